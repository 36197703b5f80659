"""One calendar: the events on it, and what changed when.

Kept are single events, series, and the instances of a series that were changed; the other
instances are made when somebody looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.fakes.google.calendar_series import found, instances, series_of
from tests.fakes.google.calendar_times import Row, instant, milliseconds

BACK, AHEAD = timedelta(days=365), timedelta(days=730)  # how far an endless series is unfolded
Stretch = tuple[datetime, datetime]
EVER: Stretch = (
    datetime.fromisoformat("1900-01-01T00:00:00+00:00"),
    datetime.fromisoformat("2200-01-01T00:00:00+00:00"),
)


def horizon(now: datetime) -> Stretch:
    return now - BACK, now + AHEAD


def is_cancelled(event: Row) -> bool:
    return bool(event["status"] == "cancelled")


@dataclass
class Diary:
    """*role*: owner, writer, reader, freeBusyReader. *trouble*: why it cannot be read, if so."""

    id: str
    summary: str
    zone: str
    role: str = "owner"
    primary: bool = False
    trouble: str = ""  # "not found", "internal error", "missing"
    stamp: int = 0  # rises with every change
    events: dict[str, Row] = field(default_factory=dict)
    touched: dict[str, int] = field(default_factory=dict)  # event id → stamp of its last change
    gone: dict[str, tuple[int, Row]] = field(default_factory=dict)  # instances no series makes now
    been: dict[str, list[Stretch]] = field(default_factory=dict)  # event id → when it ever was

    # ------------------------------------------------------------------ writing

    def put(self, event: Row, now: datetime) -> Row:
        """The event as it stands from now on; a deleted one stays as cancelled."""
        before = self.events.get(event["id"])
        event = self._stamped(event, now)
        self._forget_instances(before, event, now)
        self.events[event["id"]] = event
        self.touched[event["id"]] = self.stamp
        self.been.setdefault(event["id"], []).append(self.stretch(event))
        self._cancel_changed_instances(event, now)
        return event

    def _stamped(self, event: Row, now: datetime) -> Row:
        self.stamp += 1
        etag = f'"{3_500_000_000_000_000 + 2000 * self.stamp}"'
        return event | {"etag": etag, "updated": milliseconds(now)}

    def _forget_instances(self, before: Row | None, after: Row, now: datetime) -> None:
        was = self._faces(before, now) if before else {}
        stands = self._faces(after, now)
        for id in stands:
            self.gone.pop(id, None)
        for id, row in was.items():
            if id not in stands:
                self.gone[id] = (self.stamp, row | {"status": "cancelled", "etag": after["etag"]})

    def _faces(self, event: Row, now: datetime) -> dict[str, Row]:
        """How the event shows where series are unfolded."""
        if "recurrence" not in event:
            return {event["id"]: event}
        return {row["id"]: row for row in self._unfolded(event, horizon(now))}

    def _cancel_changed_instances(self, series: Row, now: datetime) -> None:
        if not is_cancelled(series):
            return
        for event in list(self.events.values()):
            if event.get("recurringEventId") == series["id"] and not is_cancelled(event):
                self.put(event | {"status": "cancelled"}, now)

    # ------------------------------------------------------------------ reading

    def find(self, id: str) -> Row | None:
        """By the id of an event, a series or an instance; also what was deleted."""
        if id in self.events:
            return self.events[id]
        series = self.events.get(series_of(id), {})
        return found(series, id, self.zone) if "recurrence" in series else None

    def kept(self) -> Iterator[Row]:
        """Series as series, and the instances that were changed."""
        yield from self.events.values()

    def unfolded(self, within: Stretch, now: datetime) -> Iterator[Row]:
        """Single events and instances, also cancelled ones, those of a series within the time."""
        near = _cut(within, now)
        for event in self.events.values():
            if "recurrence" in event:
                yield from self._unfolded(event, near)
            else:
                yield event

    def _unfolded(self, series: Row, within: Stretch) -> Iterator[Row]:
        if is_cancelled(series):
            return
        for row in instances(series, self.zone, *within):
            if row["id"] not in self.events:
                yield row

    def faces(self, event: Row, now: datetime) -> list[Row]:
        return list(self._faces(event, now).values())

    def stretch(self, event: Row) -> Stretch:
        return instant(event["start"], self.zone), instant(event["end"], self.zone)

    def touches(self, event: Row, within: Stretch) -> bool:
        """It ends after the lower bound and starts before the upper one."""
        start, end = self.stretch(event)
        return end > within[0] and start < within[1]

    def ever_touched(self, event: Row, within: Stretch) -> bool:
        stretches = [*self.been.get(event["id"], ()), self.stretch(event)]
        return any(end > within[0] and start < within[1] for start, end in stretches)


def _cut(within: Stretch, now: datetime) -> Stretch:
    """No endless series is unfolded for ever; a bound that was asked for holds."""
    low, high = horizon(now)
    return (
        low if within[0] == EVER[0] else within[0],
        high if within[1] == EVER[1] else within[1],
    )
