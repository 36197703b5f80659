"""Ten weeks of a host and nine people, told in a few seconds through the same runtime."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from reachout.domain.board import Board, Card, whats_next
from reachout.errors import Bug, Usage
from reachout.runtime.app import App, Seams, opened
from reachout.runtime.clock import SetClock
from reachout.simulation import cast, workspace
from reachout.simulation.checker import Checker
from reachout.simulation.folders import Folders
from reachout.simulation.host import Diary, Host
from reachout.simulation.narrator import Narrator
from reachout.simulation.people import Person
from reachout.simulation.stage import Stage, lives
from reachout.simulation.surroundings import Surroundings

START = datetime(2026, 9, 7, 9, tzinfo=ZoneInfo(cast.HOST_ZONE))  # a Monday
WEEKS = 10

Say = Callable[[str], None]
NONE = Seams()


def run(keep: Path | None, say: Say) -> None:
    """Play the demo in *keep* (missing or empty; it stays) or in a temporary folder.

    Every line is handed to *say*. Usage: *keep* is not empty. Bug: the checker at the end found
    a broken promise.
    """
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="reachout-demo-") as folder:
            _play(Path(folder), say)
        say("Nothing of this was kept. `reachout demo --keep DIR` leaves all files in DIR.")
        return
    if keep.exists() and any(keep.iterdir()):
        raise Usage(f"{keep} is not empty. Name a folder that is empty or not there yet.")
    _play(keep, say)
    say(f"All of it lies in {keep}: {workspace.MAIL} is a Maildir for any mail program,")
    say(f"{workspace.CALENDAR} a folder of .ics files. `reachout --home {keep} status` reads on.")


def _play(home: Path, say: Say) -> None:
    make_workspace(home, cast.PEOPLE)
    with staged(home, cast.PEOPLE, say) as stage:
        told(stage, say)


def told(stage: Stage, say: Say) -> None:
    """The ten weeks with a beginning and an end. Bug: the checker found a broken promise."""
    for line in _beginning(len(cast.PEOPLE)):
        say(line)
    stage.play(WEEKS)
    _end(stage, say)


def _beginning(people: int) -> tuple[str, ...]:
    host, weekly = cast.HOST_NAME, workspace.WEEKLY
    return (
        f"{host} would like to be in touch with {people} people, all of them invented.",
        f"reachout writes {weekly} new letters a week into Drafts. Only {_first_name()} sends.",
    )


def _first_name() -> str:
    return cast.HOST_NAME.split()[0]


def make_workspace(
    home: Path, people: Sequence[Person], around: Surroundings | None = None
) -> None:
    """The two config files, and the host's own appointments on their calendar."""
    workspace.make(
        home,
        people,
        name=cast.HOST_NAME,
        address=cast.HOST_ADDRESS,
        zone=cast.HOST_ZONE,
    )
    around = around or folders_in(home)
    for appointment in workspace.appointments(START, cast.HOST_ZONE):
        around.enter(appointment)


def folders_in(home: Path) -> Folders:
    return Folders(
        mail=home / workspace.MAIL,
        calendar=home / workspace.CALENDAR,
        address=cast.HOST_ADDRESS,
    )


def _random_id(source: random.Random) -> str:
    return f"{source.getrandbits(48):012x}"


@contextmanager
def staged(
    home: Path,
    people: Sequence[Person],
    say: Say,
    *,
    seams: Seams = NONE,
    around: Surroundings | None = None,
    clock: SetClock | None = None,
) -> Iterator[Stage]:
    """The stage around the workspace at *home*; the same ids every time.

    *around*: the files of the workspace without it. *clock*: another than one that stands at
    START, for surroundings that look at it too.
    """
    around = around or folders_in(home)
    clock = clock or SetClock(START)
    ids = random.Random(START.year)
    new_id = partial(_random_id, ids)
    with opened(home, clock, new_id=new_id, seams=seams, durable=False) as app:
        app.world()  # a new mailbox gets its folders
        narrator = Narrator(
            say=say,
            host=_first_name(),
            zone=cast.HOST_ZONE,
            start=START,
            about={person.name: person.about for person in people},
        )
        diary = Diary()
        yield Stage(
            app=app,
            clock=clock,
            around=around,
            host=Host(
                name=cast.HOST_NAME,
                around=around,
                app=app,
                habits=cast.HABITS,
                narrator=narrator,
                diary=diary,
            ),
            lives=lives(people, cast.HOST_ADDRESS),
            checker=Checker(around=around, diary=diary, weekly=workspace.WEEKLY),
            narrator=narrator,
        )


# ------------------------------------------------------------------ the end


def _end(stage: Stage, say: Say) -> None:
    board = board_of(stage.app)
    policy = stage.app.settings.policy
    say("")
    say(f"The board after {WEEKS} weeks")
    width = max(len(card.name) for card in board.cards)
    for card in board.cards:
        state = card.loop.outcome or card.loop.stage
        say(f"  {card.name:<{width}}  {state:<10}  {whats_next(card, policy)}")
    say("")
    problems = stage.checker.verdict(board, policy)
    if problems:
        raise Bug("\n".join(("A promise was broken in the demo:", *problems)))
    say(
        f"A checker that sees only mailbox, calendar and board looked {stage.checker.looks} times:"
    )
    say("nothing was sent without a gesture, nothing lay there twice, and no loop hangs.")


def board_of(app: App) -> Board:
    """The loops with their people, as `status` shows them, oldest first."""
    store = app.store
    cards = tuple(
        Card(
            loop=loop,
            contact=store.contact(loop.contact),
            address=store.address_of(loop.contact),
            offers=tuple(store.offers(loop.id)),
        )
        for loop in store.loops(app.host.id, closed=True)
    )
    contacts = len(store.contacts(app.host.id))
    return Board(now=app.now(), cards=cards, sources=(), contacts=contacts)
