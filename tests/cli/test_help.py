"""Help for every command, and what a quick command does not import."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.cli.terminal import PROGRAM, Workspace, reachout

from reachout.cli.main import COMMANDS, PEOPLE, SERVICE

EVERY = [[name] for name in COMMANDS] + [["contacts", name] for name in PEOPLE]
EVERY += [["service", name] for name in SERVICE]
PROMISED = (
    "init check contacts run once status why preview slots approve accept answer skip snooze "
    "pause resume close note met log demo service"
)
DEAR = (
    "jinja2", "icalendar", "recurring_ical_events", "babel", "alembic", "googleapiclient",
    "google_auth_oauthlib", "tomlkit", "holidays", "structlog",
)  # fmt: skip


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_help_of_every_command_has_an_example(words: list[str]) -> None:
    """And names the options that all of them take; no box, no colour."""
    said = reachout(*words, "--help")
    assert said.code == 0
    assert f"Examples:\n    reachout {' '.join(words)}" in said.out
    assert "--home" in said.out and "--now" in said.out
    assert "\x1b" not in said.out and "╭" not in said.out


def test_every_promised_command_is_there() -> None:
    """And the help of the whole names each of them."""
    out = reachout("--help").out
    for word in PROMISED.split():
        assert f"\n  {word} " in out


def test_a_word_that_is_no_command_is_usage() -> None:
    """Exit 2, with what was typed."""
    said = reachout("nudge")
    assert said.code == 2 and "nudge" in said.err


def imported(*words: str) -> set[str]:
    """Modules in memory once the command is done, in a process of its own."""
    program = (
        "import sys; from reachout.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin"},
    )  # fmt: skip
    return {name.split(".")[0] for name in done.stderr.splitlines()}


def test_status_imports_nothing_dear(drafted: Workspace) -> None:
    """A glance must be quick: no templates, no calendars, no languages, no vendors."""
    assert imported("status", "--home", str(drafted.home)) & set(DEAR) == set()


def test_help_imports_neither_store_nor_settings() -> None:
    """Not even the database is needed to say what the words mean."""
    assert imported("--help") & {*DEAR, "sqlalchemy", "rich"} == set()


def test_the_program_can_be_run_as_a_process() -> None:
    """Its version is that of the package."""
    done = subprocess.run(
        [*PROGRAM, "--version"], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin"},
    )  # fmt: skip
    assert done.stdout.startswith("reachout ")
