"""Events in, one transaction out: the loop, its ledger, how we stand, and the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reachout.domain import events as e
from reachout.domain import ledger, waiting
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop
from reachout.domain.table import advance
from reachout.ports import Change, JournalLine
from reachout.runtime import journal
from reachout.runtime.world import World


def remember(
    world: World,
    loop: Loop,
    contact: Contact | None,
    events: Sequence[e.Event],
    change: Change | None = None,
) -> Loop:
    """Save what *events* make of *loop*, together with *change*. Returns the loop as saved."""
    now, standing = loop, world.store.standing(loop.contact)
    offers = world.store.offers(loop.id)
    before, lines = tuple(offers), list[JournalLine]()
    offers = before
    for event in events:
        was, now = now, advance(now, event)
        offers = ledger.after(offers, event, was, now)
        if contact is not None:
            standing = waiting.after(standing, event, contact, world.policy, now)
        lines.append(journal.line(event, now))
    offers = ledger.lapsed(offers, world.now())
    # Due at once, until a step has come to rest: a crash here must not lose what is to follow.
    now = replace(now, look_again_at=world.now())
    change = change or Change()
    saved = world.store.save(
        replace(
            change,
            loop=now,
            standing=standing,
            offers=offers if offers != before else None,
            journal=(*change.journal, *lines),
        )
    )
    assert saved is not None
    _report(world, loop, saved, contact)
    return saved


def _report(world: World, before: Loop, now: Loop, contact: Contact | None) -> None:
    name = contact.name if contact is not None else now.contact
    for asked in now.attention:
        if asked not in before.attention:
            world.report.add("Asked", name, now.id, code=asked.code)
    if before.stage is not now.stage:
        outcome = {"outcome": now.outcome.value} if now.outcome is not None else {}
        world.report.add("stage", name, now.id, stage=now.stage.value, **outcome)
