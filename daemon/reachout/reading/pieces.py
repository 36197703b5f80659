"""What each piece of a time says: a match of a pattern made into a kind and its numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reachout.reading.folding import folded, listed
from reachout.reading.gate import beside_number, slip_of, vocabulary
from reachout.reading.languages.language import Language


class Kind(StrEnum):
    NOISE = "noise"  # a phone number, a link, a price, a length: no time
    DATE = "date"  # year or 0, month, day
    NUMERIC = "numeric"  # first number, second number, year or 0
    CLOCK = "clock"  # hour, minute, 1 when am or pm is open
    RANGE = "range"  # hour, minute, open, minutes long
    WEEKDAY = "weekday"
    NTH = "nth"  # "the 2nd": a day or the number of an offer
    DAY = "day"
    MONTH = "month"
    REF = "ref"  # "option 2"
    ORDINAL = "ordinal"  # "the second one"; -1 the last
    BARE = "bare"  # a number alone
    PART = "part"  # of a day: from hour, to hour
    AHEAD = "ahead"  # days from today
    SHIFT = "shift"  # minutes later
    LATER_OF = "later of"
    EARLIER_OF = "earlier of"
    NEXT = "next"  # before a weekday: of next week
    WEEK_AFTER = "week after"
    PLUS_WEEK = "plus week"  # behind a day: a week more
    SAME_TIME = "same time"
    SAME_DAY = "same day"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Kind
    start: int
    end: int
    value: tuple[int, ...] = ()
    zone: str = ""


Made = tuple[Kind, tuple[int, ...]]
Maker = Callable[["re.Match[str]", Language], Made | None]


def either(names: object) -> str:
    assert isinstance(names, (dict, list, tuple, set, frozenset))
    return "|".join(re.escape(folded(n)) for n in sorted(names, key=len, reverse=True)) or r"\b\B"


def number_of(word: str, language: Language) -> int:
    return int(word) if word.isdigit() else _by_folded(language.numbers, word)


def _by_folded(table: object, word: str) -> int:
    assert isinstance(table, dict)
    return next((int(v) for k, v in table.items() if folded(k) == word), 0)


def slipped_weekday(match: re.Match[str], language: Language) -> Made | None:
    """ "Tusday", "Wenesday"."""
    word = match.group()
    if word in vocabulary(language):
        return None
    day = slip_of(word, _weekdays(language))
    return (Kind.WEEKDAY, (_by_folded(language.weekdays, day),)) if day else None


@lru_cache(maxsize=16)
def _weekdays(language: Language) -> frozenset[str]:
    return frozenset(map(folded, language.weekdays))


def noise(match: re.Match[str], language: Language) -> Made:
    return Kind.NOISE, ()


def days_through(match: re.Match[str], language: Language) -> Made | None:
    """ "Monday to Friday" is no day; "not Tuesday - Friday at nine" names two."""
    at = f"(?:{listed(language.at)}|@)"
    hour = re.match(rf"[\s,.]*(?:{at}\s|\d)", match.string[match.end() :])
    before = match.string[max(0, match.start() - 15) : match.start()]
    refused = re.search(r"\b(?:nicht|not|niet|nicht am|not on|niet op|pas|non|no|nao)\s*$", before)
    return None if " - " in match.group() and (hour or refused) else (Kind.NOISE, ())


def plain(kind: Kind) -> Maker:
    return lambda match, language: (kind, ())


def number(kind: Kind) -> Maker:
    def make(match: re.Match[str], language: Language) -> Made:
        return kind, (number_of(match.group("n"), language),)

    return make


def named_number(match: re.Match[str], language: Language) -> Made | None:
    """ "Option two"; "you're number one" is praise."""
    if re.search(r"\b(?:i'?m|you'?re|we'?re|he's|she's)\s+$", match.string[: match.start()][-10:]):
        return None
    return Kind.REF, (number_of(match.group("n"), language),)


def day_word(match: re.Match[str], language: Language) -> Made:
    return Kind.NTH, (_by_folded(dict(language.day_words), match.group("n")),)


def ordinal(match: re.Match[str], language: Language) -> Made | None:
    """An ordinal names an offer with an article or a noun, or where a sentence begins."""
    alone = match.end() == match.end("n")
    before = match.string[: match.start()].rstrip(" ")
    led = re.search(rf"\b(?:{language.day_lead or 'the'})$", before)
    begins = not before or before[-1] in ".!?;,:\n-("
    if alone and not led and (not begins or _COUNTS_UP.match(match.string, match.end())):
        return None
    if alone and not _may_follow(match.string[match.end() : match.end() + 60], language):
        return None
    if (
        not alone
        and match.group().split()[-1] in _REPEATED
        and _ENDS.match(match.string, match.end())
    ):
        return None  # "except the first time."
    if _OF_SOMETHING_ELSE.search(before):
        return None
    return Kind.ORDINAL, (_by_folded(dict(language.ordinals), match.group("n")),)


_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:(?<!go )(?<!going )(?<!opt )(?<!vote )(?<!settle )for the|every|each|no|jede\w*|chaque"
    r"|cada|ogni|elke?)$"
)
_REPEATED = ("time", "mal", "keer", "fois", "vez", "volta")
_ENDS = re.compile(r"\s*(?:[.,;!?]|$)")


def _may_follow(behind: str, language: Language) -> bool:
    """No noun that could have a number of its own; "the first and final day" has one."""
    spoken = re.match(r"(?:\s+([^\W\d_]+))?(?:\s+([^\W\d_]+))?", behind)
    first, second = spoken.groups() if spoken else (None, None)
    linked = first in language.and_words or first in language.or_words
    word = second if linked and second is not None else first
    return word is None or word in beside_number(language) or _is_ordinal(word, language)


def _is_ordinal(word: str, language: Language) -> bool:
    return any(folded(name) == word for name in language.ordinals)


_COUNTS_UP = re.compile(r",\s*(?:[^\s.!?]+\s+){3}[^\s.!?]")  # "Second, the others are …"


_SIGN = r"(?:plus|minus|times|x|[+=*])"
_SUM_BEFORE = re.compile(rf"[\d\x01]\s*{_SIGN}\s*$")
_SUM_BEHIND = re.compile(
    rf"\s*{_SIGN}\s*\d|\s+(?:is|of|between)\s+\d"
    r"|\s+(?:more|others?|mehr|weitere|andere|autres|plus|mas|otros|altri|mais|outros|meer)\b"
)


def _marks_a_point(match: re.Match[str], language: Language) -> bool:
    """ "2. They should be …" at the begin of a line is a point of a list, "2. Thanks!" is not."""
    begins = not match.string[: match.start()].rpartition("\n")[2].strip(" >")
    point = re.match(r"\.[ ]+([^\n.!?]*)", match.string[match.end() : match.end() + 200])
    if not begins or point is None:
        return False
    spoken = re.findall(r"[^\W\d_]+", point.group(1))
    strange = [word for word in spoken if word not in beside_number(language)]
    return bool(strange) and (len(spoken) > 3 or 2 * len(strange) > len(spoken) > 1)


def bare(match: re.Match[str], language: Language) -> Made | None:
    """A number alone; that of something else ("part 2") is none of ours."""
    noun = re.search(r"([^\W\d_]+)\s*$", match.string[max(0, match.start() - 30) : match.start()])
    if noun and noun.group(1) not in beside_number(language):
        return None
    if _SUM_BEFORE.search(match.string[max(0, match.start() - 12) : match.start()]):
        return None
    if _SUM_BEHIND.match(match.string, match.end()) or _marks_a_point(match, language):
        return None
    return Kind.BARE, (number_of(match.group("n"), language),)


def date_of(match: re.Match[str], language: Language) -> Made | None:
    groups = match.groupdict()
    named = groups.get("mon")
    month = _by_folded(dict(language.months), named) if named else int(groups["m"] or 0)
    day, year = int(groups["d"] or 0), _year(groups.get("y"))
    return (Kind.DATE, (year, month, day)) if _is_day(month, day) else None


def numeric(match: re.Match[str], language: Language) -> Made | None:
    a, b = int(match.group("a")), int(match.group("b"))
    if not (_is_day(a, b) or _is_day(b, a)):
        return None
    return Kind.NUMERIC, (a, b, _year(match.group("y")))


def _year(text: str | None) -> int:
    text = (text or "").strip()
    if not text:
        return 0
    return int(text) if len(text) == 4 else 2000 + int(text)


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _hour(match: re.Match[str], name: str, language: Language) -> int:
    return number_of(match.group(name), language)


def clock(match: re.Match[str], language: Language) -> Made | None:
    groups = match.groupdict()
    hour, minute = _hour(match, "h", language), int(groups.get("m") or 0)
    if groups.get("half"):
        minute = 30
    return _settled(hour, minute, groups, match.group("h"))


def _settled(hour: int, minute: int, groups: dict[str, str | None], written: str) -> Made | None:
    if hour > 24 or minute > 59 or (hour == 0 and not written.startswith("0")):
        return None
    if groups.get("pm") and hour < 12:
        return Kind.CLOCK, (hour + 12, minute, 0)
    if groups.get("am"):
        return Kind.CLOCK, (hour % 12, minute, 0)
    is_open = 1 <= hour <= 12 and not written.startswith("0") and not groups.get("pm")
    return Kind.CLOCK, (hour % 24, minute, int(is_open))


def span(match: re.Match[str], language: Language) -> Made | None:
    groups = match.groupdict()
    last = _settled(int(match.group("h2")), int(groups.get("m2") or 0), groups, match.group("h2"))
    first = _settled(int(match.group("h")), int(groups.get("m") or 0), {}, match.group("h"))
    if not first or not last:
        return None
    (hour, minute, is_open), (hour2, minute2, open2) = first[1], last[1]
    if is_open and not open2 and hour + 12 <= hour2:
        hour, is_open = hour + 12, 0
    elif is_open and not open2:
        is_open = 0
    length = (hour2 * 60 + minute2 - hour * 60 - minute) % (720 if open2 and is_open else 1440)
    return Kind.RANGE, (hour, minute, is_open, length)


def military(match: re.Match[str], language: Language) -> Made | None:
    written = match.group("piece")
    if written.startswith(("19", "20")) and len(written) == 4 and int(written) != 2000:
        return None
    return clock(match, language)


def past_hour(minutes: int) -> Maker:
    def make(match: re.Match[str], language: Language) -> Made | None:
        made = _settled(_hour(match, "h", language), 0, {}, match.group("h"))
        return (made[0], (made[1][0], minutes, made[1][2])) if made else None

    return make


def before_hour(minutes: int) -> Maker:
    def make(match: re.Match[str], language: Language) -> Made | None:
        made = _settled(_hour(match, "h", language), 0, {}, match.group("h"))
        if not made:
            return None
        hour = (made[1][0] - 1) % 24
        return made[0], (hour or 12, 60 - minutes, made[1][2])

    return make


def minutes_past(match: re.Match[str], language: Language) -> Made | None:
    return past_hour(_minutes(match, language))(match, language)


def minutes_to(match: re.Match[str], language: Language) -> Made | None:
    return before_hour(_minutes(match, language))(match, language)


def beside_half(sign: int) -> Maker:
    """ "Zehn nach halb drei", "vijf voor half vijf": counted from the half hour."""

    def make(match: re.Match[str], language: Language) -> Made | None:
        return before_hour(30 - sign * _minutes(match, language))(match, language)

    return make


def _minutes(match: re.Match[str], language: Language) -> int:
    written = match.group("minutes")
    words = {**language.numbers, **language.minute_words}
    return (int(written) if written.isdigit() else _by_folded(words, written)) % 60


def moment(match: re.Match[str], language: Language) -> Made:
    hour, minute = _entry(language.moments, match.group())
    return Kind.CLOCK, (hour, minute, 0)


def _entry(table: object, word: str) -> tuple[int, int]:
    assert isinstance(table, dict)
    pair = next(v for k, v in table.items() if folded(k) == word)
    return int(pair[0]), int(pair[1])


_WISHED = re.compile(
    r"\b(?:good|nice|lovely|great|guten|schonen|angenehmen|bonne|bon|belle|buenas|buenos|boa|bom"
    r"|buona|buon|goede|fijne|prettige|gute)\s+$"
)


def _is_wish(match: re.Match[str]) -> bool:
    """ "Have a good evening" names no time."""
    return _WISHED.search(match.string[max(0, match.start() - 15) : match.start()]) is not None


_A_BREAK = re.compile(r"[ -]?(?:breaks?|hours?|pauze|pause)\b")  # "in my lunch break"


def part(match: re.Match[str], language: Language) -> Made | None:
    if _is_wish(match) or _A_BREAK.match(match.string, match.end()):
        return Kind.NOISE, ()
    return Kind.PART, _entry(language.parts, match.group())


def month(match: re.Match[str], language: Language) -> Made:
    return Kind.MONTH, (_by_folded(dict(language.months), match.group("mon")),)


def weekday(match: re.Match[str], language: Language) -> Made | None:
    """Two letters are a weekday only where a date goes on: "do" and "so" are German words too."""
    name = match.group().rstrip(".")
    if name.endswith("days"):
        return None  # "Thursdays" is a habit
    behind = match.string[match.start() + len(name) :][:4]
    if len(name) <= language.short_day and not re.match(r"\.|,|\s*[\d/-]", behind):
        return None
    return Kind.WEEKDAY, (_by_folded(dict(language.weekdays), name),)


def japanese_weekday(match: re.Match[str], language: Language) -> Made:
    return Kind.WEEKDAY, ("月火水木金土日".index(match.group("jp") or match.group("jq")),)


_OF_DAY = re.compile(r"\b(?:la|las|esta)\s+$")


def ahead(match: re.Match[str], language: Language) -> Made | None:
    if _is_wish(match):
        return Kind.NOISE, ()
    if _OF_DAY.search(match.string[max(0, match.start() - 8) : match.start()]):
        return None  # "a las diez de la mañana" is the morning
    return Kind.AHEAD, (_by_folded(dict(language.days_ahead), match.group()),)


def _is_hour(match: re.Match[str], language: Language) -> bool:
    """ "Om vier uur", "jeudi 16 heures": the word for hours may mark an hour of the day."""
    if not re.fullmatch(listed(language.hour_marks), match.group("unit")):
        return False
    before = match.string[max(0, match.start() - 25) : match.start()]
    days = either({**language.weekdays, **language.months})
    return re.search(rf"(?:\b(?:{listed(language.at)}|{days})|\x01,?)\s*$", before) is not None


def shift(match: re.Match[str], language: Language) -> Made | None:
    """A length of time; with "later" or "earlier" behind it, a shift by that much."""
    groups = match.groupdict()
    if not groups.get("dir") and _is_hour(match, language):
        return None
    written = groups.get("n") or "1"
    words = {**language.numbers, **language.minute_words}
    amount = (int(written) if written.isdigit() else _by_folded(words, written)) or 1
    unit = _by_folded(dict(language.units), match.group("unit"))
    minutes = unit // 2 if groups.get("half") else unit * amount
    if not groups.get("dir"):
        return Kind.NOISE, (minutes,)
    back = re.fullmatch(language.earlier_shift, groups["dir"] or "")
    return Kind.SHIFT, (-minutes if back else minutes,)
