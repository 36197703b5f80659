"""The grant: what Google allowed at `reachout auth`, as it is kept on disk.

It is one JSON file for the owner's eyes only, replaced whole and never written in place. Access
tokens, which last an hour, stay in memory.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reachout.providers.google.answers import SignedOut

if TYPE_CHECKING:
    from google.auth.exceptions import RefreshError

VERSION = 1
CREDENTIAL = "google-token"  # its name as a systemd credential
AGAIN = "Log in again: `reachout auth`."
FIRST = "Log in: `reachout auth`."
AUDIENCE = "https://console.cloud.google.com/auth/audience"
CLIENTS = "https://console.cloud.google.com/auth/clients"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    account: str  # whose: the primary address of the Google account
    refresh_token: str = field(repr=False)
    client_id: str
    client_secret: str = field(repr=False)
    token_uri: str
    scopes: tuple[str, ...]  # granted, which may be fewer than were asked for
    granted_at: str  # ISO 8601, UTC
    ends_at: str = ""  # the same, where Google said at the login when the grant ends


# ------------------------------------------------------------------ on disk


def lies_at(path: Path) -> Path:
    """The file that counts: a systemd credential where there is one, else *path*.

    Credentials are read-only files in $CREDENTIALS_DIRECTORY (systemd.exec(5), LoadCredential=).
    """
    folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
    credential = Path(folder) / CREDENTIAL
    return credential if folder and credential.exists() else path


def read_grant(path: Path) -> Grant:
    """SignedOut, with the cure: there is none, or it cannot be read."""
    file = lies_at(path)
    try:
        return _grant(json.loads(file.read_bytes()))
    except FileNotFoundError:
        raise SignedOut(f"There is no Google login yet ({file}). {FIRST}") from None
    except OSError as problem:
        text = f"The Google login in {file} cannot be read: {problem.strerror or problem}."
        raise SignedOut(f"{text} Give its user the right to read it, or {AGAIN}") from None
    except (ValueError, TypeError, KeyError):
        raise SignedOut(f"{file} holds no Google login that can be read. {AGAIN}") from None


def _grant(found: Any) -> Grant:
    if found["v"] != VERSION:
        raise ValueError("of another version")
    names = [name for name in Grant.__dataclass_fields__ if name not in ("scopes", "ends_at")]
    texts, scopes = {name: found[name] for name in names}, tuple(found["scopes"])
    if not all(isinstance(each, str) and each for each in (*texts.values(), *scopes)):
        raise TypeError("not as it was written")
    return Grant(**texts, scopes=scopes, ends_at=str(found.get("ends_at", "")))


def write_grant(path: Path, grant: Grant) -> None:
    """Replace what is kept at *path*, durably, in one step; mode 0600. OSError: it stays.

    A file that is written in place ends up empty on a full disk; a new one harms nothing.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    text = json.dumps({"v": VERSION, **asdict(grant)}, indent=2) + "\n"
    try:
        _write_new(beside, text.encode())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _make_durable(path.parent)


def _write_new(file: Path, content: bytes) -> None:
    file.unlink(missing_ok=True)  # what a killed process of this number left
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(handle)


def _make_durable(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def stamp(path: Path) -> object:
    """Differs whenever another grant is kept there; None: there is none."""
    try:
        found = lies_at(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


# ------------------------------------------------------------------ refused

_PUBLISH = f'"Publish app" on {AUDIENCE}'
_CAUSES = {
    "invalid_grant": (
        'The usual reasons: the project is in "Testing", where every login ends after seven days '
        f"({_PUBLISH} ends that); your password was changed; you took the access back; or it was "
        f"not used for six months. {AGAIN}"
    ),
    "invalid_rapt": (
        "Your organisation ends Google sessions after some hours and wants you to prove yourself "
        f"anew. {AGAIN} Its administrator can exempt this app: Admin console, Security, "
        '"Google Cloud session control".'
    ),
    "invalid_scope": f"Google was asked for more than was granted. {AGAIN}",
    "invalid_client": (
        "The OAuth client is gone, or its secret was changed. Download the client of type "
        f"Desktop app from {CLIENTS}, then log in: `reachout auth`."
    ),
    "admin_policy_enforced": (
        "The administrator of your organisation does not allow this app. Ask them to trust its "
        f"client ID ({CLIENTS}), then log in again: `reachout auth`."
    ),
    "access_denied": f"The account is restricted: sign in to it in a browser. {AGAIN}",
    "invalid_request": AGAIN,
}
_SAME = {
    "rapt_required": "invalid_rapt",
    "unauthorized_client": "invalid_client",
    "deleted_client": "invalid_client",
    "disabled_client": "invalid_client",
    "org_internal": "admin_policy_enforced",
    "account_restricted": "access_denied",
}


def why_refused(error: RefreshError) -> tuple[bool, str]:
    """Whether the grant is dead, and the cause with its cure.

    What is not known to be for good is taken for a passing trouble: a dead grant is not tried
    again before the host has logged in anew.
    """
    code, said = _answer(error)
    code = _SAME.get(code, code)
    if code not in _CAUSES:
        return False, f"Google gave no access just now ({said})."
    return True, f"Google no longer accepts the login ({said}). {_CAUSES[code]}"


def _answer(error: RefreshError) -> tuple[str, str]:
    """The code, and what Google said, on one short line.

    RFC 6749 section 5.2; Google adds `error_subtype`, and google-auth hides it behind a sentence
    of its own.
    """
    data = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], dict) else {}
    text = " ".join(str(error.args[0] if error.args else error).split())[:200]
    subtype, code = str(data.get("error_subtype", "")), str(data.get("error", ""))
    if subtype in ("invalid_rapt", "rapt_required") or "eauthentication is needed" in text:
        return "invalid_rapt", "invalid_rapt"
    return code, text.removesuffix(": None")
