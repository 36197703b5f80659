"""By which number a time in somebody's hands is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reachout.domain.contact import Intent
from reachout.domain.loop import Loop, Stage
from reachout.domain.numbering import by_number, in_hand, numbers_count
from reachout.domain.offers import Offer, OfferState

MORNING = datetime(2026, 6, 9, 8, tzinfo=UTC)
LOOP = Loop(
    id="loop",
    host="host",
    contact="ada",
    intent=Intent.LEARN,
    stage=Stage.AWAITING,
    opened_at=MORNING - timedelta(days=9),
    since=MORNING - timedelta(days=8),
)


def offer(
    number: int, day: int, key: str = "loop.first.0.0", state: OfferState = OfferState.OFFERED
) -> Offer:
    start = MORNING + timedelta(days=day)
    return Offer(
        loop="loop",
        key=key,
        number=number,
        start=start,
        end=start + timedelta(minutes=30),
        zone="Europe/London",
        words="",
        state=state,
    )


def test_the_letter_s_own_numbers_count() -> None:
    """In the order in which its lines stand, whatever they bear."""
    ledger = (offer(3, 2), offer(1, 0))
    found = in_hand(ledger, LOOP)
    assert found == list(ledger)
    assert numbers_count(found)
    assert by_number(found) == {3: ledger[0], 1: ledger[1]}


def test_without_numbers_the_place_counts() -> None:
    """For the host alone, who sees the list; whoever answers is asked."""
    ledger = (offer(0, 2), offer(0, 0), offer(0, 1))
    found = in_hand(ledger, LOOP)
    assert not numbers_count(found)
    assert by_number(found) == dict(enumerate(ledger, 1))


def test_the_newest_letter_comes_first() -> None:
    """An earlier one keeps what the newer does not name again, by time or by number."""
    earlier = [offer(n, n, state=OfferState.LAPSED) for n in (1, 2, 3)]
    newer = offer(1, 9, "loop.nudge.1.0")
    assert in_hand((*earlier, newer), LOOP) == [newer, earlier[1], earlier[2]]
    again = offer(0, 3, "loop.nudge.1.0")
    found = in_hand((*earlier, again), LOOP)
    assert found == [again, earlier[0], earlier[1]]
    assert not numbers_count(found)


def test_a_numbered_letter_after_one_without_numbers() -> None:
    """Its numbers count, and those of the earlier times are nobody's."""
    found = in_hand((offer(0, 1, state=OfferState.LAPSED), offer(1, 9, "loop.nudge.1.0")), LOOP)
    assert numbers_count(found)
    assert list(by_number(found)) == [1]


def test_what_was_released_is_in_hand_when_the_loop_is_over() -> None:
    """A late yes to a closed loop still names its time."""
    released = offer(1, 1, state=OfferState.RELEASED)
    assert in_hand((released,), LOOP) == []
    assert in_hand((released,), replace(LOOP, stage=Stage.CLOSED)) == [released]
    assert by_number([]) == {}
    assert numbers_count([])
