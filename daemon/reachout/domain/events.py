"""What happened. Facts in the past tense, never edited once written.

The table in domain/loop.py says what each of them means in each stage.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from reachout.domain.chat import Chat, PartStat
from reachout.domain.draft import DraftRef, Pending
from reachout.domain.gesture import Gesture
from reachout.domain.letter import Cause, LetterName, ShownSlot


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    at: datetime


# ------------------------------------------------------------------ drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWritten(Happened):
    pending: Pending
    slots: tuple[ShownSlot, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRewritten(Happened):
    pending: Pending
    slots: tuple[ShownSlot, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSeen(Happened):
    """The draft lies there, perhaps edited, perhaps under another handle."""

    ref: DraftRef
    touched: bool
    stale: tuple[str, ...]  # a sentence for each time that went stale in an edited letter


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMissing(Happened):
    """One look did not find it. That proves nothing yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWithdrawn(Happened):
    """We took the untouched draft away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLetGo(Happened):
    """The host's edited draft stays where it is; the loop goes on without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discarded(Happened):
    pass


class FirstDiscarded(Discarded):
    pass


class NudgeDiscarded(Discarded):
    pass


class ReofferDiscarded(Discarded):
    pass


class ConfirmDiscarded(Discarded):
    pass


class MovedDiscarded(Discarded):
    pass


class ThanksDiscarded(Discarded):
    pass


# ------------------------------------------------------------------ the host sends


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved(Happened):
    """`reachout approve`: press Send for the host."""

    gesture: Gesture
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(Happened):
    """The mail command took the letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendUnknown(Happened):
    """The mail command was cut off: the letter may have been sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendRefused(Happened):
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFact(Happened):
    """A letter stands in Sent. *slots* is what its words really offer.

    *key*: of the letter of ours that it was; "" when it was written by hand. *revision*: of that
    letter, when it went word for word; "" when the host had edited it. *unread*: lines of it that
    look like a time and are not one exact time ahead. *lies_on*: another revision of it lies in
    Drafts still.
    """

    message_id: str
    subject: str
    key: str = ""
    revision: str = ""
    slots: tuple[ShownSlot, ...] = ()
    unread: tuple[str, ...] = ()
    lies_on: bool = False


class FirstSent(SentFact):
    pass


class NudgeSent(SentFact):
    pass


class ReofferSent(SentFact):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmSent(SentFact):
    """The sent words still name exactly the chat's start, and the contact is in To."""

    gesture: Gesture


class ConfirmChanged(SentFact):
    """The host's own offer of other times went out instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedSent(SentFact):
    gesture: Gesture


class ThanksSent(SentFact):
    pass


class HostWrote(SentFact):
    """The host wrote by hand."""


# ------------------------------------------------------------------ the contact answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard(Happened):
    """A mail of the contact's came in; what it says is an event of its own.

    *confirmed*: it is theirs beyond doubt. Of one that is not nothing follows but questions.
    """

    message_id: str
    human: bool
    confirmed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted(Happened):
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Countered(Happened):
    """Another exact time was named."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAnother(Happened):
    """None of the times suits and no exact one was named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotGone(Happened):
    """The agreed time is no longer free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred(Happened):
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class OptedOut(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class WentAway(Happened):
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounced(Happened):
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsHost(Happened):
    """Something that only the host can settle. `heard`: a person wrote, so the turn is his.

    *confirmed*: False where nobody knows who that person is: what was agreed stays agreed.
    """

    code: str
    text: str
    heard: bool = True
    confirmed: bool = True


# ------------------------------------------------------------------ the calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlaced(Happened):
    chat: Chat


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidYes(Happened):
    gesture: Gesture


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidNo(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestInvited(Happened):
    """The calendar has told the guest."""

    gesture: Gesture


@dataclass(frozen=True, slots=True, kw_only=True)
class EventConfirmed(Happened):
    """The event says what the guest was told."""

    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMoved(Happened):
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGone(Happened):
    """Deleted or cancelled on the host's calendar, not by us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRemoved(Happened):
    """We took the tentative event away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPlaced(Happened):
    """An event of ours holds this offered time on the host's calendar."""

    event: str  # its id
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRemoved(Happened):
    """It is off the calendar again, or the host made it his own."""

    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestAnswered(Happened):
    answer: PartStat


# ------------------------------------------------------------------ the host says


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveWanted(Happened):
    """`answer CONTACT at TIME` for a booked chat: nothing moves before the `moved` letter goes."""

    start: datetime
    end: datetime
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Talked(Happened):
    """It was settled in words; no chat is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Happened):
    """`close`: the host ends this loop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMet(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Happened):
    """The host wrote down what the chat brought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionSettled(Happened):
    """`answer CONTACT ignore`: the mail needs nothing."""


# ------------------------------------------------------------------ the clock, our decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatPassed(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRanOut(Happened):
    """The chat is too near and the host has not said yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WentQuiet(Happened):
    """Nobody answered: closed as no reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverSent(Happened):
    """The letter lay unsent: closed as not sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundedOff(Happened):
    """After the chat nothing is left to do: closed as met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftConfig(Happened):
    """The contact was taken out of the contacts file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectLost(Happened):
    """A look proved that an effect of ours never happened; its key is not used again."""

    key: str


Event = (
    DraftWritten
    | DraftRewritten
    | DraftSeen
    | DraftMissing
    | DraftWithdrawn
    | DraftLetGo
    | FirstDiscarded
    | NudgeDiscarded
    | ReofferDiscarded
    | ConfirmDiscarded
    | MovedDiscarded
    | ThanksDiscarded
    | Approved
    | HandedOver
    | SendUnknown
    | SendRefused
    | FirstSent
    | NudgeSent
    | ReofferSent
    | ConfirmSent
    | ConfirmChanged
    | MovedSent
    | ThanksSent
    | HostWrote
    | Heard
    | Accepted
    | Countered
    | AskedAnother
    | SlotGone
    | Deferred
    | Declined
    | OptedOut
    | WentAway
    | Bounced
    | NeedsHost
    | EventPlaced
    | SaidYes
    | SaidNo
    | GuestInvited
    | EventConfirmed
    | EventMoved
    | EventGone
    | EventRemoved
    | HoldPlaced
    | HoldRemoved
    | GuestAnswered
    | MoveWanted
    | Talked
    | Skipped
    | Cancelled
    | Met
    | NotMet
    | Noted
    | AttentionSettled
    | ChatPassed
    | NoticeRanOut
    | WentQuiet
    | NeverSent
    | RoundedOff
    | LeftConfig
    | EffectLost
)

DISCARDS: Mapping[LetterName, Callable[..., Event]] = {
    LetterName.FIRST: FirstDiscarded,
    LetterName.AGAIN: FirstDiscarded,
    LetterName.NUDGE: NudgeDiscarded,
    LetterName.REOFFER: ReofferDiscarded,
    LetterName.CONFIRM: ConfirmDiscarded,
    LetterName.MOVED: MovedDiscarded,
    LetterName.THANKS: ThanksDiscarded,
}
