"""Letters in Drafts: written, rewritten while untouched, taken away while untouched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reachout.compose import letters, mime
from reachout.domain import actions as a
from reachout.domain import events as e
from reachout.domain.contact import Contact
from reachout.domain.draft import DraftRef, Pending
from reachout.domain.letter import OPENERS, Cause, Letter, LetterName, Occasion, Used
from reachout.domain.liking import LIES
from reachout.domain.loop import Loop
from reachout.domain.numbering import IN_HAND
from reachout.domain.slots import Slot
from reachout.domain.standing import Standing
from reachout.errors import Conflict
from reachout.formats import ical
from reachout.formats import mail as mails
from reachout.ports import DraftSeen, LetterRow
from reachout.runtime import chats, sides, times, truth
from reachout.runtime.look import TRY_LATER
from reachout.runtime.world import World

# ------------------------------------------------------------------ writing


def compose(world: World, loop: Loop, contact: Contact, action: a.WriteDraft) -> LetterRow:
    """The letter as it will lie in Drafts, with everything needed to know it again."""
    now = world.now()
    kept = world.store.standing(contact.id).tell
    letter = letters.write(
        action.letter,
        replace(contact, tell=kept or contact.tell),
        world.host,
        occasion(world, loop, contact, action, now),
        folders=world.templates,
        numbered=world.numbered,
    )
    return _row(world, loop, contact, letter, key=action.key, draft=action.key)


def _row(
    world: World, loop: Loop, contact: Contact, letter: Letter, *, key: str, draft: str
) -> LetterRow:
    row = LetterRow(
        key=key,
        draft=draft,
        loop=loop.id,
        contact=contact.id,
        letter=letter,
        fingerprint="",
        message_id=f"{draft}@{world.host.address.partition('@')[2]}",
        written_at=world.now(),
    )
    return replace(row, fingerprint=mails.fingerprint(message(world, loop, contact, row)))


def occasion(
    world: World, loop: Loop, contact: Contact, action: a.WriteDraft, now: datetime
) -> Occasion:
    chat = _chat_named(loop, action.letter)
    standing = world.store.standing(contact.id)
    found = _times(world, loop, contact, action.letter, now)
    offered = [o for o in world.store.offers(loop.id) if o.state in IN_HAND]
    told = tuple(row.letter.used for row in world.store.letters_sent_to(contact.id))
    return Occasion(
        now=now,
        slots=times.shown(found.slots),
        calendar_unreadable=found.unreadable,
        meet=sides.meeting(world, contact, now),
        cause=action.cause,
        first_sent=loop.thread.first_sent_at,
        times_gone=bool(offered) and all(offer.start <= now for offer in offered),
        times_over=bool(offered) and found.none_holds,
        last_nudge=loop.nudges + 1 >= contact.nudges,
        chat_start=chat[0] if chat else None,
        chat_end=chat[1] if chat else None,
        was_offered=chat is not None and any(offer.start == chat[0] for offer in offered),
        invitation=_invitation_words(world, action.letter),
        gained=standing.tell if action.letter is LetterName.THANKS else "",
        promised=_promised(world, contact, action.letter),
        told_before=told,
        linked=is_linked(contact, standing, told),
        subject=loop.thread.subject,
    )


def is_linked(contact: Contact, standing: Standing, told: Sequence[Used]) -> bool:
    """They have been in touch before: how they know each other needs no saying."""
    return bool(told) or standing.last_touch is not None or contact.last is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The times for one letter."""

    slots: tuple[Slot, ...] = ()
    unreadable: bool = False  # the calendar could not vouch for any
    none_holds: bool = False  # a nudge: no time that they have in hand could be offered again


def _times(world: World, loop: Loop, contact: Contact, name: LetterName, now: datetime) -> _Found:
    if not times.names_times(contact, name):
        return _Found()
    try:
        if name is LetterName.NUDGE:
            return _for_nudge(world, loop, contact, now)
        return _Found(slots=times.to_offer(world, contact, now, fresh=True, draft_of=loop.id))
    except TRY_LATER as problem:
        if loop.pending is not None:
            raise  # a letter that lies there already stays as it is until the calendar is back
        world.report.trouble(f"{problem} The letter offers no times.")
        return _Found(unreadable=True)


def _for_nudge(world: World, loop: Loop, contact: Contact, now: datetime) -> _Found:
    """A time that they have in hand and that still holds is named again, before any other."""
    held = truth.still_offered(world, loop, contact, now)
    lasting = [slot for slot in held if slot.start >= now + world.policy.slots.notice + LIES]
    if lasting:
        return _Found(slots=tuple(lasting[:1]))
    fresh = times.to_offer(world, contact, now, fresh=True, draft_of=loop.id)
    return _Found(slots=fresh, none_holds=not held)


def _chat_named(loop: Loop, name: LetterName) -> tuple[datetime, datetime] | None:
    if name is LetterName.MOVED and loop.chat is not None and loop.chat.move is not None:
        return loop.chat.move.start, loop.chat.move.end
    if name is LetterName.REOFFER and loop.missed is not None:
        return loop.missed.start, loop.missed.end
    return (loop.chat.start, loop.chat.end) if loop.chat is not None else None


def _invitation_words(world: World, name: LetterName) -> str:
    if name not in (LetterName.CONFIRM, LetterName.MOVED):
        return ""
    return "follows" if world.calendar.invites else "attached"


def _promised(world: World, contact: Contact, name: LetterName) -> str:
    promise = world.store.standing(contact.id).promise
    return promise.text if promise is not None and name is LetterName.THANKS else ""


def message(world: World, loop: Loop, contact: Contact, row: LetterRow) -> bytes:
    """The letter as a mail. An invitation is attached only where the calendar does not invite."""
    chat = _chat_named(loop, row.letter.name)
    invitation = None
    if chat is not None and _invitation_words(world, row.letter.name) == "attached":
        event = chats.event_for(world, loop, contact, *chat)
        invitation = ical.invitation(event, now=row.written_at)
    thread = () if row.letter.name in OPENERS else loop.thread.message_ids
    return mime.message(
        row.letter,
        key=row.draft,
        loop=loop.id,
        sender=(world.host.name, world.host.address),
        to=(contact.name, contact.address),
        message_id=row.message_id,
        date=row.written_at,
        in_reply_to=thread[-1] if thread else "",
        references=thread,
        invitation=invitation,
        signature=world.signature,
    )


def write(world: World, loop: Loop, contact: Contact, row: LetterRow) -> Sequence[e.Event]:
    ref = world.mail.write_draft(row.draft, message(world, loop, contact, row))
    return (_written(loop, row, ref),)


def _written(loop: Loop, row: LetterRow, ref: DraftRef) -> e.DraftWritten:
    chat = _chat_named(loop, row.letter.name)
    pending = Pending(
        letter=row.letter.name,
        ref=replace(ref, key=row.draft),
        written_at=row.written_at,
        revision=row.key,
        cause=loop.reoffer if row.letter.name is LetterName.REOFFER else None,
        about=chat[0] if chat and row.letter.name not in OPENERS else None,
        invitation=chat is not None and row.letter.name in (LetterName.CONFIRM, LetterName.MOVED),
    )
    return e.DraftWritten(at=row.written_at, pending=pending, slots=row.letter.slots)


def find_written(world: World, loop: Loop, row: LetterRow, since: str) -> Sequence[e.Event] | None:
    """The draft lies there, or was sent already: either way it was written.

    *since*: the cursor of the mailbox before it.
    """
    ref = DraftRef(
        handle="",
        key=row.draft,
        message_id=row.message_id,
        to=world.store.address_of(row.contact),
        subject=row.letter.subject,
    )
    seen = world.mail.written(ref, since)
    if seen is not None:
        return (_written(loop, row, seen.ref),)
    gone = world.mail.sent(ref, row.written_at)
    return (_written(loop, row, ref),) if gone is not None else None


# ------------------------------------------------------------------ rewriting


def recompose(
    world: World, loop: Loop, contact: Contact, action: a.RewriteDraft
) -> LetterRow | None:
    """The next revision. None: only taking the letter away and writing it anew is honest."""
    rows = [row for row in world.store.letters(loop.id) if row.draft == action.pending.key]
    if not rows:
        return None
    letter = _new_times(world, loop, contact, rows[-1].letter) if action.times_only else None
    if letter is None:
        letter = _anew(world, loop, contact, action)
    return _row(world, loop, contact, letter, key=action.key, draft=action.pending.key)


def _new_times(world: World, loop: Loop, contact: Contact, letter: Letter) -> Letter | None:
    """The letter with other lines of times; None where the rest of it would not fit them."""
    now = world.now()
    if not truth.lead_holds(world, contact, letter, now):
        return None
    offer = times.to_offer_again(world, loop, contact, letter.slots, now)
    if letter.name is LetterName.NUDGE:
        offer = offer[:1]
    return letters.replace_times(
        letter, times.shown(offer), contact, world.host, now=now, folders=world.templates
    )


def _anew(world: World, loop: Loop, contact: Contact, action: a.RewriteDraft) -> Letter:
    """The whole letter once more, with what is known now."""
    pending = action.pending
    again = a.WriteDraft(key=action.key, letter=pending.letter, cause=_cause(pending))
    return compose(world, loop, contact, again).letter


def _cause(pending: Pending) -> Cause | None:
    """Of a letter that was stored before causes were: the one that claims least."""
    unknown = Cause.VAGUE if pending.letter is LetterName.REOFFER else None
    return pending.cause or unknown


def rewrite(
    world: World, loop: Loop, contact: Contact, pending: Pending, row: LetterRow
) -> Sequence[e.Event]:
    """Conflict when the host touched it meanwhile: then it is his."""
    seen = _untouched(world, loop, pending)
    ref = world.mail.rewrite_draft(seen, message(world, loop, contact, row))
    return (_rewritten(pending, row, ref),)


def _rewritten(pending: Pending, row: LetterRow, ref: DraftRef) -> e.DraftRewritten:
    ref = replace(ref, key=pending.key)
    again = replace(pending, ref=ref, revision=row.key, stale=())
    if row.letter.name is LetterName.THANKS:
        again = replace(again, written_at=row.written_at)
    return e.DraftRewritten(at=row.written_at, pending=again, slots=row.letter.slots)


def find_rewritten(
    world: World, loop: Loop, pending: Pending, row: LetterRow
) -> Sequence[e.Event] | None:
    seen = world.mail.draft(pending.ref)
    if seen is None or mails.fingerprint(seen.raw) != row.fingerprint:
        return None
    world.mail.tidy_draft(seen)
    return (_rewritten(pending, row, seen.ref),)


# ------------------------------------------------------------------ taking away


def withdraw(world: World, loop: Loop, pending: Pending) -> Sequence[e.Event]:
    world.mail.withdraw_draft(_untouched(world, loop, pending))
    return (e.DraftWithdrawn(at=world.now()),)


def find_withdrawn(world: World, pending: Pending) -> Sequence[e.Event] | None:
    if world.mail.draft(pending.ref) is not None:
        return None
    sent = world.mail.sent(pending.ref, pending.written_at)
    return (e.DraftWithdrawn(at=world.now()),) if sent is None else None


def _untouched(world: World, loop: Loop, pending: Pending) -> DraftSeen:
    seen = world.mail.draft(pending.ref)
    ours = {row.fingerprint for row in world.store.letters(loop.id) if row.draft == pending.key}
    if seen is None or mails.fingerprint(seen.raw) not in ours:
        raise Conflict(f"The draft {pending.key} was changed meanwhile. It is left as it is.")
    return seen
