"""The shipped examples: they load, they are complete, and their defaults are the real ones."""

from __future__ import annotations

import re
import tomllib
from types import UnionType
from typing import get_args, get_origin

import pytest
from pydantic import BaseModel
from tests.settings.workspace import TODAY, loaded

from reachout.domain.contact import Intent
from reachout.paths import shipped
from reachout.settings import schema
from reachout.settings.files import Files, fingerprint
from reachout.settings.load import load, parse
from reachout.settings.start import new_workspace_files

EXAMPLES = shipped("config")
NOOR = {
    "name": 'Noor "N" Haddad',
    "address": "noor@example.com",
    "intent": "give",
    "greeting": "Hi Noor,",
    "why": "You said nobody reads your drafts.",
    "ask": ["I would gladly read two of them."],
    "language": None,
}


def example(name):
    return (EXAMPLES / name).read_text(encoding="utf-8")


def test_the_examples_load_without_a_remark():
    """What we show as good passes every rule, in both languages."""
    result = load(EXAMPLES, today=TODAY)
    assert result.warnings == ()
    assert {contact.base_language for contact in result.contacts} == {"en", "de"}
    assert {contact.intent for contact in result.contacts} == set(Intent)
    assert {contact.formal for contact in result.contacts} == {True, False}


def test_the_defaults_shown_are_the_defaults(tmp_path):
    """The numbers in the example are those of a file that says nothing."""
    shown = load(EXAMPLES, today=TODAY).settings
    silent = loaded(tmp_path, contacts="").settings
    assert (shown.policy, shown.every, shown.numbered) == (
        silent.policy,
        silent.every,
        silent.numbered,
    )
    assert shown.described.hours == silent.described.hours
    assert shown.mailbox.path.name == silent.mailbox.path.name
    assert shown.calendar.path.name == silent.calendar.path.name
    for table in ("mailbox", "calendar", "google", "rhythm", "slots", "daemon"):
        written = getattr(schema.SettingsFile.model_validate(_data("reachout.toml")), table)
        assert written == type(written)(), table


def _data(name):
    return tomllib.loads(example(name))


def _uncommented():
    """reachout.toml with every line that is only commented out."""
    return tomllib.loads(re.sub(r"(?m)^# (?=\[tags\.|[a-z-]+ = )", "", example("reachout.toml")))


SECTIONS = sorted(set(schema.SettingsFile.model_fields) - {"format", "tags"})


@pytest.mark.parametrize("section", SECTIONS)
def test_every_setting_is_in_the_example(section):
    """No setting is a secret, and the example has none that does not exist."""
    model = schema.SettingsFile.model_fields[section].annotation
    assert set(_data("reachout.toml")[section]) == set(model.model_fields)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_setting_is_explained(section):
    """Each line of the example says what it does, or its table does."""
    text = example("reachout.toml").split(f"[{section}]", 1)[1].split("\n[", 1)[0]
    for row in text.splitlines()[1:]:
        if " = " in row and not re.match(r"(name|de|tue|wed)\b", row):
            assert re.search(r"  # \S", row), row


def test_everything_a_tag_can_give_is_in_the_example():
    """The tags of the example, commented or not, show every default that a tag can give."""
    shown = {key for tag in _uncommented()["tags"].values() for key in tag}
    assert shown == set(schema.SharedTable.model_fields)


def test_every_field_of_a_contact_is_in_the_example():
    """The head of contacts.toml is a list of all fields, and of no others."""
    head = example("contacts.toml").split("\nformat = 1\n")[0]
    rows = re.findall(r"(?m)^#   ([a-z_]+) = (.*)$", head)
    shown = {key for key, _ in rows}
    inside = {key for _, value in rows for key in re.findall(r"[{,] ([a-z_]+) = ", value)}
    assert shown | {"addresses"} == set(schema.ContactTable.model_fields)
    assert set(schema.FactTable.model_fields) <= inside


def test_the_list_of_fields_is_itself_right():
    """Whoever copies the lines of the head gets a contact that loads."""
    head = example("contacts.toml").split("\nformat = 1\n")[0]
    rows = re.findall(r"(?m)^#   ([a-z_]+ = .*)$", head)
    copied = "\n".join(["format = 1", "[[contacts]]", *rows])
    copied = copied.replace('"You said ..."', '"You said so."')
    files = {"reachout.toml": example("reachout.toml"), "contacts.toml": copied}
    contents = {name: text.encode() for name, text in files.items()}
    (contact,) = parse(Files(home=EXAMPLES, contents=contents), today=TODAY).contacts
    assert contact.id == "priya"


@pytest.mark.parametrize("name", ["Sam Okafor", 'Sam "S" O\'Kafor', "Zoë\\Ånd"])
def test_a_new_workspace(tmp_path, name):
    """The starting files load, say what they were told, and explain all the rest."""
    files = new_workspace_files(
        name=name, address="me@example.net", zone="America/New_York", person=NOOR
    )
    for file, text in files.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    result = load(tmp_path, today=TODAY)
    host = result.settings.host("h")
    assert (host.name, host.address, host.zone) == (name, "me@example.net", "America/New_York")
    assert host.sign_off("de", True) == f"Mit freundlichen Grüßen\n{name}"
    assert [contact.name for contact in result.contacts] == ['Noor "N" Haddad']
    assert files["reachout.toml"].count("#") == example("reachout.toml").count("#")
    assert "# required; the whole first line" in files["contacts.toml"]
    assert "Priya" not in files["contacts.toml"].split("\nformat = 1\n")[1]


def test_a_new_workspace_without_anybody(tmp_path):
    """Nobody is invented: without a person the list is empty."""
    files = new_workspace_files(name="Sam", address="me@example.net", zone="Europe/Berlin")
    for file, text in files.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert load(tmp_path, today=TODAY).contacts == ()


def test_the_fingerprint_tells_whether_anything_changed(tmp_path):
    """Equal files have one fingerprint; any change of either file gives another."""
    first = loaded(tmp_path)
    assert fingerprint(tmp_path) == first.fingerprint
    assert loaded(tmp_path).fingerprint == first.fingerprint
    other = loaded(tmp_path, contacts="")
    assert other.fingerprint != first.fingerprint
    assert other.hashes["reachout.toml"] == first.hashes["reachout.toml"]
    assert other.hashes["contacts.toml"] != first.hashes["contacts.toml"]


def _unbounded(model: type[BaseModel]):
    for name, field in model.model_fields.items():
        kind = field.annotation
        if kind is str and not field.metadata:
            yield f"{model.__name__}.{name}"
        for inner in get_args(kind) if get_origin(kind) in (list, dict, UnionType) else [kind]:
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from _unbounded(inner)


def test_no_text_is_taken_unread():
    """Every text of either file has a rule of its own; none goes to a letter unchecked."""
    found = [*_unbounded(schema.SettingsFile), *_unbounded(schema.ContactsFile)]
    assert found == []
