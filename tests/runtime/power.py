"""Cutting the power at every effect and every commit, before and after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reachout.runtime.app import Seams

COMMITS = frozenset({"intend", "save", "found", "passed", "set_due", "take_contacts"})
MAIL_WRITES = frozenset({"write_draft", "rewrite_draft", "tidy_draft", "withdraw_draft"})
OUTBOX_WRITES = frozenset({"hand_over", "file_sent"})
CALENDAR_WRITES = frozenset({"place", "change", "adjust", "remove"})


class PowerCut(BaseException):
    """Nothing in the program catches it: the process is gone."""


@dataclass
class Power:
    """Counts the points at which the power may go, and takes it at one of them."""

    cut_at: int = 0  # 0: never
    points: int = 0
    where: str = ""

    def point(self, where: str) -> None:
        self.points += 1
        if self.points == self.cut_at:
            self.where = where
            raise PowerCut(where)

    def seams(self) -> Seams:
        return Seams(
            store=lambda store: Cut(store, COMMITS, self),
            mail=lambda mail: Cut(mail, MAIL_WRITES, self),
            calendar=lambda calendar: Cut(calendar, CALENDAR_WRITES, self),
        )


class Cut:
    """Stands in front of a store or provider; each write is a point before and a point after."""

    def __init__(self, inner: Any, writes: frozenset[str], power: Power) -> None:
        self.inner, self.writes, self.power = inner, writes, power

    @property
    def outbox(self) -> Any:
        return self.inner.outbox and Cut(self.inner.outbox, OUTBOX_WRITES, self.power)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.inner, name)
        if name not in self.writes:
            return found
        return self._cut(name, found)

    def _cut(self, name: str, write: Callable[..., Any]) -> Callable[..., Any]:
        def between(*args: Any, **kwargs: Any) -> Any:
            self.power.point(f"before {name}")
            result = write(*args, **kwargs)
            self.power.point(f"after {name}")
            return result

        return between
