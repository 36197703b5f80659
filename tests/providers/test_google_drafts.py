"""What becomes of a letter in Gmail: saved, sent, undone, scheduled, discarded, cut off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.fakes.google import Switches
from tests.fakes.google.faults import cut_off, refusal, unanswered
from tests.providers.gmail_host import a_host, draft_of, key_of, opened
from tests.providers.mail_samples import KEY, NOW, arrived, found, letter

from reachout.domain.draft import DraftRef
from reachout.errors import Conflict, Refused, Unreachable
from reachout.formats import mail
from reachout.ports import Folder
from reachout.providers.google.session import Session

WORDS = (
    "I was at your talk in Porto and did not come to say hello. You said an incident review is "
    "written for whoever is on call next year, and I have run ours that way since."
)


@pytest.fixture
def host(tmp_path):
    with a_host(tmp_path) as host:
        host.look()
        yield host


@pytest.fixture
def ref(host):
    ref = host.write(words=WORDS)
    host.look()
    return ref


# ------------------------------------------------------------------ while it lies there


def test_our_own_writes_are_no_news(host):
    """Neither a new draft nor a rewritten one, though history tells of both."""
    ref = host.write()
    assert host.look().stirred == frozenset()
    host.watch_drafts(host.mailbox.rewrite_draft(host.mailbox.draft(ref), letter(words="Later.")))
    assert host.look().stirred == frozenset()
    assert host.look().mail == ()


def test_a_draft_costs_nothing_while_history_is_silent(host, ref):
    """In the pass of a look what we wrote is what lies there."""
    with host.costs() as units:
        seen = host.mailbox.draft(ref)
    assert (seen.ref, units[""]) == (ref, 0)
    host.turn(minutes=2)
    with host.costs() as units:
        assert host.mailbox.draft(ref).ref == ref
    assert units == {"drafts.get": 20, "": 20}


def test_field_draft_churn(host, ref):
    """nylas-mail #117: 600 autosaves are one change, read once, and cost no write."""
    host.google.gmail.autosave(draft_of(ref), times=600)
    with host.costs() as units:
        look = host.look()
        after = host.mailbox.draft(ref)
    assert look.stirred == {KEY}
    assert mail.fingerprint(after.raw) == mail.fingerprint(letter(words=WORDS))
    assert units.keys() == {"history.list", "drafts.get", ""}
    assert units["drafts.get"] == 20


def test_a_draft_is_followed_to_another_thread(host, ref):
    """A new subject begins a new thread, with the same draft in it."""
    host.google.gmail.edit(draft_of(ref), subject="Something else", text="My own words.")
    assert host.look().stirred == {KEY}
    seen = host.mailbox.draft(ref)
    assert seen.ref.subject == "Something else"
    host.watch_drafts(seen.ref)
    assert host.look().stirred == frozenset()
    host.google.gmail.autosave(draft_of(ref))
    look = host.look()
    assert (look.stirred, look.gone) == ({KEY}, frozenset())


def test_a_draft_of_the_hosts_own_in_the_thread_is_not_ours(host, ref):
    """He may answer himself while our letter waits."""
    thread = ref.handle.split(" ")[2]
    host.google.gmail.start_draft("priya@example.com", "Re: Incident reviews", "Hi", thread=thread)
    assert host.look().stirred == frozenset()
    assert host.mailbox.draft(ref).ref == ref


def test_a_later_letter_lies_in_the_thread_it_answers(host, ref):
    """By the memory of what was sent there; by search where that is lost."""
    sent = host.press_send(ref)
    host.look()
    answer = letter("l1.nudge.1.0", subject="Re: Incident reviews")
    answer = f"In-Reply-To: {sent}\nReferences: {sent}\n".encode() + answer
    with host.costs() as units:
        nudge = host.mailbox.write_draft("l1.nudge.1.0", answer)
    assert nudge.handle.split(" ")[2] == ref.handle.split(" ")[2]
    assert units == {"drafts.create": 10, "": 10}
    host.restart()
    host.turn(minutes=1)
    with host.costs() as units:
        again = host.mailbox.write_draft("l1.nudge.1.1", answer)
    assert again.handle.split(" ")[2] == ref.handle.split(" ")[2]
    assert units["messages.list"] == 5


def test_a_thread_that_gmail_refuses_is_done_without(tmp_path):
    """The letter lies there all the same."""
    with a_host(tmp_path, Switches(thread_mismatch="refused")) as host:
        sent = host.press_send(host.write())
        host.look()
        other = letter("l1.nudge.1.0", subject="Another subject")
        ref = host.mailbox.write_draft("l1.nudge.1.0", f"In-Reply-To: {sent}\n".encode() + other)
        assert host.mailbox.draft(ref).ref.subject == "Another subject"
        assert len(host.google.gmail.drafts()) == 1


# ------------------------------------------------------------------ when it is sent


def test_a_sent_letter_bears_our_marks_again(host, ref):
    """Gmail strips them and gives another Message-ID, which is the one that answers name."""
    real = host.press_send(ref)
    with host.costs() as units:
        look = host.look()
        assert host.mailbox.draft(ref) is None
    (seen,) = look.mail
    assert (seen.folder, f"<{seen.id}>", key_of(seen.raw)) == (Folder.SENT, real, KEY)
    assert mail.header(mail.headers(seen.raw), mail.LOOP_HEADER) == "l1"
    assert look.gone == {KEY}
    label = {"labels.list": 1, "labels.create": 5, "messages.modify": 5}
    assert units == {"history.list": 2, "messages.get": 20, **label, "": 33}


def test_first_letters_wear_a_label_and_others_none(host, ref):
    """It was made once; drafts cannot have one."""
    host.press_send(ref)
    host.look()
    other = host.write("l2.again.0.0")
    host.press_send(other)
    with host.costs() as units:
        host.look()
    nudge = host.write("l1.nudge.1.0", letter("l1.nudge.1.0", words="Only this."))
    host.press_send(nudge)
    host.look()
    worn = [host.google.gmail.labels_of(host.google.gmail.find(id_of(raw))) for raw in sent(host)]
    assert ["Reachout/Letters" in labels for labels in worn] == [True, True, False]
    assert units["messages.modify"] == 5 and "labels.list" not in units


def test_no_label_is_ever_an_error(tmp_path):
    """Not granted, refused or cut off: the letter counts all the same."""
    scopes = [f"https://www.googleapis.com/auth/gmail.{name}" for name in ("readonly", "compose")]
    with a_host(tmp_path, None, *scopes) as host:
        host.look()
        host.press_send(host.write())
        assert [seen.folder for seen in host.look().mail] == [Folder.SENT]
        assert not host.google.log.of("gmail.users.labels.*")


def test_a_host_who_wants_no_labels_gets_none(host):
    """Though they were granted."""
    host.session.close()
    host.session, host.mailbox = opened(host.google, host.folder, labels=False)
    host.press_send(host.write())
    assert [key_of(seen.raw) for seen in host.look().mail] == [KEY]
    assert not host.google.log.of("gmail.users.labels.*", "gmail.users.messages.modify")


@pytest.mark.parametrize("fault", [unanswered(), cut_off(), refusal("domainPolicy")])
def test_a_label_that_fails_loses_no_letter(host, ref, fault):
    """It is left out, and the next letter gets one."""
    host.google.faults.next("gmail.users.messages.modify", fault)
    host.press_send(ref)
    assert [key_of(seen.raw) for seen in host.look().mail] == [KEY]


def test_edited_and_sent_between_two_looks(host, ref):
    """Another subject and other words: the same people, and enough of the words."""
    host.google.gmail.edit(draft_of(ref), subject="Hello from Porto", text=f"Hi! {WORDS} Sam")
    host.press_send(ref)
    look = host.look()
    assert [key_of(seen.raw) for seen in look.mail] == [KEY]
    assert look.stirred == {KEY}


def test_a_letter_by_hand_beside_our_draft_is_not_ours(host, ref):
    """To the same person, while the draft still lies there."""
    host.google.gmail.write_new("priya@example.com", "Lunch?", "Are you in town on Friday?")
    host.turn(seconds=10)
    host.look()
    host.turn(minutes=3)
    look = host.look()
    assert host.mailbox.draft(ref) is not None
    assert look.gone == frozenset()
    seen = host.mailbox.search(host.watch, NOW)
    assert [key_of(one.raw) for one in seen] == [""]


def test_a_nudge_discarded_and_answered_by_hand_is_no_nudge_sent(host, ref):
    """The host wrote other words in the thread; and no marks are guessed."""
    real = host.press_send(ref)
    host.look()
    thread = ref.handle.split(" ")[2]
    raw = letter("l1.nudge.1.0", subject="Re: Incident reviews", words="Tuesday at ten is free.")
    nudge = host.write("l1.nudge.1.0", f"In-Reply-To: {real}\nReferences: {real}\n".encode() + raw)
    host.look()
    host.discard(nudge)
    assert host.look().gone == {"l1.nudge.1.0"}
    host.google.gmail.answer_by_hand(thread, "I forgot to say how much I liked your slides.")
    (seen,) = host.look().mail
    assert (seen.folder, key_of(seen.raw)) == (Folder.SENT, "")


def test_two_letters_that_fit_are_none(host):
    """Both gone, to the same person with the same subject and words: nobody guesses."""
    one, two = (host.mailbox.write_draft(f"l{n}.first.0.0", letter()) for n in (1, 2))
    host.watch_drafts(replace(one, key="l1.first.0.0"), replace(two, key="l2.first.0.0"))
    host.look()
    for ref in (one, two):
        host.discard(ref)
    host.look()
    host.google.gmail.write_new("priya@example.com", "Incident reviews", "Something else.")
    host.turn(minutes=3)
    assert [key_of(seen.raw) for seen in host.look().mail] == [""]


def test_thanks_that_went_unedited_are_not_read_back(host):
    """Nothing rests on their words. Edited ones are read."""
    for key, edits, cost in (("l1.thanks.2.0", 0, 0), ("l2.thanks.2.0", 1, 20)):
        ref = host.write(key)
        host.look()
        for _ in range(edits):
            host.google.gmail.edit(draft_of(ref), text="And one more line.")
        host.press_send(ref)
        with host.costs() as units:
            (seen,) = host.look().mail
        assert key_of(seen.raw) == key
        assert units["messages.get"] == cost


# ------------------------------------------------------------------ gone, and back


def test_a_discarded_draft_costs_one_list(host, ref):
    """It is gone for good until history shows otherwise."""
    host.discard(ref)
    with host.costs() as units:
        look = host.look()
        assert host.mailbox.draft(ref) is None
    assert (look.stirred, look.gone) == ({KEY}, {KEY})
    assert units == {"history.list": 2, "drafts.list": 5, "": 7}
    look = host.look()
    assert (look.stirred, look.gone) == (frozenset(), {KEY})


@pytest.mark.parametrize("shows", [True, False])
@pytest.mark.parametrize("keeps", [True, False])
def test_undo_brings_the_letter_back(tmp_path, shows, keeps):
    """Under another draft id or the same, and whether or not a sent message was seen."""
    with a_host(tmp_path, Switches(sent_shows_at_once=shows, undo_keeps_draft_id=keeps)) as host:
        host.look()
        ref = host.write(words=WORDS)
        host.look()
        host.google.gmail.press_send(draft_of(ref))
        assert [seen.folder for seen in host.look().mail] == [Folder.SENT] * shows
        assert host.mailbox.draft(ref) is None
        host.google.gmail.undo(draft_of(ref))
        look = host.look()
        assert (look.stirred, look.gone) == ({KEY}, frozenset())
        seen = host.mailbox.draft(ref)
        assert mail.fingerprint(seen.raw) == mail.fingerprint(letter(words=WORDS))
        host.watch_drafts(seen.ref)
        host.press_send(seen.ref)
        assert [key_of(one.raw) for one in host.look().mail] == [KEY]


@pytest.mark.parametrize("how", ["gone", "relabelled", "stays"])
def test_a_scheduled_letter_is_ours_when_it_goes(tmp_path, how):
    """Days later, when nobody watches that draft any more, after a restart."""
    with a_host(tmp_path, Switches(scheduled_draft=how)) as host:
        host.look()
        ref = host.write(words=WORDS)
        host.look()
        host.google.gmail.send_later(draft_of(ref))
        assert host.look().gone == (frozenset() if how == "stays" else {KEY})
        host.watch_drafts()
        host.look()
        host.restart()
        host.turn(days=5)
        host.google.gmail.send_scheduled(draft_of(ref))
        assert [key_of(seen.raw) for seen in host.look().mail] == [KEY]


def test_a_reply_to_a_letter_sent_and_answered_between_two_looks(host, ref):
    """From an address nobody knows: it waits until the letter that it answers is watched."""
    real = host.press_send(ref)
    host.deliver(arrived(id="a@x.example", sender="P. <pn@elsewhere.example>", In_Reply_To=real))
    assert [seen.folder for seen in host.look().mail] == [Folder.SENT]
    host.watch = replace(host.watch, message_ids=frozenset({real.strip("<>")}), drafts=())
    host.turn(minutes=3)
    assert found(host.look()) == ["a@x.example"]


# ------------------------------------------------------------------ cut off


@pytest.mark.parametrize("marks", [True, False])
def test_field_retry_duplicates(tmp_path, marks):
    """google_workspace_mcp #1062: one POST on the wire, and the draft is found by history."""
    kept = Switches(create_keeps_x_headers=marks, create_keeps_message_id=marks)
    with a_host(tmp_path, kept) as host:
        since = host.look().cursor
        host.google.gmail.start_draft("mo@example.com", "Another", "Not ours.")
        host.google.faults.next("gmail.users.drafts.create", unanswered())
        with pytest.raises(Unreachable):
            host.mailbox.write_draft(KEY, letter())
        host.restart()
        lost = DraftRef(
            handle="",
            key=KEY,
            message_id=f"{KEY}@example.org",
            to="priya@example.com",
            subject="Incident reviews",
        )
        seen = host.mailbox.written(lost, since)
        assert key_of(seen.raw) == KEY
        assert len(host.google.log.of("gmail.users.drafts.create")) == 1
        assert len(host.google.gmail.drafts()) == 2
        host.mailbox.withdraw_draft(seen)


@pytest.mark.parametrize("forgotten", [True, False])
def test_a_write_that_never_arrived_is_proven_lost(host, forgotten):
    """By the history since before it; by all drafts where that is gone."""
    since = host.look().cursor
    host.google.gmail.start_draft("mo@example.com", "Another", "Not ours.")
    host.google.faults.next("gmail.users.drafts.create", cut_off())
    with pytest.raises(Unreachable):
        host.mailbox.write_draft(KEY, letter())
    if forgotten:
        host.google.gmail.forget_history()
    lost = DraftRef(handle="", key=KEY, message_id="", to="priya@example.com", subject="x")
    assert host.mailbox.written(lost, since) is None


def test_a_rewrite_that_was_cut_off_is_seen_as_it_lies(host, ref):
    """What we remembered of that draft is no longer sure."""
    seen = host.mailbox.draft(ref)
    host.google.faults.next("gmail.users.drafts.update", unanswered())
    with pytest.raises(Unreachable):
        host.mailbox.rewrite_draft(seen, letter(words="Other times."))
    now = host.mailbox.draft(ref)
    assert mail.text_of(now.raw)[0].strip() == "Other times."
    host.watch_drafts(now.ref)
    assert host.look().stirred == frozenset()


def test_a_draft_sent_before_the_write_is_a_conflict(host, ref):
    """Nothing is written after it has gone."""
    seen = host.mailbox.draft(ref)
    host.press_send(ref)
    for write in (host.mailbox.withdraw_draft, lambda s: host.mailbox.rewrite_draft(s, b"x")):
        with pytest.raises(Conflict):
            write(seen)
    assert not host.google.log.of("gmail.users.drafts.update", "gmail.users.drafts.delete")


def test_a_clear_refusal_is_said(host):
    """And nothing lies there."""
    host.google.faults.next("gmail.users.drafts.create", refusal("domainPolicy"))
    with pytest.raises(Refused):
        host.mailbox.write_draft(KEY, letter())
    assert not host.google.gmail.drafts()


def sent(host):
    return host.google.gmail.sent()


def id_of(raw):
    return f"<{mail.message_id(mail.headers(raw))}>"


class Meanwhile(Session):
    """Just before a rewrite leaves, the host saves the same draft in his browser."""

    def write(self, request, *, gesture=None):
        if request.methodId == "gmail.users.drafts.update":
            self.save()
        return super().write(request, gesture=gesture)


@pytest.mark.parametrize("saves", [0, 1, 3])
def test_an_edit_in_the_second_of_our_rewrite_is_told(host, ref, saves):
    """Gmail has no If-Match for drafts: what was saved between check and write is counted."""
    host.session.close()
    host.session, host.mailbox = opened(host.google, host.folder, kind=Meanwhile)
    host.look()
    host.session.save = lambda: host.google.gmail.autosave(draft_of(ref), saves)
    seen = host.mailbox.draft(ref)
    host.watch_drafts(host.mailbox.rewrite_draft(seen, letter(words="Wed 10 June, 9:00")))
    assert host.look().overwritten == (frozenset({KEY}) if saves else frozenset())
    host.google.gmail.autosave(draft_of(ref), 2)
    assert host.look().overwritten == frozenset()
