"""The answer to the question who speaks in a mail."""

from __future__ import annotations

from dataclasses import dataclass

from reachout.domain.reading import Sender


@dataclass(frozen=True, slots=True)
class Speaker:
    kind: Sender
    why: str
    failed_address: str = ""
