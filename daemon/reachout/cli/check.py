"""`check`: everything that is wrong with the config, at once, and what the numbers mean."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import typer

from reachout.cli.examples import example
from reachout.cli.show import complain, counted, say
from reachout.cli.workspace import Home, Now, Place, opened, place
from reachout.domain.reading import EVERYBODY
from reachout.errors import Unreachable

if TYPE_CHECKING:
    from reachout.runtime.app import App
    from reachout.settings.loaded import Loaded

AHEAD = timedelta(days=14)


@example("reachout check", "reachout check && reachout run")
def check(ctx: typer.Context, home: Home = None, now: Now = None) -> None:
    """Check the config, and whether mail and calendar can be read.

    Names every mistake in both files with its line and its cure, and says what the weekly number
    means for as many people as you have.

    Exit code 78: the config has problems. 75: a folder cannot be read just now.
    """
    from reachout.settings import load

    where = place(ctx, home, now)
    with opened(where) as app:
        loaded = load.load(where.home, today=where.today())
        for warning in loaded.warnings:
            complain(f"warning: {warning}")
        _say_sources(app)
        say(_rhythm(where, loaded))
        found = counted(len(loaded.warnings), "warning")
        say(f"The config is right. {found}." if loaded.warnings else "The config is right.")


def _say_sources(app: App) -> None:
    """Unreachable when one of them cannot be read: then no times would be offered."""
    from reachout.domain.span import Span

    world, now = app.world(), app.now()
    chosen = app.settings
    try:
        busy = world.calendar.busy(Span(now, now + AHEAD))
    except Unreachable as problem:
        text = f"{problem}\nUntil the calendar can be read, letters offer no times."
        raise Unreachable(text) from None
    say(f"mail: {_mailbox(app)}")
    say(f"senders: {_trust(app)}")
    taken = f"busy {counted(len(busy), 'time')}" if busy else "nothing on it"
    say(f"calendar: {_calendar(app)}, {taken} in the next two weeks")
    if chosen.mailbox.provider == "google":
        say("send: in Gmail, by you; reachout never sends")
    elif not chosen.mailbox.send:
        say("send: no mail command; you send from your mail program, or `approve` files in Sent")
    else:
        say(f"send: {' '.join(chosen.mailbox.send)}")


def _mailbox(app: App) -> str:
    """Gmail is asked who it belongs to: a login that has ended is found here."""
    if app.settings.mailbox.provider != "google":
        return str(app.settings.mailbox.path)
    app.world().mail.introduce()
    return f"Gmail of {app.settings.described.address}"


def _trust(app: App) -> str:
    """Whose word counts on who wrote a mail."""
    trusted = app.settings.mailbox.trust
    if EVERYBODY in trusted:
        return "every mail is believed"
    return f"believed on the word of {' or '.join(trusted)}"


def _calendar(app: App) -> str:
    chosen = app.settings.calendar
    if chosen.provider != "google":
        return str(chosen.path)
    also = f" and {counted(len(chosen.also_ids), 'other')}" if chosen.also_ids else ""
    return f"Google Calendar “{chosen.id}”{also}"


def _rhythm(place: Place, loaded: Loaded) -> str:
    people, weekly = len(loaded.contacts), loaded.settings.policy.weekly
    if people == 0:
        return f"Nobody is in contacts.toml yet: {place.command('reachout contacts add')}"
    if weekly == 0:
        return f"{_people(people)}, and no new letters (weekly = 0)."
    rate = "one" if weekly == 1 else str(weekly)
    weeks = max(1, round(people / weekly))
    if weeks == 1:
        return f"{_people(people)}, at most {rate} new letter{'' if weekly == 1 else 's'} a week."
    return f"{_people(people)} at {rate} a week is about every {weeks} weeks."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
