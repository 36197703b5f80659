"""The host's Google Calendar. Google mails whoever is put on an event, so nobody is before a
gesture.

Chats are booked into one calendar, which is mirrored; of the others only free and busy is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from reachout.domain.chat import ChatEvent, EventSeen, PartStat
from reachout.domain.gesture import Gesture
from reachout.domain.span import Span
from reachout.formats.agenda import Occurrence, is_meeting
from reachout.ports import Busy, CalendarLook, Meeting
from reachout.providers.google.bookings import Bookings
from reachout.providers.google.calendar_cursor import Cursor, Mine, read_cursor
from reachout.providers.google.events import (
    MEETING_FIELDS,
    Eyes,
    Kept,
    Row,
    id_of,
    is_cancelled,
    loop_of,
    was_asked,
)
from reachout.providers.google.freebusy import OtherCalendars, Told
from reachout.providers.google.listing import Listing, readable
from reachout.providers.google.mirror import Mirror
from reachout.providers.google.session import Session
from reachout.providers.google.whereabouts import Whereabouts, known

TOO_OLD = timedelta(minutes=15)  # what the mirror says after that is asked again


class GoogleCalendar:
    """A `reachout.ports.Calendar`. Putting the guest on an event tells them.

    *booking* is the id of the calendar for chats ("primary": the account's own), *also* further
    ones that make the host busy. *zone* (IANA) says where a whole day begins; *addresses* are the
    host's own, in lower case.
    """

    invites = True
    settles = timedelta(minutes=2)
    near = False

    def __init__(
        self,
        session: Session,
        *,
        booking: str = "primary",
        also: Sequence[str] = (),
        zone: str,
        addresses: frozenset[str],
        all_day_busy: bool,
    ) -> None:
        self._session, self._clock = session, session.clock
        self._eyes = Eyes(own=addresses, zone=zone, all_day_busy=all_day_busy)
        self._listing = Listing(session, booking)
        self._mirror = Mirror(self._listing, self._eyes, self._clock)
        self._bookings = Bookings(session, booking, self._eyes, self._mirror)
        self._others = OtherCalendars(session, _besides(booking, also, session.owner), self._clock)
        self._whereabouts = Whereabouts(session)
        self._asked: set[str] = set()  # events of ours whose host row was seen without a Yes

    # ------------------------------------------------------------------ reading

    def zone(self) -> str | None:
        return self._whereabouts.zone() or known(self._mirror.zone) or None

    def look(self, cursor: str, *, widely: bool = False) -> CalendarLook:
        """One request while nothing changes; the other calendars at most every 15 minutes."""
        self._session.begin()
        told = read_cursor(cursor)
        self._mirror.known |= told.ours.keys()
        self._asked |= {id for id, mine in told.ours.items() if mine.asked}
        self._mirror.renew(told.window)
        others = self._others.look(told.others) if widely else told.others
        differs = self._mirror.differs(told.window, told.digest)
        return CalendarLook(
            cursor=str(self._cursor(others)),
            changed=differs or self._others.differ(told.others, others),
            events=frozenset(self._changed(told)),
        )

    def _cursor(self, others: Told | None) -> Cursor:
        window = self._mirror.window
        return Cursor(
            window=window,
            digest=self._mirror.digest(window) if window else "",
            ours={kept.id: self._mine(kept) for kept in self._mirror.ours()},
            others=others,
        )

    def _mine(self, kept: Kept) -> Mine:
        seen = self._seen(kept.ours or {})
        return Mine(fingerprint=kept.fingerprint, end=kept.span.end, asked=seen.id in self._asked)

    def _changed(self, told: Cursor) -> Iterator[str]:
        """Events of ours that differ from what was told; not those that are merely over."""
        yield from (kept.id for kept in self._mirror.ours() if kept.id not in told.ours)
        for id, mine in told.ours.items():
            stands = self._mirror.fingerprint_of(id)
            over = not stands and self._mirror.has_passed(mine.end)
            if stands != mine.fingerprint and not over:
                yield id

    def busy(self, within: Span, *, fresh: bool = False) -> Sequence[Busy]:
        booked = [
            Busy(kept.span, kept.id if kept.ours else "", kept.title)
            for kept in self._kept(within, fresh)
            if kept.blocks
        ]
        return sorted([*booked, *map(Busy, self._others.busy(within, fresh=fresh))])

    def _kept(self, within: Span, fresh: bool) -> Iterator[Kept]:
        """Of the booking calendar: from memory, brought up to date where that is wanted."""
        if not self._mirror.reaches(within):
            return self._mirror.beyond(within)
        if fresh or self._mirror.is_older_than(TOO_OLD):
            self._mirror.renew()
        return self._mirror.within(within)

    def meetings(self, addresses: frozenset[str], within: Span) -> Sequence[Meeting]:
        wanted = frozenset(address.lower() for address in addresses)
        found = []
        for row in self._listing.within(within, MEETING_FIELDS).rows:
            with readable(self._listing.calendar, row):
                event = None if is_cancelled(row) else self._eyes.occurrence(row)
            own = self._eyes.own_on(row)
            if event and event.span.overlaps(within) and is_meeting(event, wanted, own):
                found.append(_meeting(event))
        return sorted(found, key=lambda meeting: (meeting.start, meeting.id))

    def event(self, id: str) -> EventSeen | None:
        row = self._bookings.now(id)
        return self._seen(row) if row is not None else None

    def events_of(self, loop: str, within: Span) -> Sequence[EventSeen]:
        stale = not self._mirror.is_of_this_pass()
        ours = [kept.ours for kept in self._kept(within, stale) if kept.ours]
        found = [self._seen(row) for row in ours if loop_of(row) == loop]
        return sorted(found, key=lambda event: (event.start, event.id))

    def _seen(self, row: Row) -> EventSeen:
        """A Yes that was there from the first, without the host being asked, is none."""
        if was_asked(row) or self._eyes.host_answer(row) is not PartStat.ACCEPTED:
            self._asked.add(id_of(row))
        with readable(self._listing.calendar, row):
            return self._eyes.seen(row, asked=id_of(row) in self._asked)

    # ------------------------------------------------------------------ writing

    def place(self, event: ChatEvent) -> EventSeen:
        return self._seen(self._bookings.place(event))

    def change(self, seen: EventSeen, event: ChatEvent, gesture: Gesture) -> EventSeen:
        return self._seen(self._bookings.change(seen, event, gesture))

    def adjust(self, seen: EventSeen, event: ChatEvent) -> EventSeen:
        return self._seen(self._bookings.adjust(seen, event))

    def remove(self, seen: EventSeen) -> None:
        self._bookings.remove(seen)

    def cancel(self, seen: EventSeen, gesture: Gesture) -> None:
        self._bookings.cancel(seen, gesture)

    def close(self) -> None:
        self._session.close()


def _besides(booking: str, also: Iterable[str], account: str) -> list[str]:
    """The calendars that are not the booking calendar by another name.

    Only the account's own address is one for "primary": that of an alias may well be the calendar
    of another account, such as the one at work.
    """
    main = {"primary", account.lower()}
    same = main if booking.lower() in main else {booking.lower()}
    return [id for id in also if id.lower() not in same]


def _meeting(event: Occurrence) -> Meeting:
    return Meeting(
        id=event.uid, start=event.span.start, end=event.span.end, addresses=event.people
    )
