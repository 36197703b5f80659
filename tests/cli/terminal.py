"""A terminal to try the program in: the real command line on real files, in this process."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from reachout.cli.main import main

MONDAY = "2026-06-01T09:00+02:00"
TUESDAY = "2026-06-02T09:00+02:00"
PROGRAM = (sys.executable, "-c", "from reachout.cli.main import main; main()")


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def reachout(*words: str) -> Said:
    """One command, its output not on a terminal."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main(words)
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
    return Said(code, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Workspace:
    """A workspace as `init --example` makes it, and what the world does to it."""

    home: Path

    def __call__(self, *words: str, now: str = MONDAY) -> Said:
        return reachout("--home", str(self.home), *words, "--now", now)

    def does(self, *words: str, now: str = MONDAY) -> str:
        """A command that must work; what it printed."""
        said = self(*words, now=now)
        assert said.code == 0, said.err
        return said.out

    def arrives(
        self, text: str, *, at: str, sender: str = "Priya Nair <priya@example.com>"
    ) -> None:
        """A reply in the Inbox, as a mail server puts it there."""
        name = f"{len(list((self.home / 'mail/new').iterdir()))}.arrived"
        people = "From: Priya Nair <priya@example.com>\nTo: Sam Okafor <sam@example.org>\n"
        marks = f"Subject: Re: Incident reviews\nMessage-ID: <{name}@example.com>\nDate: {at}\n"
        whole = f"{people}{marks}\n{text}\n"
        (self.home / "mail/new" / name).write_bytes(whole.encode())

    def mail(self, folder: str) -> list[Message]:
        files = sorted((self.home / "mail" / f".{folder}" / "cur").iterdir())
        return [message_from_bytes(file.read_bytes()) for file in files]

    def sends_with(self, *command: str) -> None:
        """Set the mail command in reachout.toml."""
        file = self.home / "reachout.toml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("send = []", f"send = {json.dumps(command)}"), "utf-8")


def new_workspace(home: Path, *, now: str = MONDAY) -> Workspace:
    said = reachout("init", str(home), "--example", "--now", now)
    assert said.code == 0, said.err
    return Workspace(home)


def people(home: Path, text: str) -> None:
    """Other people in contacts.toml."""
    (home / "contacts.toml").write_text(f"format = 1\n{text}", encoding="utf-8")


def process(*words: str, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """The program as a process of its own, its output piped."""
    return subprocess.Popen(
        [*PROGRAM, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **(env or {})},
    )


LENA = """
[[contacts]]
name = "Lena Brandt"
address = "lena@example.com"
intent = "peer"
greeting = "Hi Lena,"
link = "We met in Ulm."
why = "You wrote that you dropped the meetings nobody prepares."
ask = "What did you keep?"
"""
LENA_OTT = LENA.replace("Brandt", "Ott").replace("lena@example.com", "ott@example.com")
