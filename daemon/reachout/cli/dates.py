"""Times and days as the host types them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from reachout.errors import Usage


def coming_day(words: str, today: date) -> str:
    """An ISO date after *today*. Usage: it is none, or has gone by."""
    try:
        day = date.fromisoformat(words.strip())
    except ValueError:
        raise Usage(f"“{words}” is not a day. Write year-month-day: 2026-09-01.") from None
    if day <= today:
        raise Usage(f"{day} is not ahead; today is {today}.")
    return day.isoformat()


def instant(words: str, zone: str) -> str:
    """An ISO instant in UTC, from a time with an offset or on the wall clock of *zone*.

    Usage: it is no time, or one that this clock skips when summer time begins.
    """
    try:
        said = datetime.fromisoformat(words.strip())
    except ValueError:
        said = None
    if said is None or len(words.strip()) <= len("2026-06-11"):
        raise Usage(
            f"“{words}” is not a time. Write it on your own clock, 2026-06-11 16:30, "
            "or with an offset, 2026-06-11T16:30+02:00."
        )
    at = (said if said.tzinfo else said.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    if said.tzinfo is None and at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != said:
        raise Usage(f"There is no {words} in {zone}: the clocks are put forward that night.")
    return at.isoformat()
