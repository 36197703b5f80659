"""What a mail may bring about, by the evidence for who sent it: every case there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from tests.domain.people import MONDAY, a_contact, a_loop
from tests.source import with_fault

from reachout.domain import answer
from reachout.domain import events as e
from reachout.domain.chat import Chat
from reachout.domain.loop import Agreed, Loop, Outcome, Stage
from reachout.domain.reading import Meaning, Reading, Sender, Vouched

THURSDAY = MONDAY + timedelta(days=3)
SOON = timedelta(minutes=30)
WHY = "Your mail server did not confirm that this mail is from example.com."
CHAT = Chat(event="e1", start=THURSDAY, end=THURSDAY + SOON, told=True)


def loops() -> Iterator[Loop]:
    for stage in Stage:
        booked = stage in (Stage.PROPOSED, Stage.BOOKED, Stage.MET)
        closed = stage is Stage.CLOSED
        yield a_loop(
            stage=stage,
            chat=CHAT if booked else None,
            outcome=Outcome.CANCELLED if closed else None,
        )
    yield a_loop(stage=Stage.AWAITING, agreed=Agreed(start=THURSDAY, end=THURSDAY + SOON))


def readings(**evidence: object) -> Iterator[Reading]:
    """Everything that reading can say of a person's mail."""
    starts = (None, THURSDAY, THURSDAY + timedelta(days=1), MONDAY - timedelta(days=1))
    answers = ("", "ACCEPTED", "DECLINED", "TENTATIVE")
    for meaning, stop, safe, start, partstat in product(
        Meaning, (False, True), (False, True), starts, answers
    ):
        said = Reading(
            sender=Sender.HUMAN,
            meaning=meaning,
            stop=stop,
            safe=safe,
            start=start,
            partstat=partstat,
            why="They said so.",
        )
        yield replace(said, **evidence)  # type: ignore[arg-type]


UNCONFIRMED = (
    {"known_address": True, "vouched": Vouched(in_thread=True, ours_inside=True, why=WHY)},
    {"known_address": False, "vouched": Vouched(sender=True, in_thread=True, ours_inside=True)},
    {"known_address": False, "vouched": Vouched(why=WHY)},
)


def moved(events_of) -> list[str]:
    """Events that a mail of nobody knows whom brings about, and that are more than a question;
    and stops that are not asked about as such.
    """
    found = []
    for loop, evidence in product(loops(), UNCONFIRMED):
        for reading in readings(**evidence):
            events = events_of(loop, a_contact(), reading, MONDAY)
            bad = [event for event in events if not isinstance(event, e.NeedsHost)]
            bad += [event for event in events if getattr(event, "confirmed", False)]
            codes = [event.code for event in events if isinstance(event, e.NeedsHost)]
            if bad or (reading.stop and codes != ["unconfirmed stop"]):
                found.append(f"{loop.stage}: {reading.meaning} {bad}")
    return found


def test_a_mail_that_is_not_theirs_beyond_doubt_only_asks():
    """In every stage, whatever it says; and a stop always asks."""
    assert moved(answer.events_of) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("if reading.confirmed or all(", "if reading.known_address or all("),
        ("if reading.confirmed or all(", "if reading.vouched.sender or True or all("),
        ("if reading.stop and not reading.confirmed:", "if False:"),
        ("confirmed=reading.confirmed)", "confirmed=True)"),
    ],
)
def test_a_program_that_acts_on_it_is_found_out(right, wrong):
    """Else the test above would prove nothing."""
    assert moved(with_fault(answer, right, wrong).events_of) != []


def test_a_doubt_is_said_with_the_question():
    """What they seem to say, what is missing, and that nothing follows."""
    said = Reading(sender=Sender.HUMAN, meaning=Meaning.DECLINE, why="They decline.")
    said = replace(said, known_address=True, vouched=Vouched(why=WHY))
    (asked,) = answer.events_of(a_loop(stage=Stage.AWAITING), a_contact(), said, MONDAY)
    assert isinstance(asked, e.NeedsHost)
    seems, ends = "Ada Brook seems to say no. They decline.", "until you say what it means."
    assert asked.code == "unconfirmed"
    assert asked.text == f"{seems} {WHY} So nothing follows {ends}"


def test_nothing_is_asked_about_what_would_change_nothing():
    """A yes to the chat that stands, and a word of thanks after booking."""
    loop = a_loop(stage=Stage.BOOKED, chat=CHAT)
    for meaning in (Meaning.ACCEPT, Meaning.OTHER):
        said = Reading(sender=Sender.HUMAN, meaning=meaning, start=THURSDAY, known_address=True)
        assert answer.events_of(loop, a_contact(), said, MONDAY) == ()


@pytest.mark.parametrize("sender", [s for s in Sender if s is not Sender.HUMAN])
def test_machines_are_believed_as_far_as_something_speaks_for_them(sender):
    """Away: theirs, or in answer to our letter. A bounce: with our letter inside. Else a
    question at most.
    """
    known, loop = {"known_address": True}, a_loop(stage=Stage.AWAITING)
    spoken = {
        "nothing": Reading(sender=sender, meaning=None, **known),
        "theirs": Reading(sender=sender, meaning=None, vouched=Vouched(sender=True), **known),
        "in thread": Reading(sender=sender, meaning=None, vouched=Vouched(in_thread=True)),
        "ours inside": Reading(sender=sender, meaning=None, vouched=Vouched(ours_inside=True)),
    }
    acted = {
        name
        for name, reading in spoken.items()
        for event in answer.events_of(loop, a_contact(), reading, MONDAY)
        if not isinstance(event, e.NeedsHost)
    }
    believed = {
        Sender.AUTO_REPLY: {"theirs", "in thread"},
        Sender.BOUNCE: {"in thread", "ours inside"},
    }
    assert acted == believed.get(sender, set())
