"""A host's calendar made up at random: its .ics text, and beside it the truth of when it blocks.

The truth is reckoned here by hand, at wall time on each date of its own; nothing of it comes from
what the program reads calendars with.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
OWN = "sam@example.com"
ZONES = {  # with days on which something happens to the clock, where anything does
    "Europe/Berlin": (date(2026, 3, 29), date(2026, 10, 25)),
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
    "Asia/Kolkata": (date(2026, 6, 10),),
    "Australia/Sydney": (date(2026, 4, 5), date(2026, 10, 4)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "America/Santiago": (date(2026, 4, 5), date(2026, 9, 6)),
    "Pacific/Apia": (date(2011, 12, 30),),
    "Asia/Kathmandu": (date(2026, 6, 10),),
    "Pacific/Kiritimati": (date(2026, 6, 10),),
    "Pacific/Honolulu": (date(2026, 6, 10),),
}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Stretch = tuple[datetime, datetime]  # UTC


# ------------------------------------------------------------------ one event, and its truth


@dataclass(frozen=True, kw_only=True)
class Marks:
    """What decides whether an event blocks."""

    status: str = "CONFIRMED"
    transparent: bool = False
    away: bool = False  # out of office
    answer: str = ""  # the host's own

    def lines(self) -> list[str]:
        return [
            f"STATUS:{self.status}",
            *["TRANSP:TRANSPARENT"] * self.transparent,
            *["X-MICROSOFT-CDO-BUSYSTATUS:OOF"] * self.away,
            *[f"ATTENDEE;PARTSTAT={self.answer}:mailto:{OWN}"] * bool(self.answer),
        ]

    def block(self, *, all_day: bool) -> bool:
        """The table of docs/slots.md, with `all_day_busy`."""
        if self.status == "CANCELLED" or self.answer == "DECLINED":
            return False
        return self.away or all_day or not self.transparent


@dataclass(frozen=True, kw_only=True)
class When:
    """A day and, unless it is the whole day, a wall time in *zone*; "" floats, and is *here*."""

    day: date
    wall: time | None
    zone: str
    here: str

    def instant(self) -> datetime:
        wall = datetime.combine(self.day, self.wall or time.min)
        zone = self.here if self.wall is None else self.zone or self.here
        return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)

    def exists(self) -> bool:
        """The clocks do not skip it: else it names the same instant as another time."""
        zone = ZoneInfo(self.here if self.wall is None else self.zone or self.here)
        wall = datetime.combine(self.day, self.wall or time.min)
        return self.instant().astimezone(zone).replace(tzinfo=None) == wall

    def name(self) -> date:
        """What tells it from the others of its series. With a zone that is its instant: one on a
        day that the clocks skip is the same as that of the next."""
        return self.instant() if self.zone and self.wall is not None else self.day

    def later(self, lasts: timedelta) -> When:
        """By the wall."""
        end = datetime.combine(self.day, self.wall or time.min) + lasts
        return replace(self, day=end.date(), wall=None if self.wall is None else end.time())

    def line(self, name: str) -> str:
        if self.wall is None:
            return f"{name};VALUE=DATE:{self.day:%Y%m%d}"
        wall = datetime.combine(self.day, self.wall)
        if self.zone == "UTC":
            return f"{name}:{wall:%Y%m%dT%H%M%SZ}"
        named = f";TZID={self.zone}" if self.zone else ""
        return f"{name}{named}:{wall:%Y%m%dT%H%M%S}"

    def in_utc(self) -> When:
        at = self.instant()
        return replace(self, day=at.date(), wall=at.time(), zone="UTC")


@dataclass(frozen=True, kw_only=True)
class Lasting:
    """How long: by the wall from DTSTART to DTEND, or as a DURATION of days and exact hours."""

    lasts: timedelta
    by_duration: bool

    def line(self, start: When) -> str:
        if not self.by_duration:
            return start.later(self.lasts).line("DTEND")
        days, minutes = self.lasts.days, self.lasts.seconds // 60
        exact = f"T{minutes}M" if minutes or not days else ""
        return f"DURATION:P{f'{days}D' if days else ''}{exact}"

    def stretch(self, start: When) -> Stretch:
        begin = start.instant()
        if self.by_duration:
            days = timedelta(days=self.lasts.days)
            return begin, start.later(days).instant() + (self.lasts - days)
        end = start.later(self.lasts).instant()
        return begin, end if end >= begin else begin + self.lasts


@dataclass(kw_only=True)
class Almanac:
    """Files and the truth."""

    here: str  # the host's zone
    around: date
    files: list[list[str]] = field(default_factory=list)  # the events of each
    blocked: list[Stretch] = field(default_factory=list)

    def texts(self) -> Iterator[bytes]:
        for events in self.files:
            lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", *events]
            yield "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()

    def first(self) -> datetime:
        return datetime.combine(self.around, time.min, UTC) - 3 * DAY


def joined(stretches: Iterable[Stretch], first: datetime, last: datetime) -> list[Stretch]:
    """Cut to what lies between, and joined where they touch."""
    found: list[Stretch] = []
    for begin, end in sorted(stretches):
        begin, end = max(begin, first), min(end, last)
        if begin >= end:
            continue
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return found


# ------------------------------------------------------------------ making them up


def make_up(seed: int) -> Almanac:
    dice = random.Random(seed)
    here = dice.choice(sorted(ZONES))
    almanac = Almanac(here=here, around=dice.choice(ZONES[here]))
    events = []
    for number in range(dice.randint(1, 9)):
        lines, blocked = made_up_event(dice, almanac, f"{number}@example.com")
        events.append(lines)
        almanac.blocked += blocked
    if dice.random() < 0.5:
        almanac.files = events
    else:
        almanac.files = [[line for lines in events for line in lines]]
    return almanac


def made_up_event(
    dice: random.Random, almanac: Almanac, uid: str
) -> tuple[list[str], list[Stretch]]:
    kind = dice.choice((once, once, series, series, series))
    return kind(dice, almanac, uid)


def once(dice: random.Random, almanac: Almanac, uid: str) -> tuple[list[str], list[Stretch]]:
    start = a_start(dice, almanac, dice.randint(-6, 7))
    lasting, marks = a_length(dice, start), some_marks(dice)
    return event_lines(uid, start, lasting, marks), blocking(start, lasting, marks)


def a_start(dice: random.Random, almanac: Almanac, days: int) -> When:
    zones = [almanac.here, almanac.here, "", "UTC", dice.choice(sorted(ZONES))]
    wall = None if dice.random() < 0.2 else time(dice.randint(0, 23), dice.choice((0, 15, 30, 40)))
    return When(
        day=almanac.around + days * DAY, wall=wall, zone=dice.choice(zones), here=almanac.here
    )


def a_length(dice: random.Random, start: When) -> Lasting:
    by_duration = dice.random() < 0.4
    if start.wall is None:
        return Lasting(lasts=dice.randint(1, 3) * DAY, by_duration=by_duration)
    minutes = dice.choice((0, 15, 30, 30, 45, 60, 60, 90, 240, 1440, 1500, 3000))
    return Lasting(lasts=minutes * MINUTE, by_duration=by_duration)


def some_marks(dice: random.Random) -> Marks:
    return Marks(
        status=dice.choice(("CONFIRMED", "CONFIRMED", "TENTATIVE", "CANCELLED")),
        transparent=dice.random() < 0.15,
        away=dice.random() < 0.1,
        answer=dice.choice(("", "", "ACCEPTED", "TENTATIVE", "NEEDS-ACTION", "DECLINED")),
    )


def event_lines(
    uid: str, start: When, lasting: Lasting, marks: Marks, more: Sequence[str] = ()
) -> list[str]:
    times = [start.line("DTSTART"), lasting.line(start)]
    head = ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{uid}", "DTSTAMP:20260101T000000Z"]
    return [*head, *times, *marks.lines(), *more, "END:VEVENT"]


def blocking(start: When, lasting: Lasting, marks: Marks) -> list[Stretch]:
    blocks = marks.block(all_day=start.wall is None)
    return [lasting.stretch(start)] if blocks else []


# ------------------------------------------------------------------ series


@dataclass(frozen=True, kw_only=True)
class Rule:
    text: str
    dates: Sequence[date]  # all of them, until well after what is looked at


def series(dice: random.Random, almanac: Almanac, uid: str) -> tuple[list[str], list[Stretch]]:
    """A rule, dates left out, dates put in, and instances that were changed."""
    start = a_start(dice, almanac, dice.choice((0, -1, -3, -10, -40, -200, -420)))
    lasting, marks = a_length(dice, start), some_marks(dice)
    rule = a_rule(dice, start, almanac)
    near = [
        day
        for day in rule.dates
        if abs(day - almanac.around) < 7 * DAY and replace(start, day=day).exists()
    ]
    dice.shuffle(near)
    left_out, changed = near[: dice.choice((0, 0, 1, 2))], near[2 : 2 + dice.choice((0, 0, 1, 2))]
    more = [rule.text, *exdates(dice, start, left_out)]
    put_in = extra_dates(dice, start, rule)
    more += [day.line("RDATE") for day in put_in]
    lines = event_lines(uid, start, lasting, marks, more)
    gone = {replace(start, day=day).name() for day in (*left_out, *changed)}
    every = [replace(start, day=day) for day in rule.dates]
    stand = [each for each in every if each.name() not in gone] + put_in
    blocked = [stretch for each in stand for stretch in blocking(each, lasting, marks)]
    for day in changed:
        other = changed_instance(dice, replace(start, day=day), lasting, marks, uid)
        lines, blocked = lines + other[0], blocked + other[1]
    return lines, blocked


def a_rule(dice: random.Random, start: When, almanac: Almanac) -> Rule:
    last = almanac.around + 20 * DAY
    text, days = dice.choice((daily, weekly, monthly))(dice, start.day)
    dates = list(takewhile(lambda day: day <= last, days))
    end = dice.choice(("", "", "COUNT", "UNTIL"))
    if end == "COUNT":
        count = dice.randint(1, len(dates) + 2)
        return Rule(text=f"RRULE:{text};COUNT={count}", dates=dates[:count])
    if end == "UNTIL":
        return until(dice, text, start, dates)
    return Rule(text=f"RRULE:{text}", dates=dates)


def until(dice: random.Random, text: str, start: When, dates: Sequence[date]) -> Rule:
    """The last instance begins then. In UTC where there is a zone (RFC 5545 section 3.3.10), or,
    as many programs write it, by the wall or as a date."""
    dates = dates[: dice.randint(1, len(dates))]
    last = replace(start, day=dates[-1])
    if start.wall is None or dice.random() < 0.2:
        end = f"{last.day:%Y%m%d}"
    elif start.zone and dice.random() < 0.7:
        end = f"{last.instant():%Y%m%dT%H%M%SZ}"
    else:
        end = f"{datetime.combine(last.day, start.wall):%Y%m%dT%H%M%S}"
        end += "Z" * (start.zone == "UTC")
    return Rule(text=f"RRULE:{text};UNTIL={end}", dates=dates)


def daily(dice: random.Random, first: date) -> tuple[str, Iterator[date]]:
    every = dice.randint(1, 3)
    dates = (first + n * every * DAY for n in range(10_000))
    return f"FREQ=DAILY;INTERVAL={every}", dates


def weekly(dice: random.Random, first: date) -> tuple[str, Iterator[date]]:
    every = dice.randint(1, 3)
    days = sorted({first.weekday(), *dice.sample(range(7), dice.randint(0, 3))})
    monday = first - first.weekday() * DAY
    dates = (monday + (7 * every * n + day) * DAY for n in range(2_000) for day in days)
    named = ",".join(WEEKDAYS[day] for day in days)
    return f"FREQ=WEEKLY;INTERVAL={every};BYDAY={named}", (day for day in dates if day >= first)


def monthly(dice: random.Random, first: date) -> tuple[str, Iterator[date]]:
    every = dice.randint(1, 2)
    months = (first.year * 12 + first.month - 1 + n * every for n in range(500))
    starts = [date(month // 12, month % 12 + 1, 1) for month in months]
    if dice.random() < 0.5:
        dates = (day for begin in starts for day in month_days(begin) if day.day == first.day)
        return f"FREQ=MONTHLY;INTERVAL={every};BYMONTHDAY={first.day}", dates
    is_last = (first + 7 * DAY).month != first.month
    nth = -1 if is_last and dice.random() < 0.5 else (first.day - 1) // 7
    found = (days_of_name(begin, first.weekday()) for begin in starts)
    dates = (days[nth] for days in found if nth < len(days))
    named = f"{nth + 1 if nth >= 0 else nth}{WEEKDAYS[first.weekday()]}"
    return f"FREQ=MONTHLY;INTERVAL={every};BYDAY={named}", dates


def month_days(first: date) -> Iterator[date]:
    return takewhile(lambda day: day.month == first.month, (first + n * DAY for n in range(32)))


def days_of_name(first: date, weekday: int) -> list[date]:
    return [day for day in month_days(first) if day.weekday() == weekday]


def exdates(dice: random.Random, start: When, days: Sequence[date]) -> list[str]:
    left_out = [replace(start, day=day) for day in days]
    if start.wall is not None and start.zone and dice.random() < 0.4:
        left_out = [each.in_utc() for each in left_out]
    return [each.line("EXDATE") for each in left_out]


def extra_dates(dice: random.Random, start: When, rule: Rule) -> list[When]:
    if dice.random() < 0.7:
        return []
    days = (start.day + n * DAY for n in range(500))
    free = (day for day in days if day not in rule.dates and day > start.day)
    skip = dice.randint(0, 3)
    return [replace(start, day=day) for day in islice(free, skip, skip + dice.randint(1, 2))]


def changed_instance(
    dice: random.Random, instance: When, lasting: Lasting, marks: Marks, uid: str
) -> tuple[list[str], list[Stretch]]:
    """Moved, declined, cancelled, or all anew."""
    start = instance
    kind = dice.choice(("moved", "declined", "cancelled", "anew"))
    if kind == "moved":
        start = instance.later(dice.choice((-2, -1, 1, 3)) * DAY)
        if start.wall is not None:
            start = start.later(dice.choice((-90, 30, 240)) * MINUTE)
    elif kind == "declined":
        marks = replace(marks, answer="DECLINED")
    elif kind == "cancelled":
        marks = replace(marks, status="CANCELLED")
    else:
        lasting, marks = a_length(dice, start), some_marks(dice)
    zoned = start.wall is not None and start.zone
    named = instance.in_utc() if zoned and dice.random() < 0.4 else instance
    return (
        event_lines(uid, start, lasting, marks, [named.line("RECURRENCE-ID")]),
        blocking(start, lasting, marks),
    )
