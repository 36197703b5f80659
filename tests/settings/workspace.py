"""Workspaces for these tests: the least that loads, and ways to say something else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reachout.errors import BadSettings
from reachout.settings.load import load
from reachout.settings.loaded import Loaded

TODAY = date(2026, 11, 24)
HOST = """\
format = 1
[host]
name = "Sam Okafor"
address = "sam@example.org"
zone = "Europe/Berlin"
"""
PRIYA = """\
[[contacts]]
name = "Priya Nair"
address = "priya@example.com"
intent = "learn"
greeting = "Hi Priya,"
why = "You said a review is written for whoever is on call next year."
ask = "How do you get people to write it down?"
"""
LENA = """\
[[contacts]]
name = "Lena Brandt"
address = "lena@example.com"
intent = "peer"
greeting = "Liebe Lena,"
language = "de"
why = "Du hast im Mai über deine Einzelgespräche geschrieben."
ask = "Wollen wir unsere Notizen vergleichen?"
"""


def write(home: Path, *, host: str = HOST, contacts: str = PRIYA) -> Path:
    """A workspace whose contacts.toml begins with its format in line 1."""
    (home / "reachout.toml").write_text(host, encoding="utf-8")
    (home / "contacts.toml").write_text(f"format = 1\n{contacts}", encoding="utf-8")
    return home


def loaded(home: Path, *, host: str = HOST, contacts: str = PRIYA) -> Loaded:
    return load(write(home, host=host, contacts=contacts), today=TODAY)


def said(home: Path, *, host: str = HOST, contacts: str = PRIYA) -> list[str]:
    """Every problem of a workspace that must not load, as the host reads it."""
    with pytest.raises(BadSettings) as bad:
        loaded(home, host=host, contacts=contacts)
    return [str(problem) for problem in bad.value.problems]


def warned(home: Path, *, host: str = HOST, contacts: str = PRIYA) -> list[str]:
    warnings = loaded(home, host=host, contacts=contacts).warnings
    assert all(problem.warning for problem in warnings)
    return [str(problem) for problem in warnings]
