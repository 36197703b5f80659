"""What goes out to Google, however badly the other side of the socket behaves."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from importlib.util import find_spec
from itertools import pairwise
from random import Random

import pytest
from tests.providers.google_sessions import create, history
from tests.providers.google_wire import (
    CLOSE,
    DRIP,
    DRIP_HEAD,
    HALF,
    HALF_CHUNK,
    HANG,
    NOISE,
    RESET,
    Reply,
    WireServer,
    error,
)

from reachout.errors import Bug, Conflict, NotNow, Refused, Unreachable
from reachout.providers.google import http as transport
from reachout.providers.google.answers import (
    Changed,
    NotOffered,
    NotThere,
    Taken,
    TooLarge,
)

IMPATIENT = 0.4  # seconds that a request may take where the server never comes to an end


@pytest.fixture
def impatient(sessions):
    return sessions.logged_in(patience=IMPATIENT)


# ------------------------------------------------------------------ one write, one request


@pytest.mark.parametrize(
    "misbehaviour", [CLOSE, RESET, HALF, HALF_CHUNK, HANG, DRIP, DRIP_HEAD, NOISE], ids=repr
)
@pytest.mark.parametrize("verb", ["POST", "PUT", "PATCH", "DELETE"])
def test_field_retry_duplicates(impatient, server, misbehaviour, verb):
    """A cut-off write went out once, and its outcome is open (google_workspace_mcp #1062)."""
    drafts, events = impatient.gmail().drafts(), impatient.calendar().events()
    request = {
        "POST": lambda: create(impatient),
        "PUT": lambda: drafts.update(userId="me", id="r1", body={"message": {"raw": "SGk="}}),
        "PATCH": lambda: events.patch(
            calendarId="primary", eventId="e1", sendUpdates="none", body={"summary": "Tea"}
        ),
        "DELETE": lambda: drafts.delete(userId="me", id="r1"),
    }[verb]()
    server.say(*[misbehaviour] * 5)
    with pytest.raises(Unreachable):
        impatient.write(request)
    assert [each.method for each in server.requests] == [verb]
    assert impatient.clock.waits == []


@pytest.mark.parametrize(
    "answer",
    [
        error(500, "backendError"),
        error(503),
        error(403, "backendError"),
        Reply(502, b"<html>Bad gateway</html>"),
        Reply(504, b""),
        Reply(408, b""),
        Reply(200, b"<html>Log in to this network</html>"),
        Reply(200, b""),
        Reply(200, b'{"id": "x'),
        Reply(200, [1, 2]),
    ],
    ids=lambda answer: f"{answer.status} {answer.body!r:.30}",
)
def test_a_write_that_the_server_was_unclear_about_is_left_open(session, server, answer):
    """After a 5xx, and after half or foreign words, nobody knows: it is not sent again."""
    server.say(answer)
    with pytest.raises(Unreachable):
        session.write(create(session))
    assert server.count("POST") == 1


def test_a_write_never_uses_a_connection_that_may_be_dead(session, server):
    """Each write opens its own, so that a stale one cannot make its outcome unclear."""
    session.read(history(session))
    assert session.write(create(session)) == {"id": "x"}
    assert session.write(create(session)) == {"id": "x"}
    connections = [request.connection for request in server.requests]
    assert connections[1] != connections[0]
    assert connections[2] != connections[1]


def test_a_write_with_nobody_listening_certainly_did_not_happen(session, server):
    """No connection, nothing sent: it may simply be tried again later."""
    session.read(history(session))  # signed in
    session.fresh()
    server.stop()
    with pytest.raises(NotNow, match="online"):
        session.write(create(session))


@pytest.mark.parametrize(
    "answer",
    [
        error(429, "rateLimitExceeded"),
        error(403, "rateLimitExceeded"),
        error(403, "userRateLimitExceeded"),
        Reply(429, b"Too many concurrent requests"),
        Reply(403, {"error": {"details": [{"reason": "RATE_LIMIT_EXCEEDED"}], "code": 403}}),
    ],
    ids=lambda answer: f"{answer.status} {answer.body!r:.40}",
)
def test_a_write_that_came_too_fast_is_not_repeated_either(session, server, answer):
    """It certainly did not happen; the next pass decides anew."""
    server.say(answer)
    with pytest.raises(NotNow):
        session.write(create(session))
    assert server.count("POST") == 1
    assert session.write(create(session)) == {"id": "x"}


def test_a_write_whose_encryption_failed_did_not_happen(sessions, server):
    """The other side speaks no TLS, or breaks it off: no request was sent."""
    sessions.log_in()
    session = sessions.logged_out(endpoint=server.endpoint.replace("http:", "https:"))
    with pytest.raises(NotNow):
        session.write(create(session))
    assert server.requests == []


def test_a_proxy_that_cannot_be_spoken_to_is_said(session, server, monkeypatch):
    """httplib2 needs PySocks for a proxy of the environment; where it lacks, the text says so."""
    if find_spec("socks") is not None:
        pytest.skip("PySocks is here")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with pytest.raises(Refused, match="PySocks"):
        session.read(history(session))
    assert server.requests == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(session, server, status):
    """Neither a write nor a token goes where some other server points."""
    with WireServer() as elsewhere:
        moved = Reply(status, b"", {"Location": f"{elsewhere.endpoint}/gmail/v1/users/me/drafts"})
        server.say(*[moved] * 20)
        with pytest.raises(Unreachable):
            session.write(create(session))
        with pytest.raises(Unreachable):
            session.read(history(session))
        assert elsewhere.requests == []
    assert server.count("POST") == 1


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (error(400, "invalidArgument"), Refused),
        (error(404, "notFound"), NotThere),
        (error(410, "fullSyncRequired"), NotThere),
        (error(409, "duplicate"), Taken),
        (error(412, "conditionNotMet"), Changed),
        (Reply(404, b"<html>not found on this server</html>"), NotOffered),
        (Reply(404, {"error": "Not Found"}), NotOffered),
        (error(405), NotOffered),
        (error(501), NotOffered),
    ],
    ids=str,
)
def test_a_clear_no_is_said_once(session, server, answer, kind):
    """Repeating what was refused helps nobody, be it a read or a write."""
    server.say(answer, answer)
    with pytest.raises(kind) as read:
        session.read(history(session))
    with pytest.raises(kind):
        session.write(create(session))
    assert len(server.requests) == 2
    assert "gmail.users.history.list" in str(read.value)
    assert not issubclass(kind, Conflict) or issubclass(kind, NotThere | Taken | Changed)


# ------------------------------------------------------------------ reads


def test_reads_outlast_a_server_that_fails_now_and_then(session, server):
    """Thirty per cent of failures, of every kind, and every answer comes in the end."""
    dice, asked = Random(11), 60
    for _ in range(asked):
        while dice.random() < 0.3:
            server.say(dice.choice([error(503), error(429), CLOSE, RESET, HALF, Reply(200, b"?")]))
        server.say(Reply(200, {"historyId": "8"}))
    assert all(session.read(history(session)) == {"historyId": "8"} for _ in range(asked))
    assert session.clock.waits
    assert all(1 <= wait <= 65 for wait in session.clock.waits)


@pytest.mark.parametrize(
    "answer", [error(429), error(403, "userRateLimitExceeded"), error(500), CLOSE], ids=str
)
def test_a_read_gives_up_within_ninety_seconds(session, server, answer):
    """The waits double from one second on, and the pass goes on without an answer."""
    server.otherwise = answer
    with pytest.raises(Unreachable):
        session.read(history(session))
    waits = session.clock.waits
    assert sum(waits) <= 90
    assert len(waits) >= 5
    assert waits[0] >= 1
    assert all(later > earlier for earlier, later in pairwise(waits))


def test_the_server_may_say_how_long_to_wait(session, server):
    """Retry-After counts, in seconds or as a date, and never shortens the wait."""
    now = datetime(2031, 1, 1, tzinfo=UTC)  # the server's, whatever our clock says
    later = {"Retry-After": format_datetime(now + timedelta(seconds=31)), "Date": "x"}
    later["Date"] = format_datetime(now)
    server.say(error(429, Retry_After="17"), Reply(503, b"", later), error(503, Retry_After="0"))
    session.read(history(session))
    assert session.clock.waits[:2] == [17, 31]
    assert session.clock.waits[2] >= 4


@pytest.mark.parametrize("wanted", ["3600", "99999999999999999999"])
def test_a_wait_of_an_hour_is_for_another_pass(session, server, wanted):
    """One read takes no more than its ninety seconds, whatever the server wants."""
    server.otherwise = error(503, Retry_After=wanted)
    with pytest.raises(Unreachable):
        session.read(history(session))
    assert sum(session.clock.waits) <= 90


def test_a_stopping_program_does_not_wait_for_google(session, server):
    """The wait is cut short, and nothing more is asked."""
    session.clock.stopping = True
    server.otherwise = error(503)
    with pytest.raises(Unreachable):
        session.read(history(session))
    assert len(server.requests) == 1


def test_without_a_network_a_read_gives_up_in_seconds(session, server):
    """A laptop that is offline shall say so and not hang."""
    session.read(history(session))
    session.fresh()
    server.stop()
    with pytest.raises(Unreachable, match="online"):
        session.read(history(session))
    assert sum(session.clock.waits) < 10


def test_after_giving_up_the_rest_of_the_pass_is_quick(session, server):
    """A pass with many questions ends in time; the next one asks again."""
    server.otherwise = error(503)
    with pytest.raises(Unreachable):
        session.read(history(session))
    asked = len(server.requests)
    for _ in range(5):
        with pytest.raises(Unreachable):
            session.read(history(session))
    assert len(server.requests) == asked
    server.otherwise = Reply(200, {"id": "x"})
    session.clock.turn(seconds=45)
    assert session.read(history(session)) == {"id": "x"}


@pytest.mark.parametrize("slow", [DRIP, DRIP_HEAD, HANG], ids=repr)
def test_an_answer_that_drips_has_an_end(impatient, server, slow):
    """Each byte comes in time and the whole never does: the request as a whole is bounded."""
    server.say(slow)
    assert impatient.read(history(impatient)) == {"id": "x"}
    assert len(server.requests) == 2


def test_connections_are_renewed_after_half_a_minute_and_on_demand(session, server):
    """Sockets die unnoticed while a machine sleeps (google-api-python-client #218)."""
    for turn in (0, 10, 40):
        session.clock.turn(seconds=turn)
        session.read(history(session))
    session.fresh()
    session.read(history(session))
    first, second, third, fourth = (request.connection for request in server.requests)
    assert first == second
    assert len({second, third, fourth}) == 3


def test_free_busy_is_a_read_though_it_is_a_post(session, server):
    """It changes nothing, so it may be asked again."""
    server.say(error(503), Reply(200, {"calendars": {}}))
    request = session.calendar().freebusy().query(body={"items": [{"id": "primary"}]})
    assert session.read(request) == {"calendars": {}}
    with pytest.raises(Bug):
        session.write(request)


def test_reads_and_writes_are_not_mixed_up(session, server):
    """A write that was asked as a read would be repeated: it stops here."""
    with pytest.raises(Bug):
        session.read(create(session))
    with pytest.raises(Bug):
        session.write(history(session))
    assert server.requests == []


def test_a_long_search_stays_a_get(session, server):
    """The client would make a POST with a method override of it, which is not allowed."""
    words = "{" + " ".join(f"from:somebody{n}@example.org" for n in range(70)) + "}"
    session.read(session.gmail().messages().list(userId="me", q=words))
    assert [request.method for request in server.requests] == ["GET"]
    assert "x-http-method-override" not in server.requests[0].headers


def test_an_answer_is_unpacked(session, server):
    """Google compresses when asked to."""
    packed = gzip.compress(json.dumps({"historyId": "8"}).encode())
    server.say(Reply(200, packed, {"Content-Encoding": "gzip"}))
    assert session.read(history(session)) == {"historyId": "8"}
    assert server.requests[0].headers["accept-encoding"].startswith("gzip")


@pytest.mark.parametrize(
    ("packed", "headers"),
    [
        (False, {}),
        (False, {"Content-Length": "unknown"}),
        (True, {"Content-Encoding": "gzip"}),
    ],
    ids=str,
)
def test_no_answer_fills_the_memory(session, server, packed, headers):
    """Neither a huge message nor a small one that unpacks to a huge one is taken in."""
    body = b" " * (transport.LARGEST + 100_000)
    server.say(Reply(200, gzip.compress(body, 1) if packed else body, headers))
    with pytest.raises(TooLarge):
        session.read(history(session))
    assert len(server.requests) == 1
