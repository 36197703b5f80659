"""A signed-in calendar at the wire-level Google, and what was asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.fakes.google import Model, SetClock, Switches
from tests.fakes.google.calendar import CalendarBook
from tests.fakes.google.calendar_desk import GoogleDesk
from tests.fakes.google.server import ALL, GoogleServer
from tests.providers.calendar_desk import HOST, NOW, OWN, ZONE

from reachout.providers.google.calendar import GoogleCalendar
from reachout.providers.google.session import Session

EVENTS = "calendar.events."
TEAM = "team@group.calendar.google.com"


@dataclass
class Google:
    """One account; every `open` is a process of its own that shares nothing but the token."""

    server: GoogleServer
    folder: Path
    scopes: frozenset[str] = ALL
    sessions: list[Session] = field(default_factory=list)

    @property
    def book(self) -> CalendarBook:
        return self.server.calendar

    @property
    def desk(self) -> GoogleDesk:
        return GoogleDesk(self.book)

    @property
    def clock(self) -> SetClock:
        clock: SetClock = self.server.clock
        return clock

    def open(self, also: Sequence[str] = (), **more: Any) -> GoogleCalendar:
        about = {"zone": ZONE, "addresses": OWN, "all_day_busy": True} | more
        session = Session(
            client=self.folder / "client.json",
            token=self._signed_in(),
            owner=HOST,
            endpoint=self.server.endpoint,
            clock=self.clock,
            wait=self._wait,
            jitter=Random(1),
            patience=2.0,
        )
        session.know_own(OWN)
        self.sessions.append(session)
        return GoogleCalendar(session, also=also, **about)

    def _signed_in(self) -> Path:
        path = self.folder / "token.json"
        if not path.exists():
            self.server.log_in(path, *self.scopes)
        return path

    def _wait(self, seconds: float) -> bool:
        self.clock.turn(timedelta(seconds=seconds))
        return False

    def asked(self, since: int = 0) -> list[str]:
        """What was asked of the calendar, by the last two words of the method: "events.list"."""
        calls = self.server.log.since(since).of("calendar.*")
        return [call.method_id.removeprefix("calendar.") for call in calls]


@contextmanager
def google(
    folder: Path,
    switches: Switches | None = None,
    *,
    made: Callable[[SetClock], Model | None] = lambda _: None,
    **more: Any,
) -> Iterator[Google]:
    """*made*: the calendar behind it, when it is to be another than the usual one."""
    clock = SetClock(NOW)
    with GoogleServer(
        HOST, clock=clock, switches=switches, zone=ZONE, calendar=made(clock)
    ) as server:
        yield from _signed_out_at_last(Google(server, folder, **more))


def _signed_out_at_last(world: Google) -> Iterator[Google]:
    try:
        yield world
    finally:
        for session in world.sessions:
            session.close()
