"""A person, named by an address or by a part of the name that is theirs alone."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from reachout.errors import Usage

if TYPE_CHECKING:
    from reachout.domain.contact import Contact
    from reachout.runtime.app import App

MOST_NAMED = 10

Who = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="The person: an address, or a part of the name that fits only one."
    ),
]
WhoOrAll = Annotated[
    str | None,
    typer.Argument(metavar="NAME", help="The person; without one, everybody.", show_default=False),
]


def find(app: App, words: str) -> Contact:
    """Usage, with the candidates, when nobody or more than one is meant."""
    wanted = words.strip()
    found = app.store.find_contacts(app.host.id, wanted) if wanted else ()
    whole = [contact for contact in found if contact.name.casefold() == wanted.casefold()]
    if len(found) == 1 or len(whole) == 1:
        return (whole or list(found))[0]
    if found:
        raise Usage(f"“{wanted}” fits {len(found)} people. Name one:\n{_listed(found)}")
    raise Usage(_nobody(app, wanted))


def _nobody(app: App, wanted: str) -> str:
    everybody = app.store.contacts(app.host.id)
    if not everybody:
        return "There is nobody in contacts.toml yet. `reachout contacts add` adds somebody."
    near = _near(wanted, everybody) or everybody
    return f"Nobody in contacts.toml is called “{wanted}”. There are:\n{_listed(near)}"


def _near(wanted: str, everybody: Sequence[Contact]) -> list[Contact]:
    names: dict[str, Contact] = {}
    for contact in everybody:
        for part in (contact.name, *contact.name.split(), *contact.addresses):
            names.setdefault(part.casefold(), contact)
    near = [names[word] for word in get_close_matches(wanted.casefold(), names, n=3, cutoff=0.7)]
    return list({contact.id: contact for contact in near}.values())


def _listed(people: Sequence[Contact]) -> str:
    lines = [f"    {contact.name} <{contact.address}>" for contact in people[:MOST_NAMED]]
    more = len(people) - MOST_NAMED
    return "\n".join([*lines, f"    and {more} more"] if more > 0 else lines)


def named(contact: Contact) -> str:
    """As a word of a command line: the name, or the address where quotes would break it."""
    breaks = any(mark in contact.name for mark in '"$`\\!')
    return contact.address if breaks else f'"{contact.name}"'
