"""`skip`, `snooze`, `pause`, `resume`, `close`: what the host wants of the rhythm."""

from __future__ import annotations

from typing import Annotated

import typer

from reachout.cli.dates import coming_day
from reachout.cli.examples import example
from reachout.cli.person import Who, WhoOrAll
from reachout.cli.telling import tell, tell_all
from reachout.cli.workspace import Home, Now, place

Until = Annotated[
    str, typer.Argument(metavar="DATE", help="The day it may begin again: 2026-09-01.")
]


@example("reachout skip Priya")
def skip(ctx: typer.Context, who: Who, home: Home = None, now: Now = None) -> None:
    """Let this one go, for now.

    The loop closes, an unedited letter leaves Drafts, the person rests a while.
    """
    tell(place(ctx, home, now), "skip", who)


@example("reachout snooze Priya 2026-09-01")
def snooze(ctx: typer.Context, who: Who, until: Until, home: Home = None, now: Now = None) -> None:
    """Leave a person in peace until a day. A first letter in Drafts is let go."""
    where = place(ctx, home, now)
    tell(where, "snooze", who, value=coming_day(until, where.today()))


@example("reachout pause Priya", "reachout pause")
def pause(ctx: typer.Context, who: WhoOrAll = None, home: Home = None, now: Now = None) -> None:
    """Write nothing new to this person, or to anybody.

    What is open goes on.
    """
    where = place(ctx, home, now)
    tell(where, "pause", who) if who else tell_all(where, "pause")


@example("reachout resume Priya", "reachout resume")
def resume(ctx: typer.Context, who: WhoOrAll = None, home: Home = None, now: Now = None) -> None:
    """End a pause, a snooze, a no, or a silence.

    Whoever asked not to be written to stays in peace.
    """
    where = place(ctx, home, now)
    tell(where, "resume", who) if who else tell_all(where, "resume")


@example("reachout close Priya")
def close(ctx: typer.Context, who: Who, home: Home = None, now: Now = None) -> None:
    """Close the loop with this person, wherever it stands."""
    tell(place(ctx, home, now), "close", who)
