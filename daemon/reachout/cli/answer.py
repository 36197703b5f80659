"""`answer`: the host has read the reply, and says what it means."""

from __future__ import annotations

from typing import Annotated

import typer

from reachout.cli.dates import coming_day, instant
from reachout.cli.examples import example
from reachout.cli.person import Who
from reachout.cli.telling import tell
from reachout.cli.workspace import Home, Now, Place, opened, place
from reachout.errors import Usage

FORMS = """\
    accept N       they take time number N of the last letter
    at TIME        they name a time: 2026-06-11 16:30 on your clock, or with an offset
    later DATE     they ask for later: 2026-09-01
    away DATE      they are away until then
    talked         it is settled in words, nothing is left to arrange
    no             they decline
    stop           they want no more letters, ever
    ignore         it asks nothing of you; go on waiting"""
ALONE = ("talked", "no", "stop", "ignore")

Word = Annotated[
    str,
    typer.Argument(metavar="WORD", help="accept, at, later, away, talked, no, stop or ignore."),
]
Value = Annotated[
    list[str] | None,
    typer.Argument(metavar="VALUE", help="A number, a time or a day.", show_default=False),
]


@example(
    "reachout answer Lena accept 2",
    "reachout answer Lena at 2026-06-11 16:30",
    "reachout answer Lena later 2026-09-01",
    "reachout answer Lena talked",
)
def answer(
    ctx: typer.Context,
    who: Who,
    word: Word,
    value: Value = None,
    home: Home = None,
    now: Now = None,
) -> None:
    where = place(ctx, home, now)
    said = checked(where, word.lower(), " ".join(value or ()))
    tell(where, "answer", who, word=word.lower(), value=said)


answer.__doc__ = f"Say what a reply means, where that was not plain.\n\n\b\n{FORMS}"


def checked(place: Place, word: str, value: str) -> str:
    """The value as the program takes it. Usage, with all the forms, when it does not fit."""
    try:
        return _value(place, word, value)
    except Usage as problem:
        raise Usage(f"{problem}\n{FORMS}") from None


def _value(place: Place, word: str, value: str) -> str:
    if word in ALONE:
        if value:
            raise Usage(f"“{word}” stands alone.")
        return ""
    if word not in ("accept", "at", "later", "away"):
        raise Usage(f"“{word}” is not an answer.")
    if not value:
        raise Usage(f"“{word}” needs something after it.")
    if word == "accept":
        return _number(value)
    return instant(value, _zone(place)) if word == "at" else coming_day(value, place.today())


def _number(value: str) -> str:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise Usage(f"“{value}” is not the number of a time.")
    return str(int(value))


def _zone(place: Place) -> str:
    with opened(place) as app:
        return app.host.zone
