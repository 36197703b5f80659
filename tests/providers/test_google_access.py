"""Access tokens, and a login that dies and comes back."""

from __future__ import annotations

from contextlib import suppress

import pytest
from tests.providers.google_sessions import OWNER, create, history
from tests.providers.google_wire import (
    CLOSE,
    HALF,
    Reply,
    error,
)

from reachout.errors import Bug, NotNow, Refused, Unreachable
from reachout.providers.google.allowed import Guard
from reachout.providers.google.answers import (
    NoToken,
    SignedOut,
)

DEAD = Reply(400, {"error": "invalid_grant", "error_description": "Token has been expired."})


def test_a_token_is_asked_for_once_an_hour(session, server):
    """It stays in memory, and is renewed a little before its end."""
    for _ in range(56):
        session.read(history(session))
        session.clock.turn(minutes=1)
    assert len(server.token_requests) == 1
    session.clock.turn(minutes=3)
    session.read(history(session))
    assert len(server.token_requests) == 2
    assert server.requests[0].headers["authorization"] == "Bearer token-1"
    assert server.requests[-1].headers["authorization"] == "Bearer token-2"


def test_a_small_step_of_the_clock_is_no_reason_for_alarm(session, server):
    """Set back by a second just after signing in, or by years: at most one more token."""
    session.read(history(session))
    session.clock.turn(seconds=-1)
    session.read(history(session))
    assert len(server.token_requests) == 1
    session.clock.turn(days=-400)
    session.read(history(session))
    assert len(server.token_requests) == 2


@pytest.mark.parametrize("lasts", [0, 1, "5", 1e300, None, "soon"], ids=str)
def test_a_token_of_any_lifetime_is_used(session, server, lasts):
    """Other servers say odd things; none of them makes us ask twice in a minute."""
    server.say_to_token(Reply(200, {"access_token": "t", "expires_in": lasts}))
    for _ in range(3):
        with suppress(NoToken):
            session.read(history(session))
        session.clock.turn(seconds=15)
    assert len(server.token_requests) == 1


def test_field_token_seven_days(sessions, session, server):
    """A dead login stops every request and names its cure; a new one revives (gcalcli #628)."""
    server.say_to_token(DEAD)
    for _ in range(200):
        with pytest.raises(SignedOut, match=r"(?s)seven days.*reachout auth"):
            session.read(history(session))
        session.clock.turn(minutes=1)
    with pytest.raises(SignedOut):
        session.write(create(session))
    assert len(server.token_requests) == 1
    assert server.requests == []
    sessions.log_in(refresh_token="refresh-2")
    assert session.read(history(session)) == {"id": "x"}
    assert b"refresh-2" in server.token_requests[-1].body


def test_without_a_login_nothing_is_asked(sessions, server):
    """Making a session needs none; the first question names the command, and a login helps."""
    session = sessions.logged_out()
    with pytest.raises(SignedOut, match="reachout auth"):
        session.read(history(session))
    with pytest.raises(SignedOut, match="reachout auth"):
        _ = session.granted
    assert server.requests == server.token_requests == []
    sessions.log_in()
    assert session.read(history(session)) == {"id": "x"}
    assert session.granted == {"https://www.googleapis.com/auth/gmail.modify"}


@pytest.mark.parametrize(
    "trouble", [Reply(503, b""), Reply(429, b""), CLOSE, Reply(200, b"<html>"), HALF], ids=str
)
def test_a_sign_in_service_in_trouble_is_asked_once_a_minute(session, server, trouble):
    """However often a pass tries; and it is no reason to log in again."""
    server.say_to_token(trouble)
    for _ in range(5):
        with pytest.raises(Unreachable) as problem:
            session.read(history(session))
        assert not isinstance(problem.value, SignedOut)
        with pytest.raises(NotNow):
            session.write(create(session))
    assert len(server.token_requests) == 1
    session.clock.turn(minutes=1)
    assert session.read(history(session)) == {"id": "x"}
    assert len(server.token_requests) == 2


def test_a_sign_in_service_that_wants_another_try_gets_it_a_minute_later(session, server):
    """google-auth would repeat by itself, up to three times."""
    server.say_to_token(Reply(400, {"error": "temporarily_unavailable"}))
    with pytest.raises(NoToken):
        session.read(history(session))
    assert len(server.token_requests) == 1


def test_a_network_that_comes_back_is_used_at_once(sessions, session, server):
    """A token request that never left does not count for the minute."""
    sessions.log_in(token_uri="http://127.0.0.1:1/token")
    with pytest.raises(NoToken, match="online"):
        session.read(history(session))
    sessions.log_in()
    assert session.read(history(session)) == {"id": "x"}


def test_a_read_with_a_stale_token_gets_a_new_one(session, server):
    """Our clock may be wrong about its age: one renewal, and the same answer."""
    session.read(history(session))
    session.clock.turn(minutes=2)
    server.say(error(401, "authError"))
    assert session.read(history(session)) == {"id": "x"}
    assert len(server.token_requests) == 2


def test_a_write_with_a_stale_token_is_for_the_next_pass(session, server):
    """One request on the wire, whatever the answer; it certainly did not happen."""
    session.read(history(session))
    session.clock.turn(minutes=2)
    server.say(error(401, "authError"))
    with pytest.raises(NotNow):
        session.write(create(session))
    assert server.count("POST") == 1
    assert session.write(create(session)) == {"id": "x"}
    assert server.requests[-1].headers["authorization"] == "Bearer token-2"


def test_tokens_that_are_never_accepted_end_as_signed_out(session, server):
    """One token a minute and two questions, not a storm."""
    server.otherwise = error(401, "authError")
    session.clock.turn(minutes=2)
    for _ in range(10):
        with pytest.raises(SignedOut, match="clock"):
            session.read(history(session))
    assert len(server.token_requests) == 1
    assert len(server.requests) <= 2


def test_another_account_is_refused_before_anything_is_asked(sessions, server):
    """The login of somebody else writes nothing into a mailbox that is not the host's."""
    sessions.log_in(account="jo@example.org")
    session = sessions.logged_out()
    with pytest.raises(Refused, match=r"jo@example\.org.*sam@example\.com"):
        session.write(create(session))
    assert server.requests == server.token_requests == []
    session.know_own(frozenset(["jo@example.org"]))
    assert session.write(create(session)) == {"id": "x"}


@pytest.mark.parametrize(
    ("account", "fine"),
    [("SAM@example.com", True), ("s.am@example.com", False), ("sam@example.org", False)],
)
def test_the_mailbox_that_answers_must_be_the_configured_one(session, account, fine):
    """Compared without regard to case."""
    if fine:
        session.verify_owner(account)
    else:
        with pytest.raises(Refused, match="sam@example.com"):
            session.verify_owner(account)


def test_gmail_dots_are_no_other_account(sessions):
    """Gmail takes sam.hill@gmail.com and samhill@googlemail.com for the same."""
    session = sessions.logged_out(owner="sam.hill@gmail.com")
    session.verify_owner("samhill@googlemail.com")
    with pytest.raises(Refused):
        session.verify_owner("sam-hill@gmail.com")


@pytest.mark.parametrize(
    "uri",
    [
        "http://tokens.example.org/token",
        "https://gmail.googleapis.com/gmail/v1/users/me/messages/send",
        "https://gmail.googleapis.com/gmail/v1/users/me/messages/send?x=/token",
        "https://oauth2.example.org/%74oken",
        "file:///token",
        "token",
    ],
)
def test_a_stored_login_cannot_make_us_write_elsewhere(uri):
    """The only other place written to is one that looks like a token service, over TLS."""
    guard = Guard("", frozenset([OWNER]))
    with pytest.raises(Refused, match="reachout auth"):
        guard.take_token_uri(uri)
    with pytest.raises(Bug):
        guard.check("POST", uri, {}, b"x")
    for real in (
        "https://oauth2.googleapis.com/token",
        "https://accounts.google.com/o/oauth2/token",
    ):
        guard.take_token_uri(real)
        assert guard.check("POST", real, {}, b"x").id == "oauth2.token"
