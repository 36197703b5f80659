"""What a letter of ours really offers after the host edited it, and which times it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from reachout.domain.letter import ShownSlot
from reachout.domain.reading import Sent
from reachout.reading.clauses import blotted, says
from reachout.reading.folding import folded, squeezed
from reachout.reading.languages import LANGUAGES
from reachout.reading.languages.language import Language
from reachout.reading.markup import lines_of
from reachout.reading.match import Match, matched
from reachout.reading.when import When
from reachout.reading.when import mentions as mentions_in

TEXT_LIMIT = 20_000
DEFAULT_LENGTH = timedelta(minutes=30)


def read_offer(
    text: str,
    html: str | None,
    known: tuple[ShownSlot, ...],
    *,
    year_hint: datetime,
    zone: str,
    language: str,
) -> tuple[ShownSlot, ...]:
    """The slots that a sent letter offers, in its order, numbered from 1 as the recipient sees.

    A known slot stays when its words, or its day and hour, still stand on a line. Struck text
    (<s>, <del>, line-through) is gone. A line that names one exact time of its own adds a slot as
    long as the known ones (30 minutes when none is known); a line that can be read in two ways
    adds none. *year_hint*: when it was sent; *zone*: IANA, of the written times; *language*: a
    locale.
    """
    lines = _visible(text, html)
    context = _context(known, year_hint, zone, language)
    spoken = _language(language)
    found: list[ShownSlot] = []
    for line in lines:
        for slot in _on_line(line, known, context, spoken):
            if all(slot.start != other.start for other in found):
                found.append(slot)
    return tuple(replace(slot, number=number) for number, slot in enumerate(found, 1))


def mentions(text: str, start: datetime, zone: str, language: str) -> bool:
    """Does *text* name exactly *start*, by day and hour, and no other exact time?

    *zone*: the clock of the text, IANA. Both zones may stand side by side ("10:00 your time
    (15:00 mine)"): an hour that is *start* on another clock is no other time.
    """
    named = _named(text, start, zone, language)
    return start in named and not exact_times(text, start, zone, language)


def exact_times(text: str, start: datetime, zone: str, language: str) -> tuple[datetime, ...]:
    """The exact starts other than *start* that *text* names, in order. Quoted lines don't count.

    *start* also tells what year is meant, and the day of an hour that stands alone.
    """
    return tuple(time for time in _named(text, start, zone, language) if time != start)


# ------------------------------------------------------------------ lines of a letter


def _visible(text: str, html: str | None) -> list[str]:
    lines = [line for line in text[:TEXT_LIMIT].split("\n") if not line.lstrip().startswith(">")]
    if not html:
        return lines
    shown = [line.text for line in lines_of(html[: 5 * TEXT_LIMIT]) if not line.quoted]
    plain = squeezed(" ".join(shown))
    kept = [line for line in lines if squeezed(line) in plain]
    return kept if _has_strikes(html) else lines


def _has_strikes(html: str) -> bool:
    return bool(re.search(r"<(?:s|del|strike)\b|line-through", html[: 5 * TEXT_LIMIT], re.I))


def _language(locale: str) -> Language:
    return LANGUAGES.get(locale.partition("-")[0], LANGUAGES["en"])


def _context(known: tuple[ShownSlot, ...], now: datetime, zone: str, language: str) -> Sent:
    return Sent(
        text="",
        slots=known,
        sent_at=now,
        received_at=now,
        minutes=0,
        host_zone=zone,
        shown_zone=zone,
        contact_zone=zone,
        language=language,
        addresses=(),
    )


def _on_line(
    line: str, known: tuple[ShownSlot, ...], context: Sent, language: Language
) -> Iterator[ShownSlot]:
    plain = squeezed(line[:400])
    worded = [slot for slot in known if slot.words and squeezed(slot.words) in plain]
    beside = plain
    for slot in worded:
        beside = beside.replace(squeezed(slot.words), " ")
    if worded and _refuses(beside, language):
        return
    if worded:
        yield from worded
        return
    yield from _by_times(line[:400], known, context, language)


def _by_times(
    line: str, known: tuple[ShownSlot, ...], context: Sent, language: Language
) -> Iterator[ShownSlot]:
    matches = _resolved(line, context, language)
    settled = [match for match in matches if not _unsure(match)]
    if any(not match.slots for match in settled) and len(settled) < len(matches):
        settled = [match for match in settled if match.slots]
    for match in settled:
        if len(match.slots) == 1:
            yield match.slots[0]
        elif match.start is not None and match.start > context.received_at:
            yield _new(match.start, line, known, context)


def _unsure(match: Match) -> bool:
    bound = match.when.limited or match.when.given_up
    return bool(bound or match.contradiction or match.unsettled or len(match.slots) > 1)


def _new(start: datetime, line: str, known: tuple[ShownSlot, ...], context: Sent) -> ShownSlot:
    length = known[0].end - known[0].start if known else DEFAULT_LENGTH
    words = line.strip().lstrip("-–—*•0123456789.) ").strip()
    instant = start.astimezone(UTC)
    return ShownSlot(
        number=0, start=instant, end=instant + length, zone=context.shown_zone, words=words
    )


# ------------------------------------------------------------------ times of a text


_TRANSLATED = re.compile(
    r"\([^()\n]{0,60}\d(?:[:.h]\d\d|\s?(?:am|pm|uhr|h)\b)[^()\n]{0,60}\)", re.I
)


def _resolved(text: str, context: Sent, language: Language) -> list[Match]:
    """Exact mentions of *text*: a day with an hour, or an hour after such a day.

    An hour in brackets says the same on another clock and is left out.
    """
    found: list[Match] = []
    before: Match | None = None
    plain = _TRANSLATED.sub(lambda m: " " * len(m.group()), text)
    for when in mentions_in(plain, language, context)[0]:
        if not when.clock and not when.has_day:
            continue
        if _refuses(_around(plain, when), language):
            continue
        match = matched(_unnumbered(when), context, before)
        if when.has_day:
            before = match
        if when.clock and match.when.has_day:
            found.append(match)
    return found


def _around(text: str, when: When) -> str:
    """The clause in which a time stands, without the time."""
    before = re.split(r"[.!?;,]\s|\n", text[: when.start])[-1]
    after = re.split(r"[.!?;,](?:\s|$)|\n", text[when.end :])[0]
    return folded(f"{before} {after}")


def _refuses(clause: str, language: Language) -> bool:
    """ "Tuesday at ten is gone": the host takes it back in words."""
    senses = language.senses
    plain = blotted(senses.harmless, blotted(senses.propose, clause))
    return says(senses.no, plain)


def _unnumbered(when: When) -> When:
    """In a letter of ours a number before a time only counts the lines."""
    return replace(when, ref=None) if when.has_day and when.ref is not None else when


def _named(text: str, start: datetime, zone: str, language: str) -> tuple[datetime, ...]:
    own = ShownSlot(number=1, start=start, end=start, zone=zone, words="")
    context = replace(_context((own,), _eve(start, zone), zone, language), host_zone=zone)
    lines = [line for line in text[:TEXT_LIMIT].split("\n") if not line.lstrip().startswith(">")]
    found: list[datetime] = []
    for match in _resolved("\n".join(lines), context, _language(language)):
        named = _instant(match, start)
        if named is not None and named not in found:
            found.append(named)
    return tuple(found)


def _instant(match: Match, start: datetime) -> datetime | None:
    if match.when.limited or match.when.given_up:
        return None
    return start if match.slots else match.start


def _eve(start: datetime, zone: str) -> datetime:
    """A moment shortly before: weekdays and dates count from here."""
    return start.astimezone(ZoneInfo(zone)) - timedelta(days=6)
