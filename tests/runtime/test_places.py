"""Weekends and public holidays of both people, in what is offered and in how long one waits."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.runtime.workspace import ADA, SETTINGS, Workspace

from reachout.domain.slots import Guest, offerable, openings
from reachout.domain.span import Days
from reachout.runtime import sides, times
from reachout.runtime.app import App

EVERY_DAY = "[host.hours]\n" + "".join(
    f'{day} = ["0:00-24:00"]\n' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
)
WEEK = "Mon Tue Wed Thu Fri Sat Sun".split()  # noqa: SIM905


def workspace(
    home: Path, person: str = "", *, host: str = "", tables: str = EVERY_DAY, now: str = ""
) -> Workspace:
    """Ada without a zone, with the lines of *person*; *host* stands in [host]."""
    world = Workspace.make(home, ADA.replace('zone = "Europe/London"\n', "") + person)
    head = SETTINGS.format(send="").replace("[host.sign_off]", f"{host}{tables}[host.sign_off]")
    (home / "reachout.toml").write_text(head)
    if now:
        world.clock.at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    return world


def days(app: App, zone: str = "Europe/London") -> set[date]:
    """On the clock of *zone*: every day on which some time could be offered to Ada."""
    world, now = app.world(), app.now()
    (ada,) = app.store.find_contacts(app.host.id, "Ada")
    policy = times.policy_for(world, ada)
    found = openings([], host=times.host_side(world), policy=policy, now=now)
    side = times.contact_side(ada, times.window(world, ada, now))
    slots = offerable(found, guest=Guest(side=side, minutes=30))
    return {slot.start.astimezone(ZoneInfo(zone)).date() for slot in slots}


def offered(app: App) -> list[datetime]:
    """The starts of the times in a letter to Ada."""
    (ada,) = app.store.find_contacts(app.host.id, "Ada")
    return [slot.start for slot in times.to_offer(app.world(), ada, app.now())]


def weekdays(found: set[date]) -> list[str]:
    return [WEEK[number] for number in sorted({day.weekday() for day in found})]


# ------------------------------------------------------------------ weekends


@pytest.mark.parametrize(
    ("zone", "worked"),
    [
        ("Asia/Riyadh", "Mon Tue Wed Thu Sun"),
        ("Africa/Cairo", "Mon Tue Wed Thu Sun"),
        ("Asia/Tel_Aviv", "Mon Tue Wed Thu Sun"),
        ("Asia/Dacca", "Mon Tue Wed Thu Sun"),
        ("Asia/Tehran", "Mon Tue Wed Thu Sat Sun"),
        ("Asia/Dubai", "Mon Tue Wed Thu Fri"),
        ("Asia/Brunei", "Mon Tue Wed Thu Sat"),
        ("Asia/Kathmandu", "Mon Tue Wed Thu Fri"),
        ("Europe/Lisbon", "Mon Tue Wed Thu Fri"),
        ("Etc/GMT-3", "Mon Tue Wed Thu Fri"),
    ],
)
def test_nobody_is_asked_for_their_weekend(tmp_path, zone, worked):
    """Sunday to Thursday in Riyadh, never a Saturday in Tel Aviv: at their own clock."""
    world = workspace(tmp_path, f'zone = "{zone}"\n', now="2026-09-01T08:00")
    with world.app() as app:
        assert weekdays(days(app, zone)) == worked.split()
        there = [start.astimezone(ZoneInfo(zone)) for start in offered(app)]
    assert len(there) == 3
    for start in there:
        assert WEEK[start.weekday()] in worked
        assert 9 <= start.hour < 18


def test_hours_of_their_own_win_over_the_weekend(tmp_path):
    """Who says Friday and Saturday in Riyadh is asked for Friday and Saturday."""
    hours = 'hours = { fri = ["10:00-12:00"], sat = ["10:00-12:00"] }\n'
    world = workspace(tmp_path, f'zone = "Asia/Riyadh"\n{hours}')
    with world.app() as app:
        assert weekdays(days(app, "Asia/Riyadh")) == ["Fri", "Sat"]


def test_the_weekend_of_a_country_counts_without_a_zone(tmp_path):
    """Only the hours of the day are unknown then; days with hours win here too."""
    world = workspace(tmp_path / "a", 'country = "SA"\n')
    with world.app() as app:
        assert weekdays(days(app)) == ["Mon", "Tue", "Wed", "Thu", "Sun"]
        assert len(offered(app)) == 3
    friday = 'hours = { fri = ["10:00-12:00"] }\n'
    world = workspace(tmp_path / "b", f'country = "SA"\n{friday}')
    with world.app() as app:
        assert weekdays(days(app)) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sun"]


def test_without_zone_and_country_every_day_of_the_host_is_theirs(tmp_path):
    """Nothing is known, so nothing is taken for known."""
    with workspace(tmp_path).app() as app:
        assert weekdays(days(app)) == WEEK


def test_the_week_of_a_host_without_hours(tmp_path):
    """That of the country of their holidays: a host of Tel Aviv offers Sundays."""
    ada = 'zone = "Europe/London"\nhours = { fri = "9:00-18:00", sun = "9:00-18:00" }\n'
    world = workspace(tmp_path, ada, host='holidays = "IL"\n', tables="")
    with world.app() as app:
        assert weekdays(days(app)) == ["Sun"]


# ------------------------------------------------------------------ public holidays

CORPUS_CHRISTI = date(2026, 6, 4)


@pytest.mark.parametrize(("country", "asked"), [("DE-BY", False), ("DE-HH", True), ("DE", True)])
@pytest.mark.parametrize("zone", ['zone = "Europe/Berlin"\n', ""])
def test_a_holiday_of_their_region(tmp_path, country, zone, asked):
    """A Bavarian is not asked for Corpus Christi and a Hamburger is, with or without a zone."""
    world = workspace(tmp_path, f'{zone}country = "{country}"\n')
    with world.app() as app:
        found = days(app)
    assert (CORPUS_CHRISTI in found) is asked
    assert {date(2026, 6, 3), date(2026, 6, 5)} <= found


def test_whoever_lives_by_no_calendar_of_a_country(tmp_path):
    """With "none" Christmas is a day as any other."""
    christmas, now = date(2026, 12, 25), "2026-12-21T08:00"
    berlin = 'zone = "Europe/Berlin"\n'
    with workspace(tmp_path / "a", berlin, now=now).app() as app:
        assert christmas not in days(app)
    with workspace(tmp_path / "b", f'{berlin}country = "none"\n', now=now).app() as app:
        assert christmas in days(app)


def test_holidays_over_the_turn_of_the_year(tmp_path):
    """The window of December reaches into January: 4 January 2027 is off in Scotland alone."""
    fourth, new_year = date(2027, 1, 4), date(2027, 1, 1)
    for country, off in (("GB-SCT", True), ("GB", False)):
        person = f'zone = "Europe/London"\ncountry = "{country}"\n'
        world = workspace(tmp_path / country, person, now="2026-12-27T08:00")
        with world.app() as app:
            found = days(app)
        assert new_year not in found
        assert (fourth not in found) is off
        assert date(2027, 1, 5) in found


def test_a_lying_time_that_falls_on_a_holiday_is_no_longer_true(tmp_path):
    """The host learns where somebody lives, and the letter in Drafts follows."""
    world = workspace(tmp_path, tables='[host.hours]\nthu = ["9:00-18:00"]\n')
    world.run()
    assert "Thu 4 June" in lies(world)
    with (world.home / "contacts.toml").open("a") as file:
        file.write('country = "DE-BY"\n')
    world.after(hours=1)
    assert "Thu 4 June" not in lies(world)
    assert "Thu 11 June" in lies(world)


def lies(world: Workspace) -> str:
    return world.draft().get_body(("plain",)).get_content()


def test_the_holidays_of_the_host(tmp_path):
    """With the region that the host names; they have their names."""
    for place, free in (("DE-BY", False), ("DE-HH", True)):
        world = workspace(tmp_path / place, 'zone = "UTC"\n', host=f'holidays = "{place}"\n')
        with world.app() as app:
            assert (CORPUS_CHRISTI in days(app)) is free
            named = Days(CORPUS_CHRISTI, CORPUS_CHRISTI, "Corpus Christi")
            assert (named in app.host.away) is not free


def test_a_program_that_runs_for_years_knows_every_holiday(tmp_path):
    """The files stay as they are, and the year turns: the holidays of the host are told anew."""
    world = workspace(tmp_path, host='holidays = "DE"\n', now="2026-12-01T08:00")
    with world.app() as app, app.lock:
        app.run_pass()
        for year in range(2027, 2034):
            world.clock.at = datetime(year, 12, 22, 8, tzinfo=UTC)
            app.run_pass()
            found = days(app)
            assert date(year, 12, 24) in found
            assert not {date(year, 12, 25), date(year, 12, 26), date(year + 1, 1, 1)} & found


def test_the_turn_of_the_year_is_no_news_of_anybody(tmp_path):
    """No contact is stored again, and what lies in Drafts stays as it is."""
    world = workspace(tmp_path, host='holidays = "DE"\n', now="2026-12-31T08:00")
    with world.app() as app, app.lock:
        app.run_pass()
        before = [draft.as_string() for draft in world.drafts()]
        opened = app.world()
        world.clock.turn(timedelta(hours=1))
        app.refresh()
        assert app.world() is opened
        world.clock.turn(timedelta(hours=16))
        app.refresh()
        assert app.world() is not opened
        assert app.year == 2027
        assert list(app.store.candidates(app.host.id, app.now(), 9)) == []
        app.run_pass()
    assert [draft.as_string() for draft in world.drafts()] == before


def test_a_broken_file_at_the_turn_of_the_year(tmp_path):
    """The last good one stays in force, and as soon as it is mended the new year is known."""
    world = workspace(tmp_path, host='holidays = "DE"\n', now="2026-12-31T08:00")
    file = world.home / "reachout.toml"
    good = file.read_text()
    with world.app() as app:
        file.write_text(f"{good}\n[slots]\ncount = 99\n")
        world.clock.turn(timedelta(days=700))
        app.refresh()
        assert "count" in app.trouble
        file.write_text(good)
        app.refresh()
        assert (app.trouble, app.year) == ("", 2028)
        assert any(off.first == date(2030, 12, 25) for off in app.host.away)


# ------------------------------------------------------------------ the wait before a reminder


def reminded_on(world: Workspace) -> date:
    """A letter is sent on Monday, 21 December 2026, and nobody answers."""
    world.run()
    world.press_send()
    world.run()
    for _ in range(40):
        world.after(days=1)
        if world.drafts():
            return world.clock.now().date()
    raise AssertionError("no reminder")


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("none", date(2026, 12, 31)),
        ("DE", date(2027, 1, 4)),  # Christmas Day and New Year's Day are Fridays
        ("GB", date(2027, 1, 5)),  # 28 December too: Boxing Day was a Saturday
        ("DE-BW", date(2027, 1, 4)),
    ],
)
@pytest.mark.parametrize("zone", ['zone = "Europe/Berlin"\n', ""])
def test_a_reminder_waits_over_their_holidays(tmp_path, country, zone, day):
    """Eight working days are eight days on which they work."""
    person = f'{zone}country = "{country}"\n'
    world = workspace(tmp_path, person, now="2026-12-21T08:00")
    assert reminded_on(world) == day


def test_working_days_of_who_rests_on_friday(tmp_path):
    """From Monday, 21 December: eight working days in Cairo end on the Thursday of next week."""
    world = workspace(tmp_path, 'zone = "Africa/Cairo"\n', now="2026-12-21T08:00")
    assert reminded_on(world) == date(2026, 12, 31)


# ------------------------------------------------------------------ the way to a café


def test_the_buffer_of_a_contact(tmp_path):
    """What is kept free around a chat with them, in place of the host's own."""
    busy = datetime(2026, 6, 3, 12, tzinfo=UTC)
    hours = '[host.hours]\nwed = ["11:00-16:00"]\n'  # 10:00 to 15:00 in UTC
    starts = {}
    for buffer in ("", 'buffer = "90 minutes"\n', 'buffer = "0 minutes"\n'):
        world = workspace(tmp_path / (buffer[10:12] or "own"), buffer, tables=hours)
        world.enter("lunch", busy, busy + timedelta(hours=1))
        with world.app() as app:
            starts[buffer] = {s.time() for s in offered(app) if s.date() == busy.date()}
            (ada,) = app.store.find_contacts(app.host.id, "Ada")
            free = times.policy_for(app.world(), ada).buffer
        for start in starts[buffer]:
            chat = datetime.combine(busy.date(), start, UTC)
            away = min(abs(busy - chat - timedelta(minutes=30)), abs(chat - busy - HOUR))
            assert away >= free
    assert all(starts.values())


HOUR = timedelta(hours=1)


def test_the_window_is_as_wide_as_their_buffer(tmp_path):
    """What is not read of the calendar would look free."""
    with workspace(tmp_path, 'buffer = "5 hours"\n').app() as app:
        world, now = app.world(), app.now()
        (ada,) = app.store.find_contacts(app.host.id, "Ada")
        assert times.window(world, ada, now).start == now - timedelta(hours=5)
        assert sides.policy_for(world, ada).per_day == world.policy.slots.per_day


# ------------------------------------------------------------------ what it costs

IDLE = """\
import sys
from pathlib import Path
from datetime import UTC, datetime
from reachout.runtime.app import open_app
from reachout.runtime.clock import SetClock
app = open_app(Path(sys.argv[1]), SetClock(datetime(2026, 6, 3, 8, 30, tzinfo=UTC)))
with app.lock:
    report = app.run_pass()
assert not report.done, report
print("holidays" in sys.modules)
"""


def test_an_idle_pass_asks_for_no_holiday(tmp_path):
    """The list of all holidays of the world is not even loaded while nothing is to be done."""
    world = workspace(tmp_path, 'zone = "Asia/Riyadh"\n', tables="")
    world.run()
    world.press_send()
    world.run()
    world.after(days=2)
    words = [sys.executable, "-c", IDLE, str(world.home)]
    found = subprocess.run(words, check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "False"
