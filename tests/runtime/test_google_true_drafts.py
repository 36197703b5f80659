"""Times in Gmail's Drafts stay true: he travels, and sends what stood open in his browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.fakes.google.faults import server_error
from tests.runtime.google_workspace import GoogleWorkspace
from tests.runtime.test_true_drafts import BOGOTA, html, lines, plain, rest, revisions, starts
from tests.runtime.test_true_drafts import taken as taken_locally

from reachout.domain.loop import Stage
from reachout.domain.offers import OfferState


@pytest.fixture
def world(tmp_path) -> Iterator[GoogleWorkspace]:
    made = GoogleWorkspace.at(tmp_path / "w", BOGOTA)
    made.run()
    yield made
    made.close()


def written(world: GoogleWorkspace, mark: int) -> int:
    return world.google.log.since(mark).counted()["gmail.users.drafts.update"]


def taken(world: GoogleWorkspace) -> None:
    taken_locally(world)
    world.after(minutes=20)
    assert revisions(world) == 2


def test_the_host_travels_and_the_same_times_are_worded_anew(world):
    """His own hour stands in the brackets: by the clock of where he is, in one write."""
    before, instants, mark = world.draft(), starts(world), len(world.google.log)
    world.google.calendar.travel("Atlantic/Reykjavik")
    world.after(days=1)
    kept = [start for start in starts(world) if start in instants]
    assert kept
    shown = dict(zip(starts(world), lines(world), strict=True))
    assert all(f"({start:%H:%M} mine)" in line for start, line in shown.items())
    assert rest(world.draft()) == rest(before)
    assert html(world.draft()).count("mine)") == 3
    for minutes in (0, 20, 60):
        assert world.after(minutes=minutes).done == []
    assert (written(world, mark), revisions(world)) == (1, 2)


def test_a_whole_day_off_moves_with_the_host(world):
    """It begins at midnight where he is before any time is judged by it: one write, not two."""
    day = max(starts(world)).date() + timedelta(days=1)
    world.google.calendar.enter("Off", day, day + timedelta(days=1), transparent=False)
    world.after(minutes=20)
    mark = len(world.google.log)
    world.google.calendar.travel("America/New_York")
    world.after(days=1)
    assert world.after(minutes=1).done == []
    assert written(world, mark) == 1
    assert day not in [
        start.astimezone(ZoneInfo("America/New_York")).date() for start in starts(world)
    ]


def test_what_stood_open_in_the_browser_is_what_went_out(world):
    """Its window saves the first revision over the second one and sends it: same draft id."""
    text, first = plain(world.draft()).replace("\r\n", "\n"), starts(world)
    taken(world)
    assert starts(world) != first
    world.google.gmail.edit(world.draft_id, text=text)
    world.press_send()
    for _ in range(3):
        world.after(minutes=2)
    assert world.loop().stage is Stage.AWAITING
    assert [o.start for o in world.offers() if o.state is OfferState.OFFERED] == first
    assert world.drafts() == []


def test_what_stood_open_and_was_edited_offers_what_it_says(world):
    """A time of the first revision struck, two kept: known by their words."""
    text, first = plain(world.draft()).replace("\r\n", "\n"), starts(world)
    struck = text.replace(f"{lines(world)[1]}\n", "").replace("Hi Ada,", "Dear Ada,")
    taken(world)
    world.google.gmail.edit(world.draft_id, text=struck)
    world.press_send()
    for _ in range(3):
        world.after(minutes=2)
    offered = [o.start for o in world.offers() if o.state is OfferState.OFFERED]
    assert offered == [first[0], first[2]]


def test_a_letter_without_times_gets_them_after_the_outage(tmp_path):
    """Nothing on the calendar changes, but that it can be read again."""
    made = GoogleWorkspace.at(tmp_path / "w", BOGOTA)
    made.google.faults.always("calendar.*", server_error())
    made.run()
    assert lines(made) == []
    for _ in range(3):
        assert made.after(hours=1).troubles
    assert revisions(made) == 1
    made.google.faults.clear()
    made.after(hours=2)
    made.after(minutes=1)
    assert (len(lines(made)), revisions(made)) == (3, 2)
    made.close()
