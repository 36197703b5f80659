"""The Store of reachout.ports on SQLite, put together from its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from reachout.domain.loop import Loop
from reachout.errors import Bug
from reachout.ports import Change
from reachout.store import loops, post, record
from reachout.store import schema as t
from reachout.store.database import Database
from reachout.store.loops import Loops
from reachout.store.people import People, consider
from reachout.store.post import Post
from reachout.store.record import Record
from reachout.store.versions import bring_up


class SqliteStore(People, Loops, Post, Record):
    """One database file. Safe to read from many processes; one at a time writes."""

    def __init__(
        self,
        path: Path,
        *,
        new_id: Callable[[], str],
        optouts: Path | None = None,
        patience: int = 5000,
        durable: bool = True,
    ) -> None:
        People.__init__(self, Database(path, patience=patience, durable=durable), new_id, optouts)
        try:
            bring_up(self.db)
        except BaseException:
            self.close()
            raise

    @property
    def statements(self) -> int:
        """How many it was asked since it was opened."""
        return self.db.statements

    @property
    def rows(self) -> int:
        """How many it gave since it was opened."""
        return self.db.rows

    def close(self) -> None:
        self.db.close()

    def save(self, change: Change) -> Loop | None:
        """Conflict when the loop was saved since it was read, or when another of the same person
        is open. Unreachable when an opt-out could not be written to its file. Nothing is kept of
        a change that fails.
        """
        with self.db.writing() as connection:
            host = _host_of(connection, change)
            saved = _save_loop(connection, change)
            self._save_person(connection, host, change)
            _save_papers(connection, host, change)
            record.write_lines(connection, host, change.journal)
        return saved

    def _save_person(self, connection: sa.Connection, host: str, change: Change) -> None:
        """Who was closed with, opened with, or stands differently now is considered anew."""
        news = set()
        if change.standing is not None and self.save_standing(connection, host, change.standing):
            news.add(change.standing.contact)
        if change.opened is not None:
            news.add(change.opened.contact)
        if change.loop is not None and not change.loop.is_open:
            news.add(change.loop.contact)
        for contact in news:
            consider(connection, contact)


def _save_loop(connection: sa.Connection, change: Change) -> Loop | None:
    if change.loop is not None and change.opened is not None:
        raise Bug("One change saves one loop: either one that was read, or a new one.")
    if change.opened is not None:
        return loops.open_loop(connection, change.opened)
    return loops.save_loop(connection, change.loop) if change.loop is not None else None


def _save_papers(connection: sa.Connection, host: str, change: Change) -> None:
    about = change.loop or change.opened
    if change.offers is not None:
        if about is None:
            raise Bug("Offers are saved with their loop.")
        loops.save_offers(connection, host, about.id, change.offers)
    if change.letter is not None:
        loops.save_letter(connection, host, change.letter)
    if change.intent is not None:
        loops.settle(connection, change.intent)
    post.take(connection, change.taken)
    for made in change.readings:
        post.save_reading(connection, host, made)
    if change.command is not None:
        record.answer(connection, change.command)


def _host_of(connection: sa.Connection, change: Change) -> str:
    """Whose change this is. What has no loop is found by its person or its command."""
    for known in (change.loop, change.opened, change.intent):
        if known is not None:
            return known.host
    for statement in _traces(change):
        found = connection.execute(statement.limit(1)).scalar()
        if found is not None:
            return str(found)
    raise Bug("Nobody can say to which host this change belongs.")


def _traces(change: Change) -> Iterator[sa.Select[Any]]:
    people = [change.standing.contact] if change.standing is not None else []
    people += [line.contact for line in change.journal]
    yield sa.select(t.contact.c.host).where(t.contact.c.id.in_(people))
    yield sa.select(t.host.c.id).where(t.host.c.id.in_(people))
    if change.command is not None:
        yield sa.select(t.command.c.host).where(t.command.c.id == change.command.id)
    yield sa.select(sa.func.min(t.host.c.id)).having(sa.func.count() == 1)
