"""Programs that break a promise, played on the stage: the checker sees it in the files alone."""

from __future__ import annotations

import dataclasses
import mailbox
from pathlib import Path
from typing import Any

import pytest

from reachout.domain.policy import Policy
from reachout.runtime.app import Seams
from reachout.simulation import cast, demo
from reachout.simulation.stage import stops


class Like:
    """Everything as the real one does it, but for what a mutant below does differently."""

    def __init__(self, real: Any) -> None:
        self.real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


class WritesTwice(Like):
    """Repeats a write whose answer it believes lost."""

    def write_draft(self, key: str, message: bytes) -> Any:
        self.real.write_draft(key, message)
        return self.real.write_draft(key, message)


class SendsByItself(Like):
    """Puts the letter where sent mail lies."""

    def write_draft(self, key: str, message: bytes) -> Any:
        sent = mailbox.Maildir(self.real._tree.sent.path, factory=None, create=False)
        sent.add(message)
        return self.real.write_draft(key, message)


class BooksTwice(Like):
    """Places the chat under a second id as well."""

    def place(self, event: Any) -> Any:
        self.real.place(dataclasses.replace(event, id=f"{event.id}0"))
        return self.real.place(event)


class ConfirmsAtOnce(Like):
    """Does not wait for the host's yes."""

    def place(self, event: Any) -> Any:
        return self.real.place(dataclasses.replace(event, status="confirmed"))


def problems_of(home: Path, seams: Seams) -> str:
    """What the checker says after two days with one person who says yes."""
    people = (cast.COLETTE,)
    demo.make_workspace(home, people)
    with demo.staged(home, people, lambda line: None, seams=seams) as stage:
        for now in list(stops(demo.START, 1, cast.HOST_ZONE))[:3]:
            stage.stop_at(now)
        return "\n".join(stage.checker.verdict(demo.board_of(stage.app), Policy()))


MUTANTS: dict[str, tuple[Seams, str]] = {
    "writes twice": (Seams(mail=WritesTwice), "lies there 2 times"),
    "sends by itself": (Seams(mail=SendsByItself), "the host had no hand in it"),
    "books twice": (Seams(calendar=BooksTwice), "2 events stand for one chat"),
    "confirms at once": (Seams(calendar=ConfirmsAtOnce), "the host never said yes"),
}


def test_the_program_itself_is_well(tmp_path: Path) -> None:
    """The same two days without a mutant."""
    assert problems_of(tmp_path / "home", Seams()) == ""


@pytest.mark.parametrize("name", MUTANTS)
def test_a_program_that_breaks_a_promise_is_caught(tmp_path: Path, name: str) -> None:
    """What the program does wrong stands in the mailbox or on the calendar."""
    seams, problem = MUTANTS[name]
    assert problem in problems_of(tmp_path / "home", seams)
