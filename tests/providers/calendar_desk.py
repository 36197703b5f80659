"""The host at his own calendar program, and one chat of his: what the calendar tests are about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from reachout.domain.chat import ChatEvent, EventSeen, PartStat
from reachout.domain.gesture import Gesture, GestureKind
from reachout.domain.span import Span
from reachout.ports import Calendar

HOST, ALIAS, GUEST = "sam@example.com", "s.reed@example.com", "lena@example.org"
OWN = frozenset({HOST, ALIAS})
ZONE = "Europe/Berlin"
NOW = datetime(2026, 6, 8, 7, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)


def berlin(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in June 2026."""
    return datetime(2026, 6, day, hour, minute, tzinfo=ZoneInfo(ZONE))


COMES, DECLINES = PartStat.ACCEPTED, PartStat.DECLINED
WEEK = Span(berlin(8, 0), berlin(15, 0))
YES = Gesture(id="g1", kind=GestureKind.YES, at=NOW, evidence="the host accepted it")
COFFEE = ChatEvent(
    id="c0ffee0",
    key="l1.event.0.0",
    loop="l1",
    start=berlin(11, 16, 30).astimezone(UTC),
    end=berlin(11, 17).astimezone(UTC),
    zone=ZONE,
    title="Coffee: Lena Novak and Sam Reed",
    place="Café Ritter, by the station",
    description="Half an hour over a coffee.",
    host=HOST,
    host_name="Sam Reed",
    guest=GUEST,
    guest_name="Lena Novak",
)


HELD = ChatEvent(
    id="he1d0",
    key="l1.hold.1.0",
    loop="l1",
    start=berlin(10, 10).astimezone(UTC),
    end=berlin(10, 10, 30).astimezone(UTC),
    zone=ZONE,
    title="Held: Lena Novak",
    place="",
    description="A letter to Lena Novak offers this time.",
    host=HOST,
    host_name="Sam Reed",
    guest="",
    guest_name="",
    hold=True,
)


class FixedClock:
    def now(self) -> datetime:
        return NOW


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something the host has on his calendar that is none of ours."""

    title: str
    start: date  # a datetime with a zone, without one (floating), or a date: all day
    end: date
    answers: dict[str, PartStat] = field(default_factory=dict)  # address → answer
    organizer: str = ""
    transparent: bool = False
    out_of_office: bool = False
    status: str = "CONFIRMED"
    rule: str = ""  # RRULE
    left_out: tuple[datetime, ...] = ()  # EXDATE
    moved: tuple[datetime, datetime] | None = None  # (instance, its new start)


class Desk(Protocol):
    """What the host does in his own calendar program."""

    def enter(self, entry: Entry) -> None: ...
    def answer(self, id: str, answer: PartStat, address: str = HOST) -> None: ...
    def invite(self, id: str, address: str) -> None: ...
    def move(self, id: str, start: datetime, end: datetime) -> None: ...
    def cancel(self, id: str) -> None: ...
    def delete(self, id: str) -> None: ...
    def make_unreadable(self) -> None: ...


def meeting(title: str, start: date, end: date, **more: object) -> Entry:
    return Entry(title=title, start=start, end=end, **more)  # type: ignore[arg-type]


def titles(calendar: Calendar, within: Span = WEEK) -> list[str]:
    return [busy.title for busy in calendar.busy(within)]


def seen(calendar: Calendar, id: str = COFFEE.id) -> EventSeen:
    found = calendar.event(id)
    assert found is not None
    return found
