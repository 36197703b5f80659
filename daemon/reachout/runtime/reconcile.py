"""After a crash or a time-out: look whether the effect happened. Never repeat it unseen."""

from __future__ import annotations

from collections.abc import Sequence

from reachout.domain import actions as a
from reachout.domain import events as e
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop
from reachout.ports import Intent, IntentState, LetterRow
from reachout.runtime.effects import booking, drafting, sending
from reachout.runtime.perform import settle
from reachout.runtime.world import World


def reconcile(world: World, loop: Loop, contact: Contact | None, intent: Intent) -> Loop:
    """Settle an intent that was left open."""
    now = world.now()
    world.report.add(
        "Reconciled", contact.name if contact else loop.contact, loop.id, key=intent.key
    )
    if intent.kind == a.HandOver.__name__:
        # A mail that left cannot be looked for. Only the host can say "again".
        unknown = (e.SendUnknown(at=now),)
        return settle(world, loop, contact, intent, unknown, IntentState.UNKNOWN)
    found = _find(world, loop, intent)
    if found is None:
        lost = (e.EffectLost(at=now, key=intent.key),)
        return settle(world, loop, contact, intent, lost, IntentState.LOST)
    return settle(world, loop, contact, intent, found)


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
    return _find_letter(world, loop, intent)


def _find_letter(world: World, loop: Loop, intent: Intent) -> Sequence[e.Event] | None:
    row = _row(world, loop, intent.key)
    if intent.kind == a.WriteDraft.__name__:
        return drafting.find_written(world, loop, row) if row is not None else None
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
