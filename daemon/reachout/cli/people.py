"""`contacts add`, `contacts list`, `contacts show`: the people of contacts.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from reachout.cli import asking, show
from reachout.cli.asking import (
    AKind,
    AnIntent,
    Ask,
    Formal,
    Greeting,
    Language,
    Link,
    Minutes,
    Topic,
    Where,
    Why,
)
from reachout.cli.examples import example
from reachout.cli.person import Who, find, named
from reachout.cli.preview import say_letter
from reachout.cli.show import complain, counted, indented, say, say_json
from reachout.cli.workspace import Home, Now, Place, opened, place
from reachout.errors import BadSettings, Usage

if TYPE_CHECKING:
    from reachout.domain.contact import Contact
    from reachout.runtime.app import App
    from reachout.settings.loaded import Loaded

Name = Annotated[str, typer.Option("--name", help="Their name.", show_default=False)]
Address = Annotated[str, typer.Option("--address", help="Their address.", show_default=False)]
Zone = Annotated[
    str, typer.Option("--zone", help="Their time zone: Europe/Lisbon.", show_default=False)
]
Country = Annotated[
    str,
    typer.Option(
        "--country",
        help="Whose holidays they have, if not that of the zone: PT, DE-BW.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="As JSON.")]


@example(
    "reachout contacts add",
    "reachout contacts add --name 'Priya Nair' --address priya@example.com --intent learn \\",
    "    --greeting 'Hi Priya,' --why 'You said it.' --ask 'How do you do it?'",
)
def add(
    ctx: typer.Context,
    name: Name = "",
    address: Address = "",
    intent: AnIntent = None,
    greeting: Greeting = "",
    language: Language = "",
    formal: Formal = False,
    topic: Topic = "",
    link: Link = "",
    why: Why = "",
    ask: Ask = None,
    kind: AKind = None,
    minutes: Minutes = None,
    where: Where = "",
    zone: Zone = "",
    country: Country = "",
    home: Home = None,
    now: Now = None,
) -> None:
    """Add a person, by flags or in five questions.

    Comments in contacts.toml stay; a person that would not load is not written.
    """
    at = place(ctx, home, now)
    with opened(at):  # a workspace that is broken already is said before anybody is asked
        pass
    given = asking.fields(
        name=name, address=address, intent=intent, greeting=greeting, language=language,
        formal=formal, topic=topic, link=link, why=why, ask=ask, kind=kind, minutes=minutes,
        place=where, zone=zone, country=country,
    )  # fmt: skip
    person = asking.complete(given, {})
    for warning in _added(at, person).warnings:
        if f"({person['name']})" in warning.where:
            complain(str(warning))
    say(f"{person['name']} is in contacts.toml.")
    with opened(at) as app:
        say_letter(app, at, find(app, str(person["address"])))


def _added(at: Place, person: asking.Fields) -> Loaded:
    from reachout.settings.edit import add_contact

    try:
        return add_contact(at.home, person, today=at.today())
    except BadSettings as bad:
        words = "\n".join(f"    {p.where}: {p.what} {p.cure}" for p in bad.problems)
        raise Usage(f"Nothing was added.\n{words}") from None


# ------------------------------------------------------------------ list


@example("reachout contacts list", "reachout contacts list --json")
def list_all(ctx: typer.Context, json: Json = False, home: Home = None, now: Now = None) -> None:
    """List everybody in contacts.toml, with what is open."""
    at = place(ctx, home, now)
    with opened(at) as app:
        people = app.store.contacts(app.host.id)
        if json:
            say_json([_as_json(contact) for contact in people])
        elif not people:
            say("There is nobody in contacts.toml yet, and that is fine. Add somebody:")
            say(indented(at.command("reachout contacts add")), show.COMMAND)
        else:
            _say_people(app, people)


def _say_people(app: App, people: Any) -> None:
    from reachout.cli.words import stage

    open_loops = {loop.contact: loop for loop in app.store.loops(app.host.id)}
    width = max(len(contact.name) for contact in people)
    for contact in people:
        loop = open_loops.get(contact.id)
        stands = stage(loop) if loop is not None else "paused" if contact.paused else ""
        line = f"{contact.name:<{width}}  {contact.intent:<6}  {contact.address}  {stands}"
        say(line.rstrip())
    say(f"{counted(len(people), 'person') if len(people) == 1 else f'{len(people)} people'}")


def _as_json(contact: Contact) -> dict[str, Any]:
    return {
        "name": contact.name,
        "addresses": list(contact.addresses),
        "intent": contact.intent.value,
        "language": contact.language,
        "zone": contact.zone,
        "country": contact.country,
        "cadence_days": contact.cadence.days,
        "paused": contact.paused,
        "tags": list(contact.tags),
    }


# ------------------------------------------------------------------ show


@example("reachout contacts show Priya")
def show_one(ctx: typer.Context, who: Who, home: Home = None, now: Now = None) -> None:
    """Show one person, how you stand, and what is next."""
    from reachout.runtime.opening import explain

    at = place(ctx, home, now)
    with opened(at) as app:
        contact = find(app, who)
        say(f"{contact.name} · {contact.intent}", show.NAME)
        for label, value in [*_described(contact), *_standing(app, contact)]:
            say(f"  {label:<10} {value}")
        say()
        say(explain(app.world(), contact, app.now()).text)
        say(indented(at.command(f"reachout preview {named(contact)}")), show.COMMAND)


def _described(contact: Contact) -> list[tuple[str, str]]:
    chat = f"{contact.kind}, {contact.minutes} minutes"
    rows = [
        ("address", ", ".join(contact.addresses)),
        ("language", contact.language + (", formal" if contact.formal else "")),
        ("zone", contact.zone or ""),
        ("country", contact.country),
        ("chat", f"{chat}, {contact.place}" if contact.place else chat),
        ("cadence", f"{contact.cadence.days} days"),
        ("tags", ", ".join(contact.tags)),
        ("topic", contact.topic),
        ("link", contact.link),
        ("why", contact.why),
        *(("ask", ask) for ask in contact.ask),
        *(("fact", f"{fact.on}: {fact.say}") for fact in contact.facts),
        ("notes", contact.notes),
    ]
    return [(label, " ".join(value.split())) for label, value in rows if value]


def _standing(app: App, contact: Contact) -> list[tuple[str, str]]:
    from reachout.cli.words import day, stage, when

    standing = app.store.standing(contact.id)
    touch, promise = standing.last_touch, standing.promise
    rows = [
        ("in touch", f"{touch.kind}, {when(touch.at, app.host.zone, app.now())}" if touch else ""),
        ("promised", f"{promise.text} ({day(promise.made_at.date())})" if promise else ""),
        ("gained", standing.gained),
        ("gave", standing.gave),
        ("to tell", standing.tell),
    ]
    loop = app.store.open_loop_of(contact.id)
    if loop is not None:
        rows.append(("now", stage(loop)))
    return [(label, value) for label, value in rows if value]
