"""Messages of the mailbox: listed by search, fetched once, and whose they are.

A get costs 20 units whatever its format, and nothing but the answer tells what a message says;
so what was fetched is kept for a while. Bytes of a message never change under its id.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from reachout.domain.draft import DraftRef
from reachout.formats import mail
from reachout.ports import Folder, MailSeen
from reachout.providers.google.answers import NotThere, TooLarge
from reachout.providers.google.history import UNSENT
from reachout.providers.google.parts import decoded, put_together, readable
from reachout.providers.google.session import Session

KEPT = 200  # messages
KEPT_BYTES = 8 * 1024 * 1024
RAW_LIMIT = 2 * 1024 * 1024  # bytes of one mail; what follows is attachments
QUERY_LIMIT = 1500  # characters
_PAGE = 500
_OURS = ("x-reachout-*",)
_BREAKS_QUERY = set(' \t\r\n"(){}')


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    id: str
    thread: str
    labels: frozenset[str]
    raw: bytes
    at: float  # when Gmail took it in, epoch seconds

    @property
    def is_sent(self) -> bool:
        return "SENT" in self.labels and not self.labels & UNSENT

    @property
    def is_unsent(self) -> bool:
        return bool(self.labels & UNSENT) and "TRASH" not in self.labels

    def folder(self, own: frozenset[str]) -> Folder | None:
        """Sent: the host wrote it. Inbox, Spam: somebody else did. None: own mail elsewhere, a
        draft, or a chat. What a filter moved to Trash was received all the same.
        """
        if self.labels & (UNSENT | {"CHAT"}):
            return None
        if self.is_sent:
            return Folder.SENT
        authors = mail.authors(mail.headers(self.raw))
        if authors and authors <= own:
            return None  # a copy to himself is never a reply (warmbly #549)
        return Folder.SPAM if "SPAM" in self.labels else Folder.INBOX

    def seen(self, folder: Folder, key: str = "") -> MailSeen:
        """Known by its Message-ID, else by its content; with our marks exactly if it is ours."""
        id = mail.message_id(mail.headers(self.raw)) or f"sha256:{sha256(self.raw).hexdigest()}"
        return MailSeen(id=id, folder=folder, raw=marked(self.raw, key))


@dataclass(frozen=True, slots=True)
class Listed:
    id: str
    thread: str


def marked(raw: bytes, key: str) -> bytes:
    """The message with the marks of this letter, or with none of ours.

    Gmail's editor strips them, and an answer may quote or forge them.
    """
    plain = mail.without_headers(raw, _OURS)
    if not key:
        return plain
    end = b"\r\n" if b"\r\n" in raw[:2000] else b"\n"
    loop = key.partition(".")[0]
    lines = (f"{mail.KEY_HEADER}: {key}", f"{mail.LOOP_HEADER}: {loop}")
    return b"".join(line.encode() + end for line in lines) + plain


def reference(key: str, handle: str, raw: bytes) -> DraftRef:
    message = mail.headers(raw)
    return DraftRef(
        handle=handle,
        key=key,
        message_id=mail.message_id(message),
        to=mail.recipients(message),
        subject=mail.header(message, "subject"),
    )


@dataclass(slots=True)
class Messages:
    session: Session
    _kept: OrderedDict[str, Fetched] = field(default_factory=OrderedDict)

    # -------------------------------------------------------------- one

    @readable("messages.get")
    def fetch(self, id: str) -> Fetched | None:
        """The whole message; None when it is gone already. 20 units, once."""
        if id in self._kept:
            self._kept.move_to_end(id)
            return self._kept[id]
        try:
            told = self._ask(id, "raw")
            found = _fetched(told) if "raw" in told else self.without_bytes(id)
        except NotThere:
            return None
        except TooLarge:
            found = self._without_attachments(id)
        self.keep(found)
        return found

    def at_hand(self, id: str) -> Fetched | None:
        """The message if it was fetched a while ago, without asking."""
        return self._kept.get(id)

    def keep(self, one: Fetched) -> None:
        self._kept[one.id] = one
        while len(self._kept) > KEPT or sum(len(m.raw) for m in self._kept.values()) > KEPT_BYTES:
            self._kept.popitem(last=False)

    def forget(self, ids: Iterable[str]) -> None:
        for id in ids:
            self._kept.pop(id, None)

    def _ask(self, id: str, form: str) -> dict[str, Any]:
        messages = self.session.gmail().messages()
        return self.session.read(messages.get(userId="me", id=id, format=form))

    def _without_attachments(self, id: str) -> Fetched:
        """Its head and first words: nobody answers in 50 MB."""
        told = self._ask(id, "metadata")
        return _fetched(told, put_together(told))

    def without_bytes(self, id: str) -> Fetched:
        """From its parts, on a server that knows no raw messages."""
        told = self._ask(id, "full")
        return _fetched(told, put_together(told))

    # -------------------------------------------------------------- many

    @readable("messages.list")
    def search(self, query: str) -> list[Listed]:
        """Every match, Spam and Trash too; 5 units a page. The index lags some seconds."""
        found: dict[str, Listed] = {}
        token = ""
        while True:
            page = self.session.read(self._listing(query, token))
            for one in page.get("messages", []):
                found[one["id"]] = Listed(one["id"], one.get("threadId", ""))
            token = page.get("nextPageToken", "")
            if not token:
                return list(found.values())

    def has_any(self, query: str) -> bool:
        """Whether anything matches; 5 units."""
        return bool(self.session.read(self._listing(query, "", most=1)).get("messages"))

    def _listing(self, query: str, token: str, *, most: int = _PAGE) -> Any:
        more = {"pageToken": token} if token else {}
        return (
            self.session.gmail()
            .messages()
            .list(
                userId="me",
                q=query,
                includeSpamTrash=True,
                maxResults=most,
                fields="messages(id,threadId),nextPageToken",
                **more,
            )
        )

    @readable("threads.get")
    def in_thread(self, thread: str) -> list[tuple[Listed, frozenset[str], float]]:
        """(message, labels, taken in at) of a thread as it is now, no index involved. 40 units."""
        try:
            told = self.session.read(
                self.session.gmail()
                .threads()
                .get(
                    userId="me",
                    id=thread,
                    format="minimal",
                    fields="messages(id,threadId,labelIds,internalDate)",
                )
            )
        except NotThere:
            return []
        return [
            (Listed(one["id"], thread), frozenset(one.get("labelIds", [])), _instant(one))
            for one in told.get("messages", [])
        ]


def _fetched(told: dict[str, Any], raw: bytes | None = None) -> Fetched:
    return Fetched(
        id=told["id"],
        thread=told.get("threadId", ""),
        labels=frozenset(told.get("labelIds", [])),
        raw=decoded(told.get("raw", ""))[:RAW_LIMIT] if raw is None else raw,
        at=_instant(told),
    )


def _instant(told: dict[str, Any]) -> float:
    return int(told.get("internalDate", 0)) / 1000


# ------------------------------------------------------------------ questions


def people(addresses: Iterable[str]) -> list[str]:
    """Search terms for mail to or from these."""
    plain = sorted(address for address in addresses if not _BREAKS_QUERY & set(address))
    return [f"{field}:{address}" for address in plain for field in ("from", "to", "cc")]


def ids(message_ids: Iterable[str]) -> list[str]:
    return [f"rfc822msgid:{id}" for id in sorted(message_ids) if not _BREAKS_QUERY & set(id)]


BOUNCES = ("from:mailer-daemon", "from:postmaster")


def queries(terms: Sequence[str], more: str = "") -> Iterator[str]:
    """One question for any of these terms, or several when it would grow too long."""
    piece: list[str] = []
    for term in terms:
        if piece and len(_any_of([*piece, term], more)) > QUERY_LIMIT:
            yield _any_of(piece, more)
            piece = []
        piece.append(term)
    if piece:
        yield _any_of(piece, more)


def _any_of(terms: Sequence[str], more: str) -> str:
    together = terms[0] if len(terms) == 1 else f"{{{' '.join(terms)}}}"
    return f"{together} {more}".rstrip()


def newest_first(found: Iterable[Listed]) -> list[Listed]:
    """Lists come in no promised order; Gmail's ids begin with the time (google-api-nodejs #3508).

    Where they are no numbers, the order of the list stays.
    """
    listed = list(found)
    try:
        return sorted(listed, key=lambda one: int(one.id, 16), reverse=True)
    except ValueError:
        return listed
