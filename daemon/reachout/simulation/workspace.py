"""The folder in which the demo plays: settings, contacts, and what else the host has to do."""

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
from reachout.simulation.programs import SERVER
from reachout.simulation.surroundings import Appointment

MAIL, CALENDAR = "mail", "calendar"
WEEKLY = 2  # more than the default of one, so that nine stories fit into ten weeks


def make(home: Path, people: Sequence[Person], *, name: str, address: str, zone: str) -> None:
    """Write settings and contacts into *home*, which may be missing or empty."""
    home.mkdir(parents=True, exist_ok=True)
    files = new_workspace_files(name=name, address=address, zone=zone)
    contacts = [files[CONTACTS], *(writing.contact(person.contact) for person in people)]
    (home / SETTINGS).write_text(_settings(files[SETTINGS], name.split()[0]), encoding="utf-8")
    (home / CONTACTS).write_text("\n".join(contacts), encoding="utf-8")


def _settings(text: str, first_name: str) -> str:
    import tomlkit

    document: Any = tomlkit.parse(text)
    document["mailbox"]["trust"] = SERVER  # it writes its verdict on top of every mail
    document["rhythm"]["weekly"] = WEEKLY
    document["slots"]["notice"] = "48 hours"
    document["host"]["sign_off"]["en"] = first_name
    document["host"]["sign_off"]["de"] = f"Viele Grüße\n{first_name}"
    return str(document.as_string())


def appointments(monday: datetime, zone: str) -> tuple[Appointment, ...]:
    """The host has a life: a meeting every Monday, a choir every Wednesday, some days off."""
    midnight = monday.astimezone(ZoneInfo(zone)).replace(hour=0)
    return (
        _appointment("planning", "Planning", midnight + timedelta(hours=10), weekly=True),
        _appointment("choir", "Choir", midnight + timedelta(days=2, hours=16), weekly=True),
        _appointment("dentist", "Dentist", midnight + timedelta(days=10, hours=9)),
        _appointment("fair", "Trade fair", midnight + timedelta(days=22, hours=9), hours=8),
    )


def _appointment(
    name: str, title: str, start: datetime, *, hours: int = 2, weekly: bool = False
) -> Appointment:
    end = start + timedelta(hours=hours)
    return Appointment(name=name, title=title, start=start, end=end, weekly=weekly)
