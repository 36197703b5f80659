"""The sentences and words that templates/<language>/sentences.toml holds, and which comes next."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

from reachout.errors import BadSettings, MissingVariable, Problem

FILE = "sentences.toml"
OTHERWISE = "any"  # the entry that serves where there is none for the case at hand

Table = Mapping[str, Any]
Render = Callable[[str, Mapping[str, object]], str]


def read(folders: Sequence[Path], language: str) -> Table:
    """The sentences of *language*. The first folder wins, and "en-US" wins over "en".

    A file may hold a few entries only. MissingVariable: there is no file at all.
    """
    table: dict[str, Any] = {}
    for place in (language.split("-")[0], language):
        for folder in reversed(folders):
            file = folder / place / FILE
            if file.is_file():
                table = _over(table, _parsed(file, file.stat().st_mtime_ns))
    if not table:
        raise MissingVariable(
            f"There are no letters in the language {language}: no {language}/{FILE} in any folder"
            " of templates. Change the contact's `language`, or write that file."
        )
    return table


@lru_cache(maxsize=32)
def _parsed(file: Path, changed: int) -> dict[str, Any]:
    """*changed* makes an edited file count at the next letter."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise bad_template(file, None, f"cannot be read: {error}.") from error


def bad_template(file: Path | str, line: int | None, what: str) -> BadSettings:
    cure = "Mend it; without your own file the one that ships with reachout is used."
    problem = Problem(file=str(file), line=line, where="template", value="", what=what, cure=cure)
    return BadSettings([problem])


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """*above* laid over *below*: tables are merged, lists and texts replaced."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        both = isinstance(value, dict) and isinstance(under, dict)
        merged[key] = _over(under, value) if both and under is not None else value
    return merged


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for one person: their language, and how they are addressed."""

    table: Table
    language: str
    formal: bool
    render: Render

    def say(self, *path: str, **variables: object) -> str:
        """The text at *path*, or at "any" beside it, with its variables filled in."""
        return self.render(self.in_manner(self.at(path)[1]), variables)

    def at(self, path: Sequence[str]) -> tuple[str, Any]:
        """The name and what stands there. MissingVariable: nothing."""
        *above, last = path
        inner: Any = self.table
        for key in above:
            inner = inner.get(key, {}) if isinstance(inner, Mapping) else {}
        for key in (last, OTHERWISE):
            if isinstance(inner, Mapping) and inner.get(key):
                return ".".join((*above, key)), inner[key]
        name = ".".join(path)
        raise MissingVariable(f"{self.language}/{FILE} has nothing at {name}. Add it there.")

    def has(self, table: str, name: str) -> bool:
        """Templates of the host's own may be older than a list that ours have."""
        return bool(self.table.get(table, {}).get(name))

    def in_manner(self, text: str | Mapping[str, str]) -> str:
        if isinstance(text, str):
            return text
        manner = "formal" if self.formal else "informal"
        if manner not in text:
            raise MissingVariable(f"{self.language}/{FILE}: {dict(text)} lacks {manner}. Add it.")
        return text[manner]


@dataclass(slots=True)
class Picker:
    """Takes the next variant of each list for one person, and remembers which.

    Unused ones come first, then the one said longest ago. Where somebody's turn begins depends on
    *person*, so that two colleagues do not open the same sentences. *short* prefers few words.
    """

    wording: Wording
    variables: Mapping[str, object]
    person: str
    told: Sequence[Sequence[str]]  # names of the sentences in each earlier letter, oldest first
    short: bool = False
    used: list[str] = field(default_factory=list)

    def __call__(self, *path: str) -> str:
        name, variants = self.wording.at(path)
        texts = [self.wording.in_manner(text) for text in variants]
        turn = min(range(len(texts)), key=lambda index: self._order(name, index, texts))
        self.used.append(_numbered(name, turn))
        return self.wording.render(texts[turn], self.variables)

    def _order(self, name: str, index: int, texts: Sequence[str]) -> tuple[int, int, int]:
        last_said = max(
            (at for at, names in enumerate(self.told) if _numbered(name, index) in names),
            default=-1,
        )
        length = len(texts[index].split()) if self.short else 0
        return last_said, length, (index - crc32(f"{self.person} {name}".encode())) % len(texts)


def _numbered(name: str, index: int) -> str:
    return f"{name}.{index + 1}"
