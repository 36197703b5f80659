"""Turns the clock, carries the mail both ways, lets the host sit down, and runs the passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from reachout.formats import mail as mails
from reachout.runtime.app import App
from reachout.runtime.clock import SetClock
from reachout.simulation.checker import Checker
from reachout.simulation.host import Host
from reachout.simulation.narrator import Narrator
from reachout.simulation.people import Arriving, Life, Person
from reachout.simulation.post import Received
from reachout.simulation.surroundings import Surroundings

MORNING, AFTERNOON = 9, 16  # when the clock stops on a working day, at the host's


@dataclass(slots=True, kw_only=True)
class Stage:
    """One simulated world around one workspace."""

    app: App
    clock: SetClock
    around: Surroundings
    host: Host
    lives: Sequence[Life]
    checker: Checker
    narrator: Narrator
    _coming: list[Arriving] = field(default_factory=list)
    _posted: set[str] = field(default_factory=set)  # of Sent, what was carried out already

    def play(self, weeks: int, *, until: Callable[[datetime], bool] = lambda now: False) -> None:
        """From the Monday on which the clock stands; *until* is asked after each stop."""
        for now in stops(self.clock.at, weeks, self.app.host.zone):
            if now.hour == MORNING or self._something_waits(now):
                self.stop_at(now)
                if until(now):
                    return

    def stop_at(self, now: datetime) -> None:
        """The clock stands at *now*: mail comes, the host sits down, reachout looks."""
        self.clock.at = now
        self.narrator.turn(now)
        self._bring(now)
        self.host.sit_down(now)
        self._carry_out(now)
        self._pass(now)
        self._carry_out(now)

    def _something_waits(self, now: datetime) -> bool:
        """Without it the afternoon is passed over; the next morning sees what it brought."""
        return any(mail.at <= now for mail in self._coming) or self.host.is_needed()

    def _pass(self, now: datetime) -> None:
        with self.app.lock:
            self.narrator.report(self.app.run_pass())
        self.narrator.questions(self.app.store.loops(self.app.host.id))
        self.checker.look(now)

    def _bring(self, now: datetime) -> None:
        """Every mail whose time has come is delivered."""
        due = [mail for mail in self._coming if mail.at <= now]
        for arriving in sorted(due, key=lambda mail: (mail.at, mail.person.name)):
            self.around.deliver(arriving.raw)
            self._coming.remove(arriving)
            self.narrator.mail(arriving)
            if arriving.person.ends == "opted out":
                self.checker.stopped[arriving.person.address] = now

    def _carry_out(self, now: datetime) -> None:
        """What lies newly in Sent reaches its people."""
        sent = self.around.sent()
        for name in sorted(sent.keys() - self._posted):
            self._posted.add(name)
            raw = sent[name]
            to = mails.recipients(mails.headers(raw))
            for life in self.lives:
                if life.person.address == to:
                    self._coming += life.receive(Received.of(raw, now))


def stops(monday: datetime, weeks: int, zone: str) -> Iterator[datetime]:
    """Every instant at which the simulated clock stands, in the host's zone."""
    first = monday.astimezone(ZoneInfo(zone)).date()
    for number in range(7 * weeks):
        day = first + timedelta(days=number)
        if day.weekday() < 5:
            for hour in (MORNING, AFTERNOON):
                yield datetime.combine(day, time(hour), tzinfo=ZoneInfo(zone))


def lives(people: Sequence[Person], host: str) -> list[Life]:
    return [Life(person=person, host=host) for person in people]
