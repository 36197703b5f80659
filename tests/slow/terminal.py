"""A person at a full-screen program: keys are typed when the screen shows what they wait for."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PATIENCE = 60.0  # seconds
SIZE = (40, 120)  # lines, columns


@dataclass(frozen=True, slots=True)
class Key:
    """*keys* are typed once the screen has shown *after*."""

    after: str
    keys: str


def at_terminal(
    words: Sequence[str], keys: Sequence[Key], env: Mapping[str, str]
) -> tuple[int, str]:
    """Exit code and everything that the screen showed."""
    pid, screen = pty.fork()
    if pid == 0:
        os.execvpe(words[0], list(words), {**env, "TERM": "vt100"})
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    shown = _sit(screen, list(keys))
    os.close(screen)
    if shown is None:
        os.kill(pid, signal.SIGKILL)
    _, how = os.waitpid(pid, 0)
    assert shown is not None, f"{words[0]} did not come to its end within {PATIENCE:g} s"
    return os.waitstatus_to_exitcode(how), shown


def _sit(screen: int, keys: list[Key]) -> str | None:
    """What was shown until the program closed the screen; None when it never does."""
    shown, read, ends = b"", 0, time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if select.select([screen], [], [], 0.2)[0]:
            part = _read(screen)
            if not part:
                return shown.decode(errors="replace")
            shown += part
        if keys and keys[0].after.encode() in shown[read:]:
            read = len(shown)
            os.write(screen, keys.pop(0).keys.encode())
    return None


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # how a pseudo-terminal says that the other end is gone
        return b""
