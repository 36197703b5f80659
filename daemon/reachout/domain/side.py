"""When one of two people can be met, at their own clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from reachout.domain.hours import Hours
from reachout.domain.span import Days
from reachout.domain.wallclock import DAY, hours_on, is_plain, local_day

WHOLE_DAY = ((time.min, time.max),)

Instants = tuple[datetime, datetime]  # from, until


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Without a zone the hours say nothing; the days off count."""

    zone: str | None  # IANA
    hours: Hours
    off: Sequence[Days] = ()

    def day_off(self, day: date) -> Days | None:
        return next((days for days in self.off if day in days), None)

    def clock(self, fallback: str) -> str:
        return self.zone or fallback

    def around(self, first: datetime, last: datetime, fallback: str) -> list[Instants]:
        """The hours, as instants (UTC), of every local day from *first*'s to *last*'s.

        Where some end as others begin, at midnight for one, they are one stretch.
        """
        zone = self.clock(fallback)
        day, stop = local_day(first, zone), local_day(last, zone)
        found: list[Instants] = []
        while day <= stop:
            if self.day_off(day) is None:
                hours = self.hours.on(day.weekday()) if self.zone else WHOLE_DAY
                found += [hours_on(zone, day, *stretch) for stretch in hours]
            day += DAY
        return _joined(found)

    def takes(self, start: datetime, end: datetime, fallback: str) -> bool:
        """All of it lies in one stretch of hours, and its wall time happens once."""
        plain = is_plain(start.astimezone(ZoneInfo(self.clock(fallback))))
        around = self.around(start, end, fallback)
        return plain and any(opens <= start and end <= closes for opens, closes in around)


def _joined(hours: Sequence[Instants]) -> list[Instants]:
    joined: list[Instants] = []
    for opens, closes in hours:
        if joined and opens == joined[-1][1]:
            opens = joined.pop()[0]
        joined.append((opens, closes))
    return joined
