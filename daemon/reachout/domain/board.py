"""What status shows: every loop in one glance, what happened and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reachout.domain.contact import Contact
from reachout.domain.letter import LetterName
from reachout.domain.loop import Attention, Ball, Loop, Outcome, Stage
from reachout.domain.offers import Ledger
from reachout.domain.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One loop on the board."""

    loop: Loop
    contact: Contact | None
    address: str
    offers: Ledger

    @property
    def name(self) -> str:
        return self.contact.name if self.contact is not None else self.address


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    name: str
    last_good_look: datetime | None
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    now: datetime
    cards: tuple[Card, ...]
    sources: tuple[Source, ...]
    contacts: int
    say: tuple[str, ...] = ()  # plain sentences above the board


COMMANDS: dict[str, str] = {
    "may have been sent": 'reachout approve "{who}" --again',
    "not sent": 'reachout approve "{who}"',
    "not done": 'reachout close "{who}"',
    "bounced": 'reachout answer "{who}" ignore',
    "perhaps bounced": 'reachout answer "{who}" ignore',
    "unconfirmed stop": 'reachout answer "{who}" stop | ignore',
    "guest declined": 'reachout answer "{who}" at TIME | ignore',
    "about the chat": 'reachout answer "{who}" at TIME | ignore',
    "on the calendar": 'reachout close "{who}"',
    "event stays": 'reachout answer "{who}" ignore',
    "unreadable time": 'reachout answer "{who}" ignore',
}
WORDS = "accept N | at TIME | later DATE | away DATE | talked | no | stop | ignore"
ANSWERS = f'reachout answer "{{who}}" {WORDS}'


def command_for(asked: Attention, who: str) -> str:
    """What the host can type to settle it."""
    return COMMANDS.get(asked.code, ANSWERS).format(who=who)


def whats_next(card: Card, policy: Policy) -> str:
    """One sentence: whose turn it is and what for."""
    loop = card.loop
    if loop.attention:
        return "You are asked below."
    if _has_said_yes(loop):
        return "You said yes; they hear of it at one of the next looks."
    if loop.pending is not None:
        return _about_draft(loop, policy)
    match loop.stage:
        case Stage.CLOSED:
            return _closed(loop)
        case Stage.BOOKED if loop.chat is not None:
            return "The chat stands."
        case Stage.AWAITING if loop.ball is Ball.CONTACT:
            return f"It is {card.name}'s turn."
        case Stage.PROPOSED:
            return "Your yes is awaited."
        case _:
            return "Goes on at the next look."


def _has_said_yes(loop: Loop) -> bool:
    """And it is not passed on yet. A letter that he edited waits for his Send."""
    said = loop.stage is Stage.PROPOSED and loop.chat is not None and loop.chat.gesture is not None
    edited = loop.pending is not None and (loop.pending.touched or loop.pending.send_unknown)
    return said and not edited


_PURPOSE = {
    LetterName.FIRST: "Your letter lies in Drafts",
    LetterName.AGAIN: "Your letter lies in Drafts",
    LetterName.NUDGE: "A short reminder lies in Drafts",
    LetterName.REOFFER: "A letter with other times lies in Drafts",
    LetterName.CONFIRM: "They said yes; the letter that confirms it lies in Drafts",
    LetterName.MOVED: "The letter with the new time lies in Drafts",
    LetterName.THANKS: "A thank-you lies in Drafts",
}


def _about_draft(loop: Loop, policy: Policy) -> str:
    pending = loop.pending
    assert pending is not None
    if pending.missing_since is not None:
        return "The draft is not where it was; the next look tells whether you discarded it."
    if pending.send_unknown:
        return "It may have been sent."
    words = _PURPOSE[pending.letter]
    if pending.stale:
        return f"{words}, edited by you. {' '.join(pending.stale)}"
    return f"{words}, edited by you." if pending.touched else f"{words}."


_ENDS = {
    Outcome.MET: "You met.",
    Outcome.TALKED: "Settled in words.",
    Outcome.NO_REPLY: "No answer this time.",
    Outcome.DECLINED: "They said no.",
    Outcome.DEFERRED: "They asked for later.",
    Outcome.BOUNCED: "The letter came back.",
    Outcome.SKIPPED: "You let this one go.",
    Outcome.NOT_SENT: "The letter was not sent and is put away.",
    Outcome.OPTED_OUT: "They asked not to be written to.",
    Outcome.CANCELLED: "You closed it.",
}


def _closed(loop: Loop) -> str:
    return _ENDS[loop.outcome] if loop.outcome is not None else "Closed."


def named_once(cards: Sequence[Card], policy: Policy, now: datetime) -> list[str]:
    """First letters that have lain unsent for a while: said kindly, not as a debt."""
    found = []
    for card in cards:
        pending = card.loop.pending
        if card.loop.stage is not Stage.DRAFTED or pending is None:
            continue
        lain = now - pending.written_at
        if policy.named_after <= lain < policy.withdraw_after:
            ends = pending.written_at + policy.withdraw_after
            found.append(
                f"The letter to {card.name} still waits; it is put away on {ends.date()}."
            )
    return found


def recent(cards: Sequence[Card], now: datetime, within: timedelta) -> list[Card]:
    """Open loops, and those closed a short while ago."""
    return [c for c in cards if c.loop.is_open or c.loop.attention or now - c.loop.since <= within]
