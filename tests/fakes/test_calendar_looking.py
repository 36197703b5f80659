"""Lists, syncs, free and busy in the Google Calendar of the tests."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

import pytest
from tests.fakes.google.calendar import CalendarBook
from tests.fakes.google.calendar_client import (
    COFFEE,
    COLLEAGUE,
    GUEST,
    HOST,
    HOUR,
    NOON,
    TEAM,
    Client,
    rfc,
    rows,
    turned,
)
from tests.fakes.google.calendar_hands import instance_id


@pytest.fixture
def client() -> Client:
    return Client()


# ------------------------------------------------------------------ lists and sync


@pytest.mark.parametrize("empty", [True, False])
def test_the_token_is_on_the_last_page_only(empty):
    """Pages may be small, and empty with more to come."""
    client = turned(list_page_size=2, list_empty_pages=empty)
    for n in range(5):
        client.insert(f"c0ffee{n}")
    pages = client.pages()
    sizes = [0, 2, 0, 2, 0, 1] if empty else [2, 2, 1]
    assert [len(page["items"]) for page in pages] == sizes
    assert ["nextSyncToken" in page for page in pages] == [False] * (len(pages) - 1) + [True]
    assert pages[-1]["timeZone"] == "Europe/Berlin"


def test_what_changes_while_pages_are_read_comes_with_the_token(client):
    """The token is that of the first page."""
    for n in range(3):
        client.insert(f"c0ffee{n}")
    first = client.listed(maxResults=2)
    client.book.delete("c0ffee0")
    last = client.listed(maxResults=2, pageToken=first["nextPageToken"])
    news = client.listed(syncToken=last["nextSyncToken"])
    assert rows(news)["c0ffee0"]["status"] == "cancelled"


def test_a_sync_names_what_changed_and_what_was_deleted(client):
    """Deleted rows hold next to nothing; a quiet calendar gives no rows and a token."""
    for n in range(3):
        client.insert(f"c0ffee{n}", extendedProperties={"private": {"reachout": "l1"}})
    token = client.listed(singleEvents=True)["nextSyncToken"]
    client.book.move("c0ffee1", NOON, NOON + HOUR)
    client.delete("c0ffee2")
    page = client.listed(singleEvents=True, syncToken=token)
    assert sorted(rows(page)) == ["c0ffee1", "c0ffee2"]
    assert rows(page)["c0ffee2"].keys() == {"kind", "etag", "id", "status"}
    quiet = client.listed(singleEvents=True, syncToken=page["nextSyncToken"])
    assert (quiet["items"], bool(quiet["nextSyncToken"])) == ([], True)
    full = turned(cancelled_rows_are_bare=False)
    full.insert()
    token = full.listed()["nextSyncToken"]
    full.delete()
    assert full.listed(syncToken=token)["items"][0]["summary"] == "Coffee"


@pytest.mark.parametrize(
    "more",
    [
        {"orderBy": "updated"},
        {"q": "coffee"},
        {"timeMin": "2026-06-09T00:00:00Z"},
        {"timeMax": "2026-06-09T00:00:00Z"},
        {"updatedMin": "2026-06-01T00:00:00Z"},
        {"iCalUID": "x@google.com"},
        {"privateExtendedProperty": ["a=b"]},
        {"sharedExtendedProperty": ["a=b"]},
        {"showDeleted": False},
        {"singleEvents": True},
    ],
)
def test_a_token_forbids_filters_and_other_parameters(client, more):
    """400, whatever else is asked."""
    token = client.listed()["nextSyncToken"]
    assert client.listed(syncToken=token, **more) == (400, "invalid")


def test_a_token_expires(client):
    """410 fullSyncRequired; nonsense is 400. A search gives no token at all."""
    token = client.listed()["nextSyncToken"]
    client.book.expire_sync_tokens()
    assert client.listed(syncToken=token) == (410, "fullSyncRequired")
    assert client.listed(syncToken="bm8=") == (400, "invalid")
    assert "nextSyncToken" not in client.listed(q="coffee")


@pytest.mark.parametrize("remembers", [True, False])
def test_the_window_of_the_first_list(remembers):
    """What lies outside comes with later syncs or not; what left the window always does."""
    client = turned(sync_remembers_window=remembers)
    client.insert()
    window = {"timeMin": "2026-06-08T00:00:00Z", "timeMax": "2026-06-15T00:00:00Z"}
    token = client.listed(**window)["nextSyncToken"]
    far = NOON + timedelta(days=60)
    client.book.enter("Far", far, far + HOUR)
    client.book.move(COFFEE, far, far + HOUR)
    found = {row["summary"] for row in client.listed(syncToken=token)["items"]}
    assert found == ({"Coffee"} if remembers else {"Coffee", "Far"})


def test_a_list_is_searched_by_our_mark_and_within_bounds(client):
    """privateExtendedProperty, all of them; times need an offset; order needs single events."""
    client.insert(extendedProperties={"private": {"reachout": "l1", "key": "k"}})
    client.insert("c0ffee1", extendedProperties={"private": {"reachout": "l1"}})
    mark = ["reachout=l1", "key=k"]
    assert list(rows(client.listed(privateExtendedProperty=mark))) == [COFFEE]
    assert client.listed(timeMin="2026-06-09T00:00:00") == (400, "badRequest")
    bounds = {"timeMin": rfc(NOON), "timeMax": rfc(NOON)}
    assert client.listed(**bounds) == (400, "timeRangeEmpty")
    assert client.listed(orderBy="startTime") == (400, "invalid")
    assert client.listed(timeMin=rfc(NOON + HOUR))["items"] == []
    assert len(client.listed(timeMin=rfc(NOON + HOUR / 2))["items"]) == 2
    client.delete()
    assert list(rows(client.listed())) == ["c0ffee1"]
    assert len(client.listed(showDeleted=True)["items"]) == 2


# ------------------------------------------------------------------ free and busy


@pytest.mark.parametrize(
    ("what", "more", "switches", "blocks"),
    [
        ("plain", {}, {}, True),
        ("free", {"transparent": True}, {}, False),
        ("tentative", {"status": "tentative"}, {}, True),
        ("tentative", {"status": "tentative"}, {"tentative_is_busy": False}, False),
        ("declined", {"guests": {HOST: "declined"}}, {}, False),
        ("declined by another", {"guests": {GUEST: "declined"}}, {}, True),
        ("unanswered", {"guests": {HOST: "needsAction"}}, {}, True),
        ("unanswered", {"guests": {HOST: "needsAction"}}, {"unanswered_is_busy": False}, False),
        ("maybe", {"guests": {HOST: "tentative"}}, {"unanswered_is_busy": False}, False),
        ("at home", {"eventType": "workingLocation"}, {}, False),
        ("away", {"eventType": "outOfOffice"}, {}, True),
        ("focus", {"eventType": "focusTime"}, {}, True),
    ],
)
def test_what_is_busy(what, more, switches, blocks):
    """Opaque, not cancelled, not declined by the host; what is open is a switch."""
    client = turned(**switches)
    organizer = GUEST if "guests" in more else ""
    client.book.enter(what, NOON, NOON + HOUR, organizer=organizer, **more)
    assert client.blocks() is blocks


def test_whole_days_are_days_of_the_calendar(client):
    """Busy only when marked so; the end is exclusive; birthdays never."""
    client.book.enter("Holiday", date(2026, 6, 10), date(2026, 6, 12))
    client.book.enter("Birthday", date(2026, 6, 9), date(2026, 6, 10), eventType="birthday")
    assert not client.blocks()
    client.book.enter("Lisbon", date(2026, 6, 10), date(2026, 6, 12), transparent=False)
    assert client.busy()["calendars"]["primary"]["busy"] == [
        {"start": "2026-06-09T22:00:00Z", "end": "2026-06-11T22:00:00Z"}
    ]


def test_errors_are_per_calendar_and_the_answer_is_in_utc(client):
    """200 all the same. A calendar may be missing without a word."""
    client.book.enter("One", NOON, NOON + HOUR)
    client.book.enter("Two", NOON + HOUR, NOON + 2 * HOUR)
    for id in (TEAM, COLLEAGUE):
        client.book.add_calendar(id, role="freeBusyReader")
    client.book.make_unreadable(TEAM)
    client.book.make_unreadable(COLLEAGUE, "missing")
    found = client.busy("primary", TEAM, COLLEAGUE, "nobody@example.com")["calendars"]
    assert found == {
        "primary": {"busy": [{"start": "2026-06-09T10:00:00Z", "end": "2026-06-09T12:00:00Z"}]},
        TEAM: {"errors": [{"domain": "global", "reason": "internalError"}], "busy": []},
        "nobody@example.com": {"errors": [{"domain": "global", "reason": "notFound"}], "busy": []},
    }
    assert client.listed(calendarId=TEAM) == (500, "backendError")
    assert client.listed(calendarId=COLLEAGUE) == (404, "notFound")


def test_a_range_is_at_most_90_days_and_50_calendars(client):
    """calcom/cal.diy #11696; too many calendars: an error each, or one for all."""
    assert client.busy(days=90)["calendars"]
    assert client.busy(days=90.1) == (400, "timeRangeTooLong")
    assert client.busy(days=-1) == (400, "timeRangeEmpty")
    names = [f"c{n}@example.com" for n in range(51)]
    last = client.busy(*names)["calendars"]["c50@example.com"]
    assert last["errors"][0]["reason"] == "tooManyCalendarsRequested"
    assert turned(freebusy_too_many="refused").busy(*names) == (400, "invalid")


# ------------------------------------------------------------------ whatever the host does


@pytest.mark.parametrize("single", [True, False])
@pytest.mark.parametrize("seed", range(10))
def test_what_syncs_tell_adds_up_to_what_a_list_shows(seed, single):
    """Moved, repeated, deleted, restored, also instances alone: nothing is lost or left over."""
    client, host = turned(list_page_size=7, list_empty_pages=True), Restless(seed)
    mirror, token = {}, client.pages(singleEvents=single)[-1]["nextSyncToken"]
    for _ in range(12):
        host.act_on(client.book)
        pages = client.pages(singleEvents=single, syncToken=token)
        mirror |= {id: row for page in pages for id, row in rows(page).items()}
        token = pages[-1]["nextSyncToken"]
        everything = {k: v for p in client.pages(singleEvents=single) for k, v in rows(p).items()}
        assert standing(mirror) == standing(everything)
    assert host.entered


def standing(found):
    return {
        id: (row["etag"], row["start"], row["end"])
        for id, row in found.items()
        if row["status"] != "cancelled"
    }


class Restless:
    """A host who changes his mind, the same way for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.entered: list[str] = []

    def act_on(self, book: CalendarBook) -> None:
        act = self.chance.choice([self.enter, self.move, self.repeat, self.delete, self.restore])
        if act == self.enter or not self.entered:
            self.enter(book)
        else:
            act(book)

    def enter(self, book: CalendarBook) -> None:
        at = self.sometime()
        self.entered.append(book.enter("Run", at, at + HOUR, recurrence=self.rule()))

    def move(self, book: CalendarBook) -> None:
        at = self.sometime()
        book.move(self.one(book), at, at + HOUR)

    def repeat(self, book: CalendarBook) -> None:
        book.edit(self.chance.choice(self.entered), recurrence=self.rule())

    def delete(self, book: CalendarBook) -> None:
        book.delete(self.one(book))

    def restore(self, book: CalendarBook) -> None:
        book.restore(self.one(book))

    def one(self, book: CalendarBook) -> str:
        """An event, a whole series, or one instance of it."""
        id = self.chance.choice(self.entered)
        series = book.event(id) or {}
        if "recurrence" not in series or self.chance.random() < 0.3:
            return id
        first = datetime.fromisoformat(series["start"]["dateTime"])
        one = instance_id(id, first + timedelta(days=self.chance.randint(0, 2)))
        return one if book.event(one) else id

    def rule(self) -> list[str]:
        return self.chance.choice([[], ["RRULE:FREQ=DAILY;COUNT=3"], ["RRULE:FREQ=DAILY;COUNT=9"]])

    def sometime(self) -> datetime:
        return NOON + timedelta(days=self.chance.randint(0, 9), hours=self.chance.randint(-4, 4))
