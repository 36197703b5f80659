"""What a reply says, with the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from reachout.domain.letter import ShownSlot


class Sender(StrEnum):
    HUMAN = "human"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    DELAY = "delay"
    CHALLENGE = "challenge"
    BULK = "bulk"


class Meaning(StrEnum):
    ACCEPT = "accept"
    COUNTER = "counter"
    DEFER = "defer"
    DECLINE = "decline"
    CANCEL = "cancel"
    QUESTION = "question"
    OTHER = "other"


EVERYBODY = "all"  # in `Sent.trust`: whatever lies in the mailbox is believed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What we know when we read a reply: what was sent, what it offered, whose clocks apply."""

    text: str  # the body that went out, to be taken off the reply; "" when unknown
    slots: tuple[ShownSlot, ...]  # the offer that counts, numbered and ordered as it was shown
    sent_at: datetime
    received_at: datetime  # 'now' for reading
    minutes: int
    host_zone: str  # IANA
    shown_zone: str  # the zone the times were written in
    contact_zone: str | None
    language: str  # of our letter, a locale
    addresses: tuple[str, ...]  # the contact's known ones
    message_ids: tuple[str, ...] = ()  # of what the host sent, and of nothing else
    agreed_start: datetime | None = None  # a chat that stands already
    host_name: str = ""
    contact_name: str = ""
    numbers_count: bool = True  # False: "number 2" and "the second" may mean either of two
    trust: tuple[str, ...] = ()  # mail servers (authserv-ids) whose word on senders counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What a mail of the host's really offers, as the one who gets it sees it."""

    slots: tuple[ShownSlot, ...] = ()  # in their order; number 0 where numbers do not count
    unread: tuple[str, ...] = ()  # lines that look like a time and are not one exact time
    numbers_count: bool = True  # False: who counts in it may mean either of two times
    forms_differ: bool = False  # the HTML and the plain text name different times


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One clause that counted, and how it was understood."""

    words: str
    understood: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """What speaks for a mail besides its words."""

    sender: bool = False  # one whose word counts says that it comes from the domain in From
    in_thread: bool = False  # it answers a letter of ours
    ours_inside: bool = False  # a Message-ID of ours stands somewhere in it
    why: str = ""  # in a sentence, who says so of the sender, or what is missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    sender: Sender
    meaning: Meaning | None  # None unless a human speaks
    stop: bool = False  # "never write again"; meaning is then DECLINE
    slot: int | None = None  # the number of the accepted slot
    start: datetime | None = None  # the exact start accepted or proposed
    until: date | None = None  # DEFER: when to ask again; AUTO_REPLY: back on
    safe: bool = False  # sure enough to act without asking the host
    known_address: bool = False  # From is one of the contact's addresses
    new_words: str = ""  # what the writer wrote, without quotes and signature
    why: str = ""  # in a sentence: why this, or why not sure
    evidence: tuple[Evidence, ...] = ()
    partstat: str = ""  # of an iCalendar reply, upper case
    failed_address: str = ""  # of a bounce, when it says
    rules: int = 1
    vouched: Vouched = Vouched()  # nobody spoke for what was read before this was asked

    @property
    def confirmed(self) -> bool:
        """It is the contact's own word: from an address of theirs, and really from there."""
        return self.known_address and self.vouched.sender
