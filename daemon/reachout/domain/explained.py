"""Day by day: which time is offered, or why none is.

Nothing is decided here. The days are those of the choice itself; where one has no time that suits,
the rules are lifted one after the other until it has, and the last one lifted was in the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from reachout.domain.candidates import Guest, Slot, candidates
from reachout.domain.choice import Weighed, pick, weigh
from reachout.domain.liking import Remark, beside
from reachout.domain.openings import (
    Openings,
    full_days,
    last_day,
    monday_of,
    openings,
    zone_of,
)
from reachout.domain.policy import SlotPolicy
from reachout.domain.side import Side
from reachout.domain.span import Days
from reachout.domain.truth import Around
from reachout.domain.wallclock import DAY, SECOND, hours_on, local_day


class Obstacle(StrEnum):
    """Why a day has no time that could be offered."""

    NOT_WORKING = "not one of your days"
    HOLIDAY = "a public holiday of yours"
    AWAY = "you are away"
    TOO_SOON = "too soon"
    DAY_FULL = "enough chats on this day"
    WEEK_FULL = "enough chats in this week"
    BUSY = "your calendar is full"
    OFFERED = "offered in other letters"
    THEY_AWAY = "they are away"
    THEIR_HOLIDAY = "a public holiday of theirs"
    THEIR_HOURS = "outside their hours"
    SHORT = "your hours are too short for it"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTold:
    """One day of the horizon, at the host's clock."""

    day: date
    offered: tuple[Slot, ...] = ()
    best: Slot | None = None  # could have been offered
    free: int = 0  # starts that suit both, those offered among them
    remark: Remark = Remark.NOTHING  # what tells most against the best one, on a day not taken
    obstacle: Obstacle | None = None
    name: str = ""  # of the holiday

    @property
    def idle(self) -> bool:
        """Not a day of work: nobody asks why."""
        return self.obstacle is Obstacle.NOT_WORKING


def explain(asked: Around, minutes: int) -> tuple[DayTold, ...]:
    """Every day from today to the end of the horizon, those without hours included."""
    found, guest = _openings(asked), _guest(asked, minutes)
    chosen = pick(found, guest=guest)
    weighed = weigh(found, guest, most=asked.policy.horizon + 1)
    return tuple(_told(day, asked, minutes, chosen, weighed) for day in _days(asked))


def _openings(asked: Around) -> Openings:
    return openings(
        asked.busy, host=asked.host, policy=asked.policy, now=asked.now, chats=asked.chats
    )


def _guest(asked: Around, minutes: int) -> Guest:
    return Guest(side=asked.contact, minutes=minutes, taken=[*asked.taken, *asked.near])


def _days(asked: Around) -> Iterator[date]:
    day = local_day(asked.now, zone_of(asked.host))
    last = last_day(asked.host, asked.policy.horizon, asked.now)
    while day <= last:
        yield day
        day += DAY


def _told(
    day: date,
    asked: Around,
    minutes: int,
    chosen: Sequence[Slot],
    weighed: Sequence[Weighed],
) -> DayTold:
    here = [one for one in weighed if one.candidate.day == day]
    if not here:
        obstacle, name = _obstacle(day, asked, minutes)
        return DayTold(day=day, obstacle=obstacle, name=name)
    offered = [one for one in here if one.candidate.slot in chosen]
    if offered:
        slots = tuple(one.candidate.slot for one in offered)
        return DayTold(day=day, offered=slots, free=len(here), best=slots[0])
    others = [one for one in weighed if one.candidate.slot in chosen]
    best = max(here, key=lambda one: (one.beside(others), -one.candidate.minute))
    remark = _weakest(best, others)
    return DayTold(day=day, best=best.candidate.slot, free=len(here), remark=remark)


def _weakest(one: Weighed, others: Sequence[Weighed]) -> Remark:
    told = [*one.told, *(beside(one.candidate, other.candidate) for other in others)]
    share, remark = min(told, key=lambda pair: pair[0])
    return remark if share < 1 else Remark.NOTHING


# ------------------------------------------------------------------ what is in the way


def _anywhere(side: Side) -> Side:
    return replace(side, zone=None)


def _at_once(policy: SlotPolicy) -> SlotPolicy:
    return replace(policy, notice=timedelta(0))


_LIFTED: tuple[tuple[Obstacle, Callable[[Around], Around]], ...] = (
    (Obstacle.OFFERED, lambda asked: replace(asked, taken=(), near=())),
    (Obstacle.THEY_AWAY, lambda asked: replace(asked, contact=replace(asked.contact, off=()))),
    (Obstacle.THEIR_HOURS, lambda asked: replace(asked, contact=_anywhere(asked.contact))),
    (Obstacle.BUSY, lambda asked: replace(asked, busy=())),
    (Obstacle.DAY_FULL, lambda asked: replace(asked, chats=())),
    (Obstacle.TOO_SOON, lambda asked: replace(asked, policy=_at_once(asked.policy))),
)


def _obstacle(day: date, asked: Around, minutes: int) -> tuple[Obstacle, str]:
    off = asked.host.day_off(day)
    if day.weekday() not in asked.host.hours.weekdays:
        return Obstacle.NOT_WORKING, ""
    if off is not None:
        return _off(off, Obstacle.AWAY, Obstacle.HOLIDAY)
    for obstacle, lift in _LIFTED:
        lifted = lift(asked)
        if _suits(day, lifted, minutes):
            return _named(obstacle, day, asked)
        asked = lifted
    return (Obstacle.TOO_SOON if _today(day, asked) else Obstacle.SHORT), ""


def _suits(day: date, asked: Around, minutes: int) -> bool:
    """Something could be offered on that day."""
    found = _openings(asked)
    only = replace(found, days=tuple(one for one in found.days if one.day == day))
    return any(candidates(only, _guest(asked, minutes)))


def _today(day: date, asked: Around) -> bool:
    return day == local_day(asked.now, zone_of(asked.host))


def _named(obstacle: Obstacle, day: date, asked: Around) -> tuple[Obstacle, str]:
    if obstacle is Obstacle.THEY_AWAY:
        return _off(_their_day_off(day, asked), Obstacle.THEY_AWAY, Obstacle.THEIR_HOLIDAY)
    if obstacle is Obstacle.DAY_FULL:
        return _full(day, asked), ""
    return obstacle, ""


def _full(day: date, asked: Around) -> Obstacle:
    """A chat may also be in the way by itself, on a day that could have one more."""
    full = full_days(asked.chats, asked.host, asked.policy)
    if day in full.days:
        return Obstacle.DAY_FULL
    return Obstacle.WEEK_FULL if monday_of(day) in full.weeks else Obstacle.BUSY


def _their_day_off(day: date, asked: Around) -> Days:
    """Which of theirs meets the host's hours of that day: it may bear another date there."""
    zone = zone_of(asked.host)
    walls = asked.host.hours.on(day.weekday())
    opens, closes = hours_on(zone, day, walls[0][0], walls[-1][1])
    there = asked.contact.clock(zone)
    dates = (local_day(opens, there), local_day(closes - SECOND, there))
    return next(filter(None, map(asked.contact.day_off, dates)), Days(day, day))


def _off(off: Days, away: Obstacle, holiday: Obstacle) -> tuple[Obstacle, str]:
    return (holiday, off.name) if off.name else (away, "")
