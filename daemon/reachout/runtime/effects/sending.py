"""Pressing Send for the host, after his gesture. Only for mailboxes that have an outbox."""

from __future__ import annotations

from collections.abc import Sequence

from reachout.domain import actions as a
from reachout.domain import events as e
from reachout.domain.draft import Pending
from reachout.domain.loop import Loop
from reachout.errors import Conflict, Refused
from reachout.ports import DraftSeen, MailSeen, Outbox
from reachout.runtime import look
from reachout.runtime.world import World


def hand_over(world: World, loop: Loop, action: a.HandOver) -> Sequence[e.Event]:
    """OutcomeUnknown when the command was cut off."""
    outbox, draft = _ready(world, action.pending)
    outbox.hand_over(draft, action.gesture)
    return (e.HandedOver(at=world.now()),)


def file_sent(world: World, loop: Loop, action: a.FileSent) -> Sequence[e.Event]:
    """The message in Sent is then seen like any other: what it says decides what follows."""
    outbox, draft = _ready(world, action.pending)
    mail = outbox.file_sent(draft, action.gesture)
    _take_in(world, loop, mail)
    return ()


def find_filed(world: World, loop: Loop, pending: Pending) -> Sequence[e.Event] | None:
    mail = world.mail.sent(pending.ref, pending.written_at)
    if mail is None:
        return None
    _take_in(world, loop, mail)
    return ()


def _take_in(world: World, loop: Loop, mail: MailSeen) -> None:
    cursor = world.store.cursor(world.host.id, look.MAIL)
    world.store.found(world.host.id, look.MAIL, cursor, world.now(), [(loop.id, mail)])


def _ready(world: World, pending: Pending) -> tuple[Outbox, DraftSeen]:
    if world.mail.outbox is None:
        raise Refused("This mailbox has no outbox: send the draft in your mail program.")
    draft = world.mail.draft(pending.ref)
    if draft is None:
        raise Conflict(f"The draft {pending.key} is no longer in Drafts.")
    return world.mail.outbox, draft
