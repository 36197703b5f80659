"""Every time that can be offered, found again by walking every minute.

The rules are in `reachout.domain.slots`; the walk is a second, plain reading of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from reachout.domain.hours import Hours
from reachout.domain.policy import SlotPolicy
from reachout.domain.slots import (
    Guest,
    Side,
    Slot,
    choose,
    offerable,
    openings,
    still_good,
    window,
)
from reachout.domain.span import Days, Span

MINUTE = timedelta(minutes=1)
ROUND_THE_CLOCK = Hours({day: ((time.min, time.max),) for day in range(7)})


def stretch(begin: datetime, minutes: int) -> Span:
    return Span(begin, begin + minutes * MINUTE)


def possible(question: dict) -> list[Slot]:
    found = openings(**_only(question, "busy", "host", "policy", "now", "chats"))
    guest = Guest(side=question["contact"], minutes=question["minutes"], taken=question["taken"])
    return list(offerable(found, guest=guest))


def _only(question: dict, *names: str) -> dict:
    return {name: question[name] for name in names}


ZONES = {
    "Europe/Berlin": (date(2026, 3, 29), date(2026, 10, 25)),
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
    "Australia/Sydney": (date(2026, 4, 5), date(2026, 10, 4)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "America/Santiago": (date(2026, 4, 5), date(2026, 9, 6)),  # changes at midnight
    "Asia/Kolkata": (date(2026, 6, 8),),
    "America/St_Johns": (date(2026, 3, 8),),
    "Pacific/Apia": (date(2011, 12, 30),),
    "Pacific/Kiritimati": (date(2026, 6, 8),),
    "Pacific/Honolulu": (date(2026, 6, 8),),
}


def minutes_of(begin: datetime, end: datetime) -> Iterator[datetime]:
    at = begin
    while at < end:
        yield at
        at += MINUTE


SPRING, AUTUMN = ZONES["Europe/Berlin"]
JUNE = date(2026, 6, 8)


class Oracle:
    """Walks every minute and asks of each what the rules say. Slow, and plain to read."""

    def __init__(self, busy, host, contact, minutes, policy, now, taken, chats) -> None:
        self.busy, self.host, self.contact, self.minutes = busy, host, contact, minutes
        self.policy, self.now, self.taken, self.chats = policy, now, taken, chats
        self.days = self.horizon()

    def local(self, at: datetime, side: Side) -> datetime:
        return at.astimezone(ZoneInfo(side.zone or self.host.zone))

    def horizon(self) -> set[date]:
        today = self.local(self.now, self.host).date()
        lived = sorted({
            self.local(at, self.host).date()
            for at in minutes_of(self.now, self.now + timedelta(days=8))
        })  # fmt: skip
        working = [
            day for day in lived
            if self.host.hours.on(day.weekday()) and not any(day in off for off in self.host.off)
        ]  # fmt: skip
        ahead = [day for day in working if day > today][: self.policy.horizon]
        return {day for day in working if day == today or day in ahead}

    def stretch(self, at: datetime, side: Side) -> tuple[date, int] | None:
        """Which hours of which local day this minute lies in."""
        local = self.local(at, side)
        if any(local.date() in off for off in side.off):
            return None
        if side.zone is None:
            return local.date(), 0
        for number, (opens, closes) in enumerate(side.hours.on(local.weekday())):
            if opens <= local.time() < closes:
                return local.date(), number
        return None

    def blocked(self, at: datetime) -> bool:
        around = self.policy.buffer
        everything = [*self.busy, *self.taken, *self.chats]
        return any(span.start - around <= at < span.end + around for span in everything)

    def once(self, at: datetime, side: Side) -> bool:
        local = self.local(at, side)
        return local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()

    def full(self, day: date) -> bool:
        chats = [chat for chat in self.chats if self.local(chat.start, self.host).date() == day]
        return len(chats) >= self.policy.per_day

    def slots(self) -> set[datetime]:
        first = (self.now + self.policy.notice).replace(second=0, microsecond=0)
        walk = list(minutes_of(first, self.now + timedelta(days=8)))
        good = [self.facts(at) for at in walk]
        return {
            at
            for number, at in enumerate(walk)
            if at >= self.now + self.policy.notice
            and self.may_start(at)
            and None not in (run := set(good[number : number + self.minutes]))
            and len(run) == 1
        }

    def facts(self, at: datetime) -> tuple[date, int] | None:
        mine, theirs = self.stretch(at, self.host), self.stretch(at, self.contact)
        if mine is None or theirs is None or mine[0] not in self.days:
            return None
        return None if self.full(mine[0]) or self.blocked(at) else mine

    def may_start(self, at: datetime) -> bool:
        local = self.local(at, self.host)
        wall = timedelta(hours=local.hour, minutes=local.minute)
        round_start = wall % self.policy.step == timedelta(0)
        return round_start and self.once(at, self.host) and self.once(at, self.contact)


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    marks = sorted(draw(st.sets(st.integers(0, 96), min_size=2, max_size=4)))
    walls = [time.max if mark == 96 else time(mark // 4, mark % 4 * 15) for mark in marks]
    windows = tuple(zip(walls[::2], walls[1::2], strict=False))
    off = draw(st.sets(st.integers(0, 6), max_size=2))
    return Hours({day: windows for day in range(7) if day not in off})


@st.composite
def questions(draw: st.DrawFn) -> dict[str, object]:
    zone = draw(st.sampled_from(sorted(ZONES)))
    noon = datetime.combine(draw(st.sampled_from(ZONES[zone])), time(12), UTC)
    now = noon - draw(st.integers(0, 4 * 1440)) * MINUTE
    off = draw(st.lists(st.integers(0, 6), max_size=1))
    days = [Days(day, day) for day in (now.date() + timedelta(days=n) for n in off)]
    theirs = st.sampled_from([*sorted(ZONES), None])
    spans = st.lists(
        st.builds(
            lambda begin, length: stretch(now + begin * MINUTE, length),
            st.integers(-2000, 5 * 1440),
            st.integers(1, 600),
        ),
        max_size=5,
    )
    return {
        "host": Side(zone=zone, hours=draw(hours()), off=days),
        "contact": Side(zone=draw(theirs), hours=draw(hours()), off=days[: len(off) // 2]),
        "minutes": draw(st.sampled_from([15, 30, 45, 60, 90, 150])),
        "policy": SlotPolicy(
            notice=draw(st.integers(0, 1500)) * MINUTE,
            horizon=draw(st.integers(0, 3)),
            buffer=draw(st.sampled_from([0, 15, 20])) * MINUTE,
            step=draw(st.sampled_from([15, 20, 30, 60])) * MINUTE,
            per_day=draw(st.integers(1, 2)),
        ),
        "now": now,
        "busy": draw(spans),
        "taken": draw(spans)[:2],
        "chats": draw(spans)[:2],
    }


def over_the_change(
    zone: str, day: date, window: tuple[time, time], minutes: int = 15, host: str = ""
) -> dict[str, object]:
    """A night in which the clocks change for the contact, the host being up at all hours."""
    contact = Side(zone=zone, hours=Hours({number: (window,) for number in range(7)}))
    return {
        "host": Side(zone=host or zone, hours=ROUND_THE_CLOCK), "contact": contact,
        "minutes": minutes,
        "policy": SlotPolicy(notice=timedelta(0), horizon=2, step=15 * MINUTE),
        "now": datetime.combine(day, time(12), UTC) - timedelta(days=1),
        "busy": [], "taken": [], "chats": [],
    }  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(questions())
@example(over_the_change("Europe/Berlin", SPRING, (time(2, 30), time(4))))
@example(over_the_change("Europe/Berlin", SPRING, (time(0), time(2, 30)), 90))
@example(over_the_change("Europe/Berlin", AUTUMN, (time(0), time(2, 30)), 90))
@example(over_the_change("Europe/Berlin", AUTUMN, (time(1), time(5)), host="Pacific/Honolulu"))
@example(over_the_change("America/Santiago", date(2026, 9, 6), (time(0, 30), time(3))))
@example(over_the_change("America/Santiago", date(2026, 9, 5), (time(22), time.max)))
@example(over_the_change("America/Santiago", date(2026, 4, 4), (time(22), time.max)))
@example(over_the_change("Australia/Lord_Howe", date(2026, 10, 4), (time(1, 45), time(3))))
@example(over_the_change("Pacific/Apia", date(2011, 12, 30), (time.min, time.max)))
@example(over_the_change("Asia/Kolkata", JUNE, (time.min, time.max), 480, host="Europe/Berlin"))
def test_exactly_the_times_that_a_minute_by_minute_walk_finds(question: dict):
    """Every time that the rules allow can be offered, and no other, in any zone, at any change."""
    found = [slot.start for slot in possible(question)]
    assert found == sorted(found)
    assert set(found) == Oracle(**question).slots()


@settings(max_examples=60, deadline=None)
@given(questions(), st.integers(1, 6))
def test_what_is_chosen_is_allowed_spread_and_as_many_as_there_are(question: dict, count: int):
    """Chosen times are allowed ones, still good, apart, and on as many days as can be."""
    allowed = possible(question)
    chosen = choose(**question | {"policy": replace(question["policy"], count=count)})
    host_zone = ZoneInfo(question["host"].zone)
    days = [slot.start.astimezone(host_zone).date() for slot in chosen]
    open_days = {slot.start.astimezone(host_zone).date() for slot in allowed}
    assert set(chosen) <= set(allowed)
    assert all(one.end <= other.start for one, other in pairwise(chosen))
    assert len(set(days)) == min(count, len(open_days))
    assert len(chosen) <= count


@settings(max_examples=60, deadline=None)
@given(questions())
def test_what_was_just_chosen_is_still_good(question: dict):
    """Choosing and checking agree, so a second pass over an unchanged world rewrites nothing."""
    chosen = choose(**question)
    assume(chosen)
    asked = {name: value for name, value in question.items() if name != "minutes"}
    assert all(still_good(slot, **asked) for slot in chosen)


@settings(max_examples=40, deadline=None)
@given(questions())
def test_what_lies_outside_the_window_changes_nothing(question: dict):
    """Reading the calendar within the window is enough: every rule is answered by it."""
    within = window(**_only(question, "host", "policy", "now"))
    days = timedelta(days=9)
    outside = [Span(within.start - days, within.start), Span(within.end, within.end + days)]
    assert possible(question | {"busy": [*question["busy"], *outside]}) == possible(question)
