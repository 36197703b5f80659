"""What the clock on the wall shows, on its own date and in its own zone.

Zones are IANA names. Clocks skip an hour in spring and show one twice in autumn; in December 2011
Samoa skipped a whole day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def local_day(instant: datetime, zone: str) -> date:
    return instant.astimezone(ZoneInfo(zone)).date()


def exists(day: date, zone: str) -> bool:
    """False for a day that the calendar left out, as Friday 30 December 2011 in Samoa."""
    noon = datetime.combine(day, time(12), ZoneInfo(zone))
    return local_day(noon.astimezone(UTC), zone) == day


def is_plain(local: datetime) -> bool:
    """This wall time happens exactly once (PEP 495: otherwise the two folds differ)."""
    return local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()


@lru_cache(maxsize=512)
def steps(
    zone: str, day: date, opens: time, closes: time, step: timedelta
) -> tuple[tuple[datetime, time], ...]:
    """(instant in UTC, wall time) at every multiple of *step* that the clock shows once."""
    midnight = datetime.combine(day, time.min)
    first = -(-(datetime.combine(day, opens) - midnight) // step)
    count = -(-(datetime.combine(day, closes) - midnight) // step)
    walls = [midnight + number * step for number in range(first, count)]
    local = [wall.replace(tzinfo=ZoneInfo(zone)) for wall in walls]
    return tuple((wall.astimezone(UTC), wall.time()) for wall in local if is_plain(wall))


@lru_cache(maxsize=4096)
def hours_on(zone: str, day: date, opens: time, closes: time) -> tuple[datetime, datetime]:
    """The hours of one day as instants (UTC): where a skipped wall time would be, the jump is."""
    begin = datetime.combine(day, opens, ZoneInfo(zone))
    end = (
        datetime.combine(day + DAY, time.min, ZoneInfo(zone))
        if closes == time.max
        else datetime.combine(day, closes, ZoneInfo(zone))
    )
    return _instant(begin.replace(fold=1)), _instant(end.replace(fold=0))


def _instant(local: datetime) -> datetime:
    before, after = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    if before is None or after is None or before >= after:
        return local.astimezone(UTC)
    return _jump(local)


def _jump(skipped: datetime) -> datetime:
    """The instant at which the clocks jump over this wall time, to the second."""
    zone = skipped.tzinfo
    early = skipped.replace(fold=1).astimezone(UTC)
    late = skipped.replace(fold=0).astimezone(UTC)
    jumped = late.astimezone(zone).utcoffset()
    while late - early > SECOND:
        middle = early + (late - early) // (2 * SECOND) * SECOND
        if middle.astimezone(zone).utcoffset() == jumped:
            late = middle
        else:
            early = middle
    return late
