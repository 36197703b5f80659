"""How host and people live in the simulation: what they touch, and when."""

from __future__ import annotations

import mailbox
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path

from icalendar import Calendar
from tests.simulation.plays import Paused

from reachout.formats import mail as mails
from reachout.simulation import cast
from reachout.simulation.folders import accept_in_file
from reachout.simulation.people import Life
from reachout.simulation.post import Received
from reachout.simulation.stage import stops

MONDAY = datetime(2026, 10, 19, 7, tzinfo=UTC)
LETTER = Received(
    at=MONDAY,
    sender="Robin Tanner <robin@example.org>",
    subject="Ein größeres Archiv",
    message_id="l1.first.0.0@example.org",
    references=(),
    text="Guten Tag.",
)


def sent_to(paused: Paused, address: str) -> list[bytes]:
    box = mailbox.Maildir(paused.home / "mail" / ".Sent", factory=None, create=False)
    raws = [box.get_bytes(name) for name in box.iterkeys()]
    mine = [raw for raw in raws if mails.recipients(mails.headers(raw)) == address]
    return sorted(mine, key=lambda raw: mails.date_of(mails.headers(raw)) or MONDAY)


def test_the_clock_stops_twice_a_working_day() -> None:
    """At the host's nine and four, also in the week after the clocks go back."""
    found = list(stops(MONDAY, 2, "Europe/Berlin"))
    assert len(found) == 20
    assert {(now.weekday() < 5, now.hour) for now in found} == {(True, 9), (True, 16)}
    offsets = {now.utcoffset() for now in found}
    assert offsets == {timedelta(hours=2), timedelta(hours=1)}


def test_a_person_answers_each_letter_once() -> None:
    """Dr Ahlers sends an automatic note at once and an answer after her return, then no more."""
    ahlers = Life(person=cast.ULRIKE, host=cast.HOST_ADDRESS)
    note, answer = ahlers.receive(LETTER)
    assert note.at - MONDAY < timedelta(minutes=5)
    assert answer.at - MONDAY >= timedelta(days=12)
    assert ahlers.receive(LETTER) == []


def test_nobody_writes_at_night() -> None:
    """A letter of the evening is answered in the morning, at the person's own clock."""
    late = Received(
        at=datetime(2026, 9, 7, 21, tzinfo=UTC),
        sender=LETTER.sender,
        subject="Field notes",
        message_id=LETTER.message_id,
        references=(),
        text="– Wed 9 September, 9:00\n– Thu 10 September, 9:00\n– Fri 11 September, 9:00",
    )
    (answer,) = Life(person=cast.COLETTE, host=cast.HOST_ADDRESS).receive(late)
    assert answer.at.isoformat() == "2026-09-08T07:30:00+01:00"


def test_the_edited_letter_went_as_the_host_wanted_it(three_weeks: Paused) -> None:
    """Robin struck a time and added a line; the mail program dropped every mark of ours."""
    first, *_ = sent_to(three_weeks, cast.GRETA.address)
    text = mails.text_of(first)[0]
    assert "The soup at the corner is still the best in town." in text
    assert len(Received.of(first, MONDAY).offered("en")) == 2
    assert not [name for name in message_from_bytes(first) if name.startswith("X-")]


def test_a_mail_program_sends_under_an_id_of_its_own(three_weeks: Paused) -> None:
    """The thread holds all the same: the answer quotes the id that really went out."""
    ids = {
        mails.message_id(mails.headers(raw)) for raw in sent_to(three_weeks, "efua@example.com")
    }
    assert ids <= three_weeks.stage.host.diary.sent
    assert not any(id.startswith(("c6", "7d")) and ".first." in id for id in ids)


def test_yes_on_the_calendar_changes_one_word(three_weeks: Paused, tmp_path: Path) -> None:
    """The host's own row says ACCEPTED; a second yes, or one on another loop, changes nothing."""
    events = sorted((three_weeks.home / "calendar").glob("*.ics"))
    ours = next(path for path in events if b"X-REACHOUT-LOOP" in path.read_bytes())
    raw = ours.read_bytes().replace(b"PARTSTAT=ACCEPTED", b"PARTSTAT=NEEDS-ACTION")
    copy = tmp_path / "chat.ics"
    copy.write_bytes(raw)
    loop = str(Calendar.from_ical(raw).walk("VEVENT")[0]["X-REACHOUT-LOOP"])
    assert accept_in_file(copy, "another", cast.HOST_ADDRESS) == ""
    assert accept_in_file(copy, loop, cast.HOST_ADDRESS).endswith("@reachout")
    assert accept_in_file(copy, loop, cast.HOST_ADDRESS) == ""
    rows = Calendar.from_ical(copy.read_bytes()).walk("VEVENT")[0]["ATTENDEE"]
    answers = {
        str(row): row.params["PARTSTAT"] for row in (rows if isinstance(rows, list) else [rows])
    }
    assert answers[f"mailto:{cast.HOST_ADDRESS}"] == "ACCEPTED"
