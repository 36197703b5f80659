"""Mail as bytes and as parts: addresses, threading headers, bodies, and when a draft is touched.

Everything is read with the compat32 parser, which is 14 times cheaper than policy.default and
never refuses a header. No function here raises on malformed mail.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256
from html.parser import HTMLParser

from reachout.formats.tags import closed

KEY_HEADER = "X-Reachout-Key"
LOOP_HEADER = "X-Reachout-Loop"

PARTS_LIMIT = 60
HTML_LIMIT = 500_000  # characters
_PIECE = 20_000  # characters that are parsed at a time
_END_OF_HEAD = re.compile(rb"(\r?\n)\r?\n")
_FIELDS = re.compile(rb"(?<=\n)(?![ \t])")  # a folded line begins with white space
_ID = re.compile(r"<([!-;=?-~]+)>")  # printable ASCII without angle brackets
_BARE_ID = re.compile(r"[!-;=?-~]+@[!-;=?-~]+")
_BARE = r'[^\s<>@,;:"()\[\]\\\x00-\x20\x7f]+@[^\s<>@,;:"()\[\]\\\x00-\x20\x7f]+'
_ADDR_SPEC = re.compile(rf"(?:(?P<name>[^<>]*)<\s*(?P<inside>{_BARE})\s*>|(?P<alone>{_BARE}))")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)')
_TOKENS = re.compile(rb"[\s<>;,\"()\[\]:]+")
_BOUNCE = re.compile(
    rb"^return-path:\s*<\s*>"
    rb"|^from:[^\n]*(?:mailer-daemon|postmaster)"
    rb"|^content-type:\s*multipart/report",
    re.IGNORECASE | re.MULTILINE,
)

# ------------------------------------------------------------------ addresses


def addr_spec(text: str) -> str | None:
    """The one address in *text*, bare and in lower case; None when there is none or more.

    "Ada <ada@example.com>" and '"Weber, Ada" <ada@example.com>' hold one. A comma outside of
    quotes would add a recipient, so it makes None, as does another address in the name.
    """
    plain = " ".join(_QUOTED.sub(" ", text).split())
    found = _ADDR_SPEC.fullmatch(plain)
    if found is None or "," in plain or ";" in plain:
        return None
    address = (found["inside"] or found["alone"]).lower()
    named = re.findall(_BARE, (found["name"] or "").lower())
    return address if all(other.strip("'") == address for other in named) else None


def addresses(text: str) -> frozenset[str]:
    """Every address in a header value, leniently: for finding mail, never for trusting it."""
    pairs = getaddresses([text])
    found = {address.lower() for _, address in pairs if "@" in address}
    return frozenset(found or mentions(text.encode("utf-8", "replace")))


def people(message: Message) -> frozenset[str]:
    """The addresses in From, To and Cc, in lower case."""
    return frozenset().union(*(_addresses_of(message, name) for name in ("from", "to", "cc")))


def authors(message: Message) -> frozenset[str]:
    """The addresses in From, in lower case."""
    return _addresses_of(message, "from")


def recipients(message: Message) -> str:
    """The addresses in To, sorted and joined by ", "."""
    return ", ".join(sorted(_addresses_of(message, "to")))


def _addresses_of(message: Message, name: str) -> frozenset[str]:
    return frozenset().union(*(addresses(value) for value in _values(message, name)))


# ------------------------------------------------------------------ headers


def head_of(raw: bytes) -> bytes:
    """The header lines without the blank line that ends them; all of *raw* when there is none."""
    end = _END_OF_HEAD.search(raw)
    return raw[: end.start()] if end else raw


def headers(raw: bytes) -> Message:
    """The headers alone; the body is not looked at."""
    return BytesHeaderParser().parsebytes(head_of(raw) + b"\n\n")


def header(message: Message, name: str) -> str:
    """The first value of this header, decoded, white space squeezed; "" without one."""
    values = _values(message, name)
    return " ".join(_decoded(values[0]).split()) if values else ""


def message_id(message: Message) -> str:
    """The Message-ID without brackets; "" when it is missing or cannot be referred to."""
    found = _ids(message, "message-id")
    return found[0] if found else ""


def references(message: Message) -> tuple[str, ...]:
    """The ids of References, then In-Reply-To, without brackets, each once."""
    return tuple(dict.fromkeys(_ids(message, "references") + _ids(message, "in-reply-to")))


def date_of(message: Message) -> datetime | None:
    """The Date header as an aware instant in UTC; None when there is none that makes sense."""
    try:
        stated = parsedate_to_datetime(header(message, "date"))
        aware = stated if stated.tzinfo else stated.replace(tzinfo=UTC)  # -0000: RFC 5322 3.3
        return aware.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError, AttributeError):
        return None


def without_headers(raw: bytes, names: Collection[str]) -> bytes:
    """The same bytes less these headers (lower case; "x-reachout-*" means all that begin so)."""
    end = _END_OF_HEAD.search(raw)
    until = end.end(1) if end else len(raw)
    kept = [field for field in _FIELDS.split(raw[:until]) if not _is_named(field, names)]
    return b"".join(kept) + raw[until:]


def _is_named(field: bytes, names: Collection[str]) -> bool:
    name = field.partition(b":")[0].strip().lower().decode("latin-1")
    return any(name.startswith(one[:-1]) if one.endswith("*") else name == one for one in names)


def _values(message: Message, name: str) -> list[str]:
    """The raw values of a header, unfolded, unencoded UTF-8 in them made readable."""
    return [_readable(str(v)) for k, v in message.raw_items() if k.lower() == name.lower()]


def _readable(value: str) -> str:
    octets = value.encode("utf-8", "surrogateescape")
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        text = octets.decode("latin-1")
    return " ".join(text.split())


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError, MessageError):
        return value


def _ids(message: Message, name: str) -> list[str]:
    values = _values(message, name)
    return [i for value in values for i in _ID.findall(value) or _BARE_ID.findall(value)]


# ------------------------------------------------------------------ bounces


def looks_like_bounce(head: bytes) -> bool:
    """A mail system speaks: a report (RFC 3464), a daemon's address, or an empty return path."""
    return _BOUNCE.search(head) is not None


def mentions(raw: bytes) -> frozenset[str]:
    """Every address and message id that stands anywhere in these bytes, in lower case.

    Delivery reports nest the failed address at any depth (oneshot-gtm #30), so the bytes are
    searched as they are. Linear in their length.
    """
    tokens = {token for token in _TOKENS.split(raw.lower()) if b"@" in token}
    return frozenset(token.strip(b"'*`=.").decode("utf-8", "replace") for token in tokens)


# ------------------------------------------------------------------ bodies


def text_of(raw: bytes) -> tuple[str, str | None]:
    """(plain body, HTML body or None), line ends LF, undecodable bytes replaced.

    The plain body is derived from the HTML when the mail has only that. Flowed lines are joined
    (RFC 3676). Attachments and the mails that reports carry along are left out.
    """
    plain, html = forms_of(raw)
    if plain is not None or html is None:
        return plain or "", html
    return words_of_html(html), html


def forms_of(raw: bytes) -> tuple[str | None, str | None]:
    """(plain body, HTML body) as text_of() has them; None for one that the mail does not have."""
    parts = list(_leaves(_parsed(raw), [PARTS_LIMIT]))
    plain = [_plain(part) for part in parts if _is_body(part, "text/plain")]
    html = [_text(part) for part in parts if _is_body(part, "text/html")]
    return ("\n".join(plain) if plain else None), (html[0] if html else None)


def fingerprint(raw: bytes) -> str:
    """A hash of what the host may change in a draft: subject, recipients, words and whether some
    of them are crossed out, attachments.

    Two messages that differ only in wrapping, encoding, headers, boundaries, Message-ID, a
    dropped HTML twin or format=flowed have the same one.
    """
    message = _parsed(raw)
    plain, html = text_of(raw)
    bodies = [plain] if html is None else [plain, words_of_html(html)]
    told = [_words(header(message, "subject"))]
    told += [" ".join(sorted(_addresses_of(message, name))) for name in ("to", "cc", "bcc")]
    told += ["bodies", *dict.fromkeys(map(_words, bodies))]
    told += ["crossed out"] if html and _CROSSING.search(html[:HTML_LIMIT]) else []
    told += ["attachments", *sorted({_attachment(part) for part in _attachments(message)})]
    return sha256("\0".join(told).encode("utf-8", "replace")).hexdigest()


_CROSSING = re.compile(r"<(?:s|del|strike)\b|line-through", re.IGNORECASE)


def _parsed(raw: bytes) -> Message:
    try:
        return message_from_bytes(raw)
    except RecursionError:  # parts nested some hundred deep: nobody's letter
        return headers(raw)


def _leaves(part: Message, budget: list[int]) -> Iterator[Message]:
    budget[0] -= 1
    if budget[0] < 0:
        return
    children = part.get_payload()
    if part.get_content_maintype() != "message" and isinstance(children, list):
        for child in children:
            yield from _leaves(child, budget) if isinstance(child, Message) else ()
    else:
        yield part


def _is_body(part: Message, kind: str) -> bool:
    return part.get_content_type() == kind and not _is_attached(part)


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _attachments(message: Message) -> Iterator[Message]:
    for part in _leaves(message, [PARTS_LIMIT]):
        if not (_is_body(part, "text/plain") or _is_body(part, "text/html")):
            yield part


def _attachment(part: Message) -> str:
    """Its content: text and calendars regardless of line ends, so that twins count once."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):  # a mail within this mail
        inner = [child for child in part.get_payload() if isinstance(child, Message)]
        content = " ".join(_attachment(child) for child in inner).encode()
    return sha256(b"\n".join(content.split())).hexdigest()


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    octets = payload if isinstance(payload, bytes) else b""
    try:
        text = octets.decode(part.get_content_charset() or "utf-8", "replace")
    except (LookupError, ValueError):
        text = octets.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain(part: Message) -> str:
    text = _text(part)
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    keeps_space = str(part.get_param("delsp", "")).lower() != "yes"
    return _unflowed(text, " " if keeps_space else "")


def _unflowed(text: str, joint: str) -> str:
    """Soft line breaks taken out, stuffed spaces too (RFC 3676 sections 4.1, 4.4)."""
    lines: list[str] = []
    open_line = False
    for line in text.split("\n"):
        unstuffed = line.removeprefix(" ")
        soft = unstuffed.endswith(" ") and unstuffed != "-- "
        piece = unstuffed[:-1] + joint if soft else unstuffed
        if open_line:
            lines[-1] += piece
        else:
            lines.append(piece)
        open_line = soft
    return "\n".join(lines)


def _words(text: str) -> str:
    visible = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return " ".join(visible.split())


_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))


# ------------------------------------------------------------------ HTML


def words_of_html(html: str) -> str:
    """The visible text of a mail's HTML, a line for every block and break."""
    reader = _Visible()
    with suppress(AssertionError):  # HTMLParser's word for "<![nonsense"
        shown = closed(html[:HTML_LIMIT])
        for at in range(0, len(shown), _PIECE):  # a run of open tags costs a piece, not all
            reader.feed(shown[at : at + _PIECE])
        reader.close()
    lines = "".join(reader.pieces).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip("\n")


_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_BLOCKS = _HEADINGS | {
    "blockquote",
    "br",
    "div",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "tr",
    "ul",
}
_SILENT = frozenset({"head", "script", "style", "title"})


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = 0 if tag == "body" else self._silent + (tag in _SILENT)
        if tag in _BLOCKS:
            self._break(always=tag == "br")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1
        if tag in _BLOCKS and tag not in ("br", "hr"):
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def _break(self, always: bool = False) -> None:
        if always or (self.pieces and not self.pieces[-1].endswith("\n")):
            self.pieces.append("\n")
