"""Answers as real mail programs write them: what is read of them is what the person wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reachout import reading
from reachout.domain.reading import Sender, Sent
from reachout.simulation.people import Answer, Person
from reachout.simulation.post import Offered, Received, date_words
from reachout.simulation.programs import Envelope, Program, apple, away, bounce, gmail, outlook

AT = datetime(2026, 9, 8, 14, 5, tzinfo=UTC)
LETTER = Received(
    at=AT - timedelta(days=1),
    sender="Robin Tanner <robin@example.org>",
    subject="Field notes",
    message_id="l1.first.0.0@example.org",
    references=(),
    text="Hi Colette,\n\nHow do you decide what to leave out?\n\nI am free:\n"
    "– Wed 9 September, 9:00 your time (10:00 mine)\n– Fri 11 September, 10:30\n\nRobin",
)


def envelope(language: str) -> Envelope:
    return Envelope(
        name="Colette Moreau",
        address="colette@example.com",
        host="robin@example.org",
        answers=LETTER,
        at=AT,
        zone="Europe/Lisbon",
        language=language,
        number=1,
    )


def read(raw: bytes) -> reading.Reading:
    sent = Sent(
        text=LETTER.text,
        slots=(),
        sent_at=LETTER.at,
        received_at=AT,
        minutes=30,
        host_zone="Europe/Berlin",
        shown_zone="Europe/Lisbon",
        contact_zone="Europe/Lisbon",
        language="en",
        addresses=("colette@example.com",),
        message_ids=(LETTER.message_id,),
    )
    return reading.read(raw, sent)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("program", [gmail, outlook, apple], ids=lambda p: p.__name__)
def test_the_quote_is_taken_off(program: Program, language: str) -> None:
    """Gmail, Outlook and Apple Mail quote our letter each in their way; none of it is read."""
    words = "Hi Robin,\n\nI leave out whatever I would tell nobody.\n\nColette"
    said = read(program(envelope(language), words))
    assert said.sender is Sender.HUMAN
    assert "whatever I would tell nobody" in said.new_words
    assert "How do you decide" not in said.new_words


def test_machines_are_not_people() -> None:
    """An out-of-office note and a delivery report are known for what they are."""
    assert read(away(envelope("en"), "I am out until Monday.")).sender is Sender.AUTO_REPLY
    returned = read(bounce(envelope("en"), "550 5.1.1 No such user here"))
    assert returned.sender is Sender.BOUNCE
    assert returned.failed_address == "colette@example.com"


def test_a_person_reads_the_times_of_a_letter() -> None:
    """They take the clock that leads, which is their own."""
    assert LETTER.offered("en") == (
        Offered(day="Wednesday", clock="9:00"),
        Offered(day="Friday", clock="10:30"),
    )


def test_nobody_takes_a_time_that_is_not_offered() -> None:
    """A letter without times gets no yes to one; of two times the third is the second."""
    eager = Person(contact={}, ends="met")
    third = Answer(after=timedelta(hours=1), words="{2.day} at {2.clock} works.", program=gmail)
    assert eager.say(third.words, LETTER, AT) == "Friday at 10:30 works."
    assert eager.has_answer(third, LETTER)
    assert not eager.has_answer(third, replace(LETTER, text="Hello."))


def test_a_person_names_a_day_of_their_own() -> None:
    """Never sooner than three days ahead, on their weekday."""
    thilo = Person(
        contact={"language": "de", "zone": "Europe/Berlin"}, ends="met", own=(4, "11:00")
    )
    tuesday, wednesday = AT, AT + timedelta(days=1)
    assert thilo.say("{own}", LETTER, tuesday) == "Freitag, 11. September um 11:00 Uhr"
    assert thilo.say("{own}", LETTER, wednesday) == "Freitag, 18. September um 11:00 Uhr"
    assert date_words(AT, "en") == "Tuesday 8 September"
