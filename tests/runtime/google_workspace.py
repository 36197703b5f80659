"""The same workspace with the host's account at Google: a server that behaves as Google does.

The hands are those of a browser: what they do goes through no file and no code of ours.
"""

from __future__ import annotations

import email
import email.policy
import json
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Self

from tests.fakes.google import Switches
from tests.fakes.google.server import GoogleServer
from tests.runtime.workspace import ADA, MONDAY, Workspace

from reachout.runtime.clock import SetClock

HOST = "sam@example.org"
SETTINGS = """\
format = 1
[host]
name = "Sam Berg"
address = "sam@example.org"
zone = "Europe/London"
[host.sign_off]
en = "Sam"
[mailbox]
provider = "google"
[calendar]
provider = "google"
[google]
endpoint = "{endpoint}"
"""


@dataclass
class GoogleWorkspace(Workspace):
    server: GoogleServer | None = None
    dmarc: str = "pass"  # what Google finds of mail that arrives

    @classmethod
    def at(
        cls, home: Path, contacts: str = ADA, switches: Switches | None = None
    ) -> GoogleWorkspace:
        """A started server, and a workspace that is logged in there; `close` ends both."""
        server = GoogleServer(HOST, clock=SetClock(MONDAY), switches=switches or Switches())
        home.mkdir(parents=True)
        (home / "contacts.toml").write_text(f"format = 1\n{contacts}")
        return cls(home, clock=server.clock, server=server).started()

    def started(self, settings: str = "") -> Self:
        """With the server running, the settings naming it, and a login there."""
        self.google.start()
        said = SETTINGS.format(endpoint=self.google.endpoint)
        (self.home / "reachout.toml").write_text(said + settings)
        self.log_in()
        return self

    def close(self) -> None:
        self.google.close()
        assert not self.google.problems, "\n".join(self.google.problems)

    @property
    def google(self) -> GoogleServer:
        assert self.server is not None
        return self.server

    def log_in(self, account: str = "") -> None:
        """By default with the host's account."""
        client = json.dumps(self.google.client_json())
        (self.home / "google-client.json").write_text(client)
        self.google.log_in(self.home / "state" / "google-token.json", account=account)

    # ---- the host in his browser

    def drafts(self) -> list[EmailMessage]:
        return [self._parsed_raw(raw) for raw in self.google.gmail.drafts().values()]

    def sent(self) -> list[EmailMessage]:
        found = [self._parsed_raw(raw) for raw in self.google.gmail.sent()]
        return sorted(found, key=lambda message: message["Date"].datetime)

    @staticmethod
    def _parsed_raw(raw: bytes) -> EmailMessage:
        return email.message_from_bytes(raw, policy=email.policy.default)

    @property
    def draft_id(self) -> str:
        (only,) = self.google.gmail.drafts()
        return only

    def press_send(self, *, instead: str | None = None) -> str:
        if instead is not None:
            self.google.gmail.edit(self.draft_id, text=instead)
        return self.google.gmail.press_send(self.draft_id)

    def edit_draft(self, old: str, new: str) -> None:
        text = self.draft().get_body(("plain",)).get_content().replace("\r\n", "\n")
        if old == new:
            self.google.gmail.autosave(self.draft_id)
        else:
            assert old in text
            self.google.gmail.edit(self.draft_id, text=text.replace(old, new))

    def discard(self) -> None:
        for draft in list(self.google.gmail.drafts()):
            self.google.gmail.discard(draft)

    def deliver(self, message: EmailMessage) -> None:
        self.google.gmail.deliver(message.as_bytes(), dmarc=self.dmarc)

    # ---- the calendar

    def events(self) -> list[str]:
        """Ids of what stands there and was placed by us."""
        return [id for id, row in self._rows().items() if "extendedProperties" in row]

    def event(self) -> dict:
        """The one event of ours."""
        (id,) = self.events()
        return self._rows()[id]

    def _rows(self) -> dict[str, dict]:
        return {row["id"]: row for row in self.google.calendar.standing()}

    def enter(self, name: str, start: datetime, end: datetime) -> None:
        self.google.calendar.enter(name, start, end)
