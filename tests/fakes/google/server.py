"""A Google on this machine: mailbox, calendar and account server behind one port.

    with GoogleServer(owner="ada@example.com") as google:
        endpoint = google.endpoint          # Gmail; the Calendar API is at + "/calendar/v3/"
        token = google.grant(GMAIL_MODIFY)  # a refresh token
        google.gmail.deliver(raw)           # the world's hands
        google.faults.next("gmail.users.drafts.create", unanswered())
        assert not google.log.sends()

Leaving the block fails when a model answered what its schema does not allow.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

from tests.fakes.google import Clock, Model, SetClock, Switches
from tests.fakes.google.desk import Desk
from tests.fakes.google.faults import Faults
from tests.fakes.google.log import Log
from tests.fakes.google.oauth import Consent, OAuth
from tests.fakes.google.quota import Quota
from tests.fakes.google.wire import Wire

if TYPE_CHECKING:
    from tests.fakes.google.calendar import CalendarBook
    from tests.fakes.google.gmail import GmailBox

_SCOPE = "https://www.googleapis.com/auth/"
GMAIL_MODIFY = f"{_SCOPE}gmail.modify"
GMAIL_READONLY = f"{_SCOPE}gmail.readonly"
GMAIL_COMPOSE = f"{_SCOPE}gmail.compose"
GMAIL_INSERT = f"{_SCOPE}gmail.insert"
FREEBUSY = f"{_SCOPE}calendar.freebusy"
EVENTS_OWNED = f"{_SCOPE}calendar.events.owned"
SETTINGS_READONLY = f"{_SCOPE}calendar.settings.readonly"
ALL = frozenset({GMAIL_MODIFY, FREEBUSY, EVENTS_OWNED, SETTINGS_READONLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    client: Path
    token: Path


class GoogleServer:
    """The server, its witnesses (`log`, `units_by_minute`, `problems`) and its switches.

    *gmail*, *calendar*: the owner's models, when they are to be other than the usual ones. An
    account that is not the owner has an empty mailbox and calendar of its own (`of`).
    """

    def __init__(
        self,
        owner: str = "ada@example.com",
        *,
        clock: Clock | None = None,
        switches: Switches | None = None,
        zone: str = "Europe/London",
        gmail: Model | None = None,
        calendar: Model | None = None,
    ) -> None:
        self.owner, self.zone = owner, zone
        self.switches = switches or Switches()
        self.clock: Any = clock or SetClock()
        self._models: dict[str, dict[str, Model]] = {}
        given = {"gmail": gmail, "calendar": calendar}
        self._given = {api: model for api, model in given.items() if model is not None}
        self.oauth = OAuth(clock=self.clock, owner=owner)
        self._desk = Desk(clock=self.clock, oauth=self.oauth, models_of=self.of)
        self._wire: Wire | None = None
        self._port = 0

    # -------------------------------------------------------------- running

    def __enter__(self) -> GoogleServer:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
        if kind is None:
            assert not self.problems, "\n".join(self.problems)

    def start(self) -> None:
        """Also after `close`: then at the same port, as a network that is back."""
        self._wire = Wire(self._desk, self._port)
        self._port = self._wire.port
        self.oauth.endpoint = self.endpoint

    def close(self) -> None:
        if self._wire is not None:
            self._wire.close()
        self._wire = None

    @property
    def endpoint(self) -> str:
        """`http://127.0.0.1:port`: Gmail's root; the Calendar API is below `/calendar/v3/`."""
        assert self._port, "the server has not been started"
        return f"http://127.0.0.1:{self._port}"

    def drop_connections(self) -> None:
        """Every connection dies under the client's feet, as after a suspend."""
        assert self._wire is not None, "the server does not run"
        self._wire.drop_connections()

    # -------------------------------------------------------------- the models

    @property
    def gmail(self) -> GmailBox:
        return cast("GmailBox", self.of(self.owner)["gmail"])

    @property
    def calendar(self) -> CalendarBook:
        return cast("CalendarBook", self.of(self.owner)["calendar"])

    def of(self, account: str) -> Mapping[str, Model]:
        """Mailbox and calendar of an account: {"gmail": …, "calendar": …}."""
        with self._desk.lock:
            if account not in self._models:
                self._models[account] = self._made(account)
            return self._models[account]

    def _made(self, account: str) -> dict[str, Model]:
        given = self._given if account == self.owner else {}
        made = dict(given)
        if "gmail" not in made:
            from tests.fakes.google.gmail import GmailBox

            made["gmail"] = GmailBox(account, self.clock, self.switches)
        if "calendar" not in made:
            from tests.fakes.google.calendar import CalendarBook

            mail: Any = made["gmail"]
            made["calendar"] = CalendarBook(
                account, self.clock, self.switches, zone=self.zone, mail=mail
            )
        return made

    # -------------------------------------------------------------- witnesses and switches

    @property
    def lock(self) -> Any:
        """Held for each call; hold it to change several things between two calls."""
        return self._desk.lock

    @property
    def log(self) -> Log:
        return self._desk.log

    @property
    def faults(self) -> Faults:
        return self._desk.faults

    @property
    def quota(self) -> Quota:
        return self._desk.quota

    @property
    def problems(self) -> list[str]:
        """What the server's own models did wrong."""
        return self._desk.problems

    @property
    def disabled(self) -> set[str]:
        """APIs ("gmail", "calendar") that are not enabled in the console."""
        return self._desk.disabled

    @property
    def units_by_minute(self) -> Mapping[str, Counter[datetime]]:
        """{"gmail": units, "calendar": requests} by minute of the server's clock."""
        return self._desk.quota.by_minute

    # -------------------------------------------------------------- signing in

    def client_json(self, kind: str = "installed") -> dict[str, Any]:
        """The downloaded OAuth client; *kind* "web" is the wrong sort."""
        return self.oauth.client_json(kind)

    def grant(self, *scopes: str, account: str = "") -> Consent:
        """A valid refresh token with these scopes (all of them without any), no browser needed."""
        chosen: Collection[str] = scopes or ALL
        return self.oauth.grant(chosen, account=account)

    def log_in(self, token: Path, *scopes: str, account: str = "") -> None:
        """The file *token* as `reachout auth` leaves it, with these scopes (all without any)."""
        from reachout.providers.google.token import Grant, write_grant

        consent = self.grant(*scopes, account=account)
        kept = Grant(
            account=consent.account,
            refresh_token=consent.refresh_token,
            client_id=self.oauth.client_id,
            client_secret=self.oauth.client_secret,
            token_uri=self.endpoint + "/token",
            scopes=tuple(sorted(consent.scopes)),
            granted_at=consent.at.isoformat(),
        )
        write_grant(token, kept)

    def sign_in(self, folder: Path, *scopes: str, account: str = "") -> SignIn:
        """The files of a program that has been through `reachout auth`: client and token."""
        files = SignIn(client=folder / "google-client.json", token=folder / "google-token.json")
        files.client.write_text(json.dumps(self.client_json()), encoding="utf-8")
        self.log_in(files.token, *scopes, account=account)
        return files
