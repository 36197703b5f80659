"""Asking the calendar on behalf of one loop; the choice itself is made in domain/slots.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import datetime

from reachout.domain import numbering, slots
from reachout.domain.chat import EventSeen
from reachout.domain.contact import Contact
from reachout.domain.holds import is_untouched
from reachout.domain.letter import LetterName, ShownSlot
from reachout.domain.loop import Loop, Outcome
from reachout.domain.offers import Ledger, Offer, OfferState
from reachout.domain.span import Days, Span
from reachout.domain.truth import Around
from reachout.domain.wallclock import DAY
from reachout.ports import Busy
from reachout.runtime.look import TRY_LATER
from reachout.runtime.sides import contact_side, host_side, policy_for
from reachout.runtime.world import World

OFFERING = frozenset({LetterName.FIRST, LetterName.AGAIN, LetterName.NUDGE, LetterName.REOFFER})


def in_their_hands(world: World, loop: Loop) -> list[Offer]:
    """The times of the letter that the contact has, as numbered there; also when they are late."""
    return numbering.in_hand(_in_sent_letters(world, loop), loop)


def _in_sent_letters(world: World, loop: Loop) -> Ledger:
    """Without the times of a letter that was put away: nobody ever had those in hand."""
    offers: Ledger = tuple(world.store.offers(loop.id))
    if loop.is_open:
        return offers
    gone = {row.draft for row in world.store.letters(loop.id) if row.sent_at is not None}
    return tuple(o for o in offers if not o.key or o.key in gone)


def to_offer(
    world: World,
    contact: Contact,
    now: datetime,
    *,
    kept: Sequence[slots.Slot] = (),
    busy: Sequence[Span] | None = None,
    fresh: bool = False,
    draft_of: str = "",
) -> tuple[slots.Slot, ...]:
    """Times for one letter. Unreachable when the calendar cannot vouch for any.

    *kept* stand in the letter already and count; *busy* when the calendar was asked already, else
    *fresh* asks it anew. *draft_of*: a loop whose unsent letter it is: what stands in a revision
    of it is its own.
    """
    ahead = window(world, contact, now)
    found = _judging(
        world,
        contact,
        now,
        ahead,
        busy=_busy(world, ahead, fresh=fresh) if busy is None else busy,
        taken=taken(world, draft_of=draft_of),
        chats=chats(world),
    )
    return found.choose(contact.minutes, kept=kept)


def to_offer_again(
    world: World, loop: Loop, contact: Contact, shown: Sequence[ShownSlot], now: datetime
) -> tuple[slots.Slot, ...]:
    """The times of a lying letter that are still good, and new ones for those that are not."""
    judge = around(world, loop, contact, now, shown=shown, fresh=True)
    standing = (slots.Slot(one.start, one.end) for one in shown)
    kept = [slot for slot in standing if judge.good(slot)]
    return to_offer(world, contact, now, kept=kept, busy=judge.busy, draft_of=loop.id)


def names_times(contact: Contact, letter: LetterName) -> bool:
    """A letter of this kind to them offers times, if there are any."""
    return letter in OFFERING and (contact.times or letter is LetterName.REOFFER)


def around(
    world: World,
    loop: Loop,
    contact: Contact,
    now: datetime,
    *,
    shown: Sequence[ShownSlot] = (),
    fresh: bool = False,
) -> Around:
    """By what the times of an unsent letter of *loop* are judged; *shown* stand in it.

    Unreachable when the calendar cannot say.
    """
    until = max((slot.end for slot in shown), default=now)
    ahead = window(world, contact, now, until)
    return _judging(
        world,
        contact,
        now,
        ahead,
        busy=_busy(world, ahead, fresh=fresh),
        taken=taken(world, leave_out=loop.id),
        chats=chats(world, leave_out=loop.id),
    )


def _judging(
    world: World,
    contact: Contact,
    now: datetime,
    ahead: Span,
    *,
    busy: Sequence[Span],
    taken: Sequence[Span],
    chats: Sequence[Span],
) -> Around:
    """The rest is the same for times to be chosen and for times that stand in a letter."""
    return Around(
        busy=busy,
        taken=taken,
        chats=[*chats, *_had_this_week(world, now)],
        host=host_side(world),
        contact=contact_side(as_told(world, contact, now), ahead),
        policy=policy_for(world, contact),
        now=now,
        near=near(world, contact),
    )


def as_told(world: World, contact: Contact, now: datetime) -> Contact:
    """With what they let be known since the contacts file was written: when they are back."""
    back = world.store.standing(contact.id).away_until
    gone = now.date() - DAY  # today, on whatever clock
    if back is None or back - DAY < gone:
        return contact
    away = Days(gone, back - DAY)
    return replace(contact, away=(*contact.away, away))


def agreed_free(world: World, loop: Loop, *, holds: Sequence[EventSeen] = ()) -> bool | None:
    """Is the agreed time still free of everything else? None: the calendar cannot be read.

    *holds*: the events that hold times of this loop, whether or not the ledger knows of them.
    """
    agreed = loop.agreed
    if agreed is None:
        return None
    then = agreed.span
    known = {offer.held for offer in world.store.offers(loop.id)}
    own = {one.id for one in holds if one.span == then and one.id not in known}
    if loop.chat is not None:
        own.add(loop.chat.event)
    try:
        found = world.calendar.busy(then.widened(DAY, DAY), fresh=True)
        his = _made_his(world, loop, then)
    except TRY_LATER as problem:
        world.report.trouble(str(problem))
        return None
    busy = [one.span for one in without_holds(world, found, his) if one.event not in own]
    others = [*busy, *chats(world, leave_out=loop.id), *_in_other_hands(world, loop, then)]
    return slots.is_free(slots.Slot(agreed.start, agreed.end), others)


def _in_other_hands(world: World, loop: Loop, then: Span) -> list[Span]:
    """What somebody else has been offered; nothing where *then* was offered to both: whoever
    says yes first has it. An unsent letter gives way, and is given other times.
    """
    live = world.store.live_offers(world.host.id)
    sent = [offer for offer in live if offer.state is not OfferState.DRAFT]
    if any(offer.loop == loop.id and offer.span == then for offer in sent):
        return []
    return [offer.span for offer in sent if offer.loop != loop.id]


def _made_his(world: World, loop: Loop, then: Span) -> set[str]:
    """What held this time, and is an appointment of the host's by now."""
    held = {o.held for o in world.store.offers(loop.id) if o.held and o.span.overlaps(then)}
    seen = filter(None, map(world.calendar.event, sorted(held)))
    return {event.id for event in seen if not is_untouched(event)}


def _busy(world: World, ahead: Span, *, fresh: bool) -> list[Span]:
    found = world.calendar.busy(ahead, fresh=fresh)
    return [one.span for one in without_holds(world, found)]


def without_holds(world: World, found: Sequence[Busy], his: Set[str] = frozenset()) -> list[Busy]:
    """All of it but the times that we hold ourselves: the ledger knows whose these are.

    A hold that the host has moved keeps him busy as anything else of his does. *his*: ids of
    those that he made something of where they stand.
    """
    if not any(one.event for one in found):
        return list(found)
    held = {(offer.held, offer.span) for offer in world.store.held(world.host.id)}
    return [one for one in found if one.event in his or (one.event, one.span) not in held]


def window(world: World, contact: Contact, now: datetime, until: datetime | None = None) -> Span:
    """All that times for this person depend on: the horizon, and up to a time that the host wrote
    in beyond it (*until*).
    """
    ahead = slots.window(host_side(world), policy=policy_for(world, contact), now=now)
    if until is not None and until > ahead.end:
        ahead = Span(ahead.start, until + DAY)
    return ahead


def taken(world: World, *, leave_out: str = "", draft_of: str = "") -> list[Span]:
    """Times that stand in somebody's letter: nobody else is offered them.

    In any revision of it, while it lies unsent: the host may have an earlier one open.
    """
    live = world.store.live_offers(world.host.id)
    found = [
        offer.span
        for offer in live
        if offer.loop != leave_out
        and not (offer.loop == draft_of and offer.state is OfferState.DRAFT)
    ]
    return [*world.imagined, *found]


def chats(world: World, *, leave_out: str = "") -> list[Span]:
    """Agreed times, whether or not they stand on the calendar yet."""
    loops = world.store.loops(world.host.id)
    return [span for loop in loops if loop.id != leave_out for span in _agreed(loop)]


def _agreed(loop: Loop) -> Iterator[Span]:
    if loop.chat is not None:
        yield loop.chat.span
        if loop.chat.move is not None:
            yield loop.chat.move.span
    elif loop.agreed is not None:
        yield loop.agreed.span


def near(world: World, contact: Contact) -> list[Span]:
    """Times of people with a greater buffer than *contact*, with what theirs has beyond it.

    The way back from the café has to be gone whoever is met next. Theirs alone would not do: a
    letter to somebody with a lesser one would spoil the times of a letter that lies there.
    """
    own = policy_for(world, contact).buffer
    beyond = {
        loop.id: (policy_for(world, other).buffer - own, loop)
        for loop in world.store.loops(world.host.id)
        if (other := world.store.contact(loop.contact)) and policy_for(world, other).buffer > own
    }
    times = [(span, more) for more, loop in beyond.values() for span in _agreed(loop)]
    times += [
        (offer.span, beyond[offer.loop][0])
        for offer in world.store.live_offers(world.host.id)
        if offer.loop in beyond
    ]
    return [span.widened(more, more) for span, more in times]


def _had_this_week(world: World, now: datetime) -> list[Span]:
    """A chat still counts for its week when its loop has come to an end."""
    recent = world.store.watched(world.host.id, now - 7 * DAY)
    met = [loop.chat for loop in recent if loop.outcome is Outcome.MET and loop.chat is not None]
    return [chat.span for chat in met]


def shown(slots_chosen: Sequence[slots.Slot]) -> tuple[tuple[datetime, datetime], ...]:
    return tuple((slot.start, slot.end) for slot in slots_chosen)
