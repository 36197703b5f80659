"""A folder of .ics files, one event a file, as vdirsyncer and khal keep them.

Others write here while we do. A write is a whole file put in place by one rename or link, made
durable before it returns; a temporary file ends in .tmp, which those programs pass over.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from stat import S_IMODE, S_ISREG

from reachout.errors import Conflict, OutcomeUnknown, Refused, Unreachable

Stamp = tuple[int, int, int]  # size, mtime in ns, inode: differs when the file does

NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP})  # folders on some file systems cannot be synced


def fingerprint(raw: bytes) -> str:
    return sha256(raw).hexdigest()


def listing(folder: Path) -> dict[str, Stamp]:
    """Path of every event file → its stamp. Unreachable when the folder cannot be read whole.

    Plain strings: this runs at every pass, and thousands of Paths cost more than their stats.
    """
    try:
        with os.scandir(folder) as entries:
            found = [(entry.path, _stamp(entry)) for entry in entries if _is_event(entry.name)]
    except OSError as problem:
        raise _unreadable(folder, problem) from problem
    return {path: stamp for path, stamp in found if stamp is not None}


def _is_event(name: str) -> bool:
    return name.endswith(".ics") and not name.startswith(".")


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    """None for what was deleted just now, and for what is no file."""
    try:
        facts = entry.stat()
    except FileNotFoundError:
        if entry.is_symlink():  # it still lies there and points to nothing: not the same as gone
            raise
        return None
    return (facts.st_size, facts.st_mtime_ns, facts.st_ino) if S_ISREG(facts.st_mode) else None


def read(path: Path) -> bytes | None:
    """None when there is no such file. Unreachable when there is, and it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise _unreadable(path, problem) from problem


def unreadable(path: Path, why: object) -> Unreachable:
    return Unreachable(
        f"The calendar cannot be read: {path}: {why}. Until it can, no times are offered; "
        "mend it or take it out of the calendar's folder."
    )


def _unreadable(path: Path, problem: OSError) -> Unreachable:
    return unreadable(path, problem.strerror)


def create(path: Path, raw: bytes) -> None:
    """Put a new file; the folder too, if only that is missing. Conflict when the name is taken."""
    with _writing(path):
        path.parent.mkdir(exist_ok=True)
        with _laid_down(path.parent, raw, 0o600) as ready:
            try:
                os.link(ready, path)
            except FileExistsError as problem:
                raise Conflict(f"{path} exists already; look at it again.") from problem
    _sync(path.parent)


def replace(path: Path, raw: bytes, seen: str) -> None:
    """Put *raw* in place of what had the fingerprint *seen*. Conflict when it is another now."""
    with _writing(path), _laid_down(path.parent, raw, _mode(path)) as ready:
        _compare(path, seen)  # last of all: laying a file down takes its time
        os.replace(ready, path)
    _sync(path.parent)


def delete(path: Path, seen: str) -> None:
    """Remove what has the fingerprint *seen*. Conflict when it is another now, or gone."""
    with _writing(path):
        _compare(path, seen)
        path.unlink()
    _sync(path.parent)


def _mode(path: Path) -> int:
    return S_IMODE(path.stat().st_mode) if path.exists() else 0o600


def _compare(path: Path, seen: str) -> None:
    raw = read(path)
    if raw is None or fingerprint(raw) != seen:
        raise Conflict(f"{path} was changed by somebody else; look at it again.")


@contextmanager
def _laid_down(folder: Path, raw: bytes, mode: int) -> Iterator[str]:
    """A durable temporary file; what is left of it at the end is removed."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=folder)
    try:
        with open(handle, "wb") as file:
            os.fchmod(handle, mode)
            file.write(raw)
            file.flush()
            os.fsync(handle)
        yield name
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Up to here nothing has happened, so any trouble is a plain no, or worth another try."""
    try:
        yield
    except OSError as problem:
        text = f"{path} was not written: {problem.strerror}."
        if problem.errno in NOT_ALLOWED:
            raise Refused(f"{text} Let reachout write into {path.parent}.") from problem
        raise Unreachable(f"{text} It is tried again at the next pass.") from problem


def _sync(folder: Path) -> None:
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as problem:
        if problem.errno not in NO_SYNC:
            raise OutcomeUnknown(
                f"{folder} was written, and may forget it if the power fails: {problem.strerror}."
            ) from problem
