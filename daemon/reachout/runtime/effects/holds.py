"""Offered times as events on the host's calendar: tentative, his alone, and gone by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reachout.compose import invites
from reachout.domain import actions as a
from reachout.domain import events as e
from reachout.domain import holds
from reachout.domain.chat import ChatEvent, EventSeen
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop
from reachout.domain.offers import Ledger
from reachout.domain.policy import Holds
from reachout.domain.span import Span
from reachout.runtime.effects.booking import event_id
from reachout.runtime.look import TRY_LATER
from reachout.runtime.world import World


def seen(world: World, loop: Loop, now: datetime) -> tuple[EventSeen, ...] | None:
    """The events that hold times of this loop, as they were placed.

    None: there is nothing to hold and nothing held, or the calendar cannot be read.
    """
    offers: Ledger = tuple(world.store.offers(loop.id))
    wanted = world.policy.slots.holds is Holds.CALENDAR and loop.is_open
    if not holds.may_stand(offers, wanted=wanted, now=now):
        return None
    days = Span(min(o.start for o in offers), max(o.end for o in offers))
    try:
        found = world.calendar.events_of(loop.id, days)
        return tuple(one for one in found if one.hold and holds.is_untouched(one))
    except TRY_LATER as problem:
        world.report.trouble(str(problem))
        return None


def place(world: World, loop: Loop, contact: Contact, action: a.PlaceHold) -> Sequence[e.Event]:
    world.calendar.place(_event(world, loop, contact, action))
    return _placed(world, action.key, Span(action.start, action.end))


def _event(world: World, loop: Loop, contact: Contact, action: a.PlaceHold) -> ChatEvent:
    return ChatEvent(
        id=event_id(action.key),
        key=action.key,
        loop=loop.id,
        start=action.start,
        end=action.end,
        zone=world.host.zone,
        title=invites.hold_title(contact),
        place="",
        description=invites.hold_words(contact),
        host=world.host.address,
        host_name=world.host.name,
        guest="",
        guest_name="",
        hold=True,
    )


def find_placed(world: World, key: str, span: Span) -> Sequence[e.Event] | None:
    return _placed(world, key, span) if world.calendar.event(event_id(key)) is not None else None


def _placed(world: World, key: str, span: Span) -> Sequence[e.Event]:
    placed = e.HoldPlaced(at=world.now(), event=event_id(key), start=span.start, end=span.end)
    return (placed,)


def remove(world: World, loop: Loop, event: str) -> Sequence[e.Event]:
    """One that is no longer as it was placed is the host's own, and stays."""
    stands = _ours(world, loop, event)
    if stands is not None:
        world.calendar.remove(stands)
    return (e.HoldRemoved(at=world.now(), event=event),)


def find_removed(world: World, loop: Loop, event: str) -> Sequence[e.Event] | None:
    stands = _ours(world, loop, event)
    return (e.HoldRemoved(at=world.now(), event=event),) if stands is None else None


def _ours(world: World, loop: Loop, id: str) -> EventSeen | None:
    stands = world.calendar.event(id)
    spans = [offer.span for offer in world.store.offers(loop.id) if offer.held == id]
    if stands is None or not holds.is_untouched(stands):
        return None
    return stands if stands.span in spans else None
