"""The booking calendar as the last look found it, kept in memory.

Filled by one list of a bounded window, then kept true by what changed since (sync token): an idle
look is one request. The window moves on once a day. A server without sync tokens is listed anew
each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256

from reachout.domain.span import Span
from reachout.ports import Clock
from reachout.providers.google.events import Eyes, Kept, Row, id_of, is_cancelled, is_series
from reachout.providers.google.listing import Listed, Listing, readable

BACK, AHEAD = timedelta(days=1), timedelta(days=100)
MOVES_ON = timedelta(days=1)
REMEMBERED = timedelta(days=8)  # an older window is not listed again for comparison
THIS_PASS = timedelta(minutes=1)


def window_at(now: datetime) -> Span:
    now = now.replace(microsecond=0)  # a cursor keeps whole seconds
    return Span(now - BACK, now + AHEAD)


def holds(span: Span, within: Span) -> bool:
    return span.start <= within.start and within.end <= span.end


class Mirror:
    """`window` is what a look vouches for; besides it, what an earlier look vouched for, so that
    the two can be compared. None: nothing was read yet."""

    def __init__(self, listing: Listing, eyes: Eyes, clock: Clock) -> None:
        self._listing = listing
        self._eyes = eyes
        self._clock = clock
        self._kept: dict[str, Kept] = {}
        self._doubted: set[str] = set()
        self._covered: Span | None = None
        self._token = ""
        self._read_at: datetime | None = None
        self.window: Span | None = None
        self.zone = ""
        self.known: set[str] = set()  # ids of events of ours, where a server drops our marks

    # ------------------------------------------------------------------ reading

    def renew(self, told: Span | None = None) -> None:
        """Bring it up to date: one request as a rule. *told*: the window of an earlier process.

        Unreachable leaves everything as it was.
        """
        now = self._clock.now()
        if not (self._is_for(now) and self._caught_up()):
            self._fill(now, self.window or told)
        self._doubted.clear()
        self._read_at = now

    def _is_for(self, now: datetime) -> bool:
        made = self.window.start + BACK if self.window else None
        return bool(self._token) and made is not None and timedelta(0) <= now - made < MOVES_ON

    def _caught_up(self) -> bool:
        listed = self._listing.since(self._token)
        if listed is None:
            return False
        for id, kept in self._read(listed).items():
            self._take(id, kept)
        self._note(listed)
        return True

    def _fill(self, now: datetime, before: Span | None) -> None:
        window = window_at(now)
        covered = window
        if before is not None and now - REMEMBERED <= before.start <= now:
            covered = Span(min(before.start, window.start), max(before.end, window.end))
        listed = self._listing.within(covered)
        rows = self._read(listed)
        self._kept = {}
        self._covered, self.window = covered, window
        for id, kept in rows.items():
            self._take(id, kept)
        self._note(listed)

    def _note(self, listed: Listed) -> None:
        self._token = listed.token
        self.zone = listed.zone or self.zone

    def _read(self, listed: Listed) -> dict[str, Kept | None]:
        return {id_of(row): self._kept_of(row) for row in listed.rows}

    def _kept_of(self, row: Row) -> Kept | None:
        """None for a deleted one."""
        if is_cancelled(row):
            return None
        with readable(self._listing.calendar, row):
            return self._eyes.kept(row, self.known)

    def _take(self, id: str, kept: Kept | None) -> None:
        """A deleted row may hold nothing but its id, and be a whole series."""
        if kept is None:
            of_series = [one.id for one in self._kept.values() if one.series == id]
            for each in (id, *of_series):
                self._kept.pop(each, None)
        elif kept.ours or (self._covered and kept.span.overlaps(self._covered)):
            self._kept[id] = kept
        else:
            self._kept.pop(id, None)

    # ------------------------------------------------------------------ our own writes

    def doubt(self, id: str) -> None:
        """A write of ours is on its way: how this event stands is unknown until it is read."""
        self._doubted.add(id)

    def take(self, row: Row) -> None:
        """What a write of ours, or a look at this one event, has shown.

        The host may make a series of it: that is asked for each time, for only its instances are
        ever listed.
        """
        kept = self._kept_of(row)
        self._doubted.discard(id_of(row))
        if is_series(row):
            self._kept.pop(id_of(row), None)
        else:
            self._take(id_of(row), kept)

    def drop(self, id: str) -> None:
        self._doubted.discard(id)
        self._take(id, None)

    # ------------------------------------------------------------------ asking

    def is_of_this_pass(self) -> bool:
        return self._age() < THIS_PASS

    def is_older_than(self, age: timedelta) -> bool:
        return self._age() >= age

    def _age(self) -> timedelta:
        """A clock that was set back makes it old."""
        age = self._clock.now() - self._read_at if self._read_at else timedelta.max
        return age if age >= timedelta(0) else timedelta.max

    def reaches(self, span: Span) -> bool:
        """It can answer for *span*, now or once it is renewed."""
        return holds(self._covered or window_at(self._clock.now()), span)

    def within(self, span: Span) -> Iterator[Kept]:
        return (kept for kept in self._kept.values() if kept.span.overlaps(span))

    def find(self, id: str) -> Row | None:
        """An event of ours, when it is known how it stands."""
        kept = self._kept.get(id)
        return kept.ours if kept is not None and id not in self._doubted else None

    def fingerprint_of(self, id: str) -> str:
        return self._kept[id].fingerprint if id in self._kept else ""

    def ours(self) -> Iterator[Kept]:
        return (kept for kept in self._kept.values() if kept.ours is not None)

    def beyond(self, span: Span) -> Iterator[Kept]:
        """Asked for, outside the window. Unreachable."""
        found = self._read(self._listing.within(span)).values()
        return (kept for kept in found if kept is not None and kept.span.overlaps(span))

    def has_passed(self, end: datetime) -> bool:
        """An event that ended then is no longer listed, which does not mean that it is gone."""
        return self._covered is None or end <= self._covered.start

    def digest(self, span: Span) -> str:
        told = sorted((kept.id, kept.fingerprint) for kept in self.within(span))
        return sha256(repr(told).encode()).hexdigest()[:32]

    def differs(self, told: Span | None, digest: str) -> bool:
        """Anything at all within *told* is not as it was, or nobody knows whether it is."""
        if told is None or self._covered is None or not holds(self._covered, told):
            return True
        return self.digest(told) != digest
