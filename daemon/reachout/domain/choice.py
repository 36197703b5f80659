"""A good set of times for one letter, not the first few that are free.

Different days come first, whatever they cost. Among these the set is looked for whose times are
welcome by themselves (domain/liking.py) and unlike each other: first the best time beside those
that stand already, again and again; then each is exchanged as long as that makes the set better.
The same question has the same answer; of two equal times the earlier one is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from reachout.domain.candidates import Candidate, Guest, Slot, candidates
from reachout.domain.liking import LEAST, Share, beside, clocks, product, shares
from reachout.domain.openings import NEVER, Openings, Stretch
from reachout.domain.wallclock import local_day

WEIGHED = 12  # days; further ones would not be taken while these have any
ROUNDS = 3  # of exchanging


@dataclass(frozen=True, slots=True)
class Weighed:
    candidate: Candidate
    told: list[Share]
    worth: float

    @property
    def liked(self) -> bool:
        """The host gave these hours some weight."""
        return all(share > LEAST for share, _ in self.told)

    def beside(self, others: Iterable[Weighed]) -> float:
        worth = self.worth
        for other in others:
            worth *= beside(self.candidate, other.candidate)[0]
        return worth


def pick(found: Openings, *, guest: Guest, kept: Sequence[Slot] = ()) -> tuple[Slot, ...]:
    """At most `policy.count` times, in order; *kept* stand in the letter already and count.

    Fewer when there are no more.
    """
    weighed = weigh(found, guest, most=WEIGHED + found.policy.count)
    standing = [_kept(slot, found.zone) for slot in kept]
    wanted = found.policy.count - len(standing)
    chosen = _exchanged(_greedy(weighed, standing, wanted), weighed, standing)
    if len(chosen) < wanted and not standing:
        chosen = max(chosen, _packed(weighed, wanted), key=len)
    return tuple(sorted([*kept, *(one.candidate.slot for one in chosen)]))


def weigh(found: Openings, guest: Guest, most: int) -> list[Weighed]:
    """Of the first *most* days that have any."""
    both = clocks(found, guest.side)
    weighed: list[Weighed] = []
    soonest: int | None = None
    for day in islice(candidates(found, guest), most):
        soonest = day[0].ahead if soonest is None else soonest
        for one in day:
            told = shares(one, found, both, soonest)
            weighed.append(Weighed(one, told, product(told)))
    return weighed


def _kept(slot: Slot, zone: str) -> Weighed:
    local = slot.start.astimezone(ZoneInfo(zone))
    alone = Stretch(slot.start, NEVER, False, False, (local.time(), local.time()))
    day = local_day(slot.start, zone)
    minute = 60 * local.hour + local.minute
    return Weighed(Candidate(slot, local.time(), minute, day, 0, alone), [], 1.0)


def _greedy(weighed: Sequence[Weighed], standing: Sequence[Weighed], wanted: int) -> list[Weighed]:
    chosen: list[Weighed] = []
    while len(chosen) < wanted:
        others = [*standing, *chosen]
        best = _best(_next(weighed, others), others)
        if best is None:
            break
        chosen.append(best)
    return chosen


def _next(weighed: Sequence[Weighed], others: Sequence[Weighed]) -> Sequence[Weighed]:
    """On a new day, else on a used one; hours without any weight only where nothing else is."""
    liked = [one for one in weighed if one.liked]
    return (
        _fresh(liked, others)
        or _apart(liked, others)
        or _fresh(weighed, others)
        or _apart(weighed, others)
    )


def _fresh(weighed: Iterable[Weighed], others: Sequence[Weighed]) -> list[Weighed]:
    """On days on which nothing of the letter lies yet."""
    days = {one.candidate.day for one in others}
    return [one for one in weighed if one.candidate.day not in days]


def _apart(weighed: Iterable[Weighed], others: Sequence[Weighed]) -> list[Weighed]:
    slots = [one.candidate.slot for one in others]
    return [
        one
        for one in weighed
        if all(
            one.candidate.slot.end <= slot.start or slot.end <= one.candidate.slot.start
            for slot in slots
        )
    ]


def _best(weighed: Sequence[Weighed], others: Sequence[Weighed]) -> Weighed | None:
    """The first of the best: rounding must not decide between equals."""
    best, most = None, 0.0
    for one in weighed:
        worth = one.beside(others)
        if worth > most * (1 + 1e-9):
            best, most = one, worth
    return best


def _exchanged(
    chosen: list[Weighed], weighed: Sequence[Weighed], standing: Sequence[Weighed]
) -> list[Weighed]:
    """One by one, as long as the set gains; no day is given up for another time of a used one."""
    for _ in range(ROUNDS):
        changed = False
        for number, one in enumerate(chosen):
            others = [*standing, *chosen[:number], *chosen[number + 1 :]]
            better = _best(_fresh(weighed, others), others)
            if better is not None and better.beside(others) > one.beside(others) * (1 + 1e-9):
                chosen[number], changed = better, True
        if not changed:
            break
    return chosen


def _packed(weighed: Sequence[Weighed], wanted: int) -> list[Weighed]:
    """As many as go in without overlapping: always the one that is over first.

    Of more than are wanted the first of each day come first.
    """
    found: list[Weighed] = []
    free_from: datetime | None = None
    for one in weighed:
        slot = one.candidate.slot
        if free_from is None or free_from <= slot.start:
            found.append(one)
            free_from = slot.end
    first = {one.candidate.day: one for one in reversed(found)}
    again = [one for one in found if one is not first[one.candidate.day]]
    return [*first.values(), *again][:wanted]
