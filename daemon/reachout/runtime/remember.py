"""Events in, one transaction out: the loop, its ledger, how we stand, and the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reachout.domain import events as e
from reachout.domain import ledger, waiting
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop
from reachout.domain.offers import Ledger
from reachout.domain.policy import Policy
from reachout.domain.standing import Standing
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
    change = change or Change()
    told = _Told(loop, world.store.standing(loop.contact), tuple(world.store.offers(loop.id)))
    after = told.through(events, contact, world.policy)
    offers = ledger.lapsed(after.offers, world.now())
    saved = world.store.save(
        replace(
            change,
            # Due at once, until a step has come to rest: a crash here loses nothing that follows.
            loop=replace(after.loop, look_again_at=world.now()),
            standing=after.standing,
            offers=offers if offers != told.offers else None,
            journal=(*change.journal, *after.lines),
        )
    )
    assert saved is not None
    _report(world, loop, saved, contact)
    return saved


@dataclass(frozen=True, slots=True)
class _Told:
    """Everything that an event changes, side by side."""

    loop: Loop
    standing: Standing
    offers: Ledger
    lines: tuple[JournalLine, ...] = ()

    def through(self, events: Sequence[e.Event], contact: Contact | None, policy: Policy) -> _Told:
        now = self
        for event in events:
            now = now._after(event, contact, policy)
        return now

    def _after(self, event: e.Event, contact: Contact | None, policy: Policy) -> _Told:
        loop = advance(self.loop, event)
        standing = self.standing
        if contact is not None:
            standing = waiting.after(standing, event, contact, policy, loop)
        offers = ledger.after(self.offers, event, self.loop, loop)
        return _Told(loop, standing, offers, (*self.lines, journal.line(event, loop)))


def _report(world: World, before: Loop, now: Loop, contact: Contact | None) -> None:
    name = contact.name if contact is not None else now.contact
    for asked in now.attention:
        if asked not in before.attention:
            world.report.add("Asked", name, now.id, code=asked.code)
    if before.stage is not now.stage:
        outcome = {"outcome": now.outcome.value} if now.outcome is not None else {}
        world.report.add("stage", name, now.id, stage=now.stage.value, **outcome)
