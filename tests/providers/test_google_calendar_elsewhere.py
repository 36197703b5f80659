"""Servers that speak a part of the protocol, or nonsense: it is said, and nothing breaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.fakes.google import Answer, SetClock, error
from tests.fakes.google.calendar import CalendarBook
from tests.fakes.google.faults import server_error
from tests.providers.calendar_desk import (
    COFFEE,
    HOST,
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
from reachout.errors import Conflict, Refused, Unreachable


class SmallCalendar:
    """A server with fewer methods. *lacks*: methods, "sync", "ids", "etags", "marks", "maybe"."""

    def __init__(self, book: CalendarBook, lacks: frozenset[str]) -> None:
        self.book, self.lacks = book, lacks

    def __getattr__(self, name: str) -> Any:
        return getattr(self.book, name)

    def call(
        self,
        method_id: str,
        params: dict[str, Any],
        body: dict[str, Any] | None,
        headers: Mapping[str, str],
    ) -> Answer:
        if method_id in self.lacks:
            return error(501, "notImplemented", "Not implemented.")
        if "syncToken" in params and "sync" in self.lacks:
            return error(400, "invalid", "Unknown parameter.")
        if body and "ids" in self.lacks:
            body = {name: value for name, value in body.items() if name != "id"}
        if body and "maybe" in self.lacks:
            body = body | {"status": "confirmed"}
        if body and "marks" in self.lacks:
            body = {k: v for k, v in body.items() if k != "extendedProperties"}
        answer = self.book.call(method_id, params, body, headers)
        return replace(answer, body=self._less(answer.body)) if answer.status < 300 else answer

    def _less(self, body: dict[str, Any] | None) -> dict[str, Any] | None:
        if body is None:
            return None
        left_out = {"etag"} if "etags" in self.lacks else set()
        left_out |= {"nextSyncToken"} if "sync" in self.lacks else set()
        kept = {name: value for name, value in body.items() if name not in left_out}
        if "items" in kept:
            kept["items"] = [self._less(row) for row in kept["items"]]
        return kept


Elsewhere = Callable[..., AbstractContextManager[Google]]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Elsewhere:
    def opened(*lacks: str) -> AbstractContextManager[Google]:
        def small(clock: SetClock) -> SmallCalendar:
            return SmallCalendar(CalendarBook(HOST, clock, zone=ZONE), frozenset(lacks))

        return google(tmp_path, made=small)

    return opened


def test_without_sync_tokens_everything_is_listed_and_compared(elsewhere):
    """Dearer, and as true."""
    with elsewhere("sync") as world:
        calendar = world.open()
        calendar.place(COFFEE)
        cursor = calendar.look("").cursor
        assert not calendar.look(cursor).changed
        world.book.move(COFFEE.id, berlin(12, 9), berlin(12, 10))
        assert calendar.look(cursor).events == {COFFEE.id}
        world.desk.enter(meeting("Dentist", berlin(9, 9), berlin(9, 10)))
        assert calendar.look(calendar.look(cursor).cursor).changed is False
        assert len(titles(calendar)) == 2


def test_without_single_reads_an_event_is_found_in_the_list(elsewhere):
    """And a deleted one is not."""
    with elsewhere("calendar.events.get") as world:
        calendar = world.open()
        placed = calendar.place(COFFEE)
        assert seen(calendar) == placed
        calendar.change(placed, COFFEE, YES)
        world.book.delete(COFFEE.id)
        world.clock.turn(timedelta(minutes=1))
        assert calendar.event(COFFEE.id) is None


def test_without_changes_the_host_is_told_that_nobody_can_be_invited(elsewhere):
    """A clear no with its reason, and the proposal stays as it is."""
    with elsewhere("calendar.events.patch") as world:
        calendar = world.open()
        placed = calendar.place(COFFEE)
        with pytest.raises(Refused, match="cannot do what a chat needs"):
            calendar.change(placed, COFFEE, YES)
        assert seen(calendar) == placed


@pytest.mark.parametrize("lacks", [(), ("calendar.events.delete",)])
def test_without_ids_of_ours_nothing_is_booked(elsewhere, lacks):
    """It could be booked twice; what was just made is taken back, or named."""
    with elsewhere("ids", *lacks) as world:
        calendar = world.open()
        for _ in range(3):  # it is tried once only
            with pytest.raises(Refused, match="ids of its own"):
                calendar.place(COFFEE)
        assert len(world.book.standing()) == len(lacks)
        assert world.asked().count("events.insert") == 1


def test_without_etags_a_change_is_seen_all_the_same(elsewhere):
    """What the event says stands in for them."""
    with elsewhere("etags") as world:
        calendar = world.open()
        placed = calendar.place(COFFEE)
        cursor = calendar.look("").cursor
        world.book.move(COFFEE.id, berlin(12, 9), berlin(12, 10))
        assert calendar.look(cursor).events == {COFFEE.id}
        with pytest.raises(Conflict):
            calendar.change(placed, COFFEE, YES)
        assert calendar.change(seen(calendar), COFFEE, YES).start == COFFEE.start


def test_where_nothing_is_tentative_a_proposal_is_no_yes(elsewhere):
    """The word "confirmed" on it was written by nobody; the guest is invited by the gesture."""
    with elsewhere("maybe") as world:
        calendar = world.open()
        placed = calendar.place(COFFEE)
        assert [row["status"] for row in world.book.standing()] == ["confirmed"]
        assert (placed.status, placed.host_answer) == (ChatStatus.TENTATIVE, PartStat.NEEDS_ACTION)
        assert calendar.change(placed, COFFEE, YES).status is ChatStatus.CONFIRMED


def test_without_our_marks_our_events_are_known_by_their_ids(elsewhere):
    """As long as somebody remembers them: this process, or the cursor."""
    with elsewhere("marks") as world:
        calendar = world.open()
        calendar.place(COFFEE)
        cursor = calendar.look("").cursor
        world.book.delete(COFFEE.id)
        later = world.open()
        assert later.look(cursor).events == {COFFEE.id}
        calendar.place(replace(COFFEE, id="c0ffee1"))
        assert [busy.event for busy in calendar.busy(WEEK, fresh=True)] == ["c0ffee1"]


def test_without_free_and_busy_the_other_calendars_are_unknown(elsewhere):
    """Unknown is busy."""
    with elsewhere("calendar.freebusy.query") as world:
        calendar = world.open(also=[TEAM])
        with pytest.raises(Unreachable, match=TEAM):
            calendar.busy(WEEK)


def test_without_settings_the_calendar_says_its_zone(elsewhere):
    """The list of events names it."""
    with elsewhere("calendar.settings.get") as world:
        calendar = world.open()
        calendar.look("")
        assert calendar.zone() == ZONE


# ------------------------------------------------------------------ nonsense


def test_an_event_that_makes_no_sense_is_named(elsewhere):
    """One that cannot be read may block: no times are offered."""
    with elsewhere() as world:
        id = world.book.enter("Odd", berlin(9, 9), berlin(9, 10))
        world.server.faults.always("calendar.events.list", _odd({"id": id, "status": "confirmed"}))
        with pytest.raises(Unreachable, match=id):
            world.open().busy(WEEK)


def _odd(row: dict[str, Any]) -> Any:
    reply = Answer(200, {"kind": "calendar#events", "items": [row]})
    return replace(server_error(500), name="odd", reply=reply)


def test_a_server_that_does_not_unfold_series_is_not_believed(elsewhere):
    """A series in place of its instances says nothing about June."""
    with elsewhere() as world:
        sides = {"start": {"date": "2026-01-05"}, "end": {"date": "2026-01-06"}}
        row = {"id": "weekly", "recurrence": ["RRULE:FREQ=WEEKLY"], **sides}
        world.server.faults.always("calendar.events.list", _odd(row))
        with pytest.raises(Unreachable, match="weekly is a series"):
            world.open().busy(WEEK)


def test_nonsense_from_the_server_is_trouble_and_no_crash(elsewhere):
    """Rows without ids, times without zones, lists that are none."""
    with elsewhere() as world:
        for row in (
            {},
            {"id": "x", "start": {}, "end": {}},
            {"id": "y", "start": {"date": "soon"}},
        ):
            world.server.faults.always("calendar.events.list", _odd(row))
            with pytest.raises(Unreachable):
                world.open().look("")
