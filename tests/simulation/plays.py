"""Demos that were played for these tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reachout.simulation.stage import Stage


@dataclass(frozen=True)
class Played:
    """A demo that is over, kept in a folder."""

    home: Path
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.lines).split())


@dataclass(frozen=True)
class Paused:
    """A demo in the middle, still open."""

    home: Path
    stage: Stage
    lines: tuple[str, ...]
