"""Who asked not to be written to is never written to again."""

from __future__ import annotations

import os
import signal
from dataclasses import replace

import pytest
import sqlalchemy as sa

from reachout.domain.standing import Standing
from reachout.errors import Unreachable
from reachout.ports import Change
from reachout.store import optout

from .conftest import Desk, kill_while, person


def opt_out(desk: Desk, contact: str) -> None:
    desk.store.save(Change(standing=replace(desk.store.standing(contact), opted_out=True)))


def test_an_opt_out_survives_a_lost_database(desk: Desk) -> None:
    """The file beside it is enough, under a new id and another first address."""
    (noor,) = desk.take(
        person("noor@example.com", addresses=("noor@example.com", "n@example.org"))
    )
    opt_out(desk, noor)
    desk.store.close()
    desk.path.unlink()
    store = desk.open()
    host = store.host("sam@example.com")
    store.take_contacts(
        host,
        [person("noor@work.example.com", addresses=("noor@work.example.com", "n@example.org"))],
        "",
    )
    (again,) = store.contacts(host)
    assert again.id != noor and store.standing(again.id).opted_out
    store.close()


def test_an_opt_out_survives_a_lost_file(desk: Desk) -> None:
    """Also when the contact leaves the config and comes back."""
    (noor,) = desk.take(person("noor@example.com"))
    opt_out(desk, noor)
    desk.optouts.unlink()
    desk.take(person("priya@example.com"))
    (back,) = desk.take(person("noor@example.com"))
    store = desk.open()
    assert store.standing(back).opted_out
    store.close()


def test_killed_at_the_commit_the_opt_out_is_already_in_its_file(desk: Desk) -> None:
    """The file is written first: of the two, it must not be the one that lacks it."""
    (noor,) = desk.take(person("noor@example.com"))

    def work() -> None:
        store = desk.open()
        sa.event.listen(store.db.engine, "commit", _die)
        store.save(Change(standing=Standing(contact=noor, opted_out=True)))

    kill_while(work)
    store = desk.open()
    assert store.standing(noor).opted_out
    assert optout.read(desk.optouts) == {"noor@example.com"}
    store.close()


def _die(_: sa.Connection) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_an_opt_out_that_cannot_be_written_down_is_not_half_saved(desk: Desk) -> None:
    """The change fails as a whole and says so; the next pass tries again."""
    (noor,) = desk.take(person("noor@example.com"))
    desk.optouts.symlink_to(desk.folder / "unplugged" / "optout.txt")
    with pytest.raises(Unreachable, match="opt-out could not be written"):
        opt_out(desk, noor)
    assert not desk.store.standing(noor).opted_out
    (desk.folder / "unplugged").mkdir()
    opt_out(desk, noor)
    assert desk.store.standing(noor).opted_out


def test_the_host_may_write_into_the_file(desk: Desk) -> None:
    """Comments, empty lines, capitals, and a last line without an end."""
    desk.optouts.write_text("# said so on the phone\n\nNoor@Example.com  # June\nlena@example.org")
    noor, priya = desk.take(person("noor@example.com"), person("priya@example.com"))
    store = desk.open()
    assert store.standing(noor).opted_out and not store.standing(priya).opted_out
    store.save(Change(standing=Standing(contact=priya, opted_out=True)))
    assert optout.read(desk.optouts) == {
        "noor@example.com",
        "lena@example.org",
        "priya@example.com",
    }
    store.close()


def test_an_opt_out_goes_with_the_address(desk: Desk) -> None:
    """Another contact that takes the address over may not be written to either, file or not."""
    both = person("noor@example.com", addresses=("noor@example.com", "n@example.org"))
    (noor,) = desk.take(both)
    opt_out(desk, noor)
    desk.optouts.unlink()
    first, second = desk.take(person("noor@example.com"), person("n@example.org"))
    assert first == noor and second != noor
    assert desk.store.standing(second).opted_out


def test_a_line_added_while_the_daemon_runs_counts_at_once(desk: Desk) -> None:
    """Nobody has to restart anything for somebody to be left alone."""
    noor, priya = desk.take(person("noor@example.com"), person("priya@example.com"))
    assert not desk.store.standing(noor).opted_out
    desk.optouts.write_text("noor@example.com\n")
    assert desk.store.standing(noor).opted_out and not desk.store.standing(priya).opted_out
    desk.optouts.write_text("noor@example.com\npriya@example.com\n")
    assert desk.store.standing(priya).opted_out


def test_an_edit_of_the_config_does_not_undo_an_opt_out(desk: Desk) -> None:
    """Known by one of two addresses only, which then leaves the file: it still counts."""
    desk.optouts.write_text("noor@example.com\n")
    (noor,) = desk.take(
        person("noor@example.com", addresses=("noor@example.com", "n@example.org"))
    )
    assert desk.take(person("n@example.org", name="Noor")) == [noor]
    assert desk.store.standing(noor).opted_out
    assert desk.store.address_of(noor) == "n@example.org"


def test_nobody_is_written_down_twice(desk: Desk) -> None:
    """However often the standing is saved; and only the host may read the file."""
    (noor,) = desk.take(person("noor@example.com"))
    opt_out(desk, noor)
    opt_out(desk, noor)
    assert desk.optouts.read_text().count("noor@example.com") == 1
    assert desk.optouts.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_read_stops_the_start(desk: Desk) -> None:
    """Rather than write to somebody on a guess."""
    desk.optouts.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Unreachable, match="cannot be read"):
        desk.open()
