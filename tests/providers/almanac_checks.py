"""What must hold of every made-up calendar: how it is read, and what is offered from it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.providers.almanac import DAY, MINUTE, OWN, ZONES, Almanac, joined, once

from reachout.domain.hours import Hours
from reachout.domain.policy import SlotPolicy
from reachout.domain.slots import Side, choose, window
from reachout.domain.span import Span
from reachout.providers.local.calendar import LocalCalendar


class Standing:
    """A clock that stands still."""

    def now(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC)


def opened(almanac: Almanac, home: Path) -> LocalCalendar:
    """Half of the files lie in the booking folder, half in another."""
    folders = home / "chats", home / "others"
    for folder in folders:
        folder.mkdir()
    for number, text in enumerate(almanac.texts()):
        (folders[number % 2] / f"{number}.ics").write_bytes(text)
    return LocalCalendar(
        folders[0],
        folders[1:],
        zone=almanac.here,
        addresses=frozenset({OWN}),
        all_day_busy=True,
        clock=Standing(),
    )


# ------------------------------------------------------------------ how it is read


def busy_is_the_truth(almanac: Almanac, home: Path, seed: int) -> None:
    """In any window, asked in any order; also after one file has changed and one is gone."""
    dice = random.Random(seed)
    calendar = opened(almanac, home)
    for first, days in ((0, 6), (2, 3), (3, 1), (-9, 4), (1, 6)):
        same(almanac, calendar, almanac.first() + first * DAY, days)
    written = sorted(home.glob("*/*.ics"))
    lines, blocked = once(dice, almanac, "new@example.com")
    only = Almanac(here=almanac.here, around=almanac.around, files=[lines], blocked=blocked)
    for path in written:
        path.unlink()
    written[0].write_bytes(next(only.texts()))
    for first, days in ((0, 6), (2, 3)):
        same(only, calendar, almanac.first() + first * DAY, days)


def same(almanac: Almanac, calendar: LocalCalendar, first: datetime, days: int) -> None:
    last = first + days * DAY
    found = calendar.busy(Span(first, last))
    assert all(busy.span.overlaps(Span(first, last)) for busy in found)
    assert [busy.span for busy in found] == sorted(busy.span for busy in found)
    spans = [(busy.span.start, busy.span.end) for busy in found]
    text = "\n".join(line for lines in almanac.files for line in lines)
    assert joined(spans, first, last) == joined(almanac.blocked, first, last), text


# ------------------------------------------------------------------ what is offered from it


def offers_are_true(almanac: Almanac, home: Path, seed: int) -> None:
    """Never a minute that is not free; always something where a walk finds anything."""
    dice = random.Random(seed)
    walk = Walk(dice, almanac)
    busy = opened(almanac, home).busy(window(walk.host, policy=walk.policy, now=walk.now))
    chosen = choose(
        [one.span for one in busy],
        host=walk.host,
        contact=walk.contact,
        minutes=walk.minutes,
        policy=walk.policy,
        now=walk.now,
    )
    allowed = set(walk.starts())
    assert {slot.start for slot in chosen} <= allowed
    assert all(slot.end - slot.start == walk.minutes * MINUTE for slot in chosen)
    assert bool(chosen) == bool(allowed)
    assert len(chosen) <= walk.policy.count


class Walk:
    """Two people with a few hours a day, and every minute of them asked whether it is free."""

    def __init__(self, dice: random.Random, almanac: Almanac) -> None:
        theirs = dice.choice([almanac.here, almanac.here, *sorted(ZONES)])
        self.host = Side(zone=almanac.here, hours=a_few_hours(dice))
        self.contact = Side(zone=theirs, hours=a_few_hours(dice))
        self.minutes = dice.choice((15, 30, 45, 60))
        self.now = almanac.first() + dice.randint(0, 1440) * MINUTE
        self.policy = SlotPolicy(
            notice=dice.choice((0, 60, 1440)) * MINUTE,
            horizon=dice.randint(1, 3),
            buffer=dice.choice((0, 15, 20)) * MINUTE,
            step=dice.choice((15, 30)) * MINUTE,
        )
        last = self.now + 9 * DAY
        self._blocked = set(minutes(joined(almanac.blocked, self.now - DAY, last)))

    def starts(self) -> Iterator[datetime]:
        days = self.days()
        for at in minutes([(rounded(self.now + self.policy.notice), self.now + 8 * DAY)]):
            local = at.astimezone(ZoneInfo(self.host.zone or ""))
            wall = timedelta(hours=local.hour, minutes=local.minute)
            if local.date() in days and wall % self.policy.step == timedelta(0) and self.suits(at):
                yield at

    def days(self) -> set[date]:
        """Today and as many days more as the horizon says; days that the clocks skip are none."""
        ahead = minutes([(rounded(self.now), self.now + 8 * DAY)])
        lived = sorted({at.astimezone(ZoneInfo(self.host.zone or "")).date() for at in ahead})
        return set(lived[: self.policy.horizon + 1])

    def suits(self, at: datetime) -> bool:
        end = at + self.minutes * MINUTE
        around = minutes([(at - self.policy.buffer, end + self.policy.buffer)])
        return (
            at >= self.now + self.policy.notice
            and all(named_once(at, side) for side in (self.host, self.contact))
            and all(in_hours(at, end, side) for side in (self.host, self.contact))
            and self._blocked.isdisjoint(around)
        )


def a_few_hours(dice: random.Random) -> Hours:
    opens = dice.randint(0, 20)
    closes = dice.randint(opens + 2, 24)
    end = time.max if closes == 24 else time(closes)
    return Hours({day: ((time(opens), end),) for day in range(7)})


def in_hours(at: datetime, end: datetime, side: Side) -> bool:
    """Every minute lies in the hours of one and the same day, by that person's clock."""
    local = [each.astimezone(ZoneInfo(side.zone or "")) for each in minutes([(at, end)])]
    (opens, closes), *_ = side.hours.on(0)
    same_day = len({each.date() for each in local}) == 1
    return same_day and all(opens <= each.time() < closes for each in local)


def named_once(at: datetime, side: Side) -> bool:
    """No other instant has the same wall time there."""
    local = at.astimezone(ZoneInfo(side.zone or ""))
    return local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()


def rounded(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def minutes(stretches: list[tuple[datetime, datetime]]) -> Iterator[datetime]:
    for begin, end in stretches:
        at = begin
        while at < end:
            yield at
            at += MINUTE
