"""Ann counts by printed numbers, or by lines. Where those differ, nothing is taken for sure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reading.replies import answered, offer, slots

from reachout.domain.reading import Meaning, Sent

THURSDAY, FRIDAY, TUESDAY = slots()
COUNTING = ("Number 2 works for me.", "The second one, please.", "Option two is perfect.", "2")
LAST = "The last one suits me best, thanks!"


def shown(*numbered: tuple[int, object]) -> Sent:
    """A letter whose lines bear these numbers, in this order."""
    found = [replace(slot, number=number) for number, slot in numbered]  # type: ignore[type-var]
    return offer(shown=tuple(found))


UNCOUNTED = replace(shown((1000, THURSDAY), (1001, FRIDAY), (1002, TUESDAY)), numbers_count=False)
LESS_ONE = shown((1, THURSDAY), (3, TUESDAY))
TURNED = shown((2, FRIDAY), (1, THURSDAY), (3, TUESDAY))


@pytest.mark.parametrize(
    "words", [*COUNTING, LAST, "The first works.", "Number 3, please.", "The 2nd"]
)
def test_where_numbers_do_not_count_nothing_is_taken(words: str) -> None:
    """She agrees to something, and which it is only she can say."""
    reading = answered(words, UNCOUNTED)
    assert (reading.meaning, reading.safe) == (Meaning.ACCEPT, False), reading.why
    assert (reading.slot, reading.start) == (None, None)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Thursday works for me.", THURSDAY.start),
        ("Friday 13 March at 14:30, please.", FRIDAY.start),
        ("Let's do Tuesday at 9.", TUESDAY.start),
        ("Number 2, Thursday at 10:00, works.", THURSDAY.start),
    ],
)
def test_days_and_hours_still_count(words: str, start: object) -> None:
    """A time that is named needs no number."""
    reading = answered(words, UNCOUNTED)
    assert (reading.meaning, reading.start, reading.safe) == (Meaning.ACCEPT, start, True)


def test_a_number_that_is_printed_counts() -> None:
    """Whatever stands beside it and in whatever order."""
    assert (answered("Number 3 works for me.", LESS_ONE).start) == TUESDAY.start
    assert answered("3", LESS_ONE).start == TUESDAY.start
    reading = answered("Number 1, please.", TURNED)
    assert (reading.start, reading.safe) == (THURSDAY.start, True)
    assert answered("Number 2, please.", TURNED).start == FRIDAY.start


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        ("The second one, please.", LESS_ONE),
        ("Number 2 works for me.", LESS_ONE),
        ("The second one, please.", TURNED),
        ("The first one works for me.", TURNED),
    ],
)
def test_an_ordinal_beside_printed_numbers_may_count_the_lines(words: str, sent: Sent) -> None:
    """Printed two or second from above: she is asked."""
    reading = answered(words, sent)
    assert (reading.meaning, reading.slot, reading.safe) == (Meaning.ACCEPT, None, False)


def test_an_ordinal_that_is_both_counts() -> None:
    """First of the lines and number one; last of them and the highest."""
    assert answered("The first one works for me.", LESS_ONE).start == THURSDAY.start
    assert answered(LAST, LESS_ONE).start == TUESDAY.start
    assert answered("The third one, please.", TURNED).start == TUESDAY.start


def test_a_refused_number_that_does_not_count_takes_nothing_away() -> None:
    """ "Number 2 does not work" leaves all of them as they were."""
    reading = answered("Number 2 doesn't work for me, but Tuesday at 9 does.", UNCOUNTED)
    assert reading.start == TUESDAY.start
