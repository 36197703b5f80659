"""`preview`: what would be written. Nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from reachout.cli.examples import example
from reachout.cli.person import Who, find, named
from reachout.cli.show import complain, indented, say
from reachout.cli.workspace import Home, Now, Place, opened, place
from reachout.errors import MissingVariable

if TYPE_CHECKING:
    from reachout.domain.contact import Contact
    from reachout.runtime.app import App


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
