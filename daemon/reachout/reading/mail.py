"""A raw mail taken apart: the few headers and parts that reading looks at, all of them capped."""

from __future__ import annotations

import email
import email.header
import email.utils
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from itertools import islice

RAW_LIMIT = 1024 * 1024  # bytes looked at; what follows is attachments
HEAD_LIMIT = 200_000
HEADERS_LIMIT = 300
PART_LIMIT = 100_000  # characters of one part
LINE_LIMIT = 2_000  # characters of one line
PARTS_LIMIT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    headers: dict[str, str]  # lower-case name → first value, decoded
    content_type: str  # of the whole, lower case
    from_address: str  # "" unless From holds exactly one addr-spec
    from_name: str
    to_name: str
    text: str
    html: str
    calendars: tuple[str, ...]
    reports: tuple[str, ...]  # delivery-status fields, nested ones too
    head: str  # all headers of the mail as they stand, lower case

    def header(self, name: str) -> str:
        return self.headers.get(name, "")

    @property
    def subject(self) -> str:
        return self.header("subject")


def take_apart(raw: bytes) -> Mail:
    """The mail's parts. Never raises on malformed mail; what cannot be decoded is replaced."""
    message = email.message_from_bytes(_bounded(raw))
    headers = _headers(message)
    bodies = _Bodies(message)
    address, name = _one_address(message)
    return Mail(
        headers=headers,
        content_type=message.get_content_type(),
        from_address=address,
        from_name=name,
        to_name=email.utils.parseaddr(headers.get("to", ""))[0],
        text=bodies.text,
        html=bodies.html,
        calendars=tuple(bodies.calendars),
        reports=tuple(bodies.reports),
        head=raw[:PART_LIMIT].partition(b"\n\n")[0].decode("latin-1").lower(),
    )


def _bounded(raw: bytes) -> bytes:
    """What is parsed at all. Parsing grows with the square of nesting: a maze keeps its head."""
    head, gap, body = raw[:RAW_LIMIT].partition(b"\r\n\r\n" if b"\r\n" in raw[:2000] else b"\n\n")
    if body.count(b"boundary=") > PARTS_LIMIT:
        body = b""
    return head[:HEAD_LIMIT] + gap + body


def _headers(message: Message) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in islice(message.raw_items(), HEADERS_LIMIT):
        if name.lower() not in found:
            found[name.lower()] = _decoded(_written(value))
    return found


def _written(value: object) -> str:
    """A header as it was written: unencoded UTF-8 too, which many programs send."""
    text = str(value)[:LINE_LIMIT]
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _decoded(value: str) -> str:
    try:
        joined = str(email.header.make_header(email.header.decode_header(value)))
    except (LookupError, ValueError):
        joined = value
    return " ".join(joined.split())


def _one_address(message: Message) -> tuple[str, str]:
    raw = islice(message.raw_items(), HEADERS_LIMIT)
    values = [_written(value) for name, value in raw if name.lower() == "from"]
    found = [pair for pair in email.utils.getaddresses(values) if "@" in pair[1]]
    if len(found) != 1:
        return "", ""
    return found[0][1].lower(), _decoded(found[0][0])


class _Bodies:
    def __init__(self, message: Message) -> None:
        self.text = ""
        self.html = ""
        self.calendars: list[str] = []
        self.reports: list[str] = []
        for part, in_report in _leaves(message, False, [PARTS_LIMIT]):
            self._take(part, in_report)

    def _take(self, part: Message, in_report: bool) -> None:
        kind = part.get_content_type()
        if in_report:
            self.reports.append(_text_of(part))
        elif kind in ("text/calendar", "application/ics"):
            self.calendars.append(_text_of(part))
        elif part.get_content_disposition() == "attachment":
            return
        elif kind == "text/plain" and not self.text.strip():
            self.text = _text_of(part)
        elif kind == "text/html" and not self.html:
            self.html = _text_of(part)


def _leaves(part: Message, in_report: bool, budget: list[int]) -> Iterator[tuple[Message, bool]]:
    """Leaf parts, outermost first; the mail that a report carries along is not entered.

    Python parses delivery-status fields as child messages; Gmail nests them in a text/plain
    child besides (oneshot-gtm #30), so all children of a report count as its fields.
    """
    budget[0] -= 1
    if budget[0] < 0 or part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
        return
    in_report = in_report or part.get_content_type() == "message/delivery-status"
    children = part.get_payload()
    if part.is_multipart() and isinstance(children, list):
        for child in children:
            if in_report and isinstance(child, Message):
                yield child, True
            if isinstance(child, Message) and (child.is_multipart() or not in_report):
                yield from _leaves(child, in_report, budget)
    else:
        yield part, in_report


def _text_of(part: Message) -> str:
    payload = part.get_payload(decode=True)
    body = payload[: 4 * PART_LIMIT] if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = body.decode(charset, "replace")
    except LookupError:
        text = body.decode("latin-1")
    fields = "".join(f"{k}: {v}\n" for k, v in part.items() if k.lower() in _REPORT_FIELDS)
    return _capped(fields + text)


_REPORT_FIELDS = frozenset({"action", "status", "final-recipient", "diagnostic-code"})


def _capped(text: str) -> str:
    lines = text[:PART_LIMIT].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line[:LINE_LIMIT] for line in lines)
