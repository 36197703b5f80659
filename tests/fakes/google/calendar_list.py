"""events.get, list and instances: windows, filters, pages and sync tokens."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.fakes.google import Answer
from tests.fakes.google.calendar_diary import EVER, Diary, Stretch, is_cancelled
from tests.fakes.google.calendar_meet import read
from tests.fakes.google.calendar_refusals import bad, empty_range, full_sync, not_found
from tests.fakes.google.calendar_shelf import Ask, Shelf
from tests.fakes.google.calendar_times import Row, instant, milliseconds, rfc3339
from tests.fakes.google.calendar_view import list_view, view, zone_of

MOST, USUAL = 2500, 250
PAGES_KEPT = 1000
NOT_WITH_TOKEN = (
    *("iCalUID", "orderBy", "privateExtendedProperty", "q", "sharedExtendedProperty"),
    *("timeMin", "timeMax", "updatedMin"),
)
# A list in an order, or of what was searched for, gives no sync token.
TOKENLESS = tuple(name for name in NOT_WITH_TOKEN if name not in ("timeMin", "timeMax"))
SAME_EACH_TIME = (
    *("singleEvents", "showDeleted", "showHiddenInvitations", "eventTypes"),
    *("maxAttendees", "timeZone"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    rows: tuple[Row, ...]
    next: str  # page token, "" on the last
    sync: str  # sync token, on the last only


def get(shelf: Shelf, ask: Ask) -> Answer:
    diary = shelf.readable(ask.text("calendarId"))
    event = diary.find(ask.text("eventId"))
    if event is None or diary.role == "freeBusyReader":
        raise not_found()
    if is_cancelled(event) and not shelf.switches.tombstone_readable:
        raise not_found()
    return Answer(200, view(shelf, diary, _with_link(shelf, diary, event), ask))


def _with_link(shelf: Shelf, diary: Diary, event: Row) -> Row:
    """A Meet link that was pending may be there at this look."""
    ready = read(shelf, event)
    if ready is None:
        return event
    if shelf.switches.meet_ready_changes_etag:
        return diary.put(ready, shelf.now())
    diary.events[event["id"]] = ready
    return ready


def list_events(shelf: Shelf, ask: Ask) -> Answer:
    diary = shelf.readable(ask.text("calendarId"))
    page = _page_asked_for(shelf, ask)
    if page is None:
        page = _first_page(shelf, diary, ask)
    return Answer(200, _envelope(shelf, diary, ask, page))


def instances(shelf: Shelf, ask: Ask) -> Answer:
    diary = shelf.readable(ask.text("calendarId"))
    page = _page_asked_for(shelf, ask)
    if page is None:
        series = diary.find(ask.text("eventId"))
        if series is None or "recurrence" not in series:
            raise not_found()
        rows = [
            row
            for row in diary.unfolded(_window(ask), shelf.now())
            if row.get("recurringEventId") == series["id"] and _is_wanted(diary, ask, row)
        ]
        page = _bound(shelf, ask, [_row(shelf, diary, ask, row) for row in rows], "")
    return Answer(200, _envelope(shelf, diary, ask, page))


def _envelope(shelf: Shelf, diary: Diary, ask: Ask, page: Page) -> Row:
    body: Row = {
        "kind": "calendar#events",
        "etag": f'"p{diary.stamp:08d}"',
        "summary": diary.summary,
        "updated": milliseconds(shelf.now()),
        "timeZone": zone_of(diary, ask),
        "accessRole": diary.role,
        "defaultReminders": [{"method": "popup", "minutes": 30}] if diary.role == "owner" else [],
        "items": list(page.rows),
    }
    tokens = {"nextPageToken": page.next, "nextSyncToken": page.sync}
    return body | {name: token for name, token in tokens.items() if token}


# ------------------------------------------------------------------ which rows


def _first_page(shelf: Shelf, diary: Diary, ask: Ask) -> Page:
    token = ask.text("syncToken")
    rows = _since(shelf, diary, ask, token) if token else _all(shelf, diary, ask)
    sync = "" if any(name in ask.params for name in TOKENLESS) else _sync(shelf, diary, ask)
    shown = [_row(shelf, diary, ask, row) for row in _in_order(diary, ask, rows)]
    return _bound(shelf, ask, shown, sync)


def _row(shelf: Shelf, diary: Diary, ask: Ask, row: Row) -> Row:
    bare = shelf.switches.cancelled_rows_are_bare and not ask.flag("showDeleted")
    return list_view(shelf, diary, row, ask, bare=bare)


def _all(shelf: Shelf, diary: Diary, ask: Ask) -> Iterator[Row]:
    within = _window(ask)
    if ask.flag("singleEvents"):
        found = diary.unfolded(within, shelf.now())
        return (row for row in found if _is_wanted(diary, ask, row))
    return (
        row
        for row in diary.kept()
        if _is_wanted(diary, ask, row, within if "recurrence" not in row else EVER)
        and ("recurrence" not in row or _takes_place(shelf, diary, row, within))
    )


def _takes_place(shelf: Shelf, diary: Diary, series: Row, within: Stretch) -> bool:
    if within == EVER:
        return True
    rows = diary.unfolded(within, shelf.now())
    return any(row.get("recurringEventId") == series["id"] for row in rows)


def _is_wanted(diary: Diary, ask: Ask, row: Row, within: Stretch | None = None) -> bool:
    within = within or _window(ask)
    return _may_be_cancelled(ask, row) and diary.touches(row, within) and _matches(ask, row)


def _may_be_cancelled(ask: Ask, row: Row) -> bool:
    """Deleted ones on demand; instances taken out of a series also where series stay whole."""
    if not is_cancelled(row) or ask.flag("showDeleted") or "updatedMin" in ask.params:
        return True
    return not ask.flag("singleEvents") and "recurringEventId" in row


def _matches(ask: Ask, row: Row) -> bool:
    types = ask.texts("eventTypes")
    since = ask.text("updatedMin")
    return (
        (not types or row.get("eventType", "default") in types)
        and ask.text("iCalUID") in ("", row["iCalUID"])
        and _has_properties(row, "private", ask.texts("privateExtendedProperty"))
        and _has_properties(row, "shared", ask.texts("sharedExtendedProperty"))
        and all(word in _words(row) for word in ask.text("q").lower().split())
        and (not since or rfc3339(row["updated"]) >= rfc3339(since))
    )


def _has_properties(row: Row, kind: str, wanted: tuple[str, ...]) -> bool:
    had = row.get("extendedProperties", {}).get(kind, {})
    for one in wanted:
        name, equals, value = one.partition("=")
        if not equals:
            raise bad("Invalid extended property constraint.")
        if had.get(name) != value:
            return False
    return True


def _words(row: Row) -> str:
    texts = [row.get(name, "") for name in ("summary", "description", "location")]
    people = [*row.get("attendees", ()), row["organizer"]]
    texts += [person.get(part, "") for person in people for part in ("email", "displayName")]
    return " ".join(texts).lower()


def _in_order(diary: Diary, ask: Ask, rows: Iterator[Row]) -> list[Row]:
    """Without orderBy the order is stable and means nothing."""
    order = ask.text("orderBy")
    if order == "startTime":
        if not ask.flag("singleEvents"):
            raise bad("The requested ordering is not available for the particular query.")
        return sorted(rows, key=lambda row: (instant(row["start"], diary.zone), row["id"]))
    if order == "updated":
        return sorted(rows, key=lambda row: (row["updated"], row["id"]))
    return sorted(rows, key=lambda row: zlib.crc32(row["id"].encode()))


def _window(ask: Ask) -> Stretch:
    low = rfc3339(ask.text("timeMin")) if "timeMin" in ask.params else EVER[0]
    high = rfc3339(ask.text("timeMax")) if "timeMax" in ask.params else EVER[1]
    if high <= low:
        raise empty_range()
    return low, high


# ------------------------------------------------------------------ since a token


def _since(shelf: Shelf, diary: Diary, ask: Ask, token: str) -> Iterator[Row]:
    """What changed: deleted ones always, changed series as instances where they are unfolded."""
    for name in NOT_WITH_TOKEN:
        if name in ask.params:
            raise bad("Sync token cannot be used with other request restrictions.")
    if ask.params.get("showDeleted") is False:
        raise bad("Sync token cannot be used with showDeleted set to false.")
    point = _point(shelf, diary, ask, token)
    within = _remembered(shelf, point)
    types = ask.texts("eventTypes")
    for row in _changed(shelf, diary, ask, point["stamp"]):
        if types and row.get("eventType", "default") not in types:
            continue
        if diary.ever_touched(row, within):
            yield row


def _changed(shelf: Shelf, diary: Diary, ask: Ask, stamp: int) -> Iterator[Row]:
    changed = [diary.events[id] for id, at in diary.touched.items() if at > stamp]
    if not ask.flag("singleEvents"):
        yield from changed
        return
    for event in changed:
        yield from diary.faces(event, shelf.now())
    yield from (row for at, row in diary.gone.values() if at > stamp)


def _point(shelf: Shelf, diary: Diary, ask: Ask, token: str) -> Row:
    try:
        point: Row = json.loads(base64.urlsafe_b64decode(token.encode()))
    except ValueError:
        raise bad("Invalid sync token value.") from None
    if point["calendar"] != diary.id:
        raise bad("Invalid sync token value.")
    if point["generation"] != shelf.sync_generation:
        raise full_sync()
    if shelf.switches.sync_with_other_params == "refused" and point["asked"] != _asked(ask):
        raise bad("The parameters differ from those of the first request of this sync token.")
    return point


def _remembered(shelf: Shelf, point: Row) -> Stretch:
    if not shelf.switches.sync_remembers_window:
        return EVER
    low, high = point["window"]
    return rfc3339(low) if low else EVER[0], rfc3339(high) if high else EVER[1]


def _asked(ask: Ask) -> Row:
    said = {name: ask.params[name] for name in SAME_EACH_TIME if ask.params.get(name)}
    return json.loads(json.dumps({k: v for k, v in said.items() if k != "showDeleted"}))  # type: ignore[no-any-return]


def _sync(shelf: Shelf, diary: Diary, ask: Ask) -> str:
    """Opaque. Taken before the first page is read: what changes meanwhile comes next time."""
    window = [ask.text("timeMin"), ask.text("timeMax")]
    if ask.text("syncToken"):
        window = _point(shelf, diary, ask, ask.text("syncToken"))["window"]
    point = {
        "calendar": diary.id,
        "generation": shelf.sync_generation,
        "stamp": diary.stamp,
        "asked": _asked(ask),
        "window": window,
    }
    return base64.urlsafe_b64encode(json.dumps(point).encode()).decode()


# ------------------------------------------------------------------ pages


def _page_asked_for(shelf: Shelf, ask: Ask) -> Page | None:
    if "pageToken" not in ask.params:
        return None
    if ask.text("pageToken") not in shelf.pages:
        raise bad("Invalid page token value.")
    page: Page = shelf.pages[ask.text("pageToken")]
    return page


def _bound(shelf: Shelf, ask: Ask, rows: list[Row], sync: str) -> Page:
    """The first page; the others wait for their tokens."""
    chunks = list(_chunks(shelf, ask, rows))
    page = Page(rows=chunks[-1], next="", sync=sync)
    for chunk in reversed(chunks[:-1]):
        token = shelf.fresh_token()
        shelf.pages[token] = page
        page = Page(rows=chunk, next=token, sync="")
    for old in list(shelf.pages)[:-PAGES_KEPT]:
        del shelf.pages[old]
    return page


def _chunks(shelf: Shelf, ask: Ask, rows: list[Row]) -> Iterator[tuple[Row, ...]]:
    size = min(ask.params.get("maxResults", USUAL), MOST)
    size = min(size, shelf.switches.list_page_size or size)
    for at in range(0, max(len(rows), 1), size):
        if shelf.switches.list_empty_pages:
            yield ()
        yield tuple(rows[at : at + size])
