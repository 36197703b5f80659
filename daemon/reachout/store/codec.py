"""Records ↔ plain JSON, by the type hints of the dataclasses.

Instants become UTC text and refuse naive values; they come back in UTC. A field that the stored
text lacks takes its default, one that the class no longer has is passed over: so fields come and
go without a migration. `to_json` writes every field, so that a default may change without
changing what was stored before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from reachout.errors import Bug

Record = TypeVar("Record")
Turn = Callable[[Any], Any]
Pair = tuple[Turn, Turn]  # to plain JSON, and back

MICROSECOND = timedelta(microseconds=1)
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_load = json.JSONDecoder().decode


def to_json(record: object) -> str:
    """The same text for equal records of one class. ValueError: a naive datetime in it."""
    kind: Any = type(record)
    write, _ = _pair(kind)
    return _dump(write(record))


def to_sparse_json(record: object, *, without: str) -> str:
    """As `to_json`, without one field and without those that have their default: for contacts, of
    whom there are many, and whose defaults are the config's own and may change with it.
    """
    kind: Any = type(record)
    told = {
        name: write(value)
        for name, default, write in _fields(kind)
        if name != without and (value := getattr(record, name)) is not default and value != default
    }
    return _dump(told)


@cache
def _fields(kind: Any) -> list[tuple[str, Any, Turn]]:
    hints = get_type_hints(kind)
    return [(one.name, one.default, _pair(hints[one.name])[0]) for one in fields(kind)]


def from_json(kind: type[Record], text: str, **known: Any) -> Record:
    """*known* fields win over those of the text. Bug when a field lacks and has no default."""
    hashable: Any = kind
    record: Record = _reader(hashable)(_load(text), known)
    return record


def instant_to_text(value: datetime) -> str:
    """UTC, of fixed width: sorted as text is sorted in time. ValueError when naive."""
    if value.tzinfo is None:
        raise ValueError(f"{value} says no zone: an instant must be aware.")
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def text_to_instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


@cache
def _pair(hint: Any) -> Pair:
    """How values of this type are written and read back."""
    for known, pair in PLAIN.items():
        if hint is known:
            return pair
    if isinstance(hint, type) and issubclass(hint, Enum):
        return (lambda value: value.value), hint
    if is_dataclass(hint) and isinstance(hint, type):
        return _record_pair(hint)
    return _nested_pair(hint)


def _same(value: Any) -> Any:
    return value


PLAIN: dict[Any, Pair] = {
    str: (_same, _same),
    int: (_same, _same),
    float: (_same, _same),
    bool: (_same, _same),
    object: (_same, _same),
    NoneType: (_same, _same),
    datetime: (instant_to_text, text_to_instant),
    date: (date.isoformat, date.fromisoformat),
    time: (time.isoformat, time.fromisoformat),
    timedelta: (lambda value: value // MICROSECOND, lambda plain: plain * MICROSECOND),
}


def _nested_pair(hint: Any) -> Pair:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _optional_pair(hint, inner)
    if origin is tuple:
        return _tuple_pair(inner)
    if origin is frozenset:
        to, back = _pair(inner[0])
        return (lambda value: sorted(map(to, value))), lambda plain: frozenset(map(back, plain))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_pair(*inner)
    raise TypeError(f"{hint} cannot be stored: teach reachout.store.codec how.")


def _optional_pair(hint: Any, inner: tuple[Any, ...]) -> Pair:
    some = [one for one in inner if one is not NoneType]
    if len(some) != 1 or len(some) == len(inner):
        raise TypeError(f"{hint} cannot be stored: only a union of one type with None can.")
    to, back = _pair(some[0])
    return (
        lambda value: None if value is None else to(value),
        lambda plain: None if plain is None else back(plain),
    )


def _tuple_pair(inner: tuple[Any, ...]) -> Pair:
    if len(inner) == 2 and inner[1] is Ellipsis:
        to, back = _pair(inner[0])
        return (
            lambda value: [to(one) for one in value],
            lambda plain: tuple([back(one) for one in _several(plain)]),
        )
    pairs = [_pair(one) for one in inner]
    return (
        lambda value: [to(one) for (to, _), one in zip(pairs, value, strict=True)],
        lambda plain: tuple([back(one) for (_, back), one in zip(pairs, plain, strict=True)]),
    )


def _several(plain: Any) -> Any:
    """What was a plain yes or no before it could name things names none."""
    return () if isinstance(plain, bool) else plain


def _mapping_pair(key: Any, value: Any) -> Pair:
    """JSON knows text keys only."""
    key_to, key_back = _key_pair(key)
    to, back = _pair(value)
    return (
        lambda held: {key_to(name): to(one) for name, one in held.items()},
        lambda plain: {key_back(name): back(one) for name, one in plain.items()},
    )


def _key_pair(key: Any) -> Pair:
    return (str, int) if key is int else _pair(key)


def _record_pair(kind: Any) -> Pair:
    writers = [(name, write) for name, _, write in _fields(kind)]
    read = _reader(kind)
    return (
        lambda record: {name: write(getattr(record, name)) for name, write in writers},
        lambda plain: read(plain, {}),
    )


@cache
def _reader(kind: Any) -> Callable[[dict[str, Any], dict[str, Any]], Any]:
    hints = get_type_hints(kind)
    readers = {one.name: _pair(hints[one.name])[1] for one in fields(kind)}
    needed = frozenset(one.name for one in fields(kind) if _has_no_default(one))

    def read(plain: dict[str, Any], known: dict[str, Any]) -> Any:
        held = {name: readers[name](one) for name, one in plain.items() if name in readers}
        held.update(known)
        if not needed <= held.keys():
            lacking = ", ".join(sorted(needed - held.keys()))
            raise Bug(f"A stored {kind.__name__} lacks {lacking}.")
        return kind(**held)

    return read


def _has_no_default(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING
