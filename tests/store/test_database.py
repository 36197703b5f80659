"""The file: many readers, one writer, and what is said when something is wrong with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reachout.errors import Busy, Refused, Unreachable
from reachout.store import open_store

from .conftest import NOW, Desk, person


def test_readers_see_the_last_commit_while_a_write_is_open(desk: Desk) -> None:
    """`status` waits for nobody; and never sees half of a change."""
    reader = desk.open()
    desk.store.passed(desk.host, NOW)
    with desk.store.db.writing() as connection:
        connection.exec_driver_sql("UPDATE host SET last_pass_at = NULL, fingerprint = 'half'")
        assert reader.last_pass(desk.host) == NOW
        assert reader.fingerprint(desk.host) == ""
    assert reader.last_pass(desk.host) is None
    reader.close()


def test_a_second_writer_waits_a_while_and_is_told(desk: Desk) -> None:
    """Busy, with the file; it can be tried again."""
    other = desk.open(patience=1)
    with (
        desk.store.db.writing(),
        pytest.raises(Busy, match=r"reachout\.db is being written by another process"),
    ):
        other.passed(desk.host, NOW)
    other.passed(desk.host, NOW)
    assert desk.store.last_pass(desk.host) == NOW
    other.close()


def test_a_full_disk_loses_nothing_that_was_said_to_be_kept(desk: Desk) -> None:
    """Writes are refused whole, reads go on, and it works again once there is room."""
    people = [person(f"p{number}@example.com", notes="n" * 500) for number in range(500)]
    with desk.store.db.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Unreachable, match="full"):
        desk.take(*people)
    assert not desk.store.contacts(desk.host)
    assert desk.store.fingerprint(desk.host) == ""
    with desk.store.db.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert len(desk.take(*people)) == 500


def test_opening_a_known_file_writes_nothing(desk: Desk) -> None:
    """So that the board can be shown on a full or read-only disk."""
    desk.take(person("ada@example.com"))
    before = desk.path.stat().st_mtime_ns, desk.path.read_bytes()
    reader = desk.open()
    assert len(reader.contacts(desk.host)) == 1
    reader.close()
    assert (desk.path.stat().st_mtime_ns, desk.path.read_bytes()) == before
    assert [one.name for one in desk.folder.iterdir()] == ["reachout.db"], "one file, no -wal"


def test_only_the_host_may_read_the_file(tmp_path: Path) -> None:
    """Mode 0600 from the start, also when somebody had opened it up."""
    path = tmp_path / "deep" / "reachout.db"
    open_store(path, new_id=lambda: "x").close()
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    open_store(path, new_id=lambda: "x").close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    """Whether it is a database or not."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear Noor, " * 500)
    with pytest.raises(Refused, match="damaged or no database"):
        open_store(path, new_id=lambda: "x")
    assert path.read_text() == "Dear Noor, " * 500


def test_a_place_where_no_file_can_be_is_said(tmp_path: Path) -> None:
    """With its path."""
    (tmp_path / "file").write_text("")
    with pytest.raises(Unreachable, match=r"reachout\.db cannot be opened"):
        open_store(tmp_path / "file" / "reachout.db", new_id=lambda: "x")


def test_what_it_is_asked_is_counted(desk: Desk) -> None:
    """Statements and rows, for the benchmark; the words that begin a transaction are none."""
    desk.take(*(person(f"p{number}@example.com") for number in range(7)))
    before = desk.store.statements, desk.store.rows
    desk.store.contacts(desk.host)
    assert (desk.store.statements, desk.store.rows) == (before[0] + 1, before[1] + 7)


def test_the_store_costs_nothing_until_it_is_opened(tmp_path: Path) -> None:
    """Importing the package brings in no SQLAlchemy; opening a store brings in no Alembic."""
    script = (
        "import pathlib, sys, reachout.store as s; assert 'sqlalchemy' not in sys.modules\n"
        "s.open_store(pathlib.Path(sys.argv[1]), new_id=lambda: 'x').close()\n"
        "assert not {'alembic', 'sqlalchemy.orm'} & set(sys.modules)"
    )
    daemon = str(Path(__file__).parents[2] / "daemon")
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "reachout.db")],
        env={"PYTHONPATH": daemon},
        check=False,
    )
    assert run.returncode == 0
