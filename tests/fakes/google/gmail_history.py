"""The mailbox's history: what happened to which message, under ids that ascend with gaps."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import Any

from tests.fakes.google import Answer, Switches, invalid, not_found
from tests.fakes.google.gmail_mail import Mail
from tests.fakes.google.gmail_paging import Page, page_of

# The historyTypes of the request, and the field of a record that each is about.
TYPED = {
    "messageAdded": "messagesAdded",
    "messageDeleted": "messagesDeleted",
    "labelAdded": "labelsAdded",
    "labelRemoved": "labelsRemoved",
}


@dataclass(frozen=True, slots=True)
class Record:
    id: int
    kind: str  # one of TYPED
    at: datetime
    message: str
    thread: str
    labels: frozenset[str]  # that the message had after this
    changed: tuple[str, ...] = ()  # labels that were added or removed


class History:
    """The records of one mailbox, oldest first."""

    def __init__(self, switches: Switches) -> None:
        self._switches = switches
        self._records: list[Record] = []
        self._gaps = Random("history")
        self.current = 1_204_000
        self._forgotten = self.current - 1  # no start before this is known any more

    def note(self, kind: str, mail: Mail, at: datetime, changed: tuple[str, ...] = ()) -> None:
        self.current += self._gaps.randint(1, 40)
        mail.history_id = self.current
        labels = frozenset(mail.labels)
        self._records.append(Record(self.current, kind, at, mail.id, mail.thread, labels, changed))

    def forget(self) -> None:
        """As Google does after days, or sometimes hours: every cursor from before now is lost."""
        self.current += self._gaps.randint(1, 40)
        self._forgotten = self.current
        self._records.clear()

    def since(self, start: int, now: datetime) -> list[Record] | None:
        """The records after *start*; None when Google does not know that id (any more)."""
        self._drop_old(now)
        if not self._forgotten <= start <= self.current:
            return None
        return [record for record in self._records if record.id > start]

    def _drop_old(self, now: datetime) -> None:
        oldest = now - self._switches.history_valid_for
        while self._records and self._records[0].at < oldest:
            self._forgotten = self._records.pop(0).id

    # ------------------------------------------------------------------ history.list

    def listed(
        self, params: dict[str, Any], now: datetime, labels_now: Callable[[str], set[str] | None]
    ) -> Answer:
        """users.history.list. *labels_now*: those of a message as it is now, None when gone."""
        start = _start_of(params)
        if start is None:
            return invalid("Invalid value for startHistoryId")
        records = self.since(start, now)
        if records is None:
            return not_found()
        if self._switches.history_labels_now:
            records = [_relabelled(record, labels_now(record.message)) for record in records]
        page = self._page(_wanted(records, params), params)
        if page is None:
            return invalid("Invalid pageToken")
        body: dict[str, Any] = {"historyId": str(self.current)}
        if page.items:
            body["history"] = [self._shown(record) for record in page.items]
        if page.next:
            body["nextPageToken"] = page.next
        return Answer(200, body)

    def _page(self, records: list[Record], params: dict[str, Any]) -> Page[Record] | None:
        size = min(params.get("maxResults", 100) or 100, 500)
        return page_of(
            records,
            params.get("pageToken", ""),
            size,
            empty_first=self._has_an_empty_page(len(records), size),
            repeats=self._switches.history_repeats,
        )

    def _has_an_empty_page(self, found: int, size: int) -> bool:
        often = self._switches.history_empty_page
        return found > size if often == "when paged" else often == "always" and found > 0

    def _shown(self, record: Record) -> dict[str, Any]:
        message: dict[str, Any] = {"id": record.message, "threadId": record.thread}
        told = dict(message)
        if self._switches.history_has_label_ids:
            told["labelIds"] = sorted(record.labels)
        change: dict[str, Any] = {"message": told}
        if record.changed:
            change["labelIds"] = list(record.changed)
        return {"id": str(record.id), "messages": [message], TYPED[record.kind]: [change]}


def _start_of(params: dict[str, Any]) -> int | None:
    told = str(params.get("startHistoryId", ""))
    return int(told) if told.isdigit() and int(told) > 0 else None


def _relabelled(record: Record, labels: Collection[str] | None) -> Record:
    return record if labels is None else replace(record, labels=frozenset(labels))


def _wanted(records: list[Record], params: dict[str, Any]) -> list[Record]:
    kinds = params.get("historyTypes") or list(TYPED)
    label = params.get("labelId")
    return [
        record
        for record in records
        if record.kind in kinds and (not label or label in record.labels)
    ]
