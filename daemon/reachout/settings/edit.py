"""Changing contacts.toml for the host: comments stay, and a bad change is not written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from reachout.domain.contact import Contact
from reachout.errors import Usage
from reachout.settings import writing
from reachout.settings.files import CONTACTS, Files, read
from reachout.settings.lines import last_line
from reachout.settings.load import parse
from reachout.settings.loaded import Loaded
from reachout.settings.replacing import replace_file
from reachout.settings.source import open_source

_INLINE = re.compile(r"^\s*contacts\s*=", re.MULTILINE)  # contacts = [...], not [[contacts]]


def add_contact(home: Path, fields: Mapping[str, object], *, today: date) -> Loaded:
    """Append a [[contacts]] table with *fields*, in their order; None leaves a field out.

    Returns what the workspace says now. BadSettings: the file would not load, and is not
    written. Conflict: somebody saved the file at the same moment. Refused: it cannot be written.
    """
    files = read(home)
    return _save(files, _with_contact(_text(files), fields), today)


def set_contact(home: Path, address: str, key: str, value: object, *, today: date) -> Loaded:
    """Give the contact with *address* another value for *key*; None takes the key away.

    Usage: nobody has this address. Else as `add_contact`.
    """
    files = read(home)
    text = _text(files)
    index = _index_of(address, parse(files, today=today).contacts)
    return _save(files, _with_value(text, index, key, value), today)


def _text(files: Files) -> str:
    """contacts.toml with plain line ends; BadSettings when it is not TOML."""
    return open_source(CONTACTS, files.contents[CONTACTS]).text


def _index_of(address: str, contacts: Sequence[Contact]) -> int:
    wanted = address.strip().lower()
    for index, contact in enumerate(contacts):
        if wanted in contact.addresses:
            return index
    known = [one for contact in contacts for one in contact.addresses]
    near = get_close_matches(wanted, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"Look into {CONTACTS}."
    raise Usage(f"No contact has the address {address}. {hint}")


def _with_contact(text: str, fields: Mapping[str, object]) -> str:
    import tomlkit
    from tomlkit.items import Array

    document: Any = tomlkit.parse(text) if _INLINE.search(text) else {}
    if isinstance(document.get("contacts"), Array):
        document["contacts"].append(writing.item(_given(fields)))
        return str(document.as_string())
    return text.rstrip("\n") + "\n\n" + writing.contact(fields)


def _given(fields: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value is not None}


def _with_value(text: str, index: int, key: str, value: object) -> str:
    import tomlkit
    from tomlkit.items import InlineTable

    document: Any = tomlkit.parse(text)
    table = document["contacts"][index]
    if value is None:
        table.pop(key, None)
    elif key in table or isinstance(table, InlineTable):
        table[key] = writing.item(value)
    else:
        return _with_line(text, index, writing.pair(key, value))
    return str(document.as_string())


def _with_line(text: str, index: int, pair: str) -> str:
    """*pair* below the last key of the contact: comments after it may belong to the next one."""
    rows = text.split("\n")
    rows.insert(last_line(text, ("contacts", index)), pair)
    return "\n".join(rows)


def _save(files: Files, text: str, today: date) -> Loaded:
    before = files.contents[CONTACTS]
    content = (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()
    changed = Files(home=files.home, contents={**files.contents, CONTACTS: content})
    loaded = parse(changed, today=today)
    replace_file(files.home / CONTACTS, before, content)
    return loaded
