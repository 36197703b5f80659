"""`init`: from nothing to a first letter on the screen."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

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
from reachout.cli.person import named
from reachout.cli.preview import say_letter
from reachout.cli.show import complain, indented, say
from reachout.cli.workspace import Home, Now, Place, opened, place
from reachout.errors import BadSettings, Usage

Dir = Annotated[
    Path | None,
    typer.Argument(metavar="DIR", help="Where; without it, --home.", show_default=False),
]
Name = Annotated[str, typer.Option("--name", help="Your name.", show_default=False)]
Address = Annotated[str, typer.Option("--address", help="Your address.", show_default=False)]
Zone = Annotated[
    str,
    typer.Option("--zone", help="Your time zone; without it, this machine's.", show_default=False),
]
Person = Annotated[
    str, typer.Option("--person", help="The first person: their name.", show_default=False)
]
PersonAddress = Annotated[
    str, typer.Option("--person-address", help="Their address.", show_default=False)
]
PersonZone = Annotated[
    str, typer.Option("--person-zone", help="Their time zone.", show_default=False)
]
Example = Annotated[
    bool, typer.Option("--example", help="Invented people, nothing asked: to look around.")
]
FLAGS = {"name": "person", "address": "person-address"}  # of the person, where they differ
PRIVATE, OWN = 0o700, 0o600


@example(
    "reachout init",
    "reachout init ./try-it --example",
    "reachout init --name 'Sam Okafor' --address sam@example.org \\",
    "    --person 'Priya Nair' --person-address priya@example.com --intent learn \\",
    "    --greeting 'Hi Priya,' --why 'You said it.' --ask 'How do you do it?'",
)
def init(
    ctx: typer.Context,
    folder: Dir = None,
    name: Name = "",
    address: Address = "",
    zone: Zone = "",
    person: Person = "",
    person_address: PersonAddress = "",
    person_zone: PersonZone = "",
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
    example: Example = False,
    home: Home = None,
    now: Now = None,
) -> None:
    """Make a workspace, and show the first letter.

    Asks who you are and for one person in five questions, or takes flags. It writes two config
    files and makes a mailbox and a calendar of plain files. Nothing is sent.
    """
    at = _where(place(ctx, home, now), folder)
    _must_be_free(at.home)
    host = asking.fields(name=name, address=address, zone=zone)
    given = asking.fields(
        name=person, address=person_address, intent=intent, greeting=greeting, language=language,
        formal=formal, topic=topic, link=link, why=why, ask=ask, kind=kind, minutes=minutes,
        place=where, zone=person_zone,
    )  # fmt: skip
    if example:
        host, given = _example(host, given)
    host, first = _complete(host, given)
    _write(at, _files(at, host, first))
    _say_what_next(at)


def _where(at: Place, folder: Path | None) -> Place:
    if folder is None:
        return at
    return replace(at, home=folder.expanduser().absolute(), named=True)


def _must_be_free(home: Path) -> None:
    for name in ("reachout.toml", "contacts.toml"):
        if (home / name).exists():
            raise Usage(f"There is a workspace in {home} already ({name}). Nothing was changed.")


def _example(host: asking.Fields, given: asking.Fields) -> tuple[asking.Fields, asking.Fields]:
    """The host and the first person of the shipped examples; flags win."""
    import tomllib

    from reachout.paths import shipped

    folder = shipped("config")
    settings = tomllib.loads((folder / "reachout.toml").read_text(encoding="utf-8"))
    people = tomllib.loads((folder / "contacts.toml").read_text(encoding="utf-8"))
    invented = {key: settings["host"][key] for key in ("name", "address", "zone")}
    return {**invented, **host}, {**people["contacts"][0], **given}


# ------------------------------------------------------------------ asking


def _complete(host: asking.Fields, given: asking.Fields) -> tuple[asking.Fields, asking.Fields]:
    """Host and first person; no person at all is fine, half a person is not."""
    absent = asking.missing(host, ("name", "address"), {})
    if given:
        absent += asking.missing(given, asking.REQUIRED, FLAGS)
    if absent and not asking.on_terminal():
        raise Usage(f"Still missing: {', '.join(absent)}. On a terminal you would be asked.")
    host = _host(host)
    wants_person = bool(given) or (asking.on_terminal() and _one_now())
    return host, asking.complete(given, FLAGS) if wants_person else {}


def _host(given: asking.Fields) -> asking.Fields:
    from reachout.cli.zone import of_this_machine
    from reachout.settings.address import address
    from reachout.settings.fields import zone
    from reachout.settings.sentences import line

    host = dict(given)
    asked = "name" not in host or "address" not in host
    if "name" not in host:
        host["name"] = asking.prompted("Your name", line)
    if "address" not in host:
        host["address"] = asking.prompted("Your mail address; letters come from it", address)
    if "zone" not in host:
        here = of_this_machine()
        host["zone"] = asking.prompted("Your time zone", zone, here) if asked else here
    return host


def _one_now() -> bool:
    say()
    return typer.confirm("Add a first person now?", default=True)


# ------------------------------------------------------------------ writing


def _files(at: Place, host: Mapping[str, Any], person: asking.Fields) -> dict[str, bytes]:
    """Both files, read back before anything is written. Usage: what was said is not right."""
    from reachout.settings.files import Files
    from reachout.settings.load import parse
    from reachout.settings.start import new_workspace_files

    texts = new_workspace_files(**host, person=person or None)
    contents = {name: text.encode() for name, text in texts.items()}
    try:
        loaded = parse(Files(home=at.home, contents=contents), today=at.today())
    except BadSettings as bad:
        words = "\n".join(f"    {p.where}: {p.what} {p.cure}" for p in bad.problems)
        raise Usage(f"Nothing was written.\n{words}") from None
    for warning in loaded.warnings:
        complain(f"warning: {warning}")
    return contents


def _write(at: Place, contents: Mapping[str, bytes]) -> None:
    """The settings last: with them it is a workspace."""
    at.home.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    (at.home / "calendar").mkdir(mode=PRIVATE, exist_ok=True)
    for name in sorted(contents):
        handle = os.open(at.home / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN)
        with os.fdopen(handle, "wb") as file:
            file.write(contents[name])


# ------------------------------------------------------------------ what next

_MADE = """\
    reachout.toml   who you are, and every setting with its meaning
    contacts.toml   the people you want to reach
    mail/           a mailbox of plain files (Maildir); letters wait in its Drafts
    calendar/       your .ics files belong here: only what is free there is offered"""


def _say_what_next(at: Place) -> None:
    say(f"A workspace is in {at.home}:")
    say(_MADE)
    with opened(at) as app:
        app.world()
        people = app.store.contacts(app.host.id)
        if people and say_letter(app, at, people[0]):
            _say_steps(at, named(people[0]))
        elif not people:
            say()
            say("Nobody is in contacts.toml yet. Add the first person:")
            say(indented(at.command("reachout contacts add")), show.COMMAND)


def _say_steps(at: Place, who: str) -> None:
    steps = {
        "reachout run": "keeps watch, and puts the letter into Drafts",
        "reachout status": "shows how everything stands",
        f"reachout approve {who}": "sends the letter, when you are happy with it",
        "reachout contacts add": "adds the next person",
    }
    lines = {at.command(words): meaning for words, meaning in steps.items()}
    width = max(map(len, lines))
    say()
    say("Nothing is sent before you say so. What happens next:")
    for words, meaning in lines.items():
        say(f"    {words:<{width}}   {meaning}")
