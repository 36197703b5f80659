"""What the host said, what the program did, and when it last looked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from reachout.errors import Bug
from reachout.ports import Command, JournalLine
from reachout.store import queries, rows
from reachout.store import schema as t
from reachout.store.database import Database


class Record:
    def __init__(self, db: Database) -> None:
        self.db = db

    def say(self, host: str, name: str, arguments: dict[str, str], at: datetime) -> int:
        """The number of the command."""
        said = insert(t.command).values(
            host=host,
            name=name,
            arguments=rows.arguments(arguments),
            at=at,
            answer="",
            failed=False,
        )
        with self.db.writing() as connection:
            key = connection.execute(said).inserted_primary_key
        assert key is not None  # SQLite always tells
        return int(key[0])

    def commands(self, host: str) -> Sequence[Command]:
        return [rows.command(row) for row in self.db.all(queries.COMMANDS, host=host)]

    def command(self, id: int) -> Command | None:
        row = self.db.first(sa.select(t.command).where(t.command.c.id == id))
        return None if row is None else rows.command(row)

    def journal(
        self, host: str, contact: str | None = None, limit: int = 50
    ) -> Sequence[JournalLine]:
        lines = sa.select(t.journal).where(t.journal.c.host == host)
        if contact is not None:
            lines = lines.where(t.journal.c.contact == contact)
        newest = lines.order_by(t.journal.c.id.desc()).limit(limit)
        return rows.journal_lines(self.db.all(newest))

    def last_pass(self, host: str) -> datetime | None:
        found: datetime | None = self.db.value(
            sa.select(t.host.c.last_pass_at).where(t.host.c.id == host)
        )
        return found

    def passed(self, host: str, at: datetime) -> None:
        with self.db.writing() as connection:
            connection.execute(
                sa.update(t.host).where(t.host.c.id == host).values(last_pass_at=at)
            )


# ------------------------------------------------------------------ saving


def answer(connection: sa.Connection, command: Command) -> None:
    done = connection.execute(
        sa.update(t.command)
        .where(t.command.c.id == command.id)
        .values(rows.command_answer(command))
    )
    if done.rowcount != 1:
        raise Bug(f"Command {command.id} is answered, and nobody said it.")


def write_lines(connection: sa.Connection, host: str, lines: Sequence[JournalLine]) -> None:
    if lines:
        connection.execute(insert(t.journal), [rows.journal_values(one, host) for one in lines])
