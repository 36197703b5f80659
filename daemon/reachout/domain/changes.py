"""What each event changes in a loop. Stages are set by the table alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from reachout.domain import events as e
from reachout.domain.chat import ChatStatus, Move, PartStat
from reachout.domain.letter import OPENERS, Cause, LetterName
from reachout.domain.loop import Agreed, Attention, Ball, Loop, Outcome, Stage


def draft_written(loop: Loop, event: e.DraftWritten) -> Loop:
    reoffer = None if event.pending.letter is LetterName.REOFFER else loop.reoffer
    return done(replace(loop, pending=event.pending, reoffer=reoffer, noted_at=None))


def draft_rewritten(loop: Loop, event: e.DraftRewritten) -> Loop:
    """The next rewrite of this letter is another effect, with a key of its own."""
    return replace(loop, pending=event.pending, attempt=loop.attempt + 1, noted_at=None)


def draft_seen(loop: Loop, event: e.DraftSeen) -> Loop:
    if loop.pending is None:
        return loop
    stirred = event.at if event.ref != loop.pending.ref else loop.pending.stirred_at
    pending = replace(
        loop.pending,
        ref=event.ref,
        touched=event.touched,
        stale=event.stale,
        stirred_at=stirred,
        missing_since=None,
    )
    return replace(loop, pending=pending)


def draft_missing(loop: Loop, event: e.DraftMissing) -> Loop:
    if loop.pending is None or loop.pending.missing_since is not None:
        return loop
    return replace(loop, pending=replace(loop.pending, missing_since=event.at))


def draft_off(loop: Loop, event: e.DraftWithdrawn | e.DraftLetGo | e.Discarded) -> Loop:
    """The letter is out of the way; a new one of its kind gets a new key."""
    return replace(loop, pending=None, attempt=loop.attempt + 1)


def withdrawn(loop: Loop, event: e.DraftWithdrawn) -> Loop:
    """A confirm letter may be written again, with another time; the others have had their day."""
    if loop.pending is None or loop.pending.letter in (LetterName.CONFIRM, LetterName.MOVED):
        return draft_off(loop, event)
    return letter_over(loop, event)


def letter_over(loop: Loop, event: e.DraftWithdrawn | e.Discarded) -> Loop:
    if loop.pending is None:
        return loop
    over = loop.letters_over | {loop.pending.letter}
    return replace(draft_off(loop, event), letters_over=over)


def skipped(loop: Loop, event: e.Happened) -> Loop:
    return closed(replace(loop, attempt=loop.attempt + 1, pending=None), Outcome.SKIPPED)


def move_dropped(loop: Loop, event: e.MovedDiscarded) -> Loop:
    """No letter tells of the move. Where the host moved the event himself, it stays moved."""
    chat = loop.chat
    if chat is not None and chat.move is not None and chat.move.cause is Cause.HOST_MOVED:
        chat = replace(chat, start=chat.move.start, end=chat.move.end)
    chat = replace(chat, move=None) if chat is not None else None
    return replace(draft_off(loop, event), chat=chat)


def approved(loop: Loop, event: e.Approved) -> Loop:
    if loop.pending is None or (loop.pending.send_unknown and not event.again):
        return loop
    pending = replace(loop.pending, approved=event.gesture, send_unknown=False)
    trying = replace(loop, pending=pending, attempt=loop.attempt + 1)
    return settled(settled(trying, "may have been sent"), "not sent")


def handed_over(loop: Loop, event: e.HandedOver) -> Loop:
    return loop if loop.pending is None else on_draft(loop, handed_over=True)


def send_unknown(loop: Loop, event: e.SendUnknown) -> Loop:
    if loop.pending is None:
        return loop
    text = "The mail command was cut off, so this letter may have been sent."
    return ask(on_draft(loop, send_unknown=True, approved=None), "may have been sent", text, event)


def send_refused(loop: Loop, event: e.SendRefused) -> Loop:
    if loop.pending is None:
        return loop
    loop = on_draft(replace(loop, attempt=loop.attempt + 1), approved=None)
    if loop.chat is not None and loop.chat.gesture is not None and not loop.chat.told:
        loop = replace(loop, chat=replace(loop.chat, gesture=None))
    return ask(loop, "not sent", f"The mail command did not take the letter: {event.why}", event)


def on_draft(loop: Loop, **changes: Any) -> Loop:
    assert loop.pending is not None
    return replace(loop, pending=replace(loop.pending, **changes))


def sent(loop: Loop, event: e.SentFact) -> Loop:
    """A letter of ours or a mail by hand went out: it is the contact's turn."""
    thread = replace(
        loop.thread,
        subject=loop.thread.subject or event.subject,
        message_ids=with_id(loop.thread.message_ids, event.message_id),
        sent_ids=with_id(loop.thread.sent_ids, event.message_id),
        first_sent_at=loop.thread.first_sent_at or event.at,
        last_sent_at=event.at,
    )
    return replace(
        loop, thread=thread, round=loop.round + 1, ball=Ball.CONTACT, attention=(), reoffer=None
    )


def with_id(ids: tuple[str, ...], new: str) -> tuple[str, ...]:
    return ids if not new or new in ids else (*ids, new)


def our_letter_sent(loop: Loop, event: e.SentFact) -> Loop:
    """A letter believed discarded or lost may go late, while another one lies in Drafts; so may
    an earlier revision of the one that lies there.
    """
    pending = loop.pending
    if pending is not None and (event.key != pending.key or event.lies_on):
        again = pending.letter in SENT_AS[type(event)]
        left = replace(pending, doubled=pending.doubled or again)
    else:
        left = None
    return replace(sent(loop, event), pending=left, outcome=None)


SENT_AS: dict[type, frozenset[LetterName]] = {
    e.FirstSent: frozenset(OPENERS),
    e.NudgeSent: frozenset([LetterName.NUDGE]),
    e.ReofferSent: frozenset([LetterName.REOFFER]),
    e.ConfirmSent: frozenset([LetterName.CONFIRM]),
    e.ConfirmChanged: frozenset([LetterName.CONFIRM]),
    e.MovedSent: frozenset([LetterName.MOVED]),
    e.ThanksSent: frozenset([LetterName.THANKS]),
}


def nudge_sent(loop: Loop, event: e.NudgeSent) -> Loop:
    return replace(our_letter_sent(loop, event), nudges=loop.nudges + 1)


def confirm_sent(loop: Loop, event: e.ConfirmSent) -> Loop:
    chat = loop.chat and replace(loop.chat, gesture=event.gesture, told=True)
    over = loop.letters_over | {LetterName.CONFIRM}
    return replace(our_letter_sent(loop, event), chat=chat, letters_over=over)


def confirm_changed(loop: Loop, event: e.ConfirmChanged) -> Loop:
    return replace(our_letter_sent(loop, event), agreed=None)


def moved_sent(loop: Loop, event: e.MovedSent) -> Loop:
    chat = loop.chat
    if chat is not None and chat.move is not None:
        chat = replace(chat, move=replace(chat.move, gesture=event.gesture))
    return replace(our_letter_sent(loop, event), chat=chat)


def thanks_sent(loop: Loop, event: e.ThanksSent) -> Loop:
    return closed(our_letter_sent(loop, event), Outcome.MET)


def host_wrote(loop: Loop, event: e.HostWrote) -> Loop:
    """By hand. An unsent letter of ours may be out of date now; decide() looks after it."""
    over = loop.letters_over | {LetterName.NUDGE}  # he speaks for himself in this thread
    return replace(sent(loop, event), agreed=None, letters_over=over)


def heard(loop: Loop, event: e.Heard) -> Loop:
    """Who has answered once is not reminded."""
    ids = with_id(loop.thread.message_ids, event.message_id)
    over = loop.letters_over | {LetterName.NUDGE} if event.human else loop.letters_over
    return replace(loop, thread=replace(loop.thread, message_ids=ids), letters_over=over)


def accepted(loop: Loop, event: e.Accepted | e.Countered) -> Loop:
    again = replace(loop, outcome=None, agreed=Agreed(start=event.start, end=event.end))
    return replace(again, ball=Ball.HOST, reoffer=None, attention=())


def asked_another(loop: Loop, event: e.AskedAnother) -> Loop:
    return owes_times(loop, Cause.VAGUE)


def slot_gone(loop: Loop, event: e.SlotGone) -> Loop:
    return replace(owes_times(loop, Cause.TAKEN), missed=loop.agreed)


def owes_times(loop: Loop, cause: Cause) -> Loop:
    """A letter with other times is to be written; it may name the one that came to nothing."""
    chat = loop.chat
    return replace(
        loop,
        agreed=None,
        reoffer=cause,
        missed=Agreed(start=chat.start, end=chat.end) if chat is not None else None,
        ball=Ball.HOST,
        letters_over=loop.letters_over - {LetterName.REOFFER},
        attention=unforgotten(loop),
    )


def deferred(loop: Loop, event: e.Deferred) -> Loop:
    return closed(replace(loop, away_until=event.until), Outcome.DEFERRED)


def went_away(loop: Loop, event: e.WentAway) -> Loop:
    return replace(loop, away_until=event.until or loop.away_until)


def bounced(loop: Loop, event: e.Bounced) -> Loop:
    if loop.chat is not None and loop.chat.told:
        text = f"The letter to {event.address} came back. They may not know the time."
        return ask(loop, "bounced", text, event)
    return closed(loop, Outcome.BOUNCED)


def needs_host(loop: Loop, event: e.NeedsHost) -> Loop:
    asked = ask(loop, event.code, event.text, event)
    if not event.heard:
        return asked
    return replace(asked, ball=Ball.HOST, agreed=None if event.confirmed else loop.agreed)


def ask(loop: Loop, code: str, text: str, event: e.Happened) -> Loop:
    asked = Attention(code=code, text=text, since=event.at)
    return replace(loop, attention=(*(a for a in loop.attention if a.code != code), asked))


UNCONFIRMED_STOP = "unconfirmed stop"


def unforgotten(loop: Loop) -> tuple[Attention, ...]:
    """What no clock settles: somebody may have asked never to be written to again."""
    return tuple(asked for asked in loop.attention if asked.code == UNCONFIRMED_STOP)


NOT_DONE = "not done"  # the host is asked: mailbox or calendar said a clear no


def done(loop: Loop) -> Loop:
    """What mailbox or calendar had refused has come about after all."""
    return settled(loop, NOT_DONE)


def settled(loop: Loop, code: str) -> Loop:
    return replace(loop, attention=tuple(a for a in loop.attention if a.code != code))


def event_placed(loop: Loop, event: e.EventPlaced) -> Loop:
    over = loop.letters_over - {LetterName.CONFIRM}
    return done(replace(loop, chat=event.chat, agreed=None, letters_over=over, ball=Ball.HOST))


def said_yes(loop: Loop, event: e.SaidYes) -> Loop:
    chat = loop.chat and replace(loop.chat, gesture=event.gesture)
    return replace(loop, chat=chat, letters_over=loop.letters_over - {LetterName.CONFIRM})


def said_no(loop: Loop, event: e.SaidNo) -> Loop:
    return owes_times(loop, Cause.TAKEN)


def notice_ran_out(loop: Loop, event: e.NoticeRanOut) -> Loop:
    return owes_times(loop, Cause.LATE)


def guest_invited(loop: Loop, event: e.GuestInvited) -> Loop:
    chat = loop.chat and replace(
        loop.chat, gesture=event.gesture, told=True, status=ChatStatus.CONFIRMED
    )
    return done(replace(loop, chat=chat, ball=Ball.CONTACT))


def event_confirmed(loop: Loop, event: e.EventConfirmed) -> Loop:
    if loop.chat is None:
        return loop
    chat = replace(loop.chat, status=ChatStatus.CONFIRMED, sequence=event.sequence)
    if chat.move is not None and chat.move.gesture is not None:
        chat = replace(chat, start=chat.move.start, end=chat.move.end, move=None)
    return done(replace(loop, chat=chat))


def proposal_moved(loop: Loop, event: e.EventMoved) -> Loop:
    """The host dragged a chat. The guest agreed to the old time, so the new one is an offer."""
    if loop.chat is None:
        return loop
    if not loop.chat.told:
        return owes_times(loop, Cause.HOST_MOVED)
    if loop.stage is Stage.MET:
        return replace(loop, chat=replace(loop.chat, start=event.start, end=event.end))
    move = Move(start=event.start, end=event.end, cause=Cause.HOST_MOVED)
    over = loop.letters_over - {LetterName.MOVED}
    return replace(loop, chat=replace(loop.chat, move=move), letters_over=over, ball=Ball.HOST)


CALLED_OFF = frozenset({"about the chat", "called off", "guest declined"})


def event_gone(loop: Loop, event: e.EventGone) -> Loop:
    """Deleted by the host: of his own accord, or because the guest had called it off."""
    by_guest = any(asked.code in CALLED_OFF for asked in loop.attention)
    cause = Cause.GUEST_MOVED if by_guest else Cause.HOST_MOVED
    owing = loop if loop.stage is Stage.CLOSED else owes_times(loop, cause)
    return replace(owing, chat=None, attempt=loop.attempt + 1)


def event_removed(loop: Loop, event: e.EventRemoved) -> Loop:
    return replace(loop, chat=None, attempt=loop.attempt + 1)


def hold_changed(loop: Loop, event: e.HoldPlaced | e.HoldRemoved) -> Loop:
    """It stands in the ledger; the next hold is another effect, with a key of its own."""
    return replace(loop, attempt=loop.attempt + 1)


def guest_answered(loop: Loop, event: e.GuestAnswered) -> Loop:
    if loop.chat is None:
        return loop
    loop = replace(loop, chat=replace(loop.chat, guest=event.answer))
    if event.answer is not PartStat.DECLINED:
        return loop
    return needs_host(loop, e.NeedsHost(at=event.at, code="guest declined", text=GUEST_DECLINED))


GUEST_DECLINED = "They declined the event on the calendar."


def move_wanted(loop: Loop, event: e.MoveWanted) -> Loop:
    if loop.chat is None:
        return loop
    move = Move(start=event.start, end=event.end, cause=event.cause)
    over = loop.letters_over - {LetterName.MOVED}
    return replace(loop, chat=replace(loop.chat, move=move), letters_over=over, attention=())


def met(loop: Loop, event: e.Met | e.ChatPassed) -> Loop:
    return replace(loop, ball=Ball.HOST, attention=unforgotten(loop), agreed=None, reoffer=None)


def noted(loop: Loop, event: e.Noted) -> Loop:
    return replace(loop, noted_at=event.at)


def attention_settled(loop: Loop, event: e.AttentionSettled) -> Loop:
    return replace(loop, attention=(), ball=Ball.CONTACT)


def effect_lost(loop: Loop, event: e.EffectLost) -> Loop:
    return replace(loop, attempt=loop.attempt + 1)


BY_THE_CLOCK = frozenset({Outcome.NO_REPLY, Outcome.NOT_SENT, Outcome.MET})


def closed(loop: Loop, outcome: Outcome) -> Loop:
    left = unforgotten(loop) if outcome in BY_THE_CLOCK else ()
    return replace(loop, outcome=outcome, agreed=None, reoffer=None, attention=left)


def closed_by_word(outcome: Outcome) -> Callable[[Loop, Any], Loop]:
    """A booked chat is never taken off by us: the host is told that it still stands."""

    def change(loop: Loop, event: e.Happened) -> Loop:
        ended = closed(loop, outcome)
        if loop.stage is not Stage.BOOKED:
            return ended
        return ask(ended, "event stays", EVENT_STAYS, event)

    return change


EVENT_STAYS = "The chat still stands on your calendar, and the guest knows of it."


def closes(outcome: Outcome) -> Callable[[Loop, Any], Loop]:
    return lambda loop, event: closed(loop, outcome)
