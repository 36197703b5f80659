"""Answers of a server that says less than Gmail, or makes no sense: never a crash.

A message whose bytes it does not hand out is put together from its parts.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from reachout.errors import Unreachable

_NONSENSE = (ValueError, LookupError, TypeError, AttributeError)  # what odd JSON leads to


@contextmanager
def readable(what: str) -> Iterator[None]:
    """Unreachable when an answer cannot be read: whether a write happened is open then, too.

    *what*: as it is called at Gmail, for the words.
    """
    try:
        yield
    except _NONSENSE as problem:
        said = f"{type(problem).__name__}: {problem}"
        raise Unreachable(f"There is no sense in Gmail's answer to {what} ({said}).") from problem


def decoded(text: str) -> bytes:
    """base64url, with or without padding."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def put_together(told: Mapping[str, Any]) -> bytes:
    """A message from its header fields and words; from its first words where that is all."""
    payload = told.get("payload", {})
    head = "".join(
        f"{one['name']}: {' '.join(one['value'].split())}\r\n"
        for one in payload.get("headers", [])
        if not one["name"].lower().startswith(("content-", "mime-"))
    )
    kind, words = next(_texts(payload), ("plain", str(told.get("snippet", "")).encode()))
    kind = f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return f"{head}{kind}".encode("utf-8", "replace") + words


def _texts(payload: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Of all parts, plain ones first."""
    parts = list(_leaves(payload))
    for kind in ("plain", "html"):
        for part in parts:
            data = part.get("body", {}).get("data", "")
            if data and part.get("mimeType") == f"text/{kind}":
                yield kind, decoded(data)


def _leaves(part: Mapping[str, Any], depth: int = 0) -> Iterator[Mapping[str, Any]]:
    children = part.get("parts") or []
    if not children or depth > 20:
        yield part
    for child in children if depth <= 20 else ():
        yield from _leaves(child, depth + 1)
