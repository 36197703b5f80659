"""`why` about somebody whose time zone nobody wrote down: what their mails show, and no more."""

from __future__ import annotations

from shutil import copytree

import pytest
from tests.cli.terminal import TUESDAY, Workspace

REPLY = "Give me a week to think.\n\nPriya Nair\nExample Ltd\n+91 98765 43210"
WEDNESDAY = "2026-06-03T09:00+02:00"


@pytest.fixture
def unknown(awaiting: Workspace) -> Workspace:
    """Nobody knows where Priya is; her letter went."""
    file = awaiting.home / "contacts.toml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("zone")))
    return awaiting


def replies(work: Workspace, text: str = REPLY, offset: str = "+0530") -> None:
    work.arrives(text, at=f"Tue, 02 Jun 2026 10:00:00 {offset}")
    work.does("once", now=TUESDAY)


def test_without_evidence_the_letters_name_the_hosts_zone(unknown: Workspace) -> None:
    """Said plainly; nothing is guessed."""
    out = unknown.does("why", "Priya")
    assert "Their time zone is not written down: letters name yours (Europe/Berlin)." in out
    assert "zone =" not in out
    said = unknown("why", "Priya", "--json").json
    assert (said["zone"], said["zone_evidence"], said["zones_that_fit"]) == (None, [], [])


def test_evidence_is_shown_with_the_line_to_write(unknown: Workspace) -> None:
    """What was seen, what fits, and the very place for it."""
    replies(unknown)
    out = unknown.does("why", "Priya", now=WEDNESDAY)
    assert "    Their mail was written at UTC+05:30." in out
    assert "    Their signature has a +91 number (India)." in out
    assert "Asia/Kolkata fits all of this." in out
    assert out.rstrip().endswith('    zone = "Asia/Kolkata"')
    file = unknown.home / "contacts.toml"
    (line,) = [row for row in out.splitlines() if f"{file}:" in row]
    number = int(line.partition(f"{file}:")[2].partition(",")[0])
    assert "priya@example.com" in file.read_text(encoding="utf-8").splitlines()[number - 1]
    said = unknown("why", "Priya", "--json", now=WEDNESDAY).json
    assert said["zones_that_fit"] == ["Asia/Kolkata"] and len(said["zone_evidence"]) == 2


def test_who_has_a_zone_is_not_guessed_about(awaiting: Workspace) -> None:
    """However their mails look."""
    replies(awaiting)
    assert "zone is not written down" not in awaiting.does("why", "Priya", now=WEDNESDAY)
    said = awaiting("why", "Priya", "--json", now=WEDNESDAY).json
    assert (said["zone"], said["zone_evidence"]) == ("Europe/Lisbon", [])


def test_mails_that_disagree_are_shown_and_name_no_zone(unknown: Workspace) -> None:
    """Somebody travels."""
    replies(unknown, offset="-0700")
    out = unknown.does("why", "Priya", now=WEDNESDAY)
    assert "No one zone fits all of this." in out and "zone =" not in out


def test_evidence_changes_no_letter_and_no_time(unknown: Workspace) -> None:
    """With a mail that says India and with one that says nothing: the same to the byte."""
    silent = Workspace(copytree(unknown.home, unknown.home.parent / "silent"))
    replies(unknown)
    replies(silent, "Give me a week to think.\n\nPriya Nair\nExample Ltd", "+0000")
    assert "Asia/Kolkata" in unknown.does("why", "Priya", now=WEDNESDAY)
    assert "Asia/Kolkata" not in silent.does("why", "Priya", now=WEDNESDAY)
    for words in (("slots", "Priya", "--json"), ("slots", "Priya"), ("status", "--json")):
        assert unknown.does(*words, now=WEDNESDAY) == silent.does(*words, now=WEDNESDAY)
    letters = [work.does("preview", "Priya", now=WEDNESDAY) for work in (unknown, silent)]
    assert letters[0] == letters[1] and "Berlin time" in letters[0]
