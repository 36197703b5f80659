"""A whole mail, built anew from what decides: nothing of it stays that is not named here."""

from __future__ import annotations

import base64
import codecs
import email
import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import MessageError
from email.header import Header, decode_header, make_header
from email.message import Message
from email.utils import format_datetime, formataddr, getaddresses, parsedate_to_datetime
from itertools import count, islice

from reachout.reading.redaction.calendar import redacted_calendar
from reachout.reading.redaction.html import redacted_html
from reachout.reading.redaction.lexicon import patterns_with
from reachout.reading.redaction.stand_ins import StandIns

RAW_LIMIT = 1024 * 1024  # as in reading
HEADERS_LIMIT, HEADER_LIMIT = 300, 2_000  # headers; characters of one
PARTS_LIMIT, DEPTH_LIMIT, TEXT_LIMIT, PEOPLE_LIMIT = 60, 20, 100_000, 5
_PEOPLE = ("from", "to", "cc", "reply-to")
_IDS = ("message-id", "in-reply-to", "references")
_TOLD = ("auto-submitted", "precedence", "x-failed-recipients")
_SAYS_BY_BEING_THERE = (
    "list-id", "list-post", "list-unsubscribe", "x-autoreply", "x-autorespond",
    "x-autoreply-from", "x-mail-autoreply",
)  # fmt: skip
_SAID_BY_MACHINES = r"auto-(?:generated|replied|notified)|no|bulk|list|junk|auto_reply"
_PARAMS = {"format": r"flowed|fixed", "delsp": r"yes|no", "method": r"[A-Za-z]+"}
_REPORT_TYPES = ("delivery-status", "disposition-notification", "feedback-report")
_REPORT_FIELDS = ("action", "status", "final-recipient", "diagnostic-code")
_ACTIONS = ("failed", "delayed", "delivered", "relayed", "expanded")
_ENCODINGS = ("base64", "quoted-printable", "7bit", "8bit", "binary")


def redacted_mail(
    raw: bytes, stand_ins: StandIns, extra: tuple[tuple[str, str], ...] = ()
) -> bytes:
    """*raw* with stand-ins; *extra* headers stand on top."""
    message = email.message_from_bytes(raw[:RAW_LIMIT])
    writer = _Writer(stand_ins)
    head = [f"{name}: {value}" for name, value in extra]
    lines = "\n".join([*head, *writer.head(message)]) + "\n"
    whole = lines.encode("ascii", "replace") + writer.part(message)
    crlf = b"\r\n" in raw[:2000]
    bare = whole.replace(b"\r\n", b"\n")
    return bare.replace(b"\n", b"\r\n") if crlf else bare


class _Writer:
    def __init__(self, stand_ins: StandIns) -> None:
        self._stand_ins = stand_ins
        self._parts = count(1)

    # -------------------------------------------------------------- headers

    def head(self, message: Message) -> Iterator[str]:
        for name, value in islice(message.raw_items(), HEADERS_LIMIT):
            shown = self._header(name.lower(), _decoded(value))
            if shown is not None:
                yield f"{name}: {_encoded(shown)}"
        yield "MIME-Version: 1.0"

    def _header(self, name: str, value: str) -> str | None:
        """None: it says nothing that decides, so it goes."""
        if name in _PEOPLE:
            return self._people(value)
        if name == "subject":
            return self._stand_ins.text(value)
        if name in _IDS:
            return " ".join(self._ids(value))
        if name == "date":
            return _date(value)
        if name == "return-path":
            return "<>" if value.strip() == "<>" else None
        if name in _TOLD:
            known = re.fullmatch(_SAID_BY_MACHINES, value.strip().lower())
            return known.group() if known else self._stand_ins.text(value)
        return self._mark(name, value)

    def _mark(self, name: str, value: str) -> str | None:
        if name in _SAYS_BY_BEING_THERE:
            return "<https://list.example>"
        line = f"{name}: {value}".lower()
        known = any(pattern.search(line) for pattern in patterns_with("x-"))
        return self._stand_ins.text(value) if known and name.startswith("x-") else None

    def _people(self, value: str) -> str:
        pairs = [(name, one) for name, one in getaddresses([value]) if "@" in one]
        if not pairs:
            return self._stand_ins.name(value)
        shown = ((self._stand_ins.name(name), self._stand_ins.at(one)) for name, one in pairs)
        return ", ".join(formataddr(pair) for pair in list(shown)[:PEOPLE_LIMIT])

    def _ids(self, value: str) -> list[str]:
        found = re.findall(r"<([^<>\s]+)>", value) or value.split()
        return [f"<{self._stand_ins.token(one)}>" for one in found]

    # -------------------------------------------------------------- parts

    def part(self, part: Message, depth: int = 0) -> bytes:
        """Its own headers of form, a blank line, and its body."""
        kind = part.get_content_type()
        children = part.get_payload()
        if kind.startswith("multipart/") and isinstance(children, list) and depth < DEPTH_LIMIT:
            inside = [child for child in children if isinstance(child, Message)]
            return self._multipart(part, kind, inside, depth)
        if kind == "message/delivery-status":
            return b"Content-Type: message/delivery-status\n\n" + self._report(children)
        if kind in ("message/rfc822", "text/rfc822-headers"):
            return f"Content-Type: {kind}\n\n".encode() + self._carried(children)
        if _is_wanted(part, kind):
            return self._leaf(part, kind)
        return b"Content-Type: text/plain\nContent-Disposition: attachment\n\n"

    def _multipart(self, part: Message, kind: str, children: list[Message], depth: int) -> bytes:
        mark = f"=_part_{next(self._parts)}"
        reported = str(part.get_param("report-type") or "").lower()
        report = f"; report-type={reported}" if reported in _REPORT_TYPES else ""
        subtype = kind if re.fullmatch(_MULTIPARTS, kind) else "multipart/mixed"
        done = [f'Content-Type: {subtype}{report}; boundary="{mark}"\n\n'.encode()]
        for child in children[:PARTS_LIMIT]:
            if _is_kept(child):
                done.append(f"--{mark}\n".encode() + self.part(child, depth + 1) + b"\n")
        return b"".join([*done, f"--{mark}--\n".encode()])

    def _leaf(self, part: Message, kind: str) -> bytes:
        charset, text = _text(part)
        if kind == "text/html":
            shown = redacted_html(text, self._stand_ins)
        elif kind in ("text/calendar", "application/ics"):
            shown = redacted_calendar(text, self._stand_ins)
        else:
            shown = self._stand_ins.text(text)
        errors = "xmlcharrefreplace" if kind == "text/html" else "replace"
        body = shown.encode(charset, errors)
        return _form(part, kind, charset) + _in(str(part.get("Content-Transfer-Encoding")), body)

    def _report(self, children: object) -> bytes:
        """Delivery-status fields; nested ones too, as blocks of their own."""
        blocks = (
            [list(self._fields(one)) for one in children] if isinstance(children, list) else []
        )
        return "\n".join("".join(block) for block in blocks if block).encode("ascii", "replace")

    def _fields(self, block: object) -> Iterator[str]:
        if not isinstance(block, Message):
            return
        for name, value in block.items():
            if name.lower() in _REPORT_FIELDS:
                yield f"{name}: {self._field(name.lower(), _decoded(value))}\n"
        body = block.get_payload()
        if isinstance(body, list):
            for one in body:
                yield "\n"
                yield from self._fields(one)
        elif isinstance(body, str) and body.strip():
            yield f"\n{self._stand_ins.text(body[:TEXT_LIMIT])}\n"

    def _field(self, name: str, value: str) -> str:
        action = value.strip().lower()
        return action if name == "action" and action in _ACTIONS else self._stand_ins.text(value)

    def _carried(self, children: object) -> bytes:
        """Of the letter that came back only its id: by it the report is known to be about us."""
        if isinstance(children, str):
            ids = re.findall(r"(?im)^message-id:\s*(\S+)", children[:TEXT_LIMIT])
        else:
            inner = children[0] if isinstance(children, list) and children else Message()
            ids = [str(inner.get("Message-ID", ""))]
        return "".join(f"Message-ID: {' '.join(self._ids(one))}\n" for one in ids if one).encode()


_MULTIPARTS = r"multipart/(?:mixed|alternative|related|report|signed|digest|encrypted)"


def _is_kept(part: Message) -> bool:
    kind = part.get_content_type()
    return kind.startswith(("multipart/", "message/")) or _is_wanted(part, kind)


def _is_wanted(part: Message, kind: str) -> bool:
    if kind in ("text/calendar", "application/ics", "text/rfc822-headers"):
        return True
    shown = part.get_content_disposition() != "attachment"
    return shown and kind in ("text/plain", "text/html") and isinstance(part.get_payload(), str)


def _form(part: Message, kind: str, charset: str) -> bytes:
    """Content-Type and Content-Transfer-Encoding, where they stood."""
    params = [
        f"; {name}={value}"
        for name, form in _PARAMS.items()
        if (value := str(part.get_param(name) or "")) and re.fullmatch(form, value)
    ]
    named = f"; charset={charset}" if part.get_param("charset") else ""
    lines = [f"Content-Type: {kind}{named}{''.join(params)}"] if part.get("Content-Type") else []
    encoding = str(part.get("Content-Transfer-Encoding") or "").strip().lower()
    lines += [f"Content-Transfer-Encoding: {encoding}"] if encoding in _ENCODINGS else []
    return "".join(f"{line}\n" for line in [*lines, ""]).encode()


def _text(part: Message) -> tuple[str, str]:
    """(charset, text); an unknown charset is read as reading does, and becomes UTF-8."""
    payload = part.get_payload(decode=True)
    body = payload[: 4 * TEXT_LIMIT] if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    try:
        codecs.lookup(charset)
        return charset, body.decode(charset, "replace")[:TEXT_LIMIT]
    except (LookupError, ValueError):
        return "utf-8", body.decode("latin-1")[:TEXT_LIMIT]


def _in(encoding: str, body: bytes) -> bytes:
    match encoding.strip().lower():
        case "base64":
            return base64.encodebytes(body)
        case "quoted-printable":
            return quopri.encodestring(body)
        case _:
            return body


def _decoded(value: object) -> str:
    text = str(value)[:HEADER_LIMIT].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    with suppress(LookupError, ValueError, MessageError):
        text = str(make_header(decode_header(text)))
    return " ".join(text.split())


def _encoded(value: str) -> str:
    if value.isascii():
        return value
    return Header(value, "utf-8", maxlinelen=998).encode()


def _date(value: str) -> str | None:
    try:
        return format_datetime(parsedate_to_datetime(value))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
