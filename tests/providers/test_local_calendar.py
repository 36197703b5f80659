"""The calendar on this machine: folders of .ics files that other programs write, too."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.providers.calendar_contract import CalendarContract
from tests.providers.calendar_desk import (
    COFFEE,
    GUEST,
    HALF_HOUR,
    HOST,
    OWN,
    WEEK,
    YES,
    ZONE,
    FixedClock,
    berlin,
    meeting,
    seen,
    titles,
)
from tests.providers.khal import Khal, ics, text_of

from reachout.domain.chat import ChatStatus
from reachout.domain.span import Span
from reachout.errors import Conflict, Refused, Unreachable
from reachout.providers.local.calendar import LocalCalendar


class TestLocalCalendar(CalendarContract):
    @pytest.fixture
    def folders(self, tmp_path: Path) -> tuple[Path, Path]:
        for name in ("chats", "work"):
            (tmp_path / name).mkdir()
        return tmp_path / "chats", tmp_path / "work"

    @pytest.fixture
    def open_calendar(self, folders: tuple[Path, Path]) -> Callable[..., LocalCalendar]:
        def opened(zone: str = ZONE, all_day_busy: bool = True) -> LocalCalendar:
            booking, other = folders
            return LocalCalendar(
                booking,
                [other],
                zone=zone,
                addresses=OWN,
                all_day_busy=all_day_busy,
                clock=FixedClock(),
            )

        return opened

    @pytest.fixture
    def desk(self, folders: tuple[Path, Path]) -> Khal:
        return Khal(*folders)

    # -------------------------------------------------------------- files of others

    def test_a_chat_is_one_file_named_after_its_id(self, calendar, desk):
        """Nothing else is left in the folder, and nothing else in it is touched."""
        (desk.booking / "theirs.ics").write_bytes(ics("UID:t\nDTSTART:20260609T100000Z"))
        before = (desk.booking / "theirs.ics").stat()
        calendar.change(calendar.place(COFFEE), COFFEE, YES)
        assert sorted(os.listdir(desk.booking)) == [f"{COFFEE.id}.ics", "theirs.ics"]
        assert (desk.booking / "theirs.ics").stat() == before

    def test_what_the_host_added_survives_our_next_write(self, calendar, desk):
        """An alarm, a colour and a colleague are his; our write keeps them."""
        placed = calendar.place(COFFEE)
        alarm = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nDESCRIPTION:Go\nEND:VALARM"
        added = f"CATEGORIES:Coffee\nX-COLOUR:blue\n{alarm}\nEND:VEVENT"
        text = text_of(desk.path(COFFEE.id))
        desk.write(COFFEE.id, text.replace("END:VEVENT", added))
        desk.invite(COFFEE.id, "noor@example.org")
        with pytest.raises(Conflict):
            calendar.adjust(placed, COFFEE)
        told = calendar.change(seen(calendar), replace(COFFEE, status=ChatStatus.CONFIRMED), YES)
        text = text_of(desk.path(COFFEE.id))
        assert all(line in text for line in added.split("\n"))
        assert "mailto:noor@example.org" in text
        assert told.guest_on_it

    def test_a_file_renamed_by_a_sync_program_is_still_ours(self, calendar, desk):
        """vdirsyncer names what it fetches after the UID; the event is found and written there."""
        placed = calendar.place(COFFEE)
        cursor = calendar.look("").cursor
        desk.path(COFFEE.id).rename(desk.booking / f"{COFFEE.id}@reachout.ics")
        assert seen(calendar) == placed
        assert calendar.look(cursor).events == frozenset()
        told = calendar.change(placed, replace(COFFEE, status=ChatStatus.CONFIRMED), YES)
        assert told.guest_on_it
        assert os.listdir(desk.booking) == [f"{COFFEE.id}@reachout.ics"]

    def test_an_event_moved_to_another_calendar_of_the_hosts_lives_on(self, calendar, desk):
        """Filing a chat elsewhere is not deleting it."""
        placed = calendar.place(COFFEE)
        desk.path(COFFEE.id).rename(desk.other / "filed.ics")
        assert seen(calendar) == placed

    def test_temporary_and_hidden_files_are_passed_over(self, calendar, desk):
        """What a sync program has not finished is not read."""
        for name in (".half.ics", "half.ics.tmp", "notes.txt"):
            (desk.other / name).write_bytes(b"half")
        assert titles(calendar) == []

    # -------------------------------------------------------------- what cannot be read

    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"not a calendar",
            b"\xff\xfe\x00",
            ics("UID:1\nDTSTART:20260609T100000Z")[:-20],
            ics("UID:1\nSUMMARY:when?"),
            ics("UID:1\nDTSTART:soon"),
            ics("UID:1\nDTSTART:100000"),
            ics("UID:1\nDTSTART:20260609T100000Z\nDTEND:later"),
            ics("UID:1\nDTSTART:20260609T100000Z\nRRULE:FREQ=SOMETIMES"),
            ics("UID:1\nDTSTART:20260609T100000Z\nRRULE:FREQ=DAILY\nEXDATE:never"),
            ics("UID:1\nDTSTART;TZID=Middle/Earth:20260609T100000"),
            ics("UID:1\nDTSTART;TZID=Middle/Earth:20260601T100000\nRRULE:FREQ=DAILY"),
        ],
    )
    def test_a_file_that_makes_no_sense_is_named(self, calendar, desk, raw):
        """One bad file is enough to offer no times, and the host is told which it is."""
        desk.enter(meeting("Dentist", berlin(9, 9), berlin(9, 10)))
        (desk.other / "odd.ics").write_bytes(raw)
        with pytest.raises(Unreachable, match=r"odd\.ics"):
            calendar.busy(WEEK)

    @pytest.mark.parametrize(
        ("event", "words"),
        [
            ("SUMMARY:when?", "an event has no start"),
            ("DTSTART:soon", "DTSTART makes no sense: soon"),
            ("DTSTART:20260609T100000Z\nRRULE:FREQ=SOMETIMES", "RRULE makes no sense"),
            ("DTSTART;TZID=Middle/Earth:20260609T100000", "nobody knows: Middle/Earth"),
        ],
    )
    def test_the_host_is_told_what_is_wrong_with_it(self, calendar, desk, event, words):
        """Enough to mend the file with an editor."""
        (desk.other / "odd.ics").write_bytes(ics(f"UID:1\n{event}"))
        with pytest.raises(Unreachable, match=words):
            calendar.busy(WEEK)

    def test_an_unknown_zone_matters_a_day_around(self, calendar, desk):
        """Nobody knows whether it is that evening or the next morning, so it may block."""
        event = "UID:1\nDTSTART;TZID=Middle/Earth:20260608T233000\nDURATION:PT1H"
        (desk.other / "odd.ics").write_bytes(ics(event))
        morning = Span(berlin(9, 2), berlin(9, 12))
        with pytest.raises(Unreachable, match="Middle/Earth"):
            calendar.busy(morning)

    def test_an_old_event_in_an_unknown_zone_hinders_nobody(self, calendar, desk):
        """A zone nobody knows matters only where the event could block."""
        old = "UID:1\nDTSTART;TZID=Middle/Earth:20240609T100000\nDURATION:PT1H"
        (desk.other / "old.ics").write_bytes(ics(old))
        assert titles(calendar) == []

    @pytest.mark.parametrize("name", ["chats", "work"])
    def test_a_missing_folder_is_not_an_empty_one(self, calendar, tmp_path, name):
        """A disk that is not mounted would make every hour look free."""
        (tmp_path / name).rmdir()
        for asked in (
            lambda: calendar.busy(WEEK),
            lambda: calendar.look(""),
            lambda: calendar.meetings(frozenset({GUEST}), WEEK),
            lambda: calendar.event(COFFEE.id),
        ):
            with pytest.raises(Unreachable, match=name):
                asked()

    def test_a_link_to_nowhere_is_named(self, calendar, desk):
        """An event that lies on a missing disk may block."""
        (desk.other / "elsewhere.ics").symlink_to("/nowhere/at/all.ics")
        with pytest.raises(Unreachable):
            calendar.busy(WEEK)

    def test_our_own_event_gone_bad_is_named_and_not_taken_for_deleted(self, calendar, desk):
        """Half a file is not a cancelled chat."""
        calendar.place(COFFEE)
        desk.path(COFFEE.id).write_bytes(b"BEGIN:VCALENDAR")
        with pytest.raises(Unreachable, match=COFFEE.id):
            calendar.event(COFFEE.id)

    # -------------------------------------------------------------- writing

    def test_the_first_chat_makes_the_folder(self, calendar, desk):
        """A booking folder that was never there is made when there is something to book."""
        desk.booking.rmdir()
        calendar.place(COFFEE)
        assert seen(calendar).start == COFFEE.start

    def test_a_folder_is_not_made_out_of_nothing(self, tmp_path):
        """A whole path that is missing is more likely a mistake than a wish."""
        lost = LocalCalendar(
            tmp_path / "a" / "b",
            zone=ZONE,
            addresses=OWN,
            all_day_busy=True,
            clock=FixedClock(),
        )
        with pytest.raises(Unreachable, match="not written"):
            lost.place(COFFEE)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
    def test_a_folder_that_may_not_be_written_is_a_clear_no(self, calendar, desk):
        """Permissions do not mend themselves: the host is asked."""
        desk.booking.chmod(0o500)
        try:
            with pytest.raises(Refused, match="not written"):
                calendar.place(COFFEE)
        finally:
            desk.booking.chmod(0o700)

    def test_a_write_keeps_the_files_permissions(self, calendar, desk):
        """A calendar shared with a group stays shared."""
        placed = calendar.place(COFFEE)
        desk.path(COFFEE.id).chmod(0o640)
        calendar.adjust(placed, replace(COFFEE, title="Tea"))
        assert desk.path(COFFEE.id).stat().st_mode & 0o777 == 0o640

    # -------------------------------------------------------------- times in every form

    @pytest.mark.parametrize(
        ("lines", "start", "minutes"),
        [
            ("DTSTART:20260609T080000Z\nDTEND:20260609T090000Z", berlin(9, 10), 60),
            ("DTSTART;TZID=America/New_York:20260609T080000\nDURATION:PT45M", berlin(9, 14), 45),
            ("DTSTART:20260609T080000\nDTEND:20260609T083000", berlin(9, 8), 30),
            ("DTSTART;TZID=W. Europe Standard Time:20260609T080000\nDURATION:PT1H",
             berlin(9, 8), 60),
            ("DTSTART;TZID=/example.com/Europe/Berlin:20260609T080000\nDURATION:PT1H",
             berlin(9, 8), 60),
            ("DTSTART;VALUE=DATE:20260609", berlin(9, 0), 1440),
            ("DTSTART;VALUE=DATE:20260609\nDURATION:P2D", berlin(9, 0), 2880),
            ("DTSTART:20260609T090000Z\nDTEND:20260609T080000Z", berlin(9, 10), 60),
        ],
    )  # fmt: skip
    def test_a_time_is_understood_in_every_form(self, calendar, desk, lines, start, minutes):
        """UTC, a zone by any of its names, floating, a date, a duration, even back to front."""
        (desk.other / "event.ics").write_bytes(ics(f"UID:1\nSUMMARY:x\n{lines}"))
        (busy,) = calendar.busy(WEEK)
        assert busy.span == Span(start, start + timedelta(minutes=minutes))

    @pytest.mark.parametrize("rule", ["", "\nRRULE:FREQ=DAILY"])
    @pytest.mark.parametrize("marked", ["TRANSPARENT", "OPAQUE"])
    @pytest.mark.parametrize("day", ["DTSTART;VALUE=DATE:20260609", "DTSTART:20260609T080000Z"])
    def test_working_elsewhere_is_not_being_away(self, calendar, desk, day, marked, rule):
        """Outlook's word for where somebody works; the same at Google is free, too."""
        lines = f"UID:1\n{day}\nDURATION:P1D\nTRANSP:{marked}{rule}"
        status = "X-MICROSOFT-CDO-BUSYSTATUS"
        (desk.other / "event.ics").write_bytes(ics(f"{lines}\n{status}:WORKINGELSEWHERE"))
        assert titles(calendar) == []
        (desk.other / "event.ics").write_bytes(ics(f"{lines}\n{status}:OOF"))
        assert titles(calendar) != []

    def test_a_moment_without_length_blocks_nothing(self, calendar, desk):
        """A reminder at ten is not a meeting at ten."""
        (desk.other / "event.ics").write_bytes(ics("UID:1\nDTSTART:20260609T080000Z"))
        assert titles(calendar) == []

    def test_a_holiday_is_a_day_here_wherever_its_calendar_was_made(self, calendar, desk):
        """Public calendars say X-WR-TIMEZONE:UTC; a holiday does not begin at two in the night."""
        day = "UID:1\nDTSTART;VALUE=DATE:20260609\nRRULE:FREQ=YEARLY"
        raw = ics(day).replace(b"VERSION", b"X-WR-TIMEZONE:UTC\r\nVERSION")
        (desk.other / "holidays.ics").write_bytes(raw)
        assert [busy.span for busy in calendar.busy(WEEK)] == [Span(berlin(9, 0), berlin(10, 0))]

    def test_a_series_in_utc_follows_the_clock_of_its_calendar(self, calendar, desk):
        """Exports write nine o'clock as UTC and say X-WR-TIMEZONE: it stays nine in winter."""
        series = "UID:1\nDTSTART:20260610T070000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"
        raw = ics(series).replace(b"VERSION", b"X-WR-TIMEZONE:Europe/Berlin\r\nVERSION")
        (desk.other / "export.ics").write_bytes(raw)
        november = Span(datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 11, 9, tzinfo=UTC))
        assert [busy.span.start.hour for busy in calendar.busy(november)] == [8]

    def test_many_events_in_one_file_are_all_seen(self, calendar, desk):
        """An exported calendar works as well as one event a file."""
        events = [
            f"UID:{n}\nSUMMARY:{n}\nDTSTART:202606{n:02}T100000Z\nDURATION:PT1H"
            for n in range(9, 13)
        ]
        (desk.other / "export.ics").write_bytes(ics(*events))
        assert titles(calendar) == ["9", "10", "11", "12"]

    def test_a_change_is_seen_though_the_calendar_is_kept_in_memory(self, calendar, desk):
        """Asked twice, the second answer is today's."""
        desk.enter(meeting("Dentist", berlin(9, 9), berlin(9, 10), rule="FREQ=DAILY"))
        assert len(calendar.busy(Span(berlin(9, 0), berlin(10, 0)))) == 1
        assert len(calendar.busy(WEEK)) == 6
        desk.enter(meeting("Dentist", berlin(9, 9), berlin(9, 10)))
        assert len(calendar.busy(WEEK)) == 1
        assert len(calendar.busy(Span(berlin(10, 0), berlin(11, 0)))) == 0

    def test_a_mailing_list_is_a_crowd_and_a_room_is_nobody(self, calendar, desk):
        """A meeting of a list is no touch; a booked room does not make four."""
        people = "".join(f"\nATTENDEE:mailto:{who}" for who in (HOST, GUEST, "noor@example.org"))
        room = "\nATTENDEE;CUTYPE=ROOM:mailto:room@example.com"
        crowd = "\nATTENDEE;CUTYPE=GROUP:mailto:all@example.com"
        times = "\nDTSTART:20260609T100000Z\nDURATION:PT1H"
        (desk.other / "a.ics").write_bytes(ics(f"UID:a{times}{people}{room}"))
        (desk.other / "b.ics").write_bytes(ics(f"UID:b{times}\nATTENDEE:mailto:{GUEST}{crowd}"))
        assert [one.id for one in calendar.meetings(frozenset({GUEST}), WEEK)] == ["a"]

    def test_a_cursor_that_nobody_understands_names_everything_of_ours(self, calendar):
        """Looking once too often is harmless; missing a change is not."""
        calendar.place(COFFEE)
        look = calendar.look("from another program")
        assert (look.changed, look.events) == (True, {COFFEE.id})

    def test_a_guest_who_lost_the_mark_is_anybody_else_on_it(self, calendar, desk):
        """Some servers drop what they do not know; the one other person is then the guest."""
        calendar.place(COFFEE)
        text = re.sub("(?m)^X-REACHOUT.*\n", "", text_of(desk.path(COFFEE.id)))
        desk.write(COFFEE.id, text)
        assert not seen(calendar).guest_on_it
        desk.invite(COFFEE.id, GUEST)
        assert seen(calendar).guest_on_it

    def test_sequence_never_falls(self, calendar, desk):
        """A guest's calendar ignores an update that is older than what it has (RFC 5546 2.1.4)."""
        calendar.place(COFFEE)
        text = text_of(desk.path(COFFEE.id))
        desk.write(COFFEE.id, text.replace("SEQUENCE:0", "SEQUENCE:4"))
        later = replace(COFFEE, start=COFFEE.start + HALF_HOUR, end=COFFEE.end + HALF_HOUR)
        calendar.adjust(seen(calendar), replace(later, sequence=1))
        assert "SEQUENCE:4" in text_of(desk.path(COFFEE.id))
