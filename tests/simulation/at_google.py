"""The demo's host at Google: the same hands, in a browser, on the server of the tests."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import tomlkit
from tests.fakes.google import Switches
from tests.fakes.google.calendar_hands import NoSuchButton
from tests.fakes.google.server import GoogleServer

from reachout.formats import mail as mails
from reachout.runtime.app import Seams
from reachout.runtime.clock import SetClock
from reachout.settings.files import SETTINGS
from reachout.simulation import cast, demo
from reachout.simulation.people import Person
from reachout.simulation.stage import Stage
from reachout.simulation.surroundings import Appointment, Standing, Told


@dataclass(slots=True, kw_only=True)
class AtGoogle:
    """`Surroundings` at Google. A draft goes by its draft id, a sent mail by its Message-ID."""

    server: GoogleServer

    # -------------------------------------------------------------- Gmail

    def deliver(self, raw: bytes) -> None:
        self.server.gmail.deliver(raw)

    def drafts(self) -> Mapping[str, bytes]:
        return self.server.gmail.drafts()

    def sent(self) -> Mapping[str, bytes]:
        return {_id(raw): raw for raw in self.server.gmail.sent()}

    def send(self, draft: str, at: datetime) -> str:
        return self.server.gmail.press_send(draft).strip("<>")

    def edit(self, draft: str, text: str) -> None:
        self.server.gmail.edit(draft, text=text)

    # -------------------------------------------------------------- Google Calendar

    def enter(self, appointment: Appointment) -> None:
        rules = ["RRULE:FREQ=WEEKLY"] if appointment.weekly else []
        self.server.calendar.enter(
            appointment.title, appointment.start, appointment.end, recurrence=rules
        )

    def events(self) -> Sequence[Standing]:
        return [
            Standing(
                id=row["id"],
                loop=loop,
                title=row["summary"],
                status=row["status"],
                hold=_is_hold(row),
                people=len(row.get("attendees", ())),
            )
            for row in self.server.calendar.standing()
            if (loop := _loop(row))
        ]

    def say_yes(self, loop: str) -> str:
        for row in self.server.calendar.standing():
            chat = _loop(row) == loop and not _is_hold(row)
            if chat and self._own_answer(row) != "accepted":
                return self._answered(row["id"])
        return ""

    def _answered(self, event: str) -> str:
        try:
            self.server.calendar.answer(event, "accepted")
        except NoSuchButton:
            return ""
        return event

    def _own_answer(self, row: Mapping[str, Any]) -> str:
        own = (one for one in row.get("attendees", ()) if one["email"] == self.server.owner)
        return next((str(one["responseStatus"]) for one in own), "")

    def told(self) -> Sequence[Told]:
        return [
            Told(event=one.event, loop=self.loop_of(one.event), address=one.address)
            for one in self.server.calendar.told
        ]

    def loop_of(self, event: str) -> str:
        return _loop(self.server.calendar.event(event) or {})


def _id(raw: bytes) -> str:
    return mails.message_id(mails.headers(raw))


def _loop(row: Mapping[str, Any]) -> str:
    return str(row.get("extendedProperties", {}).get("private", {}).get("reachout", ""))


def _is_hold(row: Mapping[str, Any]) -> bool:
    return "hold" in row.get("extendedProperties", {}).get("private", {})


# ------------------------------------------------------------------ the workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A stage at Google, and the server behind it: the witness."""

    stage: Stage
    server: GoogleServer


@contextmanager
def staged(
    home: Path,
    people: Sequence[Person],
    say: demo.Say,
    *,
    seams: Seams = demo.NONE,
    switches: Switches | None = None,
) -> Iterator[Scene]:
    """As `demo.staged`, with a new account at a server of its own, logged in."""
    clock = SetClock(demo.START)
    server = GoogleServer(cast.HOST_ADDRESS, clock=clock, switches=switches, zone=cast.HOST_ZONE)
    with server:
        server.gmail.introduce(cast.HOST_NAME)
        around = AtGoogle(server=server)
        demo.make_workspace(home, people, around)
        _log_in(home, server)
        with demo.staged(home, people, say, seams=seams, around=around, clock=clock) as stage:
            yield Scene(stage=stage, server=server)


def _log_in(home: Path, server: GoogleServer) -> None:
    """The settings name Google, and lie where `reachout auth` has been."""
    settings = home / SETTINGS
    document: Any = tomlkit.parse(settings.read_text(encoding="utf-8"))
    document["mailbox"]["provider"] = document["calendar"]["provider"] = "google"
    document["google"]["endpoint"] = server.endpoint
    document["mailbox"]["trust"] = ""  # Gmail's own word
    settings.write_text(document.as_string(), encoding="utf-8")
    client = json.dumps(server.client_json())
    (home / document["google"]["client"]).write_text(client, encoding="utf-8")
    token = home / document["google"]["token"]
    token.parent.mkdir(mode=0o700, exist_ok=True)
    server.log_in(token)
