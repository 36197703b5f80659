"""A letter: the words for one person, and what was used to make them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from reachout.domain.overlap import Overlap


class LetterName(StrEnum):
    FIRST = "first"
    AGAIN = "again"  # the first letter of a later loop
    NUDGE = "nudge"
    REOFFER = "reoffer"
    CONFIRM = "confirm"
    MOVED = "moved"
    THANKS = "thanks"


OPENERS = frozenset({LetterName.FIRST, LetterName.AGAIN})


class Cause(StrEnum):
    """Why a `reoffer` or `moved` letter is written; picks its first sentence."""

    TAKEN = "taken"  # the time they chose is no longer free
    LATE = "late"  # the host did not say yes before the notice ran out
    VAGUE = "vague"  # they want another time and named none exactly
    HOST_MOVED = "host moved"
    GUEST_MOVED = "guest moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSlot:
    """One offered time with the words that stand in the letter."""

    number: int  # from 1, in the order shown; 0 where the reader may count otherwise
    start: datetime  # aware
    end: datetime
    zone: str  # IANA zone whose wall clock the words lead with
    words: str  # "Tue 9 June, 10:00 your time (15:00 mine)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What of the contact's own texts a letter says, so that none is said twice."""

    link: bool = False
    why: bool = False
    tell: bool = False
    ask: str = ""  # the text itself: the list may be edited or reordered later
    fact: str = ""
    said: tuple[str, ...] = ()  # the other sentences of the host: tell, gained, promised
    sentences: tuple[str, ...] = ()  # names of the template's variants: "way_out.learn.2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What the host's mail program puts below a letter that is written by hand there."""

    text: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    name: LetterName
    language: str
    formal: bool | None = None  # None: stored before it was kept
    subject: str
    text: str  # the body, plain, LF line ends, no trailing blank line
    html: str  # derived from text
    slots: tuple[ShownSlot, ...] = ()
    used: Used = Used()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a letter needs to know besides host and contact.

    Dates and times are aware; compose words them in the contact's language.
    """

    now: datetime
    slots: tuple[tuple[datetime, datetime], ...] = ()  # (start, end) to offer, in order
    calendar_unreadable: bool = False  # no times can be vouched for: ask for theirs
    meet: Overlap = Overlap.WELL  # do their hours meet the host's? the opener has a word for it
    cause: Cause | None = None
    subject: str = ""  # of the thread that a later letter answers in, without "Re:"
    first_sent: datetime | None = None  # nudge: when the unanswered letter went
    times_gone: bool = False  # nudge: that letter offered times, and all have gone by
    times_over: bool = False  # nudge: some are still ahead, and none of them could be kept now
    last_nudge: bool = True  # nudge: no further one will follow
    chat_start: datetime | None = None  # confirm, moved, thanks, reoffer(taken)
    chat_end: datetime | None = None
    was_offered: bool = False  # reoffer(taken): chat_start stood in a letter of ours
    place: str = ""  # overrides the contact's
    invitation: str = ""  # "attached", "follows" or "": how the guest gets the event
    gained: str = ""  # thanks: the host's own sentences to the person (`note --tell`)
    promised: str = ""  # thanks: the promise as a sentence to the person
    told_before: tuple[Used, ...] = ()  # of every letter sent to this person, oldest first
    linked: bool = True  # an earlier mail or meeting is known, so the link is not needed
    on: date | None = None  # the day for which a fact must be fresh; None: today at the host's
