"""What to do next: decided by domain/decide.py, carried out by runtime, one effect each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reachout.domain.draft import Pending
from reachout.domain.gesture import Gesture
from reachout.domain.letter import Cause, LetterName


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteDraft:
    key: str
    letter: LetterName
    cause: Cause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteDraft:
    """Only while it is untouched. `times_only`: every other byte stays as it is."""

    key: str
    pending: Pending
    times_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDraft:
    """Only while it is untouched."""

    key: str
    pending: Pending


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Give the letter to the mail command: it reaches the contact."""

    key: str
    pending: Pending
    gesture: Gesture


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSent:
    """Move the letter from Drafts to Sent."""

    key: str
    pending: Pending
    gesture: Gesture


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEvent:
    """A tentative event on the host's own calendar; no guest is on it."""

    key: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveEvent:
    """Of an event that no guest knows of."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHold:
    """An offered time is to be seen on the host's own calendar; nobody else is on it."""

    key: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveHold:
    """Of an event that holds a time which needs no holding any more."""

    key: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteGuest:
    """Put the guest on the event, so that the calendar tells them."""

    key: str
    gesture: Gesture


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmEvent:
    """The guest was told by letter: the event says so too."""

    key: str
    gesture: Gesture


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveBooked:
    """Move a booked event to the time that the sent `moved` letter names."""

    key: str
    start: datetime
    end: datetime
    gesture: Gesture


Action = (
    WriteDraft
    | RewriteDraft
    | WithdrawDraft
    | HandOver
    | FileSent
    | PlaceEvent
    | RemoveEvent
    | PlaceHold
    | RemoveHold
    | InviteGuest
    | ConfirmEvent
    | MoveBooked
)
