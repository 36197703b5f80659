"""The smallest mailbox and calendar, and a program that asks: for tests of the server itself."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from googleapiclient.errors import HttpError
from tests.fakes.google import Answer, not_found
from tests.fakes.google.server import ALL, GoogleServer

CREATE = "gmail.users.drafts.create"
PROFILE = "gmail.users.getProfile"
DRAFT = {"message": {"raw": "VG86IGdyYWNlQGV4YW1wbGUub3JnDQoNCkhpLg=="}}
START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class Notebook:
    """The smallest mailbox and calendar: what comes is kept, what is asked for is shown."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, Any], dict[str, Any] | None]] = []
        self.drafts: dict[str, dict[str, Any]] = {}
        self.answers: dict[str, Answer] = {}

    def call(
        self,
        method_id: str,
        params: dict[str, Any],
        body: dict[str, Any] | None,
        headers: Mapping[str, str],
    ) -> Answer:
        self.heard.append((method_id, params, body))
        if method_id in self.answers:
            return self.answers[method_id]
        if method_id == CREATE:
            return self._create(body or {})
        if method_id == "gmail.users.drafts.get":
            found = self.drafts.get(params["id"])
            return Answer(body=found) if found else not_found()
        return Answer(body={})

    def _create(self, body: dict[str, Any]) -> Answer:
        id = f"r{len(self.drafts) + 1}"
        message = {"id": f"m{id}", "threadId": f"t{id}", **body["message"]}
        self.drafts[id] = {"id": id, "message": message}
        return Answer(body={"id": id, "message": {"id": message["id"], "threadId": f"t{id}"}})


def create(service: Any, body: Any = DRAFT, **params: Any) -> Any:
    request = service.users().drafts().create(userId="me", body=body, **params)
    return request.execute()


def refresh_form(google: GoogleServer, refresh_token: str) -> dict[str, str]:
    return {
        "grant_type": "refresh_token",
        "client_id": google.oauth.client_id,
        "client_secret": google.oauth.client_secret,
        "refresh_token": refresh_token,
    }


def refused(request: Any) -> tuple[int, str]:
    """Status and reason of the answer that the client raises."""
    try:
        answer = request.execute()
    except HttpError as refusal:
        told = json.loads(refusal.content)["error"]
        return refusal.status_code, told["errors"][0]["reason"]
    raise AssertionError(f"not refused: {answer}")


def plain(
    google: GoogleServer,
    verb: str,
    path: str,
    body: bytes = b"",
    kind: str = "application/json",
) -> tuple[int, bytes]:
    """One request without the official client, signed in with everything."""
    held = google.oauth.grant(ALL)
    token = google.oauth.token(refresh_form(google, held.refresh_token)).body
    assert token is not None
    request = urllib.request.Request(google.endpoint + path, method=verb, data=body or None)
    request.add_header("Authorization", f"Bearer {token['access_token']}")
    request.add_header("Content-Type", kind)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as wrong:
        with wrong:
            return wrong.code, wrong.read()
