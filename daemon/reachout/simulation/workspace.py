"""The folder in which the demo plays: settings, contacts and the host's own calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from reachout.settings import writing
from reachout.settings.files import CONTACTS, SETTINGS
from reachout.settings.start import new_workspace_files
from reachout.simulation.people import Person

MAIL, CALENDAR = "mail", "calendar"
WEEKLY = 2  # more than the default of one, so that nine stories fit into ten weeks


def make(
    home: Path, people: Sequence[Person], *, name: str, address: str, zone: str, start: datetime
) -> None:
    """Write a whole workspace into *home*, which may be missing or empty."""
    home.mkdir(parents=True, exist_ok=True)
    files = new_workspace_files(name=name, address=address, zone=zone)
    contacts = [files[CONTACTS], *(writing.contact(person.contact) for person in people)]
    (home / SETTINGS).write_text(_settings(files[SETTINGS], name.split()[0]), encoding="utf-8")
    (home / CONTACTS).write_text("\n".join(contacts), encoding="utf-8")
    _fill_calendar(home / CALENDAR, start.astimezone(ZoneInfo(zone)))


def _settings(text: str, first_name: str) -> str:
    import tomlkit

    document: Any = tomlkit.parse(text)
    document["rhythm"]["weekly"] = WEEKLY
    document["slots"]["notice"] = "48 hours"
    document["host"]["sign_off"]["en"] = first_name
    document["host"]["sign_off"]["de"] = f"Viele Grüße\n{first_name}"
    return str(document.as_string())


def _fill_calendar(folder: Path, start: datetime) -> None:
    """The host has a life: a meeting every Monday, a choir every Wednesday, some days off."""
    folder.mkdir()
    monday = start.replace(hour=0)
    _event(folder, "planning", "Planning", monday + timedelta(hours=10), weekly=True)
    _event(folder, "choir", "Choir", monday + timedelta(days=2, hours=16), weekly=True)
    _event(folder, "dentist", "Dentist", monday + timedelta(days=10, hours=9))
    _event(folder, "fair", "Trade fair", monday + timedelta(days=22, hours=9), hours=8)


def _event(
    folder: Path, uid: str, title: str, start: datetime, *, hours: int = 2, weekly: bool = False
) -> None:
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", f"{uid}@example.org")
    event.add("summary", title)
    event.add("dtstamp", start)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(hours=hours))
    if weekly:
        event.add("rrule", {"freq": "weekly"})
    calendar = Calendar()
    calendar.add("prodid", "-//a calendar program//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    (folder / f"{uid}.ics").write_bytes(calendar.to_ical())
