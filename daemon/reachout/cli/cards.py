"""The board, read from memory alone: no lock, no look at mailbox or calendar, no pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reachout.cli.words import iso
from reachout.domain.board import Board, Card, Source, command_for, named_once
from reachout.domain.ledger import earlier
from reachout.domain.loop import Loop
from reachout.domain.numbering import by_number, in_hand
from reachout.domain.offers import Offer

if TYPE_CHECKING:
    from reachout.runtime.app import App

SOURCES = ("mail", "calendar")


def card(app: App, loop: Loop) -> Card:
    return Card(
        loop=loop,
        contact=app.store.contact(loop.contact),
        address=app.store.address_of(loop.contact),
        offers=tuple(app.store.offers(loop.id)),
    )


def board(app: App) -> Board:
    """Every loop there ever was, oldest first, and when each source was last read well."""
    from reachout.runtime.look import trouble_of

    now = app.now()
    cards = tuple(card(app, loop) for loop in app.store.loops(app.host.id, closed=True))
    sources = tuple(
        Source(
            name=name,
            last_good_look=app.store.last_good_look(app.host.id, name),
            trouble=trouble_of(app.store, app.host.id, name),
        )
        for name in SOURCES
    )
    return Board(
        now=now,
        cards=cards,
        sources=sources,
        contacts=0,
        say=(*_waiting(app), *named_once(cards, app.settings.policy, now)),
    )


def _waiting(app: App) -> list[str]:
    said = []
    if app.store.standing(app.host.id).paused:
        said.append("Everything is paused, by you. `reachout resume` goes on.")
    if app.store.commands(app.host.id):
        said.append("Something you said waits for the next pass.")
    return said


def name_in_commands(card: Card) -> str:
    """What the host can type for this person."""
    if card.contact is None or any(mark in card.name for mark in '"$`\\!'):
        return card.address
    return card.name


# ------------------------------------------------------------------ JSON


def as_json(board: Board, zone: str) -> dict[str, Any]:
    """Fields are only ever added. Times are ISO 8601 with an offset."""
    return {
        "now": iso(board.now, zone),
        "loops": [_loop(card, zone) for card in board.cards],
        "sources": [
            {
                "name": source.name,
                "last_good_look": iso(source.last_good_look, zone),
                "trouble": source.trouble,
            }
            for source in board.sources
        ],
    }


def _loop(card: Card, zone: str) -> dict[str, Any]:
    loop = card.loop
    numbers = {o: n for n, o in by_number(in_hand(card.offers, loop)).items()}
    before = earlier(card.offers, loop.pending)  # of a revision that lies there no more
    return {
        "id": loop.id,
        "contact": card.address,
        "intent": loop.intent.value,
        "stage": loop.stage.value,
        "outcome": loop.outcome.value if loop.outcome is not None else None,
        "pending": _pending(loop),
        "ball": loop.ball.value,
        "offered": [
            _offer(offer, numbers.get(offer, offer.number))
            for offer in card.offers
            if offer not in before
        ],
        "chat": _chat(loop, zone),
        "attention": [
            {
                "code": asked.code,
                "text": asked.text,
                "command": command_for(asked, name_in_commands(card)),
            }
            for asked in loop.attention
        ],
        "look_again_at": iso(loop.look_again_at, zone),
    }


def _pending(loop: Loop) -> dict[str, Any] | None:
    if loop.pending is None:
        return None
    pending = loop.pending
    return {
        "letter": pending.letter.value,
        "touched": pending.touched,
        "stale": list(pending.stale),
    }


def _offer(offer: Offer, number: int) -> dict[str, Any]:
    return {
        "number": number,
        "start": iso(offer.start, offer.zone),
        "end": iso(offer.end, offer.zone),
        "zone": offer.zone,
        "state": offer.state.value,
    }


def _chat(loop: Loop, zone: str) -> dict[str, Any] | None:
    chat = loop.chat
    if chat is None:
        return None
    return {
        "start": iso(chat.start, zone),
        "end": iso(chat.end, zone),
        "zone": zone,
        "status": chat.status.value,
    }
