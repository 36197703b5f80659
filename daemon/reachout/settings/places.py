"""What days mean where somebody lives: their country, its weekend, its public holidays.

The package `holidays` takes a tenth of a second and some 20 MB to be loaded. It is asked only for
a place that is written down, and for dates on which something depends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from reachout.domain.hours import OFFICE_HOURS, Hours
from reachout.domain.span import Days
from reachout.settings.refusal import refusal

NOWHERE = "none"  # said in place of a country: no holidays, and a weekend as in most places

# ------------------------------------------------------------------ the country of a zone

# Names that stand for an offset. The database links some of them to a city all the same.
_OFFSETS = "CET EET MET WET EST HST MST CST6CDT EST5EDT MST7MDT PST8PDT"
_NO_PLACE = frozenset(_OFFSETS.split())
# Old names that the database links to a city in another country; the country of the old name.
_ACROSS_A_BORDER = {
    "Africa/Asmera": "ER",
    "Africa/Timbuktu": "ML",
    "America/Coral_Harbour": "CA",
    "America/Virgin": "VI",
    "Antarctica/South_Pole": "AQ",
    "Atlantic/Jan_Mayen": "SJ",
    "Iceland": "IS",
    "Pacific/Johnston": "UM",
    "Pacific/Ponape": "FM",
    "Pacific/Truk": "FM",
    "Pacific/Yap": "FM",
}


@lru_cache(maxsize=1024)
def country_of(zone: str | None) -> str:
    """The ISO 3166 code of the country that an IANA zone lies in; "" when it lies in none.

    By zone.tab of the IANA database, for a former name by its links in tzdata.zi.
    """
    if zone is None or zone in _NO_PLACE:
        return ""
    if zone in _ACROSS_A_BORDER:
        return _ACROSS_A_BORDER[zone]
    known = _countries()
    for _ in range(5):  # a link may lead to a link
        if zone in known:
            return known[zone]
        zone = _links().get(zone, "")
    return ""


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    rows = (row.split("\t") for row in _database("zone.tab") if not row.startswith("#"))
    return {row[2]: row[0] for row in rows if len(row) > 2}


@lru_cache(maxsize=1)
def _links() -> Mapping[str, str]:
    rows = (row.split() for row in _database("tzdata.zi") if row.startswith("L "))
    return {name: target for _, target, name in rows}


def _database(name: str) -> list[str]:
    from importlib.resources import files

    text = files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    return text.splitlines()


# ------------------------------------------------------------------ its weekend

_SATURDAY_SUNDAY = frozenset({5, 6})
_FRIDAY_SATURDAY = frozenset({4, 5})
_FROM_FRIDAY = "BD BH DJ DZ EG IL IQ JO KW LY MR MV OM QA SA SD SY YE MY-02 MY-03 MY-11"
# By CLDR and by the package `holidays`, which do not always agree: docs/decisions.md.
_WEEKENDS = {place: _FRIDAY_SATURDAY for place in _FROM_FRIDAY.split()} | {
    "AF": frozenset({3, 4, 5}),
    "BN": frozenset({4, 6}),
    "IR": frozenset({4}),
}


def weekend_of(country: str) -> frozenset[int]:
    """Weekdays (0 = Monday) off there; of a region where it has its own. "" is as most places."""
    known = _WEEKENDS.get(country) or _WEEKENDS.get(country.partition("-")[0])
    return known or _SATURDAY_SUNDAY


@lru_cache(maxsize=256)
def humane_hours(country: str) -> Hours:
    """Nine to six on every day that is not the weekend of *country*, for who gave no hours."""
    nine_to_six = OFFICE_HOURS.on(0)
    hours = Hours({day: nine_to_six for day in range(7) if day not in weekend_of(country)})
    return OFFICE_HOURS if hours == OFFICE_HOURS else hours  # one object for all: it is default


# ------------------------------------------------------------------ its public holidays


@lru_cache(maxsize=512)
def public_holidays(country: str, year: int) -> tuple[Days, ...]:
    """In order, each one day with its name in English where that is known.

    Of "DE" those of the whole country, of "DE-BW" those of the region too. None of a country of
    which none are known.
    """
    from holidays import country_holidays

    code, _, region = country.partition("-")
    try:
        found = country_holidays(code, subdiv=region or None, years=year, language="en_US")
    except NotImplementedError:
        return ()
    return tuple(Days(day, day, name) for day, name in sorted(found.items()))


def holidays_between(country: str, first: date, last: date) -> tuple[Days, ...]:
    """The public holidays from *first* to *last*, both included; none where *country* is ""."""
    if not country:
        return ()
    years = range(first.year, last.year + 1)
    found = (days for year in years for days in public_holidays(country, year))
    return tuple(days for days in found if first <= days.first <= last)


# ------------------------------------------------------------------ a place as it is written


def country(value: object) -> str:
    """A country, with its region or without: "DE", "DE-BW"; or "none"."""
    if value == NOWHERE:
        return NOWHERE
    place, cure = _place(value) if isinstance(value, str) else ("", _LIKE_THIS)
    if not place:
        raise refusal("is not a country with known holidays.", cure)
    return place


def holidays(value: object) -> str:
    """As `country`; "" and "none" are no country."""
    return "" if value in ("", NOWHERE) else country(value)


_LIKE_THIS = 'Write a country such as "GB", or a country and its region such as "DE-BW".'


@lru_cache(maxsize=1024)
def _place(words: str) -> tuple[str, str]:
    """(the place in its shortest form, or "", and then what helps)."""
    code, _, region = words.partition("-")
    exact, near = _code(code)
    if not exact:
        better = "-".join(part for part in (near, region.upper()) if part)
        return "", f'Did you mean "{better}"?' if near else _LIKE_THIS
    if not region:
        return exact, ""
    regions = _regions(exact)
    if region in regions:
        return f"{exact}-{regions[region]}", ""
    return "", _other_region(exact, region, regions)


def _code(words: str) -> tuple[str, str]:
    """(the code of two letters, or "", and what was perhaps meant)."""
    from holidays.registry import COUNTRIES

    by_name = {name: codes[1] for codes in COUNTRIES.values() for name in codes}
    by_sound = {name.upper(): code for name, code in by_name.items()}
    return by_name.get(words, ""), by_sound.get(words.strip().upper().replace(" ", ""), "")


def _regions(code: str) -> dict[str, str]:
    """Every name that is known of a region with holidays of its own → its code."""
    from holidays import country_holidays

    entity: Any = country_holidays(code, years=())
    return dict(_names(entity.get_subdivision_aliases()))


def _names(aliases: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for code, names in aliases.items():
        yield from ((name, code) for name in (code, *names))


def _other_region(code: str, words: str, regions: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    if not regions:
        return f'No regions of it have holidays of their own: write "{code}".'
    folded = {name.casefold(): region for name, region in regions.items()}
    near = get_close_matches(words.casefold(), folded, n=1)
    if near:
        return f'Did you mean "{code}-{folded[near[0]]}"?'
    return f"Its regions are {', '.join(dict.fromkeys(regions.values()))}."
