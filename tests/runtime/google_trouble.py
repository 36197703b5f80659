"""A workspace at a Google that goes wrong, watched by the checker: what can befall one pass."""

from __future__ import annotations

import copy
import copyreg
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from threading import RLock

from tests.fakes.google import Switches
from tests.fakes.google.faults import (
    AMBIGUOUS,
    Ending,
    Fault,
    refusal,
    signed_out_once,
    too_many,
)
from tests.fakes.google.log import Call
from tests.fakes.google.server import GoogleServer
from tests.runtime.google_checker import Checker, WatchedCalendar, WatchedGmail, is_open
from tests.runtime.google_workspace import HOST, GoogleWorkspace
from tests.runtime.power import PowerCut
from tests.runtime.workspace import ADA, MONDAY

from reachout.runtime.app import App
from reachout.runtime.clock import SetClock
from reachout.runtime.world import Report

copyreg.pickle(type(RLock()), lambda lock: (RLock, ()))  # a copied model has a lock of its own

STRAGGLES = Fault(name="straggles", ending=Ending.NOTHING)
"""Nobody answers, and the work is done later, but within the two minutes that Google may take."""
MORNING = MONDAY + timedelta(minutes=5)  # not where a time ends to be on offer
UNKNOWN = (*AMBIGUOUS, STRAGGLES)
REFUSED = (
    too_many(retry_after=7),
    too_many(),
    refusal("rateLimitExceeded", retry_after=20),
    refusal("userRateLimitExceeded"),
    signed_out_once(),
)
LASTING = (refusal("quotaExceeded"), refusal("dailyLimitExceeded"), refusal("domainPolicy"))
READS = ("gmail.*.get", "gmail.*.list", "gmail.users.getProfile", "calendar.*.get")
READS = (*READS, "calendar.*.list", "calendar.freebusy.query")
WRITES = ("*.create", "*.update", "*.delete", "*.insert", "*.patch", "*.modify")


@dataclass(slots=True)
class LateClock(SetClock):
    """What the server was asked and has not answered may still be done while the clock turns."""

    late: Callable[[datetime], datetime | None] = field(default=lambda until: None)

    def turn(self, by: timedelta) -> None:
        until = self.at + by
        while (at := self.late(until)) is not None:
            self.at = max(self.at, at)
        self.at = max(self.at, until)


@dataclass
class TroubledWorkspace(GoogleWorkspace):
    checker: Checker = field(default_factory=Checker)
    stays: bool = False  # one process makes all passes, as the daemon does
    gone: Counter[str] = field(default_factory=Counter)  # letters the host sent, by name
    done_late: int = 0  # calls of the log that were looked through for stragglers
    late_by: float = 0.0  # seconds; 0: as it comes, between 5 and 115
    waiting: list[tuple[datetime, Call]] = field(default_factory=list)
    kept: App | None = None
    more: str = ""  # settings besides

    @classmethod
    def troubled(
        cls,
        home: Path,
        contacts: str = ADA,
        *,
        switches: Switches | None = None,
        stays: bool = False,
        settings: str = "",
    ) -> TroubledWorkspace:
        clock, checker, switches = LateClock(MORNING), Checker(), switches or Switches()
        gmail = WatchedGmail(HOST, clock, switches)
        book = WatchedCalendar(HOST, clock, switches, mail=gmail)
        gmail.checker = book.checker = checker
        gmail.book = book
        server = GoogleServer(HOST, clock=clock, switches=switches, gmail=gmail, calendar=book)
        home.mkdir(parents=True)
        (home / "contacts.toml").write_text(f"format = 1\n{contacts}")
        made = cls(home, clock=clock, server=server, checker=checker, stays=stays)
        clock.late = made.done_by
        made.more = settings
        return made.started(settings)

    def close(self) -> None:
        self.lose_power()
        super().close()

    # -------------------------------------------------------------- the program

    @contextmanager
    def app(self) -> Iterator[App]:
        with super().app() as app:
            app.wait = self.wait
            yield app

    def wait(self, seconds: float) -> bool:
        self.clock.turn(timedelta(seconds=seconds))
        return False

    def run(self) -> Report:
        begun = len(self.google.log)
        report = self._one_pass()
        self.checker.see_pass(self.google.log, begun, report.troubles)
        self._note_what_it_knows()
        return report

    def _one_pass(self) -> Report:
        if not self.stays:
            return super().run()
        if self.kept is None:
            self._running = self.app()
            self.kept = self._running.__enter__()
        try:
            with self.kept.lock:
                return self.kept.run_pass()
        except PowerCut:
            self.lose_power()
            raise

    def lose_power(self) -> None:
        """The process is gone; the next pass is one of a new process."""
        if self.kept is not None:
            self.kept = None
            self._running.__exit__(None, None, None)

    def _note_what_it_knows(self) -> None:
        with self.app() as app:
            for loop in app.store.watched(app.host.id, self.clock.now() - timedelta(days=90)):
                if loop.pending is not None:
                    self.checker.known.add(loop.pending.ref.handle.partition(" ")[0])

    # -------------------------------------------------------------- what is done too late

    def done_by(self, until: datetime) -> datetime | None:
        """Do the next straggling write that is due; when that was."""
        log = self.google.log
        for place in range(self.done_late, len(log)):
            call = log[place]
            if call.fault == STRAGGLES.name and call.is_write and call.api != "oauth":
                seconds = self.late_by or 5 + place * 37 % 110
                self.waiting.append((call.at + timedelta(seconds=seconds), call))
        self.done_late = len(log)
        due = [one for one in self.waiting if one[0] <= until]
        if not due:
            return None
        at, call = first = min(due, key=lambda one: one[0])
        self.waiting.remove(first)
        self.clock.at = max(self.clock.at, at)
        with self.google.lock:
            model = self.google.of(HOST)[call.api]
            model.call(call.method_id, dict(call.params), call.body, call.headers)
        return at

    # -------------------------------------------------------------- how much went wrong

    @property
    def unknown_writes(self) -> int:
        """Writes after which the program could not know whether they had happened."""
        return sum(is_open(call) for call in self.google.log.writes())

    def trouble(self, seed: int, *, reads: float, writes: float, lasting: float = 0.0) -> None:
        """From now on. Token requests fail now and then as well."""
        rate = self.google.faults.rate
        rate(reads / 2, *UNKNOWN, seed=seed + 1, of="oauth.token")
        for number, of in enumerate(WRITES):
            rate(writes, *UNKNOWN, *REFUSED, seed=seed + 10 + number, of=of)
        for number, of in enumerate(READS):
            kinds = (*UNKNOWN, *REFUSED)
            rate(reads, *kinds, seed=seed + 20 + number, of=of)
        if lasting:
            rate(lasting, *LASTING, seed=seed + 40)

    def calm(self) -> None:
        """The trouble is over; whoever was signed out signs in again."""
        self.google.faults.clear()
        self.log_in()


@contextmanager
def copy_of(
    world: TroubledWorkspace, at: Path, *, runs: bool = True
) -> Iterator[TroubledWorkspace]:
    """The workspace, the mailbox and the calendar as they are now, on a server of their own.

    One that does not run is only to be copied from.
    """
    shutil.copytree(world.home, at)
    models = (world.google.gmail, world.google.calendar, world.checker, world.clock)
    spared = {id(world): None}  # the clock knows its workspace
    late, world.clock.late = world.clock.late, lambda until: None
    gmail, book, checker, clock = copy.deepcopy(models, spared)
    world.clock.late = late
    gmail.own_methods()
    server = GoogleServer(
        HOST, clock=clock, switches=world.google.switches, gmail=gmail, calendar=book
    )
    copied = TroubledWorkspace(at, clock=clock, server=server, checker=checker, stays=world.stays)
    copied.ids, copied.gone = count(1000), world.gone.copy()
    clock.late = copied.done_by
    checker.spoken.clear()
    checker.replies.clear()
    checker.whole_looks.clear()
    copied.more = world.more
    if runs:
        copied.started(world.more)
    try:
        yield copied
    finally:
        copied.close()
        shutil.rmtree(at)


def after_trouble(world: TroubledWorkspace) -> None:
    """Passes until everything that was begun has come to its end."""
    for minutes in (3, 4, 23):  # half an hour: the times on offer stay as they are
        world.after(minutes=minutes)
