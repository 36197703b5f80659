"""The words of an event, in the contact's language: the guest will read them."""

from __future__ import annotations

from reachout.domain.contact import Contact, Kind
from reachout.domain.host import Host

TITLES: dict[str, dict[Kind, str]] = {
    "en": {
        Kind.VIDEO: "Video chat",
        Kind.PHONE: "Phone call",
        Kind.COFFEE: "Coffee",
        Kind.WALK: "Walk",
    },
    "de": {
        Kind.VIDEO: "Videogespräch",
        Kind.PHONE: "Telefonat",
        Kind.COFFEE: "Kaffee",
        Kind.WALK: "Spaziergang",
    },
}


def title(contact: Contact, host: Host) -> str:
    """Both names, so that it reads well on either calendar; the topic after a colon."""
    kind = TITLES.get(contact.base_language, TITLES["en"])[contact.kind]
    people = f"{kind}, {contact.name} / {host.name}"
    return f"{people}: {contact.topic}" if contact.topic else people


def hold_title(contact: Contact) -> str:
    """Of an event that only the host sees, in the program's own language."""
    return f"Held: {contact.name}"


def hold_words(contact: Contact) -> str:
    return (
        f"A letter to {contact.name} offers this time. It goes from your calendar by itself, "
        "when another time is taken or none is; nobody else is on it."
    )
