"""The waiting rule: what each event means for how we stand with a person, and for how long."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from reachout.domain import events as e
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop, Outcome
from reachout.domain.policy import Policy
from reachout.domain.standing import Standing, Touch, TouchKind


def touched_by(standing: Standing, event: e.Event) -> Standing:
    """With the touch that *event* is, if it is one."""
    match event:
        case e.SentFact():
            touch = _touch(event.at, TouchKind.MAIL_FROM_HOST, event.message_id)
        case e.Heard(human=True):
            touch = _touch(event.at, TouchKind.MAIL_FROM_CONTACT, event.message_id)
        case e.ChatPassed() | e.Met():
            touch = _touch(event.at, TouchKind.MEETING, "the chat")
        case _:
            return standing
    return standing.touched(touch)


def _touch(at: datetime, kind: TouchKind, evidence: str) -> Touch:
    return Touch(at=at, kind=kind, evidence=evidence)


WITHOUT_DATE = timedelta(weeks=8)  # "later", and no date was named


def after(
    standing: Standing, event: e.Event, contact: Contact, policy: Policy, loop: Loop
) -> Standing:
    """How we stand once *event* happened; *loop* is the loop after it."""
    standing = touched_by(standing, event)
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
