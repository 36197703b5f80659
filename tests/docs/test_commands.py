"""docs/commands.md names every command, argument and option, and shows what is really printed."""

from __future__ import annotations

import inspect
import json
import re
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.cli.terminal import Workspace, new_workspace, reachout
from tests.docs.pages import blocks, marked, page, pages, rows, section, words

from reachout.cli.examples import foot
from reachout.cli.main import COMMANDS, PEOPLE, SERVICE, build

EVERY = {
    **COMMANDS,
    **{f"contacts {name}": function for name, function in PEOPLE.items()},
    **{f"service {name}": function for name, function in SERVICE.items()},
}
COMMON = "Options of every command"


@cache
def program() -> Any:
    return typer.main.get_command(build())


def parameters(name: str) -> list[Any]:
    """Arguments and options of a command, without those that every command takes."""
    command = program()
    for word in name.split():
        command = command.commands[word]
    return [each for each in command.params if each.name not in ("home", "now", "help")]


def shown(parameter: Any) -> list[str]:
    """What a reader has to find: both forms of an option, the name of an argument."""
    if parameter.param_type_name == "argument":
        return [parameter.metavar]
    return [*parameter.opts, *parameter.secondary_opts]


def told(name: str) -> str:
    return section(page("commands.md"), name)


@pytest.mark.parametrize("name", EVERY)
def test_every_command_has_its_section(name: str) -> None:
    """With its usage and an example of what it prints."""
    text = told(name)
    assert f"`reachout {name}" in text
    examples = [block.text for block in blocks(text) if block.language == "console"]
    assert any(example.startswith(f"$ reachout {name}") for example in examples)


@pytest.mark.parametrize("name", EVERY)
def test_every_argument_and_option_is_told(name: str) -> None:
    """Options and optional arguments in a table; all arguments in the line of usage."""
    text = told(name)
    usage = next(word for word in words(text) if word.startswith(f"reachout {name}"))
    in_tables = {word.split()[0] for row in rows(text) for word in words(row[0])}
    for parameter in parameters(name):
        for word in shown(parameter):
            assert word in in_tables or word in usage.replace("[", "").replace("]", "").split()


@pytest.mark.parametrize("name", EVERY)
def test_no_option_is_told_that_does_not_exist(name: str) -> None:
    """What was taken away is taken out of the page as well."""
    real = {word for parameter in parameters(name) for word in shown(parameter)}
    cells = [row[0] for row in rows(told(name)) if "`-" in row[0]]
    assert {word.split()[0] for cell in cells for word in words(cell)} <= real


def test_the_options_of_every_command_are_told() -> None:
    """Once for all, those of the program itself among them."""
    text = section(page("commands.md"), COMMON)
    for parameter in program().params:
        for word in shown(parameter):
            assert f"`{word}" in text
    assert "`--help`, `-h`" in text


def test_every_command_stands_in_the_overview() -> None:
    """The table at the top leads to all of them."""
    top = page("commands.md").partition(f"## {COMMON}")[0]
    assert set(re.findall(r"\[([a-z ]+)\]\(#", top)) == set(EVERY)


# ------------------------------------------------------------------ other pages


TYPED = re.compile(r"(?:[$/]|: |^ ) *reachout (?:--home \S+ )?([a-z]+)")


def typed(text: str) -> set[str]:
    """Every `reachout WORD` in code marks, at a prompt, or indented as the program prints it."""
    marks = (f"$ {word}" for word in words(text))
    lines = [*marks, *(line for block in blocks(text) for line in block.text.splitlines())]
    return {found[1] for line in lines if (found := TYPED.search(line))}


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_no_page_tells_of_a_command_that_does_not_exist(path: Path) -> None:
    """In the README, the docs and the changelog."""
    known = {*COMMANDS, "contacts", "service"}
    assert typed(path.read_text(encoding="utf-8")) <= known


def test_the_examples_of_the_help_can_be_typed() -> None:
    """Help and page speak of the same commands."""
    for name, function in EVERY.items():
        assert f"reachout {name}" in foot(function)
        assert inspect.getdoc(function)


# ------------------------------------------------------------------ JSON


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What each command says as JSON at the moment at which it says most."""
    sam = new_workspace(tmp_path_factory.mktemp("docs") / "sam")
    said = {
        "slots": _json(sam, "slots", "Priya"),
        "slots --explain": _json(sam, "slots", "Priya", "--explain"),
        "once": _json(sam, "once"),
        "contacts list": _json(sam, "contacts", "list"),
    }
    said |= _observed(new_workspace(tmp_path_factory.mktemp("docs") / "observing"))
    sam.does("approve", "Priya")
    sam.arrives("The first one works for me.", at="Mon, 01 Jun 2026 12:00:00 +0200")
    sam.does("once", now="2026-06-01T13:00+02:00")
    said["slots --offers"] = _json(sam, "slots", "Priya", "--offers", now="2026-06-01T13:00+02:00")
    said["status"] = _json(sam, "status", now="2026-06-01T13:00+02:00")
    said["log"] = _json(sam, "log", now="2026-06-01T13:00+02:00")
    said["why"] = _json(sam, "why", "Priya", now="2026-06-01T13:00+02:00")
    said["read"] = _json(sam, "read", "--contact", "Priya", now="2026-06-01T13:00+02:00")
    said |= _cases(tmp_path_factory.mktemp("docs") / "cases")
    said["read --again"] = _again(sam)
    return said


def _observed(sam: Workspace) -> dict[str, Any]:
    """In observe mode: a letter, and then none."""
    settings = sam.home / "reachout.toml"
    live = settings.read_text(encoding="utf-8")
    observing = live.replace('mode = "live"', 'mode = "observe"')
    settings.write_text(observing, encoding="utf-8")
    letter = _json(sam, "once")
    settings.write_text(live, encoding="utf-8")
    sam.does("met", "Priya")
    settings.write_text(observing, encoding="utf-8")
    return {"once in observe mode": letter, "observed": _json(sam, "status")["observed"]}


CASE = {
    "sender_tz": "Europe/Berlin", "shown_tz": "Europe/Berlin", "contact_tz": None,
    "contact_email": "priya@example.com", "minutes": 30,
    "sent_at": "2026-06-01T09:00:00+02:00", "received_at": "2026-06-01T12:00:00+02:00",
    "proposals": ["2026-06-03T11:00:00+02:00", "2026-06-05T14:30:00+02:00"],
}  # fmt: skip
MAIL = "From: priya@example.com\nSubject: Re: x\n\nFriday works for me.\n"


def _cases(folder: Path) -> dict[str, Any]:
    """Two cases; of the second somebody said something else, so that everything is told."""
    (folder / "mail").mkdir(parents=True)
    expect = {"sender": "human", "intent": "accept", "slot": 2, "start": CASE["proposals"][1]}
    wrong = {"safe_to_book": False, "start": CASE["proposals"][0]}
    cases = [CASE | {"id": "a001", "expect": expect | {"safe_to_book": True}}]
    cases.append(CASE | {"id": "a002", "expect": expect | wrong})
    for case in cases:
        (folder / "mail" / f"{case['id']}.eml").write_text(MAIL, encoding="utf-8")
    lines = (f"{json.dumps(case)}\n" for case in cases)
    (folder / "cases.jsonl").write_text("".join(lines), encoding="utf-8")
    first = reachout("read", "--cases", str(folder), "--json").out.splitlines()[0]
    score = reachout("read", "--cases", str(folder), "--score", "--json").json
    return {"read --cases": json.loads(first), "read --score": score}


def _again(sam: Workspace) -> Any:
    """As if older rules had understood nothing."""
    with sqlite3.connect(sam.home / "state/reachout.db") as rows:
        ((record,),) = rows.execute("SELECT record FROM reading").fetchall()
        older = json.loads(record) | {"meaning": "other", "slot": None, "start": None, "rules": 1}
        rows.execute("UPDATE reading SET rules = 1, record = ?", [json.dumps(older)])
    rows.close()
    return _json(sam, "read", "--again", now="2026-06-01T13:00+02:00")


def _json(sam: Workspace, *words: str, **when: str) -> Any:
    return json.loads(sam.does(*words, "--json", **when))


SHOWN = (
    "status", "slots", "slots --explain", "slots --offers", "why", "once", "log", "contacts list",
    "once in observe mode", "observed", "read", "read --cases", "read --score", "read --again",
)  # fmt: skip
OPEN = {"detail", "once", "differences"}  # what stands in these depends on what was done


def same_form(shown: Any, real: Any, where: str) -> None:
    """The same fields in both; an empty list or null fits whatever is shown."""
    if isinstance(shown, dict) and isinstance(real, dict) and where not in OPEN:
        assert list(shown) == list(real), where
        for key in shown:
            same_form(shown[key], real[key], key)
    elif isinstance(shown, list) and isinstance(real, list):
        for one in shown[:1]:
            for other in real[:1]:
                same_form(one, other, where)
    elif shown is not None and real is not None:
        assert type(shown) is type(real), where


@pytest.mark.parametrize("name", SHOWN)
def test_the_json_shown_is_the_json_printed(name: str, played: dict[str, Any]) -> None:
    """Field for field, in the same order."""
    (block,) = marked(page("commands.md"), f"json: {name}")
    shown = json.loads(block)
    assert played[name], "nothing to compare with"
    same_form(shown, played[name], name)


def test_the_effects_are_all_named(played: dict[str, Any]) -> None:
    """Every effect that a pass reports, and what all of them have."""
    from reachout.cli.reports import SENTENCES

    text = told("once")
    for effect in [*SENTENCES, "stage"]:
        assert f"`{effect}`" in text
    assert all({"effect", "contact", "loop"} <= set(one) for one in played["once"])


def test_the_values_in_status_are_all_named() -> None:
    """Stages, outcomes, letters, states: whoever reads the JSON can know them all."""
    from reachout.domain.chat import ChatStatus
    from reachout.domain.contact import Intent
    from reachout.domain.letter import LetterName
    from reachout.domain.loop import Ball, Outcome, Stage
    from reachout.domain.offers import OfferState

    told_words = set(words(told("status")))
    for kind in (Stage, Outcome, LetterName, OfferState, Ball, Intent, ChatStatus):
        assert {member.value for member in kind} <= told_words
