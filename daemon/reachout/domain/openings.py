"""The host's side of the question which times can be offered: swept once, for any contact.

What is busy is walked over a single time, in order; then every day knows its free stretches.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain, groupby
from operator import attrgetter

from reachout.domain.policy import SlotPolicy
from reachout.domain.side import Side
from reachout.domain.span import Span
from reachout.domain.wallclock import DAY, exists, hours_on, local_day

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Free: a chat may begin at *start* and must be over by *end* (UTC), buffers left out."""

    start: datetime
    end: datetime
    after_event: bool  # something on the calendar comes before it; else the hours begin
    before_event: bool
    hours: tuple[time, time]  # of the host, within which it lies

    @property
    def length(self) -> timedelta:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class OpenDay:
    day: date  # at the host's clock
    ahead: int  # working days of the host from today
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    host: Side
    zone: str
    policy: SlotPolicy
    earliest: datetime  # when the notice is over
    days: tuple[OpenDay, ...]  # in order; a day may turn out to have no start


def openings(
    busy: Sequence[Span],
    *,
    host: Side,
    policy: SlotPolicy,
    now: datetime,
    chats: Sequence[Span] = (),
) -> Openings:
    """What suits the host: in hours, a buffer from everything, after the notice.

    The horizon is the rest of today and the next `policy.horizon` working days. One sweep over
    *busy* and *chats*, which may overlap; both are sorted here, which costs little if they are.
    """
    full = full_days(chats, host, policy)
    days = [(day, ahead) for day, ahead in working_days(host, policy.horizon, now)]
    hours = [one for one in _hours(host, days) if one.day not in full]
    blocked = sorted(chain(busy, chats), key=attrgetter("start"))
    earliest = (now + policy.notice).astimezone(UTC)
    free = _free(hours, blocked, policy.buffer, earliest)
    found = groupby(free, key=lambda pair: (pair[0].day, pair[0].ahead))
    return Openings(
        host=host,
        zone=zone_of(host),
        policy=policy,
        earliest=earliest,
        days=tuple(
            OpenDay(day, ahead, tuple(stretch for _, stretch in pairs))
            for (day, ahead), pairs in found
        ),
    )


def window(host: Side, *, policy: SlotPolicy, now: datetime) -> Span:
    """The stretch of calendar that must be known before any time is chosen.

    After days off the horizon may lie months ahead; what is not read would look free.
    """
    zone = zone_of(host)
    _, midnight = hours_on(zone, last_day(host, policy.horizon, now), time.min, time.max)
    return Span(now.astimezone(UTC), midnight).widened(policy.buffer, policy.buffer)


def zone_of(host: Side) -> str:
    if host.zone is None:
        raise ValueError("the host's zone must be known")
    return host.zone


# ------------------------------------------------------------------ days


def working_days(host: Side, horizon: int, now: datetime) -> Iterator[tuple[date, int]]:
    """Today, if it is one, and the next *horizon*, each with its number; today is 0.

    Bounded: some people have no hours at all.
    """
    zone = zone_of(host)
    today = local_day(now, zone)
    weekdays = host.hours.weekdays
    ahead = 0
    for day in (today + n * DAY for n in range(7 * horizon + 366)):
        if day.weekday() not in weekdays or host.day_off(day) or not exists(day, zone):
            continue
        ahead += day > today
        if ahead > horizon:
            return
        yield day, ahead


def last_day(host: Side, horizon: int, now: datetime) -> date:
    """Of the horizon; today when no working day is in sight."""
    days = (day for day, _ in working_days(host, horizon, now))
    return max([local_day(now, zone_of(host)), *days])


@dataclass(frozen=True, slots=True)
class FullDays:
    """Days, and weeks from Monday, that have as many chats as the host wants."""

    days: frozenset[date]
    weeks: frozenset[date]  # their Mondays

    def __contains__(self, day: date) -> bool:
        return day in self.days or monday_of(day) in self.weeks


def full_days(chats: Iterable[Span], host: Side, policy: SlotPolicy) -> FullDays:
    on = [local_day(chat.start, zone_of(host)) for chat in chats]
    by_day, by_week = Counter(on), Counter(map(monday_of, on))
    return FullDays(
        frozenset(day for day, count in by_day.items() if count >= policy.per_day),
        frozenset(week for week, count in by_week.items() if count >= policy.per_week),
    )


def monday_of(day: date) -> date:
    return day - day.weekday() * DAY


# ------------------------------------------------------------------ the sweep


@dataclass(frozen=True, slots=True)
class _Hours:
    day: date
    ahead: int
    wall: tuple[time, time]
    opens: datetime
    closes: datetime


def _hours(host: Side, days: Iterable[tuple[date, int]]) -> Iterator[_Hours]:
    zone = zone_of(host)
    for day, ahead in days:
        for wall in host.hours.on(day.weekday()):
            opens, closes = hours_on(zone, day, *wall)
            if opens < closes:
                yield _Hours(day, ahead, wall, opens, closes)


def _free(
    hours: Iterable[_Hours], blocked: Sequence[Span], buffer: timedelta, earliest: datetime
) -> Iterator[tuple[_Hours, Stretch]]:
    """What of the hours lies a buffer away from all that is blocked (sorted by start).

    Of what begins outside the hours, most of a year, only matters how far it reaches.
    """
    reach, at = earliest - buffer, 0
    for one in hours:
        first = bisect_left(blocked, one.opens - buffer, lo=at, key=attrgetter("start"))
        for span in blocked[at:first]:
            if span.end > reach:
                reach = span.end
        at = bisect_left(blocked, one.closes + buffer, lo=first, key=attrgetter("start"))
        free_from = max(one.opens, reach + buffer)
        for span in blocked[first:at]:
            free_until = span.start - buffer
            if free_until > free_from:
                yield one, _stretch(one, free_from, free_until, earliest)
            if span.end > reach:
                reach = span.end
                free_from = max(free_from, reach + buffer)
        if free_from < one.closes:
            yield one, _stretch(one, free_from, NEVER, earliest)


def _stretch(
    one: _Hours, free_from: datetime, free_until: datetime, earliest: datetime
) -> Stretch:
    after = free_from > max(one.opens, earliest)
    end = min(one.closes, free_until)
    return Stretch(free_from, end, after, free_until < one.closes, one.wall)
