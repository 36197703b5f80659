"""The table of stages and events: complete, live and safe."""

from __future__ import annotations

import typing
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.people import MONDAY, a_draft, a_loop
from tests.domain.silent_world import turn

from reachout.domain import events as e
from reachout.domain.chat import Chat, PartStat
from reachout.domain.gesture import Gesture, GestureKind
from reachout.domain.letter import Cause, LetterName
from reachout.domain.loop import Loop, Stage
from reachout.domain.table import TABLE, Impossible, advance
from reachout.errors import IllegalEvent

EVENTS = typing.get_args(e.Event)
GESTURE = Gesture(id="g1", kind=GestureKind.SEND, at=MONDAY, evidence="a test")
SOON = MONDAY + timedelta(days=4)
LATER = SOON + timedelta(minutes=30)

# What only we do: everything else may happen at any time.
OURS = {
    e.DraftWritten,
    e.DraftRewritten,
    e.DraftWithdrawn,
    e.DraftLetGo,
    e.HandedOver,
    e.SendUnknown,
    e.SendRefused,
    e.SlotGone,
    e.EventPlaced,
    e.GuestInvited,
    e.EventConfirmed,
    e.EventRemoved,
    e.ChatPassed,
    e.NoticeRanOut,
    e.WentQuiet,
    e.NeverSent,
    e.RoundedOff,
}

SAMPLES: dict[str, object] = {
    "at": MONDAY,
    "pending": a_draft(LetterName.FIRST),
    "ref": a_draft(LetterName.FIRST).ref,
    "touched": False,
    "stale": (),
    "gesture": GESTURE,
    "why": "no",
    "message_id": "m9@example.org",
    "subject": "Reviews",
    "human": True,
    "start": SOON,
    "end": LATER,
    "until": None,
    "address": "ada@example.com",
    "code": "question",
    "text": "Ada asks you something.",
    "chat": Chat(start=SOON, end=LATER, event="ev1"),
    "event": "ev2",
    "sequence": 1,
    "answer": PartStat.ACCEPTED,
    "cause": Cause.GUEST_MOVED,
    "key": "l1.first.0.0",
}


def sample(kind: type) -> e.Event:
    needed = {
        name: SAMPLES[name]
        for name, field in kind.__dataclass_fields__.items()  # type: ignore[attr-defined]
        if name in SAMPLES and name not in ("slots", "again")
    }
    made: e.Event = kind(**needed)
    return made


def test_every_pair_of_event_and_stage_is_named():
    """The table has a row for every event and a cell for every stage."""
    assert set(TABLE) == set(EVENTS)
    assert all(set(row.cells) == set(Stage) for row in TABLE.values())


@pytest.mark.parametrize("kind", [kind for kind in EVENTS if kind not in OURS])
def test_nothing_that_the_world_does_is_a_bug(kind):
    """Hosts, contacts and clocks may do anything at any stage."""
    cells = TABLE[kind].cells
    assert not [stage for stage, cell in cells.items() if isinstance(cell, Impossible)]


def test_an_impossible_event_is_refused_and_changes_nothing():
    """A draft of a closed loop cannot be written: that would be our mistake."""
    loop = a_loop(stage=Stage.CLOSED)
    with pytest.raises(IllegalEvent, match="DraftWritten while closed"):
        advance(loop, sample(e.DraftWritten))


@pytest.mark.parametrize("kind", EVENTS)
def test_booked_is_entered_only_with_a_gesture(kind):
    """No path leads to BOOKED but through an event that carries the host's gesture."""
    enters = [s for s, cell in TABLE[kind].cells.items() if cell is Stage.BOOKED]
    if enters:
        assert kind.__dataclass_fields__["gesture"].type == "Gesture"


def reached(choices: list[tuple[int, int]]) -> Loop:
    """A loop after any history that the table allows."""
    loop, at = a_loop(), MONDAY
    for index, hours in choices:
        at += timedelta(hours=hours)
        event = replace(sample(EVENTS[index % len(EVENTS)]), at=at)  # type: ignore[type-var]
        if isinstance(event, e.DraftWritten):
            key = f"l1.{_fits(loop)}.0.0"
            event = replace(event, pending=replace(a_draft(_fits(loop), key), written_at=at))
        if not isinstance(TABLE[type(event)].cells[loop.stage], Impossible):
            loop = advance(loop, event)
    return replace(loop, since=min(loop.since, at))


def _fits(loop: Loop) -> LetterName:
    names = {
        Stage.AWAITING: LetterName.NUDGE,
        Stage.PROPOSED: LetterName.CONFIRM,
        Stage.BOOKED: LetterName.MOVED,
        Stage.MET: LetterName.THANKS,
    }
    return names.get(loop.stage, LetterName.FIRST)


HISTORIES = st.lists(st.tuples(st.integers(0, len(EVENTS) - 1), st.integers(0, 40)), max_size=14)


@settings(max_examples=400, deadline=None)
@given(HISTORIES)
def test_safe_in_every_history(choices):
    """A booked loop has a chat that the guest was told of, by a gesture."""
    loop = reached(choices)
    if loop.stage is Stage.BOOKED and loop.chat is not None:
        assert loop.chat.told
        assert loop.chat.gesture is not None


@settings(max_examples=400, deadline=None)
@given(HISTORIES, st.booleans(), st.booleans())
def test_live_in_every_history(choices, touched, invites):
    """From wherever a loop stands, a silent world closes it within 120 days."""
    loop = reached(choices)
    if loop.pending is not None:
        loop = replace(loop, pending=replace(loop.pending, touched=touched))
    start = MONDAY + timedelta(hours=41 * 14)
    for now, loop in turn(loop, start, days=120, invites=invites):  # noqa: B007
        assert loop.stage is Stage.CLOSED or now >= start
    assert loop.stage is Stage.CLOSED
    assert loop.outcome is not None


@settings(max_examples=200, deadline=None)
@given(HISTORIES)
def test_no_key_is_ever_used_twice(choices):
    """Two drafts of one loop never share a key, whatever was lost or thrown away between them."""
    loop, keys = reached(choices), []
    start = MONDAY + timedelta(hours=41 * 14)
    for _, loop in turn(loop, start, days=120):
        if loop.pending is not None and loop.pending.ref.handle != "d1":
            keys.append(loop.pending.key)
    distinct = list(dict.fromkeys(keys))
    assert len(distinct) == len(set(keys))
    assert [key for i, key in enumerate(keys) if i == 0 or keys[i - 1] != key] == distinct
