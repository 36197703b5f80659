"""What lies in a workspace, read with other programs' eyes: mailbox, sqlite3, plain files."""

from __future__ import annotations

import mailbox
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

KEY, LOOP = "X-Reachout-Key", "X-Reachout-Loop"


@dataclass(frozen=True)
class Mail:
    home: Path

    def folder(self, name: str) -> mailbox.Maildir:
        root = self.home / "mail"
        return mailbox.Maildir(root / name if name else root, create=False)

    def drafts(self) -> list[EmailMessage]:
        return self._ours(".Drafts")

    def sent(self) -> list[EmailMessage]:
        return self._ours(".Sent")

    def _ours(self, name: str) -> list[EmailMessage]:
        return [message for message in self.messages(name) if message[KEY]]

    def messages(self, name: str) -> Iterator[EmailMessage]:
        folder = self.folder(name)
        for key in sorted(folder.keys()):
            if raw := _read(folder, key):
                yield message_from_bytes(raw, policy=policy.default)

    def letters(self) -> Counter[tuple[str, str, str]]:
        """How many files there are of each letter, drafts and sent: (loop, letter, round)."""
        return Counter(_letter(message) for message in (*self.drafts(), *self.sent()))

    def keys(self) -> Counter[str]:
        return Counter(str(message[KEY]) for message in (*self.drafts(), *self.sent()))


def _read(folder: mailbox.Maildir, key: str) -> bytes | None:
    """None when the program at work has just put another file in its place."""
    try:
        return folder.get_bytes(key)
    except (KeyError, FileNotFoundError):
        return None


def _letter(message: EmailMessage) -> tuple[str, str, str]:
    """A key is <loop>.<letter>.<round>.<attempt>."""
    loop, letter, number, _ = str(message[KEY]).split(".")
    assert loop == message[LOOP]
    return loop, letter, number


def events_of_loops(home: Path) -> Counter[str]:
    """How many files in the calendar belong to each loop."""
    marks = Counter[str]()
    for path in (home / "calendar").glob("*.ics"):
        text = path.read_bytes().replace(b"\r\n ", b"").decode()
        marks.update(
            line.partition(":")[2]
            for line in text.splitlines()
            if line.startswith("X-REACHOUT-LOOP:")
        )
    return marks


def is_whole(home: Path) -> None:
    """The database by SQLite's own check, foreign keys too."""
    with closing(sqlite3.connect(f"file:{home}/state/reachout.db?mode=ro", uri=True)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def rows(home: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{home}/state/reachout.db?mode=ro", uri=True)) as db:
        return db.execute(question).fetchall()
