"""The Send button: undone within half a minute, or told to go at an hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.fakes.google.gmail_editor import as_edited, as_sent
from tests.fakes.google.gmail_mail import Mail, addresses_of, value_of
from tests.fakes.google.gmail_vault import Vault

UNDO = timedelta(seconds=30)  # the longest that Gmail offers


def send(vault: Vault, raw: bytes, thread: str, at: datetime | None = None) -> Mail:
    """A message that goes out now, and its copy in Sent: a new message with a new Message-ID."""
    return _file(vault, _outgoing(vault, raw), thread, at)


def _outgoing(vault: Vault, raw: bytes) -> bytes:
    return as_sent(raw, now=vault.now(), id=vault.new_message_id(), switches=vault.switches)


def _file(vault: Vault, raw: bytes, thread: str, at: datetime | None = None) -> Mail:
    to = set(addresses_of(raw, "To", "Cc", "Bcc"))
    home = {"INBOX", "UNREAD"} if to & vault.identity.addresses() else set()
    return vault.add(raw, {"SENT"} | home, thread=thread, at=at)


@dataclass(slots=True)
class _Pressed:
    """A draft that was sent, as it lay there before."""

    raw: bytes
    outgoing: bytes
    thread: str
    at: datetime
    message: str = ""  # id of the copy in Sent, once it is there


@dataclass(slots=True)
class _Scheduled:
    raw: bytes
    thread: str
    at: datetime | None
    message: str = ""  # that still lies in the box
    stays: bool = False  # as a draft that can be edited


class Sending:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._pressed: dict[str, _Pressed] = {}  # by the draft id it had
        self._scheduled: dict[str, _Scheduled] = {}

    def settle(self) -> None:
        """What was to happen by now happens."""
        now = self._vault.now()
        for draft_id, waiting in list(self._scheduled.items()):
            if waiting.stays and draft_id not in self._vault.drafts:
                del self._scheduled[draft_id]
            elif waiting.at is not None and waiting.at <= now:
                self.send_scheduled(draft_id)
        for pressed in self._pressed.values():
            if not pressed.message and pressed.at + UNDO <= now:
                self._show(pressed, pressed.at + UNDO)

    # ------------------------------------------------------------------ Send and Undo

    def press(self, draft_id: str) -> str:
        mail = self._vault.mails[self._vault.drafts[draft_id]]
        _check_recipients(mail.raw)
        self._vault.drop_draft(draft_id)
        pressed = _Pressed(
            mail.raw, _outgoing(self._vault, mail.raw), mail.thread, self._vault.now()
        )
        self._pressed[draft_id] = pressed
        if self._vault.switches.sent_shows_at_once:
            self._show(pressed, pressed.at)
        return value_of(pressed.outgoing, "Message-ID")

    def _show(self, pressed: _Pressed, at: datetime) -> None:
        pressed.message = _file(self._vault, pressed.outgoing, pressed.thread, at).id

    def undo(self, draft_id: str) -> str:
        if draft_id in self._scheduled:
            return self._cancel_scheduled(draft_id)
        pressed = self._pressed[draft_id]
        if self._vault.now() - pressed.at > UNDO:
            raise ValueError(f"Send of {draft_id} can no longer be undone.")
        del self._pressed[draft_id]
        kept = draft_id if self._vault.switches.undo_keeps_draft_id else ""
        if pressed.message and self._vault.switches.undo_keeps_message:
            return self._relabelled(pressed.message, kept)
        if pressed.message:
            self._vault.delete(pressed.message)
        return self._put_back(pressed.raw, pressed.thread, kept)

    def _relabelled(self, message: str, draft_id: str) -> str:
        """The message that was to be sent is the draft again."""
        self._vault.relabel(message, ["DRAFT"], ["SENT", "INBOX", "UNREAD", "SCHEDULED"])
        draft_id = draft_id or self._vault.new_draft_id()
        self._vault.drafts[draft_id] = message
        return draft_id

    def _put_back(self, raw: bytes, thread: str, draft_id: str) -> str:
        """The compose window is open again, and has saved what is in it."""
        raw = as_edited(
            raw,
            now=self._vault.now(),
            id=self._vault.new_message_id(),
            switches=self._vault.switches,
        )
        return self._vault.new_draft(raw, thread, draft_id)

    # ------------------------------------------------------------------ Schedule send

    def schedule(self, draft_id: str, at: datetime | None) -> None:
        mail = self._vault.mails[self._vault.drafts[draft_id]]
        _check_recipients(mail.raw)
        waiting = _Scheduled(mail.raw, mail.thread, at)
        how = self._vault.switches.scheduled_draft
        if how == "gone":
            self._vault.drop_draft(draft_id)
        elif how == "relabelled":
            waiting.message = self._vault.drafts.pop(draft_id)
            self._vault.relabel(waiting.message, ["SCHEDULED"], ["DRAFT"])
        else:
            waiting.stays = True
        self._scheduled[draft_id] = waiting

    def send_scheduled(self, draft_id: str) -> str:
        """KeyError when it was discarded meanwhile."""
        waiting = self._scheduled.pop(draft_id)
        if waiting.message:
            self._vault.delete(waiting.message)
        if waiting.stays:
            mail = self._vault.drop_draft(draft_id)
            waiting.raw, waiting.thread = mail.raw, mail.thread
        mail = send(self._vault, waiting.raw, waiting.thread, waiting.at)
        return mail["Message-ID"]

    def _cancel_scheduled(self, draft_id: str) -> str:
        waiting = self._scheduled.pop(draft_id)
        kept = draft_id if self._vault.switches.undo_keeps_draft_id else ""
        if waiting.message:
            return self._relabelled(waiting.message, kept)
        if waiting.stays:
            return draft_id
        return self._put_back(waiting.raw, waiting.thread, kept)


def _check_recipients(raw: bytes) -> None:
    if not addresses_of(raw, "To", "Cc", "Bcc"):
        raise ValueError("Please specify at least one recipient.")
