"""What is made of Google's answers, and what is known afterwards."""

from __future__ import annotations

import socket

import pytest
from tests.providers.google_sessions import GUEST, OWNER, YES, create, history, insert
from tests.providers.google_wire import (
    CLOSE,
    Reply,
    error,
)

from reachout.errors import Conflict, NotNow, Refused, Unreachable
from reachout.providers.google import session_for

# ------------------------------------------------------------------ limits that last


def test_a_calendar_that_is_used_up_rests_for_hours(session, server):
    """Google's own limit on invitations: writing rests without a request, all else goes on."""
    server.say(error(403, "quotaExceeded", "Calendar usage limits exceeded."))
    with pytest.raises(NotNow, match="usage limits"):
        session.write(insert(session))
    session.clock.turn(hours=5)
    with pytest.raises(NotNow, match="usage limits"):
        session.write(insert(session))
    assert server.count("POST") == 1
    session.write(create(session))
    session.read(session.calendar().events().list(calendarId="primary"))
    session.clock.turn(hours=1)
    assert session.write(insert(session)) == {"id": "x"}


def test_a_project_that_is_used_up_rests_until_midnight_in_california(session, server):
    """Everything rests, reads too, until Google's next day: 07:00 UTC in June."""
    server.say(error(403, "dailyLimitExceeded"))
    with pytest.raises(Unreachable):
        session.read(history(session))
    session.clock.turn(hours=21, minutes=59)  # 06:59 UTC
    with pytest.raises(Unreachable):
        session.read(history(session))
    with pytest.raises(NotNow):
        session.write(create(session))
    assert len(server.requests) == 1
    session.clock.turn(minutes=1)
    assert session.read(history(session)) == {"id": "x"}


def test_a_clock_set_back_ends_a_rest(session, server):
    """A rest that was counted on a wrong clock shall not last for years."""
    session.clock.turn(days=3650)
    server.say(error(403, "dailyLimitExceeded"))
    with pytest.raises(Unreachable):
        session.read(history(session))
    session.clock.turn(days=-3650)
    assert session.read(history(session)) == {"id": "x"}


# ------------------------------------------------------------------ what to do


def test_an_api_that_is_not_switched_on_comes_with_the_link(session, server):
    """The page where one presses Enable, wherever in the answer Google put it."""
    link = "https://console.developers.google.com/apis/api/gmail.googleapis.com/overview?project=1"
    message = f"Gmail API has not been used in project 1 before. Enable it by visiting {link} then"
    server.say(error(403, "accessNotConfigured", f"{message} retry."))
    with pytest.raises(Refused, match="press Enable") as old:
        session.read(history(session))
    details = [{"reason": "SERVICE_DISABLED", "metadata": {"activationUrl": link}}]
    server.say(Reply(403, {"error": {"code": 403, "message": "Off.", "details": details}}))
    with pytest.raises(Refused, match="press Enable") as new:
        session.read(history(session))
    assert f"open {link}," in str(old.value)
    assert f"open {link}," in str(new.value)


@pytest.mark.parametrize(
    "answer",
    [
        error(403, "insufficientPermissions"),
        Reply(403, {"error": {"details": [{"reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT"}]}}),
        Reply(403, b"", {"WWW-Authenticate": 'Bearer error="insufficient_scope"'}),
    ],
    ids=lambda answer: f"{answer.body!r:.40}",
)
def test_field_partial_consent(session, server, answer):
    """A box left unticked is named, with the way to tick it (google_workspace_mcp #503)."""
    server.say(answer)
    request = (
        session.gmail().messages().modify(userId="me", id="m1", body={"addLabelIds": ["Label_1"]})
    )
    with pytest.raises(Refused, match=r"gmail\.modify.*reachout auth"):
        session.write(request)


def test_a_domain_policy_is_for_the_administrator(session, server):
    """Nothing the host does alone would help."""
    server.say(error(403, "domainPolicy"))
    with pytest.raises(Refused, match="administrator"):
        session.read(history(session))


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b'{"error": 7}', b'{"error": {"errors": 3}}', b'[{"error": {}}]', b"\xff"],
)
@pytest.mark.parametrize("status", [400, 403, 404, 409, 412, 418])
def test_an_error_of_any_shape_is_an_error_of_ours(session, server, body, status):
    """Proxies and other servers write what they like below a status."""
    server.say(Reply(status, body))
    with pytest.raises((Refused, Conflict)):
        session.read(history(session))


# ------------------------------------------------------------------ what is known afterwards


def test_every_request_is_in_the_ledger(session, server):
    """With its units, the answer, and the host's act that allowed it."""
    session.read(history(session))
    session.write(create(session))
    guests = {"attendees": [{"email": GUEST}]}
    session.write(insert(session, body=guests, sendUpdates="all"), gesture=YES)
    server.say(CLOSE)
    with pytest.raises(Unreachable):
        session.write(create(session))
    asked = [(call.method, call.units, call.status, call.gesture) for call in session.calls.recent]
    assert asked == [
        ("oauth2.token", 0, 200, ""),
        ("gmail.users.history.list", 2, 200, ""),
        ("gmail.users.drafts.create", 10, 200, ""),
        ("calendar.events.insert", 1, 200, "g7"),
        ("gmail.users.drafts.create", 10, 0, ""),
    ]
    assert session.calls.units() == 22
    assert session.calls.units("calendar") == 1
    assert session.calls.calls("gmail.") == 3
    assert [call.number for call in session.calls.since(3)] == [4, 5]
    table = session.calls.table().splitlines()
    assert table[2].split() == ["2", "09:00:00", "gmail.users.history.list", "200", "2", "2"]
    assert table[4].endswith("by g7")
    assert table[5].split()[3:] == ["none", "10", "22"]
    assert table[-1] == "Gmail 22 units, Calendar 1 units"


def test_the_ledger_does_not_grow_for_ever(session, server):
    """The recent calls singly, the totals for ever."""
    for _ in range(600):
        session.calls.enter("gmail.users.history.list", at=session.clock.now(), status=200)
    assert len(session.calls.recent) == 500
    assert session.calls.units() == 1200


def test_no_secret_is_in_an_error(session, server):
    """Neither token nor client secret, whatever goes wrong."""
    said = []
    for answer in (error(403), error(404), error(400), error(409)):
        server.say(answer)
        with pytest.raises((Refused, Conflict)) as problem:
            session.read(history(session))
        said.append(str(problem.value))
    assert not [text for text in said if "token-1" in text or "refresh-1" in text]


def test_mailbox_and_calendar_share_one_session(sessions, tmp_path):
    """As long as somebody holds it."""
    asked = {
        "client": tmp_path / "client.json",
        "token": tmp_path / "token.json",
        "owner": OWNER,
        "endpoint": "http://127.0.0.1:9",
        "clock": sessions.clock,
        "wait": sessions.clock.wait,
    }
    first = session_for(**asked)
    assert session_for(**asked) is first
    assert session_for(**(asked | {"owner": "jo@example.org"})) is not first


def test_the_parts_of_the_client_are_made_once(session):
    """Each would be a new object with a reference cycle (google-api-python-client #535)."""
    assert session.gmail() is session.gmail()
    assert session.gmail().drafts() is session.gmail().drafts()
    assert session.calendar().events() is session.calendar().events()


def test_the_server_of_the_test_is_a_real_one(server):
    """What it counts is what arrived on its socket."""
    host, port = server.endpoint.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as link:
        link.sendall(b"POST /x HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi")
        assert link.recv(12) == b"HTTP/1.1 200"
    assert server.requests[0].body == b"hi"
