"""The host's other calendars at Google: only free or busy, asked seldom, and never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.fakes.google import Switches
from tests.fakes.google.faults import server_error
from tests.fakes.google.server import EVENTS_OWNED
from tests.providers.calendar_desk import (
    HALF_HOUR,
    HOST,
    NOW,
    WEEK,
    berlin,
    meeting,
)
from tests.providers.google_calendar import TEAM, Google, google

from reachout.domain.span import Span
from reachout.errors import Unreachable

DAY = timedelta(days=1)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Google]:
    with google(tmp_path) as world:
        yield world


@pytest.mark.parametrize("how", ["internal error", "not found", "missing"])
def test_field_credentials_gone_bad(world, how):
    """Errors come inside a good answer, per calendar, or as silence."""
    world.book.add_calendar(TEAM)
    world.book.make_unreadable(TEAM, how)
    calendar = world.open(also=[TEAM])
    cursor = calendar.look("", widely=True).cursor  # our own chats are followed all the same
    with pytest.raises(Unreachable, match=TEAM):
        calendar.busy(WEEK)
    world.book.make_readable(TEAM)
    assert list(calendar.busy(WEEK)) == []
    assert world.open(also=[TEAM]).look(cursor, widely=True).cursor != cursor


@pytest.mark.parametrize("longest", [61, 90])
def test_field_long_range_refused(tmp_path, longest):
    """Google refuses about 90 days; a piece that failed would be free time (cal.diy #11696)."""
    with google(tmp_path, Switches(freebusy_longest=timedelta(days=longest))) as world:
        world.book.add_calendar(TEAM)
        days = [NOW + number * 50 * DAY for number in range(1, 7)]
        for day in days:
            world.book.enter("There", day, day + HALF_HOUR, calendar=TEAM)
        whole = Span(NOW, NOW + 320 * DAY)
        assert [busy.span.start for busy in world.open(also=[TEAM]).busy(whole)] == days


@pytest.mark.parametrize("too_many_calendars", ["per calendar", "refused"])
def test_many_calendars_are_asked_in_bunches(tmp_path, too_many_calendars):
    """Fifty in one question; the fifty-first is not forgotten."""
    with google(tmp_path, Switches(freebusy_too_many=too_many_calendars)) as world:
        ids = [f"room{number}@group.calendar.google.com" for number in range(60)]
        for number, id in enumerate(ids):
            world.book.add_calendar(id)
            start = berlin(9, 0) + number * timedelta(minutes=10)
            world.book.enter("x", start, start + timedelta(minutes=5), calendar=id)
        assert len(world.open(also=ids).busy(WEEK)) == 60


def test_the_others_are_looked_at_four_times_an_hour_and_only_on_demand(world):
    """While no time lies in a letter, nobody asks; while one does, a change is news."""
    world.book.add_calendar(TEAM)
    calendar = world.open(also=[TEAM])
    cursor = calendar.look("").cursor
    assert "freebusy.query" not in world.asked()
    cursor = calendar.look(cursor, widely=True).cursor
    mark = len(world.server.log)
    for _ in range(14):
        world.clock.turn(timedelta(minutes=1))
        opened = world.open(also=[TEAM])
        assert not opened.look(cursor, widely=True).changed
    assert "freebusy.query" not in world.asked(mark)
    world.book.enter("Review", berlin(9, 9), berlin(9, 10), calendar=TEAM)
    world.clock.turn(timedelta(minutes=2))
    look = world.open(also=[TEAM]).look(cursor, widely=True)
    assert look.changed
    assert not world.open(also=[TEAM]).look(look.cursor, widely=True).changed
    world.clock.turn(DAY)
    assert not world.open(also=[TEAM]).look(look.cursor, widely=True).changed


def test_the_booking_calendar_is_not_asked_twice(world):
    """Listed under `also` by its address, it is still one calendar."""
    calendar = world.open(also=["primary", HOST])
    calendar.busy(WEEK)
    assert world.asked() == ["events.list"]


def test_a_missing_permission_offers_no_times_and_says_which(tmp_path):
    """Without free/busy the other calendars are unknown, and unknown is busy."""
    with google(tmp_path, scopes=frozenset({EVENTS_OWNED})) as world:
        world.book.add_calendar(TEAM)
        with pytest.raises(Unreachable, match=r"calendar\.freebusy.*reachout auth"):
            world.open(also=[TEAM]).busy(WEEK)


def test_titles_of_other_calendars_stay_there(world):
    """Only busy or free is asked of them; a title is for the host's own calendar."""
    world.book.add_calendar(TEAM)
    world.book.enter("Salaries", berlin(9, 9), berlin(9, 10), calendar=TEAM)
    world.desk.enter(meeting("Dentist", berlin(10, 9), berlin(10, 10)))
    found = world.open(also=[TEAM]).busy(WEEK)
    assert [busy.title for busy in found] == ["", "Dentist"]


# ------------------------------------------------------------------ how old an answer may be

MINUTE = timedelta(minutes=1)
ASKED = ["events.list", "freebusy.query"]


@pytest.mark.parametrize(
    ("moved", "asked"),
    [
        (14 * MINUTE, []),
        (15 * MINUTE, ASKED),
        (16 * MINUTE, ASKED),
        (DAY, ASKED),
        (400 * DAY, ASKED),
        (-MINUTE, ASKED),
        (-DAY, ASKED),
        (-400 * DAY, ASKED),
    ],
)
def test_an_answer_is_good_for_a_quarter_of_an_hour_by_any_clock(world, moved, asked):
    """A clock that was set back, or jumped ahead, makes it old: nobody knows how long it was."""
    world.book.add_calendar(TEAM)
    calendar = world.open(also=[TEAM])
    calendar.look("", widely=True)
    calendar.busy(WEEK)
    world.clock.turn(moved)
    mark = len(world.server.log)
    calendar.busy(Span(world.clock.now(), world.clock.now() + 7 * DAY))
    assert list(dict.fromkeys(world.asked(mark))) == asked


@pytest.mark.parametrize("moved", [16 * MINUTE, DAY, 400 * DAY, -MINUTE, -400 * DAY])
@pytest.mark.parametrize("method", ["events.list", "freebusy.query"])
def test_what_is_too_old_and_cannot_be_asked_again_is_unknown(world, moved, method):
    """Not even the part of it that could be asked is told; once it can be, all of it is."""
    world.book.add_calendar(TEAM)
    calendar = world.open(also=[TEAM])
    calendar.look("", widely=True)
    calendar.busy(WEEK)
    world.server.faults.always(f"calendar.{method}", server_error(503))
    assert list(calendar.busy(WEEK)) == []
    world.clock.turn(moved)
    now = world.clock.now()
    with pytest.raises(Unreachable):
        calendar.busy(Span(now, now + 7 * DAY))
    with pytest.raises(Unreachable):
        calendar.busy(Span(now, now + DAY), fresh=True)
    world.server.faults.clear()
    calendar.look("", widely=True)
    assert list(calendar.busy(Span(now, now + 7 * DAY))) == []


def test_a_look_that_failed_makes_what_is_known_no_younger(world):
    """Looks fail for half an hour: then nothing is told any more, though each was just tried."""
    calendar = world.open()
    cursor = calendar.look("").cursor
    world.server.faults.always("calendar.events.list", server_error(503))
    for _ in range(6):
        world.clock.turn(5 * MINUTE)
        with pytest.raises(Unreachable):
            calendar.look(cursor)
    with pytest.raises(Unreachable):
        calendar.busy(WEEK)
