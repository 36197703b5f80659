"""The OAuth client that the host made and downloaded: in Google's eyes, the program that asks."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reachout.errors import BadSettings, Problem
from reachout.providers.google.token import CLIENTS

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_MAKE = (
    f'Make one of type "Desktop app" at {CLIENTS}, download its JSON in that very dialog, and put '
    "it there ([google] client)."
)
_OTHERS = {  # what else lies about in people's download folders
    "web": 'is an OAuth client of type "Web application", whose logins cannot end here.',
    "service_account": "is the key of a service account, which has no mailbox.",
    "authorized_user": "is a login that some program stored, not an OAuth client.",
}
_NEEDED = ("client_id", "client_secret", "auth_uri", "token_uri")


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    id: str
    secret: str = field(repr=False)
    auth_uri: str
    token_uri: str

    @property
    def config(self) -> dict[str, Any]:
        """In the form in which Google's library wants it."""
        return {
            "installed": {
                "client_id": self.id,
                "client_secret": self.secret,
                "auth_uri": self.auth_uri,
                "token_uri": self.token_uri,
            }
        }


def read_client(path: Path) -> Client:
    """BadSettings, with the cure: it is not there, or it is something else."""
    table = _installed(path, _read(path))
    if isinstance(table.get("client_id"), str) and not table.get("client_secret"):
        what = "has no client_secret: Google shows it only when a client is made."
        raise _wrong(path, what, f"Add a secret to the client at {CLIENTS} and download again.")
    found = {name: _text(table.get(name)) for name in _NEEDED}
    if absent := [name for name, value in found.items() if not value]:
        raise _wrong(path, f"is not whole: {', '.join(absent)} missing.", _MAKE)
    client = Client(
        id=found["client_id"],
        secret=found["client_secret"],
        auth_uri=found["auth_uri"],
        token_uri=found["token_uri"],
    )
    _must_be_private(path, client)
    return client


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        raise _wrong(path, "is not there.", _MAKE) from None
    except OSError as problem:
        text = f"cannot be read: {problem.strerror or problem}."
        raise _wrong(path, text, "Look at the file and its rights.") from None
    except ValueError:
        raise _wrong(path, "is not the JSON that Google offers for download.", _MAKE) from None


def _installed(path: Path, found: Any) -> dict[str, Any]:
    if isinstance(found, dict):
        if isinstance(table := found.get("installed"), dict):
            return table
        for kind, what in _OTHERS.items():
            if kind in found or found.get("type") == kind:
                raise _wrong(path, what, _MAKE)
        if "refresh_token" in found:
            raise _wrong(path, _OTHERS["authorized_user"], _MAKE)
    raise _wrong(path, "is not an OAuth client of Google's.", _MAKE)


def _must_be_private(path: Path, client: Client) -> None:
    """Secret and code travel to these: in clear text at most within this machine."""
    for uri in (client.auth_uri, client.token_uri):
        parts = urlsplit(uri)
        if parts.scheme != "https" and not (parts.scheme == "http" and loopback(uri)):
            raise _wrong(path, f"names {uri}, which is not encrypted.", _MAKE)


def loopback(uri: str) -> bool:
    """Whether what is sent there stays on this machine."""
    return urlsplit(uri).hostname in _LOOPBACK


def _wrong(path: Path, what: str, cure: str) -> BadSettings:
    problem = Problem(
        file=str(path), line=None, where="the Google client", value="", what=what, cure=cure
    )
    return BadSettings([problem])
