"""Why a time that stands in an unsent letter could not be offered any more, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachout.domain.hours import OFFICE_HOURS, Hours
from reachout.domain.policy import SlotPolicy
from reachout.domain.side import Side
from reachout.domain.slots import Slot
from reachout.domain.span import Days, Span
from reachout.domain.truth import (
    CLOSE,
    FULL,
    GONE_BY,
    IN_ANOTHER,
    NEAR,
    TAKEN,
    THEIR_HOURS,
    YOUR_HOURS,
    Around,
    sentence,
)

NOW = datetime(2026, 6, 1, 8, tzinfo=UTC)  # a Monday
HOUR, HALF = timedelta(hours=1), timedelta(minutes=30)
SLOT = Slot(datetime(2026, 6, 9, 13, tzinfo=UTC), datetime(2026, 6, 9, 13, 30, tzinfo=UTC))
DAY = Days(date(2026, 6, 9), date(2026, 6, 9))
HOST = Side(zone="Europe/Berlin", hours=OFFICE_HOURS)
GUEST = Side(zone="Europe/Lisbon", hours=OFFICE_HOURS)
WELL = Around(busy=(), taken=(), chats=(), host=HOST, contact=GUEST, policy=SlotPolicy(), now=NOW)


def before(gap: timedelta) -> Span:
    return Span(SLOT.start - gap - HOUR, SLOT.start - gap)


ON_IT = Span(SLOT.start, SLOT.end)
MORNINGS = Hours({day: ((time(9), time(12)),) for day in range(5)})
CHATS = [Span(SLOT.start - (n + 2) * HOUR, SLOT.start - (n + 2) * HOUR + HALF) for n in range(2)]


@pytest.mark.parametrize(
    ("wrong", "changes"),
    [
        ("", {}),
        (GONE_BY, {"now": SLOT.start}),
        (NEAR, {"now": SLOT.start - 23 * HOUR}),
        ("", {"now": SLOT.start - 24 * HOUR}),
        (TAKEN, {"busy": [ON_IT]}),
        (TAKEN, {"chats": [ON_IT]}),
        (IN_ANOTHER, {"taken": [ON_IT]}),
        (CLOSE, {"busy": [before(timedelta(minutes=14))]}),
        ("", {"busy": [before(timedelta(minutes=15))]}),
        ("falls on a day on which they are away", {"contact": replace(GUEST, off=[DAY])}),
        ("falls on a day on which you are away", {"host": replace(HOST, off=[DAY])}),
        (
            "falls on a public holiday (Ascension Day)",
            {"contact": replace(GUEST, off=[replace(DAY, name="Ascension Day")])},
        ),
        (THEIR_HOURS, {"contact": replace(GUEST, hours=MORNINGS)}),
        (YOUR_HOURS, {"host": replace(HOST, hours=MORNINGS)}),
        (FULL, {"chats": CHATS}),
    ],
)
def test_each_reason_has_words_of_its_own(wrong: str, changes: dict[str, object]):
    """The soonest one that the host could do something about; none where it could be offered."""
    assert replace(WELL, **changes).wrong(SLOT) == wrong  # type: ignore[arg-type]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-8, 8), st.integers(0, 4)), max_size=3),
    st.integers(-30, 30),
    st.booleans(),
)
def test_a_reason_is_given_where_and_only_where_it_could_not_be_offered(
    spans: list[tuple[int, int]], hours: int, off: bool
):
    """The words and the rule never disagree."""
    busy = [Span(SLOT.start + at * HALF, SLOT.start + (at + n) * HALF) for at, n in spans]
    guest = replace(GUEST, off=[DAY] if off else [])
    judge = replace(WELL, busy=busy, contact=guest, now=SLOT.start - 24 * HOUR + hours * HOUR)
    assert bool(judge.wrong(SLOT)) is not judge.good(SLOT)
    assert not judge.in_the_way(SLOT) or judge.wrong(SLOT)


def test_of_a_time_written_by_hand_only_what_is_in_the_way_counts():
    """Who writes seven in the evening, tomorrow, has widened his hours and his notice."""
    evening = Slot(NOW + 12 * HOUR, NOW + 12 * HOUR + HALF)
    assert WELL.in_the_way(evening) == ""
    assert replace(WELL, busy=[Span(evening.start, evening.end)]).in_the_way(evening) == TAKEN
    close = [Span(evening.end, evening.end + HOUR)]
    assert replace(WELL, busy=close).in_the_way(evening) == ""


def test_the_sentence_quotes_the_words_of_the_letter():
    """So that the line can be found in it."""
    assert sentence("Tue 9 June, 10:00", TAKEN) == "“Tue 9 June, 10:00” is taken on your calendar."
