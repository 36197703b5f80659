"""A letter that was believed lost or discarded goes late, while another one lies in Drafts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.domain.people import ADA, MONDAY, a_draft, a_loop

from reachout.domain import events as e
from reachout.domain.actions import WithdrawDraft
from reachout.domain.decide import Case, decide
from reachout.domain.draft import Pending
from reachout.domain.letter import LetterName
from reachout.domain.loop import Ball, Loop, Stage
from reachout.domain.notice import DraftNow, SentNow, Snapshot, notice
from reachout.domain.policy import Policy
from reachout.domain.table import advance

NOW = MONDAY + timedelta(days=1)


def after(sent: type[e.SentFact], key: str, *, lies: str) -> Loop:
    """A chat is over, the letter *lies* waits in Drafts, and the one with *key* was sent."""
    draft = a_draft(LetterName(lies.split(".")[1]), lies)
    loop = a_loop(stage=Stage.MET, pending=draft)
    return advance(loop, sent(at=NOW, message_id="late@example.com", subject="Re: Tea", key=key))


def lying(loop: Loop) -> Pending:
    assert loop.pending is not None
    return loop.pending


def test_the_second_thanks_does_not_fall_from_mind():
    """Two thanks were written, for the first seemed lost: that one goes, the other is known."""
    loop = after(e.ThanksSent, "l1.thanks.3.0", lies="l1.thanks.3.1")
    assert loop.stage is Stage.CLOSED
    assert lying(loop).key == "l1.thanks.3.1" and lying(loop).doubled


def test_a_late_reminder_leaves_the_thanks_alone():
    """Another kind of letter says nothing about the one that lies there."""
    loop = after(e.NudgeSent, "l1.nudge.1.0", lies="l1.thanks.3.0")
    assert lying(loop).key == "l1.thanks.3.0" and not lying(loop).doubled


def test_the_letter_that_lay_there_is_gone():
    """What was sent lies there no more."""
    assert after(e.ThanksSent, "l1.thanks.3.0", lies="l1.thanks.3.0").pending is None


@pytest.mark.parametrize("lies", [True, False])
def test_what_only_looks_like_our_letter(lies):
    """Same subject, same person, no mark: it is ours unless ours is seen to lie there still."""
    draft = a_draft(LetterName.FIRST, "l1.first.0.1")
    loop = a_loop(stage=Stage.DRAFTED, pending=draft)
    mail = SentNow(at=NOW, message_id="late@example.com", subject="Tea", key=draft.key)
    now = DraftNow(ref=draft.ref if lies else None)
    (event,) = notice(loop, Snapshot(now=NOW, draft=now, sent=(mail,)), Policy())
    told = advance(loop, event)
    assert told.stage is Stage.AWAITING
    assert (told.pending is not None) is lies


@pytest.mark.parametrize(
    ("stage", "letter"),
    [
        (Stage.AWAITING, LetterName.NUDGE),
        (Stage.AWAITING, LetterName.REOFFER),
        (Stage.BOOKED, LetterName.CONFIRM),
        (Stage.MET, LetterName.THANKS),
    ],
)
@pytest.mark.parametrize("touched", [True, False])
def test_the_double_is_taken_away(stage, letter, touched):
    """Whatever the loop stands at; with words of the host's in it, it is left to him."""
    draft = a_draft(letter, f"l1.{letter}.1.1", doubled=True, touched=touched)
    loop = a_loop(stage=stage, pending=draft, ball=Ball.CONTACT)
    case = Case(
        loop=loop,
        contact=ADA,
        policy=Policy(),
        host_zone="Europe/London",
        seen=Snapshot(now=MONDAY + timedelta(hours=1)),
        opener=LetterName.FIRST,
        held=False,
        opted_out=False,
        invites=True,
        delivers=False,
    )
    left = e.RoundedOff if letter is LetterName.THANKS else e.DraftLetGo
    assert isinstance(decide(case), left if touched else WithdrawDraft)
