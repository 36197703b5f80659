"""Looking at Google Calendar: what is asked, and what is believed of the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.fakes.google import Switches, error
from tests.fakes.google.faults import cut_off, server_error, too_many, unanswered
from tests.fakes.google.server import EVENTS_OWNED, FREEBUSY
from tests.providers.calendar_desk import (
    COFFEE,
    GUEST,
    HOST,
    NOW,
    OWN,
    WEEK,
    YES,
    ZONE,
    berlin,
    meeting,
    seen,
    titles,
)
from tests.providers.google_calendar import TEAM, Google, google

from reachout.domain.chat import ChatStatus, PartStat
from reachout.domain.span import Span
from reachout.errors import Unreachable
from reachout.ports import Calendar
from reachout.providers.google import open_calendar
from reachout.providers.google.answers import SignedOut
from reachout.providers.google.events import MEETING_FIELDS

DAY = timedelta(days=1)
NEXT_QUARTER = timedelta(minutes=16)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Google]:
    with google(tmp_path) as world:
        yield world


def spans(calendar: Calendar, within: Span = WEEK) -> list[Span]:
    return [busy.span for busy in calendar.busy(within)]


# ------------------------------------------------------------------ what is asked


def test_an_idle_look_is_one_request(world):
    """However many events and open chats there are."""
    calendar = world.open()
    for number in range(5):
        calendar.place(replace(COFFEE, id=f"c0ffee{number}", start=COFFEE.start - number * DAY))
    cursor = calendar.look("").cursor
    for _ in range(3):
        world.clock.turn(timedelta(minutes=1))
        asked = len(world.server.log)
        look = calendar.look(cursor)
        assert (look.changed, look.cursor) == (False, cursor)
        (call,) = world.server.log.since(asked)
        assert call.method_id == "calendar.events.list"
        assert "syncToken" in call.params
        assert "timeMin" not in call.params


def test_a_new_process_lists_once_and_knows_what_changed(world):
    """Deleted, moved and new events are named, whoever was running when it happened."""
    calendar = world.open()
    ids = [calendar.place(replace(COFFEE, id=f"c0ffee{number}")).id for number in range(4)]
    cursor = calendar.look("").cursor
    assert not world.open().look(cursor).changed
    world.book.delete(ids[0])
    world.book.move(ids[1], berlin(12, 9), berlin(12, 10))
    calendar.place(replace(COFFEE, id="c0ffee9"))
    asked = len(world.server.log)
    look = world.open().look(cursor)
    assert (look.changed, look.events) == (True, {ids[0], ids[1], "c0ffee9"})
    assert world.asked(asked) == ["events.list"]


def test_the_window_moves_on_by_itself_and_that_is_no_news(world):
    """Once a day everything is listed anew; what is merely over has not vanished."""
    calendar = world.open()
    calendar.place(COFFEE)
    world.desk.enter(meeting("Stand-up", berlin(2, 10), berlin(2, 11), rule="FREQ=DAILY"))
    cursor = calendar.look("").cursor
    for day in range(1, 9):
        world.clock.turn(DAY)
        opened = calendar if day % 2 else world.open()
        look = opened.look(cursor)
        assert (look.changed, look.events) == (False, frozenset())
        cursor = look.cursor


def test_after_weeks_without_a_look_everything_is_looked_at(world):
    """A cursor from another month compares with nothing."""
    cursor = world.open().look("").cursor
    world.clock.turn(30 * DAY)
    assert world.open().look(cursor).changed


def test_busy_costs_nothing_after_the_look(world):
    """The booking calendar is in memory; the others are good for a quarter of an hour."""
    world.book.add_calendar(TEAM)
    calendar = world.open(also=[TEAM])
    calendar.look("", widely=True)
    asked = len(world.server.log)
    for _ in range(3):
        calendar.busy(Span(NOW, NOW + 14 * DAY))
    assert world.asked(asked) == []
    calendar.busy(WEEK, fresh=True)
    assert world.asked(asked) == ["events.list", "freebusy.query"]


def test_without_a_look_busy_asks_for_itself(world):
    """A command that only checks has no look before it; an old one is not believed."""
    world.desk.enter(meeting("Dentist", berlin(9, 9), berlin(9, 10)))
    calendar = world.open()
    assert titles(calendar) == ["Dentist"]
    world.book.delete(world.book.standing()[0]["id"])
    assert titles(calendar) == ["Dentist"]
    world.clock.turn(NEXT_QUARTER)
    assert titles(calendar) == []


def test_beyond_the_window_it_is_asked_for(world):
    """A letter about next year is answered from the calendar and not from memory."""
    calendar = world.open()
    calendar.look("")
    start = datetime(2027, 3, 1, 9, tzinfo=UTC)
    world.desk.enter(meeting("Offsite", start, start + DAY))
    assert titles(calendar, Span(start - DAY, start + DAY)) == ["Offsite"]


def test_an_event_seen_in_this_pass_is_not_asked_for_again(world):
    """A minute later it is."""
    calendar = world.open()
    placed = calendar.place(COFFEE)
    calendar.look("")
    asked = len(world.server.log)
    assert calendar.event(COFFEE.id) == placed
    assert world.asked(asked) == []
    world.clock.turn(timedelta(minutes=2))
    assert calendar.event(COFFEE.id) == placed
    assert world.asked(asked) == ["events.get"]


def test_opening_asks_nothing_and_a_missing_login_is_said_at_the_first_question(world):
    """The daemon is ready before anybody has signed in."""
    calendar = open_calendar(
        client=world.folder / "client.json",
        token=world.folder / "no-token.json",
        endpoint=world.server.endpoint,
        owner=HOST,
        clock=world.clock,
        wait=lambda _: True,
        zone=ZONE,
        addresses=OWN,
        all_day_busy=True,
    )
    assert world.asked() == []
    for ask in (lambda: calendar.busy(WEEK), lambda: calendar.look(""), calendar.zone):
        with pytest.raises(SignedOut, match="reachout auth"):
            ask()


# ------------------------------------------------------------------ sync


@pytest.mark.parametrize(
    "switches",
    [
        Switches(list_page_size=1),
        Switches(list_page_size=1, list_empty_pages=True),
        Switches(cancelled_rows_are_bare=True, list_empty_pages=True, list_page_size=2),
        Switches(sync_remembers_window=True),
    ],
)
def test_every_page_is_read_to_the_end(tmp_path, switches):
    """Pages may be empty, and the sync token stands on the last one only."""
    with google(tmp_path, switches) as world:
        calendar = world.open()
        cursor = calendar.look("").cursor
        for day in (9, 10, 11, 12):
            world.desk.enter(meeting(f"Day {day}", berlin(day, 9), berlin(day, 10)))
        look = calendar.look(cursor)
        assert look.changed
        assert titles(calendar) == [f"Day {day}" for day in (9, 10, 11, 12)]
        for event in world.book.standing():
            world.book.delete(event["id"])
        assert calendar.look(look.cursor).changed
        assert titles(calendar) == []


def test_a_sync_token_that_is_too_old_costs_one_list_more(world):
    """410: everything is listed again, nothing is lost and nothing is news."""
    calendar = world.open()
    calendar.place(COFFEE)
    cursor = calendar.look("").cursor
    world.book.expire_sync_tokens()
    asked = len(world.server.log)
    assert not calendar.look(cursor).changed
    assert world.asked(asked) == ["events.list", "events.list"]
    world.book.expire_sync_tokens()
    world.book.delete(COFFEE.id)
    assert calendar.look(cursor).events == {COFFEE.id}


@pytest.mark.parametrize("how", ["left out", "moved", "ended", "deleted"])
def test_a_series_changes_as_a_whole_and_in_parts(world, how):
    """Instances left out, moved or deleted with their series no longer block."""
    calendar = world.open()
    world.desk.enter(meeting("Daily", berlin(2, 10), berlin(2, 11), rule="FREQ=DAILY"))
    series = world.book.standing()[0]["id"]
    cursor = calendar.look("").cursor
    assert len(titles(calendar)) == 7
    instance = f"{series}_20260609T080000Z"
    if how == "left out":
        world.book.delete(instance)
    elif how == "moved":
        world.book.move(instance, berlin(20, 10), berlin(20, 11))
    elif how == "ended":
        world.book.edit(series, recurrence=["RRULE:FREQ=DAILY;UNTIL=20260610T235959Z"])
    else:
        world.book.delete(series)
    assert calendar.look(cursor).changed
    assert len(titles(calendar)) == {"left out": 6, "moved": 6, "ended": 3, "deleted": 0}[how]
    assert spans(calendar) == spans(world.open())


def test_a_chat_that_the_host_made_weekly_is_still_one_event(world):
    """Its first time counts; it is asked for each time, as only its instances are listed."""
    calendar = world.open()
    calendar.place(COFFEE)
    cursor = calendar.look("").cursor
    world.book.edit(COFFEE.id, recurrence=["RRULE:FREQ=WEEKLY"])
    assert COFFEE.id in calendar.look(cursor).events
    assert seen(calendar).start == COFFEE.start
    world.book.delete(COFFEE.id)
    assert calendar.event(COFFEE.id) is None


@pytest.mark.parametrize("fault", [server_error(503), too_many()])
def test_a_look_that_fails_leaves_the_last_one_standing(world, fault):
    """Nothing is half taken over; the next look finds what this one would have."""
    calendar = world.open()
    calendar.place(COFFEE)
    cursor = calendar.look("").cursor
    world.book.move(COFFEE.id, berlin(12, 9), berlin(12, 10))
    world.server.faults.always("calendar.events.list", fault)
    with pytest.raises(Unreachable):
        calendar.look(cursor)
    world.server.faults.clear()
    assert calendar.look(cursor).events == {COFFEE.id}


# ------------------------------------------------------------------ what blocks


@pytest.mark.parametrize(
    ("kind", "blocks"),
    [("outOfOffice", True), ("focusTime", True), ("workingLocation", False)],
)
def test_what_google_calls_an_event_decides(world, kind, blocks):
    """Being out of office blocks though it is marked free; where somebody works does not."""
    more: dict[str, Any] = {"transparent": True} if kind != "focusTime" else {}
    world.book.enter(kind, berlin(9, 9), berlin(9, 10), eventType=kind, **more)
    assert titles(world.open()) == ([kind] if blocks else [])


@pytest.mark.parametrize("kind", ["workingLocation", "birthday"])
def test_a_whole_day_somewhere_is_no_whole_day_off(world, kind):
    """The rule for whole days is about absences, not about the office and birthdays."""
    day = berlin(9, 0).date()
    world.book.enter(kind, day, day + DAY, eventType=kind)
    assert titles(world.open()) == []


# ------------------------------------------------------------------ meetings, and the rest


def test_meetings_are_asked_without_titles(world):
    """What a meeting was about is nobody's business here."""
    calendar = world.open()
    calendar.meetings(frozenset({GUEST}), WEEK)
    assert world.asked() == ["events.list"]
    assert not {"summary", "description", "location"} & set(re.findall(r"\w+", MEETING_FIELDS))


def test_a_deleted_event_of_a_calendar_that_is_gone_is_not_taken_for_deleted(world):
    """404 for the event may be 404 for the calendar."""
    calendar = world.open()
    calendar.place(COFFEE)
    world.book.make_unreadable("primary", "not found")
    with pytest.raises(Unreachable, match="primary"):
        calendar.event(COFFEE.id)


@pytest.mark.parametrize("travels", [True, False])
def test_the_zone_follows_the_host(tmp_path, travels):
    """The settings say where he is; an hour later they are asked again."""
    with google(tmp_path, Switches(calendar_zone_travels=travels)) as world:
        calendar = world.open()
        assert calendar.zone() == "Europe/Berlin"
        world.book.travel("Asia/Kolkata")
        assert calendar.zone() == "Europe/Berlin"
        world.clock.turn(timedelta(hours=1))
        assert calendar.zone() == "Asia/Kolkata"


def test_without_the_permission_the_calendar_says_its_zone(tmp_path):
    """An unticked box costs the settings, not the calendar."""
    with google(tmp_path, scopes=frozenset({EVENTS_OWNED, FREEBUSY})) as world:
        calendar = world.open()
        assert calendar.zone() is None
        calendar.look("")
        assert calendar.zone() == "Europe/Berlin"


def test_a_yes_is_known_in_the_next_process(world):
    """That Google had asked the host was seen by the last look."""
    calendar = world.open()
    calendar.place(COFFEE)
    cursor = calendar.look("").cursor
    world.book.answer(COFFEE.id, "accepted")
    later = world.open()
    assert later.look(cursor).events == {COFFEE.id}
    assert seen(later).host_answer is PartStat.ACCEPTED


@pytest.mark.parametrize("fault", [None, unanswered(), cut_off(), server_error(500)])
def test_a_yes_said_before_the_first_look_is_believed(world, fault):
    """That the host was asked is noted on the event; where that failed, Send is still there."""
    if fault is not None:
        world.server.faults.next("calendar.events.patch", fault)
    assert world.open().place(COFFEE).host_answer is PartStat.NEEDS_ACTION
    noted = "asked" in world.book.event(COFFEE.id)["extendedProperties"]["private"]
    world.book.answer(COFFEE.id, "accepted")
    expected = PartStat.ACCEPTED if noted else PartStat.NEEDS_ACTION
    assert seen(world.open()).host_answer is expected
    assert noted or fault not in (None, unanswered())


def test_a_yes_that_nobody_said_books_nothing(tmp_path):
    """Where Google takes the organizer for accepted, that is no gesture, in any process."""
    with google(tmp_path, Switches(own_row="accepted")) as world:
        calendar = world.open()
        assert calendar.place(COFFEE).host_answer is PartStat.NEEDS_ACTION
        cursor = calendar.look("").cursor
        world.book.edit(COFFEE.id, colorId="3")
        later = world.open()
        later.look(cursor)
        assert seen(later).host_answer is PartStat.NEEDS_ACTION
        told = later.change(seen(later), replace(COFFEE, status=ChatStatus.CONFIRMED), YES)
        assert told.host_answer is PartStat.ACCEPTED


def test_the_error_shape_of_a_missing_calendar_names_the_calendar(world):
    """404 of the whole list is no lost sync token."""
    gone = replace(server_error(500), name="404", reply=error(404, "notFound", "Not Found"))
    calendar = world.open()
    cursor = calendar.look("").cursor
    world.server.faults.always("calendar.events.list", gone)
    with pytest.raises(Unreachable, match='calendar "primary" cannot be read'):
        calendar.look(cursor)
