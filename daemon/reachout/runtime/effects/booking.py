"""The chat on the host's calendar. Nothing here tells a guest anything without a gesture."""

from __future__ import annotations

import hashlib
from base64 import b32hexencode
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from reachout.domain import actions as a
from reachout.domain import events as e
from reachout.domain.chat import Chat, ChatStatus, EventSeen
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop
from reachout.domain.span import Span
from reachout.errors import Conflict
from reachout.runtime import chats
from reachout.runtime.world import World


def event_id(key: str) -> str:
    """From the key, so that placing twice meets the first one. Google takes a–v and 0–9."""
    return b32hexencode(hashlib.sha256(key.encode()).digest()).decode().lower().rstrip("=")


def place(world: World, loop: Loop, contact: Contact, action: a.PlaceEvent) -> Sequence[e.Event]:
    event = replace(
        chats.event_for(world, loop, contact, action.start, action.end),
        id=event_id(action.key),
        key=action.key,
        status=ChatStatus.TENTATIVE,
        sequence=0,
    )
    return (_placed(world, world.calendar.place(event)),)


def find_placed(world: World, key: str) -> Sequence[e.Event] | None:
    seen = world.calendar.event(event_id(key))
    return (_placed(world, seen),) if seen is not None else None


def _placed(world: World, seen: EventSeen) -> e.EventPlaced:
    now = world.now()
    chat = Chat(
        start=seen.start, end=seen.end, event=seen.id, answer_by=_answer_by(world, seen.start, now)
    )
    return e.EventPlaced(at=now, chat=chat)


def _answer_by(world: World, start: datetime, now: datetime) -> datetime:
    """Until the notice runs out; where little of it is left, until an hour before the chat."""
    in_time = start - world.policy.slots.notice
    return in_time if in_time > now + timedelta(hours=4) else start - timedelta(hours=1)


def stands_already(world: World, loop: Loop, start: datetime) -> bool:
    """An event of this loop stands there at *start*, though the loop does not know of it.

    So it is when yesterday's memory was restored: placing it again would make two. What holds
    that time is no chat.
    """
    known = loop.chat.event if loop.chat is not None else ""
    then = Span(start, start + timedelta(minutes=1))
    standing = world.calendar.events_of(loop.id, then)
    known_or_held = [known, *(o.held for o in world.store.offers(loop.id) if o.held)]
    return any(
        seen.start == start and seen.id not in known_or_held and not seen.hold for seen in standing
    )


def remove(world: World, loop: Loop) -> Sequence[e.Event]:
    seen = _seen(world, loop)
    if seen is not None:
        world.calendar.remove(seen)
    return (e.EventRemoved(at=world.now()),)


def find_removed(world: World, loop: Loop) -> Sequence[e.Event] | None:
    return (e.EventRemoved(at=world.now()),) if _seen(world, loop) is None else None


def confirm(
    world: World, loop: Loop, contact: Contact, action: a.ConfirmEvent | a.InviteGuest
) -> Sequence[e.Event]:
    """Write that the guest is on it. Where the calendar invites, this tells them."""
    seen, chat = _standing(world, loop)
    event = chats.event_for(world, loop, contact, chat.start, chat.end)
    world.calendar.change(seen, event, action.gesture)
    if isinstance(action, a.InviteGuest):
        return (e.GuestInvited(at=world.now(), gesture=action.gesture),)
    return (e.EventConfirmed(at=world.now(), sequence=event.sequence),)


def find_confirmed(world: World, loop: Loop, invited: bool) -> Sequence[e.Event] | None:
    seen, chat = _seen(world, loop), loop.chat
    if seen is None or chat is None or seen.status is not ChatStatus.CONFIRMED:
        return None
    if not invited:
        return (e.EventConfirmed(at=world.now(), sequence=chat.sequence),)
    if not seen.guest_on_it or chat.gesture is None:
        return None
    return (e.GuestInvited(at=world.now(), gesture=chat.gesture),)


def move(world: World, loop: Loop, contact: Contact, action: a.MoveBooked) -> Sequence[e.Event]:
    seen, _ = _standing(world, loop)
    event = chats.event_for(world, loop, contact, action.start, action.end)
    world.calendar.change(seen, event, action.gesture)
    return (e.EventConfirmed(at=world.now(), sequence=event.sequence),)


def find_moved(world: World, loop: Loop) -> Sequence[e.Event] | None:
    seen, chat = _seen(world, loop), loop.chat
    if seen is None or chat is None or chat.move is None or seen.start != chat.move.start:
        return None
    return (e.EventConfirmed(at=world.now(), sequence=chat.sequence + 1),)


def _seen(world: World, loop: Loop) -> EventSeen | None:
    return world.calendar.event(loop.chat.event) if loop.chat is not None else None


def _standing(world: World, loop: Loop) -> tuple[EventSeen, Chat]:
    seen = _seen(world, loop)
    if seen is None or loop.chat is None:
        raise Conflict("The event is no longer on the calendar.")
    return seen, loop.chat
