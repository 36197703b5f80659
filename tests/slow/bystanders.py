"""Mail and events of others in a workspace: they must never be touched."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

MAIL = b"""\
From: The Choir <choir@example.net>
To: Sam Berg <sam@example.org>
Subject: Rehearsal\xe4
Message-ID: <choir-7@example.net>
Date: Mon, 25 May 2026 18:00:00 +0000
Content-Type: text/plain

We sing on Thursday. \xff\xfe bytes that are no text\r
 and a line that ends the other way
"""
DRAFT = b"""\
From: Sam Berg <sam@example.org>
To: The Landlord <landlord@example.net>
Subject: The lift

It is broken again.
"""
EVENT = b"""\
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//somebody//else//EN\r
BEGIN:VEVENT\r
UID:dentist-1@example.net\r
DTSTAMP:20260501T080000Z\r
DTSTART;TZID=Europe/London:20260602T110000\r
DTEND;TZID=Europe/London:20260602T120000\r
RRULE:FREQ=WEEKLY;COUNT=8\r
SUMMARY:Dentist\r
X-SOMEBODY-ELSES:kept as it is\r
END:VEVENT\r
END:VCALENDAR\r
"""
PLACES = {
    "mail/new/1779730000.choir.example": MAIL,
    "mail/cur/1779730001.choir.example:2,SF": MAIL.replace(b"choir-7", b"choir-8"),
    "mail/.Drafts/cur/1779730002.lift.example:2,D": DRAFT,
    "mail/.Sent/cur/1779730003.lift.example:2,S": DRAFT.replace(b"again", b"still"),
    "mail/.Choir/cur/1779730004.choir.example:2,S": MAIL.replace(b"choir-7", b"choir-9"),
    "calendar/dentist.ics": EVENT,
}


@dataclass(frozen=True)
class Bystanders:
    """Files by their path in the workspace, with what they held and when they were written."""

    home: Path
    files: dict[str, tuple[str, int]]

    @classmethod
    def among(cls, home: Path, *, but: tuple[str, ...] = ()) -> Bystanders:
        """Put them into the workspace, *but* not into these mail folders."""
        parts = tuple(f"mail/{name}/" for name in but)
        places = {place: what for place, what in PLACES.items() if not place.startswith(parts)}
        for place, content in places.items():
            path = home / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return cls(home, {place: seen(home / place) for place in places})

    def are_untouched(self) -> None:
        """Same name, same bytes, same age: not even a flag is set."""
        for place, before in self.files.items():
            assert (self.home / place).exists(), f"{place} is gone"
            assert seen(self.home / place) == before, f"{place} was written"


def seen(path: Path) -> tuple[str, int]:
    return sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns
