"""A loop alone in a world where nobody ever does anything and only the clock turns.

Every effect succeeds, in memory. What a real shell does with files, this does with values, so that
thousands of loops can be followed to their end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from tests.domain.people import ADA

from reachout.domain import actions as a
from reachout.domain import events as e
from reachout.domain.chat import Chat, EventSeen, PartStat
from reachout.domain.contact import Contact
from reachout.domain.decide import Case, decide, next_look
from reachout.domain.draft import DraftRef, Pending
from reachout.domain.letter import OPENERS, LetterName
from reachout.domain.loop import Loop
from reachout.domain.notice import DraftNow, EventNow, SentNow, Snapshot, notice
from reachout.domain.policy import Policy
from reachout.domain.table import advance

POLICY = Policy()


def turn(
    loop: Loop, start: datetime, days: int, *, contact: Contact = ADA, invites: bool = False
) -> Iterator[tuple[datetime, Loop]]:
    """The loop after every look until it rests or *days* are over."""
    now, ends = start, start + timedelta(days=days)
    while now <= ends:
        loop = settle(loop, now, contact=contact, invites=invites)
        yield now, loop
        look = next_look(case_of(loop, now, contact, invites))
        if look is None:
            return
        now = max(look, now + timedelta(minutes=1))


def settle(loop: Loop, now: datetime, *, contact: Contact = ADA, invites: bool = False) -> Loop:
    """All that the loop does at one instant."""
    for _ in range(20):
        case = case_of(loop, now, contact, invites)
        events = notice(loop, case.seen, POLICY)
        if events:
            for event in events:
                loop = advance(loop, event)
            continue
        action = decide(case)
        if action is None:
            return loop
        for event in [action] if isinstance(action, e.Happened) else effect(loop, action, now):
            loop = advance(loop, event)
    raise AssertionError(f"finds no rest: {loop}")


def case_of(loop: Loop, now: datetime, contact: Contact, invites: bool) -> Case:
    return Case(
        loop=loop,
        contact=contact,
        policy=POLICY,
        host_zone="Europe/London",
        seen=see(loop, now),
        opener=LetterName.FIRST,
        held=False,
        opted_out=False,
        invites=invites,
        delivers=True,
    )


def see(loop: Loop, now: datetime) -> Snapshot:
    pending, chat = loop.pending, loop.chat
    draft = DraftNow(ref=pending.ref, touched=pending.touched) if pending else None
    return Snapshot(
        now=now,
        draft=draft,
        event=EventNow(event=_as_written(chat)) if chat else None,
        agreed_free=True if loop.agreed else None,
    )


def _as_written(chat: Chat) -> EventSeen:
    return EventSeen(
        id=chat.event,
        start=chat.start,
        end=chat.end,
        status=chat.status,
        host_answer=PartStat.NEEDS_ACTION,
        guest_answer=chat.guest,
        guest_on_it=chat.told,
        etag="1",
    )


def effect(loop: Loop, action: a.Action, now: datetime) -> list[e.Event]:  # noqa: C901
    match action:
        case a.WriteDraft():
            return [e.DraftWritten(at=now, pending=_drafted(loop, action, now))]
        case a.RewriteDraft(pending=pending):
            return [e.DraftRewritten(at=now, pending=replace(pending, written_at=now))]
        case a.WithdrawDraft():
            return [e.DraftWithdrawn(at=now)]
        case a.HandOver():
            return [e.HandedOver(at=now)]
        case a.FileSent(pending=pending):
            return _sent(loop, pending, action, now)
        case a.PlaceEvent():
            chat = Chat(start=action.start, end=action.end, event=action.key)
            return [e.EventPlaced(at=now, chat=chat)]
        case a.RemoveEvent():
            return [e.EventRemoved(at=now)]
        case a.InviteGuest(gesture=gesture):
            return [e.GuestInvited(at=now, gesture=gesture)]
        case a.ConfirmEvent() | a.MoveBooked():
            return [e.EventConfirmed(at=now, sequence=0)]


def _drafted(loop: Loop, action: a.WriteDraft, now: datetime) -> Pending:
    about = None
    if loop.chat is not None and action.letter not in OPENERS:
        about = loop.chat.move.start if loop.chat.move else loop.chat.start
    ref = DraftRef(
        handle=action.key, key=action.key, message_id=action.key, to=ADA.address, subject="s"
    )
    return Pending(letter=action.letter, ref=ref, written_at=now, about=about)


def _sent(loop: Loop, pending: Pending, action: a.FileSent, now: datetime) -> list[e.Event]:
    sent = SentNow(
        at=now,
        message_id=f"{pending.key}.{loop.version}",
        subject="s",
        key=pending.key,
        names_chat=loop.chat is not None and pending.about == loop.chat.start,
    )
    seen = replace(see(loop, now), sent=(sent,), draft=None)
    return list(notice(loop, seen, POLICY)[:1])
