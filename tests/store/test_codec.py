"""Records come back from their JSON as they were."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachout.domain.contact import Contact
from reachout.domain.draft import DraftRef, Pending
from reachout.domain.hours import OFFICE_HOURS
from reachout.domain.letter import Letter, LetterName
from reachout.domain.loop import Loop
from reachout.domain.offers import Offer
from reachout.domain.reading import Reading, Sender
from reachout.domain.standing import Standing, Touch, TouchKind
from reachout.errors import Bug
from reachout.store.codec import from_json, to_json, to_sparse_json

from .conftest import NOW, person

ZONES = st.sampled_from(
    [UTC, timezone(timedelta(hours=5, minutes=30)), timezone(-timedelta(hours=9))]
)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=12),
    int: st.integers(0, 99),
    bool: st.booleans(),
    datetime: st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=ZONES),
    date: st.dates(),
    time: st.times(),
    timedelta: st.timedeltas(timedelta(0), timedelta(days=4000)),
    NoneType: st.none(),
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Anything that may stand where *hint* does."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{one.name: values_of(hints[one.name]) for one in fields(hint)})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if origin in (Union, UnionType):
        return st.one_of(*map(values_of, inner))
    if origin is frozenset:
        return st.frozensets(values_of(inner[0]), max_size=3)
    if origin is tuple and Ellipsis not in inner:
        return st.tuples(*map(values_of, inner))
    if origin is tuple:
        return st.lists(values_of(inner[0]), max_size=3).map(tuple)
    assert issubclass(origin, Mapping)
    return st.dictionaries(values_of(inner[0]), values_of(inner[1]), max_size=3)


@pytest.mark.parametrize("kind", [Loop, Contact, Standing, Letter, Reading, Offer])
def test_every_record_comes_back_as_it_was(kind: type[Any]) -> None:
    """Whatever its fields hold, and twice stored is the same text."""

    @given(values_of(kind))
    @settings(max_examples=40, deadline=None)
    def comes_back(record: Any) -> None:
        text = to_json(record)
        assert from_json(kind, text) == record
        assert to_json(from_json(kind, text)) == text

    comes_back()


@given(values_of(Contact))
@settings(max_examples=40, deadline=None)
def test_a_contact_comes_back_from_its_short_form(contact: Contact) -> None:
    """The id is not in it and is handed in again."""
    text = to_sparse_json(contact, without="id")
    assert "id" not in json.loads(text)
    assert from_json(Contact, text, id=contact.id) == contact


def test_what_a_contact_leaves_open_is_not_stored() -> None:
    """A plain contact is short, and its hours are the shared ones again."""
    text = to_sparse_json(person("priya@example.com"), without="id")
    assert json.loads(text).keys() == {"name", "addresses", "intent", "greeting", "why", "ask"}
    assert from_json(Contact, text, id="priya").hours is OFFICE_HOURS


def test_a_field_of_tomorrow_is_passed_over() -> None:
    """What a newer version wrote besides does no harm."""
    plain = json.loads(to_json(Standing(contact="c1", unanswered=2))) | {"mood": "good"}
    assert from_json(Standing, json.dumps(plain)) == Standing(contact="c1", unanswered=2)


def test_a_field_of_today_that_yesterday_lacked_has_its_default() -> None:
    """So a field can be added without a migration, in nested records too."""
    plain = json.loads(to_json(Reading(sender=Sender.HUMAN, meaning=None, rules=7)))
    del plain["evidence"], plain["stop"]
    found = from_json(Reading, json.dumps(plain))
    assert (found.evidence, found.stop, found.rules) == ((), False, 7)


def test_a_field_without_default_must_be_there() -> None:
    """The text says which one lacks."""
    with pytest.raises(Bug, match="Standing lacks contact"):
        from_json(Standing, "{}")


def test_defaults_are_written_out_so_that_they_may_change() -> None:
    """A reading by the rules of version 1 stays one, whatever the default becomes."""
    assert json.loads(to_json(Reading(sender=Sender.HUMAN, meaning=None)))["rules"] == 1


def test_a_naive_instant_is_refused() -> None:
    """Deep inside a record too."""
    touch = Touch(at=datetime(2026, 6, 1, 9), kind=TouchKind.MEETING, evidence="e1")  # noqa: DTZ001
    with pytest.raises(ValueError, match="must be aware"):
        to_json(Standing(contact="c1", last_touch=touch))


def test_instants_are_stored_in_utc() -> None:
    """Half past nine in UTC, whatever clock it was read from."""
    there = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    text = to_json(Standing(contact="c1", rest_until=there))
    assert json.loads(text)["rest_until"] == "2026-06-01T09:30:00.000000Z"
    found = from_json(Standing, text).rest_until
    assert found == NOW and found.tzinfo is UTC


def test_a_type_that_nobody_taught_it_is_said_at_once() -> None:
    """Before anything is stored that could not be read back."""

    @dataclass(frozen=True)
    class Odd:
        many: list[int]

    with pytest.raises(TypeError, match="cannot be stored"):
        to_json(Odd(many=[1]))


@pytest.mark.parametrize("stale", ["false", "true"])
def test_a_yes_or_no_of_before_names_nothing(stale: str) -> None:
    """Whether a time in an edited letter went stale was stored before which ones did."""
    told = json.loads(to_json(a_pending()))
    stored = json.dumps(told | {"stale": json.loads(stale)})
    assert from_json(Pending, stored).stale == ()


def a_pending() -> Pending:
    ref = DraftRef(
        handle="1", key="k", message_id="k@example.org", to="a@example.com", subject="s"
    )
    return Pending(letter=LetterName.FIRST, ref=ref, written_at=NOW, stale=("“Tue” has gone by.",))
