"""Tells what happens, week by week, in short lines that name people and not machinery."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from textwrap import wrap
from zoneinfo import ZoneInfo

from reachout.domain.letter import LetterName
from reachout.domain.loop import Loop, Outcome, Stage
from reachout.formats import mail as mails
from reachout.runtime.world import Done, Report
from reachout.simulation.people import Arriving
from reachout.simulation.post import WEEKDAYS, date_words
from reachout.simulation.programs import away, bounce

WIDTH = 92  # columns

LETTERS = {
    LetterName.FIRST: "A letter to {name} lies in Drafts: {about}.",
    LetterName.AGAIN: "A new letter to {name} lies in Drafts. It begins where the chat ended.",
    LetterName.NUDGE: "Still no word from {name}. A short reminder lies in Drafts.",
    LetterName.REOFFER: "A letter to {name} with other times lies in Drafts.",
    LetterName.CONFIRM: "The letter that confirms it to {name} lies in Drafts.",
    LetterName.MOVED: "A letter to {name} with the new time lies in Drafts.",
    LetterName.THANKS: "{host} and {name} have met. A thank-you lies in Drafts.",
}
EFFECTS: dict[tuple[str, LetterName | None], str] = {
    ("RewriteDraft", LetterName.THANKS): "The thank-you to {name} carries it now.",
    ("RewriteDraft", None): "The unsent letter to {name} offers fresh times now.",
    ("WithdrawDraft", None): "The unsent letter to {name} is put away.",
    ("FileSent", LetterName.CONFIRM): "That is enough: the letter that confirms it goes out.",
    ("FileSent", None): "The letter to {name} is in Sent.",
}
ENDS = {
    Outcome.MET: "The loop with {name} is closed: they met.",
    Outcome.TALKED: "The loop with {name} is closed: it was settled in words.",
    Outcome.NO_REPLY: "No answer from {name}, and nobody is pressed. That loop is closed.",
    Outcome.DECLINED: "A no is an answer: {name} hears no more until {host} says so.",
    Outcome.DEFERRED: "The loop with {name} is closed: they asked for later.",
    Outcome.BOUNCED: "The address of {name} is marked, and that loop is closed.",
    Outcome.SKIPPED: "{host} let this one go. The loop with {name} is closed.",
    Outcome.NOT_SENT: "The letter to {name} was never sent and is put away.",
    Outcome.OPTED_OUT: "{name} is never written to again. That loop is closed.",
    Outcome.CANCELLED: "{host} closed the loop with {name}.",
}


@dataclass(slots=True, kw_only=True)
class Narrator:
    say: Callable[[str], None]
    host: str  # first name
    zone: str  # the host's
    start: datetime
    about: Mapping[str, str]  # name → what the host wants of them
    _at: datetime = field(init=False)
    _week: int = 0
    _day: str = ""
    _asked: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._at = self.start

    def turn(self, now: datetime) -> None:
        """It is *now*; the next lines belong to this day."""
        self._at = now.astimezone(ZoneInfo(self.zone))

    def line(self, text: str) -> None:
        """One thing that happened today; the day is named at its first line only."""
        self._head_of_week()
        day = WEEKDAYS["en"][self._at.weekday()][:3]
        begin = f"  {day if day != self._day else '   '}  "
        for part in wrap(text, WIDTH, initial_indent=begin, subsequent_indent=" " * 9):
            self.say(part)
        self._day = day

    def mail(self, arriving: Arriving) -> None:
        name = arriving.person.name
        if arriving.program is bounce:
            self.line(f"The letter to {name} comes back: “{arriving.said}”")
        elif arriving.program is away:
            self.line(f"The mail program of {name} answers: “{arriving.said}”")
        else:
            self.line(f"{name} writes: “{arriving.said}”")

    def letter(self, raw: bytes) -> None:
        """One letter, whole, as the host reads it."""
        head = mails.headers(raw)
        told = [f"{name}: {mails.header(head, name)}" for name in ("To", "Subject")]
        self.say("")
        for line in (*told, "", *mails.text_of(raw)[0].rstrip().splitlines()):
            for part in wrap(line, WIDTH - 9) or [""]:
                self.say(f"       | {part}".rstrip())
        self.say("")

    def report(self, report: Report) -> None:
        """What one pass did."""
        for done in report.done:
            text = self._effect(done)
            if text:
                about = self.about.get(done.contact, "")
                self.line(text.format(name=done.contact, host=self.host, about=about))
        for trouble in report.troubles:
            self.line(f"Trouble: {trouble}")

    def questions(self, loops: Sequence[Loop]) -> None:
        """What the host is newly asked."""
        asked = {(loop.id, one.text) for loop in loops for one in loop.attention}
        for _, text in sorted(asked - self._asked):
            self.line(f"{self.host} is asked: {text}")
        self._asked = asked

    def _head_of_week(self) -> None:
        monday = self._at.date() - timedelta(days=self._at.weekday())
        week = (monday - self.start.date()).days // 7 + 1
        if week != self._week:
            self._quiet_until(week)
            self._week, self._day = week, ""
            self.say("")
            first = datetime.combine(monday, self._at.time())
            self.say(f"Week {week}, {date_words(first, 'en')}")

    def _quiet_until(self, week: int) -> None:
        first, last = self._week + 1, week - 1
        if first <= last:
            weeks = f"Week {first}" if first == last else f"Weeks {first} to {last}"
            self.say("")
            self.say(f"{weeks}: quiet. Nobody is due, and nobody is pressed.")

    def _effect(self, done: Done) -> str:
        if done.effect == "stage":
            return _turn(done.detail)
        if done.effect == "PlaceEvent":
            return f"{self._when(done.detail['start'])} is kept free for {{name}}."
        letter = LetterName(done.detail["letter"]) if "letter" in done.detail else None
        if done.effect == "WriteDraft" and letter is not None:
            return LETTERS[letter]
        return EFFECTS.get((done.effect, letter)) or EFFECTS.get((done.effect, None), "")

    def _when(self, start: str) -> str:
        local = datetime.fromisoformat(start).astimezone(ZoneInfo(self.zone))
        return f"{date_words(local, 'en')} at {local:%H:%M}"


def _turn(detail: Mapping[str, str]) -> str:
    if "outcome" in detail:
        return ENDS[Outcome(detail["outcome"])]
    return "The chat with {name} stands." if detail["stage"] == Stage.BOOKED else ""
