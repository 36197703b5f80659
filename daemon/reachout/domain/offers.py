"""An offered time: in which letter it stands, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reachout.domain.letter import ShownSlot
from reachout.domain.span import Span


class OfferState(StrEnum):
    DRAFT = "draft"  # stands in a letter not yet sent
    OFFERED = "offered"  # the contact has it in hand
    ACCEPTED = "accepted"
    RELEASED = "released"  # struck by the host, or the letter or loop ended
    LAPSED = "lapsed"  # gone by, or no longer free


LIVE = frozenset({OfferState.DRAFT, OfferState.OFFERED, OfferState.ACCEPTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    loop: str
    key: str  # of the draft it stands in
    revision: str = ""  # key of the revision that showed it last; "" when written by hand
    number: int  # as the recipient sees it, from 1; 0: numbers do not count in that letter
    start: datetime  # UTC
    end: datetime
    zone: str  # IANA zone whose wall clock the words lead with
    words: str  # the line as shown in the letter, without the dash
    state: OfferState
    held: str = ""  # id of the event that holds this time on the host's calendar

    @property
    def live(self) -> bool:
        return self.state in LIVE

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def shown(self) -> ShownSlot:
        return ShownSlot(
            number=self.number, start=self.start, end=self.end, zone=self.zone, words=self.words
        )


Ledger = tuple[Offer, ...]  # of one loop
