"""Every time that suits both people: what a choice is made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from reachout.domain.openings import OpenDay, Openings, Stretch
from reachout.domain.side import Side
from reachout.domain.span import Span
from reachout.domain.wallclock import is_plain, steps


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One time that could become a chat: aware instants; words are made by compose."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Candidate:
    slot: Slot
    wall: time  # of its start, at the host's clock
    minute: int  # the same, from midnight
    day: date
    ahead: int  # working days of the host from today
    stretch: Stretch  # of the host's free time, in which it lies


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """The other one, and what stands in letters to others already."""

    side: Side
    minutes: int
    taken: Sequence[Span] = ()


def candidates(found: Openings, guest: Guest) -> Iterator[list[Candidate]]:
    """Those of each day, in order; days without any are left out."""
    buffer = found.policy.buffer
    blocked = [span.widened(buffer, buffer) for span in guest.taken]
    for day in found.days:
        if suiting := list(_of_day(found, day, guest, blocked)):
            yield suiting


def _of_day(
    found: Openings, day: OpenDay, guest: Guest, blocked: Sequence[Span]
) -> Iterator[Candidate]:
    first, last = day.stretches[0].start, day.stretches[-1].end
    hours = guest.side.around(first, last, found.zone)
    theirs = ZoneInfo(guest.side.clock(found.zone))
    length = timedelta(minutes=guest.minutes)
    for stretch in day.stretches:
        for start, wall in steps(found.zone, day.day, *stretch.hours, found.policy.step):
            end = start + length
            if (
                stretch.start <= start
                and end <= stretch.end
                and any(opens <= start and end <= closes for opens, closes in hours)
                and not any(span.start < end and start < span.end for span in blocked)
                and is_plain(start.astimezone(theirs))
            ):
                minute = 60 * wall.hour + wall.minute
                yield Candidate(Slot(start, end), wall, minute, day.day, day.ahead, stretch)
