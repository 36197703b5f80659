"""Whole loops with somebody whose day is the host's night: an honest word, and their choice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.runtime.workspace import ADA, Workspace

from reachout.domain.loop import Stage


def living_in(zone: str, home: Path) -> Workspace:
    """Sam works in London."""
    return Workspace.make(home, ADA.replace("Europe/London", zone))


def words(world: Workspace) -> str:
    return world.draft().get_body(("plain",)).get_content()


def test_hours_that_hardly_meet_are_offered_with_a_word_about_it(tmp_path: Path) -> None:
    """One hour of the day in Los Angeles: every time lies in it."""
    world = living_in("America/Los_Angeles", tmp_path / "home")
    world.run()
    assert (
        "hardly overlap" in words(world)
        or "share little" in words(world)
        or ("meet only briefly" in words(world))
    )
    offered = world.standing()
    assert offered and {one.start.hour for one in offered} == {16}


def test_where_they_meet_well_nothing_is_said(tmp_path: Path) -> None:
    """New York is no night away."""
    world = living_in("America/New_York", tmp_path / "home")
    world.run()
    assert world.standing()
    assert not [word for word in ("overlap", "share", "briefly") if word in words(world)]


def test_where_the_hours_never_meet_the_letter_goes_all_the_same(tmp_path: Path) -> None:
    """No time, the reason, and an hour that she names herself is placed."""
    world = living_in("Pacific/Auckland", tmp_path / "home")
    world.run()
    assert world.standing() == () and "–" not in words(world)
    assert "early" in words(world) and "late" in words(world)
    world.press_send()
    world.after(minutes=5)
    assert world.loop().stage is Stage.AWAITING
    world.reply("Tuesday 9 June at 7:30 pm my time would be fine.")
    world.after(days=1)
    assert world.loop().stage is Stage.PROPOSED
    assert world.loop().chat.start == datetime(2026, 6, 9, 7, 30, tzinfo=UTC)


def test_the_reminder_and_other_times_stay_true(tmp_path: Path) -> None:
    """Neither names a time, and neither says that times have gone by."""
    world = living_in("Pacific/Auckland", tmp_path / "home")
    world.run()
    world.press_send()
    world.after(minutes=5)
    world.after(days=15)
    nudge = words(world)
    assert "–" not in nudge and "your time" not in nudge
    assert not [word for word in ("gone by", "passed", "past") if word in nudge]
    world.press_send()
    world.after(minutes=5)
    world.reply("I would like to. Do you have other times?")
    world.after(days=1)
    assert world.loop().pending.letter == "reoffer"
    assert "–" not in words(world) and world.standing() == ()
