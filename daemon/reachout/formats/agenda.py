"""Calendar files as any program writes them: what happens when, who is on it, does it block.

Reads RFC 5545. A time that cannot be understood is a ValueError, never an event less.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from reachout.domain.chat import PartStat
from reachout.domain.span import Span
from reachout.domain.wallclock import DAY

if TYPE_CHECKING:
    from icalendar import Calendar, Component, vCalAddress

FAR_ZONES = timedelta(hours=26)  # no two time zones are further apart
BUSY_STATUS = "X-MICROSOFT-CDO-BUSYSTATUS"  # [MS-OXCICAL] 2.1.3.1.1.20.31
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


def occurrence_of(event: Component, zone: str, lost_zone: str) -> Occurrence:
    """The event as it stands alone; *lost_zone* is of it, or of its series."""
    elsewhere = _says(event, BUSY_STATUS, "WORKINGELSEWHERE")
    people = [row for row in rows_of(event) if not _is_thing(row)]
    organizer = event.get("ORGANIZER")
    return Occurrence(
        uid=str(event.get("UID", "")),
        span=Span(*span_of(event, zone)),
        all_day=not elsewhere and not isinstance(time_of(event, "DTSTART"), datetime),
        title=str(event.get("SUMMARY", "")),
        cancelled=_says(event, "STATUS", "CANCELLED"),
        transparent=elsewhere or _says(event, "TRANSP", "TRANSPARENT"),
        out_of_office=_says(event, BUSY_STATUS, "OOF"),
        answers={address_of(row): answer_of(row) for row in people},
        organizer=address_of(organizer) if organizer is not None else "",
        crowd=any(_kind(row) == "GROUP" for row in people),
        lost_zone=lost_zone,
    )


def _says(event: Component, name: str, word: str) -> bool:
    return str(event.get(name, "")).upper() == word


def lost_zone(event: Component) -> str:
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
    first = time_of(component, "DTSTART")
    if "DTEND" in component:
        return from_to(first, time_of(component, "DTEND"), zone)
    start = instant(first, zone)
    if "DURATION" in component:
        end = after(first, time_of(component, "DURATION"), zone)
    else:
        end = start if isinstance(first, datetime) else after(first, DAY, zone)
    return min(start, end), max(start, end)


def from_to(first: date, last: date, zone: str) -> tuple[datetime, datetime]:
    """The instants of two times, in order.

    A wall time that the clocks skip is read with the offset before (RFC 5545 section 3.3.5), which
    may move the start behind the end: then it lasts as long as its wall times say.
    """
    start, end = instant(first, zone), instant(last, zone)
    if end < start and _on_one_clock(first, last) and first < last:
        end = start + (last - first)
    return min(start, end), max(start, end)


def _on_one_clock(first: date, last: date) -> bool:
    """Their difference is one of wall times."""
    if not isinstance(first, datetime) or not isinstance(last, datetime):
        return False
    return first.tzinfo is last.tzinfo


def time_of(component: Component, name: str) -> Any:
    value: Any = component[name]
    return value.dt


def after(first: date, lasts: timedelta, zone: str) -> datetime:
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
