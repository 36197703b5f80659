"""Asking the calendar on behalf of one loop; the choice itself is made in domain/slots.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from reachout.domain import slots
from reachout.domain.contact import Contact
from reachout.domain.letter import LetterName, ShownSlot
from reachout.domain.loop import Loop
from reachout.domain.offers import Offer, OfferState
from reachout.domain.span import Span
from reachout.runtime.look import TRY_LATER
from reachout.runtime.world import World

READABLE = frozenset({OfferState.OFFERED, OfferState.LAPSED, OfferState.ACCEPTED})
OFFERING = frozenset({LetterName.FIRST, LetterName.AGAIN, LetterName.NUDGE, LetterName.REOFFER})


def in_their_hands(world: World, loop: Loop) -> list[Offer]:
    """The times of the letter that the contact has, as numbered there; also when they are late."""
    states = READABLE if loop.is_open else READABLE | {OfferState.RELEASED}
    found = [offer for offer in world.store.offers(loop.id) if offer.state in states]
    return list({offer.number: offer for offer in found}.values())  # the newest letter's count


def to_offer(
    world: World,
    contact: Contact,
    now: datetime,
    *,
    margin: timedelta = timedelta(0),
    kept: Sequence[slots.Slot] = (),
    busy: Sequence[Span] | None = None,
) -> tuple[slots.Slot, ...]:
    """Times for one letter. Unreachable when the calendar cannot vouch for any.

    *margin* is added to the notice; *kept* stand in the letter already and count; *busy* when the
    calendar was asked already.
    """
    policy = world.policy.slots
    policy = replace(policy, notice=policy.notice + margin, count=policy.count - len(kept))
    chosen = slots.choose(
        _busy(world, now) if busy is None else busy,
        host=host_side(world),
        contact=contact_side(contact),
        minutes=contact.minutes,
        policy=policy,
        now=now,
        taken=[*taken(world), *(Span(slot.start, slot.end) for slot in kept)],
        chats=chats(world),
    )
    return tuple(sorted([*kept, *chosen]))


MARGIN = timedelta(days=1)  # a letter may lie a day before its first time is too near


def to_offer_fresh(world: World, contact: Contact, now: datetime) -> tuple[slots.Slot, ...]:
    """Times for a letter that may lie a while; with less margin when there are no others."""
    busy = _busy(world, now, fresh=True)
    with_margin = to_offer(world, contact, now, margin=MARGIN, busy=busy)
    return with_margin or to_offer(world, contact, now, busy=busy)


def to_offer_again(
    world: World, contact: Contact, shown: Sequence[ShownSlot], now: datetime
) -> tuple[slots.Slot, ...]:
    """The times of a lying letter that are still good, and new ones for those that are not."""
    busy = _busy(world, now, fresh=True)
    own = {slot.start for slot in shown}
    others = [span for span in taken(world) if span.start not in own]
    kept = [
        slot
        for slot in (slots.Slot(one.start, one.end) for one in shown)
        if _still_good(world, contact, slot, busy, others, now)
    ]
    with_margin = to_offer(world, contact, now, margin=MARGIN, kept=kept, busy=busy)
    return with_margin or to_offer(world, contact, now, kept=kept, busy=busy)


def _still_good(
    world: World,
    contact: Contact,
    slot: slots.Slot,
    busy: Sequence[Span],
    others: Sequence[Span],
    now: datetime,
    leave_out: str = "",
) -> bool:
    return slots.still_good(
        slot,
        busy,
        host=host_side(world),
        contact=contact_side(contact),
        policy=world.policy.slots,
        now=now,
        taken=others,
        chats=chats(world, leave_out=leave_out),
    )


def gone_stale(world: World, loop: Loop, contact: Contact, now: datetime) -> bool:
    """A time in the unsent letter can no longer be offered. No calendar, no judgement."""
    pending = loop.pending
    if pending is None or pending.letter not in OFFERING:
        return False
    standing_in = [o for o in world.store.offers(loop.id) if o.state is OfferState.DRAFT]
    if not standing_in:
        return False
    try:
        busy = _busy(world, now)
    except TRY_LATER:
        return False
    others = taken(world, leave_out=loop.id)
    return not all(
        _still_good(
            world, contact, slots.Slot(o.start, o.end), busy, others, now, leave_out=loop.id
        )
        for o in standing_in
    )


def good_until(world: World, loop: Loop) -> datetime | None:
    """When the notice of the first time in the unsent letter runs out."""
    starts = [o.start for o in world.store.offers(loop.id) if o.state is OfferState.DRAFT]
    return min(starts) - world.policy.slots.notice + SOON if starts else None


SOON = timedelta(seconds=1)  # at the very instant the time may still be offered


def agreed_free(world: World, loop: Loop, now: datetime) -> bool | None:
    """Is the agreed time still free of everything else? None: the calendar cannot be read."""
    agreed = loop.agreed
    if agreed is None:
        return None
    own = loop.chat.event if loop.chat is not None else ""
    try:
        day = Span(agreed.start - timedelta(days=1), agreed.end + timedelta(days=1))
        found = world.calendar.busy(day, fresh=True)
    except TRY_LATER as problem:
        world.report.trouble(str(problem))
        return None
    busy = [one.span for one in found if one.event != own or not own]
    others = [*busy, *chats(world, leave_out=loop.id), *taken(world, leave_out=loop.id)]
    return slots.is_free(slots.Slot(agreed.start, agreed.end), others)


def _busy(world: World, now: datetime, *, fresh: bool = False) -> list[Span]:
    ahead = slots.window(host_side(world), policy=world.policy.slots, now=now)
    return [found.span for found in world.calendar.busy(ahead, fresh=fresh)]


def host_side(world: World) -> slots.Side:
    return slots.Side(zone=world.host.zone, hours=world.host.hours, off=world.host.away)


def contact_side(contact: Contact) -> slots.Side:
    return slots.Side(zone=contact.zone, hours=contact.hours, off=contact.away)


def taken(world: World, *, leave_out: str = "") -> list[Span]:
    """Times that stand in somebody's letter: nobody else is offered them."""
    live = world.store.live_offers(world.host.id)
    found = [Span(offer.start, offer.end) for offer in live if offer.loop != leave_out]
    return [*world.imagined, *found]


def chats(world: World, *, leave_out: str = "") -> list[Span]:
    """Agreed times, whether or not they stand on the calendar yet."""
    found = []
    for loop in world.store.loops(world.host.id):
        if loop.id == leave_out:
            continue
        if loop.chat is not None:
            found.append(Span(loop.chat.start, loop.chat.end))
            if loop.chat.move is not None:
                found.append(Span(loop.chat.move.start, loop.chat.move.end))
        elif loop.agreed is not None:
            found.append(Span(loop.agreed.start, loop.agreed.end))
    return found


def shown(slots_chosen: Sequence[slots.Slot]) -> tuple[tuple[datetime, datetime], ...]:
    return tuple((slot.start, slot.end) for slot in slots_chosen)
