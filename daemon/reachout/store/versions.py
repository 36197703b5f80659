"""Which schema a file has, and how it comes to ours. Alembic is imported only to migrate."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import sqlalchemy as sa

from reachout.errors import NewerSchema, Refused, Unreachable
from reachout.store import schema as t
from reachout.store.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = MIGRATIONS / "versions"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


def bring_up(db: Database, *, to: int = t.SCHEMA, versions: Path = VERSIONS) -> None:
    """A new file gets all tables, an older one is backed up beside it and migrated.

    Writes nothing when the schema is ours already: a full disk must not keep the board dark.
    NewerSchema: a newer reachout wrote it. Refused: it holds something else.
    """
    found = schema_of(db)
    if found is None:
        found = make(db, to)
    if found > to:
        raise NewerSchema(
            f"{db.path} was written by a newer reachout (schema {found}; this one knows {to}). "
            "Install that version again, or put the backup back that it made beside the file."
        )
    if found < to:
        backup(db.path, found)
        migrate(db, to, versions)


def schema_of(db: Database) -> int | None:
    """None: the file is empty. Refused: tables, and none of ours."""
    with db.reading() as connection:
        return _schema(connection, db.path)


def _schema(connection: sa.Connection, path: Path) -> int | None:
    names = connection.exec_driver_sql(TABLES).scalars().all()
    if not names:
        return None
    if t.revision.name not in names:
        raise Refused(f"{path} is a database of some other program. Name another file.")
    found = connection.execute(sa.select(t.revision.c.version_num)).scalar()
    return int(found or 0)


def make(db: Database, to: int) -> int:
    """All tables in one transaction. Another process may have been quicker: then look again."""
    with db.writing() as connection:
        found = _schema(connection, db.path)
        if found is not None:
            return found
        t.METADATA.create_all(connection, checkfirst=False)
        connection.execute(sa.insert(t.revision).values(version_num=revision_name(to)))
    return to


def revision_name(schema: int) -> str:
    """As Alembic knows it: "0001"."""
    return f"{schema:04}"


def backup(path: Path, schema: int) -> Path:
    """A whole copy beside the file, with SQLite's own backup, before anything is changed."""
    target = path.with_name(f"{path.name}.schema-{schema}.backup")
    half = target.with_name(f"{target.name}.part")
    try:
        half.unlink(missing_ok=True)
        os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copy(path, half)
        half.replace(target)
    except (OSError, sqlite3.Error) as problem:
        raise Unreachable(
            f"{path} must be backed up to {target} before it can be migrated, and that failed: "
            f"{problem}. Nothing was changed."
        ) from problem
    return target


def _copy(path: Path, target: Path) -> None:
    source, copy = sqlite3.connect(path), sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()


def migrate(db: Database, to: int, versions: Path = VERSIONS) -> None:
    """Every step in one transaction: all of them or none."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("version_locations", str(versions).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    with db.migrating() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision_name(to))
