"""The host's calendar as folders of .ics files on this machine.

Chats are booked into one folder; what blocks, and what counts as a meeting, is read from all of
them. A folder that is missing is an unreadable calendar, not an empty one: it may be a disk that
is not mounted, and then everything would seem free. Only `place` makes the booking folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

from reachout.domain.chat import ChatEvent, EventSeen
from reachout.domain.gesture import Gesture
from reachout.domain.span import Span
from reachout.errors import Conflict
from reachout.formats import ical
from reachout.formats.agenda import Occurrence, Sheet, blocks, is_meeting, read_sheet
from reachout.ports import Busy, CalendarLook, Clock, Meeting
from reachout.providers.local import events_folder
from reachout.providers.local.events_folder import Stamp, fingerprint

# What the parsers raise at nonsense. They mean ValueError, and are not always that careful.
NONSENSE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)


class LocalCalendar:
    """A `reachout.ports.Calendar`. Putting the guest on an event tells nobody here.

    *booking* holds our events as <id>.ics, *also* further calendars that make the host busy.
    *zone* (IANA) is for times that name none; *addresses* are the host's own, in lower case.
    """

    invites = False
    settles = timedelta(0)
    near = True

    def __init__(
        self,
        booking: Path,
        also: Sequence[Path] = (),
        *,
        zone: str,
        addresses: frozenset[str],
        all_day_busy: bool,
        clock: Clock,
    ) -> None:
        self._booking = booking
        self._folders = (booking, *also)
        self._zone = zone
        self._addresses = addresses
        self._all_day_busy = all_day_busy
        self._clock = clock
        self._files: dict[str, _File] = {}

    # ------------------------------------------------------------------ reading

    def zone(self) -> str | None:
        return None

    def look(self, cursor: str, *, widely: bool = False) -> CalendarLook:
        """Costs one stat a file. At the start, or after a cursor nobody understands, all changed.

        Other calendars only make `changed` true; `events` are ours, wherever the host moved them.
        """
        files = sorted(self._read_what_changed().items())
        ours = {file.id: list(file.stamp) for _, file in files if file.id}
        then, ours_then = _remembered(cursor)
        now = sha256(repr([(name, file.stamp) for name, file in files]).encode()).hexdigest()
        return CalendarLook(
            cursor=json.dumps({"v": 1, "all": now, "ours": ours}),
            changed=then != now,
            events=frozenset(
                id for id in ours.keys() | ours_then.keys() if ours.get(id) != ours_then.get(id)
            ),
        )

    def busy(self, within: Span, *, fresh: bool = False) -> Sequence[Busy]:
        return sorted(
            Busy(event.span, _our_id(event), event.title)
            for event in self._occurrences(within)
            if blocks(event, self._addresses, all_day_busy=self._all_day_busy)
        )

    def meetings(self, addresses: frozenset[str], within: Span) -> Sequence[Meeting]:
        wanted = frozenset(address.lower() for address in addresses)
        met = [
            Meeting(
                id=_our_id(event) or event.uid,
                start=event.span.start,
                end=event.span.end,
                addresses=event.people,
            )
            for event in self._occurrences(within)
            if is_meeting(event, wanted, self._addresses)
        ]
        return sorted(met, key=lambda meeting: (meeting.start, meeting.id))

    def event(self, id: str) -> EventSeen | None:
        found = self._find(id)
        return self._seen(id, *found) if found else None

    def events_of(self, loop: str, within: Span) -> Sequence[EventSeen]:
        found = []
        for name, file in sorted(self._read_what_changed().items()):
            raw = events_folder.read(Path(name)) if file.id else None
            if raw is not None and ical.our_loop(raw) == loop:
                found.append(self._seen(file.id, Path(name), raw))
        return [event for event in found if Span(event.start, event.end).overlaps(within)]

    def _seen(self, id: str, path: Path, raw: bytes) -> EventSeen:
        try:
            return ical.seen(
                raw,
                id=id,
                etag=fingerprint(raw),
                own_addresses=self._addresses,
                zone=self._zone,
            )
        except NONSENSE as problem:
            raise events_folder.unreadable(path, problem) from problem

    def _find(self, id: str) -> tuple[Path, bytes] | None:
        """Where it lies, and what. Sync programs name a file after its UID, and hosts move events
        to other calendars of theirs, so the name is only the first guess."""
        path = self._booking / f"{id}.ics"
        raw = events_folder.read(path)
        if raw is not None:
            return path, raw
        for name, file in sorted(self._read_what_changed().items()):
            raw = events_folder.read(Path(name)) if file.id == id else None
            if raw is not None:
                return Path(name), raw
        return None

    # ------------------------------------------------------------------ writing

    def place(self, event: ChatEvent) -> EventSeen:
        path = self._booking / f"{event.id}.ics"
        raw = ical.event_text(event, now=self._clock.now(), with_guest=False)
        events_folder.create(path, raw)
        return self._seen(event.id, path, raw)

    def change(self, seen: EventSeen, event: ChatEvent, gesture: Gesture) -> EventSeen:
        return self._rewrite(seen, event, with_guest=True)

    def adjust(self, seen: EventSeen, event: ChatEvent) -> EventSeen:
        return self._rewrite(seen, event, with_guest=False)

    def remove(self, seen: EventSeen) -> None:
        path, _ = self._as_seen(seen)
        events_folder.delete(path, seen.etag)

    def cancel(self, seen: EventSeen, gesture: Gesture) -> None:
        self.remove(seen)  # a folder tells nobody; the letter does

    def close(self) -> None:
        pass  # no file stays open between two questions

    def _rewrite(self, seen: EventSeen, event: ChatEvent, *, with_guest: bool) -> EventSeen:
        path, raw = self._as_seen(seen)
        try:
            text = ical.rewritten(raw, event, now=self._clock.now(), with_guest=with_guest)
        except NONSENSE as problem:
            raise events_folder.unreadable(path, problem) from problem
        events_folder.replace(path, text, seen.etag)
        return self._seen(event.id, path, text)

    def _as_seen(self, seen: EventSeen) -> tuple[Path, bytes]:
        found = self._find(seen.id)
        if found is None or fingerprint(found[1]) != seen.etag:
            raise Conflict(
                f"The event {seen.id} was changed or deleted meanwhile; look at it again."
            )
        return found

    # ------------------------------------------------------------------ the files

    def _occurrences(self, within: Span) -> Iterator[Occurrence]:
        for name, file in self._read_what_changed().items():
            try:
                yield from file.within(within, name, self._zone)
            except NONSENSE as problem:
                raise events_folder.unreadable(Path(name), problem) from problem

    def _read_what_changed(self) -> Mapping[str, _File]:
        """Every file of every folder. The stamp is older than what is read: never the reverse."""
        files = {}
        for folder in self._folders:
            for name, stamp in events_folder.listing(folder).items():
                file = self._files.get(name)
                if file is None or file.stamp != stamp:
                    file = _open(Path(name), stamp)
                if file is not None:
                    files[name] = file
        self._files = files
        return files


@dataclass(slots=True)
class _File:
    """What was read of one file; holds as long as its stamp does."""

    stamp: Stamp
    id: str  # of the event of ours in it, or ""
    _sheet: Sheet | None = None
    _days: Span | None = None  # for which it was unfolded last
    _found: tuple[Occurrence, ...] = ()

    def within(self, span: Span, name: str, zone: str) -> Iterator[Occurrence]:
        """Unfolds whole days, so that the next question, a minute later, costs nothing."""
        days = _whole_days(span)
        if self._sheet is None:
            raw = events_folder.read(Path(name))
            self._sheet = Sheet(zone) if raw is None else read_sheet(raw, zone)
        if self._days != days:
            self._found = tuple(self._sheet.within(days))
            self._days = days
        return (event for event in self._found if event.span.overlaps(span))


def _open(path: Path, stamp: Stamp) -> _File | None:
    raw = events_folder.read(path)
    return None if raw is None else _File(stamp, ical.our_id(raw))


def _whole_days(span: Span) -> Span:
    first = datetime.combine(span.start.astimezone(UTC), time.min, UTC)
    last = datetime.combine(span.end.astimezone(UTC), time.min, UTC) + timedelta(days=1)
    return Span(first, last)


def _our_id(event: Occurrence) -> str:
    ours = event.uid.endswith(ical.UID_ENDS)
    return event.uid.removesuffix(ical.UID_ENDS) if ours else ""


def _remembered(cursor: str) -> tuple[str, Mapping[str, list[int]]]:
    try:
        told = json.loads(cursor)
        return told["all"], told["ours"]
    except (ValueError, LookupError, TypeError):
        return "", {}
