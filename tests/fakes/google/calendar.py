"""Google Calendar in memory, as inconvenient as the real one: `CalendarBook`.

What nobody is sure of is a switch (`Switches`). Partial answers (`fields`), authority, units and
the checking of requests against the discovery document are the server's affair.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from threading import RLock
from typing import Any

from tests.fakes.google import Answer, Clock, Switches, error
from tests.fakes.google.calendar_account import calendar, calendar_list, setting, settings
from tests.fakes.google.calendar_diary import Diary, is_cancelled
from tests.fakes.google.calendar_freebusy import query
from tests.fakes.google.calendar_hands import Hands
from tests.fakes.google.calendar_list import get, instances, list_events
from tests.fakes.google.calendar_refusals import Refusal
from tests.fakes.google.calendar_reply import Letterbox
from tests.fakes.google.calendar_shelf import Ask, Mailed, Shelf, Told
from tests.fakes.google.calendar_times import Row
from tests.fakes.google.calendar_write import delete, insert, patch, update

METHODS: Mapping[str, Callable[[Shelf, Ask], Answer]] = {
    "calendar.events.insert": insert,
    "calendar.events.get": get,
    "calendar.events.list": list_events,
    "calendar.events.patch": patch,
    "calendar.events.update": update,
    "calendar.events.delete": delete,
    "calendar.events.instances": instances,
    "calendar.freebusy.query": query,
    "calendar.settings.get": setting,
    "calendar.settings.list": settings,
    "calendar.calendarList.list": calendar_list,
    "calendar.calendars.get": calendar,
}


class CalendarBook(Hands):
    """One account's calendars. The hands (`Hands`) are what people do at their own programs."""

    def __init__(
        self,
        owner: str,
        clock: Clock,
        switches: Switches | None = None,
        zone: str = "Europe/London",
        mail: Letterbox | None = None,
    ) -> None:
        """*owner*: the address, which is the primary calendar's id too. *zone*: IANA."""
        self.lock = RLock()
        self._mail = mail
        self._shelf = Shelf(owner=owner, clock=clock, switches=switches or Switches(), zone=zone)
        self._shelf.diaries[owner] = Diary(id=owner, summary=owner, zone=zone, primary=True)

    def call(
        self,
        method_id: str,
        params: dict[str, Any],
        body: dict[str, Any] | None,
        headers: Mapping[str, str],
    ) -> Answer:
        """One request (see `Model.call`). Answers share nothing with what is kept here."""
        method = METHODS.get(method_id)
        if method is None:
            return error(501, "notImplemented", f"This calendar does not know {method_id}.")
        ask = Ask(params=params, body=copy.deepcopy(body or {}), headers=headers)
        with self.lock:
            try:
                return copy.deepcopy(method(self._shelf, ask))
            except Refusal as refusal:
                return refusal.answer

    # ------------------------------------------------------------------ for judges

    @property
    def told(self) -> list[Told]:
        """Whom Google mailed about which event: invite, update or cancellation."""
        with self.lock:
            return list(self._shelf.told())

    @property
    def mailed(self) -> list[Mailed]:
        """The same with the time, and whether a request or the host's own hand did it."""
        with self.lock:
            return list(self._shelf.mailed)

    def event(self, id: str, calendar: str = "primary") -> Row | None:
        """The resource as it is kept, also of a deleted one."""
        with self.lock:
            return copy.deepcopy(self._shelf.diary(calendar).find(id))

    def standing(self, calendar: str = "primary") -> list[Row]:
        """Every event that is not deleted, in the order in which they were made."""
        with self.lock:
            events = self._shelf.diary(calendar).kept()
            return [copy.deepcopy(event) for event in events if not is_cancelled(event)]

    @property
    def aliases(self) -> frozenset[str]:
        """Further addresses that Google knows as the owner's."""
        return self._shelf.aliases

    @aliases.setter
    def aliases(self, addresses: frozenset[str]) -> None:
        self._shelf.aliases = addresses

    @property
    def google_guests(self) -> set[str]:
        """Guests outside gmail.com who use Google Calendar, too."""
        return self._shelf.google_guests
