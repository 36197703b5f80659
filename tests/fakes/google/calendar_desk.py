"""The host at calendar.google.com, for the suite that every calendar passes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.fakes.google.calendar import CalendarBook
from tests.fakes.google.calendar_hands import instance_id
from tests.providers.calendar_desk import HOST, Entry

from reachout.domain.chat import PartStat

ANSWERS = {
    PartStat.NEEDS_ACTION: "needsAction",
    PartStat.ACCEPTED: "accepted",
    PartStat.DECLINED: "declined",
    PartStat.TENTATIVE: "tentative",
}


class GoogleDesk:
    """`Desk` over a `CalendarBook`. What he enters goes on his primary calendar."""

    def __init__(self, book: CalendarBook) -> None:
        self.book = book

    def enter(self, entry: Entry) -> None:
        status = entry.status.lower()
        id = self.book.enter(
            entry.title,
            entry.start,
            entry.end,
            guests={address: ANSWERS[said] for address, said in entry.answers.items()},
            organizer=entry.organizer,
            transparent=entry.transparent,
            recurrence=_rules(entry),
            status="confirmed" if status == "cancelled" else status,
            **_kind(entry),
        )
        if entry.moved is not None:
            original, start = entry.moved
            self.book.move(instance_id(id, original), start, start + (entry.end - entry.start))
        if status == "cancelled":
            self.book.delete(id)

    def answer(self, id: str, answer: PartStat, address: str = HOST) -> None:
        if address == HOST:
            self.book.answer(id, ANSWERS[answer])
        else:
            self.book.guest_answers(id, ANSWERS[answer], address)

    def invite(self, id: str, address: str) -> None:
        self.book.invite(id, address)

    def move(self, id: str, start: datetime, end: datetime) -> None:
        self.book.move(id, start, end)

    def cancel(self, id: str) -> None:
        """On Google the same as deleting."""
        self.book.cancel(id)

    def delete(self, id: str) -> None:
        self.book.delete(id)

    def make_unreadable(self) -> None:
        self.book.make_unreadable("primary")


def _rules(entry: Entry) -> list[str]:
    left_out = [f"EXDATE{_listed(at)}" for at in entry.left_out]
    return [f"RRULE:{entry.rule}", *left_out] if entry.rule else []


def _listed(at: date) -> str:
    if not isinstance(at, datetime):
        return f";VALUE=DATE:{at:%Y%m%d}"
    return f";TZID={at.tzinfo}:{at:%Y%m%dT%H%M%S}"


def _kind(entry: Entry) -> dict[str, Any]:
    if entry.out_of_office and isinstance(entry.start, datetime):
        return {"eventType": "outOfOffice"}
    return {}
