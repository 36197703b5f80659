"""Events in, one transaction out: the loop, its ledger, how we stand, and the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reachout.domain import events as e
from reachout.domain import ledger, waiting
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop
from reachout.domain.offers import Ledger, Offer, OfferState
from reachout.domain.policy import Policy
from reachout.domain.span import Span
from reachout.domain.standing import Standing
from reachout.domain.table import advance
from reachout.ports import Change, JournalLine
from reachout.runtime import journal
from reachout.runtime.sides import policy_for
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
    _wake_letters(world, saved, _new_times(told, offers, saved))
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


def _new_times(told: _Told, offers: Ledger, now: Loop) -> list[Span]:
    """Times that somebody has in hand, or that are agreed, and were not before."""
    held = [o for o in offers if o.live and o.state is not OfferState.DRAFT]
    found = [o.span for o in held if o not in told.offers]
    if now.agreed is not None and now.agreed != told.loop.agreed:
        found.append(now.agreed.span)
    return found


def _wake_letters(world: World, loop: Loop, times: Sequence[Span]) -> None:
    """Unsent letters to others that name such a time are looked at now, and not tomorrow."""
    if not times:
        return
    lying = {
        offer.loop
        for offer in world.store.live_offers(world.host.id)
        if offer.state is OfferState.DRAFT
        and offer.loop != loop.id
        and any(span.overlaps(_with_buffer(world, offer)) for span in times)
    }
    for other in filter(None, map(world.store.loop, sorted(lying))):
        world.store.save(Change(loop=replace(other, look_again_at=world.now())))


def _with_buffer(world: World, offer: Offer) -> Span:
    """What has to be free around it, for the person whose letter it stands in."""
    loop = world.store.loop(offer.loop)
    contact = None if loop is None else world.store.contact(loop.contact)
    policy = world.policy.slots if contact is None else policy_for(world, contact)
    return offer.span.widened(policy.buffer, policy.buffer)


def _report(world: World, before: Loop, now: Loop, contact: Contact | None) -> None:
    name = contact.name if contact is not None else now.contact
    for asked in now.attention:
        if asked not in before.attention:
            world.report.add("Asked", name, now.id, code=asked.code)
    _report_stale(world, before, now, name)
    if before.stage is not now.stage:
        outcome = {"outcome": now.outcome.value} if now.outcome is not None else {}
        world.report.add("stage", name, now.id, stage=now.stage.value, **outcome)


def _report_stale(world: World, before: Loop, now: Loop, name: str) -> None:
    """Told once, when it turns out; `status` goes on saying which time it is."""
    known = before.pending.stale if before.pending is not None else ()
    if now.pending is not None and set(now.pending.stale) - set(known):
        world.report.add("WentStale", name, now.id, letter=now.pending.letter.value)
