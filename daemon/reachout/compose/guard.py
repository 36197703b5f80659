"""What may never stand in a letter, and the last look before one is handed on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reachout.errors import MissingVariable

# Characters that no eye sees: they could break a header, or turn the words around.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_SPACES = re.compile(r"[ \t\n]+")
_MARKS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\[[^\]\n]*\]")
_EMPTY = re.compile(r"\b(None|Undefined|undefined)\b")
_GAPS = re.compile(r"\n\n\n|  |\t|[ ]\n")


def line(text: str) -> str:
    """*text* on one line, single spaces, without control and bidi characters."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text.replace("\r", "\n"))).strip()


def lines(text: str) -> str:
    """The same, its line breaks kept: a sign-off."""
    rows = [line(row) for row in text.strip().splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


def check(words: str, own: Iterable[str], to: str) -> None:
    """MissingVariable when a blank was left open, as in "[Your Name]" (pathfinder-ai #1230).

    *own* are the host's own texts: "None of us" is theirs to say.
    """
    if mark := _MARKS.search(words):
        raise MissingVariable(
            f'The letter to {to} would say "{mark[0]}", as a blank that nobody filled in.'
            " Write the words themselves in the contacts file or the template."
        )
    rest = words
    for text in sorted(own, key=len, reverse=True):
        rest = rest.replace(text, "·") if text else rest
    if found := _EMPTY.search(rest) or _GAPS.search(rest):
        raise MissingVariable(
            f"The letter to {to} would say {found[0]!r} where a word belongs. Mend the template."
        )
