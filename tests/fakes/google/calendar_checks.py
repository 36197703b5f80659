"""What Google refuses to write, and what it sets straight on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.fakes.google.calendar_diary import Diary
from tests.fakes.google.calendar_refusals import bad, duplicate, missing, used_up
from tests.fakes.google.calendar_series import checked
from tests.fakes.google.calendar_shelf import Shelf
from tests.fakes.google.calendar_times import Row, in_order, settled

ID = re.compile(r"[a-v0-9]{5,1024}\Z", re.ASCII)
ADDRESS = re.compile(r"[^@\s,<>]+@[^@\s,<>]+\Z")
ANSWERS = ("needsAction", "declined", "tentative", "accepted")
CHOICES = {
    "status": ("confirmed", "tentative", "cancelled"),
    "transparency": ("opaque", "transparent"),
    "visibility": ("default", "public", "private", "confidential"),
    "eventType": ("default", "outOfOffice", "focusTime", "workingLocation", "birthday"),
}
MADE_IN_UI_ONLY = ("outOfOffice", "focusTime")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One write. *before* None: a new event. *by*: api, or hand (the host at his calendar)."""

    diary: Diary
    before: Row | None
    telling: str  # sendUpdates: all, externalOnly, none
    by: str = "api"


def new_id(shelf: Shelf, diary: Diary, body: Row) -> str:
    """The client's own or a fresh one. A deleted id is never free again."""
    id = body.get("id")
    if id is None:
        return shelf.fresh_id()
    if not ID.match(id):
        raise bad("Invalid resource id value.")
    if "iCalUID" in body:
        raise bad("Only one of id and iCalUID can be given.")
    if id in diary.events:
        raise duplicate()
    return str(id)


def right(shelf: Shelf, deed: Deed, event: Row) -> Row:
    """The event as Google keeps it, or a Refusal."""
    for name, choices in CHOICES.items():
        if event.get(name, choices[0]) not in choices:
            raise bad(f"Invalid value for: {event[name]} is not a valid value for {name}.")
    event = _of_its_kind(shelf, deed.diary, _timed(deed.diary, event))
    return _with_people(shelf, deed, event)


def moved(deed: Deed, event: Row) -> bool:
    before = deed.before
    times = ("start", "end", "recurrence")
    return before is not None and any(before.get(k) != event.get(k) for k in times)


def _timed(diary: Diary, event: Row) -> Row:
    event = {k: v for k, v in event.items() if k != "recurrence" or v}
    repeats = "recurrence" in event
    start = settled(event.get("start"), "start", diary.zone, repeats=repeats)
    end = settled(event.get("end"), "end", diary.zone, repeats=repeats)
    in_order(start, end, diary.zone)
    return checked(event | {"start": start, "end": end})


def _of_its_kind(shelf: Shelf, diary: Diary, event: Row) -> Row:
    kind = event.get("eventType", "default")
    if kind in MADE_IN_UI_ONLY:
        _check_absence(shelf, diary, event, kind)
    shows = event.get("transparency"), event.get("visibility")
    is_place = kind == "workingLocation" and shelf.switches.working_location_is_free
    if is_place and shows != ("transparent", "public"):
        raise bad("A working location event must be public and transparent.")
    if kind == "birthday" and shelf.switches.birthdays_are_free:
        return event | {"transparency": "transparent"}
    return event


def _check_absence(shelf: Shelf, diary: Diary, event: Row, kind: str) -> None:
    if not shelf.switches.special_types_offered:
        raise bad(f"Events of type {kind} are not supported for this account.")
    if not diary.primary or "date" in event["start"]:
        raise bad(f"An event of type {kind} needs a time and the primary calendar.")


# ------------------------------------------------------------------ people


def _with_people(shelf: Shelf, deed: Deed, event: Row) -> Row:
    rows: dict[str, Row] = {}
    for row in event.get("attendees") or ():
        rows[_address(row).lower()] = _person(shelf, deed, event, row)
    _count(shelf, deed, rows)
    return {k: v for k, v in event.items() if k not in ("attendees", "attendeesOmitted")} | (
        {"attendees": list(rows.values())} if rows else {}
    )


def _address(row: Row) -> str:
    if not row.get("email"):
        raise missing("Missing attendee email.")
    if not ADDRESS.match(row["email"]):
        raise bad("Invalid attendee email.")
    return str(row["email"])


def _person(shelf: Shelf, deed: Deed, event: Row, row: Row) -> Row:
    answer = row.get("responseStatus", "needsAction")
    if answer not in ANSWERS:
        raise bad(f"Invalid attendee response status: {answer}.")
    kept = {k: v for k, v in row.items() if k not in ("self", "organizer")}
    return kept | {"responseStatus": _answer(shelf, deed, event, row, answer)}


def _answer(shelf: Shelf, deed: Deed, event: Row, row: Row, answer: str) -> str:
    new = row["email"].lower() not in _addresses(deed.before)
    if shelf.is_own(row["email"]):
        taken = new and shelf.switches.own_row == "accepted" and deed.by == "api"
        return "accepted" if taken and answer == "needsAction" else answer
    if not shelf.organizes(deed.diary, event):
        return answer
    reset = new and deed.by == "api" and shelf.switches.new_guests_need_action
    again = moved(deed, event) and shelf.switches.moving_asks_again
    return "needsAction" if reset or again else answer


def _addresses(event: Row | None) -> frozenset[str]:
    return frozenset(row["email"].lower() for row in (event or {}).get("attendees", ()))


def _count(shelf: Shelf, deed: Deed, rows: dict[str, Row]) -> None:
    """Many invitations look like spam to Google."""
    known = _addresses(deed.before)
    new = sum(1 for a in rows if a not in known and not shelf.is_own(a))
    if deed.by != "api" or not new or shelf.invitations_left is None:
        return
    if new > shelf.invitations_left:
        raise used_up()
    shelf.invitations_left -= new
