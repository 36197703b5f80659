"""Two things at once, as after a suspend: what happened counts before what the clock says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.fakes.google.faults import unanswered
from tests.runtime.google_trouble import TroubledWorkspace, after_trouble
from tests.runtime.google_workspace import GoogleWorkspace
from tests.runtime.test_stories import proposed

from reachout.domain.loop import Stage


@pytest.fixture
def world(tmp_path):
    made = GoogleWorkspace.at(tmp_path / "w")
    made.run()
    yield made
    made.close()


def test_sent_in_time_and_seen_too_late(world):
    """The host confirmed, and the machine slept until the answer would have been too late."""
    proposed(world).press_send()
    world.clock.turn(world.loop().chat.start - world.clock.now() - timedelta(minutes=20))
    assert world.run().troubles == []
    assert world.loop().stage is Stage.BOOKED


def test_deleted_and_seen_too_late(world):
    """The host deleted the proposal; his notice has run out when it is seen."""
    proposed(world)
    world.google.calendar.delete(world.events()[0])
    world.clock.turn(world.loop().chat.start - world.clock.now() - timedelta(minutes=20))
    assert world.run().troubles == []
    assert world.loop().stage is Stage.AWAITING


def test_a_letter_thought_discarded_goes_while_another_loop_is_open(world):
    """Scheduled, taken for discarded, sent after a new loop began: the old one stays closed."""
    settings = world.home / "reachout.toml"
    settings.write_text(settings.read_text() + '[rhythm]\nskipped_rest = "7 days"\n')
    first = world.draft_id
    world.google.gmail.send_later(first)
    world.after(minutes=1)
    world.after(minutes=10)
    world.after(days=8)
    assert world.loop().stage is Stage.DRAFTED
    world.google.gmail.send_scheduled(first)
    for _ in range(3):
        assert world.after(minutes=20).troubles == []
    assert len(world.drafts()) <= 1


def test_a_letter_that_was_thought_lost_is_sent_by_schedule(tmp_path):
    """Google never told that it had made it, and the host took it out of Drafts: the second one,
    which nobody touched, is taken away again when the first one goes.
    """
    world = TroubledWorkspace.troubled(tmp_path / "w")
    try:
        world.google.faults.next("gmail.users.drafts.create", unanswered())
        world.run()
        first = world.draft_id
        world.google.gmail.send_later(first)
        after_trouble(world)
        assert world.draft_id != first
        world.google.gmail.send_scheduled(first)
        world.after(minutes=20)
        assert world.loop().stage is Stage.AWAITING
        assert world.drafts() == [] and world.loop().pending is None
    finally:
        world.close()
