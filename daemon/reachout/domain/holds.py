"""Offered times that can be seen: which of them are to be held on the host's calendar, or go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reachout.domain import actions as a
from reachout.domain import events as e
from reachout.domain.chat import ChatStatus, EventSeen
from reachout.domain.loop import Loop
from reachout.domain.offers import Ledger, Offer, OfferState


def next_hold(
    loop: Loop,
    offers: Ledger,
    seen: Sequence[EventSeen] | None,
    *,
    wanted: bool,
    now: datetime,
) -> a.PlaceHold | a.RemoveHold | e.HoldPlaced | None:
    """One hold to take away, to know again, or to place; None: all is as it should be.

    *wanted*: by the settings, and somebody is there to hold times for. *seen*: the events that
    hold times of this loop; None while the calendar cannot be read, and then all waits. A time is
    held once: what the host has deleted or moved is not placed again.
    """
    if seen is None:
        return None
    for offer in offers:
        if offer.held and not _is_due(offer, wanted, now):
            return a.RemoveHold(key=loop.key("unhold"), event=offer.held)
    return _forgotten(offers, seen, now) or _missing(loop, offers, wanted, now)


def _forgotten(offers: Ledger, seen: Sequence[EventSeen], now: datetime) -> e.HoldPlaced | None:
    """A hold that stands there though its time knows of none: an older memory was restored."""
    known = {offer.held for offer in offers}
    held = {offer.span for offer in offers if offer.held}
    free = {offer.span for offer in offers if offer.state is not OfferState.DRAFT} - held
    for event in seen:
        if event.id not in known and event.span in free:
            return e.HoldPlaced(at=now, event=event.id, start=event.start, end=event.end)
    return None


def _missing(loop: Loop, offers: Ledger, wanted: bool, now: datetime) -> a.PlaceHold | None:
    for offer in offers:
        if not offer.held and _is_due(offer, wanted, now):
            return a.PlaceHold(key=loop.key("hold"), start=offer.start, end=offer.end)
    return None


def _is_due(offer: Offer, wanted: bool, now: datetime) -> bool:
    """The contact has it in hand, and it is still ahead."""
    return wanted and offer.state is OfferState.OFFERED and offer.start > now


def may_stand(offers: Ledger, *, wanted: bool, now: datetime) -> bool:
    """A time is held, or is to be, or was once and an older memory does not know."""
    return any(
        offer.held or (wanted and offer.start > now and offer.state is not OfferState.DRAFT)
        for offer in offers
    )


def are_owed(offers: Ledger, *, wanted: bool, now: datetime) -> bool:
    """Something is still to be placed or taken away."""
    return any(bool(offer.held) != _is_due(offer, wanted, now) for offer in offers)


def is_untouched(event: EventSeen) -> bool:
    """One that the host confirmed, or to which he invited somebody, is his own."""
    return event.status is ChatStatus.TENTATIVE and not event.guest_on_it
