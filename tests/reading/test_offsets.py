"""Hours said with their distance from Greenwich, in replies and in the host's own mails."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reachout.reading import read_offer

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)


def starts(words: str) -> list[int]:
    """The hours (UTC) of 9 June that a line names; the host is in Berlin."""
    found = read_offer(
        f"- Tue 9 June, {words}", None, (), year_hint=MONDAY, zone="Europe/Berlin", language="en"
    )
    assert all(slot.start.date() == datetime(2026, 6, 9).date() for slot in found.slots)
    return [slot.start.hour for slot in found.slots]


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("15:00 UTC", [15]),
        ("15:00 UTC+2", [13]),
        ("15:00 UTC +2", [13]),
        ("3 pm GMT-5", [20]),
        ("15:00 UTC\N{MINUS SIGN}05:00", [20]),
        ("9:00 GMT - 10:00 GMT", [9, 10]),  # a range, and no distance
    ],
)
def test_a_distance_from_greenwich_is_a_clock(words: str, hours: list[int]) -> None:
    """ "UTC+2" is two hours ahead of UTC, and never UTC itself."""
    assert starts(words) == hours


@pytest.mark.parametrize(
    "words", ["15:00 UTC+5:30", "15:00 UTC+19", "15:00 UTC-13", "9:00 GMT-10:00"]
)
def test_what_is_no_whole_hour_or_may_be_a_range_stays_open(words: str) -> None:
    """Better none than a wrong one."""
    assert starts(words) == []
