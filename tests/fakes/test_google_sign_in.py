"""Who may ask the Google server what, and how its tokens are given and die."""

from __future__ import annotations

import urllib.error
import urllib.request
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import Request as AuthRequest
from googleapiclient.errors import HttpError
from tests.fakes.google import Answer
from tests.fakes.google import faults as went_wrong
from tests.fakes.google.notebook import (
    CREATE,
    DRAFT,
    Notebook,
    create,
    refresh_form,
    refused,
)
from tests.fakes.google.oauth import Clicks
from tests.fakes.google.official import credentials, official
from tests.fakes.google.server import (
    FREEBUSY,
    GMAIL_COMPOSE,
    GMAIL_MODIFY,
    GMAIL_READONLY,
    GoogleServer,
)

# ------------------------------------------------------------------ who may


def test_without_a_token_it_is_401(google: GoogleServer) -> None:
    """No header, and a header of somebody who is not known."""
    for header in ({}, {"Authorization": "Bearer ya29.made-up"}):
        request = urllib.request.Request(
            google.endpoint + "/gmail/v1/users/me/profile", headers=header
        )
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request, timeout=5)
        with caught.value as answer:
            assert answer.code == 401
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_an_unticked_box_is_403_in_googles_words(google: GoogleServer) -> None:
    """The scopes of the discovery document decide, method by method."""
    with official(google, "gmail", GMAIL_COMPOSE) as gmail:
        create(gmail)
        refusal = refused(gmail.users().labels().list(userId="me"))
        assert refusal == (403, "insufficientPermissions")
    with official(google, "gmail", GMAIL_READONLY) as gmail:
        request = gmail.users().drafts().create(userId="me", body=DRAFT)
        with pytest.raises(HttpError, match="ACCESS_TOKEN_SCOPE_INSUFFICIENT"):
            request.execute()
    assert [call.status for call in google.log.of("gmail.*")] == [200, 403, 403]


def test_an_access_token_grows_old(google: GoogleServer) -> None:
    """After an hour the client hears 401, refreshes once, and asks again."""
    with official(google, "gmail", GMAIL_MODIFY) as gmail:
        create(gmail)
        google.clock.turn(timedelta(hours=1))
        create(gmail)
    assert [call.status for call in google.log.of(CREATE)] == [200, 401, 200]
    assert len(google.log.of("oauth.token")) == 2


def test_another_account_has_another_mailbox(google: GoogleServer) -> None:
    """Somebody else's token does not open the owner's box, nor by naming it."""
    mine = google.of("ada@example.com")["gmail"]
    google._models["eve@example.com"] = {"gmail": Notebook(), "calendar": Notebook()}
    with official(google, "gmail", GMAIL_MODIFY, account="eve@example.com") as gmail:
        create(gmail)
        assert refused(gmail.users().getProfile(userId="ada@example.com")) == (403, "forbidden")
    assert isinstance(mine, Notebook)
    assert mine.drafts == {}


def test_an_api_that_is_not_enabled_names_the_page(google: GoogleServer) -> None:
    """accessNotConfigured, with the console's address."""
    google.disabled.add("gmail")
    with official(google, "gmail", GMAIL_MODIFY) as gmail:
        request = gmail.users().getProfile(userId="me")
        with pytest.raises(HttpError, match="Enable it by visiting https://console") as caught:
            request.execute()
    assert caught.value.status_code == 403


# ------------------------------------------------------------------ tokens and their deaths


def dies(google: GoogleServer, held: Any) -> tuple[Any, ...]:
    """The arguments of the RefreshError that a refresh raises."""
    with requests.Session() as session, pytest.raises(RefreshError) as caught:
        held.refresh(AuthRequest(session))
    return caught.value.args


def test_a_revoked_token_is_invalid_grant(google: GoogleServer) -> None:
    """With Google's dict, so that it can be told from a bad day."""
    consent = google.grant(GMAIL_MODIFY)
    google.oauth.revoke(consent.refresh_token)
    told = dies(google, credentials(google, consent))[1]
    assert told["error"] == "invalid_grant"


def test_testing_tokens_die_after_seven_days(google: GoogleServer) -> None:
    """An app left in "Testing" loses its grant; one in production keeps it."""
    kept = google.grant(GMAIL_MODIFY)
    google.oauth.testing = True
    lost = google.grant(GMAIL_MODIFY)
    google.clock.turn(timedelta(days=7))
    assert dies(google, credentials(google, lost))[1]["error"] == "invalid_grant"
    assert google.oauth.token(refresh_form(google, kept.refresh_token)).status == 200


def test_session_control_raises_a_text_without_a_dict(google: GoogleServer) -> None:
    """invalid_rapt: google-auth tells it only in words about gcloud."""
    google.oauth.session_control = True
    told = dies(google, credentials(google, google.grant(GMAIL_MODIFY)))
    assert len(told) == 1
    assert "Reauthentication is needed" in told[0]


def test_asking_for_more_than_was_granted_is_invalid_scope(google: GoogleServer) -> None:
    """A refresh that names an unticked scope never works."""
    consent = google.grant(GMAIL_MODIFY)
    held = credentials(google, consent, asking=True)
    consent.scopes = frozenset({GMAIL_READONLY})
    assert dies(google, held)[1]["error"] == "invalid_scope"


def test_the_token_endpoint_can_be_down(google: GoogleServer) -> None:
    """503 once there is no death: google-auth asks again by itself."""
    google.faults.next("oauth.token", went_wrong.server_error(503))
    held = credentials(google, google.grant(GMAIL_MODIFY))
    with requests.Session() as session:
        held.refresh(AuthRequest(session))
    assert held.valid
    assert [call.status for call in google.log.of("oauth.token")] == [503, 200]


# ------------------------------------------------------------------ the consent page


@pytest.fixture
def insecure(monkeypatch: pytest.MonkeyPatch) -> None:
    """oauthlib insists on https, which a loopback server has not."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    monkeypatch.setenv("OAUTHLIB_RELAX_TOKEN_SCOPE", "1")


def flow(google: GoogleServer, *scopes: str) -> Any:
    """The official installed-app flow, on its way to the loopback address."""
    from google_auth_oauthlib.flow import InstalledAppFlow

    made = InstalledAppFlow.from_client_config(google.client_json(), list(scopes))
    made.redirect_uri = "http://localhost:8080/"
    return made


def exchanged(google: GoogleServer, code: str, verifier: str) -> Answer:
    return google.oauth.token(
        {
            "grant_type": "authorization_code",
            "client_id": google.oauth.client_id,
            "client_secret": google.oauth.client_secret,
            "code": code,
            "code_verifier": verifier,
            "redirect_uri": "http://localhost:8080/",
        }
    )


@pytest.mark.usefixtures("insecure")
def test_the_official_flow_gets_a_refresh_token(google: GoogleServer) -> None:
    """Consent, redirect, exchange with PKCE; an unticked box is missing from the grant."""
    going = flow(google, GMAIL_MODIFY, FREEBUSY)
    url, _ = going.authorization_url(access_type="offline")
    assert urllib.request.urlopen(url, timeout=5).read().startswith(b"<html><title>Sign in")
    back = google.oauth.consent(url, ticked={GMAIL_MODIFY})
    going.fetch_token(authorization_response=back)
    assert going.credentials.refresh_token == google.oauth.consents[-1].refresh_token
    assert going.credentials.granted_scopes == [GMAIL_MODIFY]
    going.oauth2session.close()


@pytest.mark.usefixtures("insecure")
def test_a_code_works_once_and_with_its_verifier(google: GoogleServer) -> None:
    """Another program that saw the redirect cannot use it."""
    going = flow(google, GMAIL_MODIFY)
    url, _ = going.authorization_url()
    code = parse_qs(urlsplit(google.oauth.consent(url)).query)["code"][0]
    assert exchanged(google, code, "stolen").status == 400
    code = parse_qs(urlsplit(google.oauth.consent(url)).query)["code"][0]
    assert exchanged(google, code, going.code_verifier).status == 200
    assert exchanged(google, code, going.code_verifier).status == 400
    going.oauth2session.close()


@pytest.mark.usefixtures("insecure")
def test_a_no_and_another_account_come_back(google: GoogleServer) -> None:
    """The person may refuse, or sign in as somebody else; a page that clicks by itself too."""
    going = flow(google, GMAIL_MODIFY)
    url, _ = going.authorization_url(state="s1")
    assert "error=access_denied" in google.oauth.consent(url, denies=True)
    assert "state=s1" in google.oauth.consent(url, account="eve@example.com")
    assert google.oauth.consents[-1].account == "eve@example.com"
    google.oauth.clicks = Clicks(account="eve@example.com")
    with requests.get(url, allow_redirects=False, timeout=5) as answer:
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("http://localhost:8080/?state=s1&code=")
    status, _ = google.oauth.page(url.replace("localhost", "example.org"))
    assert status == 400
    going.oauth2session.close()
