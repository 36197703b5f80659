"""A raw mail taken apart: the few headers and parts that reading looks at, all of them capped."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reachout.reading.mime import (
    CARRIED,
    LINE_LIMIT,
    PART_LIMIT,
    PARTS_LIMIT,
    Part,
    content_type,
    fields,
    firsts,
    parts,
    split,
    words_of,
)

__all__ = ["LINE_LIMIT", "PARTS_LIMIT", "PART_LIMIT", "RAW_LIMIT", "Mail", "take_apart"]

RAW_LIMIT = 1024 * 1024  # bytes looked at; what follows is attachments
_HEAD_SHOWN = 100_000
_TEXTS_LIMIT = 20  # parts of one kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    headers: dict[str, str]  # lower-case name → first value, decoded
    content_type: str  # of the whole, lower case
    report_type: str  # of a multipart/report: "delivery-status"; "" when not given
    from_address: str  # "" unless From holds exactly one addr-spec
    from_name: str
    to_name: str
    text: str
    html: str
    calendars: tuple[str, ...]
    reports: tuple[str, ...]  # delivery-status fields, nested ones too
    carries_mail: bool  # another mail lies in it, as reports and forwarded mails have it
    head: str  # all headers of the mail as they stand, lower case

    def header(self, name: str) -> str:
        return self.headers.get(name, "")

    @property
    def subject(self) -> str:
        return self.header("subject")


def take_apart(raw: bytes) -> Mail:
    """The mail's parts. Never raises on malformed mail; what cannot be decoded is replaced."""
    head, body = split(raw[:RAW_LIMIT])
    rows = list(fields(head))
    written = firsts(rows)
    kind, params = content_type(written.get("content-type", ""))
    bodies = _Bodies(written, body)
    address, name = _one_address([value for key, value in rows if key == "from"])
    return Mail(
        headers={key: words_of(value) for key, value in written.items()},
        content_type=kind,
        report_type=params.get("report-type", "").lower(),
        from_address=address,
        from_name=name,
        to_name=_first_name(written.get("to", "")),
        text="\n".join(bodies.texts),
        html="\n".join(bodies.htmls),
        calendars=tuple(bodies.calendars),
        reports=tuple(bodies.reports),
        carries_mail=bodies.carries_mail,
        head=head[:_HEAD_SHOWN].decode("latin-1").lower(),
    )


# ------------------------------------------------------------------ addresses

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,200}"
_PLAIN = re.compile(rf'(?:"([^"\\]*)"|([^"<>@,;:()\\\[\]]*))\s*<({_ATOM}@{_ATOM})>\s*')
_BARE = re.compile(rf"()()({_ATOM}@{_ATOM})\s*")


def _one_address(values: list[str]) -> tuple[str, str]:
    if len(values) == 1:
        found = _PLAIN.fullmatch(values[0].strip()) or _BARE.fullmatch(values[0].strip())
        if found:
            return found[3].lower(), words_of(found[1] or found[2] or "")
    pairs = [pair for pair in _pairs(values) if "@" in pair[1]]
    if len(pairs) != 1:
        return "", ""
    return pairs[0][1].lower(), words_of(pairs[0][0])


def _first_name(value: str) -> str:
    found = _PLAIN.match(value.strip())
    if found and value.strip()[found.end() :].lstrip()[:1] in ("", ","):
        return words_of(found[1] or found[2] or "")
    pairs = _pairs([value]) if value else []
    return words_of(pairs[0][0]) if pairs else ""


def _pairs(values: list[str]) -> list[tuple[str, str]]:
    from email.utils import getaddresses  # for names with comments, groups and the like

    try:
        return getaddresses(values)
    except RecursionError:  # comments within comments, some thousand deep
        return []


# ------------------------------------------------------------------ bodies


class _Bodies:
    """All texts that a reader sees one below the other, and one of each that are alternatives."""

    def __init__(self, headers: dict[str, str], body: bytes) -> None:
        self.texts: list[str] = []
        self.htmls: list[str] = []
        self.calendars: list[str] = []
        self.reports: list[str] = []
        self.carries_mail = False
        self._taken: set[tuple[str, int]] = set()
        for part in parts(headers, body):
            self._take(part)

    def _take(self, part: Part) -> None:
        if part.kind in CARRIED:
            self.carries_mail = True
        elif part.in_report:
            self.reports.append(part.text())
        elif part.kind in ("text/calendar", "application/ics"):
            self.calendars.append(part.text())
        elif part.is_attached:
            return
        elif part.kind == "text/plain":
            self._add(self.texts, part)
        elif part.kind == "text/html":
            self._add(self.htmls, part)

    def _add(self, found: list[str], part: Part) -> None:
        again = part.twin and (part.kind, part.twin) in self._taken
        if again or sum(map(len, found)) > PART_LIMIT or len(found) >= _TEXTS_LIMIT:
            return
        text = part.text()
        if text.strip():
            found.append(text)
            self._taken.add((part.kind, part.twin))
