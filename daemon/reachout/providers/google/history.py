"""What happened in the mailbox since a historyId, message by message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reachout.providers.google.parts import readable
from reachout.providers.google.session import Session

_MESSAGE = "message(id,threadId,labelIds)"
_FIELDS = (
    "historyId,nextPageToken,history("
    f"messagesAdded/{_MESSAGE},messagesDeleted/message(id,threadId),"
    f"labelsAdded({_MESSAGE},labelIds),labelsRemoved({_MESSAGE},labelIds))"
)
_PAGE = 500
UNSENT = frozenset({"DRAFT", "SCHEDULED"})


@dataclass(slots=True, kw_only=True)
class Change:
    """What became of one message. Google does not promise to tell its labels."""

    thread: str
    labels: set[str] | None = None  # as last told; None: nobody said
    gained: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    added: bool = False
    deleted: bool = False

    def has(self, label: str) -> bool:
        return label in (self.labels or self.gained) and label not in self.lost - self.gained

    @property
    def is_draft(self) -> bool:
        return not self.deleted and self.has("DRAFT") and not self.has("TRASH")

    @property
    def left_drafts(self) -> bool:
        """Deleted, thrown away, sent or scheduled under the same id."""
        moved = bool(self.gained & {"TRASH", "SENT", "SCHEDULED"}) or "DRAFT" in self.lost
        return self.deleted or (moved and not self.is_draft)

    @property
    def is_mail(self) -> bool:
        """New, still there, and neither a draft nor a chat as far as its labels tell."""
        new = self.added or "SENT" in self.gained
        unsent = any(self.has(label) for label in (*UNSENT, "CHAT"))
        return new and not self.deleted and not unsent


@dataclass(frozen=True, slots=True)
class News:
    history: str  # where the next look goes on from
    changes: dict[str, Change]  # by message id, in the order of the first record

    def left_drafts(self, message: str) -> bool:
        change = self.changes.get(message)
        return change is not None and change.left_drafts

    def in_thread(self, thread: str) -> Iterator[tuple[str, Change]]:
        return ((id, one) for id, one in self.changes.items() if thread and one.thread == thread)


@readable("history.list")
def read_history(session: Session, start: str) -> News:
    """2 units a page of 500. NotThere: *start* is too old. NotOffered: there is no history.

    A page may hold a token and no `history` (gauteh/lieer #24). The first page's historyId is
    where to go on: what happens while the pages are read may then come twice, never not at all.
    """
    changes: dict[str, Change] = {}
    history, token = "", ""
    while True:
        page = session.read(_request(session, start, token))
        history = history or str(page.get("historyId") or start)
        for record in page.get("history", []):
            _take(record, changes)
        token = page.get("nextPageToken", "")
        if not token:
            return News(history, changes)


def _request(session: Session, start: str, token: str) -> Any:
    more = {"pageToken": token} if token else {}
    listing = session.gmail().history()
    return listing.list(
        userId="me", startHistoryId=start, maxResults=_PAGE, fields=_FIELDS, **more
    )


def _take(record: dict[str, Any], changes: dict[str, Change]) -> None:
    for told in record.get("messagesAdded", []):
        _of(told, changes).added = True
    for told in record.get("labelsAdded", []):
        change, labels = _of(told, changes), set(told.get("labelIds", []))
        change.gained |= labels
        change.lost -= labels
        _relabel(change, told, add=labels)
    for told in record.get("labelsRemoved", []):
        change, labels = _of(told, changes), set(told.get("labelIds", []))
        change.lost |= labels
        change.gained -= labels
        _relabel(change, told, remove=labels)
    for told in record.get("messagesDeleted", []):
        _of(told, changes).deleted = True


def _of(told: dict[str, Any], changes: dict[str, Change]) -> Change:
    message = told["message"]
    change = changes.setdefault(message["id"], Change(thread=message.get("threadId", "")))
    if "labelIds" in message:
        change.labels = set(message["labelIds"])
    return change


def _relabel(
    change: Change,
    told: dict[str, Any],
    *,
    add: set[str] = frozenset(),  # type: ignore[assignment]
    remove: set[str] = frozenset(),  # type: ignore[assignment]
) -> None:
    if change.labels is not None and "labelIds" not in told["message"]:
        change.labels = (change.labels | add) - remove
