"""`slots`: what is free for both, which times a letter would take, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from reachout.cli.examples import example
from reachout.cli.person import Who, find
from reachout.cli.show import say, say_json
from reachout.cli.workspace import Home, Now, opened, place
from reachout.errors import Usage

if TYPE_CHECKING:
    from reachout.domain.contact import Contact
    from reachout.domain.explained import DayTold
    from reachout.domain.ledger import Told
    from reachout.domain.slots import Slot
    from reachout.runtime.app import App

Json = Annotated[bool, typer.Option("--json", help="As JSON: a list of start, end and zone.")]
Explain = Annotated[
    bool, typer.Option("--explain", help="Every day ahead, and why it is offered or not.")
]
Offers = Annotated[
    bool, typer.Option("--offers", help="Every time that stood in a letter, and how it stands.")
]


@example(
    "reachout slots Priya",
    "reachout slots Priya --explain",
    "reachout slots Priya --offers",
    "reachout slots Priya --json",
)
def slots(
    ctx: typer.Context,
    who: Who,
    explain: Explain = False,
    offers: Offers = False,
    json: Json = False,
    home: Home = None,
    now: Now = None,
) -> None:
    """Show the times that a letter would offer now.

    On your clock, and on theirs where it shows something else.
    """
    with opened(place(ctx, home, now)) as app:
        contact = find(app, who)
        if explain and offers:
            raise Usage(
                "--explain speaks of times to come, --offers of letters: give one of them."
            )
        show = _explained if explain else _in_letters if offers else _chosen
        show(app, contact, json)


def _chosen(app: App, contact: Contact, json: bool) -> None:
    from reachout.runtime import preview as previews

    zone = contact.zone or app.host.zone
    shown = previews.slots(app, contact)
    if json:
        say_json([_facts(slot, zone) for slot in shown])
        return
    _say_overlap(app, contact)
    if not shown:
        say("No time is free for both of you in the days ahead. --explain says why, day by day.")
    for slot in shown:
        say(_words(slot, app.host.zone, zone))


def _say_overlap(app: App, contact: Contact) -> None:
    """An honest word where their hours and the host's hardly meet."""
    from reachout.domain.overlap import WORDS
    from reachout.runtime import preview as previews

    if words := WORDS[previews.meeting(app, contact)]:
        say(words.format(name=contact.name))


def _facts(slot: Slot, zone: str) -> dict[str, str | None]:
    from reachout.cli.words import iso

    return {"start": iso(slot.start, zone), "end": iso(slot.end, zone), "zone": zone}


def _words(slot: Slot, own: str, theirs: str) -> str:
    """On the host's clock, and on theirs where it shows something else."""
    from reachout.cli.words import span

    here = span(slot.start, slot.end, own)
    there = span(slot.start, slot.end, theirs)
    return here if here == there else f"{here}   (theirs: {there}, {theirs})"


# ------------------------------------------------------------------ day by day


def _explained(app: App, contact: Contact, json: bool) -> None:
    from reachout.runtime import preview as previews

    days, zone = previews.explained(app, contact), contact.zone or app.host.zone
    if json:
        say_json([_day(told, zone) for told in days])
        return
    say(f"{contact.name}, {contact.minutes} minutes, on your clock ({app.host.zone}).")
    _say_overlap(app, contact)
    say()
    for told in days:
        if not told.idle:
            say(f"{_date(told):<18}{_verdict(told, app.host.zone, zone)}")


def _date(told: DayTold) -> str:
    from reachout.cli.words import day

    return day(told.day)


def _verdict(told: DayTold, own: str, theirs: str) -> str:
    if told.obstacle is not None:
        return f"–  {told.obstacle}{f': {told.name}' if told.name else ''}"
    if told.offered:
        times = " and ".join(_both(slot, own, theirs) for slot in told.offered)
        return f"offered: {times}; {told.free} would do"
    best = _clock(told.best, own) if told.best else ""
    remark = f", is {told.remark}" if told.remark else ", adds nothing to those that are offered"
    return f"{told.free} would do; the best, {best}{remark}"


def _both(slot: Slot, own: str, theirs: str) -> str:
    here, there = _clock(slot, own), _clock(slot, theirs)
    return here if here == there else f"{here} ({there} theirs)"


def _clock(slot: Slot, zone: str) -> str:
    from zoneinfo import ZoneInfo

    return f"{slot.start.astimezone(ZoneInfo(zone)):%H:%M}"


def _day(told: DayTold, zone: str) -> dict[str, Any]:
    return {
        "day": told.day.isoformat(),
        "offered": [_facts(slot, zone) for slot in told.offered],
        "best": _facts(told.best, zone) if told.best else None,
        "would_do": told.free,
        "why": str(told.obstacle or told.remark),
        "name": told.name,
    }


# ------------------------------------------------------------------ in letters


def _in_letters(app: App, contact: Contact, json: bool) -> None:
    from reachout.runtime import preview as previews

    ledger, zone = previews.ledger(app, contact), contact.zone or app.host.zone
    if json:
        say_json([_row(told, zone) for told in ledger])
        return
    if not ledger:
        say(f"No letter to {contact.name} has offered a time.")
        return
    say(f"Times in letters to {contact.name}, on your clock ({app.host.zone}).\n")
    for told in ledger:
        say(_line(told, app))


def _line(told: Told, app: App) -> str:
    from reachout.cli.words import when

    held = "; held on your calendar" if told.offer.held else ""
    start = when(told.offer.start, app.host.zone, app.now())
    return f"{start:<26}{told.state:<20}{_stands_in(told)}{held}"


def _stands_in(told: Told) -> str:
    """ "first letter, second of 2 versions" """
    if told.letter is None:
        return "written by hand"
    letter = f"the letter “{told.letter}”"
    return letter if told.of < 2 else f"{letter}, version {told.revision} of {told.of}"


def _row(told: Told, zone: str) -> dict[str, Any]:
    from reachout.cli.words import iso

    return {
        "start": iso(told.offer.start, zone),
        "end": iso(told.offer.end, zone),
        "zone": zone,
        "state": told.state,
        "letter": str(told.letter) if told.letter else None,
        "version": told.revision,
        "versions": told.of,
        "held": bool(told.offer.held),
    }
