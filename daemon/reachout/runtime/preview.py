"""What would be written, and who is next, without writing anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reachout.domain.board import Card
from reachout.domain.contact import Contact
from reachout.domain.due import Verdict
from reachout.domain.letter import Letter
from reachout.domain.loop import Loop, Stage

if TYPE_CHECKING:
    from reachout.domain.explained import DayTold
    from reachout.domain.ledger import Told
    from reachout.domain.overlap import Overlap
    from reachout.domain.slots import Slot
    from reachout.runtime.app import App
    from reachout.runtime.world import World

AHEAD = tuple(timedelta(days=days) for days in (0, 7, 31, 100, 400, 4000))
WEIGHED = 5  # people who are next at about the same time
NEEDS_A_WORD = frozenset({"one line missing", "asks first", "bounced", "waits for you"})
MOST_ASKED = 20  # people whose last loop ended not long ago


# ------------------------------------------------------------------ a letter and its times


def letter(app: App, contact: Contact) -> Letter:
    """The opening letter that this person would get now.

    MissingVariable: there is nothing left to say. No intent, no draft, nothing stored.
    """
    world, now = app.world(), app.now()
    in_touch = contact.last is None and _in_touch(world, contact, now)
    return opener(world, contact, now, in_touch=in_touch)


def opener(world: World, contact: Contact, now: datetime, *, in_touch: bool) -> Letter:
    """The same for who knows already whether mail or meetings were found: *in_touch*."""
    from reachout.compose import letters
    from reachout.domain import actions as a
    from reachout.runtime.effects import drafting

    told = [row.letter.used for row in world.store.letters_sent_to(contact.id)]
    action = a.WriteDraft(key="preview", letter=letters.opener(told))
    if contact.last is None and in_touch:  # they need no telling how they know each other
        contact = replace(contact, last=now.date())
    return drafting.compose(world, _imagined(world, contact, now), contact, action).letter


def _imagined(world: World, contact: Contact, now: datetime) -> Loop:
    return Loop(
        id="preview",
        host=world.host.id,
        contact=contact.id,
        intent=contact.intent,
        stage=Stage.OPENED,
        opened_at=now,
        since=now,
    )


def _in_touch(world: World, contact: Contact, now: datetime) -> bool:
    """The search that a pass makes before it opens a loop: mail and meetings count as a link."""
    from reachout.runtime.opening import search

    return search(world, contact, world.store.standing(contact.id), now).touch is not None


def slots(app: App, contact: Contact) -> tuple[Slot, ...]:
    """The times that a letter would offer now, also to somebody whose letters offer none.

    Unreachable when the calendar cannot vouch for any.
    """
    from reachout.runtime.times import to_offer

    return to_offer(app.world(), contact, app.now())


def explained(app: App, contact: Contact) -> tuple[DayTold, ...]:
    """The same, day by day. Unreachable as well."""
    from reachout.domain.explained import explain
    from reachout.runtime.times import around

    world, now = app.world(), app.now()
    asked = around(world, _imagined(world, contact, now), contact, now)
    return explain(asked, contact.minutes)


def ledger(app: App, contact: Contact) -> tuple[Told, ...]:
    """Every time that stood in a letter of the loop with them, or of the last one."""
    from reachout.domain.ledger import told

    store = app.store
    loop = store.open_loop_of(contact.id) or store.last_loop_of(contact.id)
    if loop is None:
        return ()
    revisions = [(row.draft, row.key) for row in store.letters(loop.id)]
    return told(tuple(store.offers(loop.id)), loop, app.now(), revisions)


def meeting(app: App, contact: Contact) -> Overlap:
    """Do their hours and the host's meet? Asks no calendar."""
    from reachout.runtime import sides

    return sides.meeting(app.world(), contact, app.now())


# ------------------------------------------------------------------ who is next


def who_is_next(app: App) -> tuple[Contact, Verdict] | None:
    """Of a few people whose time comes first, the one to be written to; None: nobody is there."""
    from reachout.runtime.opening import explain

    world, now = app.world(), app.now()
    for ahead in AHEAD:
        people = _people(world, now + ahead)
        if people:
            verdicts = [(one, explain(world, one, now, ask=app.near)) for one in people]
            return min(verdicts, key=lambda pair: _rank(pair[1], now))
    return None


def _people(world: World, by: datetime) -> list[Contact]:
    ids = world.store.candidates(world.host.id, by, WEIGHED)
    return [found for id in ids if (found := world.store.contact(id)) is not None]


def _rank(verdict: Verdict, now: datetime) -> tuple[bool, datetime]:
    never = now + AHEAD[-1]
    return (not verdict.due, verdict.next or (now if verdict.due else never))


def waiting_for_a_word(app: App, cards: Sequence[Card]) -> Iterator[str]:
    """Of people whose last loop has ended: what only the host can set going again."""
    last = {card.loop.contact: card for card in cards}
    closed = [card for card in last.values() if not card.loop.is_open and card.contact]
    for card in closed[-MOST_ASKED:]:
        assert card.contact is not None
        verdict = _explained(app, card.contact)
        if verdict.rule in NEEDS_A_WORD:
            yield verdict.text


def _explained(app: App, contact: Contact) -> Verdict:
    from reachout.runtime.opening import explain

    return explain(app.world(), contact, app.now(), ask=app.near)
