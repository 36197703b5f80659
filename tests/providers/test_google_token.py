"""The stored grant: for the owner's eyes, replaced whole, and what kills it said in words."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from google.auth.exceptions import RefreshError

from reachout.providers.google.answers import SignedOut
from reachout.providers.google.scopes import (
    COMPOSE,
    EVENTS,
    FREEBUSY,
    MODIFY,
    READONLY,
    SETTINGS,
    missing,
    needed,
    useful,
)
from reachout.providers.google.token import (
    Grant,
    lies_at,
    read_grant,
    stamp,
    why_refused,
    write_grant,
)

GRANT = Grant(
    account="sam@example.org",
    refresh_token="1//refresh",
    client_id="7.apps.googleusercontent.com",
    client_secret="GOCSPX-x",
    token_uri="https://oauth2.googleapis.com/token",
    scopes=(MODIFY, EVENTS),
    granted_at="2026-06-01T07:00:00+00:00",
)


# ------------------------------------------------------------------ on disk


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    """Every field, and the folder is made."""
    path = tmp_path / "state" / "google-token.json"
    for grant in (GRANT, replace(GRANT, ends_at="2026-06-08T07:00:00+00:00")):
        write_grant(path, grant)
        assert read_grant(path) == grant


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    """Mode 0600 from the first moment, also over a file that was open to all."""
    path = tmp_path / "state" / "google-token.json"
    path.parent.mkdir()
    path.write_text("old")
    path.chmod(0o644)
    write_grant(path, GRANT)
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_the_file_is_replaced_and_never_written_in_place(tmp_path: Path) -> None:
    """A reader that has it open keeps the whole old one, as after a crash half way."""
    path = tmp_path / "google-token.json"
    write_grant(path, GRANT)
    with path.open() as reading:
        write_grant(path, replace(GRANT, refresh_token="1//another"))
        assert json.load(reading)["refresh_token"] == "1//refresh"
    assert read_grant(path).refresh_token == "1//another"


def test_a_write_that_fails_leaves_the_old_grant(tmp_path: Path) -> None:
    """Here because something else stands where the new file would go."""
    path = tmp_path / "google-token.json"
    write_grant(path, GRANT)
    (tmp_path / f".{path.name}.{os.getpid()}.tmp").mkdir()
    with pytest.raises(OSError):
        write_grant(path, replace(GRANT, refresh_token="1//another"))
    assert read_grant(path) == GRANT


def test_the_stamp_follows_the_file(tmp_path: Path) -> None:
    """None while there is none; another one after each login, even with the same content."""
    path = tmp_path / "google-token.json"
    assert stamp(path) is None
    write_grant(path, GRANT)
    first = stamp(path)
    assert first is not None and stamp(path) == first
    write_grant(path, GRANT)
    assert stamp(path) != first


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    """A grant in a traceback or a log tells neither token nor secret."""
    assert "1//refresh" not in repr(GRANT) and "GOCSPX" not in repr(GRANT)


def test_no_login_says_how_to_log_in(tmp_path: Path) -> None:
    """With the place where it was looked for."""
    with pytest.raises(SignedOut, match="google-token.json.*`reachout auth`"):
        read_grant(tmp_path / "google-token.json")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"v": 2}', '{"v": 1}', '{"v": 1, "scopes": 3}']
)
def test_a_damaged_login_says_how_to_log_in(tmp_path: Path, text: str) -> None:
    """Half a file, an empty one, one of a later version: words, no traceback."""
    path = tmp_path / "google-token.json"
    path.write_text(text)
    with pytest.raises(SignedOut, match="`reachout auth`"):
        read_grant(path)


def test_a_login_with_a_hole_is_damaged(tmp_path: Path) -> None:
    """An empty refresh token would only be found out by asking Google again and again."""
    path = tmp_path / "google-token.json"
    write_grant(path, replace(GRANT, refresh_token=""))
    with pytest.raises(SignedOut):
        read_grant(path)


def test_a_credential_of_systemd_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read where systemd puts it, and only where there is one of this name."""
    path, handed_in = tmp_path / "google-token.json", tmp_path / "credentials"
    handed_in.mkdir()
    write_grant(path, GRANT)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(handed_in))
    assert lies_at(path) == path and read_grant(path) == GRANT
    own = stamp(path)
    write_grant(handed_in / "google-token", replace(GRANT, refresh_token="1//handed-in"))
    assert read_grant(path).refresh_token == "1//handed-in"
    assert stamp(path) not in (None, own)


# ------------------------------------------------------------------ why it is refused


def refused(error: str, description: str = "", **more: str) -> RefreshError:
    """As google-auth words what the token endpoint said."""
    data = {"error": error, "error_description": description, **more}
    return RefreshError(f"{error}: {description}", data)


@pytest.mark.parametrize(
    ("error", "cure"),
    [
        (refused("invalid_grant", "Token has been expired or revoked."), "seven days"),
        (
            refused("invalid_grant", "Bad Request"),
            "https://console.cloud.google.com/auth/audience",
        ),
        (refused("invalid_scope", "Bad Request"), "more than was granted"),
        (refused("invalid_client", "The OAuth client was not found."), "auth/clients"),
        (refused("deleted_client", "The OAuth client was deleted."), "auth/clients"),
        (refused("unauthorized_client", "Unauthorized"), "auth/clients"),
        (refused("admin_policy_enforced", ""), "administrator"),
        (refused("invalid_grant", "reauth", error_subtype="invalid_rapt"), "session control"),
        (refused("invalid_grant", "reauth", error_subtype="rapt_required"), "session control"),
        (RefreshError("Reauthentication is needed. Please run gcloud"), "session control"),
    ],
)
def test_a_dead_login_names_cause_and_cure(error: RefreshError, cure: str) -> None:
    """Everything for which only a new login helps."""
    dead, text = why_refused(error)
    assert dead and cure in text and "`reachout auth`" in text
    assert "\n" not in text and "gcloud" not in text


@pytest.mark.parametrize(
    "error",
    [
        refused("internal_failure"),
        refused("temporarily_unavailable"),
        refused("rate_limit_exceeded"),
        RefreshError("<html>503 Service Unavailable</html>", "<html>", retryable=True),
        RefreshError("No access token in response."),
        RefreshError(),
    ],
)
def test_what_may_pass_is_not_death(error: RefreshError) -> None:
    """A login that is given up too early would wait for the host for nothing."""
    dead, text = why_refused(error)
    assert not dead and text


# ------------------------------------------------------------------ permissions


def test_the_fewest_permissions_that_do_it() -> None:
    """Never one that sends and nothing else, and none for what does not live at Google."""
    everything = needed(mail=True, labels=True, calendar=True)
    assert set(everything) == {MODIFY, EVENTS, FREEBUSY, SETTINGS}
    assert set(needed(mail=True, labels=False, calendar=False)) == {READONLY, COMPOSE}
    assert set(needed(mail=True, labels=True, calendar=False)) == {MODIFY}
    alone = {name.rpartition("/")[2] for name in needed(mail=False, labels=True, calendar=True)}
    assert alone == {
        "calendar.events.owned",
        "calendar.freebusy",
        "calendar.settings.readonly",
        "openid",
        "userinfo.email",
    }
    assert not any(
        "gmail.send" in name or name == "https://mail.google.com/" for name in everything
    )


def test_an_unticked_box_says_what_will_not_work() -> None:
    """One line for each, and a wider permission counts for the narrower ones."""
    wanted = needed(mail=True, labels=True, calendar=True)
    assert missing(wanted, wanted) == ()
    (lack,) = missing(wanted, {MODIFY, EVENTS, SETTINGS})
    assert lack.scope == FREEBUSY and "`also`" in lack.without
    (label,) = missing(needed(mail=True, labels=True, calendar=False), {READONLY, COMPOSE})
    assert label.without == "sent letters get no label"
    assert missing(needed(mail=True, labels=False, calendar=False), {MODIFY}) == ()


def test_what_cannot_even_look_is_of_no_use() -> None:
    """Drafts alone could be written but never followed; a calendar alone reads no mail."""
    wanted = needed(mail=True, labels=False, calendar=True)
    assert useful(wanted, {READONLY})
    assert not useful(wanted, {COMPOSE, EVENTS})
    assert useful(needed(mail=False, labels=False, calendar=True), {EVENTS})
    assert not useful(needed(mail=False, labels=False, calendar=True), {SETTINGS})
