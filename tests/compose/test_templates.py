"""Stories about templates: their sentences, the host's own ones, and what no letter may hold."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from tests.compose.people import (
    CHAT,
    CONFIRM,
    NOW,
    PRIYA,
    SAM,
    THANKS,
    letter,
    occasion,
)

from reachout.compose.letters import html_of
from reachout.domain.contact import Intent, Kind
from reachout.domain.letter import Cause, LetterName
from reachout.errors import BadSettings, MissingVariable
from reachout.paths import shipped

# ------------------------------------------------------------------ html


def test_html_is_what_typing_in_gmail_gives() -> None:
    """A div a line, a br in an empty one, no style; markup in words is only words."""
    assert html_of('Hi,\n\n– 1 < 2 & "so"') == (
        '<div dir="ltr"><div>Hi,</div><div><br></div><div>– 1 &lt; 2 &amp; "so"</div></div>'
    )
    assert letter().html == html_of(letter().text)


# ------------------------------------------------------------------ guards


@pytest.mark.parametrize(
    "blank", ["You are at [Your Company].", "Hi {{ name }}.", "See {% if x %}.", "{# so #}."]
)
@pytest.mark.parametrize("field", ["why", "link", "greeting", "topic", "sign_off"])
def test_field_placeholder_sent(field: str, blank: str) -> None:
    """A blank that nobody filled in is no letter, nor template code (pathfinder-ai #1230)."""
    with pytest.raises(MissingVariable, match="nobody filled in"):
        letter(contact=replace(PRIYA, **{field: blank}))


def test_contact_data_is_never_template_code() -> None:
    """Not even arithmetic is done with it."""
    with pytest.raises(MissingVariable, match=re.escape('"{{"')):
        letter(contact=replace(PRIYA, why="You said {{ 7 * 7 }}."))
    confirmed = occasion(place="{{ 7 * 7 }}", **CHAT)
    with pytest.raises(MissingVariable, match=re.escape('"{{"')):
        letter(CONFIRM, about=confirmed)


def test_none_is_a_word_that_the_host_may_use() -> None:
    """Only a template's None is a mistake."""
    contact = replace(PRIYA, why="None of us had tried that before you did.")
    assert contact.why in letter(contact=contact).text


def test_characters_that_no_eye_sees_are_taken_out() -> None:
    """They turn words around or break a header."""
    contact = replace(
        PRIYA,
        greeting="Hi \u202ePriya\u2066,\r\n",
        topic="Incident\x00 reviews\nBcc: x@example.com",
        why="You  said\ta\u200b lot.",
    )
    written = letter(contact=contact)
    assert written.text.startswith("Hi Priya,\n\n")
    assert written.subject == "Incident reviews Bcc: x@example.com"
    assert "You said a lot." in written.text


def test_notes_go_nowhere() -> None:
    """No character of them."""
    contact = replace(PRIYA, notes="Xylophone, two children", tags=("mentors",))
    for name in LetterName:
        about = occasion(first_sent=NOW, cause=Cause.VAGUE, **CHAT)
        written = letter(name, contact, about)
        assert "Xylo" not in written.text + written.html + written.subject


@pytest.mark.parametrize("field", ["greeting", "sign_off"])
def test_a_letter_without_greeting_or_name_is_refused(field: str) -> None:
    """Both are needed."""
    empty = replace(PRIYA, **{field: " "})
    with pytest.raises(MissingVariable, match=field):
        letter(contact=empty, host=replace(SAM, sign_offs=None, name=""))


def test_a_contacts_own_last_lines_win() -> None:
    """They may be several."""
    written = letter(contact=replace(PRIYA, sign_off="Warmly,\n\nSam O."))
    assert written.text.endswith("\n\nWarmly,\n\nSam O.")


# ------------------------------------------------------------------ the host's own templates


@pytest.fixture
def own(tmp_path: Path) -> Path:
    for place in ("en", "en-GB"):
        (tmp_path / place).mkdir()
    return tmp_path


def test_one_file_of_the_hosts_own_leaves_the_others_as_shipped(own: Path) -> None:
    """Only the thanks are his."""
    (own / "en" / "thanks.txt").write_text(
        "Subject: Cheers\n\n{{ greeting }}\n\nTa!\n\n{{ sign_off }}\n"
    )
    thanks = letter(THANKS, about=occasion(**CHAT), folders=(own,))
    assert (thanks.subject, thanks.text) == ("Cheers", "Hi Priya,\n\nTa!\n\nSam")
    assert letter(folders=(own,)) == letter()


def test_one_list_of_the_hosts_own_leaves_the_others_as_shipped(own: Path) -> None:
    """And a changed file counts at the next letter; a region's file wins."""
    file = own / "en" / "sentences.toml"
    file.write_text('[way_out]\nlearn = ["No hurry."]\n')
    assert "\n\nNo hurry.\n\n" in letter(folders=(own,)).text
    file.write_text('[way_out]\nlearn = ["No hurry at all."]\n')
    os.utime(file, ns=(1, 1))
    assert "\n\nNo hurry at all.\n\n" in letter(folders=(own,)).text
    (own / "en-GB" / "sentences.toml").write_text('[way_out]\nlearn = ["No rush."]\n')
    assert "\n\nNo rush.\n\n" in letter(folders=(own,)).text


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("Subject: {{ subject }}\n\n{{ nickname }}\n", "'nickname' is undefined"),
        ("Subject: {{ subject }}\n\n{{ greeting.__class__ }}\n", "unsafe"),
        ("Subject: {{ subject }}\n\n{{ none }}\n", "not there"),
        ("Subject: {{ subject }}\n\nHi  there\n", "where a word belongs"),
        ("Subject: {{ subject }}\n\nHi {{ 'N' ~ 'one' }}\n", "'None'"),
        ('Subject: {{ subject }}\n\n{{ pick("farewell", "x") }}\n', "nothing at farewell.x"),
        ("{{ greeting }}\n", '"Subject:" line'),
    ],
)
def test_a_template_that_needs_what_is_not_there_makes_no_letter(
    own: Path, template: str, said: str
) -> None:
    """The text says what is missing."""
    (own / "en" / "first.txt").write_text(template)
    with pytest.raises(MissingVariable, match=said):
        letter(folders=(own,))


def test_a_template_that_cannot_be_read_is_a_setting_to_mend(own: Path) -> None:
    """With its file and line."""
    (own / "en" / "first.txt").write_text("Subject: x\n\n{% if %}\n")
    with pytest.raises(BadSettings, match="first.txt:3"):
        letter(folders=(own,))
    (own / "en" / "first.txt").unlink()
    (own / "en" / "sentences.toml").write_text('[way_out]\nlearn = ["{{ x"]\n')
    with pytest.raises(BadSettings, match="sentences.toml"):
        letter(folders=(own,))
    (own / "en" / "sentences.toml").write_text("[way_out\n")
    with pytest.raises(BadSettings, match="sentences.toml.*cannot be read"):
        letter(folders=(own,))


def test_a_language_without_templates_is_named() -> None:
    """And so is the cure."""
    with pytest.raises(MissingVariable, match="language fr.*fr/sentences.toml"):
        letter(contact=replace(PRIYA, language="fr"))


# ------------------------------------------------------------------ the sentences themselves

LISTS = ("pitch", "lead", "way_out", "nudge", "reoffer", "confirm", "moved", "thanks")
LANGUAGES = ("en", "de")


def _table(language: str) -> dict[str, Any]:
    file = shipped("templates") / language / "sentences.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _variants(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _variants(value, f"{path}{key}.")
        else:
            yield from ((f"{path}{key}", variant) for variant in value)


def _letters_lists(language: str) -> list[tuple[str, Any]]:
    table = _table(language)
    return list(_variants({name: table[name] for name in LISTS}))


def _texts(variant: Any) -> list[str]:
    return [variant] if isinstance(variant, str) else list(variant.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_has_variants_and_no_sentence_stands_in_two(language: str) -> None:
    """So that two letters to one person share none."""
    found = _letters_lists(language)
    names = [name for name, _ in found]
    assert all(names.count(name) > 1 for name in names)
    for manner in (0, -1):
        sentences = [
            sentence
            for _, variant in found
            for sentence in re.split(r"(?<=[.?])\s+", _texts(variant)[manner])
        ]
        assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_ask_only_whether_a_new_time_would_do(language: str) -> None:
    """Every other question is the host's."""
    for name, variant in _letters_lists(language):
        for text in _texts(variant):
            assert ("?" in text) == name.startswith("reoffer.question"), text
            assert re.search(r"[.:?](\{% endif %\}\.?)?$", text), text


@pytest.mark.parametrize("name", LetterName)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_letter(language: str, name: LetterName) -> None:
    """And the manners never mix: no "du" in a formal letter, no "Sie" in the other."""
    about = occasion(first_sent=NOW, cause=Cause.HOST_MOVED, **CHAT)
    plain = replace(
        PRIYA,
        language=language,
        greeting="Guten Tag,",
        why="A.",
        ask=("B.",),
        link="",
        sign_off="C",
    )
    for number in range(8):
        for intent in Intent:
            contact = replace(plain, id=f"{number}", intent=intent, topic="D")
            familiar = letter(name, contact, about).text
            formal = letter(name, replace(contact, formal=True), about).text
            assert not re.search(r"\b(Sie|Ihnen|Ihre?[rnm]?)\b", familiar)
            assert not re.search(r"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[rnm]?)\b", formal)


def test_both_languages_have_the_same_lists() -> None:
    """A thing that one can say, the other can."""
    english, german = ({name for name, _ in _letters_lists(language)} for language in LANGUAGES)
    assert english == german
    assert _table("en").keys() == _table("de").keys()
    for kind in Kind:
        assert _table("en")["by"][kind] and _table("de")["by"][kind]
    assert NOW.tzinfo is UTC
