"""docs/reading.md: every example is read as it says, and the case that it shows is one."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.cli.terminal import reachout
from tests.docs.pages import blocks, page, rows, section
from tests.reading.replies import mail, offer

from reachout.reading import read
from reachout.reading.languages import LANGUAGES

EXAMPLES = [row for row in rows(section(page("reading.md"), "Examples")) if row[0].startswith('"')]
NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch",
}  # fmt: skip


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row[0])
def test_every_example_is_read_as_it_says(row: list[str]) -> None:
    """By the reading that the program uses."""
    words, meaning, time, sure = row
    found = read(mail(words.strip('"')), offer())
    assert (str(found.meaning), found.safe) == (meaning, sure == "yes"), found.why
    if time.isdigit():
        assert found.slot == int(time)
    else:
        local = datetime.fromisoformat(time) if time else None
        assert found.start == (local and local.replace(tzinfo=ZoneInfo("Europe/London")))


def test_there_are_examples() -> None:
    """An empty table would prove nothing."""
    assert len(EXAMPLES) > 10


def test_every_language_is_named() -> None:
    """And the file in which it lies is where the page says."""
    text = section(page("reading.md"), "Languages")
    assert set(NAMES) == set(LANGUAGES)
    assert all(name in text for name in NAMES.values())


def test_the_case_that_is_shown_is_read(tmp_path: Path) -> None:
    """Field for field as on the page."""
    (case,) = (b.text for b in blocks(page("reading.md")) if b.language == "json")
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "a001.eml").write_bytes(mail("Friday works for me."))
    (tmp_path / "cases.jsonl").write_text(json.dumps(json.loads(case)) + "\n", encoding="utf-8")
    said = reachout("read", "--cases", str(tmp_path), "--score", "--json")
    assert said.code == 0 and said.json["right"] == 1
