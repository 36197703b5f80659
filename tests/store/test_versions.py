"""The schema over the years: made, told apart, backed up, migrated."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from reachout.errors import Bug, NewerSchema, Refused
from reachout.store import open_store, versions
from reachout.store.database import Database
from reachout.store.schema import SCHEMA

from .conftest import NOW, Desk, person

NEXT = SCHEMA + 1
A_LATER_STEP = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{next:04}", "{now:04}"


def upgrade() -> None:
    with op.batch_alter_table("contact") as contact:
        contact.alter_column("name", new_column_name="called")
    {more}
"""


def shape(path: Path) -> dict[str, str]:
    """Every table and index as SQLite has it, without the accidents of white space."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        found = {name: " ".join(sql.replace(" ,", ",").split()) for name, sql in rows}
    connection.close()
    return found


def contents(path: Path) -> list[str]:
    """Every table and every row, as SQL."""
    with sqlite3.connect(path) as connection:
        found = list(connection.iterdump())
    connection.close()
    return found


def later_versions(folder: Path, more: str = "pass") -> Path:
    """The steps as shipped, and one more that a later reachout could bring."""
    steps = shutil.copytree(versions.VERSIONS, folder / "steps", dirs_exist_ok=True)
    text = A_LATER_STEP.format(now=SCHEMA, next=NEXT, more=more)
    (steps / "later.py").write_text(text)
    return steps


@pytest.fixture
def old(desk: Desk) -> Database:
    """A database of today, in the eyes of a later reachout."""
    ids = desk.take(person("ada@example.com"))
    desk.open_loop(ids[0])
    desk.store.close()
    return Database(desk.path, patience=50, durable=False)


def test_the_migrations_lead_to_the_tables_of_today(tmp_path: Path) -> None:
    """A database that went through every step equals one made at once."""
    open_store(tmp_path / "new.db", new_id=lambda: "x").close()
    db = Database(tmp_path / "migrated.db", patience=50, durable=False)
    versions.migrate(db, SCHEMA)
    assert versions.schema_of(db) == SCHEMA
    db.close()
    assert shape(tmp_path / "migrated.db") == shape(tmp_path / "new.db")


def test_an_older_database_is_backed_up_and_migrated(desk: Desk, old: Database) -> None:
    """The backup beside it is whole and as it was; nothing of the old one is lost."""
    before = contents(desk.path)
    versions.bring_up(old, to=NEXT, versions=later_versions(desk.folder))
    assert versions.schema_of(old) == NEXT
    assert "called" in shape(desk.path)["contact"] and "uq_loop_open" in shape(desk.path)
    old.close()
    backup = desk.folder / f"reachout.db.schema-{SCHEMA}.backup"
    assert contents(backup) == before
    assert backup.stat().st_mode & 0o777 == 0o600
    backup.replace(desk.path)
    store = desk.open()
    assert store.loop("loop1") is not None
    store.close()


def test_a_step_that_fails_changes_nothing(desk: Desk, old: Database) -> None:
    """All steps are one transaction; the error is not hidden."""
    before = shape(desk.path)
    steps = later_versions(desk.folder, 'raise RuntimeError("half way")')
    with pytest.raises(RuntimeError, match="half way"):
        versions.bring_up(old, to=NEXT, versions=steps)
    assert versions.schema_of(old) == SCHEMA
    old.close()
    assert shape(desk.path) == before
    store = desk.open()
    assert store.loop("loop1") is not None
    store.close()


def test_a_step_must_not_leave_rows_without_their_owners(desk: Desk, old: Database) -> None:
    """Foreign keys rest while tables are rebuilt, and are checked before the end."""
    steps = later_versions(desk.folder, """op.execute("DELETE FROM host")""")
    with pytest.raises(Bug, match="without their owners"):
        versions.bring_up(old, to=NEXT, versions=steps)
    assert versions.schema_of(old) == SCHEMA
    old.close()


def test_a_newer_database_is_left_alone(desk: Desk) -> None:
    """What a later reachout wrote is not understood, so it is not touched (exit code 78)."""
    with desk.store.db.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    desk.store.close()
    before = desk.path.read_bytes()
    with pytest.raises(NewerSchema, match=f"schema 999; this one knows {SCHEMA}"):
        desk.open()
    assert desk.path.read_bytes() == before and NewerSchema.exit_code == 78


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    """Nothing is added to it."""
    path = tmp_path / "photos.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photo (id)")
    connection.close()
    with pytest.raises(Refused, match="some other program"):
        open_store(path, new_id=lambda: "x")
    assert list(shape(path)) == ["photo"]


def test_two_that_start_at_once_make_one_database(tmp_path: Path) -> None:
    """The second sees, with the write lock in hand, that the first was quicker."""
    first, second = (
        Database(tmp_path / "reachout.db", patience=50, durable=False) for _ in range(2)
    )
    assert versions.schema_of(second) is None
    versions.bring_up(first)
    assert versions.make(second, SCHEMA) == SCHEMA
    first.close()
    second.close()
    store = open_store(tmp_path / "reachout.db", new_id=lambda: "h")
    store.passed(store.host("sam@example.com"), NOW)
    store.close()
