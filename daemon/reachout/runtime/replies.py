"""What came in for one loop: each reply read against what they hold, and what follows of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reachout import reading
from reachout.domain import events as e
from reachout.domain.answer import events_of
from reachout.domain.contact import Contact
from reachout.domain.letter import ShownSlot
from reachout.domain.loop import Loop
from reachout.domain.numbering import NOBODY_SAYS, numbers_count
from reachout.domain.reading import EVERYBODY, Meaning, Reading, Sender, Sent
from reachout.formats import mail as mails
from reachout.ports import Folder, InboxItem, LetterRow, StoredReading
from reachout.runtime import times
from reachout.runtime.world import World


def read_reply(
    world: World,
    loop: Loop,
    contact: Contact,
    item: InboxItem,
    letters: Sequence[LetterRow],
) -> StoredReading:
    """With all that was known, so that newer rules can read the same once more."""
    sent = sent_for_reading(world, loop, contact, item, letters)
    return StoredReading(mail_id=item.mail_id, what=reading.read(item.raw, sent), context=sent)


def sent_for_reading(
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
        trust=_trusted(world, item),
        sent_at=loop.thread.last_sent_at or loop.opened_at,
        received_at=received_at(loop, item),
        minutes=contact.minutes,
        host_zone=world.host.zone,
        shown_zone=offers[0].zone if offers else world.host.zone,
        contact_zone=contact.zone,
        language=contact.language,
        addresses=contact.addresses,
        message_ids=_ours(loop, gone),
        agreed_start=loop.chat.start if loop.chat is not None else None,
        host_name=world.host.name,
        contact_name=contact.name,
    )


def _ours(loop: Loop, gone: Sequence[LetterRow]) -> tuple[str, ...]:
    """Message-IDs that only who had a mail of the host's can know; never one that came in."""
    sent = (*loop.thread.sent_ids, *(row.message_id for row in gone))
    return tuple(id for id in dict.fromkeys(sent) if id)


def _trusted(world: World, item: InboxItem) -> tuple[str, ...]:
    """Where any mail is believed, that is not said of Spam: something there took it for forged."""
    if item.folder is Folder.SPAM and EVERYBODY in world.trust:
        return ()
    return world.trust


def _told_apart(offers: Sequence[ShownSlot]) -> tuple[ShownSlot, ...]:
    """Those without a number get one that nobody says: reading tells slots apart by it."""
    return tuple(
        slot if slot.number else replace(slot, number=NOBODY_SAYS + at)
        for at, slot in enumerate(offers)
    )


def received_at(loop: Loop, item: InboxItem) -> datetime:
    date = mails.date_of(mails.headers(item.raw))
    sent = loop.thread.last_sent_at or loop.opened_at
    return date if date is not None and sent <= date <= item.found_at else item.found_at


def answers(
    loop: Loop, contact: Contact, read: Sequence[tuple[InboxItem, Reading]]
) -> tuple[e.Event, ...]:
    """Several replies between two looks: all are read, and the newest of their own decides.

    Where nobody knows whether a mail is theirs it decides nothing: the host is asked, too. A
    stop outweighs whatever stands beside it; one that is asked about comes last, so that nothing
    of the same look settles it.
    """
    ordered = sorted(read, key=lambda pair: (received_at(loop, pair[0]), pair[0].id))
    humans = [pair for pair in ordered if pair[1].sender is Sender.HUMAN]
    sure = [pair for pair in humans if pair[1].confirmed]
    unsure = [pair for pair in humans if not pair[1].confirmed and not pair[1].stop]
    differs = _differs([what for _, what in sure])
    telling = {item.id for item, _ in (*sure[-1:], *unsure[-1:])}
    events: list[e.Event] = []
    for item, what in ordered:
        at, human = received_at(loop, item), what.sender is Sender.HUMAN
        events.append(_heard(item, what, at))
        if differs and (item, what) == sure[-1]:
            events.append(_several(contact, at))
        elif not human or item.id in telling:
            events += events_of(loop, contact, what, at)
    return (*events, *_stop(loop, contact, humans))


def _heard(item: InboxItem, what: Reading, at: datetime) -> e.Heard:
    human = what.sender is Sender.HUMAN and what.known_address
    return e.Heard(at=at, message_id=item.mail_id, human=human, confirmed=what.confirmed)


def _stop(
    loop: Loop, contact: Contact, humans: Sequence[tuple[InboxItem, Reading]]
) -> tuple[e.Event, ...]:
    stops = [pair for pair in humans if pair[1].stop]
    confirmed = [pair for pair in stops if pair[1].confirmed]
    if not stops:
        return ()
    at = received_at(loop, humans[-1][0])
    return events_of(loop, contact, (confirmed or stops)[-1][1], at)


def _differs(sure: Sequence[Reading]) -> bool:
    """They wrote more than once, and what came last does not settle it."""
    several = len({what.meaning for what in sure}) > 1
    plain = bool(sure) and (sure[-1].safe or sure[-1].meaning in _SETTLE)
    return several and not plain and not any(what.stop for what in sure)


_SETTLE = (Meaning.DECLINE, Meaning.CANCEL)


def _several(contact: Contact, at: datetime) -> e.NeedsHost:
    text = f"{contact.name} wrote more than once, and the mails say different things."
    return e.NeedsHost(at=at, code="several mails", text=text)
