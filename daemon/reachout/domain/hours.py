"""Hours of a week, at wall time: when somebody can be met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Hours:
    """Weekday (0 = Monday) → non-overlapping (from, to) wall times, in order.

    A weekday that is missing is a day off. `time.max` as an end means midnight.
    """

    by_weekday: Mapping[int, tuple[tuple[time, time], ...]]

    def on(self, weekday: int) -> tuple[tuple[time, time], ...]:
        return self.by_weekday.get(weekday, ())

    @property
    def weekdays(self) -> frozenset[int]:
        """The days of the week that have any hours: this person's working days."""
        return frozenset(day for day, hours in self.by_weekday.items() if hours)


OFFICE_HOURS = Hours({day: ((time(9), time(18)),) for day in range(5)})
