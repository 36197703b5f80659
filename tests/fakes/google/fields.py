"""Partial answers: `fields=nextPageToken,items(id,start/dateTime),calendars/*/busy`.

Source: the "Partial response" chapter of Google's API guides. A name that the answer cannot have
is a 400, as there ("Invalid field selection").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.fakes.google.discovery import Schema
from tests.fakes.google.schema import Misfit

Selection = dict[str, "Selection"]  # an empty one is everything below

_TOKEN = re.compile(r"[A-Za-z0-9_$.\-]+|[*,/()]")


def selection(text: str) -> Selection:
    """Misfit when it cannot be read."""
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != re.sub(r"\s", "", text) or not tokens:
        raise _unreadable(text)
    try:
        chosen = _list(tokens)
    except IndexError:
        raise _unreadable(text) from None
    if tokens:
        raise _unreadable(text)
    return chosen


def _unreadable(text: str) -> Misfit:
    return Misfit(f"Invalid field selection {text}", "invalidParameter")


def _list(tokens: list[str]) -> Selection:
    chosen: Selection = {}
    _one(tokens, chosen)
    while tokens and tokens[0] == ",":
        tokens.pop(0)
        _one(tokens, chosen)
    return chosen


def _one(tokens: list[str], into: Selection) -> None:
    name = tokens.pop(0)
    if name in (",", "/", "(", ")"):
        raise _unreadable(name)
    known = name in into
    below = _below(tokens)
    if known and (not into[name] or not below):
        into[name] = {}
    else:
        into.setdefault(name, {}).update(below)


def _below(tokens: list[str]) -> Selection:
    below: Selection = {}
    if tokens and tokens[0] == "/":
        tokens.pop(0)
        _one(tokens, below)
    elif tokens and tokens[0] == "(":
        tokens.pop(0)
        below = _list(tokens)
        if tokens.pop(0) != ")":
            raise _unreadable("(")
    return below


def check(chosen: Selection, schema: Schema | None, schemas: Mapping[str, Schema]) -> None:
    """Misfit for a name that an answer of this schema never has."""
    schema = _resolved(schema, schemas)
    known, others = schema.get("properties", {}), schema.get("additionalProperties")
    for name, below in chosen.items():
        if name == "*":
            for inner in known.values() if below else ():
                _check_any(below, inner, schemas)
            continue
        inner = known.get(name, others)
        if inner is None:
            raise _unreadable(name)
        check(below, inner, schemas)


def _check_any(below: Selection, inner: Schema, schemas: Mapping[str, Schema]) -> None:
    if _resolved(inner, schemas).get("type") == "object":
        check(below, inner, schemas)


def _resolved(schema: Schema | None, schemas: Mapping[str, Schema]) -> Schema:
    while schema and ("$ref" in schema or "items" in schema):
        schema = schemas[schema["$ref"]] if "$ref" in schema else schema["items"]
    return schema or {}


def picked(value: Any, chosen: Selection) -> Any:
    """The selected part of a JSON value. What is selected and not there stays away."""
    if not chosen:
        return value
    if isinstance(value, list):
        return [picked(one, chosen) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for name, one in value.items():
        below = chosen.get(name, chosen.get("*"))
        if below is not None:
            kept[name] = picked(one, below)
    return kept
