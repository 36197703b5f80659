"""An independent Gmail and Google Calendar: the npm package `emulate`, in a process of its own.

It knows nothing of us, and offers a part of what Google offers. What host and world do there goes
over its HTTP interface by this module alone, never through the program's own transport.
"""

from __future__ import annotations

import json
import subprocess
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.slow.machine import ROOT, needed

from reachout.providers.google.token import Grant

HERE = ROOT / "tests" / "emulator"
CLIENT = {"client_id": "reachout.apps.example.com", "client_secret": "not-so-secret"}
BACK = "http://127.0.0.1:8080/"  # where the browser comes back to
SCOPES = (
    "https://www.googleapis.com/auth/gmail.modify",
    "https://www.googleapis.com/auth/calendar.freebusy",
    "https://www.googleapis.com/auth/calendar.events.owned",
    "https://www.googleapis.com/auth/calendar.settings.readonly",
)
TEAM = "cal_team"


@dataclass
class Emulator:
    """The running process; `account` is whose hands these are."""

    process: subprocess.Popen[str]
    port: int
    account: str = ""
    bearer: str = ""
    refresh_token: str = ""

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    # -------------------------------------------------------------- a new day

    def begin(self, account: str) -> None:
        """Everything as it was seeded, and *account* signed in."""
        self._say("\n", "reset")
        self.account = account
        said = self.token(grant_type="authorization_code", code=self.code(account))
        self.bearer, self.refresh_token = said["access_token"], said["refresh_token"]

    def _say(self, line: str, expected: str) -> None:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(line)
        self.process.stdin.flush()
        assert self.process.stdout.readline().strip() == expected

    # -------------------------------------------------------------- signing in

    def code(self, account: str, **more: str) -> str:
        """The person presses their name on the page that asks who they are."""
        form = {"email": account, "redirect_uri": BACK, "scope": " ".join(SCOPES)}
        back = self.press({**form, "client_id": CLIENT["client_id"], **more})
        return parse_qs(urlsplit(back).query)["code"][0]

    def press(self, form: Mapping[str, str]) -> str:
        """Where the browser is sent after that."""
        status, _, headers = self._ask("POST", "/o/oauth2/v2/auth/callback", form=form)
        assert status == 302
        return headers["location"]

    def token(self, **form: str) -> dict[str, Any]:
        _, said, _ = self._ask("POST", "/oauth2/token", form={**CLIENT, **form})
        return dict(json.loads(said))

    def revoke(self) -> None:
        """The host takes the access back."""
        for token in (self.refresh_token, self.bearer):
            self._ask("POST", "/oauth2/revoke", form={"token": token})

    def grant(self, granted_at: str) -> Grant:
        return Grant(
            account=self.account,
            refresh_token=self.refresh_token,
            token_uri=f"{self.endpoint}/oauth2/token",
            scopes=tuple(sorted(SCOPES)),
            granted_at=granted_at,
            **CLIENT,
        )

    def client_json(self) -> dict[str, Any]:
        """As the console hands it out."""
        uris = {"auth_uri": f"{self.endpoint}/o/oauth2/v2/auth"}
        uris["token_uri"] = f"{self.endpoint}/oauth2/token"
        return {"installed": {**CLIENT, **uris, "redirect_uris": ["http://localhost"]}}

    # -------------------------------------------------------------- asking

    def mail(self, verb: str, path: str, body: object = None, **query: object) -> dict[str, Any]:
        return self._api(verb, f"/gmail/v1/users/me/{path}", body, query)

    def calendar(self, verb: str, path: str, body: object = None) -> dict[str, Any]:
        return self._api(verb, f"/calendar/v3/{path}", body, {})

    def _api(
        self, verb: str, path: str, body: object, query: Mapping[str, object]
    ) -> dict[str, Any]:
        where = f"{path}?{urlencode(query)}" if query else path
        status, said, _ = self._ask(verb, where, body=body)
        assert 200 <= status < 300, f"{verb} {where} → {status} {said}"
        return dict(json.loads(said)) if said else {}

    def _ask(
        self, verb: str, path: str, *, body: object = None, form: Mapping[str, str] | None = None
    ) -> tuple[int, str, dict[str, str]]:
        headers = {"Authorization": f"Bearer {self.bearer}"} if self.bearer else {}
        content = None
        if form is not None:
            content, kind = urlencode(form), "application/x-www-form-urlencoded"
            headers["Content-Type"] = kind
        elif body is not None:
            content, headers["Content-Type"] = json.dumps(body), "application/json"
        line = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request(verb, path, content, headers)
            answer = line.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, answer.read().decode(), told
        finally:
            line.close()

    # -------------------------------------------------------------- mail, as host and world do

    def deliver(self, raw: bytes, *labels: str) -> str:
        """A message is there from now on; its id. No labels: new in the inbox."""
        body = {"raw": encoded(raw), "labelIds": list(labels or ("INBOX", "UNREAD"))}
        return str(self.mail("POST", "messages/import", body)["id"])

    def raw(self, id: str) -> bytes:
        return decoded(self.mail("GET", f"messages/{id}", format="raw")["raw"])

    def ids(self, label: str) -> list[str]:
        told = self.mail("GET", "messages", labelIds=label, includeSpamTrash="true")
        return [one["id"] for one in told["messages"]]

    def drafts(self) -> dict[str, bytes]:
        """Draft id → what it says."""
        listed = self.mail("GET", "drafts")["drafts"]
        return {one["id"]: self.raw(one["message"]["id"]) for one in listed}

    def sent(self) -> list[bytes]:
        return [self.raw(id) for id in self.ids("SENT")]

    def save(self, draft: str, raw: bytes) -> None:
        self.mail("PUT", f"drafts/{draft}", {"message": {"raw": encoded(raw)}})

    def press_send(self, draft: str) -> None:
        self.mail("POST", "drafts/send", {"id": draft})

    def discard(self, draft: str) -> None:
        self.mail("DELETE", f"drafts/{draft}")

    def read_all(self) -> None:
        body = {"ids": self.ids("INBOX"), "removeLabelIds": ["UNREAD"]}
        self.mail("POST", "messages/batchModify", body)

    # -------------------------------------------------------------- the calendar

    def enter(self, row: Mapping[str, Any], calendar: str = "primary") -> str:
        return str(self.calendar("POST", f"calendars/{calendar}/events", row)["id"])

    def events(self) -> list[dict[str, Any]]:
        return list(self.calendar("GET", "calendars/primary/events")["items"])


def encoded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode()


def decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


# ------------------------------------------------------------------ the process


@contextmanager
def running(*accounts: str) -> Iterator[Emulator]:
    """On a free port of this machine alone. It ends with this block, and with this process."""
    node = needed("node", "Node 20 or newer: apt-get install nodejs npm, or nodejs.org.")
    seed = json.dumps(
        {"users": [{"email": who} for who in accounts], "calendars": _team(accounts)}
    )
    words = [node, HERE / "google.mjs", seed]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, cwd=HERE) as process:
        try:
            yield Emulator(process, _port(process))
        finally:
            process.kill()


def _team(accounts: tuple[str, ...]) -> list[dict[str, Any]]:
    """Each has a calendar of their own and one with others."""
    primary = {"id": "primary", "primary": True}
    team = {"id": TEAM, "summary": "Team"}
    return [{**one, "user_email": who} for who in accounts for one in (primary, team)]


def _port(process: subprocess.Popen[str]) -> int:
    assert process.stdout
    said = process.stdout.readline().strip()
    assert said.isdigit(), (
        "The emulator did not start. Install it with `npm ci --prefix tests/emulator`; it needs "
        f"Node 20 or newer. It lies in {Path('tests/emulator')}."
    )
    return int(said)
