"""The calendar suite over the wire-level Google, in every position of what nobody is sure of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.fakes.google import Switches
from tests.fakes.google.calendar_desk import GoogleDesk
from tests.fakes.google.calendar_hands import NoSuchButton
from tests.providers.calendar_contract import CalendarContract
from tests.providers.calendar_desk import COFFEE, ZONE, seen
from tests.providers.google_calendar import Google, google

from reachout.domain.chat import PartStat
from reachout.providers.google.calendar import GoogleCalendar

OTHER_WAY: dict[str, Any] = {
    "tentative_is_busy": False,
    "unanswered_is_busy": False,
    "working_location_is_free": False,
    "birthdays_are_free": False,
    "whole_days_start_free": False,
    "freebusy_longest": timedelta(days=61),
    "freebusy_too_many": "refused",
    "calendar_zone_travels": False,
    "tombstone_readable": False,
    "tombstone_can_be_patched": True,
    "second_delete": "not found",
    "cancelled_rows_are_bare": False,
    "list_page_size": 1,
    "list_empty_pages": True,
    "sync_remembers_window": True,
    "sync_with_other_params": "served",
    "secondary_has_no_self": False,
    "new_guests_need_action": False,
    "moving_asks_again": False,
    "answers_are_mailed": False,
    "guest_of_none_sees_event": True,
    "none_still_mails": True,
    "meet_ready_changes_etag": False,
}
ALONE = [{name: value} for name, value in OTHER_WAY.items()]
POSITIONS = [
    pytest.param({}, id="as documented"),
    pytest.param(OTHER_WAY, id="all the other way"),
    pytest.param({"own_row": "accepted"}, id="own_row=accepted"),
    pytest.param({"own_row": "silent"}, id="own_row=silent"),
    *(
        pytest.param(one, id="{}={}".format(*next(iter(one.items()))), marks=pytest.mark.slow)
        for one in [*ALONE, {"meet": "pending"}, {"meet": "fails"}]
    ),
]


class TestGoogleCalendar(CalendarContract):
    @pytest.fixture(params=POSITIONS)
    def switches(self, request: pytest.FixtureRequest) -> Switches:
        return replace(Switches(), **request.param)

    @pytest.fixture
    def world(self, tmp_path: Path, switches: Switches) -> Iterator[Google]:
        with google(tmp_path, switches) as world:
            yield world

    @pytest.fixture
    def open_calendar(self, world: Google) -> Callable[..., GoogleCalendar]:
        def opened(zone: str = ZONE, all_day_busy: bool = True) -> GoogleCalendar:
            return world.open(zone=zone, all_day_busy=all_day_busy)

        return opened

    @pytest.fixture
    def desk(self, world: Google) -> GoogleDesk:
        return world.desk

    @pytest.mark.parametrize("answer", [PartStat.ACCEPTED, PartStat.DECLINED])
    def test_the_hosts_answer_is_seen(self, calendar, desk, switches, answer):
        """Where Google does not ask the host on his own event, no Yes is read into it."""
        calendar.place(COFFEE)
        if switches.own_row == "silent" and answer is PartStat.ACCEPTED:
            with pytest.raises(NoSuchButton):
                desk.answer(COFFEE.id, answer)
            return
        desk.answer(COFFEE.id, answer)
        taken_for_granted = switches.own_row == "accepted" and answer is PartStat.ACCEPTED
        expected = PartStat.NEEDS_ACTION if taken_for_granted else answer
        assert seen(calendar).host_answer is expected
