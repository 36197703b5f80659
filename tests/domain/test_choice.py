"""Stories about sets of times: what a letter offers is a choice, not the first three gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachout.domain.hours import OFFICE_HOURS, Hours
from reachout.domain.policy import SlotPolicy
from reachout.domain.preference import Liking, Part
from reachout.domain.slots import Guest, Side, Slot, choose, offerable, openings
from reachout.domain.span import Span

MINUTE = timedelta(minutes=1)
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 6, 8, 7, tzinfo=UTC)  # 9:00 in Berlin
SAM = Side(zone="Europe/Berlin", hours=OFFICE_HOURS)
FORTNIGHT = [date(2026, 6, 8) + timedelta(days=n) for n in range(19)]


def event(day: int, clock: str, minutes: int = 60) -> Span:
    """Something on the calendar in June 2026, in Berlin."""
    hour, minute = map(int, clock.split(":"))
    start = datetime(2026, 6, day, hour, minute, tzinfo=BERLIN)
    return Span(start, start + minutes * MINUTE)


def offered(busy: Sequence[Span] = (), **changes: object) -> tuple[Slot, ...]:
    asked: dict[str, object] = {
        "host": SAM, "contact": SAM, "minutes": 30, "policy": SlotPolicy(), "now": MONDAY,
    }  # fmt: skip
    return choose(busy, **asked | changes)  # type: ignore[arg-type]


def shown(slots: Sequence[Slot], zone: str = "Europe/Berlin") -> list[str]:
    return [slot.start.astimezone(ZoneInfo(zone)).strftime("%a %d %H:%M") for slot in slots]


def only(*clocks: str) -> list[Span]:
    """Every working day is busy but for half an hour at these times of Tuesday the 16th."""
    free = [event(16, clock, 30) for clock in clocks]
    return [*walls(days=[day for day in FORTNIGHT if day.day != 16]), *around(free)]


def walls(days: Sequence[date]) -> list[Span]:
    return [event(day.day, "8:00", 660) for day in days]


def around(free: Sequence[Span]) -> list[Span]:
    """All of Tuesday the 16th but these stretches and a buffer on either side."""
    quarter = 15 * MINUTE
    marks = [event(16, "7:00").start]
    for one in free:
        marks += [one.start - quarter, one.end + quarter]
    marks.append(event(16, "20:00").start)
    return [Span(a, b) for a, b in zip(marks[::2], marks[1::2], strict=True)]


# ------------------------------------------------------------------ each time by itself


def test_a_chat_lies_beside_other_things_and_leaves_the_long_stretch_whole():
    """With meetings until eleven, eleven is offered rather than three in the free afternoon."""
    busy = [event(day.day, "9:00", 105) for day in FORTNIGHT]
    first = offered(busy, policy=SlotPolicy(count=1))
    assert shown(first) == ["Wed 10 11:00"]


def test_who_does_not_care_where_it_lies_says_so():
    """With `beside = false` the middle of a free stretch is as good as its end."""
    busy = [event(day.day, "13:00", 30) for day in FORTNIGHT]
    near = offered(busy, policy=SlotPolicy(count=1))
    anywhere = offered(busy, policy=SlotPolicy(count=1, beside=False))
    assert shown(near) == ["Wed 10 14:00"]
    assert shown(anywhere) == ["Wed 10 10:00"]


def test_nobody_is_asked_for_lunch_while_there_is_something_else():
    """Neither at noon in Berlin nor at noon in New York, though both are in everybody's hours."""
    for zone in ("Europe/Berlin", "America/New_York", "Asia/Kolkata"):
        theirs = Side(zone=zone, hours=OFFICE_HOURS)
        for slot in offered(contact=theirs):
            for clock in (BERLIN, ZoneInfo(zone)):
                local = slot.start.astimezone(clock).time()
                assert not time(12) <= local < time(13), (zone, shown([slot]))


def test_what_there_is_is_offered():
    """Noon on a Friday is better than no answer at all."""
    busy = only("12:00")
    assert shown(offered(busy)) == ["Tue 16 12:00"]


def test_a_full_hour_is_easier_to_keep_than_a_quarter_past():
    """Of starts that are alike otherwise, the round one is taken."""
    found = offered(policy=SlotPolicy(step=15 * MINUTE))
    assert {slot.start.astimezone(BERLIN).minute for slot in found} <= {0, 30}


def test_monday_at_nine_and_friday_at_five_are_nobodys_hours():
    """While the week has anything else."""
    for slot in offered(policy=SlotPolicy(count=5)):
        local = slot.start.astimezone(BERLIN)
        assert not (local.weekday() == 0 and local.hour < 10)
        assert not (local.weekday() == 4 and local.hour >= 16)


def test_a_letter_may_wait_a_day_before_it_is_sent():
    """The day after the notice is offered only where the days behind it are full."""
    assert shown(offered())[0].startswith("Wed")
    full = walls([day for day in FORTNIGHT if day.day > 9])
    assert shown(offered(full, policy=SlotPolicy(count=1)))[0].startswith("Tue 09")


# ------------------------------------------------------------------ what the host likes


def test_days_and_hours_that_the_host_likes_better_win():
    """Whoever likes Thursday afternoons best is asked to meet on Thursday afternoons."""
    likes = (Liking(weekday=3, weight=2), Liking(part=Part.AFTERNOON, weight=2))
    first = offered(policy=SlotPolicy(count=1, prefer=likes))
    assert shown(first) == ["Thu 11 14:00"]


def test_a_weight_of_nothing_means_only_where_nothing_else_is():
    """No mornings, please; but one is offered when the two weeks have nothing but one."""
    never = (Liking(part=Part.MORNING, weight=0),)
    policy = SlotPolicy(prefer=never, count=5)
    assert all(slot.start.astimezone(BERLIN).hour >= 12 for slot in offered(policy=policy))
    assert shown(offered(only("10:00"), policy=policy)) == ["Tue 16 10:00"]


def test_a_day_without_weight_is_not_taken_to_have_one_day_more():
    """Of three free days one is not liked at all: the other two give all three times."""
    busy = walls([day for day in FORTNIGHT if day.day not in (10, 11, 12)])
    policy = SlotPolicy(prefer=(Liking(weekday=4, weight=0),))
    found = shown(offered(busy, policy=policy))
    assert len(found) == 3
    assert not any(slot.startswith("Fri") for slot in found)


def test_a_week_with_enough_chats_gets_no_more():
    """Four chats a week are the host's measure: with four this week, the next one is offered."""
    chats = [event(day, "15:00", 30) for day in (8, 9, 10, 11)]
    found = offered(chats=chats)
    assert found
    assert all(slot.start > event(14, "0:00").start for slot in found)
    assert any(slot.start < event(14, "0:00").start for slot in offered(chats=chats[:3]))


def test_weeks_begin_on_monday_at_the_hosts_clock():
    """A chat on Sunday evening belongs to the week that ends."""
    always = Side(zone="Pacific/Auckland", hours=Hours({n: OFFICE_HOURS.on(0) for n in range(7)}))
    sunday = datetime(2026, 6, 14, 23, tzinfo=ZoneInfo("Pacific/Auckland"))
    policy = SlotPolicy(per_week=1, count=5)
    found = offered(
        host=always, contact=always, policy=policy, chats=[Span(sunday, sunday + 30 * MINUTE)]
    )
    days = [slot.start.astimezone(ZoneInfo("Pacific/Auckland")).date() for slot in found]
    assert days
    assert all(day >= date(2026, 6, 15) for day in days)


# ------------------------------------------------------------------ the set


def test_times_of_one_letter_are_unlike_each_other():
    """Who cannot on Wednesday morning need not read of two more mornings."""
    found = offered()
    hours = [slot.start.astimezone(BERLIN).hour for slot in found]
    assert all(abs(one - other) >= 2 for one, other in combinations(hours, 2))


def test_what_stands_in_the_letter_already_counts():
    """A letter that keeps two of its times gets one that is unlike both."""
    both = offered()[:2]
    again = offered(kept=both)
    assert set(both) < set(again)
    assert len(again) == 3
    assert len({slot.start.date() for slot in again}) == 3


def test_one_time_when_one_is_wanted():
    """`count = 1` offers the single best time."""
    assert len(offered(policy=SlotPolicy(count=1))) == 1


def test_two_short_gaps_are_both_used():
    """Where only packing tightly gives two chats, two are offered: one early, one late."""
    friday = Hours({1: ((time(9), time(10, 30)),)})
    tight = Side(zone="Europe/Berlin", hours=friday)
    policy = SlotPolicy(count=2, step=45 * MINUTE, horizon=1, buffer=timedelta(0))
    found = offered(host=tight, contact=tight, policy=policy, minutes=45)
    assert shown(found) == ["Tue 09 09:00", "Tue 09 09:45"]


@pytest.mark.parametrize("seed", range(12))
def test_better_than_the_first_three_gaps(seed: int):
    """In ordinary weeks: more days, hours further apart, and never a day more than once."""
    busy = ordinary_weeks(Random(seed))
    ours, gaps = offered(busy), first_three_gaps(busy)
    assert len({slot.start.date() for slot in ours}) == 3 >= len({s.start.date() for s in gaps})
    assert apart(ours) >= apart(gaps)


def ordinary_weeks(rng: Random) -> list[Span]:
    busy = [event(day.day, "9:30", 15) for day in FORTNIGHT]
    for day in FORTNIGHT:
        for _ in range(rng.randint(0, 5)):
            clock = f"{rng.randint(9, 16)}:{rng.choice(['00', '30'])}"
            busy.append(event(day.day, clock, rng.choice([30, 60, 60, 90])))
    return sorted(busy)


def first_three_gaps(busy: Sequence[Span]) -> list[Slot]:
    found: list[Slot] = []
    guest = Guest(side=SAM, minutes=30)
    swept = openings(busy, host=SAM, policy=SlotPolicy(), now=MONDAY)
    for slot in offerable(swept, guest=guest):
        if not found or found[-1].end <= slot.start:
            found.append(slot)
    return found[:3]


def apart(slots: Sequence[Slot]) -> int:
    """Minutes of the day between the two that are nearest."""
    clocks = sorted(slot.start.hour * 60 + slot.start.minute for slot in slots)
    return min(b - a for a, b in zip(clocks, clocks[1:], strict=False))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_as_many_days_as_times_in_whatever_order_the_calendar_is_read(seed: int, count: int):
    """Nothing is left to chance, and no day gives two times while another has one."""
    busy = ordinary_weeks(Random(seed))
    policy = replace(SlotPolicy(), count=count)
    found = offered(busy, policy=policy)
    shuffled = busy[:]
    Random(seed + 1).shuffle(shuffled)
    assert found == offered(shuffled, policy=policy)
    assert len({slot.start.date() for slot in found}) == len(found) == count


def test_a_day_that_could_hold_all_of_them_does_not_push_out_another():
    """Five times go only tightly packed: still one of them lies on Thursday."""
    hours = Hours({2: ((time(7), time(14, 45)),), 3: ((time(11), time(12, 30)),)})
    sam = replace(SAM, hours=hours)
    policy = SlotPolicy(count=5, notice=timedelta(0), horizon=2, step=15 * MINUTE)
    slots = offered(host=sam, contact=sam, minutes=90, policy=policy)
    assert [line[:6] for line in shown(slots)] == [*["Wed 10"] * 4, "Thu 11"]
