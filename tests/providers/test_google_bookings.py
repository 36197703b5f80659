"""Writing on Google Calendar: who is told, what of the host's survives, what happens twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.fakes.google import Switches, error
from tests.fakes.google.faults import (
    AMBIGUOUS,
    Fault,
    refusal,
    server_error,
    signed_out_once,
    unanswered,
)
from tests.fakes.google.server import FREEBUSY
from tests.providers.calendar_desk import (
    COFFEE,
    GUEST,
    HALF_HOUR,
    HELD,
    HOST,
    WEEK,
    YES,
    berlin,
    seen,
)
from tests.providers.google_calendar import Google, google

from reachout.domain.chat import ChatStatus, PartStat
from reachout.errors import Bug, Conflict, NotNow, Refused, Unreachable
from reachout.providers.google.answers import Changed, NotThere, Taken

BOOKED = replace(COFFEE, status=ChatStatus.CONFIRMED)
LATER = replace(BOOKED, start=COFFEE.start + HALF_HOUR, end=COFFEE.end + HALF_HOUR, sequence=1)
NOOR = "noor@example.org"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Google]:
    with google(tmp_path) as world:
        yield world


# ------------------------------------------------------------------ who is told


def test_nobody_is_told_before_the_gesture_and_everybody_after(world):
    """Proposed, then accepted, moved and called off: Google mails the guest three times."""
    calendar = world.open()
    placed = calendar.place(COFFEE)
    assert world.book.told == []
    told = calendar.change(placed, BOOKED, YES)
    told = calendar.change(told, LATER, YES)
    calendar.cancel(told, YES)
    assert [(one.address, one.what) for one in world.book.told] == [
        (GUEST, "invite"),
        (GUEST, "update"),
        (GUEST, "cancellation"),
    ]


def test_every_write_says_whom_google_tells(world):
    """Left unsaid, Google decides, and it may lose the event."""
    calendar = world.open()
    calendar.adjust(calendar.place(COFFEE), replace(LATER, status=ChatStatus.TENTATIVE))
    calendar.change(seen(calendar), BOOKED, YES)
    calendar.cancel(seen(calendar), YES)
    calendar.remove(calendar.place(replace(COFFEE, id="c0ffee1")))
    said = [call.params["sendUpdates"] for call in world.server.log.writes()]
    placing, adjusting, removing = ["none", "none"], ["none"], ["none"]
    assert said == [*placing, *adjusting, "all", "all", *placing, *removing]


def test_the_proposal_holds_only_what_the_guest_may_read(world):
    """And the marks of ours stay on the host's own copy."""
    world.open().place(COFFEE)
    event = world.book.event(COFFEE.id)
    assert event is not None
    assert (event["summary"], event["location"]) == (COFFEE.title, COFFEE.place)
    assert event["description"] == COFFEE.description
    assert event["visibility"] == "private"
    assert event["guestsCanSeeOtherGuests"] is False
    assert event["reminders"] == {"useDefault": True}
    assert [one["email"] for one in event["attendees"]] == [HOST]
    assert "shared" not in event["extendedProperties"]
    marks = event["extendedProperties"]["private"]
    assert (marks["reachout"], marks["key"]) == (COFFEE.loop, COFFEE.key)


@pytest.mark.parametrize("act", ["change", "cancel"])
def test_without_a_gesture_the_transport_refuses(world, act):
    """A guest is neither put on nor told, whatever calls it; nothing left the machine."""
    calendar = world.open()
    placed = calendar.place(COFFEE)
    writes = len(world.server.log.writes())
    more = {"change": (BOOKED, None), "cancel": (None,)}[act]
    with pytest.raises(Bug, match="no gesture"):
        getattr(calendar, act)(placed, *more)
    assert len(world.server.log.writes()) == writes


@pytest.mark.parametrize("who", [GUEST, NOOR])
@pytest.mark.parametrize("act", ["adjust", "remove"])
def test_an_event_somebody_else_stands_on_is_not_touched_silently(world, act, who):
    """On their calendar it would go on standing."""
    calendar = world.open()
    calendar.place(COFFEE)
    world.book.invite(COFFEE.id, who)
    more = {"adjust": (LATER,), "remove": ()}[act]
    with pytest.raises(Refused, match=who):
        getattr(calendar, act)(seen(calendar), *more)
    assert seen(calendar).start == COFFEE.start


# ------------------------------------------------------------------ what survives


def test_what_the_host_added_survives(world):
    """His note, place, colour, reminder and colleague are his; our times are ours."""
    calendar = world.open()
    calendar.place(COFFEE)
    world.book.invite(COFFEE.id, NOOR)
    reminders = {"useDefault": False, "overrides": [{"method": "popup", "minutes": 5}]}
    world.book.edit(COFFEE.id, description="Bring the book.", colorId="5", reminders=reminders)
    told = calendar.change(seen(calendar), replace(LATER, title="Tea: Lena and Sam"), YES)
    event = world.book.event(COFFEE.id)
    assert event is not None
    assert event["summary"] == "Tea: Lena and Sam"
    assert (event["description"], event["colorId"]) == ("Bring the book.", "5")
    assert event["reminders"] == reminders
    assert [one["email"] for one in event["attendees"]] == [HOST, GUEST, NOOR]
    assert (told.start, told.guest_on_it) == (LATER.start, True)


def test_a_place_of_the_hosts_is_not_written_over(world):
    """He knows a better café; a later move keeps it."""
    calendar = world.open()
    told = calendar.change(calendar.place(COFFEE), BOOKED, YES)
    world.book.edit(COFFEE.id, location="Café Mitte")
    told = calendar.change(seen(calendar), LATER, YES)
    event = world.book.event(COFFEE.id)
    assert event is not None
    assert (event["location"], told.start) == ("Café Mitte", LATER.start)


def test_a_guest_added_by_hand_keeps_the_answer(world):
    """Only what is missing is added: the guest who has accepted is not asked again."""
    calendar = world.open()
    calendar.place(COFFEE)
    world.book.invite(COFFEE.id, GUEST)
    world.book.guest_answers(COFFEE.id, "accepted")
    told = calendar.change(seen(calendar), BOOKED, YES)
    assert told.guest_answer is PartStat.ACCEPTED


def test_times_stand_in_the_hosts_zone(world):
    """Over the change of clocks, and in the hour that happens twice."""
    calendar = world.open()
    for number, start in enumerate(["2026-10-25T00:30:00+00:00", "2026-10-25T01:30:00+00:00"]):
        begins = berlin(1, 0).fromisoformat(start)
        event = replace(
            COFFEE, id=f"c0ffee{number}", start=begins, end=begins + timedelta(minutes=30)
        )
        assert calendar.place(event).start == begins
        kept = world.book.event(event.id)
        assert kept is not None
        assert kept["start"]["timeZone"] == "Europe/Berlin"
        assert kept["start"]["dateTime"].startswith("2026-10-25T02:30")


# ------------------------------------------------------------------ twice, and in between


def test_an_id_is_never_given_again(world):
    """A deleted event leaves its id taken for ever; another attempt has another id."""
    calendar = world.open()
    calendar.place(COFFEE)
    world.book.delete(COFFEE.id)
    assert calendar.event(COFFEE.id) is None
    with pytest.raises(Taken):
        calendar.place(COFFEE)
    assert calendar.place(replace(COFFEE, id="c0ffee1")).id == "c0ffee1"


@pytest.mark.parametrize("fault", AMBIGUOUS, ids=lambda fault: fault.name)
def test_a_write_without_an_answer_is_looked_for(world, fault: Fault):
    """One request went out; the next look at the event tells what became of it."""
    calendar = world.open()
    calendar.look("")
    world.server.faults.next("calendar.events.insert", fault)
    with pytest.raises(Unreachable):
        calendar.place(COFFEE)
    assert world.asked().count("events.insert") == 1
    found = calendar.event(COFFEE.id)
    assert (found is not None) == (world.book.event(COFFEE.id) is not None)


def test_an_unanswered_invitation_is_not_judged_by_what_was_seen_before(world):
    """The mirror of this pass is older than the write: the event is asked for."""
    calendar = world.open()
    placed = calendar.place(COFFEE)
    calendar.look("")
    world.server.faults.next("calendar.events.patch", unanswered())
    with pytest.raises(Unreachable):
        calendar.change(placed, BOOKED, YES)
    assert seen(calendar).guest_on_it
    assert (
        world.asked().count("events.patch") == 2
    )  # one of them noted, at placing, that the host was asked


@pytest.mark.parametrize(("meanwhile", "problem"), [("moved", Changed), ("deleted", NotThere)])
def test_a_change_that_slips_in_between_is_not_overwritten(world, meanwhile, problem):
    """After our look and before our write: If-Match refuses it (412)."""
    calendar = world.open()
    placed = calendar.place(COFFEE)
    if meanwhile == "moved":
        world.book.move(COFFEE.id, berlin(12, 9), berlin(12, 10))
    else:
        world.book.delete(COFFEE.id)
    with pytest.raises(problem):
        calendar.change(placed, BOOKED, YES)
    assert world.asked().count("events.patch") == 1  # of placing it


def test_if_match_guards_the_instant_of_the_write(world):
    """Each patch and delete names the state it replaces."""
    calendar = world.open()
    told = calendar.change(calendar.place(COFFEE), BOOKED, YES)
    calendar.cancel(told, YES)
    writes = world.server.log.of("calendar.events.patch", "calendar.events.delete")
    assert all(call.headers["if-match"] for call in writes)
    assert len(writes) == 3


@pytest.mark.parametrize("fault", [signed_out_once(), refusal("rateLimitExceeded")])
def test_a_write_that_certainly_did_not_happen_says_so(world, fault):
    """It is tried again later, without looking."""
    calendar = world.open()
    world.server.faults.next("calendar.events.insert", fault)
    with pytest.raises(NotNow):
        calendar.place(COFFEE)
    world.clock.turn(timedelta(minutes=2))
    assert calendar.event(COFFEE.id) is None


def test_a_write_whose_look_fails_has_not_happened(world):
    """The look before the write is not the write."""
    calendar = world.open()
    placed = calendar.place(COFFEE)
    world.server.faults.always("calendar.events.get", server_error(503))
    with pytest.raises(NotNow, match="Nothing was written"):
        calendar.change(placed, BOOKED, YES)


def test_too_many_invitations_rest_for_hours(world):
    """403 quotaExceeded: the same request would be refused for a long time."""
    calendar = world.open()
    placed = calendar.place(COFFEE)
    world.book.allow_invitations(0)
    for _ in range(3):
        with pytest.raises(NotNow):
            calendar.change(placed, BOOKED, YES)
    assert world.asked().count("events.patch") == 2
    assert not seen(calendar).guest_on_it


def test_a_missing_permission_is_named_with_its_cure(tmp_path):
    """An unticked box is no reason to try again."""
    with google(tmp_path, scopes=frozenset({FREEBUSY})) as world:
        calendar = world.open()
        with pytest.raises(Refused, match=r"calendar\.events\.owned.*reachout auth"):
            calendar.place(COFFEE)


# ------------------------------------------------------------------ secondary calendars


@pytest.mark.parametrize("no_self", [True, False])
def test_chats_may_have_a_calendar_of_their_own(tmp_path, no_self):
    """There Google does not call the host's row his own, and the organizer is the calendar."""
    chats = "chats@group.calendar.google.com"
    with google(tmp_path, Switches(secondary_has_no_self=no_self)) as world:
        world.book.add_calendar(chats)
        calendar = world.open(booking=chats, also=["primary"])
        placed = calendar.place(COFFEE)
        assert (placed.host_answer, placed.guest_on_it) == (PartStat.NEEDS_ACTION, False)
        world.book.answer(COFFEE.id, "accepted")
        assert seen(calendar).host_answer is PartStat.ACCEPTED
        told = calendar.change(seen(calendar), BOOKED, YES)
        assert (told.host_answer, told.guest_on_it) == (PartStat.ACCEPTED, True)
        (met,) = calendar.meetings(frozenset({GUEST}), WEEK)
        assert met.addresses == {HOST, GUEST}
        world.book.answer(COFFEE.id, "declined")
        assert list(calendar.busy(WEEK, fresh=True)) == []


def test_a_calendar_that_is_not_there_is_said_so(world):
    """A mistyped id is mended by the host, and not tried for ever."""
    with pytest.raises(Refused, match="chatz@group"):
        world.open(booking="chatz@group.calendar.google.com").place(COFFEE)


# ------------------------------------------------------------------ Meet

VIDEO = replace(COFFEE, meet=True, place="")


def _link(world: Google) -> str:
    event = world.book.event(COFFEE.id)
    assert event is not None
    return str(event.get("hangoutLink", ""))


def test_a_chat_by_video_has_a_link(world):
    """Asked for in the same write, by a key that makes no second one."""
    world.open().place(VIDEO)
    assert _link(world)
    world.open().place(replace(COFFEE, id="c0ffee1"))
    assert "conferenceData" not in (world.book.event("c0ffee1") or {})


@pytest.mark.parametrize("etag_changes", [True, False])
def test_a_link_that_takes_a_while_is_waited_for_a_few_minutes(tmp_path, etag_changes):
    """The invitation goes out with it; nothing waits inside a write."""
    switches = Switches(meet="pending", meet_ready_changes_etag=etag_changes, meet_pending_reads=3)
    with google(tmp_path, switches) as world:
        calendar = world.open()
        placed = calendar.place(VIDEO)
        with pytest.raises(NotNow, match="Meet link"):
            calendar.change(placed, replace(VIDEO, status=ChatStatus.CONFIRMED), YES)
        assert world.book.told == []
        for _ in range(4):
            now = seen(calendar)
        assert _link(world)
        calendar.change(now, replace(VIDEO, status=ChatStatus.CONFIRMED), YES)
        assert _link(world)


def test_a_link_that_never_comes_keeps_nobody_from_meeting(tmp_path):
    """After five minutes the chat is booked without it."""
    with google(tmp_path, Switches(meet="pending", meet_pending_reads=999)) as world:
        calendar = world.open()
        calendar.place(VIDEO)
        world.clock.turn(timedelta(minutes=5))
        assert calendar.change(seen(calendar), BOOKED, YES).guest_on_it


@pytest.mark.parametrize("how", ["fails", "refused"])
def test_no_meet_is_no_reason_for_no_chat(tmp_path, how):
    """Some accounts have none: the event stands without a link."""
    with google(tmp_path, Switches(meet="fails")) as world:
        if how == "refused":
            no = error(400, "invalid", "Invalid conference type value.")
            world.server.faults.next("calendar.events.insert", Fault(name="no Meet", reply=no))
        placed = world.open().place(VIDEO)
        assert placed.start == COFFEE.start
        assert len(world.book.standing()) == 1
        assert _link(world) == ""


def test_a_hold_that_was_just_seen_goes_without_another_look(world):
    """One request; the etag makes sure that it is still as it was."""
    calendar = world.open()
    calendar.look("")
    placed, begun = calendar.place(HELD), len(world.server.log)
    calendar.remove(placed)
    assert world.asked(begun) == ["events.delete"]
    assert calendar.event(HELD.id) is None


def test_a_hold_that_was_moved_a_moment_ago_stays(world):
    """Seen in this pass, and changed since: Google refuses the deletion."""
    calendar = world.open()
    calendar.look("")
    placed = calendar.place(HELD)
    world.desk.move(HELD.id, HELD.start + HALF_HOUR, HELD.end + HALF_HOUR)
    with pytest.raises(Conflict):
        calendar.remove(placed)
    assert calendar.event(HELD.id).start == HELD.start + HALF_HOUR
