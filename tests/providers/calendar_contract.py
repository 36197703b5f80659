"""What every calendar promises. A provider subclasses `CalendarContract` and gives two fixtures:
`open_calendar` and `desk`, the host's own calendar program, with which he does as he likes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.providers.calendar_desk import (
    ALIAS,
    COFFEE,
    COMES,
    DECLINES,
    GUEST,
    HALF_HOUR,
    HELD,
    HOST,
    WEEK,
    YES,
    Desk,
    berlin,
    meeting,
    seen,
    titles,
)

from reachout.domain.chat import ChatStatus, PartStat
from reachout.domain.span import Span
from reachout.errors import Conflict, Unreachable
from reachout.ports import Calendar

MORE = {"change": (COFFEE, YES), "adjust": (COFFEE,), "remove": (), "cancel": (YES,)}


class CalendarContract:
    @pytest.fixture
    def open_calendar(self) -> Callable[..., Calendar]:
        """(zone="Europe/Berlin", all_day_busy=True) → the host's calendar, empty at first."""
        raise NotImplementedError

    @pytest.fixture
    def desk(self) -> Desk:
        raise NotImplementedError

    @pytest.fixture
    def calendar(self, open_calendar: Callable[..., Calendar]) -> Calendar:
        return open_calendar()

    # -------------------------------------------------------------- an event of ours

    def test_a_placed_chat_is_tentative_and_the_guest_is_not_on_it(self, calendar):
        """Before the host's Yes the event stands on his calendar only."""
        placed = calendar.place(COFFEE)
        assert placed == seen(calendar)
        assert (placed.start, placed.end) == (COFFEE.start, COFFEE.end)
        assert placed.status is ChatStatus.TENTATIVE
        assert (placed.host_answer, placed.guest_on_it) == (PartStat.NEEDS_ACTION, False)

    def test_an_id_is_given_once(self, calendar):
        """The same effect done twice is refused by the calendar, and the first event stays."""
        placed = calendar.place(COFFEE)
        with pytest.raises(Conflict):
            calendar.place(replace(COFFEE, title="Twice"))
        assert seen(calendar) == placed

    def test_with_the_gesture_the_guest_is_on_it(self, calendar):
        """After the host's Yes the event is confirmed and holds both."""
        told = calendar.change(
            calendar.place(COFFEE), replace(COFFEE, status=ChatStatus.CONFIRMED), YES
        )
        assert told == seen(calendar)
        assert told.guest_on_it
        assert told.guest_answer is PartStat.NEEDS_ACTION
        assert (told.status, told.host_answer) == (ChatStatus.CONFIRMED, PartStat.ACCEPTED)

    def test_a_tentative_chat_is_moved_without_telling_anybody(self, calendar):
        """While no guest knows of it, another time is written in the same event."""
        later = replace(COFFEE, start=COFFEE.start + HALF_HOUR, end=COFFEE.end + HALF_HOUR)
        adjusted = calendar.adjust(calendar.place(COFFEE), later)
        assert adjusted == seen(calendar)
        assert (adjusted.start, adjusted.guest_on_it) == (later.start, False)

    def test_a_removed_chat_is_gone(self, calendar):
        """An event taken away leaves nothing that blocks."""
        calendar.remove(calendar.place(COFFEE))
        assert calendar.event(COFFEE.id) is None
        assert titles(calendar) == []

    def test_a_chat_called_off_is_gone_for_the_guest_too(self, calendar):
        """With the gesture the event is taken away though a guest is on it."""
        booked = replace(COFFEE, status=ChatStatus.CONFIRMED)
        calendar.cancel(calendar.change(calendar.place(COFFEE), booked, YES), YES)
        assert calendar.event(COFFEE.id) is None
        assert titles(calendar) == []

    def test_every_event_of_a_loop_is_found_without_its_id(self, calendar, desk):
        """A memory restored from yesterday does not know what was placed since."""
        first = calendar.place(COFFEE)
        later = calendar.place(
            replace(COFFEE, id="c0ffee1", start=berlin(12, 9), end=berlin(12, 10))
        )
        calendar.place(replace(COFFEE, id="c0ffee2", loop="l2"))
        desk.enter(meeting("Dentist", berlin(9, 9), berlin(9, 10)))
        assert list(calendar.events_of("l1", WEEK)) == [first, later]
        assert list(calendar.events_of("l1", Span(later.start, later.end))) == [later]
        assert list(calendar.events_of("l3", WEEK)) == []

    def test_an_event_that_was_deleted_is_no_longer_of_the_loop(self, calendar, desk):
        """What the host threw away does not stand in the way of a new one."""
        calendar.place(COFFEE)
        desk.delete(COFFEE.id)
        assert list(calendar.events_of("l1", WEEK)) == []

    def test_our_own_chat_is_busy_and_known_as_ours(self, calendar):
        """A proposed time blocks itself, and can be told from the rest."""
        calendar.place(COFFEE)
        (busy,) = calendar.busy(WEEK)
        assert (busy.event, busy.title) == (COFFEE.id, COFFEE.title)
        assert busy.span == Span(COFFEE.start, COFFEE.end)

    @pytest.mark.parametrize("act", ["change", "adjust", "remove", "cancel"])
    def test_what_the_host_changed_meanwhile_is_not_overwritten(self, calendar, desk, act):
        """The host moved it a moment ago: our write is refused and his time stands."""
        placed = calendar.place(COFFEE)
        desk.move(COFFEE.id, COFFEE.start + HALF_HOUR, COFFEE.end + HALF_HOUR)
        more = MORE[act]
        with pytest.raises(Conflict):
            getattr(calendar, act)(placed, *more)
        assert seen(calendar).start == COFFEE.start + HALF_HOUR

    @pytest.mark.parametrize("act", ["change", "adjust", "remove", "cancel"])
    def test_what_the_host_deleted_meanwhile_does_not_come_back(self, calendar, desk, act):
        """A deleted event is never written again."""
        placed = calendar.place(COFFEE)
        desk.delete(COFFEE.id)
        more = MORE[act]
        with pytest.raises(Conflict):
            getattr(calendar, act)(placed, *more)
        assert calendar.event(COFFEE.id) is None

    # -------------------------------------------------------------- a time that is only held

    def test_a_hold_is_tentative_and_known_as_no_chat(self, calendar):
        """It stands there as ours, and nobody is on it, not even by name."""
        placed = calendar.place(HELD)
        assert placed == seen(calendar, HELD.id)
        assert (placed.start, placed.end) == (HELD.start, HELD.end)
        assert (placed.status, placed.hold) == (ChatStatus.TENTATIVE, True)
        assert (placed.host_answer, placed.guest_on_it) == (PartStat.NEEDS_ACTION, False)
        assert not calendar.place(COFFEE).hold

    def test_a_hold_keeps_others_from_the_time(self, calendar):
        """It blocks, and can be told from the rest by its id."""
        calendar.place(HELD)
        (busy,) = calendar.busy(WEEK)
        assert (busy.event, busy.span) == (HELD.id, Span(HELD.start, HELD.end))

    def test_a_hold_is_found_with_the_events_of_its_loop(self, calendar):
        """Beside the chat of that loop, if there is one; another process sees it too."""
        held, chat = calendar.place(HELD), calendar.place(COFFEE)
        found = sorted(calendar.events_of("l1", WEEK), key=lambda event: event.start)
        assert found == [held, chat]
        assert [one.hold for one in found] == [True, False]

    def test_a_hold_is_no_meeting(self, calendar):
        """It is no touch with the person whose name stands in it."""
        calendar.place(HELD)
        assert calendar.meetings(frozenset({GUEST}), WEEK) == []

    def test_a_hold_is_placed_once_and_leaves_nothing(self, calendar):
        """The same effect twice is refused; taken away, it is gone."""
        placed = calendar.place(HELD)
        with pytest.raises(Conflict):
            calendar.place(HELD)
        calendar.remove(placed)
        assert calendar.event(HELD.id) is None
        assert titles(calendar) == []

    def test_a_hold_that_the_host_moved_is_not_taken_away(self, calendar, desk):
        """It is where he put it, and another write is refused."""
        placed = calendar.place(HELD)
        desk.move(HELD.id, HELD.start + HALF_HOUR, HELD.end + HALF_HOUR)
        with pytest.raises(Conflict):
            calendar.remove(placed)
        assert seen(calendar, HELD.id).start == HELD.start + HALF_HOUR
        (busy,) = calendar.busy(WEEK)
        assert busy.span.start == HELD.start + HALF_HOUR

    def test_a_hold_that_the_host_deleted_is_gone(self, calendar, desk):
        """As any event of ours."""
        calendar.place(HELD)
        desk.delete(HELD.id)
        assert calendar.event(HELD.id) is None
        assert list(calendar.events_of("l1", WEEK)) == []

    def test_a_guest_whom_the_host_puts_on_a_hold_is_seen(self, calendar, desk):
        """Then it is his own event, and no longer a hold as it was placed."""
        calendar.place(HELD)
        desk.invite(HELD.id, GUEST)
        assert seen(calendar, HELD.id).guest_on_it

    # -------------------------------------------------------------- the host's own ways

    @pytest.mark.parametrize("answer", [PartStat.ACCEPTED, PartStat.DECLINED])
    def test_the_hosts_answer_is_seen(self, calendar, desk, answer):
        """Yes and No in the host's calendar program are read from his own row."""
        calendar.place(COFFEE)
        desk.answer(COFFEE.id, answer)
        assert seen(calendar).host_answer is answer

    def test_a_guest_added_by_hand_is_seen(self, calendar, desk):
        """The host who invites the guest himself has said yes."""
        calendar.place(COFFEE)
        desk.invite(COFFEE.id, GUEST)
        assert seen(calendar).guest_on_it

    def test_somebody_else_on_it_is_not_the_guest(self, calendar, desk):
        """A colleague added by the host is no sign that the guest was told."""
        calendar.place(COFFEE)
        desk.invite(COFFEE.id, "noor@example.org")
        assert not seen(calendar).guest_on_it

    def test_a_guest_who_declines_is_seen(self, calendar, desk):
        """The guest's answer is the guest's, not the host's."""
        told = calendar.change(
            calendar.place(COFFEE), replace(COFFEE, status=ChatStatus.CONFIRMED), YES
        )
        desk.answer(COFFEE.id, PartStat.DECLINED, GUEST)
        now = seen(calendar)
        assert (now.guest_answer, now.host_answer) == (PartStat.DECLINED, told.host_answer)

    def test_an_answer_stands_until_the_time_moves(self, calendar, desk):
        """New words keep the guest's yes; a new time asks again (RFC 5546 section 3.2.2.1)."""
        booked = replace(COFFEE, status=ChatStatus.CONFIRMED)
        calendar.change(calendar.place(COFFEE), booked, YES)
        desk.answer(COFFEE.id, PartStat.ACCEPTED, GUEST)
        booked = replace(booked, place="Café Mitte")
        told = calendar.change(seen(calendar), booked, YES)
        assert told.guest_answer is PartStat.ACCEPTED
        later = replace(booked, start=COFFEE.start + HALF_HOUR, end=COFFEE.end + HALF_HOUR)
        assert calendar.change(told, later, YES).guest_answer is PartStat.NEEDS_ACTION

    def test_a_cancelled_event_is_cancelled_and_free(self, calendar, desk):
        """Marked as cancelled, or gone where that is the same, it no longer blocks."""
        calendar.place(COFFEE)
        desk.cancel(COFFEE.id)
        found = calendar.event(COFFEE.id)
        assert found is None or found.status is ChatStatus.CANCELLED
        assert titles(calendar) == []

    # -------------------------------------------------------------- looking

    def test_nothing_new_is_nothing_changed(self, calendar, desk):
        """A second look at a still calendar finds nothing."""
        calendar.place(COFFEE)
        desk.enter(meeting("Dentist", berlin(9, 9), berlin(9, 10)))
        cursor = calendar.look("").cursor
        again = calendar.look(cursor)
        assert (again.changed, again.events) == (False, frozenset())

    def test_field_deleted_event_still_booked(self, calendar, desk):
        """An event deleted in the calendar is named at the next look, and is gone
        (calcom/cal.diy #29720)."""
        calendar.place(COFFEE)
        cursor = calendar.look("").cursor
        desk.delete(COFFEE.id)
        look = calendar.look(cursor)
        assert (look.changed, look.events) == (True, {COFFEE.id})
        assert calendar.event(COFFEE.id) is None

    def test_a_moved_event_is_named(self, calendar, desk):
        """What the host moved is named by its id, and only that."""
        calendar.place(COFFEE)
        calendar.place(replace(COFFEE, id="c0ffee1"))
        cursor = calendar.look("").cursor
        desk.move("c0ffee1", berlin(12, 9), berlin(12, 10))
        look = calendar.look(cursor)
        assert look.events == {"c0ffee1"}
        moved = seen(calendar, "c0ffee1")
        assert (moved.start, moved.end) == (berlin(12, 9), berlin(12, 10))

    def test_a_strange_event_changes_what_is_busy_and_is_none_of_ours(self, calendar, desk):
        """A new dentist's appointment is a change, without an event of ours in it."""
        cursor = calendar.look("").cursor
        desk.enter(meeting("Dentist", berlin(9, 9), berlin(9, 10)))
        look = calendar.look(cursor)
        assert (look.changed, look.events) == (True, frozenset())

    def test_a_wide_look_at_a_still_world_finds_nothing_either(self, calendar, desk):
        """Looking at the other calendars too is no news in itself."""
        calendar.place(COFFEE)
        desk.enter(meeting("Dentist", berlin(9, 9), berlin(9, 10)))
        cursor = calendar.look("", widely=True).cursor
        again = calendar.look(cursor, widely=True)
        assert (again.changed, again.events) == (False, frozenset())

    def test_right_before_a_letter_the_newest_is_asked_for(self, calendar, desk):
        """What was entered a moment ago blocks, though the calendar was just read."""
        assert titles(calendar) == []
        desk.enter(meeting("Dentist", berlin(9, 9), berlin(9, 10)))
        assert [busy.title for busy in calendar.busy(WEEK, fresh=True)] == ["Dentist"]

    def test_where_the_host_is_is_a_zone_or_unknown(self, calendar):
        """Never a name that no clock knows."""
        zone = calendar.zone()
        assert zone is None or ZoneInfo(zone).key == zone

    # -------------------------------------------------------------- what blocks

    @pytest.mark.parametrize(
        ("what", "more", "blocks"),
        [
            ("an ordinary meeting", {}, True),
            ("a tentative one", {"status": "TENTATIVE"}, True),
            ("a cancelled one", {"status": "CANCELLED"}, False),
            ("one marked as free", {"transparent": True}, False),
            ("one the host declined", {"answers": {HOST: PartStat.DECLINED}}, False),
            ("one declined by an alias", {"answers": {ALIAS: PartStat.DECLINED}}, False),
            ("one declined once only", {"answers": {HOST: COMES, ALIAS: DECLINES}}, True),
            ("one that somebody else declined", {"answers": {GUEST: PartStat.DECLINED}}, True),
            ("one not answered yet", {"answers": {HOST: PartStat.NEEDS_ACTION}}, True),
            ("one the host may come to", {"answers": {HOST: PartStat.TENTATIVE}}, True),
            ("out of office", {"out_of_office": True}, True),
        ],
    )
    def test_field_declined_is_not_busy(self, calendar, desk, what, more, blocks):
        """What blocks and what does not is one stated policy
        (rtCamp/frappe-appointment #75, cal.diy #6032)."""
        desk.enter(meeting(what, berlin(9, 9), berlin(9, 10), **more))
        assert titles(calendar) == ([what] if blocks else [])

    @pytest.mark.parametrize(
        ("all_day_busy", "transparent", "blocks"),
        [(True, True, True), (True, False, True), (False, True, False), (False, False, True)],
    )
    def test_whole_days_follow_the_setting(
        self, open_calendar, desk, all_day_busy, transparent, blocks
    ):
        """A flight entered as a free whole day blocks, unless the host says otherwise (#6032)."""
        calendar = open_calendar(all_day_busy=all_day_busy)
        desk.enter(meeting("Lisbon", date(2026, 6, 9), date(2026, 6, 11), transparent=transparent))
        spans = [busy.span for busy in calendar.busy(WEEK)]
        assert spans == ([Span(berlin(9, 0), berlin(11, 0))] if blocks else [])

    def test_a_series_blocks_each_time_it_takes_place(self, calendar, desk):
        """Every Tuesday to Friday, without the day left out, and at nine where it was moved."""
        desk.enter(
            meeting(
                "Stand-up",
                berlin(2, 10),
                berlin(2, 10, 30),
                rule="FREQ=DAILY;COUNT=11",
                left_out=(berlin(10, 10),),
                moved=(berlin(11, 10), berlin(11, 9)),
            )
        )
        starts = [busy.span.start for busy in calendar.busy(WEEK)]
        expected = [berlin(8, 10), berlin(9, 10), berlin(11, 9), berlin(12, 10)]
        assert starts == expected

    def test_everything_busy_comes_in_order(self, calendar, desk):
        """The sweep over it needs no sorting."""
        for day in (12, 9, 11):
            desk.enter(meeting(f"Day {day}", berlin(day, 9), berlin(day, 10)))
        assert titles(calendar) == ["Day 9", "Day 11", "Day 12"]

    # -------------------------------------------------------------- bugs met in the field

    @pytest.mark.parametrize(
        ("zone", "first"),
        [
            ("Europe/Berlin", date(2026, 3, 27)),
            ("Europe/Berlin", date(2026, 10, 23)),
            ("Australia/Sydney", date(2026, 4, 3)),
            ("Australia/Sydney", date(2026, 10, 2)),
        ],
    )
    def test_field_dst_shift(self, open_calendar, desk, zone, first):
        """A daily meeting stays at nine at the wall over the change of clocks
        (Yelp/beans #123)."""
        calendar = open_calendar(zone=zone)
        nine = datetime(first.year, first.month, first.day, 9, tzinfo=ZoneInfo(zone))
        desk.enter(meeting("Daily", nine, nine + HALF_HOUR, rule="FREQ=DAILY;COUNT=5"))
        within = Span(nine.astimezone(UTC), nine.astimezone(UTC) + timedelta(days=6))
        local = [busy.span.start.astimezone(ZoneInfo(zone)) for busy in calendar.busy(within)]
        assert [at.hour for at in local] == [9] * 5

    @pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Asia/Kolkata", "Pacific/Kiritimati"])
    @pytest.mark.parametrize("hour", [0, 23])
    def test_field_local_day_as_utc(self, open_calendar, desk, zone, hour):
        """Both ends of the local day are seen, from UTC-10 to UTC+14
        (langchain executive-ai-assistant)."""
        calendar = open_calendar(zone=zone)
        midnight = datetime(2026, 6, 9, tzinfo=ZoneInfo(zone))
        start = midnight.replace(hour=hour)
        desk.enter(meeting("Edge", start, start + HALF_HOUR))
        desk.enter(meeting("Whole", date(2026, 6, 9), date(2026, 6, 10)))
        within = Span(midnight, midnight + timedelta(days=1))
        assert sorted(titles(calendar, within)) == ["Edge", "Whole"]
        whole = [busy.span for busy in calendar.busy(within) if busy.title == "Whole"]
        assert whole == [within]

    def test_field_last_day_of_window(self, calendar, desk):
        """Events over either edge of the window block; those that only touch it do not
        (thunderbird/appointment #1031)."""
        within = Span(berlin(9, 9), berlin(11, 17))
        desk.enter(meeting("Before", berlin(9, 8), berlin(9, 9)))
        desk.enter(meeting("Into", berlin(9, 8, 30), berlin(9, 9, 30)))
        desk.enter(meeting("Out of", berlin(11, 16, 30), berlin(11, 17, 30)))
        desk.enter(meeting("After", berlin(11, 17), berlin(11, 18)))
        desk.enter(meeting("Conference", berlin(8, 9), berlin(13, 18)))
        assert titles(calendar, within) == ["Conference", "Into", "Out of"]

    def test_field_credentials_gone_bad(self, calendar, desk):
        """A calendar that cannot be read is never an empty one (calcom/cal.diy #29896)."""
        desk.make_unreadable()
        with pytest.raises(Unreachable):
            calendar.busy(WEEK)
        with pytest.raises(Unreachable):
            calendar.meetings(frozenset({GUEST}), WEEK)

    # -------------------------------------------------------------- meetings

    @pytest.mark.parametrize(
        ("who", "counts"),
        [
            ([HOST, GUEST], True),
            ([GUEST], True),
            ([HOST, GUEST, "noor@example.org"], True),
            ([HOST, ALIAS, GUEST, "noor@example.org"], True),
            ([HOST, GUEST, "noor@example.org", "ida@example.org"], False),
            ([HOST, "noor@example.org"], False),
        ],
    )
    def test_a_meeting_with_at_most_three_people_is_a_touch(self, calendar, desk, who, counts):
        """Two or three people met; an all-hands says nothing about two of them."""
        answers = dict.fromkeys(who, PartStat.ACCEPTED)
        desk.enter(meeting("Lunch", berlin(9, 12), berlin(9, 13), answers=answers))
        met = calendar.meetings(frozenset({GUEST}), WEEK)
        assert [one.start for one in met] == ([berlin(9, 12)] if counts else [])
        assert all(GUEST in one.addresses for one in met)

    def test_a_meeting_that_the_contact_called_is_a_touch(self, calendar, desk):
        """The organizer need not be among the attendees."""
        yes = {HOST: PartStat.ACCEPTED}
        desk.enter(meeting("Lunch", berlin(9, 12), berlin(9, 13), answers=yes, organizer=GUEST))
        assert len(calendar.meetings(frozenset({GUEST}), WEEK)) == 1

    @pytest.mark.parametrize(
        "more",
        [
            {"status": "CANCELLED"},
            {"answers": {HOST: PartStat.DECLINED, GUEST: PartStat.ACCEPTED}},
            {"answers": {HOST: PartStat.ACCEPTED, GUEST: PartStat.DECLINED}},
        ],
    )
    def test_a_meeting_that_did_not_take_place_is_no_touch(self, calendar, desk, more):
        """Cancelled or declined by either: they did not meet."""
        both = {HOST: PartStat.ACCEPTED, GUEST: PartStat.ACCEPTED}
        desk.enter(meeting("Lunch", berlin(9, 12), berlin(9, 13), **({"answers": both} | more)))
        assert calendar.meetings(frozenset({GUEST}), WEEK) == []
