"""Which times a letter offers as its reader sees it: one in Sent, or one that the host edited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reachout import reading
from reachout.domain.contact import Contact
from reachout.domain.letter import LetterName
from reachout.domain.reading import Offered
from reachout.formats import mail as mails
from reachout.ports import LetterRow
from reachout.runtime.world import World


def offered_in(
    world: World,
    contact: Contact | None,
    raw: bytes,
    ours: Sequence[LetterRow],
    *,
    zone: str,
    at: datetime,
) -> Offered:
    """*ours*: all revisions of it that we wrote; *zone* (IANA): of the clock that it leads with;
    *at*: when it was written, or lies there.
    """
    text, html = mails.forms_of(raw)
    return reading.read_offer(
        text,
        html,
        tuple(dict.fromkeys(slot for row in ours for slot in row.letter.slots)),
        year_hint=at,
        zone=zone,
        language=contact.language if contact else "en",
        ours=(*_our_texts(ours), *_own_texts(contact)),
        mine=world.host.zone,
        host_name=world.host.name,
    )


def _our_texts(ours: Sequence[LetterRow]) -> tuple[str, ...]:
    """Of letters that offer their times by `slots`; one about a chat names it in its words."""
    about_chat = (LetterName.CONFIRM, LetterName.MOVED)
    return tuple(row.letter.text for row in ours if row.letter.name not in about_chat)


def _own_texts(contact: Contact | None) -> tuple[str, ...]:
    """What the host wrote about the contact: it may speak of days, and offers none."""
    if contact is None:
        return ()
    facts = (fact.say for fact in contact.facts)
    return (contact.link, contact.why, contact.tell, *contact.ask, *facts)
