"""One login to Google, shared by mailbox and calendar: requests that are safe to make.

    session.gmail().drafts().list(userId="me")        the official client's request objects,
    session.calendar().events().get(calendarId=…)     made but never executed by the client
    session.read(request) -> dict                     may be asked again, with back-off
    session.write(request, gesture=…) -> dict         one request on the wire, never repeated

`gmail()` is the `users` resource: `.drafts() .messages() .threads() .history() .labels()
.settings() .getProfile(userId="me")`; userId is always "me". `calendar()` is the root:
`.events() .freebusy() .settings()`. Every write to events must state sendUpdates.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NoReturn

from reachout.domain.gesture import Gesture
from reachout.errors import Bug, NotNow, Unreachable
from reachout.ports import Clock
from reachout.providers.google.access import Access, check_owner
from reachout.providers.google.allowed import METHODS, Guard, Method
from reachout.providers.google.answers import (
    InTrouble,
    NotLetIn,
    NoToken,
    NotReached,
    TooFast,
    Unanswered,
    UsedUp,
    body_of,
    error_of,
)
from reachout.providers.google.backoff import BUDGET, next_wait
from reachout.providers.google.paused import Pauses
from reachout.providers.google.quota import Ledger

if TYPE_CHECKING:
    from reachout.providers.google.http import Http

REST = timedelta(seconds=45)  # after giving up, in which nothing is asked
TRIES_OFFLINE = 3  # without a network, waiting longer than a few seconds helps nobody
PATIENCE = 30.0  # seconds for one request, from connecting to the last byte of the answer
_PARTS = ("drafts", "messages", "threads", "history", "labels", "settings", "events", "freebusy")


class Session:
    """Everything the Google providers ask goes through one of these; not thread-safe.

    *token* is the stored grant and *client* the OAuth client it was made with; *owner* is the
    configured address; *endpoint* "" is Google, else "http://host:port" of a server that speaks
    the same protocol. *wait* sleeps so many seconds and answers True when the program is to
    stop. Making one asks nothing and reads nothing.
    """

    def __init__(
        self,
        *,
        client: Path,
        token: Path,
        owner: str,
        endpoint: str,
        clock: Clock,
        wait: Callable[[float], bool],
        jitter: Random | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self.clock = clock
        self.calls = Ledger()
        self.owner = owner
        self._endpoint = endpoint
        self._wait = wait
        self._jitter = jitter or Random()
        self._patience = patience
        self._guard = Guard(endpoint, frozenset([owner.strip().lower()]))
        self._pauses = Pauses(clock)
        self._access = Access(
            token=token,
            client=client,
            check=self.verify_owner,
            http=self._connection,
            clock=clock,
        )
        self._given_up: dict[str, tuple[datetime, str]] = {}  # by service: when, and why
        self._http: Http | None = None
        self._gmail: Any = None
        self._calendar: Any = None

    # ------------------------------------------------------------------ who

    @property
    def granted(self) -> frozenset[str]:
        """The scopes that were really granted, as whole addresses. SignedOut without a login."""
        return frozenset(self._access.grant().scopes)

    @property
    def login(self) -> str:
        """Differs from login to login, and tells nothing of it. SignedOut without one."""
        return sha256(self._access.grant().refresh_token.encode()).hexdigest()[:16]

    @property
    def own(self) -> frozenset[str]:
        return self._guard.own

    def know_own(self, addresses: frozenset[str]) -> None:
        """More addresses of the host, in lower case: the login may be for one of them, and they
        may stand on an event.
        """
        self._guard.own |= addresses - {""}

    def verify_owner(self, account: str) -> None:
        """Refused, naming both, when the mailbox that answers is not the configured one."""
        check_owner(account, self.owner, self._guard.own)

    @property
    def is_google(self) -> bool:
        """Not another server that speaks the same protocol, or a part of it."""
        return not self._endpoint

    # ------------------------------------------------------------------ the services

    def gmail(self) -> Any:
        """The `users` resource of Gmail, built once from the description in the client."""
        if self._gmail is None:
            self._gmail = _kept(self._build("gmail", "v1", self._endpoint).users())
        return self._gmail

    def calendar(self) -> Any:
        """The root resource of Google Calendar, built once likewise."""
        if self._calendar is None:
            base = self._endpoint.rstrip("/")
            endpoint = f"{base}/calendar/v3/" if base else ""
            self._calendar = _kept(self._build("calendar", "v3", endpoint))
        return self._calendar

    def _build(self, name: str, version: str, endpoint: str) -> Any:
        from googleapiclient.discovery import build

        return build(
            name,
            version,
            http=self._connection(),
            static_discovery=True,
            cache_discovery=False,
            client_options={"api_endpoint": endpoint} if endpoint else None,
        )

    def _connection(self) -> Http:
        if self._http is None:
            from reachout.providers.google.http import Http

            self._http = Http(self._guard, self.calls, self.clock, patience=self._patience)
        return self._http

    def begin(self) -> None:
        """A new look: what could not be reached a moment ago is asked again."""
        self._given_up.clear()

    def fresh(self) -> None:
        """Begin, on new connections: the old ones may have died while the machine slept."""
        self.begin()
        self.close()

    def close(self) -> None:
        if self._http is not None:
            self._http.close()

    # ------------------------------------------------------------------ asking

    def read(self, request: Any) -> dict[str, Any]:
        """The answer to a request that changes nothing; asked again while that may help.

        Within BUDGET seconds in all, then Unreachable (also for a limit that goes on). At once:
        SignedOut, Refused, NotOffered, NotThere, TooLarge.
        """
        method = _method_of(request)
        if not method.reads:
            raise Bug(f"{method.id} changes something and was asked as a read.")
        spent, tried = 0.0, 0
        self._check_rest(method)
        while True:
            begun = time.monotonic()
            try:
                self._check_pauses(method)
                return self._ask_signed_in(request, method, BUDGET - spent)
            except (TooFast, InTrouble, NotReached, Unanswered) as problem:
                tried += 1
                spent += time.monotonic() - begun
                spent += self._wait_again(method, problem, tried, BUDGET - spent)
            except UsedUp as problem:
                raise Unreachable(str(problem)) from problem

    def write(self, request: Any, *, gesture: Gesture | None = None) -> dict[str, Any]:
        """Send a request that changes something: once, whatever happens.

        NotNow, Conflict, Refused: it certainly did not happen. Unreachable: the outcome is open.
        SignedOut: nothing was sent. *gesture* is what allows a guest to be told.
        """
        method = _method_of(request)
        if method.reads:
            raise Bug(f"{method.id} changes nothing and was asked as a write.")
        self._pauses.check(method.id, write=True)
        try:
            return self._ask(request, method, PATIENCE, gesture)
        except (NotReached, NoToken) as problem:
            raise NotNow(f"{problem} Nothing was written; it is tried again.") from problem
        except NotLetIn as problem:
            self._access.rejected()
            raise NotNow(f"{problem} Nothing was written; a new token is asked for.") from problem

    def _check_pauses(self, method: Method) -> None:
        try:
            self._pauses.check(method.id, write=False)
        except NotNow as problem:
            raise Unreachable(str(problem)) from problem

    def _ask_signed_in(self, request: Any, method: Method, seconds: float) -> dict[str, Any]:
        """Once more with a new token when the one we had is not accepted."""
        try:
            return self._ask(request, method, seconds)
        except NotLetIn:
            self._access.rejected()
        try:
            return self._ask(request, method, seconds)
        except NotLetIn:
            self._access.rejected()
            self._access.bearer()  # says why: it was asked for a moment ago
            raise

    def _ask(
        self, request: Any, method: Method, seconds: float, gesture: Gesture | None = None
    ) -> dict[str, Any]:
        """One request and its answer as a dict, or the error it means."""
        headers = {name.lower(): value for name, value in request.headers.items()}
        headers["authorization"] = f"Bearer {self._access.bearer()}"
        response, content = self._connection().request(
            request.uri,
            request.method,
            request.body.encode() if isinstance(request.body, str) else request.body,
            headers,
            gesture=gesture,
            patience=seconds,
        )
        if not 200 <= response.status < 300:
            self._fail(response, content, method)
        return _answer(response.status, content, method)

    def _fail(self, response: Any, content: bytes, method: Method) -> NoReturn:
        error = error_of(response.status, response, content, method=method.id, scope=method.scope)
        if isinstance(error, UsedUp):
            self._pauses.begin(error)
        raise error

    def _check_rest(self, method: Method) -> None:
        """So that a pass with many questions ends soon while Google cannot be reached."""
        given_up = self._given_up.get(method.service)
        if given_up is not None and self.clock.now() - given_up[0] < REST:
            raise Unreachable(given_up[1])

    def _give_up(self, method: Method, problem: Exception) -> NoReturn:
        self._given_up[method.service] = (self.clock.now(), str(problem))
        raise Unreachable(str(problem)) from problem

    def _wait_again(self, method: Method, problem: Exception, tried: int, left: float) -> float:
        """Wait before the next try and tell how long; Unreachable when there is to be none."""
        wanted = problem.after if isinstance(problem, TooFast | InTrouble) else 0.0
        seconds = next_wait(tried, wanted, self._jitter)
        offline = isinstance(problem, NotReached) and tried >= TRIES_OFFLINE
        if offline or seconds >= left:
            self._give_up(method, problem)
        if self._wait(seconds):
            self._give_up(method, Unreachable(f"{problem} The program is to stop."))
        return seconds


def _method_of(request: Any) -> Method:
    method = METHODS.get(request.methodId)
    if method is None:
        raise Bug(f"Refused to ask Google for {request.methodId}: it is never needed.")
    return method


def _answer(status: int, content: bytes, method: Method) -> dict[str, Any]:
    """{} also for "{}", which is what `fields` leave of a list with nothing on it; an answer
    without a word is right only for 204, and for what deletes.
    """
    body = body_of(content)
    silent = not content.strip() and status != 204 and method.verb != "DELETE"
    if body is None or silent:
        raise Unanswered(
            f"What came back from {method.id} is no answer of Google's. A network login page, "
            "perhaps, or a proxy?"
        )
    return body


def _kept(resource: Any) -> Any:
    """Make the resource hand out the same parts each time.

    The client builds a new one, and a reference cycle, at every call
    (google-api-python-client #535).
    """
    for name in _PARTS:
        part = getattr(resource, name, None)
        if part is not None:
            setattr(resource, name, partial(_same, part()))
    return resource


def _same(part: Any) -> Any:
    return part
