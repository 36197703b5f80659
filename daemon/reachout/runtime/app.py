"""The composition root: the only place that knows every room. The program and its tests use it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from reachout import providers
from reachout.domain.host import Host
from reachout.errors import BadSettings, Usage
from reachout.paths import lock_file
from reachout.ports import Calendar, Clock, Mailbox, Store
from reachout.runtime.world import Report, World
from reachout.settings import files, load
from reachout.settings.loaded import Loaded, Settings
from reachout.store import open_store
from reachout.store.lock import PassLock

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
    trouble: str = ""  # the config is broken and the last good one is in force
    _world: World | None = field(default=None)

    @property
    def lock(self) -> PassLock:
        return PassLock(lock_file(self.home))

    def now(self) -> datetime:
        return self.clock.now()

    def world(self) -> World:
        if self._world is None:
            self._world = _world(self)
        return self._world

    def refresh(self) -> None:
        """Take in a changed config. A broken one keeps the last good and is said."""
        try:
            fresh = files.fingerprint(self.home)
            if fresh == self.store.fingerprint(self.host.id):
                self.trouble = ""
                return
            loaded = load.load(self.home, today=self.now().date())
        except BadSettings as problem:
            self.trouble = f"The last good config is in force:\n{problem}"
            return
        self.trouble = ""
        self.settings, self.host = loaded.settings, loaded.settings.host(self.host.id)
        self._world = None
        self.store.take_contacts(self.host.id, loaded.contacts, loaded.fingerprint)

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
        report = one_pass(self.world())
        if self.trouble:
            report.trouble(self.trouble)
        return report

    def close(self) -> None:
        self.store.close()


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
        loaded = _load(found, store, clock)
        host = loaded.settings.host(store.host(loaded.settings.described.address))
        if store.fingerprint(host.id) != found.fingerprint:
            store.take_contacts(host.id, loaded.contacts, found.fingerprint)
    except BaseException:
        store.close()
        raise
    return App(home, clock, loaded.settings, store, host, new_id, seams)


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
    return World(
        home=app.home,
        clock=app.clock,
        mail=app.seams.mail(_mailbox(app)),
        calendar=app.seams.calendar(_calendar(app)),
        store=app.store,
        host=app.host,
        policy=app.settings.policy,
        new_id=app.new_id,
        templates=tuple(folder for folder in (app.home / TEMPLATES,) if folder.is_dir()),
        numbered=app.settings.numbered,
    )


def _mailbox(app: App) -> Mailbox:
    chosen = app.settings.mailbox
    return providers.open_mailbox(
        chosen.provider,
        path=chosen.path,
        send=chosen.send or None,
        own=app.host.own_addresses,
        clock=app.clock,
    )


def _calendar(app: App) -> Calendar:
    chosen = app.settings.calendar
    return providers.open_calendar(
        chosen.provider,
        booking=chosen.path,
        also=chosen.also,
        zone=app.host.zone,
        addresses=app.host.own_addresses,
        all_day_busy=app.settings.policy.slots.all_day_busy,
        clock=app.clock,
    )


def command(
    app: App, name: str, arguments: dict[str, str], *, patience: timedelta = timedelta(seconds=10)
) -> tuple[str, bool, Report | None]:
    """Say *name* and have a pass apply it: ours, or that of the daemon that holds the lock.

    Returns (answer, failed, report). The report is None when the daemon made the pass.
    """
    from reachout.errors import Busy
    from reachout.runtime.waiting import until_applied

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
