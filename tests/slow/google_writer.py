"""Very many writes through the two ports, most of them with an unknown end.

Each is carried out as the runtime does it: the intent is noted, the write leaves, and where no
answer tells of it, looks find out what became of it, before anything is written again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from tests.providers.mail_samples import letter
from tests.runtime.google_checker import letter_of
from tests.runtime.google_trouble import UNKNOWN, WRITES, TroubledWorkspace
from tests.runtime.google_workspace import HOST

from reachout.domain.chat import ChatEvent, ChatStatus, EventSeen
from reachout.domain.draft import DraftRef
from reachout.domain.gesture import Gesture, GestureKind
from reachout.errors import Unreachable
from reachout.formats import mail
from reachout.ports import Calendar, DraftSeen, Mailbox, Watch
from reachout.runtime.effects.booking import event_id

GUEST = "ada@example.com"
T = TypeVar("T")


@dataclass
class Writer:
    world: TroubledWorkspace
    mail: Mailbox
    calendar: Calendar
    dice: Random
    cursors: list[str] = field(default_factory=lambda: ["", ""])
    draft: DraftRef | None = None  # the one that lies there
    booked: list[str] = field(default_factory=list)  # ids of the events that came about

    def looks(self) -> None:
        """As a pass begins."""
        drafts = (self.draft,) if self.draft else ()
        watch = Watch(addresses=frozenset([GUEST]), message_ids=frozenset(), drafts=drafts)
        self.cursors[0] = self.mail.look(self.cursors[0], watch).cursor
        self.cursors[1] = self.calendar.look(self.cursors[1]).cursor

    def carries_out(
        self, act: Callable[[int], T], find: Callable[[int, str], T | None], settles: timedelta
    ) -> T:
        """*act* of this attempt; *find* it, given the cursor of the mailbox before it."""
        for attempt in count():
            self.looks()
            begun, cursor = self.world.clock.now(), self.cursors[0]
            try:
                return act(attempt)
            except Unreachable:
                pass
            while self.world.clock.now() < begun + settles:
                self.world.clock.turn(timedelta(seconds=self.dice.choice((5, 40, 60, 120))))
                self.looks()
                found = find(attempt, cursor)
                if found is not None:
                    return found
        raise AssertionError

    # -------------------------------------------------------------- letters

    def writes_a_letter(self, name: str) -> None:
        """Made, made anew, taken away: after each the mailbox is as it should be."""
        self.draft = self.makes_draft(name)
        self.world.clock.turn(timedelta(seconds=61))
        self.draft, words = self.makes_it_anew(self.draft)
        there = list(self.world.google.gmail.drafts().values())
        assert len(there) == 1, f"I2 {name} lies in Drafts {len(there)} times"
        assert letter_of(there[0]) == f"{name}.first.0" and words in there[0].decode()
        self.takes_away(self.draft)
        self.draft = None
        assert not self.world.google.gmail.drafts()

    def makes_draft(self, name: str) -> DraftRef:
        def ref(attempt: int) -> DraftRef:
            key = f"{name}.first.0.{attempt}"
            id = f"{key}@example.org"
            return DraftRef(handle="", key=key, message_id=id, to=GUEST, subject=f"On {name}")

        def write(attempt: int) -> DraftRef:
            key = ref(attempt).key
            return self.mail.write_draft(key, letter(key, to=GUEST, subject=f"On {name}"))

        def find(attempt: int, cursor: str) -> DraftRef | None:
            seen = self.mail.written(ref(attempt), cursor)
            return seen.ref if seen else None

        return self.carries_out(write, find, self.mail.settles)

    def makes_it_anew(self, ref: DraftRef) -> tuple[DraftRef, str]:
        def anew(attempt: int) -> tuple[bytes, str]:
            words = f"Version {attempt} of other words."
            return letter(ref.key, words, to=GUEST, subject=ref.subject), words

        def rewrite(attempt: int) -> tuple[DraftRef, str]:
            raw, words = anew(attempt)
            return self.mail.rewrite_draft(self.lying(ref), raw), words

        def find(attempt: int, _: str) -> tuple[DraftRef, str] | None:
            seen, (raw, words) = self.lying(ref), anew(attempt)
            if mail.fingerprint(seen.raw) != mail.fingerprint(raw):
                return None
            self.mail.tidy_draft(seen)
            return seen.ref, words

        return self.carries_out(rewrite, find, self.mail.settles)

    def takes_away(self, ref: DraftRef) -> None:
        def withdraw(_: int) -> bool:
            self.mail.withdraw_draft(self.lying(ref))
            return True

        def find(_: int, __: str) -> bool | None:
            return True if self.mail.draft(ref) is None else None

        self.carries_out(withdraw, find, self.mail.settles)

    def lying(self, ref: DraftRef) -> DraftSeen:
        seen = self.mail.draft(ref)
        assert seen is not None, f"lost: {ref}"
        return seen

    # -------------------------------------------------------------- chats

    def books_a_chat(self, name: str) -> None:
        """Placed, the guest invited, called off: Google mails the guest twice, and no more."""
        event = self.places(name)
        self.world.checker.gestures[event.id] += 1
        self.invites(event)
        there = [row["status"] for row in self.world.google.calendar.standing() if is_ours(row)]
        assert there == ["confirmed"], f"I3 of {name} there stand {there}"
        self.world.checker.gestures[event.id] += 1
        self.calls_off(event)
        told = [one.what for one in self.world.google.calendar.told if one.event == event.id]
        assert told == ["invite", "cancellation"]
        self.booked.append(event.id)

    def places(self, name: str) -> ChatEvent:
        start = (self.world.clock.now() + timedelta(days=7)).replace(microsecond=0)

        def event(attempt: int) -> ChatEvent:
            key = f"{name}.event.1.{attempt}"
            return ChatEvent(
                id=event_id(key),
                key=key,
                loop=name,
                start=start,
                end=start + timedelta(minutes=30),
                zone="Europe/London",
                title="Incident reviews",
                place="",
                description="Half an hour.",
                host=HOST,
                host_name="Sam Berg",
                guest=GUEST,
                guest_name="Ada Brook",
            )

        def place(attempt: int) -> ChatEvent:
            self.calendar.place(event(attempt))
            return event(attempt)

        def find(attempt: int, _: str) -> ChatEvent | None:
            wanted = event(attempt)
            return wanted if self.calendar.event(wanted.id) is not None else None

        return self.carries_out(place, find, self.calendar.settles)

    def invites(self, event: ChatEvent) -> EventSeen:
        def find(_: int, __: str) -> EventSeen | None:
            seen = self.standing(event)
            return seen if seen.guest_on_it and seen.status is ChatStatus.CONFIRMED else None

        return self.carries_out(
            lambda _: self.calendar.change(self.standing(event), event, self.yes(event)),
            find,
            self.calendar.settles,
        )

    def calls_off(self, event: ChatEvent) -> None:
        def cancel(_: int) -> bool:
            self.calendar.cancel(self.standing(event), self.yes(event))
            return True

        def find(_: int, __: str) -> bool | None:
            return True if self.calendar.event(event.id) is None else None

        self.carries_out(cancel, find, self.calendar.settles)

    def yes(self, event: ChatEvent) -> Gesture:
        at = self.world.clock.now()
        return Gesture(id=f"g{event.id}", kind=GestureKind.YES, at=at, evidence="accepted")

    def standing(self, event: ChatEvent) -> EventSeen:
        seen = self.calendar.event(event.id)
        assert seen is not None, f"lost: {event.key}"
        return seen


class Impatient(Writer):
    """What a look does not show at once is taken for lost, and done again."""

    def carries_out(
        self, act: Callable[[int], T], find: Callable[[int, str], T | None], settles: timedelta
    ) -> T:
        return super().carries_out(act, find, timedelta(seconds=1))


def writes_with_unknown_end(
    folder: Path, seed: int, *, jobs: int, share: float, kind: type[Writer] = Writer
) -> int:
    """How many of the writes of so many letters and chats had an end that no answer told."""
    world = TroubledWorkspace.troubled(folder / f"w{seed}")
    try:
        for number, of in enumerate(WRITES):
            world.google.faults.rate(share, *UNKNOWN, seed=seed + number, of=of)
        with world.app() as app:
            ports = app.world()
            writer = kind(world, ports.mail, ports.calendar, Random(seed))
            for number in range(jobs):
                writer.writes_a_letter(f"w{number}")
                writer.books_a_chat(f"w{number}")
        is_as_it_should_be(writer)
        return world.unknown_writes
    except AssertionError as problem:
        raise AssertionError(f"seed {seed}: {problem}\n{world.google.log}") from problem
    finally:
        world.close()


def is_as_it_should_be(writer: Writer) -> None:
    """Nothing is left over, nobody heard of a chat that is none, and nothing left twice."""
    google, checker = writer.world.google, writer.world.checker
    writer.world.clock.turn(timedelta(minutes=5))  # what straggled has come
    assert not google.gmail.drafts()
    assert not list(filter(is_ours, google.calendar.standing()))
    assert Counter(one.event for one in google.calendar.told) == Counter(writer.booked * 2)
    checker.no_repeats(google.log)
    checker.content()


def is_ours(row: Mapping[str, Any]) -> bool:
    return "extendedProperties" in row
