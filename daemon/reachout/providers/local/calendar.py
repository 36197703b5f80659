"""The host's calendar as folders of .ics files on this machine.

Chats are booked into one folder; what blocks, and what counts as a meeting, is read from all of
them. A folder that is missing is an unreadable calendar, not an empty one: it may be a disk that
is not mounted, and then everything would seem free. Only `place` makes the booking folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from reachout.domain.chat import ChatEvent, EventSeen
from reachout.domain.gesture import Gesture
from reachout.domain.span import Span
from reachout.errors import Conflict
from reachout.formats import ical
from reachout.formats.agenda import Occurrence, blocks, is_meeting
from reachout.formats.sheet import refuse_lost
from reachout.ports import Busy, CalendarLook, Clock, Meeting
from reachout.providers.local import events_folder
from reachout.providers.local.events_folder import fingerprint
from reachout.providers.local.folders import NONSENSE, Folders, sense
from reachout.providers.local.unfolded import Unfolded


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
        self._folders = Folders((booking, *also), zone)
        self._unfolded = Unfolded(self._blocking)
        self._zone = zone
        self._addresses = addresses
        self._all_day_busy = all_day_busy
        self._clock = clock

    # ------------------------------------------------------------------ reading

    def zone(self) -> str | None:
        return None

    def look(self, cursor: str, *, widely: bool = False) -> CalendarLook:
        """Costs one stat a file. At the start, or after a cursor nobody understands, all changed.

        Other calendars only make `changed` true; `events` are ours, wherever the host moved them.
        """
        files = sorted(self._folders.files().items())
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
        return self._unfolded.busy(self._folders.files(), within)

    def _blocking(self, event: Occurrence) -> Busy | None:
        if not blocks(event, self._addresses, all_day_busy=self._all_day_busy):
            return None
        return Busy(event.span, _our_id(event), event.title)

    def meetings(self, addresses: frozenset[str], within: Span) -> Sequence[Meeting]:
        wanted = frozenset(address.lower() for address in addresses)
        met = [
            Meeting(
                id=_our_id(event) or event.uid,
                start=event.span.start,
                end=event.span.end,
                addresses=event.people,
            )
            for event in self._with(wanted, within)
            if is_meeting(event, wanted, self._addresses)
        ]
        return sorted(met, key=lambda meeting: (meeting.start, meeting.id))

    def _with(self, people: frozenset[str], within: Span) -> Iterator[Occurrence]:
        """Only what names one of these people is unfolded: a look back may go far."""
        for file in self._folders.files().values():
            sheet = file.sheet.naming(people)
            with sense(file.path):
                found = list(sheet.near(within))
                refuse_lost(found, within)
            yield from (event for event in found if event.span.overlaps(within))

    def event(self, id: str) -> EventSeen | None:
        found = self._find(id)
        return self._seen(id, *found) if found else None

    def events_of(self, loop: str, within: Span) -> Sequence[EventSeen]:
        found = []
        for name, file in sorted(self._folders.files().items()):
            raw = events_folder.read(Path(name)) if file.id else None
            if raw is not None and ical.our_loop(raw) == loop:
                found.append(self._seen(file.id, Path(name), raw))
        there = [event for event in found if event.span.overlaps(within)]
        return sorted(there, key=lambda event: (event.start, event.id))

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
        for name, file in sorted(self._folders.files().items()):
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


def _our_id(event: Occurrence) -> str:
    ours = event.uid.endswith(ical.UID_ENDS)
    return event.uid.removesuffix(ical.UID_ENDS) if ours else ""


def _remembered(cursor: str) -> tuple[str, Mapping[str, list[int]]]:
    try:
        told = json.loads(cursor)
        return told["all"], told["ours"]
    except (ValueError, LookupError, TypeError):
        return "", {}
