"""Stories about two people's hours: whether they meet at all, and what may be said of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachout.domain.hours import OFFICE_HOURS, Hours
from reachout.domain.overlap import WORDS, Overlap, overlap
from reachout.domain.policy import SlotPolicy
from reachout.domain.side import Side
from reachout.domain.slots import choose
from reachout.domain.span import Days

JUNE = datetime(2026, 6, 5, 7, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 4, 7, tzinfo=UTC)
BETWEEN_THE_CHANGES = datetime(2026, 3, 9, 7, tzinfo=UTC)  # clocks went forward in America only


def side(zone: str | None, hours: Hours = OFFICE_HOURS, off: tuple[Days, ...] = ()) -> Side:
    return Side(zone=zone, hours=hours, off=off)


def daily(first: int, last: int, days: range | tuple[int, ...] = range(5)) -> Hours:
    return Hours({day: ((time(first), time(last)),) for day in days})


def meets(host: Side, contact: Side, now: datetime = JUNE, minutes: int = 30) -> Overlap:
    return overlap(host, contact, minutes=minutes, horizon=10, now=now)


@pytest.mark.parametrize(
    ("here", "there", "now", "how"),
    [
        ("Europe/Berlin", "Europe/Berlin", JUNE, "well"),
        ("Europe/Berlin", "America/New_York", JUNE, "well"),
        ("Europe/Berlin", "Asia/Kolkata", JUNE, "well"),
        ("Asia/Kathmandu", "Australia/Lord_Howe", JUNE, "well"),
        ("Pacific/Apia", "Pacific/Honolulu", JUNE, "well"),
        ("Europe/Berlin", "America/Denver", JUNE, "hardly"),
        ("Europe/Berlin", "America/Los_Angeles", JUNE, "never"),
        ("Pacific/Auckland", "Europe/Lisbon", JUNE, "never"),
        ("Europe/Berlin", "Asia/Tokyo", JUNE, "well"),
        ("Europe/Berlin", "Asia/Tokyo", DECEMBER, "hardly"),
        ("Europe/Berlin", "Australia/Sydney", JUNE, "hardly"),
        ("Europe/Berlin", "Australia/Sydney", DECEMBER, "never"),
        ("Europe/Berlin", "America/Los_Angeles", BETWEEN_THE_CHANGES, "hardly"),
    ],
)
def test_office_hours_around_the_world(here: str, there: str, now: datetime, how: str) -> None:
    """On the dates of the days ahead: summer and winter differ."""
    assert meets(side(here), side(there), now) == how


def test_a_longer_chat_needs_more_in_common() -> None:
    """Chicago shares two hours with Berlin: enough for half an hour, scant for ninety minutes."""
    berlin, chicago = side("Europe/Berlin"), side("America/Chicago")
    assert meets(berlin, chicago, minutes=30) is Overlap.WELL
    assert meets(berlin, chicago, minutes=90) is Overlap.HARDLY
    assert meets(berlin, chicago, minutes=150) is Overlap.NEVER


def test_an_unknown_clock_gives_no_reason() -> None:
    """Their hours say nothing then."""
    assert meets(side("Europe/Berlin"), side(None)) is Overlap.WELL


def test_narrow_hours_of_ones_own_are_not_the_clocks_fault() -> None:
    """Who gives an hour a day and finds it whole in theirs meets them well; so the other way."""
    narrow = side("Europe/Berlin", daily(16, 17))
    assert meets(narrow, side("Europe/Vienna")) is Overlap.WELL
    assert meets(side("Europe/Vienna"), narrow) is Overlap.WELL
    assert meets(narrow, side("Europe/Vienna"), minutes=90) is Overlap.WELL


def test_one_day_a_week_in_common_is_hardly_any() -> None:
    """Where both have more; who works on one day only has no more to give."""
    weekend = side("Europe/Berlin", daily(9, 18, (4, 5, 6)))
    assert meets(side("Europe/Berlin"), weekend) is Overlap.HARDLY
    assert meets(side("Europe/Berlin"), side("Europe/Berlin", daily(9, 18, (4,)))) is Overlap.WELL
    assert meets(side("Europe/Berlin"), side("Europe/Berlin", daily(9, 18, (5, 6)))) is (
        Overlap.NEVER
    )


def test_an_absence_is_not_the_clocks_fault() -> None:
    """Neither theirs nor the host's own, however long."""
    away = (Days(date(2026, 6, 1), date(2026, 7, 31)),)
    assert meets(side("Europe/Berlin"), side("Europe/Vienna", off=away)) is Overlap.WELL
    assert meets(side("Europe/Berlin", off=away), side("Europe/Vienna")) is Overlap.WELL


def test_after_an_absence_the_clocks_of_that_date_count() -> None:
    """Away until winter: Tokyo shares less with Berlin then."""
    away = (Days(date(2026, 6, 1), date(2026, 11, 30)),)
    assert meets(side("Europe/Berlin", off=away), side("Asia/Tokyo")) is Overlap.HARDLY


def test_without_any_hours_there_is_nothing_to_say() -> None:
    """No hours of the host, or none of theirs."""
    nothing = Hours({})
    assert meets(side("Europe/Berlin", nothing), side("Europe/Vienna")) is Overlap.WELL
    assert meets(side("Europe/Berlin"), side("Europe/Vienna", nothing)) is Overlap.WELL


def test_there_are_words_for_the_host() -> None:
    """None where there is nothing to say."""
    assert WORDS[Overlap.WELL] == ""
    for how in (Overlap.HARDLY, Overlap.NEVER):
        assert "Ada" in WORDS[how].format(name="Ada")


ZONES = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Asia/Kathmandu"]
    + ["Australia/Lord_Howe", "Pacific/Apia", "Pacific/Honolulu", "Pacific/Auckland"]
    + ["Pacific/Chatham", "America/St_Johns", "Pacific/Kiritimati"]
)
days_of_work = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
some_hours = st.builds(
    lambda first, length, days: daily(first, min(23, first + length), days),
    st.integers(0, 20),
    st.integers(1, 9),
    days_of_work,
)
moments = st.integers(0, 365).map(lambda day: datetime(2026, 1, 1, 6, tzinfo=UTC) + timedelta(day))


def _shared_minutes(host: Side, contact: Side, now: datetime, days: int) -> Iterator[bool]:
    """Every quarter of an hour of the next *days*: is it in the hours of both?"""
    for quarter in range(days * 96):
        at = now + quarter * timedelta(minutes=15)
        yield _works(host, at) and _works(contact, at)


def _works(one: Side, at: datetime) -> bool:
    local = at.astimezone(ZoneInfo(one.zone or "UTC"))
    wall = local.time().replace(tzinfo=None)
    return any(start <= wall < end for start, end in one.hours.on(local.weekday()))


@settings(max_examples=80, deadline=None)
@given(ZONES, ZONES, some_hours, some_hours, moments)
def test_never_means_that_no_quarter_of_an_hour_is_in_both(
    here: str, there: str, mine: Hours, theirs: Hours, now: datetime
) -> None:
    """Walked over by the clock on the wall; and then no time could be chosen either."""
    host, contact = side(here, mine), side(there, theirs)
    how = overlap(host, contact, minutes=15, horizon=5, now=now)
    if how is Overlap.NEVER:
        assert not any(_shared_minutes(host, contact, now, 5))
        assert not _offered(host, contact, now, 15)


@settings(max_examples=80, deadline=None)
@given(ZONES, ZONES, some_hours, some_hours, moments)
def test_where_nothing_is_in_both_that_is_said(
    here: str, there: str, mine: Hours, theirs: Hours, now: datetime
) -> None:
    """The other way round, over two weeks and a day around them."""
    host, contact = side(here, mine), side(there, theirs)
    around = now - timedelta(days=1)
    if not any(_shared_minutes(host, contact, around, 24)):
        assert overlap(host, contact, minutes=15, horizon=5, now=now) is Overlap.NEVER


def _offered(host: Side, contact: Side, now: datetime, minutes: int) -> bool:
    policy = SlotPolicy(horizon=5, notice=timedelta(0), buffer=timedelta(0))
    return bool(choose([], host=host, contact=contact, minutes=minutes, policy=policy, now=now))
