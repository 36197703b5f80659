"""HTML of a mail as lines of text, with its marks: quoted, struck, coloured, listed."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser

from reachout.formats.tags import closed
from reachout.reading.mime import LINE_LIMIT

_BREAKS = frozenset(
    {"p", "div", "br", "tr", "li", "ol", "ul", "h1", "h2", "h3", "h4", "blockquote", "table"}
    | {"pre", "hr", "body"}
)
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base"})
_SILENT = frozenset({"style", "script", "head", "title"})
_STRUCK = frozenset({"s", "del", "strike"})
_QUOTES = ("gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "gmail_attr")
_REST_IS_QUOTED = (
    "divrplyfwdmsg",
    "appendonsend",
    "ms-outlook-mobile-reference-message",
    "mail-editor-reference-message",
)
_SIGNATURES = (
    "gmail_signature",
    "moz-signature",
    "applemailsignature",
    "ms-outlook-mobile-signature",
)
_COLOUR = re.compile(r"(?<![-\w])color\s*:\s*([#\w]+)")
_PLAIN_COLOURS = re.compile(
    r"black|windowtext|inherit|initial|gr[ae]y|auto|#000(?:000)?|#222(?:222)?|#333(?:333)?|#888(?:888)?"
)
LINES_LIMIT = 3_000
_PIECE = 20_000  # characters that are parsed before the lines are counted
_DEPTH = 200
_STYLES_LIMIT = 100_000  # characters in which the rules of a <style> are looked for
_RULE = re.compile(r"([\w-]*)\.([\w-]+)\s*\{([^{}]{0,400})\}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a mail. `tail` is what was added to a quoted line, in a colour of its own."""

    text: str
    quoted: bool = False
    tail: str = ""
    struck: str = ""  # what stands crossed out on it
    item: int = 0  # its place in a numbered list, as the reader sees it
    bullet: bool = False  # an item of a list
    signature: bool = False


def lines_of(html: str) -> tuple[Line, ...]:
    """The lines a reader sees, struck text left out. What cannot be parsed ends the mail."""
    reader = _Reader(_striking_classes(html[:_STYLES_LIMIT]))
    shown = closed(html)
    with suppress(AssertionError):  # HTMLParser's word for "<![nonsense"
        for at in range(0, len(shown), _PIECE):
            reader.feed(shown[at : at + _PIECE])
            if len(reader.lines) > LINES_LIMIT:
                break
        reader.close()
    reader.break_line()
    return tuple(reader.lines[:LINES_LIMIT])


def _striking_classes(html: str) -> frozenset[str]:
    """Classes that a style sheet crosses out ("span.s1 {text-decoration: line-through}")."""
    if "line-through" not in html:
        return frozenset()
    return frozenset(
        found[2].lower() for found in _RULE.finditer(html) if "line-through" in found[3].lower()
    )


@dataclass(slots=True)
class _List:
    """A list that is open; `next` numbers its items, 0 where they bear none."""

    next: int


class _Reader(HTMLParser):
    def __init__(self, striking: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._striking = striking
        self._open: list[tuple[str, str]] = []  # tag, mark
        self._marks: Counter[str] = Counter()  # of all that is open
        self._tags: Counter[str] = Counter()
        self._lists: list[_List] = []
        self._item: tuple[bool, int] = (False, 0)  # of the line that is being read
        self._text: list[str] = []
        self._tail: list[str] = []
        self._struck: list[str] = []
        self._rest_quoted = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.break_line()
        named = {name: (value or "").lower() for name, value in attrs}
        if any(mark in named.get("id", "") for mark in _REST_IS_QUOTED):
            self._rest_quoted = True
        if tag in ("ol", "ul", "li"):
            self._list(tag, named)
        if tag not in _VOID and len(self._open) < _DEPTH:
            mark = _mark(tag, named, self._striking)
            self._open.append((tag, mark))
            self._marks[mark] += 1
            self._tags[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.break_line()
        if tag in ("ol", "ul", "li"):
            self._item = (False, 0)
            self._lists = self._lists[: -1 if tag != "li" else None]
        while self._tags[tag]:
            closed, mark = self._open.pop()
            self._marks[mark] -= 1
            self._tags[closed] -= 1
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._marks["silent"]:
            return
        if self._tags["pre"] and "\n" in data:
            first, *rest = data.split("\n")
            self._add(first)
            for line in rest:
                self.break_line()
                self._add(line)
            return
        self._add(data)

    def _add(self, data: str) -> None:
        if self._marks["struck"]:
            self._struck.append(data)
            self._text.append(" ")
        else:
            (self._tail if self._marks["coloured"] else self._text).append(data)

    def _list(self, tag: str, named: dict[str, str]) -> None:
        """Numbers as the reader sees them: `start` and `value` count, bare lists have none."""
        if tag != "li":
            plain = tag == "ul" or "none" in named.get("style", "")
            self._lists.append(_List(0 if plain else _whole(named.get("start", ""), 1)))
            return
        within = self._lists[-1] if self._lists else _List(0)
        number = _whole(named.get("value", ""), within.next) if within.next else 0
        self._item = (True, number)
        within.next = number + 1 if number else 0

    def break_line(self) -> None:
        text, tail = _squeezed(self._text)[:LINE_LIMIT], _squeezed(self._tail)[:LINE_LIMIT]
        struck = _squeezed(self._struck)[:LINE_LIMIT]
        quoted = self._rest_quoted or self._marks["quoted"] > 0
        if tail and not text and not quoted:
            text, tail = tail, ""
        bullet, item = self._item
        signature = self._marks["signature"] > 0
        self.lines.append(Line(text, quoted, tail, struck, item, bullet, signature))
        self._text, self._tail, self._struck = [], [], []
        if text or tail or struck:
            self._item = (False, 0)


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else otherwise


def _squeezed(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


def _mark(tag: str, named: dict[str, str], striking: frozenset[str]) -> str:
    style = named.get("style", "")
    if tag in _SILENT or "display:none" in style.replace(" ", ""):
        return "silent"
    if tag in _STRUCK or "line-through" in style or _is_in(striking, named):
        return "struck"
    if tag == "blockquote" or _is_named(_QUOTES, named):
        return "quoted"
    if _is_named(_SIGNATURES, named) or named.get("id") in ("signature", "x_signature"):
        return "signature"
    return "coloured" if _is_coloured(tag, named, style) else ""


def _is_in(classes: frozenset[str], named: dict[str, str]) -> bool:
    return bool(classes) and not classes.isdisjoint(named.get("class", "").split())


def _is_named(marks: tuple[str, ...], named: dict[str, str]) -> bool:
    names = named.get("class", "") + " " + named.get("id", "")
    return any(name in names for name in marks)


def _is_coloured(tag: str, named: dict[str, str], style: str) -> bool:
    if tag not in ("span", "font", "b", "strong", "i", "em"):
        return False
    found = _COLOUR.search(style)
    colour = found.group(1) if found else named.get("color", "")
    return bool(colour) and not _PLAIN_COLOURS.fullmatch(colour)
