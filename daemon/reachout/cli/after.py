"""`note` and `met`: what a chat brought."""

from __future__ import annotations

from typing import Annotated

import typer

from reachout.cli.examples import example
from reachout.cli.person import Who
from reachout.cli.telling import tell
from reachout.cli.workspace import Home, Now, place
from reachout.errors import Usage

Gained = Annotated[str, typer.Option("--gained", help="What you took from it. Private.")]
Gave = Annotated[str, typer.Option("--gave", help="What you gave. Private.")]
Promised = Annotated[
    str,
    typer.Option(
        "--promised",
        help="What you promised, as a sentence said to the person; it is carried until --kept.",
    ),
]
Told = Annotated[
    str,
    typer.Option(
        "--tell", help="A sentence said to the person, for the thank-you and the next letter."
    ),
]
Kept = Annotated[bool, typer.Option("--kept", help="The promise is kept.")]
No = Annotated[bool, typer.Option("--no", help="You did not meet: the loop closes.")]


@example(
    'reachout note Lena --gained "Drop the meetings nobody prepares."',
    'reachout note Lena --tell "I dropped two meetings, and nobody missed them."',
    'reachout note Lena --promised "You will have the reading list by Friday."',
    "reachout note Lena --kept",
)
def note(
    ctx: typer.Context,
    who: Who,
    gained: Gained = "",
    gave: Gave = "",
    promised: Promised = "",
    told: Told = "",
    kept: Kept = False,
    home: Home = None,
    now: Now = None,
) -> None:
    """Keep what a chat brought. Only --tell and --promised are ever said to the person."""
    if not (gained or gave or promised or told or kept):
        raise Usage("Say what to keep: --gained, --gave, --promised, --tell or --kept.")
    tell(
        place(ctx, home, now),
        "note",
        who,
        gained=gained,
        gave=gave,
        promised=_sentence("--promised", promised),
        tell=_sentence("--tell", told),
        kept="yes" if kept else "",
    )


def _sentence(flag: str, words: str) -> str:
    """By the rules of every sentence that stands in a letter."""
    from reachout.settings.sentences import sentence

    try:
        return sentence(words) if words else ""
    except ValueError as refused:
        raise Usage(f"{flag} {refused}") from None


@example("reachout met Lena", "reachout met Lena --no")
def met(ctx: typer.Context, who: Who, no: No = False, home: Home = None, now: Now = None) -> None:
    """Say that you met, or that you did not.

    Where the calendar does not know it: a chat that came about another way, or did not happen.
    """
    tell(place(ctx, home, now), "met", who, no="yes" if no else "")
