"""What the host does at his own calendar, what the guests do at theirs, and what befalls both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import wraps
from threading import RLock
from typing import Any, Concatenate, ParamSpec, TypeVar

from tests.fakes.google.calendar_checks import Deed
from tests.fakes.google.calendar_diary import Diary, is_cancelled
from tests.fakes.google.calendar_reply import Letterbox, reply
from tests.fakes.google.calendar_series import name
from tests.fakes.google.calendar_shelf import Shelf
from tests.fakes.google.calendar_times import Row
from tests.fakes.google.calendar_write import commit, fresh, named

P = ParamSpec("P")
R = TypeVar("R")


class NoSuchButton(Exception):
    """Google does not offer this here (switch `own_row`)."""


def alone(hand: Callable[Concatenate[Hands, P], R]) -> Callable[Concatenate[Hands, P], R]:
    """No call comes in between."""

    @wraps(hand)
    def held(self: Hands, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self.lock:
            return hand(self, *args, **kwargs)

    return held


class Hands:
    """*id*: of an event, or of one instance of a series. KeyError for what is on no calendar."""

    lock: RLock
    _shelf: Shelf
    _mail: Letterbox | None

    # ------------------------------------------------------------------ the host

    @alone
    def enter(
        self,
        /,
        title: str,
        start: date,
        end: date,
        *,
        calendar: str = "primary",
        guests: Mapping[str, str] | None = None,
        organizer: str = "",
        transparent: bool | None = None,
        recurrence: Iterable[str] = (),
        tell: bool = True,
        **more: Any,
    ) -> str:
        """An event of the host's, or one he is invited to (*organizer*: somebody else). Its id.

        start, end: datetimes with a zone; without one: in the calendar's zone; dates: whole days,
        the end exclusive. guests: address → responseStatus, the host's own too. recurrence: lines
        like "RRULE:FREQ=DAILY". more: further fields of the resource (status, eventType, ...).
        """
        diary = self._shelf.diary(calendar)
        people = (guests or {}).items()
        said: Row = {
            "summary": title,
            "start": _when(start, diary),
            "end": _when(end, diary),
            "attendees": [{"email": who, "responseStatus": answer} for who, answer in people],
            "recurrence": list(recurrence),
        }
        said |= self._shows_as(start, transparent, more) | more
        event = named(fresh(self._shelf, diary, said) | {"id": self._shelf.fresh_id()})
        if organizer:
            event |= {"organizer": {"email": organizer}, "creator": {"email": organizer}}
        self._commit(diary, None, event, tell)
        return str(event["id"])

    @alone
    def answer(self, id: str, status: str, address: str = "", comment: str = "") -> None:
        """The host answers his own row: accepted, declined, tentative or needsAction."""
        diary = self._shelf.holding(id)
        event = self._event(diary, id)
        silent = self._shelf.switches.own_row == "silent" and status != "declined"
        if silent and self._shelf.organizes(diary, event):
            raise NoSuchButton("Google shows no question on the host's own event")
        self._answer(diary, event, address or self._shelf.owner, status, comment)

    @alone
    def invite(self, id: str, address: str, *, tell: bool = True) -> None:
        """A further guest, by hand."""
        diary = self._shelf.holding(id)
        event = self._event(diary, id)
        rows = [*event.get("attendees", ()), {"email": address, "responseStatus": "needsAction"}]
        self._commit(diary, event, event | {"attendees": rows}, tell)

    @alone
    def uninvite(self, id: str, address: str, *, tell: bool = True) -> None:
        diary = self._shelf.holding(id)
        event = self._event(diary, id)
        rows = [row for row in event["attendees"] if row["email"] != address]
        self._commit(diary, event, event | {"attendees": rows}, tell)

    @alone
    def move(self, id: str, start: date, end: date, *, tell: bool = True) -> None:
        """Dragged to another time; an instance becomes an exception of its series."""
        diary = self._shelf.holding(id)
        event = self._event(diary, id)
        times = {"start": _when(start, diary), "end": _when(end, diary)}
        self._commit(diary, event, event | times, tell)

    @alone
    def edit(self, /, id: str, *, tell: bool = True, **fields: Any) -> None:
        """Any other field of the resource: summary, location, recurrence, transparency, ..."""
        diary = self._shelf.holding(id)
        event = self._event(diary, id)
        self._commit(diary, event, event | fields, tell)

    @alone
    def delete(self, id: str, *, tell: bool = True) -> None:
        """Into the bin. Also an instance of a series alone."""
        diary = self._shelf.holding(id)
        event = self._event(diary, id)
        self._commit(diary, event, event | {"status": "cancelled"}, tell)

    def cancel(self, id: str, *, tell: bool = True) -> None:
        """Google knows no difference: a cancelled event is a deleted one."""
        self.delete(id, tell=tell)

    @alone
    def restore(self, id: str, *, tell: bool = True) -> None:
        """Out of the bin again."""
        diary = self._shelf.holding(id)
        event = self._event(diary, id)
        self._commit(diary, event, event | {"status": "confirmed"}, tell)

    @alone
    def travel(self, zone: str) -> None:
        """The host takes the zone that Google proposes where he is now."""
        self._shelf.zone = zone
        if self._shelf.switches.calendar_zone_travels:
            self._shelf.diary("primary").zone = zone

    # ------------------------------------------------------------------ the guests

    @alone
    def guest_answers(self, id: str, status: str, address: str = "", comment: str = "") -> None:
        """A guest says accepted, declined or tentative; *address* where there are several."""
        diary = self._shelf.holding(id)
        event = self._event(diary, id)
        people = self._shelf.guests(diary, event)
        if not address:
            (address,) = people
        self._answer(diary, event, address, status, comment)
        row = self._shelf.guests(diary, self._event(diary, id))[address.lower()]
        self._deliver(diary, event, row)

    @alone
    def on_calendar_of(self, address: str) -> dict[str, Row]:
        """Event id → the event as this guest's own calendar has it."""
        return dict(self._shelf.guest_copies.get(address.lower(), {}))

    # ------------------------------------------------------------------ the account

    @alone
    def add_calendar(
        self, id: str, *, summary: str = "", zone: str = "", role: str = "owner"
    ) -> None:
        """A further calendar. role: owner, writer, reader or freeBusyReader (a colleague's)."""
        zone = zone or self._shelf.zone
        self._shelf.diaries[id] = Diary(id=id, summary=summary or id, zone=zone, role=role)

    @alone
    def make_unreadable(self, calendar: str, how: str = "internal error") -> None:
        """how: "internal error", "not found", or "missing" (from the free/busy answer)."""
        self._shelf.diary(calendar).trouble = how

    @alone
    def make_readable(self, calendar: str) -> None:
        self._shelf.diary(calendar).trouble = ""

    @alone
    def expire_sync_tokens(self) -> None:
        """Every token given so far gets 410."""
        self._shelf.sync_generation += 1

    @alone
    def turn(self, /, **switches: Any) -> None:
        """Turn switches from now on."""
        self._shelf.switches = replace(self._shelf.switches, **switches)

    @alone
    def allow_invitations(self, number: int | None) -> None:
        """After so many further guests: 403 quotaExceeded. None: no end."""
        self._shelf.invitations_left = number

    # ------------------------------------------------------------------ the hands' own parts

    def _event(self, diary: Diary, id: str) -> Row:
        event = diary.find(id)
        if event is None:
            raise KeyError(id)
        return event

    def _commit(self, diary: Diary, before: Row | None, event: Row, tell: bool) -> None:
        telling = "all" if tell else "none"
        deed = Deed(diary=diary, before=before, telling=telling, by="hand")
        commit(self._shelf, deed, event)

    def _answer(self, diary: Diary, event: Row, address: str, status: str, comment: str) -> None:
        said = {"responseStatus": status} | ({"comment": comment} if comment else {})
        rows = [
            row | said if row["email"].lower() == address.lower() else row
            for row in event.get("attendees", ())
        ]
        if rows == event.get("attendees", []) and not _is_on_it(event, address):
            raise KeyError(f"{address} is not on {event['id']}")
        diary.put(event | {"attendees": rows}, self._shelf.now())

    def _deliver(self, diary: Diary, event: Row, row: Row) -> None:
        if self._mail is None or not self._shelf.switches.answers_are_mailed:
            return
        raw = reply(self._shelf.owner, event, row, self._shelf.now(), diary.zone)
        if raw is not None and not is_cancelled(event):
            self._mail.deliver(raw)

    def _shows_as(self, start: date, transparent: bool | None, more: Mapping[str, Any]) -> Row:
        """Busy or free, as the web client proposes it where nothing is said."""
        if more.get("eventType") == "workingLocation":
            return {"transparency": "transparent", "visibility": "public"}
        if transparent is None:
            whole_day = not isinstance(start, datetime)
            transparent = whole_day and self._shelf.switches.whole_days_start_free
        return {"transparency": "transparent" if transparent else "opaque"}


def instance_id(series: str, original: date, zone: str = "UTC") -> str:
    """The id of the instance that the rule puts there."""
    if not isinstance(original, datetime):
        return name(series, {"date": original.isoformat()}, zone)
    return name(series, {"dateTime": original.isoformat(), "timeZone": zone}, zone)


def _when(at: date, diary: Diary) -> Row:
    if not isinstance(at, datetime):
        return {"date": at.isoformat()}
    zone = getattr(at.tzinfo, "key", diary.zone if at.tzinfo is None else "UTC")
    if at.tzinfo is not None and zone == "UTC":
        at = at.astimezone(UTC)
    return {"dateTime": at.isoformat(timespec="seconds"), "timeZone": zone}


def _is_on_it(event: Row, address: str) -> bool:
    return any(row["email"].lower() == address.lower() for row in event.get("attendees", ()))
