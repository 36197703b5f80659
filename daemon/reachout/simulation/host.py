"""The invented host at the desk: reads Drafts, presses Send, edits, says yes, keeps notes.

Robin uses a mail program and a calendar program, which know nothing of reachout, and now and then
the command line. Every gesture goes into the diary, which is what the checker believes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from email.utils import parseaddr

from reachout.formats import mail as mails
from reachout.runtime.app import App, command
from reachout.simulation.narrator import Narrator
from reachout.simulation.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Strike:
    """Take the first time out of the letter and add a line of one's own."""

    line: str


@dataclass(frozen=True, slots=True)
class YesOnCalendar:
    """Say yes on the proposed event, and leave the letter alone."""


@dataclass(frozen=True, slots=True)
class Approve:
    """Press Send on the command line; where that cannot be, at the place that it names."""


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
    confirmed: set[str] = field(default_factory=set)  # loops whose chat one of these letters sets
    accepted: set[str] = field(default_factory=set)  # ids of events that got their yes


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """A message in Drafts, as a mail program lists it."""

    name: str  # what its program calls it
    raw: bytes
    to: str
    letter: str  # "first", "confirm" ...; "" once a mail program dropped our marks
    loop: str


@dataclass(slots=True, kw_only=True)
class Host:
    name: str
    around: Surroundings
    app: App
    habits: Habits
    narrator: Narrator
    diary: Diary = field(default_factory=Diary)
    _edited: set[str] = field(default_factory=set)  # to whom a letter lies in words of their own
    _noted: set[str] = field(default_factory=set)
    _thought: set[date] = field(default_factory=set)

    def sit_down(self, now: datetime) -> None:
        """Half an hour at the desk: first what is asked, then what lies in Drafts."""
        self._answer_questions()
        self._think_of_somebody(now.date())
        done = set[str]()
        while lying := next((one for one in self._drafts() if one.to not in done), None):
            done.add(lying.to)
            self._attend_to(lying, now)

    def is_needed(self) -> bool:
        """A letter lies in Drafts, or something is asked."""
        loops = self.app.store.loops(self.app.host.id)
        return len(self.around.drafts()) > 0 or any(loop.attention for loop in loops)

    def _drafts(self) -> list[Lying]:
        lying = [_lying(name, raw) for name, raw in self.around.drafts().items()]
        return sorted(map(self._known, lying), key=lambda draft: draft.to)

    def _known(self, lying: Lying) -> Lying:
        """Which letter it is, one reads also where the mail system drops our marks at once."""
        if lying.loop or lying.to in self._edited:
            return lying
        contacts = self.app.store.find_contacts(self.app.host.id, lying.to)
        loop = self.app.store.open_loop_of(contacts[0].id) if contacts else None
        if loop is None or loop.pending is None:
            return lying
        return replace(lying, letter=str(loop.pending.letter), loop=loop.id)

    # -------------------------------------------------------------- letters

    def _attend_to(self, lying: Lying, now: datetime) -> None:
        way = self.habits.own_way.get((lying.to, lying.letter))
        if isinstance(way, YesOnCalendar):
            self._say_yes(lying)
        elif isinstance(way, Strike) and lying.to not in self._edited:
            self._edit(lying, way)
        elif isinstance(way, Approve):
            self._approve(lying, now)
        elif lying.letter == "thanks" and lying.to in self.habits.notes.keys() - self._noted:
            self._noted.add(lying.to)
            self._note(lying.to, self.habits.notes[lying.to])
        else:
            self._send(lying, now)

    def _send(self, lying: Lying, now: datetime) -> None:
        if not self.diary.sent:
            self.narrator.letter(lying.raw)
        self._sent(self.around.send(lying.name, now), lying)
        self.narrator.line(_sends(lying.letter, self._first, self._called(lying.to)))

    def _sent(self, message_id: str, lying: Lying) -> None:
        self.diary.sent.add(message_id)
        self._edited.discard(lying.to)
        if lying.letter in _SETS_THE_CHAT:
            self.diary.confirmed.add(lying.loop)

    def _edit(self, lying: Lying, way: Strike) -> None:
        text = _without_first_time(mails.text_of(lying.raw)[0]).rstrip()
        body, _, sign_off = text.rpartition("\n\n")
        self._edited.add(lying.to)
        self.around.edit(lying.name, f"{body}\n\n{way.line}\n\n{sign_off}\n")
        self.narrator.line(f"{self._first} strikes one time and adds: “{way.line}”")

    def _approve(self, lying: Lying, now: datetime) -> None:
        self._types(f'approve "{self._called(lying.to)}"')
        refusal = self._command("approve", lying.to, {})
        if not refusal:
            self._sent(mails.message_id(mails.headers(lying.raw)), lying)
            return
        self.narrator.line(f"reachout answers: {refusal}")
        for still in [one for one in self._drafts() if one.loop == lying.loop]:
            self._send(still, now)

    # -------------------------------------------------------------- calendar

    def _say_yes(self, lying: Lying) -> None:
        name = self._called(lying.to)
        event = self.around.say_yes(lying.loop)
        if event:
            self.diary.accepted.add(event)
            self.narrator.line(f"{self._first} opens the calendar and says yes to {name}.")
            return
        for proposal in (event for event in self.around.events() if not event.hold):
            if (proposal.loop, proposal.status) == (lying.loop, "tentative"):
                self.diary.accepted.add(proposal.id)
                self._types(f'accept "{name}"')
                self._tells("accept", lying.to, {})

    # -------------------------------------------------------------- command line

    def _answer_questions(self) -> None:
        for loop in self.app.store.loops(self.app.host.id):
            address = self.app.store.address_of(loop.contact)
            word = self.habits.answers.get(address) if loop.attention else None
            if word:
                self._types(f'answer "{self._called(address)}" {word}')
                self._tells("answer", address, {"word": word})

    def _think_of_somebody(self, today: date) -> None:
        if today in self.habits.thoughts and today not in self._thought:
            self._thought.add(today)
            self._note(*self.habits.thoughts[today])

    def _note(self, address: str, note: Note) -> None:
        said = ", ".join(f"{word} “{text}”" for word, text in note.items())
        self.narrator.line(f"{self._first} notes about {self._called(address)}: {said}")
        self._tells("note", address, dict(note))

    def _types(self, words: str) -> None:
        self.narrator.line(f"{self._first} types: reachout {words}")

    def _tells(self, name: str, address: str, arguments: dict[str, str]) -> None:
        """A command that nothing should keep from being done."""
        refusal = self._command(name, address, arguments)
        if refusal:
            self.narrator.line(f"reachout cannot: {refusal}")

    def _command(self, name: str, address: str, arguments: dict[str, str]) -> str:
        """The refusal, or ""; what the pass did that came with it is told."""
        contact = self.app.store.find_contacts(self.app.host.id, address)[0]
        answer, failed, report = command(self.app, name, {"contact": contact.id, **arguments})
        if report is not None:
            self.narrator.report(report)
        return answer if failed else ""

    @property
    def _first(self) -> str:
        return self.name.split()[0]

    def _called(self, address: str) -> str:
        found = self.app.store.find_contacts(self.app.host.id, address)
        return found[0].name if found else address


# ------------------------------------------------------------------ what the host reads


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


_SETS_THE_CHAT = ("confirm", "moved")
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
