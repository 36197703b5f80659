"""One whole loop, act by act. Each act is what the world does before the next pass."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from tests.runtime.power import Power, PowerCut
from tests.runtime.workspace import Workspace

from reachout.runtime.app import Seams

Act = Callable[[Workspace], object]

ACTS: dict[str, Act] = {
    "a letter is written": lambda w: None,
    "the host sends it": lambda w: said(w, "approve"),
    "nobody answers": lambda w: w.clock.turn(timedelta(days=15)),
    "the host sends the reminder": lambda w: said(w, "approve"),
    "Ada says yes": lambda w: w.reply("Yes, number 1 suits me well."),
    "the host confirms": lambda w: said(w, "approve"),
    "the chat is over": lambda w: w.clock.turn(timedelta(days=21)),
    "the host thanks": lambda w: said(w, "approve"),
    "all is quiet": lambda w: w.clock.turn(timedelta(days=1)),
}


def said(world: Workspace, word: str) -> None:
    """The host types it; the pass that follows applies it."""
    with world.app() as app:
        (contact,) = app.store.find_contacts(app.host.id, "Ada")
        app.store.say(app.host.id, word, {"contact": contact.id}, app.now())


def curtain(world: Workspace) -> dict[str, object]:
    """What stands at the end of an act, without ids: they may differ after a cut."""
    loop = world.loop()
    if loop is None:
        return {"loop": None, "drafts": len(world.drafts())}
    with world.app() as app:
        offers = [(o.number, o.start, o.state) for o in app.store.offers(loop.id)]
        waiting = len(app.store.commands(app.host.id)) + len(app.store.inbox(loop.id))
        open_intent = app.store.open_intent(loop.id)
    return {
        "loop": (loop.stage, loop.outcome, loop.ball, loop.round, loop.nudges),
        "pending": loop.pending and (loop.pending.letter, loop.pending.touched),
        "chat": loop.chat and (loop.chat.start, loop.chat.status, loop.chat.told),
        "asked": sorted(asked.code for asked in loop.attention),
        "offers": offers,
        "left over": (waiting, open_intent),
        "sent": Counter(str(m["X-Reachout-Key"]).split(".")[1] for m in world.sent()),
        "drafts": Counter(str(m["X-Reachout-Key"]).split(".")[1] for m in world.drafts()),
        "events": len(world.events()),
    }


def play(world: Workspace) -> Iterator[tuple[str, Workspace]]:
    """The workspace before each pass: after the world's part of the act."""
    for name, act in ACTS.items():
        act(world)
        yield name, world
        world.run()


@contextmanager
def copy_of(world: Workspace, at: Path) -> Iterator[Workspace]:
    shutil.copytree(world.home, at)
    copied = Workspace(at)
    copied.clock.at = world.clock.at
    yield copied
    shutil.rmtree(at)


def through_a_cut(world: Workspace, seams: Seams, after: Seams | None = None) -> None:
    """A pass that is cut, and the pass of the process that comes after it."""
    world.seams = seams
    try:
        world.run()
    except PowerCut:
        world.seams = after or Seams()
        world.run()
    world.seams = Seams()


def cut_everywhere(
    acts: Iterable[tuple[str, Workspace]],
    folder: Path,
    scene: Callable[[Workspace], object],
    *,
    every: int,
) -> int:
    """How many power cuts were survived: each act ends in the *scene* in which it does whole."""
    cuts = 0
    for name, before in acts:
        with copy_of(before, folder / "whole") as whole:
            counted = Power()
            through_a_cut(whole, counted.seams())
            expected = scene(whole)
        for point in range(1, counted.points + 1, every):
            power = Power(cut_at=point)
            with copy_of(before, folder / "cut") as cut:
                through_a_cut(cut, power.seams())
                assert scene(cut) == expected, f"{name}: cut {point}, {power.where}"
            cuts += 1
    return cuts
