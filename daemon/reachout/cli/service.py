"""`service install`, `service uninstall`, `service status`: the daemon in systemd's hands."""

from __future__ import annotations

import os
import pwd
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reachout.cli import show
from reachout.cli.examples import example
from reachout.cli.show import indented, say
from reachout.cli.workspace import Home, Now, Place, opened, place
from reachout.errors import Refused, Usage

if TYPE_CHECKING:
    from reachout.runtime.systemd import State, Systemd
    from reachout.runtime.unit import UnitFile

Whose = Annotated[
    bool, typer.Option("--user/--system", help="Of your own user, or of the machine.")
]
NoStart = Annotated[
    bool, typer.Option("--no-start", help="Only write the unit; start and enable nothing.")
]
Force = Annotated[bool, typer.Option("--force", help="Also a unit that somebody edited.")]
As = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="USER",
        help="With --system: who it runs as; without it, whoever called sudo, else reachout.",
        show_default=False,
    ),
]

LINES = 10  # of the journal
LINGER = "loginctl enable-linger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One unit in the hands of one manager."""

    user: bool
    file: UnitFile
    systemd: Systemd

    @classmethod
    def of(cls, user: bool) -> Service:
        from reachout.runtime.systemd import Systemd
        from reachout.runtime.unit import NAME, SYSTEM, UnitFile

        folder = _config() / "systemd" / "user" if user else SYSTEM
        return cls(user=user, file=UnitFile(folder / NAME), systemd=Systemd(user))

    @property
    def name(self) -> str:
        return self.file.path.name

    @property
    def state(self) -> State:
        return self.systemd.state(self.name)


def _config() -> Path:
    """XDG Base Directory Specification: a relative path there is to be ignored."""
    named = os.environ.get("XDG_CONFIG_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".config"


# ------------------------------------------------------------------ install


@example(
    "reachout service install",
    "reachout --home ~/reachout service install",
    "sudo reachout service install --system --as sam",
)
def install(
    ctx: typer.Context,
    user: Whose = True,
    no_start: NoStart = False,
    force: Force = False,
    as_: As = "",
    home: Home = None,
    now: Now = None,
) -> None:
    """Put the unit in place, start it, and have it start by itself.

    A second time it changes nothing. A unit that somebody edited is not overwritten without
    --force; the difference is shown. With --system it needs root, and says what to do without.
    """
    at = place(ctx, home, now)
    if as_ and user:
        raise Usage("--as goes with --system. Your own service runs as you.")
    service = Service.of(user)
    if user:
        text = _own_unit(at)
    elif os.geteuid() == 0:
        text = _machine_unit(at, as_)
    else:
        _say_for_root(at, as_)
        return
    _put(service, at, text, start=not no_start, force=force)


def _own_unit(at: Place) -> str:
    from reachout.runtime import unit

    with opened(at):  # a service over a broken workspace would only fail
        pass
    return unit.of_user(program(), None if at.home == _usual() else at.home)


def _usual() -> Path:
    """Where `reachout run` looks in a user manager, which knows nothing of this shell."""
    return Path.home() / ".local" / "share" / "reachout"


def _machine_unit(at: Place, as_: str) -> str:
    from reachout.runtime import unit

    home, owner = _machine_home(at), as_ or os.environ.get("SUDO_USER", "reachout")
    try:
        pwd.getpwnam(owner)
    except KeyError:
        raise Usage(f"There is no user {owner} on this machine. Name one with --as.") from None
    if not (home / "reachout.toml").exists():
        steps = "\n".join(_steps(home, owner))
        raise Usage(f"There is no workspace in {home} yet. Make it:\n{indented(steps)}")
    return unit.of_machine(program(), home, owner)


def _machine_home(at: Place) -> Path:
    from reachout.runtime.unit import state_directory

    return at.home if at.named else state_directory()


def _say_for_root(at: Place, as_: str) -> None:
    home, owner = _machine_home(at), as_ or pwd.getpwuid(os.geteuid()).pw_name
    install = _command(["sudo", *program(), "--home", str(home), "service", "install"])
    say("# The machine's own systemd takes this from root alone:")
    if not (home / "reachout.toml").exists():
        say("\n".join(_steps(home, owner)))
    say(f"{install} --system --as {shlex.quote(owner)}")


def _steps(home: Path, owner: str) -> list[str]:
    return [
        _command(["sudo", "install", "-d", "-o", owner, "-m", "700", str(home)]),
        _command(["sudo", "-u", owner, *program(), "init", str(home)]),
    ]


def _command(words: list[str]) -> str:
    return " ".join(shlex.quote(word) for word in words)


def program() -> list[str]:
    """The running program, as a unit can name it: absolute, links kept, for an update moves what
    they lead to."""
    called = Path(sys.argv[0])
    beside = Path(sys.executable).with_name("reachout")
    for path in (called, beside):
        if path.name == "reachout" and path.is_file() and os.access(path, os.X_OK):
            return [str(path.absolute())]
    return [sys.executable, "-m", "reachout"]


def _put(service: Service, at: Place, text: str, *, start: bool, force: bool) -> None:
    news = text != service.file.read()
    if news:
        _may_be_replaced(service, text, force)
    before = service.state if start else None
    if before is not None and service.user and not before.stirs:
        _must_be_free(at)
    if news:
        service.file.write(text)
    say(f"{'Written' if news else 'Unchanged'}: {service.file.path}")
    if before is None:
        say("It is not started. To start it, and with every login:" if service.user else "Next:")
        say(indented(_by_hand(service)), show.COMMAND)
        return
    _start(service, before, news)
    if service.user:
        _say_lingering()


def _may_be_replaced(service: Service, text: str, force: bool) -> None:
    from reachout.runtime.unit import Owner

    if service.file.owner is Owner.SOMEBODY and not force:
        raise Usage(
            f"{service.file.path} was edited by somebody, and is left as it is:\n"
            f"{service.file.differs(text)}"
            f"With --force it is overwritten. What you want otherwise is safe in an override: "
            f"{_ctl(service)} edit {service.name}"
        )


def _must_be_free(at: Place) -> None:
    """Busy: another `reachout run` holds this workspace, and the service could not begin."""
    from reachout.errors import Busy
    from reachout.paths import lock_file
    from reachout.store.lock import PassLock

    lock = lock_file(at.home)
    try:
        if lock.exists():
            with PassLock(lock):
                pass
    except Busy as busy:
        raise Busy(f"{busy} End that one first; then the service can take over.") from None


def _start(service: Service, before: State, news: bool) -> None:
    """Refused, with the last lines of the journal, when it does not come up."""
    if news or before["NeedDaemonReload"] == "yes":
        service.systemd.does("daemon-reload")
    try:
        service.systemd.does("enable", "--now", service.name)
        if news and before.stirs:
            service.systemd.does("restart", service.name)
    except Refused as problem:
        lines = "\n".join(service.systemd.journal(service.name, LINES))
        raise Refused(f"{problem}\n{_in_words(service.state)}\n{indented(lines)}") from None
    again = "with every login" if service.user else "with the machine"
    say(f"{_in_words(service.state)} It starts {again}.")


def _by_hand(service: Service) -> str:
    ctl = _ctl(service)
    return f"{ctl} daemon-reload\n{ctl} enable --now {service.name}"


def _ctl(service: Service) -> str:
    return "systemctl --user" if service.user else "systemctl"


def _say_lingering() -> None:
    from reachout.runtime.systemd import lingers

    lasting = lingers(pwd.getpwuid(os.geteuid()).pw_name)
    if lasting:
        say("Lingering is on: it goes on when you log out, and starts with the machine.")
        return
    known = "Lingering is off: it" if lasting is False else "Unless lingering is on, it"
    say(f"{known} ends when you log out. To keep it running, and start it with the machine:")
    say(indented(LINGER), show.COMMAND)


# ------------------------------------------------------------------ uninstall


@example("reachout service uninstall", "sudo reachout service uninstall --system")
def uninstall(
    ctx: typer.Context,
    user: Whose = True,
    force: Force = False,
    home: Home = None,
    now: Now = None,
) -> None:
    """Stop it, and take our unit away; nothing else.

    The workspace, overrides of yours and lingering stay. A unit that somebody edited is theirs:
    it is left without --force.
    """
    from reachout.runtime.unit import Owner

    place(ctx, home, now)
    service = Service.of(user)
    owner = service.file.owner
    if owner is Owner.NOBODY:
        say(f"There is no {service.file.path}. Nothing was to be done.")
        return
    if owner is Owner.SOMEBODY and not force:
        raise Usage(
            f"{service.file.path} was edited by somebody. Nothing was done; "
            "with --force it is stopped and removed."
        )
    if not user and os.geteuid() != 0:
        say("# The machine's own systemd takes this from root alone:")
        say(f"{_command(['sudo', *program()])} service uninstall --system")
        return
    _take_away(service)


def _take_away(service: Service) -> None:
    """Refused before anything is removed when systemd cannot be asked to stop it."""
    if service.state.known:
        service.systemd.does("disable", "--now", service.name)
    service.file.remove()
    service.systemd.does("daemon-reload")
    service.systemd.tries("reset-failed", service.name)
    say(f"Stopped and removed: {service.file.path}. The workspace stays.")
    for path in service.file.drop_ins():
        say(f"An override of yours stays: {path}")


# ------------------------------------------------------------------ status


@example("reachout service status", "reachout service status --system")
def status(ctx: typer.Context, user: Whose = True, home: Home = None, now: Now = None) -> None:
    """Say how the service is, in plain words.

    Whether it runs, since when, how it ended last, and the last lines of its journal.
    Exit code 1: it does not run.
    """
    place(ctx, home, now)
    service = Service.of(user)
    state = service.state
    say(_in_words(state), show.NAME if state.runs else show.ASKED)
    if state.known:
        say(indented(f"unit: {service.file.path}, {service.file.owner.value}"))
        for path in service.file.drop_ins():
            say(indented(f"override: {path}"))
        say(indented(_starts(service, state)))
    if user and state.known:
        _say_lingering()
    lines = service.systemd.journal(service.name, LINES) if state.known else []
    if lines:
        say("The last lines of its journal:")
        say(indented("\n".join(lines)), show.QUIET)
    if not state.runs:
        raise typer.Exit(1)


def _starts(service: Service, state: State) -> str:
    what = "login" if service.user else "start of the machine"
    if state["UnitFileState"] == "enabled":
        return f"starts with every {what}"
    return f"does not start by itself: {_ctl(service)} enable {service.name}"


def _in_words(state: State) -> str:
    """One or two sentences: what it does, or how it ended and what helps."""
    if not state.known:
        return "The service is not installed: `reachout service install`."
    active = state["ActiveState"]
    if active == "active":
        said = f" It says: {state['StatusText']}" if state["StatusText"] else ""
        return f"The service runs since {state['ActiveEnterTimestamp']}.{said}"
    if active in ("activating", "deactivating", "reloading"):
        again = f" It was started again {state['NRestarts']} times."
        tried = again if state["NRestarts"] not in ("", "0") else ""
        return f"The service is {active}.{tried}{_why(state)}"
    since = state["InactiveEnterTimestamp"]
    stopped = f" since {since}" if since else ""
    if active == "failed":
        return f"The service has failed{stopped}.{_why(state)}"
    return f"The service does not run{stopped}.{_why(state)}"


def _why(state: State) -> str:
    """From Result= and the exit code: docs/exit-codes.md, systemd.exec(5)."""
    result, code = state["Result"], state["ExecMainStatus"]
    if result == "exit-code":
        return f" It ended with exit code {code}: {_CODES.get(code, 'its journal says why')}."
    return f" {_RESULTS[result]}" if result in _RESULTS else ""


_CODES = {
    "2": "the command line in the unit makes no sense",
    "75": "something was not there just now, or another reachout runs",
    "78": "the config needs you; `reachout check` says what",
    "203": "the program that the unit names could not be run",
    "217": "the user that the unit names is not there",
    "226": "the walls of the unit could not be set up here",
    "243": "a credential of the unit could not be read",
}
_RESULTS = {
    "signal": "It was killed.",
    "core-dump": "It crashed.",
    "timeout": "It took too long to start or to stop.",
    "watchdog": "It gave no sign of life.",
    "oom-kill": "The machine had no memory left for it.",
    "start-limit-hit": "It failed too often in a row, and systemd gave up.",
    "resources": "systemd lacked something that it needs to start it.",
    "protocol": "It never said that it is ready.",
}
