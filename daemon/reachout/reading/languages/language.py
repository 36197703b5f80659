"""What reading must know of a language, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def numbered(names: str, first: int) -> dict[str, int]:
    """Each of *names* with its number, counted from *first*."""
    return {name: number for number, name in enumerate(names.split(), first)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Senses:
    """What people say, phrases apart by line ends or " | "; `~` stands for up to four words.

    Written in lower case; accents and typographic quotes are folded away on both sides.
    """

    yes: str  # agrees with what stands beside it
    no: str  # refuses the time that stands beside it
    none_fit: str  # refuses all that was offered
    any_fit: str  # takes any of them
    both_fit: str
    all_but: str  # takes all except what follows
    propose: str  # brings a time of one's own
    shift: str  # wants the same, moved
    vague: str  # another time that is no exact one
    doubt: str  # agreement that is not settled
    weak: str  # may be a condition when it stands near the choice
    terms: str = ""  # what the writer will not do, said beside the choice and of no time
    binds: str = ""  # lays something on the host or on others, in a remark not understood
    decline: str
    refusal: str = ""  # what they cannot or will not do; a no unless another time is brought up
    lone_no: str = ""  # a no when nothing but courtesies stands beside it
    negation: str = ""  # any not, said of oneself or of the matter; the last thing to go by
    hands_on: str = ""  # passes the letter on, or sends something
    polite: str = ""  # courtesies beside a bare no
    now: str = ""  # makes a refusal one for the time being
    stop: str
    defer: str
    busy: str  # not now, with no word of later
    cancel: str
    comes: str = ""  # said with today or tomorrow and a not, it calls off what stands
    sends: str = ""  # asks for the invitation or the link, which comes anyway
    ask: str  # wants to know something first, also without a question mark
    retract: str = ""  # takes back what was said before; what follows counts
    harmless: str  # would look like one of the above and is not
    compared: str  # before a time that is given up: "instead of", "than"
    limits: str  # before a time that bounds and does not name one: "until", "after"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # one object a language
class Language:
    code: str
    weekdays: Mapping[str, int]  # 0 = Monday
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]  # -1: the last
    day_words: Mapping[str, int] = field(default_factory=dict)  # days of the month in words
    parts: Mapping[str, tuple[int, int]]  # part of a day → from hour, to hour
    moments: Mapping[str, tuple[int, int]]  # a word that is a clock time: noon
    days_ahead: Mapping[str, int]  # today, tomorrow
    at: str  # words before an hour
    hour_marks: str  # words after an hour
    half: str  # before or after an hour: half past two; pattern with {n}
    half_before: bool = False  # "halb zwei" is 1:30
    quarter_past: str = ""
    quarter_to: str = ""
    quarter_of: str = ""  # "viertel elf" is 10:15
    minute_past: str = ""  # "{m} past {n}"; several apart by ;
    minute_to: str = ""  # "{m} to {n}"
    minute_words: Mapping[str, int] = field(default_factory=dict)  # "six thirty"
    am: str = ""
    pm: str = ""
    dot_dates: bool = False  # 5.3. is a date
    short_day: int = 2  # a weekday of so few letters is a word besides: it needs a number behind
    day_mark: str = ""  # after the number of a day
    day_lead: str = ""  # before the number of a day
    month_link: str = ""  # between day and month
    slot_nouns: str = ""  # before the number of an offer
    slot_after: str = ""  # after an ordinal
    slot_before: str = ""  # before a part of the day: "celui de l'après-midi"
    later_of: str = ""  # the later one of two
    earlier_of: str = ""
    next_week: str = ""
    week_after: str = ""
    plus_week: str = ""  # behind a weekday or "today": seven days more
    see_you: str = ""  # "bis Donnerstag!" agrees, though "bis" is a bound elsewhere
    same_time: str = ""
    same_day: str = ""
    my_time: str = ""
    your_time: str = ""
    whose_clock: str = ""  # beside an hour: mine, yours, here
    zone_time: str = ""  # after a place: "London time"
    zone_lead: str = ""  # before a place: "heure de Paris"
    place_words: frozenset[str] = frozenset()  # lead to a place, a means or a person
    or_words: frozenset[str] = frozenset()
    and_words: frozenset[str] = frozenset()
    but_words: str = ""
    cut_words: str = ""  # begin a clause of their own: if, because
    free_openers: str = ""  # begin a remark that may stand behind an acceptance
    range_words: str = "to|bis|until|through|a|au|al|tot|e"
    joiners: frozenset[str] = frozenset()  # may stand inside one mention of a time
    later_shift: str = ""
    earlier_shift: str = ""
    units: Mapping[str, int] = field(default_factory=dict)  # minutes
    periods: Mapping[str, str] = field(default_factory=dict)  # pattern → rule of later.py
    back: str = ""  # before a date of return
    away_until: str = ""
    away: str = ""  # says that somebody is away
    sign_offs: str = ""
    device_lines: str = ""
    hours_lines: str = ""
    greetings: str = ""
    thumbs: str = "👍 👌 ✅ 🙌 🆗 ✔"
    thorough: bool = False  # its word lists are long enough to let unknown remarks stand
    senses: Senses
    vocabulary: frozenset[str]  # every other word an accepting sentence may hold
    common: frozenset[str]  # words by which the language is known
