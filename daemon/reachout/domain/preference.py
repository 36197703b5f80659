"""Which hours the host likes better: weights for days of the week and parts of the day."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class Part(StrEnum):
    """Of the host's day, at the host's clock."""

    MORNING = "morning"  # until 12
    MIDDAY = "midday"  # until 14
    AFTERNOON = "afternoon"  # until 17
    EVENING = "evening"


PARTS = tuple(Part)
PARTS_BEGIN = (time(12), time(14), time(17))  # the second one, the third one, the last one


def part_of(wall: time) -> Part:
    return PARTS[bisect(PARTS_BEGIN, wall)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Liking:
    """*weight* times as welcome as usual: 2 rather, 0.5 rather not, 0 only where nothing else is.

    None stands for every weekday (0 = Monday), or for every part of the day.
    """

    weekday: int | None = None
    part: Part | None = None
    weight: float

    def speaks_of(self, weekday: int, part: Part) -> bool:
        return self.weekday in (None, weekday) and self.part in (None, part)


def weight_of(likings: Sequence[Liking], weekday: int, part: Part) -> float:
    """Of a time, by all that speak of it: their weights are multiplied."""
    weight = 1.0
    for liking in likings:
        if liking.speaks_of(weekday, part):
            weight *= liking.weight
    return weight
