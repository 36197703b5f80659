"""Which stored person each contact of the config is. Pure: rows in, names and changes out.

A contact is whoever had its `id` before, else whoever overlaps by address, else new. So an
address may change while the id stays, an id may be added later, and nobody is doubled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reachout.domain.contact import Contact


@dataclass(frozen=True, slots=True)
class Stored:
    """One person as the database has them."""

    id: str
    given: str
    present: bool
    record: str


@dataclass(frozen=True, slots=True)
class Known:
    """Everybody of one host, also those gone from the config."""

    people: Mapping[str, Stored]  # by id
    addresses: Mapping[str, str]  # address → id

    def by_given(self) -> dict[str, str]:
        """Given id → id. An id of our own serves too: it is what `--json` shows."""
        given = {one.given: one.id for one in self.people.values() if one.given}
        return {id: id for id in self.people} | given


def recognise(
    contacts: Sequence[Contact], known: Known, new_id: Callable[[], str]
) -> list[tuple[str, Contact]]:
    """(id, contact) for each, in order. Who is named by id comes before who overlaps."""
    by_given = known.by_given()
    ids: dict[int, str] = {}
    taken: set[str] = set()

    def by_id(contact: Contact) -> str | None:
        return by_given.get(contact.id) if contact.id else None

    def by_address(contact: Contact) -> str | None:
        return _overlapping(contact, known, taken)

    def as_new(contact: Contact) -> str | None:
        return contact.id if contact.id and contact.id not in taken else new_id()

    for rule in (by_id, by_address, as_new):
        for place, contact in enumerate(contacts):
            found = rule(contact) if place not in ids else None
            if found is not None and found not in taken:
                ids[place] = found
                taken.add(found)
    return [(ids[place], contact) for place, contact in enumerate(contacts)]


def _overlapping(contact: Contact, known: Known, taken: set[str]) -> str | None:
    for address in contact.addresses:
        id = known.addresses.get(address)
        if id is not None and id not in taken:
            return id
    return None
