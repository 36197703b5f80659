"""The only place that asks the machine what time it is."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(slots=True)
class SetClock:
    """Stands where it was set; turned by hand. For `--now`, the demo and tests."""

    at: datetime

    def now(self) -> datetime:
        return self.at.astimezone(UTC)

    def turn(self, by: timedelta) -> None:
        self.at += by


@dataclass(slots=True)
class RunningClock:
    """Starts at *start* and goes on at the pace of the machine: `run --now`."""

    start: datetime
    began: float

    @classmethod
    def from_now(cls, start: datetime) -> RunningClock:
        return cls(start, time.monotonic())

    def now(self) -> datetime:
        return self.start.astimezone(UTC) + timedelta(seconds=time.monotonic() - self.began)
