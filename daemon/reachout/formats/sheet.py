"""One calendar file, read: what stands in it once, and its series, unfolded where somebody looks.

A program writes one event a file or thousands; only what repeats goes through the unfolding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from reachout.domain.span import Span
from reachout.formats.agenda import (
    FAR_ZONES,
    Occurrence,
    events_of,
    lost_zone,
    occurrence_of,
    parsed,
    time_of,
)

if TYPE_CHECKING:
    from icalendar import Calendar, Component

    from reachout.formats.series import Series

TIMES = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
REPEATS = ("RRULE", "RDATE", "RECURRENCE-ID")


@dataclass(frozen=True, slots=True)
class Sheet:
    once: tuple[Occurrence, ...] = ()
    series: tuple[Series, ...] = ()
    people: frozenset[str] = frozenset()  # addresses of everybody on any of them

    def near(self, span: Span) -> Iterator[Occurrence]:
        """What touches *span* or the day around it, where a time in an unknown zone may lie."""
        around = span.widened(FAR_ZONES, FAR_ZONES)
        yield from (one for one in self.once if one.span.overlaps(around))
        for series in self.series:
            yield from (one for one in series.near(around) if one.span.overlaps(around))

    def naming(self, addresses: frozenset[str]) -> Sheet:
        """Only what any of these people stands on, in at least one of its instances."""
        if not addresses & self.people:
            return Sheet()
        return Sheet(
            tuple(one for one in self.once if addresses & one.people),
            tuple(each for each in self.series if addresses & each.people),
            addresses & self.people,
        )


def refuse_lost(found: Iterable[Occurrence], span: Span) -> None:
    """Raises ValueError when one in or near *span* stands in a time zone that nobody knows."""
    around = span.widened(FAR_ZONES, FAR_ZONES)
    for one in found:
        if one.lost_zone and one.span.overlaps(around):
            raise ValueError(f"it names a time zone that nobody knows: {one.lost_zone}")


def read_sheet(raw: bytes, zone: str) -> Sheet:
    """One .ics file. *zone* (IANA) is for DATEs and for times that name none.

    Raises ValueError when it is no whole calendar, or a time or rule in it makes no sense.
    """
    calendar = parsed(raw)
    events = events_of(calendar)
    for event in events:
        _check(event)
    single, repeated = _sorted_out(events)
    once = tuple(occurrence_of(event, zone, lost_zone(event)) for event in single)
    series = _series(calendar, repeated, zone) if repeated else ()
    people = [*(one.people for one in once), *(each.people for each in series)]
    return Sheet(once, series, frozenset(chain.from_iterable(people)))


def _check(event: Component) -> None:
    """The parser keeps what it cannot read and goes on; we must not."""
    from icalendar.prop import vBroken

    if "DTSTART" not in event:
        raise ValueError("an event has no start")
    for name in TIMES:
        values = event.get(name)
        if values is None:
            continue
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, vBroken):
                raise ValueError(f"{name} makes no sense: {value}")
    if not all(isinstance(time_of(event, name), date) for name in TIMES[:2] if name in event):
        raise ValueError("an event starts or ends at no date")


def _sorted_out(
    events: Sequence[Component],
) -> tuple[Sequence[Component], Sequence[Sequence[Component]]]:
    """(events that stand alone, those of each series): a series is all that has its UID."""
    repeated = {event.get("UID") for event in events if any(name in event for name in REPEATS)}
    if not repeated:
        return events, ()
    groups: dict[object, list[Component]] = defaultdict(list)
    for event in events:
        uid = event.get("UID")
        if uid in repeated:
            groups[uid or id(event)].append(event)
    return [event for event in events if event.get("UID") not in repeated], [*groups.values()]


def _series(
    calendar: Calendar, repeated: Sequence[Sequence[Component]], zone: str
) -> tuple[Series, ...]:
    from reachout.formats.series import Series

    return tuple(Series(events, calendar, zone) for events in repeated)
