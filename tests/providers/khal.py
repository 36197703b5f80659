"""The host at khal: he edits our files, and has events of his own in another folder."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

from tests.providers.calendar_desk import HOST, Entry

from reachout.domain.chat import PartStat


class Khal:
    """Edits the files as khal does: parses, changes, writes a new file in place of the old."""

    def __init__(self, booking: Path, other: Path) -> None:
        self.booking, self.other = booking, other

    def enter(self, entry: Entry) -> None:
        path = self.other / f"{entry.title}.ics"
        path.write_bytes(ics(*_events(entry)))

    def answer(self, id: str, answer: PartStat, address: str = HOST) -> None:
        text = text_of(self.path(id))
        said = f"PARTSTAT={answer.upper()}"
        rows = re.findall(r"(?m)^ATTENDEE.*$", text)
        (row,) = (row for row in rows if row.endswith(f"mailto:{address}"))
        self.write(id, text.replace(row, re.sub("PARTSTAT=[A-Z-]+", said, row)))

    def invite(self, id: str, address: str) -> None:
        row = f"ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:{address}"
        self.write(id, text_of(self.path(id)).replace("END:VEVENT", f"{row}\nEND:VEVENT"))

    def move(self, id: str, start: datetime, end: datetime) -> None:
        text = re.sub("(?m)^DTSTART.*$", _when("DTSTART", start), text_of(self.path(id)))
        self.write(id, re.sub("(?m)^DTEND.*$", _when("DTEND", end), text))

    def cancel(self, id: str) -> None:
        self.write(id, re.sub("(?m)^STATUS.*$", "STATUS:CANCELLED", text_of(self.path(id))))

    def delete(self, id: str) -> None:
        self.path(id).unlink()

    def make_unreadable(self) -> None:
        (self.other / "broken.ics").write_bytes(b"BEGIN:VCALENDAR\r\nBEGIN:VEV")

    def path(self, id: str) -> Path:
        return self.booking / f"{id}.ics"

    def write(self, id: str, text: str) -> None:
        fresh = self.booking / "khal.tmp"
        fresh.write_bytes(text.replace("\n", "\r\n").encode())
        fresh.replace(self.path(id))


def ics(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.split("\n"), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def text_of(path: Path) -> str:
    """Unfolded, with plain line ends."""
    return path.read_bytes().decode().replace("\r\n ", "").replace("\r\n", "\n")


def _when(name: str, value: date) -> str:
    if not isinstance(value, datetime):
        return f"{name};VALUE=DATE:{value:%Y%m%d}"
    if value.tzinfo is None:
        return f"{name}:{value:%Y%m%dT%H%M%S}"
    if value.tzinfo is UTC:
        return f"{name}:{value:%Y%m%dT%H%M%SZ}"
    return f"{name};TZID={value.tzinfo}:{value:%Y%m%dT%H%M%S}"


def _events(entry: Entry) -> list[str]:
    uid = f"UID:{entry.title}@example.com"
    lines = [uid, f"SUMMARY:{entry.title}", f"STATUS:{entry.status}"]
    lines += [_when("DTSTART", entry.start), _when("DTEND", entry.end)]
    lines += [f"ATTENDEE;PARTSTAT={a.upper()}:MAILTO:{who}" for who, a in entry.answers.items()]
    lines += [f"ORGANIZER:mailto:{entry.organizer}"] * bool(entry.organizer)
    lines += ["TRANSP:TRANSPARENT"] * entry.transparent
    lines += ["X-MICROSOFT-CDO-BUSYSTATUS:OOF"] * entry.out_of_office
    lines += [f"RRULE:{entry.rule}"] * bool(entry.rule)
    lines += [_when("EXDATE", at) for at in entry.left_out]
    if entry.moved is None:
        return ["\n".join(lines)]
    instance, start = entry.moved
    times = [_when("DTSTART", start), _when("DTEND", start + (entry.end - entry.start))]
    changed = [uid, f"SUMMARY:{entry.title}", _when("RECURRENCE-ID", instance), *times]
    return ["\n".join(lines), "\n".join(changed)]
