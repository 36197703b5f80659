"""The loop as a picture, drawn from the table (a Mermaid state diagram for the README)."""

from __future__ import annotations

import re
from collections import defaultdict

from reachout.domain.loop import Stage
from reachout.domain.table import TABLE

MOST_NAMED = 4  # more events than this on one arrow are summed up


def draw() -> str:
    """Every move of TABLE as one arrow, its events beside it."""
    arrows: dict[tuple[Stage, Stage], list[str]] = defaultdict(list)
    for kind, row in TABLE.items():
        for stage, cell in row.cells.items():
            if isinstance(cell, Stage) and cell is not stage:
                arrows[stage, cell].append(_words(kind))
    lines = ["stateDiagram-v2", "    [*] --> opened"]
    lines += [f"    {a} --> {b}: {_label(arrows[a, b])}" for a, b in sorted(arrows, key=_order)]
    return "\n".join([*lines, "    closed --> [*]"])


def _order(arrow: tuple[Stage, Stage]) -> tuple[int, int]:
    stages = list(Stage)
    return stages.index(arrow[0]), stages.index(arrow[1])


def _words(kind: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__).lower()


def _label(events: list[str]) -> str:
    shown = ", ".join(events[:MOST_NAMED])
    return shown if len(events) <= MOST_NAMED else f"{shown} and {len(events) - MOST_NAMED} more"
