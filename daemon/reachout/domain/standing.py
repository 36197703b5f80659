"""How we stand with one person between loops: what counts towards "is it time to write?"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from reachout.domain import events as e
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop, Outcome
from reachout.domain.policy import Policy


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

    def touched_by(self, event: e.Event) -> Standing:
        """With the touch that *event* is, if it is one."""
        match event:
            case e.SentFact():
                return self.touched(_touch(event.at, TouchKind.MAIL_FROM_HOST, event.message_id))
            case e.Heard(human=True):
                return self.touched(
                    _touch(event.at, TouchKind.MAIL_FROM_CONTACT, event.message_id)
                )
            case e.ChatPassed() | e.Met():
                return self.touched(_touch(event.at, TouchKind.MEETING, "the chat"))
            case _:
                return self


def _touch(at: datetime, kind: TouchKind, evidence: str) -> Touch:
    return Touch(at=at, kind=kind, evidence=evidence)


WITHOUT_DATE = timedelta(weeks=8)  # "later", and no date was named


def after(
    standing: Standing, event: e.Event, contact: Contact, policy: Policy, loop: Loop
) -> Standing:
    """How we stand once *event* happened; *loop* is the loop after it."""
    standing = standing.touched_by(event)
    match event:
        case e.OptedOut():
            return replace(standing, opted_out=True, waits_for_host=False)
        case e.Bounced(address=address):
            return replace(standing, bounced=(*standing.bounced, address))
        case e.WentAway(until=until) if until:
            return replace(standing, away_until=until)
        case e.AttentionSettled() | e.Talked():
            standing = replace(standing, waits_for_host=False)
        case _:
            pass
    return standing if loop.is_open else _after_closing(standing, event, contact, policy, loop)


def _after_closing(
    standing: Standing, event: e.Event, contact: Contact, policy: Policy, loop: Loop
) -> Standing:
    """The waiting rule: what each way of ending means for the next letter."""
    match loop.outcome:
        case Outcome.MET | Outcome.TALKED:
            return replace(standing, unanswered=0, asked_first=False, waits_for_host=False)
        case Outcome.NO_REPLY if not standing.waits_for_host:
            return replace(standing, unanswered=standing.unanswered + 1, asked_first=False)
        case Outcome.DECLINED:
            return replace(standing, declined=True, waits_for_host=False)
        case Outcome.DEFERRED:
            later = loop.away_until or (event.at + WITHOUT_DATE).date()
            return replace(standing, later_until=later, unanswered=0, waits_for_host=False)
        case _:
            return _rested(standing, event, contact, policy, loop)


def _rested(
    standing: Standing, event: e.Event, contact: Contact, policy: Policy, loop: Loop
) -> Standing:
    short = min(contact.cadence / 2, policy.skipped_rest)
    rests = {
        Outcome.SKIPPED: (short, "you let the last letter go"),
        Outcome.NOT_SENT: (policy.not_sent_rest, "the last letter was not sent"),
        Outcome.CANCELLED: (short, "you closed the last loop"),
    }
    if loop.outcome not in rests:
        return standing
    rest, why = rests[loop.outcome]
    return replace(standing, rest_until=event.at + rest, rest_why=why)
