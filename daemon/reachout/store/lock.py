"""One writer at a time: a lock on a file, which the machine lets go when the process dies."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from types import TracebackType

from reachout.errors import Busy, Unreachable


class PassLock:
    """`with PassLock(path):` holds the lock. The daemon holds it for life, a command for a pass.

    Never waits. Busy when somebody else holds it; a file that a killed process left is no
    obstacle. Unreachable when the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def __enter__(self) -> PassLock:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as problem:
            raise Unreachable(
                f"The lock {self.path} cannot be opened: {problem.strerror}."
            ) from problem
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(file, 20, 0).decode("ascii", "replace").strip()
            os.close(file)
            raise Busy(self._told(holder)) from None
        self._sign(file)
        self._file = file
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _told(self, holder: str) -> str:
        who = f"process {holder}" if holder else "another process"
        return (
            f"{self.path.parent} is in use: a reachout is at work there ({who}). "
            "Try again when it is done."
        )

    @staticmethod
    def _sign(file: int) -> None:
        """Leave our number for the next one's message: a courtesy that a full disk may refuse."""
        try:
            os.ftruncate(file, 0)
            os.pwrite(file, str(os.getpid()).encode("ascii"), 0)
        except OSError:
            pass
