"""Choosing times over a year that is full, beside a plain sweep over the same spans."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from random import Random
from time import process_time

from reachout.domain.hours import OFFICE_HOURS
from reachout.domain.policy import SlotPolicy
from reachout.domain.slots import Guest, Side, choose, openings, pick
from reachout.domain.span import Span

NOW = datetime(2026, 1, 5, 7, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SAM = Side(zone="Europe/Berlin", hours=OFFICE_HOURS)


def main(say: Callable[[str], None]) -> None:
    say("\nTimes over a full year: choose beside a plain sweep, CPU time, the least of several")
    for count, times in ((20_000, 25), (200_000, 5), (1_000_000, 3)):
        busy = year_of(count)
        for horizon in (10, 250):
            ours, plain = _beside(busy, SlotPolicy(horizon=horizon), times)
            say(
                f"  {count:>9,} spans, {horizon:>3} working days ahead: {ours:8.2f} ms, "
                f"plain sweep {plain:8.2f} ms, {ours / plain:.2f}"
            )
    for count in (3_000, 20_000):
        say(f"  one more contact, {count:,} spans swept before: {_one_more(count):.2f} ms")


def year_of(count: int) -> list[Span]:
    rng = Random(1)
    starts = (NOW + rng.randint(0, 365 * 1440) * MINUTE for _ in range(count))
    return sorted(Span(start, start + rng.choice([15, 30, 60]) * MINUTE) for start in starts)


def plain_sweep(busy: list[Span]) -> list[tuple[datetime, datetime]]:
    """The gaps between them, and no question asked."""
    found, reach = [], NOW
    for span in sorted(busy, key=attrgetter("start")):
        if span.start > reach:
            found.append((reach, span.start))
        if span.end > reach:
            reach = span.end
    return found


def _beside(busy: list[Span], policy: SlotPolicy, times: int) -> tuple[float, float]:
    """Interleaved, so that both meet the same moments of the machine."""
    ours, plain = [], []
    for _ in range(times):
        ours.append(
            _timed(lambda: choose(busy, host=SAM, contact=SAM, minutes=30, policy=policy, now=NOW))
        )
        plain.append(_timed(lambda: plain_sweep(busy)))
    return min(ours), min(plain)


def _one_more(count: int) -> float:
    swept = openings(year_of(count), host=SAM, policy=SlotPolicy(), now=NOW)
    guest = Guest(side=Side(zone="America/New_York", hours=OFFICE_HOURS), minutes=30)
    return min(_timed(lambda: pick(swept, guest=guest)) for _ in range(25))


def _timed(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return (process_time() - begun) * 1000
