"""`why`: every person has an answer to "why?" and "why not?", with the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reachout.cli.examples import example
from reachout.cli.person import Who, find, named
from reachout.cli.show import indented, say, say_json
from reachout.cli.workspace import Home, Now, Place, opened, place

if TYPE_CHECKING:
    from reachout.domain.contact import Contact
    from reachout.reading.whereabouts import Whereabouts
    from reachout.runtime.app import App

Json = Annotated[bool, typer.Option("--json", help="As JSON.")]


@example("reachout why Priya", "reachout why priya@example.com --json")
def why(
    ctx: typer.Context, who: Who, json: Json = False, home: Home = None, now: Now = None
) -> None:
    """Say why somebody is, or is not, written to now.

    With the evidence it rests on, and when the answer could change by itself.
    """
    from reachout.cli.words import iso, when
    from reachout.runtime.opening import explain
    from reachout.runtime.whereabouts import evidence

    where = place(ctx, home, now)
    with opened(where) as app:
        contact = find(app, who)
        verdict = explain(app.world(), contact, app.now())
        zone = app.host.zone
        found = evidence(app.world(), contact, app.now())
        if json:
            said = {
                "contact": contact.address,
                "due": verdict.due,
                "rule": verdict.rule,
                "text": verdict.text,
                "evidence": list(verdict.evidence),
                "next": iso(verdict.next, zone),
                "zone": contact.zone,
                "zone_evidence": list(found.evidence),
                "zones_that_fit": list(found.zones),
            }
            say_json(said)
            return
        say(verdict.text)
        for line in verdict.evidence:
            say(indented(line))
        if verdict.next is not None:
            say(f"Looked at again {when(verdict.next, zone, app.now())}.")
        _say_last_mail(app, contact, where)
        if contact.zone is None:
            _say_zone(contact, zone, found, where)


def _say_last_mail(app: App, contact: Contact, where: Place) -> None:
    """How their last mail was read when it came in, and how to see why."""
    from reachout.cli.reading_words import in_a_word
    from reachout.cli.words import when

    newest = app.store.mail_of(contact.id, 1)
    read = app.store.mail_read(app.host.id, newest[0][0]) if newest else None
    if read is None or read.made.context is None:
        return
    sent, zone = read.made.context, app.host.zone
    said = in_a_word(read.made.what, sent, zone)
    at = when(sent.received_at, zone, app.now())
    say(f"Their last mail, of {at}, was read so: {said}. By which words:")
    say(indented(where.command(f"reachout read --contact {named(contact)}")))


def _say_zone(contact: Contact, own: str, found: Whereabouts, where: Place) -> None:
    """What lets guess at their clock, and where the host writes it down."""
    say(f"\nTheir time zone is not written down: letters name yours ({own}).")
    for line in found.evidence:
        say(indented(line))
    if found.evidence:
        say(_fits(found))
    if found.zones:
        say(f"If that is right, write it into {_place_of(contact, where)}:")
        say(indented(f'zone = "{found.zones[0]}"'))


def _place_of(contact: Contact, where: Place) -> str:
    """The file and the line of the address, next to which the zone belongs."""
    file = where.home / "contacts.toml"
    lines = file.read_text(encoding="utf-8").lower().splitlines()
    stands = (n for n, line in enumerate(lines, 1) if contact.address in line.partition("#")[0])
    line = next(stands, None)
    return f"{file}:{line}, where {contact.address} stands" if line else f"{file}"


def _fits(found: Whereabouts) -> str:
    """What comes of it, in one sentence."""
    if not found.fitting:
        return "No one zone fits all of this."
    if not found.zones:
        return f"{found.fitting} clocks fit that, so their mails do not tell which it is."
    first, *others = found.zones
    also = f" Or {' or '.join(others)}." if others else ""
    return f"{first} fits all of this.{also}"
