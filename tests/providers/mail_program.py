"""Another mail program on the host's Maildir, and a clock that stands."""

from __future__ import annotations

import mailbox as other_program
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.providers.mail_samples import NOW

from reachout.domain.draft import DraftRef
from reachout.formats import mail
from reachout.ports import Folder


@dataclass
class StandingClock:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


class MailProgram:
    """Another program on the same Maildir, as Python's own mailbox module works on it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.inbox = other_program.Maildir(root, create=False)
        self.drafts = other_program.Maildir(root / ".Drafts", create=False)
        self.sent = other_program.Maildir(root / ".Sent", create=False)

    def folder(self, kind: Folder) -> other_program.Maildir:
        if kind is Folder.SPAM:
            return other_program.Maildir(self.root / ".Junk")
        return {Folder.INBOX: self.inbox, Folder.DRAFTS: self.drafts, Folder.SENT: self.sent}[kind]

    def deliver(self, raw: bytes, folder: Folder = Folder.INBOX) -> str:
        return self.folder(folder).add(raw)

    def save_draft(self, ref: DraftRef, raw: bytes) -> str:
        """An edit becomes a new file; the old one goes."""
        name = self.drafts.add(flagged(raw, "D"))
        self.drafts.remove(ref.handle)
        return name

    def press_send(self, ref: DraftRef) -> None:
        self.sent.add(flagged(self.drafts.get_bytes(ref.handle), "S"))
        self.drafts.remove(ref.handle)

    def read_all(self) -> None:
        """Opened mail moves from new to cur and is flagged as seen."""
        for name in list(self.inbox.iterkeys()):
            message = self.inbox[name]
            message.set_subdir("cur")
            message.add_flag("S")
            self.inbox[name] = message


def flagged(raw: bytes, flags: str) -> other_program.MaildirMessage:
    message = other_program.MaildirMessage(raw)
    message.set_subdir("cur")
    message.set_flags(flags)
    return message


def without(raw: bytes, *names: str) -> bytes:
    """As a program saves it that drops these headers."""
    return mail.without_headers(raw, names)
