"""Text made comparable, character by character, so that every place keeps its number."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIKE = {
    "’": "'",
    "‘": "'",
    "`": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\t": " ",
    "…": ".",
    "ß": "s",
    "ø": "o",
    "ł": "l",
    "º": "o",
    "ª": "a",
    "\ufe0f": " ",
    "\u20e3": " ",
    "\u200b": " ",
    "\ufeff": " ",
}


def folded(text: str) -> str:
    """Lower case, plain quotes and dashes, no accents; the length never changes."""
    return text.translate(_FOLDS)


class _Folds(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        found = _folded_char(chr(code))
        if len(self) < CHARACTERS_KEPT:
            self[code] = found
        return found


CHARACTERS_KEPT = 4096


def _folded_char(char: str) -> str:
    if char in _LIKE:
        return _LIKE[char]
    lowered = char.lower()
    base = unicodedata.normalize("NFKD", lowered)[:1] or " "
    return base if base.isascii() or unicodedata.combining(lowered[-1]) == 0 else lowered[0]


_FOLDS = _Folds()


@lru_cache(maxsize=512)
def listed(words: str) -> str:
    """What stands in a word list, folded: lists never change, so each is folded once."""
    return folded(words)


def squeezed(text: str) -> str:
    """Folded, runs of space as one, for comparing words of two letters."""
    return " ".join(folded(text).split())


def phrase(words: str) -> str:
    """A phrase of a word list as a pattern: a space is any space, `~` up to four words."""
    pattern = re.sub(r"\s*~\s*", "\x00", folded(words.strip()))
    return pattern.replace(" ", r"\s+").replace("\x00", r"\W+(?:[\w']+\W+){0,4}?")


@lru_cache(maxsize=512)
def phrases(lines: str) -> str:
    """A word list (its phrases apart by line ends or " | ") as one pattern on word borders."""
    found = {line.strip() for line in re.split(r"\n| \| ", lines) if line.strip()}
    longest_first = sorted(found, key=lambda line: (-len(line), line))
    return r"(?<![\w'])(?:" + "|".join(map(phrase, longest_first)) + r")(?!\w|'t\b)"


def words(lines: str) -> frozenset[str]:
    return frozenset(folded(lines).split())


GAP = 60  # characters that a `~` in a list of marks bridges


def holds(text: str, marks: str) -> bool:
    """Whether one of *marks* (a line each, `~` a gap) stands in *text*, folded and squeezed.

    Plain searches, no patterns: a mail of any size and make costs its length and no more.
    """
    whole, parted = _parted(marks)
    return any([mark in text for mark in whole]) or any(_stands(text, one) for one in parted)


Parts = tuple[str, ...]


@lru_cache(maxsize=64)
def _parted(marks: str) -> tuple[Parts, tuple[Parts, ...]]:
    """The marks without a gap, and the others in their parts."""
    lines = [line.strip() for line in folded(marks).splitlines() if line.strip()]
    parted = (tuple(map(str.strip, line.split("~"))) for line in lines if "~" in line)
    return tuple(line for line in lines if "~" not in line), tuple(parted)


def _stands(text: str, parts: Parts) -> bool:
    first, *rest = parts
    at = text.find(first)
    while at >= 0:
        if _follow(text, at + len(first), rest):
            return True
        at = text.find(first, at + GAP)
    return False


def _follow(text: str, at: int, parts: list[str]) -> bool:
    for part in parts:
        found = text.find(part, at, at + GAP + len(part))
        if found < 0:
            return False
        at = found + len(part)
    return True
