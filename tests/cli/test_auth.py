"""`auth`: from a workspace without a login to one with it, as somebody new would go."""

from __future__ import annotations

import io
import json
import socket
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from tests.cli.terminal import Said, Workspace, process, reachout
from tests.providers.sign_in import CALENDAR, Google, follow, signing_in

from reachout.cli.main import main
from reachout.providers.google.scopes import EVENTS, FREEBUSY, MODIFY, SETTINGS
from reachout.providers.google.token import read_grant, write_grant

LONG_AGO = "2026-01-05T07:00:00+00:00"


@pytest.fixture
def google() -> Iterator[Google]:
    with signing_in() as server:
        yield server


@pytest.fixture
def home(sam: Workspace, google: Google) -> Path:
    """Mail and calendar live at Google; the client is there; nobody has logged in."""
    google.client_file(sam.home)
    setting(sam.home, 'provider = "local"', 'provider = "google"')
    setting(sam.home, 'endpoint = ""', f'endpoint = "{google.endpoint}"')
    return sam.home


def setting(home: Path, before: str, after: str) -> None:
    file = home / "reachout.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


class Screen(io.StringIO):
    """A terminal whose reader opens every address that stands alone on its line."""

    def write(self, text: str) -> int:
        for line in text.splitlines():
            if line.startswith("http://127.0.0.1") and "/auth?" in line:
                Thread(target=follow, args=(line,), daemon=True).start()
        return super().write(text)


def signs_in(home: Path, *words: str) -> Said:
    """`reachout auth`, and a person who opens the address it prints."""
    out, err = Screen(), io.StringIO()
    line = ["--home", str(home), "auth", "--no-browser", "--port", "0", "--timeout", "20", *words]
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main(line)
    return Said(int(ended.value.code or 0), out.getvalue(), err.getvalue())


def status(home: Path, *words: str) -> Said:
    return reachout("--home", str(home), "auth", "--status", *words)


def token(home: Path) -> Path:
    return home / "state" / "google-token.json"


def logged_in_since(home: Path, at: str) -> None:
    write_grant(token(home), replace(read_grant(token(home)), granted_at=at))


# ------------------------------------------------------------------ logging in


def test_from_nothing_to_a_login(home: Path) -> None:
    """The grant is kept for the owner's eyes, and the status says the same."""
    said = signs_in(home)
    assert (said.code, said.err) == (0, "")
    assert "Logged in as sam@example.org." in said.out
    assert token(home).stat().st_mode & 0o777 == 0o600
    shown = status(home)
    assert (shown.code, shown.err) == (0, "")
    assert "Google account sam@example.org" in shown.out and "It works." in shown.out


def test_before_google_asks_it_says_what_send_means(home: Path) -> None:
    """No permission for drafts alone, and what prevents sending; then each box and its use."""
    before = signs_in(home).out.partition("http://127.0.0.1")[0]
    for words in (
        "Google has no permission for drafts alone. Its screen will say “send”.",
        "Every call that sends mail is refused inside reachout",
        "when you press Send in Gmail, and in no other way",
        "“Read, compose, and send emails from your Gmail account”",
        "“See, create, change, and delete events on Google calendars you own”",
        "has not verified this app",
    ):
        assert words in before


def test_a_calendar_alone_says_nothing_of_sending(home: Path) -> None:
    """Mail stays where it is, and Google is not asked for it."""
    setting(home, '[mailbox]\nprovider = "google"', '[mailbox]\nprovider = "local"')
    said = signs_in(home)
    assert said.code == 0, said.err
    assert "emails" not in said.out and "drafts" not in said.out
    assert not any("gmail" in scope for scope in read_grant(token(home)).scopes)
    assert status(home).code == 0


def test_without_labels_the_narrower_permissions(home: Path) -> None:
    """The two that read and draft, in place of the one that changes."""
    setting(home, "labels = true", "labels = false")
    said = signs_in(home)
    assert "“Manage drafts and send emails”" in said.out
    assert MODIFY not in read_grant(token(home)).scopes


def test_field_partial_consent(home: Path, google: Google) -> None:
    """An unticked box (google_workspace_mcp #503): what will not work; the login is kept."""
    google.person(ticked={MODIFY, EVENTS, SETTINGS})
    for said in (signs_in(home), status(home)):
        assert said.code == 0
        assert "calendar.freebusy: the calendars under `also` cannot be asked" in said.err
        assert f"To grant it: reachout --home {home} auth" in said.err


def test_another_account_is_refused_and_the_old_login_stays(home: Path, google: Google) -> None:
    """Both are named, and nothing is stored."""
    signs_in(home)
    before = token(home).read_bytes()
    google.person(account="kim@example.com")
    said = signs_in(home)
    assert said.code == 1 and "kim@example.com" in said.err and "sam@example.org" in said.err
    assert "Nothing was stored." in said.err
    assert token(home).read_bytes() == before


def test_nothing_is_stored_after_cancel(home: Path, google: Google) -> None:
    """Exit code 1, the causes, no file."""
    google.person(denies=True)
    said = signs_in(home)
    assert said.code == 1 and "access_denied" in said.err
    assert not token(home).exists()


def test_an_api_that_is_off_is_found_at_once(home: Path, google: Google) -> None:
    """The login is kept: after the click in the console the status is right."""
    google.switched_off = {CALENDAR}
    said = signs_in(home)
    assert said.code == 1 and "apis/library/calendar-json.googleapis.com" in said.err
    assert "The login is kept." in said.err
    google.switched_off = set()
    assert status(home).code == 0


def test_the_browser_is_opened(home: Path, tmp_path: Path) -> None:
    """After the words, in a process of its own; the address stands there as well."""
    browser = tmp_path / "browser.py"
    browser.write_text("import sys, urllib.request\nurllib.request.urlopen(sys.argv[1]).read()\n")
    running = process(
        "--home", str(home), "auth", "--port", "0", "--timeout", "60",
        env={"BROWSER": f"{sys.executable} {browser} %s"},
    )  # fmt: skip
    out, err = running.communicate(timeout=60)
    assert running.returncode == 0, err
    assert "Should no browser open, this is the address:\n\nhttp://127.0.0.1" in out
    assert status(home).code == 0


# ------------------------------------------------------------------ what stops it before


def test_with_nothing_at_google(sam: Workspace) -> None:
    """Exit code 2, and the lines to write."""
    for words in ((), ("--status",)):
        said = reachout("--home", str(sam.home), "auth", *words)
        assert said.code == 2 and 'provider = "google"' in said.err


def test_without_a_client(home: Path) -> None:
    """Exit code 78, as for every file of the config; where to make one."""
    (home / "google-client.json").unlink()
    said = signs_in(home)
    assert said.code == 78 and "console.cloud.google.com/auth/clients" in said.err
    assert said.out == ""


def test_with_the_wrong_client(home: Path, google: Google) -> None:
    """A web client: what it is, and which one it has to be."""
    google.client_file(home, "web")
    said = signs_in(home)
    assert said.code == 78 and "Web application" in said.err and "Desktop app" in said.err


def test_a_taken_port(home: Path) -> None:
    """Exit code 2 with the option that helps."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = signs_in(home, "--port", port)
    assert said.code == 2 and f"Port {port} on 127.0.0.1 is taken" in said.err


def test_nobody_comes_back(home: Path) -> None:
    """The timeout ends it with code 1."""
    said = reachout(
        "--home", str(home), "auth", "--no-browser", "--port", "0", "--timeout", "1"
    )  # fmt: skip
    assert said.code == 1 and "Nothing came back within 1 second" in said.err


def test_a_login_that_systemd_hands_in_is_not_overwritten(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that nobody would read is not written; the status says where the other one is."""
    signs_in(home)
    token(home).rename(tmp_path / "google-token")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    said = signs_in(home)
    assert said.code == 2 and "systemd" in said.err and not token(home).exists()
    shown = status(home)
    assert shown.code == 0 and "handed in by systemd and read-only" in shown.out


def test_json_goes_with_the_status(home: Path) -> None:
    """A login is a conversation."""
    assert signs_in(home, "--json").code == 2


# ------------------------------------------------------------------ how it stands


def test_no_login_yet(home: Path) -> None:
    """Exit code 1 and the command."""
    said = status(home)
    assert said.code == 1 and "`reachout auth`" in said.err
    assert status(home, "--json").json["works"] is False


def test_no_login_and_no_client_to_make_one(home: Path, google: Google) -> None:
    """Found before the login is tried: exit code 78."""
    google.client_file(home, "web")
    said = status(home)
    assert said.code == 78 and "Desktop app" in said.err


def test_field_token_seven_days(home: Path) -> None:
    """The day on which a login in "Testing" ends (gcalcli #628), until it has outlived it."""
    signs_in(home)
    logged_in_since(home, (datetime.now(UTC) - timedelta(days=1)).isoformat())  # noqa: TID251
    shown = status(home).out
    assert "ends, if its Google project is in “Testing”, on" in shown
    assert "console.cloud.google.com/auth/audience" in shown
    logged_in_since(home, LONG_AGO)
    assert "ends" not in status(home).out


def test_a_login_that_ends_for_certain(home: Path, google: Google) -> None:
    """Where Google said so, no "if"."""
    google.oauth.ends_in = 7 * 86400
    signs_in(home)
    assert "This login ends on" in status(home).out
    assert status(home, "--json").json["ends_at"] is not None


def test_a_dead_login(home: Path, google: Google) -> None:
    """What was granted, that it does not work, why, and what to do: exit code 1."""
    signs_in(home)
    google.oauth.revoke()
    shown = status(home)
    assert shown.code == 1
    assert "It does not work." in shown.out and "gmail.modify" in shown.out
    assert "seven days" in shown.err and "`reachout auth`" in shown.err


def test_no_network(home: Path, google: Google) -> None:
    """Exit code 75: nobody can tell."""
    signs_in(home)
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        away = f"http://127.0.0.1:{nobody.getsockname()[1]}/token"
    write_grant(token(home), replace(read_grant(token(home)), token_uri=away))
    shown = status(home)
    assert shown.code == 75 and "network" in shown.err


def test_another_address_in_the_settings(home: Path) -> None:
    """The login was right once: both are named, exit code 1."""
    signs_in(home)
    setting(home, 'address = "sam@example.org"', 'address = "sam@example.com"')
    shown = status(home)
    assert shown.code == 1
    assert "sam@example.org" in shown.err and "sam@example.com" in shown.err


def test_the_status_as_json(home: Path, google: Google) -> None:
    """For a monitor: the same in fields, and no secret."""
    google.person(ticked={MODIFY, EVENTS, SETTINGS})
    signs_in(home)
    said = status(home, "--json")
    shown = json.loads(said.out)
    assert (said.code, shown["account"], shown["works"]) == (0, "sam@example.org", True)
    assert shown["granted"] == sorted([MODIFY, EVENTS, SETTINGS])
    assert [lack["scope"] for lack in shown["missing"]] == [FREEBUSY]
    grant = read_grant(token(home))
    assert grant.refresh_token not in said.out and grant.client_secret not in said.out
