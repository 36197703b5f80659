"""How an event looks in an answer: whose calendar it is, in which zone, how much of it."""

from __future__ import annotations

import copy

from tests.fakes.google.calendar_diary import Diary, is_cancelled
from tests.fakes.google.calendar_shelf import Ask, Shelf
from tests.fakes.google.calendar_times import ZONES, Row, shown

# Google leaves out what has its default value.
DEFAULTS: Row = {
    "transparency": "opaque",
    "visibility": "default",
    "guestsCanInviteOthers": True,
    "guestsCanSeeOtherGuests": True,
    "guestsCanModify": False,
    "attendees": [],
    "recurrence": [],
}
BARE = ("kind", "etag", "id", "status", "recurringEventId", "originalStartTime")
BUSY_ONLY = ("kind", "etag", "id", "status", "start", "end")


def view(shelf: Shelf, diary: Diary, event: Row, ask: Ask) -> Row:
    """The whole event, as events.get, insert and patch answer it."""
    row = {k: v for k, v in copy.deepcopy(event).items() if DEFAULTS.get(k, ...) != v}
    for side in ("start", "end", "originalStartTime"):
        if side in row:
            row[side] = shown(row[side], zone_of(diary, ask))
    for part in ("organizer", "creator"):
        row[part] |= {"self": True} if _is_self(shelf, diary, row[part]["email"]) else {}
    if "attendees" in row:
        row["attendees"] = [_person(shelf, diary, event, one) for one in row["attendees"]]
    return _limited(row, ask.params.get("maxAttendees"))


def list_view(shelf: Shelf, diary: Diary, event: Row, ask: Ask, *, bare: bool) -> Row:
    """One row of a list. *bare*: of a cancelled one only what is guaranteed."""
    if diary.role == "freeBusyReader":
        row = view(shelf, diary, event, ask)
        return {k: row[k] for k in BUSY_ONLY if k in row} | {"visibility": "private"}
    row = view(shelf, diary, event, ask)
    if bare and is_cancelled(event):
        return {k: row[k] for k in BARE if k in row}
    return row


def zone_of(diary: Diary, ask: Ask) -> str:
    wanted = ask.text("timeZone")
    return wanted if wanted in ZONES else diary.zone


def _is_self(shelf: Shelf, diary: Diary, address: str) -> bool:
    if address == diary.id:
        return True
    return shelf.is_own(address) and (diary.primary or not shelf.switches.secondary_has_no_self)


def _person(shelf: Shelf, diary: Diary, event: Row, row: Row) -> Row:
    """`self` and `organizer` are the server's to say."""
    row = {k: v for k, v in row.items() if k not in ("self", "organizer")}
    if row["email"].lower() == event["organizer"]["email"].lower():
        row["organizer"] = True
    if _is_self(shelf, diary, row["email"]):
        row["self"] = True
    return row


def _limited(row: Row, most: int | None) -> Row:
    if most is None or len(row.get("attendees", ())) <= most:
        return row
    own = [one for one in row["attendees"] if one.get("self")]
    return row | {"attendees": own, "attendeesOmitted": True}
