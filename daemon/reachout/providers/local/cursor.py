"""What a look has seen, as text: which messages in which folder, and how the drafts stood.

A message is remembered by 48 bits of its unique file name, so that 10,000 take 80 kB. State
before ":" never counts: read, answered and flagged are the host's own affair (mautic #6724).
"""

from __future__ import annotations

import json
from binascii import b2a_base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

_VERSION = 1
_WIDTH = 8  # characters of one mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """`seen`: folder → marks of its messages. `drafts`: key of a watched draft → its stamp."""

    seen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    drafts: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        seen = {folder: "".join(sorted(marks)) for folder, marks in self.seen.items()}
        told = {"v": _VERSION, "seen": seen, "drafts": dict(self.drafts)}
        return json.dumps(told, separators=(",", ":"), sort_keys=True)


def read_cursor(text: str) -> Cursor:
    """The cursor in *text*. One that cannot be read has seen nothing: everything is looked at."""
    try:
        told: Any = json.loads(text)
        if told["v"] != _VERSION:
            return Cursor()
        seen = {str(folder): _split(marks) for folder, marks in told["seen"].items()}
        drafts = {str(key): str(stamp) for key, stamp in told["drafts"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Cursor()
    return Cursor(seen=seen, drafts=drafts)


def mark_of(name: str) -> str:
    octets = name.encode("utf-8", "surrogateescape")
    return b2a_base64(blake2b(octets, digest_size=6).digest(), newline=False).decode()


def _split(marks: str) -> frozenset[str]:
    return frozenset(marks[at : at + _WIDTH] for at in range(0, len(marks), _WIDTH))
