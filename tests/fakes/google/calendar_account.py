"""calendars.get, calendarList.list and the settings of the account."""

from __future__ import annotations

from tests.fakes.google import Answer
from tests.fakes.google.calendar_diary import Diary
from tests.fakes.google.calendar_refusals import not_found
from tests.fakes.google.calendar_shelf import Ask, Shelf
from tests.fakes.google.calendar_times import Row

RANK = {"freeBusyReader": 0, "reader": 1, "writer": 2, "owner": 3}
OTHER_SETTINGS = {
    "locale": "en",
    "weekStart": "1",
    "format24HourTime": "true",
    "autoAddHangouts": "false",
    "defaultEventLength": "60",
}


def calendar(shelf: Shelf, ask: Ask) -> Answer:
    diary = shelf.readable(ask.text("calendarId"))
    if diary.role == "freeBusyReader":
        raise not_found()
    return Answer(200, {"kind": "calendar#calendar", **_about(diary)})


def calendar_list(shelf: Shelf, ask: Ask) -> Answer:
    least = RANK.get(ask.text("minAccessRole"), 0)
    rows = [_entry(one) for one in shelf.diaries.values() if RANK[one.role] >= least]
    body = {"kind": "calendar#calendarList", "etag": '"p0"', "items": rows}
    return Answer(200, body | {"nextSyncToken": "calendars"})


def setting(shelf: Shelf, ask: Ask) -> Answer:
    value = _settings(shelf).get(ask.text("setting"))
    if value is None:
        raise not_found()
    return Answer(200, _setting(ask.text("setting"), value))


def settings(shelf: Shelf, ask: Ask) -> Answer:
    rows = [_setting(id, value) for id, value in _settings(shelf).items()]
    body = {"kind": "calendar#settings", "etag": '"p0"', "items": rows}
    return Answer(200, body | {"nextSyncToken": "settings"})


def _settings(shelf: Shelf) -> dict[str, str]:
    return {"timezone": shelf.zone, **OTHER_SETTINGS}


def _setting(id: str, value: str) -> Row:
    return {"kind": "calendar#setting", "etag": f'"{value}"', "id": id, "value": value}


def _about(diary: Diary) -> Row:
    return {
        "etag": f'"c{diary.zone}"',
        "id": diary.id,
        "summary": diary.summary,
        "timeZone": diary.zone,
        "conferenceProperties": {"allowedConferenceSolutionTypes": ["hangoutsMeet"]},
    }


def _entry(diary: Diary) -> Row:
    entry = {"kind": "calendar#calendarListEntry", **_about(diary), "accessRole": diary.role}
    entry |= {"selected": True, "defaultReminders": []}
    return entry | ({"primary": True} if diary.primary else {})
