"""While a letter lies untouched in Drafts, its times stay true, and no other byte of it moves."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest
from tests.runtime.test_mutants import Mutant
from tests.runtime.workspace import ADA, Workspace

from reachout.domain.ledger import in_draft
from reachout.domain.loop import Stage
from reachout.errors import Unreachable
from reachout.runtime import preview
from reachout.runtime.app import Seams

BOGOTA = ADA.replace('zone = "Europe/London"', 'zone = "America/Bogota"')
BEN = ADA.replace("Ada", "Ben").replace("ada@", "ben@")
TWO_A_WEEK = "[rhythm]\nweekly = 2\n"


@pytest.fixture
def world(tmp_path: Path) -> Workspace:
    return drafted(tmp_path)


def drafted(tmp_path: Path, contacts: str = BOGOTA, settings: str = "") -> Workspace:
    made = Workspace.make(tmp_path / "w", contacts)
    configure(made, settings)
    made.run()
    return made


def configure(world: Workspace, more: str) -> None:
    file = world.home / "reachout.toml"
    file.write_text(file.read_text() + more)


def edit(world: Workspace, name: str, old: str, new: str) -> None:
    file = world.home / name
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def plain(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content()


def html(message: EmailMessage) -> str:
    return message.get_body(("html",)).get_content()


def lines(world: Workspace) -> list[str]:
    return [line for line in plain(world.draft()).splitlines() if line.startswith("– ")]


def rest(message: EmailMessage) -> tuple[str, str]:
    """Both bodies without their lines of times."""
    text = re.sub(r"^– .*$", "–", plain(message), flags=re.M)
    return text, re.sub(r"<div>– [^<]*</div>", "<div>–</div>", html(message))


def starts(world: Workspace, who: str = "Ada") -> list[datetime]:
    """Of the times that the letter names as it lies there."""
    loop = world.loop(who)
    return [offer.start for offer in in_draft(tuple(world.offers(who)), loop.pending)]


def revisions(world: Workspace, who: str = "Ada") -> int:
    loop = world.loop(who)
    with world.app() as app:
        return len(app.store.letters(loop.id))


# ------------------------------------------------------------------ all that may change


def taken(world: Workspace) -> None:
    start = starts(world)[0]
    world.enter("dentist", start, start + timedelta(minutes=30))


def close_to(world: Workspace) -> None:
    start = starts(world)[0]
    world.enter("dentist", start - timedelta(hours=1), start - timedelta(minutes=5))


def notice_passed(world: Workspace) -> None:
    first = starts(world)[0]
    world.clock.turn(first - timedelta(hours=23) - world.clock.now())


def longer_notice(world: Workspace) -> None:
    hours = (starts(world)[0] - world.clock.now()) / timedelta(hours=1) + 1
    configure(world, f'[slots]\nnotice = "{int(hours)} hours"\n')


def away_by_the_file(world: Workspace) -> None:
    day = starts(world)[0].date()
    edit(world, "contacts.toml", "minutes = 30", f"minutes = 30\naway = [{day}]")


def away_by_automatic_reply(world: Workspace) -> None:
    day = starts(world)[0].date() + timedelta(days=1)
    message = EmailMessage()
    message["From"] = "Ada Brook <ada@example.com>"
    message["To"] = "Sam Berg <sam@example.org>"
    message["Subject"] = "Out of office"
    message["Auto-Submitted"] = "auto-replied"
    message["Date"] = format_datetime(world.clock.now() + timedelta(minutes=1))
    message["Message-ID"] = "<away@example.com>"
    message.set_content(f"I am out of the office and back on {day:%-d %B %Y}.")
    world.clock.turn(timedelta(minutes=2))
    world.deliver(message)


def narrower_hours(world: Workspace) -> None:
    local = starts(world)[0] + timedelta(hours=1)  # London in June
    day = f"{local:%a}".lower()
    hours = {"mon": "9:00-18:00", "tue": "9:00-18:00", "wed": "9:00-18:00", "thu": "9:00-18:00",
             "fri": "9:00-18:00"}  # fmt: skip
    hours[day] = f"{local.hour + 1}:00-20:00"
    said = ", ".join(f'{name} = "{value}"' for name, value in hours.items())
    edit(world, "reachout.toml", "[host.sign_off]", f"hours = {{ {said} }}\n[host.sign_off]")


def host_away(world: Workspace) -> None:
    day = starts(world)[0].date()
    edit(world, "reachout.toml", "[host.sign_off]", f"away = [{day}]\n[host.sign_off]")


def host_elsewhere(world: Workspace) -> None:
    edit(world, "reachout.toml", 'zone = "Europe/London"', 'zone = "Europe/Berlin"')


def their_zone(world: Workspace) -> None:
    edit(world, "contacts.toml", "America/Bogota", "America/Halifax")


def their_locale(world: Workspace) -> None:
    edit(world, "contacts.toml", "minutes = 30", 'minutes = 30\nlanguage = "en-US"')


CHANGES = (
    taken,
    close_to,
    notice_passed,
    longer_notice,
    away_by_the_file,
    away_by_automatic_reply,
    narrower_hours,
    host_away,
    host_elsewhere,
    their_zone,
    their_locale,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_only_the_lines_of_times_change(world, change):
    """In the text and in the HTML; it is written once, and then there is nothing left to do."""
    before, said = world.draft(), lines(world)
    change(world)
    report = world.after(minutes=1)
    after = world.draft()
    assert [done.effect for done in report.done if done.effect != "stage"] == ["RewriteDraft"]
    assert lines(world) != said
    assert len(lines(world)) == len(said) == 3
    assert rest(after) == rest(before)
    assert (after["Subject"], after["To"]) == (before["Subject"], before["To"])
    for minutes in (0, 20, 60):
        assert world.after(minutes=minutes).done == []
    assert revisions(world) == 2


def test_the_same_instants_are_worded_anew_where_only_a_clock_changed(world):
    """They travelled, or the host did: not one time is exchanged."""
    before = starts(world)
    edit(world, "reachout.toml", 'zone = "Europe/London"', 'zone = "Europe/Lisbon"')
    world.after(minutes=1)
    assert (starts(world), revisions(world)) == (before, 1)  # it shows the same hours
    edit(world, "contacts.toml", "America/Bogota", "America/Chicago")
    world.after(minutes=1)
    assert (starts(world), revisions(world)) == (before, 1)
    edit(world, "reachout.toml", "Europe/Lisbon", "Atlantic/Reykjavik")
    world.after(minutes=1)
    assert (starts(world), revisions(world)) == (before, 2)
    mine = [
        f"({start:%H:%M} mine)" in line for start, line in zip(before, lines(world), strict=True)
    ]
    assert all(mine)


def test_a_public_holiday_of_theirs_is_no_day_for_a_chat(tmp_path):
    """The contacts file says where they live: a day in the letter turns out to be a holiday."""
    world = drafted(tmp_path, ADA.replace("Europe/London", "Europe/Berlin") + 'country = "none"\n')
    kings_birthday = date(2026, 6, 8)  # in Victoria
    before = world.draft()
    assert kings_birthday in [start.date() for start in starts(world)]
    edit(world, "contacts.toml", '"none"', '"AU-VIC"')
    world.after(minutes=1)
    assert kings_birthday not in [start.date() for start in starts(world)]
    assert rest(world.draft()) == rest(before)


def test_nothing_is_offered_before_they_are_back(world):
    """An automatic reply says when that is; `slots` knows it as well."""
    away_by_automatic_reply(world)
    back = starts(world)[0].date() + timedelta(days=1)
    world.after(minutes=1)
    with world.app() as app:
        (ada,) = app.store.find_contacts(app.host.id, "Ada")
        shown = preview.slots(app, ada)
    assert shown and all(slot.start.date() >= back for slot in shown)
    assert all(start.date() >= back for start in starts(world))


def test_a_sentence_about_hours_that_hardly_meet_goes_with_them(tmp_path):
    """They moved: the lines alone would leave it standing, so the letter is written anew."""
    world = drafted(tmp_path, ADA.replace("Europe/London", "Asia/Tokyo"))
    hardly = re.compile("hardly|only briefly|share little")
    assert hardly.search(plain(world.draft()))
    edit(world, "contacts.toml", "Asia/Tokyo", "Europe/Berlin")
    world.after(minutes=1)
    assert not hardly.search(plain(world.draft()))
    assert (len(lines(world)), revisions(world)) == (3, 2)
    assert world.after(minutes=20).done == []


def test_a_sentence_about_hours_that_never_meet_goes_as_well(tmp_path):
    """They moved while every hour of the host is taken: no times yet, and no untrue word."""
    world = drafted(tmp_path, ADA.replace("Europe/London", "Pacific/Auckland"))
    world.enter("camp", world.clock.now(), world.clock.now() + timedelta(days=60))
    written = plain(world.draft())
    edit(world, "contacts.toml", "Pacific/Auckland", "Europe/London")
    world.after(minutes=30)
    assert [word for word in ("share", "apart", "lies in both") if word in written]
    assert not [
        word for word in ("share", "apart", "lies in both") if word in plain(world.draft())
    ]
    assert (lines(world), revisions(world), world.after(hours=1).done) == ([], 2, [])


def test_another_language_is_no_reason_to_mix_two(world):
    """The lines keep the language of the letter that they stand in."""
    edit(world, "contacts.toml", "minutes = 30", 'minutes = 30\nlanguage = "de"')
    world.after(minutes=1)
    assert revisions(world) == 1


def test_another_manner_is_no_reason_to_mix_two(tmp_path):
    """A letter that says "du" does not speak of "Ihrer Zeit"."""
    german = 'minutes = 30\nlanguage = "de"\nformal = false'
    world = drafted(tmp_path, BOGOTA.replace("minutes = 30", german))
    edit(world, "contacts.toml", "formal = false", "formal = true")
    assert (world.after(minutes=30).done, revisions(world)) == ([], 1)
    assert all("deiner Zeit" in line for line in lines(world))


# ------------------------------------------------------------------ when it may be written


def saved_again(world: Workspace) -> None:
    """The mail program saves it, not one word changed, as one does whose window is open."""
    drafts = world.folder(".Drafts")
    ((name, message),) = drafts.items()
    drafts.remove(name)
    drafts.add(message)


def test_a_letter_that_may_be_open_waits_for_the_quiet_period(world):
    """Whatever became untrue: ten minutes after it was saved last, and no sooner."""
    saved_again(world)
    world.after(minutes=1)
    taken(world)
    for _ in range(2):
        world.after(minutes=4)
        assert revisions(world) == 1
    world.after(minutes=4)
    assert revisions(world) == 2


def test_one_time_left_of_three_and_the_letter_is_written_anew(world):
    """ "One of these" would be wrong of one; the loop goes on, and nobody is put away for it."""
    last = max(starts(world)) + timedelta(days=30)
    only = starts(world)[1]
    world.enter("before", world.clock.now(), only - timedelta(minutes=20))
    world.enter("after", only + timedelta(minutes=50), last)
    world.after(minutes=1)
    assert (lines(world), starts(world)) == ([lines(world)[0]], [only])
    assert world.loop().stage is Stage.DRAFTED
    assert (revisions(world), world.after(minutes=20).done) == (2, [])


def test_nothing_left_and_the_letter_asks_for_their_times(world):
    """And gets times again when there are some, each time only once."""
    file = world.home / "calendar" / "camp.ics"
    world.enter("camp", world.clock.now(), world.clock.now() + timedelta(days=60))
    world.after(minutes=1)
    assert lines(world) == []
    assert world.after(minutes=20).done == []
    file.unlink()
    world.after(minutes=20)
    assert len(lines(world)) == 3
    assert (revisions(world), world.after(minutes=20).done) == (3, [])


# ------------------------------------------------------------------ an unreadable calendar


def broken(world: Workspace) -> Path:
    file = world.home / "calendar" / "broken.ics"
    file.write_text("BEGIN:VCALENDAR\nnot a calendar")
    return file


def test_a_calendar_that_became_unreadable_judges_nothing(world):
    """The letter stays as it is, nothing in it is called stale, and the host is told."""
    before = plain(world.draft())
    taken(world)
    broken(world)
    for _ in range(3):
        report = world.after(hours=1)
        assert any("calendar" in trouble for trouble in report.troubles)
    assert plain(world.draft()) == before
    assert (revisions(world), world.loop().pending.stale) == (1, ())


def test_a_letter_without_times_gets_them_when_the_calendar_can_be_read_again(tmp_path):
    """Untouched, and not while it may be open in an editor."""
    world = Workspace.make(tmp_path / "w", BOGOTA)
    file = broken(world)
    world.run()
    assert lines(world) == []
    saved_again(world)
    world.after(minutes=1)
    file.unlink()
    world.after(minutes=1)
    assert lines(world) == []
    world.after(minutes=10)
    assert len(lines(world)) == 3
    assert (revisions(world), world.after(minutes=20).done) == (2, [])


def test_an_edited_letter_without_times_stays_without(tmp_path):
    """It is the host's now."""
    world = Workspace.make(tmp_path / "w", BOGOTA)
    file = broken(world)
    world.run()
    world.edit_draft("Hi Ada,", "Dear Ada,")
    file.unlink()
    world.after(minutes=30)
    assert (lines(world), revisions(world)) == ([], 1)


def without_a_line(world: Workspace) -> None:
    """What was read before is remembered; nothing can be asked anew."""

    def busy(calendar, within, *, fresh=False):
        if fresh:
            raise Unreachable("The calendar cannot be reached.")
        return calendar.busy(within)

    world.seams = Seams(calendar=lambda calendar: Mutant(calendar, busy=busy))


def test_a_letter_to_be_written_anew_waits_for_the_calendar(tmp_path):
    """It keeps its times meanwhile, and is written once."""
    world = drafted(tmp_path, ADA.replace("Europe/London", "Asia/Tokyo"))
    before = plain(world.draft())
    edit(world, "contacts.toml", "Asia/Tokyo", "Europe/London")
    without_a_line(world)
    report = world.after(minutes=20)
    assert (report.done, report.troubles) == ([], ["The calendar cannot be reached."])
    assert (plain(world.draft()), revisions(world)) == (before, 1)
    world.seams = Seams()
    world.after(minutes=20)
    assert (len(lines(world)), revisions(world)) == (3, 2)


def test_a_letter_without_times_waits_for_a_calendar_that_answers(tmp_path):
    """That something seemed free a moment ago is no reason to write it again as it is."""
    world = Workspace.make(tmp_path / "w", BOGOTA)
    file = broken(world)
    world.run()
    file.unlink()
    without_a_line(world)
    assert world.after(minutes=20).done == []
    assert (lines(world), revisions(world)) == ([], 1)
    world.seams = Seams()
    world.after(minutes=20)
    assert (len(lines(world)), revisions(world)) == (3, 2)
