"""The refusals that come before any mailbox or calendar is asked, in Google's words."""

from __future__ import annotations

from typing import Any

from tests.fakes.google import Answer, error
from tests.fakes.google.discovery import Method

_NAMES = {"gmail": "Gmail API", "calendar": "Google Calendar API"}
_SERVICES = {"gmail": "gmail.googleapis.com", "calendar": "calendar-json.googleapis.com"}


def unauthenticated() -> Answer:
    answer = error(
        401,
        "authError",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login"
        " cookie or other valid authentication credential.",
    )
    challenge = 'Bearer realm="https://accounts.google.com/", error="invalid_token"'
    return Answer(401, answer.body, {"WWW-Authenticate": challenge})


def scope_missing(method: Method) -> Answer:
    """The user did not tick the box (or it was never asked for)."""
    answer = error(
        403,
        "insufficientPermissions",
        "Request had insufficient authentication scopes.",
        details=[_info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", method.api, method=method.id)],
    )
    wanted = " ".join(sorted(method.scopes))
    challenge = (
        'Bearer realm="https://accounts.google.com/", error="insufficient_scope",'
        f' scope="{wanted}"'
    )
    return Answer(403, answer.body, {"WWW-Authenticate": challenge})


def not_configured(api: str) -> Answer:
    """The API is not enabled in the console."""
    page = f"https://console.developers.google.com/apis/api/{_SERVICES[api]}/overview"
    return error(
        403,
        "accessNotConfigured",
        f"{_NAMES[api]} has not been used in project 1234567890 before or it is disabled."
        f" Enable it by visiting {page}?project=1234567890 then retry."
        " If you enabled this API recently, wait a few minutes for the action to"
        " propagate to our systems and retry.",
        details=[_info("SERVICE_DISABLED", api, consumer="projects/1234567890")],
    )


def delegation_denied(account: str) -> Answer:
    return error(403, "forbidden", f"Delegation denied for {account}")


def never_sends() -> Answer:
    """Ours, not Google's: nothing under test may send."""
    return error(403, "forbidden", "This server sends nothing, and the test will say who asked.")


def _info(reason: str, api: str, **metadata: str) -> dict[str, Any]:
    return {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": {"service": _SERVICES[api], **metadata},
    }
