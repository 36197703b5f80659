"""What a guest's calendar mails to the host when the guest answers: an iTIP REPLY, RFC 5546 3.2.3.

It comes from the guest's own address and is no human reply.
"""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from typing import Protocol

from tests.fakes.google.calendar_times import Row, instant

WORDS = {
    "accepted": ("Accepted", "ACCEPTED"),
    "declined": ("Declined", "DECLINED"),
    "tentative": ("Tentatively accepted", "TENTATIVE"),
}


class Letterbox(Protocol):
    """What is needed of a mailbox: `gmail.GmailBox` has it."""

    def deliver(self, raw: bytes, /) -> str: ...


def reply(host: str, event: Row, row: Row, now: datetime, zone: str) -> bytes | None:
    """None for an answer that is none."""
    if row["responseStatus"] not in WORDS:
        return None
    word, said = WORDS[row["responseStatus"]]
    title = event.get("summary", "(No title)")
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = row["email"], host
    mail["Subject"] = f"{word}: {title} @ {instant(event['start'], zone):%a %b %d, %Y}"
    mail["Date"] = format_datetime(now)
    answer = f"{event['id']} {row['email']} {now.isoformat()}"
    mail["Message-ID"] = f"<calendar-{sha256(answer.encode()).hexdigest()[:32]}@google.com>"
    mail["Sender"] = "Google Calendar <calendar-notification@google.com>"
    mail["Auto-Submitted"] = "auto-generated"
    text = f"{row['email']} has {word.lower()} this invitation.\n\n{title}\n"
    mail.set_content(text + (f"\n{row['comment']}\n" if row.get("comment") else ""))
    mail.add_alternative(
        _ics(host, event, row, said, now, zone).encode(),
        maintype="text",
        subtype="calendar",
        params={"method": "REPLY", "charset": "UTF-8"},
    )
    return mail.as_bytes()


def _ics(host: str, event: Row, row: Row, said: str, now: datetime, zone: str) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
        "VERSION:2.0",
        "METHOD:REPLY",
        "BEGIN:VEVENT",
        f"DTSTART:{instant(event['start'], zone):%Y%m%dT%H%M%SZ}",
        f"DTEND:{instant(event['end'], zone):%Y%m%dT%H%M%SZ}",
        f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
        f"ORGANIZER:mailto:{host}",
        f"UID:{event['iCalUID']}",
        f"ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT={said}:mailto:{row['email']}",
        f"SEQUENCE:{event['sequence']}",
        "STATUS:CONFIRMED",
        f"SUMMARY:{event.get('summary', '')}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join([*lines, ""])
