"""A chat as an event: only what the guest may read, from the first write on."""

from __future__ import annotations

from datetime import datetime

from reachout.compose import invites
from reachout.domain.chat import ChatEvent, ChatStatus
from reachout.domain.contact import Contact, Kind
from reachout.domain.loop import Loop
from reachout.runtime.world import World


def event_for(
    world: World, loop: Loop, contact: Contact, start: datetime, end: datetime
) -> ChatEvent:
    """The event as it is once the guest knows of it; place it TENTATIVE before."""
    chat = loop.chat
    sequence = 0 if chat is None else chat.sequence + (chat.told and chat.start != start)
    return ChatEvent(
        id=chat.event if chat is not None else "",
        key="",
        loop=loop.id,
        start=start,
        end=end,
        zone=world.host.zone,
        title=invites.title(contact, world.host),
        place=contact.place,
        description="",
        host=world.host.address,
        host_name=world.host.name,
        guest=contact.address,
        guest_name=contact.name,
        status=ChatStatus.CONFIRMED,
        sequence=sequence,
        meet=contact.kind is Kind.VIDEO and not contact.place,
    )
