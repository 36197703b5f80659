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
from reachout.domain.numbering import numbers_count
from reachout.domain.reading import Meaning, Reading, Sender, Sent
from reachout.formats import mail as mails
from reachout.ports import InboxItem, LetterRow
from reachout.runtime import times
from reachout.runtime.world import World


def read_reply(
    world: World,
    loop: Loop,
    contact: Contact,
    item: InboxItem,
    letters: Sequence[LetterRow],
) -> Reading:
    return reading.read(item.raw, sent_for_reading(world, loop, contact, item, letters))


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
        sent_at=loop.thread.last_sent_at or loop.opened_at,
        received_at=received_at(loop, item),
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


def received_at(loop: Loop, item: InboxItem) -> datetime:
    date = mails.date_of(mails.headers(item.raw))
    sent = loop.thread.last_sent_at or loop.opened_at
    return date if date is not None and sent <= date <= item.found_at else item.found_at


def answers(
    loop: Loop, contact: Contact, read: Sequence[tuple[InboxItem, Reading]]
) -> tuple[e.Event, ...]:
    """Several replies between two looks: all are read, the newest human one decides."""
    ordered = sorted(read, key=lambda pair: (received_at(loop, pair[0]), pair[0].id))
    humans = [pair for pair in ordered if pair[1].sender is Sender.HUMAN]
    events: list[e.Event] = []
    for item, what in ordered:
        at = received_at(loop, item)
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
