"""A store on a file of its own, and invented people to put in it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from reachout.domain.contact import Contact, Intent
from reachout.domain.loop import Loop, Stage
from reachout.ports import Change
from reachout.store import open_store
from reachout.store.sqlite import SqliteStore

NOW = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)


def person(address: str, **fields: Any) -> Contact:
    plain: dict[str, Any] = {
        "id": "",
        "name": address.partition("@")[0].title(),
        "addresses": (address,),
        "intent": Intent.LEARN,
        "greeting": "Hello,",
        "why": "Your talk changed how I write reviews.",
        "ask": ("How did you begin?",),
    }
    return Contact(**(plain | fields))


@dataclass
class Desk:
    """One host's database, and ways to put something in it."""

    folder: Path
    store: SqliteStore
    host: str

    @property
    def path(self) -> Path:
        return self.folder / "reachout.db"

    @property
    def optouts(self) -> Path:
        return self.folder / "optout.txt"

    def open(self, **options: Any) -> SqliteStore:
        """The same file once more, as another process would."""
        ids = count(len(list(self.folder.iterdir())) * 1000)
        options = {"durable": False, "optouts": self.optouts} | options
        return open_store(self.path, new_id=lambda: f"new{next(ids)}", **options)

    def take(self, *contacts: Contact) -> list[str]:
        """Their ids, in the order given."""
        self.store.take_contacts(self.host, contacts, "as it was")
        ids = {one.address: one.id for one in self.store.contacts(self.host)}
        return [ids[one.address] for one in contacts]

    def open_loop(self, contact: str, id: str = "loop1", **fields: Any) -> Loop:
        loop = Loop(
            id=id,
            host=self.host,
            contact=contact,
            intent=Intent.LEARN,
            stage=Stage.OPENED,
            opened_at=NOW,
            since=NOW,
            look_again_at=NOW + timedelta(days=1),
        )
        opened = self.store.save(Change(opened=replace(loop, **fields)))
        assert opened is not None
        return opened

    def close_loop(self, loop: Loop, at: datetime = NOW) -> Loop:
        closed = replace(loop, stage=Stage.CLOSED, since=at, look_again_at=None)
        saved = self.store.save(Change(loop=closed))
        assert saved is not None
        return saved


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    ids = count(1)
    store = open_store(
        tmp_path / "reachout.db",
        new_id=lambda: f"id{next(ids)}",
        optouts=tmp_path / "optout.txt",
        durable=False,
        patience=50,
    )
    yield Desk(tmp_path, store, store.host("sam@example.com"))
    store.close()


def kill_while(work: Callable[[], object]) -> None:
    """Do *work* in a process of its own that is killed before it can put anything in order."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
