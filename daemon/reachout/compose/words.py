"""Dates and times in the contact's language: their clock first, the host's beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from reachout.compose import regions
from reachout.compose.wording import Wording
from reachout.domain.contact import Contact
from reachout.domain.host import Host
from reachout.domain.letter import ShownSlot

NEAR = 6  # days: so far a weekday alone names one day
EARLY = 8  # before this hour "7:30" on a clock of 24 hours could be taken for the evening


@dataclass(frozen=True, slots=True)
class Times:
    """Words for instants in letters from *host* to *contact*.

    Where the contact's zone is unknown, the host's clock is shown and named by its city.
    """

    wording: Wording
    contact: Contact
    host: Host

    @property
    def zone(self) -> str:
        return self.contact.zone or self.host.zone

    def shown(self, slots: Sequence[tuple[datetime, datetime]]) -> tuple[ShownSlot, ...]:
        """The slots (start, end; aware) with their words, numbered from 1."""
        return tuple(
            ShownSlot(number=number, start=start, end=end, zone=self.zone, words=self.line(start))
            for number, (start, end) in enumerate(slots, 1)
        )

    def line(self, start: datetime) -> str:
        """ "Tue 9 June, 10:00 your time (15:00 mine)" """
        return self._moment("line", start, self._text(start, "day_in_line"))

    def moment(self, start: datetime) -> str:
        """ "Tuesday 9 June at 10:00 your time (15:00 mine)" """
        return self._moment("moment", start, self._text(start, "day_in_text"))

    def near_moment(self, start: datetime, now: datetime) -> str:
        """ "Tuesday at 10:00"; with the date when it is a week away or more."""
        if self._days_away(start, now) > NEAR:
            return self.moment(start)
        return self._moment("moment", start, self._pattern(start, "cccc"))

    def near_day(self, start: datetime, now: datetime) -> str:
        """ "Tuesday"; a week away or more "9 June"."""
        if self._days_away(start, now) > NEAR:
            return self._text(start, "date")
        return self._pattern(start, "cccc")

    def date(self, at: datetime) -> str:
        """ "9 June" """
        return self._text(at, "date")

    def _days_away(self, start: datetime, now: datetime) -> int:
        return abs((on_day(start, self.zone) - on_day(now, self.zone)).days)

    def _moment(self, form: str, start: datetime, day: str) -> str:
        clock = self._clock(start, self.zone)
        return self.wording.say("times", form, day=day, clock=clock, zone=self._zone_of(start))

    def _zone_of(self, start: datetime) -> str:
        """What must be said about zones at this instant: nothing when both clocks agree."""
        if self.contact.zone is None:
            return self._host_zone()
        theirs, mine = self._local(start), start.astimezone(ZoneInfo(self.host.zone))
        if theirs.utcoffset() == mine.utcoffset():
            return ""
        clock = self._clock(start, self.host.zone)
        if theirs.date() != mine.date():
            clock = f"{self._pattern(start, 'ccc', self.host.zone)} {clock}"
        return self.wording.say("times", "both_zones", mine=clock)

    def _host_zone(self) -> str:
        city = regions.city_of(self.host.zone, self.wording.language)
        if city:
            return self.wording.say("times", "host_zone", city=city)
        offset = regions.offset_of(self.host.zone)
        known = self.wording.has("times", "host_offset")
        return self.wording.say("times", "host_offset", offset=offset) if known else f" {offset}"

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.zone))

    def _clock(self, at: datetime, zone: str) -> str:
        early = "early" if at.astimezone(ZoneInfo(zone)).hour < EARLY else ""
        words = self._pattern(at, self._by_custom("clock", early), zone).lower()
        return words.replace("a.m.", "am").replace("p.m.", "pm")  # may end a sentence

    def _text(self, at: datetime, name: str, zone: str = "") -> str:
        return self._pattern(at, self._by_custom(name), zone)

    def _by_custom(self, name: str, special: str = "") -> str:
        """The pattern of that name; of several, the one that this region writes."""
        patterns = self.wording.at(("times", name))[1]
        if isinstance(patterns, str):
            return patterns
        customs = regions.customs(self.wording.language)
        names = [f"{custom}_{special}" for custom in customs] + list(customs) + list(patterns)
        return str(next(patterns[name] for name in names if name in patterns))

    def _pattern(self, at: datetime, pattern: str, zone: str = "") -> str:
        from babel.dates import format_datetime

        locale = regions.locale_of(self.wording.language)
        return format_datetime(at, pattern, ZoneInfo(zone or self.zone), locale)


def on_day(at: datetime, zone: str) -> date:
    """The calendar day at *zone*."""
    return at.astimezone(ZoneInfo(zone)).date()
