"""The whole program at an independent emulator, and what it says where that offers less.

Needs Node 20 and `npm ci --prefix tests/emulator`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.request import urlopen

import pytest
from tests.slow.emulator import Emulator, running
from tests.slow.emulator_workspace import EmulatorWorkspace
from tests.slow.machine import Reachout

from reachout.domain.loop import Outcome, Stage
from reachout.domain.offers import OfferState

pytestmark = pytest.mark.slow

HOST = "sam@example.org"
OWN_IDS = "This server gives events ids of its own, so no chat can be booked there"


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with running(HOST) as emulator:
        yield emulator


@pytest.fixture
def away(emulator: Emulator, tmp_path: Path) -> EmulatorWorkspace:
    """Nobody has logged in yet."""
    emulator.begin(HOST)
    return EmulatorWorkspace.at(tmp_path / "w", emulator)


@pytest.fixture
def world(away: EmulatorWorkspace) -> EmulatorWorkspace:
    """The first letter lies in Drafts."""
    away.log_in().run()
    return away


# ------------------------------------------------------------------ the loop


def test_a_letter_is_written_edited_sent_and_answered(world):
    """What went is read back: a time struck a moment before Send is not on offer."""
    text = world.draft().get_body(("plain",)).get_content()
    line = next(one for one in text.splitlines() if one.startswith("–"))
    world.edit_draft(f"{line}\n", "")
    world.press_send()
    world.after(minutes=10)
    assert world.loop().stage is Stage.AWAITING
    assert [one.state for one in world.offers()].count(OfferState.OFFERED) == 2
    world.reply("Thank you, but I would rather not.")
    world.after(hours=2)
    assert world.loop().stage is Stage.CLOSED
    assert world.drafts() == []


def test_a_reply_from_another_address_is_heard_in_the_thread(world):
    """By its thread, without any search."""
    world.press_send()
    world.after(minutes=10)
    world.reply("I would rather not, thank you.", sender="ada@elsewhere.example")
    world.after(hours=2)
    with world.app() as app:
        (item,) = [one for one in app.store.letters(world.loop().id) if one.sent_at]
    assert item.sent_text
    assert world.loop().attention or world.loop().stage is Stage.CLOSED


def test_mail_in_a_thread_of_its_own_is_found_by_its_sender(world):
    """The emulator takes our question for plain words, so each person is asked for alone."""
    world.press_send()
    world.after(minutes=10)
    world.reply("I would rather not, thank you.", In_Reply_To="", References="")
    world.after(hours=2)
    assert world.loop().stage is Stage.CLOSED


def test_an_edit_stays_though_the_letter_is_rewritten(world):
    """The history there is silent about it, so the draft itself is looked at before each write."""
    world.edit_draft("Hi Ada,", "Dear Ada,")
    for _ in range(6):
        world.after(days=1)
    assert "Dear Ada," in world.draft().get_body(("plain",)).get_content()


def test_a_discarded_letter_is_a_skip(world):
    """After two looks, minutes apart."""
    world.discard()
    world.after(minutes=1)
    world.after(minutes=10)
    assert (world.loop().stage, world.loop().outcome) == (Stage.CLOSED, Outcome.SKIPPED)


def test_a_time_that_is_taken_cannot_be_booked_there_and_that_is_said(world):
    """Nobody is told anything, nothing is left on the calendar, and the reason is given."""
    world.press_send()
    world.after(minutes=10)
    world.reply("Number 2 works for me.")
    report = world.after(hours=2)
    assert [said for said in report.troubles if OWN_IDS in said]
    assert (world.loop().stage, world.loop().chat) == (Stage.AWAITING, None)
    assert (world.drafts(), world.events()) == ([], [])
    assert world.after(minutes=10).troubles == []


# ------------------------------------------------------------------ the faces


def test_before_the_login(away):
    """What is missing, and the command that brings it."""
    program = Reachout(away.home)
    said = program("auth", "--status")
    assert said.code != 0 and "reachout auth" in said.out + said.err
    assert "There is no Google login yet" in program("once").err


def test_what_the_commands_say(world):
    """With a letter in Drafts, and once the access is taken back."""
    program = Reachout(world.home)
    assert "Google account sam@example.org" in program.does("auth", "--status")
    assert "Gmail of sam@example.org" in program.does("check")
    assert "Ada Brook" in program.does("status")
    program.does("once")
    world.google.revoke()
    assert "`reachout auth`" in program("once").err
    for words in (("check",), ("status",), ("auth", "--status")):
        said = program(*words)
        assert "reachout auth" in said.out + said.err, words
        assert "Traceback" not in said.err, words


def test_logging_in_there(away):
    """The address is opened, a name is pressed, and the browser comes back with a code."""
    log = away.home.parent / "auth.log"
    running = Reachout(away.home).start("auth", "--no-browser", "--port", "0", log=log)
    try:
        running.says("state=")
        (address,) = re.findall(r"http://127\.0\.0\.1:\S+/o/oauth2/\S+", running.out)
        with urlopen(address, timeout=20) as page:
            form = Form(page.read().decode())
        with urlopen(away.google.press(form.fields), timeout=20) as page:
            assert "Go back to the terminal" in page.read().decode()
        assert running.ends() == 0, running.err
    finally:
        running.kill()
    assert "Google account sam@example.org" in Reachout(away.home).does("auth", "--status")


class Form(HTMLParser):
    """The hidden fields behind the button with the host's name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.feed(page)
        assert self.fields["email"] == HOST

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name = told.get("name")
        if tag == "input" and name and self.fields.get("email") != HOST:
            self.fields[name] = told.get("value") or ""
