"""Which times can be offered.

Two questions with two answers. *What could be offered?* (`choose`) knows every rule. *Is this one
time still free?* (`is_free`) knows only the calendar: it is for a time that is agreed or that the
other side named. Between them, `still_good` keeps a letter true that lies unsent.

Wall times are looked up on their own date. A wall time that the clocks skip or show twice is never
offered: "Sunday, 1:30" would name no time, or two.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain, groupby, islice
from operator import attrgetter
from zoneinfo import ZoneInfo

from reachout.domain.hours import Hours
from reachout.domain.policy import SlotPolicy
from reachout.domain.span import Days, Span
from reachout.domain.wallclock import DAY, exists, hours_on, is_plain, local_day, steps

WHOLE_DAY = ((time.min, time.max),)
PARTS_OF_DAY = (time(11), time(14), time(17))  # where the next part begins, at the host's clock


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One time that could become a chat: aware instants; words are made by compose."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """When one of the two can be met. Without a zone the hours say nothing; the days off count."""

    zone: str | None  # IANA
    hours: Hours
    off: Sequence[Days] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """A chat may begin at *start* and must be over by *until* (UTC)."""

    start: datetime
    until: datetime
    part: int  # of the host's day: 0 is early


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    """The host's side of the question: swept once, used for every contact."""

    zone: str
    buffer: timedelta
    days: tuple[tuple[Opening, ...], ...]  # one for each day that has any, in order


# ------------------------------------------------------------------ what could be offered


def choose(
    busy: Sequence[Span],
    *,
    host: Side,
    contact: Side,
    minutes: int,
    policy: SlotPolicy,
    now: datetime,
    taken: Sequence[Span] = (),
    chats: Sequence[Span] = (),
) -> tuple[Slot, ...]:
    """At most `policy.count` times for one letter, in order; fewer when there are no more.

    *taken* stands in other live offers; *chats* are agreed, and count towards `policy.per_day`.
    Different days come first, then different parts of the day, then what is soonest.
    """
    open_times = openings(busy, host=host, policy=policy, now=now, chats=chats)
    return pick(open_times, contact=contact, minutes=minutes, count=policy.count, taken=taken)


def openings(
    busy: Sequence[Span],
    *,
    host: Side,
    policy: SlotPolicy,
    now: datetime,
    chats: Sequence[Span] = (),
) -> Openings:
    """Every start that suits the host: in hours, a buffer from everything, after the notice.

    The horizon is the rest of today and the next `policy.horizon` working days. One sweep over
    *busy* and *chats*, which may overlap; both are sorted here, which costs little if they are.
    """
    full = _full_days(chats, host, policy)
    days = [day for day in _working_days(host, policy.horizon, now) if day not in full]
    blocked = sorted(_in_utc(chain(busy, chats)), key=attrgetter("start"))
    stretches = _free_stretches(blocked, policy.buffer, (now + policy.notice).astimezone(UTC))
    met = _meet(_starts(host, days, policy.step), stretches)
    by_day = groupby(met, key=lambda found: found[0])
    return Openings(
        zone=_zone_of(host),
        buffer=policy.buffer,
        days=tuple(tuple(opening for _, opening in found) for _, found in by_day),
    )


def window(host: Side, *, policy: SlotPolicy, now: datetime) -> Span:
    """The stretch of calendar that must be known before `choose` or `openings` is asked.

    After days off the horizon may lie months ahead; what is not read would look free.
    """
    zone = _zone_of(host)
    last = max([local_day(now, zone), *_working_days(host, policy.horizon, now)])
    _, midnight = hours_on(zone, last, time.min, time.max)
    return Span(now.astimezone(UTC), midnight).widened(policy.buffer, policy.buffer)


def offerable(
    open_times: Openings, *, contact: Side, minutes: int, taken: Sequence[Span] = ()
) -> Iterator[Slot]:
    """Every time that suits both, in order; they overlap each other."""
    blocked = _widened(taken, open_times.buffer)
    for day in open_times.days:
        for slot, _ in _suiting(day, open_times.zone, contact, minutes, blocked):
            yield slot


def pick(
    open_times: Openings, *, contact: Side, minutes: int, count: int, taken: Sequence[Span] = ()
) -> tuple[Slot, ...]:
    """At most *count* times that suit both, spread over days and parts of the day, in order."""
    blocked = _widened(taken, open_times.buffer)
    chosen: list[Slot] = []
    parts = Counter[int]()
    for day in _visits(open_times.days, count):
        if len(chosen) == count:
            break
        rarest_first = sorted(day, key=lambda opening: parts[opening.part])
        suiting = _suiting(rarest_first, open_times.zone, contact, minutes, blocked)
        for slot, part in islice(suiting, 1):
            chosen.append(slot)
            blocked.append(Span(slot.start, slot.end))
            parts[part] += 1
    return tuple(sorted(chosen))


# ------------------------------------------------------------------ is this time still good


def is_free(slot: Slot, busy: Iterable[Span], *, buffer: timedelta = timedelta(0)) -> bool:
    """Nothing in *busy* comes within *buffer* of the slot. Hours, notice and horizon say nothing.

    For an acceptance and for a time that the other side named: who agrees to seven in the evening
    has widened the hours. *busy* must not hold the slot's own event.
    """
    wanted = Span(slot.start.astimezone(UTC) - buffer, slot.end.astimezone(UTC) + buffer)
    return not any(wanted.overlaps(span) for span in busy)


def still_good(
    slot: Slot,
    busy: Sequence[Span],
    *,
    host: Side,
    contact: Side,
    policy: SlotPolicy,
    now: datetime,
    taken: Sequence[Span] = (),
    chats: Sequence[Span] = (),
) -> bool:
    """A time in a letter that lies unsent could still be offered.

    As in `choose`, but for step and horizon: they shape a choice, and do not spoil one made.
    None of *busy*, *taken*, *chats* may hold the slot itself.
    """
    zone = _zone_of(host)
    return (
        slot.start >= now + policy.notice
        and is_free(slot, chain(busy, taken, chats), buffer=policy.buffer)
        and local_day(slot.start, zone) not in _full_days(chats, host, policy)
        and _suits(slot, host, zone)
        and _suits(slot, contact, zone)
    )


# ------------------------------------------------------------------ the host's side


def _zone_of(host: Side) -> str:
    if host.zone is None:
        raise ValueError("the host's zone must be known")
    return host.zone


def _full_days(chats: Iterable[Span], host: Side, policy: SlotPolicy) -> frozenset[date]:
    chats_on = Counter(local_day(chat.start, _zone_of(host)) for chat in chats)
    return frozenset(day for day, count in chats_on.items() if count >= policy.per_day)


def _working_days(host: Side, horizon: int, now: datetime) -> Iterator[date]:
    """Today, if it is one, and the next *horizon*. Bounded: some people have no hours at all."""
    zone = _zone_of(host)
    today = local_day(now, zone)
    weekdays = host.hours.weekdays
    ahead = 0
    for day in (today + n * DAY for n in range(7 * horizon + 366)):
        if day.weekday() not in weekdays or _is_off(day, host) or not exists(day, zone):
            continue
        ahead += day > today
        if ahead > horizon:
            return
        yield day


def _starts(
    host: Side, days: Iterable[date], step: timedelta
) -> Iterator[tuple[date, datetime, datetime, int]]:
    """(day, start, end of those hours, part of day) at every step of the host's wall clock."""
    zone = _zone_of(host)
    for day in days:
        for hours in host.hours.on(day.weekday()):
            _, until = hours_on(zone, day, *hours)
            for start, wall in steps(zone, day, *hours, step):
                yield day, start, until, bisect(PARTS_OF_DAY, wall)


def _free_stretches(
    blocked: Iterable[Span], buffer: timedelta, earliest: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """What lies a buffer away from all that is blocked (sorted), from *earliest* without end."""
    free_from = earliest
    for span in blocked:
        if span.start - buffer > free_from:
            yield free_from, span.start - buffer
        if span.end + buffer > free_from:
            free_from = span.end + buffer
    yield free_from, datetime.max.replace(tzinfo=UTC)


def _meet(
    starts: Iterable[tuple[date, datetime, datetime, int]],
    stretches: Iterator[tuple[datetime, datetime]],
) -> Iterator[tuple[date, Opening]]:
    """The starts that lie in a free stretch. Both run forward once, side by side."""
    free_from, free_until = next(stretches)
    for day, start, until, part in starts:
        while free_until <= start:
            free_from, free_until = next(stretches)
        if free_from <= start:
            yield day, Opening(start, min(until, free_until), part)


# ------------------------------------------------------------------ both sides


def _visits(days: tuple[tuple[Opening, ...], ...], count: int) -> Iterator[tuple[Opening, ...]]:
    """Every other day, then the days between, then all again: each visit may give one time."""
    return chain(days[::2], days[1::2], *[days] * (count - 1))


def _suiting(
    day: Sequence[Opening],
    host_zone: str,
    contact: Side,
    minutes: int,
    blocked: Sequence[Span],
) -> Iterator[tuple[Slot, int]]:
    length = timedelta(minutes=minutes)
    zone = ZoneInfo(contact.zone or host_zone)
    starts = [opening.start for opening in day]
    hours = _hours_around(min(starts), max(starts), contact, host_zone)
    for opening in day:
        start, end = opening.start, opening.start + length
        if (
            end <= opening.until
            and any(begin <= start and end <= until for begin, until in hours)
            and not any(span.start < end and start < span.end for span in blocked)
            and is_plain(start.astimezone(zone))
        ):
            yield Slot(start, end), opening.part


def _suits(slot: Slot, side: Side, fallback_zone: str) -> bool:
    """The whole slot lies in one stretch of hours of a day that is not off."""
    hours = _hours_around(slot.start, slot.start, side, fallback_zone)
    plain = is_plain(slot.start.astimezone(ZoneInfo(side.zone or fallback_zone)))
    return plain and any(begin <= slot.start and slot.end <= end for begin, end in hours)


def _hours_around(
    first: datetime, last: datetime, side: Side, fallback_zone: str
) -> list[tuple[datetime, datetime]]:
    """This side's hours, as instants, on every local day from *first*'s to *last*'s."""
    zone = side.zone or fallback_zone
    day, stop = local_day(first, zone), local_day(last, zone)
    around = []
    while day <= stop:
        if not _is_off(day, side):
            hours = side.hours.on(day.weekday()) if side.zone else WHOLE_DAY
            around += [hours_on(zone, day, *stretch) for stretch in hours]
        day += DAY
    return around


def _is_off(day: date, side: Side) -> bool:
    return any(day in days for days in side.off)


def _in_utc(spans: Iterable[Span]) -> Iterator[Span]:
    """Adding to a zone's datetime moves its wall clock, so reckon in UTC only."""
    for span in spans:
        if span.start.tzinfo is UTC and span.end.tzinfo is UTC:
            yield span
        else:
            yield Span(span.start.astimezone(UTC), span.end.astimezone(UTC))


def _widened(spans: Iterable[Span], buffer: timedelta) -> list[Span]:
    return [span.widened(buffer, buffer) for span in _in_utc(spans)]
