"""A reminder comes days after the first letter, and leaves no untrue word about its times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.runtime.test_true_drafts import broken, plain, starts
from tests.runtime.workspace import ADA, Workspace

from reachout.domain.offers import OfferState
from reachout.domain.slots import Slot

FAR = "[slots]\nhorizon = 20\n"
GONE_BY = ("gone by", "have passed", "are past", "vorbei", "verstrichen")
NO_LONGER = ("no longer hold", "nicht mehr")
GERMAN = ADA.replace("minutes = 30", 'minutes = 30\nlanguage = "de"')


def sent_with(tmp_path, *days: int, contacts: str = ADA) -> Workspace:
    """The first letter is sent on 1 June, with a time in the morning of each of these days."""
    world = Workspace.make(tmp_path / "w", contacts)
    file = world.home / "reachout.toml"
    file.write_text(file.read_text() + FAR)
    blocks = [(1, days[0])] + [(a + 1, b) for a, b in zip(days, (*days[1:], 30), strict=True)]
    for number, (first, last) in enumerate(blocks):
        if first < last:
            world.enter(f"block{number}", june(first), june(last))
    world.run()
    assert [start.day for start in starts(world)] == list(days)
    for event in world.events():
        event.unlink()
    world.clock.turn(timedelta(minutes=30))
    world.press_send()
    world.run()
    return world


def june(day: int) -> datetime:
    """Midnight there."""
    return datetime(2026, 6, day, tzinfo=UTC) - timedelta(hours=1)


def nudged(world: Workspace) -> str:
    """What the reminder says that lies there on 12 June."""
    world.clock.turn(june(12) + timedelta(hours=9) - world.clock.now())
    world.run()
    assert world.loop().pending.letter == "nudge"
    return plain(world.draft())


def first_times(world: Workspace) -> list[Slot]:
    held = [o for o in world.offers() if o.state in (OfferState.OFFERED, OfferState.LAPSED)]
    return [Slot(o.start, o.end) for o in held]


def claims(text: str, words: tuple[str, ...]) -> bool:
    return any(one in text for one in words)


@pytest.mark.parametrize("contacts", [ADA, GERMAN], ids=["en", "de"])
def test_all_have_gone_by_and_it_says_so(tmp_path, contacts):
    """And names another one."""
    world = sent_with(tmp_path, 4, 8, 10, contacts=contacts)
    old = first_times(world)
    text = nudged(world)
    assert claims(text, GONE_BY) and not claims(text, NO_LONGER)
    assert len(starts(world)) == 1 and starts(world)[0] > world.clock.now()
    assert starts(world)[0] not in [slot.start for slot in old]


def test_one_that_still_holds_is_named_again(tmp_path):
    """Two have gone by, one is ahead and free: it goes on being offered."""
    world = sent_with(tmp_path, 4, 8, 17)
    kept = first_times(world)[-1]
    text = nudged(world)
    assert starts(world) == [kept.start]
    assert not claims(text, GONE_BY) and not claims(text, NO_LONGER)
    world.press_send()
    world.after(minutes=5)
    offered = [o.start for o in world.offers() if o.state is OfferState.OFFERED]
    assert offered == [kept.start]


@pytest.mark.parametrize("contacts", [ADA, GERMAN], ids=["en", "de"])
def test_none_holds_any_more_though_some_are_ahead(tmp_path, contacts):
    """Before they say yes to a time that is taken, they are told, and given a free one."""
    world = sent_with(tmp_path, 4, 8, 17, contacts=contacts)
    gone = first_times(world)[-1]
    world.enter("dentist", gone.start, gone.end)
    text = nudged(world)
    assert claims(text, NO_LONGER) and not claims(text, GONE_BY)
    assert starts(world) and gone.start not in starts(world)


def test_one_taken_and_one_free_and_the_free_one_is_named(tmp_path):
    """The soonest of those that still hold."""
    world = sent_with(tmp_path, 4, 17, 19)
    _, gone, kept = first_times(world)
    world.enter("dentist", gone.start, gone.end)
    text = nudged(world)
    assert starts(world) == [kept.start]
    assert not claims(text, GONE_BY) and not claims(text, NO_LONGER)


def test_the_time_that_it_names_stays_true_while_it_lies(tmp_path):
    """It goes, another one comes in its place, and no other word of the reminder changes."""
    world = sent_with(tmp_path, 4, 8, 17)
    before = nudged(world)
    (words,) = [offer.words for offer in world.offers() if offer.state is OfferState.DRAFT]
    old = starts(world)[0]
    world.enter("dentist", old, old + timedelta(hours=1))
    world.after(minutes=5)
    assert len(starts(world)) == 1 and old not in starts(world)
    (new,) = [o.words for o in world.offers() if o.start == starts(world)[0]]
    assert plain(world.draft()) == before.replace(words, new)
    assert (world.loop().pending.letter, world.after(minutes=20).done) == ("nudge", [])


def test_a_calendar_that_cannot_be_read_claims_nothing(tmp_path):
    """Neither that a time holds nor that it does not; no time is named."""
    world = sent_with(tmp_path, 4, 8, 17)
    broken(world)
    text = nudged(world)
    assert starts(world) == []
    assert not claims(text, GONE_BY) and not claims(text, NO_LONGER)
