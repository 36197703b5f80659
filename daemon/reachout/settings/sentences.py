"""The rules for the host's own words, which stand in letters exactly as written.

Every sentence is whole and said to the person; nothing is placed after "because" or a comma.
"""

from __future__ import annotations

import re

from reachout.settings.refusal import refusal

LONGEST = 240  # characters of one text
LONGEST_LINE = 120  # characters of a name, greeting, topic or place
_OPENING = re.compile(r"(because|that|for|to|weil|dass|daß|für|um|zu)\b", re.IGNORECASE)
_FINAL = re.compile(r"[.!?][\"'”’“‘»«›‹)\]]*$")
_PLACEHOLDER = re.compile(r"\{\{|\[")
# Characters that no eye sees: they could break a header or turn the words around.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def sentence(value: object) -> str:
    """One or two whole sentences on one line; line breaks of the file become spaces."""
    text = " ".join(_text(value).split())
    if not text:
        raise refusal("is empty.", "Write a whole sentence said to the person.")
    _refuse([*_sentence_faults(text), *_faults(text, LONGEST)])
    return text


def question(value: object) -> str:
    """A sentence that asks for one thing at most."""
    text = sentence(value)
    if text.count("?") > 1:
        what = f"asks {text.count('?')} questions at once."
        raise refusal(what, "Keep one here and make the others further items of the list.")
    return text


def line(value: object) -> str:
    """Words on one line: a name, a greeting, a topic, a place."""
    text = _text(value).strip()
    if not text:
        raise refusal("is empty.", "Write it, or leave the setting out.")
    if "\n" in text:
        raise refusal("has more than one line.", "Write it on one line.")
    _refuse(_faults(text, LONGEST_LINE))
    return text


def last_lines(value: object) -> str:
    """A sign-off: one line or a few."""
    text = "\n".join(row.rstrip() for row in _text(value).strip().splitlines())
    if not text:
        raise refusal("is empty.", "Write how your letters end, or leave the setting out.")
    _refuse(_faults(text, LONGEST))
    return text


def private(value: object) -> str:
    """Notes: any text at all."""
    return _text(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise refusal("is not text.", "Put it in quotes.")
    return value


def _sentence_faults(text: str) -> list[tuple[str, str]]:
    faults = []
    if opening := _OPENING.match(text):
        what = f'begins with "{opening[1]}", but has to stand alone in the letter'
        faults.append((what, "Write a whole sentence said to the person."))
    if not _FINAL.search(text):
        what = 'does not end in ".", "!" or "?"'
        faults.append((what, "Finish the sentence."))
    return faults


def _faults(text: str, longest: int) -> list[tuple[str, str]]:
    faults = []
    if len(text) > longest:
        what = f"has {len(text)} characters; {longest} is the most"
        faults.append((what, "Say it shorter."))
    if mark := _PLACEHOLDER.search(text):
        what = f'holds "{mark[0]}", as a blank that nobody filled in'
        faults.append((what, "Write the words themselves."))
    if unseen := _UNSEEN.search(text):
        what = f"holds an invisible character (U+{ord(unseen[0]):04X})"
        faults.append((what, "Type the text anew."))
    return faults


def _refuse(faults: list[tuple[str, str]]) -> None:
    if faults:
        whats, cures = zip(*faults, strict=True)
        raise refusal("; ".join(whats) + ".", " ".join(cures))
