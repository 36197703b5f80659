"""`check`: every problem at once, and what the numbers mean."""

from __future__ import annotations

from tests.cli.terminal import LENA, Workspace, people


def test_every_problem_of_both_files_at_once(sam: Workspace) -> None:
    """File, line, value and cure; exit 78; nothing on stdout."""
    file = sam.home / "reachout.toml"
    file.write_text(file.read_text().replace("weekly = 1", "weekly = -1"))
    people(sam.home, LENA.replace("greeting", "greting").replace("lena@", "lena"))
    said = sam("check")
    assert (said.code, said.out) == (78, "")
    for words in ("reachout.toml:", "contacts.toml:", "rhythm.weekly = -1", "greeting"):
        assert words in said.err
    assert "problems in the config." in said.err


def test_the_weekly_number_in_words(sam: Workspace) -> None:
    """What one letter a week means for forty people."""
    forty = [LENA.replace("lena@", f"lena{i}@").replace("Brandt", f"B{i}") for i in range(40)]
    people(sam.home, "".join(forty))
    assert "40 people at one a week is about every 40 weeks." in sam.does("check")


def test_warnings_do_not_fail(sam: Workspace) -> None:
    """Odd is not wrong: exit 0, the warning on stderr with its line."""
    people(sam.home, LENA.replace("You wrote that", "She wrote that"))
    said = sam("check")
    assert said.code == 0 and "warning: contacts.toml:" in said.err
    assert "1 warning" in said.out


def test_a_calendar_that_cannot_be_read_is_said(sam: Workspace) -> None:
    """Exit 75, and what follows from it."""
    (sam.home / "calendar").rmdir()
    said = sam("check")
    assert said.code == 75 and "letters offer no times" in said.err


def test_a_broken_config_stops_every_command(sam: Workspace) -> None:
    """The same words and the same exit code, with no traceback."""
    people(sam.home, "contacts = 3")
    for word in ("status", "once", "check"):
        said = sam(word)
        assert said.code == 78 and "Traceback" not in said.err
