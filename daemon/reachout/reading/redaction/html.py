"""HTML with its structure, and with the marks by which quotes and struck words are known."""

from __future__ import annotations

import re
from contextlib import suppress
from html import escape
from html.parser import HTMLParser

from reachout.reading import markup
from reachout.reading.redaction.stand_ins import StandIns

_TAGS = (
    "html", "head", "title", "body", "p", "div", "br", "tr", "td", "th", "table", "thead",
    "tbody", "li", "ol", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
    "span", "font", "b", "strong", "i", "em", "u", "s", "del", "strike", "a", "img", "sub", "sup",
    "small", "big", "center", "style", "script", "meta", "link", "o:p",
)  # fmt: skip
_DROPPED = frozenset({"style", "script"})  # with all that stands in them
_DECLARED = re.compile(r"(color|display|text-decoration|list-style|list-style-type)\s*:\s*([^;]+)")
_VALUES = frozenset({"none", "line-through", "underline", "inline", "block", "decimal", "disc"})
_COLOUR = "#1f497d"  # stands for any colour that a writer chose


def redacted_html(html: str, stand_ins: StandIns) -> str:
    """Tags stay, texts are redacted; comments, styles, scripts and other attributes are gone."""
    reader = _Reader(stand_ins)
    with suppress(AssertionError):  # HTMLParser's word for "<![nonsense"
        reader.feed(html)
        reader.close()
    return "".join(reader.done)


class _Reader(HTMLParser):
    def __init__(self, stand_ins: StandIns) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[str] = []
        self._stand_ins = stand_ins
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = tag if tag in _TAGS else "span"
        self._silent += name in _DROPPED
        kept = [self._kept(name, value or "", tag) for name, value in attrs]
        self.done.append(f"<{' '.join([name, *filter(None, kept)])}>")

    def handle_endtag(self, tag: str) -> None:
        name = tag if tag in _TAGS else "span"
        self._silent -= name in _DROPPED and self._silent > 0
        self.done.append(f"</{name}>")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.done.append(escape(self._stand_ins.text(data), quote=False))

    def _kept(self, name: str, value: str, tag: str) -> str:
        match name:
            case "class" | "id":
                shown = _marks(value)
            case "style":
                shown = _style(value)
            case "color":
                shown = _colour(value)
            case "href":
                shown = self._target(value)
            case "start" | "value":
                shown = value if re.fullmatch(r"\d{1,3}", value) else ""
            case "type":
                shown = "cite" if tag == "blockquote" and value == "cite" else ""
            case _:
                shown = ""
        return f'{name}="{escape(shown)}"' if shown else ""

    def _target(self, href: str) -> str:
        scheme, _, rest = href.strip().partition(":")
        if scheme.lower() == "mailto" and "@" in rest:
            return f"mailto:{self._stand_ins.at(rest.partition('?')[0].strip())}"
        return "https://link.example"


def _marks(value: str) -> str:
    """Of the names only those by which mail programs mark quotes and signatures."""
    known = {
        mark
        for name, marks in vars(markup).items()
        if name.isupper() and isinstance(marks, tuple)
        for mark in marks
        if isinstance(mark, str)
    } | {"signature", "x_signature"}
    lowered = value.lower()
    return " ".join(sorted(mark for mark in known if mark in lowered))


def _style(value: str) -> str:
    kept = []
    for name, said in _DECLARED.findall(value.lower()):
        plain = said.strip()
        if name == "color":
            kept.append(f"color:{_colour(plain)}")
        else:
            kept += [f"{name}:{word}" for word in plain.split() if word in _VALUES][:1]
    return ";".join(kept)


def _colour(value: str) -> str:
    found = re.match(r"[#\w]+", value.strip().lower())
    plain = found is not None and markup._PLAIN_COLOURS.fullmatch(found.group())
    return found.group() if found is not None and plain else _COLOUR
