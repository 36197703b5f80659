"""Writing in the Google Calendar of the tests: as inconvenient as in the real one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.fakes.google import SetClock, Switches
from tests.fakes.google.calendar_client import (
    BERLIN,
    BOTH,
    COFFEE,
    COLLEAGUE,
    GUEST,
    HOST,
    HOUR,
    NOON,
    ROOM,
    Client,
    rfc,
    rows,
    times,
    turned,
)
from tests.fakes.google.calendar_desk import GoogleDesk
from tests.fakes.google.calendar_hands import instance_id
from tests.fakes.google.official import official
from tests.fakes.google.server import EVENTS_OWNED, FREEBUSY, GoogleServer
from tests.providers.calendar_desk import Desk, Entry

from reachout.domain.chat import PartStat


@pytest.fixture
def client() -> Client:
    return Client()


# ------------------------------------------------------------------ ids and tombstones


@pytest.mark.parametrize("id", ["coff", "coffeew", "COFFEE", "coffee-1", "c" * 1025])
def test_an_id_is_base32hex(client, id):
    """a-v and 0-9, 5 to 1024 of them."""
    assert client.insert(id) == (400, "invalid")


def test_an_id_is_given_once_and_never_again(client):
    """Also of a deleted event, which is still there to be read, and no longer to be written."""
    client.insert()
    assert client.insert() == (409, "duplicate")
    assert client.delete() is None
    assert client.insert() == (409, "duplicate")
    assert client.get()["status"] == "cancelled"
    assert client.patch({"status": "confirmed"}) == (403, "forbidden")
    assert client.delete() == (410, "deleted")


def test_a_tombstone_in_its_other_positions():
    """Not readable, restored by patch, 404 for the second delete."""
    client = turned(
        tombstone_readable=False, tombstone_can_be_patched=True, second_delete="not found"
    )
    client.insert()
    client.delete()
    assert client.get() == (404, "notFound")
    assert client.delete() == (404, "notFound")
    assert client.patch({"status": "confirmed"})["status"] == "confirmed"
    assert client.get()["status"] == "confirmed"


def test_a_client_gives_id_or_uid(client):
    """Both are refused; the UID alone gets an id of the server's."""
    assert client.insert(iCalUID="x@example.com") == (400, "invalid")
    made = client.insert("", iCalUID="x@example.com")
    assert (made["iCalUID"], len(made["id"])) == ("x@example.com", 26)
    assert client.insert()["iCalUID"] == "c0ffee0@google.com"


# ------------------------------------------------------------------ writing


@pytest.mark.parametrize("act", ["patch", "update", "delete"])
def test_what_changed_meanwhile_is_not_overwritten(client, act):
    """If-Match with an old etag is 412, with the present one it is done."""
    old = client.insert()["etag"]
    client.book.edit(COFFEE, location="Café Mitte")
    new = client.get()["etag"]
    assert new != old
    body = None if act == "delete" else {"summary": "Tea", **times(NOON)}
    assert client.ask(f"events.{act}", body, old, eventId=COFFEE) == (412, "conditionNotMet")
    answer = client.ask(f"events.{act}", body, new, eventId=COFFEE)
    assert answer is None or answer["summary"] == "Tea"


def test_patch_merges_objects_replaces_arrays_and_null_removes(client):
    """And update (PUT) leaves nothing that is not said, not even the guests."""
    private = {"reachout": "l1", "key": "k"}
    client.insert(attendees=BOTH, location="Café", extendedProperties={"private": private})
    change = {"extendedProperties": {"private": {"key": "k2"}}, "location": None}
    patched = client.patch(change | {"attendees": [{"email": GUEST}]})
    assert patched["extendedProperties"] == {"private": {"reachout": "l1", "key": "k2"}}
    assert [row["email"] for row in patched["attendees"]] == [GUEST]
    assert "location" not in patched
    put = client.ask("events.update", {"summary": "Tea", **times(NOON)}, eventId=COFFEE)
    assert not {"attendees", "extendedProperties"} & put.keys()


def test_default_values_are_left_out_and_the_server_says_who(client):
    """An opaque event has no `transparency`; organizer, creator and flags are Google's to set."""
    lie = {"organizer": {"email": GUEST}, "attendees": [{"email": HOST, "self": False}]}
    made = client.insert(transparency="opaque", visibility="default", **lie)
    assert not {"transparency", "visibility"} & made.keys()
    assert made["organizer"] == {"email": HOST, "self": True}
    assert made["attendees"] == [
        {"email": HOST, "responseStatus": "needsAction", "self": True, "organizer": True}
    ]


def test_times_need_an_offset_or_a_zone_and_are_shown_in_the_calendars(client):
    """The clock in an answer is the calendar's, `timeZone` stays the event's."""
    start = datetime(2026, 6, 9, 9, tzinfo=ZoneInfo("America/New_York"))
    shown = client.insert(at=start)["start"]
    assert shown == {"dateTime": "2026-06-09T15:00:00+02:00", "timeZone": "America/New_York"}
    assert client.get(timeZone="UTC")["start"]["dateTime"] == "2026-06-09T13:00:00Z"
    naive = {side: {"dateTime": "2026-06-09T09:00:00"} for side in ("start", "end")}
    assert client.insert("naive", **naive) == (400, "required")
    late = {"end": {"dateTime": rfc(start - HOUR)}}
    assert client.insert("2late", at=start, **late) == (400, "timeRangeEmpty")


def test_somebody_elses_event_is_only_answered(client):
    """Its time is not the host's to change; his own row is."""
    id = client.book.enter(
        "Board", NOON, NOON + HOUR, organizer=GUEST, guests={HOST: "needsAction"}
    )
    assert client.patch(times(NOON + HOUR), id) == (403, "forbiddenForNonOrganizer")
    said = client.patch({"attendees": [{"email": HOST, "responseStatus": "declined"}]}, id)
    assert [row["responseStatus"] for row in said["attendees"]] == ["declined"]
    only = {"attendeesOmitted": True, "attendees": [{"email": HOST, "responseStatus": "accepted"}]}
    said = client.patch(only | {"summary": "Mine now"}, id)
    assert (said["summary"], said["attendees"][0]["responseStatus"]) == ("Board", "accepted")


# ------------------------------------------------------------------ series


DAILY = ["RRULE:FREQ=DAILY;COUNT=5"]


def test_a_series_has_instances_with_names(client):
    """Left out, moved and deleted ones too; at the wall's time over the change of clocks."""
    nine = datetime(2026, 10, 23, 9, tzinfo=BERLIN)
    series = client.insert(at=nine, recurrence=[*DAILY, "EXDATE:20261024T070000Z"])
    assert series["recurrence"][0] == DAILY[0]
    moved = instance_id(COFFEE, nine + timedelta(days=2))  # the clocks change that night
    client.book.move(moved, nine + timedelta(days=2, hours=2), nine + timedelta(days=2, hours=3))
    client.delete(instance_id(COFFEE, nine + timedelta(days=4)))
    page = client.listed(singleEvents=True, orderBy="startTime", timeMin="2026-10-01T00:00:00Z")
    starts = {row["id"]: row["start"]["dateTime"] for row in page["items"]}
    assert starts == {
        "c0ffee0_20261023T070000Z": "2026-10-23T09:00:00+02:00",
        "c0ffee0_20261025T080000Z": "2026-10-25T11:00:00+01:00",
        "c0ffee0_20261026T080000Z": "2026-10-26T09:00:00+01:00",
    }
    row = page["items"][1]
    assert (row["recurringEventId"], row["originalStartTime"]["dateTime"]) == (
        COFFEE,
        "2026-10-25T09:00:00+01:00",
    )
    assert "recurrence" not in row
    all_of_it = client.ask("events.instances", eventId=COFFEE, showDeleted=True)
    assert len(all_of_it["items"]) == 4
    assert client.get("c0ffee0_20261024T070000Z") == (404, "notFound")


def test_a_changed_series_comes_as_instances(client):
    """With singleEvents the sync names each instance: those there now, and those that went."""
    client.insert(recurrence=DAILY)
    token = client.listed(singleEvents=True)["nextSyncToken"]
    client.book.edit(COFFEE, recurrence=["RRULE:FREQ=DAILY;COUNT=2"])
    page = client.listed(singleEvents=True, syncToken=token)
    states = [row["status"] for _, row in sorted(rows(page).items())]
    assert states == ["confirmed", "confirmed", "cancelled", "cancelled", "cancelled"]
    client.delete()
    page = client.listed(singleEvents=True, syncToken=page["nextSyncToken"])
    assert {row["status"] for row in page["items"]} == {"cancelled"}
    assert "c0ffee0_20260609T100000Z" in rows(page)
    assert COFFEE not in rows(page)


# ------------------------------------------------------------------ the account


def test_the_host_travels(client):
    """The setting follows, the primary calendar's zone too, by the switch."""
    client.insert()
    assert client.ask("settings.get", setting="timezone")["value"] == "Europe/Berlin"
    client.book.travel("Asia/Tokyo")
    assert client.ask("settings.get", setting="timezone")["value"] == "Asia/Tokyo"
    assert client.listed()["timeZone"] == "Asia/Tokyo"
    assert client.get()["start"]["dateTime"] == "2026-06-09T19:00:00+09:00"
    stays = turned(calendar_zone_travels=False)
    stays.book.travel("Asia/Tokyo")
    assert stays.ask("calendars.get")["timeZone"] == "Europe/Berlin"


def test_a_colleagues_calendar_shows_no_titles_and_takes_no_event(client):
    """Read by free/busy only."""
    client.book.add_calendar(COLLEAGUE, role="freeBusyReader")
    client.book.enter("Secret", NOON, NOON + HOUR, calendar=COLLEAGUE)
    assert client.insert(calendarId=COLLEAGUE) == (403, "requiredAccessLevel")
    (row,) = client.listed(calendarId=COLLEAGUE)["items"]
    assert "summary" not in row
    roles = {row["id"]: row["accessRole"] for row in client.ask("calendarList.list")["items"]}
    assert roles == {HOST: "owner", COLLEAGUE: "freeBusyReader"}


# ------------------------------------------------------------------ switches, hands and the wire


@pytest.mark.parametrize("turned_on", [True, False])
def test_types_of_events_that_not_every_account_has(turned_on):
    """Out of office; a place of work that takes time; whole days that begin as free."""
    client = turned(special_types_offered=turned_on, whole_days_start_free=turned_on)
    away = client.insert(eventType="outOfOffice")
    assert isinstance(away, dict) is turned_on
    place = {"eventType": "workingLocation", "transparency": "opaque"}
    assert client.insert("c0ffee1", **place) == (400, "invalid")
    client.book.turn(working_location_is_free=False)
    assert client.insert("c0ffee2", **place)["eventType"] == "workingLocation"
    client.delete("c0ffee2")
    client.delete()
    client.book.enter("Holiday", date(2026, 6, 10), date(2026, 6, 12))
    assert client.blocks() is not turned_on


def test_silence_has_its_own_switches():
    """What is written with sendUpdates=none: a guest may hear of it, a Google guest sees it."""
    client = turned(none_still_mails=True)
    client.insert(attendees=BOTH)
    assert client.book.told == [(COFFEE, GUEST, "invite")]
    client = turned(guest_of_none_sees_event=True)
    client.insert(attendees=BOTH)
    assert (client.book.told, list(client.book.on_calendar_of(GUEST))) == ([], [COFFEE])
    client = turned()
    client.book.google_guests.add(GUEST)
    client.insert(attendees=BOTH)
    assert (client.book.told, list(client.book.on_calendar_of(GUEST))) == ([], [COFFEE])


def test_of_many_guests_an_answer_may_hold_the_host_only(client):
    """maxAttendees, and attendeesOmitted says so."""
    client.insert(attendees=[*BOTH, {"email": COLLEAGUE}])
    seen = client.get(maxAttendees=2)
    assert ([row["email"] for row in seen["attendees"]], seen["attendeesOmitted"]) == (
        [HOST],
        True,
    )


def test_the_host_at_the_desk_of_the_contract_suite(client):
    """What he enters, moves and deletes there stands in the book."""
    desk: Desk = GoogleDesk(client.book)
    nine = datetime(2026, 6, 9, 9, tzinfo=BERLIN)
    series = Entry(
        title="Stand-up",
        start=nine,
        end=nine + HOUR,
        rule="FREQ=DAILY;COUNT=4",
        left_out=(nine + timedelta(days=1),),
        moved=(nine + timedelta(days=2), nine + timedelta(days=2, hours=3)),
    )
    desk.enter(series)
    desk.enter(Entry(title="Off", start=nine, end=nine + HOUR, status="CANCELLED"))
    page = client.listed(singleEvents=True, orderBy="startTime", timeMin=rfc(nine))
    starts = [row["start"]["dateTime"] for row in page["items"]]
    assert starts == [f"2026-06-{day}:00:00+02:00" for day in ("09T09", "11T12", "12T09")]
    client.insert(attendees=[{"email": HOST}])
    desk.answer(COFFEE, PartStat.ACCEPTED)
    desk.invite(COFFEE, GUEST)
    desk.answer(COFFEE, PartStat.DECLINED, GUEST)
    desk.move(COFFEE, nine, nine + HOUR)
    answers = [row["responseStatus"] for row in client.get()["attendees"]]
    assert answers == ["accepted", "needsAction"]
    desk.cancel(COFFEE)
    assert client.get()["status"] == "cancelled"
    desk.make_unreadable()
    assert client.listed() == (500, "backendError")


def test_over_the_wire_with_the_official_client():
    """Every answer fits the discovery document, etags travel in headers, pages are walked."""
    clock = SetClock(datetime(2026, 6, 8, 7, tzinfo=UTC))
    switches = replace(Switches(), list_page_size=2, list_empty_pages=True, meet="pending")
    with (
        GoogleServer(HOST, clock=clock, zone="Europe/Berlin", switches=switches) as google,
        official(google, "calendar", EVENTS_OWNED, FREEBUSY) as service,
    ):
        google.calendar.enter("Daily", NOON, NOON + HOUR, recurrence=DAILY)
        events, mine = service.events(), {"calendarId": "primary"}
        body = {"id": COFFEE, "attendees": BOTH, "conferenceData": ROOM, **times(NOON)}
        made = events.insert(**mine, body=body, conferenceDataVersion=1).execute()
        google.calendar.guest_answers(COFFEE, "accepted")
        stale = events.patch(**mine, eventId=COFFEE, body={"location": None})
        stale.headers["If-Match"] = made["etag"]
        with pytest.raises(Exception, match="Precondition Failed"):
            stale.execute()
        found, request = [], events.list(**mine, singleEvents=True, fields="*")
        while request is not None:
            page = request.execute()
            found += page["items"]
            request = events.list_next(request, page)
        assert len(found) == 6
        assert page["nextSyncToken"]
        period = {"timeMin": rfc(NOON - HOUR), "timeMax": rfc(NOON + HOUR)}
        asked = service.freebusy().query(body=period | {"items": [{"id": "primary"}]})
        assert len(asked.execute()["calendars"]["primary"]["busy"]) == 1
        events.delete(**mine, eventId=COFFEE, sendUpdates="all").execute()
        assert google.calendar.told == [(COFFEE, GUEST, "cancellation")]
