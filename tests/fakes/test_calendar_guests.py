"""Guests of the Google Calendar of the tests: whom it mails, whose answer stands, Meet."""

from __future__ import annotations

from email import message_from_bytes

import pytest
from tests.fakes.google.calendar_client import (
    BOTH,
    COFFEE,
    COLLEAGUE,
    GUEST,
    HOST,
    HOUR,
    NOON,
    ROOM,
    TEAM,
    Client,
    times,
    turned,
)
from tests.fakes.google.calendar_hands import NoSuchButton


@pytest.fixture
def client() -> Client:
    return Client()


# ------------------------------------------------------------------ guests, and whom Google mails


def test_nobody_is_told_unless_it_is_said(client):
    """sendUpdates defaults to none, and what nobody was told no guest's calendar shows."""
    client.insert(attendees=BOTH)
    assert client.book.told == []
    assert client.book.on_calendar_of(GUEST) == {}


def test_invite_update_and_cancellation_go_to_whom_they_concern(client):
    """Who is new is invited, who stays hears what changed, who leaves is told so."""
    client.insert(attendees=BOTH, sendUpdates="all")
    other = "ida@example.org"
    client.patch({"attendees": [*BOTH, {"email": other}]}, sendUpdates="all")
    client.patch(times(NOON + HOUR), sendUpdates="all")
    client.patch({"attendees": [{"email": other}]}, sendUpdates="all")
    client.delete(sendUpdates="all")
    assert client.book.told == [
        (COFFEE, GUEST, "invite"),
        (COFFEE, other, "invite"),
        (COFFEE, other, "update"),
        (COFFEE, GUEST, "update"),
        (COFFEE, GUEST, "cancellation"),
        (COFFEE, other, "cancellation"),
    ]
    assert client.book.on_calendar_of(GUEST) == {}


def test_deleting_in_silence_leaves_the_event_with_the_guest(client):
    """sendUpdates=none on a delete: the guest still has it on the calendar."""
    client.insert(attendees=BOTH, sendUpdates="all")
    client.delete(sendUpdates="none")
    assert list(client.book.on_calendar_of(GUEST)) == [COFFEE]
    assert client.book.told == [(COFFEE, GUEST, "invite")]


def test_external_means_outside_the_hosts_domain(client):
    """Not: outside Google."""
    client.insert(attendees=[*BOTH, {"email": COLLEAGUE}], sendUpdates="externalOnly")
    assert client.book.told == [(COFFEE, GUEST, "invite")]


@pytest.mark.parametrize("reset", [True, False])
def test_a_new_guest_has_not_answered(reset):
    """Another answer is reset, or taken, by the switch."""
    client = turned(new_guests_need_action=reset)
    yes = [{"email": GUEST, "responseStatus": "accepted"}]
    (row,) = client.insert(attendees=yes)["attendees"]
    assert row["responseStatus"] == ("needsAction" if reset else "accepted")


@pytest.mark.parametrize("again", [True, False])
def test_a_guests_answer_and_another_time(again):
    """Answering changes the etag and is mailed; moving asks again, by the switch."""
    client = turned(moving_asks_again=again)
    etag = client.insert(attendees=BOTH, sendUpdates="all")["etag"]
    client.book.guest_answers(COFFEE, "accepted", comment="Looking forward")
    seen = client.get()
    assert seen["etag"] != etag
    row = {r["email"]: r for r in seen["attendees"]}[GUEST]
    assert (row["responseStatus"], row["comment"]) == ("accepted", "Looking forward")
    mail = message_from_bytes(client.letters[0])
    assert (mail["From"], mail["Subject"]) == (GUEST, "Accepted: Coffee @ Tue Jun 09, 2026")
    assert "METHOD:REPLY" in str(mail.get_payload()[1].get_payload(decode=True))
    client.book.move(COFFEE, NOON + HOUR, NOON + 2 * HOUR)
    answers = {r["email"]: r["responseStatus"] for r in client.get()["attendees"]}
    assert answers == {HOST: "accepted", GUEST: "needsAction" if again else "accepted"}
    assert client.get()["sequence"] == 1


@pytest.mark.parametrize("own_row", ["asks", "silent", "accepted"])
def test_whether_the_host_is_asked_on_his_own_event_is_open(own_row):
    """A question, no question, or a Yes that nobody said."""
    client = turned(own_row=own_row)
    (row,) = client.insert(attendees=[{"email": HOST}])["attendees"]
    assert row["responseStatus"] == ("accepted" if own_row == "accepted" else "needsAction")
    if own_row == "silent":
        with pytest.raises(NoSuchButton):
            client.book.answer(COFFEE, "accepted")
    client.book.answer(COFFEE, "declined")
    assert client.get()["attendees"][0]["responseStatus"] == "declined"


def test_on_a_secondary_calendar_the_hosts_row_is_not_self():
    """The organizer there is the calendar; by the switch the row has `self` all the same."""
    for bare in (True, False):
        client = turned(secondary_has_no_self=bare)
        client.book.add_calendar(TEAM, summary="Team")
        made = client.insert(attendees=[{"email": HOST}], calendarId=TEAM)
        assert made["organizer"] == {"email": TEAM, "displayName": "Team", "self": True}
        assert ("self" in made["attendees"][0]) is not bare


def test_too_many_invitations_look_like_spam(client):
    """403 quotaExceeded, and nothing is written."""
    client.book.allow_invitations(1)
    client.insert(attendees=BOTH)
    assert client.insert("c0ffee1", attendees=BOTH) == (403, "quotaExceeded")
    assert client.get("c0ffee1") == (404, "notFound")
    assert client.insert("c0ffee2")["id"] == "c0ffee2"


# ------------------------------------------------------------------ Meet


def test_without_its_version_a_conference_is_left_out_in_silence(client):
    """200, and no link."""
    assert "conferenceData" not in client.insert(conferenceData=ROOM)
    made = client.insert("c0ffee1", conferenceData=ROOM, conferenceDataVersion=1)
    assert made["hangoutLink"] == made["conferenceData"]["entryPoints"][0]["uri"]
    again = client.patch({"conferenceData": ROOM}, "c0ffee1", conferenceDataVersion=1)
    assert again["hangoutLink"] == made["hangoutLink"]
    assert client.patch({"summary": "Tea"}, "c0ffee1")["hangoutLink"] == made["hangoutLink"]


def test_a_link_may_come_later_or_never():
    """Pending for some reads, then there as a change; or failed."""
    client = turned(meet="pending", meet_pending_reads=2)
    etag = client.insert(conferenceData=ROOM, conferenceDataVersion=1)["etag"]
    seen = [client.get() for _ in range(3)]
    codes = [s["conferenceData"]["createRequest"]["status"]["statusCode"] for s in seen]
    assert codes == ["pending", "pending", "success"]
    assert ("hangoutLink" in seen[2], seen[1]["etag"], seen[2]["etag"] != etag) == (
        True,
        etag,
        True,
    )
    failed = turned(meet="fails").insert(conferenceData=ROOM, conferenceDataVersion=1)
    assert failed["conferenceData"]["createRequest"]["status"]["statusCode"] == "failure"
    assert "hangoutLink" not in failed
