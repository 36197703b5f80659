"""Which exact times a text of the host's names, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from reachout.domain.letter import ShownSlot
from reachout.domain.reading import Sent
from reachout.reading.clauses import blotted, says
from reachout.reading.folding import folded
from reachout.reading.languages import LANGUAGES
from reachout.reading.languages.language import Language
from reachout.reading.match import Match, matched
from reachout.reading.rows import TEXT_LIMIT
from reachout.reading.when import When
from reachout.reading.when import mentions as mentions_in


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


def language_of_letter(locale: str) -> Language:
    return LANGUAGES.get(locale.partition("-")[0], LANGUAGES["en"])


def letter_of_host(
    known: tuple[ShownSlot, ...], at: datetime, zone: str, mine: str, language: str
) -> Sent:
    """How a letter written *at* is read: here the writer is the host, and "my time" is *mine*."""
    return Sent(
        text="",
        slots=known,
        sent_at=at,
        received_at=at,
        minutes=0,
        host_zone=zone,
        shown_zone=zone,
        contact_zone=mine,
        language=language,
        addresses=(),
    )


TRANSLATED = re.compile(
    r"\([^()\n]{0,60}\d(?:[:.h]\d\d|\s?(?:am|pm|uhr|h)\b)[^()\n]{0,60}\)", re.I
)


def without_brackets(text: str) -> str:
    """An hour in brackets says the same on another clock; the length stays."""
    return TRANSLATED.sub(lambda found: " " * len(found.group()), text)


def unsure(match: Match) -> bool:
    bound = match.when.limited or match.when.given_up
    return bool(bound or match.contradiction or match.unsettled or len(match.slots) > 1)


def unnumbered(when: When) -> When:
    """In a letter of ours a number before a time only counts the lines."""
    return replace(when, ref=None) if when.has_day and when.ref is not None else when


def around(text: str, start: int, end: int) -> str:
    """The clause in which a time stands, without the time."""
    before = re.split(r"[.!?;,]\s|\n", text[:start])[-1]
    after = re.split(r"[.!?;,](?:\s|$)|\n", text[end:])[0]
    return folded(f"{before} {after}")


def refuses(clause: str, language: Language) -> bool:
    """ "Tuesday at ten is gone": the host takes it back in words."""
    senses = language.senses
    plain = blotted(senses.harmless, blotted(senses.propose, clause))
    return says(senses.no, plain)


def _named(text: str, start: datetime, zone: str, language: str) -> tuple[datetime, ...]:
    own = ShownSlot(number=1, start=start, end=start, zone=zone, words="")
    context = letter_of_host((own,), _eve(start, zone), zone, zone, language)
    lines = [line for line in text[:TEXT_LIMIT].split("\n") if not line.lstrip().startswith(">")]
    found: list[datetime] = []
    for match in _resolved("\n".join(lines), context, language_of_letter(language)):
        named = _instant(match, start)
        if named is not None and named not in found:
            found.append(named)
    return tuple(found)


def _resolved(text: str, context: Sent, language: Language) -> list[Match]:
    """Exact mentions of *text*: a day with an hour, or an hour after such a day."""
    found: list[Match] = []
    before: Match | None = None
    plain = without_brackets(text)
    for when in mentions_in(plain, language, context)[0]:
        if not when.clock and not when.has_day:
            continue
        if refuses(around(plain, when.start, when.end), language):
            continue
        match = matched(unnumbered(when), context, before)
        if when.has_day:
            before = match
        if when.clock and match.when.has_day:
            found.append(match)
    return found


def _instant(match: Match, start: datetime) -> datetime | None:
    if match.when.limited or match.when.given_up:
        return None
    return start if match.slots else match.start


def _eve(start: datetime, zone: str) -> datetime:
    """A moment shortly before: weekdays and dates count from here."""
    return start.astimezone(ZoneInfo(zone)) - timedelta(days=6)
