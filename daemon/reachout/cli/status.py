"""`status`: everything in one glance, read from memory alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from reachout.cli.examples import example
from reachout.cli.show import complain, say_json
from reachout.cli.workspace import Home, Now, opened, place

if TYPE_CHECKING:
    from reachout.runtime.app import App
    from reachout.runtime.world import Report

All = Annotated[bool, typer.Option("--all", help="Show every closed loop too.")]
Json = Annotated[bool, typer.Option("--json", help="As JSON, with closed loops.")]


@example("reachout status", "reachout status --all", "reachout status --json | jq .loops")
def status(
    ctx: typer.Context, all_: All = False, json: Json = False, home: Home = None, now: Now = None
) -> None:
    """Show how everything stands, in one glance.

    Whose turn it is, what was offered, what you are asked with the command that answers. Reads
    the memory; nothing is written or sent. In observe mode it looks, and says what would be.
    """
    from reachout.cli.cards import as_json, board
    from reachout.cli.face import Face
    from reachout.runtime.world import Report

    where = place(ctx, home, now)
    with opened(where) as app:
        seen, report = board(app), app.observe(glance=True) if app.observing else Report()
        if json:
            say_json({**as_json(seen, app.host.zone), **_observed(app, report)})
        else:
            Face(app, where, seen, report.observed).show(everything=all_)
        for trouble in report.troubles:
            complain(trouble)


def _observed(app: App, report: Report) -> dict[str, Any]:
    """The field that is there in observe mode only."""
    from reachout.cli.observing import as_json

    seen = report.observed
    return {} if seen is None else {"observed": as_json(seen, app.host.zone)}
