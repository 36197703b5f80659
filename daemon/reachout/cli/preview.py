"""`preview` and `slots`: what would be written, and what is free. Nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reachout.cli.examples import example
from reachout.cli.person import Who, find, named
from reachout.cli.show import complain, indented, say, say_json
from reachout.cli.workspace import Home, Now, Place, opened, place
from reachout.errors import MissingVariable

if TYPE_CHECKING:
    from reachout.domain.contact import Contact
    from reachout.domain.slots import Slot
    from reachout.runtime.app import App

Json = Annotated[bool, typer.Option("--json", help="As JSON: a list of start, end and zone.")]


@example("reachout preview Priya")
def preview(ctx: typer.Context, who: Who, home: Home = None, now: Now = None) -> None:
    """Show the letter that somebody would get now.

    Nothing is written. With a letter to them in Drafts already, this is what a new one
    would say today.
    """
    from reachout.runtime import preview as previews

    with opened(place(ctx, home, now)) as app:
        contact = find(app, who)
        letter = previews.letter(app, contact)
        say(f"Subject: {letter.subject}\n\n{letter.text}")
        for trouble in app.world().report.troubles:
            complain(trouble)


def say_letter(app: App, place: Place, contact: Contact) -> bool:
    """The letter to somebody new. False: it lacks something, and what that is was said."""
    from reachout.runtime import preview as previews

    try:
        shown = previews.letter(app, contact)
    except MissingVariable as lacking:
        complain(f"The letter to {contact.name} cannot be written yet. {lacking}")
        complain(f"It goes into {place.home / 'contacts.toml'}. Then look at the letter:")
        complain(indented(place.command(f"reachout preview {named(contact)}")))
        return False
    say(f"\nThe letter that {contact.name} would get now:\n")
    say(indented(f"Subject: {shown.subject}\n\n{shown.text}"))
    return True


@example("reachout slots Priya", "reachout slots Priya --json")
def slots(
    ctx: typer.Context, who: Who, json: Json = False, home: Home = None, now: Now = None
) -> None:
    """Show the times that a letter could offer now.

    On your clock, and on theirs where it shows something else.
    """
    from reachout.cli.words import iso
    from reachout.runtime import preview as previews

    with opened(place(ctx, home, now)) as app:
        contact = find(app, who)
        zone = contact.zone or app.host.zone
        shown = previews.slots(app, contact)
        if json:
            say_json(
                [
                    {"start": iso(slot.start, zone), "end": iso(slot.end, zone), "zone": zone}
                    for slot in shown
                ]
            )
        elif not shown:
            say("No time is free for both of you in the days ahead.")
        for slot in () if json else shown:
            say(_words(slot, app.host.zone, zone))


def _words(slot: Slot, own: str, theirs: str) -> str:
    """On the host's clock, and on theirs where it shows something else."""
    from reachout.cli.words import span

    here = span(slot.start, slot.end, own)
    there = span(slot.start, slot.end, theirs)
    return here if here == there else f"{here}   (theirs: {there}, {theirs})"
