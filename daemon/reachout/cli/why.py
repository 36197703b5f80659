"""`why`: every person has an answer to "why?" and "why not?", with the evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from reachout.cli.examples import example
from reachout.cli.person import Who, find
from reachout.cli.show import indented, say, say_json
from reachout.cli.workspace import Home, Now, opened, place

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

    with opened(place(ctx, home, now)) as app:
        contact = find(app, who)
        verdict = explain(app.world(), contact, app.now())
        zone = app.host.zone
        if json:
            said = {
                "contact": contact.address,
                "due": verdict.due,
                "rule": verdict.rule,
                "text": verdict.text,
                "evidence": list(verdict.evidence),
                "next": iso(verdict.next, zone),
            }
            say_json(said)
            return
        say(verdict.text)
        for line in verdict.evidence:
            say(indented(line))
        if verdict.next is not None:
            say(f"Looked at again {when(verdict.next, zone, app.now())}.")
