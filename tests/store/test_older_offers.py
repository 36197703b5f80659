"""A database from before revisions and holds: it opens, and what was on offer still is."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reachout.domain.draft import DraftRef, Pending
from reachout.domain.ledger import in_draft
from reachout.domain.letter import LetterName
from reachout.domain.loop import Stage
from reachout.domain.offers import Offer, OfferState
from reachout.ports import Change
from reachout.store import open_store, versions
from reachout.store.database import Database

from .conftest import NOW, Desk, person

KEY = "loop1.first.0.0"
REF = DraftRef(handle="d1", key=KEY, message_id="m@x", to="ada@example.com", subject="s")
PENDING = Pending(letter=LetterName.FIRST, ref=REF, written_at=NOW)


def offer(number: int, state: OfferState = OfferState.DRAFT, **more: str) -> Offer:
    start = NOW + timedelta(days=number)
    return Offer(
        loop="loop1",
        key=KEY,
        number=number,
        start=start,
        end=start + timedelta(minutes=30),
        zone="Europe/Berlin",
        words=f"day {number}",
        state=state,
        **more,
    )


@pytest.fixture
def of_schema_1(desk: Desk, tmp_path: Path) -> Path:
    """The rows of a loop with a letter in Drafts, as the first schema kept them."""
    (ada,) = desk.take(person("ada@example.com"))
    loop = desk.open_loop(ada, stage=Stage.DRAFTED, pending=PENDING)
    desk.store.save(Change(loop=loop, offers=(offer(1), offer(2))))
    desk.store.close()
    old = tmp_path / "old.db"
    db = Database(old, patience=50, durable=False)
    versions.migrate(db, 1)
    db.close()
    with sqlite3.connect(old) as connection:
        connection.execute(f"ATTACH '{desk.path}' AS new")
        for table in ("host", "contact", "address", "loop", "offer"):
            names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
            listed = ", ".join(f'"{name}"' for name in names)
            copied = f"INSERT INTO {table} ({listed}) SELECT {listed} FROM new.{table}"  # noqa: S608
            connection.execute(copied)
        ((record,),) = connection.execute("SELECT record FROM main.loop").fetchall()
        plain = json.loads(record)
        del plain["pending"]["revision"]
        connection.execute("UPDATE main.loop SET record = ?", [json.dumps(plain)])
    connection.close()
    return old


def test_what_was_on_offer_still_is(of_schema_1: Path, tmp_path: Path) -> None:
    """The times stand in the draft as they did; nothing is held; a backup lies beside it."""
    store = open_store(of_schema_1, new_id=lambda: "x", durable=False)
    loop = store.loop("loop1")
    assert loop is not None
    offers = tuple(store.offers("loop1"))
    assert offers == (offer(1), offer(2)) == in_draft(offers, loop.pending)
    assert list(store.live_offers(loop.host)) == list(offers)
    assert list(store.held(loop.host)) == []
    assert (tmp_path / "old.db.schema-1.backup").exists()
    store.close()


def test_an_older_database_goes_on(of_schema_1: Path) -> None:
    """Revisions and holds are kept from now on, and come back as they were."""
    store = open_store(of_schema_1, new_id=lambda: "x", durable=False)
    loop = store.loop("loop1")
    assert loop is not None
    sent = offer(1, OfferState.OFFERED, revision="loop1.times.0.1", held="ev1")
    store.save(Change(loop=replace(loop, stage=Stage.AWAITING), offers=(offer(2), sent)))
    assert list(store.offers("loop1")) == [offer(2), sent]
    assert list(store.held(loop.host)) == [sent]
    store.close()


def test_a_hold_is_known_also_when_its_loop_is_closed(desk: Desk) -> None:
    """Until it is off the calendar; what is live is of open loops alone."""
    (ada,) = desk.take(person("ada@example.com"))
    loop = desk.open_loop(ada)
    held = offer(1, OfferState.RELEASED, held="ev1")
    saved = desk.store.save(Change(loop=loop, offers=(held, offer(2, OfferState.OFFERED))))
    assert saved is not None
    desk.close_loop(saved)
    assert list(desk.store.held(desk.host)) == [held]
    assert list(desk.store.live_offers(desk.host)) == []


def test_a_changed_config_wakes_who_has_times_in_hand(desk: Desk) -> None:
    """Whether they are held may be another setting now."""
    people = [person(f"{name}@example.com") for name in ("ada", "bo", "cy")]
    ada, bo, cy = desk.take(*people)
    settled, held = offer(1, OfferState.RELEASED), offer(1, OfferState.LAPSED, held="ev1")
    offers = {"l1": offer(1, OfferState.OFFERED), "l2": settled, "l3": held}
    for contact, (id, one) in zip((ada, bo, cy), offers.items(), strict=True):
        loop = desk.open_loop(contact, id)
        desk.store.save(Change(loop=loop, offers=(replace(one, loop=id),)))
    assert list(desk.store.to_step(desk.host, NOW)) == []
    desk.store.take_contacts(desk.host, people, "another")
    assert sorted(desk.store.to_step(desk.host, NOW)) == ["l1", "l3"]
