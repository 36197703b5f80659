"""What surrounds reachout: the host's mail program and calendar, and the mail of the world.

Nothing here goes through code of ours or knows what reachout means by it: it is what people see
and can do. `folders.Folders` has it in files; whoever simulates another provider writes this once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Something else that the host does then."""

    name: str  # short and unique: "dentist"
    title: str
    start: datetime
    end: datetime
    weekly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An event of reachout's that stands on the host's calendar."""

    id: str
    loop: str
    title: str
    status: str  # "tentative" or "confirmed"
    hold: bool = False  # it only keeps an offered time free
    people: int = 0  # who stand on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A guest whom the calendar itself told of an event: invited, of a change, or off again."""

    event: str
    loop: str
    address: str


class Surroundings(Protocol):
    """A message goes by a name that stays as long as nobody but its program touches it."""

    def deliver(self, raw: bytes) -> None:
        """A mail of the world lies in the host's inbox."""
        ...

    def drafts(self) -> Mapping[str, bytes]:
        """Name → message, as it lies in Drafts now."""
        ...

    def sent(self) -> Mapping[str, bytes]:
        """Name → message, of all that ever went; a name is never used twice."""
        ...

    def send(self, draft: str, at: datetime) -> str:
        """The host presses Send. The Message-ID, without brackets, that the world sees."""
        ...

    def edit(self, draft: str, text: str) -> None:
        """The host changes the words, and their program saves it in its own way."""
        ...

    def enter(self, appointment: Appointment) -> None:
        """The host writes something else on their calendar."""
        ...

    def events(self) -> Sequence[Standing]:
        """What of reachout's stands on the calendar."""
        ...

    def say_yes(self, loop: str) -> str:
        """The host's yes on the event of this loop. Its id; "" where nobody is asked for one."""
        ...

    def told(self) -> Sequence[Told]:
        """Whom the calendar has told so far. A folder of files tells nobody."""
        ...
