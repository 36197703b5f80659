"""A letter as the person reads it who got it: their eyes see the mail, and nothing of ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from reachout.formats import mail as mails

_OFFER = re.compile(r"^[-–]\s+([^\W\d]+)\.?\s.*?(\d{1,2}:\d{2})", re.MULTILINE)

WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
}
MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "de": (
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A time on offer in a letter, as one would say it: "Thursday", "16:30"."""

    day: str
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One letter that reached somebody."""

    at: datetime
    sender: str
    subject: str
    message_id: str
    references: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, raw: bytes, at: datetime) -> Received:
        head = mails.headers(raw)
        return cls(
            at=at,
            sender=mails.header(head, "From"),
            subject=mails.header(head, "Subject"),
            message_id=mails.message_id(head),
            references=mails.references(head),
            text=mails.text_of(raw)[0].strip(),
        )

    def offered(self, language: str) -> tuple[Offered, ...]:
        """The times that stand in it, in the order shown."""
        found = _OFFER.findall(self.text)
        return tuple(Offered(day=_whole(day, language), clock=clock) for day, clock in found)


def _whole(short: str, language: str) -> str:
    return next((day for day in WEEKDAYS[language] if day.startswith(short)), short)


def date_words(day: datetime, language: str) -> str:
    """ "Friday 2 October", "Freitag, 2. Oktober"."""
    weekday, month = WEEKDAYS[language][day.weekday()], MONTHS[language][day.month - 1]
    return f"{weekday}, {day.day}. {month}" if language == "de" else f"{weekday} {day.day} {month}"
