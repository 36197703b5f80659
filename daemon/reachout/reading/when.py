"""Pieces of a time put together: one mention of a time, as far as the writer fixed it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from reachout.domain.reading import Sent
from reachout.reading.folding import folded, listed, phrases
from reachout.reading.gate import spelled
from reachout.reading.languages.language import Language
from reachout.reading.pieces import Kind, Piece
from reachout.reading.times import pieces
from reachout.reading.zones import zone_words


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """What one mention says. None: not said. Hours are of `zone`'s clock."""

    start: int  # where in the text
    end: int
    weekday: int | None = None
    date: tuple[int, int, int] | None = None  # year or 0, month, day
    numeric: tuple[int, int, int] | None = None  # the country decides which is the month
    nth: int | None = None  # a day of the month, or the number of an offer
    clock: tuple[int, int] | None = None
    clock_open: bool = False  # am or pm is not said
    length: int = 0  # minutes, of a range
    part: tuple[int, int] | None = None
    ahead: int | None = None
    ref: int | None = None  # number of an offer; -1 the last
    ordinal: bool = False  # `ref` counts ("the second one") and is not a number that is printed
    bare: int | None = None
    pick: int = 0  # +1 the later one of them, -1 the earlier one
    shift: int | None = None  # minutes
    next_week: bool = False
    week_after: bool = False
    plus_week: bool = False  # "Thursday week", "heute in acht Tagen"
    same_time: bool = False
    same_day: bool = False
    zone: str = ""  # IANA, "?" unknown, "" not said
    limited: bool = False  # "after three", "until the 10th": a bound and no time
    given_up: bool = False  # "instead of three"
    joined: bool = False  # by "or" or "and" to the one before

    @property
    def has_day(self) -> bool:
        said = (self.weekday, self.date, self.numeric, self.nth, self.ahead)
        return any(value is not None for value in said) or self.same_day or self.week_after

    @property
    def has_ref(self) -> bool:
        return self.ref is not None or self.bare is not None

    @property
    def empty(self) -> bool:
        return not (
            self.has_day
            or self.has_ref
            or self.clock
            or self.pick
            or self.part
            or self.shift is not None
            or self.same_time
        )


def mentions(original: str, language: Language, sent: Sent) -> tuple[list[When], list[Piece]]:
    """Every mention in *original*, in order, and the pieces that belong to none."""
    text = spelled(folded(original), language)
    zones = [
        Piece(Kind.ZONE, start, end, zone=zone)
        for start, end, zone in zone_words(original, text, language, sent)
    ]
    plain = pieces(text, language)
    zones = [_behind_hour(zone, plain) for zone in zones]
    plain = [p for p in plain if not _inside(p, zones)]
    every = sorted([*plain, *_outermost(zones)], key=lambda piece: piece.start)
    found, noise = _grouped(text, every, language)
    return [_freed(when, text, language) for when in found if not when.empty], noise


def _freed(when: When, text: str, language: Language) -> When:
    """ "Bis Donnerstag!" alone at the end of a clause sees the other again; it bounds nothing."""
    if not (when.limited and language.see_you and when.has_day and not when.clock):
        return when
    before = re.search(
        rf"(?:^|[.!?,;\n-]|\bdann|\bdan)\s*(?:{listed(language.see_you)})\s*$",
        text[max(0, when.start - 20) : when.start],
    )
    ends = re.match(r"\s*(?:[.!,;\n:)]|$)", text[when.end :])
    return replace(when, limited=False) if before and ends else when


def _behind_hour(zone: Piece, found: list[Piece]) -> Piece:
    """ "Las 12 hora peninsular": a word that may belong to both belongs to the hour."""
    hours = (p.end for p in found if p.kind == Kind.CLOCK and p.start < zone.start < p.end)
    end = max(hours, default=zone.start)
    return replace(zone, start=end) if end < zone.end else zone


def _inside(piece: Piece, zones: list[Piece]) -> bool:
    return any(piece.start < zone.end and zone.start < piece.end for zone in zones)


def _outermost(zones: list[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for zone in sorted(zones, key=lambda z: (z.start, -z.end)):
        if not kept or zone.start >= kept[-1].end:
            kept.append(zone)
    return kept


def _grouped(text: str, every: list[Piece], language: Language) -> tuple[list[When], list[Piece]]:
    found: list[When] = []
    noise: list[Piece] = []
    current: When | None = None
    for piece in every:
        if piece.kind in (Kind.NOISE, Kind.MONTH):
            noise.append(piece)
            continue
        gap = text[current.end : piece.start] if current else ""
        grown = _joined(current, piece, gap, language) if current else None
        if current and grown is None:
            found.append(current)
        current = grown or _begun(text, piece, current, gap, language)
    return ([*found, current] if current else found), noise


def _joined(when: When, piece: Piece, gap: str, language: Language) -> When | None:
    apart = "(" in gap or ("," in gap and when.zone)
    if piece.kind == Kind.BARE and when.clock and apart:
        return None  # "3 your time (4 mine)"
    if _joins(gap, language):
        return _grown(when, piece)
    bound = _lead(language.senses.limits).search(gap)
    kinds = (Kind.CLOCK, Kind.PART, Kind.RANGE)
    if bound and piece.kind in kinds and _joins(gap[: bound.start()], language):
        grown = _grown(when, piece)
        return replace(grown, limited=piece.kind != Kind.RANGE) if grown else None
    return None


def _joins(gap: str, language: Language) -> bool:
    if len(gap) > 40 or "\n" in gap.strip(" "):
        return False
    return all(word in language.joiners for word in re.findall(r"[\w']+|[^\w\s]", gap))


def _begun(text: str, piece: Piece, before: When | None, gap: str, language: Language) -> When:
    led = text[max(0, piece.start - 40) : piece.start]
    head = text[piece.start : piece.end]
    when = When(
        start=piece.start,
        end=piece.end,
        limited=piece.kind != Kind.RANGE
        and bool(
            _lead(language.senses.limits).search(led)
            or re.match(phrases(language.senses.limits), head)
        ),
        given_up=bool(_lead(language.senses.compared).search(led)),
        joined=before is not None and _is_or(gap, language),
    )
    return _with(when, piece) or when


@lru_cache(maxsize=64)
def _lead(lines: str) -> re.Pattern[str]:
    return re.compile(
        phrases(lines) + r"(?:\s+(?:the|den|dem|der|le|la|el|il|o|a|de|um|at)\b)?\s*$"
    )


def _is_or(gap: str, language: Language) -> bool:
    found = re.findall(r"[\w']+|[^\w\s]", gap)
    linking = {*language.or_words, *language.and_words}
    if found == [","]:
        return True  # "Thursday, Friday or Tuesday": what could be one mention was joined before
    return (
        len(found) <= 5
        and any(word in linking for word in found)
        and all(word in linking or word in language.joiners for word in found)
    )


def _grown(when: When, piece: Piece) -> When | None:
    """*when* with *piece* added; None when it says something else about the same thing."""
    grown = _with(when, piece)
    return replace(grown, end=piece.end) if grown else None


def _with(when: When, piece: Piece) -> When | None:
    name, value = _FIELDS[piece.kind]
    taken = getattr(when, name)
    if piece.kind == Kind.ZONE and taken == piece.zone:
        return when  # "for you in Berlin" says it twice
    if taken not in (None, "", False, 0):
        return None
    if piece.kind in (Kind.REF, Kind.ORDINAL, Kind.BARE) and when.has_ref:
        return None
    if _other_day(when, piece):
        return None
    changes = {name: value(piece)}
    if piece.kind == Kind.ORDINAL:
        changes["ordinal"] = True
    if piece.kind in (Kind.CLOCK, Kind.RANGE):
        changes["clock_open"] = bool(piece.value[2])
    if piece.kind == Kind.RANGE:
        changes["length"] = piece.value[3]
    return replace(when, **changes)


def _other_day(when: When, piece: Piece) -> bool:
    """ "From the 20th, so Thursday 11 June": two days, not one."""
    if piece.kind == Kind.DATE and when.nth is not None:
        return when.nth != piece.value[2]
    if when.date is None or piece.kind not in (Kind.NTH, Kind.DAY):
        return False
    return when.date[2] != piece.value[0]


def _one(piece: Piece) -> object:
    return piece.value[0]


def _all(piece: Piece) -> object:
    return piece.value


def _two(piece: Piece) -> object:
    return piece.value[:2]


def _yes(piece: Piece) -> object:
    return True


_FIELDS = {
    Kind.DATE: ("date", _all),
    Kind.NUMERIC: ("numeric", _all),
    Kind.CLOCK: ("clock", _two),
    Kind.RANGE: ("clock", _two),
    Kind.WEEKDAY: ("weekday", _one),
    Kind.NTH: ("nth", _one),
    Kind.DAY: ("nth", _one),
    Kind.REF: ("ref", _one),
    Kind.ORDINAL: ("ref", _one),
    Kind.BARE: ("bare", _one),
    Kind.PART: ("part", _all),
    Kind.AHEAD: ("ahead", _one),
    Kind.SHIFT: ("shift", _one),
    Kind.LATER_OF: ("pick", lambda piece: 1),
    Kind.EARLIER_OF: ("pick", lambda piece: -1),
    Kind.NEXT: ("next_week", _yes),
    Kind.WEEK_AFTER: ("week_after", _yes),
    Kind.PLUS_WEEK: ("plus_week", _yes),
    Kind.SAME_TIME: ("same_time", _yes),
    Kind.SAME_DAY: ("same_day", _yes),
    Kind.ZONE: ("zone", lambda piece: piece.zone),
}
