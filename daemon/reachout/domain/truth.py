"""Whether a time that stands in an unsent letter could still be offered, and if not, why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from reachout.domain.policy import SlotPolicy
from reachout.domain.side import Side
from reachout.domain.slots import Slot, choose, is_free, still_good
from reachout.domain.span import Days, Span
from reachout.domain.wallclock import local_day

# How a sentence about a time ends.
GONE_BY = "has gone by"
NEAR = "is too near by now"
TAKEN = "is taken on your calendar"
CLOSE = "comes too close to something on your calendar"
IN_ANOTHER = "stands in another letter"
FULL = "falls on a day or into a week with enough chats"
THEIR_HOURS = "lies outside their hours"
YOUR_HOURS = "lies outside your hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Everything that a time is judged by; none of it holds the letter's own times."""

    busy: Sequence[Span]
    taken: Sequence[Span]  # stands in other live offers
    chats: Sequence[Span]  # agreed
    host: Side
    contact: Side
    policy: SlotPolicy
    now: datetime
    near: Sequence[Span] = ()  # what is kept free around times of others beyond our own buffer

    def choose(self, minutes: int, *, kept: Sequence[Slot] = ()) -> tuple[Slot, ...]:
        """Times for one letter; *kept* stand in it already, and count."""
        return choose(
            self.busy,
            host=self.host,
            contact=self.contact,
            minutes=minutes,
            policy=self.policy,
            now=self.now,
            taken=[*self.taken, *self.near],
            chats=self.chats,
            kept=kept,
        )

    def good(self, slot: Slot) -> bool:
        """It could still be offered."""
        return still_good(
            slot,
            self.busy,
            host=self.host,
            contact=self.contact,
            policy=self.policy,
            now=self.now,
            taken=[*self.taken, *self.near],
            chats=self.chats,
        )

    def wrong(self, slot: Slot) -> str:
        """Why it could not be offered any more, as the end of a sentence; "" when it could."""
        if self.good(slot):
            return ""
        return self._clock(slot) or self.in_the_way(slot) or self._days(slot) or FULL

    def in_the_way(self, slot: Slot) -> str:
        """What else is there at that hour; "" when nothing is. Hours and notice say nothing: who
        writes a time by hand has widened them.
        """
        if not is_free(slot, chain(self.busy, self.chats)):
            return TAKEN
        return "" if is_free(slot, self.taken) else IN_ANOTHER

    def _clock(self, slot: Slot) -> str:
        if slot.start <= self.now:
            return GONE_BY
        return NEAR if slot.start < self.now + self.policy.notice else ""

    def _days(self, slot: Slot) -> str:
        everything = chain(self.busy, self.chats, self.taken, self.near)
        if not is_free(slot, everything, buffer=self.policy.buffer):
            return CLOSE
        home = self.host.clock("UTC")
        theirs = self.contact.day_off(local_day(slot.start, self.contact.clock(home)))
        if theirs is not None:
            return _off(theirs, "they are")
        yours = self.host.day_off(local_day(slot.start, home))
        if yours is not None:
            return _off(yours, "you are")
        if not self.contact.takes(slot.start, slot.end, home):
            return THEIR_HOURS
        return "" if self.host.takes(slot.start, slot.end, home) else YOUR_HOURS


def _off(days: Days, who: str) -> str:
    if days.name:
        return f"falls on a public holiday ({days.name})"
    return f"falls on a day on which {who} away"


def sentence(words: str, wrong: str) -> str:
    """ "“Tue 9 June, 10:00” is taken on your calendar.\""""
    return f"“{words}” {wrong}."
