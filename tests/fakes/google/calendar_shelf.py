"""What one account has: its calendars, its settings, and the mail that Google sent for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from tests.fakes.google import Clock, Switches
from tests.fakes.google.calendar_diary import Diary
from tests.fakes.google.calendar_refusals import broken, not_found, read_only
from tests.fakes.google.calendar_times import Row

BASE32HEX = "0123456789abcdefghijklmnopqrstuv"


class Told(NamedTuple):
    """One mail of Google's to a guest."""

    event: str
    address: str
    what: str  # invite, update, cancellation


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailed:
    """The same with its circumstances. *by*: api (a request) or hand (the host's own doing)."""

    told: Told
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request."""

    params: Mapping[str, Any]
    body: Row = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return str(self.params.get(name, ""))

    def flag(self, name: str) -> bool:
        return bool(self.params.get(name, False))

    def texts(self, name: str) -> tuple[str, ...]:
        """A repeated parameter."""
        value = self.params.get(name, ())
        return (value,) if isinstance(value, str) else tuple(value)

    @property
    def if_match(self) -> str:
        return next((v for k, v in self.headers.items() if k.lower() == "if-match"), "")


@dataclass
class Shelf:
    owner: str
    clock: Clock
    switches: Switches
    zone: str  # of the settings: where the host is
    aliases: frozenset[str] = frozenset()  # further addresses that Google knows as the owner's
    google_guests: set[str] = field(default_factory=set)  # guests who use Google Calendar too
    diaries: dict[str, Diary] = field(default_factory=dict)
    mailed: list[Mailed] = field(default_factory=list)
    guest_copies: dict[str, dict[str, Row]] = field(default_factory=dict)  # address → id → event
    invitations_left: int | None = None  # None: no end
    sync_generation: int = 0  # tokens of an older one have expired
    pages: dict[str, Any] = field(default_factory=dict)  # page token → what comes next
    meets_pending: dict[str, int] = field(default_factory=dict)  # event id → reads until there
    made: int = 0  # ids and tokens that were made up

    def now(self) -> datetime:
        return self.clock.now()

    # ------------------------------------------------------------------ calendars

    def diary(self, id: str) -> Diary:
        found = self.diaries.get(self.owner if id == "primary" else id)
        if found is None:
            raise not_found()
        return found

    def readable(self, id: str) -> Diary:
        """Refusal while the calendar has trouble."""
        diary = self.diary(id)
        if diary.trouble == "internal error":
            raise broken()
        if diary.trouble:
            raise not_found()
        return diary

    def writable(self, id: str) -> Diary:
        diary = self.readable(id)
        if diary.role not in ("owner", "writer"):
            raise read_only()
        return diary

    def holding(self, event: str, calendar: str = "") -> Diary:
        """The calendar an event is on; the primary one first."""
        places = [self.diary(calendar)] if calendar else self.diaries.values()
        for diary in places:
            if diary.find(event):
                return diary
        raise KeyError(f"no calendar has an event {event}")

    # ------------------------------------------------------------------ people

    def is_own(self, address: str) -> bool:
        return address.lower() in {self.owner.lower(), *map(str.lower, self.aliases)}

    def organizes(self, diary: Diary, event: Row) -> bool:
        address = event["organizer"]["email"]
        return self.is_own(address) or address == diary.id

    def guests(self, diary: Diary, event: Row) -> dict[str, Row]:
        """Address → row, of the people other than the host."""
        return {
            row["email"].lower(): row
            for row in event.get("attendees", ())
            if not self.is_own(row["email"]) and row["email"] != diary.id
        }

    def uses_google(self, address: str) -> bool:
        known = {one.lower() for one in self.google_guests}
        return address in known or address.endswith("@gmail.com")

    def is_external(self, address: str) -> bool:
        """Outside the organiser's Workspace domain, which is not the same as outside Google."""
        return address.rpartition("@")[2] != self.owner.lower().rpartition("@")[2]

    # ------------------------------------------------------------------ made up by the server

    def fresh_id(self) -> str:
        """26 letters of base32hex, like those that Google makes."""
        digest = hashlib.sha256(f"{self.owner} {self._next()}".encode()).digest()
        return "".join(BASE32HEX[byte % 32] for byte in digest[:26])

    def fresh_token(self) -> str:
        return hashlib.sha256(f"token {self._next()}".encode()).hexdigest()[:40]

    def _next(self) -> int:
        self.made += 1
        return self.made

    def told(self) -> Iterator[Told]:
        return (mail.told for mail in self.mailed)
