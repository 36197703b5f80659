"""A Gmail mailbox in memory, as the API, its owner and the world see it.

It is as inconvenient as the real one; where nobody is sure how inconvenient that is, a field of
`Switches` says it. No socket here: `server.GoogleServer` answers HTTP with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import RLock
from typing import Any

from tests.fakes.google import Answer, Clock, Switches, error
from tests.fakes.google.gmail_drafts import Drafts, Refusal
from tests.fakes.google.gmail_hands import Hands
from tests.fakes.google.gmail_listing import Listing
from tests.fakes.google.gmail_messages import Messages, Threads, counted
from tests.fakes.google.gmail_sending import Sending
from tests.fakes.google.gmail_vault import Vault

Method = Callable[[dict[str, Any], dict[str, Any] | None], Answer]


class GmailBox(Hands):
    """The mailbox of *owner* (an address)."""

    def __init__(self, owner: str, clock: Clock, switches: Switches | None = None) -> None:
        self.owner = owner
        self.lock = RLock()
        self._vault = Vault(owner, clock, switches or Switches())
        self._sending = Sending(self._vault)
        self._methods = {f"gmail.users.{name}": do for name, do in self._offered().items()}

    def call(
        self,
        method_id: str,
        params: dict[str, Any],
        body: dict[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One request: see `tests.fakes.google.Model`."""
        if params.get("userId", "me") not in ("me", self.owner):
            return error(403, "forbidden", f"Delegation denied for {self.owner}")
        if method_id not in self._methods:
            return error(501, "notImplemented", f"{method_id} is not offered here.")
        with self.lock:
            self._sending.settle()
            try:
                return self._methods[method_id](params, body)
            except Refusal as refusal:
                return refusal.answer

    def _offered(self) -> dict[str, Method]:
        listing = Listing(self._vault)
        drafts, messages = Drafts(self._vault, listing), Messages(self._vault, listing)
        threads, labels = Threads(self._vault, listing), self._vault.labels
        return {
            "getProfile": self._profile,
            "drafts.create": drafts.create,
            "drafts.get": drafts.get,
            "drafts.list": drafts.list,
            "drafts.update": drafts.update,
            "drafts.delete": drafts.delete,
            "drafts.send": drafts.send,
            "messages.get": messages.get,
            "messages.list": messages.list,
            "messages.modify": messages.modify,
            "messages.trash": messages.trash,
            "messages.untrash": messages.untrash,
            "messages.insert": messages.insert,
            "messages.import": messages.import_,
            "messages.attachments.get": messages.attachment,
            "threads.get": threads.get,
            "threads.list": threads.list,
            "threads.modify": threads.modify,
            "history.list": self._history,
            "labels.list": lambda params, body: labels.list(),
            "labels.create": lambda params, body: labels.create(body),
            "labels.get": lambda params, body: labels.get(
                params["id"], self._vault.mails.values()
            ),
            "settings.sendAs.list": self._vault.identity.list,
            "settings.sendAs.get": self._vault.identity.get,
        }

    def _profile(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        now = str(self._vault.history.current)
        return Answer(200, {"emailAddress": self.owner, "historyId": now} | counted(self._vault))

    def _history(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        def labels_now(id: str) -> set[str] | None:
            mail = self._vault.mails.get(id)
            return mail.labels if mail else None

        return self._vault.history.listed(params, self._vault.now(), labels_now)
