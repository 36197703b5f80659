"""A small Google to sign in to: its account pages, and what a login reads of the account."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

from tests.fakes.google import Answer, SetClock, error
from tests.fakes.google.oauth import Clicks, OAuth

SAM = "sam@example.org"
MAIL, CALENDAR = "gmail.googleapis.com", "calendar-json.googleapis.com"


class Accounts(OAuth):
    """Says whose the account is, as OpenID Connect does, and when a login ends."""

    ends_in: int = 0

    def _pass(self, consent: Any, scopes: frozenset[str]) -> dict[str, Any]:
        told = super()._pass(consent, scopes)
        if self.ends_in:
            told["refresh_token_expires_in"] = self.ends_in
        if "openid" in scopes:
            claims = json.dumps({"email": consent.account}).encode()
            told["id_token"] = f"e30.{base64.urlsafe_b64encode(claims).decode().rstrip('=')}.sig"
        return told


@dataclass
class Google:
    """Turn anything here at will; `oauth.clicks` is what the person at the browser does."""

    oauth: Accounts
    endpoint: str = ""
    send_as: list[dict[str, Any]] = field(default_factory=list)  # none: the account's own alone
    switched_off: set[str] = field(default_factory=set)  # APIs
    knows_settings: bool = True
    token_answer: Answer | None = None  # in place of every answer of the token endpoint
    asked: list[str] = field(default_factory=list)  # every path, in order
    forms: list[dict[str, str]] = field(default_factory=list)  # to the token endpoint

    def person(self, *, account: str = SAM, ticked: Any = None, denies: bool = False) -> None:
        boxes = None if ticked is None else frozenset(ticked)
        self.oauth.clicks = Clicks(account=account, ticked=boxes, denies=denies)

    def client_file(self, folder: Path, kind: str = "installed") -> Path:
        """As it was downloaded."""
        file = folder / "google-client.json"
        file.write_text(json.dumps(self.oauth.client_json(kind)))
        return file

    def answer(self, path: str, authorization: str) -> Answer:
        caller = self.oauth.caller(authorization)
        if caller is None:
            return error(401, "authError", "Invalid Credentials")
        api = MAIL if path.startswith("/gmail/") else CALENDAR
        if api in self.switched_off:
            return error(403, "accessNotConfigured", f"{api} has not been used in project 7.")
        account = caller.consent.account
        known = {
            "/gmail/v1/users/me/settings/sendAs": {"sendAs": self.send_as or [own(account)]},
            "/gmail/v1/users/me/profile": {"emailAddress": account},
            "/calendar/v3/calendars/primary/events": {"timeZone": "Europe/Berlin"},
            "/calendar/v3/users/me/settings/timezone": {"value": "Europe/Berlin"},
        }
        if path.endswith("/sendAs") and not self.knows_settings:
            return Answer(404, {"error": "no such route"})
        return Answer(200, known[path]) if path in known else error(404, "notFound", "Not Found")


def own(address: str) -> dict[str, Any]:
    return {"sendAsEmail": address, "isPrimary": True, "isDefault": True}


def alias(address: str, status: str = "accepted") -> dict[str, Any]:
    return {"sendAsEmail": address, "verificationStatus": status}


@contextmanager
def signing_in(owner: str = SAM) -> Iterator[Google]:
    """The server, on a port of its own; the person clicks through everything at first."""
    google = Google(Accounts(clock=SetClock(), owner=owner))
    google.person(account=owner)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(google))
    google.endpoint = google.oauth.endpoint = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield google
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(google: Google) -> type[BaseHTTPRequestHandler]:
    class Visit(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            google.asked.append(self.path)
            path = urlsplit(self.path).path
            if path != "/auth":
                said = google.answer(path, self.headers.get("Authorization", ""))
                return self._say(said.status, json.dumps(said.body).encode())
            status, text = google.oauth.page(google.endpoint + self.path)
            if status == 302:
                return self._say(302, b"", Location=text)
            return self._say(status, text.encode())

        def do_POST(self) -> None:
            google.asked.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[-1] for name, values in parse_qs(body).items()}
            google.forms.append(form)
            said = google.token_answer or google.oauth.token(form)
            self._say(said.status, json.dumps(said.body).encode())

        def _say(self, status: int, body: bytes, **headers: str) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quietly."""

    return Visit


def follow(address: str) -> str:
    """A browser: opens *address*, goes where it is sent, and shows the last page."""
    try:
        with urlopen(address, timeout=10) as page:
            return str(page.read().decode())
    except HTTPError as refused:
        with refused:
            return refused.read().decode()


def asked_for(address: str) -> dict[str, str]:
    """What the address of Google's page says."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(address).query).items()}
