"""The Gmail of the tests behaves like Gmail: drafts, labels, and who writes from it."""

from __future__ import annotations

import base64
from email import message_from_bytes, policy

from tests.fakes.google.gmail_desk import LETTER, OWNER, Desk, head, mail, message_of

# ------------------------------------------------------------------ drafts


def test_a_draft_keeps_its_id_and_gets_another_message_at_each_save():
    """By the API and by the browser alike; history tells of each save twice."""
    desk = Desk()
    draft = desk.create()
    since, first = desk.cursor(), draft["message"]
    assert first["threadId"] == first["id"] and first["labelIds"] == ["DRAFT"]
    second = desk.box.edit(draft["id"], text="Shorter.")
    third = desk.ask("drafts.update", message_of(LETTER, first["id"]), id=draft["id"])
    assert third["id"] == draft["id"]
    assert len({first["id"], second, third["message"]["id"]}) == 3
    assert third["message"]["threadId"] == first["id"]
    assert desk.happened(since) == [
        ("messagesAdded", second, ["DRAFT"]),
        ("messagesDeleted", first["id"], ["DRAFT"]),
        ("messagesAdded", third["message"]["id"], ["DRAFT"]),
        ("messagesDeleted", second, ["DRAFT"]),
    ]
    assert desk.ask("messages.get", id=second) == 404


def test_an_update_that_names_no_thread_leaves_it():
    """Unless the switch says that it stays."""
    for unthreads in (True, False):
        desk = Desk(update_without_thread_unthreads=unthreads)
        draft = desk.create()
        after = desk.ask("drafts.update", message_of(LETTER), id=draft["id"])
        assert (after["message"]["threadId"] != draft["message"]["threadId"]) is unthreads


def test_a_created_draft_is_ours_byte_for_byte_but_for_what_gmail_adds():
    """Message-ID and X- headers stay, From and Date are filled in when they are missing."""
    desk = Desk()
    raw = desk.raw(desk.create()["id"])
    assert raw.partition(b"\r\n\r\n")[2].replace(b"\r\n", b"\n") == LETTER.partition(b"\n\n")[2]
    assert head(raw, "Message-ID") == "<ours-1@example.org>"
    assert head(raw, "X-Reachout-Key") == "l1.first"
    assert head(raw, "Date") == "Tue, 02 Jun 2026 10:00:00 +0000"
    desk.box.introduce("Sam Adler")
    bare = desk.raw(desk.create(LETTER.replace(b"From: Sam Adler <sam@example.org>\n", b""))["id"])
    assert head(bare, "From") == "Sam Adler <sam@example.org>"


def test_an_edit_in_the_browser_leaves_gmails_own_two_texts():
    """No X- header, no mark in the HTML, the plain text broken hard."""
    desk = Desk()
    html = LETTER.replace(b"text/plain", b"text/html").replace(b"Sam\n", b"<!-- l1 -->Sam\n")
    draft = desk.create(html)
    desk.box.edit(draft["id"], text="Grüße. " + "Viele Worte. " * 12 + "\n\nSam & Co")
    raw = desk.raw(draft["id"])
    message = message_from_bytes(raw, policy=policy.default)
    plain, formatted = (part.get_content() for part in message.iter_parts())
    assert message.get_content_type() == "multipart/alternative"
    assert message["X-Reachout-Key"] is None and message["Message-ID"] == "<ours-1@example.org>"
    assert max(map(len, plain.splitlines())) < 78 and "Grüße. Viele" in plain
    assert formatted.startswith('<div dir="ltr">Grüße.') and b"l1" not in raw
    assert "<div><br></div><div>Sam &amp; Co</div>" in formatted


def test_an_attachment_survives_an_edit():
    """The invitation of a letter, for one."""
    desk = Desk()
    raw = b"""To: priya@example.com
Subject: Tuesday
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: text/plain

See you.
--B
Content-Type: text/calendar; name=invite.ics
Content-Disposition: attachment; filename=invite.ics

BEGIN:VCALENDAR
END:VCALENDAR
--B--
"""
    draft = desk.create(raw)
    desk.box.edit(draft["id"], text="See you then.")
    shown = desk.ask("drafts.get", id=draft["id"])["message"]
    part = shown["payload"]["parts"][1]
    assert (part["filename"], part["mimeType"]) == ("invite.ics", "text/calendar")
    data = desk.ask(
        "messages.attachments.get", messageId=shown["id"], id=part["body"]["attachmentId"]
    )
    assert base64.urlsafe_b64decode(data["data"]).startswith(b"BEGIN:VCALENDAR")


def test_a_new_subject_is_a_new_thread():
    """And "Re:" in front is not a new subject."""
    desk = Desk()
    draft = desk.create()
    desk.box.edit(draft["id"], subject="Re: Incident reviews")
    assert desk.box.thread_of(draft["id"]) == draft["message"]["threadId"]
    desk.box.edit(draft["id"], subject="A question")
    assert desk.box.thread_of(draft["id"]) != draft["message"]["threadId"]


def test_a_thread_takes_a_draft_only_with_its_subject_and_a_reference():
    """Gmail's three conditions; else the draft lies in a thread of its own, or is refused."""
    for mismatch in ("new thread", "refused"):
        desk = Desk(thread_mismatch=mismatch)
        desk.box.deliver(mail(Message_ID="<theirs@example.com>", Subject="Incident reviews"))
        thread = desk.ask("messages.list")["messages"][0]["threadId"]
        answer = LETTER.replace(b"MIME", b"References: <theirs@example.com>\nMIME")
        assert desk.create(answer, thread)["message"]["threadId"] == thread
        for wrong in (LETTER, answer.replace(b"Incident", b"Other")):
            drafted = desk.create(wrong, thread)
            if mismatch == "refused":
                assert drafted == 400
            else:
                assert drafted["message"]["threadId"] != thread
        assert desk.create(answer, "18c0ffee") == 404


def test_nonsense_is_refused_in_googles_words():
    """No draft comes of it."""
    desk = Desk()
    assert desk.ask("drafts.create", {"message": {}}) == 400
    assert desk.ask("drafts.create", {"message": {"raw": "?!"}}) == 400
    assert desk.create(LETTER.replace(b"Priya <priya@example.com>", b"Priya")) == 400
    assert desk.ask("drafts.update", message_of(LETTER), id="r1") == 404
    assert desk.ask("drafts.delete", id="r1") == 404
    assert desk.ask("messages.get", id="no id") == 400
    assert desk.ask("getProfile", userId="other@example.org") == 403
    assert desk.box.drafts() == {}
    answer = desk.box.call("gmail.users.drafts.get", {"userId": "me", "id": "r1"}, None)
    assert answer.body and answer.body["error"]["errors"][0]["reason"] == "notFound"


def test_no_program_sends_here():
    """The draft lies there as before."""
    desk = Desk()
    draft = desk.create()
    assert desk.ask("drafts.send", {"id": draft["id"]}) == 403
    assert list(desk.box.drafts()) == [draft["id"]] and not desk.box.sent()


# ------------------------------------------------------------------ labels and identity


def test_labels_are_for_messages_not_for_drafts():
    """SENT and DRAFT are nobody's to give or take; a label's id outlives its name."""
    desk = Desk()
    label = desk.ask("labels.create", {"name": "Reachout/Letters"})["id"]
    draft = desk.create()
    add = {"addLabelIds": [label]}
    assert desk.ask("messages.modify", add, id=draft["message"]["id"]) == 400
    sent = desk.box.find(desk.box.press_send(draft["id"]))
    assert desk.ask("messages.modify", add, id=sent)["labelIds"] == sorted([label, "SENT"])
    for change in ({"removeLabelIds": ["SENT"]}, {"addLabelIds": ["DRAFT"]}, {}):
        assert desk.ask("messages.modify", change, id=sent) == 400
    assert desk.ask("messages.modify", {"addLabelIds": ["Label_1"]}, id=sent) == 400
    desk.box.rename_label(label, "Letters")
    assert desk.ask("labels.get", id=label)["name"] == "Letters"
    assert desk.ask("labels.get", id=label)["messagesTotal"] == 1
    assert desk.ask("labels.create", {"name": "letters"}) == 409
    assert desk.ask("labels.create", {"name": "Inbox"}) == 400
    assert {"id": label, "name": "Letters", "type": "user"} in desk.ask("labels.list")["labels"]


def test_the_mailbox_knows_who_writes_from_it():
    """One primary address, one default, each with its signature."""
    desk = Desk()
    desk.box.introduce("Sam Adler", "<div>Sam</div>")
    desk.box.add_alias("sam.adler@example.net", "Sam", default=True)
    primary, alias = desk.ask("settings.sendAs.list")["sendAs"]
    assert primary["isPrimary"] and primary["signature"] == "<div>Sam</div>"
    assert alias["isDefault"] and "isDefault" not in primary and "isPrimary" not in alias
    assert desk.ask("settings.sendAs.get", sendAsEmail="nobody@example.org") == 404
    profile = desk.ask("getProfile")
    assert (profile["emailAddress"], profile["messagesTotal"]) == (OWNER, 0)


def test_a_note_is_put_into_the_inbox_without_being_sent():
    """messages.insert: nobody but the host gets it, and only with labels that there are."""
    desk = Desk()
    note = message_of(LETTER)["message"]
    since = desk.cursor()
    put = desk.ask("messages.insert", note | {"labelIds": ["INBOX", "UNREAD"]})
    assert desk.happened(since) == [("messagesAdded", put["id"], ["INBOX", "UNREAD"])]
    assert not desk.box.sent() and desk.box.labels_of(put["id"]) == {"INBOX", "UNREAD"}
    assert desk.ask("messages.insert", note | {"labelIds": ["Label_1"]}) == 400


def test_a_thread_holds_its_drafts_and_what_was_trashed():
    """A label on a thread is on what lies there at this moment; lists hide Trash and Spam."""
    desk = Desk()
    draft = desk.create()
    theirs = desk.box.press_send(draft["id"])
    home = draft["message"]["threadId"]
    answer = desk.box.deliver(mail(In_Reply_To=theirs))
    desk.ask("messages.trash", id=answer)
    ours = desk.box.start_draft("priya@example.com", "Re: Incident reviews", "Hm.", thread=home)
    thread = desk.ask("threads.get", id=home, format="minimal")["messages"]
    assert [set(row["labelIds"]) for row in thread] == [{"SENT"}, {"TRASH", "UNREAD"}, {"DRAFT"}]
    label = desk.ask("labels.create", {"name": "Reachout"})["id"]
    desk.ask("threads.modify", {"addLabelIds": [label]}, id=home)
    late = desk.box.deliver(mail(In_Reply_To=theirs))
    assert [desk.box.labels_of(id) for id in (answer, ours, late)] == [
        {"TRASH", "UNREAD", "Reachout"},
        {"DRAFT"},
        {"INBOX", "UNREAD"},
    ]
    assert [row["id"] for row in desk.ask("threads.list", labelIds=["INBOX"])["threads"]] == [home]
    assert len(desk.ask("messages.list")["messages"]) == 3
    assert len(desk.ask("messages.list", includeSpamTrash=True)["messages"]) == 4
