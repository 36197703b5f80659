"""Do two people's hours meet at all? What a letter says about it has to be true.

Only hours and zones are asked, on the dates of the days ahead: neither what is busy nor who is on
holiday. A full week and an absence go by; that it is night where the other one works does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from reachout.domain.hours import Hours
from reachout.domain.openings import working_days, zone_of
from reachout.domain.side import Instants, Side
from reachout.domain.wallclock import DAY, exists, hours_on

WEEK = 7 * DAY
NOTHING = timedelta(0)
SCANT = timedelta(hours=2)  # less than this on the best day is hardly anything
BESIDES_THE_CHAT = timedelta(hours=1)  # where a chat leaves less than this to choose from


class Overlap(StrEnum):
    WELL = "well"  # or nobody knows: their zone is unknown
    HARDLY = "hardly"
    NEVER = "never"


WORDS = {  # to the host; a letter has its own in templates/
    Overlap.WELL: "",
    Overlap.HARDLY: "Your hours and those of {name} hardly meet.",
    Overlap.NEVER: "Your hours and those of {name} never meet: a letter offers no times.",
}


@dataclass(frozen=True, slots=True)
class _Day:
    weekday: int  # of the host
    shared: timedelta  # in all
    fits: bool  # one stretch of it is long enough for a chat


def overlap(host: Side, contact: Side, *, minutes: int, horizon: int, now: datetime) -> Overlap:
    """How well the hours meet in the next *horizon* working days of the host, a week at least.

    NEVER: no stretch of *minutes* is in the hours of both. HARDLY: on the best day they share less
    than two hours (or less than an hour besides the chat), and not half of what the one with less
    time has; or they meet on one day of the week only, though both have more.
    """
    chat = timedelta(minutes=minutes)
    if contact.zone is None or chat > min(_longest(host.hours), _longest(contact.hours)):
        return Overlap.WELL  # no clock is to blame
    days = list(_days(host, contact, chat, horizon, now))
    meeting = [day for day in days if day.fits]
    if not meeting:
        return Overlap.NEVER if days else Overlap.WELL
    best = max(day.shared for day in meeting)
    room = min(_fullest(host.hours), _fullest(contact.hours))
    scant = best < max(SCANT, chat + BESIDES_THE_CHAT) and 2 * best < room
    once = len({day.weekday for day in meeting}) == 1
    several = min(len(side.hours.weekdays) for side in (host, contact)) > 1
    return Overlap.HARDLY if scant or (once and several) else Overlap.WELL


def _days(
    host: Side, contact: Side, chat: timedelta, horizon: int, now: datetime
) -> Iterator[_Day]:
    zone, present = zone_of(host), replace(contact, off=())
    for day in _dates(host, horizon, now):
        mine = [hours_on(zone, day, *stretch) for stretch in host.hours.on(day.weekday())]
        theirs = present.around(mine[0][0], mine[-1][1], zone)
        shared = [_shared(one, other) for one in mine for other in theirs]
        yield _Day(day.weekday(), sum(shared, NOTHING), max(shared, default=NOTHING) >= chat)


def _dates(host: Side, horizon: int, now: datetime) -> Iterator[date]:
    """The dates with hours from the first working day to the last, days off between them too."""
    ahead = [day for day, _ in working_days(host, horizon, now)]
    if not ahead:
        return
    last = max(ahead[-1], ahead[0] + WEEK - DAY)
    days = (ahead[0] + n * DAY for n in range((last - ahead[0]).days + 1))
    zone = zone_of(host)
    yield from (day for day in days if host.hours.on(day.weekday()) and exists(day, zone))


def _shared(one: Instants, other: Instants) -> timedelta:
    return max(NOTHING, min(one[1], other[1]) - max(one[0], other[0]))


def _fullest(hours: Hours) -> timedelta:
    """All the hours of the day of the week that has most."""
    return max((sum(_lengths(hours, day), NOTHING) for day in hours.weekdays), default=NOTHING)


def _longest(hours: Hours) -> timedelta:
    """The longest stretch of the week."""
    return max((max(_lengths(hours, day)) for day in hours.weekdays), default=NOTHING)


def _lengths(hours: Hours, weekday: int) -> list[timedelta]:
    day = date(2000, 1, 1)
    stretches = hours.on(weekday)
    return [datetime.combine(day, end) - datetime.combine(day, start) for start, end in stretches]
