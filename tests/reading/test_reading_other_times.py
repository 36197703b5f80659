"""Ann names another time, or another clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.reading.replies import answered, at, offer, slots

from reachout.domain.reading import Meaning

EXACT = [
    ("Thursday at 11 instead?", at(12, 11)),
    ("Thursday works, but could we make it 11?", at(12, 11)),
    ("How about Wednesday 18 March at 3pm?", at(18, 15)),
    ("None of those work for me, sorry. Monday the 16th at noon?", at(16, 12)),
    ("Could you do Friday a bit later, say 4?", at(13, 16)),
    ("Could we push Thursday to 10:30?", at(12, 10, 30)),
    ("Tomorrow at 3 would suit me better.", at(10, 15)),
    ("The first one, but half an hour later please", at(12, 10, 30)),
    ("Friday the 20th at 2:30 works.", at(20, 14, 30)),
    ("Could we keep Friday 14:30 but a week later?", at(20, 14, 30)),
]


@pytest.mark.parametrize(("words", "start"), EXACT)
def test_an_exact_time_of_her_own(words: str, start: datetime) -> None:
    """Day and hour are fixed: a counter-offer with its start, never safe."""
    reading = answered(words)
    assert (reading.meaning, reading.start, reading.safe) == (Meaning.COUNTER, start, False)


VAGUE = [
    "I can't make any of those.",
    "I could do Thursday after 3pm",
    "Sorry, I'm travelling all of that week. Could you do the following week?",
    "I'm away then. Anything in the week of the 23rd?",
    "Thursday doesn't work. Neither does Friday.",
    "I could do Monday the 16th at 3 or Wednesday the 18th at 11, your pick.",
]


@pytest.mark.parametrize("words", VAGUE)
def test_a_vague_other_time(words: str) -> None:
    """She wants another time, and it is not one."""
    reading = answered(words)
    assert (reading.meaning, reading.start, reading.slot) == (Meaning.COUNTER, None, None)


def test_her_own_zone_is_resolved() -> None:
    """ "My time" is the contact's; the same wall time elsewhere is another moment."""
    sent = offer(zone="America/New_York", contact_zone="Europe/London")
    assert answered("2pm my time on Thursday works.", sent).slot == 1  # before Europe's change
    assert answered("Thursday 14:00 UK time is good", sent).slot == 1


def test_an_unknown_zone_settles_nothing() -> None:
    """Where the contact lives is not known, so "my time" fixes no start."""
    reading = answered("Could you do 2pm my time on Thursday?", offer(contact_zone=None))
    assert (reading.meaning, reading.start, reading.safe) == (Meaning.COUNTER, None, False)


def test_a_number_and_an_hour_in_an_unknown_zone() -> None:
    """The number is plain, the hour beside it cannot be checked: the host is asked."""
    reading = answered("Option 2, that's 3pm my time", offer(contact_zone=None))
    assert (reading.slot, reading.safe) == (2, False)


def test_standard_time_in_summer_means_the_wall_clock() -> None:
    """ "EST" written in July is New York's clock on the wall."""
    july = slots(((2026, 7, 16, 15, 0),), zone="Europe/London")
    sent = offer(shown=july, contact_zone="America/New_York")
    reading = answered("10am EST on Thursday works", sent)
    assert (reading.slot, reading.start) == (1, datetime(2026, 7, 16, 14, tzinfo=UTC))


def test_ist_is_settled_by_the_contact_only() -> None:
    """IST is India, Ireland or Israel: the contact's zone decides, else nobody does."""
    words = "Could we do 4pm IST on Wednesday 18 March?"
    indian = answered(words, offer(contact_zone="Asia/Kolkata"))
    assert indian.start == at(18, 16, zone="Asia/Kolkata")
    assert answered(words, offer(contact_zone="America/Chicago")).start is None


def test_numeric_dates_follow_the_country_both_share() -> None:
    """12/3 is 12 March in Britain, December 3 in America, and open between the two."""
    words = "How about 11/3 at 4pm?"
    british = answered(words)
    assert british.start == at(11, 16)
    american = offer(zone="America/Chicago", contact_zone="America/Chicago")
    assert answered(words, american).start == datetime(2026, 11, 3, 22, tzinfo=UTC)
    between = offer(zone="America/Chicago", contact_zone="Europe/London")
    assert answered(words, between).start is None


def test_weekday_and_date_that_do_not_go_together() -> None:
    """Friday the 14th of March 2026 is a Saturday: nothing is fixed."""
    reading = answered("Friday 14 March at 11 would be better")
    assert (reading.start, reading.safe) == (None, False)


def test_a_move_of_the_agreed_chat() -> None:
    """ "Could we move to 11?" speaks of the day that was agreed."""
    agreed = offer(agreed=at(12, 10), shown=())
    reading = answered("Could we move to 11?", agreed)
    assert (reading.meaning, reading.start) == (Meaning.COUNTER, at(12, 11))
    same = answered("Can we make it Friday the 13th, same time?", agreed)
    assert same.start == at(13, 10)
