"""A reading in words for the host."""

from __future__ import annotations

import re
from datetime import datetime

from reachout.cli.words import day, when
from reachout.domain.numbering import NOBODY_SAYS
from reachout.domain.reading import Meaning, Reading, Sender, Sent

SENDERS: dict[Sender, str] = {
    Sender.HUMAN: "a person",
    Sender.AUTO_REPLY: "an automatic answer",
    Sender.BOUNCE: "a mail server: the letter did not arrive",
    Sender.DELAY: "a mail server that is still trying",
    Sender.CHALLENGE: "a filter that wants to know whether you are a person",
    Sender.BULK: "a list or a program, to many",
}
MEANINGS: dict[Meaning, str] = {
    Meaning.ACCEPT: "they take a time that you offered",
    Meaning.COUNTER: "they want another time",
    Meaning.DEFER: "not now, later",
    Meaning.DECLINE: "no",
    Meaning.CANCEL: "they call it off",
    Meaning.QUESTION: "they ask something first",
    Meaning.OTHER: "nothing about a time",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OFFER = re.compile(r"\boffer (\d+(?: or \d+)*)")


def calm(text: str) -> str:
    """Words of a stranger, without what a terminal would obey or show in another order."""
    return _CONTROL.sub("", text.replace("\r\n", "\n"))


def meant(what: Reading, sent: Sent, zone: str) -> str:
    """What it says, in a phrase: "they take a time that you offered: number 2, Fri 5 June, 12:00"
    on the wall clock of *zone*.
    """
    said = "never write again" if what.stop else MEANINGS.get(what.meaning or Meaning.OTHER, "")
    if what.sender is Sender.AUTO_REPLY:
        said = "they are away"
    elif what.sender is not Sender.HUMAN:
        return f"nothing that answers you{_failed(what)}"
    named = [*_time(what, sent, zone), *_until(what)]
    return f"{said}: {', '.join(named)}" if named else said


def in_a_word(what: Reading, sent: Sent, zone: str) -> str:
    """Who speaks, what it means, and whether it is sure: for one line."""
    if what.sender is not Sender.HUMAN:
        away = f", back {day(what.until, year=True)}" if what.until else ""
        return SENDERS[what.sender] + away
    sure = "sure" if what.safe else "not sure"
    said = meant(what, sent, zone)
    return f"{said}, {sure}" if what.meaning is Meaning.ACCEPT else said


def _failed(what: Reading) -> str:
    return f": {calm(what.failed_address)} cannot be reached" if what.failed_address else ""


def _time(what: Reading, sent: Sent, zone: str) -> list[str]:
    number = [f"number {what.slot}"] if what.slot and what.slot < NOBODY_SAYS else []
    if what.start is None:
        return number if what.slot else []
    return [*number, when(what.start, zone, sent.received_at)]


def _until(what: Reading) -> list[str]:
    if what.until is None:
        return []
    word = "back on" if what.sender is Sender.AUTO_REPLY else "ask again from"
    return [f"{word} {day(what.until, year=True)}"]


def understood(text: str, sent: Sent, zone: str) -> str:
    """What was made of a clause: offers and instants become "number 2, Fri 5 June, 12:00"."""
    shown = _OFFER.sub(lambda found: _slots(found[1], sent, zone), text)
    return calm(" ".join(_instant(word, sent, zone) for word in shown.split(" ")))


def _slots(numbers: str, sent: Sent, zone: str) -> str:
    return " or ".join(_slot(int(number), sent, zone) for number in numbers.split(" or "))


def _slot(number: int, sent: Sent, zone: str) -> str:
    slot = next((one for one in sent.slots if one.number == number), None)
    if slot is None:
        return f"number {number}"
    at = when(slot.start, zone, sent.received_at)
    return at if number >= NOBODY_SAYS else f"number {number}, {at}"


def _instant(word: str, sent: Sent, zone: str) -> str:
    bare = word.rstrip(".,;")
    try:
        at = datetime.fromisoformat(bare) if "T" in bare else None
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        return word
    return when(at, zone, sent.received_at) + word[len(bare) :]
