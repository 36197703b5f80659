"""What the program needs from the outside. A provider satisfies these; read this to write one.

Any method may raise Unreachable (try later). Reads have no effect. Writes do one thing each and
never look first whether it is done already: the caller holds a durable intent, and looks itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from reachout.domain.chat import ChatEvent, EventSeen
from reachout.domain.gesture import Gesture
from reachout.domain.span import Span


class Clock(Protocol):
    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        ...


# ------------------------------------------------------------------ mail


class Folder(StrEnum):
    INBOX = "inbox"
    SENT = "sent"
    DRAFTS = "drafts"
    SPAM = "spam"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRef:
    """Everything by which one draft of ours can be found again.

    The handle is the provider's own id; mail programs that save an edit as a new file lose it,
    so the key header, the Message-ID, and last To + subject (one candidate only) are tried next.
    """

    handle: str
    key: str
    message_id: str  # without angle brackets
    to: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSeen:
    """One draft as it lies there now. `stamp` changes whenever anything about it does."""

    ref: DraftRef
    stamp: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSeen:
    """One message that concerns us. `id` is stable over looks: its Message-ID, else a hash."""

    id: str
    folder: Folder
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Which mail concerns us; bodies of other mail are never read."""

    addresses: frozenset[str] = frozenset()  # of the people with an open or watched loop
    message_ids: frozenset[str] = frozenset()  # of our sent letters, without brackets
    drafts: tuple[DraftRef, ...] = ()  # that lie unsent


@dataclass(frozen=True, slots=True, kw_only=True)
class MailLook:
    cursor: str  # hand it in at the next look
    mail: tuple[MailSeen, ...]  # new in Inbox, Sent and Spam since the cursor, oldest first
    stirred: frozenset[str]  # keys of watched drafts that changed, vanished or came back


class Outbox(Protocol):
    """Pressing Send for the host, after his `reachout approve`."""

    delivers: bool  # False: no command is configured, mail only moves to Sent

    def hand_over(self, draft: DraftSeen, gesture: Gesture) -> None:
        """Give the message to the configured command.

        Refused: the command said clearly that it took nothing. OutcomeUnknown: it was killed,
        hung, or otherwise left open whether the mail went.
        """
        ...

    def file_sent(self, draft: DraftSeen, gesture: Gesture) -> MailSeen:
        """Move the draft to Sent, in one step that a crash cannot halve."""
        ...


class Mailbox(Protocol):
    outbox: Outbox | None  # None: the host sends in his own mail program only

    def look(self, cursor: str, watch: Watch) -> MailLook:
        """What is new since *cursor*. "" starts: all that lies there counts as seen already."""
        ...

    def search(self, watch: Watch, since: datetime, *, drafts: bool = False) -> Sequence[MailSeen]:
        """All mail since then to or from these addresses, or answering or bouncing these ids.

        In every folder, Spam too; Drafts only when asked. For audits and the touch search.
        """
        ...

    def draft(self, ref: DraftRef) -> DraftSeen | None:
        """The draft as it lies now, wherever a mail program put it; None when it is gone."""
        ...

    def sent(self, ref: DraftRef, since: datetime) -> MailSeen | None:
        """The message in Sent that this draft became, by the same marks; None when unsure."""
        ...

    def write_draft(self, key: str, message: bytes) -> DraftRef:
        """Put a new draft. Writing twice makes two: look first."""
        ...

    def rewrite_draft(self, seen: DraftSeen, message: bytes) -> DraftRef:
        """Replace the draft. Conflict when it is no longer as seen."""
        ...

    def withdraw_draft(self, seen: DraftSeen) -> None:
        """Remove the draft. Conflict when it is no longer as seen."""
        ...

    def link(self, ref: DraftRef) -> str:
        """Where the host finds this draft: a path or a URL."""
        ...


# ------------------------------------------------------------------ calendar


@dataclass(frozen=True, slots=True, order=True)
class Busy:
    """A stretch in which the host cannot be met."""

    span: Span
    event: str = ""  # id of an event of ours, when it is one
    title: str = ""  # for the host's own eyes ("why is Tuesday not offered?")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLook:
    cursor: str
    changed: bool  # anything at all differs since the cursor
    events: frozenset[str]  # ids of events of ours that changed, moved or vanished


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An event with the contact and at most three people on it: a touch."""

    id: str
    start: datetime
    end: datetime
    addresses: frozenset[str]


class Calendar(Protocol):
    invites: bool  # True: putting the guest on an event makes the calendar tell them

    def look(self, cursor: str) -> CalendarLook:
        """What changed since *cursor*; "" starts."""
        ...

    def busy(self, within: Span) -> Sequence[Busy]:
        """Every busy stretch that touches *within*, recurring ones expanded, sorted.

        Unreachable when any calendar cannot be read whole: never a partial answer.
        """
        ...

    def meetings(self, addresses: frozenset[str], within: Span) -> Sequence[Meeting]: ...

    def event(self, id: str) -> EventSeen | None:
        """An event of ours as it stands; None when it was deleted."""
        ...

    def place(self, event: ChatEvent) -> EventSeen:
        """Write the event, the guest not on it. Conflict when the id is taken."""
        ...

    def change(self, seen: EventSeen, event: ChatEvent, gesture: Gesture) -> EventSeen:
        """Write the event anew, the guest on it. Conflict when it is no longer as seen."""
        ...

    def adjust(self, seen: EventSeen, event: ChatEvent) -> EventSeen:
        """Write the event anew while no guest knows of it. Conflict when not as seen."""
        ...

    def remove(self, seen: EventSeen) -> None:
        """Take an event away that no guest knows of. Conflict when not as seen."""
        ...
