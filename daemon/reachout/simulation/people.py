"""An invented person: what the contacts file says of them, and how they answer letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from reachout.simulation.post import Received, date_words
from reachout.simulation.programs import Envelope, Program

MOST_TIMES = 5  # in one letter
_WANTS = {
    "learn": "a question",
    "peer": "comparing notes",
    "mentor": "asking for counsel",
    "give": "an offer",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What comes back after one letter.

    In *words*, {0.day} and {0.clock} are the first time on offer, {own} is the person's own time
    and {back} the day on which they return.
    """

    after: timedelta
    words: str
    program: Program
    said: str = ""  # in the narration; empty: the words less greeting and name


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """*story* has the answers to their first letter, to their second, and so on."""

    contact: Mapping[str, object]  # the fields of contacts.toml
    ends: str  # what is to become of the first loop: "met", "bounced" ...
    story: tuple[tuple[Answer, ...], ...] = ()
    own: tuple[int, str] = (4, "11:00")  # weekday (Monday 0) and clock they would choose
    away: timedelta = timedelta(days=12)  # when they are away, for how long

    @property
    def name(self) -> str:
        return str(self.contact["name"])

    @property
    def address(self) -> str:
        return str(self.contact["address"])

    @property
    def about(self) -> str:
        """What the host wants of them, in a few words for the narration."""
        return f"{_WANTS[str(self.contact['intent'])]} ({self.contact['topic']})"

    @property
    def language(self) -> str:
        return str(self.contact.get("language", "en"))

    @property
    def zone(self) -> str:
        return str(self.contact["zone"])

    def has_answer(self, answer: Answer, letter: Received) -> bool:
        """Nobody takes a time from a letter that offers none."""
        takes_time = re.search(r"\{\d", answer.words) is not None
        return bool(letter.offered(self.language)) or not takes_time

    def say(self, words: str, letter: Received, at: datetime) -> str:
        """*words* as they write them at *at*; of too few times, the last one serves for more."""
        times = letter.offered(self.language)
        return words.format(
            *(times + times[-1:] * MOST_TIMES),
            own=self._own_time(at),
            back=date_words(letter.at + self.away, self.language),
        )

    def _own_time(self, at: datetime) -> str:
        weekday, clock = self.own
        ahead = (weekday - at.weekday()) % 7
        day = at + timedelta(days=ahead if ahead >= 3 else ahead + 7)
        joint = " um {} Uhr" if self.language == "de" else " at {}"
        return date_words(day, self.language) + joint.format(clock)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arriving:
    """A mail on its way to the host."""

    at: datetime
    raw: bytes
    person: Person
    said: str
    program: Program


@dataclass(slots=True, kw_only=True)
class Life:
    """A person as time goes by."""

    person: Person
    host: str  # address
    letters: list[Received] = field(default_factory=list)

    def receive(self, letter: Received) -> list[Arriving]:
        """The mails that this letter brings about, each at its time."""
        self.letters.append(letter)
        number = len(self.letters)
        story = self.person.story
        answers = story[number - 1] if number <= len(story) else ()
        fitting = [answer for answer in answers if self.person.has_answer(answer, letter)]
        return [self._mail(answer, letter, 10 * number + i) for i, answer in enumerate(fitting)]

    def _mail(self, answer: Answer, letter: Received, number: int) -> Arriving:
        at = _awake(letter.at + answer.after, self.person.zone)
        words = self.person.say(answer.words, letter, at)
        envelope = Envelope(
            name=self.person.name,
            address=self.person.address,
            host=self.host,
            answers=letter,
            at=at,
            zone=self.person.zone,
            language=self.person.language,
            number=number,
        )
        return Arriving(
            at=at,
            raw=answer.program(envelope, words),
            person=self.person,
            said=self.person.say(answer.said, letter, at) or _gist(words),
            program=answer.program,
        )


def _awake(at: datetime, zone: str) -> datetime:
    """Nobody of them writes at night: before seven it becomes half past seven."""
    local = at.astimezone(ZoneInfo(zone))
    if local.hour >= 7:
        return at
    return local.replace(hour=7, minute=30)


def _gist(words: str) -> str:
    """Their words without the greeting and the name at the end."""
    paragraphs = [" ".join(part.split()) for part in words.split("\n\n")]
    gist = " ".join(paragraphs[1:-1]) or paragraphs[0]
    return gist[:1].upper() + gist[1:]
