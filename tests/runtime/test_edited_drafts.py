"""A letter that the host edited is his: it is never written, and he is told what went stale."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from tests.runtime.test_true_drafts import (
    BOGOTA,
    away_by_the_file,
    broken,
    configure,
    drafted,
    edit,
    html,
    lines,
    narrower_hours,
    notice_passed,
    plain,
    revisions,
    starts,
    taken,
)
from tests.runtime.workspace import ADA, Workspace

from reachout.cli.reports import what_was_done
from reachout.domain.board import Card, whats_next
from reachout.domain.policy import Policy

EARLY = "[host.hours]\n" + "".join(
    f'{day} = ["7:00-8:00"]\n' for day in ("mon", "tue", "wed", "thu", "fri")
)


@pytest.fixture
def world(tmp_path) -> Workspace:
    made = drafted(tmp_path, ADA)
    made.edit_draft("Hi Ada,", "Dear Ada,")
    made.after(minutes=1)
    assert (made.loop().pending.touched, made.loop().pending.stale) == (True, ())
    return made


def said(world: Workspace) -> str:
    """What `status` says of it."""
    loop = world.loop()
    card = Card(loop=loop, contact=None, address="ada@example.com", offers=())
    return whats_next(card, Policy())


def first(world: Workspace) -> str:
    return lines(world)[0].removeprefix("– ")


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (taken, "is taken on your calendar"),
        (notice_passed, "is too near by now"),
        (away_by_the_file, "falls on a day on which they are away"),
        (narrower_hours, "lies outside your hours"),
    ],
)
def test_status_says_which_time_went_stale_and_why(world, change, wrong):
    """The words are those that stand in the letter; the letter stays as the host left it."""
    before = plain(world.draft())
    change(world)
    world.after(minutes=1)
    sentence = f"“{first(world)}” {wrong}."
    assert world.loop().pending.stale == (sentence,)
    assert said(world) == f"Your letter lies in Drafts, edited by you. {sentence}"
    assert (plain(world.draft()), revisions(world)) == (before, 1)
    settled = world.loop()
    assert (world.after(minutes=0).done, world.loop()) == ([], settled)


def test_the_pass_that_finds_out_says_so_once(world):
    """In its report; from then on it is for `status` to say."""
    taken(world)
    report = world.after(minutes=1)
    with world.app() as app:
        (said,) = what_was_done(app, report)
    assert said.startswith("In the first letter to Ada Brook, which you edited, a time is good no")
    assert [world.after(hours=6).done for _ in range(2)] == [[], []]


def test_what_went_by_is_said_as_gone_by(world):
    """And no longer as near."""
    world.clock.turn(starts(world)[0] + timedelta(minutes=1) - world.clock.now())
    world.run()
    assert world.loop().pending.stale[0] == f"“{first(world)}” has gone by."


def test_a_stale_time_that_the_host_struck_is_no_longer_named(world):
    """Nothing is left to say once he has mended it himself."""
    taken(world)
    world.after(minutes=1)
    assert len(world.loop().pending.stale) == 1
    world.edit_draft(lines(world)[0] + "\n", "")
    world.after(minutes=1)
    assert world.loop().pending.stale == ()
    assert said(world) == "Your letter lies in Drafts, edited by you."


def test_a_time_written_by_hand_is_named_where_it_is_taken(world):
    """Also beyond the horizon; his own hours, and how soon it is, are his to widen."""
    late = starts(world)[0].replace(day=25, hour=19, minute=0)
    world.enter("concert", late, late + timedelta(hours=2))
    early = starts(world)[0].replace(hour=5, minute=30)
    mine = f"– {early + timedelta(hours=1):%a %-d %B, %H:%M}"
    gone = f"– {late + timedelta(hours=1):%a %-d %B, %H:%M}"
    world.edit_draft(lines(world)[0], f"{mine}\n{gone}")
    world.after(minutes=1)
    assert world.loop().pending.stale == (f"“{gone[2:]}” is taken on your calendar.",)


def test_a_time_that_becomes_free_again_is_not_named_any_more(world):
    """The appointment was called off."""
    taken(world)
    world.after(minutes=1)
    (world.home / "calendar" / "dentist.ics").unlink()
    world.after(minutes=1)
    assert world.loop().pending.stale == ()


def test_an_unreadable_calendar_says_nothing_new_and_takes_nothing_back(world):
    """What was known before stands, and the host is told that nothing can be looked up."""
    taken(world)
    world.after(minutes=1)
    known = world.loop().pending.stale
    file = broken(world)
    start = starts(world)[1]
    world.enter("lunch", start, start + timedelta(hours=1))
    report = world.after(days=1)
    assert any("calendar" in trouble for trouble in report.troubles)
    assert world.loop().pending.stale == known
    file.unlink()
    world.after(minutes=1)
    assert len(world.loop().pending.stale) == 2


def test_lines_that_name_another_clock_than_today_are_named(tmp_path):
    """The host travels, and his own hours in the brackets are not those of where he is."""
    world = drafted(tmp_path, BOGOTA)
    world.edit_draft("Hi Ada,", "Dear Ada,")
    edit(world, "reachout.toml", "Europe/London", "Atlantic/Reykjavik")
    world.after(minutes=1)
    assert len(world.loop().pending.stale) == 3
    assert re.search(r"would read “.*:\d\d mine\)” today\.", said(world))
    assert revisions(world) == 1


def test_an_hour_that_is_only_written_otherwise_is_not_named(tmp_path):
    """07:30 or 7:30: the clock is the same."""
    world = drafted(tmp_path, BOGOTA.replace('zone = "America/Bogota"\n', ""), EARLY)
    world.edit_draft("Hi Ada,", "Dear Ada,")
    assert "07:" in first(world)
    sentences = world.home / "templates" / "en" / "sentences.toml"
    sentences.parent.mkdir(parents=True)
    sentences.write_text('[times]\nclock = "H:mm"\n')
    world.after(minutes=20)
    configure(world, "# saved again\n")
    world.after(minutes=20)
    assert world.loop().pending.stale == ()


def test_whatever_happens_around_an_edited_draft(world):
    """Not one byte of it is written."""
    (file,) = world.folder(".Drafts").keys()
    raw = world.folder(".Drafts").get_bytes(file)
    for change in (taken, away_by_the_file, narrower_hours, notice_passed):
        change(world)
        world.after(minutes=15)
    broken(world)
    world.after(minutes=15)
    (file,) = world.folder(".Drafts").keys()
    assert world.folder(".Drafts").get_bytes(file) == raw


def test_an_edit_in_the_html_alone_is_an_edit(tmp_path):
    """As Gmail and Apple Mail do: struck there, and still in the plain text."""
    world = drafted(tmp_path, ADA)
    drafts = world.folder(".Drafts")
    ((name, message),) = drafts.items()
    parsed = world._parsed(message)
    line = first(world)
    marked = html(parsed).replace(line, f"<s>{line}</s>")
    text = plain(parsed)
    parsed.clear_content()
    parsed.set_content(text)
    parsed.add_alternative(marked, subtype="html")
    drafts.remove(name)
    drafts.add(parsed.as_bytes())
    taken(world)
    world.after(minutes=1)
    assert world.loop().pending.stale == ()
