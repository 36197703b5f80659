"""What the mails of somebody whose zone is unknown let guess about it. For the host's eyes only.

Nothing here is ever used for a letter, a time or the reading of a reply: a guess that is wrong by
an hour makes two people wait for each other. The host looks, and writes the zone down or not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from reachout.reading.folding import folded
from reachout.reading.mail import Mail, take_apart
from reachout.reading.markup import Line, lines_of
from reachout.reading.quotes import with_quotes_marked
from reachout.reading.signature import without_signature

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

MOST_ZONES = 3
HALF_YEAR = timedelta(days=182)  # the same clock in both halves is the same clock
_BETWEEN_PLACES = re.compile(r"\s*(?:[,;|•·()/\t]|\s[-–—]\s)\s*")
_NO_PLACE = ("Antarctica/", "Etc/")  # nobody's signature means a research station
_NO_CITY = frozenset({"act", "lhi", "nsw", "north", "south", "west", "oral", "wake", "center"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """What was found. Both empty: the mails say nothing."""

    evidence: tuple[str, ...] = ()  # sentences
    zones: tuple[str, ...] = ()  # IANA, at most three, that fit all of it; the likeliest first
    fitting: int = 0  # how many clocks of countries fit; `zones` is empty when they are too many


@dataclass(frozen=True, slots=True)
class _Clue:
    said: str
    zones: frozenset[str]  # that fit
    likely: frozenset[str] = frozenset()  # among them


def whereabouts(mails: Sequence[bytes], *, name: str, now: datetime) -> Whereabouts:
    """From raw mails that *name* wrote with their own hand; *now* tells equal clocks apart.

    Date headers (RFC 5322, 3.3) count on their own date, so summer and winter fit one zone. One at
    +0000 says nothing, for many servers write every hour so, and -0000 says that it says nothing.
    """
    taken_apart = [take_apart(raw) for raw in mails]
    signatures = [line for mail in taken_apart for line in _signature(mail, name)]
    clues = [*_by_numbers(signatures), *_by_cities(signatures, name)]
    dates = [date for mail in taken_apart if (date := _written_at(mail)) is not None]
    evidence = (*_offsets_said(dates), *(clue.said for clue in clues))
    fitting = _fitting(clues, dates) if evidence else frozenset()
    zones = _one_of_each_clock(fitting, clues, now)
    return Whereabouts(
        evidence=evidence,
        zones=tuple(zones[:MOST_ZONES]) if clues or len(zones) <= MOST_ZONES else (),
        fitting=len(zones),
    )


def _fitting(clues: Sequence[_Clue], dates: Sequence[datetime]) -> frozenset[str]:
    zones = frozenset(_countries())
    for clue in clues:
        zones &= clue.zones
    return frozenset(zone for zone in zones if all(_shows(zone, date) for date in dates))


def _shows(zone: str, date: datetime) -> bool:
    return date.astimezone(ZoneInfo(zone)).utcoffset() == date.utcoffset()


# ------------------------------------------------------------------ the hour of their clock


def _written_at(mail: Mail) -> datetime | None:
    """With the offset that the header states; None where it states none to go by."""
    try:
        stated = parsedate_to_datetime(mail.header("date"))
        return stated if stated.utcoffset() else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _offsets_said(dates: Sequence[datetime]) -> Iterator[str]:
    found = Counter(date.strftime("%z") for date in dates)
    for offset, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])):
        was = "was" if count == 1 else "were"
        which = "Their mail" if len(dates) == 1 else f"{count} of {len(dates)} mails"
        yield f"{which} {was} written at UTC{offset[:3]}:{offset[3:5]}."


# ------------------------------------------------------------------ their signature


def _signature(mail: Mail, name: str) -> Iterator[str]:
    """The lines below the name, of what they wrote themselves."""
    own = [line.text.strip() for line in with_quotes_marked(_lines(mail)) if not line.quoted]
    kept = iter(without_signature(own, _names(f"{mail.from_name} {name}")))
    following = next(kept, None)
    for line in own:
        if line == following:
            following = next(kept, None)
        elif line:
            yield line


def _names(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", folded(words)))


def _lines(mail: Mail) -> list[Line]:
    if not mail.text.strip():
        return list(lines_of(mail.html))
    return [Line(line, line.lstrip().startswith(">")) for line in mail.text.split("\n")]


def _by_numbers(lines: Iterable[str]) -> Iterator[_Clue]:
    """Of telephone numbers with a country's code, the first of each country."""
    seen: set[str] = set()
    for number in _numbers([line for line in lines if "+" in line]):
        country, own = _home_of(number)
        if country and country not in seen:
            seen.add(country)
            said = f"Their signature has a +{number.country_code} number ({_called(country)})."
            there = _zones_in(country)
            yield _Clue(said, there or own, own & there)


def _numbers(lines: Sequence[str]) -> Iterator[PhoneNumber]:
    if lines:
        from phonenumbers import PhoneNumberMatcher

        yield from (match.number for line in lines for match in PhoneNumberMatcher(line, None))


def _home_of(number: PhoneNumber) -> tuple[str, frozenset[str]]:
    """The country of a number and the zones of its place; "" where it belongs to none."""
    from phonenumbers import region_code_for_country_code, region_code_for_number
    from phonenumbers.timezone import time_zones_for_number

    found = (
        frozenset(_modern(zone) for zone in time_zones_for_number(number)) & _countries().keys()
    )
    chief = region_code_for_country_code(number.country_code or 0)
    of_chief = any(_countries()[zone] == chief for zone in found)  # +44 is Guernsey's code too
    country = chief if of_chief else region_code_for_number(number)
    return (country or "") if found else "", found


def _by_cities(lines: Iterable[str], name: str) -> Iterator[_Clue]:
    """Only a place that stands alone between marks, and bears the very name of a zone."""
    own, seen = _names(name), set[str]()
    for line in lines:
        for words in _BETWEEN_PLACES.split(line):
            zone = _cities().get(folded(words))
            if zone and zone not in seen and not _names(words) <= own:
                seen.add(zone)
                yield _Clue(f"Their signature names {words}.", frozenset({zone}))


# ------------------------------------------------------------------ zones and countries


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Zone → country (CLDR), of every zone that lies in one, by its present name."""
    from babel.core import get_global

    found = get_global("zone_territories")
    known = {zone: found[zone] for zone in sorted(found) if _modern(zone) == zone}
    return {zone: country for zone, country in known.items() if not zone.startswith(_NO_PLACE)}


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """Folded city → zone; Calcutta too, and "Europe/Berlin" itself. Not the names of two."""
    from babel.core import get_global

    names = {**{zone: zone for zone in _countries()}, **get_global("zone_aliases")}
    named = {zone: target for zone, target in names.items() if target in _countries()}
    owners: dict[str, set[str]] = {}
    for zone, target in named.items():
        if "/" in zone and not zone.startswith(("US/", "Canada/", "Mexico/", "Brazil/", "Chile/")):
            for words in (zone, zone.rpartition("/")[2].replace("_", " ")):
                owners.setdefault(folded(words), set()).add(target)
    plain = {words: zones for words, zones in owners.items() if words not in _NO_CITY}
    return {words: min(zones) for words, zones in plain.items() if len(zones) == 1}


def _modern(zone: str) -> str:
    from babel.core import get_global

    return str(get_global("zone_aliases").get(zone, zone))


def _zones_in(country: str) -> frozenset[str]:
    return frozenset(zone for zone, its in _countries().items() if its == country)


def _called(country: str) -> str:
    from babel import Locale

    return str(Locale("en").territories.get(country, country))


@lru_cache(maxsize=1)
def _well_known() -> frozenset[str]:
    """The zone by which CLDR knows each of the world's clocks: New York, and not Detroit."""
    from babel.core import get_global

    return frozenset(_modern(zone) for zone in get_global("windows_zone_mapping").values())


def _one_of_each_clock(zones: frozenset[str], clues: Sequence[_Clue], now: datetime) -> list[str]:
    """The likeliest zone of each clock of each country."""
    likely = frozenset(zone for clue in clues for zone in clue.likely)
    ranked = sorted(zones, key=lambda zone: (zone not in likely, zone not in _well_known(), zone))
    first: dict[tuple[object, ...], str] = {}
    for zone in ranked:
        offsets = (at.astimezone(ZoneInfo(zone)).utcoffset() for at in (now, now + HALF_YEAR))
        first.setdefault((_countries()[zone], *offsets), zone)
    return list(first.values())
