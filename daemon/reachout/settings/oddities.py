"""What is allowed in contacts.toml but perhaps not meant: told, never refused."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from reachout.domain.contact import Contact
from reachout.errors import Problem
from reachout.settings.lines import Path
from reachout.settings.source import Source
from reachout.settings.tone import remarks

_END_OF_GREETING = re.compile(r"[,!.:–-]$")
_TITLE = re.compile(r"\b(Frau|Herrn?)\b")


def oddities(
    source: Source, contacts: Sequence[Contact], tags: Collection[str]
) -> Iterator[Problem]:
    """Every remark on *contacts*, in the file's order; *tags* are those that give defaults."""
    meant = _meant_tags(contacts, tags)
    for index, contact in enumerate(contacts):
        for path, what, cure in _of(contact, meant):
            yield source.problem(("contacts", index, *path), what, cure, warning=True)


def _of(contact: Contact, meant: dict[str, str]) -> Iterator[tuple[Path, str, str]]:
    yield from _greeting(contact)
    for path, text in _texts(contact):
        language, formal = contact.base_language, contact.formal
        for what, cure in remarks(text, language=language, formal=formal, name=contact.name):
            yield path, what, cure
    for index, tag in enumerate(contact.tags):
        if tag in meant:
            what = "is a tag without defaults in reachout.toml."
            yield ("tags", index), what, f'Did you mean "{meant[tag]}"?'


def _greeting(contact: Contact) -> Iterator[tuple[Path, str, str]]:
    if not _END_OF_GREETING.search(contact.greeting):
        yield ("greeting",), "ends without a comma.", "It is a whole line of the letter."
    if contact.base_language == "de" and not contact.formal and _TITLE.search(contact.greeting):
        yield ("greeting",), "is formal, the letter is not.", "Add `formal = true` to say Sie."


def _texts(contact: Contact) -> Iterator[tuple[Path, str]]:
    for key in ("link", "why", "tell"):
        if text := getattr(contact, key):
            yield (key,), text
    for index, ask in enumerate(contact.ask):
        yield ("ask", index), ask
    for index, fact in enumerate(contact.facts):
        yield ("facts", index, "say"), fact.say


def _meant_tags(contacts: Sequence[Contact], known: Collection[str]) -> dict[str, str]:
    """Tags that give nothing but are nearly the name of one that does."""
    unknown = {tag for contact in contacts for tag in contact.tags} - set(known)
    near = {tag: get_close_matches(tag, known, n=1, cutoff=0.8) for tag in sorted(unknown)}
    return {tag: found[0] for tag, found in near.items() if found}
