"""One full demo, and one that stops in its third week, each played once for all these tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.simulation.plays import Paused, Played

from reachout.simulation import cast, demo

THURSDAY = demo.START + timedelta(weeks=2, days=3)


def _one_letter_lies(home: Path) -> bool:
    return len(list((home / "mail" / ".Drafts" / "cur").iterdir())) == 1


@pytest.fixture(scope="session")
def ten_weeks(tmp_path_factory: pytest.TempPathFactory) -> Played:
    home = tmp_path_factory.mktemp("demo") / "ten-weeks"
    lines: list[str] = []
    demo.run(home, lines.append)
    return Played(home, tuple(lines))


@pytest.fixture(scope="session")
def three_weeks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paused]:
    home = tmp_path_factory.mktemp("demo") / "three-weeks"
    lines: list[str] = []
    demo.make_workspace(home, cast.PEOPLE)
    with demo.staged(home, cast.PEOPLE, lines.append) as stage:
        stage.play(4, until=lambda now: now >= THURSDAY and _one_letter_lies(home))
        yield Paused(home, stage, tuple(lines))
