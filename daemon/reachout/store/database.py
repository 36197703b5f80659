"""One SQLite file: how it is opened, read and written, and what its errors mean.

journal_mode=DELETE, not WAL. A WAL database cannot even be opened on a full disk (its shared
memory file cannot grow: SQLITE_IOERR_SHMSIZE), and then no status could be shown; and it is one
file, so that a host's own backup never leaves the last commits behind in a `-wal`. The price is a
slower commit, of which a loop needs some dozens in its life. Readers take no lock of ours: while
a write is open they see the last commit; only its last instant makes them wait.

synchronous=EXTRA is FULL with one sync more: of the folder, once the journal is gone. Without it,
in this mode, a power cut may bring the journal back and undo the last commit (SQLite, PRAGMA
synchronous), and an intent must be durable before its request leaves.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import exc

from reachout.errors import Bug, Busy, Conflict, ReachoutError, Refused, Unreachable

Row = sa.Row[Any]
Question = sa.Select[Any] | sa.CompoundSelect[Any]

TAKEN = {
    "loop.host, loop.contact": "A loop with this person is open already. Close it first.",
    "intent.key": "This effect was begun before: its key is used.",
    "intent.loop": "Another effect of this loop has no known outcome yet. Look for it first.",
}


class Database:
    """Transactions on one file. `statements` and `rows` count what it was asked and gave."""

    def __init__(self, path: Path, *, patience: int, durable: bool) -> None:
        self.path = path
        self.statements = 0
        self.rows = 0
        self._patience = patience
        self._durable = durable
        _make_private(path)
        self.engine = sa.create_engine(
            f"sqlite:///{path}", connect_args={"timeout": patience / 1000}
        )
        self._writer = self.engine.execution_options(writes=True)
        sa.event.listen(self.engine, "connect", self._connected)
        sa.event.listen(self.engine, "begin", _begin)
        sa.event.listen(self.engine, "before_cursor_execute", self._count)

    def _connected(self, connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # BEGIN is said by _begin, not by the driver
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute(f"PRAGMA synchronous={'EXTRA' if self._durable else 'OFF'}")
        connection.execute("PRAGMA foreign_keys=ON")

    def _count(self, *_: object) -> None:
        self.statements += 1

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Every statement inside sees the same commit."""
        with self._told(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction, durable when left without an error; else nothing of it is.

        BEGIN IMMEDIATE: the write lock is taken at once, so that what is read inside still holds
        at the commit. Busy when it cannot be had in time. Conflict when a rule of one-of-a-kind
        is broken. Unreachable when the disk is full or cannot be written.
        """
        with self._told(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[sa.Connection]:
        """As `writing`, for tables to be rebuilt: foreign keys are checked once, at the end."""
        with self._told(), self._writer.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA foreign_keys=OFF")
            try:
                with connection.begin():
                    yield connection
                    if connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                        raise Bug(f"{self.path}: a migration left rows without their owners.")
            finally:
                driver.execute("PRAGMA foreign_keys=ON")

    def all(self, question: Question, **named: Any) -> Sequence[Row]:
        with self.reading() as connection:
            found = connection.execute(question, named).all()
        self.rows += len(found)
        return found

    def first(self, question: Question, **named: Any) -> Row | None:
        with self.reading() as connection:
            found = connection.execute(question, named).first()
        self.rows += found is not None
        return found

    def value(self, question: Question, default: Any = None, **named: Any) -> Any:
        """The first column of the first row, else *default*."""
        found = self.first(question, **named)
        return default if found is None else found[0]

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLAlchemy's errors end here."""
        try:
            yield
        except exc.StatementError as problem:
            raise self._error(problem.orig) from problem
        except sqlite3.Error as problem:  # of BEGIN, which goes past SQLAlchemy
            raise self._error(problem) from problem

    def _error(self, why: BaseException | None) -> ReachoutError:
        match why:
            case sqlite3.IntegrityError():
                return _broken_rule(str(why))
            case sqlite3.OperationalError() if "locked" in str(why):
                return Busy(
                    f"{self.path} is being written by another process, for longer than "
                    f"{self._patience / 1000:g} s. Try again when it is done."
                )
            case sqlite3.OperationalError():
                return Unreachable(
                    f"{self.path} could not be used: {why}. Nothing of this change was kept. "
                    "Is the disk full, or may the file not be written?"
                )
            case sqlite3.DatabaseError() if type(why) is sqlite3.DatabaseError:
                return Refused(
                    f"{self.path} is damaged or no database: {why}. "
                    "Put a backup in its place; opt-outs are kept beside it."
                )
            case _:
                return Bug(f"{self.path}: {why}")


def _begin(connection: sa.Connection) -> None:
    """Past SQLAlchemy's own way to execute, which costs ten times the statement."""
    writes = connection.get_execution_options().get("writes", False)
    driver = connection.connection.driver_connection
    assert driver is not None  # the pool has just connected
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def _broken_rule(why: str) -> ReachoutError:
    rule = why.removeprefix("UNIQUE constraint failed: ")
    return Conflict(TAKEN[rule]) if rule in TAKEN else Bug(f"A rule of the tables broke: {why}.")


def _make_private(path: Path) -> None:
    """0600 from the first instant; SQLite gives its journal the same."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as problem:
        raise Unreachable(f"{path} cannot be opened: {problem.strerror}.") from problem
    if path.stat().st_mode & 0o077:
        with suppress(OSError):  # somebody else's file: SQLite will say what it may not do
            path.chmod(0o600)
