"""What holds for every letter, whatever is known of a person and whatever is not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.compose.people import NOW, SAM, berlin, slot

from reachout.compose import guard
from reachout.compose.letters import html_of, replace_times, words_in, write
from reachout.domain.contact import Contact, Fact, Intent, Kind
from reachout.domain.letter import OPENERS, Cause, Letter, LetterName, Occasion, Used
from reachout.domain.overlap import Overlap

NOTES = "Xylophon Quitte"
MARKS = re.compile(r"\{\{|\}\}|\{%|%\}|\[|\]|\bundefined\b|\n\n\n|  |\t")
END = re.compile(r"(?<=[^\d][.?!])\s+|\n+")  # "11. Juni" goes on
MONDAYS = [slot(8, hour) for hour in (9, 11, 15)]


@cache
def texts(field: str, count: int = 9) -> st.SearchStrategy[str]:
    """A whole sentence of an honest length, in *field* only; the words are nobody's."""
    words = st.sampled_from(
        ["plan", "Größe", "“note”", "O'Hara", "<b>", "&", "c:d", "None", "50%"]
    )
    middle = st.lists(words, min_size=2, max_size=count).map(" ".join)
    serial = st.text("bcdfg", min_size=4, max_size=4)
    return st.builds(f"You {{}} {{}} {field}.".format, middle, serial)


def maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | strategy


questions = texts("ask", 8).map(lambda text: text[:-1] + "?") | texts("ask", 8)
facts = st.builds(
    Fact, on=st.sampled_from([date(2026, 6, 1), date(2026, 1, 1)]), say=texts("fact", 6)
)
zones = st.sampled_from([None, "Europe/Vienna", "Asia/Tokyo", "America/Chicago", "Asia/Kolkata"])
contacts = st.builds(
    Contact,
    id=st.uuids().map(str),
    name=st.just("Ida Moreau"),
    addresses=st.just(("ida@example.com",)),
    intent=st.sampled_from(Intent),
    greeting=st.sampled_from(["Hi Ida,", "Liebe Frau Moreau,"]),
    why=texts("why"),
    ask=st.lists(questions, min_size=1, max_size=4, unique=True).map(tuple),
    sign_off=st.sampled_from(["", "Sam", "Herzlich\nSam Okafor"]),
    language=st.sampled_from(["en", "en-GB", "en-IN", "en-US", "de", "de-AT"]),
    formal=st.booleans(),
    link=maybe(texts("link", 7)),
    facts=st.lists(facts, max_size=2).map(tuple),
    tell=maybe(texts("tell")),
    topic=maybe(st.sampled_from(["Incident reviews", "Größere Teams"])),
    kind=st.sampled_from(Kind),
    minutes=st.sampled_from([15, 20, 25, 30, 40, 45, 60, 90]),
    place=maybe(st.just("Café Ritter, by the station")),
    times=st.booleans(),
    zone=zones,
    notes=st.just(NOTES),
)
occasions = st.builds(
    Occasion,
    now=st.just(NOW),
    slots=st.sampled_from([(), (slot(9, 16),), (slot(9, 16), slot(11, 9), slot(12, 17, 30))]),
    calendar_unreadable=st.booleans(),
    meet=st.sampled_from(Overlap),
    cause=st.sampled_from(Cause),
    first_sent=st.just(berlin(1, 9)),
    times_gone=st.booleans(),
    last_nudge=st.booleans(),
    chat_start=st.just(berlin(11, 16, 30)),
    chat_end=st.sampled_from([berlin(11, 17), berlin(11, 17, 5), berlin(11, 18)]),
    was_offered=st.booleans(),
    invitation=st.sampled_from(["attached", "follows", ""]),
    gained=maybe(texts("gained")),
    promised=maybe(texts("promised")),
    subject=maybe(st.just("Incident reviews")),
)


def says(contact: Contact, about: Occasion, used: Used) -> list[str]:
    """The host's sentences that this letter claims to say."""
    return [
        contact.link if used.link else "",
        contact.why if used.why else "",
        contact.tell if used.tell and contact.tell in used.said else "",
        used.ask,
        used.fact,
        *used.said,
    ]


def check(letter: Letter, contact: Contact, about: Occasion) -> None:
    """The rules for every letter."""
    text = letter.text
    end = contact.sign_off or SAM.sign_off(contact.language, contact.formal)
    assert text.startswith(contact.greeting + "\n\n")
    assert text.endswith("\n\n" + end)
    assert text.count("?") <= 1
    assert words_in(text) <= 120
    own = says(contact, about, letter.used)
    assert all(sentence in text for sentence in own)
    rest = text
    for sentence in sorted(own, key=len, reverse=True):
        rest = rest.replace(sentence, "") if sentence else rest
    assert not MARKS.search(text) and "None" not in rest
    assert not any(word in text + letter.html + letter.subject for word in NOTES.split())
    assert letter.html == html_of(text)
    assert letter.subject and "\n" not in letter.subject
    assert letter.subject.startswith("Re: ") == (letter.name not in OPENERS)
    assert all(text.count(shown.words) >= 1 for shown in letter.slots)
    guard.check(text, own, contact.name)


@settings(max_examples=250, deadline=None)
@given(contact=contacts, about=occasions, name=st.sampled_from(LetterName))
def test_every_letter_keeps_the_rules(contact: Contact, about: Occasion, name: LetterName) -> None:
    """Whatever is present or absent: each intent, kind, language, manner, with times or not."""
    letter = write(name, contact, SAM, about)
    check(letter, contact, about)
    asked = {LetterName.FIRST, LetterName.AGAIN}
    assert not letter.slots or contact.times or name is LetterName.REOFFER
    assert not (letter.slots and about.calendar_unreadable)
    assert name not in asked or letter.used.ask == contact.ask[0]
    assert write(name, contact, SAM, about) == letter


@settings(max_examples=60, deadline=None)
@given(contact=contacts, about=occasions, data=st.data())
def test_new_times_leave_the_other_words_alone(
    contact: Contact, about: Occasion, data: st.DataObject
) -> None:
    """Putting new times in is the same as having written the letter with them."""
    offering = sorted(OPENERS | {LetterName.NUDGE, LetterName.REOFFER})
    name = data.draw(st.sampled_from(offering))
    numbered = data.draw(st.booleans())
    before = write(name, contact, SAM, about, numbered=numbered)
    others = MONDAYS[: len(before.slots)]
    after = replace_times(before, others, contact, SAM, now=NOW)
    if not before.slots:
        assert after is None
    else:
        whole = replace(about, slots=tuple(others))
        assert after == write(name, contact, SAM, whole, numbered=numbered)


@settings(max_examples=80, deadline=None)
@given(contact=contacts, about=occasions, data=st.data())
def test_no_sentence_comes_twice_in_letters_that_follow_each_other(
    contact: Contact, about: Occasion, data: st.DataObject
) -> None:
    """A year of letters to one person: first, nudge, other times, confirm, thanks, again ..."""
    order = data.draw(st.lists(st.sampled_from(list(LetterName)[1:]), min_size=3, max_size=6))
    told: list[Used] = []
    before: set[str] = set()
    for number, name in enumerate([LetterName.FIRST, *order]):
        day = replace(about, told_before=tuple(told), now=NOW + timedelta(days=number))
        asks = (*contact.ask, f"Is this number {number}?")
        letter = write(name, replace(contact, ask=asks), SAM, day)
        check(letter, contact, day)
        now = _sentences(letter, contact)
        assert not now & before
        told.append(letter.used)
        before = now


def _sentences(letter: Letter, contact: Contact) -> set[str]:
    """All but greeting, sign-off and lines of times, which are the same by nature."""
    middle = letter.text.split("\n\n")[1:-1]
    rows = [row for row in "\n".join(middle).split("\n") if not row.startswith("–")]
    return {sentence for row in rows for sentence in END.split(row)}


LONG: dict[str, Any] = {"language": "en-US", "zone": "America/Chicago", "sign_off": "Warmly\nSam"}


@example(intent=Intent.PEER, number=0)
@settings(max_examples=40, deadline=None)
@given(intent=st.sampled_from(Intent), number=st.integers(0, 99))
def test_texts_of_an_honest_length_fit_with_three_times_in_two_zones(
    intent: Intent, number: int
) -> None:
    """Fifty words of the host's own leave room for all that the template adds."""
    contact = Contact(
        id=f"p{number}",
        name="Ida Moreau",
        addresses=("ida@example.com",),
        intent=intent,
        greeting="Dear Ida,",
        why=" ".join(["word"] * 17) + ".",
        link=" ".join(["word"] * 13) + ".",
        ask=(" ".join(["word"] * 20) + "?",),
        **LONG,
    )
    about = Occasion(now=NOW, slots=(slot(9, 16), slot(11, 9), slot(12, 17, 30)))
    assert words_in(write(LetterName.FIRST, contact, SAM, about).text) <= 120
