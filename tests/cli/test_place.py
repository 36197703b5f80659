"""Which workspace, which time: the two options that every command takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.terminal import MONDAY, Workspace, new_workspace, reachout

from reachout.cli.main import COMMANDS, PEOPLE

EVERY = [[name] for name in COMMANDS] + [["contacts", name] for name in PEOPLE]
NEED = {
    "why": ["Priya"], "preview": ["Priya"], "slots": ["Priya"], "approve": ["Priya"],
    "accept": ["Priya"], "answer": ["Priya", "talked"], "skip": ["Priya"],
    "snooze": ["Priya", "2027-01-01"], "close": ["Priya"], "met": ["Priya"],
    "note": ["Priya", "--kept"], "show": ["Priya"], "read": ["--contact", "Priya"],
}  # fmt: skip
PASSING = [words for words in EVERY if words not in (["init"], ["auth"], ["demo"])]


@pytest.mark.parametrize("words", PASSING, ids=" ".join)
def test_no_command_goes_back_behind_the_last_pass(drafted: Workspace, words: list[str]) -> None:
    """A clock that was set back causes no effect: exit 2, with both times."""
    said = drafted(*words, *NEED.get(words[-1], []), now="2026-05-31T09:00+02:00")
    assert said.code == 2 and "before the last pass" in said.err


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_every_command_wants_an_offset(tmp_path: Path, words: list[str]) -> None:
    """A time without one could be meant anywhere on earth."""
    more = NEED.get(words[-1], [])
    said = reachout(*words, *more, "--home", str(tmp_path), "--now", "2026-06-02T09:00")
    assert said.code == 2 and "offset" in said.err


def test_both_options_stand_before_or_after_the_word(sam: Workspace) -> None:
    """And mean the same there."""
    home = ("--home", str(sam.home))
    now = ("--now", MONDAY)
    before, after = reachout(*home, *now, "status"), reachout("status", *home, *now)
    assert before == after
    for words in (
        (*home, "contacts", "list", *now),
        ("contacts", *home, *now, "list"),
        ("contacts", "list", *home, *now),
    ):
        assert "Priya Nair" in reachout(*words).out
    assert "Mon 1 June, 09:00" in after.out


def test_the_workspace_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """REACHOUT_HOME, else reachout in the data folder; a relative data folder is none."""
    new_workspace(tmp_path / "chosen")
    new_workspace(tmp_path / "data" / "reachout")
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    monkeypatch.delenv("REACHOUT_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    assert str(tmp_path / "nowhere/.local/share/reachout") in reachout("status").err
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert str(tmp_path / "data/reachout/mail") in reachout("check", "--now", MONDAY).out
    monkeypatch.setenv("REACHOUT_HOME", str(tmp_path / "chosen"))
    assert str(tmp_path / "chosen/mail") in reachout("check", "--now", MONDAY).out


def test_no_workspace_is_a_matter_of_config(tmp_path: Path) -> None:
    """Exit 78, and how one is made."""
    said = reachout("status", "--home", str(tmp_path))
    assert said.code == 78 and f"reachout --home {tmp_path} init" in said.err
