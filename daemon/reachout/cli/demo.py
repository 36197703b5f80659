"""`demo`: ten weeks of an invented host, told in under a minute."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reachout.cli.examples import example
from reachout.cli.show import say
from reachout.cli.workspace import Home, Now, place

Keep = Annotated[
    Path | None,
    typer.Option(
        "--keep",
        metavar="DIR",
        help="Leave mailbox, calendar and memory there.",
        show_default=False,
    ),
]


@example("reachout demo", "reachout demo --keep ./ten-weeks")
def demo(ctx: typer.Context, keep: Keep = None, home: Home = None, now: Now = None) -> None:
    """Watch ten weeks with invented people, in a minute.

    On a turned clock and in a folder of its own: nothing of yours is touched.
    """
    place(ctx, home, now)  # both are accepted everywhere; a wrong --now is still said
    from reachout.simulation import demo as simulated

    simulated.run(keep, say)
