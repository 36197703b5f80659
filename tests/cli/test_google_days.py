"""Days of a new user at Google: what the commands say when all is well, and when it is not."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest
from tests.cli.terminal import Said, Workspace, process, reachout
from tests.cli.test_run import read_until
from tests.fakes.google.faults import refusal
from tests.fakes.google.server import EVENTS_OWNED, GMAIL_MODIFY, GoogleServer

from reachout.runtime.clock import SystemClock

OWNER = "sam@example.org"
LINK = "https://mail.google.com/mail/?authuser=sam@example.org#drafts/"


@pytest.fixture
def google() -> Iterator[GoogleServer]:
    with GoogleServer(OWNER, clock=SystemClock(), zone="Europe/Berlin") as server:
        yield server


@pytest.fixture
def home(sam: Workspace, google: GoogleServer) -> Path:
    """A workspace whose mail and calendar live at Google, logged in."""
    said = (sam.home / "reachout.toml").read_text(encoding="utf-8")
    said = said.replace('provider = "local"', 'provider = "google"')
    said = said.replace('endpoint = ""', f'endpoint = "{google.endpoint}"')
    (sam.home / "reachout.toml").write_text(said, encoding="utf-8")
    (sam.home / "google-client.json").write_text(json.dumps(google.client_json()))
    log_in(sam.home, google)
    return sam.home


def log_in(home: Path, google: GoogleServer, *scopes: str) -> None:
    google.log_in(token(home), *scopes)


def token(home: Path) -> Path:
    return home / "state" / "google-token.json"


def says(home: Path, *words: str) -> Said:
    return reachout("--home", str(home), *words)


def answers(google: GoogleServer, text: str) -> None:
    """The guest, in the thread of the letter that was sent last."""
    reply = EmailMessage()
    reply["From"], reply["To"] = "Priya Nair <priya@example.com>", OWNER
    reply["Subject"], reply["Message-ID"] = "Re: Incident reviews", "<reply@example.com>"
    reply["In-Reply-To"] = sent_id(google)
    reply["Date"] = format_datetime(google.clock.now())
    reply.set_content(text)
    google.gmail.deliver(reply.as_bytes())


def sent_id(google: GoogleServer) -> str:
    (raw,) = google.gmail.sent()
    line = next(line for line in raw.splitlines() if line.lower().startswith(b"message-id:"))
    return line.partition(b":")[2].decode().strip()


def booked_so_far(home: Path, google: GoogleServer) -> None:
    """The letter went, they took a time, the letter that confirms it lies in Drafts."""
    assert says(home, "once").code == 0
    (draft,) = google.gmail.drafts()
    google.gmail.press_send(draft)
    assert "It is Priya Nair's turn." in says(home, "once").out
    answers(google, "Number 1 works for me.")
    said = says(home, "once")
    assert "A chat with Priya Nair is on your calendar, to be confirmed" in said.out, said.err


# ------------------------------------------------------------------ when all is well


def test_the_letter_is_found_and_sent_in_the_browser(home: Path, google: GoogleServer) -> None:
    """The link wherever the letter is named; `approve` shows it, and sends nothing: code 2."""
    assert LINK in says(home, "once").out
    assert LINK in says(home, "status").out
    said = says(home, "approve", "Priya")
    assert said.code == 2 and LINK in said.err and "Only you send" in said.err
    assert google.gmail.sent() == []


def test_a_yes_from_the_command_line_invites_the_guest(home: Path, google: GoogleServer) -> None:
    """Google tells nobody before it."""
    booked_so_far(home, google)
    assert google.calendar.told == []
    said = says(home, "accept", "Priya")
    assert said.code == 0, said.err
    assert [address for _, address, _ in google.calendar.told] == ["priya@example.com"]


# ------------------------------------------------------------------ when it is not


def test_a_yes_that_google_takes_later(home: Path, google: GoogleServer) -> None:
    """A limit of hours: the yes is kept and said to be; code 75."""
    booked_so_far(home, google)
    google.faults.always("calendar.events.patch", refusal("quotaExceeded"))
    said = says(home, "accept", "Priya")
    assert said.code == 75
    assert "limits what this account may write for some hours" in said.err
    assert "Your yes is kept. They have not been told yet" in said.err
    assert "You said yes; they hear of it at one of the next looks." in says(home, "status").out
    assert google.calendar.told == []


def test_an_api_that_was_switched_off(home: Path, google: GoogleServer) -> None:
    """The link to switch it on, once; and the board is right as soon as it can be read again."""
    says(home, "once")
    google.disabled.add("gmail")
    said = says(home, "once")
    assert said.code == 75 and said.err.count("https://console.") == 1
    assert "press Enable, wait two minutes" in said.err and ".." not in said.err
    assert "mail: last read" in says(home, "status").out
    assert "could not be read" in says(home, "status").out
    google.disabled.clear()
    assert "Mail can be read again." in says(home, "once").out
    assert "could not be read" not in says(home, "status").out


def test_a_calendar_that_was_not_granted(home: Path, google: GoogleServer) -> None:
    """The letter goes without times, the cause is said once, and the status claims no more."""
    log_in(home, google, GMAIL_MODIFY)
    shown = says(home, "auth", "--status")
    assert "What was granted works." in shown.out and "no times are offered" in shown.err
    said = says(home, "once")
    assert "lies in Drafts" in said.out
    assert said.err.count("was not granted: run `reachout auth`") == 1
    assert "The letter offers no times." in said.err


def test_mail_alone_that_was_not_granted(home: Path, google: GoogleServer) -> None:
    """Nothing is written, and `check` says what is missing."""
    log_in(home, google, EVENTS_OWNED)
    assert "Nothing was done." in says(home, "once").out
    said = says(home, "check")
    assert said.code == 1 and "was not granted: run `reachout auth`" in said.err


@pytest.mark.parametrize("word", ["check", "preview", "slots", "once"])
def test_before_the_login(home: Path, word: str) -> None:
    """Every command names the one that helps."""
    token(home).unlink()
    said = says(home, word, *(["Priya"] if word in ("preview", "slots") else []))
    assert said.code == 75
    assert "There is no Google login yet" in said.err and "`reachout auth`" in said.err


def test_a_place_where_no_login_can_be_kept(home: Path) -> None:
    """Found before anybody goes through Google's pages."""
    file = home / "reachout.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("state/google-token", "contacts.toml/token"), encoding="utf-8")
    said = says(home, "auth", "--no-browser", "--port", "0", "--timeout", "1")
    assert (said.code, said.out) == (1, "")
    assert "nothing can be written there" in said.err and "`token` under [google]" in said.err


# ------------------------------------------------------------------ the daemon's log


def test_the_log_of_the_daemon_names_no_address_and_no_secret(
    home: Path, google: GoogleServer
) -> None:
    """What goes to the journal: names, links and steps; no guest's address, no words, no token."""
    running = process("run", "--home", str(home))
    try:
        read_until(running, "send it:")
        google.gmail.press_send(*google.gmail.drafts())
        answers(google, "Number 1 works for me.")
        process("note", "Priya", "--gained", "a friend", "--home", str(home)).communicate()
        out = read_until(running, "that confirms")
        running.send_signal(signal.SIGTERM)
        rest, err = running.communicate(timeout=30)
    finally:
        running.kill()
        running.communicate()
    assert running.returncode == 0
    for secret in ("priya@example.com", "works for me", "GOCSPX", "1//", "ya29", "a friend"):
        assert secret not in out + rest + err, secret
