"""One TOML file in hand: what it says, and where in it everything stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from reachout.errors import BadSettings, Problem
from reachout.settings.lines import Path, line_numbers

FORMAT = 1
_SHOWN = 60  # characters of a value in a message


@dataclass(frozen=True)
class Source:
    file: str
    text: str
    data: Mapping[str, object]

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return line_numbers(self.text)

    def line(self, path: Path) -> int | None:
        """The line of *path*, or of the nearest thing around it that is written down."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return None

    def value(self, path: Path) -> object:
        """The value at *path*, None where there is none."""
        here: object = self.data
        for step in path:
            here = _child(here, step)
        return here

    def written(self, path: Path) -> Path:
        """*path* without steps into a value that is neither a table nor a list."""
        here: object = self.data
        for depth, step in enumerate(path):
            if here is not None and not isinstance(here, Mapping | list):
                return path[:depth]
            here = _child(here, step)
        return path

    def where(self, path: Path) -> str:
        """`contacts[2] (Priya Nair).ask`: items are counted from 1, as people do."""
        words = ""
        for depth, step in enumerate(path):
            words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
            words += self._name(path[: depth + 1])
        return words.removeprefix(".")

    def _name(self, path: Path) -> str:
        named = path[0] == "contacts" and len(path) == 2
        name = self.value((*path, "name")) if named else None
        return f" ({name})" if isinstance(name, str) and name else ""

    def problem(
        self, path: Path, what: str, cure: str, *, show: bool = True, warning: bool = False
    ) -> Problem:
        """What is wrong at *path*, with its line and the value as written."""
        path = self.written(path)
        return Problem(
            file=self.file,
            line=self.line(path),
            where=self.where(path) or "the file",
            value=shown(self.value(path)) if show else "",
            what=what,
            cure=cure,
            warning=warning,
        )


def open_source(file: str, content: bytes) -> Source:
    """Parse one file. BadSettings with one problem: not UTF-8, not TOML, or another format."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        cure = "Save the file as UTF-8."
        raise _whole_file(file, line, "holds a byte that is not UTF-8.", cure) from error
    try:
        source = Source(file=file, text=text, data=tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(file, text, str(error)) from error
    except RecursionError as error:
        raise _whole_file(file, None, "is nested too deeply.", "Write it flatter.") from error
    _check_format(source)
    return source


def shown(value: object) -> str:
    """A value as the host would write it, short."""
    words = _toml(value)
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def did_you_mean(word: str, known: Sequence[str], mark: str = "`") -> str:
    """The nearest of *known* as a question, or all of them."""
    near = get_close_matches(word.lower(), known, n=1)
    if near:
        return f"Did you mean {mark}{near[0]}{mark}?"
    return f"Known here: {', '.join(known)}."


def _child(here: object, step: str | int) -> object:
    if isinstance(here, Mapping):
        return here.get(step)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


def _toml(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'.replace("\n", " ")
        case date():
            return value.isoformat()
        case list():
            return f"[{', '.join(_toml(item) for item in value[:9])}]"
        case Mapping():
            return f"{{ {', '.join(f'{key} = {_toml(item)}' for key, item in value.items())} }}"
        case _:
            return str(value)


def _not_toml(file: str, text: str, said: str) -> BadSettings:
    found = re.search(r"\(at (?:line (\d+), column \d+|end of document)\)", said)
    lines = text.splitlines() or [""]
    at = int(found[1]) if found and found[1] else None
    line = at or len(lines)
    words = said[: found.start()].strip() if found else said
    cure = "Mend this line or the one before it."
    if at is None:
        cure = "A value is missing there, or a quote or bracket above is not closed."
    if re.search(r"[\s\[,=]\d{4}-\d\d-\d\d\.\.", lines[min(line, len(lines)) - 1]):
        cure = 'Put the span of dates in quotes: "2026-12-24..2027-01-02".'
    return _whole_file(file, line, f"is not valid TOML: {words}.", cure)


def _check_format(source: Source) -> None:
    found = source.data.get("format")
    if type(found) is int and found == FORMAT:
        return
    line = source.line(("format",))
    if found is None:
        cure = f"Write `format = {FORMAT}` in its first line."
        raise _whole_file(source.file, None, "`format` is missing.", cure)
    if type(found) is not int or found < 1:
        cure = f"Write `format = {FORMAT}`."
        raise _whole_file(source.file, line, f"`format` is {shown(found)}.", cure)
    what = f"is written in format {found}; this reachout knows format {FORMAT}."
    raise _whole_file(source.file, line, what, "Use a newer reachout.")


def _whole_file(file: str, line: int | None, what: str, cure: str) -> BadSettings:
    problem = Problem(file=file, line=line, where="the file", value="", what=what, cure=cure)
    return BadSettings([problem])
