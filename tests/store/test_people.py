"""Who is who, over every edit of the contacts file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reachout.domain.contact import Intent
from reachout.domain.standing import Promise, Standing
from reachout.errors import Usage
from reachout.ports import Change

from .conftest import NOW, Desk, person


def test_field_reimport_duplicates(desk: Desk) -> None:
    """The same file twice doubles nobody and writes nothing anew (monicahq/monica #5932)."""
    people = [person("priya@example.com"), person("noor@example.com")]
    first = desk.take(*people)
    for id in first:
        desk.store.set_due({id: None})
    assert desk.take(*people) == first
    assert len(desk.store.contacts(desk.host)) == 2
    assert not desk.store.candidates(desk.host, NOW, 9)


def test_a_host_is_known_again(desk: Desk) -> None:
    """By address, in another process too."""
    store = desk.open()
    assert store.host("sam@example.com") == desk.host
    assert store.host("other@example.com") != desk.host
    store.close()


def test_a_contact_comes_back_as_written(desk: Desk) -> None:
    """With the id it was given, and the fingerprint of its file."""
    written = person("priya@example.com", intent=Intent.PEER, notes="met in Porto", minutes=45)
    (id,) = desk.take(written)
    assert desk.store.contact(id) == replace(written, id=id)
    assert desk.store.fingerprint(desk.host) == "as it was"
    assert desk.store.fingerprint("nobody") == ""


def test_one_shared_address_is_enough_to_be_the_same_person(desk: Desk) -> None:
    """A new first address keeps the standing; letters go there from now on."""
    (id,) = desk.take(person("priya@example.com"))
    desk.store.save(Change(standing=Standing(contact=id, unanswered=1)))
    moved = person(
        "priya@work.example.org", addresses=("priya@work.example.org", "priya@example.com")
    )
    assert desk.take(moved) == [id]
    assert desk.store.address_of(id) == "priya@work.example.org"
    assert desk.store.standing(id).unanswered == 1


def test_an_id_in_the_file_wins_over_addresses(desk: Desk) -> None:
    """Every address may change at once, when the contact was named before."""
    (id,) = desk.take(person("priya@example.com", id="priya"))
    assert id == "priya"
    assert desk.take(person("pk@example.org", id="priya")) == ["priya"]
    desk.take(person("pk@example.org", id="priya"), person("lena@example.org", id="lena"))
    swapped = person("lena@example.org", id="priya"), person("pk@example.org", id="lena")
    assert desk.take(*swapped) == ["priya", "lena"]


def test_an_id_may_be_added_later(desk: Desk) -> None:
    """It names the person already known by address, whose history stays theirs."""
    (id,) = desk.take(person("priya@example.com"))
    assert desk.take(person("priya@example.com", id="pk")) == [id]
    assert desk.take(person("new@example.org", id="pk")) == [id]


def test_one_person_becoming_two_keeps_the_first(desk: Desk) -> None:
    """The second is new, and each has their own address."""
    (id,) = desk.take(
        person("team@example.com", addresses=("team@example.com", "lena@example.com"))
    )
    both = desk.take(person("lena@example.com"), person("team@example.com"))
    assert both[0] == id and both[1] != id
    assert [desk.store.address_of(one) for one in both] == ["lena@example.com", "team@example.com"]


def test_who_left_the_file_is_gone_and_may_return(desk: Desk) -> None:
    """Their loop, their address and their standing are still there."""
    priya, noor = desk.take(person("priya@example.com"), person("noor@example.com"))
    desk.open_loop(noor)
    desk.take(person("priya@example.com"))
    assert desk.store.contact(noor) is None
    assert [one.id for one in desk.store.contacts(desk.host)] == [priya]
    assert desk.store.address_of(noor) == "noor@example.com"
    assert desk.store.open_loop_of(noor) is not None
    assert desk.take(person("priya@example.com"), person("noor@example.com")) == [priya, noor]


def test_the_loop_of_who_left_or_changed_is_looked_at_in_the_next_pass(desk: Desk) -> None:
    """The config applies at once, not when the loop would have been looked at anyway."""
    people = [person(f"{name}@example.com") for name in ("ada", "bo", "cy")]
    for number, id in enumerate(desk.take(*people)):
        desk.open_loop(id, f"loop{number}")
    assert not desk.store.to_step(desk.host, NOW)
    desk.take(people[0], replace(people[1], topic="Reviews"))
    assert desk.store.to_step(desk.host, NOW) == ["loop1", "loop2"]


def test_people_are_found_by_address_or_a_part_of_the_name(desk: Desk) -> None:
    """In any case, beyond ASCII; who is gone is not found."""
    desk.take(
        person("jurgen@example.com", name="Jürgen GROẞ"),
        person("ada@example.com", name="Ada Groß-Weber"),
        person("gone@example.com", name="Big Gross"),
    )
    desk.take(
        person("jurgen@example.com", name="Jürgen GROẞ"),
        person("ada@example.com", name="Ada Groß-Weber"),
    )

    def found(words: str) -> list[str]:
        return [one.address for one in desk.store.find_contacts(desk.host, words)]

    assert found(" Ada@Example.com ") == ["ada@example.com"]
    assert found("JÜRG") == ["jurgen@example.com"]
    assert found("gross") == ["ada@example.com", "jurgen@example.com"]
    assert found("100%") == found("") == []


def test_two_hosts_in_one_database_do_not_mix(desk: Desk) -> None:
    """The same person may be a contact of both; one id cannot be two people."""
    (mine,) = desk.take(person("priya@example.com"))
    other = desk.store.host("jo@example.com")
    desk.store.take_contacts(other, [person("priya@example.com")], "")
    (theirs,) = desk.store.contacts(other)
    assert theirs.id != mine
    with pytest.raises(Usage, match="another host"):
        desk.store.take_contacts(other, [person("x@example.com", id=mine)], "")


def test_a_standing_comes_back(desk: Desk) -> None:
    """A new one when nothing is known; the host has one too, for "everything is paused"."""
    (id,) = desk.take(person("priya@example.com"))
    assert desk.store.standing(id) == Standing(contact=id)
    promised = Standing(contact=id, promise=Promise(text="The list.", made_at=NOW), loops=2)
    desk.store.save(Change(standing=promised))
    assert desk.store.standing(id) == promised
    desk.store.save(Change(standing=Standing(contact=desk.host, paused=True)))
    assert desk.store.standing(desk.host).paused
