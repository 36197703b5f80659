"""A stretch of time between two instants; the end is not part of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Kept in UTC: adding to a zone's datetime, or comparing two of one zone, goes by the wall."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is not UTC or self.end.tzinfo is not UTC:
            self._to_utc()
        if self.end < self.start:
            raise ValueError(f"a span cannot end before it starts: {self.start} – {self.end}")

    def _to_utc(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("a span needs aware datetimes")
        object.__setattr__(self, "start", self.start.astimezone(UTC))
        object.__setattr__(self, "end", self.end.astimezone(UTC))

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
