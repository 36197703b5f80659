"""Everything seen about one loop, as plain values for domain/notice.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from email.message import Message

from reachout import reading
from reachout.domain import events as e
from reachout.domain.answer import events_of
from reachout.domain.contact import Contact
from reachout.domain.letter import ShownSlot
from reachout.domain.loop import Loop
from reachout.domain.notice import DraftNow, EventNow, SentNow, Snapshot
from reachout.domain.numbering import numbers_count
from reachout.domain.reading import Meaning, Offered, Reading, Sender, Sent
from reachout.formats import mail as mails
from reachout.ports import Folder, InboxItem, LetterRow
from reachout.runtime import audit, times, truth
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
) -> tuple[Snapshot, tuple[tuple[str, Reading], ...]]:
    """The snapshot, and each reading made for it (mail id, reading)."""
    letters = world.store.letters(loop.id)
    sent = [item for item in items if item.folder is Folder.SENT]
    heard = [item for item in items if item.folder in (Folder.INBOX, Folder.SPAM)]
    read = [(item, _read(world, loop, contact, item, letters)) for item in heard if contact]
    answers = _answers(loop, contact, read) if contact else ()
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
    return snapshot, tuple((item.mail_id, what) for item, what in read)


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


# ------------------------------------------------------------------ replies


def _read(
    world: World,
    loop: Loop,
    contact: Contact | None,
    item: InboxItem,
    letters: Sequence[LetterRow],
) -> Reading:
    assert contact is not None
    return reading.read(item.raw, _sent_for_reading(world, loop, contact, item, letters))


def _sent_for_reading(
    world: World,
    loop: Loop,
    contact: Contact,
    item: InboxItem,
    letters: Sequence[LetterRow],
) -> Sent:
    in_hand = times.in_their_hands(world, loop)
    offers = [offer.shown() for offer in in_hand]
    gone = [row for row in letters if row.sent_at is not None]
    return Sent(
        text="\n\n".join(row.sent_text or row.letter.text for row in gone),
        slots=_told_apart(offers),
        numbers_count=numbers_count(in_hand),
        sent_at=loop.thread.last_sent_at or loop.opened_at,
        received_at=_received_at(loop, item),
        minutes=contact.minutes,
        host_zone=world.host.zone,
        shown_zone=offers[0].zone if offers else world.host.zone,
        contact_zone=contact.zone,
        language=contact.language,
        addresses=contact.addresses,
        message_ids=loop.thread.message_ids,
        agreed_start=loop.chat.start if loop.chat is not None else None,
        host_name=world.host.name,
        contact_name=contact.name,
    )


def _told_apart(offers: Sequence[ShownSlot]) -> tuple[ShownSlot, ...]:
    """Those without a number get one that nobody says: reading tells slots apart by it."""
    return tuple(
        slot if slot.number else replace(slot, number=NOBODY_SAYS + at)
        for at, slot in enumerate(offers)
    )


NOBODY_SAYS = 1000


def _received_at(loop: Loop, item: InboxItem) -> datetime:
    date = mails.date_of(_head(item))
    sent = loop.thread.last_sent_at or loop.opened_at
    return date if date is not None and sent <= date <= item.found_at else item.found_at


def _answers(
    loop: Loop, contact: Contact, read: Sequence[tuple[InboxItem, Reading]]
) -> tuple[e.Event, ...]:
    """Several replies between two looks: all are read, the newest human one decides."""
    ordered = sorted(read, key=lambda pair: (_received_at(loop, pair[0]), pair[0].id))
    humans = [pair for pair in ordered if pair[1].sender is Sender.HUMAN]
    events: list[e.Event] = []
    for item, what in ordered:
        at = _received_at(loop, item)
        human = what.sender is Sender.HUMAN
        events.append(e.Heard(at=at, message_id=item.mail_id, human=human and what.known_address))
        if not human or (item, what) == humans[-1]:
            events += events_of(loop, contact, what, at)
    stops = [what for _, what in humans if what.stop and what.known_address]
    if stops:
        events.append(e.OptedOut(at=events[-1].at))
    elif len({what.meaning for _, what in humans}) > 1 and not _plain(humans[-1][1]):
        return _unsure(events, contact)
    return tuple(events)


def _plain(what: Reading) -> bool:
    return what.safe or what.meaning in (Meaning.DECLINE, Meaning.CANCEL)


def _unsure(events: Sequence[e.Event], contact: Contact) -> tuple[e.Event, ...]:
    heard = [event for event in events if isinstance(event, e.Heard | e.WentAway)]
    text = f"{contact.name} wrote more than once, and the mails say different things."
    return (*heard, e.NeedsHost(at=events[-1].at, code="several mails", text=text))
