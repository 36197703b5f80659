"""The ledger of one loop's offered times: what each event makes of it.

A letter that lies unsent may stand in the host's editor in an earlier revision, and that one may
be sent. So the times of all its revisions are taken for others until it is sent, discarded or
withdrawn; each time stands in the ledger once, with the revision that showed it last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reachout.domain import events as e
from reachout.domain.draft import Pending
from reachout.domain.letter import LetterName, ShownSlot
from reachout.domain.loop import Loop, letter_of
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
        case e.HoldPlaced():
            ledger = _held(ledger, event)
        case e.HoldRemoved():
            ledger = tuple(replace(o, held="") if o.held == event.event else o for o in ledger)
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


# ------------------------------------------------------------------ what stands where


def in_draft(ledger: Ledger, pending: Pending | None) -> Ledger:
    """The times in the letter as it lies in Drafts now: those of its newest revision."""
    if pending is None:
        return ()
    newest = (pending.key, pending.revision)
    return tuple(
        o for o in ledger if o.state is OfferState.DRAFT and (o.key, o.revision) == newest
    )


def earlier(ledger: Ledger, pending: Pending | None) -> Ledger:
    """Times that only an earlier revision of an unsent letter names: taken all the same."""
    now = in_draft(ledger, pending)
    return tuple(o for o in ledger if o.state is OfferState.DRAFT and o not in now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of the ledger, for the host."""

    offer: Offer
    letter: LetterName | None  # None: written by hand
    revision: int  # of that letter, from 1; 0 when nobody knows
    of: int  # how many revisions of it were written
    state: str  # "in draft", "in an earlier draft", "offered", "accepted", "released", "lapsed"


def told(
    ledger: Ledger, loop: Loop, now: datetime, revisions: Sequence[tuple[str, str]] = ()
) -> tuple[Told, ...]:
    """Every time there ever was in a letter of this loop, and how it stands at *now*.

    *revisions*: (key of the draft, key of the revision), in the order written.
    """
    standing = in_draft(ledger, loop.pending)
    return tuple(_told(offer, offer in standing, revisions) for offer in lapsed(ledger, now))


def _told(offer: Offer, stands: bool, revisions: Sequence[tuple[str, str]]) -> Told:
    written = [revision for draft, revision in revisions if draft == offer.key]
    known = offer.revision in written
    drafted = "in draft" if stands else "in an earlier draft"
    return Told(
        offer=offer,
        letter=letter_of(offer.key),
        revision=written.index(offer.revision) + 1 if known else 0,
        of=len(written),
        state=drafted if offer.state is OfferState.DRAFT else offer.state.value,
    )


# ------------------------------------------------------------------ letters


def _stand_in_draft(
    ledger: Ledger, event: e.DraftWritten | e.DraftRewritten, loop: Loop
) -> Ledger:
    """What only an earlier revision of this letter shows stays where it stood."""
    key, shown = event.pending.key, {(slot.start, slot.end) for slot in event.slots}
    kept = tuple(
        o
        for o in ledger
        if o.state is not OfferState.DRAFT or (o.key == key and (o.start, o.end) not in shown)
    )
    revision = event.pending.revision
    return kept + tuple(
        _offer(slot, loop.id, key, revision, OfferState.DRAFT) for slot in event.slots
    )


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
    offered = tuple(
        _offer(slot, before.id, key, _revision(ledger, event, key, slot), OfferState.OFFERED)
        for slot in event.slots
    )
    return _with_holds(kept, offered)


def _revision(ledger: Ledger, event: e.SentFact, key: str, slot: ShownSlot) -> str:
    """Where the host edited the letter, each time still comes from a revision of ours, or none."""
    if event.revision or not key:
        return event.revision if key else ""
    shown = (o.revision for o in reversed(ledger) if o.key == key and o.start == slot.start)
    return next(shown, "")


def _with_holds(kept: Ledger, offered: Ledger) -> Ledger:
    """A time that is offered once more is held already: by the same event."""
    known = {o.span: o.held for o in kept if o.held}
    offered = tuple(replace(o, held=known.get(o.span, "")) for o in offered)
    passed_on = {o.held for o in offered}
    return tuple(replace(o, held="") if o.held in passed_on else o for o in kept) + offered


def _offer(slot: ShownSlot, loop: str, key: str, revision: str, state: OfferState) -> Offer:
    return Offer(
        loop=loop,
        key=key,
        revision=revision,
        number=slot.number,
        start=slot.start,
        end=slot.end,
        zone=slot.zone,
        words=slot.words,
        state=state,
    )


# ------------------------------------------------------------------ what becomes of them


def _accept(ledger: Ledger, start: datetime) -> Ledger:
    """The other times of the letter are free for others again."""
    return tuple(
        replace(offer, state=OfferState.ACCEPTED if offer.start == start else OfferState.RELEASED)
        if offer.state in (OfferState.OFFERED, OfferState.LAPSED)
        else offer
        for offer in ledger
    )


def _held(ledger: Ledger, event: e.HoldPlaced) -> Ledger:
    """Remembered where the time is on offer; where it no longer is, so that it is taken away."""
    there = [
        o
        for o in ledger
        if (o.start, o.end) == (event.start, event.end) and o.state is not OfferState.DRAFT
    ]
    offered = [o for o in there if o.state is OfferState.OFFERED] or there
    newest = offered[-1] if offered else None
    return tuple(replace(o, held=event.event) if o is newest else o for o in ledger)


def _turn(ledger: Ledger, old: OfferState, new: OfferState) -> Ledger:
    return tuple(replace(o, state=new) if o.state is old else o for o in ledger)


def _release_all(ledger: Ledger) -> Ledger:
    return tuple(
        replace(o, state=OfferState.RELEASED)
        if o.state in (OfferState.DRAFT, OfferState.OFFERED)
        else o
        for o in ledger
    )
