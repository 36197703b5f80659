"""A host and six people who go on with their lives through files, whatever happens to the program.

Nothing here knows the program's code: it reads Drafts and Sent, writes the Inbox, types commands.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from pathlib import Path

from tests.slow.board import KEY, Mail
from tests.slow.bystanders import Bystanders
from tests.slow.machine import Reachout

SETTINGS = """\
format = 1
[host]
name = "Sam Berg"
address = "sam@example.org"
zone = "Europe/London"
[mailbox]
path = "mail"
send = ["/bin/sh", "{post}"]
[calendar]
path = "calendar"
[rhythm]
weekly = 6
open_limit = 10
[daemon]
every = "10 seconds"
"""
PERSON = """\
[[contacts]]
name = "{name} Holm"
address = "{who}@example.com"
intent = "learn"
greeting = "Hi {name},"
link = "We met at the meetup in Leeds."
why = "You said a review is written for whoever is on call next year."
ask = ["How do you get people to write down what they were afraid of?", "What came next?"]
topic = "Reviews of {name}"
zone = "Europe/London"
"""
POST = """\
# Takes the message whole, or not at all.
whole=$(mktemp '{outbox}/.taking.XXXXXX') && cat > "$whole" || exit 1
mv "$whole" "{outbox}/$$.$(date +%s%N)"
"""
# What each of them says to a letter; nothing is said to letters that are not named.
WORDS = {
    "ada": {"first": "Yes, number 3 suits me well.", "reoffer": "Yes, number 3 suits me well."},
    "ben": {"first": "No, thank you, I am not interested."},
    "cleo": {"first": "Please do not write to me again."},
    "dora": {},
    "emil": {"first": "Another week would be better.", "reoffer": "Number 3 suits me well."},
    "fay": {"nudge": "Sorry for the silence! Yes, I can do it on the first day you name."},
}
BY_HAND = "emil"  # to him the host sends from a mail program, not with `approve`


@dataclass
class Clock:
    """The clock that every command is told; it goes on with the machine's, and can be turned."""

    at: datetime = datetime(2026, 6, 1, 8, tzinfo=UTC)
    began: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        return self.at + timedelta(seconds=time.monotonic() - self.began)

    def __str__(self) -> str:
        return self.now().isoformat()

    def turn(self, hours: float) -> None:
        self.at += timedelta(hours=hours)


@dataclass
class Lives:
    reachout: Reachout
    clock: Clock = field(default_factory=Clock)
    answered: set[str] = field(default_factory=set)  # Message-IDs of letters
    written: dict[Path, bytes] = field(default_factory=dict)  # what the people put into the Inbox
    bystanders: Bystanders = field(init=False)

    @property
    def home(self) -> Path:
        return self.reachout.home

    @property
    def mail(self) -> Mail:
        return Mail(self.home)

    @property
    def outbox(self) -> Path:
        return self.home / "outbox"

    @classmethod
    def begun(cls, reachout: Reachout) -> Lives:
        home = reachout.home
        for folder in ("calendar", "outbox"):
            (home / folder).mkdir(parents=True)
        people = "\n".join(PERSON.format(name=who.title(), who=who) for who in WORDS)
        (home / "contacts.toml").write_text(f"format = 1\n{people}")
        (home / "reachout.toml").write_text(SETTINGS.format(post=home / "post.sh"))
        (home / "post.sh").write_text(POST.format(outbox=home / "outbox"))
        reachout.does("check")
        lives = cls(reachout)
        lives.bystanders = Bystanders.among(home)
        return lives

    # ---- the people

    def people_answer(self) -> None:
        """Everybody to whom a letter went says what he says, once a letter."""
        for letter in self.mail.sent():
            who = parseaddr(letter["To"])[1].partition("@")[0]
            words = WORDS[who].get(str(letter[KEY]).split(".")[1])
            if words and letter["Message-ID"] not in self.answered:
                self.answered.add(letter["Message-ID"])
                self._deliver(_reply(letter, who, words, len(self.answered), self.clock.now()))

    def _deliver(self, message: EmailMessage) -> None:
        """As a mail server does: tmp, then new."""
        name = f"{1780000000 + len(self.written)}.people.example"
        half, whole = self.home / "mail/tmp" / name, self.home / "mail/new" / name
        half.write_bytes(message.as_bytes())
        os.rename(half, whole)
        self.written[whole] = whole.read_bytes()

    # ---- the host

    def letters_to_send(self) -> list[str]:
        """Whom he would `approve` now; what he was asked to look at first is done by hand."""
        waiting = dict.fromkeys(parseaddr(draft["To"])[1] for draft in self.mail.drafts())
        return [address for address in waiting if not address.startswith(BY_HAND)]

    def sends_by_hand(self) -> None:
        """In his mail program: a new file in Sent, with an id of its own; the draft goes."""
        drafts = self.mail.folder(".Drafts")
        for name, message in list(drafts.items()):
            if message[KEY] and f"{BY_HAND}@" in message["To"]:
                del message["Message-ID"], message["Date"]
                message["Message-ID"] = f"<by-hand-{message[KEY]}@example.org>"
                message["Date"] = format_datetime(self.clock.now())
                message.set_subdir("cur")
                message.set_flags("S")
                self.mail.folder(".Sent").add(message)
                drafts.remove(name)

    def asked_whether_it_went(self) -> list[str]:
        """The addresses of which the board says "may have been sent"."""
        board = self.reachout("status", "--json", now=str(self.clock)).json
        return [
            loop["contact"]
            for loop in board["loops"]
            if any(asked["code"] == "may have been sent" for asked in loop["attention"])
        ]

    def looks_whether_it_went(self, address: str) -> bool:
        """Did the mail system take it? Then he files it himself; True when it never went."""
        drafts = self.mail.folder(".Drafts")
        for name, message in list(drafts.items()):
            if message[KEY] and address in message["To"]:
                if message["Message-ID"] not in self.handed_over():
                    return True
                message.set_subdir("cur")
                message.set_flags("S")
                self.mail.folder(".Sent").add(message)
                drafts.remove(name)
        return False

    def handed_over(self) -> Counter[str]:
        """How often the mail system took each letter."""
        return Counter(_id(path) for path in self.outbox.glob("[!.]*"))


def _id(path: Path) -> str:
    head = path.read_bytes().partition(b"\n\n")[0].decode()
    (line,) = [line for line in head.splitlines() if line.lower().startswith("message-id:")]
    return line.partition(":")[2].strip()


def _reply(letter: EmailMessage, who: str, words: str, n: int, now: datetime) -> EmailMessage:
    body = letter.get_body(("plain",))
    assert body is not None
    quoted = "\n".join(f"> {line}" for line in body.get_content().splitlines())
    message = EmailMessage()
    message["From"] = f"{who.title()} Holm <{who}@example.com>"
    message["To"] = "Sam Berg <sam@example.org>"
    message["Subject"] = f"Re: {letter['Subject']}"
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{who}-{n}@example.com>"
    message["In-Reply-To"] = message["References"] = letter["Message-ID"]
    message.set_content(f"{words}\n\nOn {letter['Date']}, Sam Berg wrote:\n{quoted}\n")
    return message
