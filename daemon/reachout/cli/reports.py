"""What a pass did, in words, and the letters that wait for Send."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reachout.cli import show
from reachout.cli.cards import card, name_in_commands
from reachout.cli.show import indented, say
from reachout.cli.words import letter_to, stands, when
from reachout.cli.workspace import Place
from reachout.domain.board import Card, command_for
from reachout.domain.letter import LetterName
from reachout.domain.loop import Stage

if TYPE_CHECKING:
    from reachout.runtime.app import App
    from reachout.runtime.world import Done, Report

SENTENCES: dict[str, str] = {
    "WriteDraft": "The {letter} lies in Drafts.",
    "RewriteDraft": "The {letter} in Drafts was brought up to date.",
    "WentStale": "In the {letter}, which you edited, a time is good no more: `status` says which.",
    "WithdrawDraft": "The {letter} was taken out of Drafts.",
    "HandOver": "The {letter} was handed to your mail command.",
    "FileSent": "The {letter} lies in Sent.",
    "PlaceEvent": "A chat with {name} is on your calendar, to be confirmed: {start}.",
    "RemoveEvent": "The unconfirmed chat with {name} is off your calendar.",
    "PlaceHold": "A time offered to {name} is held on your calendar: {start}.",
    "RemoveHold": "A time that was held for {name} is off your calendar.",
    "InviteGuest": "The calendar invites {name}.",
    "ConfirmEvent": "The chat with {name} is confirmed on your calendar.",
    "MoveBooked": "The chat with {name} is moved on your calendar: {start}.",
    "Reconciled": "A step with {name} was cut off earlier; what became of it is known now.",
}


SOURCES = {"mail": "Mail", "calendar": "The calendar"}


def what_was_done(app: App, report: Report) -> list[str]:
    """What can be read again, one sentence an effect, one for every loop whose stage changed."""
    lines = [_sentence(app, done) for done in report.done if done.effect in SENTENCES]
    moved = dict.fromkeys(
        done.loop
        for done in report.done
        if done.effect == "stage" and done.detail["stage"] != Stage.DRAFTED
    )
    loops = [app.store.loop(id) for id in moved]
    cards = [card(app, loop) for loop in loops if loop is not None]
    back = [f"{SOURCES[source]} can be read again." for source in report.back]
    return back + lines + [stands(one, app.settings.policy) for one in cards]


def _sentence(app: App, done: Done) -> str:
    detail = done.detail
    letter = letter_to(LetterName(detail.get("letter", LetterName.AGAIN)), done.contact)
    start = detail.get("start")
    at = when(datetime.fromisoformat(start), app.host.zone, app.now()) if start else ""
    return SENTENCES[done.effect].format(name=done.contact, letter=letter, start=at)


# ------------------------------------------------------------------ what waits for the host


def in_drafts(app: App) -> list[Card]:
    """Open loops with a letter in Drafts that waits for Send."""
    cards = [card(app, loop) for loop in app.store.loops(app.host.id)]
    return [one for one in cards if one.loop.pending and not one.loop.pending.missing_since]


def say_drafts(app: App, place: Place, cards: list[Card]) -> None:
    """Each letter in Drafts: where it is to be read, and how it is sent."""
    for one in cards:
        pending = one.loop.pending
        assert pending is not None
        say(f"In Drafts: the {letter_to(pending.letter, one.name)}, “{pending.ref.subject}”")
        mail = app.world().mail
        say(indented(f"read it:  {mail.link(pending.ref)}"))
        words = place.command(f'reachout approve "{name_in_commands(one)}"')
        by_you = "there, in your browser: only you send"
        say(indented(f"send it:  {words if mail.outbox else by_you}"), show.COMMAND)


def say_asked(app: App, place: Place, id: str) -> None:
    """What the host is asked about one loop, each with the command that answers."""
    loop = app.store.loop(id)
    if loop is None:
        return
    one = card(app, loop)
    for asked in loop.attention:
        say(asked.text, show.ASKED)
        say(indented(place.command(command_for(asked, name_in_commands(one)))), show.COMMAND)
