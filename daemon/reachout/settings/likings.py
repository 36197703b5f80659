"""What `[slots.prefer]` says: which weekdays and parts of the day the host likes better."""

from __future__ import annotations

import math
from collections.abc import Mapping
from difflib import get_close_matches

from reachout.domain.preference import PARTS, Liking, Part
from reachout.settings.refusal import refusal

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST = 10
_BY_NAME: dict[str, tuple[int | None, Part | None]] = {
    **{day: (number, None) for number, day in enumerate(DAYS)},
    **{str(part): (None, part) for part in PARTS},
    **{f"{day} {part}": (n, part) for n, day in enumerate(DAYS) for part in PARTS},
}
_LIKE_THIS = 'Write a weekday ("fri"), a part of the day ("morning") or both ("fri afternoon").'


def moment(value: str) -> str:
    """A weekday, a part of the day, or a part of one weekday: "fri afternoon"."""
    if value in _BY_NAME:
        return value
    words = [_short(word) for word in value.lower().split()]
    meant = " ".join(sorted(words, key=lambda word: word not in DAYS))
    near = [meant] if meant in _BY_NAME else get_close_matches(meant, _BY_NAME, n=1)
    cure = f'Did you mean "{near[0]}"?' if near else _LIKE_THIS
    raise refusal("is neither a weekday nor a part of the day.", cure)


def _short(word: str) -> str:
    """friday is fri here."""
    return word[:3] if word.endswith("day") and word[:3] in DAYS else word


def weight(value: object) -> float:
    """How much more welcome than usual: from 0 to 10, 1 is as usual."""
    if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
        raise refusal("is not a number.", "Write it without quotes: 2 is rather, 0.5 rather not.")
    if not 0 <= value <= MOST:
        raise refusal(f"is not between 0 and {MOST}.", "1 is as usual, 2 rather, 0.5 rather not.")
    return float(value)


def likings(said: Mapping[str, float]) -> tuple[Liking, ...]:
    """In the order of the file."""
    return tuple(
        Liking(weekday=weekday, part=part, weight=weight)
        for (weekday, part), weight in ((_BY_NAME[name], given) for name, given in said.items())
    )
