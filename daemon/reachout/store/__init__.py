"""The memory: SQLAlchemy Core on one SQLite file. Imported late, for its import is dear."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reachout.store.lock import PassLock as PassLock

if TYPE_CHECKING:
    from reachout.store.sqlite import SqliteStore

PATIENCE = 5000  # milliseconds to wait for somebody else's write


def open_store(
    path: Path,
    *,
    new_id: Callable[[], str],
    optouts: Path | None = None,
    patience: int = PATIENCE,
    durable: bool = True,
) -> SqliteStore:
    """The store in the file *path*, made when missing, migrated (after a backup) when older.

    *optouts*: the text file that keeps opt-outs beside the database, one address a line.
    *patience*: milliseconds to wait while another process writes. *durable*: False does
    not wait for the disk, for simulated years; a killed process loses nothing even then, a power
    cut may. NewerSchema: a newer reachout
    wrote the file. Busy: locked for longer. Unreachable: it cannot be opened. Refused: damaged.
    """
    from reachout.store.sqlite import SqliteStore

    return SqliteStore(path, new_id=new_id, optouts=optouts, patience=patience, durable=durable)
