"""What a look at Gmail sees, what it leaves unread, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from tests.fakes.google import SetClock, Switches, error
from tests.fakes.google.faults import too_many
from tests.fakes.google.gmail import GmailBox
from tests.fakes.google.server import GoogleServer
from tests.providers.gmail_host import OWNER, Host, a_host, key_of, opened, sign_in
from tests.providers.mail_samples import KEY, NOW, OWN, WATCH, arrived, bounce, found, letter

from reachout import providers
from reachout.errors import Refused, Unreachable
from reachout.formats import mail
from reachout.ports import Folder, Watch

MORE = timedelta(days=30)


@pytest.fixture
def host(tmp_path):
    with a_host(tmp_path) as host:
        host.look()
        yield host


def fetched(host: Host) -> list[str]:
    return [call.params["id"] for call in host.google.log.of("gmail.users.messages.get")]


# ------------------------------------------------------------------ idle


def test_an_idle_look_is_one_request_of_two_units(host):
    """Whatever the number of people, letters and threads; and it changes nothing."""
    people = frozenset(f"p{n}@example.com" for n in range(300))
    host.watch = Watch(addresses=people, message_ids=frozenset(f"m{n}@x" for n in range(300)))
    host.watch_drafts(*(host.mailbox.write_draft(f"l{n}.first.0.0", letter()) for n in range(3)))
    host.look()
    before = host.cursor
    with host.costs() as units:
        host.look()
    assert units == {"history.list": 2, "": 2}
    assert host.cursor == before


def test_what_is_read_elsewhere_is_no_news(host):
    """Opened, labelled, moved: the messages stay the same."""
    id = host.deliver(arrived())
    assert len(host.look().mail) == 1
    host.google.gmail.read_all()
    host.google.gmail.move_to_spam(id)
    host.google.gmail.move_to_inbox(id)
    with host.costs() as units:
        assert host.look().mail == ()
    assert units == {"history.list": 2, "": 2}


# ------------------------------------------------------------------ other threads


def test_mail_of_others_costs_one_search_and_is_never_fetched(host):
    """However much of it comes; and once more when the index has had its time."""
    for n in range(30):
        host.deliver(arrived(id=f"x{n}@example.com", sender=f"Mo <mo{n}@example.com>"))
    with host.costs() as units:
        assert host.look().mail == ()
    assert units["messages.list"] <= 10  # one search, and one for the thread of our letter
    host.turn(minutes=3)
    with host.costs() as again:
        host.look()
    assert again == {"history.list": 2, "messages.list": 5, "": 7}
    with host.costs() as idle:
        host.look()
    assert idle[""] == 2
    assert not fetched(host)


def test_a_reply_that_the_index_does_not_show_yet_is_seen_later(tmp_path):
    """In a thread of its own, half a minute before search knows it."""
    with a_host(tmp_path, Switches(search_lag=timedelta(seconds=40))) as host:
        host.look()
        host.google.gmail.deliver(arrived(Subject="Something else"))
        assert host.look().mail == ()
        host.restart()
        host.turn(minutes=1)
        host.look()
        host.turn(minutes=1)
        assert found(host.look()) == ["theirs-1@example.com"]
        host.turn(minutes=5)
        assert host.look().mail == ()


def test_a_reply_after_days_of_sleep_is_found(host):
    """The search reaches back to the last look."""
    host.turn(days=1)
    host.deliver(arrived(at=NOW + timedelta(days=1), Subject="Something else"))
    host.turn(days=4)
    assert found(host.look()) == ["theirs-1@example.com"]


def test_a_reply_in_our_thread_is_fetched_without_a_search(host):
    """By the thread alone: 2 and 20 units."""
    real = host.press_send(host.write())
    host.look()
    host.watch = Watch(addresses=WATCH.addresses, message_ids=frozenset({real.strip("<>")}))
    host.look()
    host.deliver(arrived(In_Reply_To=real, References=real))
    with host.costs() as units:
        assert found(host.look()) == ["theirs-1@example.com"]
    assert units == {"history.list": 2, "messages.get": 20, "": 22}


def test_bounces_of_others_are_not_taken(host):
    """Reports of mail systems are opened, for they concern mail of the host's; one is ours."""
    host.deliver(bounce("Final-Recipient: rfc822; mo@example.com", "other@example.net"))
    host.deliver(bounce("Final-Recipient: rfc822; priya@example.com"))
    assert found(host.look()) == ["bounce-1@example.net"]


def test_marks_in_mail_of_others_are_taken_off(host):
    """An answer that carries our headers belongs to no letter by them."""
    host.deliver(arrived(X_Reachout_Key="l9.first.0.0", X_Reachout_Loop="l9"))
    (seen,) = host.look().mail
    assert b"x-reachout" not in seen.raw.lower()


def test_a_reply_that_a_filter_threw_away_is_seen(host):
    """It was received all the same."""
    host.google.gmail.deliver(arrived(), ("TRASH", "UNREAD"))
    host.turn(seconds=10)
    assert [seen.folder for seen in host.look().mail] == [Folder.INBOX]


def test_the_hosts_own_draft_to_the_person_is_no_mail(host):
    """margince #5611: each autosave was taken for a sent mail."""
    draft = host.google.gmail.start_draft("priya@example.com", "Hello", "Dear")
    host.google.gmail.autosave(draft, times=5)
    host.turn(seconds=10)
    assert host.look().mail == ()


def test_a_message_gone_before_it_is_read_is_passed_over(host):
    """Deleted between history and get."""
    host.look()
    real = host.press_send(host.write())
    host.look()
    id = host.deliver(arrived(In_Reply_To=real, References=real))
    host.deliver(arrived(id="theirs-2@example.com", In_Reply_To=real, References=real))
    gone = error(404, "notFound", "Requested entity was not found.")
    host.google.faults.next("gmail.users.messages.get", saying(gone))
    assert found(host.look()) == ["theirs-2@example.com"]
    assert fetched(host)[-2] == id


def saying(answer: Any) -> Any:
    from tests.fakes.google.faults import Fault

    return Fault(name="gone", reply=answer)


# ------------------------------------------------------------------ history


def test_field_history_gone_by_itself(tmp_path):
    """OpenArchiver #443: two weeks offline; nothing lost, nothing twice."""
    with a_host(tmp_path) as host:
        host.look()
        ref = host.write()
        real = host.press_send(ref)
        host.look()
        host.watch_drafts(host.mailbox.write_draft("l1.nudge.1.0", letter(words="A nudge.")))
        host.watch = replace(host.watch, message_ids=frozenset({real.strip("<>")}))
        host.look()
        later = NOW + timedelta(days=9)
        host.turn(days=9)
        stranger = arrived(
            id="a@x.example",
            at=later,
            sender="P <pn@x.example>",
            In_Reply_To=real,
            References=real,
        )
        host.deliver(stranger)
        host.deliver(arrived(at=later, Subject="Something else"), Folder.SPAM)
        nudge = host.press_send(host.watch.drafts[0]).strip("<>")
        host.turn(days=6)
        look = host.look()
        assert set(found(look)) == {nudge, "a@x.example", "theirs-1@example.com"}
        assert [key_of(one.raw) for one in look.mail if one.id == nudge] == ["l1.nudge.1.0"]
        assert look.stirred == {"l1.nudge.1.0"}
        host.turn(minutes=5)
        assert host.look().mail == ()


def test_field_empty_page(tmp_path):
    """gauteh/lieer #24: a page with a token and no `history` key is read on."""
    with a_host(tmp_path, Switches(history_empty_page="always", history_repeats=True)) as host:
        host.look()
        for n in range(1200):
            host.google.gmail.deliver(arrived(id=f"n{n}@x", sender="mo@example.com"))
        host.deliver(arrived())
        assert found(host.look()) == ["theirs-1@example.com"]
        assert len(host.google.log.of("gmail.users.history.list")) > 3


def test_history_without_labels_asks_the_messages_of_our_threads(tmp_path):
    """And of no others: 20 units for each that lies there."""
    with a_host(tmp_path, Switches(history_has_label_ids=False)) as host:
        host.look()
        ref = host.write()
        host.look()
        host.google.gmail.autosave(ref.handle.split(" ")[0], times=50)
        host.google.gmail.deliver(arrived(id="mo@x", sender="mo@example.com"))
        with host.costs() as units:
            look = host.look()
            assert host.mailbox.draft(ref) is not None
        assert look.stirred == {KEY}
        assert units["messages.get"] == 20 and "drafts.get" not in units


@pytest.mark.slow
def test_a_full_look_of_a_hundred_threads_costs_less_than_a_minute(tmp_path):
    """5,000 units are Gmail's limit less a sixth."""
    with a_host(tmp_path) as host:
        host.look()
        ids = []
        for n in range(100):
            raw = letter(f"l{n}.first.0.0", to=f"p{n}@example.com", id=f"l{n}")
            ids.append(host.press_send(host.write(f"l{n}.first.0.0", raw)).strip("<>"))
            host.look()
            host.turn(minutes=1)
        people = frozenset(f"p{n}@example.com" for n in range(100))
        host.watch = Watch(addresses=people, message_ids=frozenset(ids))
        host.look()
        host.google.gmail.forget_history()
        host.turn(hours=2)
        with host.costs() as units:
            look = host.look()
        assert look.mail == ()
        assert units[""] <= 5000


# ------------------------------------------------------------------ whose mailbox


def test_another_account_is_refused_before_anything_is_read(tmp_path):
    """The addresses it sends as tell, whatever the login file says."""
    with GoogleServer("mo@example.com", clock=SetClock(NOW)) as google:
        sign_in(google, tmp_path, account="mo@example.com")
        session, mailbox = opened(google, tmp_path)
        with pytest.raises(Refused, match="mo@example.com"):
            mailbox.look("", WATCH)
        with pytest.raises(Refused, match="sam@example.org"):
            mailbox.write_draft(KEY, letter())
        assert not google.log.of("gmail.users.drafts.*", "gmail.users.history.*")
        session.close()


def test_the_mailbox_introduces_its_owner(host):
    """Verified aliases, and the signature of the primary address."""
    host.google.gmail.introduce("Sam Adler", "<div>Sam<br>Adler &amp; Sons</div>")
    host.google.gmail.add_alias("s.adler@example.com")
    told = host.mailbox.introduce()
    assert told.addresses == OWN | {"s.adler@example.com"}
    assert told.signature.text == "Sam\nAdler & Sons"
    host.deliver(arrived(sender="s.adler@example.com", to="priya@example.com"))
    assert host.look().mail == ()


def test_a_mailbox_opens_without_asking_anything(tmp_path):
    """Nor does it need a login for that."""
    mailbox = providers.open_mailbox(
        "google",
        client=tmp_path / "c",
        token=tmp_path / "t",
        endpoint="http://127.0.0.1:9",
        owner=OWNER,
        clock=SetClock(NOW),
        wait=lambda seconds: False,
        own=OWN,
        labels=True,
        signature=False,
    )
    assert mailbox.outbox is None and mailbox.settles == timedelta(minutes=2)
    with pytest.raises(Unreachable):
        mailbox.look("", WATCH)


def test_the_link_of_a_draft_names_account_and_message(host):
    """So that the right account opens where several are signed in."""
    ref = host.write()
    message = ref.handle.split(" ")[1]
    link = f"https://mail.google.com/mail/?authuser=sam@example.org#drafts/{message}"
    assert host.mailbox.link(ref) == link


def test_too_many_requests_are_waited_for(host):
    """A limit per minute ends a look only when it lasts."""
    host.google.faults.next("gmail.users.history.list", too_many())
    host.deliver(arrived())
    assert found(host.look()) == ["theirs-1@example.com"]


@pytest.mark.slow
def test_a_mail_of_fifty_megabytes_is_known_by_its_head(host):
    """Nobody answers in the rest."""
    big = arrived(words="x" * 40_000_000)
    host.deliver(big)
    (seen,) = host.look().mail
    assert seen.id == "theirs-1@example.com"
    assert len(seen.raw) <= 2 * 1024 * 1024
    assert mail.headers(seen.raw)["From"] == "Priya <priya@example.com>"


# ------------------------------------------------------------------ servers that offer less


@dataclass
class Lacking:
    """A Gmail without these methods."""

    box: GmailBox
    methods: frozenset[str]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.box, name)

    def call(self, method_id: str, *more: Any) -> Any:
        if method_id.removeprefix("gmail.users.") in self.methods:
            return error(501, "notImplemented", f"{method_id} is not offered here.")
        return self.box.call(method_id, *more)


@pytest.mark.parametrize(
    "methods",
    [
        {"getProfile"},
        {"settings.sendAs.list"},
        {"settings.sendAs.list", "getProfile"},
        {"labels.list", "labels.create", "messages.modify"},
        {"history.list"},
        {"history.list", "getProfile"},
        {"history.list", "threads.get"},
    ],
    ids=lambda names: " ".join(sorted(names)),
)
def test_what_a_server_lacks_is_done_without(tmp_path, methods):
    """A draft, its Send and a reply are seen all the same, once."""
    clock = SetClock(NOW)
    box: Any = Lacking(GmailBox(OWNER, clock), frozenset(methods))
    with GoogleServer(OWNER, clock=clock, gmail=box) as google:
        sign_in(google, tmp_path)
        session, mailbox = opened(google, tmp_path)
        host = Host(google, session, mailbox, tmp_path)
        host.look()
        ref = host.write()
        assert host.look().stirred == frozenset()
        host.press_send(ref)
        host.turn(seconds=10)
        look = host.look()
        assert (look.stirred, [key_of(seen.raw) for seen in look.mail]) == ({KEY}, [KEY])
        host.watch_drafts()
        host.deliver(arrived())
        assert found(host.look()) == ["theirs-1@example.com"]
        assert host.look().mail == ()
        session.close()
