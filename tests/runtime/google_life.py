"""A host in his browser and two people who write back, in any order and at any moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from random import Random
from typing import Any

from tests.fakes.google.calendar_hands import NoSuchButton
from tests.runtime.google_checker import Reply, offered, parsed, time_of
from tests.runtime.google_trouble import TroubledWorkspace

from reachout.domain.loop import Outcome
from reachout.runtime.world import Report

PEOPLE = """\
[[contacts]]
name = "{name}"
address = "{address}"
intent = "learn"
greeting = "Hi {name},"
link = "We met at the meetup in Leeds."
why = "You said a review is written for whoever is on call next year."
ask = ["How do you get people to write down what they were afraid of?", "What came next?"]
topic = "{topic}"
zone = "Europe/London"
kind = "video"
minutes = 30
cadence = "30 days"
"""
ADA_AND_BEN = "\n".join(
    PEOPLE.format(name=name, address=address, topic=topic)
    for name, address, topic in (
        ("Ada Brook", "ada@example.com", "Incident reviews"),
        ("Ben Holm", "ben@example.com", "Reading logs"),
    )
)
RHYTHM = '[rhythm]\nweekly = 2\nskipped_rest = "7 days"\nnot_sent_rest = "7 days"\n'
WORDS = (
    "Yes, number 1 suits me well.",
    "Yes, number 2 suits me well.",
    "Another week would be better.",
    "Could we do {day} at 15:00 instead?",
    "No, thank you, I am not interested.",
    "What a kind letter. I read it twice and smiled.",
)
AWAY = "I am out of the office until next Monday."
PAUSES = ((0.01, 0.5), (1, 20), (30, 300), (600, 3000))  # minutes, from – to
UNDO = timedelta(seconds=29)
Hand = Callable[[], object]


@dataclass
class Life:
    world: TroubledWorkspace
    dice: Random
    pressed: dict[str, Any] = field(default_factory=dict)  # draft id → when
    scheduled: set[str] = field(default_factory=set)
    number: int = 0
    log: list[str] = field(default_factory=list)

    def goes_on(self, steps: int) -> None:
        for _ in range(steps):
            shortest, longest = self.dice.choice(PAUSES)
            self.world.clock.turn(timedelta(minutes=self.dice.uniform(shortest, longest)))
            for _ in range(self.dice.choice((0, 1, 1, 2))):
                self.does_something()
            self.passes()

    def passes(self) -> Report:
        return self.world.run()

    def does_something(self) -> None:
        hands = [*self.at_drafts(), *self.at_sent(), *self.at_the_calendar(), *self.by_mail()]
        if hands:
            name, hand = self.dice.choice(hands)
            self.log.append(f"{self.world.clock.now():%d %b %H:%M:%S} {name}")
            hand()
            self.world.checker.see_drafts(self.gmail)
            self.world.checker.see_calendar(self.book)

    @property
    def gmail(self):
        return self.world.google.gmail

    @property
    def book(self):
        return self.world.google.calendar

    # -------------------------------------------------------------- drafts

    def at_drafts(self) -> list[tuple[str, Hand]]:
        hands: list[tuple[str, Hand]] = []
        for id in self.gmail.drafts():
            if id not in self.world.checker.letters or id in self.scheduled:
                continue
            letter = self.world.checker.letters[id]
            hands += [(f"sends {letter}", lambda id=id: self.send(id))] * 4
            hands += [
                (f"edits {letter}", lambda id=id: self.edit(id)),
                (f"saves {letter}", lambda id=id: self.gmail.autosave(id, 2)),
                (f"edits and sends {letter}", lambda id=id: (self.edit(id), self.send(id))),
                (f"sends {letter} later", lambda id=id: self.schedule(id)),
                (f"discards {letter}", lambda id=id: self.gmail.discard(id)),
            ]
        return hands

    def edit(self, id: str) -> None:
        part = parsed(self.gmail.drafts()[id]).get_body(("plain",))
        assert part is not None
        text = part.get_content().replace("\r\n", "\n")
        self.gmail.edit(id, text=f"{text}\nPS: Greetings to Leeds, number {self.dice.random()}.\n")
        self.world.checker.touched.add(id)

    def send(self, id: str) -> None:
        self.leaves(id)
        self.gmail.press_send(id)
        self.pressed[id] = self.world.clock.now()

    def leaves(self, id: str) -> None:
        """A letter goes out: of a chat it names, that is a yes."""
        checker, letter = self.world.checker, self.world.checker.letters[id].split(".")
        loop = letter[0]
        if len(letter) > 1 and letter[1] in ("confirm", "moved"):
            for event in self.events(loop):
                checker.gestures[event["id"]] += 1
        raw = self.gmail.drafts().get(id)
        if raw is not None:
            to = parsed(raw)["To"].addresses[0].addr_spec
            checker.spoken[to] = len(self.world.google.log)

    def schedule(self, id: str) -> None:
        self.leaves(id)
        self.gmail.send_later(id)
        self.scheduled.add(id)

    def at_sent(self) -> list[tuple[str, Hand]]:
        hands: list[tuple[str, Hand]] = []
        now = self.world.clock.now()
        for id, at in list(self.pressed.items()):
            if now - at > UNDO:
                del self.pressed[id]
            else:
                hands += [(f"undoes {id}", lambda id=id: self.undo(id))] * 6
        for id in self.scheduled:
            hands.append((f"the hour of {id} comes", lambda id=id: self.hour(id)))
            hands.append((f"takes {id} back", lambda id=id: self.undo(id)))
        return hands

    def undo(self, id: str) -> None:
        self.pressed.pop(id, None)
        self.scheduled.discard(id)
        self.world.checker.came_back(id, self.gmail.undo(id))

    def hour(self, id: str) -> None:
        self.scheduled.discard(id)
        loop = self.world.checker.letters[id].split(".")[0]
        for event in self.events(loop):
            self.world.checker.gestures[event["id"]] += 1
        self.gmail.send_scheduled(id)

    # -------------------------------------------------------------- the calendar

    def events(self, loop: str = "") -> list[dict[str, Any]]:
        found = []
        for row in self.book.standing():
            whose = row.get("extendedProperties", {}).get("private", {}).get("reachout", "")
            if whose and loop in ("", whose):
                found.append(row)
        return found

    def at_the_calendar(self) -> list[tuple[str, Hand]]:
        hands: list[tuple[str, Hand]] = [("has another appointment", self.busy)]
        for row in self.events():
            id, guests = row["id"], len(row.get("attendees", ())) > 1
            if self.world.clock.now() > time_of(row, "end"):
                continue
            hands.append((f"deletes {id[:5]}", lambda id=id: self.book.delete(id)))
            hands.append((f"moves {id[:5]}", lambda row=row: self.move(row)))
            if guests:
                for said in ("accepted", "declined"):
                    hands.append(
                        (
                            f"guest {said}",
                            lambda id=id, said=said: self.book.guest_answers(id, said),
                        )
                    )
            else:
                hands += [(f"says yes to {id[:5]}", lambda id=id: self.yes(id))] * 2
        return hands

    def busy(self) -> None:
        begin = self.world.clock.now() + timedelta(days=self.dice.randrange(1, 12))
        begin = begin.replace(hour=self.dice.randrange(7, 17), minute=0, second=0, microsecond=0)
        self.world.enter("dentist", begin, begin + timedelta(hours=2))

    def move(self, row: dict[str, Any]) -> None:
        by = timedelta(days=1, hours=self.dice.randrange(3))
        self.world.checker.gestures[row["id"]] += 1  # his own hand tells the guest, if any
        self.book.move(row["id"], time_of(row, "start") + by, time_of(row, "end") + by)

    def yes(self, id: str) -> None:
        self.world.checker.gestures[id] += 1
        try:
            self.book.answer(id, "accepted")
        except NoSuchButton:
            self.world.checker.gestures[id] -= 1

    # -------------------------------------------------------------- what people write

    def by_mail(self) -> list[tuple[str, Hand]]:
        last: dict[str, EmailMessage] = {}
        for raw in self.gmail.sent():
            mail = parsed(raw)
            last[mail["To"].addresses[0].addr_spec] = mail
        hands: list[tuple[str, Hand]] = []
        for address, mail in last.items():
            answered = any(one.address == address for one in self.since(address))
            if not answered:
                hands += [(f"{address} answers", lambda a=address, m=mail: self.answer(a, m))] * 3
                hands.append((f"{address} is away", lambda a=address, m=mail: self.away(a, m)))
        return hands

    def since(self, address: str) -> list[Reply]:
        """Of this person, since the last letter went to them."""
        mark = self.world.checker.spoken.get(address, 0)
        return [one for one in self.world.checker.replies if one.mark >= mark]

    def answer(self, address: str, last: EmailMessage) -> None:
        day = self.world.clock.now() + timedelta(days=6)
        words = self.dice.choice(WORDS)
        if not offered(last) and "number" in words:
            words = WORDS[2]
        self.write(address, last, words.format(day=f"{day:%A} {day.day} {day:%B}"))

    def away(self, address: str, last: EmailMessage) -> None:
        self.write(address, last, AWAY, automatic=True)

    def write(
        self, address: str, last: EmailMessage, text: str, *, automatic: bool = False
    ) -> None:
        self.number += 1
        in_thread = self.dice.random() < 0.8
        mail = EmailMessage()
        mail["From"], mail["To"] = address, "Sam Berg <sam@example.org>"
        mail["Subject"] = f"Re: {last['Subject']}"
        mail["Date"] = format_datetime(self.world.clock.now())
        mail["Message-ID"] = f"<reply-{self.number}@example.com>"
        if in_thread:
            mail["In-Reply-To"] = mail["References"] = last["Message-ID"]
        if automatic:
            mail["Auto-Submitted"] = "auto-replied"
        mail.set_content(text)
        self.world.deliver(mail)
        self.world.checker.replies.append(
            Reply(
                address=address,
                message_id=f"reply-{self.number}@example.com",
                at=self.world.clock.now(),
                mark=len(self.world.google.log),
                in_thread=in_thread,
                ends_silence=not automatic,
            )
        )

    # -------------------------------------------------------------- the end

    def comes_to_rest(self) -> None:
        """The trouble is over. Within an hour every reply was heard, and nothing is left to do."""
        self.world.calm()
        for minutes in (1, 3, 3, 13, 20, 20):
            self.world.after(minutes=minutes)
        self.is_heard()
        for hours in (7, 26, 1):
            self.world.after(hours=hours)
        self.world.after(minutes=5)
        self.is_quiet()
        self.world.checker.judge(self.world.google.log)
        self.world.checker.content()

    def is_heard(self) -> None:
        with self.world.app() as app:
            lines = app.store.journal(app.host.id, None, 10_000)
            heard = {line.detail.get("message_id") for line in lines if line.what == "Heard"}
        lost = [one for one in self.world.checker.replies if one.message_id not in heard]
        assert not lost, f"never heard: {lost}"

    def is_quiet(self) -> None:
        """Nothing waits, and what lies there or stands there is known."""
        mark = len(self.world.google.log)
        report = self.world.after(seconds=1)
        assert not self.world.google.log.since(mark).writes(), str(report)
        with self.world.app() as app:
            loops = app.store.loops(app.host.id, closed=True)
            for loop in loops:
                assert app.store.open_intent(loop.id) is None, loop
                assert not app.store.inbox(loop.id), loop
        pending = {loop.pending.ref.handle.partition(" ")[0] for loop in loops if loop.pending}
        own = self.world.checker.touched | self.world.checker.returned
        lost = set(self.gmail.drafts()) & set(self.world.checker.letters) - pending - own
        assert not lost, f"drafts that nobody knows: {lost}"
        known = {loop.chat.event for loop in loops if loop.chat}
        unknown = [row["id"] for row in self.events() if row["id"] not in known]
        assert not [id for id in unknown if not self.world.checker.gestures[id]], unknown
        silent = [loop for loop in loops if loop.outcome is Outcome.NO_REPLY]
        assert all(loop.thread.message_ids for loop in silent)


def lives(folder: Path, seed: int, *, steps: int, share: float) -> int:
    """A life with trouble, and the rest after it; how many writes had an unknown end."""
    world = TroubledWorkspace.troubled(
        folder / f"w{seed}", ADA_AND_BEN, stays=bool(seed % 2), settings=RHYTHM
    )
    life = Life(world, Random(seed))
    try:
        world.trouble(seed, reads=share / 3, writes=share)
        life.goes_on(steps)
        life.comes_to_rest()
        return world.unknown_writes
    except AssertionError as problem:
        told = "\n".join(life.log[-40:])
        raise AssertionError(f"seed {seed}: {problem}\n{told}\n{world.google.log}") from problem
    finally:
        world.close()
