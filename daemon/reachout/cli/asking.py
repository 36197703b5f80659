"""One person in five questions, or in as many flags."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from reachout.cli.show import complain, say
from reachout.domain.contact import Intent, Kind
from reachout.errors import Usage

AnIntent = Annotated[
    Intent | None,
    typer.Option("--intent", help="What it is for.", show_default=False),
]
Greeting = Annotated[
    str, typer.Option("--greeting", help="The whole first line: “Hi Priya,”.", show_default=False)
]
Link = Annotated[
    str,
    typer.Option(
        "--link", help="How you know each other, as a sentence said to them.", show_default=False
    ),
]
Why = Annotated[
    str,
    typer.Option(
        "--why", help="What they said or did, and what it did to you.", show_default=False
    ),
]
Ask = Annotated[
    list[str] | None,
    typer.Option(
        "--ask", help="What you would ask or offer; may be repeated.", show_default=False
    ),
]
Topic = Annotated[
    str, typer.Option("--topic", help="The subject: a noun phrase.", show_default=False)
]
Language = Annotated[
    str, typer.Option("--language", help="en, en-GB, en-US, de, de-AT.", show_default=False)
]
Formal = Annotated[bool, typer.Option("--formal", help="Sie, where the language has it.")]
AKind = Annotated[
    Kind | None, typer.Option("--kind", help="The form of the chat.", show_default=False)
]
Minutes = Annotated[
    int | None, typer.Option("--minutes", help="How long you would talk.", show_default=False)
]
Where = Annotated[
    str, typer.Option("--place", help="Where, if not by video or phone.", show_default=False)
]

Fields = dict[str, object]  # of one contact, in the order in which they are written
REQUIRED = ("name", "address", "intent", "why", "ask")


def on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def fields(**given: Any) -> Fields:
    """What was given by flags; empty ones left out."""
    if given.get("ask"):
        given["ask"] = list(given["ask"])
    for key in ("intent", "kind"):
        if given.get(key) is not None:
            given[key] = given[key].value
    return {key: value for key, value in given.items() if value not in (None, "", [], False)}


def missing(given: Fields, names: Iterable[str], flags: dict[str, str]) -> list[str]:
    """The flags that still have to be said; *flags* are those that differ from the field."""
    return [f"--{flags.get(name, name)}" for name in names if name not in given]


def complete(given: Fields, flags: dict[str, str]) -> Fields:
    """The person, asked for what is missing. Usage off a terminal, naming every missing flag."""
    absent = missing(given, REQUIRED, flags)
    if absent and not on_terminal():
        raise Usage(f"Still missing: {', '.join(absent)}. On a terminal you would be asked.")
    person = _asked(given) if absent else given
    person.setdefault("greeting", greeting(str(person["name"]), str(person.get("language", "en"))))
    return _in_order(person)


def greeting(name: str, language: str) -> str:
    """The whole name: which part of it one says is not for a program to know."""
    return f"{'Hallo' if language.startswith('de') else 'Hello'} {name},"


_ORDER = (
    "name", "address", "intent", "greeting", "language", "formal", "topic", "link", "why", "ask",
    "kind", "minutes", "place", "zone", "country",
)  # fmt: skip


def _in_order(person: Fields) -> Fields:
    return {key: person[key] for key in _ORDER if key in person}


# ------------------------------------------------------------------ the five questions


def _asked(given: Fields) -> Fields:
    """Only what was not given by flags."""
    from reachout.settings import sentences
    from reachout.settings.address import address

    person = dict(given)
    say("Every text is a whole sentence, said to the person; it stands in the letter as you")
    say("write it. All of it can be changed later in contacts.toml.")
    _one(person, "name", "1. Who is it? Name", sentences.line)
    _one(person, "address", "   Mail address", address)
    first = str(person["name"]).split()[0]
    _one(person, "greeting", "   The first line of a letter", sentences.line, f"Hi {first},")
    _one(person, "intent", f"2. What is it for? {_INTENTS}", _intent)
    _one(person, "link", "3. How do you know each other? (“We met in Porto.”)", _link, "-")
    _one(
        person, "why", "4. What did they say or do, and what did it do to you?", sentences.sentence
    )
    offers = person["intent"] == Intent.GIVE.value
    what = "5. What would you offer?" if offers else "5. What would you ask?"
    if "ask" not in person:
        person["ask"] = [prompted(what, sentences.question)]
    return {key: value for key, value in person.items() if value != ""}


_INTENTS = "learn, peer, mentor or give"


def _intent(words: str) -> str:
    if words.lower() in set(Intent):
        return words.lower()
    raise ValueError(f"is one of {_INTENTS}.")


def _link(words: str) -> str:
    """A dash: nothing to say, for a mail or a meeting with them will be found."""
    from reachout.settings.sentences import sentence

    return "" if words == "-" else sentence(words)


def _one(
    person: Fields, key: str, question: str, check: Callable[[str], str], default: str = ""
) -> None:
    if key not in person:
        person[key] = prompted(question, check, default)


def prompted(question: str, check: Callable[[str], str], default: str = "") -> str:
    """Ask until the answer is one; what is wrong with it is said each time."""
    while True:
        words = str(typer.prompt(question, default=default or None))
        try:
            return check(words)
        except ValueError as refused:
            complain(f"   That {refused}")
