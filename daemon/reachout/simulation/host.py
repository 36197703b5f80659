"""The invented host at the desk: reads Drafts, presses Send, edits, says yes, keeps notes.

Robin uses a mail program and a calendar program, which know nothing of reachout, and now and then
the command line. Every gesture goes into the diary, which is what the checker believes.
"""

from __future__ import annotations

import email
import mailbox
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime, parseaddr
from pathlib import Path
from typing import Any

from reachout.formats import mail as mails
from reachout.runtime.app import App, command
from reachout.simulation.narrator import Narrator


@dataclass(frozen=True, slots=True)
class Strike:
    """Take the first time out of the letter and add a line of one's own."""

    line: str


@dataclass(frozen=True, slots=True)
class YesOnCalendar:
    """Say yes on the proposed event, and leave the letter alone."""


@dataclass(frozen=True, slots=True)
class Approve:
    """Press Send on the command line."""


Way = Strike | YesOnCalendar | Approve
Note = Mapping[str, str]  # what `note` takes: gained, gave, tell, promised


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What this host does in their own way; every other letter is read and sent."""

    own_way: Mapping[tuple[str, str], Way] = field(default_factory=dict)  # by address and letter
    answers: Mapping[str, str] = field(default_factory=dict)  # address → word of `answer`
    notes: Mapping[str, Note] = field(default_factory=dict)  # address → once they have met
    thoughts: Mapping[date, tuple[str, Note]] = field(default_factory=dict)  # day → address, note


@dataclass(slots=True)
class Diary:
    """The host's gestures, as only the host knows them."""

    sent: set[str] = field(default_factory=set)  # Message-IDs of what went by their own hand
    accepted: set[str] = field(default_factory=set)  # UIDs of events that got their yes


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """A message in Drafts, as a mail program lists it."""

    name: str  # of its entry in the folder
    raw: bytes
    to: str
    letter: str  # "first", "confirm" ...; "" once a mail program dropped our marks
    loop: str


@dataclass(slots=True, kw_only=True)
class Host:
    name: str
    address: str
    mail: Path
    calendar: Path
    app: App
    habits: Habits
    narrator: Narrator
    diary: Diary = field(default_factory=Diary)
    _noted: set[str] = field(default_factory=set)
    _thought: set[date] = field(default_factory=set)
    _mails: int = 0

    def sit_down(self, now: datetime) -> None:
        """Half an hour at the desk: first what is asked, then what lies in Drafts."""
        self._answer_questions()
        self._think_of_somebody(now.date())
        drafts, done = self._folder(".Drafts"), set[str]()
        while lying := next((one for one in _read(drafts) if one.to not in done), None):
            done.add(lying.to)
            self._attend_to(drafts, lying, now)

    def is_needed(self) -> bool:
        """A letter lies in Drafts, or something is asked."""
        loops = self.app.store.loops(self.app.host.id)
        return len(self._folder(".Drafts")) > 0 or any(loop.attention for loop in loops)

    def _folder(self, name: str) -> mailbox.Maildir:
        return mailbox.Maildir(self.mail / name, factory=None, create=False)

    # -------------------------------------------------------------- letters

    def _attend_to(self, drafts: mailbox.Maildir, lying: Lying, now: datetime) -> None:
        way = self.habits.own_way.get((lying.to, lying.letter))
        if isinstance(way, YesOnCalendar):
            self._say_yes(lying)
        elif isinstance(way, Strike):
            self._edit(drafts, lying, way)
        elif isinstance(way, Approve):
            self._approve(lying)
        elif lying.letter == "thanks" and lying.to in self.habits.notes.keys() - self._noted:
            self._noted.add(lying.to)
            self._note(lying.to, self.habits.notes[lying.to])
        else:
            self._send(drafts, lying, now)

    def _send(self, drafts: mailbox.Maildir, lying: Lying, now: datetime) -> None:
        """As a mail program does: dated now, a Message-ID of its own, and out of Drafts."""
        if not self.diary.sent:
            self.narrator.letter(lying.raw)
        self._mails += 1
        id = f"{now:%Y%m%d%H%M}.{self._mails}@mail.{self.address.partition('@')[2]}"
        message = email.message_from_bytes(lying.raw, policy=default)
        for header in ("Date", "Message-ID"):
            del message[header]
        message["Date"], message["Message-ID"] = format_datetime(now), f"<{id}>"
        self.diary.sent.add(id)
        filed = mailbox.MaildirMessage(message)
        filed.set_subdir("cur")
        filed.set_flags("S")
        self._folder(".Sent").add(filed)
        drafts.remove(lying.name)
        self.narrator.line(_sends(lying.letter, self._first, self._called(lying.to)))

    def _edit(self, drafts: mailbox.Maildir, lying: Lying, way: Strike) -> None:
        """The program saves plain text, under another name, and drops headers it does not know."""
        text = _without_first_time(mails.text_of(lying.raw)[0]).rstrip()
        body, _, sign_off = text.rpartition("\n\n")
        old = email.message_from_bytes(lying.raw, policy=default)
        made = EmailMessage()
        for header in ("From", "To", "Subject", "Date", "Message-ID"):
            made[header] = str(old[header])
        made.set_content(f"{body}\n\n{way.line}\n\n{sign_off}\n")
        saved = mailbox.MaildirMessage(made)
        saved.set_subdir("cur")
        saved.set_flags("DS")
        drafts.add(saved)
        drafts.remove(lying.name)
        self.narrator.line(f"{self._first} strikes one time and adds: “{way.line}”")

    def _approve(self, lying: Lying) -> None:
        self._types(f'approve "{self._called(lying.to)}"')
        self.diary.sent.add(mails.message_id(mails.headers(lying.raw)))
        self._command("approve", lying.to, {})

    # -------------------------------------------------------------- calendar

    def _say_yes(self, lying: Lying) -> None:
        """In the calendar program: the own row says accepted, nothing else is touched."""
        for path in sorted(self.calendar.glob("*.ics")):
            uid = accept_in_file(path, lying.loop, self.address)
            if uid:
                self.diary.accepted.add(uid)
                name = self._called(lying.to)
                self.narrator.line(f"{self._first} opens the calendar and says yes to {name}.")

    # -------------------------------------------------------------- command line

    def _answer_questions(self) -> None:
        for loop in self.app.store.loops(self.app.host.id):
            address = self.app.store.address_of(loop.contact)
            word = self.habits.answers.get(address) if loop.attention else None
            if word:
                self._types(f'answer "{self._called(address)}" {word}')
                self._command("answer", address, {"word": word})

    def _think_of_somebody(self, today: date) -> None:
        if today in self.habits.thoughts and today not in self._thought:
            self._thought.add(today)
            self._note(*self.habits.thoughts[today])

    def _note(self, address: str, note: Note) -> None:
        said = ", ".join(f"{word} “{text}”" for word, text in note.items())
        self.narrator.line(f"{self._first} notes about {self._called(address)}: {said}")
        self._command("note", address, dict(note))

    def _types(self, words: str) -> None:
        self.narrator.line(f"{self._first} types: reachout {words}")

    def _command(self, name: str, address: str, arguments: dict[str, str]) -> None:
        contact = self.app.store.find_contacts(self.app.host.id, address)[0]
        answer, failed, report = command(self.app, name, {"contact": contact.id, **arguments})
        if failed:
            self.narrator.line(f"reachout cannot: {answer}")
        if report is not None:
            self.narrator.report(report)

    @property
    def _first(self) -> str:
        return self.name.split()[0]

    def _called(self, address: str) -> str:
        found = self.app.store.find_contacts(self.app.host.id, address)
        return found[0].name if found else address


# ------------------------------------------------------------------ what the programs do


def _read(folder: mailbox.Maildir) -> list[Lying]:
    lying = [_lying(name, folder.get_bytes(name)) for name in folder.iterkeys()]
    return sorted(lying, key=lambda draft: draft.to)


def _lying(name: str, raw: bytes) -> Lying:
    head = mails.headers(raw)
    key = mails.header(head, mails.KEY_HEADER).split(".")
    return Lying(
        name=name,
        raw=raw,
        to=parseaddr(mails.header(head, "To"))[1],
        letter=key[1] if len(key) > 1 else "",
        loop=mails.header(head, mails.LOOP_HEADER),
    )


def _without_first_time(text: str) -> str:
    lines = text.splitlines()
    first = next((line for line in lines if line.startswith(("– ", "- "))), None)
    if first is not None:
        lines.remove(first)
    return "\n".join(lines)


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


_SENDS = {
    "first": "{host} reads the letter to {name} and presses Send.",
    "again": "{host} sends the new letter to {name}.",
    "nudge": "{host} sends {name} the reminder.",
    "reoffer": "{host} sends {name} the other times.",
    "confirm": "{host} sends {name} the letter that confirms it. That is the yes.",
    "thanks": "{host} sends the thank-you to {name}.",
}


def _sends(letter: str, host: str, name: str) -> str:
    return _SENDS.get(letter, "{host} sends the letter to {name}.").format(host=host, name=name)
