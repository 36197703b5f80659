"""Other programs on the same files: mutt, Python's mailbox, icalendar, khal."""

from __future__ import annotations

import mailbox
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from tests.slow.board import KEY, Mail
from tests.slow.bystanders import PLACES, Bystanders
from tests.slow.machine import ROOT, Reachout, does, environment
from tests.slow.mutt import Mutt

pytestmark = pytest.mark.slow

MONDAY, NOON = "2026-06-01T09:00+02:00", "2026-06-01T12:00+02:00"
TUESDAY = "2026-06-02T09:00+02:00"
YES = "Yes, number 3 suits me well."
KHAL_CONFIG = """\
[calendars]
[[chats]]
path = {calendar}
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %d.%m.
longdateformat = %Y-%m-%d
datetimeformat = %d.%m. %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = chats
[sqlite]
path = {own}/khal.db
"""


@dataclass(frozen=True)
class Khal:
    own: Path
    calendar: Path

    def __post_init__(self) -> None:
        self.own.mkdir()
        (self.own / "config").write_text(
            KHAL_CONFIG.format(calendar=self.calendar, own=self.own), encoding="utf-8"
        )

    def __call__(self, *words: str) -> str:
        program = Path(os.environ.get("REACHOUT_KHAL", ROOT / ".venv-khal/bin/khal"))
        assert program.exists(), (
            f"{program} is needed for this test. Install it: python3 -m venv .venv-khal && "
            ".venv-khal/bin/pip install khal"
        )
        env = environment(HOME=str(self.own), LC_ALL="C.UTF-8", TZ="Europe/Berlin")
        return does(program, "-c", self.own / "config", *words, env=env)


# ------------------------------------------------------------------ a workspace as it stood


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One workspace, with mail and events of others, copied after each step."""
    folder = tmp_path_factory.mktemp("stages")
    sam = Reachout(folder / "work")
    sam.does("init", "--example", now=MONDAY)
    Bystanders.among(sam.home)
    steps: dict[str, Callable[[], object]] = {
        "drafted": lambda: sam.does("once", now=MONDAY),
        "awaiting": lambda: sam.does("approve", "Priya", now=NOON),
        "proposed": lambda: (
            _priya_says(YES, sam.home, "yes"),
            sam.does("once", now=TUESDAY),
        ),
        "booked": lambda: sam.does("accept", "Priya", now=TUESDAY),
    }
    for name, step in steps.items():
        step()
        copytree(sam.home, folder / name)
    return {name: folder / name for name in steps}


def _priya_says(words: str, home: Path, id: str, *, after: int = 0) -> None:
    """In answer to the letter that went after *after* others."""
    letter = sorted(Mail(home).sent(), key=lambda one: str(one[KEY]).split(".")[2])[after]
    message = EmailMessage()
    message["From"] = "Priya Nair <priya@example.com>"
    message["To"], message["Subject"] = "sam@example.org", "Re: Incident reviews"
    message["Date"] = f"{'Tue, 02' if after else 'Mon, 01'} Jun 2026 12:30:00 +0200"
    message["Message-ID"], message["In-Reply-To"] = f"<{id}@example.com>", letter["Message-ID"]
    message.set_content(f"{words}\n")
    (home / f"mail/new/1780340400.{id}.example").write_bytes(message.as_bytes())


@pytest.fixture
def stood(stages: dict[str, Path], tmp_path: Path) -> Callable[[str], Reachout]:
    def copied(name: str) -> Reachout:
        copytree(stages[name], tmp_path / "sam")
        return Reachout(tmp_path / "sam")

    return copied


def _board(sam: Reachout, now: str | None) -> dict[str, Any]:
    (loop,) = sam("status", "--json", now=now).json["loops"]
    return loop


def _offered(sam: Reachout, now: str | None) -> list[dict[str, Any]]:
    return _board(sam, now)["offered"]


def _words(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


Stood = Callable[[str], Reachout]


# ------------------------------------------------------------------ mutt


def test_mutt_opens_inbox_drafts_and_sent(stood: Stood, tmp_path: Path) -> None:
    """Every message in each of them, ours and those of others, with all its letters."""
    sam = stood("proposed")
    mutt = Mutt(tmp_path / "mutt", sam.home / "mail")
    assert "number 3 suits me well" in mutt.reads()
    drafts, sent = mutt.reads(".Drafts"), mutt.reads(".Sent")
    assert "The lift" in drafts and "Priya Nair <priya@example.com>" in drafts
    assert "Subject: Incident reviews" in sent and "Hi Priya," in sent
    assert "– " in sent and "your time" in sent  # the dashes of the times, decoded


def test_an_edit_in_mutt_is_honoured(stood: Stood, tmp_path: Path) -> None:
    """Recalled, edited and put back: it is the host's now, and what he wrote is what goes."""
    sam = _with_one_draft(stood("drafted"))
    mutt = Mutt(tmp_path / "mutt", sam.home / "mail")
    mutt.will_edit("s/^Sam Okafor$/Sam, from the second row/")
    mutt.recalls(then="q")
    sam.does("once", now=NOON)
    assert _board(sam, NOON)["pending"] == {"letter": "first", "touched": True, "stale": []}
    (as_saved,) = Mail(sam.home).drafts()
    sam.does("once", now=TUESDAY)  # its times have begun to pass: still never written again
    (as_left,) = Mail(sam.home).drafts()
    assert as_left.as_bytes() == as_saved.as_bytes()
    sam.does("approve", "Priya", now=TUESDAY)
    (sent,) = Mail(sam.home).sent()
    assert "Sam, from the second row" in _words(sent) and Mail(sam.home).drafts() == []


def test_send_in_mutt_is_the_gesture(tmp_path: Path) -> None:
    """Sent from there, a time struck out: the loop waits, and only what went is offered.

    On the machine's own clock, which is the one that mutt dates letters by.
    """
    sam = Reachout(tmp_path / "sam")
    sam.does("init", "--example")
    sam.does("once")
    before = _offered(sam, None)
    mutt = Mutt(tmp_path / "mutt", sam.home / "mail")
    mutt.will_edit("0,/^– /{/^– /d}")
    mutt.recalls(then="y")
    assert "To: Priya Nair <priya@example.com>" in mutt.posted
    assert mutt.posted.count("\n– ") == len(before) - 1 == 2
    sam.does("once")
    loop = _board(sam, None)
    assert (loop["stage"], loop["ball"], loop["pending"]) == ("awaiting", "contact", None)
    live = [offer for offer in _offered(sam, None) if offer["state"] == "offered"]
    assert [one["start"] for one in live] == [one["start"] for one in before[1:]]


def test_a_letter_and_its_answer_found_together(stood: Stood) -> None:
    """Sent by hand and answered before the next look: the numbers are those of that letter."""
    sam = stood("awaiting")
    _priya_says("Another week would be better.", sam.home, "vague")
    sam.does("once", now=TUESDAY)
    before, sent = Mail(sam.home).sent(), Mail(sam.home).folder(".Sent")
    drafts = Mail(sam.home).folder(".Drafts")
    ((name, letter),) = [(k, m) for k, m in drafts.items() if m[KEY]]
    letter.set_subdir("cur")
    sent.add(letter)
    drafts.remove(name)
    offered = _offered(sam, TUESDAY)[-3:]
    _priya_says("Yes, number 3 suits me well.", sam.home, "third", after=len(before))
    sam.does("once", now="2026-06-02T13:00+02:00")
    loop = _board(sam, "2026-06-02T13:00+02:00")
    assert loop["stage"] == "proposed"
    assert datetime.fromisoformat(loop["chat"]["start"]) == datetime.fromisoformat(
        offered[2]["start"]
    )


def test_long_in_the_editor(stood: Stood, tmp_path: Path) -> None:
    """Mutt takes a draft out of Drafts while it is edited; sent an hour later it still counts."""
    sam = _with_one_draft(stood("drafted"))
    drafts = Mail(sam.home).folder(".Drafts")
    ((name, letter),) = drafts.items()
    drafts.remove(name)
    for minute in (1, 4, 9, 50):
        sam.does("once", now=f"2026-06-01T09:{minute:02}+02:00")
    letter.set_subdir("cur")
    Mail(sam.home).folder(".Sent").add(letter)
    sam.does("once", now="2026-06-01T10:00+02:00")
    assert _board(sam, "2026-06-01T10:00+02:00")["stage"] == "awaiting"
    assert Mail(sam.home).drafts() == []


def _with_one_draft(sam: Reachout) -> Reachout:
    """`mutt -p` asks which one when there are several."""
    for place in PLACES:
        if ".Drafts" in place:
            (sam.home / place).unlink()
    return sam


# ------------------------------------------------------------------ mailbox and icalendar


def test_python_reads_every_message(stood: Stood) -> None:
    """With `mailbox`, without one defect, in a form that servers take."""
    sam = stood("booked")
    for folder in (".Drafts", ".Sent"):
        for message in Mail(sam.home).messages(folder):
            if message[KEY]:
                assert not message.defects and message.get_body(("plain",)) is not None
                assert all(not part.defects for part in message.walk())
    maildir = mailbox.Maildir(sam.home / "mail", create=False)
    assert {"Drafts", "Sent", "Choir"} <= set(maildir.list_folders())
    for message in Mail(sam.home).sent():
        assert max(len(line) for line in message.as_bytes().splitlines()) <= 998


def test_icalendar_reads_event_and_invitation(stood: Stood) -> None:
    """The chat in the calendar, and the .ics in the letter that confirms it, say the same."""
    sam = stood("booked")
    (event,) = [e for e in map(_event, (sam.home / "calendar").glob("*.ics")) if _is_ours(e)]
    confirm = next(m for m in Mail(sam.home).sent() if ".confirm." in m[KEY])
    (ics,) = [p for p in confirm.walk() if p.get_content_type() == "text/calendar"]
    invitation = icalendar.Calendar.from_ical(ics.get_payload(decode=True))
    (invited,) = invitation.walk("VEVENT")
    assert invitation["METHOD"] == "REQUEST" and event["STATUS"] == "CONFIRMED"
    for name in ("UID", "SUMMARY"):
        assert str(invited[name]) == str(event[name])
    assert invited["DTSTART"].dt == event["DTSTART"].dt == _agreed(sam)
    assert "priya@example.com" in str(invited["ATTENDEE"])


def test_the_event_bears_our_marks(stood: Stood) -> None:
    """Key and loop, as long as it stands: by them it is known again."""
    for stage in ("proposed", "booked"):
        sam = stood(stage)
        (event,) = [e for e in map(_event, (sam.home / "calendar").glob("*.ics")) if _is_ours(e)]
        assert str(event["X-REACHOUT-LOOP"]) == _board(sam, TUESDAY)["id"]
        assert str(event.get("X-REACHOUT-KEY", "")).startswith(str(event["X-REACHOUT-LOOP"])), (
            stage
        )
        rmtree(sam.home)


def _event(path: Path) -> icalendar.Event:
    (event,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return event


def _is_ours(event: icalendar.Event) -> bool:
    return "X-REACHOUT-LOOP" in event


def _agreed(sam: Reachout) -> datetime:
    chat = _board(sam, TUESDAY)["chat"]
    assert chat["status"] == "confirmed"
    return datetime.fromisoformat(chat["start"])


# ------------------------------------------------------------------ khal


@pytest.mark.parametrize("stage", ["proposed", "booked"])
def test_khal_lists_the_chat(stood: Stood, tmp_path: Path, stage: str) -> None:
    """With its title and its hour on the host's clock, beside the event of somebody else."""
    sam = stood(stage)
    khal = Khal(tmp_path / "khal", sam.home / "calendar")
    listed = khal("list", "2026-06-01", "21d", "--format", "{start-long} {title}")
    chat = _board(sam, TUESDAY)["chat"]
    start = datetime.fromisoformat(chat["start"]).astimezone(ZoneInfo("Europe/Berlin"))
    (line,) = [line for line in listed.splitlines() if "Incident reviews" in line]
    assert line.startswith(f"{start:%Y-%m-%d %H:%M} ")
    assert "2026-06-02 12:00 Dentist" in listed


def test_an_event_made_with_khal_is_never_offered(stood: Stood, tmp_path: Path) -> None:
    """The untouched draft loses the time that khal has taken, and nothing else of it changes."""
    sam = stood("drafted")
    offered = _offered(sam, MONDAY)
    taken = datetime.fromisoformat(offered[1]["start"]).astimezone(ZoneInfo("Europe/Berlin"))
    khal = Khal(tmp_path / "khal", sam.home / "calendar")
    khal("new", f"{taken:%Y-%m-%d}", f"{taken:%H:%M}", "90m", "The plumber")
    (path,) = [p for p in (sam.home / "calendar").glob("*.ics") if b"plumber" in p.read_bytes()]
    written = path.read_bytes()
    sam.does("once", now=NOON)
    now_offered = _offered(sam, NOON)
    assert len(now_offered) == 3
    starts = [
        datetime.fromisoformat(one["start"]) for one in now_offered if one["state"] == "draft"
    ]
    assert taken not in starts
    assert path.read_bytes() == written


def test_others_are_untouched_through_it_all(tmp_path: Path) -> None:
    """From nothing to a booked chat: same name, same bytes, same age of all that is not ours."""
    sam = Reachout(tmp_path / "sam")
    sam.does("init", "--example", now=MONDAY)
    others = Bystanders.among(sam.home)
    sam.does("once", now=MONDAY)
    sam.does("approve", "Priya", now=NOON)
    _priya_says(YES, sam.home, "yes")
    sam.does("once", now=TUESDAY)
    sam.does("accept", "Priya", now=TUESDAY)
    sam.does("close", "Priya", now=TUESDAY)
    others.are_untouched()
