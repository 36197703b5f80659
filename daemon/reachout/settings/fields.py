"""The kinds of value a setting can have, read from what a person would write."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from reachout.domain.span import Days
from reachout.paths import shipped
from reachout.settings.refusal import refusal
from reachout.settings.source import did_you_mean

_Name = TypeVar("_Name", bound=StrEnum)
_DURATION = re.compile(r"\s*(\d{1,9})\s*(second|minute|hour|day|week)s?\s*", re.IGNORECASE)
_WORKING_DAYS = re.compile(r"\s*(\d{1,4})\s*work(?:ing |-|ing-|)days?\s*", re.IGNORECASE)
_SPAN_OF_TIME = re.compile(r"\s*(\d\d?):(\d\d)\s*[-–]\s*(\d\d?):(\d\d)\s*")
_LOCALE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LONGEST = timedelta(days=3660)
_UNITS = ("week", "day", "hour", "minute", "second")


def as_list(value: object) -> object:
    """A single value where a list may stand means a list of one."""
    return value if isinstance(value, list) else [value]


def duration(least: timedelta = timedelta(0)) -> Callable[[object], timedelta]:
    """Reads "21 days", "24 hours", "8 weeks", "15 minutes" or "10 seconds"."""

    def read(value: object) -> timedelta:
        found = _DURATION.fullmatch(value) if isinstance(value, str) else None
        if not found:
            cure = 'Write a number and a unit, such as "21 days", "8 weeks" or "24 hours".'
            raise refusal("is not a length of time.", cure)
        length = _length(int(found[1]), found[2].lower())
        if length < least:
            raise refusal(f"is too short; {in_words(least)} is the least.", "Raise it.")
        return length

    return read


def _length(number: int, unit: str) -> timedelta:
    length = timedelta(seconds=min(number * timedelta(**{unit + "s": 1}).total_seconds(), 1e9))
    if length > _LONGEST:
        raise refusal("is more than ten years.", "Write a shorter time.")
    return length


def in_words(length: timedelta) -> str:
    """The way a length of time is written in the config: "21 days"."""
    seconds = int(length.total_seconds())
    for unit in _UNITS:
        size = int(timedelta(**{unit + "s": 1}).total_seconds())
        if unit != "week" and seconds % size == 0 and seconds >= size:
            return f"{seconds // size} {unit}{'' if seconds == size else 's'}"
    return "0 days"


def working_days(value: object) -> int:
    """Reads "8 working days", or the bare number 8; from 1 to 366."""
    if type(value) is int:
        number = value
    elif isinstance(value, str) and (found := _WORKING_DAYS.fullmatch(value)):
        number = int(found[1])
    else:
        raise refusal("is not a number of working days.", 'Write it like "8 working days".')
    if not 1 <= number <= 366:
        raise refusal("is not between 1 and 366 working days.", 'Write it like "8 working days".')
    return number


def day(value: object) -> date:
    """A date, bare or in quotes: 2026-12-24."""
    if isinstance(value, datetime):
        raise refusal("is a date with a time.", "Write the date alone, such as 2026-12-24.")
    if isinstance(value, date):
        return value
    found = _iso(value) if isinstance(value, str) else None
    if found is None:
        raise refusal("is not a date.", "Write year-month-day, such as 2026-12-24.")
    return found


def days(value: object) -> Days:
    """A date, or a span with both ends: "2026-12-24..2027-01-02"."""
    if not isinstance(value, str) or ".." not in value:
        return Days(day(value), day(value))
    first, last = (_iso(end) for end in value.split("..", 1))
    if first is None or last is None:
        raise refusal("is not a span of dates.", 'Write it like "2026-12-24..2027-01-02".')
    if last < first:
        raise refusal("ends before it begins.", f'Write "{last}..{first}".')
    return Days(first, last)


def _iso(words: str) -> date | None:
    try:
        return date.fromisoformat(words.strip()) if "-" in words else None
    except ValueError:
        return None


def paused(value: object) -> bool | date:
    """true, false, or the date from which the person may be written to again."""
    if isinstance(value, bool):
        return value
    try:
        return day(value)
    except ValueError as error:
        cure = "Write true, false, or the day it ends, such as 2026-12-24."
        raise refusal("is neither true nor false nor a date.", cure) from error


def hours_of_day(value: object) -> tuple[time, time]:
    """Reads "9:00-12:30"; the end may be "24:00"."""
    found = _SPAN_OF_TIME.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise refusal("is not a span of time.", 'Write it like "9:00-12:30".')
    start, end = _clock(found[1], found[2]), _clock(found[3], found[4])
    if start is None or end is None:
        raise refusal("names a time that no clock shows.", 'Write it like "9:00-12:30".')
    if end <= start:
        raise refusal("ends before it begins.", 'Write it like "9:00-12:30".')
    return start, end


def _clock(hour: str, minute: str) -> time | None:
    if (int(hour), int(minute)) == (24, 0):
        return time.max
    return time(int(hour), int(minute)) if int(hour) < 24 and int(minute) < 60 else None


def zone(value: object) -> str:
    """An IANA time zone, exactly as the database writes it."""
    if isinstance(value, str) and value in _zones():
        return value
    cure = "Write a name such as Europe/Berlin or America/New_York."
    if isinstance(value, str) and (near := _nearest_zone(value)):
        cure = f"Did you mean {near}?"
    raise refusal("is not a time zone.", cure)


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    from importlib.resources import files

    return frozenset(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def _nearest_zone(words: str) -> str | None:
    from difflib import get_close_matches

    cities = {name.rsplit("/", 1)[-1].lower(): name for name in sorted(_zones(), reverse=True)}
    city = words.strip().rsplit("/", 1)[-1].lower().replace(" ", "_")
    if city in cities:
        return cities[city]
    near = get_close_matches(words, _zones(), n=1) or get_close_matches(city, cities, n=1)
    return cities.get(near[0], near[0]) if near else None


def language(value: object) -> str:
    """A locale in a language that letters can be written in: "en", "en-GB", "de-AT"."""
    if not isinstance(value, str) or not _LOCALE.fullmatch(value):
        raise refusal("is not a language.", 'Write it like "en", "en-GB" or "de".')
    if value.split("-")[0] not in languages():
        what = "is a language that letters cannot be written in yet."
        raise refusal(what, f"Known here: {', '.join(languages())}.")
    return value


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages in which letters can be written: the templates that ship."""
    found = sorted(first.parent.name for first in shipped("templates").glob("*/first.txt"))
    return tuple(name for name in found if "-" not in name)


def manner(value: str) -> str:
    """The name of a sign-off: a language, "-formal" behind it or not."""
    known = [base + formal for base in languages() for formal in ("", "-formal")]
    if value not in known:
        raise refusal("is not a language that a sign-off can be for.", did_you_mean(value, known))
    return value


def one_of(names: type[_Name]) -> Callable[[object], _Name]:
    """Reads the value of a string enum."""
    known = [str(name) for name in names]

    def read(value: object) -> _Name:
        if isinstance(value, str) and value in known:
            return names(value)
        word = value if isinstance(value, str) else ""
        raise refusal("is not known here.", did_you_mean(word, known, '"'))

    return read


def identity(value: object) -> str:
    """An id that the host gives: letters, digits, "-" and "_"."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    raise refusal("is not an id.", 'Write 1 to 64 letters, digits, "-" or "_".')


def command(value: object) -> tuple[str, ...]:
    """A command as a list of words, or as one string that a shell would split the same way."""
    words: object = value
    if isinstance(value, str):
        try:
            words = shlex.split(value)
        except ValueError as error:
            raise refusal("has a quote that is not closed.", "Close it.") from error
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise refusal("is not a command.", 'Write it like "msmtp -t" or ["msmtp", "-t"].')
    return tuple(words)


def endpoint(value: object) -> str:
    """Where another server speaks Google's protocol, or "": Google itself."""
    if value == "":
        return ""
    if isinstance(value, str) and _ENDPOINT.fullmatch(value):
        return value.rstrip("/")
    raise refusal("is not the address of a server.", 'Write it like "http://127.0.0.1:4000".')


_ENDPOINT = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+/?")


def path(value: object) -> str:
    """A file or folder, relative to the workspace, absolute or below "~"."""
    if isinstance(value, str) and value.strip() and value.isprintable():
        return value
    raise refusal("is not a path.", 'Write it like "mail" or "/home/sam/Maildir".')
