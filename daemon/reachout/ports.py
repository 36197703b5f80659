"""What the program needs from the outside. A provider satisfies these; read this to write one.

Any method may raise Unreachable (try later), and Refused with the cure. Reads have no effect.
Writes do one thing each and never look first whether it is done already: the caller holds a
durable intent, and looks itself. A write that raises Unreachable may have happened, or may still
happen within `settles`; one that raises Conflict, NotNow or Refused certainly has not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from reachout.domain.chat import ChatEvent, EventSeen
from reachout.domain.contact import Contact
from reachout.domain.draft import DraftRef as DraftRef
from reachout.domain.gesture import Gesture
from reachout.domain.letter import Letter, Signature
from reachout.domain.loop import Loop
from reachout.domain.offers import Offer
from reachout.domain.reading import Reading, Sent
from reachout.domain.span import Span
from reachout.domain.standing import Standing


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
    gone: frozenset[str] = frozenset()  # keys of watched drafts that lie there no more
    overwritten: frozenset[str] = frozenset()  # a rewrite of ours met an edit of the same instant


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """What a mailbox knows about its owner."""

    addresses: frozenset[str] = frozenset()  # the host's own, besides those of the config
    signature: Signature | None = None  # stands below letters written by hand


class Mailbox(Protocol):
    outbox: Outbox | None  # None: the host sends in his own mail program only
    settles: timedelta  # in which a write without an answer may still take effect
    near: bool  # a look costs nothing, so that one follows at once what we did ourselves

    def introduce(self) -> Introduction:
        """Who writes here. Asked once a week."""
        ...

    def look(self, cursor: str, watch: Watch) -> MailLook:
        """What is new since *cursor*. "" starts: all that lies there counts as seen already."""
        ...

    def search(
        self, watch: Watch, since: datetime, *, drafts: bool = False, newest: int = 0
    ) -> Sequence[MailSeen]:
        """All mail since then to or from these addresses, or answering or bouncing these ids.

        In every folder, Spam too; Drafts only when asked. For audits and the touch search.
        *newest*: so many of the newest are enough, where more would be dear.
        """
        ...

    def draft(self, ref: DraftRef) -> DraftSeen | None:
        """The draft as it lies now, wherever a mail program put it; None when it is gone."""
        ...

    def written(self, ref: DraftRef, since: str) -> DraftSeen | None:
        """The draft of a write that was cut off; None when a look proves that it is not there.

        *since* is the cursor of the last look before that write. The handle of *ref* is "".
        """
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

    def tidy_draft(self, seen: DraftSeen) -> None:
        """Finish a rewrite that was cut off: take away what is left of the draft as it was."""
        ...

    def withdraw_draft(self, seen: DraftSeen) -> None:
        """Remove the draft. Conflict when it is no longer as seen."""
        ...

    def link(self, ref: DraftRef) -> str:
        """Where the host finds this draft: a path or a URL."""
        ...

    def close(self) -> None:
        """Nothing more is asked for now; what is held open ends."""
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
    settles: timedelta  # in which a write without an answer may still take effect
    near: bool  # a look costs nothing, so that one follows at once what we did ourselves

    def zone(self) -> str | None:
        """Where the host is (IANA), if the calendar knows; it follows them when they travel.

        Asked once a day.
        """
        ...

    def look(self, cursor: str, *, widely: bool = False) -> CalendarLook:
        """What changed since *cursor*; "" starts.

        *widely*: a time lies in an unsent letter or a live offer, so the calendars that cost a
        question of their own are to be looked at too, every so often.
        """
        ...

    def busy(self, within: Span, *, fresh: bool = False) -> Sequence[Busy]:
        """Every busy stretch that touches *within*, recurring ones expanded, sorted.

        *fresh*: right before a letter or a booking; else an answer some minutes old will do.
        Unreachable when any calendar cannot be read whole: never a partial answer.
        """
        ...

    def meetings(self, addresses: frozenset[str], within: Span) -> Sequence[Meeting]: ...

    def event(self, id: str) -> EventSeen | None:
        """An event of ours as it stands; None when it was deleted."""
        ...

    def events_of(self, loop: str, within: Span) -> Sequence[EventSeen]:
        """Every event that was placed for this loop, chat or hold, and stands within the span."""
        ...

    def place(self, event: ChatEvent) -> EventSeen:
        """Write the event, the guest not on it. Conflict when the id is taken.

        Nobody at all is on one that only holds a time (`event.hold`).
        """
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

    def cancel(self, seen: EventSeen, gesture: Gesture) -> None:
        """Take an event away and tell its guest. Conflict when not as seen."""
        ...

    def close(self) -> None: ...


# ------------------------------------------------------------------ memory


class IntentState(StrEnum):
    OPEN = "open"  # durable before the request leaves; after a crash: look, never repeat
    DONE = "done"
    LOST = "lost"  # a look proved that it never happened, or it was refused
    UNKNOWN = "unknown"  # it may have happened; only the host says repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """One effect that is about to leave. The key is made once and never computed again."""

    key: str
    host: str
    loop: str
    kind: str  # name of the action's class
    payload: str  # JSON: what the effect needs to be recognised by a look
    at: datetime
    state: IntentState = IntentState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """One message found by a look, kept until a loop has taken it in."""

    id: int
    loop: str
    folder: Folder
    mail_id: str
    found_at: datetime
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """One revision of a letter: everything we wrote, and what was sent of it."""

    key: str  # of the effect that wrote this revision
    draft: str  # key of the draft: the same for all its revisions
    loop: str
    contact: str
    letter: Letter
    fingerprint: str  # of the message as written; a draft that matches one is untouched
    message_id: str
    written_at: datetime
    sent_at: datetime | None = None
    sent_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What the host said through the CLI; the next pass applies it."""

    id: int
    name: str
    arguments: dict[str, str]
    at: datetime
    done_at: datetime | None = None
    answer: str = ""
    failed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    at: datetime
    loop: str
    contact: str
    what: str  # the event's class name, or a word for what the program did
    detail: dict[str, object]  # carries "v"; ids, never bodies or addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReading:
    """What a mail says, and all that was known when it was read: so it can be read again."""

    mail_id: str
    what: Reading
    context: Sent | None = None  # None: read before contexts were kept


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRead:
    """A mail that was read and is still kept, as one loop had it last."""

    made: StoredReading
    loop: str
    folder: Folder
    found_at: datetime
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Everything that one transaction writes; all of it or nothing."""

    loop: Loop | None = None  # with the version it was read at; saved as version + 1
    opened: Loop | None = None  # a new one
    standing: Standing | None = None
    offers: tuple[Offer, ...] | None = None  # the whole ledger of the loop, replaced
    letter: LetterRow | None = None  # a revision written, or sent_at/sent_text filled in
    intent: Intent | None = None  # settled
    taken: tuple[int, ...] = ()  # inbox items that are dealt with
    readings: tuple[StoredReading, ...] = ()  # made now, or made again
    command: Command | None = None  # applied
    journal: tuple[JournalLine, ...] = ()


class Store(Protocol):
    """The memory. One writer at a time (the lock); readers need none.

    Conflict when a loop row was saved by somebody else; Busy when the database is locked.
    """

    # identity
    def host(self, address: str) -> str:
        """The id of this host; a random one is made at the first call."""
        ...

    def take_contacts(self, host: str, contacts: Sequence[Contact], fingerprint: str) -> None:
        """Make the stored contacts those of the config, in one transaction.

        A contact is whoever overlaps by address with a stored one; `Contact.id`, when not empty,
        wins. Who is missing is marked gone; loops and opt-outs stay.
        """
        ...

    def fingerprint(self, host: str) -> str:
        """Of the config whose contacts are stored; "" at first."""
        ...

    def contact(self, id: str) -> Contact | None:
        """None when unknown, or gone from the config."""
        ...

    def contacts(self, host: str) -> Sequence[Contact]: ...

    def find_contacts(self, host: str, words: str) -> Sequence[Contact]:
        """By exact address, or by a part of the name (any case), stored ones that are not gone."""
        ...

    def address_of(self, contact: str) -> str:
        """The first address, also of one that is gone."""
        ...

    def standing(self, contact: str) -> Standing:
        """Of a contact; of the host's own id: `paused` there means everything is."""
        ...

    # whom
    def candidates(self, host: str, now: datetime, limit: int) -> Sequence[str]:
        """Ids of present contacts without an open loop whose `due_at` is not after *now*.

        Per intent the best *limit*: open promise first, then the longest silence. By index: reads
        no row of anybody who is not due.
        """
        ...

    def set_due(self, dates: Mapping[str, datetime | None]) -> None:
        """When these people are to be considered again; None: not before something changes."""
        ...

    # loops
    def loop(self, id: str) -> Loop | None: ...

    def open_loop_of(self, contact: str) -> Loop | None: ...

    def loops(self, host: str, *, closed: bool = False) -> Sequence[Loop]:
        """Open ones, with *closed* all, oldest first."""
        ...

    def last_loop_of(self, contact: str) -> Loop | None: ...

    def watched(self, host: str, closed_since: datetime) -> Sequence[Loop]:
        """Open loops, and those closed since then."""
        ...

    def to_step(self, host: str, now: datetime) -> Sequence[str]:
        """Ids of loops with inbox items, or whose `look_again_at` has come."""
        ...

    def opened_since(self, host: str, since: datetime) -> Sequence[Loop]: ...

    # letters and offers
    def letters(self, loop: str) -> Sequence[LetterRow]: ...

    def letters_sent_to(self, contact: str) -> Sequence[LetterRow]: ...

    def offers(self, loop: str) -> Sequence[Offer]: ...

    def live_offers(self, host: str) -> Sequence[Offer]:
        """Of every open loop: what may not be offered to anybody else."""
        ...

    def held(self, host: str) -> Sequence[Offer]:
        """Every time that an event of ours holds on the calendar, of closed loops too."""
        ...

    # effects
    def intend(self, intent: Intent, letter: LetterRow | None = None) -> None:
        """Durable when this returns, with the letter it is about. Conflict: the key was used."""
        ...

    def open_intent(self, loop: str) -> Intent | None:
        """The effect of this loop whose outcome is not known yet."""
        ...

    def save(self, change: Change) -> Loop | None:
        """One transaction. Returns the loop as saved."""
        ...

    # looks
    def cursor(self, host: str, source: str) -> str: ...

    def last_good_look(self, host: str, source: str) -> datetime | None: ...

    def found(
        self,
        host: str,
        source: str,
        cursor: str,
        now: datetime,
        mail: Sequence[tuple[str, MailSeen]],
        wake: Sequence[str] = (),
    ) -> None:
        """Cursor, new inbox rows (loop id, message) and loops to wake, in one transaction.

        A message that this loop has had already (same id and folder) is not taken twice.
        """
        ...

    def inbox(self, loop: str) -> Sequence[InboxItem]: ...

    def mail(self, mail_id: str) -> bytes | None:
        """The raw message, while it is kept."""
        ...

    def mail_of(self, contact: str, newest: int) -> Sequence[tuple[str, bytes]]:
        """(id, raw message) of what came to the Inbox in loops of this person; newest first."""
        ...

    def reading(self, mail_id: str) -> Reading | None: ...

    def mails_read(self, host: str, below: int) -> Sequence[str]:
        """Ids of the mails that are kept and were read with rules older than *below*, oldest
        first.
        """
        ...

    def mail_read(self, host: str, mail_id: str) -> MailRead | None:
        """None when it was not read, or is not kept any more."""
        ...

    # commands
    def say(self, host: str, name: str, arguments: dict[str, str], at: datetime) -> int: ...

    def commands(self, host: str) -> Sequence[Command]:
        """Those that wait, oldest first."""
        ...

    def command(self, id: int) -> Command | None: ...

    # the rest
    def journal(
        self, host: str, contact: str | None = None, limit: int = 50
    ) -> Sequence[JournalLine]:
        """The newest lines, oldest of them first."""
        ...

    def last_pass(self, host: str) -> datetime | None: ...

    def passed(self, host: str, at: datetime) -> None: ...

    def sweep(self, before: datetime) -> None:
        """Delete raw mail of loops that were closed before then."""
        ...

    def close(self) -> None: ...
