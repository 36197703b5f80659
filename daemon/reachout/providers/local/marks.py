"""By what a draft is known again when a mail program has saved it as another file.

The unique file name, the key header or the Message-ID, else the same To and subject when exactly
one message bears them. When several bear the first (a program saved a copy and kept the old one,
or a crash halved a rewrite), the newest file is the draft.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b, sha256

from reachout.domain.draft import DraftRef
from reachout.formats import mail
from reachout.ports import Folder, MailSeen
from reachout.providers.local.maildir import Entry, MailFolder

_REPLACES = ",X="


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    key: str
    message_id: str
    to: str
    subject: str
    date: datetime | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A message of a folder with its marks."""

    folder: MailFolder
    entry: Entry
    marks: Marks

    def read(self, limit: int = -1) -> bytes | None:
        """Its first *limit* bytes (all without); None when it is gone."""
        return self.folder.read(self.entry.name, self.entry.path, limit)

    @property
    def dated(self) -> datetime:
        return self.marks.date or instant(self.entry)


def marks_of(raw: bytes) -> Marks:
    message = mail.headers(raw)
    return Marks(
        key=mail.header(message, mail.KEY_HEADER),
        message_id=mail.message_id(message),
        to=mail.recipients(message),
        subject=mail.header(message, "subject"),
        date=mail.date_of(message),
    )


def ref_of(name: str, marks: Marks, key: str) -> DraftRef:
    return DraftRef(
        handle=name, key=key, message_id=marks.message_id, to=marks.to, subject=marks.subject
    )


def mail_seen(folder: Folder, raw: bytes) -> MailSeen:
    """Known by its Message-ID, else by its content."""
    id = mail.message_id(mail.headers(raw))
    return MailSeen(id=id or f"sha256:{sha256(raw).hexdigest()}", folder=folder, raw=raw)


def instant(entry: Entry) -> datetime:
    """When the file was written."""
    return datetime.fromtimestamp(entry.changed / 1e9, UTC)


def digest(raw: bytes) -> str:
    return blake2b(raw, digest_size=8).hexdigest()


def replaces(raw: bytes) -> str:
    """The part of a unique name that says which content this file was written to replace."""
    return _REPLACES + digest(raw)


def replaced_by(name: str) -> str:
    """The digest of the content that the file *name* replaces; "" when it replaces none."""
    return name.partition(_REPLACES)[2].partition(",")[0]


class Shelf:
    """The marks of every message in a folder; a file is opened again only when it has changed."""

    def __init__(self, folder: MailFolder) -> None:
        self.folder = folder
        self._known: dict[str, Marked] = {}

    def all(self) -> list[Marked]:
        """Every message that can be read."""
        read = (self._marked(entry) for entry in self.folder.entries())
        self._known = {one.entry.name: one for one in read if one is not None}
        return list(self._known.values())

    def _marked(self, entry: Entry) -> Marked | None:
        known = self._known.get(entry.name)
        if known and _same_file(known.entry, entry):
            return Marked(self.folder, entry, known.marks)
        head = self.folder.head(entry.name, entry.path)
        return None if head is None else Marked(self.folder, entry, marks_of(head))


def _same_file(one: Entry, other: Entry) -> bool:
    return (one.inode, one.size, one.changed) == (other.inode, other.size, other.changed)


def by_mark(ref: DraftRef, among: Iterable[Marked]) -> list[Marked]:
    """Every message with this name, key or Message-ID, the newest last."""
    return sorted((one for one in among if _bears(ref, one)), key=_age)


def by_words(ref: DraftRef, among: Iterable[Marked]) -> list[Marked]:
    """The one message with this To and subject that is no other letter of ours; else none."""
    if not (ref.to and ref.subject):
        return []
    words = (", ".join(sorted(mail.addresses(ref.to))), " ".join(ref.subject.split()))
    same = [m for m in among if (m.marks.to, m.marks.subject) == words]
    ours = [m for m in same if m.marks.key in ("", ref.key)]
    return ours if len(ours) == 1 else []


def _bears(ref: DraftRef, one: Marked) -> bool:
    if ref.key and one.marks.key:
        return one.marks.key == ref.key
    same_id = bool(ref.message_id) and one.marks.message_id == ref.message_id
    return same_id or one.entry.name == ref.handle


def _age(one: Marked) -> tuple[int, str]:
    return one.entry.changed, one.entry.name
