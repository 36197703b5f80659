"""Sessions with the tiny server of google_wire, and a few of the questions that are asked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from tests.providers.google_wire import TurnedClock, WireServer

from reachout.domain.gesture import Gesture, GestureKind
from reachout.providers.google.session import Session
from reachout.providers.google.token import Grant, write_grant

OWNER = "sam@example.com"
GUEST = "ada@example.org"
YES = Gesture(
    id="g7", kind=GestureKind.YES, at=datetime(2026, 6, 8, tzinfo=UTC), evidence="command 7"
)


class Sessions:
    """A server, a clock, a folder for the login, and sessions that are closed in the end."""

    def __init__(self, folder: Path) -> None:
        self.server = WireServer()
        self.clock = TurnedClock()
        self._folder = folder
        self._made: list[Session] = []

    def __enter__(self) -> Sessions:
        self.server.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        for session in self._made:
            session.close()
        self.server.stop()

    def log_in(self, **changes: Any) -> None:
        fields = {
            "account": OWNER,
            "refresh_token": "refresh-1",
            "client_id": "client",
            "client_secret": "secret",
            "token_uri": self.server.token_uri,
            "scopes": ("https://www.googleapis.com/auth/gmail.modify",),
            "granted_at": "2026-06-01T09:00:00+00:00",
        }
        write_grant(self._folder / "token.json", Grant(**(fields | changes)))

    def logged_out(self, **changes: Any) -> Session:
        """On a login that may come later."""
        fixed = {
            "client": self._folder / "client.json",
            "token": self._folder / "token.json",
            "owner": OWNER,
            "endpoint": self.server.endpoint,
            "clock": self.clock,
            "wait": self.clock.wait,
            "jitter": Random(7),
        }
        self._made.append(Session(**(fixed | changes)))
        return self._made[-1]

    def logged_in(self, **changes: Any) -> Session:
        self.log_in()
        return self.logged_out(**changes)


def create(session: Session) -> Any:
    return session.gmail().drafts().create(userId="me", body={"message": {"raw": "SGk="}})


def history(session: Session) -> Any:
    return session.gmail().history().list(userId="me", startHistoryId="7")


def insert(session: Session, **changes: Any) -> Any:
    asked = {"calendarId": "primary", "sendUpdates": "none", "body": {"summary": "Coffee"}}
    return session.calendar().events().insert(**(asked | changes))
