"""One moment told on two clocks: "10 your time, 11 mine", "3 central (your 2)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from reachout.domain.letter import ShownSlot
from reachout.domain.reading import Sent
from reachout.reading.folding import listed
from reachout.reading.languages.language import Language
from reachout.reading.when import When
from reachout.reading.zones import UNKNOWN

BETWEEN = 30  # characters between the two hours
BESIDE = 20  # characters in which it is said whose clock it is


def with_one_clock(found: list[When], text: str, language: Language, sent: Sent) -> list[When]:
    """*found* with hours on two clocks that name one offer made one mention of it.

    *text* is folded. A single hour that is said to be "here" and fits an offer only on the
    contact's clock is read on that clock.
    """
    done: list[When] = []
    for when in found:
        both = _both(done[-1], when, text, language, sent) if done else None
        if both is not None:
            done[-1] = both
        else:
            done.append(when)
    return [_on_own_clock(when, text, language, sent) for when in done]


def _both(one: When, other: When, text: str, language: Language, sent: Sent) -> When | None:
    one, other = _beside_weekday(one), _as_hour(other)
    gap = text[one.end : other.start]
    if not (one.clock and other.clock and _is_same_breath(gap, other)):
        return None
    if _names_other_day(one, other) or not _is_owned(one, other, text, language):
        return None
    slot = next((s for s in sent.slots if _is_told_twice(one, other, s, sent)), None)
    return _as_offer(one, slot, sent, other.end) if slot is not None else None


def _as_hour(when: When) -> When:
    """A number alone, beside an hour, is one too ("your 2")."""
    number = when.bare if when.bare is not None or when.ordinal else when.ref
    if number is None or when.has_day or when.clock or not 0 <= number <= 23:
        return when
    return replace(when, bare=None, ref=None, clock=(number, 0), clock_open=number <= 12)


def _beside_weekday(when: When) -> When:
    """ "Thursday 3 central"."""
    if when.bare is None or when.clock or when.weekday is None or when.bare > 23:
        return when
    return replace(when, bare=None, clock=(when.bare, 0), clock_open=when.bare <= 12)


def _is_same_breath(gap: str, other: When) -> bool:
    return len(gap) <= BETWEEN and "\n" not in gap and not other.joined and not other.limited


def _names_other_day(one: When, other: When) -> bool:
    return one.has_ref or other.has_ref or (one.has_day and other.has_day)


def _is_owned(one: When, other: When, text: str, language: Language) -> bool:
    """Somebody's clock is named, or the second hour stands in brackets."""
    if one.zone or other.zone or text[other.start - 1 : other.start] == "(":
        return True
    said = text[max(0, one.start - BESIDE) : other.end + BESIDE]
    return re.search(rf"\b(?:{listed(language.whose_clock)})\b", said) is not None


def _is_told_twice(one: When, other: When, slot: ShownSlot, sent: Sent) -> bool:
    """Do both hours fit *slot*, each on a clock of its own?"""
    day = one if one.has_day else other
    return any(
        _fits(one, day, slot, a) and _fits(other, day, slot, b)
        for a in _zones(one, sent)
        for b in _zones(other, sent)
        if _hour(slot, a) != _hour(slot, b)
    )


def _zones(when: When, sent: Sent) -> Iterator[str]:
    if when.zone and when.zone != UNKNOWN:
        yield when.zone
        return
    known = (sent.shown_zone, sent.host_zone, sent.contact_zone)
    yield from dict.fromkeys(zone for zone in known if zone)


def _hour(slot: ShownSlot, zone: str) -> tuple[int, int]:
    local = slot.start.astimezone(ZoneInfo(zone))
    return local.hour, local.minute


def _fits(when: When, day: When, slot: ShownSlot, zone: str) -> bool:
    local = slot.start.astimezone(ZoneInfo(zone))
    hour, minute = when.clock or (0, 0)
    hours = {hour % 24, (hour + 12) % 24} if when.clock_open else {hour % 24}
    return local.hour in hours and local.minute == minute and _is_on(day, local)


def _is_on(when: When, local: datetime) -> bool:
    if when.next_week or when.week_after or when.plus_week or when.same_day:
        return False
    return (
        when.weekday in (None, local.weekday())
        and when.nth in (None, local.day)
        and (when.date is None or when.date[1:] == (local.month, local.day))
        and when.ahead is None
        and when.numeric is None
    )


def _as_offer(when: When, slot: ShownSlot, sent: Sent, end: int) -> When:
    """Said of *slot*, on the clock that it was shown on; a day that was not said stays unsaid."""
    local = slot.start.astimezone(ZoneInfo(sent.shown_zone))
    date = (local.year, local.month, local.day) if when.has_day else None
    return replace(
        when,
        end=end,
        weekday=None,
        nth=None,
        date=date,
        clock=(local.hour, local.minute),
        clock_open=False,
        part=None,
        zone=sent.shown_zone,
    )


def _on_own_clock(when: When, text: str, language: Language, sent: Sent) -> When:
    """ "Friday at 10 here in Edinburgh", where only the offer at 11 on our clock is meant."""
    own = sent.contact_zone
    if not (own and when.clock and when.has_day and not when.zone and language.whose_clock):
        return when
    behind = text[when.end : when.end + BESIDE]
    if not re.match(rf"\W{{0,3}}(?:{listed(language.whose_clock)})\b", behind):
        return when
    on_ours = [s for s in sent.slots if _fits(when, when, s, sent.shown_zone)]
    on_theirs = [s for s in sent.slots if _fits(when, when, s, own)]
    return replace(when, zone=own) if on_theirs and not on_ours else when
