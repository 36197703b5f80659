"""A message as bytes: its head field by field, so that nothing changes but what Gmail changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from functools import lru_cache
from html import unescape

_PREFIX = re.compile(r"^\s*((re|fwd?|aw|sv|antw)\s*(\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_ID = re.compile(r"<[^<>\s]+>")
_FIELDS = re.compile(rb"(?<=\n)(?![ \t])")  # a folded line begins with white space
_TAGS = re.compile(r"(?s)<(style|script|head)\b.*?</\1>|<!--.*?-->|<[^>]*>")
_BREAKS = re.compile(r"(?i)<br\s*/?>|</(div|p|li|tr|h\d)>")


@dataclass(slots=True)
class Mail:
    """One message of the box. A draft is one of these too, with a draft id that points to it."""

    id: str  # hex; its first digits are the time in ms
    thread: str
    raw: bytes  # CRLF line ends
    labels: set[str]
    at: datetime  # internalDate
    searchable_from: datetime
    history_id: int = 0  # of the last record that is about it

    def __getitem__(self, name: str) -> str:
        """A head field, unfolded and decoded; "" when there is none."""
        return value_of(self.raw, name)


# ------------------------------------------------------------------ the head


def with_crlf(raw: bytes) -> bytes:
    return re.sub(rb"\r?\n", b"\r\n", raw)


def head_of(raw: bytes) -> bytes:
    return raw.partition(b"\r\n\r\n")[0] + b"\r\n"


@lru_cache(maxsize=10_000)
def fields_of(raw: bytes) -> tuple[tuple[str, bytes], ...]:
    """Name in lower case and the field as it stands, folded, with its line end."""
    return tuple(
        (field.partition(b":")[0].strip().decode("latin-1").lower(), field)
        for field in _FIELDS.split(head_of(raw))
        if field.strip()
    )


def without(raw: bytes, unwanted: Callable[[str], bool]) -> bytes:
    """The message without the head fields whose lower-case name is *unwanted*."""
    kept = b"".join(field for name, field in fields_of(raw) if not unwanted(name))
    return kept + b"\r\n" + body_of(raw)


def without_fields(raw: bytes, names: Collection[str]) -> bytes:
    return without(raw, lambda name: name in names)


def topped(raw: bytes, *lines: str) -> bytes:
    """The message with more fields on top of its head, as each server on the way does."""
    return "".join(f"{line}\r\n" for line in lines).encode() + raw


def replaced(raw: bytes, name: str, value: str) -> bytes:
    return topped(without_fields(raw, {name.lower()}), f"{name}: {value}")


def body_of(raw: bytes) -> bytes:
    return raw.partition(b"\r\n\r\n")[2]


@lru_cache(maxsize=50_000)
def value_of(raw: bytes, name: str) -> str:
    found = [field for known, field in fields_of(raw) if known == name.lower()]
    return readable(found[0].partition(b":")[2]) if found else ""


def readable(value: bytes | str) -> str:
    """A field's value unfolded, its encoded words decoded; nonsense as it stands."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    text = re.sub(r"\r?\n(?=[ \t])", "", text).strip()
    try:
        return str(make_header(decode_header(text)))
    except (ValueError, LookupError):
        return text


# ------------------------------------------------------------------ what it says


def addresses_of(raw: bytes, *names: str) -> list[str]:
    """Bare addresses in lower case, in the order they stand."""
    values = [value_of(raw, name) for name in names]
    return [address.lower() for _, address in getaddresses(values) if "@" in address]


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].lower()


def subject_of(raw: bytes) -> str:
    """The subject without "Re:", in lower case: what Gmail threads by."""
    return _PREFIX.sub("", value_of(raw, "Subject")).strip().lower()


def ids_answered(raw: bytes) -> set[str]:
    """Message-IDs, in brackets, that References and In-Reply-To name."""
    told = value_of(raw, "References") + " " + value_of(raw, "In-Reply-To")
    return set(_ID.findall(told))


def parsed(raw: bytes) -> Message:
    return message_from_bytes(raw)


def words_of(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return data.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        return data.decode("latin-1")


def is_attached(part: Message) -> bool:
    return part.get_filename() is not None or part.get_content_disposition() == "attachment"


def bodies_of(raw: bytes, kind: str) -> list[str]:
    """The texts of this type that are no attachments, line ends as LF."""
    return [
        words_of(part).replace("\r\n", "\n")
        for part in parsed(raw).walk()
        if part.get_content_type() == kind and not is_attached(part)
    ]


def html_of(raw: bytes) -> str:
    return "\n".join(bodies_of(raw, "text/html"))


@lru_cache(maxsize=2_000)
def text_of(raw: bytes) -> str:
    """What a reader sees: the plain text, else that of the HTML."""
    plain = bodies_of(raw, "text/plain")
    return plain[0] if plain else text_of_html(html_of(raw))


def text_of_html(html: str) -> str:
    return unescape(_TAGS.sub("", _BREAKS.sub("\n", html)))


def attachments_of(raw: bytes) -> list[Message]:
    return [part for part in parsed(raw).walk() if is_attached(part)]
