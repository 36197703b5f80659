"""One pass at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from reachout.errors import Busy, Unreachable
from reachout.store import PassLock

from .conftest import kill_while


def test_a_second_one_is_told_at_once(tmp_path: Path) -> None:
    """It does not wait, and is told who is at work."""
    lock = tmp_path / "pass.lock"
    with (
        PassLock(lock),
        pytest.raises(Busy, match=r"at work there \(process \d+\)"),
        PassLock(lock),
    ):
        pass


def test_let_go_it_can_be_had_again(tmp_path: Path) -> None:
    """Also after an error inside."""
    lock = PassLock(tmp_path / "pass.lock")
    with pytest.raises(ZeroDivisionError), lock:
        raise ZeroDivisionError
    with lock, pytest.raises(Busy), PassLock(lock.path):
        pass


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    """The file that it left is no obstacle: the machine let the lock go."""
    lock = tmp_path / "pass.lock"
    kill_while(PassLock(lock).__enter__)
    assert lock.exists()
    with PassLock(lock):
        pass


def test_only_the_host_may_read_it(tmp_path: Path) -> None:
    """Mode 0600, in a folder made when missing."""
    with PassLock(tmp_path / "new" / "pass.lock") as lock:
        assert lock.path.stat().st_mode & 0o777 == 0o600


def test_a_lock_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """With its path."""
    with pytest.raises(Unreachable, match=r"pass\.lock cannot be opened"):
        (tmp_path / "pass.lock").mkdir()
        PassLock(tmp_path / "pass.lock").__enter__()
