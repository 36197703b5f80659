"""What a look at the calendar has told, as text: enough for another process to see what differs.

No sync token stands in it: a new process has to list everything anyway, and a text that stays the
same while nothing happens need not be written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from reachout.domain.span import Span
from reachout.providers.google.freebusy import Told

_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """One event of ours. `asked`: the host's row on it was once seen without a Yes."""

    fingerprint: str
    end: datetime
    asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """`digest` is of everything within `window`; None and "" when nothing was told yet."""

    window: Span | None = None
    digest: str = ""
    ours: Mapping[str, Mine] = field(default_factory=dict)
    others: Told | None = None

    def __str__(self) -> str:
        told: dict[str, Any] = {"v": _VERSION, "all": self.digest}
        if self.window is not None:
            told["window"] = _pair(self.window)
        told["ours"] = {
            id: [mine.fingerprint, _seconds(mine.end), int(mine.asked)]
            for id, mine in self.ours.items()
        }
        if self.others is not None:
            others = self.others
            told["others"] = [_seconds(others.at), *_pair(others.window), others.digest]
        return json.dumps(told, separators=(",", ":"), sort_keys=True)


def read_cursor(text: str) -> Cursor:
    """The cursor in *text*. One that cannot be read has told nothing: everything is new."""
    try:
        told: Any = json.loads(text)
        if told["v"] != _VERSION:
            return Cursor()
        return Cursor(
            window=_span(*told["window"]),
            digest=str(told["all"]),
            ours={str(id): _mine(*mine) for id, mine in told["ours"].items()},
            others=_others(*told["others"]) if "others" in told else None,
        )
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        return Cursor()


def _mine(fingerprint: object, end: float, asked: object) -> Mine:
    return Mine(fingerprint=str(fingerprint), end=_instant(end), asked=bool(asked))


def _others(at: float, start: float, end: float, digest: object) -> Told:
    return Told(at=_instant(at), window=_span(start, end), digest=str(digest))


def _span(start: float, end: float) -> Span:
    return Span(_instant(start), _instant(end))


def _pair(span: Span) -> list[int]:
    return [_seconds(span.start), _seconds(span.end)]


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
