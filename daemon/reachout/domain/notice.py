"""Compare what a look shows with what the loop remembers: the difference is what happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reachout.domain import events as e
from reachout.domain import unreadable
from reachout.domain.chat import Chat, ChatStatus, EventSeen, PartStat
from reachout.domain.draft import DraftRef
from reachout.domain.gesture import Gesture, GestureKind
from reachout.domain.letter import OPENERS, LetterName, ShownSlot
from reachout.domain.loop import Loop, Outcome, Stage, letter_of
from reachout.domain.policy import Policy
from reachout.domain.table import counts


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNow:
    """The pending draft as it lies there; `ref` None: this look did not find it."""

    ref: DraftRef | None
    touched: bool = False
    stale: tuple[str, ...] = ()  # a sentence for each time in it that is not true any more
    good_until: datetime | None = None  # then the next of its times is too near to be offered
    lacks_times: bool = False  # untouched, and why it names none is not so any more
    unsure: bool = False  # the calendar could not be asked


@dataclass(frozen=True, slots=True, kw_only=True)
class SentNow:
    """One message of the host's in Sent that belongs to this loop."""

    at: datetime
    message_id: str
    subject: str
    key: str = ""  # of the letter of ours that it was; "" when written by hand
    marked: bool = False  # by our key or our Message-ID; else it is alike
    lies_on: bool = False  # another revision of it lies in Drafts still
    revision: str = ""  # of that letter, when it went word for word
    slots: tuple[ShownSlot, ...] = ()  # what its words really offer
    unread: tuple[str, ...] = ()  # lines that look like a time and are not one exact time ahead
    forms_differ: bool = False  # its HTML and its plain text name different times
    names_chat: bool = False  # its words name exactly the chat's start, and no other time
    to_contact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EventNow:
    event: EventSeen | None  # None: it was deleted


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything one look shows about one loop. None: not looked at."""

    now: datetime
    draft: DraftNow | None = None
    sent: tuple[SentNow, ...] = ()
    event: EventNow | None = None
    agreed_free: bool | None = None
    holds: tuple[EventSeen, ...] | None = None  # events that hold times of this loop
    stands_already: bool = False  # the agreed chat is on the calendar, and the loop has forgotten
    told: tuple[e.Event, ...] = ()  # replies as read, and what the host said by command


def notice(loop: Loop, seen: Snapshot, policy: Policy) -> tuple[e.Event, ...]:
    """What happened since the loop was saved, in the order in which it counts.

    What the clock alone brings is told only where nothing else happened: a chat whose answer came
    too late may have been confirmed, moved or called off in the same look, and is judged anew.
    """
    sent = [event for mail in seen.sent for event in _sent(loop, mail, policy, seen)]
    happened = (*sent, *seen.told, *_draft(loop, seen, policy), *_event(loop, seen))
    return (*happened, *_stands(loop, seen)) or _clock(loop, seen)


# ------------------------------------------------------------------ Sent


def _sent(loop: Loop, mail: SentNow, policy: Policy, seen: Snapshot) -> list[e.Event]:
    letter = letter_of(mail.key) if mail.key.startswith(f"{loop.id}.") else None
    known = mail.message_id in loop.thread.message_ids
    ours = loop.pending is not None and loop.pending.key == mail.key
    lies = seen.draft is not None and seen.draft.ref is not None
    if ours and lies and not mail.marked:
        ours, mail = False, replace(mail, key="")  # ours lies there still: this is its like
    mail = replace(mail, lies_on=ours and lies)
    event = None if known else _sent_as(loop, mail, letter, policy, seen.now)
    if event is None:
        return [e.DraftLetGo(at=mail.at)] if ours else []
    asked = unreadable.question(loop, event, forms_differ=mail.forms_differ)
    told = [asked] if asked is not None and mail.to_contact else []
    return [event, *told, *_closed_in_words(loop, mail, letter)]


def _closed_in_words(loop: Loop, mail: SentNow, letter: LetterName | None) -> list[e.Event]:
    """They answered in words, and so did the host, with no times: that closes it."""
    asked = any(asked.code == "answered" for asked in loop.attention)
    offers = mail.slots or mail.unread
    if letter is None and asked and not offers and loop.stage is Stage.AWAITING:
        return [e.Talked(at=mail.at)]
    return []


def _sent_as(
    loop: Loop, mail: SentNow, letter: LetterName | None, policy: Policy, now: datetime
) -> e.Event | None:
    if not loop.is_open:
        return _sent_after_close(loop, mail, letter, policy, now)
    if loop.chat is not None and loop.stage is Stage.PROPOSED:
        return _sent_about_chat(loop, loop.chat, mail, letter)
    if letter is LetterName.MOVED:
        return _fact(e.MovedSent, mail, gesture=_gesture(mail))
    kind = _SENT.get(letter, e.HostWrote) if letter else e.HostWrote
    return _fact(kind, mail)


_SENT: dict[LetterName, type[e.SentFact]] = {
    LetterName.FIRST: e.FirstSent,
    LetterName.AGAIN: e.FirstSent,
    LetterName.NUDGE: e.NudgeSent,
    LetterName.REOFFER: e.ReofferSent,
    LetterName.THANKS: e.ThanksSent,
}


def _sent_after_close(
    loop: Loop, mail: SentNow, letter: LetterName | None, policy: Policy, now: datetime
) -> e.Event | None:
    """Undo and scheduled send: a letter we believed discarded went out after all."""
    unsent = loop.outcome in (Outcome.SKIPPED, Outcome.NOT_SENT)
    recent = now - loop.since <= policy.reopen_within
    if not (unsent and recent and letter):
        return None
    if letter in OPENERS:
        return _fact(e.FirstSent, mail)
    return _fact(e.ReofferSent, mail) if letter is LetterName.REOFFER else None


def _sent_about_chat(
    loop: Loop, chat: Chat, mail: SentNow, letter: LetterName | None
) -> e.Event | None:
    if mail.names_chat and mail.to_contact:
        return _fact(e.ConfirmSent, mail, gesture=_gesture(mail))
    if letter is LetterName.NUDGE:
        return _fact(e.NudgeSent, mail)
    return _fact(e.ConfirmChanged, mail) if letter else _fact(e.HostWrote, mail)


def _gesture(mail: SentNow) -> Gesture:
    return Gesture(
        id=f"send:{mail.message_id}",
        kind=GestureKind.SEND,
        at=mail.at,
        evidence=f"message {mail.message_id} in Sent",
    )


def _fact(kind: type[e.SentFact], mail: SentNow, **more: Gesture) -> e.Event:
    made: e.Event = kind(  # type: ignore[assignment]
        at=mail.at,
        message_id=mail.message_id,
        subject=mail.subject,
        key=mail.key,
        revision=mail.revision,
        slots=mail.slots,
        unread=mail.unread,
        lies_on=mail.lies_on,
        **more,
    )
    return made


# ------------------------------------------------------------------ Drafts


def _draft(loop: Loop, seen: Snapshot, policy: Policy) -> tuple[e.Event, ...]:
    pending, now = loop.pending, seen.draft
    if pending is None or now is None or any(mail.key == pending.key for mail in seen.sent):
        return ()
    if now.ref is not None:
        stale = now.stale if now.touched else ()
        same = (now.ref, now.touched, stale) == (pending.ref, pending.touched, pending.stale)
        if same and pending.missing_since is None:
            return ()
        return (e.DraftSeen(at=seen.now, ref=now.ref, touched=now.touched, stale=stale),)
    if pending.missing_since is None:
        return (e.DraftMissing(at=seen.now),)
    if seen.now - pending.missing_since < policy.discard_settle:
        return ()
    event = e.DISCARDS[pending.letter](at=seen.now)
    return (event if counts(loop, event) else e.DraftLetGo(at=seen.now),)


# ------------------------------------------------------------------ calendar


def _event(loop: Loop, seen: Snapshot) -> tuple[e.Event, ...]:
    chat = loop.chat
    if chat is None or seen.event is None:
        return ()
    event = seen.event.event
    if event is None or event.status is ChatStatus.CANCELLED:
        return (e.EventGone(at=seen.now),)
    moved = (event.start, event.end) != (chat.start, chat.end)
    if not chat.told and loop.stage is not Stage.PROPOSED:
        return ()  # given up already; it only waits to be taken away
    known = chat.move is not None and (event.start, event.end) == (chat.move.start, chat.move.end)
    if moved and not known:
        return (e.EventMoved(at=seen.now, start=event.start, end=event.end),)
    if loop.stage is Stage.PROPOSED and chat.gesture is None:
        return _answer_on_event(event, seen.now)
    if chat.told and event.guest_answer not in (chat.guest, PartStat.NEEDS_ACTION):
        return (e.GuestAnswered(at=seen.now, answer=event.guest_answer),)
    return ()


def _answer_on_event(event: EventSeen, now: datetime) -> tuple[e.Event, ...]:
    """The host's Yes: his own row says accepted, he confirmed the event, or added the guest."""
    if event.host_answer is PartStat.DECLINED:
        return (e.SaidNo(at=now),)
    yes = (
        event.host_answer is PartStat.ACCEPTED
        or event.status is ChatStatus.CONFIRMED
        or event.guest_on_it
    )
    if not yes:
        return ()
    gesture = Gesture(
        id=f"yes:{event.id}:{event.start.isoformat()}",
        kind=GestureKind.YES,
        at=now,
        evidence=f"the host's answer on event {event.id}",
    )
    return (e.SaidYes(at=now, gesture=gesture),)


# ------------------------------------------------------------------ clock


_STANDS = (
    "This chat stands on your calendar already, though nothing here remembers placing it: an "
    "older state was restored. If it is settled: `reachout close`, and `met` after the chat."
)


def _stands(loop: Loop, seen: Snapshot) -> tuple[e.Event, ...]:
    if loop.agreed is None or not seen.stands_already:
        return ()
    return (e.NeedsHost(at=seen.now, code="on the calendar", text=_STANDS),)


def _clock(loop: Loop, seen: Snapshot) -> tuple[e.Event, ...]:
    chat = loop.chat
    if loop.agreed is not None and (seen.agreed_free is False or loop.agreed.start <= seen.now):
        return (e.SlotGone(at=seen.now),)
    if chat is None:
        return ()
    if loop.stage is Stage.BOOKED and chat.move is None and chat.end <= seen.now:
        return (e.ChatPassed(at=seen.now),)
    if loop.stage is Stage.BOOKED and chat.end + timedelta(days=7) <= seen.now:
        return (e.ChatPassed(at=seen.now),)  # a move that nobody carried out
    answer_by = chat.answer_by or chat.start
    if loop.stage is Stage.PROPOSED and chat.gesture is None and answer_by <= seen.now:
        return (e.NoticeRanOut(at=seen.now),)
    if loop.stage is Stage.PROPOSED and chat.start <= seen.now:
        return (e.NoticeRanOut(at=seen.now),)
    return ()
