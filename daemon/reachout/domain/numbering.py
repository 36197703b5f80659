"""The numbers by which an offered time can be named: those that its reader sees."""

from __future__ import annotations

from collections.abc import Sequence

from reachout.domain.loop import Loop
from reachout.domain.offers import Ledger, Offer, OfferState

IN_HAND = frozenset({OfferState.OFFERED, OfferState.LAPSED, OfferState.ACCEPTED})


# From here on a number only tells times apart, where none is printed: nobody says it.
NOBODY_SAYS = 1000


def in_hand(ledger: Ledger, loop: Loop) -> list[Offer]:
    """The times that the contact has, also when they are late: the newest letter's first.

    They stand as that letter shows them. Of an earlier letter there are those whose time and
    number the newer one does not use again.
    """
    states = IN_HAND if loop.is_open else IN_HAND | {OfferState.RELEASED}
    kept: list[Offer] = []
    for offer in reversed([offer for offer in ledger if offer.state in states]):
        if not any(_displaces(newer, offer) for newer in kept):
            kept.append(offer)
    kept.reverse()
    newest = [offer for offer in kept if offer.key == kept[-1].key]
    return [*newest, *(offer for offer in kept if offer not in newest)]


def _displaces(newer: Offer, older: Offer) -> bool:
    same_number = newer.number == older.number and newer.number > 0
    return newer.start == older.start or same_number


def numbers_count(offers: Sequence[Offer]) -> bool:
    """Can the one who has these times, newest letter first, name them by number?"""
    return not offers or offers[0].number > 0


def by_number(offers: Sequence[Offer]) -> dict[int, Offer]:
    """What N means to the host: the number in the letter, or where those do not count the place.

    *offers*: as in_hand() has them.
    """
    if not numbers_count(offers):
        return dict(enumerate(offers, 1))
    return {offer.number: offer for offer in offers if offer.number}
