"""What the host said, what was done about it, and the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reachout.domain.reading import Reading, Sender
from reachout.domain.standing import Standing
from reachout.errors import Bug
from reachout.ports import Change, Command, Folder, JournalLine, MailSeen, StoredReading

from .conftest import NOW, Desk, person
from .test_loops import letter


def line(what: str, contact: str = "", **detail: object) -> JournalLine:
    return JournalLine(at=NOW, loop="", contact=contact, what=what, detail={"v": 1} | detail)


def test_commands_wait_until_a_pass_has_applied_them(desk: Desk) -> None:
    """In the order said, each with its answer."""
    said = {"who": "Ünal", "note": "two\nlines"}
    first = desk.store.say(desk.host, "skip", said, NOW)
    second = desk.store.say(desk.host, "pause", {}, NOW)
    waits = Command(id=first, name="skip", arguments=said, at=NOW)
    assert [one.id for one in desk.store.commands(desk.host)] == [first, second]
    assert desk.store.command(first) == waits
    done = replace(waits, done_at=NOW + timedelta(minutes=1), answer="Skipped.", failed=True)
    desk.store.save(Change(command=done))
    assert desk.store.command(first) == done
    assert [one.id for one in desk.store.commands(desk.host)] == [second]
    assert desk.store.command(99) is None
    with pytest.raises(Bug, match="nobody said"):
        desk.store.save(Change(command=replace(done, id=99)))


def test_a_command_given_while_the_daemon_runs_is_there_for_it(desk: Desk) -> None:
    """Two processes, one file."""
    command_line = desk.open()
    number = command_line.say(desk.host, "skip", {}, NOW)
    command_line.close()
    assert [one.id for one in desk.store.commands(desk.host)] == [number]


def test_the_newest_lines_of_the_journal_oldest_first(desk: Desk) -> None:
    """Of all, or of one person."""
    ada, bo = desk.take(person("ada@example.com"), person("bo@example.com"))
    for number, who in enumerate((ada, bo, ada)):
        desk.store.save(Change(journal=(line(f"Event{number}", who, stage="met"),)))
    found = desk.store.journal(desk.host)
    assert [one.what for one in found] == ["Event0", "Event1", "Event2"]
    assert found[0] == line("Event0", ada, stage="met")
    assert [one.what for one in desk.store.journal(desk.host, limit=2)] == ["Event1", "Event2"]
    assert [one.what for one in desk.store.journal(desk.host, ada)] == ["Event0", "Event2"]


def test_every_line_belongs_to_the_host_of_its_person(desk: Desk) -> None:
    """Found by the person, the command, or because there is only one host; else a mistake."""
    other = desk.store.host("jo@example.com")
    (ada,) = desk.take(person("ada@example.com"))
    desk.store.save(Change(journal=(line("Hers", ada),)))
    desk.store.save(Change(journal=(line("Paused", other),)))
    desk.store.save(Change(standing=Standing(contact=other, paused=True)))
    number = desk.store.say(other, "note", {}, NOW)
    told = Command(id=number, name="note", arguments={}, at=NOW, done_at=NOW)
    desk.store.save(Change(command=told, journal=(line("Told"),)))
    assert [one.what for one in desk.store.journal(desk.host)] == ["Hers"]
    assert [one.what for one in desk.store.journal(other)] == ["Paused", "Told"]
    with pytest.raises(Bug, match="which host"):
        desk.store.save(Change(journal=(line("Whose"),)))


def test_the_journal_never_holds_bodies(desk: Desk) -> None:
    """Not the letter, not the reply, not the note; and what looks like one is refused."""
    (ada,) = desk.take(person("ada@example.com", notes="secret note"))
    loop = desk.open_loop(ada)
    seen = MailSeen(id="r1", folder=Folder.INBOX, raw=b"Subject: x\n\nsecret reply")
    desk.store.found(desk.host, "mail", "1", NOW, [(loop.id, seen)])
    read = Reading(sender=Sender.HUMAN, meaning=None, new_words="secret reply")
    written = letter(loop, sent_text="secret words", sent_at=NOW)
    change = Change(
        loop=loop,
        letter=written,
        readings=(StoredReading(mail_id="r1", what=read),),
        standing=Standing(contact=ada, gained="secret gain"),
        journal=(line("Heard", ada, message_id="r1"),),
    )
    desk.store.save(change)
    with desk.store.db.reading() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM journal").all()
    assert len(kept) == 1 and "secret" not in str(kept) and "@" not in str(kept)
    for words in ("Hello,\nhow are you?", "x" * 2000):
        with pytest.raises(Bug, match="must not hold the words"):
            desk.store.save(Change(journal=(line("Heard", ada, text=words),)))


def test_the_last_pass_is_known(desk: Desk) -> None:
    """To a reader in another process as well."""
    assert desk.store.last_pass(desk.host) is None
    desk.store.passed(desk.host, NOW)
    reader = desk.open()
    assert reader.last_pass(desk.host) == NOW
    reader.close()
