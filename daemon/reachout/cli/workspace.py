"""Which workspace a command is about, and what time it is there."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reachout.errors import BadSettings, Problem, Usage

if TYPE_CHECKING:
    from reachout.ports import Clock
    from reachout.runtime.app import App

Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="DIR",
        help="The workspace. Else $REACHOUT_HOME, else reachout in your data folder.",
        show_default=False,
    ),
]
Now = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="TIME",
        help="Pretend it is this time, such as 2026-06-02T09:00+02:00. Local provider only.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The two options as they stood before the command word."""

    home: Path | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    home: Path  # absolute
    now: datetime | None  # the set clock; None: the machine's own
    named: bool = False  # --home was typed, so hints must repeat it

    def clock(self) -> Clock:
        from reachout.runtime.clock import SetClock, SystemClock

        return SystemClock() if self.now is None else SetClock(self.now)

    def today(self) -> date:
        return self.clock().now().date()

    def command(self, words: str) -> str:
        """A whole command line for the host to type: *words* begin with `reachout`."""
        if not self.named:
            return words
        return words.replace("reachout", f"reachout --home {shlex.quote(str(self.home))}", 1)


def place(ctx: typer.Context, home: Path | None, now: str | None) -> Place:
    """From what was typed before or after the command word, else from the environment."""
    before = ctx.obj if isinstance(ctx.obj, Typed) else Typed()
    typed, said = home or before.home, now or before.now
    return Place(
        home=(typed or default_home()).expanduser().absolute(),
        now=_instant(said) if said else None,
        named=typed is not None,
    )


def default_home() -> Path:
    """XDG Base Directory Specification: data of one user lies in $XDG_DATA_HOME."""
    if chosen := os.environ.get("REACHOUT_HOME"):
        return Path(chosen)
    data = os.environ.get("XDG_DATA_HOME", "")
    # The specification: a relative path there is invalid and is to be ignored.
    base = Path(data) if Path(data).is_absolute() else Path.home() / ".local" / "share"
    return base / "reachout"


def _instant(words: str) -> datetime:
    form = "Write it with its offset, such as 2026-06-02T09:00+02:00."
    try:
        said = datetime.fromisoformat(words)
    except ValueError:
        raise Usage(f"--now {words} is not a time. {form}") from None
    if said.tzinfo is None:
        raise Usage(f"--now {words} does not say where on earth. {form}")
    return said


@contextmanager
def opened(place: Place) -> Iterator[App]:
    """The workspace, ready for commands. BadSettings when there is none or it is broken.

    Usage: `--now` lies before the last pass, or a provider lives in real time.
    """
    from reachout.runtime import app as runtime

    if not any((place.home / name).exists() for name in ("reachout.toml", "contacts.toml")):
        raise BadSettings([_nothing_there(place)])
    with runtime.opened(place.home, place.clock()) as app:
        if place.now is not None:
            _may_pretend(app, place.now)
        yield app


def _nothing_there(place: Place) -> Problem:
    return Problem(
        file=str(place.home),
        line=None,
        where="workspace",
        value="",
        what="none is there yet.",
        cure=f"Make one: {place.command('reachout init')}",
    )


def _may_pretend(app: App, now: datetime) -> None:
    if not app.near:
        raise Usage("--now works with the local provider only; the others live in real time.")
    last = app.store.last_pass(app.host.id)
    if last is not None and now < last:
        shown = last.astimezone(now.tzinfo).isoformat(timespec="seconds")
        raise Usage(f"--now {now.isoformat()} is before the last pass ({shown}).")
