"""Replacing a file in one step, so that a crash leaves the old one or the new one."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from reachout.errors import Conflict, Refused


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Put *after* in place of *before*; mode stays, and a link stays a link.

    Conflict: the file is no longer as *before* says. Refused: it cannot be written.
    """
    target = path.resolve()
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
        temporary = _written_beside(target, after, mode)
        try:
            if target.read_bytes() != before:
                raise Conflict(f"{path} was saved by somebody else just now; nothing was changed.")
            temporary.replace(target)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
        _sync_folder(target.parent)
    except OSError as error:
        raise Refused(
            f"{path} cannot be written: {error.strerror}. Look at its rights."
        ) from error


def _written_beside(target: Path, content: bytes, mode: int) -> Path:
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".reachout-", delete=False) as new:
        new.write(content)
        new.flush()
        os.fchmod(new.fileno(), mode)
        os.fsync(new.fileno())
    return Path(new.name)


def _sync_folder(folder: Path) -> None:
    """Without this the new name may not outlive a power cut (rename(2), fsync(2))."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
