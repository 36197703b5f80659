"""The host's own act without which nothing reaches another person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class GestureKind(StrEnum):
    SEND = "send"  # the host pressed Send on a draft, or `reachout approve`
    YES = "yes"  # the host accepted the proposed event, or `reachout accept`


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    id: str  # derived from its evidence: the same act seen twice is one gesture
    kind: GestureKind
    at: datetime
    evidence: str  # "message <id> in Sent", "PARTSTAT=ACCEPTED on event …", "command 12"
