"""A caller of the book that needs no wire: for the tests of the calendar itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.fakes.google import Answer, SetClock, Switches
from tests.fakes.google.calendar import CalendarBook

HOST, GUEST, TEAM = "sam@example.com", "lena@example.org", "team@group.calendar.example.com"
COLLEAGUE = "noor@example.com"
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 6, 9, 12, tzinfo=BERLIN)
HOUR = timedelta(hours=1)
COFFEE = "c0ffee0"


def rfc(at: datetime) -> str:
    return at.isoformat()


class Client:
    """Asks the book as the API does. Answers are bodies; a refusal is (status, reason)."""

    def __init__(self, switches: Switches | None = None) -> None:
        self.clock = SetClock(datetime(2026, 6, 8, 7, tzinfo=UTC))
        self.letters: list[bytes] = []
        self.book = CalendarBook(HOST, self.clock, switches, "Europe/Berlin", mail=self)

    def deliver(self, raw: bytes, /) -> str:
        self.letters.append(raw)
        return "m1"

    def ask(self, name: str, body: Any = None, etag: str = "", **params: Any) -> Any:
        params = {"calendarId": "primary"} | params
        headers = {"if-match": etag} if etag else {}
        answer = self.book.call(f"calendar.{name}", params, body, headers)
        return answer.body if answer.status < 300 else refusal(answer)

    def insert(self, id: str = COFFEE, *, at: datetime = NOON, **more: Any) -> Any:
        names = ("calendarId", "sendUpdates", "conferenceDataVersion")
        params = {name: more.pop(name) for name in names if name in more}
        body = {"id": id, "summary": "Coffee", **times(at)} | more
        return self.ask("events.insert", {k: v for k, v in body.items() if v != ""}, **params)

    def get(self, id: str = COFFEE, **params: Any) -> Any:
        return self.ask("events.get", eventId=id, **params)

    def patch(self, body: Any, id: str = COFFEE, etag: str = "", **params: Any) -> Any:
        return self.ask("events.patch", body, etag, eventId=id, **params)

    def delete(self, id: str = COFFEE, etag: str = "", **params: Any) -> Any:
        return self.ask("events.delete", None, etag, eventId=id, **params)

    def listed(self, **params: Any) -> Any:
        return self.ask("events.list", **params)

    def pages(self, **params: Any) -> list[Any]:
        pages = [self.listed(**params)]
        while "nextPageToken" in pages[-1]:
            pages.append(self.listed(**params, pageToken=pages[-1]["nextPageToken"]))
        return pages

    def busy(self, *names: str, days: float = 7, **more: Any) -> Any:
        low = datetime(2026, 6, 8, tzinfo=UTC)
        body = {"timeMin": rfc(low), "timeMax": rfc(low + timedelta(days=days))}
        body |= {"items": [{"id": name} for name in names or ("primary",)]} | more
        return self.ask("freebusy.query", body)

    def blocks(self) -> bool:
        return bool(self.busy()["calendars"]["primary"]["busy"])


def refusal(answer: Answer) -> tuple[int, str]:
    assert answer.body is not None
    return answer.status, answer.body["error"]["errors"][0]["reason"]


def times(start: datetime, lasts: timedelta = HOUR) -> dict[str, Any]:
    zone = str(start.tzinfo)
    sides = {"start": start, "end": start + lasts}
    return {side: {"dateTime": rfc(at), "timeZone": zone} for side, at in sides.items()}


def rows(page: Any) -> dict[str, Any]:
    return {row["id"]: row for row in page["items"]}


def turned(**switches: Any) -> Client:
    return Client(replace(Switches(), **switches))


BOTH = [{"email": HOST, "responseStatus": "accepted"}, {"email": GUEST}]
ROOM = {"createRequest": {"requestId": "r1", "conferenceSolutionKey": {"type": "hangoutsMeet"}}}
