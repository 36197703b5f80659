"""What a letter says about a time names one instant: our own reading finds it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from tests.compose.people import JONAS, LENA, PRIYA, SAM, WEBER, letter, occasion

from reachout.compose import regions
from reachout.domain.contact import Contact
from reachout.domain.host import Host
from reachout.domain.letter import Cause, LetterName
from reachout.domain.wallclock import is_plain
from reachout.reading import mentions, read_offer

LANGUAGES = (
    *("en", "en-GB", "en-IE", "en-ZA", "en-AU", "en-NZ", "en-IN", "en-SG", "en-HK"),
    *("en-US", "en-CA", "en-PH", "de", "de-AT", "de-CH"),
)
HALF_HOUR = timedelta(minutes=30)
SPEAKERS = {"en": (LENA,), "de": (JONAS, WEBER)}  # informal, formal


@cache
def every_zone() -> tuple[str, ...]:
    """As the settings allow them: 598 names, aliases and offsets among them."""
    return tuple(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def words_of(start: datetime, contact: Contact, host: Host) -> str:
    return (
        letter(contact=contact, about=occasion([(start, start + HALF_HOUR)]), host=host)
        .slots[0]
        .words
    )


def read_again(words: str, contact: Contact, host: Host, sent: datetime) -> list[datetime]:
    """By the words alone, as for a line that somebody typed."""
    zone = contact.zone or host.zone
    found = read_offer(
        f"– {words}",
        None,
        (),
        year_hint=sent,
        zone=zone,
        language=contact.language,
        mine=host.zone,
    )
    return [slot.start for slot in found.slots]


zones = st.sampled_from(every_zone())
starts = st.integers(0, 48 * 355).map(
    lambda half: datetime(2026, 1, 4, tzinfo=UTC) + half * HALF_HOUR
)


@example("Pacific/Apia", "Pacific/Honolulu", "en-US", datetime(2026, 6, 9, 20, tzinfo=UTC), 3)
@example("Asia/Kathmandu", "Australia/Lord_Howe", "de", datetime(2026, 10, 5, 4, tzinfo=UTC), 9)
@example("Europe/Berlin", "Pacific/Kiritimati", "en", datetime(2026, 3, 29, 7, tzinfo=UTC), 1)
@example("Pacific/Niue", "Pacific/Kiritimati", "de", datetime(2026, 5, 6, 10, 30, tzinfo=UTC), 2)
@example("Etc/GMT+5", None, "en-US", datetime(2026, 6, 9, 17, tzinfo=UTC), 5)
@settings(max_examples=100, deadline=None)
@given(
    zones,
    st.none() | zones,
    st.sampled_from(LANGUAGES),
    starts,
    st.integers(1, 21),
)
def test_a_time_in_words_is_read_back_as_that_very_instant(
    home: str, theirs: str | None, language: str, start: datetime, days_before: int
) -> None:
    """Any two zones, any date, both sides of a change of clocks, any region, du and Sie."""
    assume(is_plain(start.astimezone(ZoneInfo(theirs or home))))  # else it is never offered
    host = replace(SAM, zone=home)
    for speaker in SPEAKERS[language.split("-")[0]]:
        contact = replace(speaker, zone=theirs, language=language, times=True)
        words = words_of(start, contact, host)
        sent = start - timedelta(days=days_before)
        assert read_again(words, contact, host, sent) == [start], words


@settings(max_examples=40, deadline=None)
@given(zones, st.none() | zones, st.sampled_from(LANGUAGES), starts)
def test_a_letter_that_confirms_names_the_chat_and_no_other_time(
    home: str, theirs: str | None, language: str, start: datetime
) -> None:
    """By which a sent confirmation is known to be the host's yes."""
    assume(is_plain(start.astimezone(ZoneInfo(theirs or home))))
    host = replace(SAM, zone=home)
    chat = {"chat_start": start, "chat_end": start + HALF_HOUR}
    about = replace(occasion([]), now=start - timedelta(days=3), cause=Cause.HOST_MOVED, **chat)
    for speaker in SPEAKERS[language.split("-")[0]]:
        contact = replace(speaker, zone=theirs, language=language)
        for name in (LetterName.CONFIRM, LetterName.MOVED):
            text = letter(name, contact, about, host).text
            assert mentions(text, start, theirs or home, language), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_zone_is_named_by_a_word_that_means_one_clock(language: str) -> None:
    """A city where there is one, else the distance from UTC; no letters like CST or GMT+1."""
    for zone in every_zone():
        city = regions.city_of(zone, language)
        word = city or regions.offset_of(zone)
        assert word.isprintable() and word.strip() == word, (zone, word)
        assert not {"GMT", "/", "_", "Unknown", "Unbekannt"} & {*word.split(), *word}, (zone, word)
        if city:
            assert any(char.islower() for char in word) and not any(map(str.isdigit, word)), word
        else:
            away = datetime(2026, 6, 9, tzinfo=ZoneInfo(zone)).utcoffset() or timedelta(0)
            hours = away // timedelta(hours=1)
            assert word == (f"UTC{hours:+d}" if hours else "UTC"), (zone, word)


def test_no_two_clocks_have_one_name() -> None:
    """Zones that share a city are one zone under two names."""
    for language in ("en", "en-CA", "de"):
        clocks: dict[str, set[tuple[object, ...]]] = {}
        for zone in every_zone():
            word = regions.city_of(zone, language) or regions.offset_of(zone)
            clocks.setdefault(word, set()).add(_year_of(zone))
        assert [word for word, seen in clocks.items() if len(seen) > 1] == []


@cache
def _year_of(zone: str) -> tuple[object, ...]:
    """What this clock shows through 2026, week by week."""
    days = (datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(weeks=n) for n in range(52))
    return tuple(day.astimezone(ZoneInfo(zone)).utcoffset() for day in days)


def test_whose_clock_is_which_is_said_at_every_date() -> None:
    """Weekday, date and hour on theirs; the hour on mine, its weekday where that is another."""
    contact = replace(PRIYA, language="en-US", zone="Pacific/Honolulu")
    apia = replace(SAM, zone="Pacific/Apia")
    words = words_of(datetime(2026, 6, 9, 20, tzinfo=UTC), contact, apia)
    assert words == "Tue, June 9, 10:00 am your time (Wed 9:00 am mine)"
    lisbon = replace(PRIYA, zone="Europe/Lisbon")
    auckland = replace(SAM, zone="Pacific/Auckland")
    words = words_of(datetime(2026, 6, 9, 20, 30, tzinfo=UTC), lisbon, auckland)
    assert words == "Tue 9 June, 21:30 your time (Wed 8:30 mine)"
