"""The entry point: `reachout …`. Every command is named here, in the order of `--help`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from reachout.cli import (
    after,
    answer,
    auth,
    check,
    demo,
    gestures,
    init,
    log,
    passes,
    people,
    preview,
    read,
    service,
    slots,
    status,
    why,
    wishes,
)
from reachout.cli.errors import guarded
from reachout.cli.examples import foot
from reachout.cli.workspace import Home, Now, Typed

COMMANDS: dict[str, Callable[..., None]] = {
    "init": init.init,
    "check": check.check,
    "auth": auth.auth,
    "run": passes.run,
    "once": passes.once,
    "status": status.status,
    "why": why.why,
    "preview": preview.preview,
    "slots": slots.slots,
    "read": read.read,
    "approve": gestures.approve,
    "accept": gestures.accept,
    "answer": answer.answer,
    "skip": wishes.skip,
    "snooze": wishes.snooze,
    "pause": wishes.pause,
    "resume": wishes.resume,
    "close": wishes.close,
    "note": after.note,
    "met": after.met,
    "log": log.log,
    "demo": demo.demo,
}
PEOPLE: dict[str, Callable[..., None]] = {
    "add": people.add,
    "list": people.list_all,
    "show": people.show_one,
}
SERVICE: dict[str, Callable[..., None]] = {
    "install": service.install,
    "uninstall": service.uninstall,
    "status": service.status,
}
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"reachout {version('reachout')}")
        raise typer.Exit()


Version = Annotated[
    bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
]


def reachout(
    ctx: typer.Context, home: Home = None, now: Now = None, version: Version = False
) -> None:
    """Keep reaching out to people, one personal letter at a time.

    reachout writes letters into your Drafts, with times that are really free. Nothing reaches
    anybody before you press Send. Begin with `reachout init`; `reachout status` shows how
    everything stands.
    """
    ctx.obj = Typed(home=home, now=now)


def contacts(ctx: typer.Context, home: Home = None, now: Now = None) -> None:
    """The people you want to reach: add one, list or show them."""
    _keep(ctx, home, now)


def services(ctx: typer.Context, home: Home = None, now: Now = None) -> None:
    """The daemon as a service of systemd: install it, take it away, see how it is."""
    _keep(ctx, home, now)


def _keep(ctx: typer.Context, home: Path | None, now: str | None) -> None:
    before = ctx.obj if isinstance(ctx.obj, Typed) else Typed()
    ctx.obj = Typed(home=home or before.home, now=now or before.now)


def _group(about: Callable[..., None], commands: dict[str, Callable[..., None]]) -> typer.Typer:
    """Help is plain text, with no boxes: quick, and easy to read anywhere."""
    group = typer.Typer(
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
    )
    group.callback()(about)
    for name, function in commands.items():
        group.command(name, epilog=foot(function), context_settings=_SETTINGS)(function)
    return group


@cache
def build() -> typer.Typer:
    app = _group(reachout, COMMANDS)
    app.add_typer(_group(contacts, PEOPLE), name="contacts")
    app.add_typer(_group(services, SERVICE), name="service")
    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code; *arguments* are those of the process by default."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(guarded(lambda: build()(words, prog_name="reachout")))
