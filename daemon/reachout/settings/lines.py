"""In which line every key and every item of a TOML text stands: tomllib does not say.

The text has been accepted by tomllib before, so nothing is checked here; a text that is not TOML
ends in an IndexError or a wrong line, never in a wrong setting.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left

Path = tuple[str | int, ...]

_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY = re.compile(r'[ \t]*("(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+)[ \t]*')
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}#\r\n]*")  # a number, a date, true or false


def line_numbers(text: str) -> dict[Path, int]:
    """Path of each table, key and item → its line, from 1; items of arrays count from 0."""
    return _Scan(text).run()


def last_line(text: str, table: Path) -> int:
    """The line in which the last key of *table* itself ends, or its header where it has none."""
    scan = _Scan(text)
    lines = scan.run()
    return scan.ends.get(table, lines[table])


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.breaks = [found.start() for found in re.finditer("\n", text)]
        self.lines: dict[Path, int] = {}
        self.ends: dict[Path, int] = {}  # of the last pair below each header
        self.sizes: dict[Path, int] = {}  # how many tables an array of tables has so far

    def run(self) -> dict[Path, int]:
        table: Path = ()
        while self._skip_gap():
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
                self.ends[table] = self._line()
        return self.lines

    def _skip_gap(self) -> bool:
        self._take(_GAP)
        return self.at < len(self.text)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise IndexError(self.at)
        self.at = found.end()
        return found

    def _line(self) -> int:
        return bisect_left(self.breaks, self.at) + 1

    def _mark(self, path: Path) -> None:
        self.lines.setdefault(path, self._line())

    def _header(self) -> Path:
        array = self.text.startswith("[[", self.at)
        start = self.at
        self.at += 2 if array else 1
        keys = self._keys()
        end = self.at + (2 if array else 1)
        self.at = start
        path = self._enter(keys, array)
        self.at = end
        return path

    def _enter(self, keys: list[str], array: bool) -> Path:
        """The path of a header: in an array of tables the last one so far is meant."""
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            path = (*path, self.sizes[path] - 1) if path in self.sizes else path
        path = (*path, keys[-1])
        self._mark(path)
        if array:
            self.sizes[path] = self.sizes.get(path, 0) + 1
            path = (*path, self.sizes[path] - 1)
            self._mark(path)
        return path

    def _keys(self) -> list[str]:
        keys = [_plain_key(self._take(_KEY)[1])]
        while self.text[self.at] == ".":
            self.at += 1
            keys.append(_plain_key(self._take(_KEY)[1]))
        return keys

    def _pair(self, table: Path) -> None:
        start = self.at
        path = table
        keys = self._keys()
        end = self.at + 1  # the "="
        self.at = start
        for key in keys:
            path = (*path, key)
            self._mark(path)
        self.at = end
        self._value(path)

    def _value(self, path: Path) -> None:
        self._take(_GAP)
        opening = self.text[self.at]
        if opening == "[":
            self._items(path, "]")
        elif opening == "{":
            self._items(path, "}")
        else:
            self._take(_STRING if opening in "\"'" else _PLAIN)

    def _items(self, path: Path, closing: str) -> None:
        self.at += 1
        count = 0
        while True:
            self._take(_GAP)
            if self.text[self.at] == ",":
                self.at += 1
            elif self.text[self.at] == closing:
                self.at += 1
                return
            elif closing == "}":
                self._pair(path)
            else:
                self._mark((*path, count))
                self._value((*path, count))
                count += 1


def _plain_key(key: str) -> str:
    if key[0] == '"' and "\\" in key:
        return str(tomllib.loads(f"key = {key}")["key"])
    return key.strip(key[0]) if key[0] in "\"'" else key
