"""Whether two texts are the same letter, when one of them was edited and all marks are lost.

A text is remembered by its sketch: the smallest hashes of its runs of three words ("bottom-k",
Broder 1997). The share of common hashes estimates how much of the words is common; wrapping,
quoting and HTML do not matter, and the text itself is not kept.
"""

from __future__ import annotations

from hashlib import blake2b

from reachout.formats import mail

_RUN = 3  # words
_KEPT = 12  # hashes


def sketch(raw: bytes) -> tuple[str, ...]:
    """Of a message's words; empty when it has none."""
    words = mail.text_of(raw)[0].lower().split()
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
    return tuple(sorted(_hash(run) for run in runs if run)[:_KEPT])


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """From 0, nothing in common, to 1, the same."""
    smallest = sorted({*one, *other})[: max(1, min(_KEPT, max(len(one), len(other))))]
    common = [hash for hash in smallest if hash in one and hash in other]
    return len(common) / len(smallest) if smallest else 0.0


def _hash(run: str) -> str:
    return blake2b(run.encode("utf-8", "replace"), digest_size=4).hexdigest()
