"""Every write of the story, met by every fault that leaves its end unknown; and power cuts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.google.faults import Fault, cut_off, half, late, reset, server_error, unanswered
from tests.runtime.google_story import curtain, play
from tests.runtime.google_trouble import STRAGGLES, TroubledWorkspace, after_trouble, copy_of
from tests.runtime.power import Power, PowerCut

from reachout.runtime.app import Seams

FAULTS = (
    unanswered(),
    cut_off(),
    STRAGGLES,
    half(),
    server_error(503),
    server_error(503, processed=True),
    reset(),
    reset(processed=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """An act without trouble: its writes by method, its points for a cut, and how it ends."""

    writes: Counter[str]
    points: int
    end: dict[str, object]


@contextmanager
def troubled(
    folder: Path, *, stays: bool = False, settings: str = ""
) -> Iterator[TroubledWorkspace]:
    world = TroubledWorkspace.troubled(folder / "w", stays=stays, settings=settings)
    try:
        yield world
    finally:
        world.close()


def acts(folder: Path, world: TroubledWorkspace) -> Iterator[tuple[str, TroubledWorkspace, Whole]]:
    """Each act as it begins, and what it is when nothing goes wrong."""
    story = play(world)
    for name, before in story:
        power, begun = Power(), len(world.google.log)
        with copy_of(before, folder / "before", runs=False) as kept:
            world.lose_power()
            world.seams = power.seams()
            next(story)
            judged(world, name)
            writes = Counter(call.method_id for call in world.google.log.since(begun).writes())
            yield name, kept, Whole(writes=writes, points=power.points, end=curtain(world))
        world.lose_power()
        world.seams = Seams()


def fault_by_fault(folder: Path, *, every: int, stays: bool = False, settings: str = "") -> int:
    """How many faults were survived; *every*: that share of them is tried."""
    tried = met = 0
    with troubled(folder, stays=stays, settings=settings) as world:
        for name, before, whole in acts(folder, world):
            for method, times in whole.writes.items():
                for place in range(times):
                    for fault in FAULTS:
                        tried += 1
                        if tried % every == 0:
                            met += _meets(folder, name, before, whole, (method, place, fault))
    return met


def _meets(
    folder: Path,
    act: str,
    before: TroubledWorkspace,
    whole: Whole,
    trouble: tuple[str, int, Fault],
) -> int:
    method, place, fault = trouble
    what = f"{act}: {fault.name}, processed {fault.processed}, at {method} number {place + 1}"
    with copy_of(before, folder / "faulty") as world:
        world.google.faults.next(method, *[late(0)] * place, fault)
        world.run()
        after_trouble(world)
        judged(world, what)
        ends_like(whole, world, what)
        return world.unknown_writes


def cut_by_cut(folder: Path, *, every: int, stays: bool = False, settings: str = "") -> int:
    """How many power cuts were survived."""
    tried = cuts = 0
    with troubled(folder, stays=stays, settings=settings) as world:
        for name, before, whole in acts(folder, world):
            for point in range(1, whole.points + 1):
                tried += 1
                if tried % every == 0:
                    _is_cut(folder, name, before, whole, point)
                    cuts += 1
    return cuts


def _is_cut(folder: Path, act: str, before: TroubledWorkspace, whole: Whole, point: int) -> None:
    power = Power(cut_at=point)
    with copy_of(before, folder / "cut") as world:
        world.seams = power.seams()
        while not power.where:
            try:
                world.run()
                after_trouble(world)
            except PowerCut:
                break
        world.lose_power()
        world.seams = Seams()
        world.run()
        after_trouble(world)
        what = f"{act}: cut {point}, {power.where}"
        judged(world, what)
        ends_like(whole, world, what)


def ends_like(whole: Whole, world: TroubledWorkspace, what: str) -> None:
    end = curtain(world)
    wrong = [name for name in end if end[name] != whole.end[name]]
    differs = [f"{name}: {end[name]}, not {whole.end[name]}" for name in wrong]
    assert not differs, "\n".join([what, *differs, str(world.google.log)])


def judged(world: TroubledWorkspace, what: str) -> None:
    world.checker.judge(world.google.log)
    assert not world.checker.wrong, "\n".join([what, *world.checker.wrong, str(world.google.log)])
