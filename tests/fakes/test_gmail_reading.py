"""What a program sees of the mailbox: its history, its messages, its search."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from typing import Any

from tests.fakes.google.gmail_desk import NOW, Desk, mail

# ------------------------------------------------------------------ history


def test_history_comes_in_pages_of_which_one_is_empty():
    """Its ids ascend with gaps, and the last word is the mailbox's current id (lieer#24)."""
    desk = Desk()
    draft = desk.create()
    since = desk.cursor()
    desk.box.autosave(draft["id"], times=300)
    first = desk.ask("history.list", startHistoryId=since, maxResults=500)
    assert "history" not in first and first["nextPageToken"]
    assert first["historyId"] == desk.cursor()
    everything = desk.happened(since, maxResults=500)
    assert (
        len(everything) == 600 and len(desk.happened(since, historyTypes=["messageAdded"])) == 300
    )
    second = desk.ask(
        "history.list", startHistoryId=since, pageToken=first["nextPageToken"], maxResults=500
    )
    ids = [int(record["id"]) for record in second["history"]]
    assert ids == sorted(ids) and ids[-1] - ids[0] > 499
    assert second["history"][0]["messages"] == [
        {"id": everything[0][1], "threadId": draft["message"]["threadId"]}
    ]
    assert desk.ask("history.list", startHistoryId=since, pageToken="x") == 400


def test_a_quiet_mailbox_answers_once_and_with_nothing():
    """One request in an idle pass."""
    desk = Desk()
    since = desk.cursor()
    assert desk.ask("history.list", startHistoryId=since) == {"historyId": since}


def test_an_old_cursor_is_lost_and_nought_never_was_one():
    """After a week, or when Google feels like it; a mailbox in which nothing happens forgets
    nothing."""
    desk = Desk()
    since = desk.cursor()
    desk.clock.turn(timedelta(days=30))
    desk.create()
    assert len(desk.happened(since)) == 1
    desk.clock.turn(timedelta(days=8))
    assert desk.ask("history.list", startHistoryId=since) == 404
    now = desk.cursor()
    desk.box.forget_history()
    assert desk.ask("history.list", startHistoryId=now) == 404
    assert desk.ask("history.list", startHistoryId="0") == 400
    assert desk.ask("history.list") == 400
    assert desk.happened(desk.cursor()) == []


def test_history_can_be_told_without_labels_or_with_those_of_now_or_twice():
    """Each is a switch."""

    def told(act: Callable[[Desk], None], **switches: Any) -> list[tuple[str, str, list[str]]]:
        desk = Desk(**switches)
        since = desk.cursor()
        act(desk)
        return desk.happened(since, maxResults=1)

    def arrives_and_is_spam(desk: Desk) -> None:
        desk.box.move_to_spam(desk.box.deliver(mail()))

    plain = told(arrives_and_is_spam)
    assert [labels for _, _, labels in plain] == [["INBOX", "UNREAD"], ["INBOX"], ["SPAM"]]
    bare = told(arrives_and_is_spam, history_has_label_ids=False)
    assert [labels for _, _, labels in bare] == [[], ["INBOX"], ["SPAM"]]
    late = told(arrives_and_is_spam, history_labels_now=True)
    assert [labels for _, _, labels in late] == [["SPAM", "UNREAD"], ["INBOX"], ["SPAM"]]
    twice = told(arrives_and_is_spam, history_repeats=True)
    assert len(twice) == 5 and set(map(repr, twice)) == set(map(repr, plain))


def test_opening_mail_is_history_too():
    """UNREAD goes; nothing was added."""
    desk = Desk()
    id = desk.box.deliver(mail())
    since = desk.cursor()
    desk.box.read_all()
    assert desk.happened(since) == [("labelsRemoved", id, ["UNREAD"])]
    assert desk.happened(since, historyTypes=["messageAdded"]) == []


# ------------------------------------------------------------------ mail that arrives


def test_an_answer_lies_in_the_thread_of_what_it_answers():
    """When it names it and keeps the subject: the Message-ID it names is Google's, not ours."""
    desk = Desk()
    draft = desk.create()
    theirs = desk.box.press_send(draft["id"])
    answers = {
        "theirs": mail(In_Reply_To=theirs),
        "another subject": mail(In_Reply_To=theirs, Subject="Tuesday"),
        "no references": mail(),
        "our own id": mail(In_Reply_To="<ours-1@example.org>"),
    }
    threads = {name: desk.box.thread_of(desk.box.deliver(raw)) for name, raw in answers.items()}
    home = draft["message"]["threadId"]
    assert [name for name, thread in threads.items() if thread == home] == ["theirs"]


def test_arriving_mail_bears_googles_verdict_on_top_of_all_others():
    """A forged one stays below, unless the switch says that Google removes it."""
    forged = mail(Authentication_Results="mx.google.com; dmarc=pass header.from=example.com")
    for removed in (False, True):
        desk = Desk(forged_auth_results_removed=removed)
        raw = base64.urlsafe_b64decode(
            desk.ask("messages.get", id=desk.box.deliver(forged, dmarc="fail"), format="raw")[
                "raw"
            ]
        )
        verdicts = message_from_bytes(raw).get_all("Authentication-Results") or []
        assert len(verdicts) == (1 if removed else 2)
        assert verdicts[0].startswith("mx.google.com;") and "dmarc=fail" in verdicts[0]
    desk = Desk(auth_results_within_domain=False)
    id = desk.box.deliver(mail(sender="eve@example.org"))
    names = {row["name"] for row in desk.ask("messages.get", id=id)["payload"]["headers"]}
    assert "Authentication-Results" not in names and "Delivered-To" in names


def test_field_nested_dsn():
    """oneshot-gtm#30: the fields of a bounce are a child of a part that says its size is 0."""
    desk = Desk()
    report = b"""From: mailer-daemon@example.net
To: sam@example.org
Subject: Delivery Status Notification (Failure)
Content-Type: multipart/report; boundary=B; report-type=delivery-status

--B
Content-Type: text/plain

Address not found.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; example.net

Final-Recipient: rfc822; priya@example.com
Action: failed
--B--
"""
    shown = desk.ask("messages.get", id=desk.box.deliver(report))
    part = shown["payload"]["parts"][1]
    assert (part["mimeType"], part["body"]) == ("message/delivery-status", {"size": 0})
    fields = base64.urlsafe_b64decode(part["parts"][0]["body"]["data"])
    assert part["parts"][0]["mimeType"] == "text/plain" and b"Action: failed" in fields


def test_a_message_is_shown_in_four_formats():
    """The head alone, and of it only what is asked for."""
    desk = Desk()
    id = desk.box.deliver(mail(Subject="=?utf-8?q?Gr=C3=BC=C3=9Fe?=", X_Odd="1"))
    asked = desk.ask("messages.get", id=id, format="metadata", metadataHeaders=["SUBJECT", "From"])
    assert {row["name"]: row["value"] for row in asked["payload"]["headers"]} == {
        "From": "Priya <priya@example.com>",
        "Subject": "Grüße",
    }
    assert "payload" not in desk.ask("messages.get", id=id, format="minimal")
    full = desk.ask("messages.get", id=id)
    assert full["snippet"] == "Gladly." and "raw" not in full
    assert full["internalDate"] == str(int(NOW.timestamp() * 1000))
    assert full["labelIds"] == ["INBOX", "UNREAD"]


# ------------------------------------------------------------------ search


def test_search_reads_gmails_language():
    """Operators, groups, negation, and what only `in:anywhere` reaches."""
    desk = Desk(search_lag=timedelta())
    priya = desk.box.deliver(mail("The long answer.", Message_ID="<a@example.com>"))
    spam = desk.box.deliver(mail("Hello again"), labels=["SPAM"])
    omar = desk.box.deliver(
        mail("A long story", sender="omar@example.net", Cc="Priya@example.com")
    )
    draft = desk.create()["message"]["id"]
    assert desk.found("from:priya@example.com") == {priya}
    assert desk.found("from:(priya@example.com)", includeSpamTrash=True) == {priya, spam}
    assert desk.found("in:anywhere from:priya@example.com") == {priya, spam}
    assert desk.found("{from:priya@example.com from:omar@example.net}") == {priya, omar}
    assert desk.found("from:(priya@example.com OR omar@example.net) -in:spam") == {priya, omar}
    assert desk.found("from:priya OR from:omar long") == {priya, omar}
    assert desk.found('"long answer" is:unread') == {priya}
    assert desk.found('"answer long"') == set()
    assert desk.found("-from:priya@example.com -in:drafts") == {omar}
    assert desk.found("cc:priya@example.com") == {omar}
    assert desk.found("to:priya@example.com") == {draft} == desk.found("in:drafts")
    assert desk.found("subject:(incident reviews) from:omar") == {omar}
    assert (
        desk.found("rfc822msgid:<a@example.com>")
        == {priya}
        == desk.found("rfc822msgid:a@example.com")
    )
    assert desk.found("x-reachout-key:l1.first") == set()
    assert desk.found("in:spam") == {spam}


def test_dates_in_a_search_are_epoch_seconds_or_midnight_pst():
    """Which is eight in the morning in Greenwich."""
    desk = Desk(search_lag=timedelta())
    early = desk.box.deliver(mail(), at=datetime(2026, 6, 2, 7, 59, 59, tzinfo=UTC))
    late = desk.box.deliver(mail(), at=datetime(2026, 6, 2, 8, tzinfo=UTC))
    assert desk.found("after:2026/06/02") == {late} and desk.found("before:2026/6/2") == {early}
    seconds = int(datetime(2026, 6, 2, 8, tzinfo=UTC).timestamp())
    assert desk.found(f"after:{seconds}") == {late}
    assert desk.found(f"before:{seconds}") == {early}
    assert desk.found(f"after:{seconds - 1} before:{seconds}") == {early}
    utc = Desk(search_lag=timedelta(), dates_in_q_are_pst=False)
    utc.box.deliver(mail(), at=datetime(2026, 6, 2, 7, 59, 59, tzinfo=UTC))
    assert len(utc.found("after:2026/06/02")) == 1


def test_the_index_lags_and_lists_without_a_search_do_not():
    """Why a create that was cut off is looked for in drafts.list, never by rfc822msgid."""
    desk = Desk()
    draft = desk.create()
    sought = "in:drafts rfc822msgid:ours-1@example.org"
    assert desk.ask("drafts.list", q=sought) == {"resultSizeEstimate": 0}
    listed = desk.ask("drafts.list")["drafts"]
    assert [row["id"] for row in listed] == [draft["id"]]
    assert set(listed[0]["message"]) == {"id", "threadId"}
    desk.clock.turn(timedelta(seconds=5))
    assert desk.ask("drafts.list", q=sought)["drafts"] == listed


def test_results_come_in_pages_and_in_no_order():
    """All of them, each once."""
    desk = Desk(search_lag=timedelta())
    arrived = [desk.box.deliver(mail()) for _ in range(7)]
    found, token = [], ""
    while True:
        page = desk.ask("messages.list", q="from:priya", maxResults=3, pageToken=token)
        found += [row["id"] for row in page["messages"]]
        token = page.get("nextPageToken", "")
        if not token:
            break
    assert sorted(found) == arrived and found not in (arrived, arrived[::-1])


def test_each_other_position_of_threads_and_search():
    """The subject alone may thread, a reference alone too, and `to:` may look at Cc."""
    theirs = mail(Subject="Incident reviews", Message_ID="<a@example.com>")
    loose = Desk(references_needed=False)
    home = loose.box.deliver(theirs)
    assert loose.box.thread_of(loose.box.deliver(mail())) == home
    stranger = loose.box.deliver(mail(sender="omar@example.net"))
    assert loose.box.thread_of(stranger) == stranger
    named = Desk(subject_needed=False, to_finds_cc=True, search_lag=timedelta())
    home = named.box.deliver(theirs)
    other = named.box.deliver(
        mail(Subject="Tuesday", In_Reply_To="<a@example.com>", Cc="omar@example.net")
    )
    assert named.box.thread_of(other) == home
    assert named.found("to:omar@example.net") == {other}


def test_an_empty_page_may_come_before_any_record():
    """Even when all of it would fit on one."""
    desk = Desk(history_empty_page="always")
    since = desk.cursor()
    id = desk.box.deliver(mail())
    assert "history" not in desk.ask("history.list", startHistoryId=since)
    assert desk.happened(since) == [("messagesAdded", id, ["INBOX", "UNREAD"])]
