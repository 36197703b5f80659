"""How mail programs write an answer, and how mail systems do: real headers, real ways to quote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from zoneinfo import ZoneInfo

from reachout.simulation.post import MONTHS, WEEKDAYS, Received

SERVER = "mx.example.org"  # the host's own mail system


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Who answers what, when, and in which language their program speaks."""

    name: str
    address: str
    host: str  # address
    answers: Received
    at: datetime
    zone: str
    language: str
    number: int  # of this mail in their life: ids are made from it

    @property
    def local(self) -> datetime:
        return self.at.astimezone(ZoneInfo(self.zone))


Program = Callable[[Envelope, str], bytes]


def gmail(envelope: Envelope, words: str) -> bytes:
    """Below the words one line says who wrote; plain text and its HTML twin."""
    lead = _gmail_lead(envelope)
    made = _answer(envelope, "Re: ", f"<CA+{envelope.number:06d}{_mark(envelope)}@mail.gmail.com>")
    made.set_content(f"{words}\n\n{lead}\n\n{_quoted(envelope.answers.text)}\n")
    made.add_alternative(_gmail_html(words, lead, envelope.answers.text), subtype="html")
    return _sealed(made, envelope)


def _gmail_lead(envelope: Envelope) -> str:
    sent = envelope.answers.at.astimezone(ZoneInfo(envelope.zone))
    who = envelope.answers.sender
    if envelope.language == "de":
        day = f"{WEEKDAYS['de'][sent.weekday()][:2]}., {sent.day}. {MONTHS['de'][sent.month - 1]}"
        return f"Am {day} {sent.year} um {sent:%H:%M} Uhr schrieb {who}:"
    day = f"{WEEKDAYS['en'][sent.weekday()][:3]}, {MONTHS['en'][sent.month - 1][:3]} {sent.day}"
    clock = f"{sent.hour % 12 or 12}:{sent:%M} {'AM' if sent.hour < 12 else 'PM'}"
    return f"On {day}, {sent.year} at {clock} {who} wrote:"


def _gmail_html(words: str, lead: str, quoted: str) -> str:
    return (
        f'<div dir="ltr">{_breaks(words)}</div><br><div class="gmail_quote">'
        f'<div dir="ltr" class="gmail_attr">{escape(lead)}<br></div>'
        '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;padding-left:1ex">'
        f"{_breaks(quoted)}</blockquote></div>\n"
    )


def outlook(envelope: Envelope, words: str) -> bytes:
    """Below a line of four fields stands the whole letter, without a mark."""
    german = envelope.language == "de"
    names = ("Von", "Gesendet", "An", "Betreff") if german else ("From", "Sent", "To", "Subject")
    sent = envelope.answers.at.astimezone(ZoneInfo(envelope.zone))
    told = (
        envelope.answers.sender,
        f"{WEEKDAYS[envelope.language][sent.weekday()]}, {sent:%d.%m.%Y %H:%M}",
        f"{envelope.name} <{envelope.address}>",
        envelope.answers.subject,
    )
    block = "\n".join(f"{name}: {value}" for name, value in zip(names, told, strict=True))
    made = _answer(
        envelope,
        "AW: " if german else "Re: ",
        f"<VI1PR{envelope.number:04d}{_mark(envelope).upper()}@VI1PR0701.eurprd07.prod.outlook.com>",
    )
    made["Thread-Topic"] = envelope.answers.subject
    made["X-MS-Has-Attach"] = ""
    made.set_content(f"{words}\n\n{'_' * 32}\n{block}\n\n{envelope.answers.text}\n")
    return _sealed(made, envelope)


def apple(envelope: Envelope, words: str) -> bytes:
    """Plain text alone; the quote begins inside its own marks."""
    sent = envelope.answers.at.astimezone(ZoneInfo(envelope.zone))
    day = f"{sent.day}. {MONTHS[envelope.language][sent.month - 1][:3]} {sent.year}"
    german = envelope.language == "de"
    lead = (
        f"Am {day} um {sent:%H:%M} schrieb {envelope.answers.sender}:"
        if german
        else f"On {day}, at {sent:%H:%M}, {envelope.answers.sender} wrote:"
    )
    number = f"{envelope.number:08X}"
    made = _answer(
        envelope, "Re: ", f"<{number}-7B41-4E0C-9D55-{_mark(envelope)}@{_domain(envelope)}>"
    )
    made["X-Mailer"] = "Apple Mail (2.3776.700.51)"
    made.set_content(f"{words}\n\n{_quoted(lead + chr(10) * 2 + envelope.answers.text)}\n")
    return _sealed(made, envelope)


def away(envelope: Envelope, words: str) -> bytes:
    """A mail program that answers while its owner is away (RFC 3834)."""
    german = envelope.language == "de"
    start = "Automatische Antwort: " if german else "Automatic reply: "
    made = _answer(
        envelope, start, f"<oof.{envelope.number}.{_mark(envelope)}@{_domain(envelope)}>"
    )
    made["Auto-Submitted"] = "auto-replied"
    made["X-Auto-Response-Suppress"] = "All"
    made["Precedence"] = "auto_reply"
    made.set_content(f"{words}\n")
    return _sealed(made, envelope)


def bounce(envelope: Envelope, words: str) -> bytes:
    """A delivery report (RFC 3464): nobody lives at this address. *words* is the reason."""
    parts = {
        "text/plain": f"This is the mail system at {SERVER}.\n\n<{envelope.address}>: {words}\n",
        "message/delivery-status": _status(envelope, words),
        "text/rfc822-headers": f"To: {envelope.address}\nSubject: {envelope.answers.subject}\n"
        f"Message-ID: <{envelope.answers.message_id}>\n",
    }
    mark = f"{envelope.at:%Y%m%d%H%M}.{_mark(envelope)}"
    head = (
        "Return-Path: <>",
        f"From: Mail Delivery System <MAILER-DAEMON@{SERVER}>",
        f"To: {envelope.host}",
        "Subject: Undelivered Mail Returned to Sender",
        f"Date: {format_datetime(envelope.at)}",
        f"Message-ID: <{mark}@{SERVER}>",
        "Auto-Submitted: auto-replied",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/report; report-type=delivery-status; boundary="{mark}"',
    )
    body = [f"--{mark}\nContent-Type: {kind}\n\n{text}" for kind, text in parts.items()]
    return "\n".join([*head, "", *body, f"--{mark}--", ""]).encode()


def _status(envelope: Envelope, words: str) -> str:
    return (
        f"Reporting-MTA: dns; {SERVER}\n"
        f"Arrival-Date: {format_datetime(envelope.answers.at)}\n\n"
        f"Final-Recipient: rfc822; {envelope.address}\n"
        f"Original-Recipient: rfc822; {envelope.address}\n"
        "Action: failed\nStatus: 5.1.1\n"
        f"Remote-MTA: dns; mx.{_domain(envelope)}\n"
        f"Diagnostic-Code: smtp; {words}\n"
    )


# ------------------------------------------------------------------ what all have in common


def _answer(envelope: Envelope, start: str, message_id: str) -> EmailMessage:
    answered = envelope.answers
    subject = answered.subject
    again = subject.lower().startswith(("re:", "aw:"))
    made = EmailMessage(policy=SMTP)
    made["From"] = f"{envelope.name} <{envelope.address}>"
    made["To"] = envelope.host
    made["Subject"] = subject if again and len(start) < 5 else start + subject
    made["Date"] = format_datetime(envelope.local)
    made["Message-ID"] = message_id
    made["In-Reply-To"] = f"<{answered.message_id}>"
    thread = (*answered.references, answered.message_id)
    made["References"] = " ".join(f"<{id}>" for id in dict.fromkeys(thread))
    return made


def _sealed(made: EmailMessage, envelope: Envelope) -> bytes:
    """With what the mail system of the host puts on top when it takes the mail in."""
    if made.is_multipart():
        made.set_boundary(f"000000000000{_mark(envelope)}")
    domain = _domain(envelope)
    top: Sequence[str] = (
        f"Return-Path: <{envelope.address}>",
        f"Delivered-To: {envelope.host}",
        f"Received: from mail.{domain} (mail.{domain} [192.0.2.25])",
        f"\tby {SERVER} with ESMTPS; {format_datetime(envelope.at)}",
        f"Authentication-Results: {SERVER}; dkim=pass header.d={domain};",
        f"\tspf=pass smtp.mailfrom={envelope.address}; dmarc=pass header.from={domain}",
    )
    return "\n".join(top).encode() + b"\n" + _octets(made)


def _octets(made: EmailMessage) -> bytes:
    return made.as_bytes().replace(b"\r\n", b"\n")


def _mark(envelope: Envelope) -> str:
    return f"{envelope.at:%m%d%H%M}{envelope.name[:2].lower()}"


def _domain(envelope: Envelope) -> str:
    return envelope.address.partition("@")[2]


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _breaks(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())
