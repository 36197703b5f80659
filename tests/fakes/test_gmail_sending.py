"""Send, schedule, undo and discard, as Gmail does them in each position of its switches."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.fakes.google.gmail_desk import LETTER, NOW, Desk, head, mail


def test_a_sent_draft_is_gone_and_another_message_lies_in_its_thread():
    """With a Message-ID of Google's, and nothing that we had put into its head."""
    desk = Desk()
    draft = desk.create()
    since = desk.cursor()
    message_id = desk.box.press_send(draft["id"])
    assert desk.ask("drafts.get", id=draft["id"]) == 404
    sent = desk.box.find(message_id)
    assert sent != draft["message"]["id"]
    assert desk.box.thread_of(sent) == draft["message"]["threadId"]
    raw = desk.box.sent()[0]
    assert message_id.endswith("@mail.gmail.com>") and head(raw, "Message-ID") == message_id
    assert head(raw, "X-Reachout-Key") == ""
    assert desk.happened(since) == [
        ("messagesDeleted", draft["message"]["id"], ["DRAFT"]),
        ("messagesAdded", sent, ["SENT"]),
    ]


def test_without_the_switches_a_sent_draft_keeps_our_marks():
    """Older advice, and perhaps still true somewhere."""
    desk = Desk(send_rewrites_message_id=False, send_strips_x_headers=False)
    assert desk.box.press_send(desk.create()["id"]) == "<ours-1@example.org>"
    assert head(desk.box.sent()[0], "X-Reachout-Key") == "l1.first"


def test_a_draft_to_nobody_cannot_be_sent():
    """Which makes a shell without To: harmless."""
    desk = Desk()
    draft = desk.create(LETTER.replace(b"To: Priya <priya@example.com>\n", b""))
    with pytest.raises(ValueError, match="recipient"):
        desk.box.press_send(draft["id"])
    assert desk.ask("drafts.get", id=draft["id"])["id"] == draft["id"]


@pytest.mark.parametrize("keeps_id", [True, False])
@pytest.mark.parametrize("keeps_message", [True, False])
@pytest.mark.parametrize("at_once", [True, False])
def test_undo_brings_the_draft_back_for_half_a_minute(keeps_id, keeps_message, at_once):
    """Under its own id or another one; whatever was in Sent is there no more."""
    desk = Desk(
        undo_keeps_draft_id=keeps_id, undo_keeps_message=keeps_message, sent_shows_at_once=at_once
    )
    draft = desk.create()
    desk.box.press_send(draft["id"])
    assert len(desk.box.sent()) == (1 if at_once else 0)
    desk.clock.turn(timedelta(seconds=20))
    back = desk.box.undo(draft["id"])
    assert (back == draft["id"]) is keeps_id
    assert desk.box.thread_of(back) == draft["message"]["threadId"] and not desk.box.sent()
    assert desk.ask("drafts.get", id=back)["message"]["labelIds"] == ["DRAFT"]
    desk.box.press_send(back)
    desk.clock.turn(timedelta(seconds=31))
    with pytest.raises(ValueError, match="no longer"):
        desk.box.undo(back)
    assert len(desk.box.sent()) == 1 and not desk.box.drafts()


@pytest.mark.parametrize("how", ["gone", "relabelled", "stays"])
def test_a_scheduled_draft_goes_at_its_hour(how):
    """What drafts.get says until then is the switch's; in the end it lies in Sent, once."""
    desk = Desk(scheduled_draft=how)
    draft = desk.create()
    desk.box.send_later(draft["id"], NOW + timedelta(hours=20))
    answer = desk.ask("drafts.get", id=draft["id"])
    assert (answer == 404) is (how != "stays")
    assert desk.found("in:sent") == set()
    desk.clock.turn(timedelta(hours=21))
    assert len(desk.ask("threads.get", id=draft["message"]["threadId"])["messages"]) == 1
    assert len(desk.box.sent()) == 1 and not desk.box.drafts()


@pytest.mark.parametrize("how", ["gone", "relabelled", "stays"])
def test_a_scheduled_send_is_cancelled(how):
    """It is a draft as before, and never goes."""
    desk = Desk(scheduled_draft=how)
    draft = desk.create()
    desk.box.send_later(draft["id"], NOW + timedelta(hours=20))
    back = desk.box.undo(draft["id"])
    desk.clock.turn(timedelta(days=2))
    assert list(desk.box.drafts()) == [back] and not desk.box.sent()


def test_a_discarded_draft_is_deleted_or_in_trash_by_the_switch():
    """Where it goes to Trash, drafts.get still finds it: the label tells."""
    desk = Desk()
    draft = desk.create()
    since = desk.cursor()
    desk.box.discard(draft["id"])
    assert desk.ask("drafts.get", id=draft["id"]) == 404
    assert desk.happened(since) == [("messagesDeleted", draft["message"]["id"], ["DRAFT"])]

    desk = Desk(discard_trashes=True)
    draft = desk.create()
    since = desk.cursor()
    desk.box.discard(draft["id"])
    assert desk.ask("drafts.get", id=draft["id"])["message"]["labelIds"] == ["DRAFT", "TRASH"]
    assert "drafts" not in desk.ask("drafts.list") and not desk.box.drafts()
    assert desk.happened(since) == [("labelsAdded", draft["message"]["id"], ["TRASH"])]


def test_the_host_answers_by_hand_while_our_draft_lies_there():
    """A SENT message in the thread, and the draft alive beside it."""
    desk = Desk()
    desk.box.deliver(mail(Message_ID="<theirs@example.com>", Subject="Incident reviews"))
    thread = desk.ask("messages.list")["messages"][0]["threadId"]
    ours = LETTER.replace(b"MIME", b"In-Reply-To: <theirs@example.com>\nMIME")
    draft = desk.create(ours, thread)
    message_id = desk.box.answer_by_hand(thread, "Tuesday, then.")
    assert (
        desk.box.thread_of(desk.box.find(message_id)) == thread == desk.box.thread_of(draft["id"])
    )
    raw = desk.box.sent()[0]
    assert head(raw, "To") == "Priya <priya@example.com>"
    assert (head(raw, "Subject"), head(raw, "References")) == (
        "Re: Incident reviews",
        "<theirs@example.com>",
    )
    elsewhere = desk.box.find(desk.box.write_new("priya@example.com", "Incident reviews", "Hm."))
    assert desk.box.thread_of(elsewhere) == elsewhere


def test_each_other_position_of_an_edit():
    """Our Message-ID may go and our marks may stay; a new subject may keep its thread."""
    desk = Desk(
        edit_keeps_message_id=False,
        edit_strips_x_headers=False,
        edit_strips_html_marks=False,
        subject_edit_changes_thread=False,
    )
    html = LETTER.replace(b"text/plain", b"text/html").replace(b"Sam\n", b"<!-- l1 -->Sam\n")
    draft = desk.create(html)
    desk.box.edit(draft["id"], subject="A question", text="Shorter.")
    raw = desk.raw(draft["id"])
    assert head(raw, "Message-ID").endswith("@mail.gmail.com>")
    assert head(raw, "X-Reachout-Key") == "l1.first" and b"<!-- l1 -->" in raw
    assert desk.box.thread_of(draft["id"]) == draft["message"]["threadId"]


def test_a_plain_draft_may_stay_plain():
    """One text, broken hard, and no HTML beside it."""
    desk = Desk(plain_draft_stays_plain=True)
    draft = desk.create()
    desk.box.autosave(draft["id"])
    assert head(desk.raw(draft["id"]), "Content-Type").startswith("text/plain")


def test_a_draft_may_lose_our_marks_when_it_is_created():
    """Then only its draft id and history tell that it is ours."""
    desk = Desk(create_keeps_message_id=False, create_keeps_x_headers=False)
    raw = desk.raw(desk.create()["id"])
    assert head(raw, "X-Reachout-Key") == "" and head(raw, "Message-ID").endswith(
        "mail.gmail.com>"
    )
