"""Every checker is proven: a program with the fault it is for must not pass it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from tests.runtime.power import Power
from tests.runtime.story import copy_of, curtain, play, through_a_cut
from tests.runtime.workspace import Workspace

from reachout.domain.loop import Stage
from reachout.errors import Unreachable
from reachout.runtime.app import Seams


class Mutant:
    """A store or provider with one fault; everything else is the real thing."""

    def __init__(self, inner: Any, **faults: Callable[..., Any]) -> None:
        self.inner, self.faults = inner, faults

    def __getattr__(self, name: str) -> Any:
        if name in self.faults:
            return lambda *args, **kwargs: self.faults[name](self.inner, *args, **kwargs)
        return getattr(self.inner, name)


# ------------------------------------------------------------------ cuts


def survives_cuts(world: Workspace, tmp_path, faulty: Seams) -> None:
    """The checker of test_power, over the first two acts."""
    for name, before in play(world):
        if name not in ("a letter is written", "Ada says yes"):
            continue
        with copy_of(before, tmp_path / "whole") as whole:
            counted = Power()
            through_a_cut(whole, counted.seams())
            expected = curtain(whole)
        for point in range(1, counted.points + 1):
            with copy_of(before, tmp_path / "cut") as cut:
                power = Power(cut_at=point)
                through_a_cut(cut, _both(faulty, power.seams()), after=faulty)
                assert curtain(cut) == expected, f"{name}: cut {point}, {power.where}"


def _both(inner: Seams, outer: Seams) -> Seams:
    return Seams(
        store=lambda store: outer.store(inner.store(store)),
        mail=lambda mail: outer.mail(inner.mail(mail)),
        calendar=lambda calendar: outer.calendar(inner.calendar(calendar)),
    )


def no_intent_row() -> Seams:
    """Effects leave without a durable intent."""

    def forgets(store, intent, letter=None):
        return None

    return Seams(store=lambda store: Mutant(store, intend=forgets))


def repeats_on_unknown() -> Seams:
    """An effect whose outcome is unknown is done again instead of looked for."""

    def nothing_open(store, loop):
        intent = store.open_intent(loop)
        if intent is not None:
            row = store.loop(loop)
            from reachout.ports import Change, IntentState

            again = dataclasses.replace(row, attempt=row.attempt + 1)
            lost = dataclasses.replace(intent, state=IntentState.LOST)
            store.save(Change(loop=again, intent=lost))

    return Seams(store=lambda store: Mutant(store, open_intent=nothing_open))


@pytest.mark.parametrize("mutant", [no_intent_row, repeats_on_unknown])
def test_cuts_find_a_program_without_memory(tmp_path, mutant):
    """Without intents, or with blind repeats, there are two drafts of one letter."""
    world = Workspace.make(tmp_path / "w")
    with pytest.raises(AssertionError):
        survives_cuts(world, tmp_path, mutant())


# ------------------------------------------------------------------ the first 404


def keeps_a_draft_that_was_away(world: Workspace) -> None:
    """A mail program saves an edit: for a moment the draft is nowhere."""
    world.run()
    (name,) = world.folder(".Drafts").keys()
    kept = world.folder(".Drafts").get_bytes(name)
    world.discard()
    world.after(seconds=20)
    world.folder(".Drafts").add(kept)
    world.after(minutes=10)
    assert world.loop().stage is Stage.DRAFTED


def believes_the_first_look(world: Workspace) -> None:
    settings = world.home / "reachout.toml"
    text = settings.read_text()
    settings.write_text(text + '[rhythm]\ndiscard_settle = "0 minutes"\n')


def test_a_draft_that_was_away_for_a_moment_is_kept(tmp_path):
    """The real program waits for a second look; one that believes the first is found out."""
    keeps_a_draft_that_was_away(Workspace.make(tmp_path / "real"))
    hasty = Workspace.make(tmp_path / "hasty")
    believes_the_first_look(hasty)
    with pytest.raises(AssertionError):
        keeps_a_draft_that_was_away(hasty)


# ------------------------------------------------------------------ free/busy


def offers_nothing_blindly(world: Workspace) -> None:
    """The calendar cannot be read: no times stand in the letter."""
    (world.home / "calendar" / "broken.ics").write_text("BEGIN:VCALENDAR\nnot a calendar")
    world.run()
    assert "– " not in world.draft().get_body(("plain",)).get_content()


def free_when_unreadable() -> Seams:
    def busy(calendar, within, **how):
        try:
            return calendar.busy(within, **how)
        except Unreachable:
            return []

    return Seams(calendar=lambda calendar: Mutant(calendar, busy=busy))


def test_an_unreadable_calendar_is_not_an_empty_one(tmp_path):
    """A program that takes a failed free/busy for "all free" offers times, and is found out."""
    offers_nothing_blindly(Workspace.make(tmp_path / "real"))
    blind = Workspace.make(tmp_path / "blind")
    blind.seams = free_when_unreadable()
    with pytest.raises(AssertionError):
        offers_nothing_blindly(blind)


# ------------------------------------------------------------------ the gesture


def invites_nobody_early(world: Workspace) -> None:
    """Before the host's yes no guest stands on the event."""
    world.run()
    world.press_send()
    world.after(minutes=5)
    world.reply("Number 2 works for me.")
    world.after(hours=1)
    (event,) = world.events()
    lines = event.read_text().replace("\n ", "").splitlines()
    assert not [line for line in lines if "ATTENDEE" in line and "ada@" in line]


def invites_early() -> Seams:
    def place(calendar, event):
        from reachout.domain.gesture import Gesture, GestureKind

        seen = calendar.place(event)
        forged = Gesture(id="x", kind=GestureKind.YES, at=event.start, evidence="none")
        return calendar.change(seen, event, forged)

    return Seams(calendar=lambda calendar: Mutant(calendar, place=place))


def test_an_invitation_before_the_gesture_is_found_out(tmp_path):
    """A program that puts the guest on a proposed event does not pass."""
    invites_nobody_early(Workspace.make(tmp_path / "real"))
    eager = Workspace.make(tmp_path / "eager")
    eager.seams = invites_early()
    with pytest.raises(AssertionError):
        invites_nobody_early(eager)
