"""When host and contact can be met, with what their countries say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from reachout.domain.contact import Contact
from reachout.domain.loop import Loop, Stage
from reachout.domain.overlap import Overlap, overlap
from reachout.domain.policy import SlotPolicy
from reachout.domain.slots import Side
from reachout.domain.span import Days, Span
from reachout.domain.wallclock import DAY
from reachout.domain.workdays import LONGEST_WAIT
from reachout.runtime.world import World
from reachout.settings import places


def policy_for(world: World, contact: Contact) -> SlotPolicy:
    """The host's, with what is kept free around a chat with this person."""
    usual = world.policy.slots
    return usual if contact.buffer is None else replace(usual, buffer=contact.buffer)


def host_side(world: World) -> Side:
    """Public holidays are among the days away since the settings were read."""
    return Side(zone=world.host.zone, hours=world.host.hours, off=world.host.away)


def contact_side(contact: Contact, ahead: Span) -> Side:
    """Their side within *ahead*, their public holidays of that time included.

    Without a zone the hours say nothing, and so would not keep the weekend of a country that is
    known: it stands among the days off.
    """
    first, last = ahead.start.date() - DAY, ahead.end.date() + DAY  # wherever they are
    off = [*contact.away, *places.holidays_between(contact.country, first, last)]
    if contact.zone is None and contact.country:
        off += _weekends(contact, first, last)
    return Side(zone=contact.zone, hours=contact.hours, off=off)


def meeting(world: World, contact: Contact, now: datetime) -> Overlap:
    """Do their hours and the host's meet in the days ahead? Asks no calendar."""
    return overlap(
        host_side(world),
        Side(zone=contact.zone, hours=contact.hours),
        minutes=contact.minutes,
        horizon=world.policy.slots.horizon,
        now=now,
    )


def _weekends(contact: Contact, first: date, last: date) -> Iterator[Days]:
    """Hours that are given for a day of the weekend win over it."""
    weekend = places.weekend_of(contact.country) - contact.hours.weekdays
    for number in range((last - first).days + 1):
        day = first + number * DAY
        if day.weekday() in weekend:
            yield Days(day, day)


def no_working_days(loop: Loop, contact: Contact | None, host_zone: str) -> tuple[Days, ...]:
    """Their public holidays while an answer is waited for; looked up only then."""
    if contact is None or loop.stage is not Stage.AWAITING:
        return ()
    since: datetime = loop.thread.last_sent_at or loop.since
    first = since.astimezone(ZoneInfo(contact.zone or host_zone)).date()
    return places.holidays_between(contact.country, first, first + LONGEST_WAIT)
