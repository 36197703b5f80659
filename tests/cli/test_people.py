"""People: added, listed, shown, and named at the command line."""

from __future__ import annotations

import pytest
from tests.cli.terminal import LENA, LENA_OTT, Workspace, people

NOOR = (
    "--name", "Noor Haddad", "--address", "noor@example.com", "--intent", "give",
    "--greeting", "Hi Noor,", "--link", "We met in May.",
    "--why", "You said nobody reads your drafts.", "--ask", "I would gladly read two of them.",
)  # fmt: skip


def test_add_keeps_the_file_and_shows_the_letter(sam: Workspace) -> None:
    """Comments stay, the person is there, and the letter is read at once."""
    before = (sam.home / "contacts.toml").read_text()
    out = sam.does("contacts", "add", *NOOR)
    after = (sam.home / "contacts.toml").read_text()
    assert after.startswith(before.rstrip("\n")) and "noor@example.com" in after
    assert "Hi Noor," in out and "I would gladly read two of them." in out
    assert "noor@example.com" in sam.does("contacts", "list")


def test_whoever_would_not_load_is_not_added(sam: Workspace) -> None:
    """The file stays as it is; every fault of the person is said."""
    before = (sam.home / "contacts.toml").read_bytes()
    said = sam("contacts", "add", *NOOR, "--why", "because", "--address", "priya@example.com")
    assert said.code == 2 and (sam.home / "contacts.toml").read_bytes() == before
    assert "also an address" in said.err and 'begins with "because"' in said.err


def test_off_a_terminal_missing_flags_are_named(sam: Workspace) -> None:
    """All at once."""
    said = sam("contacts", "add", "--name", "Noor Haddad")
    assert said.code == 2
    assert all(flag in said.err for flag in ("--address", "--intent", "--why", "--ask"))


def test_list_and_show(drafted: Workspace) -> None:
    """Who is there and what is open; and everything about one."""
    assert "Priya Nair  learn   priya@example.com  letter in Drafts" in drafted.does(
        "contacts", "list"
    )
    assert drafted("contacts", "list", "--json").json[0]["addresses"] == ["priya@example.com"]
    out = drafted.does("contacts", "show", "priya@example.com")
    for words in ("Europe/Lisbon", "90 days", "I was at your talk in Porto", "is open"):
        assert words in out


@pytest.mark.parametrize("words", ["brandt", "LENA@example.com", "Lena B", " Lena Brandt "])
def test_a_person_is_an_address_or_a_part_of_the_name(sam: Workspace, words: str) -> None:
    """In any case, as long as it fits only one."""
    people(sam.home, LENA + LENA_OTT)
    assert sam("why", words, "--json").json["contact"] == "lena@example.com"


def test_a_part_that_fits_several_lists_them(sam: Workspace) -> None:
    """Exit 2 with the candidates; nothing is guessed."""
    people(sam.home, LENA + LENA_OTT)
    said = sam("skip", "Lena")
    assert said.code == 2
    assert "Lena Brandt <lena@example.com>" in said.err
    assert "Lena Ott <ott@example.com>" in said.err


def test_a_name_that_fits_nobody_finds_the_nearest(sam: Workspace) -> None:
    """Exit 2 with those it could have been."""
    people(sam.home, LENA + LENA_OTT)
    said = sam("why", "Lena Brant")
    assert said.code == 2 and "Lena Brandt <lena@example.com>" in said.err
    assert "Ott" not in said.err


def test_a_whole_name_wins_over_a_longer_one(sam: Workspace) -> None:
    """Somebody called Lena Ott is found although there is Lena Ottmann too."""
    longer = LENA_OTT.replace("Lena Ott", "Lena Ottmann").replace("ott@", "ottmann@")
    people(sam.home, LENA_OTT + longer)
    assert sam("why", "lena ott", "--json").json["contact"] == "ott@example.com"
