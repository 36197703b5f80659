"""Days on which something about the host himself is not as it was, or not as one would think."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.fakes.google.faults import refusal, server_error
from tests.runtime import test_stories as stories
from tests.runtime.google_workspace import GoogleWorkspace
from tests.runtime.workspace import ADA

from reachout.domain.span import Span

WORK = "sam@work.example"
NO_ZONE = ADA.replace('zone = "Europe/London"\n', "")  # times are told in the host's zone


@pytest.fixture
def world(tmp_path) -> Iterator[GoogleWorkspace]:
    made = GoogleWorkspace.at(tmp_path / "w", NO_ZONE)
    yield made
    made.close()


def change_settings(world: GoogleWorkspace, old: str, new: str) -> None:
    file = world.home / "reachout.toml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_the_calendar_of_the_hosts_other_account_makes_him_busy(world):
    """Its id is an alias of his; it is not the calendar of this account by another name."""
    world.google.calendar.add_calendar(WORK, role="freeBusyReader")
    change_settings(world, "[host]\n", f'[host]\naliases = ["{WORK}"]\n')
    change_settings(
        world,
        '[calendar]\nprovider = "google"\n',
        f'[calendar]\nprovider = "google"\nalso = ["{WORK}"]\n',
    )
    now = world.clock.now()
    world.google.calendar.enter("Work", now, now + timedelta(days=60), calendar=WORK)
    world.run()
    assert world.drafts() == []


def test_a_letter_follows_the_host_to_another_zone(world):
    """Within a day: nobody is offered nine o'clock in London by somebody in New York."""
    world.run()
    world.google.calendar.travel("America/New_York")
    world.after(days=1)
    world.after(minutes=15)
    assert "New York time" in stories.words(world.draft())
    assert "London time" not in stories.words(world.draft())
    assert {offer.zone for offer in world.standing()} == {"America/New_York"}
    assert all(13 <= offer.start.hour <= 21 for offer in world.standing())  # by day over there


def test_where_the_host_is_costs_one_question_a_day(world):
    """And none to the mailbox."""
    world.run()
    mark = len(world.google.log)
    for _ in range(6):
        world.after(hours=12)
    asked = world.google.log.since(mark).counted()
    assert asked["calendar.settings.get"] == 3


def test_a_calendar_that_cannot_tell_where_he_is_keeps_no_letter_back(world):
    """It is written without times, and the zone of the config holds."""
    world.google.faults.always("calendar.*", refusal("forbidden"))
    world.run()
    assert "London time" not in stories.words(world.draft())
    assert len(world.drafts()) == 1


def test_a_whole_day_off_begins_at_midnight_where_the_host_is(world):
    """Also for the daemon, which opened the calendar before the trip."""
    world.google.calendar.enter("Off", date(2026, 6, 9), date(2026, 6, 10), transparent=False)
    with world.app() as app, app.lock:
        app.run_pass()
        world.google.calendar.travel("Pacific/Auckland")
        world.clock.turn(timedelta(days=1))
        app.run_pass()
        now = world.clock.now()
        busy = app.world().calendar.busy(Span(now, now + timedelta(days=20)))
    assert [one.span.start.isoformat() for one in busy if one.title == "Off"] == [
        "2026-06-08T12:00:00+00:00"
    ]


# ------------------------------------------------------------------ whose account


def test_an_idle_pass_of_a_timer_costs_what_one_of_the_daemon_does(world):
    """Each is a process of its own: whose mailbox it is was found out by an earlier one."""
    world.run()
    world.after(minutes=1)
    for _ in range(3):
        mark = len(world.google.log)
        world.after(minutes=1)
        asked = world.google.log.since(mark).counted()
        asked.pop("oauth.token", None)
        assert asked == {"gmail.users.history.list": 1, "calendar.events.list": 1}


def test_a_new_login_is_looked_at_before_anything_is_asked_of_it(world):
    """Once, also by a process that has verified the one before."""
    world.run()
    with world.app() as app, app.lock:
        world.clock.turn(timedelta(minutes=1))
        app.run_pass()
        world.log_in()
        mark = len(world.google.log)
        for _ in range(2):
            world.clock.turn(timedelta(minutes=2))
            app.run_pass()
    asked = [call.method_id for call in world.google.log.since(mark).of("gmail.*")]
    assert asked[0] == "gmail.users.settings.sendAs.list"
    assert asked.count("gmail.users.settings.sendAs.list") == 1


def test_the_hosts_other_account_is_not_this_mailbox(world):
    """He may send as it from here; a login of its own leads to other drafts."""
    world.google.gmail.add_alias(WORK)
    world.run()
    (draft,) = world.drafts()
    world.log_in(account=WORK)
    mark = len(world.google.log)
    with world.app() as app, app.lock:
        for _ in range(2):
            world.clock.turn(timedelta(days=8))
            assert "reachout auth" in " ".join(app.run_pass().troubles)
    assert world.google.log.since(mark).writes() == []
    asked = {call.method_id for call in world.google.log.since(mark).of("gmail.*")}
    assert asked <= {"gmail.users.settings.sendAs.list"}


# ------------------------------------------------------------------ told to stop


def test_a_pass_in_an_outage_ends_when_it_is_told_to_stop(world):
    """One try of each service, whatever lies open and whoever is due."""
    world.run()
    world.clock.turn(timedelta(days=2))
    world.google.faults.always("*.list", server_error(503))
    mark = len(world.google.log)
    with world.app() as app, app.lock:
        app.wait = lambda seconds: True
        app.run_pass()
    asked = world.google.log.since(mark).counted()
    asked.pop("oauth.token", None)
    assert asked["gmail.users.history.list"] == asked["calendar.events.list"] == 1
    assert sum(asked.values()) <= 3  # where the host is may be asked, and is answered
