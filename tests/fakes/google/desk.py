"""What happens to one request, from the token to the answer, in Google's order."""

from __future__ import annotations

import base64
import json
import traceback
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from threading import RLock
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote

from tests.fakes.google import Answer, Clock, Model, error
from tests.fakes.google import fields as partial
from tests.fakes.google.discovery import Route, route
from tests.fakes.google.faults import Fault, Faults
from tests.fakes.google.log import Call, Log
from tests.fakes.google.media import body_of_upload
from tests.fakes.google.oauth import OAuth
from tests.fakes.google.quota import Quota, units_of
from tests.fakes.google.refusals import (
    delegation_denied,
    never_sends,
    not_configured,
    scope_missing,
    unauthenticated,
)
from tests.fakes.google.schema import Misfit, check_answer, check_body, typed

_OAUTH = {"/token": "oauth.token", "/auth": "oauth.auth", "/revoke": "oauth.revoke"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """As read off the wire. Header names in lower case."""

    connection: int
    verb: str
    path: str
    query: str
    headers: Mapping[str, str]
    data: bytes


@dataclass(slots=True, kw_only=True)
class Turn:
    """One request on its way through, and what is known of it so far."""

    request: Request
    route: Route | None
    method_id: str
    fault: Fault | None
    params: dict[str, Any] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    chosen: partial.Selection = field(default_factory=dict)
    misfit: Misfit | None = None  # why it does not fit the document
    account: str = ""
    units: int = 0
    processed: bool = False

    @property
    def is_send(self) -> bool:
        return self.request.path.rstrip("/").endswith("/send")

    @property
    def found(self) -> Route:
        assert self.route is not None
        return self.route

    @property
    def is_undone(self) -> bool:
        """Whether the fault keeps it from the mailbox or calendar."""
        return self.fault is not None and not self.fault.processed


@dataclass(slots=True, kw_only=True)
class Desk:
    """The one place where requests are judged; `lock` is held for each."""

    clock: Clock
    oauth: OAuth
    models_of: Callable[[str], Mapping[str, Model]]  # by the account of the token
    faults: Faults = field(default_factory=Faults)
    quota: Quota = field(default_factory=Quota)
    log: Log = field(default_factory=Log)
    problems: list[str] = field(default_factory=list)
    disabled: set[str] = field(default_factory=set)  # APIs that the console has not enabled
    lock: RLock = field(default_factory=RLock)

    def open(self, request: Request) -> Turn:
        """Which method it is, and what will go wrong with it."""
        found = route(request.verb, request.path)
        named = found.method.id if found else _OAUTH.get(request.path, "")
        with self.lock:
            fault = self.faults.draw(named)
        return Turn(request=request, route=found, method_id=named, fault=fault)

    def answer(self, turn: Turn) -> Answer:
        """What Google says. The call stands in the log when this returns."""
        with self.lock:
            if turn.fault is not None and turn.fault.revokes:
                self.oauth.revoke()
            true = self._judged(turn)
            told = true
            if turn.fault is not None and turn.fault.reply is not None:
                told = turn.fault.reply
            self.log.calls.append(self._call(turn, told))
            return told

    def _judged(self, turn: Turn) -> Answer:
        try:
            if turn.route is not None:
                _read(turn)
            return self._through(turn)
        except Misfit as misfit:
            return error(400, misfit.reason, str(misfit))
        except Exception:  # noqa: BLE001  # whatever a model does wrong, the test must hear of it
            self.problems.append(f"{turn.method_id}: {traceback.format_exc()}")
            return error(500, "backendError", "Internal error encountered.")

    def _through(self, turn: Turn) -> Answer:
        if turn.is_send:
            return never_sends()
        if turn.is_undone:
            return Answer(0)
        if turn.method_id in _OAUTH.values():
            return self._account_server(turn)
        if turn.route is None:
            return Answer(404)
        refused = self._known(turn) or self._paid(turn)
        return refused or self._done(turn)

    # -------------------------------------------------------------- who asks

    def _known(self, turn: Turn) -> Answer | None:
        method = turn.found.method
        held = self.oauth.caller(turn.request.headers.get("authorization", ""))
        if held is None:
            return unauthenticated()
        turn.account = held.consent.account
        if method.api in self.disabled:
            return not_configured(method.api)
        if not held.scopes & method.scopes:
            return scope_missing(method)
        return None

    def _paid(self, turn: Turn) -> Answer | None:
        api, cost = turn.found.method.api, units_of(turn.method_id)
        refused = self.quota.spend(api, cost, self.clock.now())
        turn.units = 0 if refused else cost
        return refused

    # -------------------------------------------------------------- the work

    def _done(self, turn: Turn) -> Answer:
        method = turn.found.method
        if turn.misfit is not None:
            raise turn.misfit
        user = turn.params.get("userId", "me")
        if user not in ("me", turn.account):
            return delegation_denied(turn.account)
        model = self.models_of(turn.account)[method.api]
        answer = model.call(
            method.id, dict(turn.params), deepcopy(turn.body), turn.request.headers
        )
        if answer.status >= 300:
            return _as_told_by(method.api, answer)
        turn.processed = True
        return self._checked(turn, answer)

    def _checked(self, turn: Turn, answer: Answer) -> Answer:
        try:
            check_answer(turn.found.method, answer.body)
        except Misfit as misfit:
            raise AssertionError(f"the answer does not fit its schema: {misfit}") from None
        if answer.body is None:
            return Answer(204, None, answer.headers)
        return Answer(answer.status, partial.picked(answer.body, turn.chosen), answer.headers)

    # -------------------------------------------------------------- the account server

    def _account_server(self, turn: Turn) -> Answer:
        form = _form(turn.request)
        turn.params = {name: form[name] for name in ("grant_type", "scope") if name in form}
        if turn.method_id == "oauth.auth":
            status, told = self.oauth.page(f"/auth?{turn.request.query}")
            turn.processed = status != 400
            return Answer(status, {"html": told}, {"Location": told} if status == 302 else {})
        work = self.oauth.token if turn.method_id == "oauth.token" else self.oauth.revoked
        answer = work(form)
        turn.processed = answer.status == 200
        return answer

    # -------------------------------------------------------------- the log

    def _call(self, turn: Turn, told: Answer) -> Call:
        request = turn.request
        headers = {name: text for name, text in request.headers.items() if name != "authorization"}
        return Call(
            at=self.clock.now(),
            connection=request.connection,
            method=request.verb,
            path=request.path,
            method_id=turn.method_id,
            params=turn.params,
            body=turn.body,
            headers=headers,
            status=told.status,
            units=turn.units,
            processed=turn.processed,
            account=turn.account,
            fault=turn.fault.name if turn.fault else "",
            error=_reason(told),
        )


def _read(turn: Turn) -> None:
    """Parameters and body by the discovery document: first of all, since the log is to have them
    also of a request that is refused or lost. A misfit is told when its turn comes."""
    query = parse_qs(turn.request.query, keep_blank_values=True)
    turn.params = {name: texts[0] for name, texts in query.items()} | dict(turn.found.path)
    try:
        turn.body = _body(turn, query.get("uploadType", [""])[0])
        _fit(turn, query)
    except Misfit as misfit:
        turn.misfit = misfit


def _fit(turn: Turn, query: Mapping[str, list[str]]) -> None:
    method = turn.found.method
    turn.params = typed(method, turn.found.path, query)
    check_body(method, turn.body)
    if method.request is not None and turn.body is None:
        turn.body = {}
    if "fields" in query:
        turn.chosen = partial.selection(query["fields"][0])
        partial.check(turn.chosen, method.response, method.schemas)


def _form(request: Request) -> dict[str, str]:
    """The fields of the form; a client may name itself by Basic authentication (RFC 6749, 2.3.1),
    as the official login does."""
    form = dict(parse_qsl(request.data.decode("utf-8", "replace")))
    kind, _, told = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "basic":
        client, _, secret = base64.b64decode(told).decode().partition(":")
        form |= {"client_id": unquote(client), "client_secret": unquote(secret)}
    return form


def _body(turn: Turn, upload: str) -> dict[str, Any] | None:
    request = turn.request
    if turn.found.uploaded:
        return body_of_upload(turn.found.method, upload, request.headers, request.data)
    if not request.data:
        return None
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise Misfit("The body is no application/json", "badContent")
    try:
        told: dict[str, Any] | None = json.loads(request.data)
    except ValueError:
        raise Misfit("Parse Error", "parseError") from None
    return told


def _as_told_by(api: str, answer: Answer) -> Answer:
    """Calendar's own errors have no `status` word."""
    if api != "calendar" or not answer.body or "error" not in answer.body:
        return answer
    told = {name: value for name, value in answer.body["error"].items() if name != "status"}
    return Answer(answer.status, {"error": told}, answer.headers)


def _reason(told: Answer) -> str:
    wrong = (told.body or {}).get("error")
    if isinstance(wrong, dict):
        return str(wrong["errors"][0]["reason"])
    return wrong if isinstance(wrong, str) else ""
