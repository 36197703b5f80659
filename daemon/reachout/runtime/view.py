"""Everything seen about one loop, as plain values for domain/notice.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from email.message import Message

from reachout import reading
from reachout.domain import events as e
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop
from reachout.domain.notice import DraftNow, EventNow, SentNow, Snapshot
from reachout.domain.reading import Offered
from reachout.formats import mail as mails
from reachout.ports import Folder, InboxItem, LetterRow, StoredReading
from reachout.runtime import audit, replies, times, truth
from reachout.runtime.effects import booking, holds
from reachout.runtime.offered import offered_in
from reachout.runtime.world import World


def view(
    world: World,
    loop: Loop,
    contact: Contact | None,
    items: Sequence[InboxItem],
    now: datetime,
    told: tuple[e.Event, ...] = (),
) -> tuple[Snapshot, tuple[StoredReading, ...]]:
    """The snapshot, and each reading made for it."""
    letters = world.store.letters(loop.id)
    sent = [item for item in items if item.folder is Folder.SENT]
    heard = [item for item in items if item.folder in (Folder.INBOX, Folder.SPAM)]
    made = [replies.read_reply(world, loop, contact, item, letters) for item in heard if contact]
    read = list(zip(heard, (one.what for one in made), strict=False))
    answers = replies.answers(loop, contact, read) if contact else ()
    held = holds.seen(world, loop, now)
    snapshot = Snapshot(
        now=now,
        draft=_draft(world, loop, contact, letters, now) if _lies(loop, sent, letters) else None,
        sent=tuple(
            _sent(world, loop, contact, item, letters)
            for item in sent
            if _key_of(loop, item, letters) or audit.is_personal(world, item.raw)
        ),
        event=EventNow(event=world.calendar.event(loop.chat.event)) if loop.chat else None,
        agreed_free=times.agreed_free(world, loop, holds=held or ()) if loop.agreed else None,
        holds=held,
        stands_already=_stands_already(world, loop),
        told=(*answers, *told),
    )
    return snapshot, tuple(made)


def sent_letter(world: World, loop: Loop, items: Sequence[InboxItem]) -> LetterRow | None:
    """The row of our letter that one of these messages is, as it was really sent."""
    letters = world.store.letters(loop.id)
    for item in items:
        key = _key_of(loop, item, letters) if item.folder is Folder.SENT else ""
        rows = [row for row in letters if row.draft == key]
        if rows and all(row.sent_at is None for row in rows):
            row = _as_written(rows, item) or rows[-1]
            text, _ = mails.text_of(item.raw)
            sent_id = mails.message_id(_head(item)) or row.message_id
            return replace(row, sent_at=_sent_at(loop, item), sent_text=text, message_id=sent_id)
    return None


def _as_written(rows: Sequence[LetterRow], item: InboxItem) -> LetterRow | None:
    """The revision that this is, word for word; an earlier one may have lain open, and went."""
    mark = mails.fingerprint(item.raw)
    return next((row for row in reversed(rows) if row.fingerprint == mark), None)


def _stands_already(world: World, loop: Loop) -> bool:
    return loop.agreed is not None and booking.stands_already(world, loop, loop.agreed.start)


# ------------------------------------------------------------------ Drafts


def _lies(loop: Loop, sent: Sequence[InboxItem], letters: Sequence[LetterRow]) -> bool:
    """A letter waits in Drafts, and is not what was just sent: that needs no asking.

    What is alike in subject and recipient alone may be another one, and of a letter that was
    rewritten an earlier revision may have gone: then it is asked for.
    """
    pending = loop.pending
    if pending is None:
        return False
    rewritten = sum(row.draft == pending.key for row in letters) > 1
    return rewritten or all(_marked(item, letters) != pending.key for item in sent)


def _draft(
    world: World,
    loop: Loop,
    contact: Contact | None,
    letters: Sequence[LetterRow],
    now: datetime,
) -> DraftNow | None:
    pending = loop.pending
    if pending is None:
        return None
    seen = world.mail.draft(pending.ref)
    if seen is None:
        return None if world.alarm else DraftNow(ref=None)
    rows = [row for row in letters if row.draft == pending.key]
    return truth.of_draft(world, loop, contact, pending, seen, rows, now)


# ------------------------------------------------------------------ Sent


def _sent(
    world: World,
    loop: Loop,
    contact: Contact | None,
    item: InboxItem,
    letters: Sequence[LetterRow],
) -> SentNow:
    key = _key_of(loop, item, letters)
    at = _sent_at(loop, item)
    ours = [row for row in letters if row.draft == key]
    as_written = mails.fingerprint(item.raw)
    unchanged = [row for row in ours if row.fingerprint == as_written]
    if unchanged:
        offered = Offered(slots=unchanged[-1].letter.slots)
        names = _names_by_letter(loop, key)
    else:
        offered, names = _by_words(world, loop, contact, item, ours, at)
    to = mails.addresses(mails.header(_head(item), "To"))
    return SentNow(
        at=at,
        message_id=mails.message_id(_head(item)) or item.mail_id,
        subject=mails.header(_head(item), "Subject"),
        key=key,
        marked=bool(_marked(item, letters)),
        revision=unchanged[-1].key if unchanged else "",
        slots=offered.slots,
        unread=offered.unread,
        forms_differ=offered.forms_differ,
        names_chat=names,
        to_contact=contact is None or bool(to & set(contact.addresses)),
    )


def _names_by_letter(loop: Loop, key: str) -> bool:
    """Sent as we wrote it: it names the chat that it was written about."""
    pending, chat = loop.pending, loop.chat
    ours = pending is not None and pending.key == key
    return ours and chat is not None and pending is not None and pending.about == chat.start


def _by_words(
    world: World,
    loop: Loop,
    contact: Contact | None,
    item: InboxItem,
    ours: Sequence[LetterRow],
    at: datetime,
) -> tuple[Offered, bool]:
    """What the host's own words offer, and whether they name the chat's start and no other.

    A confirmation counts where every form of the mail that people may see names the chat.
    """
    zones = _zones(world, contact)
    offered = offered_in(world, contact, item.raw, ours, zone=zones[0], at=at)
    language = contact.language if contact else "en"
    forms = reading.forms(*mails.forms_of(item.raw)) or ("",)
    return offered, loop.chat is not None and all(
        any(reading.mentions(form, loop.chat.start, zone, language) for zone in zones)
        for form in forms
    )


def _head(item: InboxItem) -> Message:
    return mails.headers(item.raw)


def _zones(world: World, contact: Contact | None) -> tuple[str, ...]:
    theirs = contact.zone if contact is not None else None
    return (theirs, world.host.zone) if theirs else (world.host.zone,)


def _key_of(loop: Loop, item: InboxItem, letters: Sequence[LetterRow]) -> str:
    """Which letter of ours this was. Mail programs may drop our header and our Message-ID."""
    marked = _marked(item, letters)
    if marked:
        return marked
    pending = loop.pending
    same = pending is not None and (
        mails.header(_head(item), "Subject") == pending.ref.subject
        and pending.ref.to in mails.addresses(mails.header(_head(item), "To"))
    )
    return pending.key if pending is not None and same else ""


def _marked(item: InboxItem, letters: Sequence[LetterRow]) -> str:
    header = mails.header(_head(item), "X-Reachout-Key")
    if any(row.draft == header for row in letters):
        return header
    sent_id = mails.message_id(_head(item))
    for row in letters:
        if row.message_id == sent_id:
            return row.draft
    return ""


def _sent_at(loop: Loop, item: InboxItem) -> datetime:
    """The Date header when it is believable, else when we found it."""
    date = mails.date_of(_head(item))
    written = loop.pending.written_at if loop.pending is not None else loop.opened_at
    return date if date is not None and written < date <= item.found_at else item.found_at
