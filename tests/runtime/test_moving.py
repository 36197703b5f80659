"""The host takes his mailbox elsewhere."""

from __future__ import annotations

import pytest
from tests.runtime.workspace import Workspace

from reachout.domain.loop import Stage
from reachout.errors import BadSettings


def moved(world: Workspace, old: str = "local", new: str = "google") -> None:
    settings = world.home / "reachout.toml"
    settings.write_text(settings.read_text().replace(f'provider = "{old}"', f'provider = "{new}"'))


def test_nothing_is_done_while_something_is_open_elsewhere(tmp_path):
    """A letter that lies where it was is not taken for discarded; the cure is named."""
    world = Workspace.make(tmp_path / "home")
    world.run()
    moved(world)
    with pytest.raises(BadSettings, match="Ada Brook") as refused:
        world.after(hours=1)
    assert [one.where for one in refused.value.problems] == [
        "mailbox.provider",
        "calendar.provider",
    ]
    moved(world, "google", "local")
    world.after(hours=1)
    assert (world.loop().stage, len(world.drafts())) == (Stage.DRAFTED, 1)


def test_with_nothing_open_the_new_one_counts(tmp_path):
    """At Google there is no login yet, and that is what is said."""
    world = Workspace.make(tmp_path / "home")
    world.run()
    world.say("skip")
    moved(world)
    report = world.after(days=400)
    assert ["There is no Google login yet" in one for one in report.troubles] == [True]
