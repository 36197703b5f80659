"""Google's OAuth: the consent page, the tokens and how they die (unticked boxes, another account,
seven days in "Testing", revoked, session control)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.fakes.google import Answer, Clock

ACCESS_LASTS = timedelta(seconds=3599)
TESTING_LASTS = timedelta(days=7)
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(slots=True, kw_only=True)
class Consent:
    """What somebody allowed: one refresh token."""

    refresh_token: str
    account: str
    scopes: frozenset[str]
    at: datetime
    testing: bool
    revoked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """An access token."""

    consent: Consent
    scopes: frozenset[str]
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Code:
    consent: Consent
    redirect_uri: str
    challenge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clicks:
    """What the person at the consent page does. *ticked*: None is every box."""

    account: str
    ticked: frozenset[str] | None = None
    denies: bool = False


class Wrong(Exception):
    """A page that says no before anybody can click: `what` is Google's word for it."""

    def __init__(self, what: str, text: str) -> None:
        super().__init__(f"Error 400: {what}. {text}")
        self.what = what


@dataclass(slots=True, kw_only=True)
class OAuth:
    """The account server. Turn `testing`, `session_control` and `clicks` at will."""

    clock: Clock
    owner: str
    endpoint: str = ""
    client_id: str = "1234567890-reachout.apps.googleusercontent.com"
    client_secret: str = "GOCSPX-not-a-secret"
    testing: bool = False  # publishing status: grants made now die after seven days
    session_control: bool = False  # Workspace asks for the password again: invalid_rapt
    clicks: Clicks | None = None  # when set, GET /auth clicks by itself and redirects
    consents: list[Consent] = field(default_factory=list)
    passes: dict[str, Pass] = field(default_factory=dict)
    _codes: dict[str, _Code] = field(default_factory=dict)
    _made: int = 0

    # -------------------------------------------------------------- what tests do

    def client_json(self, kind: str = "installed") -> dict[str, Any]:
        """The file that the console offers for download; *kind* "web" is the wrong sort."""
        return {
            kind: {
                "client_id": self.client_id,
                "project_id": "reachout-test",
                "auth_uri": self.endpoint + "/auth",
                "token_uri": self.endpoint + "/token",
                "client_secret": self.client_secret,
                "redirect_uris": ["http://localhost"],
            }
        }

    def grant(self, scopes: Collection[str], *, account: str = "") -> Consent:
        """A valid refresh token without the way through a browser."""
        consent = Consent(
            refresh_token=f"1//refresh-{self._number()}",
            account=account or self.owner,
            scopes=frozenset(scopes),
            at=self.clock.now(),
            testing=self.testing,
        )
        self.consents.append(consent)
        return consent

    def consent(
        self,
        url: str,
        *,
        account: str = "",
        ticked: Collection[str] | None = None,
        denies: bool = False,
    ) -> str:
        """In place of a browser: open *url*, choose the account, tick boxes, click. Answers where
        Google would redirect to. Wrong when the page is an error page."""
        asked = self._asked(url)
        boxes = None if ticked is None else frozenset(ticked)
        clicks = Clicks(account=account or self.owner, ticked=boxes, denies=denies)
        return self._redirect(asked, clicks)

    def revoke(self, refresh_token: str | None = None) -> None:
        """The user takes the access back (all of it without an argument), or changes the
        password: access tokens die with it."""
        for consent in self.consents:
            consent.revoked |= refresh_token in (None, consent.refresh_token)

    def expire_access(self) -> None:
        """Every access token is too old from now on; refresh tokens stay."""
        self.passes.clear()

    # -------------------------------------------------------------- who calls

    def caller(self, authorization: str) -> Pass | None:
        """The bearer of this header, if the token still holds."""
        held = self.passes.get(authorization.removeprefix("Bearer "))
        if held is None or held.until <= self.clock.now() or self._is_dead(held.consent):
            return None
        return held

    def _is_dead(self, consent: Consent) -> bool:
        aged = consent.testing and self.clock.now() >= consent.at + TESTING_LASTS
        return consent.revoked or aged

    # -------------------------------------------------------------- the consent page

    def page(self, url: str) -> tuple[int, str]:
        """GET /auth: (302, where to) when `clicks` is set, else (200 or 400, HTML)."""
        try:
            asked = self._asked(url)
        except Wrong as wrong:
            return 400, f"<html><title>Error 400</title><body>{wrong}</body></html>"
        if self.clicks is not None:
            return 302, self._redirect(asked, self.clicks)
        boxes = "".join(f"<li>{scope}</li>" for scope in asked["scope"].split())
        return 200, f"<html><title>Sign in</title><body><ul>{boxes}</ul></body></html>"

    def _asked(self, url: str) -> dict[str, str]:
        asked = {name: values[-1] for name, values in parse_qs(urlsplit(url).query).items()}
        if asked.get("client_id") != self.client_id:
            raise Wrong("invalid_client", "The OAuth client was not found.")
        if urlsplit(asked.get("redirect_uri", "")).hostname not in _LOOPBACK:
            raise Wrong("redirect_uri_mismatch", "The redirect is not a loopback address.")
        if asked.get("response_type") != "code" or not asked.get("scope"):
            raise Wrong("invalid_request", "Required parameter is missing: response_type or scope")
        if asked.get("code_challenge_method", "S256") != "S256":
            raise Wrong("invalid_request", "code_challenge_method must be S256")
        return asked

    def _redirect(self, asked: Mapping[str, str], clicks: Clicks) -> str:
        back = {"state": asked["state"]} if "state" in asked else {}
        wanted = frozenset(asked["scope"].split())
        given = wanted if clicks.ticked is None else wanted & clicks.ticked
        if clicks.denies or not given:
            return _with_query(asked["redirect_uri"], back | {"error": "access_denied"})
        if asked.get("include_granted_scopes") == "true":
            given |= self._granted_before(clicks.account)
        code = f"4/0A-code-{self._number()}"
        self._codes[code] = _Code(
            consent=self.grant(given, account=clicks.account),
            redirect_uri=asked["redirect_uri"],
            challenge=asked.get("code_challenge", ""),
        )
        told = {"code": code, "scope": " ".join(sorted(given))}
        return _with_query(asked["redirect_uri"], back | told)

    def _granted_before(self, account: str) -> frozenset[str]:
        alive = [one for one in self.consents if one.account == account and not self._is_dead(one)]
        return frozenset().union(*(one.scopes for one in alive))

    # -------------------------------------------------------------- the token endpoint

    def token(self, form: Mapping[str, str]) -> Answer:
        """POST /token."""
        if form.get("client_id") != self.client_id:
            return _no("invalid_client", "The OAuth client was not found.", status=401)
        if form.get("client_secret") != self.client_secret:
            return _no("invalid_client", "The provided client secret is invalid.", status=401)
        if form.get("grant_type") == "authorization_code":
            return self._exchange(form)
        if form.get("grant_type") == "refresh_token":
            return self._refresh(form)
        return _no("unsupported_grant_type", f"Invalid grant_type: {form.get('grant_type')}")

    def _exchange(self, form: Mapping[str, str]) -> Answer:
        code = self._codes.pop(form.get("code", ""), None)
        if code is None:
            return _no("invalid_grant", "Malformed auth code.")
        if form.get("redirect_uri") != code.redirect_uri:
            return _no("redirect_uri_mismatch", "Bad Request")
        if code.challenge and not _proves(form.get("code_verifier", ""), code.challenge):
            return _no("invalid_grant", "Invalid code verifier.")
        told = self._pass(code.consent, code.consent.scopes)
        return Answer(200, told | {"refresh_token": code.consent.refresh_token})

    def _refresh(self, form: Mapping[str, str]) -> Answer:
        token = form.get("refresh_token", "")
        consent = next((one for one in self.consents if one.refresh_token == token), None)
        if consent is None:
            return _no("invalid_grant", "Bad Request")
        if self._is_dead(consent):
            return _no("invalid_grant", "Token has been expired or revoked.")
        if self.session_control:
            return _no(
                "invalid_grant",
                "reauth related error (invalid_rapt)",
                error_subtype="invalid_rapt",
                error_uri="https://support.google.com/a/answer/9368756",
            )
        wanted = frozenset(form.get("scope", "").split()) or consent.scopes
        if not wanted <= consent.scopes:
            return _no("invalid_scope", "Bad Request")
        return Answer(200, self._pass(consent, wanted))

    def _pass(self, consent: Consent, scopes: frozenset[str]) -> dict[str, Any]:
        token = f"ya29.access-{self._number()}"
        until = self.clock.now() + ACCESS_LASTS
        self.passes[token] = Pass(consent=consent, scopes=scopes, until=until)
        return _who(consent, scopes) | {
            "access_token": token,
            "expires_in": int(ACCESS_LASTS.total_seconds()),
            "scope": " ".join(sorted(scopes)),
            "token_type": "Bearer",
        }

    def revoked(self, form: Mapping[str, str]) -> Answer:
        """POST /revoke with a refresh token or an access token."""
        token = form.get("token", "")
        held = self.passes.get(token)
        found = held.consent.refresh_token if held else token
        if found not in {consent.refresh_token for consent in self.consents}:
            return _no("invalid_token", "Token expired or revoked")
        self.revoke(found)
        return Answer(200, {})

    def _number(self) -> int:
        self._made += 1
        return self._made


def _who(consent: Consent, scopes: frozenset[str]) -> dict[str, Any]:
    """OpenID Connect: whose account it is, unsigned; and when a login in "Testing" ends."""
    told: dict[str, Any] = {}
    if consent.testing:
        told["refresh_token_expires_in"] = int(TESTING_LASTS.total_seconds()) - 1
    if "openid" in scopes:
        claims = json.dumps({"email": consent.account, "email_verified": True}).encode()
        middle = base64.urlsafe_b64encode(claims).decode().rstrip("=")
        told["id_token"] = f"e30.{middle}.sig"
    return told


def _no(what: str, text: str, *, status: int = 400, **more: str) -> Answer:
    return Answer(status, {"error": what, "error_description": text, **more})


def _with_query(uri: str, query: Mapping[str, str]) -> str:
    return uri + ("&" if "?" in uri else "?") + urlencode(query)


def _proves(verifier: str, challenge: str) -> bool:
    """RFC 7636, S256."""
    digest = hashlib.sha256(verifier.encode()).digest()
    told = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return hmac.compare_digest(told, challenge)
