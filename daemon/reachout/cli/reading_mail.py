"""One reading, explained: who speaks, what is new, what it means, how sure, and by which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reachout.cli import show
from reachout.cli.reading_words import SENDERS, calm, meant, understood
from reachout.cli.show import indented, say
from reachout.cli.words import iso, when
from reachout.domain.numbering import NOBODY_SAYS
from reachout.domain.reading import Meaning, Sender
from reachout.formats import mail as mails

if TYPE_CHECKING:
    from reachout.runtime.again import Looked

MOST_LINES, MOST_WIDE = 12, 300  # of the words that are shown
LABEL = 13


def explain(looked: Looked, zone: str, unknown: str) -> None:
    """In words. *zone*: the host's clock; *unknown*: why it is read against no letter."""
    say(_head(looked, zone), show.HEAD)
    say(_against(looked, zone, unknown), show.HEAD)
    say()
    for label, text in _lines(looked, zone):
        first, *rest = text.split("\n")
        say(f"{label:<{LABEL}}{first}".rstrip())
        for line in rest:
            say(indented(line, LABEL))


def _head(looked: Looked, zone: str) -> str:
    head = mails.headers(looked.raw)
    at = f", {when(looked.sent.received_at, zone)}"
    subject = calm(mails.header(head, "subject"))
    shown = f": “{subject}”" if subject else ""
    return f"{calm(mails.header(head, 'from')) or 'nobody named'}{at}{shown}"


def _against(looked: Looked, zone: str, unknown: str) -> str:
    """What had been offered, or why nothing is known of it."""
    sent = looked.sent
    head = f"Read against your letter of {when(sent.sent_at, zone, sent.received_at)}"
    head = head if looked.kept else f"{head}, as it is known today"
    written = looked.loop is not None and looked.loop.thread.last_sent_at is not None
    head = head if written else unknown
    if not sent.slots:
        return f"{head.rstrip('.')}, which names no time." if written else head
    times = (
        f"{one.number}) {when(one.start, zone, sent.received_at)}"
        if one.number < NOBODY_SAYS
        else when(one.start, zone, sent.received_at)
        for one in sent.slots
    )
    return f"{head.rstrip('.')}:\n{indented('   '.join(times))}"


# ------------------------------------------------------------------ line by line


def _lines(looked: Looked, zone: str) -> Iterator[tuple[str, str]]:
    what, sent = looked.what, looked.sent
    human = what.sender is Sender.HUMAN
    reason = "; nothing in it is a machine's" if human else f". {what.why}"
    yield "who speaks", SENDERS[what.sender] + reason
    if what.new_words.strip():
        yield "new in it", _shortened(what.new_words)
    yield "it means", meant(what, sent, zone)
    if human:
        yield "why", understood(what.why, sent, zone)
        yield from _sure(looked)
    for label, clause in zip(_labels("by the words"), what.evidence, strict=False):
        yield label, f"“{calm(clause.words)}” → {understood(clause.understood, sent, zone)}"
    if human:
        yield "whose word", _whose(looked)
    yield "rules", _rules(looked, zone)


def _labels(first: str) -> Iterator[str]:
    yield first
    while True:
        yield ""


def _sure(looked: Looked) -> Iterator[tuple[str, str]]:
    if looked.what.meaning is not Meaning.ACCEPT:
        return
    yes = "yes: the choice is understood, and nothing leaves it open"
    yield "sure", yes if looked.what.safe else "no: nothing is booked on it, you are asked"


def _whose(looked: Looked) -> str:
    writer = calm(mails.header(mails.headers(looked.raw), "from")) or "nobody"
    if looked.contact is None:
        return f"{writer}; it is not known whose address that is"
    name, said = looked.contact.name, looked.what.vouched.why
    if looked.what.known_address:
        return f"an address of {name}'s. {said}".rstrip()
    return (
        f"an address that is not listed as {name}'s: it settles nothing by itself. {said}".rstrip()
    )


def _rules(looked: Looked, zone: str) -> str:
    version, before = f"version {looked.what.rules}", looked.before
    if before is None:
        return version
    if before.rules == looked.what.rules:
        return f"{version}, as when it came in"
    if meant(before, looked.sent, zone) == meant(looked.what, looked.sent, zone):
        return f"{version}; when it came in, version {before.rules}, which said the same"
    said = meant(before, looked.sent, zone)
    return f"{version}; when it came in, version {before.rules}, which said: {said}"


def _shortened(words: str) -> str:
    lines = [line.rstrip() for line in re.sub(r"\n\s*\n", "\n", calm(words)).strip().split("\n")]
    shown = [line if len(line) <= MOST_WIDE else f"{line[:MOST_WIDE]} …" for line in lines]
    more = len(shown) - MOST_LINES
    return "\n".join([*shown[:MOST_LINES], *([f"… and {more} more lines"] if more > 0 else [])])


# ------------------------------------------------------------------ JSON


def as_json(looked: Looked, zone: str) -> dict[str, Any]:
    what, sent = looked.what, looked.sent
    head = mails.headers(looked.raw)
    return {
        "from": mails.header(head, "from"),
        "subject": mails.header(head, "subject"),
        "received_at": iso(sent.received_at, zone),
        "contact": looked.contact.address if looked.contact is not None else None,
        "loop": looked.loop.id if looked.loop is not None else None,
        "offered": [
            {
                "number": one.number if one.number < NOBODY_SAYS else None,
                "start": iso(one.start, zone),
                "end": iso(one.end, zone),
            }
            for one in sent.slots
        ],
        "sender": what.sender.value,
        "intent": what.meaning.value if what.meaning is not None else None,
        "stop": what.stop,
        "slot": what.slot if what.slot is None or what.slot < NOBODY_SAYS else None,
        "start": iso(what.start, zone),
        "until": what.until.isoformat() if what.until is not None else None,
        "safe_to_book": what.safe,
        "known_address": what.known_address,
        "vouched": {
            "sender": what.vouched.sender,
            "in_thread": what.vouched.in_thread,
            "ours_inside": what.vouched.ours_inside,
            "why": what.vouched.why,
        },
        "failed_address": what.failed_address or None,
        "new_words": what.new_words,
        "why": what.why,
        "evidence": [{"words": one.words, "understood": one.understood} for one in what.evidence],
        "rules": what.rules,
        "rules_before": looked.before.rules if looked.before is not None else None,
    }
