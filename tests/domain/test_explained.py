"""Stories about the question why a day is offered, or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from reachout.domain.explained import DayTold, Obstacle, explain
from reachout.domain.hours import OFFICE_HOURS, Hours
from reachout.domain.liking import Remark
from reachout.domain.policy import SlotPolicy
from reachout.domain.slots import Side, Slot, choose
from reachout.domain.span import Days, Span
from reachout.domain.truth import Around

MINUTE = timedelta(minutes=1)
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 6, 8, 7, tzinfo=UTC)  # 9:00 in Berlin
SAM = Side(zone="Europe/Berlin", hours=OFFICE_HOURS)
EMPTY = Around(
    busy=(), taken=(), chats=(), host=SAM, contact=SAM, policy=SlotPolicy(), now=MONDAY
)  # fmt: skip


def span(day: int, hour: int, minutes: int) -> Span:
    start = datetime(2026, 6, day, hour, tzinfo=BERLIN)
    return Span(start, start + minutes * MINUTE)


def told(minutes: int = 30, **changes: object) -> dict[int, DayTold]:
    """Day of June → what is said of it."""
    asked = replace(EMPTY, **changes)  # type: ignore[arg-type]
    return {one.day.day: one for one in explain(asked, minutes)}


def obstacles(**changes: object) -> dict[int, Obstacle | None]:
    return {day: one.obstacle for day, one in told(**changes).items()}


def whole(day: int) -> Span:
    return span(day, 8, 720)


def test_every_day_of_the_horizon_has_a_word():
    """From today to the tenth working day, weekends among them."""
    days = told()
    assert list(days) == list(range(8, 23))
    assert {one for one, said in days.items() if said.offered} == {10, 12, 15}
    assert {one for one, said in days.items() if said.idle} == {13, 14, 20, 21}


def test_today_is_too_soon():
    """A day's notice leaves nothing of today."""
    assert obstacles()[8] is Obstacle.TOO_SOON


def test_tomorrow_could_be_offered_but_a_letter_may_lie():
    """The best time of tomorrow is named, and what tells against it."""
    tomorrow = told()[9]
    assert tomorrow.best is not None
    assert not tomorrow.offered
    assert tomorrow.remark is Remark.SOON


def test_what_is_in_the_way_is_named():
    """Each rule that leaves a day empty has a word of its own."""
    off = (Days(date(2026, 6, 10), date(2026, 6, 10), "Corpus Christi"), day_off(11))
    flag_day = Days(date(2026, 6, 12), date(2026, 6, 12), "Flag Day")
    theirs = replace(SAM, off=(flag_day, day_off(15)))
    said = obstacles(
        host=replace(SAM, off=off),
        contact=theirs,
        busy=[whole(16)],
        taken=[whole(17)],
        chats=[span(18, 9, 30), span(18, 15, 30)],
    )
    assert [said[day] for day in (10, 11, 12, 15, 16, 17, 18)] == [
        Obstacle.HOLIDAY, Obstacle.AWAY, Obstacle.THEIR_HOLIDAY, Obstacle.THEY_AWAY,
        Obstacle.BUSY, Obstacle.OFFERED, Obstacle.DAY_FULL,
    ]  # fmt: skip


def day_off(day: int) -> Days:
    return Days(date(2026, 6, day), date(2026, 6, day))


def test_holidays_are_called_by_their_names():
    """ "A public holiday of yours: Corpus Christi"."""
    corpus = Days(date(2026, 6, 11), date(2026, 6, 11), "Corpus Christi")
    assert told(host=replace(SAM, off=(corpus,)))[11].name == "Corpus Christi"


def test_a_full_week_is_not_a_full_day():
    """With four chats in other days of the week, Friday says so."""
    chats = [span(day, 15, 30) for day in (8, 9, 10, 11)]
    assert obstacles(chats=chats)[12] is Obstacle.WEEK_FULL


def test_night_on_the_other_side_is_said():
    """Berlin's working day is night in Honolulu."""
    theirs = Side(zone="Pacific/Honolulu", hours=OFFICE_HOURS)
    assert obstacles(contact=theirs)[10] is Obstacle.THEIR_HOURS


def test_their_holiday_is_named_although_it_bears_another_date_there():
    """Easter Monday in Honolulu is Tuesday on Kiritimati."""
    sam = replace(SAM, zone="Pacific/Kiritimati")
    easter = Days(date(2026, 6, 15), date(2026, 6, 15), "Easter Monday")
    theirs = Side(zone="Pacific/Honolulu", hours=OFFICE_HOURS, off=(easter,))
    said = told(host=sam, contact=theirs)[16]
    assert (said.obstacle, said.name) == (Obstacle.THEIR_HOLIDAY, "Easter Monday")


def test_a_chat_that_takes_the_last_free_hour_is_no_full_day():
    """One is there, two would do: it is the calendar that is full."""
    all_but_noon = [span(10, 8, 240), span(10, 13, 300)]
    assert obstacles(busy=all_but_noon, chats=[span(10, 12, 60)])[10] is Obstacle.BUSY


def test_hours_can_be_too_short_for_a_long_chat():
    """Half an hour a day does not hold an hour's walk."""
    short = Hours({day: ((time(9), time(9, 30)),) for day in range(5)})
    assert obstacles(minutes=60, host=replace(SAM, hours=short))[10] is Obstacle.SHORT


spans = st.lists(
    st.builds(
        lambda begin, length: Span(MONDAY + begin * MINUTE, MONDAY + (begin + length) * MINUTE),
        st.integers(-600, 15 * 1440),
        st.integers(15, 3000),
    ),
    max_size=12,
)
ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", None]


@settings(max_examples=60, deadline=None)
@given(spans, spans.map(lambda some: some[:3]), st.sampled_from(ZONES), st.integers(1, 5))
def test_the_explanation_says_what_is_offered(busy, taken, zone, count):
    """The times named are those of the letter; a day has either a best time or an obstacle."""
    policy = SlotPolicy(count=count)
    contact = Side(zone=zone, hours=OFFICE_HOURS)
    asked = replace(EMPTY, busy=busy, taken=taken, contact=contact, policy=policy)
    days = explain(asked, 30)
    offered: list[Slot] = [slot for one in days for slot in one.offered]
    assert tuple(offered) == choose(
        busy, host=SAM, contact=contact, minutes=30, policy=policy, now=MONDAY, taken=taken
    )
    assert all((one.best is None) == (one.obstacle is not None) for one in days)
    assert all((one.free > 0) == (one.best is not None) for one in days)
