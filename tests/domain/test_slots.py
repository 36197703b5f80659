"""Stories about the times in a letter: they are free, humane, and mean what they say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from reachout.domain.hours import OFFICE_HOURS, Hours
from reachout.domain.policy import SlotPolicy
from reachout.domain.slots import (
    Guest,
    Side,
    Slot,
    choose,
    is_free,
    offerable,
    openings,
    still_good,
    window,
)
from reachout.domain.span import Days, Span

MINUTE = timedelta(minutes=1)
MONDAY = datetime(2026, 6, 8, 7, tzinfo=UTC)  # 9:00 in Berlin
SAM = Side(zone="Europe/Berlin", hours=OFFICE_HOURS)
LENA = Side(zone="Europe/Berlin", hours=OFFICE_HOURS)
PRIYA = Side(zone="Asia/Kolkata", hours=OFFICE_HOURS)
EVERY_DAY = Hours({day: ((time(9), time(18)),) for day in range(7)})
ROUND_THE_CLOCK = Hours({day: ((time.min, time.max),) for day in range(7)})


def berlin(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in June 2026."""
    return datetime(2026, 6, day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"))


def stretch(start: datetime, minutes: int = 60) -> Span:
    begin = start.astimezone(UTC)
    return Span(begin, begin + minutes * MINUTE)


def shown(slots: Sequence[Slot], zone: str = "Europe/Berlin") -> list[str]:
    return [slot.start.astimezone(ZoneInfo(zone)).strftime("%a %d %H:%M") for slot in slots]


def offered(busy: Sequence[Span] = (), **changes: object) -> tuple[Slot, ...]:
    asked: dict[str, object] = {
        "host": SAM, "contact": LENA, "minutes": 30, "policy": SlotPolicy(), "now": MONDAY,
    }  # fmt: skip
    return choose(busy, **asked | changes)  # type: ignore[arg-type]


def possible(busy: Sequence[Span] = (), **changes: object) -> list[Slot]:
    asked: dict[str, object] = {
        "host": SAM, "contact": LENA, "minutes": 30, "policy": SlotPolicy(), "now": MONDAY,
    } | changes  # fmt: skip
    mine = {name: asked[name] for name in ("host", "policy", "now")}
    found = openings(busy, chats=asked.get("chats", ()), **mine)  # type: ignore[arg-type]
    guest = Guest(
        side=asked["contact"],  # type: ignore[arg-type]
        minutes=asked["minutes"],  # type: ignore[arg-type]
        taken=asked.get("taken", ()),  # type: ignore[arg-type]
    )
    return list(offerable(found, guest=guest))


# ------------------------------------------------------------------ what a letter offers


def test_three_times_on_three_days_at_three_hours():
    """An empty week gives a spread: days apart, and morning, afternoon and later."""
    assert shown(offered()) == ["Wed 10 10:00", "Fri 12 14:00", "Mon 15 16:30"]


def test_the_same_question_has_the_same_answer():
    """Nothing is left to chance, and the order in which events are read does not matter."""
    busy = [stretch(berlin(9, 9), 300), stretch(berlin(11, 14), 90), stretch(berlin(10, 9))]
    assert offered(busy) == offered(busy[::-1])


def test_a_time_keeps_its_distance_from_what_is_busy():
    """A quarter of an hour stays free before and after; 9:30 would end as 10:00 begins."""
    busy = [stretch(berlin(9, 10))]
    first = shown(possible(busy))[:3]
    assert first == ["Tue 09 09:00", "Tue 09 11:30", "Tue 09 12:00"]


def test_two_people_are_not_offered_the_same_hour():
    """What stands in another live letter is as good as busy."""
    letter = offered()
    others = [Span(slot.start, slot.end) for slot in letter]
    assert all(is_free(slot, others, buffer=15 * MINUTE) for slot in offered(taken=others))


def test_nothing_is_offered_before_the_notice():
    """Somebody asked on Monday at nine is not asked for before Tuesday at nine."""
    assert possible()[0].start == berlin(9, 9)
    assert possible(now=MONDAY + MINUTE)[0].start == berlin(9, 9, 30)


def test_today_counts_when_the_notice_allows():
    """With two hours' notice, today after eleven is open, besides the next working day."""
    short = SlotPolicy(notice=timedelta(hours=2), horizon=1)
    assert shown(possible(policy=short))[0] == "Mon 08 11:00"
    assert shown(possible(policy=short))[-1] == "Tue 09 17:30"


def test_the_horizon_counts_working_days_that_are_not_off():
    """Ten working days from Monday the 8th, without the week off, end on Monday the 29th."""
    off = (Days(date(2026, 6, 10), date(2026, 6, 16)),)
    holiday = Side(zone=SAM.zone, hours=SAM.hours, off=off)
    days = {slot.start.date() for slot in possible(host=holiday)}
    assert len(days) == 10
    assert max(days) == date(2026, 6, 29)
    assert not any(day in off[0] for day in days)


def test_a_day_with_enough_chats_gets_no_more():
    """Two chats on Tuesday are as many as the host wants in a day."""
    chats = [stretch(berlin(9, 9), 30), stretch(berlin(9, 15), 30)]
    assert "Tue 09" not in " ".join(shown(possible(chats=chats)))
    assert "Tue 09 11:00" in shown(possible(chats=chats[:1]))


def test_the_contact_is_not_asked_for_at_night():
    """Nine to six in Berlin and in Kolkata meet between nine and half past two in Berlin."""
    clock = {time.split()[2] for time in shown(possible(contact=PRIYA))}
    assert (min(clock), max(clock)) == ("09:00", "14:00")


def test_an_unknown_zone_leaves_the_hosts_hours_and_their_days_off():
    """Nothing is guessed about somebody whose zone nobody wrote down."""
    away = (Days(date(2026, 6, 9), date(2026, 6, 12)),)
    unknown = Side(zone=None, hours=Hours({}), off=away)
    assert shown(possible(contact=unknown))[0] == "Mon 15 09:00"


def test_hours_that_hardly_meet_still_give_what_there_is():
    """One shared half hour a week, on Fridays, is offered rather than nothing."""
    friday = Side(zone="Europe/Berlin", hours=Hours({4: ((time(17, 30), time(22)),)}))
    assert shown(offered(contact=friday)) == ["Fri 12 17:30", "Fri 19 17:30"]


def test_one_open_day_gives_several_times():
    """When only one day is left, its times lie in different parts of it and do not overlap."""
    tuesday = SlotPolicy(horizon=1)
    slots = offered(policy=tuesday, minutes=45)
    assert shown(slots) == ["Tue 09 10:00", "Tue 09 14:00", "Tue 09 16:00"]


def test_starts_are_round_at_the_hosts_clock():
    """Kathmandu is 5:45 ahead of Greenwich; a start there is still on the half hour."""
    host = Side(zone="Asia/Kathmandu", hours=Hours({1: ((time(9, 10), time(12)),)}))
    assert shown(possible(host=host, contact=PRIYA), "Asia/Kathmandu")[:2] == [
        "Tue 16 09:30",
        "Tue 16 10:00",
    ]


def test_somebody_with_no_hours_is_offered_nothing():
    """No hours, or hours that never meet, end in no times and not in a search without end."""
    assert offered(host=Side(zone="Europe/Berlin", hours=Hours({}))) == ()
    assert offered(contact=Side(zone="Europe/Berlin", hours=Hours({}))) == ()


def test_a_day_that_a_country_left_out_offers_nothing():
    """Samoa went from Thursday 29 to Saturday 31 December 2011: no chat on that Friday."""
    apia = Side(zone="Pacific/Apia", hours=EVERY_DAY)
    now = datetime(2011, 12, 28, 20, tzinfo=UTC)
    days = {
        slot.start.astimezone(ZoneInfo("Pacific/Apia")).day
        for slot in possible(host=apia, contact=apia, now=now, policy=SlotPolicy(horizon=3))
    }
    assert days == {29, 31, 1}


# ------------------------------------------------------------------ bugs met in the field


@pytest.mark.parametrize(
    ("zone", "now", "utc_hours"),
    [
        ("Europe/Berlin", datetime(2026, 3, 27, tzinfo=UTC), [8, 7]),
        ("Europe/Berlin", datetime(2026, 10, 23, tzinfo=UTC), [7, 8]),
        ("Australia/Sydney", datetime(2026, 4, 2, tzinfo=UTC), [22, 23]),
        ("Australia/Sydney", datetime(2026, 10, 1, tzinfo=UTC), [23, 22]),
    ],
)
def test_field_dst_shift(zone: str, now: datetime, utc_hours: list[int]):
    """A slot stays at nine at the wall on both sides of the change of clocks (Yelp/beans #123)."""
    nine = Side(zone=zone, hours=Hours({day: ((time(9), time(9, 30)),) for day in range(7)}))
    slots = possible(host=nine, contact=nine, now=now, policy=SlotPolicy(horizon=4))
    assert {slot.start.astimezone(ZoneInfo(zone)).time() for slot in slots} == {time(9)}
    hours = [slot.start.hour for slot in slots]
    assert (hours[0], hours[-1]) == tuple(utc_hours)


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Pacific/Kiritimati", "Asia/Kolkata"])
@pytest.mark.parametrize("hour", [0, 23])
def test_field_local_day_as_utc(zone: str, hour: int):
    """Busy hours at either end of the local day block, from UTC-10 to UTC+14
    (langchain executive-ai-assistant queried the local date as UTC midnight to midnight)."""
    ends = Hours({day: ((time.min, time(1)), (time(23), time.max)) for day in range(7)})
    host = Side(zone=zone, hours=ends)
    policy = SlotPolicy(horizon=2, buffer=timedelta(0), step=timedelta(hours=1))
    asked = {"host": host, "contact": host, "policy": policy, "minutes": 60}
    tomorrow = MONDAY.astimezone(ZoneInfo(zone)).date() + timedelta(days=2)
    taken = datetime.combine(tomorrow, time(hour), ZoneInfo(zone))
    free = {slot.start for slot in possible(**asked)}
    left = {slot.start for slot in possible([stretch(taken)], **asked)}
    assert free - left == {taken}


def test_field_last_day_of_window():
    """Busy time at both edges of the horizon blocks (thunderbird/appointment #1031)."""
    free = possible()
    first, last = free[0], free[-1]
    assert shown([first, last]) == ["Tue 09 09:00", "Mon 22 17:30"]
    left = possible([Span(first.start, first.end), Span(last.start, last.end)])
    assert first not in left
    assert last not in left


def test_the_calendar_is_read_as_far_as_times_are_offered():
    """After a long absence the horizon lies far ahead, and is read before it is called free."""
    away = Side(zone=SAM.zone, hours=SAM.hours, off=(Days(date(2026, 6, 1), date(2026, 8, 14)),))
    assert window(SAM, policy=SlotPolicy(), now=MONDAY).end == berlin(23, 0, 15)
    far = window(away, policy=SlotPolicy(), now=MONDAY)
    slots = possible(host=away)
    assert slots[-1].end.date() == date(2026, 8, 28)
    assert far.start <= slots[0].start - SlotPolicy().buffer
    assert slots[-1].end + SlotPolicy().buffer <= far.end


# ------------------------------------------------------------------ is one time still good


def test_a_counter_offer_need_only_be_free():
    """Seven in the evening is outside everybody's hours, and fine when they name it."""
    evening = Slot(berlin(9, 19), berlin(9, 19, 30))
    assert is_free(evening, [stretch(berlin(9, 18))])
    assert not is_free(evening, [stretch(berlin(9, 18))], buffer=15 * MINUTE)
    assert not is_free(evening, [stretch(berlin(9, 18, 1))])


THAT_DAY = (Days(date(2026, 6, 9), date(2026, 6, 9)),)
GOOD = Slot(berlin(9, 10), berlin(9, 10, 30))


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("an event came", {"busy": [stretch(berlin(9, 10, 15))]}),
        ("another letter has it", {"taken": [stretch(berlin(9, 10, 40))]}),
        ("the day filled up", {"chats": [stretch(berlin(9, 15)), stretch(berlin(9, 17))]}),
        ("notice ran out", {"now": berlin(8, 10, 1)}),
        ("the host is off", {"host": Side(zone=SAM.zone, hours=OFFICE_HOURS, off=THAT_DAY)}),
        ("the contact is off", {"contact": Side(zone=None, hours=OFFICE_HOURS, off=THAT_DAY)}),
        ("their hours changed", {"contact": Side(
            zone="Europe/Berlin", hours=Hours({1: ((time(10, 15), time(12)),)})
        )}),
    ],
)  # fmt: skip
def test_a_time_in_an_unsent_letter_goes_stale(what: str, changes: dict[str, object]):
    """Whatever would keep a time from being chosen today takes it out of the draft."""
    asked = {"busy": [], "host": SAM, "contact": LENA, "policy": SlotPolicy(), "now": MONDAY}
    assert still_good(GOOD, **asked)
    assert not still_good(GOOD, **asked | changes), what


def test_a_time_that_the_host_wrote_need_not_be_round():
    """10:10 is no multiple of the step; once it stands in a letter that does not matter."""
    odd = Slot(berlin(9, 10, 10), berlin(9, 10, 40))
    assert still_good(odd, [], host=SAM, contact=LENA, policy=SlotPolicy(), now=MONDAY)


def test_hours_round_the_clock_end_at_midnight():
    """A chat begins and ends on one local day: 23:30 is the last half hour."""
    always = Side(zone="Europe/Berlin", hours=ROUND_THE_CLOCK)
    late = shown(possible(host=always, contact=always, minutes=60))
    assert "Tue 09 23:00" in late
    assert "Tue 09 23:30" not in late


# ------------------------------------------------------------------ what it costs


class Counted(Span):
    """A span that counts how often anybody asks when it starts."""

    asked = 0

    def __getattribute__(self, name: str) -> object:
        if name == "start":
            Counted.asked += 1
        return super().__getattribute__(name)


def looks_at(count: int) -> int:
    Counted.asked = 0
    busy = [Counted(MONDAY + n * MINUTE, MONDAY + (n + 1) * MINUTE) for n in range(count)]
    Counted.asked = 0
    offered(busy)
    return Counted.asked


def test_a_full_calendar_is_swept_once():
    """Ten times the events are ten times the work, not a hundred: no span is asked for twice."""
    few, many = looks_at(3000), looks_at(30_000)
    assert many <= 11 * few
