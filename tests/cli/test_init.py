"""`init`: from nothing to a letter on the screen."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from tests.cli.terminal import MONDAY, Said, reachout

from reachout.cli.zone import of_this_machine

SAM = ("--name", "Sam Okafor", "--address", "sam@example.org", "--zone", "Europe/Berlin")
LENA = (
    "--person", "Lena Brandt", "--person-address", "lena@example.com", "--intent", "peer",
    "--link", "We met in Ulm.", "--why", "You dropped the meetings nobody prepares.",
    "--ask", "What did you keep?",
)  # fmt: skip


def init(home: Path, *words: str) -> Said:
    return reachout("init", str(home), "--now", MONDAY, *words)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_flags_make_a_workspace_and_show_the_letter_with_its_times(tmp_path: Path) -> None:
    """Nothing is asked, and the person's letter is read at once."""
    said = init(tmp_path / "w", *SAM, *LENA, "--greeting", "Hi Lena,")
    assert said.code == 0, said.err
    for words in ("Hi Lena,", "We met in Ulm.", "What did you keep?", "– ", "June"):
        assert words in said.out
    assert f'reachout --home {tmp_path / "w"} approve "Lena Brandt"' in said.out


def test_only_the_host_may_read_what_init_writes(tmp_path: Path) -> None:
    """Files are for their owner alone, and so are the folders."""
    home = tmp_path / "w"
    init(home, "--example")
    for name in ("", "calendar", "mail"):
        assert mode(home / name) == 0o700
    for name in ("reachout.toml", "contacts.toml"):
        assert mode(home / name) == 0o600


def test_a_workspace_is_never_overwritten(tmp_path: Path) -> None:
    """A second `init` changes nothing and says so."""
    init(tmp_path, "--example")
    before = (tmp_path / "contacts.toml").read_bytes()
    said = init(tmp_path, *SAM, *LENA)
    assert (said.code, (tmp_path / "contacts.toml").read_bytes()) == (2, before)
    assert "already" in said.err


def test_off_a_terminal_all_that_is_missing_is_said_at_once(tmp_path: Path) -> None:
    """Half a person is not one; nothing is written."""
    said = init(tmp_path / "w", "--name", "Sam", "--person", "Lena", "--intent", "peer")
    assert said.code == 2
    for flag in ("--address", "--person-address", "--why", "--ask"):
        assert flag in said.err
    assert not (tmp_path / "w").exists()


@pytest.mark.parametrize(
    ("flag", "value", "cure"),
    [("--zone", "Europe/Berln", "Europe/Berlin"), ("--why", "because of you.", "whole sentence")],
)
def test_what_cannot_stand_in_a_letter_is_refused_before_anything_is_written(
    tmp_path: Path, flag: str, value: str, cure: str
) -> None:
    """The files are read back before they are written."""
    said = init(tmp_path / "w", *SAM, *LENA, flag, value)
    assert said.code == 2 and cure in said.err
    assert not (tmp_path / "w").exists()


def test_nobody_yet_is_a_normal_beginning(tmp_path: Path) -> None:
    """An empty contacts file is right, and every command says what to do about it."""
    home = str(tmp_path / "w")
    assert "contacts add" in init(tmp_path / "w", *SAM).out
    for words in (["status"], ["check"], ["contacts", "list"]):
        said = reachout(*words, "--home", home)
        assert said.code == 0 and "contacts add" in said.out


def test_a_letter_that_lacks_something_does_not_spoil_the_workspace(tmp_path: Path) -> None:
    """Without a link the letter cannot be written; the workspace is there, and says so."""
    without = [word for word in LENA if word not in ("--link", "We met in Ulm.")]
    said = init(tmp_path / "w", *SAM, *without)
    assert said.code == 0 and "link" in said.err


def test_the_zone_is_that_of_the_system(tmp_path: Path) -> None:
    """$TZ first, then /etc/timezone, then the link /etc/localtime; nonsense is passed over."""
    (tmp_path / "etc").mkdir()
    os.symlink("/usr/share/zoneinfo/Asia/Tokyo", tmp_path / "etc/localtime")
    assert of_this_machine(tmp_path, "nonsense") == "Asia/Tokyo"
    (tmp_path / "etc/timezone").write_text("Europe/Lisbon\n")
    assert of_this_machine(tmp_path, "") == "Europe/Lisbon"
    assert of_this_machine(tmp_path, ":/usr/share/zoneinfo/Europe/Rome") == "Europe/Rome"
    assert of_this_machine(tmp_path / "nowhere", "") == "UTC"
