"""Mailbox, calendar and account server in one: a loop as the official client lives it, over HTTP.

The server holds each answer against its schema: leaving the block fails when one does not fit.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from googleapiclient.errors import HttpError
from tests.fakes.google import SetClock, Switches
from tests.fakes.google import faults as went_wrong
from tests.fakes.google.notebook import refused
from tests.fakes.google.official import official
from tests.fakes.google.server import (
    EVENTS_OWNED,
    FREEBUSY,
    GMAIL_MODIFY,
    SETTINGS_READONLY,
    GoogleServer,
)

OWNER, GUEST = "ada@example.com", "grace@example.org"
NOW = datetime(2026, 6, 9, 8, tzinfo=UTC)
LETTER = f"""From: {OWNER}\r\nTo: {GUEST}\r\nSubject: Tea\r\nMessage-ID: <ours@example.com>\r
X-Reachout-Key: l1.first\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nTea soon?\r
""".encode()
LABEL = {
    "name": "Reachout/Letters",
    "labelListVisibility": "labelShow",
    "messageListVisibility": "show",
}
ANSWER = f"""From: Grace <{GUEST}>\r\nTo: {OWNER}\r\nSubject: Re: Tea\r
Message-ID: <hers@example.org>\r
In-Reply-To: %s\r\nReferences: %s\r\nContent-Type: text/plain\r\n\r\nGladly.\r
"""


@dataclass
class Both:
    """The server and a client for each of its APIs."""

    google: GoogleServer
    users: Any
    calendar: Any

    def draft(self, raw: bytes = LETTER, **message: Any) -> Any:
        body = {"message": {"raw": base64.urlsafe_b64encode(raw).decode(), **message}}
        return self.users.drafts().create(userId="me", body=body).execute()

    def history(self, since: str, **params: Any) -> list[dict[str, Any]]:
        """Every record, over all pages."""
        records, token = [], None
        while True:
            asked = self.users.history().list(
                userId="me", startHistoryId=since, pageToken=token, **params
            )
            page = asked.execute()
            records += page.get("history", [])
            token = page.get("nextPageToken")
            if not token:
                return records

    def event(self, id: str = "c0ffee0", **more: Any) -> Any:
        times = {"start": at(10), "end": at(11)}
        params = {name: more.pop(name) for name in ("conferenceDataVersion",) if name in more}
        body = {"id": id, "summary": "Tea", **times, **more}
        events = self.calendar.events()
        return events.insert(calendarId="primary", body=body, sendUpdates="none", **params)


def at(hour: int) -> dict[str, str]:
    return {"dateTime": f"2026-06-10T{hour}:00:00+01:00", "timeZone": "Europe/London"}


@contextmanager
def signed_in(**switches: Any) -> Iterator[Both]:
    with ExitStack() as stack:
        chosen = replace(Switches(), **switches)
        google = stack.enter_context(GoogleServer(OWNER, clock=SetClock(NOW), switches=chosen))
        gmail = stack.enter_context(official(google, "gmail", GMAIL_MODIFY))
        scopes = (FREEBUSY, EVENTS_OWNED, SETTINGS_READONLY)
        calendar = stack.enter_context(official(google, "calendar", *scopes))
        yield Both(google, gmail.users(), calendar)


# ------------------------------------------------------------------ a loop


def test_a_letter_from_draft_to_answer() -> None:
    """Create, get, list, update, the host sends, history tells, the guest answers, it is read."""
    with signed_in() as both:
        users, box = both.users, both.google.gmail
        since = users.getProfile(userId="me").execute()["historyId"]
        made = both.draft()
        assert [row["id"] for row in users.drafts().list(userId="me").execute()["drafts"]] == [
            made["id"]
        ]
        box.autosave(made["id"], times=3)
        got = users.drafts().get(userId="me", id=made["id"], format="full").execute()
        assert got["message"]["id"] != made["message"]["id"]
        sent_as = box.press_send(made["id"])
        assert refused(users.drafts().get(userId="me", id=made["id"])) == (404, "notFound")
        added = [row for record in both.history(since) for row in record.get("messagesAdded", [])]
        assert "SENT" in added[-1]["message"]["labelIds"]
        both.google.clock.turn(timedelta(minutes=5))
        box.deliver((ANSWER % (sent_as, sent_as)).encode())
        search = users.messages().list(userId="me", q=f"from:{GUEST}")
        assert "messages" not in search.execute()  # the index lags
        both.google.clock.turn(timedelta(minutes=1))
        found = search.execute()
        message = users.messages().get(userId="me", id=found["messages"][0]["id"], format="raw")
        assert b"Gladly" in base64.urlsafe_b64decode(message.execute()["raw"])
        assert message.execute()["threadId"] == got["message"]["threadId"]
        assert not both.google.log.sends()


@pytest.mark.parametrize("form", ["minimal", "full", "raw", "metadata"])
def test_every_form_of_a_message_fits(form: str) -> None:
    """Messages, drafts and threads in each `format`, and the lists around them."""
    with signed_in() as both:
        users = both.users
        made = both.draft()
        message = {"userId": "me", "id": made["message"]["id"], "format": form}
        assert users.messages().get(**message).execute()["id"] == made["message"]["id"]
        users.drafts().get(userId="me", id=made["id"], format=form).execute()
        if form != "raw":
            thread = made["message"]["threadId"]
            users.threads().get(userId="me", id=thread, format=form).execute()
        users.threads().list(userId="me", includeSpamTrash=True).execute()
        users.labels().list(userId="me").execute()
        users.settings().sendAs().list(userId="me").execute()


def test_labels_go_on_a_sent_letter_and_on_no_draft() -> None:
    """Create a label once, refuse it on the draft, put it on the sent message."""
    with signed_in() as both:
        labels = both.users.labels()
        made = labels.create(userId="me", body=LABEL).execute()
        body = {"addLabelIds": [made["id"]]}
        draft = both.draft()
        modify = both.users.messages().modify
        assert refused(modify(userId="me", id=draft["message"]["id"], body=body))[0] == 400
        box = both.google.gmail
        sent = box.find(box.press_send(draft["id"]))
        assert made["id"] in modify(userId="me", id=sent, body=body).execute()["labelIds"]


def test_a_proposal_from_insert_to_the_guests_yes() -> None:
    """Insert with an own id, 409 the second time, a stale etag, the guest told by the gesture."""
    with signed_in() as both:
        events, book = both.calendar.events(), both.google.calendar
        first = events.list(calendarId="primary", singleEvents=True).execute()
        made = both.event(
            conferenceDataVersion=1,
            conferenceData={"createRequest": {"requestId": "c0ffee0"}},
        ).execute()
        assert "hangoutLink" in made
        assert refused(both.event())[0] == 409
        patch = events.patch(
            calendarId="primary",
            eventId="c0ffee0",
            sendUpdates="all",
            body={"attendees": [{"email": GUEST, "responseStatus": "needsAction"}]},
        )
        patch.headers["If-Match"] = made["etag"]
        assert patch.execute()["etag"] != made["etag"]
        assert refused(patch)[0] == 412
        book.guest_answers("c0ffee0", "accepted", GUEST)
        changed = events.list(
            calendarId="primary", singleEvents=True, syncToken=first["nextSyncToken"]
        ).execute()
        assert changed["items"][0]["attendees"][0]["responseStatus"] == "accepted"
        assert [address for _, address, *_ in book.told] == [GUEST]
        assert both.google.log.units(api="calendar") == 1 + 2 + 6 + 1


def test_busy_times_and_the_zone() -> None:
    """freebusy.query with a calendar nobody may read, and the host's zone."""
    with signed_in() as both:
        both.event().execute()
        ask = {
            "timeMin": "2026-06-10T00:00:00Z",
            "timeMax": "2026-06-11T00:00:00Z",
            "items": [{"id": "primary"}, {"id": "nobody@example.com"}],
        }
        told = both.calendar.freebusy().query(body=ask).execute()["calendars"]
        assert len(told["primary"]["busy"]) == 1
        assert told["nobody@example.com"]["errors"]
        zone = both.calendar.settings().get(setting="timezone").execute()
        assert zone["value"] == "Europe/London"


def test_a_deleted_event_and_an_old_sync_token() -> None:
    """The tombstone answers, its id is taken for ever, and 410 asks for a full sync."""
    with signed_in() as both:
        events = both.calendar.events()
        token = events.list(calendarId="primary").execute()["nextSyncToken"]
        both.event().execute()
        events.delete(calendarId="primary", eventId="c0ffee0", sendUpdates="none").execute()
        assert refused(both.event())[0] == 409
        rows = events.list(calendarId="primary", syncToken=token).execute()["items"]
        assert [row["status"] for row in rows] == ["cancelled"]
        both.google.calendar.expire_sync_tokens()
        assert refused(events.list(calendarId="primary", syncToken=token))[0] == 410


# ------------------------------------------------------------------ every position


@pytest.mark.parametrize(
    "switches",
    [
        {"history_has_label_ids": False, "history_repeats": True},
        {"history_empty_page": "always", "history_labels_now": True},
        {"scheduled_draft": "relabelled", "undo_keeps_draft_id": True},
        {"scheduled_draft": "stays", "undo_keeps_message": True},
        {"discard_trashes": True, "sent_shows_at_once": False},
    ],
    ids=str,
)
def test_history_fits_in_every_position(switches: dict[str, Any]) -> None:
    """Edits, undo, scheduled send, discard: whatever history says of them fits its schema."""
    with signed_in(**switches) as both:
        box = both.google.gmail
        since = both.users.getProfile(userId="me").execute()["historyId"]
        first, second, third = (both.draft()["id"] for _ in range(3))
        box.press_send(first)
        box.undo(first)
        box.send_later(second, NOW + timedelta(hours=1))
        both.users.drafts().list(userId="me").execute()
        both.google.clock.turn(timedelta(hours=2))
        box.discard(third)
        records = both.history(since, maxResults=2)
        assert len({record["id"] for record in records}) >= 5
        drafts = both.users.drafts().list(userId="me").execute().get("drafts", [])
        assert all(row["id"] != third for row in drafts)


@pytest.mark.parametrize("meet", ["at once", "pending", "fails"])
def test_a_meet_link_fits_in_every_position(meet: str) -> None:
    """Here at once, pending, or failed."""
    with signed_in(meet=meet) as both:
        asked = {"createRequest": {"requestId": "c0ffee0"}}
        made = both.event(conferenceDataVersion=1, conferenceData=asked).execute()
        assert ("hangoutLink" in made) == (meet == "at once")
        for _ in range(3):
            got = both.calendar.events().get(calendarId="primary", eventId="c0ffee0").execute()
        assert ("hangoutLink" in got) == (meet != "fails")


# ------------------------------------------------------------------ what stays true


def test_a_write_that_was_not_answered_is_found_in_history() -> None:
    """The draft of a create that broke off lies there once, and history names it."""
    with signed_in() as both:
        since = both.users.getProfile(userId="me").execute()["historyId"]
        both.google.faults.next(
            "gmail.users.drafts.create", went_wrong.server_error(503, processed=True)
        )
        with pytest.raises(HttpError, match="503"):
            both.draft()
        added = [record for record in both.history(since) if "messagesAdded" in record]
        assert len(both.google.gmail.drafts()) == len(added) == 1


def test_another_account_starts_empty() -> None:
    """Signed in as somebody else, the profile says so, and the owner's drafts are not there."""
    with signed_in() as both:
        both.draft()
        google = both.google
        with official(google, "gmail", GMAIL_MODIFY, account="eve@example.com") as gmail:
            profile = gmail.users().getProfile(userId="me").execute()
            assert profile["emailAddress"] == "eve@example.com"
            assert "drafts" not in gmail.users().drafts().list(userId="me").execute()


def test_a_method_that_is_not_offered_is_501() -> None:
    """A clear answer, no crash of the server."""
    with signed_in() as both:
        assert refused(both.users.stop(userId="me"))[0] == 501


def test_a_program_finds_its_files_as_after_a_login(tmp_path: Path) -> None:
    """`sign_in` writes the client and the token that a provider opens with."""
    from reachout.providers.google.token import read_grant

    with signed_in() as both:
        files = both.google.sign_in(tmp_path, GMAIL_MODIFY)
        kept = read_grant(files.token)
        assert (kept.account, kept.scopes) == (OWNER, (GMAIL_MODIFY,))
        assert kept.token_uri == json.loads(files.client.read_text())["installed"]["token_uri"]
        assert both.google.oauth.consents[-1].refresh_token == kept.refresh_token
