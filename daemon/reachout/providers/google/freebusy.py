"""The host's other calendars: only when they are busy, never what is in them (freebusy.query).

They cost a question of their own, so an answer is good for a quarter of an hour. Errors come per
calendar inside a good answer, and one that is missing in it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from reachout.domain.span import Span
from reachout.errors import Unreachable
from reachout.ports import Clock
from reachout.providers.google.listing import readable, rfc3339, unreadable
from reachout.providers.google.session import Session

LONGEST = timedelta(days=60)  # of one question; about 90 are refused (cal.diy #11696)
MOST = 50  # calendars in one question
GOOD_FOR = timedelta(minutes=15)
AHEAD = timedelta(days=45)  # what a look watches
REMEMBERED = timedelta(days=10)
KEPT = 4  # answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    at: datetime
    window: Span
    busy: tuple[Span, ...]  # cut to the window, joined, in order

    def within(self, span: Span) -> list[Span]:
        return [busy for busy in self.busy if busy.overlaps(span)]

    def covers(self, span: Span) -> bool:
        return self.window.start <= span.start and span.end <= self.window.end

    def digest(self, span: Span) -> str:
        told = [(busy.start.isoformat(), busy.end.isoformat()) for busy in _cut(self.busy, span)]
        return sha256(repr(told).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a look said about them, as a cursor keeps it."""

    at: datetime
    window: Span
    digest: str


class OtherCalendars:
    def __init__(self, session: Session, ids: Iterable[str], clock: Clock) -> None:
        self._session = session
        self._ids = tuple(dict.fromkeys(ids))
        self._clock = clock
        self._answers: list[Answer] = []
        self._looked_at: datetime | None = None

    def busy(self, within: Span, *, fresh: bool) -> Sequence[Span]:
        """Busy stretches that touch *within*. Unreachable when one cannot be told.

        Asked are whole days, so that the next question, a minute later, costs nothing.
        """
        if not self._ids:
            return []
        answer = None if fresh else self._known(within)
        return (answer or self._ask(_whole_days(within))).within(within)

    def look(self, told: Told | None) -> Told | None:
        """What is to be told now: asks when the last answer is a quarter of an hour old.

        What cannot be read changes nothing here; `busy` says so, before any time is offered.
        """
        now = self._clock.now()
        window = _window_to_watch(now, told)
        answer = self._known(window)
        if answer is None and self._ids and self._is_time(now, told):
            self._looked_at = now
            try:
                answer = self._ask(window)
            except Unreachable:
                return told
        if answer is None:
            return told
        ahead = _window_to_watch(now, None)
        return Told(at=answer.at, window=ahead, digest=answer.digest(ahead))

    def differ(self, told: Told | None, now: Told | None) -> bool:
        """Something changed since *told*, as far as the answers at hand show."""
        if told is None or now is None:
            return told != now
        found = self._known(told.window)
        return found is not None and found.digest(told.window) != told.digest

    def _is_time(self, now: datetime, told: Told | None) -> bool:
        last = [at for at in (self._looked_at, told.at if told else None) if at is not None]
        return not any(timedelta(0) <= now - at < GOOD_FOR for at in last)

    def _known(self, span: Span) -> Answer | None:
        now = self._clock.now()
        good = (one for one in self._answers if timedelta(0) <= now - one.at < GOOD_FOR)
        return next((one for one in good if one.covers(span)), None)

    # ------------------------------------------------------------------ asking

    def _ask(self, window: Span) -> Answer:
        at = self._clock.now()
        found = [
            span
            for ids in _bunches(self._ids)
            for piece in _pieces(window)
            for span in self._query(ids, piece)
        ]
        answer = Answer(at=at, window=window, busy=tuple(_joined(_cut(found, window))))
        self._answers = [answer, *self._answers][:KEPT]
        return answer

    def _query(self, ids: Sequence[str], piece: Span) -> list[Span]:
        body = {
            "timeMin": rfc3339(piece.start),
            "timeMax": rfc3339(piece.end),
            "items": [{"id": id} for id in ids],
            "calendarExpansionMax": MOST,
        }
        with readable(", ".join(ids)):
            answer = self._session.read(self._session.calendar().freebusy().query(body=body))
        calendars = answer.get("calendars", {})
        return [span for id in ids for span in _periods(id, calendars.get(id))]


def _periods(id: str, calendar: Mapping[str, Any] | None) -> list[Span]:
    if calendar is None:
        raise _untold(id, "nothing at all")
    for error in calendar.get("errors", ()):
        raise _untold(id, str(error.get("reason", "no reason given")))
    with readable(id):
        return [
            Span(datetime.fromisoformat(one["start"]), datetime.fromisoformat(one["end"]))
            for one in calendar.get("busy", ())
        ]


def _untold(id: str, why: str) -> Unreachable:
    return unreadable(
        id,
        f"Google says: {why}. Share it with your account, or take it out of `also` under "
        "[calendar].",
    )


# ------------------------------------------------------------------ stretches


def _window_to_watch(now: datetime, told: Told | None) -> Span:
    """From this morning on; with *told* from where that began, to compare the two."""
    start = _whole_days(Span(now, now)).start
    end = start + AHEAD
    if told is not None and start - REMEMBERED <= told.window.start < start:
        start = told.window.start
    return Span(start, end)


def _whole_days(span: Span) -> Span:
    first = datetime.combine(span.start.astimezone(UTC), time.min, UTC)
    last = datetime.combine(span.end.astimezone(UTC), time.min, UTC) + timedelta(days=1)
    return Span(first, last)


def _pieces(window: Span) -> Iterator[Span]:
    start = window.start
    while start < window.end:
        end = min(start + LONGEST, window.end)
        yield Span(start, end)
        start = end


def _bunches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + MOST] for at in range(0, len(ids), MOST))


def _cut(spans: Iterable[Span], window: Span) -> list[Span]:
    return [
        Span(max(span.start, window.start), min(span.end, window.end))
        for span in spans
        if span.overlaps(window)
    ]


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """What overlaps or touches is one stretch."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
