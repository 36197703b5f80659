"""The folders of a Maildir++ tree, and what lies in which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reachout.ports import Clock, Folder
from reachout.providers.local.maildir import MailFolder, subfolders

# As mail programs name them; compared in lower case.
SENT_NAMES = frozenset({".sent", ".sent messages", ".sent items", ".sent mail"})
SPAM_NAMES = frozenset({".junk", ".spam", ".junk e-mail", ".junk email"})
TRASH_NAMES = frozenset({".trash", ".deleted messages", ".deleted items"})


@dataclass(frozen=True, slots=True)
class Place:
    folder: MailFolder
    kind: Folder
    trash: bool = False


class Tree:
    def __init__(self, root: Path, clock: Clock) -> None:
        self.inbox = MailFolder(root, clock)
        self.drafts = MailFolder(root / ".Drafts", clock)
        self.sent = MailFolder(root / ".Sent", clock)
        self._clock = clock

    def create(self) -> None:
        """Make what is missing of Inbox, Drafts and Sent; others are the mail system's affair."""
        self.inbox.create(top=True)
        self.drafts.create()
        self.sent.create()

    def name(self, place: Place) -> str:
        """The folder's name within the tree, the same wherever the tree is moved."""
        return "." if place.folder is self.inbox else place.folder.path.name

    def watched(self) -> Iterator[Place]:
        """Where mail that matters arrives: Sent, Inbox, Spam."""
        yield from self.sent_places()
        yield Place(self.inbox, Folder.INBOX)
        yield from (place for place in self._others() if place.kind is Folder.SPAM)

    def sent_places(self) -> Iterator[Place]:
        yield Place(self.sent, Folder.SENT)
        yield from (place for place in self._others() if place.kind is Folder.SENT)

    def everywhere(self, *, drafts: bool) -> Iterator[Place]:
        """All of it, the surest evidence first; Drafts last, and only when asked."""
        yield from self.watched()
        rest = [place for place in self._others() if place.kind is Folder.INBOX]
        yield from sorted(rest, key=lambda place: place.trash)
        if drafts:
            yield Place(self.drafts, Folder.DRAFTS)

    def _others(self) -> Iterator[Place]:
        for path in subfolders(self.inbox.path):
            if path not in (self.drafts.path, self.sent.path):
                name = path.name.lower()
                yield Place(MailFolder(path, self._clock), _kind(name), name in TRASH_NAMES)


def _kind(name: str) -> Folder:
    if name in SENT_NAMES:
        return Folder.SENT
    return Folder.SPAM if name in SPAM_NAMES else Folder.INBOX
