"""What it costs at Google, counted by the server: units and requests, step by step."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from tests.bench.waiting import awaiting
from tests.fakes.google.faults import unanswered
from tests.fakes.google.log import Call
from tests.runtime.google_workspace import GoogleWorkspace
from tests.runtime.workspace import ADA

from reachout.domain.loop import Loop, Stage
from reachout.ports import Change
from reachout.runtime.app import App

Say = Callable[[str], None]
WAITING = (1, 100)
MOST_DAYS = 30
MOST_UNITS = 140  # of a whole loop, besides idle passes and the daily audit
IDLE = ["calendar.events.list", "gmail.users.history.list"]


def main(say: Say) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _nothing_open(Path(folder) / "nothing", say)
        for waiting in WAITING:
            _idle(Path(folder) / str(waiting), waiting, say)
        _whole_loop(Path(folder) / "loop", say)
        _besides(Path(folder) / "besides", say)
        _memory(Path(folder) / "memory", say)


@contextmanager
def at_google(home: Path, contacts: str = ADA) -> Iterator[tuple[GoogleWorkspace, App]]:
    """A workspace and one process that stays, as the daemon does."""
    world = GoogleWorkspace.at(home, contacts)
    try:
        with world.app() as app, app.lock:
            yield world, app
    finally:
        world.close()


def _requests(world: GoogleWorkspace, mark: int) -> list[Call]:
    return [call for call in world.google.log.since(mark) if call.api != "oauth"]


def _pass(world: GoogleWorkspace, app: App) -> list[Call]:
    mark = len(world.google.log)
    app.run_pass()
    return _requests(world, mark)


def _units(calls: list[Call]) -> int:
    return sum(call.units for call in calls if call.api == "gmail")


# ------------------------------------------------------------------ idle


def _nothing_open(home: Path, say: Say) -> None:
    with at_google(home, "") as (world, app):
        calls = [call for _ in range(3) for call in _pass(world, app)]
    assert not calls, calls
    say("Google, nothing open: no request at all")


def _idle(home: Path, waiting: int, say: Say) -> None:
    """People who have a letter and have not answered."""
    with at_google(home, _people(waiting)) as (world, app):
        for number, contact in enumerate(app.store.contacts(app.host.id)):
            app.store.save(Change(opened=awaiting(app, contact.id, number)))
        _pass(world, app)
        world.clock.turn(timedelta(minutes=3))
        _pass(world, app)
        world.clock.turn(timedelta(minutes=1))
        begun = time.process_time()
        calls = _pass(world, app)
        spent = (time.process_time() - begun) * 1000
    assert sorted(call.method_id for call in calls) == IDLE, calls
    assert _units(calls) == 2
    say(f"Google, {waiting:>5} waiting: 2 requests, 2 units, {spent:.0f} ms of both sides' CPU")


def _people(size: int) -> str:
    return "\n".join(
        ADA.replace("Ada Brook", f"Person {n}").replace("ada@", f"p{n}@") for n in range(size)
    )


# ------------------------------------------------------------------ a whole loop


def _whole_loop(home: Path, say: Say) -> None:
    """From the first letter to the thank-you, with a reminder on the way."""
    with at_google(home) as (world, app):
        ledger = _Ledger(world, app)
        ledger.step("first letter")
        ledger.host_sends("first letter sent, read back, labelled")
        ledger.days_pass("reminder, after eight working days")
        ledger.host_sends("reminder sent, read back")
        world.clock.turn(timedelta(hours=3))
        world.reply("Number 1 works for me.")
        ledger.step("reply read; event and confirm letter")
        ledger.host_sends("confirm letter sent, read back; guest invited")
        ledger.days_pass("after the chat: thank-you letter")
        ledger.host_sends("thank-you sent; loop closed")
        stage = app.store.loops(app.host.id, closed=True)[0].stage
    assert stage is Stage.CLOSED
    ledger.show(say)


class _Ledger:
    """Units by step. A daily audit, and what is asked once an account or once a week, apart."""

    def __init__(self, world: GoogleWorkspace, app: App) -> None:
        self.world, self.app = world, app
        self.steps: list[tuple[str, list[Call]]] = []
        self.days: list[Call] = []

    def step(self, what: str) -> None:
        self.steps.append((what, _pass(self.world, self.app)))

    def host_sends(self, what: str) -> None:
        self.world.clock.turn(timedelta(minutes=30))
        self.world.press_send()
        self.step(what)

    def days_pass(self, what: str) -> None:
        """A pass a day, each with its audit, until a letter is written."""
        written = len(self.app.store.letters(self.loop.id))
        for _ in range(MOST_DAYS):
            self.world.clock.turn(timedelta(days=1))
            calls = _pass(self.world, self.app)
            if len(self.app.store.letters(self.loop.id)) > written:
                self.steps.append((what, calls))
                return
            self.days += calls
        raise AssertionError(f"no {what}")

    @property
    def loop(self) -> Loop:
        return self.app.store.loops(self.app.host.id, closed=True)[0]

    def show(self, say: Say) -> None:
        total = 0
        for what, calls in self.steps:
            counted = [call for call in calls if not _apart(call)]
            total += _units(counted)
            say(f"  {_units(counted):>3} units  {what}: {_told(counted)}")
        apart = [call for _, calls in self.steps for call in calls if _apart(call)]
        say(f"  {total:>3} units in all (goal: {MOST_UNITS}), besides")
        say(
            f"  {_units(apart):>3} units of the looks of these passes, and once an account or week"
        )
        say(f"  {_units(self.days):>3} units in {len(self.days)} requests of the days between")
        assert total <= MOST_UNITS


# ------------------------------------------------------------------ what no plain loop has


def _besides(home: Path, say: Say) -> None:
    """Drafts that are not as they were written, and writes whose answer was lost."""
    home.mkdir()
    say("  besides a plain loop, the look of each pass included:")
    with at_google(home / "edited") as (world, app):
        _pass(world, app)
        world.google.gmail.edit(world.draft_id, text="Words of my own.")
        _said(say, "a draft that the host edited, read", _later(world, app))
    with at_google(home / "rewritten") as (world, app):
        _pass(world, app)
        taken = min(offer.start for offer in app.store.live_offers(app.host.id))
        world.enter("dentist", taken, taken + timedelta(hours=1))
        _said(say, "a time that went stale, the draft rewritten", _later(world, app))
    with at_google(home / "unanswered") as (world, app):
        world.google.faults.next("gmail.users.drafts.create", unanswered())
        first = _pass(world, app)
        assert len(world.drafts()) == 1
        lost = [call for call in first if call.method_id.endswith("drafts.create")]
        _said(say, "a draft whose answer was lost, found", [*lost, *_later(world, app)])
        assert len(world.drafts()) == 1
    with at_google(home / "forgotten") as (world, app):
        _pass(world, app)
        world.google.gmail.forget_history()
        _said(say, "a full look, where history does not reach back", _later(world, app))


def _later(world: GoogleWorkspace, app: App) -> list[Call]:
    world.clock.turn(timedelta(minutes=3))
    return _pass(world, app)


def _said(say: Say, what: str, calls: list[Call]) -> None:
    say(f"  {_units(calls):>3} units  {what}: {_told(calls)}")


ONCE = ("getProfile", "history.list", "sendAs.list", "labels.list", "labels.create")


def _apart(call: Call) -> bool:
    return call.method_id.endswith(ONCE)


def _told(calls: list[Call]) -> str:
    names = [
        call.method_id.removeprefix("gmail.users.").removeprefix("calendar.") for call in calls
    ]
    return ", ".join(names)


# ------------------------------------------------------------------ memory


def _memory(home: Path, say: Say) -> None:
    world = GoogleWorkspace.at(home)
    try:
        world.run()
        bare = _resident(_BARE)
        ours = _resident(_OURS, str(world.home))
    finally:
        world.close()
    say(f"resident: bare client {bare:.1f} MiB, ours idle {ours:.1f} MiB: {ours / bare:.2f}×")


def _resident(script: str, *arguments: str) -> float:
    words = [sys.executable, "-c", script + _RSS, *arguments]
    found = subprocess.run(words, check=True, capture_output=True, text=True)
    return int(found.stdout) / 1024


_RSS = """
print([l for l in open("/proc/self/status") if l.startswith("VmRSS")][0].split()[1])
"""
_BARE = """
from googleapiclient.discovery import build
from google.oauth2.credentials import Credentials
import google_auth_httplib2, httplib2
who = google_auth_httplib2.AuthorizedHttp(Credentials("token"), httplib2.Http())
kept = [build(name, version, http=who, static_discovery=True, cache_discovery=False)
        for name, version in (("gmail", "v1"), ("calendar", "v3"))]
"""
_OURS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from reachout.runtime.app import open_app
from reachout.runtime.clock import SetClock
app = open_app(Path(sys.argv[1]), SetClock(datetime(2026, 6, 1, 9, tzinfo=UTC)))
for _ in range(3):
    report = app.run_pass()
    assert not report.troubles, report.troubles
"""

if __name__ == "__main__":
    main(print)
