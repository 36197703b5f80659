"""What Gmail makes of a message: when a program saves a draft, when its own editor saves one,
when it is sent, and when mail arrives."""

from __future__ import annotations

import quopri
import re
from collections.abc import Collection
from datetime import datetime
from email.header import Header
from email.message import Message
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from textwrap import wrap

from tests.fakes.google import Switches
from tests.fakes.google.gmail_mail import (
    addresses_of,
    attachments_of,
    body_of,
    domain_of,
    fields_of,
    html_of,
    replaced,
    text_of,
    topped,
    value_of,
    with_crlf,
    without,
    without_fields,
)

LINE = 74  # where the plain text of the editor is broken
_COMMENT = re.compile(r"(?s)<!--.*?-->")


# ------------------------------------------------------------------ by a program


def as_created(
    raw: bytes, *, now: datetime, sender: str, own: Collection[str], id: str, switches: Switches
) -> bytes:
    """A draft as drafts.create and drafts.update keep it. *id*: a Message-ID of Gmail's."""
    raw = without_fields(with_crlf(raw), {"received"})
    if not switches.create_keeps_x_headers:
        raw = without(raw, lambda name: name.startswith("x-"))
    if not switches.create_keeps_message_id or not value_of(raw, "Message-ID"):
        raw = replaced(raw, "Message-ID", id)
    if not set(addresses_of(raw, "From")) & set(own):
        raw = replaced(raw, "From", sender)
    if not value_of(raw, "Date"):
        raw = replaced(raw, "Date", format_datetime(now))
    received = "Received: from 1022 named unknown by gmailapi.google.com with HTTPREST;"
    return topped(raw, f"{received}\r\n        {format_datetime(now)}")


# ------------------------------------------------------------------ in the browser


def as_edited(
    raw: bytes,
    *,
    now: datetime,
    id: str,
    switches: Switches,
    text: str | None = None,
    subject: str | None = None,
    to: str | None = None,
) -> bytes:
    """The draft as Gmail's editor saves it: its own two texts in place of what lay there.

    What is None stays as it was. *id*: a Message-ID of Gmail's.
    """
    if subject is not None:
        raw = replaced(raw, "Subject", encoded_words(subject))
    if to is not None:
        raw = replaced(raw, "To", to) if to else without_fields(raw, {"to"})
    if not switches.edit_keeps_message_id:
        raw = replaced(raw, "Message-ID", id)
    if switches.edit_strips_x_headers:
        raw = without(raw, lambda name: name.startswith("x-"))
    return _head(replaced(raw, "Date", format_datetime(now))) + _body(raw, text, switches)


def encoded_words(text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8").encode(linesep="\r\n")


def _head(raw: bytes) -> bytes:
    kept = [
        field
        for name, field in fields_of(raw)
        if name not in ("received", "mime-version") and not name.startswith("content-")
    ]
    return b"MIME-Version: 1.0\r\n" + b"".join(kept)


def _body(raw: bytes, text: str | None, switches: Switches) -> bytes:
    """Content-Type and body."""
    words = text_of(raw) if text is None else text
    plain = _part("text/plain", hard_wrapped(words))
    html = _html(raw, words, text is None, switches)
    if switches.plain_draft_stays_plain and not html_of(raw):
        texts = plain
    else:
        texts = _multipart("alternative", [plain, _part("text/html", html)])
    attached = [_attached(part) for part in attachments_of(raw)]
    return _multipart("mixed", [texts, *attached]) if attached else texts


def _html(raw: bytes, words: str, unchanged: bool, switches: Switches) -> str:
    if switches.edit_strips_html_marks:
        return editor_html(words)
    if unchanged and html_of(raw):
        return html_of(raw)
    return editor_html(words) + "".join(_COMMENT.findall(html_of(raw)))


def editor_html(words: str) -> str:
    """One div a line, an empty line a div with a br."""
    first, *others = [escape(line.rstrip()) for line in words.strip().splitlines() or [""]]
    return (
        f'<div dir="ltr">{first}' + "".join(f"<div>{o or '<br>'}</div>" for o in others) + "</div>"
    )


def hard_wrapped(words: str) -> str:
    lines = [wrap(line, LINE, break_long_words=False) or [""] for line in words.splitlines()]
    return "\n".join(piece for pieces in lines for piece in pieces).strip() + "\n"


def _part(kind: str, words: str) -> bytes:
    """Head and body. Umlauts make it quoted-printable."""
    head = f'Content-Type: {kind}; charset="UTF-8"\r\n'.encode()
    data = words.encode()
    if not words.isascii():
        head += b"Content-Transfer-Encoding: quoted-printable\r\n"
        data = quopri.encodestring(data)
    return head + b"\r\n" + with_crlf(data)


def _multipart(kind: str, parts: list[bytes]) -> bytes:
    boundary = f"000000000000{hash_of(b''.join(parts))}"
    inside = b"".join(f"--{boundary}\r\n".encode() + part + b"\r\n" for part in parts)
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'
    return head.encode() + inside + f"--{boundary}--\r\n".encode()


def hash_of(data: bytes) -> str:
    return sha256(data).hexdigest()[:16]


def _attached(part: Message) -> bytes:
    return with_crlf(part.as_bytes())


# ------------------------------------------------------------------ when it is sent


def as_sent(raw: bytes, *, now: datetime, id: str, switches: Switches) -> bytes:
    """The copy in Sent. *id*: the Message-ID that the world sees, by the switch."""
    raw = without_fields(raw, {"received"})
    if switches.send_strips_x_headers:
        raw = without(raw, lambda name: name.startswith("x-"))
    if switches.send_rewrites_message_id or not value_of(raw, "Message-ID"):
        raw = replaced(raw, "Message-ID", id)
    return replaced(raw, "Date", format_datetime(now))


# ------------------------------------------------------------------ when mail arrives

_RESULTS = {
    "pass": "dkim=pass header.i=@{domain} header.s=s1 header.b=Nf3kq2;\r\n"
    "       spf=pass (google.com: domain of {sender} designates 192.0.2.25 as permitted sender)"
    " smtp.mailfrom={sender};\r\n"
    "       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from={domain}",
    "fail": "spf=softfail (google.com: domain of transitioning {sender} does not designate"
    " 203.0.113.9 as permitted sender) smtp.mailfrom={sender};\r\n"
    "       dmarc=fail (p=NONE sp=NONE dis=NONE) header.from={domain}",
    "none": "dkim=pass header.i=@{domain} header.s=s1 header.b=Nf3kq2;\r\n"
    "       spf=none (google.com: {sender} does not designate permitted sender hosts)"
    " smtp.mailfrom={sender}",
}


def as_received(raw: bytes, *, now: datetime, owner: str, dmarc: str, switches: Switches) -> bytes:
    """A mail with the fields that Gmail puts on top.

    *dmarc*: "pass", "fail", "none" (a domain without a policy, its DKIM in order), or "" for no
    Authentication-Results at all.
    """
    raw = with_crlf(raw)
    if switches.forged_auth_results_removed:
        raw = _without_results_of_google(raw)
    sender = next(iter(addresses_of(raw, "From")), "nobody@invalid")
    domain = domain_of(sender)
    if domain == domain_of(owner) and not switches.auth_results_within_domain:
        dmarc = ""
    if dmarc:
        told = _RESULTS[dmarc].format(domain=domain, sender=sender)
        raw = topped(raw, f"Authentication-Results: mx.google.com;\r\n       {told}")
    received = f"Received: by 2002:a05:6402:1 with SMTP id q1;\r\n        {format_datetime(now)}"
    return topped(raw, f"Delivered-To: {owner}", received)


def _without_results_of_google(raw: bytes) -> bytes:
    kept = [
        field
        for name, field in fields_of(raw)
        if name != "authentication-results" or b"mx.google.com" not in field.lower()
    ]
    return b"".join(kept) + b"\r\n" + body_of(raw)
