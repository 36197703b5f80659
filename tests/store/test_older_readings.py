"""A database from before contexts were kept: it opens, and what was read stays read."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from reachout.domain.letter import ShownSlot
from reachout.domain.loop import Loop
from reachout.domain.reading import Meaning, Reading, Sender, Sent
from reachout.ports import Change, Folder, MailSeen, StoredReading
from reachout.store import open_store, versions
from reachout.store.database import Database

from .conftest import NOW, Desk, person

REPLY = MailSeen(id="r1@example.com", folder=Folder.INBOX, raw=b"Subject: Re\n\nTuesday.\n")
READ = Reading(sender=Sender.HUMAN, meaning=Meaning.ACCEPT, slot=1, start=NOW, rules=1)
SLOT = ShownSlot(
    number=1, start=NOW, end=NOW + timedelta(minutes=30), zone="Europe/Berlin", words="Mon 1 June"
)
CONTEXT = Sent(
    text="Hi Ada,\n\nMon 1 June",
    slots=(SLOT,),
    sent_at=NOW,
    received_at=NOW + timedelta(hours=1),
    minutes=30,
    host_zone="Europe/Berlin",
    shown_zone="Europe/Berlin",
    contact_zone=None,
    language="en-GB",
    addresses=("ada@example.com",),
    agreed_start=NOW,
    numbers_count=False,
)


def made(reading: Reading = READ, context: Sent | None = CONTEXT) -> StoredReading:
    return StoredReading(mail_id=REPLY.id, what=reading, context=context)


@pytest.fixture
def loop(desk: Desk) -> Loop:
    """A reply came in and was read."""
    (ada,) = desk.take(person("ada@example.com"))
    loop = desk.open_loop(ada)
    desk.store.found(desk.host, "mail", "1", NOW, [(loop.id, REPLY)])
    items = tuple(item.id for item in desk.store.inbox(loop.id))
    saved = desk.store.save(Change(loop=loop, taken=items, readings=(made(),)))
    assert saved is not None
    return saved


@pytest.fixture
def of_schema_2(desk: Desk, loop: Loop, tmp_path: Path) -> Path:
    """The same rows, as the second schema kept them."""
    desk.store.close()
    old = tmp_path / "old.db"
    db = Database(old, patience=50, durable=False)
    versions.migrate(db, 2)
    db.close()
    with sqlite3.connect(old) as connection:
        connection.execute(f"ATTACH '{desk.path}' AS new")
        for table in ("host", "contact", "address", "loop", "inbox", "mail", "reading"):
            names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
            listed = ", ".join(f'"{name}"' for name in names)
            copied = f"INSERT INTO {table} ({listed}) SELECT {listed} FROM new.{table}"
            connection.execute(copied)
    connection.close()
    return old


def test_what_was_read_stays_read(desk: Desk, of_schema_2: Path, tmp_path: Path) -> None:
    """Without a context, for none was kept; a backup lies beside it."""
    store = open_store(of_schema_2, new_id=lambda: "x", durable=False)
    assert store.reading(REPLY.id) == READ
    found = store.mail_read(desk.host, REPLY.id)
    assert found is not None and found.made == made(context=None)
    assert (found.raw, found.loop, found.folder) == (REPLY.raw, "loop1", Folder.INBOX)
    assert list(store.mails_read(desk.host, 2)) == [REPLY.id]
    store.close()
    backup = tmp_path / "old.db.schema-2.backup"
    with sqlite3.connect(backup) as before:
        assert "context" not in [row[1] for row in before.execute("PRAGMA table_info(reading)")]
    before.close()


def test_an_older_database_goes_on(desk: Desk, of_schema_2: Path) -> None:
    """What is read from now on is kept with all that was known."""
    store = open_store(of_schema_2, new_id=lambda: "x", durable=False)
    loop = store.loop("loop1")
    assert loop is not None
    store.save(Change(loop=loop, readings=(made(),)))
    found = store.mail_read(desk.host, REPLY.id)
    assert found is not None and found.made.context == CONTEXT
    store.close()


def test_a_database_of_the_first_schema_comes_all_the_way(tmp_path: Path) -> None:
    """Through every step, in one go."""
    old = tmp_path / "first.db"
    db = Database(old, patience=50, durable=False)
    versions.migrate(db, 1)
    db.close()
    store = open_store(old, new_id=lambda: "x", durable=False)
    assert list(store.mails_read(store.host("sam@example.com"), 9)) == []
    store.close()
    assert (tmp_path / "first.db.schema-1.backup").exists()


def test_a_reading_comes_back_with_its_context(desk: Desk, loop: Loop) -> None:
    """Field for field, so that newer rules can read the same once more."""
    found = desk.store.mail_read(desk.host, REPLY.id)
    assert found is not None and found.made == made()


def test_only_mail_read_by_older_rules_is_named(desk: Desk, loop: Loop) -> None:
    """Oldest first, of this host, and only while it is kept."""
    store = desk.store
    second = MailSeen(id="r2@example.com", folder=Folder.SPAM, raw=b"Subject: x\n\nNo.\n")
    sent = MailSeen(id="s1@example.com", folder=Folder.SENT, raw=b"Subject: x\n\nHi.\n")
    store.found(desk.host, "mail", "2", NOW, [(loop.id, second), (loop.id, sent)])
    later = StoredReading(
        mail_id=second.id, what=Reading(sender=Sender.BULK, meaning=None, rules=2)
    )
    own = StoredReading(mail_id=sent.id, what=READ)
    store.save(Change(loop=loop, readings=(later, own)))
    assert list(store.mails_read(desk.host, 1)) == []
    assert list(store.mails_read(desk.host, 2)) == [REPLY.id]
    assert list(store.mails_read(desk.host, 3)) == [REPLY.id, second.id]
    assert list(store.mails_read("another", 3)) == []
    assert store.mail_read(desk.host, "nothing@example.com") is None


def test_a_mail_of_two_loops_is_one_reading(desk: Desk, loop: Loop) -> None:
    """It belongs to the loop that had it last."""
    desk.close_loop(loop)
    later = desk.open_loop(loop.contact, "loop2")
    desk.store.found(desk.host, "mail", "2", NOW, [(later.id, REPLY)])
    assert list(desk.store.mails_read(desk.host, 2)) == [REPLY.id]
    found = desk.store.mail_read(desk.host, REPLY.id)
    assert found is not None and found.loop == "loop2"
