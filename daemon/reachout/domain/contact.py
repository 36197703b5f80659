"""A person the host keeps in touch with, as the contacts file describes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reachout.domain.hours import OFFICE_HOURS, Hours
from reachout.domain.span import Days


class Intent(StrEnum):
    LEARN = "learn"
    PEER = "peer"
    MENTOR = "mentor"
    GIVE = "give"


class Kind(StrEnum):
    """The form of the chat."""

    VIDEO = "video"
    PHONE = "phone"
    COFFEE = "coffee"
    WALK = "walk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A dated sentence worth saying while it is fresh: from *on*, for *good_for*."""

    on: date
    say: str
    good_for: timedelta = timedelta(days=60)

    def fresh(self, today: date) -> bool:
        return self.on <= today <= self.on + self.good_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Every text is the host's own and is one or more whole sentences said to the person."""

    id: str  # random, given by runtime; an `id` in the TOML wins
    name: str
    addresses: tuple[str, ...]  # bare addr-specs, lower case; letters go to the first
    intent: Intent
    greeting: str
    why: str
    ask: tuple[str, ...]
    sign_off: str = ""  # empty: the host's, by language and formality
    language: str = "en"  # a locale: "en", "en-GB", "de", "de-AT"
    formal: bool = False
    link: str = ""
    facts: tuple[Fact, ...] = ()
    tell: str = ""
    topic: str = ""
    kind: Kind = Kind.VIDEO
    minutes: int = 30
    place: str = ""
    times: bool = True
    zone: str | None = None  # IANA; None: unknown, the host's is used and named
    country: str = ""  # "DE", "DE-BW": whose public holidays they have; "": nobody knows
    hours: Hours = OFFICE_HOURS  # their humane hours, in their zone
    buffer: timedelta | None = None  # kept free around a chat with them; None: the host's own
    cadence: timedelta = timedelta(days=90)
    nudges: int = 1
    tags: tuple[str, ...] = ()
    last: date | None = None  # last meeting or mail that the host remembers
    paused: bool = False
    paused_until: date | None = None
    away: tuple[Days, ...] = ()
    notes: str = ""  # private: goes nowhere

    @property
    def address(self) -> str:
        return self.addresses[0]

    @property
    def base_language(self) -> str:
        return self.language.split("-")[0]
