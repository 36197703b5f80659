"""What Google answered, in our words: which error it is, and what the reader can do.

Both 403 and 429 mean "too fast", 403 also means four other things,
and after a 5xx nobody knows whether a write happened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, ClassVar

from reachout.errors import Conflict, NotNow, ReachoutError, Refused, Unreachable

# ------------------------------------------------------------------ the classes


class NotThere(Conflict):
    """404 or 410: the object is gone, or the cursor (history id, sync token) is too old."""


class Taken(Conflict):
    """409: something with this id is there, or was."""


class Changed(Conflict):
    """412: it is no longer as it was seen."""


class NotOffered(Refused):
    """The server has no such method at all; what needs it is to be left out."""


class TooLarge(Refused):
    """The answer is larger than we are willing to hold in memory."""


class SignedOut(Unreachable):
    """The grant is missing or dead. Nothing is asked before a new login."""


class TooFast(NotNow):
    """The limit per minute, or too many at once. `after`: seconds the server wants, or 0."""

    after: float = 0.0


class UsedUp(NotNow):
    """A limit that lasts for hours. `scope`: what rests meanwhile, see paused.py."""

    CALENDAR_WRITES: ClassVar[str] = "calendar writes"
    EVERYTHING: ClassVar[str] = "everything"
    scope: str = EVERYTHING


class InTrouble(Unreachable):
    """5xx: their side. `after`: seconds the server wants us to wait, or 0."""

    after: float = 0.0


class NotLetIn(Unreachable):
    """401: this access token is not, or no longer, good. Nothing has happened."""


class NotReached(Unreachable):
    """No connection was made: nothing has left this machine."""


class Unanswered(Unreachable):
    """The request left, and no whole answer came back: it may or may not have taken effect."""


class NoToken(Unreachable):
    """No access token can be had just now, so nothing was asked. The grant may be well."""


# ------------------------------------------------------------------ reading an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """An error answer taken apart. `reasons` are lower case without underscores."""

    reasons: frozenset[str]
    message: str
    from_google: bool  # it has Google's shape, so the method exists
    link: str = ""  # where to switch the API on, when that is what is missing


_TOO_FAST = {"ratelimitexceeded", "userratelimitexceeded", "resourceexhausted"}
_TODAY = {"dailylimitexceeded", "dailylimitexceededunreg"}
_NOT_ENABLED = {"accessnotconfigured", "servicedisabled"}
_NO_SCOPE = {"insufficientpermissions", "accesstokenscopeinsufficient", "insufficientscope"}
_THEIRS = {"backenderror", "internalerror", "internal", "unavailable", "deadlineexceeded"}
_LINK = re.compile(r"https://console\.(?:developers|cloud)\.google\.com/\S+[^\s.,)\"']")


def body_of(content: bytes) -> dict[str, Any] | None:
    """The JSON object of an answer, {} when it is empty, None when it is anything else."""
    if not content.strip():
        return {}
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if isinstance(body, list) and len(body) == 1:
        body = body[0]  # an older shape: a list around the error
    return body if isinstance(body, dict) else None


def complaint(content: bytes) -> Complaint:
    """Take an error answer apart, whatever its shape: Google's, OAuth's, HTML, nothing."""
    body = body_of(content) or {}
    error = body.get("error")
    if isinstance(error, str):  # OAuth: {"error": "invalid_grant", "error_description": …}
        said = body.get("error_description")
        message = f"{error}: {said}" if isinstance(said, str) else error
        return Complaint(reasons=frozenset([_plain(error)]), message=message, from_google=False)
    if not isinstance(error, dict):
        return Complaint(reasons=frozenset(), message="", from_google=False)
    message = str(error.get("message") or "")
    return Complaint(
        reasons=frozenset(_plain(reason) for reason in _reasons(error)),
        message=" ".join(message.split())[:500],
        from_google=True,
        link=_link(error, message),
    )


def _plain(reason: str) -> str:
    return reason.replace("_", "").lower()


def _parts(error: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    parts = error.get(name)
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, dict):
            yield part


def _reasons(error: Mapping[str, Any]) -> Iterator[str]:
    found = [part.get("reason") for name in ("errors", "details") for part in _parts(error, name)]
    for reason in (*found, error.get("status")):
        if isinstance(reason, str):
            yield reason


def _link(error: Mapping[str, Any], message: str) -> str:
    for part in _parts(error, "details"):
        metadata = part.get("metadata")
        url = metadata.get("activationUrl") if isinstance(metadata, dict) else None
        if isinstance(url, str):
            return url
    for part in _parts(error, "errors"):
        if isinstance(url := part.get("extendedHelp"), str) and _LINK.match(url):
            return url
    found = _LINK.search(message)
    return found.group(0) if found else ""


# ------------------------------------------------------------------ from an answer to an error


def error_of(
    status: int, headers: Mapping[str, str], content: bytes, *, method: str, scope: str = ""
) -> ReachoutError:
    """The error that an answer other than 2xx means.

    *method* is the discovery id of what was asked, *scope* what it needs, for the words.
    *headers* have lower-case names. Source: Google's "Resolve errors" pages.
    """
    said = complaint(content)
    asked = f"{service_of(method)} answered {method} with {status}"
    if said.message:
        asked = f"{asked}: {said.message.rstrip('.')}"
    if status == 403:
        return _forbidden(said, asked, headers, method=method, scope=scope)
    if status == 429:
        return _limit(said, asked, headers, method)
    if status >= 500 and status != 501:
        return _trouble(asked, headers)
    return _plain_error(status, said, asked)


def service_of(method: str) -> str:
    """The product's name for the service a method belongs to."""
    return "Google Calendar" if method.startswith("calendar.") else "Gmail"


def _plain_error(status: int, said: Complaint, asked: str) -> ReachoutError:
    if status == 401:
        return NotLetIn(f"{asked}. The access token is not accepted.")
    if status in (405, 501) or (status == 404 and not said.from_google):
        return NotOffered(f"{asked}. This server does not offer it.")
    if status in (404, 410):
        return NotThere(f"{asked}. It is not there any more.")
    if status == 409:
        return Taken(f"{asked}. It exists already, or existed.")
    if status == 412:
        return Changed(f"{asked}. Somebody changed it meanwhile.")
    if status < 400 or status == 408:  # a redirect is never followed; 408 is a timeout
        return InTrouble(f"{asked}. This is not the service; a network login page, perhaps?")
    return Refused(f"{asked}. Repeating it does not help.")


def _forbidden(
    said: Complaint, asked: str, headers: Mapping[str, str], *, method: str, scope: str
) -> ReachoutError:
    """403 means seven things, and only the reason tells them apart."""
    if said.reasons & (_TOO_FAST | _TODAY | {"quotaexceeded"}):
        return _limit(said, asked, headers, method)
    if said.reasons & _NOT_ENABLED:
        where = said.link or "https://console.cloud.google.com/apis/library"
        return Refused(
            f"{service_of(method)} answered with 403. The API is not switched on in your Google "
            f"Cloud project: open {where}, press Enable, wait two minutes."
        )
    if said.reasons & _NO_SCOPE or "insufficient_scope" in headers.get("www-authenticate", ""):
        needed = f" ({scope})" if scope else ""
        return Refused(
            f"{asked}. The permission for this{needed} was not granted: run `reachout auth` and "
            "leave every box ticked."
        )
    if "domainpolicy" in said.reasons:
        return Refused(
            f"{asked}. The administrator of your Google Workspace does not allow it: ask for "
            "this OAuth client to be trusted, or use another account."
        )
    if said.reasons & _THEIRS:
        return _trouble(asked, headers)
    return Refused(f"{asked}. Google does not allow it for this account.")


def _limit(
    said: Complaint, asked: str, headers: Mapping[str, str], method: str
) -> TooFast | UsedUp:
    if said.reasons & _TODAY:
        used_up = UsedUp(f"{asked}. The project's requests for today are used up.")
        used_up.scope = UsedUp.EVERYTHING
        return used_up
    if "quotaexceeded" in said.reasons and method.startswith("calendar."):
        used_up = UsedUp(f"{asked}. Google limits what this account may write for some hours.")
        used_up.scope = UsedUp.CALENDAR_WRITES
        return used_up
    too_fast = TooFast(f"{asked}. Too many requests in a short time; it is tried again later.")
    too_fast.after = retry_after(headers)
    return too_fast


def _trouble(asked: str, headers: Mapping[str, str]) -> InTrouble:
    trouble = InTrouble(f"{asked}. The trouble is on their side; it is tried again later.")
    trouble.after = retry_after(headers)
    return trouble


def retry_after(headers: Mapping[str, str]) -> float:
    """Seconds the server wants us to wait (RFC 9110 section 10.2.3), 0 when it does not say.

    A date is measured against the server's own Date, so that our clock does not matter.
    """
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        wanted = parsedate_to_datetime(said)
        return max(0.0, (wanted - parsedate_to_datetime(headers["date"])).total_seconds())
    except (ValueError, TypeError, KeyError):
        return 0.0
