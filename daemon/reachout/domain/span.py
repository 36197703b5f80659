"""A stretch of time between two aware instants; the end is not part of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("a span needs aware datetimes")
        if self.end < self.start:
            raise ValueError(f"a span cannot end before it starts: {self.start} – {self.end}")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def widened(self, before: timedelta, after: timedelta) -> Span:
        return Span(self.start - before, self.end + after)


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """Whole local dates, both ends included: a holiday, an absence, a quiet time."""

    first: date
    last: date
    name: str = ""  # of a public holiday

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last
