"""How well a folder of cases was read: what is said of each, beside what a person says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Fields = dict[str, Any]
Pairs = Counter[tuple[str, str]]  # (expected, read) → how many
NONE = "none"
NAMES = ("sender", "intent", "slot", "start", "until", "safe_to_book")


@dataclass(slots=True)
class Scores:
    """Filled case by case; nothing of a case is kept but its id."""

    cases: int = 0
    right: int = 0  # in every field
    unlabelled: int = 0  # cases with no `expect`: they are not counted
    pairs: dict[str, Pairs] = field(
        default_factory=lambda: {"sender": Counter(), "intent": Counter()}
    )
    hits: Counter[str] = field(default_factory=Counter)  # of slot, start, until: right
    asked: Counter[str] = field(default_factory=Counter)  # and how many were to be found
    safe: Counter[str] = field(default_factory=Counter)  # right, wrong, missed
    dangers: list[Fields] = field(default_factory=list)  # each wrong `safe_to_book: true`
    differences: dict[str, list[str]] = field(default_factory=dict)  # kind → ids

    def add(self, expect: Fields, read: Fields) -> None:
        """One case: *read* as `as_json` gives it; *expect* with the same names."""
        if not expect:
            self.unlabelled += 1
            return
        self.cases += 1
        wrong = [name for name in NAMES if not _same(name, expect, read)]
        self.right += not wrong
        for name, pairs in self.pairs.items():
            pairs[(str(expect.get(name) or NONE), str(read[name] or NONE))] += 1
        for name in ("slot", "start", "until"):
            if expect.get(name) is not None:
                self.asked[name] += 1
                self.hits[name] += name not in wrong
        danger = self._safe(expect, read, wrong)
        for name in wrong:
            if not (danger and name == "safe_to_book"):
                self.differences.setdefault(_kind(name, expect, read), []).append(read["id"])

    def _safe(self, expect: Fields, read: Fields, wrong: Sequence[str]) -> bool:
        """Sure and wrong: a chat would stand on the calendar that nobody agreed to."""
        if not read["safe_to_book"]:
            self.safe["missed"] += bool(expect.get("safe_to_book"))
            return False
        told = [name for name in ("sender", "intent", "start", "safe_to_book") if name in wrong]
        self.safe["wrong" if told else "right"] += 1
        if told and expect.get("safe_to_book"):
            self.safe["missed"] += 1
        if told:
            why = "; ".join(_kind(name, expect, read) for name in told)
            self.dangers.append({"id": read["id"], "why": why, "evidence": read["evidence"]})
        return bool(told)

    @property
    def precision(self) -> float | None:
        return _share(self.safe["right"], self.safe["right"] + self.safe["wrong"])

    @property
    def recall(self) -> float | None:
        return _share(self.safe["right"], self.safe["right"] + self.safe["missed"])

    def as_json(self) -> Fields:
        return {
            "cases": self.cases,
            "unlabelled": self.unlabelled,
            "right": self.right,
            "wrong_safe": self.dangers,
            "safe": {
                "right": self.safe["right"],
                "wrong": self.safe["wrong"],
                "missed": self.safe["missed"],
                "precision": self.precision,
                "recall": self.recall,
            },
            "sender": _matrix(self.pairs["sender"]),
            "intent": _matrix(self.pairs["intent"]),
            "found": {
                name: {"expected": self.asked[name], "right": self.hits[name]}
                for name in ("slot", "start", "until")
            },
            "differences": {kind: self.differences[kind] for kind in sorted(self.differences)},
        }

    def lines(self) -> list[str]:
        """The same as a table for eyes; what is most dangerous first."""
        if not self.cases:
            return ["No case says what is expected, so there is nothing to compare with."]
        return [
            f"{self.right} of {self.cases} cases are read as expected in every field.",
            *_dangers(self.dangers),
            "",
            self._safe_line(),
            *(f"{name + ':':13} {_of(self.hits, self.asked, name)}" for name in self.hits),
            *_table("sender", self.pairs["sender"]),
            *_table("intent", self.pairs["intent"]),
            *_differences(self.differences),
        ]

    def _safe_line(self) -> str:
        safe = self.safe
        counts = f"{safe['right']} right, {safe['wrong']} wrong, {safe['missed']} missed"
        shares = f"precision {_percent(self.precision)}, recall {_percent(self.recall)}"
        return f"safe to book: {counts}; {shares}"


def _same(name: str, expect: Fields, read: Fields) -> bool:
    """Times as instants: the same moment may be written on two clocks."""
    wanted, found = expect.get(name), read[name]
    if name == "start" and wanted and found:
        return datetime.fromisoformat(wanted) == datetime.fromisoformat(found)
    return bool(wanted == found)


def _kind(name: str, expect: Fields, read: Fields) -> str:
    if name in ("sender", "intent", "safe_to_book"):
        return f"{name} {_word(expect.get(name))} read as {_word(read[name])}"
    if read[name] is None:
        return f"{name} not found"
    return f"{name} where there is none" if expect.get(name) is None else f"another {name}"


def _word(value: object) -> str:
    return NONE if value is None else str(value).lower()


def _share(some: int, all: int) -> float | None:
    return round(some / all, 4) if all else None


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.1%}"


def _of(hits: Counter[str], asked: Counter[str], name: str) -> str:
    return f"{hits[name]} of {asked[name]} right ({_percent(_share(hits[name], asked[name]))})"


def _matrix(pairs: Pairs) -> dict[str, dict[str, int]]:
    """Expected → read → how many."""
    rows = sorted({expected for expected, _ in pairs})
    return {
        row: {read: n for (wanted, read), n in sorted(pairs.items()) if wanted == row}
        for row in rows
    }


def _table(name: str, pairs: Pairs) -> list[str]:
    words = sorted({word for pair in pairs for word in pair})
    width = max(map(len, words))
    head = "".join(f"{word:>{max(len(word), 4) + 2}}" for word in words)
    right = sum(n for (wanted, read), n in pairs.items() if wanted == read)
    title = f"{name}: {right} of {pairs.total()} right. Expected (down), read as (across):"
    lines = []
    for row in sorted({wanted for wanted, _ in pairs}):
        cells = (str(pairs[(row, word)] or "·") for word in words)
        shown = zip(cells, words, strict=True)
        cut = "".join(f"{cell:>{max(len(word), 4) + 2}}" for cell, word in shown)
        lines.append(f"    {row:<{width}}{cut}")
    return ["", title, f"    {'':<{width}}{head}", *lines]


def _dangers(dangers: Sequence[Fields]) -> list[str]:
    if not dangers:
        return ["None of them is wrong where it says that it is safe to book."]
    head = f"WRONG, and called safe to book: {len(dangers)}"
    return [head, *(f"    {one['id']}: {one['why']}. {one['evidence']}" for one in dangers)]


def _differences(differences: dict[str, list[str]]) -> list[str]:
    if not differences:
        return []
    shown = (f"    {kind}: {', '.join(differences[kind])}" for kind in sorted(differences))
    return ["", "Where else it differs:", *shown]
