"""The list of what may be asked: no way of sending mail, and no guest without the host's act."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import googleapiclient
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.providers.google_sessions import GUEST, OWNER, YES, Sessions, insert

from reachout.errors import Bug
from reachout.providers.google.allowed import CALENDAR, GMAIL, TABLE, Guard
from reachout.providers.google.quota import UNITS

ME = f"{GMAIL}gmail/v1/users/me/"
EVENTS = f"{CALENDAR}calendars/primary/events"
JSON = {"content-type": "application/json"}
VERBS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "get", "Post"]


@pytest.fixture
def guard():
    return Guard("", frozenset([OWNER]))


def methods_of(name: str) -> Iterator[dict[str, Any]]:
    """Every method of a service, from the description that ships with the client."""
    folder = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
    waiting = [json.loads((folder / name).read_bytes())]
    while waiting:
        part = waiting.pop()
        yield from part.get("methods", {}).values()
        waiting.extend(part.get("resources", {}).values())


EVERY_METHOD = [
    (root, method)
    for root, document in ((GMAIL, "gmail.v1.json"), (CALENDAR, "calendar.v3.json"))
    for method in methods_of(document)
]


def filled(path: str) -> str:
    """The path of a description with an id in each place, the host himself as the user."""
    for name in ("userId", "setting"):
        path = path.replace(f"{{{name}}}", {"userId": "me", "setting": "timezone"}[name])
    return "/".join("x1" if part.startswith("{") else part for part in path.split("/"))


def body_for(id: str) -> bytes:
    return json.dumps({"addLabelIds": ["Label_1"]} if id.endswith("modify") else {"x": 1}).encode()


@pytest.mark.parametrize(
    ("root", "method"), EVERY_METHOD, ids=[method["id"] for _, method in EVERY_METHOD]
)
def test_of_all_google_offers_only_the_table_is_allowed(guard, root, method):
    """Each method of Gmail and Calendar, by Google's description: id, verb, path, scope agree."""
    verb, uri = method["httpMethod"], root + filled(method["path"])
    tell = "?sendUpdates=none" if "sendUpdates" in method.get("parameters", {}) else ""
    body = body_for(method["id"]) if verb in ("POST", "PUT", "PATCH") else None
    ours = {row.id: row for row in TABLE}.get(method["id"])
    if ours is None:
        with pytest.raises(Bug):
            guard.check(verb, uri + tell, JSON, body)
        return
    assert guard.check(verb, uri + tell, JSON, body) is ours
    assert f"https://www.googleapis.com/auth/{ours.scope}" in method["scopes"]
    assert ours.id.startswith("calendar.") or ours.id in UNITS


def test_google_still_offers_everything_in_the_table():
    """No row of it is a slip of the pen."""
    assert {row.id for row in TABLE} <= {method["id"] for _, method in EVERY_METHOD}


@pytest.mark.parametrize(
    "path",
    [
        "messages/send",
        "drafts/send",
        "drafts/send/",
        "drafts//send",
        "drafts/%73end",
        "drafts/SEND",
        "drafts/r1%2Fsend",
        "drafts/r1%252Fsend",
        "drafts/..%2Fmessages%2Fsend",
        "drafts/../messages/send",
        "drafts/./send",
        "drafts/..",
        "drafts/%2E%2E",
        "messages/../modify",
        "drafts/r1;/send",
        "drafts/r1?/send",
        "drafts/send?alt=json",
        "drafts/send#",
        "drafts\\send",
        "drafts/send%00",
        "drafts/send%20",
        "drafts/ send",
        "drafts/r1/send",
        "messages/m1/modify/../../send",
        "messages/import",
        "messages:send",
        "messages/batchModify",
        "messages/m1/trash",
        "settings/forwardingAddresses",
        "drafts/ｓｅｎｄ",
        "drafts/%EF%BD%93end",
        "drafts/x\r\nPOST /messages/send",
    ],
)
@pytest.mark.parametrize("verb", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("base", [ME, ME.upper(), f"{GMAIL}upload/gmail/v1/users/me/"])
def test_no_way_of_writing_it_sends(guard, base, verb, path):
    """Whatever trick the address plays, it is refused before anything leaves."""
    with pytest.raises(Bug):
        guard.check(verb, base + path, JSON, b'{"x": 1}', YES)


@pytest.mark.parametrize(
    "uri",
    [
        "https://gmail.googleapis.com.example.org/gmail/v1/users/me/profile",
        "https://gmail.googleapis.com@example.org/gmail/v1/users/me/profile",
        "http://gmail.googleapis.com/gmail/v1/users/me/profile",
        "https://gmail.googleapis.com:444/gmail/v1/users/me/profile",
        "https://gmail.googleapis.com/gmail/v1/users/jo@example.org/profile",
        "https://gmail.googleapis.com/batch/gmail/v1",
        "https://www.googleapis.com/batch",
        "https://example.org/gmail/v1/users/me/profile",
        "//gmail.googleapis.com/gmail/v1/users/me/profile",
        "gmail/v1/users/me/profile",
        "",
    ],
)
@pytest.mark.parametrize("verb", ["GET", "POST"])
def test_no_other_place_is_asked(guard, uri, verb):
    """No other host, port, person or batch, not even to read."""
    with pytest.raises(Bug):
        guard.check(verb, uri, {}, None)


@pytest.mark.parametrize(
    "name",
    [
        "X-HTTP-Method-Override",
        "x-http-method",
        "X-METHOD-OVERRIDE",
        "X-Goog-Method-Override",
        "Transfer-Encoding",
        "Host",
        "Content-Encoding",
        "X-Original-URL",
        "authorization\r\nx",
    ],
)
def test_no_header_makes_one_request_of_another(guard, name):
    """A harmless GET may not be declared to be a POST."""
    with pytest.raises(Bug):
        guard.check("GET", f"{ME}messages", {name: "POST"}, None)


@pytest.mark.parametrize(
    "query",
    [
        "%24httpMethod=POST",
        "$httpMethod=POST",
        "$httpHeaders=x",
        "alt=media",
        "x_http_method=POST",
        "access_token=t",
        "q=a;$httpMethod=POST",
    ],
)
def test_no_parameter_makes_one_request_of_another(guard, query):
    """Google's servers take a method from the query as well."""
    assert guard.check("GET", f"{ME}messages?q=in%3Asent&alt=json", {}, None)
    with pytest.raises(Bug):
        guard.check("GET", f"{ME}messages?{query}", {}, None)


WORDS = ["gmail", "v1", "users", "me", "drafts", "messages", "calendars", "primary", "events"]
WORDS += ["send", "Send", "%73end", "s%65nd", "send%2F", ";send", "upload", "batch", "import"]
WORDS += ["..", ".", "%2e%2e", "r1", "modify", "move"]


@given(
    verb=st.sampled_from(VERBS),
    root=st.sampled_from([GMAIL, CALENDAR, "https://www.googleapis.com/", "http://x/"]),
    words=st.lists(
        st.one_of(
            st.sampled_from(WORDS),
            st.text(max_size=6),
        ),
        max_size=9,
    ),
    query=st.sampled_from(["", "?", "?sendUpdates=none", "?$httpMethod=POST", "#/send", ";send"]),
    body=st.sampled_from([None, b"", b"{}", b'{"x": 1}', b'{"addLabelIds": ["Label_1"]}']),
)
@settings(max_examples=300, deadline=None)
def test_whatever_passes_is_a_row_of_the_table(verb, root, words, query, body):
    """Out of any words, only requests pass that are exactly what a row says."""
    uri = root + "/".join(words) + query
    try:
        row = Guard("", frozenset([OWNER])).check(verb, uri, JSON, body)
    except Bug:
        return
    path = uri.partition("?")[0]
    assert row in TABLE
    assert verb == row.verb
    assert path.startswith((GMAIL, CALENDAR))
    assert path.count("/") == row.path.count("/") + (3 if path.startswith(GMAIL) else 5)
    assert "send" not in path.lower().replace("sendas", "").split("/")
    assert not set("%\\;#") & set(path) or "%" in path


@given(st.sampled_from(TABLE), st.text(max_size=12))
@settings(max_examples=200, deadline=None)
def test_an_id_is_only_ever_one_step_of_the_path(row, id):
    """Whatever stands in the place of an id, it cannot lead anywhere else."""
    root = CALENDAR if row.id.startswith("calendar.") else GMAIL
    tell = "?sendUpdates=none" if row.id.startswith("calendar.events") and not row.reads else ""
    body = None if row.verb in ("GET", "DELETE") else body_for(row.id)
    uri = root + row.path.replace("{}", id) + tell
    try:
        passed = Guard("", frozenset([OWNER])).check(row.verb, uri, JSON, body)
    except Bug:
        return
    assert passed is row
    assert "{}" not in row.path or not set(id) & set("/\\?#;") or row.reads


# ------------------------------------------------------------------ guests


def event(guard, *, verb="PATCH", tell="none", body=None, gesture=None, more=""):
    uri = f"{EVENTS}?sendUpdates={tell}{more}" if verb == "POST" else f"{EVENTS}/e1?sendUpdates="
    uri = uri if verb == "POST" else f"{uri}{tell}{more}"
    content = json.dumps({"summary": "Coffee"} | (body or {})).encode()
    return guard.check(verb, uri, JSON, None if verb == "DELETE" else content, gesture)


@pytest.mark.parametrize("verb", ["POST", "PATCH", "DELETE"])
def test_nobody_is_told_without_the_hosts_act(guard, verb):
    """sendUpdates=all is for a recorded gesture; none is free."""
    assert event(guard, verb=verb)
    with pytest.raises(Bug, match="no gesture"):
        event(guard, verb=verb, tell="all")
    assert event(guard, verb=verb, tell="all", gesture=YES)


@pytest.mark.parametrize("verb", ["POST", "PATCH"])
@pytest.mark.parametrize(
    "attendees",
    [
        [{"email": GUEST}],
        [{"email": OWNER}, {"email": GUEST}],
        [{"email": f"{OWNER}.example.org"}],
        [{"displayName": "Ada"}],
        [{"email": ["x"]}],
        [GUEST],
        GUEST,
        {"email": OWNER},
    ],
    ids=str,
)
def test_nobody_is_put_on_an_event_without_the_hosts_act(guard, verb, attendees):
    """Not even quietly: Google says that some mails may be sent all the same."""
    with pytest.raises(Bug, match="guest"):
        event(guard, verb=verb, body={"attendees": attendees})
    assert event(guard, verb=verb, body={"attendees": attendees}, gesture=YES)


def test_the_host_may_stand_on_their_own_event(guard):
    """Under any of their addresses, in any case."""
    guard.own |= {"sam@example.org"}
    for attendees in (
        [],
        [{"email": OWNER.upper()}],
        [{"email": OWNER}, {"email": "sam@example.org"}],
    ):
        assert event(guard, body={"attendees": attendees})


@pytest.mark.parametrize(
    ("tell", "more"),
    [
        ("", ""),
        ("externalOnly", ""),
        ("None", ""),
        ("none", "&sendUpdates=all"),
        ("none", "&send%55pdates=all"),
        ("none", "&sendNotifications=true"),
        ("none", "&%24httpMethod=POST"),
    ],
)
@pytest.mark.parametrize("gesture", [None, YES])
@pytest.mark.parametrize("verb", ["POST", "PATCH", "DELETE"])
def test_every_write_says_once_and_plainly_whom_it_tells(guard, verb, tell, more, gesture):
    """Whatever could be read in two ways is refused, gesture or not."""
    with pytest.raises(Bug):
        event(guard, verb=verb, tell=tell, more=more, gesture=gesture)
    with pytest.raises(Bug):
        guard.check("DELETE", f"{EVENTS}/e1", {}, None, gesture)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (JSON, b'{"attendees": [{"email": "ada@example.org"}], "attendees": []}'),
        (JSON, b'[{"attendees": [{"email": "ada@example.org"}]}]'),
        (JSON, b"attendees=ada"),
        (JSON, b'{"a": ' * 100_000),
        (JSON, b""),
        ({"content-type": "multipart/mixed"}, b'{"summary": "x"}'),
        ({"content-type": "application/x-www-form-urlencoded"}, b'{"summary": "x"}'),
        ({"content-type": "application/json", "Content-Type": "text/plain"}, b'{"a": 1}'),
        ({}, b'{"summary": "x"}'),
    ],
    ids=str,
)
def test_a_body_that_two_readers_could_read_differently_is_refused(guard, headers, body):
    """What was checked here must be what Google reads."""
    with pytest.raises(Bug):
        guard.check("PATCH", f"{EVENTS}/e1?sendUpdates=none", headers, body)


@pytest.mark.parametrize(
    "body",
    [
        {"addLabelIds": ["TRASH"]},
        {"addLabelIds": ["Label_1", "SPAM"]},
        {"addLabelIds": ["Label_1"], "removeLabelIds": ["INBOX"]},
        {"removeLabelIds": ["Label_1"]},
        {"addLabelIds": "Label_1"},
        {"addLabelIds": [7]},
    ],
    ids=str,
)
def test_mail_is_labelled_and_never_moved(guard, body):
    """A label is added; nothing is taken off, thrown away or hidden."""
    with pytest.raises(Bug):
        guard.check("POST", f"{ME}messages/m1/modify", JSON, json.dumps(body).encode())


def test_the_guard_stands_in_front_of_the_socket(tmp_path):
    """A request that goes round the session is stopped too, and nothing arrives."""
    with Sessions(tmp_path) as sessions:
        session = sessions.logged_in()
        drafts, messages = session.gmail().drafts(), session.gmail().messages()
        invitation = insert(session, body={"attendees": [{"email": GUEST}]}, sendUpdates="all")
        for request in (
            drafts.send(userId="me", body={"id": "r1"}),
            messages.send(userId="me", body={"raw": "SGk="}),
            messages.trash(userId="me", id="m1"),
            drafts.create(userId="me", media_body=__file__, media_mime_type="message/rfc822"),
            invitation,
        ):
            with pytest.raises(Bug):
                request.execute()
            with pytest.raises(Bug):
                session.write(request)
        assert sessions.server.requests == []
        assert session.write(invitation, gesture=YES) == {"id": "x"}
