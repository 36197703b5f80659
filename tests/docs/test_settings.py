"""docs/settings.md names every key of both files, with its real default."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from tests.docs.pages import marked, page, pages, rows, section, words
from tests.settings.workspace import HOST, TODAY, loaded

from reachout.paths import shipped
from reachout.settings import schema
from reachout.settings.files import Files
from reachout.settings.load import parse

TABLES: dict[str, type[BaseModel]] = {
    "[host]": schema.HostTable,
    "[mailbox]": schema.MailboxTable,
    "[calendar]": schema.CalendarTable,
    "[google]": schema.GoogleTable,
    "[rhythm]": schema.RhythmTable,
    "[slots]": schema.SlotsTable,
    "[daemon]": schema.DaemonTable,
    "[tags.NAME]": schema.SharedTable,
    "facts": schema.FactTable,
}
OF_A_TAG = set(schema.SharedTable.model_fields)


def told(heading: str) -> dict[str, list[str]]:
    """Key → the other cells of its row."""
    found = rows(section(page("settings.md"), heading))
    return {words(row[0])[0]: row[1:] for row in found if words(row[0])}


@pytest.mark.parametrize("heading", TABLES)
def test_every_key_has_its_row(heading: str) -> None:
    """And none is told that does not exist."""
    assert set(told(heading)) == set(TABLES[heading].model_fields)


def test_every_key_of_a_contact_has_its_row() -> None:
    """Those that a tag may set stand with the tag, the others with the contact."""
    assert set(told("[[contacts]]")) | OF_A_TAG == set(schema.ContactTable.model_fields)
    assert not set(told("[[contacts]]")) & OF_A_TAG


def test_the_keys_of_the_defaults_are_named() -> None:
    """They are those of a tag."""
    assert set(words(section(page("settings.md"), "[defaults]"))) >= OF_A_TAG


def test_every_table_has_its_heading() -> None:
    """A new table of either file cannot be forgotten."""
    named = {heading.strip("[]").partition(".")[0] for heading in TABLES}
    assert set(schema.SettingsFile.model_fields) - {"format"} <= named
    assert set(schema.ContactsFile.model_fields) == {"format", "defaults", "contacts"}


@pytest.mark.parametrize("heading", ["[mailbox]", "[calendar]", "[rhythm]", "[slots]", "[daemon]"])
def test_the_defaults_told_are_the_defaults(heading: str) -> None:
    """As the shipped example has them, which is held against the schema by a test of its own."""
    example = tomllib.loads((shipped("config") / "reachout.toml").read_text(encoding="utf-8"))
    for key, cells in told(heading).items():
        (default,) = words(cells[1])
        assert tomllib.loads(f"value = {default}")["value"] == example[heading.strip("[]")][key]


def test_what_is_required_is_told() -> None:
    """A key without a default says so, and no other does."""
    for heading, model in {**TABLES, "[[contacts]]": schema.ContactTable}.items():
        for key, cells in told(heading).items():
            needed = model.model_fields[key].is_required() or key == "address"
            assert cells[1].startswith("required") == needed, f"{heading} {key}"


# ------------------------------------------------------------------ examples


def examples() -> Iterator[Any]:
    for path in pages():
        text = path.read_text(encoding="utf-8")
        for name in ("reachout.toml", "contacts.toml"):
            for number, block in enumerate(marked(text, f"loads: {name}"), 1):
                yield pytest.param(name, block, id=f"{path.name}-{name}-{number}")


@pytest.mark.parametrize(("name", "block"), list(examples()))
def test_every_example_loads_without_a_remark(name: str, block: str, tmp_path: Path) -> None:
    """What we show as good passes every rule; an excerpt of reachout.toml gets a host."""
    text = block if "[host]" in block else HOST + block
    text = text if text.startswith("format") else f"format = 1\n{text}"
    tags = 'format = 1\n[host]\nname = "S"\naddress = "s@example.org"\nzone = "UTC"\n'
    both = {"reachout.toml": text, "contacts.toml": "format = 1\n"}
    if name == "contacts.toml":
        both = {"reachout.toml": tags, "contacts.toml": block}
    contents = {file: said.encode() for file, said in both.items()}
    found = parse(Files(home=tmp_path, contents=contents), today=TODAY)
    assert found.warnings == ()
    assert found.contacts or name == "reachout.toml"


def test_there_are_examples() -> None:
    """A mark that is misspelled would check nothing."""
    assert len(list(examples())) >= 5


def test_the_least_file_that_is_shown_loads(tmp_path: Path) -> None:
    """Name, address and zone are all that it takes."""
    least = marked(page("settings.md"), "loads: reachout.toml")[0]
    assert loaded(tmp_path, host=least).settings.described.name == "Sam Okafor"
