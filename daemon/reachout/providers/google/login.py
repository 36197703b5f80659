"""`reachout auth`: from an OAuth client to a grant, by way of the host's browser.

The loopback flow with PKCE (RFC 8252, RFC 7636), made by google-auth-oauthlib. Only this module
imports that library.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from reachout.errors import Refused, Unreachable
from reachout.providers.google import scopes
from reachout.providers.google.account import SECONDS, access, must_be_owner, unreachable, whose
from reachout.providers.google.client import Client
from reachout.providers.google.loopback import Listener, listening
from reachout.providers.google.token import AGAIN, AUDIENCE, CLIENTS, Grant

PERMISSIONS = "https://myaccount.google.com/permissions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a login is for."""

    scopes: tuple[str, ...]
    owner: str  # the configured address, bare and in lower case
    own: frozenset[str]  # the same, with its aliases
    endpoint: str = ""  # "": Google itself


def log_in(
    client: Client,
    wanted: Wanted,
    *,
    port: int,
    patience: float,
    show: Callable[[str, int], None],
    now: Callable[[], datetime],
) -> Grant:
    """Have the host sign in, and return what was granted. Nothing is stored.

    *show* gets the address that a browser is to open, and the port it comes back to; *patience*
    is in seconds.
    Usage: the port is taken. Refused: denied, nothing came back, nothing useful was granted, or
    it is another account. Unreachable: no network.
    """
    with listening(port) as listener, _plain_http_within(client):
        flow = _flow(client, wanted, listener)
        address, listener.state = flow.authorization_url(
            access_type="offline", prompt="consent", login_hint=wanted.owner
        )
        show(address, listener.port)
        code = _code(listener, patience)
        token = _exchanged(flow, code)
    return _grant(client, wanted, token, now())


def _flow(client: Client, wanted: Wanted, listener: Listener) -> Any:
    from google_auth_oauthlib.flow import InstalledAppFlow

    return InstalledAppFlow.from_client_config(
        client.config,
        scopes=list(wanted.scopes),
        redirect_uri=listener.uri,
        autogenerate_code_verifier=True,
    )


@contextmanager
def _plain_http_within(client: Client) -> Iterator[None]:
    """oauthlib speaks plain HTTP only with leave by an environment variable.

    Given for a server on this machine alone (`client.py` sees to that), and taken back.
    """
    name = "OAUTHLIB_INSECURE_TRANSPORT"
    encrypted = all(uri.startswith("https:") for uri in (client.auth_uri, client.token_uri))
    if encrypted or os.environ.get(name):
        yield
        return
    os.environ[name] = "1"
    try:
        yield
    finally:
        os.environ.pop(name, None)


# ------------------------------------------------------------------ what came back

_NO = {
    "access_denied": (
        'Either "Cancel" was pressed or every box was left unticked: then log in again, '
        "`reachout auth`. Or the project is in testing and this account is none of its test "
        f"users: publish the app at {AUDIENCE}, or add the account there."
    ),
    "admin_policy_enforced": (
        "The administrator of your organisation does not allow this app. Ask them to trust its "
        f"client ID ({CLIENTS})."
    ),
    "org_internal": (
        "The project is for the members of another organisation only. Make it External at "
        f"{AUDIENCE}."
    ),
}


def _code(listener: Listener, patience: float) -> str:
    answer = listener.wait(patience)
    if answer is None:
        port = listener.port
        raise Refused(
            f"Nothing came back within {patience:.0f} seconds, and nothing was stored. {AGAIN}\n"
            "If Google showed an error instead of its question:\n"
            f'    "Access blocked": publish the app, or add yourself as a test user: {AUDIENCE}\n'
            '    "redirect_uri_mismatch" or "invalid_client": the client is not a Desktop app, or '
            f"was deleted: {CLIENTS}\n"
            "If the browser could not open 127.0.0.1, it runs on another machine than reachout: "
            f"forward the port, `ssh -L {port}:localhost:{port} HOST`."
        )
    if error := answer.get("error"):
        raise _refused(error, answer.get("error_description", ""))
    return answer["code"]


def _refused(error: str, description: str) -> Refused:
    said = f"{error}: {description}" if description else error
    cure = _NO.get(error, AGAIN)
    return Refused(f"Google gave no login ({said}). Nothing was stored. {cure}")


def _exchanged(flow: Any, code: str) -> Mapping[str, Any]:
    """The code, for tokens. Only once: a code is good for one try."""
    from oauthlib.oauth2 import OAuth2Error  # type: ignore[import-untyped]

    flow.oauth2session.register_compliance_hook("access_token_response", _must_have_worked)
    try:
        token: Mapping[str, Any] = flow.fetch_token(
            code=code, timeout=SECONDS, include_client_id=True
        )
    except Warning as other:  # oauthlib's word for: fewer scopes than were asked for
        return dict(getattr(other, "token", {}))
    except OAuth2Error as refused:
        raise _no_tokens(str(refused.error), str(refused.description or "")) from None
    except OSError as problem:
        raise unreachable(problem) from None
    return token


def _must_have_worked(answer: Any) -> Any:
    if answer.status_code >= 500:
        text = f"Google answered with {answer.status_code}: the trouble is on their side."
        raise Unreachable(f"{text} Nothing was stored. {AGAIN}")
    return answer


def _no_tokens(error: str, description: str) -> Refused:
    if error in ("invalid_client", "unauthorized_client", "deleted_client"):
        return Refused(
            f"Google does not know this client, or its secret ({error}: {description}). Nothing "
            f"was stored. Download the client of type Desktop app anew from {CLIENTS}."
        )
    if error == "invalid_grant":
        return Refused(
            f"Google took the answer of the browser for spent ({error}: {description}). Nothing "
            f"was stored. Is the clock of this machine right? {AGAIN}"
        )
    return _refused(error, description)


# ------------------------------------------------------------------ what was granted


def _grant(client: Client, wanted: Wanted, token: Mapping[str, Any], now: datetime) -> Grant:
    granted = _granted(token, wanted)
    if not scopes.useful(wanted.scopes, granted):
        raise Refused(_useless(wanted, granted))
    if not token.get("refresh_token"):
        raise Refused(
            "Google gave a login for one hour only, and nothing was stored. Take the access of "
            f"this app back at {PERMISSIONS}, then log in again: `reachout auth`."
        )
    return Grant(
        account=_owner(wanted, token, granted),
        refresh_token=str(token["refresh_token"]),
        client_id=client.id,
        client_secret=client.secret,
        token_uri=client.token_uri,
        scopes=granted,
        granted_at=_iso(now),
        ends_at=_end(token, now),
    )


def _owner(wanted: Wanted, token: Mapping[str, Any], granted: tuple[str, ...]) -> str:
    held = access(str(token.get("access_token", "")))
    try:
        account = whose(held, granted, wanted.endpoint, str(token.get("id_token") or ""))
        must_be_owner(account, wanted.owner, wanted.own)
    except (Refused, Unreachable) as problem:
        raise type(problem)(f"{problem}\nNothing was stored.") from None
    return account.primary


def _granted(token: Mapping[str, Any], wanted: Wanted) -> tuple[str, ...]:
    """RFC 6749 section 5.1: no word of scopes means all that were asked for."""
    said = token.get("scope")
    names = said.split() if isinstance(said, str) else said
    return tuple(sorted(names)) if names else wanted.scopes


def _useless(wanted: Wanted, granted: tuple[str, ...]) -> str:
    lacks = "\n".join(
        f"    {scopes.scope(lack.scope).short}: without it {lack.without}"
        for lack in scopes.missing(wanted.scopes, granted)
    )
    return (
        f"What was granted is of no use by itself, and nothing was stored. Missing:\n{lacks}\n"
        "Log in again with every box ticked: `reachout auth`."
    )


def _end(token: Mapping[str, Any], now: datetime) -> str:
    """`refresh_token_expires_in`: Google says it where a grant is for a limited time."""
    seconds = token.get("refresh_token_expires_in")
    known = isinstance(seconds, int) and 0 < seconds < 10**9
    return _iso(now + timedelta(seconds=seconds)) if known and seconds else ""


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
