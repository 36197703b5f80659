"""How many chats a day and a week the host wants, over whole loops."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from tests.runtime.workspace import Workspace

from reachout.domain.loop import Outcome, Stage
from reachout.runtime import preview

ONE_A_WEEK = '[slots]\nper_week = 1\nnotice = "2 hours"\n'
TUESDAY = datetime(2026, 6, 2).date()


def could_be_offered(world: Workspace) -> list[int]:
    """ISO weeks of the days that have a time for Ada."""
    with world.app() as app:
        (contact,) = app.store.find_contacts(app.host.id, "Ada")
        days = preview.explained(app, contact)
    return sorted({told.day.isocalendar().week for told in days if told.free})


def test_a_chat_counts_for_its_week_when_its_loop_has_ended(tmp_path: Path) -> None:
    """They met on Tuesday and were thanked at noon: the rest of the week stays free of chats."""
    world = Workspace.make(tmp_path / "w")
    settings = world.home / "reachout.toml"
    settings.write_text(settings.read_text() + ONE_A_WEEK)
    world.run()
    world.press_send()
    world.after(minutes=5)
    world.reply("Number 1 works for me.")
    world.after(minutes=30)
    world.press_send()
    world.after(minutes=5)
    chat = world.loop().chat
    assert chat.start.date() == TUESDAY
    world.clock.turn(chat.end + timedelta(minutes=10) - world.clock.now())
    world.run()
    world.press_send()
    world.after(minutes=5)
    assert (world.loop().stage, world.loop().outcome) == (Stage.CLOSED, Outcome.MET)
    this_week = TUESDAY.isocalendar().week
    assert could_be_offered(world)[0] == this_week + 1
