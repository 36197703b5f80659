"""The events of ours on the booking calendar: one read, and every write there is.

Before a write the event is read, and the write says which state it replaces (If-Match). Each
states who is told; anybody is only with a gesture.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reachout.domain.chat import ChatEvent, EventSeen, PartStat
from reachout.domain.gesture import Gesture
from reachout.errors import Conflict, NotNow, ReachoutError, Refused, Unreachable
from reachout.providers.google.answers import Changed, NotOffered, NotThere, SignedOut
from reachout.providers.google.bodies import adjusted, asked, hold, invitation, proposal
from reachout.providers.google.events import (
    Eyes,
    Row,
    etag_of,
    id_of,
    is_cancelled,
    waits_for_link,
)
from reachout.providers.google.listing import readable, unreadable
from reachout.providers.google.mirror import Mirror
from reachout.providers.google.session import Session

NOBODY, EVERYBODY = "none", "all"  # whom Google mails
_OWN_IDS = (
    "This server gives events ids of its own, so no chat can be booked there without the risk of "
    "booking it twice."
)


class Bookings:
    """*calendar*: the id of the booking calendar."""

    def __init__(self, session: Session, calendar: str, eyes: Eyes, mirror: Mirror) -> None:
        self._session = session
        self._calendar = calendar
        self._eyes = eyes
        self._mirror = mirror
        self._has_ids_of_its_own = False  # as it turned out once

    # ------------------------------------------------------------------ reading

    def now(self, id: str) -> Row | None:
        """The event as it stands; what this pass has seen is believed. None when it is gone.

        That it is gone is asked for: one that became a series is listed as if it were.
        """
        row = self._mirror.find(id) if self._mirror.is_of_this_pass() else None
        if row is None or self._waits_for_link(row):
            return self.read(id)
        return row

    def read(self, id: str) -> Row | None:
        """Ask for it. Deleted ones are still there for a while, as cancelled."""
        request = self._events().get(calendarId=self._calendar, eventId=id)
        try:
            row = self._session.read(request)
        except NotThere:
            self._see_the_calendar()
            return None
        except NotOffered:
            self._mirror.renew()  # a server without this question lists
            return self._mirror.find(id)
        except (Conflict, NotNow, Refused) as problem:
            raise unreadable(self._calendar, str(problem)) from problem
        return self._taken(row)

    def _taken(self, row: Row) -> Row | None:
        with readable(self._calendar, row):
            self._mirror.take(row)
            return None if is_cancelled(row) else row

    def _waits_for_link(self, row: Row) -> bool:
        with readable(self._calendar, row):
            return waits_for_link(row, self._session.clock.now())

    def _see_the_calendar(self) -> None:
        """Of a calendar that is gone no event is there, and that is no deleted event."""
        if not self._mirror.is_of_this_pass():
            self._mirror.renew()

    # ------------------------------------------------------------------ writing

    def place(self, event: ChatEvent) -> Row:
        """Taken when the id is, or was, on the calendar. Refused when ids are not kept there."""
        if self._has_ids_of_its_own:
            raise Refused(_OWN_IDS)
        self._mirror.known.add(event.id)
        try:
            row = self._insert(hold(event) if event.hold else proposal(event))
        except Refused:
            if not event.meet:
                raise
            row = self._insert(proposal(replace(event, meet=False)))  # there may be no Meet here
        if row.get("id") != event.id:
            self._take_back(str(row.get("id", "")))
        self._taken(row)
        return row if event.hold else self._noted(row)

    def _noted(self, row: Row) -> Row:
        """Whether Google asks the host on his own event, or takes his Yes for granted, is not
        documented: how it was at first is written down on the event, for later processes."""
        if self._eyes.host_answer(row) is PartStat.ACCEPTED:
            return row
        try:
            return self._patch(row, asked(row), NOBODY, None)
        except (Conflict, NotNow, Refused, Unreachable):
            return row  # it stands; that the host was asked is seen by the next look, too

    def _insert(self, body: dict[str, Any]) -> Row:
        meet = {"conferenceDataVersion": 1} if "conferenceData" in body else {}
        request = self._events().insert(
            calendarId=self._calendar, body=body, sendUpdates=NOBODY, **meet
        )
        try:
            return self._written(body["id"], request, None)
        except NotThere as problem:
            raise Refused(
                f'There is no calendar "{self._calendar}" to book in: look at `id` under '
                f"[calendar]. {problem}"
            ) from problem

    def _take_back(self, id: str) -> None:
        """An event whose id is not ours could be placed twice, and is not placed at all."""
        self._has_ids_of_its_own = True
        request = self._events().delete(calendarId=self._calendar, eventId=id, sendUpdates=NOBODY)
        left = ""
        try:
            self._session.write(request)
        except ReachoutError as problem:
            left = f" The event {id} is left there; delete it. {problem}"
        raise Refused(f"{_OWN_IDS}{left}")

    def change(self, seen: EventSeen, event: ChatEvent, gesture: Gesture) -> Row:
        row = self._as_seen(seen)
        if self._waits_for_link(row):
            raise NotNow(
                "Google is still making the Meet link; the invitation goes out with it, "
                "or without it in a few minutes."
            )
        return self._patch(row, invitation(row, event, self._eyes), EVERYBODY, gesture)

    def adjust(self, seen: EventSeen, event: ChatEvent) -> Row:
        row = self._alone(seen)
        return self._patch(row, adjusted(row, event, self._eyes), NOBODY, None)

    def remove(self, seen: EventSeen) -> None:
        self._delete(self._known_hold(seen) or self._alone(seen), NOBODY, None)

    def _known_hold(self, seen: EventSeen) -> Row | None:
        """Of a hold that this pass has seen the etag is enough: If-Match says the rest."""
        if not seen.hold or seen.guest_on_it or not self._mirror.is_of_this_pass():
            return None
        row = self._mirror.find(seen.id)
        return row if row is not None and row.get("etag") == seen.etag else None

    def _alone(self, seen: EventSeen) -> Row:
        """Refused when anybody besides the host is on it: they would not hear of the write."""
        row = self._as_seen(seen)
        others = self._eyes.others_on(row)
        if others:
            raise Refused(
                f"{', '.join(others)} stands on the event {seen.id} and would hear nothing: "
                "move or delete it in Google Calendar yourself."
            )
        return row

    def cancel(self, seen: EventSeen, gesture: Gesture) -> None:
        self._delete(self._as_seen(seen), EVERYBODY, gesture)

    def _as_seen(self, seen: EventSeen) -> Row:
        """NotNow when it cannot be asked for: then nothing has been written, either."""
        try:
            row = self.read(seen.id)
        except SignedOut:
            raise
        except Unreachable as problem:
            raise NotNow(f"{problem} Nothing was written.") from problem
        if row is None:
            raise NotThere(f"The event {seen.id} was deleted meanwhile; look again.")
        if etag_of(row) != seen.etag:
            raise Changed(f"The event {seen.id} was changed meanwhile; look at it again.")
        return row

    def _patch(self, row: Row, body: dict[str, Any], tell: str, gesture: Gesture | None) -> Row:
        request = self._events().patch(
            calendarId=self._calendar, eventId=id_of(row), body=body, sendUpdates=tell
        )
        written = self._written(id_of(row), _if_still(row, request), gesture)
        self._taken(written)
        return written

    def _delete(self, row: Row, tell: str, gesture: Gesture | None) -> None:
        request = self._events().delete(
            calendarId=self._calendar, eventId=id_of(row), sendUpdates=tell
        )
        self._written(id_of(row), _if_still(row, request), gesture)
        self._mirror.drop(id_of(row))

    def _written(self, id: str, request: Any, gesture: Gesture | None) -> Row:
        """Until the answer is here nobody knows how the event stands."""
        self._mirror.doubt(id)
        try:
            return self._session.write(request, gesture=gesture)
        except NotOffered as problem:
            raise Refused(
                f"This calendar server cannot do what a chat needs. {problem}"
            ) from problem

    def _events(self) -> Any:
        return self._session.calendar().events()


def _if_still(row: Row, request: Any) -> Any:
    """If-Match works on patch and delete; a server without etags has none."""
    if row.get("etag"):
        request.headers["if-match"] = row["etag"]
    return request
