"""The Mailbox port on a Maildir++ tree that any mail program may have open at the same time.

The root is the Inbox; `.Drafts`, `.Sent`, `.Junk` and the like are its subfolders. Nothing but
our own drafts is ever written, renamed or flagged.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from reachout.domain.draft import DraftRef
from reachout.ports import (
    Clock,
    DraftSeen,
    Folder,
    Introduction,
    MailLook,
    MailSeen,
    Outbox,
    Watch,
)
from reachout.providers.local.concern import Concern
from reachout.providers.local.cursor import Cursor, read_cursor
from reachout.providers.local.drafts import Drafts
from reachout.providers.local.looking import MAIL_LIMIT, look_into, once, search_in
from reachout.providers.local.maildir import MailFolder
from reachout.providers.local.marks import Marked, Shelf, by_mark, by_words, mail_seen
from reachout.providers.local.outbox import LocalOutbox
from reachout.providers.local.tree import Tree

SLACK = timedelta(minutes=5)  # by which the clock of a mail program may be behind


class LocalMailbox:
    """See ports.Mailbox. Unreachable when a folder cannot be read; Refused when it is read-only.

    *send* is the command that delivers, or None; *own* are the host's addresses, bare.
    """

    outbox: Outbox | None
    settles = timedelta(0)
    near = True

    def __init__(
        self, root: Path, *, send: tuple[str, ...] | None, own: frozenset[str], clock: Clock
    ) -> None:
        self._tree = Tree(root, clock)
        self._tree.create()
        self._own = frozenset(address.lower() for address in own)
        self._drafts = Drafts(self._tree.drafts)
        self._shelves: dict[Path, Shelf] = {}
        self.outbox = LocalOutbox(send, drafts=self._drafts, sent=self._tree.sent, clock=clock)

    def introduce(self) -> Introduction:
        return Introduction()

    # -------------------------------------------------------------- looking

    def look(self, cursor: str, watch: Watch) -> MailLook:
        """New mail by file names alone: only files not seen before are opened.

        A cursor that cannot be read, or a folder that it does not know, makes everything there
        new: old mail may be reported again, and none is lost. A watched draft that is new to the
        cursor counts as stirred.
        """
        known = read_cursor(cursor)
        concern = Concern.of(watch, self._own)
        seen: dict[str, frozenset[str]] = {}
        found: list[MailSeen] = []
        for place in self._tree.watched():
            name = self._tree.name(place)
            before = known.seen.get(name, frozenset()) if cursor else None
            seen[name], fresh = look_into(place, before, concern)
            found += fresh
        drafts = {ref.key: self._stamp(ref) for ref in watch.drafts}
        stirred = {key for key, stamp in drafts.items() if known.drafts.get(key) != stamp}
        return MailLook(
            cursor=str(Cursor(seen=seen, drafts=drafts)),
            mail=once(found),
            stirred=frozenset(stirred if cursor else ()),
            gone=frozenset(key for key, stamp in drafts.items() if not stamp),
        )

    def search(
        self, watch: Watch, since: datetime, *, drafts: bool = False, newest: int = 0
    ) -> Sequence[MailSeen]:
        """Mail without a readable date counts from the day its file was written.

        `folder` tells whose it is: mail of others is Inbox or Spam, own mail Sent or Drafts.
        """
        concern = Concern.of(watch, self._own)
        places = self._tree.everywhere(drafts=drafts) if concern else ()
        return once(
            seen for place in places for seen in search_in(place, concern, since, drafts=drafts)
        )

    def _stamp(self, ref: DraftRef) -> str:
        seen = self._drafts.find(ref)
        return seen.stamp if seen else ""

    # -------------------------------------------------------------- drafts

    def draft(self, ref: DraftRef) -> DraftSeen | None:
        return self._drafts.find(ref)

    def written(self, ref: DraftRef, since: str) -> DraftSeen | None:
        return self._drafts.find(ref)

    def sent(self, ref: DraftRef, since: datetime) -> MailSeen | None:
        """By name, key or Message-ID; else the one mail with that To and subject dated since."""
        lying = [one for place in self._tree.sent_places() for one in self._shelf(place.folder)]
        recent = (one for one in lying if one.dated >= since - SLACK)
        for one in reversed(by_mark(ref, lying) or by_words(ref, recent)):
            raw = one.read(MAIL_LIMIT)
            if raw is not None:
                return mail_seen(Folder.SENT, raw)
        return None

    def write_draft(self, key: str, message: bytes) -> DraftRef:
        return self._drafts.write(key, message)

    def rewrite_draft(self, seen: DraftSeen, message: bytes) -> DraftRef:
        """The new file comes first, then the old one goes; drafts.py says what a crash leaves."""
        return self._drafts.rewrite(seen, message)

    def tidy_draft(self, seen: DraftSeen) -> None:
        self._drafts.sweep(seen)

    def withdraw_draft(self, seen: DraftSeen) -> None:
        self._drafts.withdraw(seen)

    def link(self, ref: DraftRef) -> str:
        """The draft's file; the Drafts folder when it lies under another name."""
        folder = self._tree.drafts
        return str(folder.names().get(ref.handle, folder.path))

    def close(self) -> None:
        pass  # no file stays open between two questions

    def _shelf(self, folder: MailFolder) -> list[Marked]:
        return self._shelves.setdefault(folder.path, Shelf(folder)).all()
