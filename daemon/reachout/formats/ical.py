"""A chat as an iCalendar event, and back (RFC 5545), and as an invitation (RFC 5546).

The event on the host's calendar and the invitation in a letter are the same words; they differ in
who stands on them, and the invitation carries none of our own marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from reachout.domain.chat import ChatEvent, ChatStatus, EventSeen, PartStat
from reachout.formats.agenda import (
    address_of,
    answers_of,
    events_of,
    parsed,
    rows_of,
    span_of,
)

if TYPE_CHECKING:
    from icalendar import Calendar, Event, vCalAddress

UID_ENDS = "@reachout"
KEY, LOOP, GUEST = "X-REACHOUT-KEY", "X-REACHOUT-LOOP", "X-REACHOUT-GUEST"
HOLD = "X-REACHOUT-HOLD"  # an offered time, and no chat
YEAR = timedelta(days=366)
ZONE_AHEAD = 5 * YEAR  # how far a VTIMEZONE is written out; programs that know the name go on

# ------------------------------------------------------------------ writing


def event_text(event: ChatEvent, *, now: datetime, with_guest: bool) -> bytes:
    """One VCALENDAR with one VEVENT, CRLF lines, folded at 75 octets.

    The guest's ATTENDEE row only *with_guest*: some calendars mail whoever stands there. Nobody
    stands on a hold.
    """
    component = _new(event, now)
    _mark(component, event)
    if event.hold:
        component.pop("ORGANIZER", None)
        _set(component, "CLASS", "PRIVATE")
        _set(component, "TRANSP", "OPAQUE")
    else:
        _seat(component, event, with_guest=with_guest, moved=False)
    return _bytes(_calendar(component, event))


def rewritten(raw: bytes, event: ChatEvent, *, now: datetime, with_guest: bool) -> bytes:
    """The event *raw* brought to what *event* says.

    What others added stays: alarms, categories, further people. An answer stands until the time
    moves (RFC 5546 section 3.2.2.1), and SEQUENCE never falls. Raises ValueError when *raw* cannot
    be read.
    """
    calendar = parsed(raw)
    component = _main_event(calendar)
    moved = span_of(component, event.zone)[0] != event.start
    sequence = max(event.sequence, int(component.get("SEQUENCE", 0)))
    _fill(component, event, now, sequence)
    _mark(component, event)
    _seat(component, event, with_guest=with_guest, moved=moved)
    _add_zone(calendar, event)
    return _bytes(calendar)


def invitation(event: ChatEvent, *, now: datetime) -> bytes:
    """A METHOD:REQUEST for the guest to answer (RFC 5546 section 3.2.2)."""
    component = _new(event, now)
    _seat(component, event, with_guest=True, moved=False)
    _set(component, "STATUS", "CONFIRMED")
    return _bytes(_calendar(component, event, method="REQUEST"))


def cancellation(event: ChatEvent, *, now: datetime) -> bytes:
    """A METHOD:CANCEL for the guest (RFC 5546 section 3.2.5).

    SEQUENCE is one above the event's, or the guest's calendar would take it for old news.
    """
    component = _new(event, now)
    _seat(component, event, with_guest=True, moved=False)
    _set(component, "STATUS", "CANCELLED")
    _set(component, "SEQUENCE", event.sequence + 1)
    return _bytes(_calendar(component, event, method="CANCEL"))


def _new(event: ChatEvent, now: datetime) -> Event:
    from icalendar import Event

    component = Event()
    component.add("uid", event.id + UID_ENDS)
    component.add("created", _whole(now))
    _fill(component, event, now, event.sequence)
    return component


def _fill(component: Event, event: ChatEvent, now: datetime, sequence: int) -> None:
    from icalendar import vCalAddress

    organizer = vCalAddress(f"mailto:{event.host}")
    organizer.params["CN"] = event.host_name
    component.pop("DURATION", None)
    _set(component, "DTSTAMP", _whole(now))
    _set(component, "LAST-MODIFIED", _whole(now))
    _set(component, "SEQUENCE", sequence)
    _set(component, "DTSTART", _wall(event.start, event.zone))
    _set(component, "DTEND", _wall(event.end, event.zone))
    _set(component, "STATUS", event.status.upper())
    _set(component, "ORGANIZER", organizer)
    for name, text in _words(event):
        _set(component, name, text)


def _words(event: ChatEvent) -> Iterable[tuple[str, str]]:
    yield "SUMMARY", event.title
    yield "LOCATION", event.place
    yield "DESCRIPTION", event.description


def _mark(component: Event, event: ChatEvent) -> None:
    if event.key:  # a later change keeps the key of the effect that placed it
        _set(component, KEY, event.key)
    _set(component, LOOP, event.loop)
    _set(component, GUEST, event.guest)
    _set(component, HOLD, "yes" if event.hold else "")


def _set(component: Event, name: str, value: object) -> None:
    """Instead of what stood there; an empty text leaves no row."""
    component.pop(name, None)
    if value != "":
        component.add(name, value)


def _seat(component: Event, event: ChatEvent, *, with_guest: bool, moved: bool) -> None:
    """Write the rows of host and guest among those of others."""
    rows = rows_of(component)
    said_yes = event.status is ChatStatus.CONFIRMED
    host = _row(rows, event.host, event.host_name, moved)
    if said_yes or "PARTSTAT" not in host.params:
        host.params["PARTSTAT"] = "ACCEPTED" if said_yes else "NEEDS-ACTION"
    seated = [host]
    if with_guest:
        guest = _row(rows, event.guest, event.guest_name, moved)
        guest.params.setdefault("PARTSTAT", "NEEDS-ACTION")
        guest.params["RSVP"] = "TRUE"
        seated.append(guest)
    component.pop("ATTENDEE", None)
    theirs = {address_of(row) for row in seated}
    for row in (*seated, *(row for row in rows if address_of(row) not in theirs)):
        component.add("attendee", row)


def _row(rows: list[vCalAddress], address: str, name: str, moved: bool) -> vCalAddress:
    from icalendar import vCalAddress

    row = next((row for row in rows if address_of(row) == address.lower()), None)
    if row is None:
        row = vCalAddress(f"mailto:{address}")
        row.params["CN"] = name
        row.params["ROLE"] = "REQ-PARTICIPANT"
    if moved:
        row.params.pop("PARTSTAT", None)
    return row


def _calendar(component: Event, event: ChatEvent, method: str = "") -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//reachout//reachout//EN")
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    calendar.add_component(component)
    _add_zone(calendar, event)
    return calendar


def _bytes(calendar: Calendar) -> bytes:
    written: bytes = calendar.to_ical()
    return written


def _add_zone(calendar: Calendar, event: ChatEvent) -> None:
    day = event.start.date()
    calendar.add_missing_timezones(first_date=day - YEAR, last_date=day + ZONE_AHEAD)


def _wall(when: datetime, zone: str) -> datetime:
    """In the host's zone, so that it is edited there; a wall time shown twice is the earlier one
    (RFC 5545 section 3.3.5), so the later one is written in UTC."""
    local = when.astimezone(ZoneInfo(zone))
    return when.astimezone(UTC) if local.fold else local


def _whole(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(microsecond=0)


# ------------------------------------------------------------------ reading


def seen(raw: bytes, *, id: str, etag: str, own_addresses: frozenset[str], zone: str) -> EventSeen:
    """An event of ours as it stands. *zone* is the host's, for times that name none.

    Raises ValueError when *raw* cannot be read. The guest is who the event was written for; where
    a program has dropped that mark, anybody else who stands on it.
    """
    component = _main_event(parsed(raw))
    start, end = span_of(component, zone)
    answers = answers_of(component)
    guest = str(component.get(GUEST, "")).lower()
    others = [guest] if guest else [who for who in answers if who not in own_addresses]
    return EventSeen(
        id=id,
        start=start,
        end=end,
        status=_status(component),
        host_answer=_first_answer(answers, sorted(own_addresses)),
        guest_answer=_first_answer(answers, others),
        guest_on_it=any(who in answers for who in others),
        etag=etag,
        hold=HOLD in component,
    )


def our_id(raw: bytes) -> str:
    """The id of the event of ours in this file, without parsing it; "" when it is none."""
    found = re.search(rb"^UID[^:\r\n]*:(.+)@reachout\s*$", _unfolded(raw), re.MULTILINE)
    return found[1].decode("utf-8", "replace") if found else ""


def our_loop(raw: bytes) -> str:
    """The loop for which an event in this file was written, without parsing it; else ""."""
    found = re.search(rb"^X-REACHOUT-LOOP:(.+?)\s*$", _unfolded(raw), re.MULTILINE)
    return found[1].decode("utf-8", "replace") if found else ""


def _unfolded(raw: bytes) -> bytes:
    return re.sub(rb"\r?\n[ \t]", b"", raw)


def _main_event(calendar: Calendar) -> Event:
    """The first VEVENT that is not a changed instance of a series."""
    events: Sequence[Event] = events_of(calendar)
    if not events:
        raise ValueError("there is no event in it")
    return next((event for event in events if "RECURRENCE-ID" not in event), events[0])


def _first_answer(answers: dict[str, PartStat], who: Iterable[str]) -> PartStat:
    """What the first of these said who said anything."""
    said = (answers.get(address, PartStat.NEEDS_ACTION) for address in who)
    return next((one for one in said if one is not PartStat.NEEDS_ACTION), PartStat.NEEDS_ACTION)


def _status(component: Event) -> ChatStatus:
    """Calendars leave out what is usual: an event without a status is an ordinary one."""
    said = str(component.get("STATUS", "")).lower()
    return ChatStatus(said) if said in set(ChatStatus) else ChatStatus.CONFIRMED
