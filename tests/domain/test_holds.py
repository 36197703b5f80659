"""Which offered times are held on the host's calendar, and when each hold goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.people import MONDAY, a_loop

from reachout.domain import actions as a
from reachout.domain import events as e
from reachout.domain.chat import ChatStatus, EventSeen, PartStat
from reachout.domain.holds import are_owed, may_stand, next_hold
from reachout.domain.ledger import after
from reachout.domain.loop import Loop, Stage
from reachout.domain.offers import Ledger, Offer, OfferState
from reachout.domain.table import advance

HALF_HOUR = timedelta(minutes=30)
OFFERED, RELEASED = OfferState.OFFERED, OfferState.RELEASED
AWAITING = a_loop(stage=Stage.AWAITING)


def offer(day: int, state: OfferState = OFFERED, held: str = "") -> Offer:
    start = MONDAY + timedelta(days=day)
    return Offer(
        loop="l1",
        key="l1.first.0.0",
        number=day,
        start=start,
        end=start + HALF_HOUR,
        zone="Europe/London",
        words="then",
        state=state,
        held=held,
    )


def hold(id: str, start: datetime) -> EventSeen:
    return EventSeen(
        id=id,
        start=start,
        end=start + HALF_HOUR,
        status=ChatStatus.TENTATIVE,
        host_answer=PartStat.NEEDS_ACTION,
        guest_answer=PartStat.NEEDS_ACTION,
        guest_on_it=False,
        etag="1",
        hold=True,
    )


def next_of(offers: Ledger, seen=(), *, wanted=True, now=MONDAY, loop=AWAITING):
    return next_hold(loop, offers, seen, wanted=wanted, now=now)


def test_each_time_on_offer_is_held():
    """One effect at a time, until all stand there."""
    placed = next_of((offer(1, held="ev1"), offer(2), offer(3)))
    assert isinstance(placed, a.PlaceHold)
    assert (placed.start, placed.key) == (offer(2).start, "l1.hold.0.0")
    assert next_of((offer(1, held="ev1"), offer(2, held="ev2"))) is None


@pytest.mark.parametrize("state", [s for s in OfferState if s is not OFFERED])
def test_only_what_they_have_in_hand_is_held(state):
    """Not what lies in a draft, and not what is taken, struck or gone by."""
    assert next_of((offer(1, state),)) is None
    gone = next_of((offer(1, state, held="ev1"),))
    assert gone == a.RemoveHold(key="l1.unhold.0.0", event="ev1")


def test_a_time_that_has_come_needs_no_hold():
    """Nor is one placed for it."""
    late = MONDAY + timedelta(days=1)
    assert next_of((offer(1),), now=late) is None
    assert isinstance(next_of((offer(1, held="ev1"),), now=late), a.RemoveHold)


def test_with_the_setting_off_every_hold_goes():
    """And none comes."""
    both = (offer(1, held="ev1"), offer(2))
    assert isinstance(next_of(both, wanted=False), a.RemoveHold)
    assert next_of((offer(1), offer(2)), wanted=False) is None


def test_an_unreadable_calendar_waits():
    """Nothing is placed, nothing is taken away; something is still owed."""
    both = (offer(1, RELEASED, held="ev1"), offer(2))
    assert next_of(both, None) is None
    assert are_owed(both, wanted=True, now=MONDAY)
    assert not are_owed((offer(1, held="ev1"), offer(2, RELEASED)), wanted=True, now=MONDAY)
    assert not may_stand((offer(1), offer(2, RELEASED)), wanted=False, now=MONDAY)
    assert may_stand((offer(1, RELEASED),), wanted=True, now=MONDAY)
    assert not may_stand((offer(1, OfferState.DRAFT),), wanted=True, now=MONDAY)


def test_old_holds_go_before_new_ones_come():
    """Two letters' times never stand there side by side for longer than they must."""
    order = [offer(2), offer(1, RELEASED, held="ev1")]
    assert isinstance(next_of(tuple(order)), a.RemoveHold)


def test_a_hold_that_was_forgotten_is_known_again():
    """After an older memory was restored: the event is taken over, and not made twice."""
    found = next_of((offer(1),), (hold("ev1", offer(1).start),))
    assert found == e.HoldPlaced(at=MONDAY, event="ev1", start=offer(1).start, end=offer(1).end)
    elsewhere = (hold("ev1", offer(2).start),)
    assert isinstance(next_of((offer(1),), elsewhere), a.PlaceHold)


def test_a_second_event_on_a_held_time_is_left_alone():
    """A copy that the host made: the two would take each other's place without end."""
    again = (offer(1, RELEASED), offer(1, held="ev1"))
    assert next_of(again, (hold("ev1", offer(1).start), hold("copy", offer(1).start))) is None


HISTORY = st.lists(st.tuples(st.sampled_from(list(OfferState)), st.booleans()), max_size=5)


@settings(max_examples=150, deadline=None)
@given(HISTORY, st.booleans(), st.integers(0, 6))
def test_it_comes_to_rest_with_what_is_wanted(states, wanted, days):
    """From whatever stands: in a few effects exactly the times on offer ahead are held, each
    effect with a key of its own."""
    now = MONDAY + timedelta(days=days)
    offers = tuple(
        offer(n, state, f"ev{n}" if held and state is not OfferState.DRAFT else "")
        for n, (state, held) in enumerate(states, 1)
    )
    loop, keys = AWAITING, []
    while (step := next_of(offers, wanted=wanted, now=now, loop=loop)) is not None:
        assert isinstance(step, a.PlaceHold | a.RemoveHold)
        keys.append(step.key)
        loop, offers = carried_out(loop, offers, step)
        assert len(keys) <= 10
    assert len(set(keys)) == len(keys)
    held = {o.start for o in offers if o.held}
    assert held == {o.start for o in offers if wanted and o.state is OFFERED and o.start > now}


def carried_out(
    loop: Loop, offers: Ledger, step: a.PlaceHold | a.RemoveHold
) -> tuple[Loop, Ledger]:
    event: e.Event = (
        e.HoldPlaced(at=MONDAY, event=step.key, start=step.start, end=step.end)
        if isinstance(step, a.PlaceHold)
        else e.HoldRemoved(at=MONDAY, event=step.event)
    )
    now = advance(loop, event)
    return now, after(offers, event, loop, now)


def test_in_a_closed_loop_what_is_held_stays_known():
    """The ledger lets the time go at once, and keeps the event until it is off the calendar."""
    loop = replace(AWAITING, stage=Stage.CLOSED)
    (closed,) = after((offer(1, held="ev1"),), e.Cancelled(at=MONDAY), AWAITING, loop)
    assert (closed.state, closed.held) == (RELEASED, "ev1")
