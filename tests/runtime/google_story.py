"""One loop at Google with every write there is, act by act; each act ends when all is settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta

from tests.runtime.google_trouble import TroubledWorkspace, after_trouble

from reachout.domain.loop import Stage

Act = Callable[[TroubledWorkspace], object]


def sends(world: TroubledWorkspace) -> None:
    """The host presses Send on the letter that lies there; of a chat it names, that is a yes."""
    draft = world.draft_id
    letter = world.checker.letters[draft]
    if letter.split(".")[1] in ("confirm", "moved"):
        world.checker.gestures[world.event()["id"]] += 1
    world.google.gmail.press_send(draft)
    world.gone[letter.split(".")[1]] += 1


def takes_the_first_time(world: TroubledWorkspace) -> None:
    """Another appointment falls on a time that the unsent letter offers."""
    start = world.offers()[0].start
    world.enter("dentist", start, start + timedelta(hours=1))
    world.clock.turn(timedelta(minutes=30))


def moves_by_a_day(world: TroubledWorkspace) -> None:
    world.say("answer", word="at", value=(world.loop().chat.start + timedelta(days=1)).isoformat())


ACTS: dict[str, Act] = {
    "a letter is written": lambda w: None,
    "a time in it is taken": takes_the_first_time,
    "the host sends it": sends,
    "nobody answers": lambda w: w.clock.turn(timedelta(days=13)),
    "Ada asks for another week": lambda w: w.reply("Another week would be better."),
    "the host offers other times": sends,
    "Ada says yes": lambda w: w.reply("Yes, number 1 suits me well."),
    "Ada thinks again": lambda w: w.reply("Sorry, something came up. Another week, please."),
    "the host offers times once more": sends,
    "Ada says yes to one of these": lambda w: w.reply("Yes, number 2 suits me well."),
    "the host confirms": sends,
    "Ada asks on the phone for the day after": moves_by_a_day,
    "the host tells that it is moved": sends,
    "the chat is over": lambda w: w.clock.turn(timedelta(days=25)),
    "the host thanks": sends,
    "all is quiet": lambda w: w.clock.turn(timedelta(days=1)),
}


def play(world: TroubledWorkspace) -> Iterator[tuple[str, TroubledWorkspace]]:
    """The workspace before the passes of each act, and after them."""
    for name, act in ACTS.items():
        act(world)
        yield name, world
        world.run()
        after_trouble(world)
        yield name, world


def curtain(world: TroubledWorkspace) -> dict[str, object]:
    """What stands at the end of an act, without ids: they may differ after trouble."""
    loop = world.loop()
    if loop is None:
        return {"loop": None, "drafts": len(world.drafts())}
    with world.app() as app:
        offers = sorted((o.start, o.state) for o in app.store.offers(loop.id))
        left = len(app.store.commands(app.host.id)) + len(app.store.inbox(loop.id))
        open_intent = app.store.open_intent(loop.id)
    letters = [world.checker.letters.get(id, "..") for id in world.google.gmail.drafts()]
    return {
        "loop": (loop.stage, loop.outcome, loop.ball, loop.round, loop.nudges),
        "pending": loop.pending and (loop.pending.letter, loop.pending.touched),
        "chat": loop.chat and loop.stage is not Stage.CLOSED and (loop.chat.start, loop.chat.told),
        "asked": sorted(asked.code for asked in loop.attention),
        "offers": offers,
        "left over": (left, open_intent),
        "drafts": Counter(letter.split(".")[1] for letter in letters),
        "sent": world.gone.copy(),
        "events": sorted(
            row["status"] for row in map(world.google.calendar.event, world.events())
        ),
        "told": [one.what for one in world.google.calendar.told],
    }
