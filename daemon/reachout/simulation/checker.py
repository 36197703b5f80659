"""Who watches the demo and believes nobody: it sees the mailbox, the calendar and the board.

It reads what lies there with Python's `email` and with icalendar, as any program would, and
compares it with the host's diary of gestures and with what people said. `look` after every pass,
`verdict` at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr

from reachout.domain.board import Board, whats_next
from reachout.domain.loop import Stage
from reachout.domain.policy import Policy
from reachout.simulation.host import Diary
from reachout.simulation.surroundings import Standing, Surroundings, Told

KEY, LOOP = "X-Reachout-Key", "X-Reachout-Loop"
LONGEST = timedelta(days=120)  # by then every loop is closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What one message is, from its headers and parts alone."""

    id: str
    key: str
    loop: str
    to: str
    subject: str
    answers: str  # the Message-ID that it answers; "" opens a thread
    words: str
    invites: tuple[str, ...]  # UIDs of the events it invites to

    @property
    def opens(self) -> bool:
        return not self.answers


@dataclass(slots=True, kw_only=True)
class Checker:
    """*weekly* is how many new letters a week the host wants."""

    around: Surroundings
    diary: Diary
    weekly: int
    stopped: dict[str, datetime] = field(default_factory=dict)  # address → since when
    problems: list[str] = field(default_factory=list)
    looks: int = 0
    _papers: dict[bytes, Paper] = field(default_factory=dict)  # by what was read
    _opened: dict[tuple[str, str, str], datetime] = field(default_factory=dict)
    _sent_before: set[str] = field(default_factory=set)

    def look(self, now: datetime) -> None:
        """One look at everything as it lies there now; *now* is in the host's zone."""
        self.looks += 1
        drafts, sent = self._read(self.around.drafts()), self._read(self.around.sent())
        self._one_draft_a_letter(drafts.values(), sent.values())
        self._sent_is_not_there_again(drafts.values(), sent.values())
        self._only_by_gesture(sent)
        self._weekly_number(drafts.values(), now)
        self._nobody_who_said_stop(drafts, sent, now)
        events = self.around.events()
        self._one_event_a_chat([one for one in events if not one.hold])
        self._only_holds([one for one in events if one.hold])
        self._told_after_a_gesture(self.around.told())
        self._sent_before |= sent.keys()

    def verdict(self, board: Board, policy: Policy) -> tuple[str, ...]:
        """Every problem found, each once; an empty tuple is what we want."""
        offering = {card.loop.id for card in board.cards if card.loop.stage is Stage.AWAITING}
        for hold in self.around.events():
            if hold.hold and hold.loop not in offering:
                self._say(f"“{hold.title}” still stands, and nobody has that time in hand.")
        for card in board.cards:
            loop = card.loop
            if not loop.is_open:
                if loop.outcome is None:
                    self._say(f"The loop with {card.name} is closed without an outcome.")
            elif loop.look_again_at is None or not whats_next(card, policy):
                self._say(f"The loop with {card.name} is open, and nothing says why.")
            elif board.now - loop.opened_at > LONGEST:
                self._say(f"The loop with {card.name} has been open for too long.")
        return tuple(dict.fromkeys(self.problems))

    def _say(self, problem: str) -> None:
        self.problems.append(problem)

    # -------------------------------------------------------------- reading

    def _read(self, messages: Mapping[str, bytes]) -> dict[str, Paper]:
        """Every message by its name; one that was read before is not read again."""
        for raw in messages.values():
            if raw not in self._papers:
                self._papers[raw] = _paper(raw)
        return {name: self._papers[raw] for name, raw in messages.items()}

    # -------------------------------------------------------------- promises

    def _one_draft_a_letter(self, drafts: Iterable[Paper], sent: Iterable[Paper]) -> None:
        lying = list(drafts)
        keys = Counter(paper.key for paper in (*lying, *sent) if paper.key)
        loops = Counter(paper.loop for paper in lying if paper.loop)
        words = Counter((paper.to, paper.subject) for paper in lying)
        for key, count in keys.items():
            if count > 1:
                self._say(f"The letter {key} lies there {count} times.")
        for loop, count in loops.items():
            if count > 1:
                self._say(f"Drafts holds {count} letters of the loop {loop}.")
        for (to, subject), count in words.items():
            if count > 1:
                self._say(f"Drafts holds {count} letters to {to} with the subject “{subject}”.")

    def _sent_is_not_there_again(self, drafts: Iterable[Paper], sent: Iterable[Paper]) -> None:
        """Told by its words: a mail system may drop our marks when a letter goes."""
        gone = {(paper.to, paper.answers, paper.words) for paper in sent}
        for paper in drafts:
            if (paper.to, paper.answers, paper.words) in gone:
                self._say(f"“{paper.subject}” went to {paper.to}, and lies in Drafts again.")

    def _only_by_gesture(self, sent: Mapping[str, Paper]) -> None:
        """By the host's own hand, or with an invitation to an event that has the host's yes."""
        for path in sent.keys() - self._sent_before:
            paper = sent[path]
            by_yes = paper.invites and set(paper.invites) <= self.diary.accepted
            if paper.id not in self.diary.sent and not by_yes:
                self._say(f"“{paper.subject}” went to {paper.to}, and the host had no hand in it.")

    def _weekly_number(self, drafts: Iterable[Paper], now: datetime) -> None:
        for paper in drafts:
            if paper.opens and not self._is_edited(paper):
                self._opened.setdefault((paper.to, paper.subject, paper.loop), now)
        weeks = Counter(_week(at) for at in self._opened.values())
        for week, count in weeks.items():
            if count > self.weekly:
                self._say(f"{count} new letters were written in {week}, not {self.weekly}.")

    def _is_edited(self, paper: Paper) -> bool:
        """A mail program saved it anew and dropped our marks."""
        known = {(to, subject) for to, subject, _ in self._opened}
        return not paper.loop and (paper.to, paper.subject) in known

    def _nobody_who_said_stop(
        self, drafts: Mapping[str, Paper], sent: Mapping[str, Paper], now: datetime
    ) -> None:
        fresh = [sent[path] for path in sent.keys() - self._sent_before]
        for paper in (*drafts.values(), *fresh):
            if paper.to in self.stopped and now > self.stopped[paper.to]:
                self._say(f"A letter to {paper.to}, who asked not to be written to.")

    def _one_event_a_chat(self, events: Iterable[Standing]) -> None:
        standing = list(events)
        loops = Counter(event.loop for event in standing)
        for event in standing:
            if loops[event.loop] > 1:
                self._say(f"{loops[event.loop]} events stand for one chat: {event.title}.")
            if event.status == "confirmed" and not self._agreed(event.id, event.loop):
                self._say(f"“{event.title}” is confirmed, and the host never said yes.")

    def _only_holds(self, holds: Iterable[Standing]) -> None:
        """Nobody is on one, and it is no appointment: only the host knows of it."""
        for hold in holds:
            if hold.people or hold.status != "tentative":
                self._say(f"“{hold.title}” is more than a time that is held.")

    def _told_after_a_gesture(self, told: Iterable[Told]) -> None:
        for one in told:
            if not self._agreed(one.event, one.loop):
                self._say(f"{one.address} was told of a chat, and the host never said yes.")

    def _agreed(self, event: str, loop: str) -> bool:
        """The host said yes on the event, or sent the letter that sets its time."""
        return event in self.diary.accepted or loop in self.diary.confirmed


def _week(at: datetime) -> str:
    year, week, _ = at.isocalendar()
    return f"week {week} of {year}"


def _paper(raw: bytes) -> Paper:
    message = message_from_bytes(raw)
    return Paper(
        id=_text(message, "Message-ID").strip("<>"),
        key=_text(message, KEY),
        loop=_text(message, LOOP),
        to=parseaddr(_text(message, "To"))[1].lower(),
        subject=_text(message, "Subject"),
        answers=_text(message, "In-Reply-To"),
        words=_words(message),
        invites=tuple(_invited(message)),
    )


def _text(message: Message, name: str) -> str:
    from email.header import decode_header, make_header

    value = message.get(name, "")
    return " ".join(str(make_header(decode_header(str(value)))).split())


def _words(message: Message) -> str:
    plain = (part for part in message.walk() if part.get_content_type() == "text/plain")
    octets = next((part.get_payload(decode=True) for part in plain), b"")
    assert isinstance(octets, bytes)
    return " ".join(octets.decode(errors="replace").split())


def _invited(message: Message) -> Iterator[str]:
    from icalendar import Calendar

    for part in message.walk():
        if part.get_content_type() == "text/calendar":
            octets = part.get_payload(decode=True)
            assert isinstance(octets, bytes)
            yield from (str(event["UID"]) for event in Calendar.from_ical(octets).walk("VEVENT"))
