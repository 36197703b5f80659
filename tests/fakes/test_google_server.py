"""The wire-level Google server, driven by the official client: does it say what Google says?"""

from __future__ import annotations

import base64
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from tests.fakes.google import Answer
from tests.fakes.google import faults as went_wrong
from tests.fakes.google.notebook import (
    CREATE,
    DRAFT,
    PROFILE,
    START,
    Notebook,
    create,
    plain,
    refused,
)
from tests.fakes.google.official import official
from tests.fakes.google.server import (
    EVENTS_OWNED,
    FREEBUSY,
    GMAIL_MODIFY,
    GoogleServer,
)

# ------------------------------------------------------------------ the ordinary way


def test_the_official_client_creates_a_draft(google: GoogleServer, notebook: Notebook) -> None:
    """A draft comes over the wire, the model keeps it, and the log has its price."""
    with official(google, "gmail", GMAIL_MODIFY) as gmail:
        made = create(gmail)
        assert gmail.users().drafts().get(userId="me", id=made["id"]).execute()["id"] == "r1"
    assert notebook.drafts["r1"]["message"]["raw"] == DRAFT["message"]["raw"]
    assert google.log.counted() == {
        "oauth.token": 1,
        CREATE: 1,
        "gmail.users.drafts.get": 1,
    }
    assert google.log.units() == 30
    assert sum(google.units_by_minute["gmail"].values()) == 30


def test_calls_share_a_connection_until_it_is_dropped(google: GoogleServer) -> None:
    """Keep-alive works; after `drop_connections` a read comes over a new one."""
    with official(google, "gmail", GMAIL_MODIFY) as gmail:
        profile = gmail.users().getProfile(userId="me")
        profile.execute()
        profile.execute()
        google.drop_connections()
        profile.execute()
    first, second, third = (call.connection for call in google.log.of(PROFILE))
    assert first == second != third


def test_the_calendar_answers_below_its_own_path(google: GoogleServer, notebook: Notebook) -> None:
    """Path and query parameters arrive by name and typed, repeated ones as a list."""
    with official(google, "calendar", EVENTS_OWNED) as calendar:
        calendar.events().list(
            calendarId="team@group.example.com",
            singleEvents=True,
            maxResults=5,
            privateExtendedProperty=["a=b", "c=d"],
        ).execute()
    assert notebook.heard[-1][1] == {
        "calendarId": "team@group.example.com",
        "singleEvents": True,
        "maxResults": 5,
        "privateExtendedProperty": ["a=b", "c=d"],
    }


def test_a_patch_counts_three_requests(google: GoogleServer) -> None:
    """Calendar's quota: a patch is three."""
    with official(google, "calendar", EVENTS_OWNED) as calendar:
        calendar.events().patch(calendarId="primary", eventId="abcde", body={}).execute()
    assert google.log.units(api="calendar") == 3


def test_a_draft_may_come_as_an_upload(google: GoogleServer, notebook: Notebook) -> None:
    """multipart/related with the thread in JSON, or message/rfc822 alone. The official client
    takes an upload's address from the document, not from `api_endpoint`: hence by hand."""
    raw = b"To: grace@example.org\r\nSubject: Tea\r\n\r\nHi.\r\n"
    parts = (
        b'--b1\r\nContent-Type: application/json\r\n\r\n{"message": {"threadId": "t9"}}\r\n'
        b"--b1\r\nContent-Type: message/rfc822\r\n\r\n" + raw + b"\r\n--b1--\r\n"
    )
    path = "/upload/gmail/v1/users/me/drafts?uploadType="
    assert (
        plain(google, "POST", path + "multipart", parts, "multipart/related; boundary=b1")[0]
        == 200
    )
    assert plain(google, "POST", path + "media", raw, "message/rfc822")[0] == 200
    first, second = (draft["message"] for draft in notebook.drafts.values())
    assert first["threadId"] == "t9"
    assert base64.urlsafe_b64decode(first["raw"]) == raw
    assert first["raw"] == second["raw"]


# ------------------------------------------------------------------ what does not fit


@pytest.mark.parametrize(
    "path",
    [
        "/gmail/v1/users/me/messages?maxResult=5",
        "/gmail/v1/users/me/messages?maxResults=five",
        "/gmail/v1/users/me/messages?maxResults=5&maxResults=6",
        "/gmail/v1/users/me/messages?includeSpamTrash=yes",
        "/gmail/v1/users/me/messages/m1?format=everything",
        "/gmail/v1/users/me/drafts/r1?metadataHeaders=To",
        "/gmail/v1/users/me/history?startHistoryId=-3",
        "/calendar/v3/calendars/primary/events?timeMin=2026-11-24T10:00:00",
        "/calendar/v3/calendars/primary/events?fields=items(id,wrong)",
        "/calendar/v3/calendars/primary/events?fields=items(id",
        "/gmail/v1/users/me/messages?alt=csv",
    ],
)
def test_a_parameter_that_no_document_knows_is_400(
    google: GoogleServer, notebook: Notebook, path: str
) -> None:
    """Unknown, doubled and ill-typed parameters never reach the mailbox."""
    status, body = plain(google, "GET", path)
    assert (status, notebook.heard) == (400, [])
    assert json.loads(body)["error"]["code"] == 400


def test_a_missing_parameter_is_400(google: GoogleServer) -> None:
    """`events.move` needs a destination."""
    status, body = plain(google, "POST", "/calendar/v3/calendars/primary/events/abcde/move")
    assert status == 400
    assert b"Required parameter: destination" in body


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/gmail/v1/users/me/drafts", {"mesage": {}}),
        ("/gmail/v1/users/me/drafts", {"message": {"raw": 5}}),
        ("/gmail/v1/users/me/drafts", {"message": {"raw": "***"}}),
        ("/gmail/v1/users/me/messages/m1/modify", {"addLabelIds": "INBOX"}),
        ("/calendar/v3/calendars/primary/events", {"summary": "Tea"}),
        ("/calendar/v3/freeBusy", {"timeMin": "soon", "timeMax": "2026-11-24T10:00:00Z"}),
        ("/gmail/v1/users/me/messages/m1/trash", {"why": "tired"}),
    ],
)
def test_a_body_that_does_not_fit_is_400(
    google: GoogleServer, notebook: Notebook, path: str, body: dict[str, Any]
) -> None:
    """Unknown fields, wrong types and missing fields never reach the mailbox."""
    status, _ = plain(google, "POST", path, json.dumps(body).encode())
    assert (status, notebook.heard) == (400, [])


def test_a_body_that_is_no_json_is_400(google: GoogleServer) -> None:
    """Half a body is a parse error."""
    status, body = plain(google, "POST", "/gmail/v1/users/me/drafts", b'{"message": ')
    assert (status, b"parseError" in body) == (400, True)


def test_a_path_nobody_serves_is_404(google: GoogleServer) -> None:
    """Google answers a page, not JSON; the log has it without a method."""
    assert plain(google, "GET", "/gmail/v1/users/me/nonsense")[0] == 404
    assert plain(google, "PATCH", "/gmail/v1/users/me/drafts")[0] == 404
    assert [call.method_id for call in google.log] == ["", ""]


def test_a_model_that_answers_nonsense_is_found_out(
    google: GoogleServer, notebook: Notebook
) -> None:
    """An answer that its schema does not allow is 500, and the test that sees it fails."""
    notebook.answers[PROFILE] = Answer(body={"historyId": 17})
    assert plain(google, "GET", "/gmail/v1/users/me/profile")[0] == 500
    assert "historyId" in google.problems[0]
    google.problems.clear()


def test_every_example_answer_must_fit(notebook: Notebook) -> None:
    """Leaving the block fails when a model was wrong, so that nobody forgets to ask."""
    notebook.answers[PROFILE] = Answer(body={"e-mail": "ada@example.com"})
    with pytest.raises(AssertionError, match="e-mail"), GoogleServer(gmail=notebook) as google:
        plain(google, "GET", "/gmail/v1/users/me/profile")


def test_partial_answers_show_what_was_asked_for(google: GoogleServer, notebook: Notebook) -> None:
    """`fields` with lists, paths and stars."""
    when = {"dateTime": "2026-11-24T10:00:00Z", "timeZone": "UTC"}
    event = {"id": "abcde", "summary": "Tea", "start": when, "end": when}
    notebook.answers["calendar.events.list"] = Answer(
        body={"items": [event], "nextSyncToken": "s1", "timeZone": "UTC"}
    )
    notebook.answers["calendar.freebusy.query"] = Answer(
        body={"calendars": {"primary": {"busy": [], "errors": []}}, "timeMin": when["dateTime"]}
    )
    with official(google, "calendar", EVENTS_OWNED, FREEBUSY) as calendar:
        events = calendar.events().list(
            calendarId="primary", fields="nextSyncToken,items(id,start/dateTime)"
        )
        assert events.execute() == {
            "nextSyncToken": "s1",
            "items": [{"id": "abcde", "start": {"dateTime": when["dateTime"]}}],
        }
        busy = calendar.freebusy().query(body={}, fields="calendars/*/busy")
        assert busy.execute() == {"calendars": {"primary": {"busy": []}}}
        events = calendar.events().list(calendarId="primary", fields="items/*,timeZone")
        assert events.execute() == {"items": [event], "timeZone": "UTC"}


# ------------------------------------------------------------------ never


def test_a_send_is_recorded_and_refused(google: GoogleServer, notebook: Notebook) -> None:
    """Each way to send gets 403 and stands in the log; the model never hears of it."""
    with official(google, "gmail", GMAIL_MODIFY) as gmail:
        users = gmail.users()
        assert refused(users.drafts().send(userId="me", body={"id": "r1"})) == (403, "forbidden")
        assert refused(users.messages().send(userId="me", body={}))[0] == 403
    assert plain(google, "POST", "/upload/gmail/v1/users/me/messages/send")[0] == 403
    assert len(google.log.sends()) == 3
    assert notebook.heard == []


# ------------------------------------------------------------------ limits and the log


def test_the_minute_is_full(google: GoogleServer) -> None:
    """Above the limit calls are refused and cost nothing; a minute later it works again."""
    google.quota.enforce({"gmail": 25}, status=403)
    with official(google, "gmail", GMAIL_MODIFY) as gmail:
        create(gmail)
        create(gmail)
        request = gmail.users().drafts().create(userId="me", body=DRAFT)
        assert refused(request) == (403, "rateLimitExceeded")
        google.clock.turn(timedelta(seconds=61))
        create(gmail)
    assert google.log.units() == 30
    assert google.units_by_minute["gmail"] == {
        START: 20,
        START + timedelta(minutes=1): 10,
    }


def test_the_log_is_read_from_a_mark(google: GoogleServer) -> None:
    """Units since a place in the log or an instant; writes apart from reads."""
    with official(google, "gmail", GMAIL_MODIFY) as gmail:
        create(gmail)
        mark, at = len(google.log), START + timedelta(minutes=5)
        google.clock.set(at)
        gmail.users().getProfile(userId="me").execute()
    assert google.log.units(mark) == google.log.units(at) == 1
    assert [call.method_id for call in google.log.writes()] == [CREATE]
    assert PROFILE in str(google.log)


def test_the_network_goes_and_comes_back(google: GoogleServer) -> None:
    """Closed, nobody listens; started again, it is the same server at the same port."""
    with official(google, "gmail", GMAIL_MODIFY) as gmail:
        create(gmail)
        google.close()
        with pytest.raises(OSError):
            gmail.users().getProfile(userId="me").execute()
        google.start()
        assert gmail.users().getProfile(userId="me").execute() == {}
    assert google.log.counted() == {"oauth.token": 1, CREATE: 1, PROFILE: 1}


def test_many_at_once_are_served_one_after_the_other(
    google: GoogleServer, notebook: Notebook
) -> None:
    """Eight programs write at once: nothing is lost, nothing is written twice."""

    def write(_: int) -> None:
        with official(google, "gmail", GMAIL_MODIFY) as gmail:
            for _ in range(5):
                create(gmail)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    assert len(notebook.drafts) == len(google.log.of(CREATE)) == 40
    assert google.log.units() == 400


def test_closing_ends_what_hangs(notebook: Notebook) -> None:
    """A test is over at once, though a client still waits for an answer."""
    google = GoogleServer(gmail=notebook, calendar=notebook)
    with google:
        google.faults.next("", went_wrong.hanging())
        host, port = google.endpoint.removeprefix("http://").split(":")
        line = socket.create_connection((host, int(port)), timeout=5)
        line.sendall(b"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n")
        while not google.log:
            line.settimeout(5)
    assert line.recv(10) == b""
    line.close()
