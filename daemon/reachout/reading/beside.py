"""Times that stand beside a choice: which of them leave it open, and which only tell a story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from reachout.domain.letter import ShownSlot
from reachout.reading.clauses import spoken, tells_of_past
from reachout.reading.heard import Heard, Said, Speech
from reachout.reading.match import Match
from reachout.reading.when import When


def other_times(speech: Speech, heard: Heard, slots: list[ShownSlot]) -> list[str]:
    """Reasons to ask before *slots* (chosen, earliest first) are booked."""
    return [
        *_offers_of_their_own(speech, heard, slots),
        *_bounds(speech, heard, slots),
        *_another_time(speech),
    ]


def _offers_of_their_own(speech: Speech, heard: Heard, slots: list[ShownSlot]) -> Iterator[str]:
    for said in heard.loose:
        if heard.groups and not _says_the_same(speech, said, slots) and _opens(speech, said):
            yield "they also speak of another day"
    for said in heard.beside:
        if _names_another_offer(said, slots) or _opens(speech, said):
            yield f"“{said.sentence.text}” names another time"
        elif slots and _cuts_into(speech, said.match.when, slots[0]):
            yield f"“{said.sentence.text}” names a time within the chat"


def _says_the_same(speech: Speech, said: Said, slots: list[ShownSlot]) -> bool:
    """ "In the morning" beside a choice of ten o'clock says the same again."""
    when = said.match.when
    if when.limited or when.clock or not slots:
        return False
    local = slots[0].start.astimezone(ZoneInfo(speech.sent.shown_zone))
    same_day = not when.has_day or slots[0] in said.match.slots
    return same_day and (when.part is None or when.part[0] <= local.hour < when.part[1])


def _opens(speech: Speech, said: Said) -> bool:
    """It is brought up as a time to meet: in words for that, or with no other word at all."""
    senses, clause = speech.senses, said.clause
    if any(clause.says(lines) for lines in (senses.propose, senses.shift)):
        return True
    return len(spoken(clause.bare)) < FEW_WORDS or (
        clause.says(senses.yes) and not tells_of_past(clause.bare)
    )


FEW_WORDS = 3  # "ideally eleven" asks for it; a story is longer


def _names_another_offer(said: Said, slots: list[ShownSlot]) -> bool:
    """By day and hour, or by its number: nobody does so by the way."""
    when, named = said.match.when, said.match.slots
    exact = (when.has_day and when.clock is not None) or when.has_ref
    return bool(named) and exact and said.whole and not set(named) & set(slots)


# ------------------------------------------------------------------ bounds


def _bounds(speech: Speech, heard: Heard, slots: list[ShownSlot]) -> Iterator[str]:
    """ "I cannot before three": of no concern where it is over when the chat begins."""
    for match in heard.refused:
        if match.when.limited and not match.slots and not _harmless(speech, match, slots):
            yield "they set a bound"


def _harmless(speech: Speech, match: Match, slots: list[ShownSlot]) -> bool:
    """What they cannot do before the chat begins; "not before eleven" may refuse one at ten."""
    if not slots or not match.when.clock:
        return False
    start = slots[0].start.astimezone(ZoneInfo(speech.sent.shown_zone))
    return all(hour <= start for hour in _hours(match.when, start))


def _cuts_into(speech: Speech, when: When, slot: ShownSlot) -> bool:
    """Does an hour said beside the choice fall within the chat?"""
    if when.clock is None:
        return False
    zone = ZoneInfo(speech.sent.shown_zone)
    start, end = slot.start.astimezone(zone), slot.end.astimezone(zone)
    return any(start < hour < end for hour in _hours(when, start))


def _hours(when: When, day: datetime) -> Iterator[datetime]:
    hour, minute = when.clock or (0, 0)
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
    for each in {hour % 24, (hour + 12) % 24} if when.clock_open else {hour % 24}:
        yield midnight + timedelta(hours=each, minutes=minute)


# ------------------------------------------------------------------ later, or moved


def _another_time(speech: Speech) -> list[str]:
    senses = speech.senses
    moves = speech.says(senses.shift) and speech.says(senses.propose)
    return ["they also speak of another time"] if moves or speech.says(senses.defer) else []
