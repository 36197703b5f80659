"""The host's programs on plain files: a Maildir for mail, a folder of .ics for the calendar."""

from __future__ import annotations

import email
import mailbox
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from reachout.simulation.surroundings import Appointment, Standing, Told

DRAFTS, SENT = ".Drafts", ".Sent"


@dataclass(slots=True, kw_only=True)
class Folders:
    """Python's `mailbox` and icalendar, as any program would use them. A name is a file's."""

    mail: Path
    calendar: Path
    address: str  # the host's
    _read: dict[str, bytes] = field(default_factory=dict)  # by path, less the flags
    _parsed: dict[bytes, tuple[Standing, ...]] = field(
        default_factory=dict
    )  # by what a file holds
    _mails: int = 0

    # -------------------------------------------------------------- mail

    def deliver(self, raw: bytes) -> None:
        """Into tmp, then by one rename into new."""
        self._folder("").add(raw)

    def drafts(self) -> Mapping[str, bytes]:
        return self._messages(DRAFTS)

    def sent(self) -> Mapping[str, bytes]:
        return self._messages(SENT)

    def send(self, draft: str, at: datetime) -> str:
        """As a mail program does: dated now, a Message-ID of its own, and out of Drafts."""
        self._mails += 1
        id = f"{at:%Y%m%d%H%M}.{self._mails}@mail.{self.address.partition('@')[2]}"
        message = email.message_from_bytes(self.drafts()[draft], policy=default)
        for header in ("Date", "Message-ID"):
            del message[header]
        message["Date"], message["Message-ID"] = format_datetime(at), f"<{id}>"
        self._file(SENT, message, "S")
        self._folder(DRAFTS).remove(draft)
        return id

    def edit(self, draft: str, text: str) -> None:
        """The program saves plain text, under another name, and drops headers it does not know."""
        old = email.message_from_bytes(self.drafts()[draft], policy=default)
        made = EmailMessage()
        for header in ("From", "To", "Subject", "Date", "Message-ID"):
            made[header] = str(old[header])
        made.set_content(text)
        self._file(DRAFTS, made, "DS")
        self._folder(DRAFTS).remove(draft)

    def _folder(self, name: str) -> mailbox.Maildir:
        return mailbox.Maildir(self.mail / name, factory=None, create=False)

    def _file(self, folder: str, message: EmailMessage, flags: str) -> None:
        filed = mailbox.MaildirMessage(message)
        filed.set_subdir("cur")
        filed.set_flags(flags)
        self._folder(folder).add(filed)

    def _messages(self, name: str) -> Mapping[str, bytes]:
        """What was read before is not read again: a Maildir never writes to a file twice."""
        folder, found = self._folder(name), {}
        for entry in folder.iterkeys():
            path = f"{name}/{entry}"
            if path not in self._read:
                self._read[path] = folder.get_bytes(entry)
            found[entry] = self._read[path]
        return found

    # -------------------------------------------------------------- calendar

    def enter(self, appointment: Appointment) -> None:
        from icalendar import Calendar, Event

        event = Event()
        event.add("uid", f"{appointment.name}@example.org")
        event.add("summary", appointment.title)
        event.add("dtstamp", appointment.start)
        event.add("dtstart", appointment.start)
        event.add("dtend", appointment.end)
        if appointment.weekly:
            event.add("rrule", {"freq": "weekly"})
        calendar = Calendar()
        calendar.add("prodid", "-//a calendar program//EN")
        calendar.add("version", "2.0")
        calendar.add_component(event)
        calendar.add_missing_timezones()
        self.calendar.mkdir(exist_ok=True)
        (self.calendar / f"{appointment.name}.ics").write_bytes(calendar.to_ical())

    def events(self) -> Sequence[Standing]:
        return [event for path in self._files() for event in self._events_in(path.read_bytes())]

    def say_yes(self, loop: str) -> str:
        """In the calendar program: the own row says accepted, nothing else is touched."""
        said = (accept_in_file(path, loop, self.address) for path in self._files())
        return next(filter(None, said), "")

    def told(self) -> Sequence[Told]:
        return ()

    def _files(self) -> list[Path]:
        return sorted(self.calendar.glob("*.ics"))

    def _events_in(self, raw: bytes) -> tuple[Standing, ...]:
        from icalendar import Calendar

        if raw not in self._parsed:
            events = Calendar.from_ical(raw).walk("VEVENT")
            ours = [event for event in events if "X-REACHOUT-LOOP" in event]
            standing = [event for event in ours if event.get("STATUS") != "CANCELLED"]
            self._parsed[raw] = tuple(_standing(event) for event in standing)
        return self._parsed[raw]


def _standing(event: Any) -> Standing:
    return Standing(
        id=str(event["UID"]),
        loop=str(event["X-REACHOUT-LOOP"]),
        title=str(event.get("SUMMARY", "")),
        status=str(event.get("STATUS", "CONFIRMED")).lower(),
        hold="X-REACHOUT-HOLD" in event,
        people=len(rows) if isinstance(rows := event.get("ATTENDEE", []), list) else 1,
    )


def accept_in_file(path: Path, loop: str, address: str) -> str:
    """Say yes on the event of this loop if it is in the file; its UID, or "" when it is not."""
    from icalendar import Calendar

    calendar = Calendar.from_ical(path.read_bytes())
    for event in calendar.walk("VEVENT"):
        rows = event.get("ATTENDEE", [])
        for row in rows if isinstance(rows, list) else [rows]:
            own = str(row).lower() == f"mailto:{address}"
            if own and event.get("X-REACHOUT-LOOP") == loop and not _accepted(row):
                row.params["PARTSTAT"] = "ACCEPTED"
                _replace(path, calendar.to_ical())
                return str(event["UID"])
    return ""


def _accepted(row: Any) -> bool:
    return str(row.params.get("PARTSTAT", "")) == "ACCEPTED"


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_suffix(".tmp")
    beside.write_bytes(content)
    beside.replace(path)
