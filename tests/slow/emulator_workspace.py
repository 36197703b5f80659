"""A workspace whose mailbox and calendar are at the emulator, and the people around it."""

from __future__ import annotations

import email
import email.policy
import json
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from tests.runtime.google_workspace import SETTINGS
from tests.runtime.workspace import ADA, Workspace
from tests.slow.emulator import Emulator

from reachout.providers.google.token import write_grant


@dataclass
class EmulatorWorkspace(Workspace):
    """Its hands are those of a host in his browser."""

    emulator: Emulator | None = None

    @classmethod
    def at(cls, home: Path, emulator: Emulator, contacts: str = ADA) -> EmulatorWorkspace:
        home.mkdir(parents=True)
        (home / "contacts.toml").write_text(f"format = 1\n{contacts}")
        said = SETTINGS.format(endpoint=emulator.endpoint)
        (home / "reachout.toml").write_text(said)
        (home / "google-client.json").write_text(json.dumps(emulator.client_json()))
        return cls(home, emulator=emulator)

    def log_in(self) -> EmulatorWorkspace:
        grant = self.google.grant(self.clock.now().isoformat())
        write_grant(self.home / "state" / "google-token.json", grant)
        return self

    @property
    def google(self) -> Emulator:
        assert self.emulator is not None
        return self.emulator

    def drafts(self) -> list[EmailMessage]:
        return [_read(raw) for raw in self.google.drafts().values()]

    def sent(self) -> list[EmailMessage]:
        found = [_read(raw) for raw in self.google.sent()]
        return sorted(found, key=lambda message: message["Date"].datetime)

    @property
    def draft_id(self) -> str:
        (only,) = self.google.drafts()
        return only

    def press_send(self, *, instead: str | None = None) -> str:
        if instead is not None:
            self.save(instead)
        message_id = str(self.draft()["Message-ID"])
        self.google.press_send(self.draft_id)
        return message_id

    def edit_draft(self, old: str, new: str) -> None:
        text = self.draft().get_body(("plain",)).get_content()
        assert old in text
        self.save(text.replace(old, new))

    def save(self, text: str) -> None:
        """As Gmail saves what the host has written: without our marks."""
        message = self.draft()
        for name in [name for name in message if name.lower().startswith("x-")]:
            del message[name]
        message.clear_content()
        message.set_content(text)
        self.google.save(self.draft_id, message.as_bytes())

    def discard(self) -> None:
        for draft in self.google.drafts():
            self.google.discard(draft)

    def deliver(self, message: EmailMessage) -> None:
        """With Gmail's verdict on top, which the emulator does not write."""
        domain = message["From"].addresses[0].domain
        verdict = f"Authentication-Results: mx.google.com; dmarc=pass header.from={domain}\n"
        self.google.deliver(verdict.encode() + message.as_bytes())

    def events(self) -> list[dict]:
        return self.google.events()

    def enter(self, name: str, start: datetime, end: datetime) -> None:
        sides = {"start": {"dateTime": start.isoformat()}, "end": {"dateTime": end.isoformat()}}
        self.google.enter({"summary": name, **sides})


def _read(raw: bytes) -> EmailMessage:
    return email.message_from_bytes(raw, policy=email.policy.default)
