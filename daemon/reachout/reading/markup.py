"""HTML of a mail as lines of text, with the marks that matter: quoted, coloured, struck."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from reachout.reading.mail import LINE_LIMIT

_BREAKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table"})
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base"})
_SILENT = frozenset({"style", "script", "head", "title"})
_STRUCK = frozenset({"s", "del", "strike"})
_QUOTES = ("gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "gmail_attr")
_REST_IS_QUOTED = ("divrplyfwdmsg", "appendonsend", "ms-outlook-mobile-reference-message")
_COLOUR = re.compile(r"(?<![-\w])color\s*:\s*([#\w]+)")
_PLAIN_COLOURS = re.compile(
    r"black|windowtext|inherit|initial|gr[ae]y|auto|#000(?:000)?|#222(?:222)?|#333(?:333)?|#888(?:888)?"
)
_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a mail. `tail` is what was added to a quoted line, in a colour of its own."""

    text: str
    quoted: bool = False
    tail: str = ""


def lines_of(html: str) -> tuple[Line, ...]:
    """The lines a reader sees, struck text left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.break_line()
    return tuple(reader.lines)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._open: list[tuple[str, str]] = []  # tag, mark
        self._text: list[str] = []
        self._tail: list[str] = []
        self._rest_quoted = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.break_line()
        named = {name: (value or "").lower() for name, value in attrs}
        if any(mark in named.get("id", "") for mark in _REST_IS_QUOTED):
            self._rest_quoted = True
        if tag not in _VOID and len(self._open) < _DEPTH:
            self._open.append((tag, _mark(tag, named)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.break_line()
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        marks = {mark for _, mark in self._open}
        if "silent" in marks or "struck" in marks:
            return
        (self._tail if "coloured" in marks else self._text).append(data)

    def break_line(self) -> None:
        text, tail = _squeezed(self._text)[:LINE_LIMIT], _squeezed(self._tail)[:LINE_LIMIT]
        quoted = self._rest_quoted or any(mark == "quoted" for _, mark in self._open)
        if tail and not text and not quoted:
            text, tail = tail, ""
        self.lines.append(Line(text, quoted, tail))
        self._text, self._tail = [], []


def _squeezed(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


def _mark(tag: str, named: dict[str, str]) -> str:
    style = named.get("style", "")
    if tag in _SILENT or "display:none" in style.replace(" ", ""):
        return "silent"
    if tag in _STRUCK or "line-through" in style:
        return "struck"
    if tag == "blockquote" or _is_quote(named):
        return "quoted"
    return "coloured" if _is_coloured(tag, named, style) else ""


def _is_quote(named: dict[str, str]) -> bool:
    names = named.get("class", "") + " " + named.get("id", "")
    return any(name in names for name in _QUOTES)


def _is_coloured(tag: str, named: dict[str, str], style: str) -> bool:
    if tag not in ("span", "font", "b", "strong", "i", "em"):
        return False
    found = _COLOUR.search(style)
    colour = found.group(1) if found else named.get("color", "")
    return bool(colour) and not _PLAIN_COLOURS.fullmatch(colour)
