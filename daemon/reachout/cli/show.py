"""Printing: plain text anywhere, with a little colour and weight on a terminal.

Off a terminal, or with NO_COLOR set (no-color.org), no control character is ever printed.
"""

from __future__ import annotations

import json
import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console

HEAD, NAME, QUIET, ASKED, COMMAND = "dim", "bold", "dim", "yellow", "cyan"


def say(text: str = "", style: str = "") -> None:
    """One or more lines on stdout; *style* is one of the names above."""
    if style and _decorated():
        _console().print(text, style=style, markup=False, highlight=False, soft_wrap=True)
    else:
        typer.echo(text)


def complain(text: str) -> None:
    typer.echo(text, err=True)


def say_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def indented(text: str, by: int = 4) -> str:
    return "\n".join(" " * by + line if line else "" for line in text.split("\n"))


def counted(number: int, noun: str) -> str:
    """ "1 letter", "3 letters"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _decorated() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM", "dumb") == "dumb"
    return sys.stdout.isatty() and not plain


@lru_cache(maxsize=1)
def _console() -> Console:
    from rich.console import Console

    return Console()
