"""A real kill -9 before every single change of a file in mailbox and calendar, one after another.

`tests/runtime/test_power.py` cuts between effects; this one cuts inside them, where a provider is
halfway through writing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from tests.runtime.story import ACTS as STORY
from tests.runtime.story import copy_of, curtain, said
from tests.runtime.workspace import Workspace
from tests.slow.bystanders import Bystanders
from tests.slow.power_button import killed_at

pytestmark = pytest.mark.slow

WRITTEN = "a letter is written"
ACTS = {
    WRITTEN: STORY[WRITTEN],
    "it lies there for three days": lambda w: w.clock.turn(timedelta(days=3)),
    **{name: act for name, act in STORY.items() if name != WRITTEN},
}
OTHER_ENDS = {
    "the letter is skipped": lambda w: said(w, "skip"),
    "it lies there for four weeks": lambda w: w.clock.turn(timedelta(days=28)),
}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Workspace]:
    """With mail and events of others in it, which must be as they were at the end."""
    world = Workspace.make(tmp_path / "w")
    bystanders = Bystanders.among(world.home, but=(".Drafts", ".Sent"))
    yield world
    bystanders.are_untouched()


def test_every_act_ends_as_if_nothing_had_happened(world: Workspace, tmp_path: Path) -> None:
    """From hello to thanks: no second draft, no second event, nothing lost, at any change."""
    wrong: list[str] = []
    kills = Counter[str]()
    for name, act in ACTS.items():
        act(world)
        kills[name] = _through_every_kill(world, name, tmp_path, wrong)
        world.run()
    print(f"kill -9 before {sum(kills.values())} changes: {dict(kills)}")
    assert not wrong, "\n".join(wrong)
    assert sum(kills.values()) > 20 and kills["it lies there for three days"] > 2


@pytest.mark.parametrize("name", OTHER_ENDS)
def test_letters_that_are_taken_back(world: Workspace, tmp_path: Path, name: str) -> None:
    """Withdrawn once, whole, whatever change the kill comes before."""
    wrong: list[str] = []
    world.run()
    OTHER_ENDS[name](world)
    assert _through_every_kill(world, name, tmp_path, wrong) >= 1
    assert not wrong, "\n".join(wrong)


def _through_every_kill(before: Workspace, name: str, at: Path, wrong: list[str]) -> int:
    """How many changes the pass makes; a kill comes before each of them in turn."""
    with copy_of(before, at / "whole") as whole:
        whole.run()
        expected = curtain(whole)
    for change in count(1):
        with copy_of(before, at / "cut") as cut:
            if not killed_at(change, (cut.home / "mail", cut.home / "calendar"), cut.run):
                return change - 1
            cut.run()
            found = curtain(cut)
            differ = [
                f"{k}: {found[k]}, not {expected[k]}" for k in found if found[k] != expected[k]
            ]
            wrong += [f"{name}: kill before change {change}: {line}" for line in differ]
    raise AssertionError("count() does not end")
