"""What the host does in Gmail with their own hands, and what the world sends them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from threading import RLock
from typing import Concatenate, ParamSpec, TypeVar

from tests.fakes.google.gmail_editor import as_edited, as_received, encoded_words
from tests.fakes.google.gmail_mail import Mail, addresses_of, subject_of, value_of, with_crlf
from tests.fakes.google.gmail_sending import Sending, send
from tests.fakes.google.gmail_vault import Vault

P = ParamSpec("P")
R = TypeVar("R")
EMPTY = b"MIME-Version: 1.0\r\n\r\n"


def alone(hand: Callable[Concatenate[Hands, P], R]) -> Callable[Concatenate[Hands, P], R]:
    """No call comes in between, and what was to happen by now has happened."""

    @wraps(hand)
    def held(self: Hands, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self.lock:
            self._sending.settle()
            return hand(self, *args, **kwargs)

    return held


class Hands:
    """Every hand takes the time from the clock. KeyError for what does not lie there."""

    lock: RLock
    _vault: Vault
    _sending: Sending

    # ------------------------------------------------------------------ drafts

    @alone
    def start_draft(self, to: str, subject: str, text: str, *, thread: str = "") -> str:
        """The host's own draft, written in the browser. Its draft id."""
        raw = self._composed(to, subject, text)
        return self._vault.new_draft(raw, thread)

    @alone
    def edit(
        self,
        draft_id: str,
        *,
        text: str | None = None,
        subject: str | None = None,
        to: str | None = None,
    ) -> str:
        """As the editor in the browser saves it. The id of its new message."""
        return self._saved(draft_id, text, subject, to).id

    @alone
    def autosave(self, draft_id: str, times: int = 1) -> str:
        """An open compose window: saved again and again, no word changed."""
        for _ in range(times):
            self._saved(draft_id, None, None, None)
        return self._draft(draft_id).id

    @alone
    def discard(self, draft_id: str) -> None:
        """ "Discard draft": away for good, or in Trash by the switch."""
        self._draft(draft_id)
        if self._vault.switches.discard_trashes:
            self._vault.relabel(self._vault.drafts[draft_id], ["TRASH"])
        else:
            self._vault.drop_draft(draft_id)

    @alone
    def press_send(self, draft_id: str) -> str:
        """The Message-ID that the world sees. ValueError for a draft without recipients."""
        return self._sending.press(draft_id)

    @alone
    def send_later(self, draft_id: str, at: datetime | None = None) -> None:
        """ "Schedule send"; without *at* it goes only by `send_scheduled`."""
        self._sending.schedule(draft_id, at)

    @alone
    def send_scheduled(self, draft_id: str) -> str:
        """The scheduled hour has come. The Message-ID that the world sees."""
        return self._sending.send_scheduled(draft_id)

    @alone
    def undo(self, draft_id: str) -> str:
        """ "Undo" within 30 seconds of Send, or "Cancel send" of a scheduled one.

        *draft_id* is the one it had; the one it has now is returned. ValueError when too late.
        """
        return self._sending.undo(draft_id)

    # ------------------------------------------------------------------ letters by hand

    @alone
    def write_by_hand(self, raw: bytes, thread: str | None = None) -> str:
        """The host sends a mail that no draft of ours became. Its Message-ID in the world.

        Without *thread* it lies where Gmail's rules put it.
        """
        return self._gone(with_crlf(raw), thread)

    @alone
    def answer_by_hand(self, thread: str, text: str) -> str:
        """ "Reply" to the last message of that thread, whatever drafts lie in it."""
        last = [mail for mail in self._vault.thread(thread) if "DRAFT" not in mail.labels][-1]
        to = last["To"] if "SENT" in last.labels else last["Reply-To"] or last["From"]
        subject = last["Subject"]
        if subject_of(last.raw) == subject.strip().lower():
            subject = f"Re: {subject}"
        references = f"{last['References']} {last['Message-ID']}".strip()
        head = f"In-Reply-To: {last['Message-ID']}\r\nReferences: {references}\r\n".encode()
        return self._gone(head + self._composed(to, subject, text), thread)

    @alone
    def write_new(self, to: str, subject: str, text: str) -> str:
        """A letter in a thread of its own."""
        return self._gone(self._composed(to, subject, text), "")

    # ------------------------------------------------------------------ what arrives, and reading

    @alone
    def deliver(
        self,
        raw: bytes,
        labels: Iterable[str] = ("INBOX", "UNREAD"),
        *,
        dmarc: str = "pass",
        at: datetime | None = None,
    ) -> str:
        """Mail from the world. The id Gmail gives it.

        *dmarc*: "pass", "fail", "none" (the domain has no policy, its DKIM is in order), or ""
        for no Authentication-Results. *at*: arrived then, for what lay there before the story.
        """
        now = at or self._vault.now()
        owner, switches = self._vault.identity.owner, self._vault.switches
        raw = as_received(raw, now=now, owner=owner, dmarc=dmarc, switches=switches)
        thread = self._vault.thread_of_arrival(raw)
        return self._vault.add(raw, labels, thread=thread, at=at).id

    @alone
    def read_all(self) -> None:
        """The host opens everything."""
        for id in [mail.id for mail in self._vault.mails.values() if "UNREAD" in mail.labels]:
            self._vault.relabel(id, remove=["UNREAD"])

    @alone
    def move_to_spam(self, id: str) -> None:
        self._vault.relabel(id, ["SPAM"], ["INBOX"])

    @alone
    def move_to_inbox(self, id: str) -> None:
        self._vault.relabel(id, ["INBOX"], ["SPAM", "TRASH"])

    @alone
    def trash(self, id: str) -> None:
        self._vault.relabel(id, ["TRASH"], ["INBOX"])

    @alone
    def delete_forever(self, id: str) -> None:
        """From Trash, or by another program."""
        self._vault.delete(id)

    # ------------------------------------------------------------------ who writes here

    @alone
    def introduce(self, name: str, signature: str = "") -> None:
        """The host's name, and the signature as HTML, of the primary address."""
        self._vault.identity.introduce(name, signature)

    @alone
    def add_alias(
        self, address: str, name: str = "", *, signature: str = "", default: bool = False
    ) -> None:
        self._vault.identity.add_alias(address, name, signature=signature, default=default)

    @alone
    def rename_label(self, id: str, name: str) -> None:
        self._vault.labels.rename(id, name)

    # ------------------------------------------------------------------ Google

    @alone
    def forget_history(self) -> None:
        """Every cursor handed out so far is worth nothing."""
        self._vault.history.forget()

    # ------------------------------------------------------------------ looking over the shoulder

    @alone
    def drafts(self) -> dict[str, bytes]:
        """Draft id to message, as the host sees them in the list of drafts."""
        found = {key: self._vault.mails[id] for key, id in self._vault.drafts.items()}
        return {key: mail.raw for key, mail in found.items() if "TRASH" not in mail.labels}

    @alone
    def sent(self) -> list[bytes]:
        """Oldest first."""
        return [mail.raw for mail in self._vault.mails.values() if "SENT" in mail.labels]

    @alone
    def thread_of(self, id: str) -> str:
        """*id* of a message, or of a draft."""
        return self._vault.mails[self._vault.drafts.get(id, id)].thread

    @alone
    def labels_of(self, id: str) -> set[str]:
        """Names, where the label is the owner's own."""
        labels = self._vault.mails[self._vault.drafts.get(id, id)].labels
        return {self._vault.labels.name_of(label) for label in labels}

    @alone
    def find(self, message_id: str) -> str:
        """The id of the message with this Message-ID. KeyError when none is there."""
        for mail in self._vault.mails.values():
            if mail["Message-ID"] == message_id:
                return mail.id
        raise KeyError(message_id)

    # ------------------------------------------------------------------ inside

    def _draft(self, draft_id: str) -> Mail:
        return self._vault.mails[self._vault.drafts[draft_id]]

    def _saved(self, draft_id: str, text: str | None, subject: str | None, to: str | None) -> Mail:
        mail = self._draft(draft_id)
        raw = as_edited(
            mail.raw,
            now=self._vault.now(),
            id=self._vault.new_message_id(),
            switches=self._vault.switches,
            text=text,
            subject=subject,
            to=to,
        )
        changed = subject_of(raw) != subject_of(mail.raw)
        leaves = changed and self._vault.switches.subject_edit_changes_thread
        return self._vault.replace_draft(draft_id, raw, "" if leaves else mail.thread)

    def _composed(self, to: str, subject: str, text: str) -> bytes:
        head = f"From: {self._vault.identity.sender()}\r\nTo: {to}\r\n"
        head += f"Subject: {encoded_words(subject)}\r\nMessage-ID: {self._vault.new_message_id()}"
        return as_edited(
            head.encode() + b"\r\n" + EMPTY,
            now=self._vault.now(),
            id="",
            switches=self._vault.switches,
            text=text,
        )

    def _gone(self, raw: bytes, thread: str | None) -> str:
        if not addresses_of(raw, "To", "Cc", "Bcc"):
            raise ValueError("Please specify at least one recipient.")
        if thread is None:
            thread = self._vault.thread_of_arrival(raw)
        return value_of(send(self._vault, raw, thread).raw, "Message-ID")
