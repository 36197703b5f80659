"""Chats as the Calendar API takes them: what is written, and what of the host's is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from reachout.domain.chat import ChatEvent
from reachout.providers.google.events import (
    ASKED,
    GUEST,
    HOLD,
    KEY,
    LOOP,
    WROTE,
    Eyes,
    Row,
    address_of,
    marks_of,
    span_of,
)

Body = dict[str, Any]

# What may be written of an attendee; `self` and `organizer` are Google's own to say.
WRITABLE = (
    "email",
    "displayName",
    "optional",
    "resource",
    "responseStatus",
    "comment",
    "additionalGuests",
)


def hold(event: ChatEvent) -> Body:
    """A new tentative event that keeps a time free: nobody is on it, and nothing rings."""
    return {
        "id": event.id,
        "status": "tentative",
        **dict(_words(event)),
        **_times(event),
        "extendedProperties": {"private": {LOOP: event.loop, KEY: event.key, HOLD: "yes"}},
        "reminders": {"useDefault": False},
        "visibility": "private",
        "transparency": "opaque",
    }


def proposal(event: ChatEvent) -> Body:
    """A new tentative event with the host alone on it, unanswered."""
    body: Body = {
        "id": event.id,
        "status": event.status.value,
        **dict(_words(event)),
        **_times(event),
        "attendees": [_person(event.host, event.host_name)],
        "extendedProperties": {"private": _marks(event)},
        "reminders": {"useDefault": True},
        "visibility": "private",
        "guestsCanSeeOtherGuests": False,
    }
    if event.meet:
        body["conferenceData"] = {
            "createRequest": {
                "requestId": event.id,  # Google makes one link for it, however often it is asked
                "conferenceSolutionKey": {"type": "hangoutsMeet"},
            }
        }
    return body


def invitation(row: Row, event: ChatEvent, eyes: Eyes) -> Body:
    """The patch that makes it certain and puts the guest on it.

    A list replaces the one that was there, so everybody on it is said again.
    """
    moved = span_of(row, eyes.zone).start != event.start
    return {
        "status": "confirmed",
        "attendees": list(_seated(row, event, eyes, moved)),
        **_rewritten(row, event),
    }


def adjusted(row: Row, event: ChatEvent, eyes: Eyes) -> Body:
    """The patch that brings it to what *event* says, while the host alone knows of it.

    A Yes to another time is no Yes to this one, so it is asked again.
    """
    body: Body = {"status": event.status.value, **_rewritten(row, event)}
    if span_of(row, eyes.zone).start != event.start:
        own = [_writable(one) | _NEEDS_ACTION for one in row.get("attendees", ())]
        body["attendees"] = own
    return body


def asked(row: Row) -> Body:
    """The patch that notes that a Yes on it, when there is one, was said by the host."""
    return {"extendedProperties": {"private": marks_of(row) | {ASKED: "yes"}}}


# ------------------------------------------------------------------ times and words


def _times(event: ChatEvent) -> Body:
    return {"start": _side(event.start, event.zone), "end": _side(event.end, event.zone)}


def _side(at: datetime, zone: str) -> Body:
    """In the host's zone, so that it is edited there; the offset says which of two wall times."""
    local = at.astimezone(ZoneInfo(zone))
    return {"dateTime": local.isoformat(timespec="seconds"), "timeZone": zone}


def _words(event: ChatEvent) -> Iterator[tuple[str, str]]:
    yield "summary", event.title
    yield "location", event.place
    yield "description", event.description


def _rewritten(row: Row, event: ChatEvent) -> Body:
    """Times and words; words that the host has put in place of ours stay."""
    wrote = marks_of(row).get(WROTE, "").split(".")
    body: Body = _times(event)
    for number, (name, text) in enumerate(_words(event)):
        stands = str(row.get(name, ""))
        ours = not stands or _digest(stands) in wrote[number : number + 1]
        if ours and text != stands:
            body[name] = text
    body["extendedProperties"] = {"private": marks_of(row) | _marks(event)}
    return body


def _marks(event: ChatEvent) -> dict[str, str]:
    """`wrote` lets the next write tell our words from the host's."""
    wrote = ".".join(_digest(text) for _, text in _words(event))
    marks = {LOOP: event.loop, KEY: event.key, GUEST: event.guest, WROTE: wrote}
    return {name: value for name, value in marks.items() if value}


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


# ------------------------------------------------------------------ people

_NEEDS_ACTION = {"responseStatus": "needsAction"}
_ACCEPTED = {"responseStatus": "accepted"}


def _person(address: str, name: str) -> Body:
    named = {"displayName": name} if name else {}
    return {"email": address, **named, **_NEEDS_ACTION}


def _seated(row: Row, event: ChatEvent, eyes: Eyes, moved: bool) -> Iterator[Body]:
    """Host, guest, and everybody the host has put on it besides."""
    stand = {address_of(one): one for one in row.get("attendees", ())}
    host = _host_of(stand, event, eyes.own_on(row))
    yield _writable(stand.pop(host, _person(event.host, event.host_name))) | _ACCEPTED
    invited = stand.pop(event.guest.lower(), None)
    if invited is None:
        yield _person(event.guest, event.guest_name)
    else:
        yield _writable(invited) | (_NEEDS_ACTION if moved else {})
    yield from map(_writable, stand.values())


def _host_of(stand: dict[str, Row], event: ChatEvent, own: frozenset[str]) -> str:
    """Which of the rows is the host's: what Google says, then the config."""
    called_self = [who for who, one in stand.items() if one.get("self")]
    written = [who for who in stand if who == event.host.lower()]
    aliases = [who for who in stand if who in own]
    return next(iter([*called_self, *written, *aliases]), "")


def _writable(attendee: Row) -> Body:
    return {name: attendee[name] for name in WRITABLE if name in attendee}
