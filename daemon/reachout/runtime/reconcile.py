"""After a crash or a time-out: look whether the effect happened. Never repeat it unseen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from reachout.domain import actions as a
from reachout.domain import events as e
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop
from reachout.ports import Intent, IntentState, LetterRow
from reachout.runtime.effects import booking, drafting, holds, sending
from reachout.runtime.perform import HOLDS, cursor_of, event_of, settle, span_of
from reachout.runtime.world import World


def reconcile(world: World, loop: Loop, contact: Contact | None, intent: Intent) -> bool:
    """Settle an intent that was left open; False while no look can tell what became of it.

    A request without an answer may still be carried out by the other side: that it did not
    happen is believed only once the provider's time for that has passed.
    """
    now = world.now()
    if intent.kind == a.HandOver.__name__:
        # A mail that left cannot be looked for. Only the host can say "again".
        unknown = (e.SendUnknown(at=now),)
        _settle(world, loop, contact, intent, unknown, IntentState.UNKNOWN)
        return True
    found = _find(world, loop, intent)
    if found is None and now < intent.at + _settles(world, intent):
        return False
    if found is None:
        lost = (e.EffectLost(at=now, key=intent.key),)
        _settle(world, loop, contact, intent, lost, IntentState.LOST)
    else:
        _settle(world, loop, contact, intent, found, IntentState.DONE)
    return True


def _settles(world: World, intent: Intent) -> timedelta:
    source = world.mail if intent.kind in OF_MAIL else world.calendar
    return source.settles


OF_MAIL = frozenset(
    kind.__name__ for kind in (a.WriteDraft, a.RewriteDraft, a.WithdrawDraft, a.FileSent)
)


def _settle(
    world: World,
    loop: Loop,
    contact: Contact | None,
    intent: Intent,
    events: Sequence[e.Event],
    state: IntentState,
) -> None:
    world.report.add(
        "Reconciled", contact.name if contact else loop.contact, loop.id, key=intent.key
    )
    settle(world, loop, contact, intent, events, state)


def _find(world: World, loop: Loop, intent: Intent) -> Sequence[e.Event] | None:
    if intent.kind in (a.PlaceEvent.__name__, a.RemoveEvent.__name__):
        placing = intent.kind == a.PlaceEvent.__name__
        return (
            booking.find_placed(world, intent.key)
            if placing
            else booking.find_removed(world, loop)
        )
    if intent.kind in (a.ConfirmEvent.__name__, a.InviteGuest.__name__):
        invited = intent.kind == a.InviteGuest.__name__
        return booking.find_confirmed(world, loop, invited)
    if intent.kind == a.MoveBooked.__name__:
        return booking.find_moved(world, loop)
    if intent.kind in HOLDS:
        return _find_hold(world, loop, intent)
    return _find_letter(world, loop, intent)


def _find_hold(world: World, loop: Loop, intent: Intent) -> Sequence[e.Event] | None:
    if intent.kind == a.PlaceHold.__name__:
        return holds.find_placed(world, intent.key, span_of(intent))
    return holds.find_removed(world, loop, event_of(intent))


def _find_letter(world: World, loop: Loop, intent: Intent) -> Sequence[e.Event] | None:
    row = _row(world, loop, intent.key)
    if intent.kind == a.WriteDraft.__name__:
        return drafting.find_written(world, loop, row, cursor_of(intent)) if row else None
    pending = loop.pending
    if pending is None:
        return None
    if intent.kind == a.RewriteDraft.__name__:
        return drafting.find_rewritten(world, loop, pending, row) if row is not None else None
    if intent.kind == a.WithdrawDraft.__name__:
        return drafting.find_withdrawn(world, pending)
    return sending.find_filed(world, loop, pending)


def _row(world: World, loop: Loop, key: str) -> LetterRow | None:
    return next((row for row in world.store.letters(loop.id) if row.key == key), None)
