"""What to do next for one loop. Reads values, returns a value, touches nothing.

Partial states (an event made, its letter not yet) are ordinary: the next missing piece comes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from reachout.domain import actions as a
from reachout.domain import events as e
from reachout.domain import holds, unreadable
from reachout.domain.changes import unforgotten
from reachout.domain.chat import ChatStatus
from reachout.domain.contact import Contact
from reachout.domain.draft import Pending
from reachout.domain.gesture import Gesture
from reachout.domain.letter import OPENERS, Cause, LetterName
from reachout.domain.loop import Ball, Loop, Stage
from reachout.domain.notice import DraftNow, Snapshot
from reachout.domain.offers import Ledger
from reachout.domain.policy import Holds, Policy
from reachout.domain.span import Days
from reachout.domain.workdays import after_working_days

ASK_AGAIN = timedelta(hours=1)  # a calendar that could say nothing about a lying letter
TOUCHED_ENDS = timedelta(days=60)  # a touched draft is never written; after this we stop waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that a decision about one loop rests on."""

    loop: Loop
    contact: Contact | None  # None: no longer in the contacts file
    policy: Policy
    host_zone: str
    seen: Snapshot
    opener: LetterName  # `first`, or `again` when one went to them before
    held: bool  # paused: no reminder is written
    opted_out: bool  # also by hand, in optout.txt
    invites: bool  # the calendar tells guests itself
    delivers: bool  # a mail command is configured
    holidays: tuple[Days, ...] = ()  # of the contact, while an answer is waited for
    offers: Ledger = ()  # of this loop

    @property
    def now(self) -> datetime:
        return self.seen.now

    @property
    def holds_wanted(self) -> bool:
        return self.policy.slots.holds is Holds.CALENDAR and self.loop.is_open


def decide(case: Case) -> a.Action | e.Event | None:
    """The next effect, or a decision that needs none (it ends the loop); None: nothing to do."""
    loop = case.loop
    if loop.pending is not None and loop.pending.missing_since is not None:
        return None  # two looks, then it counts as discarded
    if case.contact is None and loop.is_open:
        return e.LeftConfig(at=case.now)
    if case.opted_out and loop.is_open:
        return e.OptedOut(at=case.now)
    if loop.pending is not None:
        step = _pending(case, loop.pending)
        if step is not None:
            return step
    return _BY_STAGE[loop.stage](case) or _hold(case)


def _hold(case: Case) -> a.Action | e.Event | None:
    """After everything else: a hold is a courtesy."""
    seen, wanted = case.seen.holds, case.holds_wanted
    return holds.next_hold(case.loop, case.offers, seen, wanted=wanted, now=case.now)


def _write(case: Case, letter: LetterName, cause: Cause | None = None) -> a.WriteDraft:
    return a.WriteDraft(key=case.loop.key(letter), letter=letter, cause=cause)


# ------------------------------------------------------------------ the letter that lies there


def _pending(case: Case, pending: Pending) -> a.Action | e.Event | None:
    gesture = _send_gesture(case.loop, pending, case.invites)
    if gesture is not None and pending.handed_over:
        return _send(case, pending, gesture)  # it left already; only its file is to follow
    if _out_of_place(case, pending) or _has_lain(case, pending):
        return _put_away(case, pending)
    if gesture is not None and not pending.send_unknown:
        return _send(case, pending, gesture)
    if _may_be_open(case, pending):
        return None
    if case.seen.draft is not None and not pending.touched:
        renewal = _renewal(case.loop, pending, case.seen.draft)
        if renewal is not None:
            return renewal
    if pending.letter is LetterName.THANKS and _noted(case.loop, pending):
        return a.RewriteDraft(key=case.loop.key("note"), pending=pending, times_only=False)
    return None


def _renewal(loop: Loop, pending: Pending, draft: DraftNow) -> a.RewriteDraft | None:
    """Its lines of times where one is not true any more; all of it where it had to do without."""
    if not draft.stale and not draft.lacks_times:
        return None
    only = not draft.lacks_times
    return a.RewriteDraft(key=loop.key("times"), pending=pending, times_only=only)


def _may_be_open(case: Case, pending: Pending) -> bool:
    """A mail program saved it a moment ago: the host may have it before his eyes."""
    return pending.stirred_at is not None and case.now < pending.stirred_at + case.policy.quiet


def _send_gesture(loop: Loop, pending: Pending, invites: bool) -> Gesture | None:
    """Send was pressed through the CLI; or the host's Yes, where only the letter can tell it."""
    if pending.approved is not None:
        return pending.approved
    chat = loop.chat
    by_yes = loop.stage is Stage.PROPOSED and pending.letter is LetterName.CONFIRM and not invites
    if chat is None or not by_yes or pending.touched or pending.about != chat.start:
        return None
    return chat.gesture


def _send(case: Case, pending: Pending, gesture: Gesture) -> a.Action:
    if case.delivers and not pending.handed_over:
        return a.HandOver(key=case.loop.key("send"), pending=pending, gesture=gesture)
    return a.FileSent(key=case.loop.key("file"), pending=pending, gesture=gesture)


_BELONGS = {
    LetterName.FIRST: Stage.DRAFTED,
    LetterName.AGAIN: Stage.DRAFTED,
    LetterName.NUDGE: Stage.AWAITING,
    LetterName.REOFFER: Stage.AWAITING,
    LetterName.CONFIRM: Stage.PROPOSED,
    LetterName.MOVED: Stage.BOOKED,
    LetterName.THANKS: Stage.MET,
}


def _out_of_place(case: Case, pending: Pending) -> bool:
    """What this letter says is no longer what there is to say."""
    loop, chat = case.loop, case.loop.chat
    if pending.doubled:
        return True
    if pending.letter is LetterName.CONFIRM and loop.stage is Stage.BOOKED:
        return False  # the calendar told the guest; the letter may still be sent
    if loop.stage is not _BELONGS[pending.letter]:
        return True
    if pending.letter is LetterName.NUDGE:
        answered = loop.agreed is not None or loop.reoffer is not None
        return answered or loop.ball is Ball.HOST
    if pending.letter is LetterName.REOFFER:
        return loop.agreed is not None
    if pending.letter is LetterName.CONFIRM:
        return chat is None or pending.about != chat.start
    if pending.letter is LetterName.MOVED:
        return chat is None or chat.move is None or pending.about != chat.move.start
    return False


def _has_lain(case: Case, pending: Pending) -> bool:
    """Unsent for so long that it is put away (a letter about a chat goes with the chat)."""
    lain = case.now - pending.written_at
    if pending.letter is LetterName.THANKS:
        limit = case.policy.thanks_untouched
        return lain >= (case.policy.thanks_ends if pending.touched else limit)
    if pending.letter in (LetterName.CONFIRM, LetterName.MOVED):
        return False
    return lain >= (TOUCHED_ENDS if pending.touched else case.policy.withdraw_after)


def _put_away(case: Case, pending: Pending) -> a.Action | e.Event | None:
    """Ours is taken away; what the host edited stays in his Drafts, and the loop goes on."""
    if not pending.touched:
        withdrawal = a.WithdrawDraft(key=case.loop.key("withdraw"), pending=pending)
        return None if _may_be_open(case, pending) else withdrawal
    if case.loop.stage is Stage.DRAFTED and pending.letter in OPENERS:
        return e.NeverSent(at=case.now)
    if case.loop.stage is Stage.MET and pending.letter is LetterName.THANKS:
        return e.RoundedOff(at=case.now)
    return e.DraftLetGo(at=case.now)


def _noted(loop: Loop, pending: Pending) -> bool:
    return not pending.touched and loop.noted_at is not None


# ------------------------------------------------------------------ stage by stage


def _remove_untold(loop: Loop) -> a.RemoveEvent | None:
    """A tentative event that no guest knows of goes, whatever ended the plan."""
    if loop.chat is None or loop.chat.told:
        return None
    return a.RemoveEvent(key=loop.key("unevent"))


def _awaiting(case: Case) -> a.Action | e.Event | None:
    loop = case.loop
    removal = _remove_untold(loop)
    if removal is not None:
        return removal
    if _attention_ended(case):
        return e.WentQuiet(at=case.now)
    if loop.agreed is not None:
        return _place(case)
    if loop.pending is not None or unforgotten(loop):
        return None
    if loop.reoffer is not None:
        return _write(case, LetterName.REOFFER, loop.reoffer)
    asked = unreadable.holds_back(loop.attention)
    if LetterName.REOFFER in loop.letters_over and loop.ball is Ball.HOST and not asked:
        return e.NeverSent(at=case.now)
    return _after_silence(case)


def _place(case: Case) -> a.PlaceEvent | None:
    agreed = case.loop.agreed
    if agreed is None or case.seen.agreed_free is None:
        return None  # the calendar cannot be read: wait, never guess
    return a.PlaceEvent(key=case.loop.key("event"), start=agreed.start, end=agreed.end)


def _attention_ended(case: Case) -> bool:
    ends = case.policy.attention_ends
    old = [asked for asked in case.loop.attention if case.now - asked.since >= ends]
    if not case.loop.is_open:
        return bool(old) and not unforgotten(case.loop)
    return unreadable.holds_back(old)


def _after_silence(case: Case) -> a.Action | e.Event | None:
    loop = case.loop
    if loop.ball is Ball.HOST or unreadable.holds_back(loop.attention) or case.contact is None:
        return None
    unwritten = case.held or LetterName.NUDGE in loop.letters_over
    if case.now < silent_until(case, case.contact):
        return None
    nudges_left = loop.nudges < case.contact.nudges and not unwritten
    return _write(case, LetterName.NUDGE) if nudges_left else e.WentQuiet(at=case.now)


def silent_until(case: Case, contact: Contact) -> datetime:
    """When silence after the last letter has lasted long enough.

    Where a nudge would come and is not to be written, the contact still gets the time that it
    would have had.
    """
    loop, policy = case.loop, case.policy
    away = [*contact.away, *case.holidays]
    sent = loop.thread.last_sent_at or loop.since
    if loop.away_until is not None and loop.away_until > sent.date():
        away.append(Days(sent.date(), loop.away_until))
    unwritten = LetterName.NUDGE in loop.letters_over or (
        case.held and loop.nudges < contact.nudges
    )
    return after_working_days(
        sent,
        policy.nudge_after * (2 if unwritten else 1),
        zone=contact.zone or case.host_zone,
        weekdays=contact.hours.weekdays or frozenset(range(5)),
        off=away,
    )


def _proposed(case: Case) -> a.Action | e.Event | None:
    loop, chat = case.loop, case.loop.chat
    if chat is None:
        return None
    if chat.gesture is not None and case.invites:
        return a.InviteGuest(key=loop.key("invite"), gesture=chat.gesture)
    if loop.pending is None and LetterName.CONFIRM not in loop.letters_over:
        return _write(case, LetterName.CONFIRM)
    return None


def _booked(case: Case) -> a.Action | e.Event | None:
    loop, chat = case.loop, case.loop.chat
    if chat is None or chat.gesture is None:
        return None
    if chat.status is ChatStatus.TENTATIVE:
        return a.ConfirmEvent(key=loop.key("confirmed"), gesture=chat.gesture)
    move = chat.move
    if move is None:
        return None
    if move.gesture is not None:
        return a.MoveBooked(
            key=loop.key("move"),
            start=move.start,
            end=move.end,
            gesture=move.gesture,
        )
    if loop.pending is None and LetterName.MOVED not in loop.letters_over:
        return _write(case, LetterName.MOVED, move.cause)
    return None


def _met(case: Case) -> a.Action | e.Event | None:
    loop = case.loop
    if loop.pending is not None:
        return None
    old = case.now - loop.since >= case.policy.thanks_ends
    if LetterName.THANKS in loop.letters_over or old or loop.chat is None:
        return e.RoundedOff(at=case.now)
    return _write(case, LetterName.THANKS)


def _opened(case: Case) -> a.WriteDraft | e.NeverSent:
    if case.now - case.loop.opened_at >= case.policy.withdraw_after:
        return e.NeverSent(at=case.now)  # it could not be written all that time
    return _write(case, case.opener)


def _drafted(case: Case) -> e.NeverSent | None:
    return e.NeverSent(at=case.now) if case.loop.pending is None else None


def _closed(case: Case) -> a.RemoveEvent | e.AttentionSettled | None:
    if _attention_ended(case):
        return e.AttentionSettled(at=case.now)
    return _remove_untold(case.loop)


_BY_STAGE: dict[Stage, Callable[[Case], a.Action | e.Event | None]] = {
    Stage.OPENED: _opened,
    Stage.DRAFTED: _drafted,
    Stage.AWAITING: _awaiting,
    Stage.PROPOSED: _proposed,
    Stage.BOOKED: _booked,
    Stage.MET: _met,
    Stage.CLOSED: _closed,
}


# ------------------------------------------------------------------ when to look again


def next_look(case: Case) -> datetime | None:
    """When this loop could need something again; at least daily while it is open."""
    loop, now = case.loop, case.now
    owed = loop.pending is not None or (loop.chat is not None and not loop.chat.told)
    owed = owed or any(offer.held for offer in case.offers)
    if not loop.is_open and not owed and not loop.attention:
        return None
    times = [now + timedelta(days=1), *_deadlines(case)]
    soon = now + timedelta(minutes=1)
    return max(min(times), soon)


def _deadlines(case: Case) -> list[datetime]:
    loop, policy, found = case.loop, case.policy, []
    pending, chat = loop.pending, loop.chat
    if pending is not None and pending.missing_since is not None:
        found.append(pending.missing_since + policy.discard_settle)
    if pending is not None and pending.stirred_at is not None:
        found.append(pending.stirred_at + policy.quiet)
    draft = case.seen.draft
    if draft is not None and draft.good_until is not None:
        found.append(draft.good_until)
    if draft is not None and draft.unsure:
        found.append(case.now + ASK_AGAIN)
    if chat is not None:
        found += [chat.answer_by or chat.start, chat.start, chat.end]
    if loop.agreed is not None:
        found.append(case.now + timedelta(minutes=15))
    found += _when_holds_end(case)
    if loop.stage is Stage.AWAITING and case.contact is not None:
        found.append(silent_until(case, case.contact))
    return [time for time in found if time > case.now]


def _when_holds_end(case: Case) -> list[datetime]:
    """Each goes when its time has come; what could not be done yet is tried again."""
    ends = [offer.start for offer in case.offers if offer.held]
    owed = holds.are_owed(case.offers, wanted=case.holds_wanted, now=case.now)
    return [*ends, case.now + timedelta(minutes=15)] if owed else ends
