"""Changing contacts.toml for the host."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.settings.workspace import HOST, LENA, PRIYA, TODAY, loaded, write

from reachout.errors import BadSettings, Conflict, Refused, Usage
from reachout.settings.edit import add_contact, set_contact
from reachout.settings.load import load
from reachout.settings.replacing import replace_file

NOTED = f"""\
# My people.

{PRIYA}topic = "Reviews"  # the short form

# -- Lena is next.
{LENA}
[[contacts.facts]]
on = 2026-10-05  # the day itself
say = "Dein Buch ist da."

# [[contacts]]
# name = "somebody, some day"
"""
NOOR = {
    "name": 'Noor "Nour" Haddad',
    "address": "noor@example.com",
    "intent": "give",
    "greeting": "Hi Noor,",
    "link": None,
    "why": "You said in April that nobody reads your drafts.",
    "ask": ["I would read two of them.", "I would read\tone more."],
    "facts": [{"on": date(2026, 5, 4), "say": "Your first draft is out."}],
    "notes": "C:\\drafts\nπ, 'quoted'",
}


def text(home):
    return (home / "contacts.toml").read_text(encoding="utf-8")


def test_a_contact_is_added_below_all_that_was_there(tmp_path):
    """Everything written before stays byte for byte, and the new person reads back as given."""
    before = text(write(tmp_path, contacts=NOTED))
    noor = add_contact(tmp_path, NOOR, today=TODAY).contacts[2]
    assert text(tmp_path).startswith(before)
    assert (noor.name, noor.notes) == (NOOR["name"], NOOR["notes"])
    assert noor.ask == ("I would read two of them.", "I would read one more.")
    assert noor.facts[0].on == date(2026, 5, 4)
    assert load(tmp_path, today=TODAY).contacts[2] == noor


@pytest.mark.parametrize("contacts", ["", "contacts = []\n", "[defaults]\nminutes = 20"])
def test_the_first_contact(tmp_path, contacts):
    """A file without anybody takes the first one, however it says so."""
    write(tmp_path, contacts=contacts)
    assert len(add_contact(tmp_path, NOOR, today=TODAY).contacts) == 1


def test_a_contact_that_does_not_load_is_not_written(tmp_path):
    """The host hears what is wrong, and the file is as it was."""
    before = text(write(tmp_path))
    with pytest.raises(BadSettings) as bad:
        add_contact(tmp_path, {**NOOR, "address": "Priya@example.com"}, today=TODAY)
    assert "is also an address of contacts[1] (Priya Nair), line 4." in str(bad.value)
    assert text(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["contacts.toml", "reachout.toml"]


def test_a_new_key_stands_with_its_own_contact(tmp_path):
    """Pausing Priya leaves the comment that belongs to Lena with Lena."""
    before = text(write(tmp_path, contacts=NOTED))
    result = set_contact(tmp_path, " PRIYA@example.com", "paused", True, today=TODAY)
    assert result.contacts[0].paused
    short = "  # the short form\n"
    assert text(tmp_path) == before.replace(short, f"{short}paused = true\n")


def test_a_key_is_added_above_the_tables_of_a_contact(tmp_path):
    """Lena's new sentence does not end up in one of her facts."""
    before = text(write(tmp_path, contacts=NOTED))
    lena = set_contact(tmp_path, "lena@example.com", "tell", "Es half.", today=TODAY).contacts[1]
    assert lena.tell == "Es half."
    ask = 'ask = "Wollen wir unsere Notizen vergleichen?"\n'
    assert text(tmp_path) == before.replace(ask, f'{ask}tell = "Es half."\n')


def test_a_value_is_changed_where_it_stands(tmp_path):
    """Another topic takes the place of the old one; comments around it stay."""
    before = text(write(tmp_path, contacts=NOTED))
    set_contact(tmp_path, "priya@example.com", "topic", 'Reviews, "again"', today=TODAY)
    changed = before.replace('"Reviews"', '"Reviews, \\"again\\""')
    assert text(tmp_path).replace("'Reviews, \"again\"'", '"Reviews, \\"again\\""') == changed


def test_pause_and_resume_leave_no_trace(tmp_path):
    """After pause and resume the file is what it was."""
    before = text(write(tmp_path, contacts=NOTED))
    until = set_contact(tmp_path, "lena@example.com", "paused", date(2027, 1, 9), today=TODAY)
    assert until.contacts[1].paused_until == date(2027, 1, 9)
    set_contact(tmp_path, "lena@example.com", "paused", None, today=TODAY)
    assert text(tmp_path) == before


def test_an_edit_that_does_not_load_is_not_written(tmp_path):
    """A sentence that breaks the rules is refused before it reaches the file."""
    before = text(write(tmp_path))
    with pytest.raises(BadSettings) as bad:
        set_contact(tmp_path, "priya@example.com", "tell", "because it helped", today=TODAY)
    assert "contacts[1] (Priya Nair).tell" in str(bad.value)
    assert text(tmp_path) == before


def test_nobody_has_this_address(tmp_path):
    """A mistyped address is named, with the nearest one that is known."""
    write(tmp_path)
    with pytest.raises(Usage) as unknown:
        set_contact(tmp_path, "pria@example.com", "paused", True, today=TODAY)
    assert str(unknown.value) == (
        "No contact has the address pria@example.com. Did you mean priya@example.com?"
    )


def test_contacts_in_braces_can_be_changed_too(tmp_path):
    """The short form of a list of tables is edited in its own way."""
    one = (
        'contacts = [{ name = "Priya", address = "priya@example.com", intent = "learn", '
        'greeting = "Hi,", why = "You wrote.", ask = "How?" }]\n'
    )
    write(tmp_path, contacts=one)
    set_contact(tmp_path, "priya@example.com", "paused", True, today=TODAY)
    assert [c.paused for c in add_contact(tmp_path, NOOR, today=TODAY).contacts] == [True, False]


def test_rights_links_and_line_ends_stay(tmp_path):
    """The file keeps its mode, a link stays a link, and Windows line ends stay what they are."""
    home, elsewhere = tmp_path / "home", tmp_path / "dotfiles"
    home.mkdir()
    elsewhere.mkdir()
    (write(home) / "contacts.toml").rename(elsewhere / "people.toml")
    real = elsewhere / "people.toml"
    real.write_bytes(real.read_bytes().replace(b"\n", b"\r\n"))
    real.chmod(0o600)
    (home / "contacts.toml").symlink_to(real)
    set_contact(home, "priya@example.com", "paused", True, today=TODAY)
    assert (home / "contacts.toml").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    content = real.read_bytes()
    assert b"paused = true\r\n" in content
    assert content.count(b"\n") == content.count(b"\r\n")
    assert [path.name for path in elsewhere.iterdir()] == ["people.toml"]


def test_the_host_file_is_never_touched(tmp_path):
    """Edits concern the people; what the host wants of the program is his to write."""
    write(tmp_path)
    add_contact(tmp_path, NOOR, today=TODAY)
    assert (tmp_path / "reachout.toml").read_text(encoding="utf-8") == HOST


def test_defaults_between_people_do_not_confuse_an_edit(tmp_path):
    """Tables may stand in any order; the right person is changed."""
    before = text(write(tmp_path, contacts=f"{PRIYA}[defaults]\nminutes = 20\n\n{LENA}"))
    set_contact(tmp_path, "lena@example.com", "minutes", 50, today=TODAY)
    assert text(tmp_path) == before.rstrip("\n") + "\nminutes = 50\n"
    changed = set_contact(tmp_path, "lena@example.com", "minutes", 55, today=TODAY)
    assert [contact.minutes for contact in changed.contacts] == [20, 55]


def test_a_file_saved_meanwhile_is_not_overwritten(tmp_path):
    """What the host's editor saved a moment ago stays."""
    path = tmp_path / "contacts.toml"
    path.write_bytes(b"new")
    with pytest.raises(Conflict) as conflict:
        replace_file(path, b"old", b"ours")
    assert str(conflict.value) == (
        f"{path} was saved by somebody else just now; nothing was changed."
    )
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("contacts.toml", b"new")
    ]


def test_a_file_that_went_away_is_not_made_anew(tmp_path):
    """A workspace that was moved is named, not half recreated."""
    with pytest.raises(Refused) as refused:
        replace_file(tmp_path / "contacts.toml", b"old", b"ours")
    assert "cannot be written: No such file or directory. Look at its rights." in str(
        refused.value
    )
    assert list(tmp_path.iterdir()) == []


LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LINES)
def test_any_note_survives(tmp_path, note):
    """Whatever the host notes down reads back as written, and nothing else changes."""
    before = loaded(tmp_path, contacts=NOTED).contacts
    after = set_contact(tmp_path, "lena@example.com", "notes", note, today=TODAY).contacts
    assert after == (before[0], replace(before[1], notes=note))
