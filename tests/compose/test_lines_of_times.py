"""Other times in a letter that lies unsent: their lines change, and not one byte beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.compose.people import NOW, PRIYA, SAM, berlin, slot

from reachout.compose.letters import html_of, replace_times, worded_today, write
from reachout.domain.contact import Contact
from reachout.domain.letter import Cause, Letter, LetterName, Occasion

ZONES = [None, "Europe/Vienna", "Asia/Tokyo", "America/Chicago", "Asia/Kolkata"]
LOCALES = ["en", "en-GB", "en-US", "de", "de-AT"]
OFFERING = [LetterName.FIRST, LetterName.NUDGE, LetterName.REOFFER]
moments = st.builds(slot, st.integers(8, 28), st.integers(7, 21), st.sampled_from([0, 30]))
several = st.lists(moments, min_size=2, max_size=4, unique=True).map(sorted).map(tuple)
contacts = st.builds(
    lambda zone, locale: replace(PRIYA, zone=zone, language=locale),
    st.sampled_from(ZONES),
    st.sampled_from(LOCALES),
)


def a_letter(name: LetterName, contact: Contact, slots: tuple, numbered: bool) -> Letter:
    about = Occasion(now=NOW, slots=slots, cause=Cause.VAGUE, first_sent=berlin(1, 9))
    return write(name, contact, SAM, about, numbered=numbered)


def without(text: str, letter: Letter) -> str:
    """What is left when each of its times is taken out."""
    for one in letter.slots:
        assert text.count(one.words) == 1
        text = text.replace(one.words, "")
    return text


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(OFFERING), contacts, several, several, st.booleans(), st.sampled_from(ZONES)
)
def test_only_the_times_change(name, contact, old, new, numbered, zone):
    """In the text and in the HTML, in any language, also when a zone changed with them."""
    assume(name is LetterName.NUDGE or len(old) == len(new))
    letter = a_letter(name, contact, old, numbered)
    wanted = new[: len(letter.slots)]
    after = replace_times(letter, wanted, replace(contact, zone=zone), SAM, now=NOW)
    assert after is not None
    assert [(one.start, one.end) for one in after.slots] == list(wanted)
    assert without(after.text, after) == without(letter.text, letter)
    assert without(after.html, after) == without(letter.html, letter)
    assert after.html == html_of(after.text)
    assert (after.subject, after.used) == (letter.subject, letter.used)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(OFFERING), contacts, several, st.sampled_from(ZONES))
def test_what_today_would_say_is_what_a_rewrite_writes(name, contact, slots, zone):
    """So that a letter that was brought up to date has nothing left to be brought up to date."""
    letter = a_letter(name, contact, slots, numbered=False)
    assert worded_today(letter, contact, SAM) == letter.slots
    moved = replace(contact, zone=zone)
    own = [(one.start, one.end) for one in letter.slots]
    after = replace_times(letter, own, moved, SAM, now=NOW)
    assert after is not None
    assert after.slots == worded_today(letter, moved, SAM) == worded_today(after, moved, SAM)


def test_another_region_turns_the_clock_another_language_does_not():
    """A German line would not fit an English letter."""
    letter = a_letter(LetterName.FIRST, PRIYA, (slot(9, 16), slot(11, 9)), numbered=False)
    assert worded_today(letter, replace(PRIYA, language="de"), SAM) == letter.slots
    american = worded_today(letter, replace(PRIYA, language="en-US"), SAM)
    assert all("am" in one.words or "pm" in one.words for one in american)


def test_times_that_have_gone_by_are_no_choice():
    """Then the letter is to be written anew."""
    letter = a_letter(LetterName.FIRST, PRIYA, (slot(9, 16), slot(11, 9)), numbered=False)
    past = [(start - timedelta(days=30), end - timedelta(days=30)) for start, end in [slot(9, 16)]]
    assert replace_times(letter, past, PRIYA, SAM, now=NOW) is None
