"""What the host wants of the program: the numbers behind every decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from reachout.domain.preference import Liking


class Mode(StrEnum):
    LIVE = "live"
    OBSERVE = "observe"  # only says what it would write: opens no loop, stores no intent


class Holds(StrEnum):
    """Whether offered times can be seen before anybody takes one."""

    NONE = "none"
    CALENDAR = "calendar"  # each time that a sent letter offers stands on the calendar, tentative


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotPolicy:
    """How times are chosen."""

    count: int = 3  # times in one letter
    notice: timedelta = timedelta(hours=24)  # nothing is offered sooner than this
    horizon: int = 10  # working days of the host ahead
    buffer: timedelta = timedelta(minutes=15)  # kept free before and after
    step: timedelta = timedelta(minutes=30)  # starts fall on multiples of this
    per_day: int = 2  # most chats a day
    per_week: int = 4  # most chats a week, from Monday
    beside: bool = True  # rather next to something else than in the middle of a long free stretch
    prefer: tuple[Liking, ...] = ()
    holds: Holds = Holds.NONE
    all_day_busy: bool = True  # all-day events block, also those marked free


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    weekly: int = 1  # new first letters a week
    open_limit: int = 6  # loops open at a time
    nudge_after: int = 8  # working days of the contact
    discard_settle: timedelta = timedelta(minutes=3)  # between the two looks that mean "discarded"
    quiet: timedelta = timedelta(minutes=10)  # after a draft was saved anew: it may be open
    named_after: timedelta = timedelta(days=7)
    withdraw_after: timedelta = timedelta(days=21)
    not_sent_rest: timedelta = timedelta(weeks=8)
    skipped_rest: timedelta = timedelta(weeks=4)
    reopen_within: timedelta = timedelta(days=30)
    watch_closed: timedelta = timedelta(days=90)
    attention_ends: timedelta = timedelta(days=30)
    thanks_untouched: timedelta = timedelta(days=3)
    thanks_ends: timedelta = timedelta(days=14)
    slots: SlotPolicy = SlotPolicy()
