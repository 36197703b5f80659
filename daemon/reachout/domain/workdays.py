"""Counting a person's working days, on their own calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from reachout.domain.span import Days

LONGEST_WAIT = timedelta(days=120)  # an absence without end must not hold a loop open


def after_working_days(
    start: datetime, count: int, *, zone: str, weekdays: frozenset[int], off: Iterable[Days] = ()
) -> datetime:
    """The instant *count* working days after *start*, same wall time, in *zone*."""
    local, spans = start.astimezone(ZoneInfo(zone)), tuple(off)
    day, last = local.date(), local.date() + LONGEST_WAIT
    while count > 0 and day < last:
        day += timedelta(days=1)
        if is_working_day(day, weekdays, spans):
            count -= 1
    return datetime.combine(day, local.time(), tzinfo=local.tzinfo)


def is_working_day(day: date, weekdays: frozenset[int], off: Iterable[Days]) -> bool:
    return day.weekday() in weekdays and not any(day in span for span in off)
