"""Writing one file among those of other programs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reachout.errors import Conflict, Refused, Unreachable
from reachout.providers.local.events_folder import create, delete, fingerprint, listing, replace

OLD, NEW, THEIRS = b"old", b"new", b"theirs"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create(tmp_path / "chat.ics", OLD)
    return tmp_path / "chat.ics"


def test_a_name_is_given_once(path: Path):
    """The second of two writers is told, and the first one's file stays."""
    with pytest.raises(Conflict):
        create(path, NEW)
    assert path.read_bytes() == OLD


def test_only_what_was_seen_is_replaced_or_deleted(path: Path):
    """Somebody else's edit, even of the same length and minute, is never lost."""
    seen = fingerprint(OLD)
    path.write_bytes(THEIRS)
    for act in (lambda: replace(path, NEW, seen), lambda: delete(path, seen)):
        with pytest.raises(Conflict, match=r"chat\.ics"):
            act()
    assert path.read_bytes() == THEIRS


def test_what_is_gone_stays_gone(path: Path):
    """A deleted file is neither written again nor a reason to fall over."""
    path.unlink()
    for act in (
        lambda: replace(path, NEW, fingerprint(OLD)),
        lambda: delete(path, fingerprint(OLD)),
    ):
        with pytest.raises(Conflict):
            act()
    assert not path.exists()


def test_nothing_is_left_behind(path: Path):
    """Neither a good write nor a refused one leaves a temporary file."""
    replace(path, NEW, fingerprint(OLD))
    with pytest.raises(Conflict):
        create(path, OLD)
    with pytest.raises(Conflict):
        replace(path, OLD, fingerprint(OLD))
    assert os.listdir(path.parent) == ["chat.ics"]
    assert path.read_bytes() == NEW


def test_every_write_gives_another_stamp(path: Path):
    """A file replaced within one tick of the clock, by one of its length, is seen as another."""
    before = listing(path.parent)
    times = path.stat()
    replace(path, NEW, fingerprint(OLD))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert listing(path.parent) != before


def test_a_file_where_the_folder_should_be_is_unreadable(tmp_path: Path):
    """The config points at a file: nothing can be read, and it says so."""
    (tmp_path / "calendar").write_bytes(b"")
    with pytest.raises(Unreachable, match="calendar"):
        listing(tmp_path / "calendar")
    with pytest.raises((Refused, Unreachable)):
        create(tmp_path / "calendar" / "chat.ics", NEW)
