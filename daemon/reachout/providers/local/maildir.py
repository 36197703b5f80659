"""One Maildir folder (https://cr.yp.to/proto/maildir.html): names, reading, writing.

A message is known by its unique name, the part of its file name before ":". Any mail program may
move it from new to cur or change its flags between our listing and our opening it, so every
access by name looks again before it gives up. Messages of others are only ever read.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import EACCES, EPERM, EROFS
from itertools import count
from pathlib import Path
from typing import IO

from reachout.errors import OutcomeUnknown, Refused, Unreachable
from reachout.formats.mail import head_of
from reachout.ports import Clock

TRIES = 4
BLOCK = 8 * 1024  # bytes
HEAD_LIMIT = 64 * 1024
_SERIAL = count()


@dataclass(frozen=True, slots=True)
class Entry:
    """A message in a folder. `changed` is the file's mtime in nanoseconds."""

    name: str  # unique
    path: str
    size: int
    inode: int
    changed: int

    @property
    def flags(self) -> str:
        return self.path.rpartition("/")[2].partition(":2,")[2]


class MailFolder:
    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self._clock = clock

    def create(self, *, top: bool = False) -> None:
        """Make the folder, for the host's eyes only; a subfolder is marked as Maildir++ wants."""
        with _reading(self.path):
            for part in (self.path, *(self.path / name for name in ("tmp", "new", "cur"))):
                part.mkdir(mode=0o700, parents=part == self.path and top, exist_ok=True)
            if not top:
                (self.path / "maildirfolder").touch(mode=0o600)

    def names(self) -> dict[str, str]:
        """Unique name → path. `new` is read first: what moves meanwhile is then seen twice."""
        found: dict[str, str] = {}
        with _reading(self.path):
            for part in (f"{self.path}/new", f"{self.path}/cur"):
                inside = (name for name in os.listdir(part) if name[0] != ".")
                found.update((name.partition(":")[0], f"{part}/{name}") for name in inside)
        return found

    def entries(self) -> list[Entry]:
        """Every message, with its size and age; one that is renamed meanwhile is found again."""
        found: dict[str, Entry] = {}
        for _ in range(TRIES):
            names = self.names()
            found = {name: entry for name, entry in found.items() if name in names}
            for name in names.keys() - found.keys():
                if entry := _stat(name, names[name]):
                    found[name] = entry
            if len(found) == len(names):
                break
        return list(found.values())

    def read(self, name: str, path: str | None = None, limit: int = -1) -> bytes | None:
        """The message's first *limit* bytes (all without); None when it is gone or unreadable.

        *path* is where it lay a moment ago.
        """
        return self._opened(name, path, lambda file: file.read(limit))

    def head(self, name: str, path: str) -> bytes | None:
        """Its headers, and no byte of its body beyond the block in which they end."""
        return self._opened(name, path, _read_head)

    def _opened(
        self, name: str, path: str | None, read: Callable[[IO[bytes]], bytes]
    ) -> bytes | None:
        for _ in range(TRIES):
            path = path or self.names().get(name)
            if path is None:
                return None
            try:
                with open(path, "rb", buffering=0) as file:
                    return read(file)
            except FileNotFoundError:
                path = None
            except OSError:
                return None
        return None

    def add(self, raw: bytes, flags: str, mark: str = "") -> str:
        """Write a message durably: tmp, fsync, rename (the Maildir way). Returns its name.

        *mark* becomes part of the unique name.
        """
        name = self._fresh_name() + mark
        with _writing(self.path):
            draft = self.path / "tmp" / name
            _write(draft, raw)
            draft.rename(self.path / "cur" / f"{name}:2,{flags}")
        _sync(self.path / "cur")
        return name

    def remove(self, name: str, content: bytes) -> bool:
        """Unlink the message if it still holds exactly *content*; False when it does not."""
        for _ in range(TRIES):
            path = self.names().get(name)
            if path is None or self.read(name, path) != content:
                return False
            with _writing(self.path), suppress(FileNotFoundError):
                os.unlink(path)
                _sync(Path(path).parent)
                return True
        return False

    def move(self, name: str, other: MailFolder, flags: str) -> bool:
        """Rename the message into another folder of the same tree, in one step."""
        target = other.path / "cur" / f"{name}:2,{flags}"
        for _ in range(TRIES):
            path = self.names().get(name)
            if path is None:
                return False
            with _writing(self.path), suppress(FileNotFoundError):
                os.rename(path, target)
                _sync(target.parent)
                _sync(Path(path).parent)
                return True
        return False

    def _fresh_name(self) -> str:
        seconds = int(self._clock.now().timestamp())
        return f"{seconds}.R{secrets.token_hex(8)}P{os.getpid()}Q{next(_SERIAL)}.reachout"


def _stat(name: str, path: str) -> Entry | None:
    try:
        seen = os.stat(path)
    except OSError:
        return None
    return Entry(name, path, seen.st_size, seen.st_ino, seen.st_mtime_ns)


def _read_head(file: IO[bytes]) -> bytes:
    read = block = file.read(BLOCK)
    while block and len(read) < HEAD_LIMIT and head_of(read) is read:
        block = file.read(BLOCK)
        read += block
    return head_of(read)


def _write(path: Path, raw: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as problem:
        text = f"What was just done in {folder} may not outlive a power cut: {problem.strerror}."
        raise OutcomeUnknown(text) from problem


@contextmanager
def _reading(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        text = f"The mail folder {folder} cannot be read: {problem.strerror}. Is its disk there?"
        raise Unreachable(text) from problem


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        text = f"The mail folder {folder} cannot be written: {problem.strerror}."
        if problem.errno in (EACCES, EPERM, EROFS):
            raise Refused(f"{text} Give this user the right to write there.") from problem
        raise Unreachable(f"{text} It is tried again.") from problem


def subfolders(root: Path) -> list[Path]:
    """The folders inside a Maildir++ tree, sorted."""
    with _reading(root):
        inside = [root / name for name in sorted(os.listdir(root)) if name.startswith(".")]
    return [path for path in inside if (path / "cur").is_dir() and (path / "new").is_dir()]
