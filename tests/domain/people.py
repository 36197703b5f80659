"""Invented people and loops for the tests of the domain."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reachout.domain.contact import Contact, Intent
from reachout.domain.draft import DraftRef, Pending
from reachout.domain.host import Host
from reachout.domain.letter import LetterName
from reachout.domain.loop import Loop, Stage

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
SAM = Host(id="h1", name="Sam", address="sam@example.org", zone="Europe/London")
ADA = Contact(
    id="ada",
    name="Ada Brook",
    addresses=("ada@example.com",),
    intent=Intent.LEARN,
    greeting="Hi Ada,",
    why="Your talk on reviews stayed with me.",
    ask=("How did you begin?", "What would you drop?"),
    cadence=timedelta(days=90),
)


def a_contact(**changes: object) -> Contact:
    return replace(ADA, **changes)  # type: ignore[arg-type]


def a_loop(**changes: object) -> Loop:
    fresh = Loop(
        id="l1",
        host="h1",
        contact="ada",
        intent=Intent.LEARN,
        stage=Stage.OPENED,
        opened_at=MONDAY,
        since=MONDAY,
    )
    return replace(fresh, **changes)  # type: ignore[arg-type]


def a_draft(letter: LetterName, key: str = "l1.first.0.0", **changes: object) -> Pending:
    ref = DraftRef(
        handle="d1", key=key, message_id="m1@example.org", to=ADA.address, subject="Reviews"
    )
    return replace(Pending(letter=letter, ref=ref, written_at=MONDAY), **changes)  # type: ignore[arg-type]
