"""Opt-outs beside the database: a text file that survives its loss.

One address a line; what follows a # is a comment.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from reachout.errors import Unreachable

HEAD = "# People who asked not to be written to. reachout never removes a line.\n"


class OptOuts:
    """The file, read again whenever it changed: the host may write into it at any time."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._seen: tuple[int, int] | None = None
        self._addresses: frozenset[str] = frozenset()

    def addresses(self) -> frozenset[str]:
        """In lower case; none when there is no file.

        Unreachable when it is there and cannot be read: nobody is written to on a guess.
        """
        seen = _stamp(self.path)
        if seen != self._seen:
            self._addresses = read(self.path)
            self._seen = seen
        return self._addresses

    def add(self, addresses: Iterable[str]) -> None:
        """Durable when this returns. Unreachable when it cannot be written."""
        known = self.addresses()
        news = [address for address in addresses if address not in known]
        if news and self.path is not None:
            append(self.path, news)


def _stamp(path: Path | None) -> tuple[int, int] | None:
    """Changes with the file. None: there is none."""
    try:
        stat = path.stat() if path is not None else None
    except FileNotFoundError:
        return None
    return None if stat is None else (stat.st_mtime_ns, stat.st_size)


def read(path: Path | None) -> frozenset[str]:
    if path is None:
        return frozenset()
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return frozenset()
    except (OSError, UnicodeDecodeError) as problem:
        raise Unreachable(f"The opt-outs in {path} cannot be read: {problem}.") from problem
    return frozenset(address for line in lines if (address := _address(line)))


def _address(line: str) -> str:
    return line.partition("#")[0].strip().lower()


def append(path: Path, addresses: Iterable[str]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, "".join(f"{address}\n" for address in addresses))
    except OSError as problem:
        raise Unreachable(
            f"An opt-out could not be written to {path}: {problem.strerror}. "
            "Nothing was changed; it is tried again."
        ) from problem


def _write(path: Path, lines: str) -> None:
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        size = os.fstat(file).st_size
        ended = size == 0 or os.pread(file, 1, size - 1) == b"\n"
        text = (HEAD if size == 0 else "" if ended else "\n") + lines
        os.write(file, text.encode("utf-8"))
        os.fsync(file)
    finally:
        os.close(file)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """A new file's name is only durable with its folder."""
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
