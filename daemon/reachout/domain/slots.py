"""Which times can be offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One time that could become a chat: aware instants; words are made by compose."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start
