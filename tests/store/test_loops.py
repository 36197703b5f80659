"""Loops, letters, offers and effects, kept through conflicts and crashes."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from reachout.domain.letter import Letter, LetterName, ShownSlot, Used
from reachout.domain.loop import Loop, Outcome, Stage
from reachout.domain.offers import Offer, OfferState
from reachout.domain.standing import Standing
from reachout.errors import Bug, Conflict
from reachout.ports import Change, Intent, IntentState, JournalLine, LetterRow

from .conftest import NOW, Desk, kill_while, person


@pytest.fixture
def loop(desk: Desk) -> Loop:
    (ada,) = desk.take(person("ada@example.com"))
    return desk.open_loop(ada)


def effect(loop: Loop, key: str = "loop1.first.0.0") -> Intent:
    return Intent(
        key=key, host=loop.host, loop=loop.id, kind="WriteDraft", payload='{"letter":1}', at=NOW
    )


def letter(loop: Loop, key: str = "loop1.first.0.0", **fields: Any) -> LetterRow:
    slot = ShownSlot(
        number=1, start=NOW, end=NOW + timedelta(minutes=30), zone="Europe/Berlin", words="Mon"
    )
    written = LetterRow(
        key=key,
        draft="loop1.first.0.0",
        loop=loop.id,
        contact=loop.contact,
        letter=Letter(
            name=LetterName.FIRST,
            language="en",
            subject="Reviews",
            text="Hello,\n\nHow did you begin?",
            html="<div>Hello,</div>",
            slots=(slot,),
            used=Used(ask="How did you begin?", sentences=("way_out.learn.1",)),
        ),
        fingerprint=f"print of {key}",
        message_id="first@example.com",
        written_at=NOW,
    )
    return replace(written, **fields)


def offer(loop: Loop, number: int, state: OfferState = OfferState.DRAFT) -> Offer:
    start = NOW + timedelta(days=number)
    return Offer(
        loop=loop.id,
        key="loop1.first.0.0",
        number=number,
        start=start,
        end=start + timedelta(minutes=30),
        zone="Europe/Berlin",
        words=f"day {number}",
        state=state,
    )


# ------------------------------------------------------------------ loops


def test_a_loop_is_saved_with_the_next_version(desk: Desk, loop: Loop) -> None:
    """And read back the same, by its id and by its person."""
    saved = desk.store.save(Change(loop=replace(loop, stage=Stage.DRAFTED, round=1)))
    assert saved == replace(loop, stage=Stage.DRAFTED, round=1, version=loop.version + 1)
    assert desk.store.loop(loop.id) == saved == desk.store.open_loop_of(loop.contact)
    assert desk.store.loop("nobody's") is None


def test_of_two_writers_the_second_is_told(desk: Desk, loop: Loop) -> None:
    """Nothing of the second change is kept, not even what has no version."""
    other = desk.open()
    other.save(Change(loop=replace(loop, nudges=1)))
    late = Change(
        loop=replace(loop, nudges=5),
        standing=Standing(contact=loop.contact, declined=True),
        journal=(JournalLine(at=NOW, loop=loop.id, contact="", what="X", detail={"v": 1}),),
    )
    with pytest.raises(Conflict, match="changed meanwhile"):
        desk.store.save(late)
    kept = desk.store.loop(loop.id)
    assert kept is not None and kept.nudges == 1
    assert not desk.store.standing(loop.contact).declined
    assert not desk.store.journal(desk.host)
    other.close()


def test_a_woken_loop_must_be_read_again(desk: Desk, loop: Loop) -> None:
    """Who read it before the look woke it would put it back to sleep."""
    desk.store.found(desk.host, "mail", "2", NOW, (), wake=[loop.id])
    with pytest.raises(Conflict):
        desk.store.save(Change(loop=loop))
    woken = desk.store.loop(loop.id)
    assert woken is not None and woken.look_again_at == NOW
    saved = desk.store.save(Change(loop=replace(woken, look_again_at=None)))
    assert saved is not None and desk.store.loop(loop.id) == saved
    assert saved.look_again_at is None


def test_a_naive_instant_is_refused_and_nothing_is_kept(desk: Desk, loop: Loop) -> None:
    """In a column as inside a record."""
    naive = datetime(2026, 6, 1, 9)  # noqa: DTZ001
    with pytest.raises(Bug, match="must be aware"):
        desk.store.set_due({loop.contact: naive})
    with pytest.raises(ValueError, match="must be aware"):
        desk.store.save(Change(loop=replace(loop, noted_at=naive)))
    assert desk.store.loop(loop.id) == loop


def test_instants_come_back_aware_and_equal(desk: Desk, loop: Loop) -> None:
    """Whatever zone they were said in."""
    there = datetime.fromisoformat("2026-03-29T02:30:00.000001-07:00")
    desk.store.passed(desk.host, there)
    found = desk.store.last_pass(desk.host)
    assert found == there and found.tzinfo is UTC


def test_which_loops(desk: Desk) -> None:
    """Open ones, all, those closed lately, those opened since; the oldest first."""
    ids = desk.take(*(person(f"{name}@example.com") for name in ("ada", "bo", "cy")))
    days = [NOW + timedelta(days=day) for day in range(3)]
    a, b, c = (
        desk.open_loop(id, f"loop{at.day}", opened_at=at) for id, at in zip(ids, days, strict=True)
    )
    b = desk.close_loop(b, at=days[2])
    assert desk.store.loops(desk.host) == [a, c]
    assert desk.store.loops(desk.host, closed=True) == [a, b, c]
    assert desk.store.watched(desk.host, days[2]) == [a, b, c]
    assert desk.store.watched(desk.host, days[2] + timedelta(seconds=1)) == [a, c]
    assert desk.store.opened_since(desk.host, days[1]) == [b, c]
    assert desk.store.last_loop_of(ids[1]) == b and desk.store.open_loop_of(ids[1]) is None


def test_a_closed_loop_can_be_reopened(desk: Desk, loop: Loop) -> None:
    """A late answer: the same row is open again."""
    closed = replace(loop, stage=Stage.CLOSED, outcome=Outcome.NO_REPLY, look_again_at=None)
    saved = desk.store.save(Change(loop=closed))
    assert saved is not None
    desk.store.save(Change(loop=replace(saved, stage=Stage.AWAITING, outcome=None)))
    again = desk.store.open_loop_of(loop.contact)
    assert again is not None and again.stage is Stage.AWAITING
    assert not desk.store.candidates(desk.host, NOW, 5)


# ------------------------------------------------------------------ letters and offers


def test_every_revision_of_a_letter_is_kept(desk: Desk, loop: Loop) -> None:
    """What was sent is filled in later; what we wrote never changes."""
    first = letter(loop)
    second = letter(loop, "loop1.first.0.1", written_at=NOW + timedelta(hours=1))
    desk.store.save(Change(loop=loop, letter=first))
    desk.store.intend(effect(loop, second.key), second)
    assert desk.store.letters(loop.id) == [first, second]
    assert not desk.store.letters_sent_to(loop.contact)
    sent = replace(second, sent_at=NOW + timedelta(days=1), sent_text="Hello! How did you?")
    read = desk.store.loop(loop.id)
    desk.store.save(Change(loop=read, letter=replace(sent, fingerprint="another")))
    assert desk.store.letters(loop.id) == [first, sent]
    assert desk.store.letters_sent_to(loop.contact) == [sent]


def test_the_ledger_is_replaced_as_a_whole(desk: Desk, loop: Loop) -> None:
    """In its order; only live offers of open loops may not be given to others."""
    states = (OfferState.RELEASED, OfferState.OFFERED, OfferState.ACCEPTED)
    ledger = tuple(offer(loop, 3 - place, state) for place, state in enumerate(states))
    saved = desk.store.save(Change(loop=loop, offers=(offer(loop, 9),)))
    saved = desk.store.save(Change(loop=saved, offers=ledger))
    assert saved is not None
    assert tuple(desk.store.offers(loop.id)) == ledger
    assert desk.store.live_offers(desk.host) == [ledger[2], ledger[1]]
    saved = desk.store.save(Change(loop=saved))
    assert saved is not None and len(desk.store.offers(loop.id)) == 3
    desk.close_loop(saved)
    assert not desk.store.live_offers(desk.host)


# ------------------------------------------------------------------ effects


def test_killed_between_intent_and_outcome_the_intent_is_there(desk: Desk, loop: Loop) -> None:
    """With its letter: the next process knows what to look for. Nothing else was written."""

    def work() -> None:
        store = desk.open(durable=True)
        store.intend(effect(loop), letter(loop))

    kill_while(work)
    store = desk.open()
    assert store.open_intent(loop.id) == effect(loop)
    assert store.letters(loop.id) == [letter(loop)]
    assert store.loop(loop.id) == loop
    settled = replace(effect(loop), state=IntentState.DONE)
    store.save(Change(loop=replace(loop, stage=Stage.DRAFTED), intent=settled))
    assert store.open_intent(loop.id) is None
    store.close()


def test_killed_in_the_middle_of_a_change_nothing_of_it_is_there(desk: Desk, loop: Loop) -> None:
    """What reached the disk of it is undone by the next one who opens the file."""

    def work() -> None:
        store = desk.open()
        with store.db.writing() as connection:
            connection.exec_driver_sql("PRAGMA cache_size = 1")  # so that it does reach the disk
            for damage in ("UPDATE loop SET record = ''", "DELETE FROM address"):
                connection.exec_driver_sql(damage)
            os.kill(os.getpid(), signal.SIGKILL)

    kill_while(work)
    assert (desk.folder / "reachout.db-journal").stat().st_size > 0
    store = desk.open()
    assert store.loop(loop.id) == loop
    assert store.address_of(loop.contact) == "ada@example.com"
    store.close()


def test_a_key_is_used_once(desk: Desk, loop: Loop) -> None:
    """Also after it was settled; and one effect of a loop at a time."""
    desk.store.intend(effect(loop))
    with pytest.raises(Conflict, match="no known outcome yet"):
        desk.store.intend(effect(loop, "loop1.event.0.0"), letter(loop))
    assert not desk.store.letters(loop.id)
    desk.store.save(Change(intent=replace(effect(loop), state=IntentState.LOST)))
    with pytest.raises(Conflict, match="key is used"):
        desk.store.intend(effect(loop))
    desk.store.intend(effect(loop, "loop1.event.0.1"))


def test_what_was_never_begun_cannot_be_settled(desk: Desk, loop: Loop) -> None:
    """That would be a mistake of ours."""
    with pytest.raises(Bug, match="never begun"):
        desk.store.save(Change(intent=replace(effect(loop), state=IntentState.DONE)))


def test_a_change_saves_one_loop(desk: Desk, loop: Loop) -> None:
    """And offers only together with theirs."""
    with pytest.raises(Bug, match="one loop"):
        desk.store.save(Change(loop=loop, opened=loop))
    with pytest.raises(Bug, match="with their loop"):
        desk.store.save(Change(standing=Standing(contact=loop.contact), offers=(offer(loop, 1),)))
