"""`status`: everything in one glance, read from memory alone."""

from __future__ import annotations

from typing import Annotated

import typer

from reachout.cli.examples import example
from reachout.cli.show import say_json
from reachout.cli.workspace import Home, Now, opened, place

All = Annotated[bool, typer.Option("--all", help="Show every closed loop too.")]
Json = Annotated[bool, typer.Option("--json", help="As JSON, with closed loops.")]


@example("reachout status", "reachout status --all", "reachout status --json | jq .loops")
def status(
    ctx: typer.Context, all_: All = False, json: Json = False, home: Home = None, now: Now = None
) -> None:
    """Show how everything stands, in one glance.

    Whose turn it is, what was offered, what you are asked with the command that answers. Reads
    the memory alone; nothing is looked up, written or sent.
    """
    from reachout.cli.cards import as_json, board
    from reachout.cli.face import Face

    where = place(ctx, home, now)
    with opened(where) as app:
        seen = board(app)
        if json:
            say_json(as_json(seen, app.host.zone))
        else:
            Face(app, where, seen).show(everything=all_)
