"""Stories about times in letters: whose clock, which words, and other times in the same letter."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.compose.people import (
    EVERYBODY,
    JONAS,
    LENA,
    NOOR,
    NOW,
    NUDGE,
    PRIYA,
    SAM,
    THREE,
    WEBER,
    berlin,
    letter,
    occasion,
    slot,
)

from reachout.compose.letters import replace_times
from reachout.domain.contact import Contact
from reachout.domain.host import Host
from reachout.domain.letter import Letter

# ------------------------------------------------------------------ times in words


def line(start: datetime, contact: Contact, host: Host = SAM) -> str:
    one = [(start, start + timedelta(minutes=30))]
    return letter(contact=contact, about=occasion(one), host=host).slots[0].words


@pytest.mark.parametrize(
    ("language", "formal", "zone", "words"),
    [
        ("en", False, "Europe/Berlin", "Tue 9 June, 15:00"),
        ("en-GB", False, "Europe/London", "Tue 9 June, 14:00 your time (15:00 mine)"),
        ("en-US", False, "America/New_York", "Tue, June 9, 9:00 am your time (3:00 pm mine)"),
        ("en-AU", False, "Australia/Sydney", "Tue 9 June, 11:00 pm your time (3:00 pm mine)"),
        ("en-IN", False, "Asia/Calcutta", "Tue 9 June, 6:30 pm your time (3:00 pm mine)"),
        ("en", False, None, "Tue 9 June, 15:00 Berlin time"),
        ("de", False, "Europe/Vienna", "Di 9. Juni, 15:00 Uhr"),
        ("de", False, "Europe/London", "Di 9. Juni, 14:00 Uhr deiner Zeit (15:00 meiner)"),
        ("de-AT", True, "Europe/London", "Di 9. Juni, 14:00 Uhr Ihrer Zeit (15:00 meiner)"),
        ("de", True, None, "Di 9. Juni, 15:00 Uhr Ortszeit Berlin"),
        ("de-ZZ", True, "Europe/Rome", "Di 9. Juni, 15:00 Uhr"),
    ],
)
def test_times_are_said_in_the_contacts_language_their_clock_first(
    language: str, formal: bool, zone: str | None, words: str
) -> None:
    """Both clocks where they differ, one where they agree, the city where theirs is unknown."""
    contact = replace(LENA, language=language, formal=formal, zone=zone)
    assert line(berlin(9, 15), contact) == words


def test_the_host_gets_his_weekday_when_the_dates_differ() -> None:
    """Monday evening here is Tuesday morning there."""
    tokyo = replace(LENA, zone="Asia/Tokyo")
    assert line(berlin(8, 23), tokyo) == "Tue 9 June, 06:00 your time (Mon 23:00 mine)"


@pytest.mark.parametrize(
    ("languages", "words"),
    [
        ("en en-GB en-IE en-ZA en-KE en-DE en-ZZ", "Tue 9 June, 15:00"),
        ("en-AU en-NZ en-IN en-SG en-HK en-MY", "Tue 9 June, 3:00 pm"),
        ("en-US en-CA en-PH en-PR", "Tue, June 9, 3:00 pm"),
        ("de de-AT de-CH de-LI de-LU", "Di 9. Juni, 15:00 Uhr"),
    ],
)
def test_the_region_says_which_clock_and_which_order(languages: str, words: str) -> None:
    """By CLDR; a language without a region, and a region nobody knows, has 24 hours."""
    for language in languages.split():
        assert line(berlin(9, 15), replace(LENA, language=language)) == words


@pytest.mark.parametrize(
    ("hour", "theirs", "american"),
    [
        (0, "00:00", "12:00 am"),
        (7, "07:00", "7:00 am"),
        (8, "8:00", "8:00 am"),
        (12, "12:00", "12:00 pm"),
    ],
)
def test_no_hour_can_be_taken_for_its_double(hour: int, theirs: str, american: str) -> None:
    """ "7:00" alone might be the evening: it is 07:00. Twelve is as American clocks show it."""
    assert line(berlin(9, hour), LENA) == f"Tue 9 June, {theirs}"
    assert line(berlin(9, hour), replace(LENA, language="de")) == f"Di 9. Juni, {theirs} Uhr"
    assert line(berlin(9, hour), replace(LENA, language="en-US")) == f"Tue, June 9, {american}"


def test_a_canadian_hour_may_end_a_sentence() -> None:
    """ "9:00 a.m." would make two full stops."""
    assert line(berlin(9, 9), replace(LENA, language="en-CA")) == "Tue, June 9, 9:00 am"


def test_a_pattern_of_the_hosts_own_holds_for_every_region(tmp_path: Path) -> None:
    """One text in place of the table."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "sentences.toml").write_text('[times]\nclock = "HH.mm"\n')
    american = replace(LENA, language="en-US")
    written = letter(contact=american, folders=(tmp_path,))
    assert written.slots[0].words == "Tue, June 9, 16.00"


@pytest.mark.parametrize(
    ("zone", "english", "german"),
    [
        ("Asia/Calcutta", "Kolkata time", "Ortszeit Kolkata"),
        ("Europe/Kiev", "Kyiv time", "Ortszeit Kyiv"),
        ("EST", "Panama time", "Ortszeit Panama"),
        ("CST6CDT", "Chicago time", "Ortszeit Chicago"),
        ("Atlantic/Reykjavik", "Reykjavik time", "Ortszeit Reykjavík"),
        ("America/Indiana/Indianapolis", "Indianapolis time", "Ortszeit Indianapolis"),
        ("GMT", "UTC", "UTC"),
        ("Etc/UTC", "UTC", "UTC"),
        ("Factory", "UTC", "UTC"),
        ("Etc/GMT+5", "UTC-5", "UTC-5"),
        ("Etc/GMT-14", "UTC+14", "UTC+14"),
    ],
)
def test_the_hosts_clock_is_named_by_its_city(zone: str, english: str, german: str) -> None:
    """By no abbreviation: CST and IST are several clocks each. Without a city by its distance."""
    host = replace(SAM, zone=zone)
    unknown = replace(LENA, zone=None)
    assert line(berlin(9, 15), unknown, host).endswith(f" {english}")
    assert line(berlin(9, 15), replace(unknown, language="de"), host).endswith(f"Uhr {german}")


def test_field_dst_shift() -> None:
    """Two zones agree in summer and not in winter: each line knows its date (Yelp/beans #123)."""
    contact = replace(LENA, zone="Africa/Johannesburg")
    assert line(berlin(9, 15), contact) == "Tue 9 June, 15:00"
    assert line(berlin(8, 15, 0, 12), contact) == "Tue 8 December, 16:00 your time (15:00 mine)"


def test_austrian_months_are_austrian() -> None:
    """January is Jänner there."""
    at_home = replace(JONAS, zone="Europe/Vienna")
    assert line(berlin(12, 15, 0, 1), at_home) == "Mo 12. Jänner, 15:00 Uhr"


def test_a_city_is_called_by_its_own_name() -> None:
    """Also where the zone's name has three parts."""
    host = replace(SAM, zone="America/Argentina/Buenos_Aires")
    words = line(berlin(9, 15), replace(LENA, zone=None), host)
    assert words == "Tue 9 June, 10:00 Buenos Aires time"


def test_a_slot_keeps_the_instants_and_the_zone_of_its_words() -> None:
    """What a reply is matched with."""
    shown = letter().slots
    assert [s.number for s in shown] == [1, 2, 3]
    assert [(s.start, s.end) for s in shown] == list(THREE)
    assert {s.zone for s in shown} == {"America/Bogota"}
    assert letter(contact=replace(PRIYA, zone=None)).slots[0].zone == "Europe/Berlin"


# ------------------------------------------------------------------ other times, same letter

OTHERS = (slot(16, 15), slot(17, 16, 30))


@pytest.mark.parametrize("contact", EVERYBODY)
@pytest.mark.parametrize("numbered", [False, True])
def test_new_times_change_the_lines_of_times_and_no_other_byte(
    contact: Contact, numbered: bool
) -> None:
    """In text and HTML, with dashes or numbers."""
    contact = replace(contact, times=True)
    before = letter(contact=contact, numbered=numbered)
    after = replace_times(before, OTHERS, contact, SAM, now=NOW)
    assert after is not None and [(s.start, s.end) for s in after.slots] == list(OTHERS)
    whole = letter(contact=contact, about=occasion(OTHERS), numbered=numbered)
    assert after == whole
    assert _without_times(after.text, after) == _without_times(before.text, before)
    assert _without_times(after.html, after) == _without_times(before.html, before)


def _without_times(words: str, shown: Letter) -> str:
    for time in shown.slots:
        line = re.compile(rf"(<div>|\n)(– |\d\) ){re.escape(time.words)}(</div>)?")
        words, found = line.subn("", words)
        assert found == 1
    return words


@pytest.mark.parametrize("contact", [PRIYA, WEBER])
def test_the_one_time_of_a_nudge_is_exchanged_where_it_stands(contact: Contact) -> None:
    """Inside a sentence in English, on a line in German."""
    about = {"first_sent": berlin(2, 9), "times_gone": True}
    before = letter(NUDGE, contact, occasion([slot(9, 16)], **about))
    after = replace_times(before, [slot(16, 15)], contact, SAM, now=NOW)
    assert after == letter(NUDGE, contact, occasion([slot(16, 15)], **about))


def test_times_that_make_the_words_untrue_are_not_put_in() -> None:
    """None left, one instead of several, several instead of one, none before: written anew."""
    three, one = letter(), letter(about=occasion([slot(9, 16)]))
    assert replace_times(three, [], PRIYA, SAM, now=NOW) is None
    assert replace_times(three, [slot(16, 15)], PRIYA, SAM, now=NOW) is None
    assert replace_times(one, OTHERS, PRIYA, SAM, now=NOW) is None
    assert replace_times(letter(contact=NOOR), OTHERS, NOOR, SAM, now=NOW) is None
    assert replace_times(three, OTHERS, PRIYA, SAM, now=berlin(18, 9)) is None


def test_times_may_be_numbered() -> None:
    """A setting; dashes otherwise."""
    text = letter(numbered=True).text
    assert "\n1) Tue 9 June" in text and "\n3) Fri 12 June" in text and "–" not in text
