"""Letters at Gmail that live at random: saved, edited, sent, undone, scheduled, answered.

Looks come at any moment between, the process is restarted, and some of what nobody is sure of at
Google is otherwise. What must hold: the draft is found exactly while it lies there, what was sent
is known as that letter under the id that answers name, and every answer is heard, once.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from random import Random

import pytest
from tests.fakes.google import Switches
from tests.providers.gmail_host import Host, a_host, draft_of, key_of
from tests.providers.mail_samples import WATCH, arrived, letter
from tests.providers.test_google_mailbox import positions

from reachout.formats import mail
from reachout.ports import Folder, Watch

FIRST, NUDGE = "l1.first.0.0", "l1.nudge.1.0"
WORDS = (
    "My mail of 2 June may have come at a full moment, and its times have gone by. If it is not "
    "the moment, leave it. I will not ask about this again."
)
UNDO = timedelta(seconds=30)
ANYTIME = ("look", "look", "wait", "stranger")
POSSIBLE = {
    "lying": ("autosave", "edit", "retitle", "send", "schedule", "discard", "restart"),
    "scheduled": ("due",),
    "sent": ("reply", "new_thread", "alias", "undo"),
    "discarded": (),
}


class Life:
    """One letter, the hands that act on it, and what a program has heard of it."""

    def __init__(self, host: Host, random: Random, key: str) -> None:
        self.host, self.random, self.key = host, random, key
        self.gmail = host.google.gmail
        self.state, self.real, self.sent_at = "lying", "", None
        self.ids = set(WATCH.message_ids)
        self.mails: list[tuple[str, str]] = []  # (key, id) of what was seen in Sent
        self.heard: list[str] = []
        self.answers: set[str] = set()
        host.look()
        before = self.sent_before() if key == NUDGE else ""
        head = f"In-Reply-To: {before}\nReferences: {before}\n".encode() if before else b""
        subject = "Re: Incident reviews" if before else "Incident reviews"
        self.ref = host.write(key, head + letter(key, subject=subject, words=WORDS))
        self.draft = draft_of(self.ref)
        self.look()

    def sent_before(self) -> str:
        first = self.host.write(FIRST)
        self.host.look()
        real = self.host.press_send(first)
        self.host.look()
        self.ids.add(real.strip("<>"))
        return real

    # -------------------------------------------------------------- what happens

    def live(self) -> None:
        for _ in range(self.random.randint(3, 14)):
            getattr(self, self.random.choice(ANYTIME + POSSIBLE[self.state]))()
        for seconds in (35, 130, 130, 130):
            self.host.turn(seconds=seconds)
            self.look()

    def wait(self) -> None:
        self.host.turn(seconds=self.random.choice([3, 20, 70, 400]))

    def restart(self) -> None:
        self.host.restart()

    def stranger(self) -> None:
        self.gmail.deliver(arrived(id=self.new_id("x"), sender="mo@example.com", Subject="Lunch"))

    def autosave(self) -> None:
        self.gmail.autosave(self.draft, self.random.randint(1, 5))

    def edit(self) -> None:
        self.gmail.edit(self.draft, text=f"{WORDS} One more line, {self.random.random()}.")

    def retitle(self) -> None:
        self.gmail.edit(self.draft, subject=f"Another subject {self.random.random()}")

    def send(self) -> None:
        self.real, self.state = self.gmail.press_send(self.draft), "sent"
        self.sent_at = self.host.google.clock.now()

    def schedule(self) -> None:
        self.gmail.send_later(self.draft)
        self.state = "scheduled"

    def due(self) -> None:
        self.real, self.state = self.gmail.send_scheduled(self.draft), "sent"

    def undo(self) -> None:
        if self.sent_at is not None and self.host.google.clock.now() - self.sent_at <= UNDO:
            self.draft, self.state = self.gmail.undo(self.draft), "lying"

    def discard(self) -> None:
        self.gmail.discard(self.draft)
        self.state = "discarded"

    def reply(self, sender: str = "Priya <priya@example.com>") -> None:
        """To what left: so it cannot be undone any more."""
        self.sent_at = None
        for raw in self.gmail.sent():
            head = mail.headers(raw)
            if head["Message-ID"] == self.real:
                named = {"In_Reply_To": self.real, "References": self.real}
                self.arrive(sender, f"Re: {mail.header(head, 'Subject')}", named)

    def alias(self) -> None:
        self.reply("P. N. <pn@elsewhere.example>")

    def new_thread(self) -> None:
        self.sent_at = None
        self.arrive("Priya <priya@example.com>", "By the way", {})

    def arrive(self, sender: str, subject: str, named: dict[str, str]) -> None:
        id = self.new_id("r")
        now = self.host.google.clock.now()
        raw = arrived(id=id, sender=sender, at=now, **named)
        self.gmail.deliver(raw.replace(b"Re: Incident reviews", subject.encode()))
        self.answers.add(id)

    def new_id(self, kind: str) -> str:
        return f"{kind}{self.random.getrandbits(60)}@example.com"

    # -------------------------------------------------------------- what is seen

    def look(self) -> None:
        look = self.host.look()
        for seen in look.mail:
            if seen.folder is Folder.SENT:
                self.mails.append((key_of(seen.raw), seen.id))
                self.ids.add(seen.id)
            else:
                self.heard.append(seen.id)
        if self.host.watch.drafts:
            self.look_at_draft(look.gone)
        known = self.key in [key for key, _ in self.mails]
        drafts = () if known else (self.ref,)  # what was sent is no draft to the program
        self.host.watch = Watch(
            addresses=WATCH.addresses, message_ids=frozenset(self.ids), drafts=drafts
        )

    def look_at_draft(self, gone: frozenset[str]) -> None:
        seen = self.host.mailbox.draft(self.ref)
        lies = self.draft in self.gmail.drafts()
        assert (seen is not None) == lies
        assert not (lies and self.key in gone)
        if seen is not None:
            assert draft_of(seen.ref) == self.draft
            self.ref = seen.ref

    def check(self) -> None:
        if self.state == "sent":
            assert [id for key, id in self.mails if key == self.key][-1] == self.real.strip("<>")
        assert sorted(self.heard) == sorted(self.answers)


def otherwise(random: Random) -> Switches:
    """A Google with up to six facts that are not what most speaks for."""
    switches = Switches()
    for position in random.sample(positions(), random.randint(0, 6)):
        for one in fields(Switches):
            if getattr(position, one.name) != getattr(Switches(), one.name):
                switches = replace(switches, **{one.name: getattr(position, one.name)})
    return switches


def live(seed: int, folder) -> None:
    random = Random(seed)
    with a_host(folder, otherwise(random)) as host:
        life = Life(host, random, random.choice([FIRST, NUDGE]))
        life.live()
        life.check()


@pytest.mark.parametrize("seed", range(8))
def test_a_letter_that_lives_at_random_is_followed(seed, tmp_path):
    """Every seed another life."""
    live(seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8, 608))
def test_many_letters_that_live_at_random_are_followed(seed, tmp_path):
    """As above, six hundred of them."""
    live(seed, tmp_path)
