"""What one row of a sent letter offers: times of ours that stand, new ones, unreadable ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from reachout.domain.letter import ShownSlot
from reachout.domain.reading import Sent
from reachout.reading.clauses import cut
from reachout.reading.folding import folded, squeezed
from reachout.reading.languages.language import Language
from reachout.reading.match import Match, matched
from reachout.reading.named import (
    TRANSLATED,
    around,
    refuses,
    unnumbered,
    unsure,
    without_brackets,
)
from reachout.reading.offering import is_gone, is_stretch, offers, tells
from reachout.reading.rows import Row, rows_of_text
from reachout.reading.when import When
from reachout.reading.when import mentions as mentions_in
from reachout.reading.zones import UNKNOWN

DEFAULT_LENGTH = timedelta(minutes=30)
FARTHEST = timedelta(days=180)  # a date without a year is not farther than this
LEAD = 10  # characters before a time that may bound it
FEW = 3  # words beside a time that stands for itself
SHOWN_LIMIT = 120  # characters of a line that the host is told
SENTENCE = 12  # characters: shorter ones of ours may be anybody's


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All that a letter is read by."""

    known: tuple[ShownSlot, ...]
    sent: Sent  # as a letter of the host's: named.letter_of_host()
    language: Language
    rows: frozenset[str]  # squeezed: what we wrote, row by row
    sentences: tuple[str, ...]  # and sentence by sentence
    lead: str  # the zone of hours without a word of their clock; "" where that is not settled
    other: str  # the zone of hours in brackets


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one row comes to."""

    row: Row
    slots: tuple[ShownSlot, ...] = ()
    crossed: tuple[ShownSlot, ...] = ()  # stand there and are struck
    unread: str = ""
    taken_back: bool = False  # a time stands there, and words refuse it
    listed: bool = False  # the row is a time and little else

    @property
    def odd(self) -> bool:
        """Who counts lines may count it, though it offers nothing."""
        return not self.slots and bool(self.crossed or self.unread or self.taken_back)


def our_words(texts: Sequence[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The rows and the sentences of what we wrote, squeezed."""
    rows = {squeezed(row.text) for text in texts for row in rows_of_text(text)}
    parts = {part.strip() for row in rows for part in re.split(r"(?<=[.!?])\s+", row)}
    longest_first = sorted(parts, key=lambda part: (-len(part), part))
    return frozenset(rows), tuple(part for part in longest_first if len(part) >= SENTENCE)


def written(row: Row, desk: Desk) -> Written:
    """What *row* offers. A row of ours that stands unchanged offers what it did, no more."""
    crossed = tuple(_of_struck(row.struck, desk)) if row.struck else ()
    text = row.text
    if squeezed(text) in desk.rows:
        ours = tuple(slot for slot, _, _ in _by_words(text, desk))
        return Written(row=row, slots=ours, crossed=crossed, listed=row.marked)
    if not timely(text, desk.language):
        return Written(row=row, crossed=crossed, listed=row.marked)
    found = _Found(row, _without_ours(text, desk), desk)
    return Written(
        row=row,
        slots=tuple(found.slots),
        crossed=crossed,
        unread=found.unread,
        taken_back=found.taken_back,
        listed=row.marked or len(found.beside(0, len(text))) <= FEW,
    )


def _of_struck(text: str, desk: Desk) -> Iterator[ShownSlot]:
    yield from (slot for slot, _, _ in _by_words(text, desk))
    if timely(text, desk.language):
        yield from _Found(Row(text), text, desk).slots


def timely(text: str, language: Language) -> bool:
    """Could it name a time at all?"""
    return _timely(language).search(folded(text)) is not None


@lru_cache(maxsize=16)
def _timely(language: Language) -> re.Pattern[str]:
    names = {folded(name) for name in (*language.weekdays, *language.days_ahead) if len(name) > 2}
    return re.compile(r"\d|\b(?:" + "|".join(sorted(map(re.escape, names))) + r")\b")


def _without_ours(text: str, desk: Desk) -> str:
    """With every sentence of ours that offers nothing blotted out; the length stays."""
    plain = folded(text)
    for sentence in desk.sentences:
        at = plain.find(sentence)
        if at >= 0 and not any(_place_of(slot, sentence) for slot in desk.known):
            blank = " " * len(sentence)
            plain = plain[:at] + blank + plain[at + len(sentence) :]
            text = text[:at] + blank + text[at + len(sentence) :]
    return text


Placed = tuple[ShownSlot, int, int]  # where the words of a slot stand


def _by_words(text: str, desk: Desk) -> Iterator[Placed]:
    plain = folded(text)
    for slot in desk.known:
        place = _place_of(slot, plain)
        if place is not None:
            yield slot, *place


def _place_of(slot: ShownSlot, plain: str) -> tuple[int, int] | None:
    """The whole words: "10:00" goes on in neither "10:005" nor "10:00 pm"."""
    words = squeezed(slot.words)
    if not words or words not in plain:
        return None
    whole = rf"(?<!\w){re.escape(words)}(?!\w|\s?[ap]\.?m\b|\s?[-–:]\s?\d)"
    found = re.search(whole, plain)
    return found.span() if found else None


@dataclass(frozen=True, slots=True)
class _Told:
    """One mention of a time and what it comes to."""

    match: Match
    start: int
    end: int

    @property
    def exact(self) -> bool:
        return bool(self.match.when.clock and self.match.when.has_day)

    @property
    def day_only(self) -> bool:
        return self.match.when.has_day and not self.match.when.clock


class _Found:
    """One row taken apart."""

    def __init__(self, row: Row, text: str, desk: Desk) -> None:
        self._row, self._text, self._desk = row, text, desk
        plain = without_brackets(text)
        whens, _ = mentions_in(plain, desk.language, desk.sent)
        spans = [(when.start, when.end) for when in whens]
        self._cuts = cut(folded(plain), spans)
        self._bare = _blotted(folded(plain), spans)
        self._told = [_Told(match, *place) for match, place in self._matches(whens)]
        self.slots: list[ShownSlot] = []
        self.unread = ""
        self.taken_back = False
        self._judge()

    def _matches(self, whens: list[When]) -> Iterator[tuple[Match, tuple[int, int]]]:
        before: Match | None = None
        chain: list[tuple[Match, tuple[int, int]]] = []
        for when in whens:
            if not when.clock and not when.has_day and when.bare is None:
                continue
            match = matched(self._on_lead(unnumbered(when)), self._desk.sent, before)
            match = self._both_clocks(self._exactly_then(match, when), when.end)
            if when.has_day:
                before = match
            if not when.joined:
                yield from _settled_together(chain)
                chain = []
            chain.append((match, (when.start, when.end)))
        yield from _settled_together(chain)

    def _exactly_then(self, match: Match, when: When) -> Match:
        """ "Between ten and twelve" is a stretch; a day of last month is not one of next year."""
        if is_stretch(folded(self._text[max(0, when.start - LEAD) : when.end])):
            return replace(match, unsettled="it is a stretch of time")
        far = self._desk.sent.received_at + FARTHEST
        yearless = when.date is None or not when.date[0]
        if match.start is not None and match.start > far and yearless:
            return replace(match, start=None, unsettled="it is gone by, or a year ahead")
        return match

    def _on_lead(self, when: When) -> When:
        lead = self._desk.lead
        return replace(when, zone=lead) if lead and when.clock and not when.zone else when

    def _both_clocks(self, match: Match, end: int) -> Match:
        """An edited hour with the old one in brackets behind it names two moments."""
        start = _start_of(match)
        bracket = TRANSLATED.match(self._text, _after_blanks(self._text, end))
        if start is None or bracket is None:
            return match
        inside = mentions_in(bracket.group(), self._desk.language, self._desk.sent)[0]
        clocks = [when for when in inside if when.clock]
        if all(_is_then(when, start, when.zone or self._desk.other) for when in clocks):
            return match
        return replace(match, unsettled="its two clocks do not go together")

    # -------------------------------------------------------------- judging

    def _judge(self) -> None:
        worded = list(_by_words(self._text, self._desk))
        placed: list[tuple[int, ShownSlot]] = []
        left = list(self._told)
        for slot, start, end in worded:
            inside = [told for told in self._told if told.start < end and start < told.end]
            if not any(self._other_than(slot, told) for told in inside):
                left = [told for told in left if told not in inside]
                if not self._refused(start, end):
                    placed.append((start, slot))
        placed += [(told.start, slot) for told in left for slot in self._on_offer(told)]
        for _, slot in sorted(placed, key=lambda pair: pair[0]):
            if all(slot.start != other.start for other in self.slots):
                self.slots.append(slot)

    def _other_than(self, slot: ShownSlot, told: _Told) -> bool:
        """The words stand there, but with another zone or a part of the day behind them."""
        start = _start_of(told.match)
        return told.exact and not unsure(told.match) and start not in (None, slot.start)

    def _on_offer(self, told: _Told) -> Iterator[ShownSlot]:
        match = told.match
        if self._refused(told.start, told.end, told.exact):
            return
        if told.exact and not unsure(match):
            if match.slots:
                yield match.slots[0]
                return
            start = match.start
            if start is not None and start > self._desk.sent.received_at:
                if not tells(self._sentence(told)):
                    yield _new(match, self._row, self._desk)
                return
        if not self.unread and self._looks_like_offer(told):
            self.unread = _shortened(self._row.text)

    def _refused(self, start: int, end: int, exact: bool = True) -> bool:
        alone = len(self._told) <= 1 and len(self._row.text) <= SHOWN_LIMIT
        whole = folded(f"{self._text[:start]} {self._text[end:]}")
        clause = whole if alone else around(self._text, start, end)
        refused = refuses(clause, self._desk.language) or (alone and is_gone(clause))
        self.taken_back = self.taken_back or (refused and exact)
        return refused

    def _looks_like_offer(self, told: _Told) -> bool:
        sentence, beside = self._sentence(told), self.beside(*self._extent(told))
        if tells(sentence) or told.match.when.given_up or self._says_see_you(told):
            return False
        if told.day_only and self._is_told_exactly(told.match.when):
            return False
        offering = offers(sentence, self._desk.language.code)
        if told.day_only and self._is_over(told.match.when):
            return False
        if self._row.marked:
            return offering or len(beside) <= 2 * FEW
        if told.exact:
            asks = "?" in self._text[slice(*self._extent(told))]
            plain = not told.match.when.limited and (asks or len(beside) <= FEW)
            return offering or plain or bool(told.match.contradiction)
        alone = not beside and self._extent(told)[1] >= len(self._row.text.rstrip())
        return told.day_only and not told.match.when.limited and (offering or alone)

    def _says_see_you(self, told: _Told) -> bool:
        see_you = folded(self._desk.language.see_you)
        before = self._bare[max(0, told.start - 20) : told.start]
        return bool(see_you) and re.search(rf"\b(?:{see_you})\s*$", before) is not None

    def _is_told_exactly(self, when: When) -> bool:
        """The weekday of an exact time, parted from it by a sign that is not understood."""
        zone = ZoneInfo(self._desk.sent.shown_zone)
        starts = (start for told in self._told if told.exact and (start := _start_of(told.match)))
        return when.date is None and any(
            start.astimezone(zone).weekday() == when.weekday for start in starts
        )

    def _is_over(self, when: When) -> bool:
        """A day of the last months, or today: the date of a letter, or of what has been."""
        sent = self._desk.sent
        today = sent.received_at.astimezone(ZoneInfo(sent.shown_zone)).date()
        if when.ahead == 0:
            return True
        if when.date is None:
            return False
        year, month, day = when.date
        return (year or today.year, month, day) <= (today.year, today.month, today.day) and (
            bool(year) or today.month - month < 6
        )

    def _extent(self, told: _Told) -> tuple[int, int]:
        found = ((a, b) for a, b in self._cuts if a <= told.start < b)
        return next(found, (0, len(self._bare)))

    def _sentence(self, told: _Told) -> str:
        start, end = self._extent(told)
        return self._bare[start:end]

    def beside(self, start: int, end: int) -> list[str]:
        """The words between these places that belong to no time and join none."""
        language = self._desk.language
        small = language.joiners | language.or_words | language.and_words
        found = re.findall(r"[^\W\d_][\w']*", self._bare[start:end])
        return [word for word in found if word not in small]


def _settled_together(
    chain: list[tuple[Match, tuple[int, int]]],
) -> Iterator[tuple[Match, tuple[int, int]]]:
    """ "Thursday or Friday at ten": whose hour is it? Then none of them is exact."""
    hours = [bool(match.when.clock) for match, _ in chain]
    stretch = any("stretch" in match.unsettled for match, _ in chain)
    if not stretch and (all(hours) or not any(hours)):
        yield from chain
        return
    for match, place in chain:
        yield replace(match, unsettled="it is not said which day the hour belongs to"), place


def _start_of(match: Match) -> datetime | None:
    if match.start is not None:
        return match.start
    return match.slots[0].start if len(match.slots) == 1 else None


def _after_blanks(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip())


def _is_then(when: When, start: datetime, zone: str) -> bool:
    """Does this clock show *start*? A clock that nobody knows may."""
    if zone == UNKNOWN:
        return True
    hour, minute = when.clock or (0, 0)
    local = start.astimezone(ZoneInfo(zone))
    hours = {hour % 24, (hour + 12) % 24} if when.clock_open else {hour % 24}
    return local.hour in hours and local.minute == minute


def _new(match: Match, row: Row, desk: Desk) -> ShownSlot:
    length = desk.known[0].end - desk.known[0].start if desk.known else DEFAULT_LENGTH
    assert match.start is not None
    instant = match.start.astimezone(UTC)
    return ShownSlot(
        number=0,
        start=instant,
        end=instant + length,
        zone=desk.sent.shown_zone,
        words=_shortened(row.text),
    )


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN_LIMIT else f"{text[: SHOWN_LIMIT - 1].rstrip()}…"


def _blotted(text: str, spans: Sequence[tuple[int, int]]) -> str:
    chars = list(text)
    for start, end in spans:
        chars[start:end] = "\x01" * (end - start)
    return "".join(chars)
