"""What the looks find is taken in once, and kept as long as it is needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reachout.domain.loop import Loop
from reachout.domain.reading import Evidence, Meaning, Reading, Sender
from reachout.errors import Bug
from reachout.ports import Change, Folder, MailSeen, StoredReading
from reachout.store.rows import MOST_MAIL

from .conftest import NOW, Desk, person

REPLY = MailSeen(
    id="r1@example.com", folder=Folder.INBOX, raw=b"Subject: Re\n\nTuesday is fine.\n"
)


def made(reading: Reading) -> StoredReading:
    return StoredReading(mail_id=REPLY.id, what=reading)


@pytest.fixture
def loop(desk: Desk) -> Loop:
    (ada,) = desk.take(person("ada@example.com"))
    return desk.open_loop(ada)


def test_a_message_is_taken_once(desk: Desk, loop: Loop) -> None:
    """Found again by an audit, before or after it was dealt with, it is no news."""
    desk.store.found(desk.host, "mail", "1", NOW, [(loop.id, REPLY)])
    desk.store.found(desk.host, "audit", "", NOW + timedelta(hours=1), [(loop.id, REPLY)])
    (item,) = desk.store.inbox(loop.id)
    assert (item.mail_id, item.folder, item.raw) == (REPLY.id, REPLY.folder, REPLY.raw)
    assert (item.loop, item.found_at) == (loop.id, NOW)
    assert desk.store.to_step(desk.host, NOW) == [loop.id]
    desk.store.save(Change(loop=loop, taken=(item.id,)))
    desk.store.found(desk.host, "audit", "", NOW + timedelta(hours=2), [(loop.id, REPLY)])
    assert not desk.store.inbox(loop.id) and not desk.store.to_step(desk.host, NOW)


def test_the_same_id_in_another_folder_is_another_message(desk: Desk, loop: Loop) -> None:
    """A forged id must not hide behind our sent mail, nor the other way round."""
    forged = MailSeen(id=REPLY.id, folder=Folder.SPAM, raw=b"forged")
    desk.store.found(desk.host, "mail", "1", NOW, [(loop.id, forged), (loop.id, REPLY)])
    assert [item.raw for item in desk.store.inbox(loop.id)] == [b"forged", REPLY.raw]
    assert desk.store.mail(REPLY.id) == REPLY.raw


def test_cursor_and_mail_are_one_transaction(desk: Desk, loop: Loop) -> None:
    """When one message cannot be kept, the look did not happen."""
    assert desk.store.cursor(desk.host, "mail") == ""
    assert desk.store.last_good_look(desk.host, "mail") is None
    desk.store.found(desk.host, "mail", "7", NOW, ())
    other = replace(REPLY, id="r2@example.com")
    with pytest.raises(Bug):
        later = NOW + timedelta(hours=1)
        desk.store.found(desk.host, "mail", "8", later, [(loop.id, other), ("no loop", REPLY)])
    assert desk.store.cursor(desk.host, "mail") == "7"
    assert desk.store.last_good_look(desk.host, "mail") == NOW
    assert not desk.store.inbox(loop.id) and desk.store.mail(other.id) is None
    assert desk.store.cursor(desk.host, "calendar") == ""


def test_of_a_huge_mail_the_first_part_is_kept(desk: Desk, loop: Loop) -> None:
    """Its headers and words; stored small."""
    huge = replace(REPLY, raw=REPLY.raw + b"x" * 3 * MOST_MAIL)
    desk.store.found(desk.host, "mail", "1", NOW, [(loop.id, huge)])
    assert desk.store.mail(REPLY.id) == huge.raw[:MOST_MAIL]
    assert desk.path.stat().st_size < MOST_MAIL


def test_the_mail_of_one_person_is_found_over_all_their_loops(desk: Desk, loop: Loop) -> None:
    """What came to the Inbox, newest first, each once; nobody else's, and not what was sent."""
    _, cy = desk.take(person("ada@example.com"), person("cy@example.com"))
    theirs = replace(REPLY, id="r2@example.com", raw=b"second")
    sent = replace(REPLY, id="s1@example.com", folder=Folder.SENT)
    other = desk.open_loop(cy, "loop2")
    found = [(loop.id, REPLY), (loop.id, sent), (other.id, replace(REPLY, id="c1@example.com"))]
    desk.store.found(desk.host, "mail", "1", NOW, found)
    desk.close_loop(loop, at=NOW)
    later = desk.open_loop(loop.contact, "loop3")
    desk.store.found(desk.host, "mail", "2", NOW, [(later.id, REPLY), (later.id, theirs)])
    assert desk.store.mail_of(loop.contact, 9) == [(theirs.id, b"second"), (REPLY.id, REPLY.raw)]
    assert desk.store.mail_of(loop.contact, 1) == [(theirs.id, b"second")]


def test_a_reading_is_kept_with_its_rules(desk: Desk, loop: Loop) -> None:
    """And replaced when newer rules read the mail again."""
    reading = Reading(
        sender=Sender.HUMAN,
        meaning=Meaning.ACCEPT,
        slot=2,
        start=NOW,
        evidence=(Evidence(words="fine", understood="yes"),),
    )
    assert desk.store.reading(REPLY.id) is None
    saved = desk.store.save(Change(loop=loop, readings=(made(reading),)))
    assert desk.store.reading(REPLY.id) == reading
    newer = replace(reading, rules=2, slot=None)
    desk.store.save(Change(loop=saved, readings=(made(newer),)))
    assert desk.store.reading(REPLY.id) == newer


def test_sweeping_deletes_raw_mail_and_nothing_else(desk: Desk, loop: Loop) -> None:
    """Of loops closed long ago; what it said stays, and it is not found anew."""
    _, cy = desk.take(person("ada@example.com"), person("cy@example.com"))
    open_loop = desk.open_loop(cy, "loop2")
    reading = Reading(sender=Sender.HUMAN, meaning=Meaning.OTHER)
    both = replace(REPLY, id="both@example.com")
    found = [(loop.id, REPLY), (loop.id, both), (open_loop.id, both)]
    desk.store.found(desk.host, "mail", "1", NOW, found)
    taken = tuple(item.id for item in desk.store.inbox(loop.id))
    saved = desk.store.save(Change(loop=loop, taken=taken, readings=(made(reading),)))
    assert saved is not None
    desk.close_loop(saved, at=NOW)
    desk.store.sweep(NOW)
    assert desk.store.mail(REPLY.id) == REPLY.raw
    desk.store.sweep(NOW + timedelta(days=90))
    assert desk.store.mail(REPLY.id) is None
    assert desk.store.mail(both.id) == both.raw, "another loop still needs it"
    assert desk.store.reading(REPLY.id) == reading
    desk.store.found(desk.host, "audit", "", NOW, [(loop.id, REPLY)])
    assert not desk.store.inbox(loop.id) and desk.store.mail(REPLY.id) is None


def test_mail_that_waits_is_not_swept(desk: Desk, loop: Loop) -> None:
    """A late answer in a closed thread is read before it is thrown away."""
    desk.close_loop(loop, at=NOW - timedelta(days=100))
    desk.store.found(desk.host, "mail", "1", NOW, [(loop.id, REPLY)])
    desk.store.sweep(NOW)
    assert [item.raw for item in desk.store.inbox(loop.id)] == [REPLY.raw]
