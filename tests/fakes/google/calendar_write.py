"""events.insert, patch, update and delete, and what they have in common."""

from __future__ import annotations

from typing import Any

from tests.fakes.google import Answer
from tests.fakes.google.calendar_checks import Deed, moved, new_id, right
from tests.fakes.google.calendar_diary import Diary, is_cancelled
from tests.fakes.google.calendar_meet import with_conference
from tests.fakes.google.calendar_post import post
from tests.fakes.google.calendar_refusals import (
    bad,
    changed,
    deleted,
    forbidden,
    not_found,
    not_yours,
)
from tests.fakes.google.calendar_shelf import Ask, Shelf
from tests.fakes.google.calendar_times import Row, milliseconds
from tests.fakes.google.calendar_view import view

FIXED = (  # the server's to say; in a body they are ignored
    *("id", "etag", "kind", "created", "updated", "creator", "organizer", "htmlLink", "iCalUID"),
    *("recurringEventId", "originalStartTime", "eventType", "hangoutLink", "locked"),
)
OWN = (  # a guest's own, on his copy of somebody else's event
    *("reminders", "colorId", "transparency", "visibility", "attendees", "attendeesOmitted"),
    *("extendedProperties", "sequence", "status"),
)


def insert(shelf: Shelf, ask: Ask) -> Answer:
    diary = shelf.writable(ask.text("calendarId"))
    deed = Deed(diary=diary, before=None, telling=_telling(ask))
    event = fresh(shelf, diary, ask.body) | {"id": new_id(shelf, diary, ask.body)}
    event = named(event, ask.body.get("iCalUID", ""))
    return _answered(shelf, deed, ask, with_conference(shelf, ask, None, event))


def patch(shelf: Shelf, ask: Ask) -> Answer:
    """Objects are merged, arrays replaced, null takes away."""
    deed = _standing(shelf, ask)
    before = deed.before or {}
    said = {k: v for k, v in ask.body.items() if k not in FIXED}
    event = merged(before, _responder(shelf, before, said))
    return _changed(shelf, deed, ask, event)


def update(shelf: Shelf, ask: Ask) -> Answer:
    """PUT: what is not said is not there afterwards, the guests too."""
    deed = _standing(shelf, ask)
    before = deed.before or {}
    if ask.body.get("attendeesOmitted"):
        return _changed(shelf, deed, ask, before | _responder(shelf, before, ask.body))
    kept = {k: before[k] for k in (*FIXED, "sequence") if k in before}
    said = {k: v for k, v in ask.body.items() if k not in FIXED and v is not None}
    event = {"status": "confirmed", "reminders": {"useDefault": True}} | kept | said
    return _changed(shelf, deed, ask, event)


def delete(shelf: Shelf, ask: Ask) -> Answer:
    diary = shelf.writable(ask.text("calendarId"))
    before = diary.find(ask.text("eventId"))
    if before is None:
        raise not_found()
    if is_cancelled(before):
        raise deleted() if shelf.switches.second_delete == "gone" else not_found()
    _check_etag(ask, before)
    deed = Deed(diary=diary, before=before, telling=_telling(ask))
    commit(shelf, deed, before | {"status": "cancelled"})
    return Answer(204)


# ------------------------------------------------------------------ what they have in common


def commit(shelf: Shelf, deed: Deed, event: Row) -> Row:
    """Keep the event as it is now, and tell whom it concerns."""
    event = right(shelf, deed, event)
    if moved(deed, event):
        event["sequence"] = event.get("sequence", 0) + 1
    event = deed.diary.put(event, shelf.now())
    post(shelf, deed, event)
    return event


def fresh(shelf: Shelf, diary: Diary, body: Row) -> Row:
    """What a new event has besides what is said; its id comes later."""
    organizer = {"email": shelf.owner}
    if not diary.primary:
        organizer = {"email": diary.id, "displayName": diary.summary}
    made = {
        "kind": "calendar#event",
        "status": "confirmed",
        "created": milliseconds(shelf.now()),
        "creator": {"email": shelf.owner},
        "organizer": organizer,
        "reminders": {"useDefault": True},
        "eventType": "default",
        "sequence": 0,
    }
    said = {k: v for k, v in body.items() if k == "eventType" or k not in FIXED}
    return made | {k: v for k, v in said.items() if v is not None}


def named(event: Row, uid: str = "") -> Row:
    id = event["id"]
    link = f"https://www.google.com/calendar/event?eid={id}"
    return event | {"iCalUID": uid or f"{id}@google.com", "htmlLink": link}


def merged(old: Any, new: Any) -> Any:
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    both = {k: merged(old.get(k, {}), v) if isinstance(v, dict) else v for k, v in new.items()}
    return {k: v for k, v in (old | both).items() if v is not None}


def _standing(shelf: Shelf, ask: Ask) -> Deed:
    """The event that is to be changed, or a Refusal: gone, changed meanwhile."""
    diary = shelf.writable(ask.text("calendarId"))
    before = diary.find(ask.text("eventId"))
    if before is None:
        raise not_found()
    _check_etag(ask, before)
    if is_cancelled(before) and not shelf.switches.tombstone_can_be_patched:
        raise forbidden()
    return Deed(diary=diary, before=before, telling=_telling(ask))


def _changed(shelf: Shelf, deed: Deed, ask: Ask, event: Row) -> Answer:
    before = deed.before or {}
    if not shelf.organizes(deed.diary, before) and not before.get("guestsCanModify"):
        event = _only_his_own(shelf, before, event)
    if event.get("sequence", 0) < before["sequence"]:
        raise bad("Invalid sequence value.")
    return _answered(shelf, deed, ask, with_conference(shelf, ask, before, event))


def _answered(shelf: Shelf, deed: Deed, ask: Ask, event: Row) -> Answer:
    event = commit(shelf, deed, event)
    return Answer(200, view(shelf, deed.diary, event, ask))


def _telling(ask: Ask) -> str:
    """Nobody, when nothing is said; sendNotifications is the older word for all."""
    return ask.text("sendUpdates") or ("all" if ask.flag("sendNotifications") else "none")


def _check_etag(ask: Ask, before: Row) -> None:
    if ask.if_match not in ("", "*", before["etag"]):
        raise changed()


def _responder(shelf: Shelf, before: Row, said: Row) -> Row:
    """With attendeesOmitted only the host's own answer counts."""
    if not said.get("attendeesOmitted"):
        return said
    return {"attendees": _with_own_row(shelf, before, said)}


def _only_his_own(shelf: Shelf, before: Row, event: Row) -> Row:
    """Somebody else's event: the host may answer it, and change what is his alone."""
    names = {*before, *event} - {*OWN, *FIXED, "conferenceData"}
    if any(before.get(name) != event.get(name) for name in names):
        raise not_yours()
    return event | {"attendees": _with_own_row(shelf, before, event)}


def _with_own_row(shelf: Shelf, before: Row, said: Row) -> list[Row]:
    own = {r["email"].lower(): r for r in said.get("attendees", ()) if shelf.is_own(r["email"])}
    rows = before.get("attendees", [])
    return [row | own.get(row["email"].lower(), {}) for row in rows]
