"""Where people are: the country of a zone, its weekend and holidays, and how a place is said."""

from __future__ import annotations

from datetime import date, time, timedelta
from importlib.resources import files

import pytest
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from holidays import country_holidays
from holidays.registry import COUNTRIES
from tests.settings.workspace import HOST, PRIYA, loaded, said

from reachout.domain.hours import OFFICE_HOURS, Hours
from reachout.domain.span import Days
from reachout.settings import places
from reachout.settings.start import new_workspace_files

NINE_TO_SIX = ((time(9), time(18)),)
SUNDAY_TO_THURSDAY = Hours({day: NINE_TO_SIX for day in (0, 1, 2, 3, 6)})
ALL_ZONES = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
SATURDAY_SUNDAY, FRIDAY_SATURDAY = frozenset({5, 6}), frozenset({4, 5})


def priya(tmp_path, words: str = "", *, host: str = HOST, defaults: str = ""):
    (one,) = loaded(tmp_path, host=host, contacts=f"{defaults}{PRIYA}{words}").contacts
    return one


# ------------------------------------------------------------------ the country of a zone


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Lisbon", "PT"),
        ("Asia/Kolkata", "IN"),
        ("Asia/Calcutta", "IN"),
        ("Europe/Oslo", "NO"),
        ("Europe/Kiev", "UA"),
        ("America/Buenos_Aires", "AR"),
        ("Asia/Tel_Aviv", "IL"),
        ("US/Pacific", "US"),
        ("Iceland", "IS"),
        ("UTC", ""),
        ("Etc/GMT+5", ""),
        ("CET", ""),
        ("Nowhere/Atall", ""),
        (None, ""),
    ],
)
def test_the_country_of_a_zone(zone, country):
    """Also under a former name; an offset without a place lies in no country."""
    assert places.country_of(zone) == country


KNOWN_BETTER = {
    "America/Coyhaique",  # too new for CLDR
    "Antarctica/South_Pole",
    "Antarctica/Troll",
    "Pacific/Johnston",
}


def test_every_zone_lies_where_cldr_has_it():
    """598 zones against a source of its own; names of offsets lie nowhere here."""
    territories, aliases = get_global("zone_territories"), get_global("zone_aliases")
    other = {}
    for zone in ALL_ZONES:
        there = territories.get(aliases.get(zone, zone), territories.get(zone, "001"))
        if places.country_of(zone) != there.replace("001", "").replace("ZZ", ""):
            other[zone] = places.country_of(zone)
    offsets = {zone for zone, country in other.items() if not country}
    assert set(other) - offsets <= KNOWN_BETTER
    assert offsets <= {"CET", "EET", "MET", "WET", "EST", "HST", "MST"} | {
        "CST6CDT",
        "EST5EDT",
        "MST7MDT",
        "PST8PDT",
    }


# ------------------------------------------------------------------ weekends

# Where the package `holidays` and CLDR disagree, and what was chosen: docs/decisions.md.
DISPUTED = {
    "AF": frozenset({3, 4, 5}),
    "BN": frozenset({4, 6}),
    **dict.fromkeys(("BD", "DJ", "LY", "MR", "MV"), FRIDAY_SATURDAY),
    **dict.fromkeys(("AI", "CD", "HK", "IN", "KN", "NE", "PY", "TK", "UG", "VE"), SATURDAY_SUNDAY),
}


def cldr_weekend(country: str) -> frozenset[int] | None:
    try:
        locale = Locale.parse(f"und_{country}", resolve_likely_subtags=True)
    except UnknownLocaleError:
        return None
    length = (locale.weekend_end - locale.weekend_start) % 7
    return frozenset((locale.weekend_start + n) % 7 for n in range(length + 1))


def weekend_by_holidays(country: str, region: str | None = None) -> frozenset[int]:
    known = country_holidays(country, subdiv=region, years=())
    week = [date(2026, 6, 1) + timedelta(days=n) for n in range(7)]
    return frozenset(day.weekday() for day in week if known.is_weekend(day))


@pytest.mark.parametrize("country", sorted(codes[1] for codes in COUNTRIES.values()))
def test_the_weekend_of_every_country(country):
    """Where two sources agree it is theirs; where they do not, the choice is written down."""
    by_holidays, by_cldr = weekend_by_holidays(country), cldr_weekend(country)
    agreed = by_holidays if by_cldr in (None, by_holidays) else None
    assert (country in DISPUTED) == (agreed is None)
    assert places.weekend_of(country) == (agreed or DISPUTED[country])


def test_regions_with_a_weekend_of_their_own():
    """Three states of Malaysia rest on Friday; all other regions rest with their country."""
    for codes in COUNTRIES.values():
        country = codes[1]
        usual = weekend_by_holidays(country)
        for region in country_holidays(country, years=()).subdivisions:
            own = weekend_by_holidays(country, region)
            if own != usual:
                assert places.weekend_of(f"{country}-{region}") == own
            else:
                assert places.weekend_of(f"{country}-{region}") == places.weekend_of(country)


def test_who_gave_no_hours_has_those_of_the_country(tmp_path):
    """Nine to six on every day that is no weekend there; Monday to Friday where nobody knows."""
    assert priya(tmp_path, 'zone = "Asia/Riyadh"\n').hours == SUNDAY_TO_THURSDAY
    assert priya(tmp_path, 'zone = "Asia/Tel_Aviv"\n').hours == SUNDAY_TO_THURSDAY
    assert priya(tmp_path, 'zone = "Asia/Dubai"\n').hours is OFFICE_HOURS
    assert priya(tmp_path, 'zone = "UTC"\n').hours is OFFICE_HOURS
    assert priya(tmp_path).hours is OFFICE_HOURS
    assert priya(tmp_path, 'zone = "Asia/Riyadh"\ncountry = "none"\n').hours is OFFICE_HOURS
    assert priya(tmp_path, 'country = "SA"\n').hours == SUNDAY_TO_THURSDAY


def test_hours_that_are_given_win_over_the_weekend(tmp_path):
    """Who says Friday in Riyadh means it."""
    words = 'zone = "Asia/Riyadh"\nhours = { fri = ["10:00-12:00"] }\n'
    assert priya(tmp_path, words).hours == Hours({4: ((time(10), time(12)),)})


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ('zone = "Asia/Riyadh"\n', SUNDAY_TO_THURSDAY),
        ('zone = "Europe/Berlin"\nholidays = "IL"\n', SUNDAY_TO_THURSDAY),
        ('zone = "Asia/Riyadh"\nholidays = "DE"\n', OFFICE_HOURS),
        ('zone = "UTC"\n', OFFICE_HOURS),
        ('zone = "Asia/Riyadh"\nhours = { mon = "9:00-18:00" }\n', Hours({0: NINE_TO_SIX})),
    ],
)
def test_the_weekend_of_the_host(tmp_path, words, hours):
    """That of the country whose holidays they have, else that of their zone."""
    host = f'format = 1\n[host]\nname = "Sam"\naddress = "sam@example.org"\n{words}'
    assert loaded(tmp_path, host=host).settings.described.hours == hours


def test_a_new_workspace_keeps_the_weekend_of_its_country(tmp_path):
    """The hours written into the file are those of the host's week."""
    made = new_workspace_files(name="Sam", address="sam@example.org", zone="Asia/Riyadh")
    host = loaded(tmp_path, host=made["reachout.toml"], contacts="").settings.described
    assert host.hours == SUNDAY_TO_THURSDAY


# ------------------------------------------------------------------ whose country


def test_the_country_is_that_of_the_zone_unless_it_is_given(tmp_path):
    """Resolved as the settings are read; nothing needs to ask again."""
    assert priya(tmp_path).country == ""
    assert priya(tmp_path, 'zone = "Europe/Berlin"\n').country == "DE"
    assert priya(tmp_path, 'zone = "Europe/Berlin"\ncountry = "DE-BW"\n').country == "DE-BW"
    assert priya(tmp_path, 'zone = "Europe/Berlin"\ncountry = "AT"\n').country == "AT"
    assert priya(tmp_path, 'zone = "Europe/Berlin"\ncountry = "none"\n').country == ""
    assert priya(tmp_path, 'country = "DE-BY"\n').country == "DE-BY"


def test_a_country_from_tags_and_defaults(tmp_path):
    """A contact's own word wins, then its tag, then [defaults]: as with every such setting."""
    host = f'{HOST}[tags.bavaria]\ncountry = "DE-BY"\nzone = "Europe/Berlin"\n'
    defaults = '[defaults]\ncountry = "PT"\n'
    assert priya(tmp_path, defaults=defaults).country == "PT"
    tagged = 'tags = ["bavaria"]\n'
    assert priya(tmp_path, tagged, host=host, defaults=defaults).country == "DE-BY"
    own = f'{tagged}country = "none"\n'
    assert priya(tmp_path, own, host=host, defaults=defaults).country == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("GB", "GB"),
        ("UK", "GB"),
        ("DEU", "DE"),
        ("Germany", "DE"),
        ("US-CA", "US-CA"),
        ("DE-Bayern", "DE-BY"),
        ("MY-Kedah", "MY-02"),
    ],
)
def test_names_of_a_place(tmp_path, written, read):
    """However it is known, it is kept in its shortest form."""
    assert priya(tmp_path, f'country = "{written}"\n').country == read


NOT_KNOWN = "is not a country with known holidays."
LIKE_THIS = 'Write a country such as "GB", or a country and its region such as "DE-BW".'


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ('"ZZ"', LIKE_THIS),
        ('""', LIKE_THIS),
        ("7", LIKE_THIS),
        ('"NYSE"', LIKE_THIS),
        ('"de"', 'Did you mean "DE"?'),
        ('"de-bw"', 'Did you mean "DE-BW"?'),
        ('"United Kingdom"', 'Did you mean "GB"?'),
        ('"DE-bw"', 'Did you mean "DE-BW"?'),
        ('"US-CAL"', 'Did you mean "US-CA"?'),
        ('"SG-1"', 'No regions of it have holidays of their own: write "SG".'),
        ('"AT-X"', "Its regions are 1, 2, 3, 4, 5, 6, 7, 8, 9."),
    ],
)
def test_a_place_that_nobody_knows(tmp_path, written, cure):
    """Refused with what helps, for a contact as for the host."""
    (problem,) = said(tmp_path, contacts=f"{PRIYA}country = {written}\n")
    value = f"country = {written}: "
    assert problem == f"contacts.toml:9: contacts[1] (Priya Nair).{value}{NOT_KNOWN} {cure}"
    if written != '""':  # the host's "" is no holidays
        (problem,) = said(tmp_path, host=f"{HOST}holidays = {written}\n")
        assert problem == f"reachout.toml:6: host.holidays = {written}: {NOT_KNOWN} {cure}"


# ------------------------------------------------------------------ public holidays


def day(*when: int, name: str) -> Days:
    return Days(date(*when), date(*when), name)


def test_holidays_have_names_and_regions():
    """Of a country those of the whole of it; of a region also its own. Names are in English."""
    corpus_christi = day(2026, 6, 4, name="Corpus Christi")
    assert corpus_christi in places.public_holidays("DE-BY", 2026)
    assert corpus_christi not in places.public_holidays("DE", 2026)
    assert corpus_christi not in places.public_holidays("DE-HH", 2026)
    assert day(2026, 10, 3, name="German Unity Day") in places.public_holidays("DE", 2026)


def test_holidays_over_the_turn_of_the_year():
    """As many years are asked as the dates touch."""
    found = places.holidays_between("GB-SCT", date(2026, 12, 25), date(2027, 1, 4))
    assert [days.first for days in found] == [
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2026, 12, 28),  # Boxing Day fell on a Saturday
        date(2027, 1, 1),
        date(2027, 1, 2),
        date(2027, 1, 4),
    ]
    assert places.holidays_between("", date(2026, 12, 25), date(2027, 1, 4)) == ()


def test_every_country_of_every_zone_has_holidays_that_can_be_asked():
    """None of them stops a letter, also where none are known: on Diego Garcia, say."""
    countries = {places.country_of(zone) for zone in ALL_ZONES} - {""}
    without = {country for country in countries if not places.public_holidays(country, 2026)}
    assert len(countries) > 240
    assert "IO" in without
    assert len(without) <= 3


def test_a_country_that_the_list_lacks_has_no_holidays():
    """A zone of a country newer than the list is no reason to fail."""
    assert places.public_holidays("QZ", 2026) == ()


def test_the_holidays_of_the_host_are_named_days_away(tmp_path):
    """As far as the longest horizon reaches: in this year and the two after it."""
    away = loaded(tmp_path, host=f'{HOST}holidays = "DE-BW"\n').settings.described.away
    assert day(2026, 1, 6, name="Epiphany") in away
    assert day(2028, 12, 26, name="Second Day of Christmas") in away
    assert loaded(tmp_path, host=f'{HOST}holidays = "none"\n').settings.described.away == ()
