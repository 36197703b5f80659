"""Where things lie: what ships with the program, and the lock of a workspace."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder *name*: inside the installed wheel, or at the top of a checkout."""
    packaged = PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else PACKAGE.parents[1] / name


def lock_file(home: Path) -> Path:
    """Whoever holds this lock may write the memory of the workspace *home*."""
    return home / "state" / "lock"
