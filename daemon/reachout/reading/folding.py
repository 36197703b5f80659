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
