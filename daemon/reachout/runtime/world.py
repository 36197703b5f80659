"""All that is outside, wired once by runtime/app.py and handed along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reachout.domain.host import Host
from reachout.domain.letter import Signature
from reachout.domain.policy import Policy
from reachout.domain.span import Span
from reachout.ports import Calendar, Clock, Mailbox, Store

if TYPE_CHECKING:
    from reachout.runtime.observe import Observed


@dataclass(frozen=True, slots=True)
class Done:
    """One effect, as `once` reports it: ids and the contact's name, never words of a letter."""

    effect: str  # WriteDraft, PlaceEvent, Closed …
    contact: str  # name, for the host's eyes
    loop: str
    detail: dict[str, str]


@dataclass(slots=True)
class Report:
    """What one pass did."""

    done: list[Done] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)  # for the host, each a whole sentence
    unread: list[str] = field(default_factory=list)  # sources that could not be looked at
    back: list[str] = field(default_factory=list)  # sources that can be read again
    observed: Observed | None = None  # in observe mode: what would have been done instead

    def trouble(self, text: str) -> None:
        """Said once a pass, however many loops meet it; what says more says it as well."""
        if any(said.startswith(text) for said in self.troubles):
            return
        self.troubles = [said for said in self.troubles if not text.startswith(said)]
        self.troubles.append(text)

    def goes_on(self, other: Report) -> None:
        """With what the same pass did once the calendar had been opened anew."""
        self.done += other.done
        self.unread += other.unread
        self.back += other.back
        for text in other.troubles:
            self.trouble(text)

    def add(self, effect: str, contact: str, loop: str, **detail: str) -> None:
        self.done.append(Done(effect, contact, loop, detail))


@dataclass(slots=True, kw_only=True)
class World:
    home: Path
    clock: Clock
    mail: Mailbox
    calendar: Calendar
    store: Store
    host: Host
    described: Host  # the same as the config says, before mailbox and calendar added to it
    signature: Signature | None = None  # stands below each letter
    policy: Policy
    trust: tuple[str, ...] = ()  # mail servers whose word on senders counts
    new_id: Callable[[], str]
    templates: tuple[Path, ...] = ()  # folders that override shipped templates
    numbered: bool = False
    unread: dict[str, bool] = field(default_factory=dict)  # sources that the board calls unread
    imagined: tuple[Span, ...] = ()  # times in letters that are only imagined beside this one
    # of the pass that is being made
    looked: bool = False
    heard: set[str] = field(default_factory=set)  # loops about which this pass brought mail
    stuck: set[str] = field(default_factory=set)  # loops that met a bug of ours in it
    alarm: bool = False  # every draft vanished at once: none of them counts as discarded
    report: Report = field(default_factory=Report)

    @property
    def delivers(self) -> bool:
        return self.mail.outbox is not None and self.mail.outbox.delivers

    def begin(self) -> None:
        """A new pass."""
        self.report, self.looked, self.heard, self.stuck = Report(), False, set(), set()

    def now(self) -> datetime:
        return self.clock.now()
