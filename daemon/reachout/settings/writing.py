"""Values and contacts as TOML text, escaped so that they read back as they were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tomlkit.items import Item


def pair(key: str, value: object) -> str:
    """One `key = value` line, or several for a list of several; ends without a line break."""
    import tomlkit

    return f"{tomlkit.key(key).as_string()} = {item(value).as_string()}"


def contact(fields: Mapping[str, object]) -> str:
    """A [[contacts]] table with *fields* in their order; None leaves a field out."""
    pairs = [pair(key, value) for key, value in fields.items() if value is not None]
    return "\n".join(["[[contacts]]", *pairs]) + "\n"


def item(value: object) -> Item:
    """A TOML value; tables stand in braces, and lists of several get a line for each."""
    import tomlkit

    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        for key, inner in value.items():
            table.append(key, item(inner))
        return table
    if isinstance(value, list | tuple):
        array = tomlkit.array()
        for inner in value:
            array.append(item(inner))
        array.multiline(len(value) > 1)
        return array
    plain: Item = tomlkit.item(value)
    return plain
