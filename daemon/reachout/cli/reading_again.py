"""What came out differently when stored mail was read again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reachout.cli import show
from reachout.cli.cards import card, name_in_commands
from reachout.cli.reading_words import calm, in_a_word, understood
from reachout.cli.show import counted, indented, say
from reachout.cli.words import iso, when
from reachout.domain.board import command_for
from reachout.domain.reading import Reading, Sent

if TYPE_CHECKING:
    from reachout.cli.workspace import Place
    from reachout.domain.loop import Loop
    from reachout.runtime.again import Again
    from reachout.runtime.app import App


def say_again(app: App, place: Place, differing: Sequence[Again], many: int, answer: str) -> None:
    """Each that differs, old → new, with the word that answers where the host is asked. *many*:
    how many were read.
    """
    if not many:
        say("Every stored mail was read with the rules of this version. --all reads them again.")
        return
    for one in differing:
        _say_one(app, place, one)
    same = many - len(differing)
    say(f"{counted(many, 'mail')} read again: {same} as before, {len(differing)} otherwise.")
    if differing:
        say("Nothing was booked or closed by it: what follows is your word.")
    if answer:
        say(answer)


def _say_one(app: App, place: Place, one: Again) -> None:
    sent = one.now.context
    assert sent is not None  # nothing is read without one
    zone = app.host.zone
    say(f"{one.name}, {when(sent.received_at, zone, app.now())}", show.NAME)
    say(indented(f"before: {in_a_word(one.before, sent, zone)}"))
    say(indented(f"now:    {in_a_word(one.now.what, sent, zone)}"))
    say(indented(f"        {understood(one.now.what.why, sent, zone)}"), show.QUIET)
    for line in one.now.what.evidence[:3]:
        shown = f"“{calm(line.words)}” → {understood(line.understood, sent, zone)}"
        say(indented(f"        {shown}"), show.QUIET)
    if one.from_memory:
        say(indented("        (read against what is known of your letter today)"), show.QUIET)
    if one.loop is not None:
        _say_asked(app, place, one.loop)
    say()


def _say_asked(app: App, place: Place, loop: Loop) -> None:
    """Only where they are asked about it still."""
    for asked in loop.attention:
        words = command_for(asked, name_in_commands(card(app, loop)))
        say(indented(f"you are asked: {asked.text}"), show.ASKED)
        say(indented(place.command(words), 8), show.COMMAND)


def as_json(app: App, one: Again) -> dict[str, Any]:
    sent = one.now.context
    assert sent is not None
    zone = app.host.zone
    return {
        "contact": app.store.address_of(one.loop.contact) if one.loop is not None else None,
        "loop": one.loop.id if one.loop is not None else None,
        "mail": one.now.mail_id,
        "received_at": iso(sent.received_at, zone),
        "from_memory": one.from_memory,
        "before": _reading(one.before, sent, zone),
        "now": _reading(one.now.what, sent, zone),
        "asked": [asked.code for asked in one.loop.attention] if one.loop is not None else [],
    }


def _reading(what: Reading, sent: Sent, zone: str) -> dict[str, Any]:
    return {
        "sender": what.sender.value,
        "intent": what.meaning.value if what.meaning is not None else None,
        "stop": what.stop,
        "slot": what.slot,
        "start": iso(what.start, zone),
        "until": what.until.isoformat() if what.until is not None else None,
        "safe_to_book": what.safe,
        "why": what.why,
        "rules": what.rules,
    }
