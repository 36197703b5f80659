"""Who is considered and which loops are looked at: by index, whoever else is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from reachout.domain.contact import Intent
from reachout.domain.standing import Promise, Standing, Touch, TouchKind
from reachout.errors import Conflict
from reachout.ports import Change, Folder, MailSeen
from reachout.store import queries
from reachout.store.sqlite import SqliteStore

from .conftest import NOW, Desk, person


def touched(contact: str, days_ago: int) -> Standing:
    at = NOW - timedelta(days=days_ago)
    touch = Touch(at=at, kind=TouchKind.MEETING, evidence="event")
    return Standing(contact=contact, last_touch=touch)


def test_the_best_of_each_intent_in_order(desk: Desk) -> None:
    """An open promise, then who was never touched, then the longest silence."""
    names = ("ada", "bo", "cy", "di", "ed")
    ada, bo, cy, di, ed = desk.take(
        *(person(f"{name}@example.com") for name in names[:4]),
        person("ed@example.com", intent=Intent.GIVE),
    )
    desk.store.save(Change(standing=touched(ada, 100)))
    desk.store.save(Change(standing=touched(bo, 300)))
    kept = Promise(text="The list.", made_at=NOW)
    desk.store.save(Change(standing=replace(touched(di, 10), promise=kept)))
    assert desk.store.candidates(desk.host, NOW, 3) == [di, cy, bo, ed]
    assert desk.store.candidates(desk.host, NOW, 1) == [di, ed]


def test_who_is_not_due_is_not_named(desk: Desk) -> None:
    """Due on the instant; later, never, and gone people are not."""
    ada, bo, cy, di = desk.take(
        *(person(f"{name}@example.com") for name in ("ada", "bo", "cy", "di"))
    )
    desk.store.set_due({ada: NOW})
    desk.store.set_due({bo: NOW + timedelta(microseconds=1)})
    desk.store.set_due({cy: None})
    desk.take(*(person(f"{name}@example.com") for name in ("ada", "bo", "cy")))
    assert desk.store.candidates(desk.host, NOW, 9) == [ada]


def test_whoever_changes_is_considered_anew(desk: Desk) -> None:
    """A changed contact or standing is due at once; one saved unchanged is not."""
    (ada,) = desk.take(person("ada@example.com"))
    desk.store.set_due({ada: None})
    desk.take(person("ada@example.com", topic="Reviews"))
    assert desk.store.candidates(desk.host, NOW, 9) == [ada]
    for due in ([ada], []):
        desk.store.set_due({ada: None})
        desk.store.save(Change(standing=touched(ada, 5)))
        assert desk.store.candidates(desk.host, NOW, 9) == due


def test_nobody_with_an_open_loop_is_named(desk: Desk) -> None:
    """Not even when something about them changes; once it closes they are considered anew."""
    (ada,) = desk.take(person("ada@example.com"))
    loop = desk.open_loop(ada)
    desk.store.save(Change(standing=touched(ada, 5)))
    desk.take(person("ada@example.com", topic="Reviews"))
    assert desk.store.candidates(desk.host, NOW, 9) == []
    desk.store.set_due({ada: None})
    read = desk.store.loop(loop.id)
    assert read is not None
    desk.close_loop(read)
    assert desk.store.candidates(desk.host, NOW, 9) == [ada]


def test_one_open_loop_a_person(desk: Desk) -> None:
    """A second one is refused in plain words, and nothing of that change is kept."""
    (ada,) = desk.take(person("ada@example.com"))
    first = desk.open_loop(ada)
    with pytest.raises(Conflict, match="open already"):
        desk.open_loop(ada, "loop2")
    desk.close_loop(first)
    second = desk.open_loop(ada, "loop2", opened_at=NOW + timedelta(days=1))
    assert desk.store.last_loop_of(ada) == second
    with pytest.raises(Conflict, match="open already"):
        desk.store.save(Change(loop=replace(first, version=1)))


def test_loops_to_step(desk: Desk) -> None:
    """Those with mail, those whose hour has come, and those that a look woke; oldest first."""
    ids = desk.take(*(person(f"{name}@example.com") for name in ("ada", "bo", "cy", "di")))
    for number, id in enumerate(ids):
        at = NOW - timedelta(days=number)
        desk.open_loop(id, f"loop{number}", opened_at=at)
    assert not desk.store.to_step(desk.host, NOW)
    mail = MailSeen(id="m1", folder=Folder.INBOX, raw=b"")
    desk.store.found(desk.host, "mail", "1", NOW, [("loop0", mail)], wake=["loop2"])
    assert desk.store.to_step(desk.host, NOW) == ["loop2", "loop0"]
    assert desk.store.to_step(desk.host, NOW + timedelta(days=1)) == [
        "loop3",
        "loop2",
        "loop1",
        "loop0",
    ]


# ------------------------------------------------------------------ what it costs


def plan(store: SqliteStore, question: Any) -> list[str]:
    """SQLite's own account of how it answers."""
    text = str(question.compile(store.db.engine))
    with store.db.reading() as connection:
        asked = f"EXPLAIN QUERY PLAN {text}", ("x",) * text.count("?")
        return [row[3] for row in connection.exec_driver_sql(*asked).all()]


HOT = ["CANDIDATES", "TO_STEP", "WATCHED", "OPEN_LOOPS", "OPENED_SINCE", "LIVE_OFFERS", "COMMANDS"]
HOT += [
    "CONTACT",
    "STANDING",
    "OPT_OUTS",
    "OPEN_LOOP_OF",
    "LAST_LOOP_OF",
    "LETTERS",
    "OPEN_INTENT",
]
HOT += ["LETTERS_SENT_TO", "INBOX", "SOURCE", "OFFERS"]


@pytest.mark.parametrize("name", HOT)
def test_no_question_of_a_pass_reads_a_whole_table(desk: Desk, name: str) -> None:
    """Every table is searched by an index; only small interim lists are scanned."""
    steps = plan(desk.store, getattr(queries, name))
    whole = [step for step in steps if step.startswith("SCAN") and "(subquery" not in step]
    assert [step for step in whole if not step.startswith("SCAN anon_")] == []
    assert any(step.startswith("SEARCH") for step in steps)


def test_candidates_are_answered_from_the_index_alone(desk: Desk) -> None:
    """No row of the contacts table is read, so no record of anybody."""
    steps = plan(desk.store, queries.CANDIDATES)
    people = [step for step in steps if step.startswith("SEARCH contact")]
    assert len(people) == len(Intent)
    assert all(
        "USING COVERING INDEX ix_contact_due" in step and "due_at<?" in step for step in people
    )


def work(store: SqliteStore, host: str, now: datetime) -> int:
    """Steps of SQLite's machine for the questions of a pass in which nothing is due."""
    raw = store.db.engine.raw_connection()
    driver = raw.driver_connection
    assert driver is not None
    raw.close()
    steps = [0]

    def tick() -> int:
        steps[0] += 1
        return 0

    driver.set_progress_handler(tick, 1)
    assert not store.candidates(host, now, 8) and not store.to_step(host, now)
    assert not store.loops(host) and not store.watched(host, now) and not store.live_offers(host)
    driver.set_progress_handler(None, 1)
    return steps[0]


ONE_CLOSED_LOOP_EACH = """
INSERT OR IGNORE INTO loop SELECT 'loop of ' || id, host, id, 'closed',
'2020-01-01T00:00:00.000000Z', '2020-03-01T00:00:00.000000Z', NULL, 1, '{}' FROM contact"""
NOBODY_DUE = "UPDATE contact SET due_at = '2027-01-01T00:00:00.000000Z'"


def test_nothing_due_costs_the_same_for_few_and_for_many(desk: Desk) -> None:
    """Twenty contacts and loops of years ago, or two thousand: not one step more."""
    costs = []
    for many in (20, 2000):
        desk.take(*(person(f"p{number}@example.com") for number in range(many)))
        with desk.store.db.writing() as connection:
            connection.exec_driver_sql(ONE_CLOSED_LOOP_EACH)
            connection.exec_driver_sql(NOBODY_DUE)
        desk.store.candidates(desk.host, NOW, 8)
        costs.append(work(desk.store, desk.host, NOW))
    assert 0 < costs[0] == costs[1]
