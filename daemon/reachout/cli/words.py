"""Plain words for the host: where a loop stands, what was done, when something is."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from reachout.domain.board import Card, whats_next
from reachout.domain.letter import LetterName
from reachout.domain.loop import Loop, Stage
from reachout.domain.policy import Policy

STAGES: dict[Stage, str] = {
    Stage.OPENED: "about to be written",
    Stage.DRAFTED: "letter in Drafts",
    Stage.AWAITING: "letter sent",
    Stage.PROPOSED: "time agreed, waiting for your yes",
    Stage.BOOKED: "chat arranged",
    Stage.MET: "you met",
    Stage.CLOSED: "closed",
}
LETTERS: dict[LetterName, str] = {
    LetterName.FIRST: "first letter to {name}",
    LetterName.AGAIN: "letter to {name}",
    LetterName.NUDGE: "short reminder to {name}",
    LetterName.REOFFER: "letter to {name} with other times",
    LetterName.CONFIRM: "letter to {name} that confirms the time",
    LetterName.MOVED: "letter to {name} with the new time",
    LetterName.THANKS: "thank-you to {name}",
}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def letter_to(letter: LetterName, name: str) -> str:
    return LETTERS[letter].format(name=name)


def day(at: date, *, year: bool = False) -> str:
    """ "Tue 9 June", with the year where it helps."""
    words = f"{_DAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]}"
    return f"{words} {at.year}" if year else words


def when(at: datetime, zone: str, now: datetime | None = None) -> str:
    """ "Tue 9 June, 15:00" on the wall clock of *zone*; the year where it is not this one."""
    local = at.astimezone(ZoneInfo(zone))
    far = now is not None and now.astimezone(ZoneInfo(zone)).year != local.year
    return f"{day(local.date(), year=far)}, {local:%H:%M}"


def span(start: datetime, end: datetime, zone: str, now: datetime | None = None) -> str:
    return f"{when(start, zone, now)}–{end.astimezone(ZoneInfo(zone)):%H:%M}"


def iso(at: datetime | None, zone: str) -> str | None:
    """With the offset of *zone*, to the second."""
    if at is None:
        return None
    return at.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")


def stands(card: Card, policy: Policy) -> str:
    """Where a loop stands, in a line: "Priya Nair: letter sent. It is Priya Nair's turn.\""""
    loop = card.loop
    if loop.attention:
        return f"{card.name}: {loop.attention[-1].text}"
    if loop.pending is not None:
        return f"{card.name}: {whats_next(card, policy)}"
    return f"{card.name}: {stage(loop)}. {whats_next(card, policy)}"


def stage(loop: Loop) -> str:
    return STAGES[loop.stage]
