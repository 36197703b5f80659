"""When to ask again, and when somebody is back: dates that are named as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from reachout.domain.reading import Sent
from reachout.reading.clauses import Clause, Sentence, says
from reachout.reading.countries import numeric_date
from reachout.reading.folding import folded, listed
from reachout.reading.languages.language import Language
from reachout.reading.match import day_of
from reachout.reading.pieces import Kind, number_of
from reachout.reading.times import pieces
from reachout.reading.when import When, mentions


def when_to_ask_again(
    sentences: list[Sentence], language: Language, sent: Sent
) -> tuple[date | None, bool]:
    """The first day of the period they name, and whether they put it off at all."""
    asking = [s for s in sentences if s.says(language.senses.defer)]
    for sentence in asking:
        clauses = [c for c in sentence.clauses if c.says(language.senses.defer)]
        for clause in (*clauses, *sentence.clauses):
            found = period(clause.text, language, sent)
            if found:
                return found, True
    busy = [
        s for s in sentences if asking or s.says(language.senses.busy) or _is_away(s, language)
    ]
    found = next((day for s in busy if (day := _bound(s, language, sent))), None)
    if found:
        return found, True
    for sentence in sentences if asking else ():
        found = _after_it(sentence, language, sent)
        if found:
            return found, True
    return None, bool(asking)


def _is_away(sentence: Sentence, language: Language) -> bool:
    return bool(language.away) and says(language.away, folded(sentence.text))


def _bound(sentence: Sentence, language: Language, sent: Sent) -> date | None:
    """ "Not until May": the period that ends the wait."""
    until = language.away_until or r"\b\B"
    text = folded(sentence.text)
    wide = "|after|from|in|nach|ab|im" if re.search(r"\b(?:then|dann|dan)\b", text) else ""
    led = re.search(rf"\b(?:{listed(until)}|before|vor{wide})\b", text)
    return period(sentence.text[led.start() :], language, sent) if led else None


def _after_it(sentence: Sentence, language: Language, sent: Sent) -> date | None:
    """A period named in a sentence beside the one that puts it off, unless it is a refusal."""
    open_clauses: list[Clause] = [
        c
        for c in sentence.clauses
        if not says(language.senses.no, c.bare) and says(language.senses.vague, c.bare)
    ]
    found = (period(c.text, language, sent) for c in open_clauses)
    return next((day for day in found if day), None)


def period_alone(clause: Clause, language: Language, sent: Sent) -> date | None:
    """The first day of a period far off ("July?"), where no time stands beside it."""
    if clause.times:
        return None
    today = sent.received_at.astimezone(ZoneInfo(sent.shown_zone)).date()
    text = folded(clause.text)
    for pattern, rule in _periods(language):
        match = pattern.search(text)
        if match and rule.startswith(("month", "quarter", "year", "weeks")):
            written = match.groupdict().get("n") or ""
            return by_rule(rule, number_of(written, language) if written else 0, today)
    return _named_month(text, language, today)


def period(original: str, language: Language, sent: Sent) -> date | None:
    """The first day of the period named in *original*, counted from the day of the reply."""
    today = sent.received_at.astimezone(ZoneInfo(sent.shown_zone)).date()
    text = folded(original)
    for pattern, rule in _periods(language):
        match = pattern.search(text)
        if match and rule != "date":
            written = match.groupdict().get("n") or ""
            found = by_rule(rule, number_of(written, language) if written else 0, today)
            if found:
                return found
    return _named_day(original, language, sent) or _named_month(text, language, today)


@lru_cache(maxsize=16)
def _periods(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    numbers = "|".join(map(folded, sorted(language.numbers, key=len, reverse=True)))
    made = []
    for pattern, rule in language.periods.items():
        named = listed(pattern).replace("{n}", rf"(?P<n>\d{{1,2}}|{numbers})")
        named = named.replace("([1-4])", "(?P<n>[1-4])")
        made.append((re.compile(rf"\b(?:{named})(?!\w)"), rule))
    return tuple(made)


def by_rule(rule: str, number: int, today: date) -> date | None:
    """The first day of a period named by a rule of `Language.periods`, seen from *today*."""
    name, _, amount = rule.partition(":")
    if name in ("days", "weeks", "months", "quarter", "month") and amount:
        count = number if amount == "n" else int(amount)
        return _counted(name, count, today)
    if rule == "year+1":
        return date(today.year + 1, 1, 1)
    if rule == "month+1":
        return _first_of(today.year * 12 + today.month)
    if rule == "quarter+1":
        return _first_of(today.year * 12 + (today.month - 1) // 3 * 3 + 3)
    return today + timedelta(days=7 - today.weekday()) if rule == "week+1" else None


def _counted(name: str, count: int, today: date) -> date | None:
    if name == "quarter":
        return _next_first((count - 1) * 3 + 1, today) if 1 <= count <= 4 else None
    if name == "month":
        return _next_first(count, today) if 1 <= count <= 12 else None
    if name == "months":
        return _months_on(today, count)
    return today + timedelta(days=count * (7 if name == "weeks" else 1))


def _months_on(today: date, count: int) -> date:
    first = _first_of(today.year * 12 + today.month - 1 + count)
    last = _first_of(today.year * 12 + today.month + count) - timedelta(days=1)
    return first.replace(day=min(today.day, last.day))


def _first_of(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def _next_first(month: int, today: date) -> date:
    return date(today.year + (month <= today.month), month, 1)


def _named_day(original: str, language: Language, sent: Sent) -> date | None:
    found, _ = mentions(original, language, sent)
    days = [day for when in found for day in _settled_days(when, sent)]
    return days[0] if days else None


def _settled_days(when: When, sent: Sent) -> Iterator[date]:
    if when.numeric is not None:
        settled = numeric_date(when.numeric, sent)
        when = replace(when, numeric=None, date=settled)
    if when.date or when.nth or when.ahead or (when.weekday is not None and not when.ref):
        day = day_of(when, sent, sent.shown_zone)
        if day and (when.weekday is None or day.weekday() == when.weekday):
            yield day


_NOT_THE_FIRST = re.compile(
    r"(?:end|mid|middle|late|after|ende|mitte|fin|fine|meta|eind|nach)\W{1,3}(?:\w+\W+){0,2}$"
)


def _named_month(text: str, language: Language, today: date) -> date | None:
    for piece in pieces(text, language):
        if piece.kind == Kind.MONTH and _is_month(text, piece.start, piece.end, language):
            month = piece.value[0]
            year = re.match(r"\s+(20\d{2})", text[piece.end :])
            if _NOT_THE_FIRST.search(text[max(0, piece.start - 20) : piece.start]):
                continue
            return date(int(year.group(1)), month, 1) if year else _next_first(month, today)
    return None


def _is_month(text: str, start: int, end: int, language: Language) -> bool:
    """ "may" and "march" are also other words: they need "in" before them."""
    if text[start:end] not in ("may", "march", "mar", "mars", "ma"):
        return True
    return bool(
        re.search(
            r"\b(?:in|until|till|before|of|from|around|early|en|im|ab|bis|vor|a)\s+$", text[:start]
        )
    )


def returns(original: str, language: Language, sent: Sent) -> date | None:
    """The day on which somebody away says to be back; never out of 9/8."""
    text = folded(original)
    for pattern, later in ((language.back, 0), (language.away_until, 0)):
        found = _dates_after(original, text, pattern, language, sent) if pattern else None
        if found:
            return found + timedelta(days=later)
    return None


def _dates_after(
    original: str, text: str, pattern: str, language: Language, sent: Sent
) -> date | None:
    cue = re.compile(rf"\b(?:{listed(pattern)})\b")
    found, _ = mentions(original, language, sent)
    found = [_settled(when, sent) for when in found]
    dated = [w for w in found if w.date or w.weekday is not None or w.ahead]
    starts = [when.start for when in found]
    alone = replace(sent, slots=())  # the days on offer are not what they speak of
    for behind in (False, True):
        if behind and language.code not in ("de", "nl", "ja"):
            return None
        for when in dated:
            day = day_of(when, alone, sent.shown_zone)
            fits = day and (when.weekday is None or day.weekday() == when.weekday)
            if fits and cue.search(_beside(text, when, starts, behind)):
                return day
    return None


MONTHS = 12


def _settled(when: When, sent: Sent) -> When:
    """9/8 is a date where we know the country of both, and it says which."""
    known = when.numeric and (sent.contact_zone or max(when.numeric[:2]) > MONTHS)
    date = numeric_date(when.numeric, sent) if when.numeric and known else when.date
    return replace(when, numeric=None, date=date) if date else when


def _beside(text: str, when: When, starts: list[int], behind: bool) -> str:
    """The words of the same sentence before the date, or those up to the next date."""
    if behind:
        return re.split(r"[.!?;]\s|\n", text[when.end : _next(starts, when.end, 40)])[0]
    return re.split(r"[.!?;]\s|\n\n", text[max(0, when.start - 60) : when.start])[-1]


def _next(starts: list[int], end: int, reach: int) -> int:
    return min([start for start in starts if start >= end] + [end + reach])
