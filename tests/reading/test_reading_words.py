"""Ann answers without a time: no, later, never, a question, thanks."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.replies import answered, at, offer

from reachout.domain.reading import Meaning

DECLINES = [
    "No thank you.",
    "Thanks, but I'm not interested.",
    "I'm going to have to say no, but good luck with it.",
    "I'm not the right person for this, sorry.",
    "I don't have the capacity for this. Best of luck!",
    "I would rather not meet. Thursday is my only free day.",
]
STOPS = [
    "Please remove me from your mailing list",
    "Take me off your list.",
    "Stop emailing me.",
    "Please do not write to me again.",
    "Don't contact me again.",
    "unsubscribe",
]
LATER = [
    ("Too busy this month. Could you ask again in May?", date(2026, 5, 1)),
    ("Please get back to me in three weeks.", date(2026, 3, 30)),
    ("I'm swamped until the end of the quarter, try me again in April", date(2026, 4, 1)),
    ("Let's talk next month.", date(2026, 4, 1)),
    ("Ping me after 1 June", date(2026, 6, 1)),
    ("Ask me again next year", date(2027, 1, 1)),
    ("Nudge me in the week of 20 April, please", date(2026, 4, 20)),
    ("Try me again in Q3", date(2026, 7, 1)),
    ("Can we postpone this until after the launch?", None),
    ("Not right now, sorry. Maybe later in the year.", None),
]


@pytest.mark.parametrize("words", DECLINES)
def test_a_no_is_a_no(words: str) -> None:
    """A refusal with no other offer closes the loop, but not for good."""
    reading = answered(words)
    assert (reading.meaning, reading.stop, reading.safe) == (Meaning.DECLINE, False, False)


@pytest.mark.parametrize("words", STOPS)
def test_never_again(words: str) -> None:
    """Who asks not to be written to is heard before anything else in the mail."""
    reading = answered(words + "\n\nThursday works for the others.")
    assert (reading.meaning, reading.stop, reading.safe) == (Meaning.DECLINE, True, False)


@pytest.mark.parametrize(("words", "until"), LATER)
def test_later_with_the_day_it_names(words: str, until: date | None) -> None:
    """Put off: the first day of the named period, none when none is named."""
    reading = answered(words)
    assert (reading.meaning, reading.until) == (Meaning.DEFER, until)


@pytest.mark.parametrize(
    "words", ["What would you like to talk about?", "Is this by phone or video?"]
)
def test_a_question_first(words: str) -> None:
    """She asks something and fixes no time."""
    assert answered(words).meaning == Meaning.QUESTION


@pytest.mark.parametrize("words", ["Thanks for the kind words! It made my day.", "", "Got it."])
def test_words_that_arrange_nothing(words: str) -> None:
    """Thanks, or nothing at all: no word on times."""
    assert answered(words).meaning == Meaning.OTHER


def test_called_off() -> None:
    """A chat that stands is called off, said so or by refusing its day."""
    agreed = offer(agreed=at(12, 10))
    for words in (
        "I need to cancel our meeting, sorry.",
        "I can't make it on Thursday after all, sorry.",
        "I'm ill, so no coffee on Thursday I'm afraid.",
    ):
        assert answered(words, agreed).meaning == Meaning.CANCEL


def test_a_no_to_offers_calls_nothing_off() -> None:
    """While nothing is agreed, "I can't make Thursday" only refuses an offer."""
    assert answered("I can't make Thursday.").meaning == Meaning.COUNTER
