"""What CLDR knows of a locale: its words, its clock, its order of day and month, its cities."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from babel import Locale

H12, H24 = "h12", "h24"
DAY_FIRST, MONTH_FIRST = "day_first", "month_first"

# Of all names that stand for Greenwich one means one thing only. "GMT" is London's winter to some.
UTC = "UTC"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """Of "de-AT"; of "de" when CLDR does not know the region."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except UnknownLocaleError:
        return Locale.parse(language.split("-")[0])


@lru_cache(maxsize=64)
def customs(language: str) -> frozenset[str]:
    """Which clock and which order of day and month the region of *language* has.

    A language without a region, or with one that CLDR does not know, belongs to no country: 24
    hours, the day first. CLDR would have "en" mean the United States.
    """
    locale = locale_of(language)
    if locale.territory not in language.upper().split("-"):
        return frozenset({H24, DAY_FIRST})
    clock = locale.time_formats["short"].pattern
    date = locale.date_formats["long"].pattern
    return frozenset(
        {
            H12 if "a" in clock and "h" in clock else H24,
            MONTH_FIRST if 0 <= date.find("M") < date.find("d") else DAY_FIRST,
        }
    )


@lru_cache(maxsize=256)
def city_of(zone: str, language: str) -> str:
    """The city of an IANA zone as *language* calls it; "" where the zone has none (Etc/UTC)."""
    from babel.dates import get_timezone_location

    if _is_fixed(zone):
        return ""
    place = get_timezone_location(ZoneInfo(zone), locale_of(language), return_city=True)
    city = place.rpartition("/")[2]  # of "Argentina/Buenos Aires"
    return city.replace(SOFT_HYPHEN, "")  # "Reyk·ja·vík"


def offset_of(zone: str) -> str:
    """ "UTC", "UTC-5": how far a zone without a city is from Greenwich.

    Etc/GMT+5 is five hours *behind*: its sign is that of POSIX, and turned around here.
    """
    name = zone.removeprefix("Etc/").removeprefix("GMT")
    hours = int(name) if name.lstrip("+-").isdigit() else 0
    return f"{UTC}{-hours:+d}" if hours else UTC


def _is_fixed(zone: str) -> bool:
    """Not a place but an offset, under one of its names."""
    return zone.startswith("Etc/") or zone in _GREENWICH


_GREENWICH = frozenset(
    {"UTC", "UCT", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "Universal", "Zulu", "Factory"}
)
