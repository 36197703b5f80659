"""What a search at Gmail finds, and what it costs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.providers.gmail_host import a_host, key_of
from tests.providers.mail_samples import KEY, NOW, WATCH, arrived

from reachout.ports import Folder, Watch

MORE = timedelta(days=30)


@pytest.fixture
def host(tmp_path):
    with a_host(tmp_path) as host:
        host.look()
        yield host


def test_a_search_costs_five_units_and_each_message_once(host):
    """What was fetched a while ago is not fetched again."""
    host.deliver(arrived())
    since = NOW - MORE
    with host.costs() as units:
        host.mailbox.search(WATCH, since)
    assert units == {"messages.list": 5, "messages.get": 20, "": 25}
    with host.costs() as units:
        assert [seen.id for seen in host.mailbox.search(WATCH, since)] == ["theirs-1@example.com"]
    assert units == {"messages.list": 5, "": 5}


def test_a_search_for_the_newest_fetches_no_more(host):
    """Ten of forty, and the right ones."""
    for n in range(40):
        host.deliver(arrived(id=f"n{n:02}@example.com", at=NOW + timedelta(minutes=n)))
    with host.costs() as units:
        seen = host.mailbox.search(WATCH, NOW - MORE, newest=10)
    assert [one.id for one in seen] == [f"n{n}@example.com" for n in range(30, 40)]
    assert units == {"messages.list": 5, "messages.get": 200, "": 205}


def test_a_search_for_many_people_is_asked_in_pieces(host):
    """No question longer than 1,500 characters."""
    host.deliver(arrived())
    people = frozenset(f"somebody{n}@example.com" for n in range(100)) | WATCH.addresses
    seen = host.mailbox.search(Watch(addresses=people), NOW - MORE)
    assert [one.id for one in seen] == ["theirs-1@example.com"]
    asked = [call.params["q"] for call in host.google.log.of("gmail.users.messages.list")]
    assert len(asked) > 3 and max(map(len, asked)) <= 1500


def test_an_address_that_would_change_the_question_is_left_out(host):
    """Whoever put it into the contacts."""
    odd = Watch(addresses=frozenset({'"} in:anywhere {"@example.com'}))
    host.deliver(arrived(sender="mo@example.com"))
    assert not host.mailbox.search(odd, NOW - MORE)


def test_the_hosts_own_draft_stops_a_first_letter(host):
    """Found when drafts are asked for, and said to be one."""
    host.google.gmail.start_draft("priya@example.com", "Hello", "Dear")
    host.turn(seconds=10)
    assert not host.mailbox.search(WATCH, NOW - MORE)
    seen = host.mailbox.search(WATCH, NOW - MORE, drafts=True)
    assert [one.folder for one in seen] == [Folder.DRAFTS]


def test_a_sent_letter_found_by_search_bears_its_marks(host):
    """As the look told it, also in another process."""
    host.press_send(host.write())
    told = host.look().mail
    host.turn(minutes=5)
    host.restart()
    host.look()
    seen = host.mailbox.search(WATCH, NOW - MORE)
    assert [(one.id, key_of(one.raw)) for one in seen] == [(told[0].id, KEY)]
