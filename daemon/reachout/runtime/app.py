"""The composition root: the only place that knows every room. The program and its tests use it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reachout import providers
from reachout.domain.host import Host
from reachout.domain.policy import Mode
from reachout.errors import BadSettings, Usage
from reachout.paths import lock_file
from reachout.ports import Calendar, Clock, Mailbox, Store
from reachout.runtime import moving
from reachout.runtime.introduction import known, wake_letters
from reachout.runtime.waiting import pause
from reachout.runtime.world import Report, World
from reachout.settings import files, load
from reachout.settings.loaded import Loaded, Settings
from reachout.store import open_store
from reachout.store.lock import PassLock

if TYPE_CHECKING:
    from reachout.runtime.observe import Observer

DATABASE, OPTOUTS, TEMPLATES = "reachout.db", "optout.txt", "templates"
STATE = "state"


def random_id() -> str:
    return secrets.token_hex(6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seams:
    """Where a test may stand between program and outside: to count, or to cut the power."""

    store: Callable[[Store], Store] = lambda store: store
    mail: Callable[[Mailbox], Mailbox] = lambda mail: mail
    calendar: Callable[[Calendar], Calendar] = lambda calendar: calendar


@dataclass(slots=True)
class App:
    """One workspace, opened. `world()` is made when a pass or a preview needs it."""

    home: Path
    clock: Clock
    settings: Settings
    store: Store
    host: Host
    new_id: Callable[[], str] = random_id
    seams: Seams = Seams()
    wait: Callable[[float], bool] = pause  # so many seconds; True: the program is to stop
    trouble: str = ""  # the config is broken and the last good one is in force
    fingerprint: str = ""  # of the config that is in force here
    year: int = 0  # in which it was read: the host's public holidays are told from it
    _world: World | None = field(default=None)
    _observer: Observer | None = field(default=None)

    @property
    def lock(self) -> PassLock:
        return PassLock(lock_file(self.home))

    def now(self) -> datetime:
        return self.clock.now()

    @property
    def near(self) -> bool:
        """Mailbox and calendar lie on this machine: a question to them costs nothing."""
        return {self.settings.mailbox.provider, self.settings.calendar.provider} == {"local"}

    def world(self) -> World:
        if self._world is None:
            self._world = _world(self)
        return self._world

    def refresh(self) -> None:
        """Take in a changed config, and the same one again when a year begins.

        A broken one keeps the last good and is said.
        """
        try:
            found = files.read(self.home)
            if self._in_force(found.fingerprint):
                self.trouble = ""
                return
            settings, host = _taken_in(found, self.store, self.clock)
        except BadSettings as problem:
            self.trouble = f"The last good config is in force:\n{problem}"
            return
        self.trouble = ""
        self.settings, self.host = settings, host
        self.fingerprint, self.year = found.fingerprint, self.now().year
        self._shut()

    def _in_force(self, fingerprint: str) -> bool:
        # Also ours: another command may have stored the contacts of a config that is new here.
        stored = self.store.fingerprint(self.host.id)
        return fingerprint == self.fingerprint == stored and self.year == self.now().year

    def run_pass(self) -> Report:
        """One pass, under the lock that the caller holds. Usage: `now` is before the last one."""
        from reachout.runtime.cycle import one_pass

        self.refresh()
        last = self.store.last_pass(self.host.id)
        if last is not None and self.now() < last:
            raise Usage(
                f"It is {self.now():%Y-%m-%d %H:%M}Z, and the last pass was later: "
                f"{last:%Y-%m-%d %H:%M}Z. Nothing is done with a clock that runs backwards."
            )
        if self.observing:
            report = self.observe()
        else:
            report = one_pass(self.world())
            if self._follow(self.world().host):
                report.goes_on(one_pass(self.world()))
        if self.trouble:
            report.trouble(self.trouble)
        return report

    def _follow(self, host: Host) -> bool:
        """True when they have travelled: elsewhere, a whole day in the calendar begins and ends
        at other hours, and unsent letters name the hours of another clock.
        """
        travelled = host.zone != self.host.zone
        self.host = host
        if travelled:
            self._shut()
            wake_letters(self.store, host.id, self.now())
        return travelled

    @property
    def observing(self) -> bool:
        return self.settings.mode is Mode.OBSERVE

    def observe(self, *, glance: bool = False) -> Report:
        """What a pass would write, with nothing written or stored; needs no lock.

        A *glance* weighs few people, for a command that has to answer at once.
        """
        from reachout.runtime import observe

        self._observer = self._observer or observe.Observer()
        return self._observer.look(self, observe.FEW if glance else observe.MOST_WEIGHED)

    def close(self) -> None:
        self._shut()
        self.store.close()

    def _shut(self) -> None:
        """Mailbox and calendar; `world()` opens them anew."""
        if self._world is not None:
            self._world.mail.close()
            self._world.calendar.close()
        self._world = None


@contextmanager
def opened(
    home: Path,
    clock: Clock,
    *,
    new_id: Callable[[], str] = random_id,
    seams: Seams = Seams(),
    durable: bool = True,
) -> Iterator[App]:
    """The workspace at *home*. BadSettings with every problem."""
    app = open_app(home, clock, new_id=new_id, seams=seams, durable=durable)
    try:
        yield app
    finally:
        app.close()


def open_app(
    home: Path,
    clock: Clock,
    *,
    new_id: Callable[[], str] = random_id,
    seams: Seams = Seams(),
    durable: bool = True,
) -> App:
    """Not *durable*: a power cut may lose the last commits. For simulated years and tests."""
    found = files.read(home)
    state = home / STATE
    state.mkdir(mode=0o700, exist_ok=True)
    store = seams.store(
        open_store(state / DATABASE, new_id=new_id, optouts=home / OPTOUTS, durable=durable)
    )
    try:
        settings, host = _taken_in(found, store, clock)
    except BaseException:
        store.close()
        raise
    return App(
        home,
        clock,
        settings,
        store,
        host,
        new_id,
        seams,
        fingerprint=found.fingerprint,
        year=clock.now().year,
    )


def _taken_in(found: files.Files, store: Store, clock: Clock) -> tuple[Settings, Host]:
    """What the files say, with the people in the store. BadSettings with every problem."""
    loaded = _load(found, store, clock)
    host = _host(loaded.settings, store)
    if store.fingerprint(host.id) != found.fingerprint:
        store.take_contacts(host.id, loaded.contacts, found.fingerprint)
    return loaded.settings, host


def _host(settings: Settings, store: Store) -> Host:
    """As the config describes them, and as mailbox and calendar completed it last."""
    described = settings.host(store.host(settings.described.address))
    return known(store, described.id).completes(described)


def _load(found: files.Files, store: Store, clock: Clock) -> Loaded:
    """Contacts that are stored already need not be read again: a hundred thousand take seconds."""
    today = clock.now().date()
    settings = found.contents[files.SETTINGS]
    bare = replace(found, contents={files.SETTINGS: settings, files.CONTACTS: b"format = 1\n"})
    alone = _quietly(bare, clock)
    if alone is not None:
        known = store.fingerprint(store.host(alone.settings.described.address))
        if known == found.fingerprint:
            return alone
    return load.parse(found, today=today)


def _quietly(found: files.Files, clock: Clock) -> Loaded | None:
    try:
        return load.parse(found, today=clock.now().date())
    except BadSettings:
        return None  # the whole is read next, and says everything at once


def _world(app: App) -> World:
    moving.check(app.store, app.host.id, app.settings, app.now())
    return World(
        home=app.home,
        clock=app.clock,
        mail=app.seams.mail(_mailbox(app)),
        calendar=app.seams.calendar(_calendar(app)),
        store=app.store,
        host=app.host,
        described=app.settings.host(app.host.id),
        signature=known(app.store, app.host.id).signature,
        policy=app.settings.policy,
        trust=app.settings.mailbox.trust,
        new_id=app.new_id,
        templates=tuple(folder for folder in (app.home / TEMPLATES,) if folder.is_dir()),
        numbered=app.settings.numbered,
    )


def _mailbox(app: App) -> Mailbox:
    chosen = app.settings.mailbox
    if chosen.provider == "google":
        return providers.open_mailbox(
            chosen.provider,
            **_google(app),
            own=app.host.own_addresses,
            labels=chosen.labels,
            signature=chosen.signature,
        )
    return providers.open_mailbox(
        chosen.provider,
        path=chosen.path,
        send=chosen.send or None,
        own=app.host.own_addresses,
        clock=app.clock,
    )


def _calendar(app: App) -> Calendar:
    chosen = app.settings.calendar
    if chosen.provider == "google":
        return providers.open_calendar(
            chosen.provider,
            **_google(app),
            booking=chosen.id,
            also=chosen.also_ids,
            zone=app.host.zone,
            addresses=app.host.own_addresses,
            all_day_busy=app.settings.policy.slots.all_day_busy,
        )
    return providers.open_calendar(
        chosen.provider,
        booking=chosen.path,
        also=chosen.also,
        zone=app.host.zone,
        addresses=app.host.own_addresses,
        all_day_busy=app.settings.policy.slots.all_day_busy,
        clock=app.clock,
    )


def _google(app: App) -> dict[str, Any]:
    chosen = app.settings.google
    return {
        "client": chosen.client,
        "token": chosen.token,
        "endpoint": chosen.endpoint,
        "owner": app.settings.described.address,
        "clock": app.clock,
        "wait": app.wait,
    }


def command(
    app: App, name: str, arguments: dict[str, str], *, patience: timedelta = timedelta(seconds=10)
) -> tuple[str, bool, Report | None]:
    """Say *name* and have a pass apply it: ours, or that of the daemon that holds the lock.

    Returns (answer, failed, report). The report is None when the daemon made the pass.
    """
    from reachout.errors import Busy
    from reachout.runtime.waiting import until_applied

    if app.observing:
        from reachout.runtime.observe import refuse

        raise refuse(name)
    seen = _lying_letter(app, arguments.get("contact", ""))
    number = app.store.say(app.host.id, name, arguments | seen, app.now())
    try:
        with app.lock:
            report = app.run_pass()
    except Busy:
        done = until_applied(app.store, app.host.id, number, patience)
        return (done.answer, done.failed, None) if done else (_LATER, False, None)
    said = app.store.command(number)
    return (said.answer, said.failed, report) if said else ("", False, report)


def _lying_letter(app: App, contact: str) -> dict[str, str]:
    """The revision that lies in Drafts as the host speaks: he approves that one and no other."""
    loop = app.store.open_loop_of(contact) if contact else None
    if loop is None or loop.pending is None:
        return {}
    rows = [row for row in app.store.letters(loop.id) if row.draft == loop.pending.key]
    return {"revision": rows[-1].key} if rows else {}


_LATER = "The daemon is busy; it does this at its next pass."
