"""docs/google.md is true: permissions, pages of the console, and what is not proven."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from tests.docs.pages import page, rows, section, words
from tests.fakes.google import Switches

from reachout.cli.auth import PORT
from reachout.providers.google import account, login, token
from reachout.providers.google.scopes import needed, scope


def test_every_permission_that_can_be_asked_for_is_told() -> None:
    """With what stands on Google's screen, and no other."""
    told = rows(section(page("google.md"), "What is asked for"))[1:]
    names = {name for row in told for name in words(row[0])}
    every = {
        name
        for mail, labels in ((True, True), (True, False), (False, False))
        for name in needed(mail=mail, labels=labels, calendar=True)
    }
    assert names == {scope(name).short for name in every}
    shown = {row[3].strip('"') for row in told}
    assert shown == {scope(name).screen for name in every} - {""}


def test_the_pages_that_errors_name_are_those_of_the_docs() -> None:
    """Whoever follows an error ends where whoever follows the page ends."""
    text = page("google.md")
    switched_on = [link.split()[-1] for link in account.SWITCH_ON.values()]
    for link in (token.AUDIENCE, token.CLIENTS, login.PERMISSIONS, *switched_on):
        assert f"<{link}>" in text


def test_the_port_of_the_ssh_recipe_is_the_one_that_is_used() -> None:
    """A recipe with another port would wait for ever."""
    assert f"ssh -L {PORT}:localhost:{PORT} " in page("google.md")
    assert f"; {PORT}." in section(page("commands.md"), "auth")


@pytest.mark.parametrize("switch", fields(Switches), ids=lambda switch: switch.name)
def test_every_open_question_is_listed(switch: object) -> None:
    """By the name of its switch; a yes or no is the position in which it stands."""
    name, default = switch.name, switch.default  # type: ignore[attr-defined]
    told = section(page("google.md"), "What is not proven about Google")
    (row,) = [row for row in rows(told) if words(row[2]) == [name]]
    if isinstance(default, bool) and not row[0].startswith(("How", "What", "When", "Where")):
        turned = "name more than" in row[0]  # asked the other way round
        assert re.match("yes|no", row[1]), row
        assert row[1].startswith("yes") == (default is not turned), row


def test_no_question_is_listed_that_is_settled() -> None:
    """What was seen on a real account is taken out of the page as well."""
    told = section(page("google.md"), "What is not proven about Google")
    listed = {words(row[2])[0] for row in rows(told) if words(row[2])}
    assert listed == {switch.name for switch in fields(Switches)}
