"""How we stand with one person between loops: what counts towards "is it time to write?"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum


class TouchKind(StrEnum):
    MAIL_FROM_HOST = "your mail"
    MAIL_FROM_CONTACT = "their mail"
    MEETING = "a meeting"
    REMEMBERED = "the date you gave"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """A mail or an event in either direction with at most three people on it."""

    at: datetime
    kind: TouchKind
    evidence: str  # a message or event id, never words of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    contact: str  # id
    last_touch: Touch | None = None
    waits_for_host: bool = False  # their last mail has no answer yet
    unanswered: int = 0  # loops in a row without a reply
    asked_first: bool = False  # the host said go on after two unanswered ones
    rest_until: datetime | None = None
    rest_why: str = ""
    declined: bool = False
    opted_out: bool = False
    bounced: tuple[str, ...] = ()
    away_until: date | None = None
    later_until: date | None = None
    snoozed_until: date | None = None
    paused: bool = False
    promise: Promise | None = None
    tell: str = ""  # a sentence kept after the last chat, to be said to the person
    gained: str = ""  # private
    gave: str = ""  # private
    loops: int = 0  # opened so far

    def touched(self, touch: Touch) -> Standing:
        """With this touch, when it is the newest. Our own answer ends their waiting."""
        if self.last_touch is not None and touch.at <= self.last_touch.at:
            return self
        waits = {TouchKind.MAIL_FROM_CONTACT: True, TouchKind.REMEMBERED: self.waits_for_host}
        return replace(self, last_touch=touch, waits_for_host=waits.get(touch.kind, False))
