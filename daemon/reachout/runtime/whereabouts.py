"""What is known of the zone of somebody whose zone is not written down. Read by `why` alone."""

from __future__ import annotations

from datetime import datetime

from reachout.domain.contact import Contact
from reachout.domain.reading import Sender
from reachout.reading.whereabouts import Whereabouts, whereabouts
from reachout.runtime.world import World

NEWEST = 20  # mails; where somebody was before those says little


def evidence(world: World, contact: Contact, now: datetime) -> Whereabouts:
    """From the mails that are kept, a person's own hand and known address only.

    Nothing when the zone is written down. What comes of it is shown and never used.
    """
    if contact.zone is not None:
        return Whereabouts()
    mails = [raw for id, raw in world.store.mail_of(contact.id, NEWEST) if _theirs(world, id)]
    return whereabouts(mails, name=contact.name, now=now)


def _theirs(world: World, mail_id: str) -> bool:
    said = world.store.reading(mail_id)
    return said is not None and said.sender is Sender.HUMAN and said.known_address
