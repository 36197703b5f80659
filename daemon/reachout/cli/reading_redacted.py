"""A mail to show to others: it reads the same, and gives nothing private away."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reachout import reading
from reachout.cli.reading_cases import HEADER, as_case, context, header_of
from reachout.cli.reading_words import in_a_word
from reachout.cli.show import complain, counted
from reachout.domain.reading import Reading, Sent
from reachout.formats import mail as mails
from reachout.reading.redaction import Redacted, redact

if TYPE_CHECKING:
    from reachout.runtime.again import Looked

COMPARED = ("sender", "meaning", "stop", "slot", "start", "until", "safe")
MOST_TRIALS = 150  # to find which words make the difference
MOST_NAMED = 12  # words that are told


@dataclass(frozen=True, slots=True)
class Shown:
    """The mail as it is printed, and how whoever gets it reads it."""

    raw: bytes
    redacted: Redacted
    sent: Sent
    what: Reading

    def differs(self, before: Reading) -> list[str]:
        return [name for name in COMPARED if getattr(self.what, name) != getattr(before, name)]


def print_redacted(looked: Looked, zone: str, keep: Sequence[str]) -> None:
    """The mail on stdout; on stderr whether it still reads the same, and what to do if not."""
    shown = _best(looked, frozenset(keep))
    _write(shown.raw)
    differing = shown.differs(looked.what)
    if differing:
        _complain_differs(looked, shown, differing, zone, keep)
    else:
        complain(f"It reads the same: {in_a_word(shown.what, shown.sent, zone)}.")
    words, names = len(shown.redacted.replaced), len(shown.redacted.names)
    complain(f"{counted(words, 'word')} replaced, among them {counted(names, 'word')} of names.")
    for name in shown.redacted.stayed:
        complain(f"“{name}” is a name in it and a word besides: see whether it may stay.")
    if looked.sent.slots:
        complain(f"The offer stands in its header {HEADER}: this one file tells everything.")
    complain("Times, dates and time zones stay. Look through it before you show it.")


def _best(looked: Looked, keep: frozenset[str]) -> Shown:
    """With our letter in it only where it does not read the same without."""
    bare = _shown(looked, keep, text=False)
    if not bare.differs(looked.what) or not looked.sent.text:
        return bare
    whole = _shown(looked, keep, text=True)
    return bare if whole.differs(looked.what) else whole


def _shown(looked: Looked, keep: frozenset[str], *, text: bool) -> Shown:
    redacted = redact(looked.raw, looked.sent, keep)
    raw, sent = redacted.raw, redacted.sent
    if looked.sent.slots:
        writer = next(iter(mails.authors(mails.headers(raw))), "")
        case = as_case(sent, writer, text=text)
        raw, sent = header_of(case) + raw, context(case)
    return Shown(raw, redacted, sent, reading.read(raw, sent))


def _write(raw: bytes) -> None:
    binary = getattr(sys.stdout, "buffer", None)
    if binary is not None:
        sys.stdout.flush()
        binary.write(raw)
        binary.flush()
    else:
        sys.stdout.write(raw.decode("utf-8", "replace"))


# ------------------------------------------------------------------ where it reads otherwise


def _complain_differs(
    looked: Looked, shown: Shown, differing: Sequence[str], zone: str, keep: Sequence[str]
) -> None:
    complain(
        f"It does not read the same ({', '.join(differing)}).\n"
        f"    before:   {in_a_word(looked.what, looked.sent, zone)}\n"
        f"    redacted: {in_a_word(shown.what, shown.sent, zone)}"
    )
    needed = _needed(looked, shown, frozenset(keep))
    if needed is None:
        complain("No word makes the difference, so it lies in its form or in a number.")
        return
    words = " ".join(f"--keep {word}" for word in needed[:MOST_NAMED])
    complain(f"These words make the difference. If they may be shown: {words}")


def _needed(looked: Looked, shown: Shown, keep: frozenset[str]) -> list[str] | None:
    """The fewest words, names apart, with which it reads the same; None when all do not do."""
    kept = [word for word in shown.redacted.replaced if word not in shown.redacted.names]
    trials = 0

    def same(words: Sequence[str]) -> bool:
        nonlocal trials
        trials += 1
        return not _best(looked, keep | frozenset(words)).differs(looked.what)

    if not kept or not same(kept):
        return None
    size = len(kept) // 2
    while size and trials < MOST_TRIALS:
        at = 0
        while at < len(kept) and trials < MOST_TRIALS:
            fewer = kept[:at] + kept[at + size :]
            if same(fewer):
                kept = fewer
            else:
                at += size
        size //= 2
    return kept
