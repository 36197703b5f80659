"""How welcome a time is: one number, and what takes the most from it.

1 is a time that nothing speaks against. Every reason takes its share; none makes a time
impossible, so that what there is, is offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from reachout.domain.candidates import Candidate
from reachout.domain.openings import Openings, Stretch
from reachout.domain.preference import part_of, weight_of
from reachout.domain.side import Side

MINUTE = timedelta(minutes=1)
LEAST = 1e-6  # a weight of 0 still leaves an order


class Remark(StrEnum):
    """What speaks against a time, a little."""

    NOTHING = ""
    PREFERENCE = "at an hour that you like less"
    LUNCH = "over lunch"
    THEIR_LUNCH = "over their lunch"
    EDGE = "at the edge of your day"
    THEIR_EDGE = "at the edge of their day"
    WEEK = "at the edge of your week"
    THEIR_WEEK = "at the edge of their week"
    UNUSUAL = "early or late in the day"
    THEIR_UNUSUAL = "early or late in their day"
    SPLITS = "in the middle of a long free stretch"
    CROOKED = "not on the full hour"
    SOON = "so soon that the letter could not wait a day"
    FAR = "further ahead"
    SAME_HOUR = "at an hour like one that is offered"
    NEXT_DAY = "next to a day that is offered"
    SAME_DAY = "on a day that is offered"


Share = tuple[float, Remark]  # what is left of 1, and why


@dataclass(frozen=True, slots=True)
class Clock:
    """What an hour is like at the clock of one of the two."""

    side: Side
    zone: ZoneInfo
    theirs: bool
    _known: dict[tuple[int, time, time], list[Share]] = field(default_factory=dict)

    def shares(self, start: datetime, end: datetime) -> list[Share]:
        here, until = start.astimezone(self.zone), end.astimezone(self.zone)
        asked = here.weekday(), here.time(), until.time()
        if asked not in self._known:
            self._known[asked] = list(self._shares(*asked))
        return self._known[asked]

    def _shares(self, weekday: int, begins: time, ends: time) -> Iterator[Share]:
        if begins < LUNCH_ENDS and ends > LUNCH:
            yield 0.6, Remark.THEIR_LUNCH if self.theirs else Remark.LUNCH
        if begins < EARLY or ends > LATE or ends < begins:
            yield 0.6, Remark.THEIR_UNUSUAL if self.theirs else Remark.UNUSUAL
        days = self.side.hours.weekdays
        opens = (weekday - 1) % 7 not in days and begins < FIRST_HOURS
        closes = (weekday + 1) % 7 not in days and ends > LAST_HOURS
        if opens or closes:
            yield 0.8, Remark.THEIR_WEEK if self.theirs else Remark.WEEK
        if hours := self.side.hours.on(weekday):
            share = _at_the_edge(begins, ends, hours[0][0], hours[-1][1])
            yield share, Remark.THEIR_EDGE if self.theirs else Remark.EDGE


LUNCH, LUNCH_ENDS = time(12), time(13, 30)
EARLY, LATE = time(8), time(19)
FIRST_HOURS, LAST_HOURS = time(10), time(16)  # of the week


def _at_the_edge(begins: time, ends: time, opens: time, closes: time) -> float:
    near = min(_minutes(begins) - _minutes(opens), _minutes(closes) - _minutes(ends))
    return 0.85 if near < 30 else 0.93 if near < 60 else 1.0


# ------------------------------------------------------------------ one time by itself


def clocks(found: Openings, contact: Side) -> tuple[Clock, ...]:
    """The host's, and the contact's where it is known."""
    own = Clock(found.host, ZoneInfo(found.zone), theirs=False)
    if contact.zone is None:
        return (own,)
    return own, Clock(contact, ZoneInfo(contact.zone), theirs=True)


def shares(one: Candidate, found: Openings, both: tuple[Clock, ...], soonest: int) -> list[Share]:
    """*soonest*: how many working days ahead the first day with any candidate is."""
    policy = found.policy
    weight = weight_of(policy.prefer, one.day.weekday(), part_of(one.wall))
    told = [(max(weight, LEAST), Remark.PREFERENCE if weight < 1 else Remark.NOTHING)]
    for clock in both:
        told += clock.shares(one.slot.start, one.slot.end)
    if policy.beside:
        told.append(_place(one))
    soon = one.slot.start < found.earliest + LIES
    told += [_roundness(one.wall), _distance(one.ahead - soonest, soon)]
    return told


LONG = timedelta(hours=2)  # a free stretch of which is worth keeping whole
SPLIT = timedelta(minutes=90)  # cut off from it: as bad as it gets


def _place(one: Candidate) -> Share:
    """Next to something else it costs nothing; in the middle of a long free stretch most."""
    stretch, slot = one.stretch, one.slot
    if stretch.length < LONG or _whole(stretch):
        return 1.0, Remark.NOTHING
    lost = min(slot.start - stretch.start, stretch.end - slot.end, SPLIT)
    return 1 - 0.25 * (lost / SPLIT), Remark.SPLITS


def _whole(stretch: Stretch) -> bool:
    """Nothing stands on the calendar in these hours: no place is better than another."""
    return not stretch.after_event and not stretch.before_event


def _roundness(wall: time) -> Share:
    if wall.minute == 0:
        return 1.0, Remark.NOTHING
    return (0.97 if wall.minute == 30 else 0.93), Remark.CROOKED


LIES = timedelta(days=1)  # a letter may lie so long before it is sent, and again before it is read


def _distance(ahead: int, soon: bool) -> Share:
    if soon:
        return 0.5, Remark.SOON
    return 0.97 ** max(ahead - 1, 0), Remark.FAR


def product(told: list[Share]) -> float:
    worth = 1.0
    for share, _ in told:
        worth *= share
    return worth


# ------------------------------------------------------------------ one time beside another

NEXT = 0.8  # left of a time on the day after or before
APART = 150  # minutes between two hours of the day that are unlike each other


def beside(one: Candidate, other: Candidate) -> Share:
    """How well two times stand in one letter: on days apart, at hours unlike."""
    days = abs((one.day - other.day).days)
    unlike = 0.65 + 0.35 * min(abs(one.minute - other.minute), APART) / APART
    if days == 0:
        return 0.05 * unlike, Remark.SAME_DAY
    if days == 1 and unlike > NEXT:
        return NEXT * unlike, Remark.NEXT_DAY
    return (NEXT if days == 1 else 1.0) * unlike, Remark.SAME_HOUR


def _minutes(wall: time) -> int:
    """`time.max` is midnight."""
    return 24 * 60 if wall == time.max else wall.hour * 60 + wall.minute
