"""Recurring events: which instances a series has, and what each of them is called.

RFC 5545 section 3.8.5; the rule runs on the wall clock of the zone that the series names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rruleset, rrulestr  # type: ignore[import-untyped]
from tests.fakes.google.calendar_refusals import bad
from tests.fakes.google.calendar_times import Row, instant, utc

LINE = re.compile(r"(RRULE|EXRULE|RDATE|EXDATE)((?:;[^:]*)?):(.+)\Z")
INSTANCE = re.compile(r"([a-v0-9]+)_(\d{8})(?:T(\d{6})Z)?\Z")


def checked(series: Row) -> Row:
    """Refusal when a line is no rule."""
    for line in series.get("recurrence", ()):
        if not LINE.match(line):
            raise bad("Invalid recurrence rule.")
    try:
        next(iter(_rules(series)), None)
    except (ValueError, KeyError, TypeError):
        raise bad("Invalid recurrence rule.") from None
    return series


def instances(series: Row, zone: str, low: datetime, high: datetime) -> Iterator[Row]:
    """Those that end after *low* and start before *high*, as the rule makes them."""
    lasts = instant(series["end"], zone) - instant(series["start"], zone)
    around = timedelta(days=2)  # the wall clock is at most so far from UTC
    local = [at.astimezone(UTC).replace(tzinfo=None) for at in (low - lasts, high)]
    for wall in _rules(series).between(local[0] - around, local[1] + around, inc=True):
        made = instance(series, wall, zone)
        if instant(made["end"], zone) > low and instant(made["start"], zone) < high:
            yield made


def instance(series: Row, wall: datetime, zone: str) -> Row:
    """The one that starts at this wall time."""
    start = _side(series["start"], wall)
    lasts = instant(series["end"], zone) - instant(series["start"], zone)
    end = _side(series["end"], _wall(series, instant(start, zone) + lasts, zone))
    made = {k: v for k, v in series.items() if k != "recurrence"}
    about = {"recurringEventId": series["id"], "originalStartTime": start}
    return made | about | {"id": name(series["id"], start, zone), "start": start, "end": end}


def found(series: Row, id: str, zone: str) -> Row | None:
    """The instance of this name, when the rule makes it."""
    _, day, hour = INSTANCE.fullmatch(id).groups()  # type: ignore[union-attr]
    if ("date" in series["start"]) != (hour is None):
        return None
    clock = time(int(hour[:2]), int(hour[2:4]), int(hour[4:])) if hour else time.min
    at = datetime.combine(date.fromisoformat(day), clock, UTC)
    wall = at.replace(tzinfo=None) if hour is None else _wall(series, at, zone)
    if next(iter(_rules(series).between(wall, wall, inc=True)), None) is None:
        return None
    return instance(series, wall, zone)


def series_of(id: str) -> str:
    """The id of the series that an instance id belongs to; "" when it is none."""
    match = INSTANCE.fullmatch(id)
    return match[1] if match else ""


def name(series: str, original: Row, zone: str) -> str:
    if "date" in original:
        return f"{series}_{original['date'].replace('-', '')}"
    return f"{series}_{re.sub('[-:]', '', utc(instant(original, zone)))}"


def _side(like: Row, wall: datetime) -> Row:
    if "date" in like:
        return {"date": wall.date().isoformat()}
    zone = like["timeZone"]
    at = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone))
    return {"dateTime": at.isoformat().replace("+00:00", "Z"), "timeZone": zone}


def _wall(series: Row, at: datetime, zone: str) -> datetime:
    named = series["start"].get("timeZone", zone)
    return at.astimezone(ZoneInfo(named)).replace(tzinfo=None)


def _rules(series: Row) -> rruleset:
    first = _first(series["start"])
    rules = rruleset()
    rules.rdate(first)
    for line in series.get("recurrence", ()):
        kind, options, value = LINE.match(line).groups()  # type: ignore[union-attr]
        if kind in ("RRULE", "EXRULE"):
            rule = rrulestr(_until(value, series["start"]), dtstart=first)
            (rules.rrule if kind == "RRULE" else rules.exrule)(rule)
            continue
        for one in value.split(","):
            at = _listed(one, options, series["start"])
            (rules.rdate if kind == "RDATE" else rules.exdate)(at)
    return rules


def _first(start: Row) -> datetime:
    if "date" in start:
        return datetime.combine(date.fromisoformat(start["date"]), time.min)
    at = datetime.fromisoformat(start["dateTime"])
    return at.astimezone(ZoneInfo(start["timeZone"])).replace(tzinfo=None)


def _until(rule: str, start: Row) -> str:
    """UNTIL is in UTC (RFC 5545 section 3.3.10), the rule runs on the wall."""
    match = re.search(r"UNTIL=(\d{8}T\d{6})Z", rule)
    if not match:
        return rule
    at = datetime.fromisoformat(match[1]).replace(tzinfo=UTC)
    wall = at.astimezone(ZoneInfo(start.get("timeZone", "UTC"))).replace(tzinfo=None)
    return rule.replace(match[0], f"UNTIL={wall:%Y%m%dT%H%M%S}")


def _listed(text: str, options: str, start: Row) -> datetime:
    """One value of EXDATE or RDATE, on the wall of the series."""
    if "T" not in text:
        day = datetime.fromisoformat(text)
        return day if "date" in start else datetime.combine(day, _first(start).time())
    at = datetime.fromisoformat(text.rstrip("Z"))
    named = re.search(r"TZID=([^;:]+)", options)
    if not text.endswith("Z") and not named:
        return at
    zone = UTC if text.endswith("Z") else ZoneInfo(named[1])  # type: ignore[index]
    own = ZoneInfo(start.get("timeZone", "UTC"))
    return at.replace(tzinfo=zone).astimezone(own).replace(tzinfo=None)
