"""The checker is proven: a program with the fault it is for does not get past it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.fakes.google.faults import server_error, unanswered
from tests.runtime.google_life import ADA_AND_BEN, Life
from tests.runtime.google_trouble import STRAGGLES, TroubledWorkspace, after_trouble
from tests.runtime.power import PowerCut
from tests.runtime.test_mutants import Mutant, free_when_unreadable, invites_early, no_intent_row

from reachout.errors import Bug, Unreachable
from reachout.runtime.app import Seams

CREATE = "gmail.users.drafts.create"

pytestmark = pytest.mark.slow


@pytest.fixture
def world(tmp_path):
    made = TroubledWorkspace.troubled(tmp_path / "w")
    yield made
    made.close()


def judged(world: TroubledWorkspace) -> list[str]:
    after_trouble(world)
    world.checker.judge(world.google.log)
    return world.checker.wrong


def repeats() -> Seams:
    """A write without an answer is sent once more."""

    def again(mail, key, message):
        try:
            return mail.write_draft(key, message)
        except Unreachable:
            return mail.write_draft(key, message)

    return Seams(mail=lambda mail: Mutant(mail, write_draft=again))


def test_a_repeated_write(world):
    """Two equal requests on the wire, and two drafts."""
    world.seams = repeats()
    world.google.faults.next(CREATE, unanswered())
    world.run()
    wrong = " ".join(judged(world))
    assert "I1b" in wrong and "I2" in wrong


class Impatient(Mutant):
    """What is not there at once is taken for lost."""

    settles = timedelta(0)


def done_after_a_minute(world: TroubledWorkspace) -> None:
    world.late_by = 100
    world.google.faults.next(CREATE, STRAGGLES)
    world.run()
    world.after(seconds=65)


def test_what_is_not_there_yet_is_not_lost(world):
    """Google does it after the connection broke; who believes the first look makes two."""
    world.seams = Seams(mail=Impatient, calendar=Impatient)
    done_after_a_minute(world)
    assert "I2" in " ".join(judged(world))


def test_the_program_itself_waits(world):
    """The same trouble, and nothing is wrong."""
    done_after_a_minute(world)
    assert judged(world) == []
    assert len(world.drafts()) == 1


def test_no_intent_row(world):
    """Without a durable intent the letter is written again."""
    world.seams = no_intent_row()
    world.google.faults.next(CREATE, unanswered())
    world.run()
    assert "I2" in " ".join(judged(world))


def full_calendar(world: TroubledWorkspace) -> None:
    """Every hour of a month is taken, and the calendar cannot be read."""
    start = world.clock.now()
    world.enter("expedition", start, start + timedelta(days=40))
    world.google.faults.always("calendar.events.list", server_error(503))


def test_offering_when_the_calendar_is_silent(world):
    """A failed free/busy is taken for "all free": what is offered is taken."""
    world.seams = free_when_unreadable()
    full_calendar(world)
    world.run()
    assert "I6" in " ".join(world.checker.wrong)


def test_the_program_itself_offers_nothing_blindly(world):
    """The same calendar, and no time stands in the letter."""
    full_calendar(world)
    world.run()
    world.checker.content()
    assert len(world.drafts()) <= 1


def says_yes(world: TroubledWorkspace) -> None:
    world.run()
    world.press_send()
    world.after(minutes=5)
    world.reply("Yes, number 2 suits me well.")
    world.after(minutes=5)


def test_an_invitation_before_the_gesture(world):
    """Google mails the guest of a chat that the host has not agreed to."""
    world.seams = invites_early()
    says_yes(world)
    assert "I4" in " ".join(world.checker.wrong)


def test_without_a_gesture_the_transport_refuses(world):
    """A program that invites with nothing to show for it gets no byte out."""

    def place(calendar, event):
        from reachout.domain.gesture import Gesture, GestureKind

        seen = calendar.place(event)
        nothing = Gesture(id="", kind=GestureKind.YES, at=event.start, evidence="")
        with pytest.raises(Bug):
            calendar.change(seen, event, nothing)
        return seen

    world.seams = Seams(calendar=lambda calendar: Mutant(calendar, place=place))
    says_yes(world)
    assert world.google.calendar.told == []
    patches = world.google.log.of("calendar.events.patch")
    assert {call.params["sendUpdates"] for call in patches} <= {"none"}
    world.checker.content()


def advances_first() -> Seams:
    """The cursor is stored, the power goes, the mail is not."""

    def found(store, host, source, cursor, now, mail, wake=()):
        store.found(host, source, cursor, now, (), wake)
        if mail and any(seen.id.startswith("reply") for _, seen in mail):
            raise PowerCut("between cursor and inbox")
        store.found(host, source, cursor, now, mail, wake)

    return Seams(store=lambda store: Mutant(store, found=found))


@pytest.mark.parametrize("faulty", [True, False])
def test_a_cursor_that_runs_ahead_loses_a_reply(tmp_path, faulty):
    """Nobody hears it within the hour; of the program itself everybody is heard."""
    from random import Random

    world = TroubledWorkspace.troubled(tmp_path / "w", ADA_AND_BEN)
    try:
        life = Life(world, Random(1))
        world.run()
        life.send(next(iter(world.google.gmail.drafts())))
        world.after(minutes=3)
        world.seams = advances_first() if faulty else Seams()
        ((_, answer), *_) = life.by_mail()
        answer()
        try:
            world.after(minutes=3)
        except PowerCut:
            world.seams = Seams()
        after_trouble(world)
        if faulty:
            with pytest.raises(AssertionError, match="never heard"):
                life.is_heard()
        else:
            life.is_heard()
    finally:
        world.close()
