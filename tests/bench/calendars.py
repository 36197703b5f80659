"""What the calendars cost: folders of .ics files beside the libraries' own time, and a choice.

Ten calendars, 5,000 events of which 500 recur, looked at for two weeks; once as a file an event,
as vdirsyncer keeps them, and once as ten exports of 500 events each.
"""

from __future__ import annotations

import gc
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from reachout.domain.hours import OFFICE_HOURS
from reachout.domain.policy import SlotPolicy
from reachout.domain.slots import Side, choose
from reachout.domain.span import Span
from reachout.providers.local.calendar import LocalCalendar

NOW = datetime(2026, 6, 1, 8, tzinfo=UTC)
TWO_WEEKS = timedelta(weeks=2)
CALENDARS, EVENTS, RECURRING = 10, 500, 50  # each
OWN = "sam@example.com"
ZONES = ("Europe/Berlin", "Europe/Berlin", "America/New_York", "Asia/Kolkata")
RULES = (
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "FREQ=WEEKLY;COUNT=200",
    "FREQ=WEEKLY;UNTIL=20270101T000000Z",
    "FREQ=MONTHLY;BYDAY=1TH",
    "FREQ=MONTHLY;BYMONTHDAY=15",
    "FREQ=YEARLY",
)


class SetClock:
    def now(self) -> datetime:
        return NOW


def timed(work: Callable[[], object]) -> float:
    """CPU time: all of this computes, and waits for nothing."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


# ------------------------------------------------------------------ the calendars


def event(dice: random.Random, number: int, rule: str = "") -> list[str]:
    """The lines of one event as a calendar program writes it; a series, with an override in it."""
    zone = dice.choice(ZONES)
    days = dice.randrange(-700, -30) if rule else dice.randrange(-365, 180)
    begin = (NOW + timedelta(days=days)).replace(hour=dice.randrange(6, 18), tzinfo=None)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{number}@example.com",
        "DTSTAMP:20260101T000000Z",
        f"SUMMARY:Event {number}",
        "DESCRIPTION:What we talk about\\, and who brings what.",
        *when(zone, begin, timedelta(minutes=dice.choice((30, 45, 60, 90)))),
        f"ORGANIZER;CN=Noor Haddad:mailto:noor{number % 40}@example.org",
        f"ATTENDEE;PARTSTAT=ACCEPTED;CN=Sam Reed:mailto:{OWN}",
        f"ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:guest{number % 70}@example.org",
    ]
    if not rule:
        return [*lines, *ALARM, "END:VEVENT"]
    left_out = begin + timedelta(weeks=4)
    series = [*lines, f"RRULE:{rule}", f"EXDATE;TZID={zone}:{left_out:%Y%m%dT%H%M%S}"]
    moved = begin + timedelta(weeks=8)
    other = [
        *lines[:5],
        f"RECURRENCE-ID;TZID={zone}:{moved:%Y%m%dT%H%M%S}",
        *when(zone, moved + timedelta(hours=1), timedelta(hours=1)),
    ]
    return [*series, *ALARM, "END:VEVENT", *other, "END:VEVENT"]


ALARM = ("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "DESCRIPTION:Soon", "END:VALARM")


def when(zone: str, begin: datetime, lasts: timedelta) -> list[str]:
    return [
        f"DTSTART;TZID={zone}:{begin:%Y%m%dT%H%M%S}",
        f"DTEND;TZID={zone}:{begin + lasts:%Y%m%dT%H%M%S}",
    ]


def calendar_text(events: list[list[str]]) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN"]
    lines += [line for each in events for line in each]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def write_calendars(home: Path, *, exports: bool) -> list[Path]:
    """The same events every time; as one file a calendar, or one an event."""
    dice = random.Random(7)
    folders = [home / f"calendar{number}" for number in range(CALENDARS)]
    for number, folder in enumerate(folders):
        folder.mkdir(parents=True)
        events = [
            event(dice, 1000 * number + n, RULES[n % len(RULES)] if n < RECURRING else "")
            for n in range(EVENTS)
        ]
        files = [events] if exports else [[each] for each in events]
        for name, held in enumerate(files):
            (folder / f"{name}.ics").write_bytes(calendar_text(held))
    return folders


# ------------------------------------------------------------------ reading them


def by_the_libraries(folders: list[Path]) -> int:
    """icalendar and recurring_ical_events over every file, for the same two weeks."""
    import recurring_ical_events
    from icalendar import Calendar

    return sum(
        len(
            recurring_ical_events.of(Calendar.from_ical(path.read_bytes())).between(
                NOW, NOW + TWO_WEEKS
            )
        )
        for folder in folders
        for path in folder.iterdir()
    )


def opened(folders: list[Path]) -> LocalCalendar:
    return LocalCalendar(
        folders[0],
        folders[1:],
        zone="Europe/Berlin",
        addresses=frozenset({OWN}),
        all_day_busy=True,
        clock=SetClock(),
    )


def windows() -> Iterator[Span]:
    """The one asked for, smaller ones in it, and those of the next days."""
    for days in (0, 0, 1, 2, 3):
        begin = NOW + timedelta(days=days)
        yield Span(begin, begin + TWO_WEEKS)
        yield Span(begin + timedelta(days=4), begin + timedelta(days=6))


def read_them(say: Callable[[str], None], *, exports: bool) -> None:
    with tempfile.TemporaryDirectory() as home:
        folders = write_calendars(Path(home), exports=exports)
        asked = Span(NOW, NOW + TWO_WEEKS)
        theirs, ours, calendar = _first_time(folders, asked)
        found = len(calendar.busy(asked))
        gc.collect()  # what lives on from the first time is not a warm question's own cost
        warm = [timed(lambda w=w: calendar.busy(w)) for w in windows() for _ in range(3)]
        changed = timed(lambda: _with_one_changed(calendar, folders, asked))
    kind = "10 exports" if exports else "a file an event"
    say(
        f"calendars, {kind}: {CALENDARS * EVENTS} events, {found} busy in two weeks: first "
        f"{ours * 1000:.0f} ms beside {theirs * 1000:.0f} ms of the libraries alone "
        f"({ours / theirs:.2f}×)"
    )
    say(
        f"  warm {median(warm) * 1000:.1f} ms, {max(warm) * 1000:.1f} at most; one file changed "
        f"{changed * 1000:.0f} ms"
    )


def _first_time(folders: list[Path], asked: Span) -> tuple[float, float, LocalCalendar]:
    """(the libraries', ours, a calendar that has been asked once)."""
    by_the_libraries(folders[:1])  # their imports
    opened(folders[:1]).busy(asked)
    theirs, ours = [], []
    for _ in range(2):
        theirs.append(timed(lambda: by_the_libraries(folders)))
        calendar = opened(folders)
        ours.append(timed(lambda c=calendar: c.busy(asked)))
    return min(theirs), min(ours), calendar


def _with_one_changed(calendar: LocalCalendar, folders: list[Path], asked: Span) -> None:
    path = folders[3] / "0.ics"
    path.write_bytes(path.read_bytes().replace(b"SUMMARY:Event", b"SUMMARY:Other"))
    calendar.busy(asked)


# ------------------------------------------------------------------ a choice


def merged() -> list[Span]:
    """Busy stretches of two weeks as Google tells them: joined, in order."""
    dice, at, found = random.Random(3), NOW, []
    while at < NOW + TWO_WEEKS:
        end = at + timedelta(minutes=dice.choice((30, 60, 90)))
        found.append(Span(at, end))
        at = end + timedelta(minutes=dice.choice((15, 45, 120, 600)))
    return found


def choose_from_an_answer(say: Callable[[str], None]) -> None:
    busy = merged()
    host = Side(zone="Europe/Berlin", hours=OFFICE_HOURS)
    contact = Side(zone="America/New_York", hours=OFFICE_HOURS)
    policy = SlotPolicy()
    took = min(
        timed(lambda: choose(busy, host=host, contact=contact, minutes=30, policy=policy, now=NOW))
        for _ in range(50)
    )
    say(f"three times out of {len(busy)} busy stretches of two weeks: {took * 1000:.2f} ms")


def main(say: Callable[[str], None]) -> None:
    read_them(say, exports=False)
    read_them(say, exports=True)
    choose_from_an_answer(say)


if __name__ == "__main__":
    main(print)
