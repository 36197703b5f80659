"""`approve` and the host's other words, and what each comes to."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.terminal import MONDAY, TUESDAY, Workspace

UNKNOWN = ("sh", "-c", "kill -9 $$")
REFUSES = ("sh", "-c", "echo no such user >&2; exit 67")


def test_approve_hands_the_letter_to_the_mail_command(drafted: Workspace, tmp_path: Path) -> None:
    """And says so, with the command's name; the letter left as it lay there."""
    drafted.sends_with("sh", "-c", f"cat > {tmp_path / 'gone'}")
    assert "was handed to `sh`" in drafted.does("approve", "Priya")
    gone = (tmp_path / "gone").read_text()
    assert "To: Priya Nair <priya@example.com>" in gone and "X-Reachout" not in gone


def test_a_refused_letter_is_no_success(drafted: Workspace) -> None:
    """Exit 1, with the reason and the way on; the letter still lies in Drafts."""
    drafted.sends_with(*REFUSES)
    said = drafted("approve", "Priya")
    assert said.code == 1 and "no such user" in said.err and "still lies in Drafts" in said.err
    assert len(drafted.mail("Drafts")) == 1 and drafted.mail("Sent") == []


def test_a_letter_that_may_have_been_sent_goes_again_only_when_told(
    drafted: Workspace, tmp_path: Path
) -> None:
    """Exit 1 and the question; a plain `approve` is refused, `--again` sends it."""
    drafted.sends_with(*UNKNOWN)
    said = drafted("approve", "Priya")
    assert said.code == 1 and "may have been sent" in said.err and "--again" in said.err
    assert drafted("approve", "Priya").code == 2
    (drafted.home / "reachout.toml").write_text(
        (drafted.home / "reachout.toml").read_text().replace("kill -9 $$", "cat > /dev/null")
    )
    assert "was handed to" in drafted.does("approve", "Priya", "--again")


@pytest.mark.parametrize("word", ["approve", "accept", "skip", "close"])
def test_a_word_without_a_place_is_refused_with_the_reason(sam: Workspace, word: str) -> None:
    """Nothing is open, and nothing is drafted: exit 2, on stderr."""
    said = sam(word, "Priya")
    assert said.code == 2 and said.out == "" and "Priya Nair" in said.err


def test_skip_takes_the_letter_back(drafted: Workspace) -> None:
    """The untouched letter leaves Drafts, and `why` says that Priya rests."""
    assert "You let this one go." in drafted.does("skip", "Priya")
    assert drafted.mail("Drafts") == []
    assert "rests" in drafted.does("why", "Priya")


def test_snooze_until_a_day(sam: Workspace) -> None:
    """The day is checked here: it must be one, and ahead."""
    assert "2026-09-01" in sam.does("snooze", "Priya", "2026-09-01")
    assert "Until 2026-09-01" in sam.does("why", "Priya")
    for day in ("soon", "2026-06-01", "01.09.2026"):
        assert sam("snooze", "Priya", day).code == 2


def test_pause_and_resume_one_person(sam: Workspace) -> None:
    """A pause holds until it is ended."""
    sam.does("pause", "Priya")
    assert sam("why", "Priya", "--json").json["rule"] == "paused"
    sam.does("resume", "Priya")
    assert sam("why", "Priya", "--json").json["rule"] != "paused"


def test_close_ends_a_loop_anywhere(awaiting: Workspace) -> None:
    """Also while an answer is awaited."""
    assert "You closed it." in awaiting.does("close", "Priya")


def test_a_note_needs_something_to_keep(sam: Workspace) -> None:
    """And what will be said to the person must be a sentence that can be."""
    assert sam("note", "Priya").code == 2
    said = sam("note", "Priya", "--tell", "because of you")
    assert said.code == 2 and "whole sentence" in said.err
    sam.does("note", "Priya", "--promised", "You will have the list by Friday.", now=MONDAY)
    assert "the list by Friday" in sam.does("contacts", "show", "Priya")
    sam.does("note", "Priya", "--kept", now=TUESDAY)
    assert "the list by Friday" not in sam.does("contacts", "show", "Priya", now=TUESDAY)


def test_met_counts_as_being_in_touch(sam: Workspace) -> None:
    """A chat that came about without us is remembered."""
    sam.does("met", "Priya")
    assert sam("why", "Priya", "--json").json["rule"] == "touched"


def test_met_no_closes_the_loop(awaiting: Workspace) -> None:
    """They did not meet, and the host says so."""
    awaiting.does("met", "Priya", "--no")
    assert awaiting("status", "--json").json["loops"][0]["outcome"] == "cancelled"
