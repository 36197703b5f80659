"""users.messages.* and users.threads.*."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from tests.fakes.google import Answer, invalid, not_found
from tests.fakes.google.gmail_drafts import raw_of
from tests.fakes.google.gmail_editor import as_received
from tests.fakes.google.gmail_labels import SYSTEM
from tests.fakes.google.gmail_listing import Listing
from tests.fakes.google.gmail_mail import Mail, value_of
from tests.fakes.google.gmail_parts import attachment, encoded, labelled, message_shown, named
from tests.fakes.google.gmail_vault import Vault, is_shown


class Messages:
    def __init__(self, vault: Vault, listing: Listing) -> None:
        self._vault = vault
        self._listing = listing

    def get(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        mail = self._mail(params)
        if mail is None:
            return self._no_such(params["id"])
        form = params.get("format", "full")
        return Answer(200, message_shown(mail, form, params.get("metadataHeaders") or ()))

    def list(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        mails = reversed(self._vault.mails.values())
        return self._listing.answer("messages", mails, params, named)

    def modify(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        mail = self._mail(params)
        if mail is None:
            return self._no_such(params["id"])
        add, remove = _changes(body)
        if not add and not remove:
            return invalid("No label add or removes specified")
        refused = self._vault.labels.why_not(mail, add, remove)
        return refused or Answer(200, labelled(self._vault.relabel(mail.id, add, remove)))

    def trash(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        mail = self._mail(params)
        if mail is None:
            return self._no_such(params["id"])
        return Answer(200, labelled(self._vault.relabel(mail.id, ["TRASH"], ["INBOX", "SPAM"])))

    def untrash(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        mail = self._mail(params)
        if mail is None:
            return self._no_such(params["id"])
        return Answer(200, labelled(self._vault.relabel(mail.id, [], ["TRASH"])))

    def insert(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        """A message put straight into the box, as by IMAP; the labels are the caller's."""
        return self._put(params.get("internalDateSource", "receivedTime"), body, scanned=False)

    def import_(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        """The same, scanned as mail that arrives."""
        return self._put(params.get("internalDateSource", "dateHeader"), body, scanned=True)

    def attachment(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        mail = self._vault.mails.get(params["messageId"])
        data = attachment(mail.raw, params["id"]) if mail else None
        if data is None:
            return not_found()
        return Answer(200, {"size": len(data), "data": encoded(data)})

    def _put(self, dated: str, body: dict[str, Any] | None, *, scanned: bool) -> Answer:
        message = body or {}
        raw = raw_of(message)
        labels = list(message.get("labelIds") or ())
        known = {*SYSTEM, *self._vault.labels.by_searched_name().values()} - {"DRAFT", "CHAT"}
        if set(labels) - known:
            return invalid(f"Invalid label: {sorted(set(labels) - known)[0]}")
        if scanned:
            raw = self._arrived(raw)
        thread = self._vault.thread_of_arrival(raw)
        at = _date_of(raw) if dated == "dateHeader" else None
        return Answer(200, labelled(self._vault.add(raw, labels, thread=thread, at=at)))

    def _arrived(self, raw: bytes) -> bytes:
        return as_received(
            raw,
            now=self._vault.now(),
            owner=self._vault.identity.owner,
            dmarc="",
            switches=self._vault.switches,
        )

    def _mail(self, params: dict[str, Any]) -> Mail | None:
        return self._vault.mails.get(params["id"])

    def _no_such(self, id: str) -> Answer:
        is_hex = id and all(letter in "0123456789abcdef" for letter in id.lower())
        return not_found() if is_hex and len(id) <= 16 else invalid("Invalid id value")


class Threads:
    def __init__(self, vault: Vault, listing: Listing) -> None:
        self._vault = vault
        self._listing = listing

    def get(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        """With its drafts, and with what was trashed of it."""
        mails = self._vault.thread(params["id"])
        if not mails:
            return not_found()
        form, only = params.get("format", "full"), params.get("metadataHeaders") or ()
        shown = [message_shown(mail, form, only) for mail in mails]
        return Answer(200, self._head(mails) | {"messages": shown})

    def list(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        """Threads of which some message matches."""
        matching = self._listing.matching(reversed(self._vault.mails.values()), params)
        firsts = {mail.thread: mail for mail in reversed(matching)}
        kept = {mail.id for mail in firsts.values()}
        mails = [mail for mail in matching if mail.id in kept]
        return self._listing.answer("threads", mails, params, self._listed)

    def modify(self, params: dict[str, Any], body: dict[str, Any] | None) -> Answer:
        """Labels what lies there at this moment, not what comes later; drafts stay bare."""
        add, remove = _changes(body)
        mails = [mail for mail in self._vault.thread(params["id"]) if "DRAFT" not in mail.labels]
        if not mails:
            return not_found()
        refused = self._vault.labels.why_not(mails[0], add, remove)
        if refused:
            return refused
        for mail in mails:
            self._vault.relabel(mail.id, add, remove)
        return Answer(200, {"id": params["id"], "messages": [labelled(mail) for mail in mails]})

    def _listed(self, mail: Mail) -> dict[str, Any]:
        mails = self._vault.thread(mail.thread)
        return self._head(mails) | {"snippet": message_shown(mails[-1], "minimal")["snippet"]}

    def _head(self, mails: Iterable[Mail]) -> dict[str, Any]:
        newest = max(mails, key=lambda mail: mail.history_id)
        return {"id": newest.thread, "historyId": str(newest.history_id)}


def counted(vault: Vault) -> dict[str, int]:
    """What getProfile says about the size."""
    mails = [mail for mail in vault.mails.values() if is_shown(mail, spam_and_trash=False)]
    return {"messagesTotal": len(mails), "threadsTotal": len({mail.thread for mail in mails})}


def _changes(body: dict[str, Any] | None) -> tuple[list[str], list[str]]:
    told = body or {}
    return list(told.get("addLabelIds") or ()), list(told.get("removeLabelIds") or ())


def _date_of(raw: bytes) -> datetime | None:
    try:
        told = parsedate_to_datetime(value_of(raw, "Date"))
    except (TypeError, ValueError):
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)
