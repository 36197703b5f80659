"""Hosts, their contacts, and how we stand with each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from reachout.domain.contact import Contact
from reachout.domain.offers import OfferState
from reachout.domain.standing import Standing
from reachout.errors import Usage
from reachout.store import census, queries, rows
from reachout.store import schema as t
from reachout.store.codec import to_json
from reachout.store.database import Database
from reachout.store.optout import OptOuts
from reachout.store.rows import Values

DUE_NOW = datetime(1970, 1, 1, tzinfo=UTC)  # to be considered at once; the domain then decides
LAST = 1000  # place of an address that is kept and never written to


class People:
    def __init__(self, db: Database, new_id: Callable[[], str], optouts: Path | None) -> None:
        self.db = db
        self._new_id = new_id
        self._opt_outs = OptOuts(optouts)
        self._opt_outs.addresses()

    # identity

    def host(self, address: str) -> str:
        known = sa.select(t.host.c.id).where(t.host.c.address == address)
        found: str | None = self.db.value(known)
        if found is not None:
            return found
        made = {"id": self._new_id(), "address": address, "fingerprint": ""}
        with self.db.writing() as connection:
            connection.execute(insert(t.host).values(made).on_conflict_do_nothing())
            id: str = connection.execute(known).scalar_one()
        return id

    def take_contacts(self, host: str, contacts: Sequence[Contact], fingerprint: str) -> None:
        """Changed and new people are due at once, and their open loops are looked at in the next
        pass, as are those of people gone: so the config applies at once.

        Usage: an `id` of the config is that of somebody else's contact.
        """
        records = [rows.contact_record(contact) for contact in contacts]
        with self.db.writing() as connection:
            known = _known(connection, host)
            ids = census.recognise(contacts, known, self._new_id)
            people = [
                _person(host, id, contact, record)
                for (id, contact), record in zip(ids, records, strict=True)
            ]
            changed = [person for person in people if _differs(person, known)]
            _refuse_others(connection, host, changed)
            _upsert(connection, changed)
            news = {person["id"] for person in changed}
            _move_out(connection, host, known, news, self._opt_outs.addresses())
            _move_in(connection, host, [(id, one) for id, one in ids if id in news])
            gone = _gone(known, {id for id, _ in ids})
            _mark_gone(connection, gone)
            _wake_loops(connection, host, gone | news)
            _wake_offering(connection, host)
            connection.execute(
                sa.update(t.host).where(t.host.c.id == host).values(fingerprint=fingerprint)
            )

    def fingerprint(self, host: str) -> str:
        found: str = self.db.value(
            sa.select(t.host.c.fingerprint).where(t.host.c.id == host), default=""
        )
        return found

    def contact(self, id: str) -> Contact | None:
        row = self.db.first(queries.CONTACT, id=id)
        return None if row is None else rows.contact(row)

    def contacts(self, host: str) -> Sequence[Contact]:
        """By name."""
        return self._found(_present().where(t.contact.c.host == host))

    def find_contacts(self, host: str, words: str) -> Sequence[Contact]:
        folded = words.strip().casefold()
        exact = sa.select(t.address.c.contact).where(
            t.address.c.host == host, t.address.c.address == folded
        )
        named = sa.func.instr(t.contact.c.name, folded) > 0
        return self._found(_present().where(t.contact.c.id.in_(exact))) or (
            self._found(_present().where(t.contact.c.host == host, named)) if folded else ()
        )

    def _found(self, statement: sa.Select[Any]) -> Sequence[Contact]:
        ordered = statement.order_by(t.contact.c.name, t.contact.c.id)
        return [rows.contact(row) for row in self.db.all(ordered)]

    def address_of(self, contact: str) -> str:
        """ "" when nobody is known by this id."""
        found: str = self.db.value(queries.ADDRESSES, default="", id=contact)
        return found

    def standing(self, contact: str) -> Standing:
        """Of a contact, or of the host by the host's own id. A new one when nothing is stored."""
        record = self.db.value(queries.STANDING, id=contact)
        found = Standing(contact=contact) if record is None else rows.standing(record)
        if found.opted_out or not self._is_opted_out(contact):
            return found
        return replace(found, opted_out=True)

    def _is_opted_out(self, contact: str) -> bool:
        """By address: it outlives the contact, the config and the database."""
        found = self.db.all(queries.OPT_OUTS, id=contact)
        by_file = self._opt_outs.addresses()
        return any(row.told is not None or row.address in by_file for row in found)

    # whom

    def candidates(self, host: str, now: datetime, limit: int) -> Sequence[str]:
        found = self.db.all(queries.CANDIDATES, host=host, now=now, most=limit)
        return [row.id for row in found]

    def set_due(self, dates: Mapping[str, datetime | None]) -> None:
        if not dates:
            return
        person = sa.update(t.contact).where(t.contact.c.id == sa.bindparam("person"))
        values = [{"person": id, "due_at": due_at} for id, due_at in dates.items()]
        with self.db.writing() as connection:
            connection.execute(person.values(due_at=sa.bindparam("due_at")), values)

    # saving

    def save_standing(self, connection: sa.Connection, host: str, standing: Standing) -> bool:
        """True when it is news. An opt-out is in its file before the transaction can end."""
        record = to_json(standing)
        if standing.opted_out:
            self._opt_out(connection, host, standing.contact)
        stored = connection.execute(queries.STANDING, {"id": standing.contact})
        if stored.scalar() == record:
            return False
        new = insert(t.standing).values(contact=standing.contact, host=host, record=record)
        connection.execute(
            new.on_conflict_do_update(index_elements=["contact"], set_={"record": record})
        )
        connection.execute(
            sa.update(t.contact)
            .where(t.contact.c.id == standing.contact)
            .values(
                promised=standing.promise is not None,
                last_touch_at=standing.last_touch.at if standing.last_touch else None,
            )
        )
        return True

    def _opt_out(self, connection: sa.Connection, host: str, contact: str) -> None:
        addresses = connection.execute(queries.ADDRESSES, {"id": contact}).scalars().all()
        self._opt_outs.add(addresses)
        if addresses:
            rows_of = [{"host": host, "address": address} for address in addresses]
            connection.execute(insert(t.optout).on_conflict_do_nothing(), rows_of)


def consider(connection: sa.Connection, contact: str) -> None:
    """Something about this person changed: due at once, or not while a loop is open."""
    loops = sa.exists().where(t.loop.c.contact == contact, t.still_open)
    due_at = sa.case((loops, sa.null()), else_=sa.literal(DUE_NOW, t.Instant))
    person = sa.update(t.contact).where(t.contact.c.id == contact)
    connection.execute(person.values(due_at=due_at))


def _present() -> sa.Select[Any]:
    return sa.select(t.contact.c.id, t.contact.c.record).where(t.contact.c.present == sa.true())


# ------------------------------------------------------------------ taking the config in


def _known(connection: sa.Connection, host: str) -> census.Known:
    c = t.contact.c
    people = connection.execute(
        sa.select(c.id, c.given, c.present, c.record).where(c.host == host)
    )
    addresses = connection.execute(
        sa.select(t.address.c.address, t.address.c.contact).where(t.address.c.host == host)
    )
    return census.Known(
        {row.id: census.Stored(row.id, row.given, row.present, row.record) for row in people},
        {row.address: row.contact for row in addresses},
    )


def _person(host: str, id: str, contact: Contact, record: str) -> Values:
    return {
        "id": id,
        "host": host,
        "given": contact.id,
        "name": contact.name.casefold(),
        "intent": contact.intent.value,
        "present": True,
        "due_at": DUE_NOW,
        "promised": False,
        "record": record,
    }


def _differs(person: Values, known: census.Known) -> bool:
    stored = known.people.get(person["id"])
    return stored is None or any(
        getattr(stored, name) != person[name] for name in ("given", "present", "record")
    )


def _refuse_others(connection: sa.Connection, host: str, changed: Sequence[Values]) -> None:
    given = {person["id"] for person in changed if person["given"] == person["id"]}
    if not given:
        return
    others = sa.select(t.contact.c.id).where(t.contact.c.host != host)
    for id in connection.execute(others).scalars():
        if id in given:
            raise Usage(
                f'The id "{id}" belongs to a contact of another host in this database. '
                "Give yours another id in contacts.toml."
            )


def _upsert(connection: sa.Connection, changed: Sequence[Values]) -> None:
    if not changed:
        return
    new = insert(t.contact)
    kept = ("given", "name", "intent", "present", "due_at", "record")
    renewed = {name: new.excluded[name] for name in kept}
    connection.execute(
        new.on_conflict_do_update(index_elements=["id"], set_=renewed), list(changed)
    )


def _move_out(
    connection: sa.Connection,
    host: str,
    known: census.Known,
    news: set[str],
    opted_out: frozenset[str],
) -> None:
    """The former addresses of people who changed. One that asked for silence stays with them,
    behind the others: an edit of the config must not undo an opt-out.
    """
    told = sa.select(t.optout.c.address).where(t.optout.c.host == host)
    silent = opted_out | set(connection.execute(told).scalars())
    former = [address for address, id in known.addresses.items() if id in news]
    here = (t.address.c.host == host, t.address.c.address == sa.bindparam("former"))
    for statement, whose in (
        (sa.delete(t.address).where(*here), [one for one in former if one not in silent]),
        (sa.update(t.address).where(*here).values(place=LAST), [o for o in former if o in silent]),
    ):
        if whose:
            connection.execute(statement, [{"former": address} for address in whose])


def _move_in(connection: sa.Connection, host: str, changed: Sequence[tuple[str, Contact]]) -> None:
    """The addresses of the config, each with one person; those of people gone stay with them."""
    new = insert(t.address)
    owner = {name: new.excluded[name] for name in ("contact", "place")}
    addresses = [
        {"host": host, "address": address, "contact": id, "place": place}
        for id, contact in changed
        for place, address in enumerate(contact.addresses)
    ]
    if addresses:
        connection.execute(
            new.on_conflict_do_update(index_elements=["host", "address"], set_=owner), addresses
        )


def _gone(known: census.Known, here: set[str]) -> set[str]:
    return {id for id, one in known.people.items() if one.present and id not in here}


def _mark_gone(connection: sa.Connection, gone: set[str]) -> None:
    if gone:
        person = sa.update(t.contact).where(t.contact.c.id == sa.bindparam("gone"))
        connection.execute(person.values(present=False), [{"gone": id} for id in gone])


def _wake_loops(connection: sa.Connection, host: str, news: set[str]) -> None:
    """And every letter that lies unsent: with other hours, its times may be no good any more."""
    drafted = sa.exists().where(t.offer.c.loop == t.loop.c.id, t.offer.c.state == "draft")
    lies = sa.or_(t.loop.c.stage == "drafted", drafted).label("lies")
    open_ones = sa.select(t.loop.c.id, t.loop.c.contact, lies)
    for row in connection.execute(open_ones.where(t.loop.c.host == host, t.still_open)).all():
        if row.lies or row.contact in news:
            wake = sa.update(t.loop).where(t.loop.c.id == row.id)
            connection.execute(wake.values(look_again_at=DUE_NOW, version=t.loop.c.version + 1))


def _wake_offering(connection: sa.Connection, host: str) -> None:
    """Whether offered times are held on the calendar may be another setting now."""
    offered = sa.and_(t.still_open, t.offer.c.state.in_(t.words(OfferState.OFFERED)))
    held = sa.select(t.offer.c.loop).where(t.offer.c.host == host, t.is_held)
    on_offer = sa.select(t.offer.c.loop).join(t.loop).where(t.loop.c.host == host, offered)
    for loop in connection.execute(sa.union(held, on_offer)).scalars().all():
        wake = sa.update(t.loop).where(t.loop.c.id == loop)
        connection.execute(wake.values(look_again_at=DUE_NOW, version=t.loop.c.version + 1))
