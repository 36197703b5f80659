"""The official client, unchanged, pointed at the server: for tests of the server itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.fakes.google.oauth import Consent
from tests.fakes.google.server import GoogleServer

_VERSIONS = {"gmail": "v1", "calendar": "v3"}
_ROOTS = {"gmail": "", "calendar": "/calendar/v3/"}


def credentials(server: GoogleServer, consent: Consent, *, asking: bool = False) -> Any:
    """Credentials of google-auth that refresh at this server. *asking*: name the scopes."""
    from google.oauth2.credentials import Credentials

    return Credentials(  # type: ignore[no-untyped-call]
        None,
        refresh_token=consent.refresh_token,
        token_uri=server.endpoint + "/token",
        client_id=server.oauth.client_id,
        client_secret=server.oauth.client_secret,
        scopes=sorted(consent.scopes) if asking else None,
    )


@contextmanager
def official(
    server: GoogleServer, api: str, *scopes: str, account: str = "", timeout: float = 5.0
) -> Iterator[Any]:
    """googleapiclient's service for "gmail" or "calendar", signed in with these scopes."""
    import httplib2
    from google_auth_httplib2 import AuthorizedHttp
    from googleapiclient.discovery import build

    held = credentials(server, server.grant(*scopes, account=account))
    with build(
        api,
        _VERSIONS[api],
        http=AuthorizedHttp(held, http=httplib2.Http(timeout=timeout)),
        client_options={"api_endpoint": server.endpoint + _ROOTS[api]},
        static_discovery=True,
        cache_discovery=False,
    ) as service:
        yield service
