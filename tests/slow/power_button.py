"""A child process that gets a real SIGKILL right before its n-th change of a file."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CHANGES = frozenset({"os.rename", "os.remove", "os.truncate", "os.link"})
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(slots=True)
class Button:
    """Counts the changes of files below *folders*; presses itself before number *at*."""

    folders: tuple[str, ...]
    at: int
    seen: int = 0

    def watch(self, event: str, args: tuple[object, ...]) -> None:
        if not _changes(event, args) or not self._minds(str(args[0])):
            return
        self.seen += 1
        if self.seen == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def _minds(self, path: str) -> bool:
        """Every pass makes sure that the folders exist: that changes nothing after the first."""
        return path.startswith(self.folders) and not path.endswith("/maildirfolder")


def _changes(event: str, args: tuple[object, ...]) -> bool:
    if event != "open":
        return event in CHANGES
    return isinstance(args[2], int) and bool(args[2] & WRITES)


def killed_at(change: int, folders: tuple[Path, ...], work: Callable[[], object]) -> bool:
    """Do *work* in a child; False when it ended before it came to that change."""
    child = os.fork()
    if child == 0:
        _work(Button(tuple(map(str, folders)), change), work)
    _, how = os.waitpid(child, 0)
    if os.WIFSIGNALED(how):
        assert os.WTERMSIG(how) == signal.SIGKILL
        return True
    assert os.waitstatus_to_exitcode(how) == 0, "the pass failed in the child; see stderr"
    return False


def _work(button: Button, work: Callable[[], object]) -> None:
    """Never returns: whatever comes of it, this process is not the test run."""
    try:
        sys.addaudithook(button.watch)
        work()
        os._exit(0)
    finally:  # only an exception comes here
        traceback.print_exc()
        os._exit(1)
