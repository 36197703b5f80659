"""Calendar files as any program writes them: what happens when, who is on it, does it block.

Reads RFC 5545. A time that cannot be understood is a ValueError, never an event less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from reachout.domain.chat import PartStat
from reachout.domain.span import Span

if TYPE_CHECKING:
    from icalendar import Calendar, Component, vCalAddress

DAY = timedelta(days=1)
FAR_ZONES = timedelta(hours=26)  # no two time zones are further apart
TIMES = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
REPEATS = frozenset({"RRULE", "RDATE", "RECURRENCE-ID"})
MOST_PEOPLE = 3  # on a meeting that counts as a touch

# ------------------------------------------------------------------ what happens when


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One event, or one instance of a series, as far as we care."""

    uid: str
    span: Span
    all_day: bool
    title: str
    cancelled: bool
    transparent: bool  # marked as free
    out_of_office: bool
    answers: Mapping[str, PartStat]  # address → answer, of the people invited
    organizer: str  # address; "" when nobody is
    crowd: bool  # a mailing list stands on it
    lost_zone: str = ""  # the name of a time zone that nobody knows

    @property
    def people(self) -> frozenset[str]:
        return frozenset(self.answers) | ({self.organizer} - {""})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One calendar file, read. Series are unfolded only where somebody looks."""

    zone: str
    once: tuple[Occurrence, ...] = ()
    series: tuple[Any, ...] = field(default=(), compare=False)  # Calendars

    def within(self, span: Span) -> Iterator[Occurrence]:
        """What touches *span*. Raises ValueError when a time in or near it has no known zone."""
        around = span.widened(FAR_ZONES, FAR_ZONES)
        for occurrence in self._near(around):
            if occurrence.lost_zone and occurrence.span.overlaps(around):
                raise ValueError(f"it names a time zone that nobody knows: {occurrence.lost_zone}")
            if occurrence.span.overlaps(span):
                yield occurrence

    def _near(self, span: Span) -> Iterator[Occurrence]:
        yield from self.once
        for calendar in self.series:
            yield from _instances(calendar, span, self.zone)


def read_sheet(raw: bytes, zone: str) -> Sheet:
    """One .ics file. *zone* (IANA) is for DATEs and for times that name none.

    Raises ValueError when it is no whole calendar, or a time or rule in it makes no sense.
    """
    calendar = parsed(raw)
    events = events_of(calendar)
    for event in events:
        _check(event)
    if any(REPEATS & event.keys() for event in events):
        return Sheet(zone, series=(calendar,))
    return Sheet(zone, once=tuple(_occurrence(event, zone) for event in events))


def _check(event: Component) -> None:
    """The parser keeps what it cannot read and goes on; we must not."""
    from icalendar.prop import vBroken

    if "DTSTART" not in event:
        raise ValueError("an event has no start")
    for name in TIMES:
        values = event.get(name)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, vBroken):
                raise ValueError(f"{name} makes no sense: {value}")
    if not all(isinstance(_time(event, name), date) for name in TIMES[:2] if name in event):
        raise ValueError("an event starts or ends at no date")


def _instances(calendar: Calendar, span: Span, zone: str) -> Iterator[Occurrence]:
    import recurring_ical_events

    lost = next(filter(None, map(_lost_zone, events_of(calendar))), "")
    for event in recurring_ical_events.of(calendar).between(span.start, span.end):
        yield _occurrence(event, zone, lost)


def _occurrence(event: Component, zone: str, lost_zone: str = "") -> Occurrence:
    people = [row for row in rows_of(event) if not _is_thing(row)]
    organizer = event.get("ORGANIZER")
    return Occurrence(
        uid=str(event.get("UID", "")),
        span=Span(*span_of(event, zone)),
        all_day=not isinstance(_time(event, "DTSTART"), datetime),
        title=str(event.get("SUMMARY", "")),
        cancelled=_says(event, "STATUS", "CANCELLED"),
        transparent=_says(event, "TRANSP", "TRANSPARENT"),
        out_of_office=_says(event, "X-MICROSOFT-CDO-BUSYSTATUS", "OOF"),
        answers={address_of(row): answer_of(row) for row in people},
        organizer=address_of(organizer) if organizer is not None else "",
        crowd=any(_kind(row) == "GROUP" for row in people),
        lost_zone=lost_zone or _lost_zone(event),
    )


def _says(event: Component, name: str, word: str) -> bool:
    return str(event.get(name, "")).upper() == word


def _lost_zone(event: Component) -> str:
    """A floating time with a TZID is one whose zone the parser did not find."""
    for name in ("DTSTART", "DTEND"):
        value: Any = event.get(name)
        when = getattr(value, "dt", None)
        if isinstance(when, datetime) and when.tzinfo is None and "TZID" in value.params:
            return str(value.params["TZID"])
    return ""


# ------------------------------------------------------------------ what follows from it


def blocks(event: Occurrence, own_addresses: frozenset[str], *, all_day_busy: bool) -> bool:
    """The host cannot be met while this goes on.

    Not cancelled, and not declined by the host. What is marked free does not block, except being
    out of office ([MS-OXCICAL] 2.1.3.1.1.20.31) and, *all_day_busy*, whole days. Tentative blocks.
    """
    own = [answer for who, answer in event.answers.items() if who in own_addresses]
    declined = bool(own) and all(answer is PartStat.DECLINED for answer in own)
    if event.cancelled or declined or event.span.start == event.span.end:
        return False
    held = event.out_of_office or (event.all_day and all_day_busy)
    return held or not event.transparent


def is_meeting(
    event: Occurrence, addresses: frozenset[str], own_addresses: frozenset[str]
) -> bool:
    """The host meets somebody who has one of *addresses*, with at most three people there."""
    others = event.people - own_addresses
    with_them = addresses & others
    declined = {who for who, answer in event.answers.items() if answer is PartStat.DECLINED}
    if event.cancelled or event.crowd or declined & (with_them | own_addresses):
        return False
    return bool(with_them) and len(others) < MOST_PEOPLE


# ------------------------------------------------------------------ the parts of an event


def parsed(raw: bytes) -> Calendar:
    """Raises ValueError when this is no single whole VCALENDAR."""
    import warnings

    from icalendar import Calendar

    with warnings.catch_warnings():
        # about zone names with a vendor's prefix, which are guessed well (RFC 5545 3.2.19)
        warnings.simplefilter("ignore")
        found = Calendar.from_ical(raw)
    if not isinstance(found, Calendar):
        raise ValueError("it is no VCALENDAR")
    return found


def events_of(calendar: Calendar) -> Sequence[Any]:
    return calendar.walk("VEVENT")


def span_of(component: Component, zone: str) -> tuple[datetime, datetime]:
    """Start and end as instants (UTC); the defaults are those of RFC 5545 section 3.6.1.

    A start after its end is read backwards, so that it blocks what it must have meant.
    """
    first = _time(component, "DTSTART")
    start = instant(first, zone)
    if "DTEND" in component:
        end = instant(_time(component, "DTEND"), zone)
    elif "DURATION" in component:
        end = _after(first, _time(component, "DURATION"), zone)
    else:
        end = start if isinstance(first, datetime) else _after(first, DAY, zone)
    return min(start, end), max(start, end)


def _time(component: Component, name: str) -> Any:
    value: Any = component[name]
    return value.dt


def _after(first: date, lasts: timedelta, zone: str) -> datetime:
    """Days are days of the calendar, hours are exact (RFC 5545 section 3.3.6)."""
    days = timedelta(days=lasts.days)
    return instant(first + days, zone) + (lasts - days)


def instant(value: date, zone: str) -> datetime:
    """A DATE-TIME in UTC, with TZID or floating, or a DATE (its local midnight), as an instant.

    The last two are the observer's own time (RFC 5545 section 3.3.5), so X-WR-TIMEZONE, which says
    where the calendar was made, does not count: a holiday is a day here, not in UTC.
    """
    if not isinstance(value, datetime):
        value = datetime.combine(value, time.min)
    if value.tzinfo is None:
        value = value.replace(tzinfo=ZoneInfo(zone))
    return value.astimezone(UTC)


def answers_of(component: Component) -> dict[str, PartStat]:
    """Address → answer, of every ATTENDEE row."""
    return {address_of(row): answer_of(row) for row in rows_of(component)}


def address_of(row: Any) -> str:
    """The bare address, in lower case. EMAIL (RFC 7986) counts where the value is no mailto."""
    value = str(row)
    if not value.lower().startswith("mailto:"):
        value = str(row.params.get("EMAIL", value))
    return re.sub("(?i)^mailto:", "", value).strip().lower()


def rows_of(component: Component) -> list[vCalAddress]:
    rows = component.get("ATTENDEE", [])
    return rows if isinstance(rows, list) else [rows]


def answer_of(row: vCalAddress) -> PartStat:
    said = str(row.params.get("PARTSTAT", "")).lower()
    return PartStat(said) if said in set(PartStat) else PartStat.NEEDS_ACTION


def _kind(row: vCalAddress) -> str:
    return str(row.params.get("CUTYPE", "")).upper()


def _is_thing(row: vCalAddress) -> bool:
    """Rooms and projectors are invited, too (RFC 5545 section 3.2.3)."""
    return _kind(row) in {"ROOM", "RESOURCE"}
