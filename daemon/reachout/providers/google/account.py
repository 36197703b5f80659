"""Whose grant it is, and whether it works: the few reads that a login makes of its own.

They are GET requests to fixed addresses. Everything else that the program asks of Google goes
through `session.py`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from reachout.errors import ReachoutError, Refused, Unreachable
from reachout.providers.google.access import check_owner
from reachout.providers.google.answers import NotOffered, SignedOut, complaint, error_of
from reachout.providers.google.scopes import EVENTS, READONLY, SETTINGS, allows
from reachout.providers.google.token import Grant, why_refused

if TYPE_CHECKING:
    from google.oauth2.credentials import Credentials

SECONDS = 30
_GMAIL = "https://gmail.googleapis.com"
_CALENDAR = "https://www.googleapis.com"
_LIBRARY = "https://console.cloud.google.com/apis/library/"
SWITCH_ON = {
    "gmail": f"Is the Gmail API enabled? {_LIBRARY}gmail.googleapis.com",
    "calendar": f"Is the Google Calendar API enabled? {_LIBRARY}calendar-json.googleapis.com",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A Google account, by its addresses, in lower case."""

    primary: str
    addresses: frozenset[str] = frozenset()  # from which it may send; empty: not known


def access(token: str) -> Credentials:
    """For an hour, with an access token alone."""
    from google.oauth2.credentials import Credentials

    made: Credentials = Credentials(token)  # type: ignore[no-untyped-call]
    return made


def refreshed(grant: Grant) -> Credentials:
    """One request for an access token. SignedOut: the grant is dead. Unreachable: try later."""
    from google.auth.exceptions import RefreshError, TransportError
    from google.auth.transport.requests import Request
    from google.oauth2.credentials import Credentials

    held = Credentials(  # type: ignore[no-untyped-call]
        None,
        refresh_token=grant.refresh_token,
        token_uri=grant.token_uri,
        client_id=grant.client_id,
        client_secret=grant.client_secret,
    )
    try:
        held.refresh(partial(Request(), timeout=SECONDS))  # type: ignore[no-untyped-call]
    except RefreshError as refused:
        dead, why = why_refused(refused)
        raise (SignedOut if dead else Unreachable)(why) from None
    except (TransportError, OSError) as problem:
        raise unreachable(problem) from None
    return held


def unreachable(problem: Exception) -> Unreachable:
    said = " ".join(str(problem).split())[:200]
    return Unreachable(f"Google cannot be reached. Look at the network, and try again. ({said})")


# ------------------------------------------------------------------ whose


def whose(held: Credentials, granted: Collection[str], endpoint: str, id_token: str) -> Account:
    """Refused: Gmail does not answer, or nobody can tell. Unreachable: not just now."""
    if allows(granted, READONLY):
        try:
            return _sender(held, endpoint)
        except NotOffered:  # a server that knows no settings: what its profile says
            profile = _get(held, endpoint, "gmail.users.getProfile", "profile")
            return Account(primary=str(profile.get("emailAddress", "")).lower())
    found = _claims(id_token).get("email")
    if not isinstance(found, str) or not found:
        raise Refused("Google did not say whose account this is.")
    return Account(primary=found.lower())


def _sender(held: Credentials, endpoint: str) -> Account:
    answer = _get(held, endpoint, "gmail.users.settings.sendAs.list", "settings/sendAs")
    rows = [row for row in answer.get("sendAs", []) if row.get("sendAsEmail")]
    primary = [str(row["sendAsEmail"]).lower() for row in rows if row.get("isPrimary")]
    usable = (row for row in rows if row.get("verificationStatus", "accepted") == "accepted")
    if len(primary) != 1:
        raise Refused("Gmail did not say which address is the account's own.")
    return Account(
        primary=primary[0],
        addresses=frozenset(str(row["sendAsEmail"]).lower() for row in usable) | {primary[0]},
    )


def _claims(id_token: str) -> dict[str, Any]:
    """What the token says of its owner. It came from the token endpoint itself, over TLS, so its
    signature adds nothing (OpenID Connect Core 1.0, section 3.1.3.7, rule 6)."""
    try:
        middle = id_token.split(".")[1]
        found = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    except (IndexError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def must_be_owner(found: Account, owner: str, own: frozenset[str]) -> None:
    """Refused: the account is not the one that the settings name.

    *owner* is the configured address, *own* it and its aliases. An account that merely may send
    as the owner is another one: two accounts can have the same alias.
    """
    check_owner(found.primary, owner, own)
    if not found.addresses:
        return
    try:
        check_owner(owner, found.primary, found.addresses)
    except Refused:
        raise Refused(
            f"Gmail does not send as {owner} from the account of {found.primary}. Run `reachout "
            f"auth` and sign in as {owner}; or add it in Gmail (Settings, Accounts, "
            f'"Send mail as"); or make {found.primary} the `address` under [host] in '
            "reachout.toml."
        ) from None


# ------------------------------------------------------------------ whether it works


def prove(grant: Grant, wanted: Collection[str], endpoint: str) -> Account:
    """Use the stored grant once: a new access token, and one read of each product.

    SignedOut: it is dead. Unreachable: not just now. Refused: an API is not switched on.
    """
    held = refreshed(grant)
    found = Account(primary=grant.account)
    if allows(grant.scopes, READONLY):
        found = whose(held, grant.scopes, endpoint, "")
    if EVENTS in wanted and allows(grant.scopes, EVENTS):
        what = "calendars/primary/events?maxResults=1&fields=timeZone"
        _get(held, endpoint, "calendar.events.list", what)
    elif SETTINGS in wanted and allows(grant.scopes, SETTINGS):
        _get(held, endpoint, "calendar.settings.get", "users/me/settings/timezone")
    return found


def _get(held: Credentials, endpoint: str, method: str, what: str) -> dict[str, Any]:
    """*method* is the discovery id, *what* the path below the product's own."""
    from google.auth.exceptions import RefreshError, TransportError
    from google.auth.transport.requests import AuthorizedSession

    session = AuthorizedSession(held)  # type: ignore[no-untyped-call]
    try:
        answer = session.get(_url(endpoint, method, what), timeout=SECONDS, allow_redirects=False)
    except (RefreshError, TransportError, OSError) as problem:
        raise unreachable(problem) from None
    finally:
        session.close()  # type: ignore[no-untyped-call]
    if answer.status_code != 200:
        raise _error(answer, method)
    return _body(answer)


def _url(endpoint: str, method: str, what: str) -> str:
    if method.startswith("gmail."):
        return f"{endpoint or _GMAIL}/gmail/v1/users/me/{what}"
    return f"{endpoint or _CALENDAR}/calendar/v3/{what}"


def _error(answer: Any, method: str) -> ReachoutError:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    error = error_of(answer.status_code, headers, answer.content, method=method)
    if complaint(answer.content).reasons & {"accessnotconfigured", "servicedisabled"}:
        return Refused(f"{error}\n{SWITCH_ON[method.partition('.')[0]]}")
    return error


def _body(answer: Any) -> dict[str, Any]:
    try:
        found = answer.json()
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Unreachable("Something answered in Google's place, a network login page perhaps.")
    return found
