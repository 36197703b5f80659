"""Stories about where somebody may be, by what their mails show. Invented people and numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachout.reading.whereabouts import Whereabouts, whereabouts

NOW = datetime(2026, 6, 5, 7, tzinfo=UTC)
JUNE, JANUARY = "Tue, 2 Jun 2026 10:00:00 ", "Tue, 13 Jan 2026 10:00:00 "
NUMBER_OF_OURS = (
    "On Mon, 1 Jun 2026 at 9:00, Sam Okafor wrote:\n> Sam\n> Berlin\n> +49 30 12345678\n"
)


def mail(date: str = "", *signature: str, words: str = "Thursday works for me.") -> bytes:
    head = "From: Asha Rao <asha@example.com>\nTo: sam@example.org\nSubject: Re: Reviews\n"
    dated = f"Date: {date}\n" if date else ""
    below = "\n".join(signature)
    return f"{head}{dated}\n{words}\n\nAsha Rao\n{below}\n\n{NUMBER_OF_OURS}".encode()


def found(*mails: bytes) -> Whereabouts:
    return whereabouts(mails, name="Asha Rao", now=NOW)


def test_all_that_fits_together_names_one_zone() -> None:
    """Hours, number and country agree, and each is said with its count."""
    seen = found(*[mail(JUNE + "+0530", "Bengaluru | +91 98765 43210")] * 3)
    assert seen.evidence == (
        "3 of 3 mails were written at UTC+05:30.",
        "Their signature has a +91 number (India).",
    )
    assert (seen.zones, seen.fitting) == (("Asia/Kolkata",), 1)


def test_summer_and_winter_fit_one_zone() -> None:
    """An offset counts on its own date."""
    seen = found(mail(JUNE + "+0200", "Vienna, Austria"), mail(JANUARY + "+0100"))
    assert seen.evidence[:2] == (
        "1 of 2 mails was written at UTC+01:00.",
        "1 of 2 mails was written at UTC+02:00.",
    )
    assert seen.zones == ("Europe/Vienna",)
    assert not found(mail(JUNE + "+0100"), mail(JANUARY + "+0200")).fitting


def test_hours_alone_do_not_tell_one_country_from_thirty() -> None:
    """They are said; no zone is. Where only one clock shows them, it is named."""
    seen = found(mail(JUNE + "+0200"))
    assert seen.evidence == ("Their mail was written at UTC+02:00.",)
    assert seen.zones == () and seen.fitting > 20
    assert found(mail(JUNE + "+0545")).zones == ("Asia/Kathmandu",)


def test_what_does_not_fit_together_names_no_zone() -> None:
    """A German number and a Japanese hour: somebody travels, or has moved."""
    seen = found(mail(JUNE + "+0900", "Tel. +49 30 1234567"))
    assert len(seen.evidence) == 2
    assert (seen.zones, seen.fitting) == ((), 0)


@pytest.mark.parametrize(
    ("offset", "number", "zone"),
    [
        ("-0400", "+1 212 555 2368", "America/New_York"),
        ("-0500", "+1 212 555 2368", "America/Chicago"),  # a number goes with its owner
        ("-0700", "(+1) 604 555 2368", "America/Vancouver"),
        ("-0300", "+55 11 91234-5678", "America/Sao_Paulo"),
        ("+0100", "+44 7911 123456", "Europe/London"),  # the Channel Islands have +44 too
        ("+0300", "M: +7 495 123-45-67", "Europe/Moscow"),
    ],
)
def test_of_a_country_with_many_clocks_the_hour_picks_one(
    offset: str, number: str, zone: str
) -> None:
    """Which is the one that people know: New York, and not Detroit."""
    assert found(mail(JUNE + offset, number)).zones[0] == zone


def test_without_an_hour_at_most_three_zones_are_named() -> None:
    """The place of the number first."""
    seen = found(mail("", "+1 212 555 2368"))
    assert len(seen.zones) == 3 and seen.zones[0] == "America/New_York"
    assert seen.fitting > 3


@pytest.mark.parametrize("place", ["Kolkata", "Calcutta", "KOLKATA, India", "Asia/Kolkata"])
def test_a_city_that_is_a_zone_counts(place: str) -> None:
    """By its old name too; of other places nobody here knows where they are."""
    assert found(mail("", f"Example Ltd, {place}")).zones == ("Asia/Kolkata",)
    assert found(mail("", "Example Ltd, Springfield")) == Whereabouts()


@pytest.mark.parametrize(
    "nothing",
    [
        mail(),
        mail(JUNE + "+0000"),  # many servers write every hour so
        mail(JUNE + "-0000"),  # RFC 5322: says nothing about the zone
        mail(JUNE + "GMT"),
        mail("yesterday, perhaps"),
        mail("Tue, 2 Jun 2026 10:00:00 +9999"),
        mail("", "T 030 1234567"),  # of no country
        mail("", "+800 1234 5678"),  # of all
        mail("", words="Call me on +91 98765 43210 from Kolkata."),  # words, no signature
        b"",
        b"\xff\xfe\x00",
    ],
)
def test_what_says_nothing_is_no_evidence(nothing: bytes) -> None:
    """And neither is what stands in the quote: that is the host's own."""
    assert found(nothing) == Whereabouts()


def test_a_name_is_no_city() -> None:
    """Sydney Lima lives anywhere."""
    raw = mail("", "Sydney", "Lima").replace(b"Asha Rao", b"Sydney Lima")
    assert whereabouts([raw], name="Sydney Lima", now=NOW) == Whereabouts()


def test_a_signature_in_html_is_read_too() -> None:
    """Where there is no plain text."""
    head = b"From: asha@example.com\nContent-Type: text/html\n\n"
    raw = head + b"<div>Thursday works.</div><div>Asha Rao</div><div>Kathmandu</div>"
    assert found(raw).zones == ("Asia/Kathmandu",)


ZONES = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(ZONES), st.lists(st.integers(0, 364), min_size=1, max_size=4))
def test_only_zones_that_show_every_stated_hour_are_named(zone: str, days: list[int]) -> None:
    """Whoever it is, wherever they wrote from."""
    dates = [datetime.fromordinal(datetime(2026, 1, 1).toordinal() + day) for day in days]
    local = [date.replace(hour=12, tzinfo=ZoneInfo(zone)) for date in dates]
    seen = found(*(mail(at.strftime("%a, %d %b %Y %H:%M:%S %z")) for at in local))
    told = [at for at in local if at.utcoffset()]
    assert bool(seen.evidence) == bool(told)
    for name in seen.zones:
        there = ZoneInfo(name)
        assert all(at.astimezone(there).utcoffset() == at.utcoffset() for at in told)
    assert len(seen.zones) <= 3


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.text(max_size=40))
def test_no_mail_can_make_it_fail(body: bytes, line: str) -> None:
    """Whatever arrives."""
    found(body, mail(line.replace("\n", " "), line, line + " +" + "9" * 12))


def test_nothing_but_the_answer_to_why_asks_for_it() -> None:
    """A guess never reaches a letter, an offer or the reading of a reply."""
    import reachout

    root = Path(reachout.__file__).parent
    asking = {
        str(file.relative_to(root))
        for file in root.rglob("*.py")
        if {"reachout.reading.whereabouts", "reachout.runtime.whereabouts"}
        & set(file.read_text(encoding="utf-8").split())
    }
    assert asking == {"cli/why.py", "runtime/whereabouts.py"}
