"""Times in words: every small piece of a time in a text, not yet put together.

Each piece says only what stands there ("3", "the 5th", "half two", "Thursday"); which moment is
meant is decided later, against what was offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reachout.reading.folding import folded, listed
from reachout.reading.languages.language import Language
from reachout.reading.pieces import (
    Kind,
    Maker,
    Piece,
    ahead,
    bare,
    before_hour,
    beside_half,
    clock,
    date_of,
    day_word,
    days_through,
    either,
    japanese_weekday,
    military,
    minutes_past,
    minutes_to,
    moment,
    month,
    named_number,
    noise,
    number,
    numeric,
    ordinal,
    part,
    past_hour,
    plain,
    shift,
    slipped_weekday,
    span,
    weekday,
)

PIECES_LIMIT = 80  # a reply that names more times is no answer


def pieces(text: str, language: Language) -> list[Piece]:
    """The pieces of *text* (folded), in order; no two share a character."""
    found: list[Piece] = []
    rest = text
    has_digits = any(map(str.isdigit, text))
    for pattern, make in _patterns(language):
        if make in _DIGITS_ONLY and not has_digits:
            continue
        new = [
            Piece(made[0], *_bounds(match), made[1])
            for match in pattern.finditer(rest)
            if (made := make(match, language)) is not None
        ]
        if new:
            found += new
            rest = masked(rest, new)
    return sorted(found, key=lambda piece: piece.start)[:PIECES_LIMIT]


_DIGITS_ONLY = (date_of, numeric, span, military)  # what these find is written in figures


def _bounds(match: re.Match[str]) -> tuple[int, int]:
    if "piece" in match.re.groupindex:
        return match.span("piece")
    return match.span()


def masked(text: str, found: list[Piece]) -> str:
    """*text* with every piece blotted out, same length."""
    chars = list(text)
    for piece in found:
        chars[piece.start : piece.end] = "\x01" * (piece.end - piece.start)
    return "".join(chars)


# ------------------------------------------------------------------ the patterns of a language


@lru_cache(maxsize=16)
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], Maker], ...]:
    return tuple(
        (re.compile(pattern), make) for pattern, make in _Patterns(language).all() if pattern
    )


class _Patterns:
    def __init__(self, language: Language) -> None:
        self.language = language
        self.num = rf"\d{{1,2}}|{either(dict(language.numbers))}"
        self.weekday = either(dict(language.weekdays))
        self.month = either(dict(language.months))
        self.am = listed(language.am) or r"\b\B"
        self.pm = listed(language.pm) or r"\b\B"
        self.colon = "hu" if "u" in language.hour_marks.split("|") else "h"  # 16h30, 16u30

    def all(self) -> Iterator[tuple[str, Maker]]:
        yield from self._noise()
        yield from self._dates()
        yield from self._relative()
        yield from self._refs()
        yield from self._clocks()
        yield from self._days()
        yield from self._single()

    def _noise(self) -> Iterator[tuple[str, Maker]]:
        yield r"https?://[^\s>]+|www\.[^\s>]+|[\w.+-]{1,64}@[\w.-]{1,200}", noise
        yield (
            (
                r"\+\d[\d ()/-]{6,20}\d|(?<![\d-])\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)"
                r"|(?<![\d.])0\d{2,5}[ /-]\d[\d -]{3,12}\d|(?<![\d-])\d{3}-\d{4}(?!\d)"
                r"|(?<![\d.])0\d \d{3} (?:\d\d \d\d|\d{3,4})(?!\d)"
                r"|(?<![\d.])0\d(?:[ .-]?\d\d){4}(?!\d)|(?<![\d.])0\d{3}(?: \d\d){3}(?!\d)"
                r"|(?<!\d)\(?\d{2}\)? 9?\d{4}-\d{4}(?!\d)|(?<!\d)9\d{2} \d{3} \d{3}(?!\d)"
            ),
            noise,
        )
        yield (
            (
                rf"\b(?:{self.weekday})\.?\s*(?:-|{self.language.range_words})\s*(?:{self.weekday})\b"
            ),
            days_through,
        )
        yield (
            (
                r"(?<!next )(?<!this )(?<!volgende )(?<!komende )(?<!deze )"
                r"\b(?:kw|cw|wk|kalenderwoche|week|semaine)\.?\s?\d{1,2}\b"
                r"(?![:.]\d|\s?(?:[ap]\.?m\b|uhr|uur|u\b|h\b|heures|o'clock))"
            ),
            noise,
        )
        yield r"[$£€]\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:[$£€%]|eur\b|usd\b|euros?\b)", noise

    def _dates(self) -> Iterator[tuple[str, Maker]]:
        lang = self.language
        yield r"(?<!\d)(?P<y>20\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)", date_of
        yield r"(?<!\d)(?P<y>20\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日", date_of
        yield r"(?<![\d月])(?P<m>\d{1,2})月(?P<d>\d{1,2})日", date_of
        yield from self._dates_in_words()
        yield (
            r"(?<![\d./])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<y>\d{4}|\d{2}))?(?![\d/])",
            numeric,
        )
        if lang.dot_dates:
            yield (
                (
                    r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?P<y>\s?20\d{2}|\d{2}(?![:.]?\d))?(?!\d)"
                ),
                date_of,
            )
        if lang.code in ("nl", "pt", "es", "it", "fr"):
            yield r"(?<![\d-])(?P<d>\d{1,2})-(?P<m>\d{1,2})(?:-(?P<y>20\d{2}))?(?![\d-])", date_of

    def _dates_in_words(self) -> Iterator[tuple[str, Maker]]:
        lang, months = self.language, self.month
        mark = f"(?:{lang.day_mark})" if lang.day_mark else r"\b\B"
        link = f"(?:{lang.month_link})" if lang.month_link else r"\b\B"
        year = r"(?:,?\s+(?:de\s+|del\s+)?(?P<y>20\d{2}))?"
        yield (
            (
                rf"(?<![\d:.])(?P<d>\d{{1,2}})\s?{mark}?\s*(?:{link}\s+)?(?P<mon>{months})\b\.?{year}"
            ),
            date_of,
        )
        yield (
            (
                rf"\b(?P<mon>{months})\.?\s+(?:the\s+)?(?P<d>\d{{1,2}}){mark}?"
                rf"(?![\d:]|\s?(?:{self.am}|{self.pm}))(?:,?\s+(?P<y>20\d{{2}}))?"
            ),
            date_of,
        )

    def _relative(self) -> Iterator[tuple[str, Maker]]:
        lang = self.language
        days = f"{self.weekday}|{either(dict(lang.days_ahead))}"
        if lang.plus_week:  # before the lengths: "heute in acht Tagen" is a day and no length
            yield (
                rf"\b(?:{days})\s+(?P<piece>{listed(lang.plus_week)})(?![\w-])",
                plain(Kind.PLUS_WEEK),
            )
        half = "half an?|halbe|une demi|media|mezz'?|een half"
        one = "an?|eine?|une?|una|um|uma|een"
        tens = either(dict(lang.minute_words))
        amount = rf"(?P<half>{half})|(?P<n>{tens}|{self.num}|{one}|\d{{1,3}})"
        units = either(dict(lang.units))
        lead = r"(?:by |um |de |di |met )?"
        yield (
            (
                rf"\b{lead}(?:{amount})[\s-]*(?P<unit>{units})\b(?:\s+(?P<dir>{lang.later_shift}|{lang.earlier_shift})\b)?"
            ),
            shift,
        )
        yield rf"\b(?:{either(dict(lang.days_ahead))})\b", ahead
        for pattern, kind in (
            (lang.same_time, Kind.SAME_TIME),
            (lang.same_day, Kind.SAME_DAY),
            (lang.week_after, Kind.WEEK_AFTER),
            (lang.next_week, Kind.NEXT),
        ):
            if pattern:
                yield rf"\b(?:{listed(pattern)})\b", plain(kind)

    def _refs(self) -> Iterator[tuple[str, Maker]]:
        lang = self.language
        if lang.later_of:
            yield rf"\b(?:{listed(lang.later_of)})\b", plain(Kind.LATER_OF)
            yield rf"\b(?:{listed(lang.earlier_of)})\b", plain(Kind.EARLIER_OF)
        yield (
            (
                rf"\b(?!no\s+[^\W\d])(?:{listed(lang.slot_nouns)})\s*[#\[(]?\s*(?P<n>{self.num})\b(?![:.]\d)[\])]?"
            ),
            named_number,
        )
        yield (
            r"(?:第|案)?(?P<n>\d)(?:番目?|つ目|候補)(?:の?(?:候補|日程|日時|案))?",
            number(Kind.REF),
        )
        yield r"(?:候補|案|番号)(?P<n>\d)(?!\d)", number(Kind.REF)
        if lang.day_mark and lang.slot_after:
            yield (
                rf"(?<![\d:.])(?P<n>[1-6])\s?(?:{lang.day_mark})\s+(?:{listed(lang.slot_after)})\b",
                number(Kind.REF),
            )
        yield r"#\s?(?P<n>\d{1,2})\b", number(Kind.REF)
        yield (
            r"(?m)^[ >]*(?P<piece>(?P<n>[1-9]))\s*(?:[-:=)]|->|=>)\s*(?=[^\W\d])",
            number(Kind.REF),
        )
        yield r"[\[(](?P<n>\d)[\])]", number(Kind.REF)
        yield r"(?<![\d:./])\b(?P<n>\d)\)", number(Kind.REF)
        ordinals = either(dict(lang.ordinals))
        after = f"(?:\\s+(?:{listed(lang.slot_after)})\\b)?" if lang.slot_after else ""
        yield rf"\b(?P<n>{ordinals})\b{after}(?!\s+(?:half|time|name|week|thing|of all))", ordinal

    def _clocks(self) -> Iterator[tuple[str, Maker]]:
        lang = self.language
        h, m = r"(?P<h>\d{1,2})", rf"(?:[:.{self.colon}]\s?(?P<m>\d{{2}}))?"
        ampm = rf"(?:(?P<am>{self.am})|(?P<pm>{self.pm}))"
        marks = listed(lang.hour_marks) or r"\b\B"
        yield from self._ranges()
        yield rf"(?<![\d:./]){h}{m}\s?(?:ish\s?)?{ampm}(?![\w])", clock
        yield (
            rf"(?<![\d:./]){h}\s?[:{self.colon}]\s?(?P<m>\d{{2}})(?!\d)(?:\s?(?:{marks})\b)?",
            clock,
        )
        yield rf"(?<![\d:./]){h}\.(?P<m>\d{{2}})(?![\d.])(?:\s?(?:{marks})\b)?", clock
        yield rf"(?<![\d:]){h}時(?:(?P<m>\d{{1,2}})分|(?P<half>半))?", clock
        yield from self._worded(marks)
        at = listed(lang.at)
        yield (
            (
                rf"\b(?:{self.weekday}|{at})\s+(?P<piece>(?P<h>\d{{1,2}}?)(?P<m>[0-5]\d))(?![\d:./-])"
            ),
            military,
        )
        hours = rf"\s?(?:hrs?|hours|h|uhr)\b|(?=,?\s+(?:(?:on|am)\s|(?:{self.weekday})\b))"
        yield rf"(?<![\d:./-])(?P<piece>(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d))(?:{hours})", military
        yield r"(?<![\d:./])(?P<h>\d{1,2})ish\b", clock
        units = either(dict(lang.units))
        yield (
            (
                rf"(?:\b(?:{at})|@)\s*(?P<piece>(?P<h>{self.num}))\b(?!\s*(?:{units}|[:./-]\d|\.\s?\d))"
            ),
            clock,
        )

    def _ranges(self) -> Iterator[tuple[str, Maker]]:
        h, m = r"(?P<h>\d{1,2})", rf"(?:[:.{self.colon}]\s?(?P<m>\d{{2}}))?"
        ampm = rf"(?:(?P<am>{self.am})|(?P<pm>{self.pm}))"
        marks = listed(self.language.hour_marks) or r"\b\B"
        end = rf"(?P<h2>\d{{1,2}})(?:[:.{self.colon}](?P<m2>\d{{2}}))?\s?(?:{ampm}|(?:{marks})\b)"
        to = r"\s?(?:-|~|〜|～|to|till?|bis|a|e|tot)\s?"
        both = (
            rf"(?P<h>\d{{1,2}})[:.](?P<m>\d{{2}})\s?(?:uhr\s?)?{to}"
            rf"(?P<h2>\d{{1,2}})[:.](?P<m2>\d{{2}})(?:\s?{ampm})?"
        )
        yield rf"(?<![\d:./]){both}", span
        until = r"\s?(?:-|to|bis|and|und|till)\s?"
        yield rf"(?<![\d:./]){h}{m}{until}{end}", span
        yield rf"(?<![\d:./-]){h}{m}\s?-\s?(?P<h2>\d{{1,2}})[:.](?P<m2>\d{{2}})(?![\d.])", span

    def _worded(self, marks: str) -> Iterator[tuple[str, Maker]]:
        lang = self.language
        n = rf"(?P<h>{self.num})(?:\s?(?:{marks}))?"
        count = rf"(?P<minutes>{either({**lang.minute_words, **lang.numbers})}|\d{{1,2}})"
        if lang.half_before:
            yield from self._beside_half(count, n)
        for pattern, make in (
            (lang.half, before_hour(30) if lang.half_before else past_hour(30)),
            (lang.quarter_past, past_hour(15)),
            (lang.quarter_to, before_hour(15)),
            (lang.quarter_of, before_hour(45)),
        ):
            for one in listed(pattern).split(";") if pattern else ():
                yield rf"\b{one.replace('{n}', n)}\b", make
        for pattern, make in ((lang.minute_past, minutes_past), (lang.minute_to, minutes_to)):
            for one in listed(pattern).split(";") if pattern else ():
                yield rf"\b{one.replace('{m}', count).replace('{n}', n)}\b", make
        if lang.minute_words:
            minutes = either(dict(lang.minute_words))
            link = rf"(?:[\s-]|\s(?:{marks})\s)(?:and |e |y |et |en |und )?"
            yield rf"(?<![\d:./])\b(?P<h>{self.num}){link}(?P<minutes>{minutes})\b", minutes_past
        yield rf"\b(?:{either(dict(lang.moments))})\b", moment
        yield rf"(?<![\d:./])\b(?P<h>{self.num})\s?(?:{marks})(?![\w'])", clock

    def _beside_half(self, count: str, n: str) -> Iterator[tuple[str, Maker]]:
        """ "Zehn nach halb drei"."""
        lang = self.language
        half = rf"(?:{lang.half.replace('{n}', '').replace(';', '|')}){n}"
        for pattern, sign in ((lang.minute_past, 1), (lang.minute_to, -1)):
            for one in listed(pattern).split(";"):
                whole = one.replace("{m}", count).replace("{n}", half)
                yield rf"\b{whole}\b", beside_half(sign)

    def _days(self) -> Iterator[tuple[str, Maker]]:
        lang = self.language
        if lang.day_words:
            yield rf"\b(?:the\s+)?(?P<n>{either(dict(lang.day_words))})\b", day_word
        if lang.day_mark:
            yield rf"(?<![\d:.])(?P<n>\d{{1,2}})\s?(?:{lang.day_mark})(?!\w)", number(Kind.NTH)
        if lang.day_lead:
            yield (
                rf"\b(?:{lang.day_lead})\s+(?P<piece>(?P<n>\d{{1,2}}))\b(?![:.]\d)",
                number(Kind.NTH),
            )
        short = [day for day in lang.weekdays if 2 < len(day) < 6]
        yield rf"\b(?:{either(short)})\.(?=,?\s?\d)", weekday
        dot = r"\.?" if lang.dot_dates else ""
        parts = either(dict(lang.parts))
        compound = rf"{parts}|s?termin|s?vorschlag" if lang.code == "de" else parts
        yield rf"\b(?:{self.weekday})(?:\b{dot}|(?=(?:{compound})\b))", weekday
        ends = {(day[0], day[-1]) for day in map(folded, lang.weekdays) if len(day) > 5}
        slips = "|".join(sorted(rf"{a}[^\W\d_]{{4,8}}{b}" for a, b in ends)) or r"\b\B"
        yield rf"\b(?:{slips})\b", slipped_weekday
        yield (
            r"[(（](?P<jp>[月火水木金土日])[)）]|(?P<jq>[月火水木金土日])曜日?",
            japanese_weekday,
        )

    def _single(self) -> Iterator[tuple[str, Maker]]:
        lang = self.language
        yield rf"\b(?:{either(dict(lang.parts))})\b", part
        yield rf"\b(?P<mon>{self.month})\b\.?", month
        yield r"(?<![\d:.,/#-])\b(?P<n>\d{1,2})\b(?!/|[:.,]\d|\s?[°])", bare
