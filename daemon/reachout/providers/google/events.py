"""Events as the Calendar API writes them, read: what happens when, who is on it, does it block.

A row that makes no sense is a ValueError, never an event less.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from reachout.domain.chat import ChatStatus, EventSeen, PartStat
from reachout.domain.span import Span
from reachout.formats.agenda import Occurrence, blocks

Row = Mapping[str, Any]

# Our marks, in extendedProperties.private: on the host's own copy only, no guest sees them.
LOOP, KEY, GUEST, WROTE, ASKED = "reachout", "key", "guest", "wrote", "asked"
HOLD = "hold"  # an offered time, and no chat

FREE = frozenset({"workingLocation", "birthday"})  # say where or what, take no time
HELD = frozenset({"outOfOffice", "focusTime"})  # nobody is met then, however they are marked
NOBODY = ("@calendar.google.com", ".calendar.google.com")  # calendars, rooms, imports
LINK_WITHIN = timedelta(minutes=5)  # a Meet link that is not there by then is not waited for

_PEOPLE = (
    "attendeesOmitted,attendees(email,id,responseStatus,self,organizer,resource),"
    "organizer(email,self)"
)
MEETING_FIELDS = f"id,status,start,end,recurrence,{_PEOPLE}"
ROW_FIELDS = (
    f"etag,created,summary,transparency,eventType,recurringEventId,{MEETING_FIELDS},"
    "extendedProperties/private,conferenceData/createRequest/status"
)

# ------------------------------------------------------------------ the parts of a row


def id_of(row: Row) -> str:
    return str(row["id"])


def is_cancelled(row: Row) -> bool:
    """Google knows one state for cancelled and deleted; such a row may hold an id only."""
    return row.get("status") == "cancelled"


def is_series(row: Row) -> bool:
    """Stands for all its instances, which have ids of their own."""
    return bool(row.get("recurrence"))


def marks_of(row: Row) -> dict[str, str]:
    private = row.get("extendedProperties", {}).get("private", {})
    return {str(name): str(value) for name, value in private.items()}


def loop_of(row: Row) -> str:
    """Of the loop the event was placed for; "" when it is none of ours."""
    return marks_of(row).get(LOOP, "")


def was_asked(row: Row) -> bool:
    """Google left the question to the host open when the event was placed."""
    return ASKED in marks_of(row)


def rows_of(row: Row) -> Sequence[Row]:
    """One for each person invited; rooms and projectors are invited, too."""
    return [one for one in row.get("attendees", ()) if not _is_thing(one)]


def _is_thing(attendee: Row) -> bool:
    return bool(attendee.get("resource")) or address_of(attendee).endswith(NOBODY)


def address_of(person: Row) -> str:
    """Bare and in lower case. Where Google does not tell it, its id for that person."""
    return str(person.get("email") or person.get("id") or "").strip().lower()


def answer_of(attendee: Row) -> PartStat:
    said = str(attendee.get("responseStatus", ""))
    return _ANSWERS.get(said, PartStat.NEEDS_ACTION)


_ANSWERS = {
    "accepted": PartStat.ACCEPTED,
    "declined": PartStat.DECLINED,
    "tentative": PartStat.TENTATIVE,
}


def span_of(row: Row, zone: str) -> Span:
    """Start and end as instants (UTC). *zone* is for whole days and times that name none.

    A start after its end is read backwards, so that it blocks what it must have meant. Of a
    series it is the first time.
    """
    start, end = (_instant(row[side], zone) for side in ("start", "end"))
    return Span(min(start, end), max(start, end))


def _instant(side: Row, zone: str) -> datetime:
    if "dateTime" not in side:
        midnight = datetime.combine(date.fromisoformat(side["date"]), time.min)
        return midnight.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    at = datetime.fromisoformat(side["dateTime"])
    if at.tzinfo is None:
        at = at.replace(tzinfo=ZoneInfo(side.get("timeZone") or zone))
    return at.astimezone(UTC)


def fingerprint(row: Row) -> str:
    """Differs when what concerns us does; not every server has etags, or changes them."""
    people = [[address_of(one), one.get("responseStatus")] for one in row.get("attendees", ())]
    told = [row.get(name) for name in ("etag", "status", "summary", "transparency")]
    times = [_moment(row.get(side, {})) for side in ("start", "end")]
    return sha256(json.dumps([told, times, people]).encode()).hexdigest()[:16]


def _moment(side: Row) -> str:
    return _instant(side, "UTC").isoformat() if side else ""


def waits_for_link(row: Row, now: datetime) -> bool:
    """Google is still making the Meet link, and it is worth waiting for."""
    request = row.get("conferenceData", {}).get("createRequest", {})
    if request.get("status", {}).get("statusCode") != "pending":
        return False
    return abs(now - _instant({"dateTime": row["created"]}, "UTC")) < LINK_WITHIN


# ------------------------------------------------------------------ what follows from it


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept in memory of one event: its row only when it is one of ours."""

    id: str
    span: Span
    fingerprint: str
    blocks: bool
    title: str
    series: str  # id of the series it is an instance of, or ""
    ours: Row | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Eyes:
    """Whose calendar it is: what a row says depends on that.

    *own*: the host's addresses, in lower case. *zone*: where a whole day of theirs begins.
    """

    own: frozenset[str]
    zone: str
    all_day_busy: bool

    def kept(self, row: Row, known: Set[str] = frozenset()) -> Kept:
        """*known*: ids of events of ours, for servers that drop our marks."""
        event = self.occurrence(row)
        own = self.own_on(row)
        return Kept(
            id=id_of(row),
            span=event.span,
            fingerprint=fingerprint(row),
            blocks=blocks(event, own, all_day_busy=self.all_day_busy),
            title=event.title,
            series=str(row.get("recurringEventId", "")),
            ours=row if loop_of(row) or id_of(row) in known else None,
        )

    def occurrence(self, row: Row) -> Occurrence:
        kind = row.get("eventType", "default")
        free = kind in FREE
        return Occurrence(
            uid=id_of(row),
            span=span_of(row, self.zone),
            all_day="date" in row["start"] and not free,
            title=str(row.get("summary", "")),
            cancelled=is_cancelled(row),
            transparent=free or row.get("transparency") == "transparent",
            out_of_office=kind in HELD,
            answers=_answers(rows_of(row)),
            organizer=_organizer(row),
            crowd=bool(row.get("attendeesOmitted")),
        )

    def own_on(self, row: Row) -> frozenset[str]:
        """The host's addresses on this event: those of the config, and what Google calls self."""
        return self.own | {address_of(one) for one in rows_of(row) if one.get("self")}

    def others_on(self, row: Row) -> list[str]:
        """Addresses of everybody on it who is not the host."""
        own = self.own_on(row)
        return [who for who in map(address_of, rows_of(row)) if who not in own]

    def host_answer(self, row: Row) -> PartStat:
        own = self.own_on(row)
        return first_answer([one for one in rows_of(row) if address_of(one) in own])

    def guests_on(self, row: Row) -> list[Row]:
        """The guest is who the event was written for; where a server has dropped that mark,
        anybody else who stands on it."""
        guest, own = marks_of(row).get(GUEST, "").lower(), self.own_on(row)
        return [
            one
            for one in rows_of(row)
            if (address_of(one) == guest if guest else address_of(one) not in own)
        ]

    def seen(self, row: Row, *, asked: bool) -> EventSeen:
        """An event of ours as it stands. *asked*: a Yes on it was said by the host, and does not
        stand there because Google took it for granted. With the guest on it, it is beyond that.
        """
        guests, span = self.guests_on(row), span_of(row, self.zone)
        answer = self.host_answer(row)
        if answer is PartStat.ACCEPTED and not (asked or guests):
            answer = PartStat.NEEDS_ACTION
        return EventSeen(
            id=id_of(row),
            start=span.start,
            end=span.end,
            status=_status(row, certain=bool(guests)),
            host_answer=answer,
            guest_answer=first_answer(guests),
            guest_on_it=bool(guests),
            etag=etag_of(row),
            hold=HOLD in marks_of(row),
        )


def etag_of(row: Row) -> str:
    """What changes with every change: the server's etag, else a fingerprint of ours."""
    return str(row.get("etag") or fingerprint(row))


def first_answer(attendees: Sequence[Row]) -> PartStat:
    """What the first of these said who said anything."""
    said = (answer for answer in map(answer_of, attendees) if answer is not PartStat.NEEDS_ACTION)
    return next(said, PartStat.NEEDS_ACTION)


def _answers(attendees: Sequence[Row]) -> dict[str, PartStat]:
    """Somebody whose address Google does not tell is still somebody."""
    return {
        address_of(one) or f"somebody {number}": answer_of(one)
        for number, one in enumerate(attendees)
    }


def _organizer(row: Row) -> str:
    """ "" when it is the host, or the calendar itself."""
    organizer = row.get("organizer", {})
    if organizer.get("self") or _is_thing(organizer):
        return ""
    return address_of(organizer)


def _status(row: Row, *, certain: bool) -> ChatStatus:
    """Only with the guest on it a chat is certain. Google's pages have no button that confirms an
    event, so that word alone is no Yes: other programs, and other servers, write it unasked.
    """
    if is_cancelled(row):
        return ChatStatus.CANCELLED
    said_so = row.get("status", "confirmed") == "confirmed"
    return ChatStatus.CONFIRMED if said_so and certain else ChatStatus.TENTATIVE
