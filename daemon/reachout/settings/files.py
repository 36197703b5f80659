"""The bytes of the two files, and cheap proof that they are still the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reachout.errors import BadSettings, Problem

SETTINGS = "reachout.toml"
CONTACTS = "contacts.toml"
NAMES = (SETTINGS, CONTACTS)
# Raised when the same files come to mean more than was stored of them: contacts are read anew.
READ_AS = "2"  # 2: their country


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Both files of the workspace *home* as they were in one moment."""

    home: Path
    contents: Mapping[str, bytes]  # by file name

    @property
    def hashes(self) -> dict[str, str]:
        return {name: sha256(content).hexdigest() for name, content in self.contents.items()}

    @property
    def fingerprint(self) -> str:
        hashes = "".join(self.hashes[name] for name in NAMES)
        return sha256((READ_AS + hashes).encode()).hexdigest()


def read(home: Path) -> Files:
    """Both files of *home*.

    BadSettings: one of them cannot be read. A missing contacts file is not "nobody": it would
    close every loop, so an empty one has to be there.
    """
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in NAMES:
        try:
            contents[name] = (home / name).read_bytes()
        except OSError as error:
            problems.append(_unreadable(home, name, error))
    if problems:
        raise BadSettings(problems)
    return Files(home=home, contents=contents)


def fingerprint(home: Path) -> str:
    """A hash over both files: while it is the same, nothing needs to be parsed anew.

    BadSettings as `read`.
    """
    return read(home).fingerprint


def _unreadable(home: Path, name: str, error: OSError) -> Problem:
    missing = isinstance(error, FileNotFoundError)
    what = f"is not there ({home})." if missing else f"cannot be read: {error.strerror}."
    cure = "Run `reachout init` to make one." if missing else "Look at the file and its rights."
    return Problem(file=name, line=None, where="the file", value="", what=what, cure=cure)
