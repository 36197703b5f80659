"""What blocks in a stretch of whole days, in order, so that a window in it costs two searches.

The stretch reaches some weeks further than what is asked, so that tomorrow's question costs no
more; a file that changed is unfolded alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta
from itertools import accumulate, chain

from reachout.domain.span import Span
from reachout.domain.wallclock import DAY
from reachout.formats.agenda import Occurrence
from reachout.formats.sheet import refuse_lost
from reachout.ports import Busy
from reachout.providers.local.folders import File, sense

FURTHER = timedelta(weeks=4)  # than what is asked
KEPT = 3  # stretches; they are far apart where somebody asks about a day long ago


class Unfolded:
    """*blocking* says what an event blocks, or None."""

    def __init__(self, blocking: Callable[[Occurrence], Busy | None]) -> None:
        self._blocking = blocking
        self._stretches: list[_Stretch] = []

    def busy(self, files: Mapping[str, File], within: Span) -> list[Busy]:
        """What touches *within*, sorted. Unreachable when a file makes no sense."""
        stretch = next((one for one in self._stretches if one.covers(within)), None)
        if stretch is None:
            stretch = _Stretch(_days_around(within))
            self._stretches = [stretch, *self._stretches][:KEPT]
        stretch.renew(files, self._blocking)
        return stretch.within(within)


class _Part:
    """Of one file: what blocks in the stretch, and what stands in an unknown zone."""

    __slots__ = ("busy", "file", "lost")

    def __init__(
        self, file: File, days: Span, blocking: Callable[[Occurrence], Busy | None]
    ) -> None:
        found = file.near(days)
        self.file = file
        self.busy = [busy for busy in map(blocking, found) if busy is not None]
        self.lost = [one for one in found if one.lost_zone]


class _Stretch:
    def __init__(self, days: Span) -> None:
        self._days = days
        self._files: Mapping[str, File] | None = None
        self._parts: dict[str, _Part] = {}
        self._busy: list[Busy] = []
        self._starts: list[datetime] = []
        self._ends: list[datetime] = []  # the latest end of all up to here
        self._lost: list[_Part] = []

    def covers(self, span: Span) -> bool:
        return self._days.start <= span.start and span.end <= self._days.end

    def renew(
        self, files: Mapping[str, File], blocking: Callable[[Occurrence], Busy | None]
    ) -> None:
        """Unfolds what is new or changed; nothing when *files* are those of the last time."""
        if files is self._files:
            return
        self._files = None  # until all of it could be read
        for name, file in files.items():
            known = self._parts.get(name)
            if known is None or known.file is not file:
                self._parts[name] = _Part(file, self._days, blocking)
        self._parts = {name: self._parts[name] for name in files}
        self._arrange()
        self._files = files

    def _arrange(self) -> None:
        everything = chain.from_iterable(part.busy for part in self._parts.values())
        self._busy = sorted(everything, key=_in_order)
        self._starts = [busy.span.start for busy in self._busy]
        self._ends = list(accumulate((busy.span.end for busy in self._busy), max))
        self._lost = [part for part in self._parts.values() if part.lost]

    def within(self, span: Span) -> list[Busy]:
        for part in self._lost:
            with sense(part.file.path):
                refuse_lost(part.lost, span)
        first = bisect_right(self._ends, span.start)  # what began long before may still go on
        last = bisect_left(self._starts, span.end)
        return [busy for busy in self._busy[first:last] if busy.span.overlaps(span)]


def _in_order(busy: Busy) -> tuple[datetime, datetime, str, str]:
    return busy.span.start, busy.span.end, busy.event, busy.title


def _days_around(span: Span) -> Span:
    first = datetime.combine(span.start.astimezone(UTC), time.min, UTC) - DAY
    last = datetime.combine(span.end.astimezone(UTC), time.min, UTC) + DAY
    return Span(first, last + FURTHER)
