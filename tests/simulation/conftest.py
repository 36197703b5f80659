"""One full demo and one that stops after three weeks, each played once for all these tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.simulation.plays import Paused, Played

from reachout.simulation import cast, demo


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
        stage.play(3)
        yield Paused(home, stage, tuple(lines))
