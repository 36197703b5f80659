"""Calendar files as programs write them: when what stands in them takes place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.providers.khal import ics

from reachout.domain.span import Span
from reachout.formats.sheet import read_sheet, refuse_lost

ZONE = "Europe/Berlin"
JUNE = Span(datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC))


def starts(raw: bytes, within: Span = JUNE, zone: str = "UTC") -> list[str]:
    """Day and hour on the wall of *zone*, in order."""
    found = read_sheet(raw, ZONE).near(within)
    spans = sorted(one.span for one in found if one.span.overlaps(within) and not one.cancelled)
    return [f"{span.start.astimezone(ZoneInfo(zone)):%d.%m. %H:%M}" for span in spans]


def lengths(raw: bytes, within: Span = JUNE) -> list[timedelta]:
    found = sorted(one.span for one in read_sheet(raw, ZONE).near(within))
    return [span.end - span.start for span in found if span.overlaps(within)]


# ------------------------------------------------------------------ the end of a series


@pytest.mark.parametrize(
    ("start", "until"),
    [
        ("DTSTART;TZID=America/New_York:20260602T200000", "20260605T000000Z"),
        ("DTSTART;TZID=America/New_York:20260602T200000", "20260604T200000"),
        ("DTSTART;TZID=America/New_York:20260602T200000", "20260604"),
        ("DTSTART;TZID=Asia/Kolkata:20260602T013000", "20260603T200000Z"),
        ("DTSTART;TZID=Asia/Kolkata:20260602T013000", "20260604T013000"),
        ("DTSTART;TZID=Asia/Kolkata:20260602T013000", "20260604"),
        ("DTSTART:20260602T080000", "20260604T080000"),
        ("DTSTART:20260602T080000", "20260604T060000Z"),
        ("DTSTART:20260602T080000", "20260604"),
        ("DTSTART:20260602T080000Z", "20260604"),
        ("DTSTART;VALUE=DATE:20260602", "20260604"),
        ("DTSTART;VALUE=DATE:20260602", "20260603T220000Z"),
        ("DTSTART;VALUE=DATE:20260602", "20260604T000000Z"),
    ],
)
def test_the_last_time_of_a_series_counts_however_its_end_is_written(start, until):
    """UNTIL in UTC, at the wall, or as a date that means all of its day."""
    raw = ics(f"UID:1\n{start}\nDURATION:P1D\nRRULE:FREQ=DAILY;UNTIL={until}")
    assert len(starts(raw)) == 3


def test_an_end_at_the_wall_counts_in_the_zone_that_the_calendar_names():
    """A floating series of an export that says X-WR-TIMEZONE ends there, and not in UTC."""
    series = "UID:1\nDTSTART:20260602T200000\nDURATION:PT1H\nRRULE:FREQ=DAILY"
    raw = ics(f"{series};UNTIL=20260604T200000")
    raw = raw.replace(b"VERSION", b"X-WR-TIMEZONE:America/New_York\r\nVERSION")
    assert starts(raw, zone="America/New_York") == ["02.06. 20:00", "03.06. 20:00", "04.06. 20:00"]


# ------------------------------------------------------------------ changed instances


def test_an_instance_without_its_series_stands_for_itself():
    """An invitation to one instance of somebody's series is all that we have of it."""
    raw = ics("UID:1\nRECURRENCE-ID:20260609T100000Z\nDTSTART:20260609T110000Z\nDURATION:PT1H")
    assert starts(raw) == ["09.06. 11:00"]


def test_this_and_all_that_follow_move_together():
    """RANGE=THISANDFUTURE: later by two hours from the third on (RFC 5545 section 3.2.13)."""
    moved = "RECURRENCE-ID;RANGE=THISANDFUTURE:20260604T100000Z"
    raw = ics(
        "UID:1\nDTSTART:20260602T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4",
        f"UID:1\n{moved}\nDTSTART:20260604T120000Z\nDURATION:PT2H",
    )
    assert starts(raw) == ["02.06. 10:00", "03.06. 10:00", "04.06. 12:00", "05.06. 12:00"]
    assert lengths(raw) == [timedelta(hours=1)] * 2 + [timedelta(hours=2)] * 2


def test_an_instance_that_was_moved_into_the_window_from_far_away_is_seen():
    """What was to be in April and takes place in June blocks June."""
    raw = ics(
        "UID:1\nDTSTART:20260402T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3",
        "UID:1\nRECURRENCE-ID:20260403T100000Z\nDTSTART:20260609T100000Z\nDURATION:PT1H",
    )
    assert starts(raw) == ["09.06. 10:00"]


def test_a_period_that_was_put_in_has_a_length_of_its_own():
    """RDATE;VALUE=PERIOD (RFC 5545 section 3.8.5.2)."""
    raw = ics(
        "UID:1\nDTSTART:20260602T100000Z\nDURATION:PT1H\n"
        "RDATE;VALUE=PERIOD:20260603T100000Z/PT3H,20260604T100000Z/20260604T103000Z"
    )
    assert starts(raw) == ["02.06. 10:00", "03.06. 10:00", "04.06. 10:00"]
    assert lengths(raw) == [timedelta(hours=1), timedelta(hours=3), timedelta(minutes=30)]


def test_a_cancelled_instance_is_none():
    """The series goes on without it."""
    series = "UID:1\nDTSTART:20260602T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3"
    gone = "UID:1\nRECURRENCE-ID:20260603T100000Z\nDTSTART:20260603T100000Z\nSTATUS:CANCELLED"
    assert starts(ics(series, f"{gone}\nDURATION:PT1H")) == ["02.06. 10:00", "04.06. 10:00"]


# ------------------------------------------------------------------ while the clocks change

NIGHT = Span(datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 3, 29, 12, tzinfo=UTC))


@pytest.mark.parametrize("rule", ["", "\nRRULE:FREQ=DAILY;COUNT=5"])
def test_eight_hours_are_eight_hours_on_the_night_of_the_change(rule):
    """DURATION is exact; from wall to wall it is an hour less in spring (RFC 5545 3.3.6)."""
    start = "UID:1\nDTSTART;TZID=Europe/Berlin:20260328T220000"
    assert lengths(ics(f"{start}\nDURATION:PT8H{rule}"), NIGHT) == [timedelta(hours=8)]
    to_the_wall = f"{start}\nDTEND;TZID=Europe/Berlin:20260329T060000{rule}"
    assert lengths(ics(to_the_wall), NIGHT) == [timedelta(hours=7)]


@pytest.mark.parametrize("rule", ["", "\nRRULE:FREQ=DAILY;COUNT=5"])
def test_a_start_that_the_clocks_skip_does_not_turn_the_event_around(rule):
    """Half past two in spring is half past three; the event still takes its three quarters."""
    start = "UID:1\nDTSTART;TZID=Europe/Berlin:20260329T023000"
    raw = ics(f"{start}\nDTEND;TZID=Europe/Berlin:20260329T031500{rule}")
    assert starts(raw, NIGHT, ZONE) == ["29.03. 03:30"]
    assert lengths(raw, NIGHT) == [timedelta(minutes=45)]


# ------------------------------------------------------------------ many in one file


def test_one_series_does_not_take_the_others_through_the_unfolding():
    """Of a thousand events of an export only what repeats is a series."""
    plain = [f"UID:{n}\nDTSTART:20260602T100000Z\nDURATION:PT1H" for n in range(5)]
    series = "UID:s\nDTSTART:20260602T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY"
    other = "UID:s\nRECURRENCE-ID:20260603T100000Z\nDTSTART:20260603T120000Z\nDURATION:PT1H"
    sheet = read_sheet(ics(*plain, series, other), ZONE)
    assert (len(sheet.once), len(sheet.series)) == (5, 1)


def test_series_without_an_id_are_two():
    """UID is required, and missing in some exports: nothing of theirs is mixed or lost."""
    first = "DTSTART:20260602T100000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2"
    second = "DTSTART:20260603T100000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2"
    single = "DTSTART:20260604T100000Z\nDURATION:PT1H"
    found = starts(ics(first, second, single))
    assert found == ["02.06. 10:00", "03.06. 10:00", "04.06. 10:00", "09.06. 10:00",
                     "10.06. 10:00"]  # fmt: skip


def test_an_unknown_zone_is_that_of_its_event_alone():
    """One lost zone in an export is no reason to doubt the events beside it."""
    lost = (
        "UID:l\nDTSTART;TZID=Middle/Earth:20260602T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2"
    )
    sheet = read_sheet(ics(lost, "UID:1\nDTSTART:20260620T100000Z\nDURATION:PT1H"), ZONE)
    early = Span(datetime(2026, 6, 2, tzinfo=UTC), datetime(2026, 6, 3, tzinfo=UTC))
    late = Span(datetime(2026, 6, 20, tzinfo=UTC), datetime(2026, 6, 21, tzinfo=UTC))
    with pytest.raises(ValueError, match="Middle/Earth"):
        refuse_lost(sheet.near(early), early)
    refuse_lost(sheet.near(late), late)
