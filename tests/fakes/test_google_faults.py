"""What goes wrong on the way to the Google server, on demand."""

from __future__ import annotations

import json
from http.client import HTTPException

import pytest
from google.auth.exceptions import RefreshError
from googleapiclient.errors import HttpError
from tests.fakes.google import faults as went_wrong
from tests.fakes.google.notebook import (
    CREATE,
    PROFILE,
    Notebook,
    create,
)
from tests.fakes.google.official import official
from tests.fakes.google.server import EVENTS_OWNED, GMAIL_MODIFY, GoogleServer


def test_processed_but_unanswered_is_asked_again_by_the_client(
    google: GoogleServer, notebook: Notebook
) -> None:
    """The reason why a plain client writes two drafts: httplib2 repeats the POST by itself."""
    with official(google, "gmail", GMAIL_MODIFY) as gmail:
        gmail.users().getProfile(userId="me").execute()
        google.faults.next(CREATE, went_wrong.unanswered())
        create(gmail)
    assert len(google.log.of(CREATE)) == len(notebook.drafts) == 2
    assert [call.fault for call in google.log.of(CREATE)] == ["unanswered", ""]


@pytest.mark.parametrize(
    ("fault", "raised", "kept"),
    [
        (went_wrong.half(), "IncompleteRead", 1),
        (went_wrong.hanging(), "timed out", 1),
        (went_wrong.hanging(processed=False), "timed out", 0),
        (went_wrong.server_error(503, processed=True), "503", 1),
        (went_wrong.server_error(502), "502", 0),
        (went_wrong.too_many(), "429", 0),
        (went_wrong.reset(), "reset by peer", 0),
    ],
)
def test_a_fault_happens_to_the_next_call_only(
    google: GoogleServer, notebook: Notebook, fault: went_wrong.Fault, raised: str, kept: int
) -> None:
    """Each fault is met once; the model has heard of it or not, as it says."""
    with official(google, "gmail", GMAIL_MODIFY, timeout=0.3) as gmail:
        gmail.users().getProfile(userId="me").execute()
        google.faults.next(CREATE, fault)
        with pytest.raises((OSError, HttpError, HTTPException)) as caught:
            create(gmail)
        assert raised in repr(caught.value) + str(caught.value)
        assert len(notebook.drafts) == kept
        assert google.faults.waiting == 0
    with official(google, "gmail", GMAIL_MODIFY) as gmail:
        create(gmail)
    assert len(notebook.drafts) == kept + 1


@pytest.mark.parametrize(
    "reason",
    [
        "rateLimitExceeded",
        "userRateLimitExceeded",
        "quotaExceeded",
        "dailyLimitExceeded",
        "domainPolicy",
        "insufficientPermissions",
        "accessNotConfigured",
    ],
)
def test_every_reason_of_a_403(google: GoogleServer, notebook: Notebook, reason: str) -> None:
    """The refusal has Google's shape, may say when to come again, and nothing was done."""
    google.faults.next(CREATE, went_wrong.refusal(reason, retry_after=7))
    with official(google, "gmail", GMAIL_MODIFY) as gmail, pytest.raises(HttpError) as caught:
        create(gmail)
    assert caught.value.resp["retry-after"] == "7"
    assert json.loads(caught.value.content)["error"]["errors"][0]["reason"] == reason
    assert notebook.drafts == {}
    assert not google.log.of(CREATE)[0].processed


def test_a_slow_answer_comes_whole(google: GoogleServer) -> None:
    """Latency and a drip end well when the client waits."""
    google.faults.next(PROFILE, went_wrong.late(0.01), went_wrong.drip(0.0001))
    with official(google, "gmail", GMAIL_MODIFY) as gmail:
        assert gmail.users().getProfile(userId="me").execute() == {}
        assert gmail.users().getProfile(userId="me").execute() == {}


def test_the_access_is_taken_back_between_two_calls(google: GoogleServer) -> None:
    """401, and the refresh that follows is refused."""
    with official(google, "gmail", GMAIL_MODIFY) as gmail:
        create(gmail)
        google.faults.next(CREATE, went_wrong.revoked())
        with pytest.raises(RefreshError, match="invalid_grant"):
            create(gmail)
    assert [call.status for call in google.log.of(CREATE)] == [200, 401]


def test_the_log_has_what_was_asked_even_when_it_was_lost(google: GoogleServer) -> None:
    """A request that was reset, refused or sent by a stranger stands there with all it said."""
    google.faults.next("calendar.events.*", went_wrong.reset(), went_wrong.too_many())
    body = {"attendees": [{"email": "grace@example.org"}]}
    for _ in range(2):
        with (
            official(google, "calendar", EVENTS_OWNED) as calendar,
            pytest.raises((OSError, HttpError)),
        ):
            calendar.events().patch(
                calendarId="primary", eventId="abcde", sendUpdates="all", body=body
            ).execute()
    for call in google.log.of("calendar.events.patch"):
        assert (call.body, call.params["sendUpdates"]) == (body, "all")
        assert not call.processed


def test_faults_by_chance_are_the_same_for_the_same_seed() -> None:
    """A share of all calls, drawn from a seed."""

    def drawn() -> list[str]:
        plan = went_wrong.Faults()
        plan.rate(0.3, seed=5, of="gmail.*")
        met = [plan.draw(CREATE) for _ in range(500)]
        return [fault.name if fault else "" for fault in met]

    assert drawn() == drawn()
    assert 100 < sum(bool(name) for name in drawn()) < 200
    assert all(fault.is_ambiguous for fault in went_wrong.AMBIGUOUS)
