"""`answer`: every word the host may say for the contact, and those that make no sense."""

from __future__ import annotations

import pytest
from tests.cli.terminal import TUESDAY, Workspace

WRONG = [
    [],
    ["maybe"],
    ["accept"],
    ["accept", "zero"],
    ["accept", "0"],
    ["at", "tomorrow"],
    ["at", "2026-06-11"],
    ["at", "2026-03-29", "02:30"],  # the clocks of Berlin skip it
    ["later", "someday"],
    ["later", "2026-01-01"],
    ["away"],
    ["talked", "a lot"],
]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_what_is_no_answer_is_refused(awaiting: Workspace, words: list[str]) -> None:
    """Exit 2; from the first word on, every form is shown."""
    said = awaiting("answer", "Priya", *words)
    assert said.code == 2 and said.out == ""
    assert not words or "accept N" in said.err


@pytest.mark.parametrize(
    ("words", "stage", "outcome"),
    [
        (["accept", "2"], "proposed", None),
        (["at", "2026-06-11 16:30"], "proposed", None),
        (["at", "2026-06-11", "16:30"], "proposed", None),
        (["at", "2026-06-11T16:30+02:00"], "proposed", None),
        (["later", "2026-09-01"], "closed", "deferred"),
        (["away", "2026-06-20"], "awaiting", None),
        (["talked"], "closed", "talked"),
        (["no"], "closed", "declined"),
        (["stop"], "closed", "opted out"),
        (["IGNORE"], "awaiting", None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_every_answer(
    awaiting: Workspace, words: list[str], stage: str, outcome: str | None
) -> None:
    """Each word takes the loop where it says."""
    assert "Priya Nair: " in awaiting.does("answer", "Priya", *words, now=TUESDAY)
    (loop,) = awaiting("status", "--json", now=TUESDAY).json["loops"]
    assert (loop["stage"], loop["outcome"]) == (stage, outcome)


def test_a_time_without_an_offset_is_on_the_hosts_clock(awaiting: Workspace) -> None:
    """16:30 in Berlin, wherever this machine stands."""
    awaiting.does("answer", "Priya", "at", "2026-06-11 16:30", now=TUESDAY)
    (loop,) = awaiting("status", "--json", now=TUESDAY).json["loops"]
    assert loop["chat"]["start"] == "2026-06-11T16:30:00+02:00"


def test_a_number_that_was_not_offered(awaiting: Workspace) -> None:
    """The program knows the letter: exit 2 and the reason."""
    said = awaiting("answer", "Priya", "accept", "7", now=TUESDAY)
    assert said.code == 2 and "number 7" in said.err
