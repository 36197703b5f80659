"""`run` and `once`: the daemon, and one pass by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reachout.cli.examples import example
from reachout.cli.show import complain, say, say_json
from reachout.cli.workspace import Home, Now, Place, opened, place
from reachout.errors import Unreachable
from reachout.paths import lock_file
from reachout.store.lock import PassLock

if TYPE_CHECKING:
    from reachout.domain.loop import Attention
    from reachout.ports import Clock
    from reachout.runtime.app import App
    from reachout.runtime.observe import Observed
    from reachout.runtime.world import Report

NOTHING = "Nothing was to be done."
Json = Annotated[bool, typer.Option("--json", help="As JSON: one object for each effect.")]


@example("reachout once", "reachout once --json", "reachout once --now 2026-06-02T09:00+02:00")
def once(ctx: typer.Context, json: Json = False, home: Home = None, now: Now = None) -> None:
    """Look at mailbox and calendar once, and do what follows.

    Good for a timer of your own. In observe mode it only says what it would write.
    Exit code 75: the daemon runs, and looks anyway; or mail or calendar could not be read.
    """
    where = place(ctx, home, now)
    with opened(where) as app:
        asked = questions(app)
        with app.lock:
            report = app.run_pass()
        if report.observed is not None:
            _would_write(app, where, report.observed, json)
        elif json:
            say_json(_effects(report))
        else:
            _in_words(app, where, report, [q for q in questions(app) if q not in asked])
        for trouble in report.troubles:
            complain(trouble)
        if report.unread:
            raise typer.Exit(Unreachable.exit_code)


def _effects(report: Report) -> list[dict[str, str]]:
    return [
        {"effect": d.effect, "contact": d.contact, "loop": d.loop, **d.detail} for d in report.done
    ]


def _would_write(app: App, where: Place, observed: Observed, json: bool) -> None:
    from reachout.cli.observing import ON, letters_as_json, say_observed

    if json:
        say_json(letters_as_json(observed))
    else:
        say(ON)
        say_observed(app, where, observed)


def questions(app: App) -> list[tuple[str, Attention]]:
    """What the host is asked, with the id of the loop."""
    loops = app.store.loops(app.host.id, closed=True)
    return [(loop.id, asked) for loop in loops for asked in loop.attention]


def _in_words(app: App, where: Place, report: Report, asked: list[tuple[str, Attention]]) -> None:
    from reachout.cli.reports import in_drafts, say_asked, say_drafts, what_was_done

    lines = what_was_done(app, report)
    if lines or not asked:
        say("\n".join(lines) or ("Nothing was done." if report.troubles else NOTHING))
    for loop in dict.fromkeys(loop for loop, _ in asked):
        say_asked(app, where, loop)
    touched = {done.loop for done in report.done}
    say_drafts(app, where, [one for one in in_drafts(app) if one.loop.id in touched])


@example("reachout run", "reachout --home ~/reachout run")
def run(ctx: typer.Context, home: Home = None, now: Now = None) -> None:
    """Keep watch in the foreground, until Ctrl-C: the daemon.

    It looks at mailbox and calendar every so often ([daemon] every), and at once when you say
    something with another command. SIGTERM ends it too. Exit code 75: it runs already.
    """
    where = place(ctx, home, now)
    _must_be_alone(where)

    from reachout.cli.teller import Teller
    from reachout.runtime.serve import serve

    with opened(where) as app:
        app.clock = _running(where)
        code = serve(app, Teller(app, where))
    say("Stopped. Letters in Drafts stay there; `reachout run` goes on where it was.")
    raise typer.Exit(code)


def _must_be_alone(where: Place) -> None:
    """Busy for a second daemon, at once: before anything dear is loaded."""
    lock = lock_file(where.home)
    if lock.exists():
        with PassLock(lock):
            pass


def _running(where: Place) -> Clock:
    from reachout.runtime.clock import RunningClock

    return where.clock() if where.now is None else RunningClock.from_now(where.now)
