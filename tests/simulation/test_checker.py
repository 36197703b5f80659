"""The checker is worth as much as what it catches: worlds doctored by hand, one wrong each."""

from __future__ import annotations

import mailbox
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.simulation.plays import Paused

from reachout.domain.board import Board
from reachout.domain.loop import Outcome
from reachout.domain.policy import Policy
from reachout.simulation import cast, demo
from reachout.simulation.checker import Checker
from reachout.simulation.host import Diary


@dataclass
class Doctored:
    """A copy of the world after three weeks, and a checker who sees it for the first time."""

    home: Path
    checker: Checker
    now: datetime
    board: Board

    def folder(self, name: str) -> mailbox.Maildir:
        return mailbox.Maildir(self.home / "mail" / name, factory=None, create=False)

    def put(self, folder: str, **headers: str) -> None:
        """A new message in *folder*; "loop" and "key" stand for our own headers."""
        message = EmailMessage()
        names = {"loop": "X-Reachout-Loop", "key": "X-Reachout-Key", "reply": "In-Reply-To"}
        for name, value in headers.items():
            message[names.get(name, name)] = value
        message.set_content("Hello.\n")
        self.folder(folder).add(message)

    def draft(self) -> EmailMessage:
        """The one that lies in Drafts after three weeks."""
        (message,) = self.folder(".Drafts")
        return message  # type: ignore[return-value]

    def event(self) -> Path:
        """An event of ours."""
        events = sorted((self.home / "calendar").glob("*.ics"))
        return next(path for path in events if b"X-REACHOUT-LOOP" in path.read_bytes())

    def problems(self) -> tuple[str, ...]:
        self.checker.look(self.now)
        return self.checker.verdict(self.board, Policy())


@pytest.fixture
def world(three_weeks: Paused, tmp_path: Path) -> Doctored:
    home = tmp_path / "copy"
    shutil.copytree(three_weeks.home, home)
    stage, diary = three_weeks.stage, three_weeks.stage.host.diary
    checker = Checker(
        around=demo.folders_in(home),
        diary=Diary(
            sent=set(diary.sent),
            confirmed=set(diary.confirmed),
            accepted=set(diary.accepted),
        ),
        weekly=2,
        stopped=dict(stage.checker.stopped),
    )
    return Doctored(home, checker, stage.clock.at, demo.board_of(stage.app))


def test_a_world_that_nobody_touched_is_well(world: Doctored) -> None:
    """No false alarm: each of the worlds below differs from this one in a single thing."""
    assert world.problems() == ()


# ------------------------------------------------------------------ mailbox


def second_draft(world: Doctored) -> None:
    """The same letter once more."""
    world.folder(".Drafts").add(world.draft())


def second_draft_without_marks(world: Doctored) -> None:
    """A mail program saved a copy and kept the old one."""
    draft = world.draft()
    world.put(".Drafts", To=draft["To"], Subject=draft["Subject"], reply="<x@example.org>")


def two_letters_of_a_loop(world: Doctored) -> None:
    """A nudge beside a thank-you."""
    loop = world.draft()["X-Reachout-Loop"]
    world.put(".Drafts", To=cast.THILO.address, Subject="Re: x", reply="<x>", loop=loop, key="k")


def sent_and_still_there(world: Doctored) -> None:
    """The draft of a letter that went lies there again."""
    sent = next(m for m in world.folder(".Sent") if m["X-Reachout-Key"])
    world.put(".Drafts", To="x@example.com", Subject="x", reply="<x>", key=sent["X-Reachout-Key"])


def sent_and_there_without_marks(world: Doctored) -> None:
    """The same where the mail system dropped our marks: it is told by its words."""
    sent = next(m for m in world.folder(".Sent") if not m["X-Reachout-Key"])
    world.folder(".Drafts").add(sent)


def sent_by_nobody(world: Doctored) -> None:
    """A letter went out on its own."""
    message = {"Message-ID": "<own.accord@example.org>"}
    world.put(".Sent", To=cast.FERGUS.address, Subject="Hello", reply="<x>", **message)


def invited_by_nobody(world: Doctored) -> None:
    """The host's yes on the calendar never came, and the invitation went."""
    world.checker.diary.accepted.clear()


def letter_after_stop(world: Doctored) -> None:
    """Somebody asked for peace on Monday and is written to on Friday."""
    world.checker.stopped[cast.THILO.address] = world.now - timedelta(days=4)


def third_letter_in_a_week(world: Doctored) -> None:
    """The host wants two new ones a week."""
    for name in ("ada", "bea", "cleo"):
        world.put(".Drafts", To=f"{name}@example.com", Subject=name, loop=name, key=name)


# ------------------------------------------------------------------ calendar


def second_event(world: Doctored) -> None:
    """The chat stands there twice."""
    raw = world.event().read_bytes().replace(b"UID:", b"UID:again-")
    (world.home / "calendar" / "again.ics").write_bytes(raw)


def confirmed_by_nobody(world: Doctored) -> None:
    """An event of another loop is confirmed, and no gesture tells of it."""
    raw = world.event().read_bytes()
    raw = raw.replace(b"UID:", b"UID:other-").replace(b"X-REACHOUT-LOOP:", b"X-REACHOUT-LOOP:o")
    (world.home / "calendar" / "other.ics").write_bytes(raw)


# ------------------------------------------------------------------ loops


def _with_open_loop(world: Doctored, **changes: object) -> None:
    cards = [
        replace(card, loop=replace(card.loop, **changes)) if card.loop.is_open else card
        for card in world.board.cards
    ]
    world.board = replace(world.board, cards=tuple(cards))


def hanging(world: Doctored) -> None:
    """A loop that nobody will ever look at again."""
    _with_open_loop(world, look_again_at=None)


def too_old(world: Doctored) -> None:
    """A loop that is open since spring."""
    _with_open_loop(world, opened_at=world.now - timedelta(days=200))


def closed_without_end(world: Doctored) -> None:
    """A closed loop that does not say how it ended."""
    cards = [replace(c, loop=replace(c.loop, outcome=None)) for c in world.board.cards]
    world.board = replace(world.board, cards=tuple(cards))


MUTANTS: dict[Callable[[Doctored], None], str] = {
    second_draft: "lies there 2 times",
    second_draft_without_marks: "Drafts holds 2 letters to",
    two_letters_of_a_loop: "letters of the loop",
    sent_and_still_there: "lies there 2 times",
    sent_and_there_without_marks: "lies in Drafts again",
    sent_by_nobody: "the host had no hand in it",
    invited_by_nobody: "the host had no hand in it",
    letter_after_stop: "who asked not to be written to",
    third_letter_in_a_week: "new letters were written in week",
    second_event: "2 events stand for one chat",
    confirmed_by_nobody: "the host never said yes",
    hanging: "nothing says why",
    too_old: "open for too long",
    closed_without_end: "closed without an outcome",
}


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_every_doctored_world_is_caught(
    world: Doctored, mutant: Callable[[Doctored], None]
) -> None:
    """One wrong thing in a world that is otherwise well, and the checker names it."""
    mutant(world)
    assert any(MUTANTS[mutant] in problem for problem in world.problems()), world.checker.problems


def test_an_outcome_of_every_loop_is_known(three_weeks: Paused) -> None:
    """The board that the checker is handed has loops that are open and loops that are closed."""
    loops = [card.loop for card in demo.board_of(three_weeks.stage.app).cards]
    assert {loop.outcome for loop in loops} >= {None, Outcome.MET, Outcome.TALKED}
