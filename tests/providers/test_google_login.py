"""Signing in to Google: the browser, the boxes, whose account it is, every way it fails."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any
from urllib.parse import urlencode

import pytest
from tests.fakes.google import Answer
from tests.providers.sign_in import (
    CALENDAR,
    MAIL,
    SAM,
    Google,
    alias,
    asked_for,
    follow,
    own,
    signing_in,
)

from reachout.errors import BadSettings, Refused, Unreachable, Usage
from reachout.providers.google.account import prove
from reachout.providers.google.answers import SignedOut
from reachout.providers.google.client import read_client
from reachout.providers.google.login import Wanted, log_in
from reachout.providers.google.scopes import EVENTS, FREEBUSY, MODIFY, needed
from reachout.providers.google.token import Grant

BOTH = needed(mail=True, labels=True, calendar=True)
NOW = datetime(2026, 6, 1, 7, 0, tzinfo=UTC)


@pytest.fixture
def google() -> Iterator[Google]:
    with signing_in() as server:
        yield server


def login(google: Google, folder: Path, **how: Any) -> Grant:
    """A login whose browser is *browser*: it follows the address, unless said otherwise."""
    browser = how.pop("browser", follow)
    port, patience = how.pop("port", 0), how.pop("patience", 10)
    wanted = Wanted(
        scopes=how.pop("scopes", BOTH),
        owner=how.pop("owner", SAM),
        own=how.pop("own", frozenset({SAM})),
        endpoint=google.endpoint,
    )
    return log_in(
        read_client(google.client_file(folder)),
        wanted,
        port=port,
        patience=patience,
        show=lambda address, _: browser(address),
        now=lambda: NOW,
    )


def refusal(google: Google, folder: Path, **how: Any) -> str:
    with pytest.raises(Refused) as refused:
        login(google, folder, **how)
    return str(refused.value)


# ------------------------------------------------------------------ how it goes


def test_a_login_is_what_was_granted(google: Google, tmp_path: Path) -> None:
    """Whose, what, since when; and it works."""
    grant = login(google, tmp_path)
    assert (grant.account, grant.granted_at) == (SAM, "2026-06-01T07:00:00+00:00")
    assert set(grant.scopes) == set(BOTH)
    assert grant.ends_at == ""
    assert prove(grant, BOTH, google.endpoint).primary == SAM


def test_google_is_asked_as_its_rules_want(google: Google, tmp_path: Path) -> None:
    """Loopback redirect, PKCE, a lasting login, the account as a hint, no older grants."""
    seen: list[str] = []
    login(google, tmp_path, browser=lambda address: (seen.append(address), follow(address)))
    asked = asked_for(seen[0])
    assert asked["redirect_uri"].startswith("http://127.0.0.1:")
    assert (asked["code_challenge_method"], len(asked["code_challenge"])) == ("S256", 43)
    assert (asked["access_type"], asked["prompt"], asked["login_hint"]) == (
        "offline", "consent", SAM,
    )  # fmt: skip
    assert set(asked["scope"].split()) == set(BOTH)
    assert "include_granted_scopes" not in asked
    assert len(google.forms) == 1 and google.forms[0]["code_verifier"]


def test_only_reads_are_made(google: Google, tmp_path: Path) -> None:
    """A login looks who it is, and does nothing else to the account."""
    prove(login(google, tmp_path), BOTH, google.endpoint)
    paths = {path.partition("?")[0] for path in google.asked}
    assert paths == {
        "/auth",
        "/token",
        "/gmail/v1/users/me/settings/sendAs",
        "/calendar/v3/calendars/primary/events",
    }


def test_the_environment_is_left_alone(google: Google, tmp_path: Path) -> None:
    """What oauthlib wants to be told by variables is taken back, also after a failure."""
    before = dict(os.environ)
    login(google, tmp_path)
    google.person(ticked={MODIFY, EVENTS})
    login(google, tmp_path)
    google.person(denies=True)
    refusal(google, tmp_path)
    assert dict(os.environ) == before


def test_the_calendar_alone_tells_whose_it_is(google: Google, tmp_path: Path) -> None:
    """No permission for mail is asked for; the address comes with the login itself."""
    scopes = needed(mail=False, labels=True, calendar=True)
    grant = login(google, tmp_path, scopes=scopes)
    assert grant.account == SAM
    assert not any("/gmail" in path for path in google.asked)
    google.person(account="kim@example.com")
    assert "kim@example.com" in refusal(google, tmp_path, scopes=scopes)


def test_a_server_without_settings_of_mail_is_asked_for_the_profile(
    google: Google, tmp_path: Path
) -> None:
    """What Gmail has and another server lacks is no reason to crash."""
    google.knows_settings = False
    assert login(google, tmp_path).account == SAM


def test_google_says_when_the_login_ends(google: Google, tmp_path: Path) -> None:
    """Where it does, that is kept: seven days in "Testing"."""
    google.oauth.ends_in = 7 * 86400
    assert login(google, tmp_path).ends_at == "2026-06-08T07:00:00+00:00"


# ------------------------------------------------------------------ boxes


def test_field_partial_consent(google: Google, tmp_path: Path) -> None:
    """Endless invalid_scope after an unticked box (google_workspace_mcp #503): granted counts."""
    google.person(ticked={MODIFY, EVENTS})
    grant = login(google, tmp_path)
    assert set(grant.scopes) == {MODIFY, EVENTS}
    prove(grant, BOTH, google.endpoint)


def test_nothing_useful_is_refused(google: Google, tmp_path: Path) -> None:
    """Free and busy alone: named is what is missing and what it would do."""
    google.person(ticked={FREEBUSY})
    text = refusal(google, tmp_path)
    for words in ("nothing was stored", "gmail.modify", "nothing is seen of your mail"):
        assert words in text
    assert not any("/gmail" in path for path in google.asked)


def test_no_word_of_scopes_means_all_of_them(google: Google, tmp_path: Path) -> None:
    """RFC 6749, section 5.1: the server may leave them out when it granted what was asked."""
    consent = google.oauth.grant(BOTH)
    told = google.oauth._pass(consent, consent.scopes)
    del told["scope"]
    google.token_answer = Answer(200, told | {"refresh_token": consent.refresh_token})
    assert login(google, tmp_path).scopes == BOTH


def test_a_login_for_an_hour_is_refused(google: Google, tmp_path: Path) -> None:
    """Without a refresh token it would be over before the first reply."""
    consent = google.oauth.grant(BOTH)
    google.token_answer = Answer(200, google.oauth._pass(consent, consent.scopes))
    assert "https://myaccount.google.com/permissions" in refusal(google, tmp_path)


# ------------------------------------------------------------------ whose


def test_another_account_is_refused(google: Google, tmp_path: Path) -> None:
    """Both are named; the drafts of a letter must not land in somebody else's mailbox."""
    google.person(account="kim@example.com")
    text = refusal(google, tmp_path)
    assert "kim@example.com" in text and SAM in text and "Nothing was stored." in text


def test_another_account_that_may_send_as_the_host_is_another_account(
    google: Google, tmp_path: Path
) -> None:
    """The owner is the primary address: two accounts can have the same alias."""
    google.person(account="kim@example.com")
    google.send_as = [own("kim@example.com"), alias(SAM)]
    assert "kim@example.com" in refusal(google, tmp_path)
    aliases = frozenset({SAM, "kim@example.com"})
    assert login(google, tmp_path, own=aliases).account == "kim@example.com"


def test_an_account_that_may_not_send_as_the_host_is_refused(
    google: Google, tmp_path: Path
) -> None:
    """Gmail would put another From on every letter; an unconfirmed alias is none."""
    google.person(account="kim@example.com")
    google.send_as = [own("kim@example.com"), alias(SAM, "pending")]
    text = refusal(google, tmp_path, own=frozenset({SAM, "kim@example.com"}))
    assert "Send mail as" in text and "kim@example.com" in text


def test_the_case_of_an_address_says_nothing(google: Google, tmp_path: Path) -> None:
    """Sam@Example.org is Sam."""
    google.send_as = [own("Sam@Example.org")]
    assert login(google, tmp_path).account == SAM


# ------------------------------------------------------------------ the browser


def test_cancel_is_said(google: Google, tmp_path: Path) -> None:
    """With the other cause that looks the same: no test user."""
    google.person(denies=True)
    text = refusal(google, tmp_path)
    assert "access_denied" in text and "auth/audience" in text


def test_nothing_comes_back(google: Google, tmp_path: Path) -> None:
    """After the timeout it ends, and says what Google's error pages mean."""
    begun = monotonic()
    text = refusal(google, tmp_path, patience=0.2, browser=lambda address: None)
    assert monotonic() - begun < 5
    for words in ("Access blocked", "redirect_uri_mismatch", "ssh -L", "0 seconds"):
        assert words in text


def test_other_visitors_are_not_the_answer(google: Google, tmp_path: Path) -> None:
    """Icons, another login's page, a forged answer, and a connection that says nothing."""
    pages: list[str] = []

    def browser(address: str) -> None:
        asked = asked_for(address)
        place = asked["redirect_uri"]
        port = int(place.rstrip("/").rpartition(":")[2])
        silent = socket.create_connection(("127.0.0.1", port))
        forged = urlencode({"code": "4/forged", "state": "guessed"})
        for path in ("favicon.ico", "", f"?{forged}", "?code=4/forged", "?error=access_denied"):
            pages.append(follow(place + path))
        pages.append(follow(address))
        silent.close()

    assert login(google, tmp_path, browser=browser).account == SAM
    assert [page.split()[0] for page in pages] == ["Nothing"] * 2 + ["This"] * 3 + ["Google"]


def test_a_second_answer_changes_nothing(google: Google, tmp_path: Path) -> None:
    """The page is loaded anew: the first answer counts."""

    def browser(address: str) -> None:
        first = asked_for(address)
        follow(address)
        late = urlencode({"error": "access_denied", "state": first["state"]})
        Thread(target=follow, args=(f"{first['redirect_uri']}?{late}",), daemon=True).start()

    assert login(google, tmp_path, browser=browser).account == SAM


def test_a_taken_port_is_named(google: Google, tmp_path: Path) -> None:
    """With the option that takes another, before any page is opened."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Usage, match=rf"Port {port} .*--port {port + 1}"):
            login(google, tmp_path, port=port)
    assert google.asked == []


def test_the_same_port_again_at_once(google: Google, tmp_path: Path) -> None:
    """A login that failed is repeated right away, on the port that ssh forwards."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    google.person(denies=True)
    refusal(google, tmp_path, port=port)
    google.person()
    assert login(google, tmp_path, port=port).account == SAM


# ------------------------------------------------------------------ Google says no


@pytest.mark.parametrize(
    ("answer", "cure"),
    [
        (Answer(401, {"error": "invalid_client", "error_description": "?"}), "auth/clients"),
        (Answer(400, {"error": "invalid_grant", "error_description": "?"}), "clock"),
        (Answer(400, {"error": "org_internal"}), "auth/audience"),
        (Answer(400, {"error": "something_new"}), "something_new"),
        (Answer(200, {}), "Nothing was stored"),
    ],
)
def test_no_tokens(google: Google, tmp_path: Path, answer: Answer, cure: str) -> None:
    """Each refusal of the token endpoint, with its cure and its name."""
    google.token_answer = answer
    assert cure in refusal(google, tmp_path)


def test_the_token_endpoint_is_in_trouble(google: Google, tmp_path: Path) -> None:
    """Theirs to mend: try again later."""
    google.token_answer = Answer(503, {"error": "backend"})
    with pytest.raises(Unreachable, match="503"):
        login(google, tmp_path)


def test_no_network(google: Google, tmp_path: Path) -> None:
    """The browser got through, this machine does not."""
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    client = replace(
        read_client(google.client_file(tmp_path)), token_uri=f"http://127.0.0.1:{port}"
    )
    wanted = Wanted(scopes=BOTH, owner=SAM, own=frozenset({SAM}), endpoint=google.endpoint)
    with pytest.raises(Unreachable, match="network"):
        log_in(
            client, wanted, port=0, patience=10, show=lambda at, _: follow(at), now=lambda: NOW
        )  # fmt: skip


def test_gmail_is_not_switched_on(google: Google, tmp_path: Path) -> None:
    """The most common mistake in a new project: the page that mends it is named."""
    google.switched_off = {MAIL}
    text = refusal(google, tmp_path)
    assert "https://console.cloud.google.com/apis/library/gmail.googleapis.com" in text
    assert "Nothing was stored." in text


def test_the_calendar_is_not_switched_on(google: Google, tmp_path: Path) -> None:
    """Found when the login is tried."""
    google.switched_off = {CALENDAR}
    grant = login(google, tmp_path)
    with pytest.raises(Refused, match="apis/library/calendar-json.googleapis.com"):
        prove(grant, BOTH, google.endpoint)


def test_a_dead_login_is_signed_out(google: Google, tmp_path: Path) -> None:
    """Taken back by the host, or ended by the organisation: one request, and the cure."""
    grant = login(google, tmp_path)
    google.oauth.session_control = True
    with pytest.raises(SignedOut, match="session control"):
        prove(grant, BOTH, google.endpoint)
    google.oauth.revoke()
    google.asked.clear()
    with pytest.raises(SignedOut, match="revoked"):
        prove(grant, BOTH, google.endpoint)
    assert google.asked == ["/token"]


# ------------------------------------------------------------------ the client file

WHOLE = '"client_id": "7", "client_secret": "s", "auth_uri": "https://a", "token_uri": "https://t"'


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"web": {"client_id": "7"}}', "Web application"),
        ('{"type": "service_account", "private_key": "-"}', "service account"),
        ('{"type": "authorized_user", "refresh_token": "-"}', "not an OAuth client"),
        ('{"v": 1, "refresh_token": "-"}', "not an OAuth client"),
        ('{"installed": {"client_id": "7", "auth_uri": "https://a"}}', "no client_secret"),
        ('{"installed": {"client_id": "7", "client_secret": "s"}}', "auth_uri, token_uri"),
        ('{"installed": {}}', "not whole"),
        ('{"installed": 3}', "not an OAuth client"),
        ("[]", "not an OAuth client"),
        ("<html>", "not the JSON"),
        ("\xff\xfe", "not the JSON"),
        ('{"installed": {' + WHOLE.replace("https://t", "http://example.org") + "}}", "encrypted"),
    ],
)
def test_a_wrong_client_file(tmp_path: Path, text: str, what: str) -> None:
    """The file is named, what it is, and where the right one is made."""
    file = tmp_path / "google-client.json"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(BadSettings) as wrong:
        read_client(file)
    said = str(wrong.value)
    assert str(file) in said and what in said
    assert "https://console.cloud.google.com/auth/clients" in said


def test_no_client_file(tmp_path: Path) -> None:
    """The first thing that a newcomer meets."""
    with pytest.raises(BadSettings, match=r'is not there\. Make one of type "Desktop app"'):
        read_client(tmp_path / "google-client.json")


def test_the_client_is_read_as_downloaded(tmp_path: Path) -> None:
    """And its secret is not shown."""
    file = tmp_path / "google-client.json"
    file.write_text('{"installed": {' + WHOLE + ', "project_id": "p"}}')
    client = read_client(file)
    assert (client.id, client.secret, client.token_uri) == ("7", "s", "https://t")
    assert "secret" not in repr(client)
