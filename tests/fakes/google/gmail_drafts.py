"""users.drafts.*: a container with a stable id, whose message is another one after each save."""

from __future__ import annotations

import binascii
from typing import Any

from tests.fakes.google import Answer, error, invalid, not_found
from tests.fakes.google.gmail_editor import as_created
from tests.fakes.google.gmail_listing import Listing
from tests.fakes.google.gmail_mail import addresses_of, value_of, with_crlf
from tests.fakes.google.gmail_parts import decoded, labelled, message_shown, named
from tests.fakes.google.gmail_vault import Vault

LARGEST = 36_700_160  # bytes


class Refusal(Exception):
    """An answer that ends the call."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer)
        self.answer = answer


class Drafts:
    def __init__(self, vault: Vault, listing: Listing) -> None:
        self._vault = vault
        self._listing = listing

    def create(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        """To a thread only under Gmail's three conditions (discovery, Message.threadId)."""
        raw, thread = self._taken(body)
        if thread:
            thread = self._allowed(thread, raw, besides="")
        return self._written(self._vault.new_draft(self._kept(raw), thread))

    def update(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        """No etag: the last writer wins, also over the host's open compose window."""
        draft_id = params["id"]
        mail = self._vault.draft(draft_id)
        if mail is None:
            return not_found()
        raw, thread = self._taken(body)
        if thread:
            thread = self._allowed(thread, raw, besides=mail.id)
        elif not self._vault.switches.update_without_thread_unthreads:
            thread = mail.thread
        self._vault.replace_draft(draft_id, self._kept(raw), thread)
        return self._written(draft_id)

    def get(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        mail = self._vault.draft(params["id"])
        if mail is None:
            return not_found()
        message = message_shown(mail, params.get("format", "full"))
        return Answer(200, {"id": params["id"], "message": message})

    def delete(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        """For good, not to Trash."""
        if self._vault.draft(params["id"]) is None:
            return not_found()
        self._vault.drop_draft(params["id"])
        return Answer(204)

    def list(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        """Without `q` no index is asked, so nothing lags."""
        keys = {message: key for key, message in self._vault.drafts.items()}
        drafts = [self._vault.mails[id] for id in reversed(list(keys))]
        return self._listing.answer(
            "drafts", drafts, params, lambda mail: {"id": keys[mail.id], "message": named(mail)}
        )

    def send(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        """Here no program sends. That it tried is in the server's log."""
        return error(403, "forbidden", "This mailbox lets no program send.")

    # ------------------------------------------------------------------ what is handed in

    def _taken(self, body: dict[str, Any] | None) -> tuple[bytes, str]:
        """The message and the wanted thread, or Refusal."""
        message = (body or {}).get("message") or {}
        if set(message.get("labelIds") or ()) - {"DRAFT"}:
            refused = "Draft messages cannot have any label other than DRAFT"
            raise Refusal(invalid(refused))
        raw = raw_of(message)
        if value_of(raw, "To") and not addresses_of(raw, "To"):
            raise Refusal(invalid("Invalid To header"))
        return raw, message.get("threadId") or ""

    def _allowed(self, thread: str, raw: bytes, besides: str) -> str:
        """The thread the draft comes to lie in; "" for a new one."""
        if not self._vault.thread(thread):
            raise Refusal(not_found())
        if self._vault.may_join(thread, raw, besides):
            return thread
        if self._vault.switches.thread_mismatch == "refused":
            raise Refusal(invalid("Invalid thread_id value"))
        return ""

    def _kept(self, raw: bytes) -> bytes:
        return as_created(
            raw,
            now=self._vault.now(),
            sender=self._vault.identity.sender(),
            own=self._vault.identity.addresses(),
            id=self._vault.new_message_id(),
            switches=self._vault.switches,
        )

    def _written(self, draft_id: str) -> Answer:
        mail = self._vault.mails[self._vault.drafts[draft_id]]
        return Answer(200, {"id": draft_id, "message": labelled(mail)})


def raw_of(message: dict[str, Any]) -> bytes:
    """The bytes of a Message resource with `raw`, or Refusal."""
    if not message.get("raw"):
        needed = (
            "'raw' RFC822 payload message string or uploading message via /upload/* URL required"
        )
        raise Refusal(invalid(needed))
    try:
        raw = with_crlf(decoded(message["raw"]))
    except (binascii.Error, ValueError):
        raise Refusal(invalid("Invalid value for ByteString: raw")) from None
    if len(raw) > LARGEST:
        raise Refusal(error(413, "uploadTooLarge", "Message too large."))
    return raw
