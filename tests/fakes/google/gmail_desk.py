"""A program that asks a `GmailBox`, and the host's browser beside it."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

from tests.fakes.google import SetClock, Switches
from tests.fakes.google.gmail import GmailBox

NOW = datetime(2026, 6, 2, 10, tzinfo=UTC)
OWNER = "sam@example.org"
LETTER = b"""From: Sam Adler <sam@example.org>
To: Priya <priya@example.com>
Subject: Incident reviews
Message-ID: <ours-1@example.org>
X-Reachout-Key: l1.first
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

I was at your talk in Porto, and I have thought about one sentence of it ever since: may I ask you?

Sam
"""


class Desk:
    """A program at the API, and the host's browser beside it."""

    def __init__(self, **switches: Any) -> None:
        self.clock = SetClock(NOW)
        self.box = GmailBox(OWNER, self.clock, replace(Switches(), **switches))

    def ask(self, method: str, body: dict[str, Any] | None = None, **params: Any) -> Any:
        """The body of a good answer, else the status."""
        answer = self.box.call(f"gmail.users.{method}", {"userId": "me"} | params, body)
        return (answer.body or {}) if answer.status < 300 else answer.status

    def create(self, raw: bytes = LETTER, thread: str = "") -> Any:
        return self.ask("drafts.create", message_of(raw, thread))

    def raw(self, draft_id: str) -> bytes:
        return base64.urlsafe_b64decode(
            self.ask("drafts.get", id=draft_id, format="raw")["message"]["raw"]
        )

    def cursor(self) -> str:
        return str(self.ask("getProfile")["historyId"])

    def happened(self, since: str, **params: Any) -> list[tuple[str, str, list[str]]]:
        """(what, message id, its labels or the changed ones), over all pages."""
        told, token = [], ""
        while True:
            page: dict[str, Any] = {"pageToken": token} if token else {}
            answer = self.ask("history.list", startHistoryId=since, **page, **params)
            told += [line for record in answer.get("history", ()) for line in lines_of(record)]
            token = answer.get("nextPageToken", "")
            if not token:
                return told

    def found(self, q: str, **params: Any) -> set[str]:
        return {row["id"] for row in self.ask("messages.list", q=q, **params).get("messages", ())}


def message_of(raw: bytes, thread: str = "") -> dict[str, Any]:
    message = {"raw": base64.urlsafe_b64encode(raw).decode()}
    return {"message": message | ({"threadId": thread} if thread else {})}


def lines_of(record: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    lines = []
    for kind, changes in record.items():
        if kind.startswith(("messagesA", "messagesD", "labels")):
            for change in changes:
                labels = change.get("labelIds") or change["message"].get("labelIds", [])
                lines.append((kind, change["message"]["id"], labels))
    return lines


def head(raw: bytes, name: str) -> str:
    return str(message_from_bytes(raw, policy=policy.default)[name] or "")


def mail(
    words: str = "Gladly.", *, sender: str = "Priya <priya@example.com>", **more: str
) -> bytes:
    fields = {"From": sender, "To": OWNER, "Subject": "Re: Incident reviews"}
    fields |= {name.replace("_", "-"): value for name, value in more.items()}
    return "".join(f"{name}: {value}\n" for name, value in fields.items()).encode() + (
        f"\n{words}\n".encode()
    )
