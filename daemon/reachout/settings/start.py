"""The two files that a new workspace begins with: the shipped examples, made the host's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reachout.domain.hours import Hours
from reachout.paths import shipped
from reachout.settings import writing
from reachout.settings.files import CONTACTS, SETTINGS
from reachout.settings.likings import DAYS
from reachout.settings.places import country_of, humane_hours

_FAREWELLS = {"en": "", "de": "Viele Grüße\n", "de-formal": "Mit freundlichen Grüßen\n"}


def new_workspace_files(
    *, name: str, address: str, zone: str, person: Mapping[str, object] | None = None
) -> dict[str, str]:
    """File name → text for `reachout init`, every setting explained where it stands.

    *person* has the fields of one contact, None is left out; without a person the list is empty
    and its head shows how one is written. Nothing is checked here: `load.parse` does that.
    """
    return {SETTINGS: _settings(name, address, zone), CONTACTS: _contacts(person)}


def _settings(name: str, address: str, zone: str) -> str:
    import tomlkit

    document: Any = tomlkit.parse((shipped("config") / SETTINGS).read_text(encoding="utf-8"))
    host = document["host"]
    host["name"], host["address"], host["zone"] = name, address, zone
    _give_hours(host["hours"], humane_hours(country_of(zone)))
    for manner, farewell in _FAREWELLS.items():
        host["sign_off"][manner] = farewell + name
    return str(document.as_string())


def _give_hours(week: Any, hours: Hours) -> None:
    """The week of the example, with the days off where the weekend of the country has them."""
    nine_to_six = list(week["mon"])
    for number, day in enumerate(DAYS):
        if bool(week[day]) != (number in hours.weekdays):
            week[day] = [] if week[day] else nine_to_six


def _contacts(person: Mapping[str, object] | None) -> str:
    """All that stands above the first example, and the person below it."""
    example = (shipped("config") / CONTACTS).read_text(encoding="utf-8")
    head = example.split("\n[[contacts]]\n", 1)[0].rstrip("\n") + "\n"
    return head + ("\n" + writing.contact(person) if person else "")
