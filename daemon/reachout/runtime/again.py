"""Reading a mail once more: one that the host shows, or all that were read by older rules.

Nothing here writes but `store_again`, and that stores readings alone: what follows from one that
came out differently is the host's word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reachout import reading
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop
from reachout.domain.reading import Reading, Sent
from reachout.formats import mail as mails
from reachout.ports import Change, Folder, InboxItem, MailRead, StoredReading
from reachout.runtime import replies
from reachout.runtime.world import World

EVERY = 2**31  # above the number of any rules
DECIDES = ("sender", "meaning", "stop", "slot", "start", "until", "safe", "failed_address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One mail as it reads now, and what it was read against."""

    raw: bytes
    what: Reading
    sent: Sent
    contact: Contact | None = None  # None: nobody in contacts.toml
    loop: Loop | None = None  # the one it belongs to; None: there is none with this person
    before: Reading | None = None  # as it was read when it came in
    kept: bool = False  # *sent* is what was known then; else it is what is known today


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A stored mail as it was read before, and as it reads now."""

    mail: MailRead
    name: str
    loop: Loop | None
    now: StoredReading
    from_memory: bool  # no context was kept with it: today's was taken

    @property
    def before(self) -> Reading:
        return self.mail.made.what

    @property
    def differs(self) -> bool:
        """In anything that a loop goes by; not in words alone."""
        return any(getattr(self.before, one) != getattr(self.now.what, one) for one in DECIDES)


# ------------------------------------------------------------------ all that are stored


def read_again(world: World, *, every: bool = False) -> Iterator[Again]:
    """Each stored mail that older rules read (*every*: each at all), oldest first."""
    below = EVERY if every else reading.RULES_VERSION
    for mail_id in world.store.mails_read(world.host.id, below):
        mail = world.store.mail_read(world.host.id, mail_id)
        found = _again(world, mail) if mail is not None else None
        if found is not None:
            yield found


def store_again(world: World, *, every: bool = False) -> int:
    """Read again and keep what is read now; how many. For a pass alone: it is the one writer."""
    many = 0
    for one in read_again(world, every=every):
        world.store.save(Change(readings=(one.now,)))
        many += 1
    return many


def _again(world: World, mail: MailRead) -> Again | None:
    """None: the person left the contacts file, and no context was kept."""
    loop = world.store.loop(mail.loop)
    sent = mail.made.context
    if sent is None and loop is not None:
        sent = _from_memory(world, loop, _item(mail))
    if sent is None:
        return None
    made = StoredReading(
        mail_id=mail.made.mail_id, what=reading.read(mail.raw, sent), context=sent
    )
    return Again(
        mail=mail,
        name=_name(world, loop),
        loop=loop,
        now=made,
        from_memory=mail.made.context is None,
    )


def _item(mail: MailRead) -> InboxItem:
    return InboxItem(
        id=0,
        loop=mail.loop,
        folder=mail.folder,
        mail_id=mail.made.mail_id,
        found_at=mail.found_at,
        raw=mail.raw,
    )


def _from_memory(world: World, loop: Loop, item: InboxItem) -> Sent | None:
    contact = world.store.contact(loop.contact)
    if contact is None:
        return None
    return replies.sent_for_reading(world, loop, contact, item, world.store.letters(loop.id))


def _name(world: World, loop: Loop | None) -> str:
    contact = world.store.contact(loop.contact) if loop is not None else None
    if contact is not None:
        return contact.name
    return world.store.address_of(loop.contact) if loop is not None else ""


# ------------------------------------------------------------------ one that the host shows


def look_at(world: World, raw: bytes, contact: Contact | None = None) -> Looked:
    """*raw* as a pass would read it; against what was known then, where it came in already.

    The person is *contact*, else whoever it is from, else whoever has the thread.
    """
    known = _stored(world, raw)
    loop = world.store.loop(known.loop) if known is not None else None
    loop = loop if _is_of(loop, contact) else None
    contact = contact or _writer(world, loop, raw)
    loop = loop or _loop_of(world, contact, raw)
    sent = known.made.context if known is not None and loop is not None else None
    kept = sent is not None
    sent = sent or _context(world, contact, loop, raw)
    return Looked(
        raw=raw,
        what=reading.read(raw, sent),
        sent=sent,
        contact=contact,
        loop=loop,
        before=known.made.what if known is not None and loop is not None else None,
        kept=kept,
    )


def last_mail_of(world: World, contact: Contact) -> bytes | None:
    """The newest that came in from them and is kept."""
    newest = world.store.mail_of(contact.id, 1)
    return newest[0][1] if newest else None


def _stored(world: World, raw: bytes) -> MailRead | None:
    """The same mail, octet for octet: anybody can write the id of another one into a mail."""
    mail_id = mails.message_id(mails.headers(raw))
    found = world.store.mail_read(world.host.id, mail_id) if mail_id else None
    return found if found is not None and raw.startswith(found.raw) else None


def _is_of(loop: Loop | None, contact: Contact | None) -> bool:
    return loop is not None and (contact is None or loop.contact == contact.id)


def _writer(world: World, loop: Loop | None, raw: bytes) -> Contact | None:
    if loop is not None:
        return world.store.contact(loop.contact)
    for address in sorted(mails.authors(mails.headers(raw))):
        for contact in world.store.find_contacts(world.host.id, address):
            if address in contact.addresses:
                return contact
    answered = _answered(world, world.store.loops(world.host.id, closed=True), raw)
    return world.store.contact(answered.contact) if answered is not None else None


def _loop_of(world: World, contact: Contact | None, raw: bytes) -> Loop | None:
    """The loop whose letter it names; else the open one, else the last."""
    if contact is None:
        return None
    loops = world.store.loops(world.host.id, closed=True)
    own = [loop for loop in loops if loop.contact == contact.id]
    newest = world.store.open_loop_of(contact.id) or world.store.last_loop_of(contact.id)
    return _answered(world, own, raw) or newest


def _answered(world: World, loops: Sequence[Loop], raw: bytes) -> Loop | None:
    named = mails.mentions(raw)
    found = [one for one in loops if any(id.lower() in named for id in one.thread.message_ids)]
    return found[-1] if found else None


def _context(world: World, contact: Contact | None, loop: Loop | None, raw: bytes) -> Sent:
    now = world.now()
    if contact is None or loop is None:
        bare = without_offer(raw, now, world.host.zone, contact, world.host.name)
        return replace(bare, trust=world.trust)
    item = InboxItem(id=0, loop=loop.id, folder=Folder.INBOX, mail_id="", found_at=now, raw=raw)
    return replies.sent_for_reading(world, loop, contact, item, world.store.letters(loop.id))


def without_offer(
    raw: bytes, now: datetime, zone: str, contact: Contact | None = None, host_name: str = ""
) -> Sent:
    """What can be known of a mail that answers no letter of ours. *zone*: the host's, IANA."""
    at = mails.date_of(mails.headers(raw)) or now
    return Sent(
        text="",
        slots=(),
        sent_at=at,
        received_at=at,
        minutes=contact.minutes if contact is not None else 30,
        host_zone=zone,
        shown_zone=zone,
        contact_zone=contact.zone if contact is not None else None,
        language=contact.language if contact is not None else "en",
        addresses=contact.addresses if contact is not None else (),
        host_name=host_name,
        contact_name=contact.name if contact is not None else "",
    )
