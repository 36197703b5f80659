"""Labels: Gmail's own, which mostly cannot be touched, and the owner's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.fakes.google import Answer, error, invalid
from tests.fakes.google.gmail_mail import Mail
from tests.fakes.google.gmail_search import label_name

FIXED = frozenset({"SENT", "DRAFT", "CHAT", "SCHEDULED"})  # nobody adds or removes these
SYSTEM = (
    *("INBOX", "SENT", "DRAFT", "SPAM", "TRASH", "UNREAD", "STARRED", "IMPORTANT", "CHAT"),
    *(f"CATEGORY_{name}" for name in ("PERSONAL", "SOCIAL", "PROMOTIONS", "UPDATES", "FORUMS")),
)
_RESERVED = frozenset({*(name.lower() for name in SYSTEM), "drafts", "all mail", "scheduled"})


class LabelBook:
    """The ids are stable, the names change."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}  # of the owner's own labels, by id
        self._made = 0

    def by_searched_name(self) -> dict[str, str]:
        return {label_name(name): id for id, name in self._names.items()}

    def rename(self, id: str, name: str) -> None:
        """The owner does it, in the browser."""
        self._names[id] = name

    def name_of(self, id: str) -> str:
        return self._names.get(id, id)

    def why_not(self, mail: Mail, add: Iterable[str], remove: Iterable[str]) -> Answer | None:
        """The refusal of a modify, or None."""
        for label in [*add, *remove]:
            if label in FIXED or not (label in SYSTEM or label in self._names):
                return invalid(f"Invalid label: {label}")
        if "DRAFT" in mail.labels and any(True for _ in add):
            return invalid("Draft messages cannot have any label other than DRAFT")
        return None

    # ------------------------------------------------------------------ methods

    def list(self) -> Answer:
        return Answer(200, {"labels": [self._shown(id) for id in (*SYSTEM, *self._names)]})

    def create(self, body: dict[str, Any] | None) -> Answer:
        name = str((body or {}).get("name", "")).strip()
        if not name or name.lower() in _RESERVED:
            return invalid("Invalid label name")
        if name.lower() in (known.lower() for known in self._names.values()):
            return error(409, "aborted", "Label name exists or conflicts")
        self._made += 1
        id = f"Label_{4217 + 31 * self._made}"
        self._names[id] = name
        return Answer(200, self._shown(id) | _visibility(body or {}))

    def get(self, id: str, mails: Iterable[Mail]) -> Answer:
        if id not in SYSTEM and id not in self._names:
            return error(404, "notFound", "Label not found")
        under = [mail for mail in mails if id in mail.labels]
        unread = [mail for mail in under if "UNREAD" in mail.labels]
        counts = {
            "messagesTotal": len(under),
            "messagesUnread": len(unread),
            "threadsTotal": len({mail.thread for mail in under}),
            "threadsUnread": len({mail.thread for mail in unread}),
        }
        return Answer(200, self._shown(id) | counts)

    def _shown(self, id: str) -> dict[str, Any]:
        own = id in self._names
        return {
            "id": id,
            "name": self.name_of(id),
            "type": "user" if own else "system",
        }


def _visibility(body: dict[str, Any]) -> dict[str, Any]:
    return {
        "messageListVisibility": body.get("messageListVisibility", "show"),
        "labelListVisibility": body.get("labelListVisibility", "labelShow"),
    }
