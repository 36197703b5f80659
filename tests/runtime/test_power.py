"""Nothing is done twice and nothing is lost, at whatever instant the power goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.runtime.story import curtain, cut_everywhere, play
from tests.runtime.workspace import Workspace

from reachout.domain.loop import Outcome


def test_the_story_without_a_cut(tmp_path):
    """One loop from hello to thanks: four letters, one event, nothing left in Drafts."""
    world = Workspace.make(tmp_path / "w")
    for _ in play(world):
        pass
    end = curtain(world)
    assert world.loop().outcome is Outcome.MET
    assert end["sent"] == {"first": 1, "nudge": 1, "confirm": 1, "thanks": 1}
    assert (end["drafts"], end["events"]) == ({}, 1)


def test_a_cut_at_every_eighth_effect_and_commit(tmp_path):
    """In every act the power goes at some points; the act ends as if it had not."""
    assert everywhere(tmp_path, every=8) > 9


@pytest.mark.slow
def test_a_cut_at_every_effect_and_commit(tmp_path):
    """In every act the power goes at each point in turn; the act ends as if it had not."""
    assert everywhere(tmp_path, every=1) > 75


def everywhere(folder: Path, *, every: int) -> int:
    acts = play(Workspace.make(folder / "w"))
    return cut_everywhere(acts, folder, curtain, every=every)
