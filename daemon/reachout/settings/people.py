"""From the tables of contacts.toml to contacts: defaults filled in, doubles refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from reachout.domain.contact import Contact, Intent
from reachout.errors import Problem
from reachout.settings import places
from reachout.settings.lines import Path
from reachout.settings.schema import ContactsFile, ContactTable, SettingsFile, SharedTable
from reachout.settings.source import Source
from reachout.settings.wording import problems

_SHARED = frozenset(SharedTable.model_fields)
_COPIED = ("name", "intent", "greeting", "why", "sign_off", "link", "tell", "topic", "last")
_ONE_PERSON = "One person is one contact: keep one of the two."


@dataclass
class People:
    """What one reading of contacts.toml brings to light."""

    tables: list[ContactTable] = field(default_factory=list)
    defaults: SharedTable = field(default_factory=SharedTable)
    problems: list[Problem] = field(default_factory=list)


def read_people(source: Source, *, own: frozenset[str], today: date) -> People:
    """Every table checked by itself and against the others; *own* are the host's addresses."""
    people = People()
    _read_defaults(source, people)
    written = source.data.get("contacts", [])
    for index, raw in enumerate(written if isinstance(written, list) else []):
        _read_contact(source, index, raw, people, today)
    people.problems += _doubles(source, own)
    people.problems += _double_ids(source)
    return people


def _read_defaults(source: Source, people: People) -> None:
    """All of the file but the contacts."""
    data = dict(source.data)
    if isinstance(data.get("contacts"), list):
        del data["contacts"]
    elif "contacts" in data:
        cure = "Write [[contacts]] with two brackets on each side."
        people.problems.append(
            source.problem(("contacts",), "is not a list of tables.", cure, show=False)
        )
        del data["contacts"]
    try:
        people.defaults = ContactsFile.model_validate(data).defaults
    except ValidationError as error:
        people.problems += problems(source, error, ContactsFile)


def _read_contact(source: Source, index: int, raw: object, people: People, today: date) -> None:
    at: Path = ("contacts", index)
    try:
        table = ContactTable.model_validate(raw)
    except ValidationError as error:
        people.problems += problems(source, error, ContactTable, at)
    else:
        people.tables.append(table)
    if isinstance(raw, dict):
        people.problems += _address_missing(source, at, raw)
        people.problems += _last_to_come(source, at, raw, today)


def _address_missing(source: Source, at: Path, raw: Mapping[str, object]) -> Iterator[Problem]:
    if "address" in raw and "addresses" in raw:
        cure = "Keep `addresses`; letters go to its first one."
        yield source.problem((*at, "address"), "stands beside `addresses`.", cure)
    elif "address" not in raw and not raw.get("addresses"):
        cure = 'Add it: address = "name@example.com".'
        yield source.problem((*at, "address"), "is missing.", cure)


def _last_to_come(
    source: Source, at: Path, raw: Mapping[str, object], today: date
) -> Iterator[Problem]:
    last = raw.get("last")
    if type(last) is date and last > today:
        cure = "Write the date of the last meeting or mail, or leave it out."
        yield source.problem((*at, "last"), "lies in the future.", cure)


# ------------------------------------------------------------------ doubles


def _doubles(source: Source, own: frozenset[str]) -> Iterator[Problem]:
    """One address in two contacts, or of the host himself."""
    seen: dict[str, Path] = {}
    for path, address in _addresses(source):
        if address in own:
            yield source.problem(path, "is your own address.", "Write the other person's.")
        first = seen.setdefault(address, path)
        if first[:2] != path[:2]:
            where = f"{source.where(first[:2])}, line {source.line(first)}"
            yield source.problem(path, f"is also an address of {where}.", _ONE_PERSON)


def _addresses(source: Source) -> Iterator[tuple[Path, str]]:
    for at, raw in _tables(source):
        if isinstance(one := raw.get("address"), str):
            yield (*at, "address"), one.strip().lower()
        several = raw.get("addresses")
        for index, item in enumerate(several if isinstance(several, list) else []):
            if isinstance(item, str):
                yield (*at, "addresses", index), item.strip().lower()


def _double_ids(source: Source) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for at, raw in _tables(source):
        id = raw.get("id")
        if not isinstance(id, str) or not id:
            continue
        first = seen.setdefault(id, at)
        if first != at:
            where = f"{source.where(first)}, line {source.line((*first, 'id'))}"
            yield source.problem((*at, "id"), f"is also the id of {where}.", _ONE_PERSON)


def _tables(source: Source) -> Iterator[tuple[Path, dict[str, object]]]:
    written = source.data.get("contacts")
    for index, raw in enumerate(written if isinstance(written, list) else []):
        if isinstance(raw, dict):
            yield ("contacts", index), raw


# ------------------------------------------------------------------ building


def contacts(people: People, settings: SettingsFile) -> tuple[Contact, ...]:
    """Contacts with what they did not say taken from tags (the first wins), then [defaults]."""
    general = _said(people.defaults)
    tags = {name: _said(table) for name, table in settings.tags.items()}
    built = []
    for table in people.tables:
        said = dict(general)
        for tag in reversed(table.tags):
            said |= tags.get(tag, {})
        built.append(_contact(table, said | _said(table), settings))
    return tuple(built)


def _said(table: SharedTable) -> dict[str, Any]:
    said = {key: getattr(table, key) for key in table.model_fields_set & _SHARED}
    if "hours" in said:
        said["hours"] = said["hours"].hours
    return said


def _country(said: Mapping[str, Any]) -> str:
    """As given, else that of their zone."""
    country: str = said.get("country") or places.country_of(said.get("zone"))
    return "" if country == places.NOWHERE else country


def _contact(table: ContactTable, said: dict[str, Any], settings: SettingsFile) -> Contact:
    giving = table.intent is Intent.GIVE
    said.setdefault("cadence", settings.rhythm.cadence)
    said.setdefault("nudges", 0 if giving else settings.rhythm.nudges)
    said.setdefault("times", not giving)
    said["country"] = _country(said)
    said.setdefault("hours", places.humane_hours(said["country"]))
    return Contact(
        id=table.id,
        addresses=(table.address,) if table.address else tuple(dict.fromkeys(table.addresses)),
        ask=tuple(table.ask),
        facts=tuple(fact.fact for fact in table.facts),
        tags=tuple(table.tags),
        paused=table.paused is True,
        paused_until=None if isinstance(table.paused, bool) else table.paused,
        away=tuple(table.away),
        notes=table.notes,
        **{key: getattr(table, key) for key in _COPIED},
        **said,
    )
