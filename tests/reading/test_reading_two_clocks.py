"""Ann tells one hour on two clocks, or writes the day as it came from her fingers."""

from __future__ import annotations

import pytest
from tests.reading.replies import answered, at, offer

from reachout.domain.reading import Meaning

BERLIN = offer(contact_zone="Europe/Berlin")  # shown at 10:00, 14:30 and 9:00 of London

SAID_TWICE = [
    "Thursday at 10 your time (11 mine) is fine.",
    "Thursday 11:00 here (10:00 with you) works.",
    "Thursday, eleven o'clock Berlin time (ten with you), would be convenient.",
    "Thursday at 11 my time, 10 yours, works for me.",
]


@pytest.mark.parametrize("words", SAID_TWICE)
def test_one_moment_on_two_clocks(words: str) -> None:
    """Both hours are the first offer: she takes it, and no other time is spoken of."""
    reading = answered(words, BERLIN)
    assert (reading.meaning, reading.slot, reading.safe) == (Meaning.ACCEPT, 1, True)


def test_two_hours_are_not_two_clocks() -> None:
    """ "At 10 or 11" is one day and two hours, whatever the clocks between them."""
    assert not answered("Thursday at 10 or 11 works.", BERLIN).safe
    assert not answered("Thursday at 10 works, or 11.", BERLIN).safe


def test_two_clocks_that_disagree_settle_nothing() -> None:
    """Noon here is not ten there: one of the two is a slip, and nobody knows which."""
    assert not answered("Thursday at 10 your time (12 mine) is fine.", BERLIN).safe


def test_an_hour_said_to_be_here_is_of_her_own_clock() -> None:
    """No offer is at eleven on the clock of the letter, one is on hers."""
    reading = answered("Thursday at 11 here works.", BERLIN)
    assert (reading.slot, reading.safe) == (1, True)


def test_an_hour_on_her_clock_that_nobody_says_is_asked_about() -> None:
    """It fits hers alone, but she does not say so."""
    assert not answered("Thursday at 11 works.", BERLIN).safe


@pytest.mark.parametrize("day", ["Thrusday", "Thurday", "Thurdsay", "Thurssday", "Thursdsy"])
def test_a_slip_in_the_name_of_a_day(day: str) -> None:
    """One letter left out, doubled or wrong leaves one weekday that can be meant."""
    reading = answered(f"{day} at 10 works for me.")
    assert (reading.slot, reading.safe) == (1, True)


def test_a_word_that_two_days_are_like_is_no_day() -> None:
    """ "Munday" may be Monday or Sunday; nobody is booked on a guess."""
    assert not answered("Munday at 9 works for me.").safe


def test_a_time_said_again_and_agreed_to_at_once() -> None:
    """The question is her own and so is the answer."""
    assert answered("Thursday, 10 o'clock? Consider it done.").safe
    assert not answered("Thursday, 10 o'clock? Or is that too early for you?").safe
    assert not answered("Thursday, 10 o'clock? I could also do eleven.").safe


def test_a_counter_offer_keeps_the_moment_of_both_clocks() -> None:
    """Told twice and fitting no offer, it is a counter-offer like any other."""
    reading = answered("Could we do Thursday at 12 your time instead?", BERLIN)
    assert (reading.meaning, reading.start) == (Meaning.COUNTER, at(12, 12))


def test_what_stands_in_brackets_binds_nobody() -> None:
    """An aside behind the choice is no condition; one that takes it back still does."""
    assert answered("I can't do Friday (the school fair), so Thursday at 10 it is.").safe
    assert not answered("Thursday at 10 works (if my boss agrees).").safe


def test_the_sixth_of_three_is_a_day() -> None:
    """An ordinal beyond the number of offers counts days of the month."""
    assert answered("The twelfth at ten, please.").slot == 1
