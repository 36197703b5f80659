"""Whom Google mails about a write, and what then stands on the guests' own calendars."""

from __future__ import annotations

from tests.fakes.google.calendar_checks import Deed
from tests.fakes.google.calendar_diary import is_cancelled
from tests.fakes.google.calendar_shelf import Mailed, Shelf, Told
from tests.fakes.google.calendar_times import Row

NEWS = (
    "summary",
    "description",
    "location",
    "start",
    "end",
    "recurrence",
    "conferenceData",
)


def post(shelf: Shelf, deed: Deed, event: Row) -> None:
    """Invitations to who is new on it, cancellations to who is no longer, else news of changes.

    What a guest does to his own copy tells nobody here.
    """
    if not shelf.organizes(deed.diary, event):
        return
    was, stands = _on_it(shelf, deed, deed.before), _on_it(shelf, deed, event)
    for address in sorted(stands - was):
        _tell(shelf, deed, event, address, "invite")
    for address in sorted(was - stands):
        _tell(shelf, deed, event, address, "cancellation")
    if deed.before is not None and any(deed.before.get(k) != event.get(k) for k in NEWS):
        for address in sorted(was & stands):
            _tell(shelf, deed, event, address, "update")


def _on_it(shelf: Shelf, deed: Deed, event: Row | None) -> set[str]:
    if event is None or is_cancelled(event):
        return set()
    return set(shelf.guests(deed.diary, event))


def _tell(shelf: Shelf, deed: Deed, event: Row, address: str, what: str) -> None:
    mailed = _is_mailed(shelf, deed.telling, address)
    if mailed:
        told = Told(event["id"], address, what)
        shelf.mailed.append(Mailed(told=told, at=shelf.now(), by=deed.by))
    copies = shelf.guest_copies.setdefault(address, {})
    if what == "cancellation":
        if mailed:
            copies.pop(event["id"], None)
    elif mailed or shelf.uses_google(address) or shelf.switches.guest_of_none_sees_event:
        copies[event["id"]] = event


def _is_mailed(shelf: Shelf, telling: str, address: str) -> bool:
    if telling == "none":
        return shelf.switches.none_still_mails
    return telling == "all" or shelf.is_external(address)
