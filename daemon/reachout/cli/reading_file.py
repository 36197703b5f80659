"""One mail, from a file or from standard input."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from reachout.errors import Usage

MOST = 4 * 2**20  # octets that are looked at; a mail that is longer has attachments
_HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")
_KNOWN = re.compile(
    rb"^(?:from|to|date|subject|received|message-id|return-path|mime-version)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_MBOX = re.compile(rb"(?:\A|\n\r?\n)From [^\r\n]*\d{4}[^\r\n]*(?=\r?\n)")
_OTHER_FORMS = (
    (b"\xd0\xcf\x11\xe0", "a file of Outlook (.msg). Save the mail as .eml"),
    (b"PK\x03\x04", "a zip file. Take the mail out of it first"),
    (b"\x1f\x8b", "a compressed file. Unpack it first"),
    (b"%PDF", "a PDF. Save the mail itself: “download message” or “save as .eml”"),
)  # fmt: skip


def mail_in(file: str) -> bytes:
    """The raw mail in *file*; "-" is standard input. Usage when it holds no mail, or several."""
    raw = sys.stdin.buffer.read(MOST) if file == "-" else _read(Path(file))
    name = "standard input" if file == "-" else file
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if not raw.strip():
        raise Usage(f"{name} is empty.")
    raw = _one(name, raw)
    if not _is_mail(raw):
        raise Usage(f"{name} is {_what_else(raw)}. A mail begins with headers such as “From:”.")
    return raw


def _read(file: Path) -> bytes:
    if file.is_dir():
        raise Usage(f"{file} is a folder. Name the file of one mail in it.")
    try:
        with file.open("rb") as opened:
            return opened.read(MOST)
    except FileNotFoundError:
        raise Usage(f"There is no file {file}.") from None


def _one(name: str, raw: bytes) -> bytes:
    """An mbox holds several mails, each after a line "From SENDER DATE" (RFC 4155)."""
    begins = [found.end() for found in _MBOX.finditer(raw)]
    if not raw.startswith(b"From ") or not begins:
        return raw
    if len(begins) > 1:
        many = f"{len(begins)} mails" if len(raw) < MOST else "many mails"
        raise Usage(f"{name} holds {many} (an mbox). Save the one you mean as a file of its own.")
    return raw[begins[0] :].lstrip(b"\r\n")


def _is_mail(raw: bytes) -> bool:
    head = re.split(rb"\r?\n\r?\n", raw[:200_000].lstrip(b"\r\n"), maxsplit=1)[0]
    return bool(_HEADER.match(head)) and bool(_KNOWN.search(head))


def _what_else(raw: bytes) -> str:
    return next((form for mark, form in _OTHER_FORMS if raw.startswith(mark)), "no mail")
