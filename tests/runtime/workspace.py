"""A real workspace in a folder, and the people around it: the host at his mail program, a contact.

Everything here goes through files, as mail programs and calendars do.
"""

from __future__ import annotations

import email
import email.policy
import mailbox
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from itertools import count
from pathlib import Path

import icalendar

from reachout.domain.ledger import in_draft
from reachout.runtime.app import App, Seams, open_app
from reachout.runtime.clock import SetClock
from reachout.runtime.world import Report

MONDAY = datetime(2026, 6, 1, 8, tzinfo=UTC)

SETTINGS = """\
format = 1
[host]
name = "Sam Berg"
address = "sam@example.org"
zone = "Europe/London"
[host.sign_off]
en = "Sam"
[mailbox]
provider = "local"
path = "mail"
{send}
[calendar]
provider = "local"
path = "calendar"
"""

ADA = """\
[[contacts]]
name = "Ada Brook"
address = "ada@example.com"
intent = "learn"
greeting = "Hi Ada,"
link = "We met at the meetup in Leeds."
why = "You said a review is written for whoever is on call next year, and ours changed since."
ask = ["How do you get people to write down what they were afraid of?", "What came next?"]
topic = "Incident reviews"
zone = "Europe/London"
kind = "video"
minutes = 30
cadence = "90 days"
"""


@dataclass
class Workspace:
    home: Path
    clock: SetClock = field(default_factory=lambda: SetClock(MONDAY))
    seams: Seams = field(default_factory=Seams)
    ids: Iterator[int] = field(default_factory=count)

    @classmethod
    def make(cls, home: Path, contacts: str = ADA, *, send: str = "") -> Workspace:
        (home / "calendar").mkdir(parents=True, exist_ok=True)
        (home / "reachout.toml").write_text(SETTINGS.format(send=send))
        (home / "contacts.toml").write_text(f"format = 1\n{contacts}")
        return cls(home)

    # ---- the program

    def new_id(self) -> str:
        return f"id{next(self.ids)}x{len(list(self.home.rglob('*')))}"

    def wait(self, seconds: float) -> bool:
        """A server that is asked again in a while is asked at once: nobody sleeps in a test."""
        return False

    @contextmanager
    def app(self) -> Iterator[App]:
        app = open_app(self.home, self.clock, new_id=self.new_id, seams=self.seams, durable=False)
        app.wait = self.wait
        try:
            yield app
        finally:
            app.close()

    def run(self) -> Report:
        """One pass of a fresh process."""
        with self.app() as app, app.lock:
            return app.run_pass()

    def after(self, **time: float) -> Report:
        self.clock.turn(timedelta(**time))
        return self.run()

    def say(self, name: str, **arguments: str) -> tuple[str, bool]:
        from reachout.runtime.app import command

        with self.app() as app:
            (contact,) = app.store.find_contacts(app.host.id, arguments.pop("who", "Ada"))
            answer, failed, _ = command(app, name, {"contact": contact.id, **arguments})
        return answer, failed

    def loop(self, who: str = "Ada"):
        with self.app() as app:
            (contact,) = app.store.find_contacts(app.host.id, who)
            return app.store.last_loop_of(contact.id)

    def offers(self, who: str = "Ada"):
        loop = self.loop(who)
        with self.app() as app:
            return app.store.offers(loop.id)

    def standing(self, who: str = "Ada"):
        """The times in the letter as it lies in Drafts now."""
        return in_draft(self.offers(who), self.loop(who).pending)

    # ---- the host at his mail program

    def folder(self, name: str) -> mailbox.Maildir:
        root = self.home / "mail"
        return mailbox.Maildir(root / name if name else root, create=False)

    def drafts(self) -> list[EmailMessage]:
        return [self._parsed(m) for m in self.folder(".Drafts")]

    def sent(self) -> list[EmailMessage]:
        """Oldest first."""
        found = [self._parsed(m) for m in self.folder(".Sent")]
        return sorted(found, key=lambda message: message["Date"].datetime)

    def draft(self) -> EmailMessage:
        (only,) = self.drafts()
        return only

    @staticmethod
    def _parsed(message) -> EmailMessage:
        return email.message_from_bytes(message.as_bytes(), policy=email.policy.default)

    def press_send(self, *, instead: str | None = None) -> str:
        """As a mail program does: a new file in Sent with its own id and date; the draft goes."""
        drafts = self.folder(".Drafts")
        ((name, message),) = drafts.items()
        parsed = self._parsed(message)
        del parsed["Message-ID"], parsed["Date"]
        parsed["Message-ID"] = sent_id = f"<sent{next(self.ids)}@mail.example.org>"
        parsed["Date"] = format_datetime(self.clock.now())
        if instead is not None:
            parsed.clear_content()
            parsed.set_content(instead)
        self.folder(".Sent").add(mailbox.MaildirMessage(parsed.as_bytes()))
        drafts.remove(name)
        return sent_id

    def edit_draft(self, old: str, new: str) -> None:
        """The mail program saves the edit as a new file."""
        drafts = self.folder(".Drafts")
        ((name, message),) = drafts.items()
        parsed = self._parsed(message)
        text = parsed.get_body(("plain",)).get_content().replace(old, new)
        parsed.clear_content()
        parsed.set_content(text)
        drafts.add(mailbox.MaildirMessage(parsed.as_bytes()))
        drafts.remove(name)

    def discard(self) -> None:
        drafts = self.folder(".Drafts")
        for name in list(drafts.keys()):
            drafts.remove(name)

    # ---- the contact

    def reply(self, text: str, *, sender: str = "ada@example.com", **headers: str) -> None:
        """A reply to the newest letter in Sent, quoting it."""
        last = self.sent()[-1]
        quoted = last.get_body(("plain",)).get_content()
        message = EmailMessage()
        message["From"] = f"Ada Brook <{sender}>"
        message["To"] = "Sam Berg <sam@example.org>"
        message["Subject"] = f"Re: {last['Subject']}"
        message["Date"] = format_datetime(self.clock.now())
        message["Message-ID"] = f"<reply{next(self.ids)}@example.com>"
        message["In-Reply-To"] = last["Message-ID"]
        message["References"] = last["Message-ID"]
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        lines = "\n".join(f"> {line}" for line in quoted.splitlines())
        message.set_content(f"{text}\n\nOn Mon, 1 June 2026, Sam Berg wrote:\n{lines}\n")
        self.deliver(message)

    def deliver(self, message: EmailMessage) -> None:
        self.folder("").add(mailbox.MaildirMessage(message.as_bytes()))

    # ---- the calendar

    def events(self) -> list[Path]:
        return sorted((self.home / "calendar").glob("*.ics"))

    def enter(self, name: str, start: datetime, end: datetime) -> None:
        """The host has another appointment."""
        event = icalendar.Event()
        event.add("uid", name)
        event.add("dtstart", start)
        event.add("dtend", end)
        event.add("dtstamp", start)
        calendar = icalendar.Calendar()
        calendar.add("prodid", "-//a test//")
        calendar.add("version", "2.0")
        calendar.add_component(event)
        (self.home / "calendar" / f"{name}.ics").write_bytes(calendar.to_ical())
