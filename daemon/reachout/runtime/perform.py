"""One action, one effect, one intent row. The row is durable before anything leaves."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from reachout.domain import actions as a
from reachout.domain import events as e
from reachout.domain.changes import NOT_DONE
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop
from reachout.domain.span import Span
from reachout.errors import Conflict, NotNow, OutcomeUnknown, Refused
from reachout.ports import Change, Intent, IntentState, LetterRow
from reachout.runtime import look
from reachout.runtime.effects import booking, drafting, holds, sending
from reachout.runtime.remember import remember
from reachout.runtime.world import World


def perform(world: World, loop: Loop, contact: Contact | None, action: a.Action) -> Loop:
    """Carry *action* out and remember what it caused. Unreachable leaves the intent open."""
    row = _row(world, loop, contact, action)
    if row is None and isinstance(action, a.RewriteDraft):
        action = a.WithdrawDraft(key=loop.key("withdraw"), pending=action.pending)
    intent = Intent(
        key=action.key,
        host=world.host.id,
        loop=loop.id,
        kind=type(action).__name__,
        payload=_payload(world, action, row),
        at=world.now(),
    )
    world.store.intend(intent, row)
    try:
        events = _effect(world, loop, contact, action, row)
    except (Conflict, NotNow, Refused, OutcomeUnknown) as problem:
        failed = _failed(world, loop, contact, intent, problem)
        if isinstance(problem, NotNow | Refused) and not _sends(intent):
            raise  # tried again later, and not at once
        return failed
    _report(world, contact, loop, action)
    return settle(world, loop, contact, intent, events)


def _payload(world: World, action: a.Action, row: LetterRow | None) -> str:
    """What a look needs to find it again: the letter, and how far the mailbox had been read."""
    told = {"letter": row.key} if row else {}
    if isinstance(action, a.WriteDraft):
        told["cursor"] = world.store.cursor(world.host.id, look.MAIL)
    if isinstance(action, a.PlaceHold):
        told |= {"start": action.start.isoformat(), "end": action.end.isoformat()}
    if isinstance(action, a.RemoveHold):
        told["event"] = action.event
    return json.dumps(told)


def cursor_of(intent: Intent) -> str:
    """Of the mailbox, as it stood before this effect."""
    return str(json.loads(intent.payload).get("cursor", ""))


def span_of(intent: Intent) -> Span:
    """The time that was to be held."""
    told = json.loads(intent.payload)
    return Span(datetime.fromisoformat(told["start"]), datetime.fromisoformat(told["end"]))


def event_of(intent: Intent) -> str:
    """The hold that was to be taken away."""
    return str(json.loads(intent.payload)["event"])


HOLDS = frozenset({a.PlaceHold.__name__, a.RemoveHold.__name__})


def _sends(intent: Intent) -> bool:
    return intent.kind in (a.HandOver.__name__, a.FileSent.__name__)


def settle(
    world: World,
    loop: Loop,
    contact: Contact | None,
    intent: Intent,
    events: Sequence[e.Event],
    state: IntentState = IntentState.DONE,
) -> Loop:
    """The effect's end and what it caused, in one transaction."""
    change = Change(intent=replace(intent, state=state))
    return remember(world, loop, contact, events, change)


def _row(world: World, loop: Loop, contact: Contact | None, action: a.Action) -> LetterRow | None:
    if contact is None:
        return None
    if isinstance(action, a.WriteDraft):
        return drafting.compose(world, loop, contact, action)
    if isinstance(action, a.RewriteDraft):
        return drafting.recompose(world, loop, contact, action)
    return None


def _effect(
    world: World, loop: Loop, contact: Contact | None, action: a.Action, row: LetterRow | None
) -> Sequence[e.Event]:
    match action:
        case a.WithdrawDraft(pending=pending):
            return drafting.withdraw(world, loop, pending)
        case a.RemoveEvent():
            return booking.remove(world, loop)
        case a.RemoveHold(event=event):
            return holds.remove(world, loop, event)
        case a.HandOver():
            return sending.hand_over(world, loop, action)
        case a.FileSent():
            return sending.file_sent(world, loop, action)
        case _:
            assert contact is not None  # decide() closes the loops of people who left the config
            return _for_contact(world, loop, contact, action, row)


def _for_contact(
    world: World,
    loop: Loop,
    contact: Contact,
    action: a.WriteDraft
    | a.RewriteDraft
    | a.PlaceEvent
    | a.PlaceHold
    | a.InviteGuest
    | a.ConfirmEvent
    | a.MoveBooked,
    row: LetterRow | None,
) -> Sequence[e.Event]:
    match action:
        case a.WriteDraft():
            assert row is not None
            return drafting.write(world, loop, contact, row)
        case a.RewriteDraft(pending=pending):
            assert row is not None
            return drafting.rewrite(world, loop, contact, pending, row)
        case a.PlaceEvent():
            return booking.place(world, loop, contact, action)
        case a.PlaceHold():
            return holds.place(world, loop, contact, action)
        case a.InviteGuest() | a.ConfirmEvent():
            return booking.confirm(world, loop, contact, action)
        case a.MoveBooked():
            return booking.move(world, loop, contact, action)
        case _:
            assert_never(action)


def _failed(
    world: World, loop: Loop, contact: Contact | None, intent: Intent, problem: Exception
) -> Loop:
    """The effect certainly did not happen (Conflict, Refused), or nobody can tell."""
    now = world.now()
    world.report.trouble(str(problem))
    if isinstance(problem, OutcomeUnknown):
        unknown = (e.SendUnknown(at=now),)
        return settle(world, loop, contact, intent, unknown, IntentState.UNKNOWN)
    events: tuple[e.Event, ...] = (e.EffectLost(at=now, key=intent.key),)
    asked = any(a.code == NOT_DONE for a in loop.attention) or intent.kind in HOLDS
    if isinstance(problem, Refused) and not asked:  # without a hold a loop goes on as well
        told = e.NeedsHost(at=now, code=NOT_DONE, text=str(problem), heard=False)
        events = (*events, told)
    if _sends(intent):
        events = (e.SendRefused(at=now, why=str(problem)),)
    return settle(world, loop, contact, intent, events, IntentState.LOST)


def _report(world: World, contact: Contact | None, loop: Loop, action: a.Action) -> None:
    detail = {"key": action.key}
    if isinstance(action, a.WriteDraft):
        detail["letter"] = action.letter.value
    elif isinstance(action, a.WithdrawDraft | a.RewriteDraft | a.HandOver | a.FileSent):
        detail["letter"] = action.pending.letter.value
    elif isinstance(action, a.PlaceEvent | a.MoveBooked | a.PlaceHold):
        detail["start"] = action.start.isoformat()
    name = contact.name if contact is not None else loop.contact
    world.report.add(type(action).__name__, name, loop.id, **detail)
