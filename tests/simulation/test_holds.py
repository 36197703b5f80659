"""The whole demo with every offered time on the calendar: nothing else becomes of anybody."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from tests.simulation.plays import Played
from tests.simulation.test_mutants import Like

from reachout.domain.policy import Policy
from reachout.runtime.app import Seams, opened
from reachout.runtime.clock import SetClock
from reachout.settings.files import SETTINGS
from reachout.simulation import cast, demo
from reachout.simulation.folders import Folders
from reachout.simulation.people import Person
from reachout.simulation.stage import stops

pytestmark = pytest.mark.slow


def make(home: Path, people: tuple[Person, ...]) -> None:
    demo.make_workspace(home, people)
    document: Any = tomlkit.parse((home / SETTINGS).read_text(encoding="utf-8"))
    document["slots"]["holds"] = "calendar"
    (home / SETTINGS).write_text(document.as_string(), encoding="utf-8")


def events_of(home: Path) -> list[Any]:
    around: Folders = demo.folders_in(home)
    return list(around.events())


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A demo that is over, and how many holds its checker saw at once at most."""
    home, seen = tmp_path_factory.mktemp("held") / "demo", [0]

    def count(now: datetime) -> bool:
        seen.append(sum(event.hold for event in events_of(home)))
        return False

    make(home, cast.PEOPLE)
    with demo.staged(home, cast.PEOPLE, lambda line: None) as stage:
        stage.play(demo.WEEKS, until=count)
        assert stage.checker.verdict(demo.board_of(stage.app), stage.app.settings.policy) == ()
    return home, max(seen)


def test_times_were_held_and_none_is_left(held: tuple[Path, int]) -> None:
    """While letters were out their times stood on the calendar; in the end only chats do."""
    home, most = held
    assert most >= 3
    assert [event for event in events_of(home) if event.hold] == []


def test_no_offer_was_in_its_own_way(held: tuple[Path, int], ten_weeks: Played) -> None:
    """Everybody's story ends as it does without holds: no time was lost to its own hold."""
    ends = []
    for home in (held[0], ten_weeks.home):
        with opened(home, SetClock(demo.START)) as app:
            board = demo.board_of(app)
        ends.append([(card.address, card.loop.stage, card.loop.outcome) for card in board.cards])
    assert sorted(ends[0]) == sorted(ends[1])


class NeverLetsGo(Like):
    """Forgets to take a hold off the calendar, and says it did."""

    def remove(self, seen: Any) -> None:
        if not seen.hold:
            self.real.remove(seen)


class HoldsLikeChats(Like):
    """Puts a hold there as an appointment."""

    def place(self, event: Any) -> Any:
        sure = dataclasses.replace(event, status="confirmed") if event.hold else event
        return self.real.place(sure)


@pytest.mark.parametrize(
    ("mutant", "problem"),
    [(NeverLetsGo, "still stands"), (HoldsLikeChats, "more than a time that is held")],
)
def test_a_program_that_holds_too_much_is_caught(
    tmp_path: Path, mutant: type[Like], problem: str
) -> None:
    """The checker sees it on the calendar."""
    people = (cast.COLETTE,)
    make(tmp_path / "home", people)
    seams = Seams(calendar=mutant)
    with demo.staged(tmp_path / "home", people, lambda line: None, seams=seams) as stage:
        for now in list(stops(demo.START, 1, cast.HOST_ZONE))[:5]:
            stage.stop_at(now)
        said = stage.checker.verdict(demo.board_of(stage.app), Policy())
    assert problem in "\n".join(said)
