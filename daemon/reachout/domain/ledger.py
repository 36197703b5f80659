"""The ledger of one loop's offered times: what each event makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from reachout.domain import events as e
from reachout.domain.letter import ShownSlot
from reachout.domain.loop import Loop
from reachout.domain.offers import Ledger, Offer, OfferState


def after(ledger: Ledger, event: e.Event, before: Loop, now: Loop) -> Ledger:
    """The ledger of one loop once *event* took it from *before* to *now*."""
    match event:
        case e.DraftWritten() | e.DraftRewritten():
            ledger = _stand_in_draft(ledger, event, now)
        case e.DraftWithdrawn() | e.DraftLetGo() | e.Discarded():
            ledger = _turn(ledger, OfferState.DRAFT, OfferState.RELEASED)
        case e.SentFact():
            ledger = _sent(ledger, event, before, now)
        case e.EventPlaced():
            ledger = _accept(ledger, event.chat.start)
        case e.SlotGone() | e.NoticeRanOut() | e.EventGone() | e.SaidNo():
            ledger = _turn(ledger, OfferState.ACCEPTED, OfferState.RELEASED)
        case _:
            pass
    return ledger if now.is_open else _release_all(ledger)


def lapsed(ledger: Ledger, now: datetime) -> Ledger:
    """With every offer that has gone by marked so."""
    return tuple(
        replace(offer, state=OfferState.LAPSED)
        if offer.state is OfferState.OFFERED and offer.start <= now
        else offer
        for offer in ledger
    )


def _stand_in_draft(
    ledger: Ledger, event: e.DraftWritten | e.DraftRewritten, loop: Loop
) -> Ledger:
    kept = tuple(o for o in ledger if o.state is not OfferState.DRAFT)
    return kept + _offers(event.slots, loop.id, event.pending.key, OfferState.DRAFT)


def _sent(ledger: Ledger, event: e.SentFact, before: Loop, now: Loop) -> Ledger:
    """What the sent words offer counts; what stood before is no longer on offer."""
    draft = before.pending.key if before.pending is not None else ""
    left = now.pending.key if now.pending is not None else None
    by_hand = isinstance(event, e.HostWrote)
    if by_hand and not event.slots:
        return ledger
    kept = tuple(o for o in ledger if o.state is not OfferState.DRAFT or by_hand or o.key == left)
    if event.slots:
        kept = _turn(kept, OfferState.OFFERED, OfferState.RELEASED)
    key = "" if by_hand else event.key or draft
    return kept + _offers(event.slots, before.id, key, OfferState.OFFERED)


def _offers(
    slots: Iterable[ShownSlot], loop: str, key: str, state: OfferState
) -> tuple[Offer, ...]:
    return tuple(
        Offer(
            loop=loop,
            key=key,
            number=slot.number,
            start=slot.start,
            end=slot.end,
            zone=slot.zone,
            words=slot.words,
            state=state,
        )
        for slot in slots
    )


def _accept(ledger: Ledger, start: datetime) -> Ledger:
    """The other times of the letter are free for others again."""
    return tuple(
        replace(offer, state=OfferState.ACCEPTED if offer.start == start else OfferState.RELEASED)
        if offer.state in (OfferState.OFFERED, OfferState.LAPSED)
        else offer
        for offer in ledger
    )


def _turn(ledger: Ledger, old: OfferState, new: OfferState) -> Ledger:
    return tuple(replace(o, state=new) if o.state is old else o for o in ledger)


def _release_all(ledger: Ledger) -> Ledger:
    return tuple(
        replace(o, state=OfferState.RELEASED)
        if o.state in (OfferState.DRAFT, OfferState.OFFERED)
        else o
        for o in ledger
    )
