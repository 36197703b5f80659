"""Loops, their letters and offers, and the effects that are about to leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from reachout.domain.loop import Loop
from reachout.domain.offers import Offer
from reachout.errors import Bug, Conflict
from reachout.ports import Intent, LetterRow
from reachout.store import queries, rows
from reachout.store import schema as t
from reachout.store.database import Database, Question


class Loops:
    def __init__(self, db: Database) -> None:
        self.db = db

    def loop(self, id: str) -> Loop | None:
        return self._one(queries.LOOP, id)

    def open_loop_of(self, contact: str) -> Loop | None:
        return self._one(queries.OPEN_LOOP_OF, contact)

    def last_loop_of(self, contact: str) -> Loop | None:
        return self._one(queries.LAST_LOOP_OF, contact)

    def _one(self, question: Question, id: str) -> Loop | None:
        row = self.db.first(question, id=id)
        return None if row is None else rows.loop(row)

    def loops(self, host: str, *, closed: bool = False) -> Sequence[Loop]:
        return self._many(queries.LOOPS if closed else queries.OPEN_LOOPS, host=host)

    def watched(self, host: str, closed_since: datetime) -> Sequence[Loop]:
        return self._many(queries.WATCHED, host=host, now=closed_since)

    def opened_since(self, host: str, since: datetime) -> Sequence[Loop]:
        return self._many(queries.OPENED_SINCE, host=host, now=since)

    def _many(self, question: Question, **named: object) -> Sequence[Loop]:
        return [rows.loop(row) for row in self.db.all(question, **named)]

    def to_step(self, host: str, now: datetime) -> Sequence[str]:
        """Oldest loop first."""
        return [row.id for row in self.db.all(queries.TO_STEP, host=host, now=now)]

    # letters and offers

    def letters(self, loop: str) -> Sequence[LetterRow]:
        """Oldest revision first."""
        return [rows.letter(row) for row in self.db.all(queries.LETTERS, id=loop)]

    def letters_sent_to(self, contact: str) -> Sequence[LetterRow]:
        """First sent first."""
        return [rows.letter(row) for row in self.db.all(queries.LETTERS_SENT_TO, id=contact)]

    def offers(self, loop: str) -> Sequence[Offer]:
        return [rows.offer(row) for row in self.db.all(queries.OFFERS, id=loop)]

    def live_offers(self, host: str) -> Sequence[Offer]:
        return [rows.offer(row) for row in self.db.all(queries.LIVE_OFFERS, host=host)]

    def held(self, host: str) -> Sequence[Offer]:
        return [rows.offer(row) for row in self.db.all(queries.HELD, host=host)]

    # effects

    def intend(self, intent: Intent, letter: LetterRow | None = None) -> None:
        """Conflict as well while another effect of this loop has no known outcome."""
        with self.db.writing() as connection:
            connection.execute(insert(t.intent).values(rows.intent_values(intent)))
            if letter is not None:
                save_letter(connection, intent.host, letter)

    def open_intent(self, loop: str) -> Intent | None:
        row = self.db.first(queries.OPEN_INTENT, id=loop)
        return None if row is None else rows.intent(row)


# ------------------------------------------------------------------ saving


def save_loop(connection: sa.Connection, loop: Loop) -> Loop:
    """Compare and set: it must still have the version that it was read at."""
    saved = replace(loop, version=loop.version + 1)
    done = connection.execute(
        sa.update(t.loop)
        .where(t.loop.c.id == loop.id, t.loop.c.version == loop.version)
        .values(rows.loop_values(saved))
    )
    if done.rowcount != 1:
        raise Conflict(
            f"Loop {loop.id} was changed meanwhile (it is no longer at version {loop.version}). "
            "Nothing was saved; read it again."
        )
    return saved


def open_loop(connection: sa.Connection, loop: Loop) -> Loop:
    connection.execute(insert(t.loop).values(rows.loop_values(loop)))
    return loop


def save_offers(connection: sa.Connection, host: str, loop: str, offers: Sequence[Offer]) -> None:
    connection.execute(sa.delete(t.offer).where(t.offer.c.loop == loop))
    if offers:
        ledger = [rows.offer_values(offer, host, place) for place, offer in enumerate(offers)]
        connection.execute(insert(t.offer), ledger)


def save_letter(connection: sa.Connection, host: str, letter: LetterRow) -> None:
    """A revision is written once; only what became of it is filled in later."""
    values = rows.letter_values(letter, host)
    sent = {name: values[name] for name in ("sent_at", "sent_text", "message_id")}
    new = insert(t.letter).values(values)
    connection.execute(new.on_conflict_do_update(index_elements=["key"], set_=sent))


def settle(connection: sa.Connection, intent: Intent) -> None:
    done = connection.execute(
        sa.update(t.intent)
        .where(t.intent.c.key == intent.key)
        .values(state=intent.state.value, payload=intent.payload)
    )
    if done.rowcount != 1:
        raise Bug(f"The effect {intent.key} is settled, and was never begun.")
