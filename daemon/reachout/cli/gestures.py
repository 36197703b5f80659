"""`approve` and `accept`: the host's own Send and Yes, without which nobody hears anything."""

from __future__ import annotations

from typing import Annotated

import typer

from reachout.cli.examples import example
from reachout.cli.person import Who
from reachout.cli.telling import tell
from reachout.cli.workspace import Home, Now, place

Again = Annotated[
    bool, typer.Option("--again", help="Send it once more although it may have been sent.")
]


@example("reachout approve Priya", "reachout approve Priya --again")
def approve(
    ctx: typer.Context, who: Who, again: Again = False, home: Home = None, now: Now = None
) -> None:
    """Send the letter that lies in Drafts, as it lies there.

    It goes to the mail command of reachout.toml ([mailbox] send) and then to Sent. Without a
    command it only moves to Sent. Exit code 1: it was not sent, or may have been sent.
    """
    tell(place(ctx, home, now), "approve", who, again="yes" if again else "")


@example("reachout accept Lena")
def accept(ctx: typer.Context, who: Who, home: Home = None, now: Now = None) -> None:
    """Say yes to a proposed chat: the person is told.

    Where the calendar does not invite guests itself, the letter that confirms it is sent.
    """
    tell(place(ctx, home, now), "accept", who)
