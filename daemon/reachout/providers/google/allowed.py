"""The only requests this program ever makes. Everything else stops before a byte leaves.

Google has no permission for drafts without sending, so the promise "nothing
reaches another person without the host's own gesture" is kept here, on the method, address,
headers and body as they would go out:

- what is not in TABLE is a Bug, and with it every way of sending mail;
- no header and no parameter may turn one method into another;
- a Calendar write states sendUpdates; saying anything but "none", or carrying an attendee who is
  not the host, needs a Gesture;
- a label is only ever added, and never one of Gmail's own (TRASH, SPAM, …).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from reachout.domain.gesture import Gesture
from reachout.errors import Bug, Refused
from reachout.providers.google.quota import TOKEN

GMAIL = "https://gmail.googleapis.com/"
CALENDAR = "https://www.googleapis.com/calendar/v3/"


@dataclass(frozen=True, slots=True)
class Method:
    """A row of the table: discovery id, HTTP method, path below the service's root, scope."""

    id: str
    verb: str
    path: str  # {} stands for one id
    scope: str  # the least that covers it, without "https://www.googleapis.com/auth/"

    @property
    def service(self) -> str:
        return self.id.partition(".")[0]

    @property
    def reads(self) -> bool:
        return self.verb == "GET" or self.id == "calendar.freebusy.query"


_READ, _COMPOSE, _MODIFY = "gmail.readonly", "gmail.compose", "gmail.modify"
_EVENTS = "calendar.events.owned"
_ME = "gmail/v1/users/me/"

TABLE = (
    Method("gmail.users.getProfile", "GET", f"{_ME}profile", _READ),
    Method("gmail.users.drafts.create", "POST", f"{_ME}drafts", _COMPOSE),
    Method("gmail.users.drafts.get", "GET", f"{_ME}drafts/{{}}", _READ),
    Method("gmail.users.drafts.list", "GET", f"{_ME}drafts", _READ),
    Method("gmail.users.drafts.update", "PUT", f"{_ME}drafts/{{}}", _COMPOSE),
    Method("gmail.users.drafts.delete", "DELETE", f"{_ME}drafts/{{}}", _COMPOSE),
    Method("gmail.users.messages.get", "GET", f"{_ME}messages/{{}}", _READ),
    Method("gmail.users.messages.list", "GET", f"{_ME}messages", _READ),
    Method("gmail.users.messages.modify", "POST", f"{_ME}messages/{{}}/modify", _MODIFY),
    Method("gmail.users.threads.get", "GET", f"{_ME}threads/{{}}", _READ),
    Method("gmail.users.history.list", "GET", f"{_ME}history", _READ),
    Method("gmail.users.labels.list", "GET", f"{_ME}labels", _READ),
    Method("gmail.users.labels.create", "POST", f"{_ME}labels", _MODIFY),
    Method("gmail.users.settings.sendAs.list", "GET", f"{_ME}settings/sendAs", _READ),
    Method("calendar.events.insert", "POST", "calendars/{}/events", _EVENTS),
    Method("calendar.events.get", "GET", "calendars/{}/events/{}", _EVENTS),
    Method("calendar.events.list", "GET", "calendars/{}/events", _EVENTS),
    Method("calendar.events.patch", "PATCH", "calendars/{}/events/{}", _EVENTS),
    Method("calendar.events.delete", "DELETE", "calendars/{}/events/{}", _EVENTS),
    Method("calendar.freebusy.query", "POST", "freeBusy", "calendar.freebusy"),
    Method(
        "calendar.settings.get", "GET", "users/me/settings/timezone", "calendar.settings.readonly"
    ),
)
_TOKEN = Method(TOKEN, "POST", "", "")
METHODS = {method.id: method for method in TABLE}

_PLAIN = re.compile(r"[!-~]+")  # printable ASCII without spaces
_ID = re.compile(r"[A-Za-z0-9_=@.+#-]{1,1024}")
_NAME = re.compile(r"[A-Za-z]+")  # of a parameter; "$httpMethod" and the like are none
_HEADERS = frozenset(
    ["accept", "accept-encoding", "authorization", "content-length", "content-type"]
    + ["if-match", "user-agent", "x-goog-api-client"]
)
_WRITE_PARAMETERS = frozenset(
    ["alt", "fields", "prettyPrint", "sendUpdates", "conferenceDataVersion"]
)
_GMAILS_OWN = re.compile(r"[A-Z_]+")


class Guard:
    """Knows where the services are and who the host is; `check` lets a request pass or raises.

    *endpoint* as in the settings: "" is Google. *own*: the host's addresses, in lower case.
    """

    def __init__(self, endpoint: str, own: frozenset[str]) -> None:
        base = endpoint.rstrip("/")
        self._roots = {
            "gmail": f"{base}/" if base else GMAIL,
            "calendar": f"{base}/calendar/v3/" if base else CALENDAR,
        }
        self._plain_http = bool(base)
        self.own = own
        self.token_uri = ""

    def take_token_uri(self, uri: str) -> None:
        """Where tokens are asked for, by the stored grant. Refused when it is no such place."""
        parts = urlsplit(uri) if _PLAIN.fullmatch(uri) else urlsplit("")
        secure = parts.scheme == "https" or (parts.scheme == "http" and self._plain_http)
        bare = not (parts.query or parts.fragment or "%" in uri or "\\" in uri)
        if not (secure and bare and parts.hostname and parts.path.endswith("/token")):
            raise Refused(
                "The stored Google login names a strange place to ask for tokens: "
                "run `reachout auth` again."
            )
        self.token_uri = uri

    def check(
        self,
        verb: str,
        uri: str,
        headers: Mapping[str, str],
        body: bytes | str | None,
        gesture: Gesture | None = None,
    ) -> Method:
        """The row of TABLE this request is. Bug, before anything leaves, when there is none."""
        _check_headers(verb, headers)
        if self.token_uri and uri == self.token_uri and verb == "POST":
            return _TOKEN
        method, query = self._recognise(verb, uri)
        asked = _parameters(method, query)
        if method.reads:
            _refuse_if(verb == "GET" and bool(body), method.id, "a GET with a body")
            return method
        self._check_write(method, asked, body, headers, gesture)
        return method

    def _recognise(self, verb: str, uri: str) -> tuple[Method, str]:
        if _PLAIN.fullmatch(uri) and not set("#\\;") & set(uri):
            path, _, query = uri.partition("?")
            for method in TABLE:
                root = self._roots[method.id.split(".", 1)[0]]
                if method.verb == verb and _fits(method.path, path, root):
                    return method, query
        raise Bug(f"Refused to ask Google for {verb} {uri[:200]!r}: it is never needed.")

    def _check_write(
        self,
        method: Method,
        asked: Mapping[str, str],
        body: bytes | str | None,
        headers: Mapping[str, str],
        gesture: Gesture | None,
    ) -> None:
        content = _json(method, body, headers)
        if method.id.startswith("calendar.events."):
            self._check_event(method, asked, content, gesture)
        if method.id == "gmail.users.messages.modify":
            _check_labels(method, content)

    def _check_event(
        self,
        method: Method,
        asked: Mapping[str, str],
        event: Mapping[str, Any],
        gesture: Gesture | None,
    ) -> None:
        """Nobody but the host is put on an event, and nobody is told, without the host's act."""
        tell = asked.get("sendUpdates")
        _refuse_if(tell not in ("none", "all"), method.id, "sendUpdates is not stated")
        if isinstance(gesture, Gesture) and gesture.id:
            return
        _refuse_if(tell != "none", method.id, "it tells the guest, and no gesture allows it")
        _refuse_if(self._has_guest(event), method.id, "a guest is on it, and no gesture allows it")

    def _has_guest(self, event: Mapping[str, Any]) -> bool:
        attendees = event.get("attendees") or []
        if not isinstance(attendees, list):
            return True
        return not all(_address(attendee) in self.own for attendee in attendees)


def _refuse_if(wrong: bool, method: str, why: str) -> None:
    if wrong:
        raise Bug(f"Refused to ask Google for {method}: {why}.")


def _fits(template: str, path: str, root: str) -> bool:
    if not path.startswith(root):
        return False
    wanted, given = template.split("/"), path[len(root) :].split("/")
    return len(wanted) == len(given) and all(map(_segment_fits, wanted, given))


def _segment_fits(wanted: str, given: str) -> bool:
    if wanted != "{}":
        return wanted == given
    id = unquote(given)
    return bool(_ID.fullmatch(id)) and id.strip(".") != "" and id.lower() != "send"


def _parameters(method: Method, query: str) -> dict[str, str]:
    pairs = parse_qsl(query, keep_blank_values=True)
    asked = dict(pairs)
    for name in asked:
        fine = _NAME.fullmatch(name) if method.reads else name in _WRITE_PARAMETERS
        _refuse_if(not fine, method.id, f"the parameter {name!r} is never needed")
    twice = not method.reads and len(pairs) != len(asked)
    _refuse_if(twice, method.id, "a parameter is given twice")
    _refuse_if(asked.get("alt", "json") != "json", method.id, "the answer would not be JSON")
    return asked


def _check_headers(verb: str, headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        fine = name.lower() in _HEADERS and not set("\r\n") & set(value)
        _refuse_if(not fine, verb, f"the header {name!r} is never needed")


def _json(method: Method, body: bytes | str | None, headers: Mapping[str, str]) -> dict[str, Any]:
    """The body of a write, which is a JSON object or nothing at all."""
    if not body:
        _refuse_if(method.verb != "DELETE", method.id, "it has no body")
        return {}
    types = [value for name, value in headers.items() if name.lower() == "content-type"]
    said = types[0].partition(";")[0].strip().lower() if len(types) == 1 else ""
    _refuse_if(said != "application/json", method.id, "the body is not said to be JSON")
    try:
        content = json.loads(body, object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise Bug(f"Refused to ask Google for {method.id}: the body is not a JSON object.")
    return content


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of two equal names one reader takes the first and another the last."""
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError("a name stands twice")
    return content


def _address(attendee: object) -> str:
    email = attendee.get("email") if isinstance(attendee, dict) else None
    return email.strip().lower() if isinstance(email, str) else ""


def _check_labels(method: Method, content: Mapping[str, Any]) -> None:
    labels = content.get("addLabelIds")
    if not isinstance(labels, list) or set(content) != {"addLabelIds"}:
        raise Bug(f"Refused to ask Google for {method.id}: it does more than add labels.")
    own = all(isinstance(id, str) and not _GMAILS_OWN.fullmatch(id) for id in labels)
    _refuse_if(not own, method.id, "a label is not one of the host's")
