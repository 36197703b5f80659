"""What rests because Google said that a limit of hours or days is used up.

Asking again only makes such a limit last longer (support.google.com/a/answer/2905486).
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from reachout.errors import NotNow
from reachout.ports import Clock
from reachout.providers.google.answers import UsedUp

CALENDAR_REST = timedelta(hours=6)
_PACIFIC = ZoneInfo("America/Los_Angeles")  # where Google's day ends


class Pauses:
    """Kept in memory: a new process asks once more, and learns it again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._rests: dict[str, tuple[datetime, datetime, str]] = {}  # since, until, why

    def begin(self, used_up: UsedUp) -> None:
        now = self._clock.now()
        daily = used_up.scope == UsedUp.EVERYTHING
        until = _end_of_day(now) if daily else now + CALENDAR_REST
        self._rests[used_up.scope] = (now, until, str(used_up))

    def check(self, method: str, *, write: bool) -> None:
        """NotNow while what this method belongs to rests."""
        self._check(UsedUp.EVERYTHING)
        if write and method.startswith("calendar."):
            self._check(UsedUp.CALENDAR_WRITES)

    def _check(self, scope: str) -> None:
        if scope not in self._rests:
            return
        since, until, why = self._rests[scope]
        if since <= self._clock.now() < until:  # before since: the clock was set back
            raise NotNow(f"{why} Nothing more of it is asked before {until:%d %b, %H:%M} UTC.")
        del self._rests[scope]


def _end_of_day(now: datetime) -> datetime:
    """The next midnight in California, on *now*'s own clock."""
    tomorrow = now.astimezone(_PACIFIC).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), _PACIFIC).astimezone(now.tzinfo)
