"""A chat as an event that other calendars can read, and as they give it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from reachout.domain.chat import ChatEvent, ChatStatus, PartStat
from reachout.formats.ical import (
    cancellation,
    event_text,
    invitation,
    our_id,
    rewritten,
    seen,
)

NOW = datetime(2026, 6, 8, 7, 0, 0, 5, tzinfo=UTC)
HOST, GUEST = "sam@example.com", "lena@example.org"
OWN = frozenset({HOST, "s.reed@example.com"})
START = datetime(2026, 6, 11, 14, 30, tzinfo=UTC)
CHAT = ChatEvent(
    id="c0ffee0",
    key="l1.event.0.0",
    loop="l1",
    start=START,
    end=START + timedelta(minutes=30),
    zone="Europe/Berlin",
    title="Coffee: Lena Novak and Sam Reed",
    place="Café Ritter, by the station; left door",
    description="Half an hour over a coffee.\nBring nothing.",
    host=HOST,
    host_name='Sam "S." Reed',
    guest=GUEST,
    guest_name="Nováková, Lena",
)
BOOKED = replace(CHAT, status=ChatStatus.CONFIRMED, sequence=2)


def opened(raw: bytes) -> Event:
    """As another program reads it."""
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    return event


def people(raw: bytes) -> dict[str, str]:
    rows = opened(raw)["ATTENDEE"]
    rows = rows if isinstance(rows, list) else [rows]
    return {str(row): row.params["PARTSTAT"] for row in rows}


def read(raw: bytes, zone: str = "Europe/Berlin"):
    return seen(raw, id=CHAT.id, etag="e", own_addresses=OWN, zone=zone)


# ------------------------------------------------------------------ on the host's calendar


def test_a_proposed_chat_holds_the_host_who_has_not_answered():
    """Tentative, the host's own row open for his Yes, and the guest nowhere on it."""
    raw = event_text(CHAT, now=NOW, with_guest=False)
    event = opened(raw)
    assert (event["UID"], event["STATUS"]) == ("c0ffee0@reachout", "TENTATIVE")
    assert (event["X-REACHOUT-KEY"], event["X-REACHOUT-LOOP"]) == ("l1.event.0.0", "l1")
    assert people(raw) == {f"mailto:{HOST}": "NEEDS-ACTION"}
    assert str(event["ORGANIZER"]) == f"mailto:{HOST}"
    assert event["SEQUENCE"] == 0


def test_a_booked_chat_holds_both():
    """Confirmed: the host comes, the guest is asked."""
    raw = event_text(BOOKED, now=NOW, with_guest=True)
    assert people(raw) == {f"mailto:{HOST}": "ACCEPTED", f"mailto:{GUEST}": "NEEDS-ACTION"}
    assert (opened(raw)["STATUS"], opened(raw)["SEQUENCE"]) == ("CONFIRMED", 2)


def test_the_words_are_those_of_the_chat():
    """Commas, quotes, accents and line ends come out as they went in."""
    event = opened(event_text(CHAT, now=NOW, with_guest=False))
    assert event["SUMMARY"] == CHAT.title
    assert event["LOCATION"] == CHAT.place
    assert event["DESCRIPTION"] == CHAT.description
    assert event["ORGANIZER"].params["CN"] == CHAT.host_name


def test_the_event_stands_in_the_hosts_zone_which_it_brings_along():
    """It is edited at the host's wall clock, and read by programs that know no zones."""
    raw = event_text(CHAT, now=NOW, with_guest=False)
    assert b"DTSTART;TZID=Europe/Berlin:20260611T163000\r\n" in raw
    (zone,) = Calendar.from_ical(raw).walk("VTIMEZONE")
    there = zone.to_tz(lookup_tzid=False)
    for month in (1, 3, 6, 11):
        at = datetime(2026, month, 11, 12, tzinfo=ZoneInfo("Europe/Berlin"))
        assert at.replace(tzinfo=there).utcoffset() == at.utcoffset()


def test_the_second_half_past_two_is_not_taken_for_the_first():
    """A wall time that comes twice is written in UTC, where it comes once."""
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    for start in (second, second - timedelta(hours=1)):
        chat = replace(CHAT, start=start, end=start + timedelta(minutes=30))
        assert read(event_text(chat, now=NOW, with_guest=False)).start == start


def test_lines_are_folded_and_end_as_the_standard_says():
    """CRLF, and no line longer than 75 octets (RFC 5545 section 3.1)."""
    raw = event_text(replace(CHAT, description="ä" * 300), now=NOW, with_guest=True)
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_without_a_place_there_is_no_empty_line_for_it():
    """A video call has no address; calendars show an empty one as a broken pin."""
    assert "LOCATION" not in opened(event_text(replace(CHAT, place=""), now=NOW, with_guest=False))


# ------------------------------------------------------------------ for the guest


def test_an_invitation_asks_the_guest_to_answer():
    """METHOD:REQUEST, the guest's row asks for a reply, and it says that the chat stands."""
    raw = invitation(CHAT, now=NOW)
    event = opened(raw)
    assert Calendar.from_ical(raw)["METHOD"] == "REQUEST"
    assert event["STATUS"] == "CONFIRMED"
    (guest,) = (row for row in event["ATTENDEE"] if str(row) == f"mailto:{GUEST}")
    assert (guest.params["RSVP"], guest.params["PARTSTAT"]) == ("TRUE", "NEEDS-ACTION")


@pytest.mark.parametrize("write", [invitation, cancellation])
def test_what_the_guest_gets_carries_none_of_our_own_marks(write):
    """Key and loop are our bookkeeping."""
    assert b"X-REACHOUT" not in write(BOOKED, now=NOW)


def test_a_cancellation_is_newer_than_what_it_cancels():
    """Same UID, METHOD:CANCEL and a higher SEQUENCE (RFC 5546 section 3.2.5)."""
    raw = cancellation(BOOKED, now=NOW)
    event = opened(raw)
    assert Calendar.from_ical(raw)["METHOD"] == "CANCEL"
    assert (event["UID"], event["STATUS"]) == ("c0ffee0@reachout", "CANCELLED")
    assert event["SEQUENCE"] > BOOKED.sequence


# ------------------------------------------------------------------ reading it back


def test_an_alias_of_the_host_may_answer():
    """The calendar program may list the host under another of his addresses."""
    raw = event_text(CHAT, now=NOW, with_guest=False)
    said = raw.replace(b"NEEDS-ACTION", b"ACCEPTED").replace(HOST.encode(), b"S.Reed@example.com")
    assert read(said).host_answer is PartStat.ACCEPTED


def test_an_answer_nobody_knows_is_none():
    """DELEGATED and private inventions are no yes."""
    raw = event_text(CHAT, now=NOW, with_guest=False)
    assert read(raw.replace(b"NEEDS-ACTION", b"DELEGATED")).host_answer is PartStat.NEEDS_ACTION


def test_an_event_without_a_status_is_an_ordinary_one():
    """Some programs leave out what is usual."""
    raw = event_text(CHAT, now=NOW, with_guest=False)
    assert read(raw.replace(b"STATUS:TENTATIVE\r\n", b"")).status is ChatStatus.CONFIRMED


@pytest.mark.parametrize(
    ("line", "start"),
    [
        (b"DTSTART:20260611T143000Z", START),
        (b"DTSTART;TZID=America/New_York:20260611T103000", START),
        (b"DTSTART:20260611T163000", START),
        (b"DTSTART;VALUE=DATE:20260611", datetime(2026, 6, 10, 22, tzinfo=UTC)),
    ],
)
def test_the_start_is_read_in_every_form(line: bytes, start: datetime):
    """UTC, another zone, floating at the host's clock, or a whole day."""
    raw = event_text(CHAT, now=NOW, with_guest=False)
    assert read(raw.replace(b"DTSTART;TZID=Europe/Berlin:20260611T163000", line)).start == start


def test_a_floating_time_is_the_hosts_own():
    """Where the calendar was made does not matter; a time without a zone is read here."""
    raw = event_text(CHAT, now=NOW, with_guest=False)
    raw = raw.replace(b"DTSTART;TZID=Europe/Berlin:", b"DTSTART:")
    raw = raw.replace(b"VERSION:2.0\r\n", b"VERSION:2.0\r\nX-WR-TIMEZONE:UTC\r\n")
    assert read(raw).start == START
    assert read(raw, zone="Asia/Kolkata").start == datetime(2026, 6, 11, 11, tzinfo=UTC)


@pytest.mark.parametrize("raw", [b"", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"])
def test_what_is_no_event_is_an_error(raw: bytes):
    """An unreadable event is not a cancelled one."""
    with pytest.raises(ValueError, match=r"event|component"):
        read(raw)


def test_our_events_are_known_without_parsing():
    """By their UID, folded or not; other events are none of ours."""
    assert our_id(event_text(CHAT, now=NOW, with_guest=False)) == "c0ffee0"
    long = replace(CHAT, id="0123456789abcdefghijklmnopqrstuv" * 3)
    assert our_id(event_text(long, now=NOW, with_guest=False)) == long.id
    assert our_id(b"BEGIN:VEVENT\r\nUID:1@example.com\r\nSUMMARY:a@reachout\r\n") == ""


# ------------------------------------------------------------------ writing it again


def test_writing_again_brings_everything_to_what_the_chat_says():
    """Moved, booked and renamed in one write, DURATION giving way to the new end."""
    raw = event_text(CHAT, now=NOW, with_guest=False)
    raw = raw.replace(b"DTEND;TZID=Europe/Berlin:20260611T170000", b"DURATION:PT1H")
    later = replace(
        BOOKED, start=START + timedelta(days=1), end=START + timedelta(days=1, hours=1)
    )
    again = rewritten(raw, later, now=NOW, with_guest=True)
    now = read(again)
    assert (now.start, now.end, now.status) == (later.start, later.end, ChatStatus.CONFIRMED)
    assert (now.host_answer, now.guest_on_it) == (PartStat.ACCEPTED, True)
    assert "DURATION" not in opened(again)


def test_writing_the_same_again_changes_nothing_that_is_read():
    """The host's answer stays as long as the time does."""
    raw = event_text(CHAT, now=NOW, with_guest=False).replace(b"NEEDS-ACTION", b"DECLINED")
    assert read(rewritten(raw, CHAT, now=NOW, with_guest=False)) == read(raw)


def test_another_time_asks_the_host_again():
    """His no was to the old time."""
    raw = event_text(CHAT, now=NOW, with_guest=False).replace(b"NEEDS-ACTION", b"DECLINED")
    later = replace(CHAT, start=START + timedelta(hours=1), end=START + timedelta(hours=2))
    again = rewritten(raw, later, now=NOW, with_guest=False)
    assert read(again).host_answer is PartStat.NEEDS_ACTION


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120)


@settings(max_examples=50, deadline=None)
@given(
    title=words,
    place=words,
    names=st.tuples(words, words),
    zone=st.sampled_from(["Europe/Berlin", "America/St_Johns", "Pacific/Apia", "UTC"]),
    at=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    with_guest=st.booleans(),
)
def test_whatever_the_words_and_the_hour_the_event_comes_back(
    title, place, names, zone, at, with_guest
):
    """No text breaks the file, and no zone or change of clocks moves the chat."""
    start = at.replace(second=0, microsecond=0)
    chat = replace(
        CHAT,
        title=title,
        place=place,
        zone=zone,
        host_name=names[0],
        guest_name=names[1],
        start=start,
        end=start + timedelta(minutes=45),
    )
    raw = event_text(chat, now=NOW, with_guest=with_guest)
    now = read(raw)
    assert (now.start, now.end) == (chat.start, chat.end)
    assert now.guest_on_it is with_guest
    assert opened(raw).get("SUMMARY", "") == title
    assert opened(raw).get("LOCATION", "") == place
