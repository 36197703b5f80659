"""Who watches the demo and believes nobody: it sees the mailbox, the calendar and the board.

It reads the files with Python's `mailbox` and with icalendar, as any program would, and compares
them with the host's diary of gestures and with what people said. `look` after every pass,
`verdict` at the end.
"""

from __future__ import annotations

import mailbox
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from reachout.domain.board import Board, whats_next
from reachout.domain.policy import Policy
from reachout.simulation.host import Diary

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
    opens: bool  # it answers nothing: the first letter of a thread
    invites: tuple[str, ...]  # UIDs of the events it invites to


@dataclass(slots=True, kw_only=True)
class Checker:
    """*weekly* is how many new letters a week the host wants."""

    mail: Path
    calendar: Path
    diary: Diary
    weekly: int
    stopped: dict[str, datetime] = field(default_factory=dict)  # address → since when
    problems: list[str] = field(default_factory=list)
    looks: int = 0
    _papers: dict[str, Paper] = field(default_factory=dict)  # by path, less the flags
    _calendars: dict[bytes, list[Any]] = field(default_factory=dict)  # by what a file holds
    _opened: dict[tuple[str, str, str], datetime] = field(default_factory=dict)
    _sent_before: set[str] = field(default_factory=set)

    def look(self, now: datetime) -> None:
        """One look at everything as it lies there now; *now* is in the host's zone."""
        self.looks += 1
        drafts, sent = self._folder(".Drafts"), self._folder(".Sent")
        self._one_draft_a_letter(drafts.values(), sent.values())
        self._only_by_gesture(sent)
        self._weekly_number(drafts.values(), now)
        self._nobody_who_said_stop(drafts, sent, now)
        self._one_event_a_chat(list(self._events()))
        self._sent_before |= sent.keys()

    def verdict(self, board: Board, policy: Policy) -> tuple[str, ...]:
        """Every problem found, each once; an empty tuple is what we want."""
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

    def _folder(self, name: str) -> dict[str, Paper]:
        """Every message by its name; one that was read before is not read again."""
        folder = mailbox.Maildir(self.mail / name, factory=None, create=False)
        found = {}
        for entry in folder.iterkeys():
            path = f"{name}/{entry}"
            if path not in self._papers:
                self._papers[path] = _paper(folder.get_bytes(entry))
            found[path] = self._papers[path]
        return found

    def _events(self) -> Iterator[Any]:
        from icalendar import Calendar

        for path in sorted(self.calendar.glob("*.ics")):
            raw = path.read_bytes()
            if raw not in self._calendars:
                self._calendars[raw] = Calendar.from_ical(raw).walk("VEVENT")
            yield from (event for event in self._calendars[raw] if "X-REACHOUT-LOOP" in event)

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

    def _one_event_a_chat(self, events: Iterable[Any]) -> None:
        standing = [event for event in events if event.get("STATUS") != "CANCELLED"]
        loops = Counter(str(event["X-REACHOUT-LOOP"]) for event in standing)
        for event in standing:
            loop = str(event["X-REACHOUT-LOOP"])
            if loops[loop] > 1:
                self._say(f"{loops[loop]} events stand for one chat: {event.get('SUMMARY')}.")
            if str(event.get("STATUS")) == "CONFIRMED" and not self._agreed(str(event["UID"])):
                self._say(f"“{event.get('SUMMARY')}” is confirmed, and the host never said yes.")

    def _agreed(self, uid: str) -> bool:
        """The host said yes on the event, or sent the letter that invites to it."""
        mine = (paper for paper in self._papers.values() if paper.id in self.diary.sent)
        return uid in self.diary.accepted or any(uid in paper.invites for paper in mine)


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
        opens="In-Reply-To" not in message,
        invites=tuple(_invited(message)),
    )


def _text(message: Message, name: str) -> str:
    from email.header import decode_header, make_header

    value = message.get(name, "")
    return " ".join(str(make_header(decode_header(str(value)))).split())


def _invited(message: Message) -> Iterator[str]:
    from icalendar import Calendar

    for part in message.walk():
        if part.get_content_type() == "text/calendar":
            octets = part.get_payload(decode=True)
            assert isinstance(octets, bytes)
            yield from (str(event["UID"]) for event in Calendar.from_ical(octets).walk("VEVENT"))
