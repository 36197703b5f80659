"""Servers that speak Gmail's protocol and tell less than Gmail does: nothing is lost there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.fakes.google import Answer, SetClock, error
from tests.fakes.google.faults import server_error
from tests.fakes.google.gmail import GmailBox
from tests.fakes.google.server import GoogleServer
from tests.providers.gmail_host import OWNER, Host, opened, sign_in
from tests.providers.mail_samples import KEY, NOW, WATCH, arrived, bounce, found, letter

from reachout.errors import Conflict, Unreachable
from reachout.formats import mail
from reachout.ports import Folder

Body = dict[str, Any]


class SmallGmail:
    """A mailbox with a gap. *lacks*: a method, or

    "braces": a search for any of several terms finds nothing, or *refuses* is said;
    "deletions": history never tells that something went away;
    "edits": a draft keeps its message id, and history tells nothing of drafts;
    "raw": no message comes with its bytes.
    """

    def __init__(self, box: GmailBox, lacks: frozenset[str]) -> None:
        self.box, self.lacks = box, lacks

    def __getattr__(self, name: str) -> Any:
        return getattr(self.box, name)

    def call(
        self, method_id: str, params: Body, body: Body | None, headers: Mapping[str, str]
    ) -> Answer:
        name = method_id.removeprefix("gmail.users.")
        if name in self.lacks:
            return error(501, "notImplemented", "Not implemented.")
        if "{" in str(params.get("q", "")) and self.lacks & {"braces", "refuses"}:
            if "refuses" in self.lacks:
                return error(400, "invalid", "Invalid query.")
            return Answer(200, {"resultSizeEstimate": 0})
        answer = self.box.call(method_id, params, body, headers)
        return replace(answer, body=self._less(name, answer.body)) if answer.body else answer

    def _less(self, name: str, body: Body) -> Body:
        if name == "history.list" and "deletions" in self.lacks:
            body = body | {"history": [_without_deletions(one) for one in body.get("history", [])]}
        if name == "history.list" and "edits" in self.lacks:
            body = body | {"history": [one for one in body.get("history", []) if _of_mail(one)]}
        if name.startswith("drafts.") and "edits" in self.lacks:
            body = _with_lasting_ids(body)
        return _without_bytes(body) if "raw" in self.lacks else body


def _without_bytes(body: Body) -> Body:
    kept = {name: told for name, told in body.items() if name != "raw"}
    return kept | {"message": _without_bytes(kept["message"])} if "message" in kept else kept


def _without_deletions(record: Body) -> Body:
    return {name: told for name, told in record.items() if name != "messagesDeleted"}


def _of_mail(record: Body) -> bool:
    told = [one for name in ("messagesAdded", "messagesDeleted") for one in record.get(name, [])]
    return not any("DRAFT" in one["message"].get("labelIds", []) for one in told)


def _with_lasting_ids(body: Body) -> Body:
    if "drafts" in body:
        return body | {"drafts": [_with_lasting_ids(one) for one in body["drafts"]]}
    if "message" not in body:
        return body
    return body | {"message": body["message"] | {"id": f"m-{body['id']}"}}


Elsewhere = Callable[..., AbstractContextManager[Host]]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Elsewhere:
    @contextmanager
    def opened_there(*lacks: str) -> Iterator[Host]:
        clock = SetClock(NOW)
        box: Any = SmallGmail(GmailBox(OWNER, clock), frozenset(lacks))
        with GoogleServer(OWNER, clock=clock, gmail=box) as google:
            sign_in(google, tmp_path)
            host = Host(google, *opened(google, tmp_path), tmp_path)
            try:
                yield host
            finally:
                host.session.close()

    return opened_there


# ------------------------------------------------------------------ searching


@pytest.mark.parametrize("gap", [("braces",), ("refuses",), ("braces", "getProfile")])
def test_where_braces_are_plain_words_each_person_is_asked_for_alone(elsewhere, gap):
    """Found out at the first look, by mail that must be there; the cursor remembers it."""
    with elsewhere(*gap) as host:
        host.deliver(arrived(id="before@example.com"))
        assert not host.look().mail
        host.turn(hours=3)
        host.deliver(arrived(id="new@example.com", at=host.google.clock.now()))
        assert found(host.look()) == ["new@example.com"]
        host.restart()
        host.deliver(arrived(id="newer@example.com", at=host.google.clock.now()))
        assert found(host.look()) == ["newer@example.com"]
        hits = host.mailbox.search(WATCH, NOW - timedelta(days=1))
        assert len(hits) == 3


def test_a_search_that_misses_a_letter_of_ours_is_not_believed(elsewhere):
    """In a mailbox that was empty at first: the daily audit finds what the looks have missed."""
    with elsewhere("braces") as host:
        host.look()
        host.press_send(host.write())
        assert [one.folder for one in host.look().mail] == [Folder.SENT]
        host.watch_drafts()
        host.turn(hours=2)
        host.deliver(arrived(at=host.google.clock.now()))
        host.look()
        host.turn(hours=2)
        hits = host.mailbox.search(WATCH, NOW - timedelta(days=1))
        assert "theirs-1@example.com" in [one.id for one in hits]
        host.deliver(arrived(id="theirs-2@example.com", at=host.google.clock.now()))
        assert "theirs-2@example.com" in found(host.look())


def test_where_groups_are_understood_nothing_more_is_asked(elsewhere):
    """One question for everybody, as at Google itself."""
    with elsewhere() as host:
        host.deliver(arrived(id="before@example.com"))
        host.look()
        host.deliver(arrived(id="stranger@example.com", sender="Mo <mo@example.com>"))
        with host.costs() as units:
            host.look()
        assert units["messages.list"] <= 10  # one search, and one for the thread of our letter


# ------------------------------------------------------------------ drafts


def test_a_send_is_seen_where_history_tells_no_deletion(elsewhere):
    """The sent letter raises the question what became of its draft."""
    with elsewhere("deletions") as host:
        host.look()
        ref = host.write()
        host.look()
        host.google.gmail.edit(ref.handle.split(" ")[0], subject="Reviews")
        host.look()
        host.press_send(ref)
        host.turn(seconds=10)
        look = host.look()
        assert look.stirred == {KEY}
        assert host.mailbox.draft(ref) is None


def test_after_that_a_discarded_draft_is_seen_too(elsewhere):
    """Such a server is asked for the list of drafts at every look."""
    with elsewhere("deletions") as host:
        host.look()
        other = host.write()
        host.look()
        host.google.gmail.edit(other.handle.split(" ")[0], subject="Reviews")
        host.press_send(other)
        host.turn(minutes=5)
        host.look()
        ref = host.write("l2.first.0.0")
        host.look()
        host.discard(ref)
        assert host.look().stirred == {"l2.first.0.0"}


def test_what_the_host_wrote_under_the_same_message_id_is_not_overwritten(elsewhere):
    """inbox-zero: the words are compared right before each write, not the ids alone."""
    with elsewhere("edits") as host:
        host.look()
        ref = host.write()
        before = host.mailbox.draft(ref)
        host.edit(ref, letter(words="My own words."))
        with pytest.raises(Conflict):
            host.mailbox.rewrite_draft(before, letter(words="Other times."))
        with pytest.raises(Conflict):
            host.mailbox.withdraw_draft(before)
        assert b"My own words." in host.mailbox.draft(ref).raw
        assert b"My own words." in next(iter(host.google.gmail.drafts().values()))


def test_then_every_edit_is_seen_by_the_next_look(elsewhere):
    """Once it is known that history is silent about them."""
    with elsewhere("edits", "getProfile") as host:
        host.deliver(arrived())
        host.look()
        ref = host.write()
        host.look()
        assert host.look().stirred == frozenset()
        host.edit(ref, letter(words="My own words."))
        assert host.look().stirred == {KEY}
        assert host.look().stirred == frozenset()


# ------------------------------------------------------------------ answers


def test_a_message_without_its_bytes_is_put_together(elsewhere):
    """From its header fields and its words, which is what counts of a reply."""
    with elsewhere("raw") as host:
        host.look()
        ref = host.write()
        host.restart()
        assert host.look().stirred == frozenset()
        assert mail.fingerprint(host.mailbox.draft(ref).raw) == mail.fingerprint(letter())
        host.press_send(ref)
        host.deliver(arrived("Grüße, Tuesday it is."))
        host.deliver(bounce("Final-Recipient: rfc822; priya@example.com"))
        look = host.look()
        assert {one.folder for one in look.mail} == {Folder.SENT, Folder.INBOX}
        reply = next(one for one in look.mail if one.id == "theirs-1@example.com")
        assert mail.text_of(reply.raw)[0].strip() == "Grüße, Tuesday it is."


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        ("drafts.get", {"id": "r1"}),
        ("drafts.get", {"id": "r1", "message": {"id": "m1", "labelIds": ["DRAFT"], "raw": 7}}),
        ("drafts.list", {"drafts": [{"id": "r1"}]}),
        ("drafts.create", {"id": "r1"}),
        ("history.list", {"history": [{"messagesAdded": [{}]}]}),
        ("messages.list", {"messages": [{"threadId": "t1"}]}),
        ("messages.get", {"labelIds": []}),
        ("settings.sendAs.list", {"sendAs": [{"isPrimary": True}]}),
    ],
)
def test_nonsense_from_the_server_is_trouble_and_no_crash(elsewhere, method, answer):
    """Whatever is asked, the words say of which question the answer makes no sense."""
    with elsewhere() as host:
        reply = Answer(200, answer)
        odd = replace(server_error(500), name="odd", reply=reply)
        if method != "settings.sendAs.list":
            host.look()
        host.google.faults.always(f"gmail.users.{method}", odd)
        with pytest.raises(Unreachable, match="There is no sense in Gmail's answer"):
            ref = host.write()
            host.deliver(arrived())
            host.look()
            host.restart()
            host.mailbox.draft(ref)
            host.mailbox.written(replace(ref, handle=""), "")
