"""Which times can be offered.

Two questions with two answers. *What could be offered?* (`choose`) knows every rule. *Is this one
time still free?* (`is_free`) knows only the calendar: it is for a time that is agreed or that the
other side named. Between them, `still_good` keeps a letter true that lies unsent.

Wall times are looked up on their own date. A wall time that the clocks skip or show twice is never
offered: "Sunday, 1:30" would name no time, or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain

from reachout.domain.candidates import Guest as Guest
from reachout.domain.candidates import Slot as Slot
from reachout.domain.candidates import candidates
from reachout.domain.choice import pick as pick
from reachout.domain.openings import Openings as Openings
from reachout.domain.openings import full_days, zone_of
from reachout.domain.openings import openings as openings
from reachout.domain.openings import window as window
from reachout.domain.policy import SlotPolicy
from reachout.domain.side import Side as Side
from reachout.domain.span import Span
from reachout.domain.wallclock import local_day


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
    kept: Sequence[Slot] = (),
) -> tuple[Slot, ...]:
    """At most `policy.count` times for one letter, in order; fewer when there are no more.

    *taken* stands in other live offers; *chats* are agreed, and count towards `policy.per_day` and
    `policy.per_week`; *kept* stand in this letter already, and count.
    """
    found = openings(busy, host=host, policy=policy, now=now, chats=chats)
    own = [slot.span for slot in kept]
    guest = Guest(side=contact, minutes=minutes, taken=[*taken, *own])
    return pick(found, guest=guest, kept=kept)


def offerable(found: Openings, *, guest: Guest) -> Iterator[Slot]:
    """Every time that suits both, in order; they overlap each other."""
    return (one.slot for day in candidates(found, guest) for one in day)


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
    zone = zone_of(host)
    return (
        slot.start >= now + policy.notice
        and is_free(slot, chain(busy, taken, chats), buffer=policy.buffer)
        and local_day(slot.start, zone) not in full_days(chats, host, policy)
        and host.takes(slot.start, slot.end, zone)
        and contact.takes(slot.start, slot.end, zone)
    )
