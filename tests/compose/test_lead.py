"""Stories about hours that hardly meet: the honest word, where it stands and where it does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.compose.people import (
    JONAS,
    LENA,
    NUDGE,
    PRIYA,
    REOFFER,
    RUTH,
    THREE,
    WEBER,
    berlin,
    letter,
    occasion,
    slot,
)

from reachout.domain.contact import Contact
from reachout.domain.letter import Cause, LetterName
from reachout.domain.overlap import Overlap

HARDLY, NEVER = Overlap.HARDLY, Overlap.NEVER


@pytest.mark.parametrize("contact", [PRIYA, LENA, RUTH, WEBER, JONAS])
def test_a_letter_says_that_the_hours_hardly_meet(contact: Contact) -> None:
    """In place of "I am free:", and every time stands below it as ever."""
    plain, said = letter(contact=contact), letter(contact=contact, about=occasion(meet=HARDLY))
    assert said.slots == plain.slots
    assert [name for name in said.used.sentences if name.startswith("lead.hardly")]
    assert not [name for name in plain.used.sentences if "hardly" in name]


@pytest.mark.parametrize("contact", [PRIYA, LENA, RUTH, WEBER, JONAS])
def test_where_the_hours_never_meet_no_time_is_named_and_theirs_is_asked_for(
    contact: Contact,
) -> None:
    """The reason stands in place of the times; nothing is offered."""
    said = letter(contact=contact, about=occasion([], meet=NEVER))
    assert said.slots == () and "\n–" not in said.text
    assert [name for name in said.used.sentences if name.startswith("lead.never")]


def test_a_letter_says_nothing_of_hours_that_it_does_not_need() -> None:
    """Times that stand there belie "never"; who offers none by choice gives no reason."""
    assert "lead.never" not in str(letter(about=occasion(meet=NEVER)).used)
    assert "hardly" not in str(letter(about=occasion([], meet=HARDLY)).used)
    quiet = letter(contact=replace(PRIYA, times=False), about=occasion([], meet=NEVER))
    assert "never" not in str(quiet.used)


@pytest.mark.parametrize("name", [NUDGE, REOFFER])
@pytest.mark.parametrize("meet", Overlap)
def test_later_letters_do_not_say_it_again(name: LetterName, meet: Overlap) -> None:
    """With times or without they are the same as ever."""
    for slots in ([], [slot(23, 16)]):
        about = occasion(slots, first_sent=berlin(2, 9), cause=Cause.VAGUE)
        assert letter(name, PRIYA, replace(about, meet=meet)) == letter(name, PRIYA, about)


def test_templates_of_the_hosts_own_need_no_word_for_it(tmp_path: Path) -> None:
    """Sentences in a language of his own may be older than this."""
    (tmp_path / "en").mkdir()
    for list in ("hardly", "never"):
        (tmp_path / "en" / "sentences.toml").write_text(f"[lead]\n{list} = []\n")
        slots = THREE if list == "hardly" else ()
        about = occasion(slots, meet=Overlap(list))
        plain = letter(about=occasion(slots), folders=(tmp_path,))
        assert letter(about=about, folders=(tmp_path,)).text == plain.text
