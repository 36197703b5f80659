"""Stories about letters: what they say, what they never say, and that they stay true.

The whole letters in golden/ are compared byte for byte. After a change of the templates, write
them anew and read each aloud:

    REWRITE_GOLDEN=1 pytest tests/compose/test_letters.py
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.compose.people import (
    AGAIN,
    CHAT,
    CONFIRM,
    FIRST,
    JONAS,
    LENA,
    MOVED,
    NOOR,
    NOW,
    NUDGE,
    PRIYA,
    REOFFER,
    RUTH,
    THANKS,
    THREE,
    WEBER,
    berlin,
    letter,
    occasion,
    slot,
)

from reachout.compose.letters import anything_new, words_in
from reachout.domain.contact import Contact, Fact, Kind
from reachout.domain.letter import Cause, Letter, LetterName, Occasion, Used
from reachout.domain.overlap import Overlap
from reachout.errors import MissingVariable

TELL = "In June you told me to read each review aloud before it goes out. I do, and ours are half as long now."  # noqa: E501


def paragraphs(written: Letter) -> list[str]:
    return written.text.split("\n\n")


# ------------------------------------------------------------------ whole letters

NUDGED = {"subject": "Incident reviews", "first_sent": berlin(2, 9), "times_gone": True}
HARDLY, NEVER = Overlap.HARDLY, Overlap.NEVER
DENVER = [slot(9, 17), slot(11, 17)]
GOLDEN: dict[str, tuple[LetterName, Contact, Occasion]] = {
    "learn-first": (FIRST, PRIYA, occasion()),
    "learn-again": (AGAIN, replace(PRIYA, tell=TELL), occasion(told_before=(Used(ask=PRIYA.ask[0], why=True),))),  # noqa: E501
    "learn-nudge": (NUDGE, PRIYA, occasion([slot(23, 16)], **NUDGED)),
    "learn-nudge-without-times": (NUDGE, replace(PRIYA, times=False), occasion(first_sent=berlin(2, 9))),  # noqa: E501
    "peer-first": (FIRST, LENA, occasion()),
    "peer-first-calendar-unreadable": (FIRST, LENA, occasion(calendar_unreadable=True)),
    "peer-reoffer-taken": (REOFFER, LENA, occasion(cause=Cause.TAKEN, was_offered=True, **CHAT)),
    "peer-reoffer-guest-moved": (REOFFER, LENA, occasion([slot(15, 9)], cause=Cause.GUEST_MOVED)),
    "peer-confirm": (CONFIRM, LENA, occasion(invitation="follows", **CHAT)),
    "peer-moved": (MOVED, LENA, occasion(cause=Cause.HOST_MOVED, invitation="follows", **CHAT)),
    "peer-thanks": (
        THANKS,
        LENA,
        occasion(
            gained="What you said about dropping the one-to-ones nobody prepares stayed with me,"
            " and I dropped two.",
            promised="You will have the reading list by Friday.",
            **CHAT,
        ),
    ),
    "mentor-first-us": (FIRST, RUTH, occasion()),
    "mentor-first-hardly": (FIRST, replace(RUTH, zone="America/Denver"), occasion(DENVER, meet=HARDLY)),  # noqa: E501
    "peer-first-never": (FIRST, replace(LENA, zone="Pacific/Auckland", kind=Kind.VIDEO, place=""), occasion([], meet=NEVER)),  # noqa: E501
    "give-first": (FIRST, NOOR, occasion()),
    "give-nudge": (NUDGE, NOOR, occasion(first_sent=berlin(2, 9))),
    "de-mentor-first": (FIRST, WEBER, occasion()),
    "de-mentor-first-hardly": (FIRST, replace(WEBER, zone="America/Denver", kind=Kind.VIDEO, place=""), occasion(DENVER[:1], meet=HARDLY)),  # noqa: E501
    "de-peer-first-never": (FIRST, replace(JONAS, zone="America/Los_Angeles"), occasion([], meet=NEVER)),  # noqa: E501
    "learn-first-zone-unknown": (FIRST, replace(PRIYA, language="en-IN", zone=None), occasion()),
    "de-mentor-confirm": (CONFIRM, WEBER, occasion(invitation="attached", **CHAT)),
    "de-mentor-nudge": (NUDGE, WEBER, occasion([slot(23, 16)], first_sent=berlin(2, 9), times_gone=True)),  # noqa: E501
    "de-peer-first": (FIRST, JONAS, occasion()),
    "de-peer-reoffer-vague": (REOFFER, JONAS, occasion(cause=Cause.VAGUE)),
    "de-peer-thanks": (THANKS, JONAS, occasion(**CHAT)),
}  # fmt: skip


@pytest.mark.parametrize("story", GOLDEN)
def test_whole_letters_stand_as_somebody_read_and_accepted_them(story: str) -> None:
    """Byte for byte, subject and body."""
    name, contact, about = GOLDEN[story]
    written = letter(name, contact, about)
    words = f"Subject: {written.subject}\n\n{written.text}\n"
    file = Path(__file__).parent / "golden" / f"{story}.txt"
    if os.environ.get("REWRITE_GOLDEN"):
        file.write_text(words, encoding="utf-8")
    assert file.read_bytes() == words.encode()


def test_no_golden_letter_is_left_over() -> None:
    """Every file is still compared with something."""
    assert {file.stem for file in (Path(__file__).parent / "golden").iterdir()} == set(GOLDEN)


# ------------------------------------------------------------------ openers


def test_the_first_letter_says_how_we_know_each_other_and_why_i_write() -> None:
    """Greeting, link and why, the question, the times, the way out, the name."""
    parts = paragraphs(letter())
    assert parts[0] == "Hi Priya,"
    assert parts[1] == f"{PRIYA.link} {PRIYA.why}"
    assert parts[2] == PRIYA.ask[0]
    assert parts[3].count("\n– ") == 3
    assert parts[-1] == "Sam"


def test_nothing_is_told_twice_to_one_person() -> None:
    """The second opener has neither link nor why, and asks the next question."""
    first = letter()
    second = letter(about=occasion(told_before=(first.used,)))
    assert first.used.link and first.used.why and first.used.ask == PRIYA.ask[0]
    assert PRIYA.why not in second.text and PRIYA.link not in second.text
    assert second.used.ask == PRIYA.ask[1]
    assert PRIYA.ask[1] in second.text


def test_when_every_question_was_asked_the_letter_is_refused_with_a_cure() -> None:
    """The host is told what to add and to whom."""
    told = (Used(ask=PRIYA.ask[0]), Used(ask=PRIYA.ask[1]))
    with pytest.raises(MissingVariable, match="Priya Nair has nothing new to say.*`ask`"):
        letter(about=occasion(told_before=told))


def test_a_stranger_must_be_told_how_we_know_each_other() -> None:
    """No earlier mail, no earlier meeting, no link: no letter."""
    with pytest.raises(MissingVariable, match="`link`"):
        letter(contact=replace(PRIYA, link=""), about=occasion(linked=False))


def test_what_became_of_the_last_chat_takes_the_place_of_why() -> None:
    """`tell` stands where `why` stood, once."""
    told = letter(AGAIN, replace(PRIYA, tell=TELL))
    assert TELL in told.text and PRIYA.why not in told.text
    assert told.used.tell and not told.used.why
    later = letter(AGAIN, replace(PRIYA, tell=TELL), occasion(told_before=(told.used,)))
    assert TELL not in later.text


def test_what_the_thanks_letter_told_is_not_told_again() -> None:
    """The same sentence is kept as `tell`; the person has read it."""
    thanked = letter(THANKS, about=occasion(gained=TELL, **CHAT))
    later = letter(AGAIN, replace(PRIYA, tell=TELL), occasion(told_before=(thanked.used,)))
    assert TELL in thanked.text and TELL not in later.text


def test_again_needs_something_new_to_say() -> None:
    """Neither tell nor ask nor why is left: the host is asked for one line."""
    told = (Used(why=True, ask=PRIYA.ask[0]), Used(ask=PRIYA.ask[1]))
    with pytest.raises(MissingVariable, match="nothing new to say"):
        letter(AGAIN, about=occasion(told_before=told))


def test_whether_there_is_anything_to_say_is_known_before_a_letter_is_written() -> None:
    """So that the note asks the host for one line, and no empty letter is begun."""
    asked = (Used(why=True, ask=PRIYA.ask[0]), Used(ask=PRIYA.ask[1]))
    news = replace(PRIYA, tell=TELL)
    assert anything_new(FIRST, PRIYA, asked[:1]) and not anything_new(FIRST, PRIYA, asked)
    assert anything_new(AGAIN, news, asked) and not anything_new(FIRST, news, asked)
    assert not anything_new(AGAIN, news, (*asked, Used(tell=True, said=(TELL,))))


def test_news_alone_is_answered_by_a_frame_that_presumes_no_question() -> None:
    """With `tell` and no `ask` left, no sentence speaks of answering in writing."""
    told = (Used(why=True, ask=PRIYA.ask[0]), Used(ask=PRIYA.ask[1]))
    written = letter(AGAIN, replace(PRIYA, tell=TELL), occasion(told_before=told))
    assert any(name.startswith("pitch.any") for name in written.used.sentences)


def test_a_fact_is_said_while_it_is_fresh_and_once() -> None:
    """The newest of the fresh ones; never an old one, never one of the future, none twice."""
    old = Fact(on=date(2026, 1, 1), say="Your book came out.")
    good = Fact(on=date(2026, 5, 1), say="Your team has a name now.")
    newer = Fact(on=date(2026, 6, 1), say="Your talk is online.")
    ahead = Fact(on=date(2026, 7, 1), say="You will be in Ulm.")
    contact = replace(PRIYA, facts=(old, good, newer, ahead), ask=(*PRIYA.ask, "And then?"))
    first = letter(contact=contact)
    assert f"{PRIYA.link} {newer.say} {PRIYA.why}" in first.text
    second = letter(contact=contact, about=occasion(told_before=(first.used,)))
    assert good.say in second.text and newer.say not in second.text
    third = letter(contact=contact, about=occasion(told_before=(first.used, second.used)))
    assert third.used.fact == "" and not any(f.say in third.text for f in contact.facts)


def test_a_gift_offers_no_times_unless_the_host_says_so() -> None:
    """Without times there is no word about talking; with them there is."""
    assert "–" not in letter(contact=NOOR).text and letter(contact=NOOR).slots == ()
    assert "half an hour" not in letter(contact=NOOR).text
    assert letter(contact=replace(NOOR, times=True)).text.count("\n– ") == 3


@pytest.mark.parametrize(
    ("contact", "about"),
    [
        (replace(PRIYA, times=False), occasion()),
        (PRIYA, occasion([])),
        (PRIYA, occasion(calendar_unreadable=True)),
    ],
)
def test_without_times_the_letter_asks_what_suits_without_a_question_mark(
    contact: Contact, about: Occasion
) -> None:
    """Times are off, none is free, or the calendar cannot be read (calcom/cal.diy #29896)."""
    written = letter(contact=contact, about=about)
    assert written.slots == () and "–" not in written.text
    assert any(name.startswith("lead.none") for name in written.used.sentences)


def test_the_topic_is_the_subject_and_later_letters_answer_in_the_thread() -> None:
    """Without a topic there is a plain word; "Re:" is never doubled."""
    assert letter().subject == "Incident reviews"
    assert letter(contact=RUTH).subject == "A request"
    assert letter(contact=replace(WEBER, topic="")).subject == "Eine Bitte"
    for subject in ("Our Porto talk", "Re: Our Porto talk", "AW: Our Porto talk"):
        nudge = letter(NUDGE, about=occasion(subject=subject, first_sent=NOW))
        assert nudge.subject == "Re: Our Porto talk"
    assert letter(NUDGE, about=occasion(first_sent=NOW)).subject == "Re: Incident reviews"


def test_variants_take_turns_and_begin_elsewhere_for_somebody_else() -> None:
    """None comes twice while another is unused; then the one said longest ago."""
    contact = replace(PRIYA, ask=tuple(f"Question {n}?" for n in range(9)))
    told: list[Used] = []
    for _ in range(9):
        told.append(letter(contact=contact, about=occasion(told_before=tuple(told))).used)
    ways = [used.sentences[-1] for used in told]
    assert len(set(ways[:4])) == 4
    assert ways[4:8] == ways[:4]
    starts = {letter(contact=replace(PRIYA, id=f"p{n}")).used.sentences for n in range(12)}
    assert len(starts) > 3


def test_the_same_occasion_gives_the_same_letter_to_the_byte() -> None:
    """A letter written anew after a crash is no other letter."""
    assert letter() == letter()


def test_long_texts_of_the_host_get_short_company() -> None:
    """Where the usual sentences would make it more than 120 words, the shortest are taken."""
    fits = 0
    for number in range(30):
        words = " ".join(["word"] * 30)
        contact = replace(PRIYA, id=f"p{number}", why=f"You said {words}.")
        written = letter(contact=contact)
        assert contact.why in written.text
        assert words_in(written.text) <= 120
        fits += words_in(written.text) > 112
    assert fits


# ------------------------------------------------------------------ later letters


def test_a_nudge_says_its_times_have_gone_by_only_when_they_have() -> None:
    """And it offers one new time at most, inside a letter that is shorter."""
    for contact in (PRIYA, WEBER):
        gone = letter(NUDGE, contact, occasion(first_sent=berlin(2, 9), times_gone=True))
        still = letter(NUDGE, contact, occasion(first_sent=berlin(2, 9)))
        assert len(gone.slots) == len(still.slots) == 1
        assert words_in(gone.text) > words_in(still.text)
        assert words_in(gone.text) < words_in(letter(contact=contact).text)


def test_a_nudge_names_the_day_of_the_letter_as_they_write_days() -> None:
    """2 June, June 2, 2. Juni."""
    about = occasion(first_sent=berlin(2, 9))
    assert "2 June" in letter(NUDGE, PRIYA, about).text
    assert "June 2" in letter(NUDGE, RUTH, about).text
    assert "2. Juni" in letter(NUDGE, JONAS, about).text


def test_only_the_last_nudge_promises_to_be_the_last() -> None:
    """With two nudges wished for, the first says nothing of the kind."""
    last = letter(NUDGE, about=occasion(first_sent=NOW))
    not_last = letter(NUDGE, about=occasion(first_sent=NOW, last_nudge=False))
    assert last.used.sentences[-1].startswith("nudge.last")
    assert not any(name.startswith("nudge.last") for name in not_last.used.sentences)


def test_a_nudge_without_the_date_of_the_letter_is_refused() -> None:
    """It would have to guess."""
    with pytest.raises(MissingVariable, match="when the unanswered one went"):
        letter(NUDGE)


def test_a_time_that_was_never_ours_is_not_said_to_have_been_free() -> None:
    """Offered and taken since, or named by the guest and not free: two sentences."""
    ours = letter(REOFFER, LENA, occasion(cause=Cause.TAKEN, was_offered=True, **CHAT)).text
    theirs = letter(REOFFER, LENA, occasion(cause=Cause.TAKEN, **CHAT)).text
    assert "hursday at 16:30" in ours and "I wrote" in ours
    assert "hursday at 16:30" in theirs and "I wrote" not in theirs


@pytest.mark.parametrize("cause", Cause)
@pytest.mark.parametrize("contact", [LENA, WEBER])
def test_other_times_are_offered_for_every_cause(cause: Cause, contact: Contact) -> None:
    """With several, one or no time; the chosen time may be unknown."""
    for slots in (THREE, THREE[:1], ()):
        written = letter(REOFFER, contact, occasion(slots, cause=cause))
        assert len(written.slots) == len(slots)
        assert written.text.count("?") == (1 if slots else 0)


def test_a_letter_with_other_times_must_know_why() -> None:
    """No cause: refused."""
    with pytest.raises(MissingVariable, match="why other times"):
        letter(REOFFER)


def test_a_confirmation_says_day_clock_length_kind_and_place() -> None:
    """The clock of both, when they differ."""
    here = letter(CONFIRM, LENA, occasion(invitation="follows", **CHAT)).text
    assert "Thursday 11 June at 16:30" in here and "your time" not in here
    assert "half an hour over a coffee, at Café Ritter, by the station." in here
    there = letter(CONFIRM, PRIYA, occasion(**CHAT)).text
    assert "Thursday 11 June at 9:30 your time (16:30 mine)" in there
    assert "nvitation" not in there


def test_an_agreed_length_wins_over_the_usual_one() -> None:
    """The chat on the calendar is what is confirmed."""
    hour = {**CHAT, "chat_end": berlin(11, 17, 30)}
    assert "an hour over a coffee" in letter(CONFIRM, LENA, occasion(**hour)).text
    odd = {**CHAT, "chat_end": berlin(11, 17, 5)}
    assert "35 Minuten bei einem Kaffee" in letter(CONFIRM, WEBER, occasion(**odd)).text


def test_the_place_of_this_chat_wins_over_the_usual_one() -> None:
    """A link for a call stands in brackets."""
    about = occasion(place="https://meet.example.com/abc", **CHAT)
    assert "by video (https://meet.example.com/abc)." in letter(CONFIRM, PRIYA, about).text


@pytest.mark.parametrize("name", [CONFIRM, MOVED, THANKS])
def test_a_letter_about_a_chat_must_know_when_it_is(name: LetterName) -> None:
    """Nothing is guessed."""
    with pytest.raises(MissingVariable, match="when the chat is"):
        letter(name)


def test_a_move_says_who_moved() -> None:
    """The host asks for it; to the guest's own wish he only agrees."""
    by_host = letter(MOVED, LENA, occasion(cause=Cause.HOST_MOVED, **CHAT))
    by_guest = letter(MOVED, LENA, occasion(cause=Cause.GUEST_MOVED, **CHAT))
    assert "sorry" in by_host.text and "sorry" not in by_guest.text
    assert "Thursday 11 June at 16:30" in by_host.text
    assert "Thursday 11 June at 16:30" in by_guest.text


def test_thanks_without_a_note_are_their_first_sentence_only() -> None:
    """And the weekday; the date once the chat is a week ago."""
    fresh = letter(THANKS, LENA, occasion(now=berlin(12, 9), **CHAT))
    assert len(paragraphs(fresh)) == 3 and "on Thursday." in fresh.text
    late = letter(THANKS, LENA, occasion(now=berlin(19, 9), **CHAT))
    assert "on 11 June." in late.text


def test_a_promise_is_said_in_one_letter_only() -> None:
    """It is carried until it is done, but not repeated."""
    promised = "You will have the list by Friday."
    once = letter(THANKS, about=occasion(promised=promised, **CHAT))
    twice = letter(THANKS, about=occasion(promised=promised, told_before=(once.used,), **CHAT))
    assert promised in once.text and promised not in twice.text
