"""Access tokens: had from the stored grant, kept in memory, asked for at most once a minute."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reachout.errors import Refused, Unreachable
from reachout.ports import Clock
from reachout.providers.google.answers import (
    InTrouble,
    NoToken,
    NotReached,
    SignedOut,
    TooFast,
    Unanswered,
)
from reachout.providers.google.token import Grant, read_grant, stamp, why_refused

if TYPE_CHECKING:
    from reachout.providers.google.http import Http

BETWEEN = timedelta(seconds=60)  # of two token requests
EARLY = timedelta(seconds=180)  # a token is renewed this much before its end
LIFETIME = timedelta(seconds=3600)  # of a token whose server does not say
PATIENCE = 15.0  # seconds for a token request


class Access:
    """Follows the token file: a new login, made by another process, revives this one.

    SignedOut from every method when there is no grant, or Google refused it for good. *check*
    raises Refused when an account is not the host's.
    """

    def __init__(
        self,
        *,
        token: Path,
        client: Path,
        check: Callable[[str], None],
        http: Callable[[], Http],
        clock: Clock,
    ) -> None:
        self._path = token
        self._client = client
        self._check = check
        self._http = http
        self._clock = clock
        self._asked_at: datetime | None = None  # for a token, the last time
        self._forget(None)

    def _forget(self, seen: object) -> None:
        self._stamp = seen
        self._grant: Grant | None = None
        self._bearer = ""
        self._got_at: datetime | None = None
        self._lasts = LIFETIME
        self._dead = ""  # why the grant is refused for good

    def grant(self) -> Grant:
        """What is stored now."""
        seen = stamp(self._path)
        if seen != self._stamp:
            self._forget(seen)
        if self._grant is None:
            grant = read_grant(self._path)
            self._check(grant.account)
            self._grant = grant
        return self._grant

    def bearer(self) -> str:
        """An access token that should be good. NoToken when none can be had just now."""
        grant = self.grant()
        if self._dead:
            raise SignedOut(self._dead)
        if not self._bearer or not self._lasting():
            self._renew(grant)
        return self._bearer

    def rejected(self) -> None:
        """The token was not accepted: the next `bearer` asks for another."""
        self._bearer = ""

    def _lasting(self) -> bool:
        age = self._clock.now() - self._got_at if self._got_at else self._lasts
        return -EARLY < age < self._lasts - min(EARLY, self._lasts / 2)  # clocks step back a bit

    def _renew(self, grant: Grant) -> None:
        now = self._clock.now()
        if self._asked_at is not None and abs(now - self._asked_at) < BETWEEN:
            raise self._too_soon(now)
        http = self._http()
        http.guard.take_token_uri(grant.token_uri)
        before, self._asked_at = self._asked_at, now
        try:
            token, lasts = _ask(http, grant)
        except NotReached as problem:
            self._asked_at = before  # it never asked
            raise NoToken(f"No access to Google: {problem}") from problem
        except (Unanswered, InTrouble, TooFast) as problem:
            raise NoToken(f"No access token from Google: {problem}") from problem
        except _Rejected as problem:
            raise self._refusal(problem) from problem
        self._bearer, self._got_at, self._lasts = token, now, lasts

    def _refusal(self, problem: _Rejected) -> Unreachable:
        dead, text = why_refused(problem.error)
        if not dead:
            return NoToken(text)
        if "client" in str(problem.error):  # invalid_client, deleted_client, unauthorized_client
            text = f"{text} (The OAuth client is {self._client}.)"
        self._dead = text
        return SignedOut(text)

    def _too_soon(self, now: datetime) -> Unreachable:
        if self._got_at is not None and self._got_at == self._asked_at:
            return SignedOut(
                "Google does not accept the access token it gave a moment ago. Is the clock of "
                "this machine right? If it stays so, run `reachout auth`."
            )
        return NoToken("No access token from Google a moment ago; it is asked again in a minute.")


def check_owner(account: str, owner: str, own: frozenset[str]) -> None:
    """Refused, naming both, when *account* is nobody we know as the host.

    *owner* is the configured address, *own* it and its aliases.
    """
    if _same(account) not in {_same(address) for address in own | {owner}}:
        raise Refused(
            f"The Google login is for {account}, and the settings are for {owner}. Nothing is "
            f"read or written. Run `reachout auth` and sign in as {owner}; if it is the right "
            f"account, put {account} under `address` or `aliases` in [host]."
        )


def _same(address: str) -> str:
    """Gmail takes an address with and without dots, and under its old German name, for one."""
    local, _, domain = address.strip().lower().rpartition("@")
    if domain in ("gmail.com", "googlemail.com"):
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


class _Rejected(Exception):
    def __init__(self, error: Any) -> None:
        self.error = error  # google.auth.exceptions.RefreshError


def _ask(http: Http, grant: Grant) -> tuple[str, timedelta]:
    """One token request: (token, how long it lasts)."""
    from google.auth.exceptions import RefreshError
    from google.oauth2.credentials import Credentials

    credentials = Credentials(  # type: ignore[no-untyped-call]
        None,
        refresh_token=grant.refresh_token,
        token_uri=grant.token_uri,
        client_id=grant.client_id,
        client_secret=grant.client_secret,
        scopes=list(grant.scopes),
    )
    once = _Once(http)
    try:
        credentials.refresh(once)  # type: ignore[no-untyped-call]
    except RefreshError as error:
        raise _Rejected(error) from error
    return str(credentials.token), once.lasts


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    data: bytes


class _Once:
    """The transport google-auth asks for, which would repeat up to three times, with sleeps."""

    def __init__(self, http: Http) -> None:
        self._http = http
        self._asked = False
        self.lasts = LIFETIME

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        **_: object,
    ) -> _Answer:
        if self._asked:
            raise InTrouble("the token service wants to be asked again.")
        self._asked = True
        response, content = self._http.request(url, method, body, headers, patience=PATIENCE)
        if response.status >= 500 or response.status in (408, 429):
            raise InTrouble(f"the token service answered {response.status}.")
        if response.status == 200:
            self.lasts = _lifetime(content)
        return _Answer(response.status, response, content)


def _lifetime(content: bytes) -> timedelta:
    """Raises Unanswered when this is no token: half an answer, or somebody else's page."""
    try:
        answer = json.loads(content)
        if not (isinstance(answer["access_token"], str) and answer["access_token"]):
            raise ValueError
        lasts = timedelta(seconds=float(answer.get("expires_in", LIFETIME.total_seconds())))
        return max(lasts, 2 * BETWEEN)
    except (ValueError, TypeError, KeyError, OverflowError):
        raise Unanswered("the token service gave no token.") from None
