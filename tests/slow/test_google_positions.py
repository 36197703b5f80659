"""A whole loop in every position of every switch: what nobody could prove about Google.

docs/google.md lists the switches. Each is turned alone; the host edits, undoes, schedules and
sends, the contact answers, and the story has to end well whatever Google really does.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from tests.fakes.google import Switches
from tests.runtime.google_workspace import GoogleWorkspace
from tests.runtime.test_stories import words

from reachout.domain.loop import Outcome, Stage

pytestmark = pytest.mark.slow

OTHER: dict[str, list[Any]] = {
    "history_valid_for": [timedelta(hours=1)],
    "search_lag": [timedelta(0), timedelta(seconds=90)],
    "freebusy_longest": [timedelta(days=61)],
    "list_page_size": [1],
    "meet_pending_reads": [1, 50],
}


def positions() -> Iterator[tuple[str, Any]]:
    """Every position besides the one that stands."""
    hints = get_type_hints(Switches)
    for field in dataclasses.fields(Switches):
        kind = hints[field.name]
        if kind is bool:
            yield field.name, not field.default
        elif get_origin(kind) is Literal:
            yield from ((field.name, one) for one in get_args(kind) if one != field.default)
        else:
            yield from ((field.name, one) for one in OTHER[field.name])


def named(position: tuple[str, Any]) -> str:
    return f"{position[0]}={position[1]}"


def of_mail() -> list[tuple[str, Any]]:
    names = [field.name for field in dataclasses.fields(Switches)]
    return [one for one in positions() if names.index(one[0]) < names.index("tentative_is_busy")]


mail_only = pytest.mark.parametrize("world", of_mail(), ids=named, indirect=True)


def hello(text: str, world: GoogleWorkspace) -> EmailMessage:
    """A mail of Ada's that answers nothing."""
    message = EmailMessage()
    message["From"], message["To"] = "Ada Brook <ada@example.com>", "sam@example.org"
    message["Subject"], message["Message-ID"] = "A word", "<word@example.com>"
    message["Date"] = format_datetime(world.clock.now())
    message.set_content(text)
    return message


@pytest.fixture(params=list(positions()), ids=named)
def world(request: pytest.FixtureRequest, tmp_path) -> Iterator[GoogleWorkspace]:
    name, value = request.param
    more = {"meet": "pending"} if name.startswith("meet_") else {}
    switches = Switches(**{name: value, **more})
    made = GoogleWorkspace.at(tmp_path / "w", switches=switches)
    yield made
    made.close()


def rest(world: GoogleWorkspace, *, minutes: int = 4, passes: int = 3) -> None:
    """A few passes, minutes apart, as the daemon makes them."""
    for _ in range(passes):
        report = world.after(minutes=minutes)
        assert not report.troubles, report.troubles


def test_a_loop_from_the_first_letter_to_the_thanks(world):
    """Edited, undone, sent; answered; confirmed; met; thanked. One draft and one event at most."""
    world.run()
    (line, *_) = [one for one in words(world.draft()).splitlines() if one.startswith("– ")]
    world.google.gmail.autosave(world.draft_id, 2)
    rest(world)
    world.edit_draft(f"{line}\n", "")
    rest(world, passes=1)
    draft = world.draft_id
    world.press_send()
    world.google.gmail.undo(draft)
    rest(world)
    assert (world.loop().stage, len(world.drafts())) == (Stage.DRAFTED, 1)
    world.press_send()
    rest(world)
    assert world.loop().stage is Stage.AWAITING
    offered = [one for one in world.offers() if one.state.value == "offered"]
    assert len(offered) == 2
    world.reply("Number 1 works for me.")
    rest(world)
    assert (world.loop().stage, world.loop().pending.letter) == (Stage.PROPOSED, "confirm")
    assert world.google.calendar.told == []
    world.press_send()
    rest(world)
    assert world.loop().stage is Stage.BOOKED
    assert [(one.address, one.what) for one in world.google.calendar.told] == [
        ("ada@example.com", "invite")
    ]
    assert len(world.events()) == 1
    world.clock.turn(offered[0].end - world.clock.now() + timedelta(hours=1))
    rest(world)
    assert (world.loop().stage, len(world.drafts())) == (Stage.MET, 1)
    world.press_send()
    rest(world)
    assert world.loop().outcome is Outcome.MET
    assert (len(world.sent()), world.drafts()) == (3, [])
    assert world.google.log.sends() == []


@mail_only
def test_a_letter_for_later_and_a_reply_from_elsewhere(world):
    """Scheduled, sent days later; the answer comes in another thread."""
    world.run()
    draft = world.draft_id
    world.google.gmail.send_later(draft)
    rest(world)
    world.clock.turn(timedelta(days=3))
    world.google.gmail.send_scheduled(draft)
    rest(world)
    assert world.loop().stage is Stage.AWAITING
    world.deliver(hello("Thank you, but no.", world))
    rest(world)
    assert world.loop().outcome is Outcome.DECLINED


@mail_only
def test_discarded_is_skipped(world):
    """Not at the first look, and then for good."""
    world.run()
    world.discard()
    world.after(minutes=1)
    assert world.loop().stage is Stage.DRAFTED
    rest(world)
    assert world.loop().outcome is Outcome.SKIPPED
