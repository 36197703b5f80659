"""A series, unfolded: which of its instances take place in a stretch of time, and when.

The rules are those of recurring_ical_events (RFC 5545 sections 3.3.10 and 3.8.5); where it would
lose an instance at the end of a series, the end is mended first. Heavy to import: import it late.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from reachout.domain.span import Span
from reachout.formats.agenda import (
    Occurrence,
    after,
    from_to,
    instant,
    lost_zone,
    occurrence_of,
    time_of,
)

if TYPE_CHECKING:
    from icalendar import Component

END_OF_DAY = time(23, 59, 59)


class Series:
    """All events of one UID: the one that repeats, and instances that were changed."""

    def __init__(self, events: Sequence[Component], calendar: Calendar, zone: str) -> None:
        """Raises ValueError when a rule makes no sense."""
        self._zone = zone
        self._lost = next(filter(None, map(lost_zone, events)), "")
        self._facts: dict[int, Occurrence] = {}
        alone = Calendar()
        alone.update(calendar)
        alone.subcomponents = list(events)
        for event in events:
            _mend_ends(event, _own_zone(event, calendar), zone)
        self._query = recurring_ical_events.of(alone, components=[INSTANCES])
        self.people = frozenset(
            who for event in events for who in occurrence_of(event, zone, self._lost).people
        )

    def near(self, span: Span) -> Iterator[Occurrence]:
        """The instances that touch *span*; times without a zone may be a day off."""
        for event, start, end in self._query.between(span.start, span.end):
            yield self._instance(event, start, end)

    def _instance(self, event: Component, start: date, end: date) -> Occurrence:
        facts = self._facts.get(id(event))
        if facts is None:
            facts = occurrence_of(event, self._zone, self._lost)
            self._facts[id(event)] = facts
        return replace(facts, span=_span(event, start, end, self._zone))


def _span(event: Component, start: date, end: date, zone: str) -> Span:
    """From wall time to wall time, unless the event says how long it lasts: that is exact."""
    if "DTEND" not in event and "DURATION" in event:
        lasts = time_of(event, "DURATION")
        if end - start == lasts:  # an RDATE may have an end of its own
            begins, ends = instant(start, zone), after(start, lasts, zone)
            return Span(min(begins, ends), max(begins, ends))
    return Span(*from_to(start, end, zone))


# ------------------------------------------------------------------ instances, without copies


class _Event(recurring_ical_events.EventAdapter):  # type: ignore[misc]
    """Hands out the event itself and the times of an instance; the copies would cost the most."""

    def as_component(
        self, start: Any = None, stop: Any = None, keep_recurrence_attributes: bool = True
    ) -> Any:
        return self._component, start, stop


class _Instance(recurring_ical_events.Occurrence):  # type: ignore[misc]
    def as_component(self, keep_recurrence_attributes: bool) -> Any:
        return self._adapter.as_component(self.start, self.end)


INSTANCES = recurring_ical_events.ComponentsWithName(
    "VEVENT", adapter=_Event, occurrence=_Instance
)


# ------------------------------------------------------------------ ends that are mended


def _own_zone(event: Component, calendar: Calendar) -> tzinfo | None:
    """Of its start; None when it floats, or is a day."""
    start = time_of(event, "DTSTART")
    if not isinstance(start, datetime):
        return None
    named = calendar.get("X-WR-TIMEZONE")
    if start.tzinfo is None and named is not None:
        return ZoneInfo(str(named))
    return start.tzinfo


def _mend_ends(event: Component, own: tzinfo | None, zone: str) -> None:
    """UNTIL is to be of the kind that DTSTART is, and programs write others (section 3.3.10).

    The library takes a local one for UTC, and a date for its first minute: the last instance of a
    series would look free.
    """
    rules = event.get("RRULE", [])
    all_day = not isinstance(time_of(event, "DTSTART"), datetime)
    for rule in rules if isinstance(rules, list) else [rules]:
        untils = rule.get("UNTIL", [])
        untils = untils if isinstance(untils, list) else [untils]
        if untils:
            mend = _last_day if all_day else _last_time
            rule["UNTIL"] = [mend(until, own, ZoneInfo(zone)) for until in untils]


def _last_day(until: date, own: tzinfo | None, here: tzinfo) -> date:
    if not isinstance(until, datetime):
        return until
    return max(until.date(), until.astimezone(here).date() if until.tzinfo else date.min)


def _last_time(until: date, own: tzinfo | None, here: tzinfo) -> datetime:
    """In UTC where the series has a zone, without one where it floats; never the earlier one."""
    if not isinstance(until, datetime):
        until = datetime.combine(until, END_OF_DAY)
    if own is not None:
        return (until if until.tzinfo else until.replace(tzinfo=own)).astimezone(UTC)
    if until.tzinfo is None:
        return until
    return max(until.replace(tzinfo=None), until.astimezone(here).replace(tzinfo=None))
