"""`slots --explain`: every day ahead, and why it is offered or not."""

from __future__ import annotations

from tests.cli.terminal import Workspace

EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tests//EN
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20260501T000000Z
SUMMARY:Away at a fair
DTSTART;VALUE=DATE:{day}
END:VEVENT
END:VCALENDAR
"""


def all_day(sam: Workspace, day: str) -> None:
    text = EVENT.format(uid=day, day=day).replace("\n", "\r\n")
    (sam.home / "calendar" / f"{day}.ics").write_bytes(text.encode())


def test_every_working_day_has_a_word(sam: Workspace) -> None:
    """A full day, a holiday of theirs, a day offered on both clocks, and one to spare."""
    all_day(sam, "20260605")
    lines = sam.does("slots", "Priya", "--explain").splitlines()[2:]
    told = dict(line.split("  ", 1) for line in lines)
    days = {day: what.strip() for day, what in told.items()}
    assert days["Mon 1 June"] == "–  too soon"
    assert days["Thu 4 June"] == "–  a public holiday of theirs: Corpus Christi"
    assert days["Fri 5 June"] == "–  your calendar is full"
    assert days["Wed 3 June"].startswith("offered: ")
    assert "theirs" in days["Wed 3 June"]
    assert "would do; the best, " in days["Tue 2 June"]
    assert "Sat 6 June" not in days


def test_the_explanation_and_the_letter_agree(sam: Workspace) -> None:
    """What is explained as offered is what `slots` lists and what the letter says."""
    listed = sam("slots", "Priya", "--json").json
    days = sam("slots", "Priya", "--explain", "--json").json
    assert [slot for day in days for slot in day["offered"]] == listed
    assert sam.does("preview", "Priya").count("\n– ") == len(listed)


def test_hours_that_never_meet_are_said(sam: Workspace) -> None:
    """Berlin's day is Honolulu's night: a plain sentence, and no time."""
    file = sam.home / "contacts.toml"
    file.write_text(file.read_text().replace("Europe/Lisbon", "Pacific/Honolulu"))
    said = sam.does("slots", "Priya")
    assert "Your hours and those of Priya Nair never meet" in said
    assert "outside their hours" in sam.does("slots", "Priya", "--explain")


def test_an_unreadable_calendar_explains_nothing(sam: Workspace) -> None:
    """Exit 75: nobody can say."""
    (sam.home / "calendar").rmdir()
    said = sam("slots", "Priya", "--explain")
    assert (said.code, said.out) == (75, "")


def test_every_time_that_stood_in_a_letter(awaiting: Workspace) -> None:
    """Offered ones with their letter; nobody else's, and none before there is a letter."""
    offered = awaiting.does("slots", "Priya", "--offers").splitlines()[2:]
    assert len(offered) == 3
    assert all("offered" in line and "the letter “first”" in line for line in offered)
    told = awaiting("slots", "Priya", "--offers", "--json").json
    assert [one["state"] for one in told] == ["offered"] * 3


def test_no_letter_no_offers(sam: Workspace) -> None:
    """A plain sentence, and an empty list for programs."""
    assert "No letter to Priya Nair has offered a time." in sam.does("slots", "Priya", "--offers")
    assert sam("slots", "Priya", "--offers", "--json").json == []


def test_one_question_at_a_time(sam: Workspace) -> None:
    """--explain and --offers together are a mistake in the command line."""
    assert sam("slots", "Priya", "--explain", "--offers").code == 2
