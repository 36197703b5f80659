"""One loop: from the day a person is worth a hello to the day the chat is behind us.

What may happen to it stands in domain/table.py, what each event changes in domain/changes.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from reachout.domain.chat import Chat
from reachout.domain.contact import Intent
from reachout.domain.draft import Pending
from reachout.domain.letter import OPENERS, Cause, LetterName
from reachout.domain.span import Span


class Stage(StrEnum):
    OPENED = "opened"
    DRAFTED = "drafted"
    AWAITING = "awaiting"
    PROPOSED = "proposed"
    BOOKED = "booked"
    MET = "met"
    CLOSED = "closed"


class Outcome(StrEnum):
    MET = "met"
    TALKED = "talked"
    NO_REPLY = "no reply"
    DECLINED = "declined"
    DEFERRED = "deferred"
    BOUNCED = "bounced"
    SKIPPED = "skipped"
    NOT_SENT = "not sent"
    OPTED_OUT = "opted out"
    CANCELLED = "cancelled"


class Ball(StrEnum):
    HOST = "host"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """Something the host is asked; `command` is the word that answers."""

    code: str
    text: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A time both may want; not yet on the calendar."""

    start: datetime
    end: datetime

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The conversation as mail: what a later letter must refer to."""

    subject: str = ""
    message_ids: tuple[str, ...] = ()  # ours and theirs, oldest first, without brackets
    sent_ids: tuple[str, ...] = ()  # of these, what the host sent; none of old loops
    first_sent_at: datetime | None = None
    last_sent_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    id: str
    host: str
    contact: str
    intent: Intent
    stage: Stage
    opened_at: datetime
    since: datetime  # in this stage
    ball: Ball = Ball.HOST
    round: int = 0  # letters sent
    attempt: int = 0  # rises when an earlier effect is proved gone, so that no key is used twice
    pending: Pending | None = None
    thread: Thread = field(default_factory=Thread)
    agreed: Agreed | None = None
    reoffer: Cause | None = None  # a letter with other times is owed
    missed: Agreed | None = None  # the time that came to nothing: that letter names it
    chat: Chat | None = None
    nudges: int = 0  # sent in this loop
    letters_over: frozenset[LetterName] = frozenset()  # discarded or withdrawn: not written again
    attention: tuple[Attention, ...] = ()
    away_until: date | None = None
    outcome: Outcome | None = None
    noted_at: datetime | None = None  # a note that the lying letter does not have yet
    look_again_at: datetime | None = None
    version: int = 0

    def key(self, what: str) -> str:
        """Of the next effect of this kind. Stored with the intent, never computed again."""
        return f"{self.id}.{what}.{self.round}.{self.attempt}"

    @property
    def is_open(self) -> bool:
        return self.stage is not Stage.CLOSED

    @property
    def waits_for_first_send(self) -> bool:
        """An opener lies in Drafts or is about to: it counts against the weekly number."""
        opener = self.pending is not None and self.pending.letter in OPENERS
        return self.stage in (Stage.OPENED, Stage.DRAFTED) or (self.is_open and opener)


def letter_of(key: str) -> LetterName | None:
    """The letter that an effect with this key wrote: <loop>.<letter>.<round>.<attempt>."""
    parts = key.split(".")
    known = len(parts) >= 4 and parts[1] in list(LetterName)
    return LetterName(parts[1]) if known else None
