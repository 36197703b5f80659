"""Times as the Calendar API writes them: RFC 3339, and `{date}` or `{dateTime, timeZone}`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from tests.fakes.google.calendar_refusals import bad, empty_range, missing

Row = dict[str, Any]
DAY = timedelta(days=1)
STAMP = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?P<offset>[Zz]|[+-]\d\d:\d\d)?\Z", re.ASCII
)
ZONES = frozenset(available_timezones())


def rfc3339(text: str) -> datetime:
    """An instant in UTC; the offset is mandatory, fractions of a second are ignored."""
    found = STAMP.match(text)
    if not found or not found["offset"]:
        raise bad("Bad Request", "badRequest")
    return _read(text).astimezone(UTC).replace(microsecond=0)


def settled(when: Row | None, side: str, zone: str, *, repeats: bool) -> Row:
    """One side of an event as it is kept. Refusal when it is no clear time."""
    if not when:
        raise missing(f"Missing {side} time.")
    if ("date" in when) == ("dateTime" in when):
        raise bad(f"Invalid {side} time.")
    if "date" in when:
        return {"date": _day(when["date"], side)}
    named = _known(when.get("timeZone"))
    at = _local(when["dateTime"], side, named)
    if repeats and not named:
        raise missing(f"Missing time zone definition for {side} time.")
    named = named or zone
    return {"dateTime": _written(at.astimezone(ZoneInfo(named))), "timeZone": named}


def in_order(start: Row, end: Row, zone: str) -> None:
    """Both sides of one kind, and the end not before the start; a whole day has at least one."""
    if ("date" in start) != ("date" in end):
        raise bad("Start and end times must either both be date or both be dateTime.")
    if instant(end, zone) < instant(start, zone) or ("date" in start and start == end):
        raise empty_range()


def instant(when: Row, zone: str) -> datetime:
    """As an instant in UTC; a date is its midnight in *zone*."""
    if "dateTime" in when:
        return _read(when["dateTime"]).astimezone(UTC)
    return midnight(date.fromisoformat(when["date"]), zone)


def midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(zone)).astimezone(UTC)


def shown(when: Row, zone: str) -> Row:
    """In an answer the clock is that of *zone*; `timeZone` stays the event's own."""
    if "date" in when:
        return dict(when)
    return when | {"dateTime": _written(_read(when["dateTime"]).astimezone(ZoneInfo(zone)))}


def utc(at: datetime) -> str:
    return _written(at.astimezone(UTC))


def milliseconds(at: datetime) -> str:
    """`updated` and `created`."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _written(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def _read(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        raise bad("Bad Request", "badRequest") from None


def _day(text: str, side: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise bad(f"Invalid {side} time.")
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise bad(f"Invalid {side} time.") from None


def _local(text: str, side: str, named: str) -> datetime:
    """With an offset an instant; without one the clock on the wall in the zone that is named."""
    found = STAMP.match(text)
    if not found:
        raise bad(f"Invalid {side} time.")
    if found["offset"]:
        return _read(text).replace(microsecond=0)
    if not named:
        raise missing(f"Missing time zone definition for {side} time.")
    return _read(text).replace(microsecond=0, tzinfo=ZoneInfo(named))


def _known(zone: str | None) -> str:
    if zone and zone not in ZONES:
        raise bad("Invalid time zone definition for start time.")
    return zone or ""
