"""The daemon: a pass every so often, sooner when the host says something, until told to stop."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from datetime import timedelta

import schedule

from reachout.errors import ReachoutError
from reachout.runtime.app import App
from reachout.runtime.sdnotify import notify
from reachout.runtime.world import Report

TICK = 1.0  # seconds between two looks for commands
JUMP = 5.0  # seconds by which wall clock and monotonic clock may part in one tick

Say = Callable[[Report], None]


def serve(app: App, say: Say) -> int:
    """Hold the lock and make passes until SIGTERM or SIGINT. Busy: another process runs.

    `schedule` reckons in naive local time (its own docs), so it only keeps the cadence; when the
    wall clock jumps its jobs are set anew and a look follows at once.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    app.wait = lambda seconds: _wait(stop, seconds)
    with app.lock:
        notify("READY=1", "STATUS=Watching.")
        _loop(app, say, stop)
        notify("STOPPING=1")
    return 0


def _wait(stop: threading.Event, seconds: float) -> bool:
    """Between two tries of a provider: not a sign of a hang. True: the program is to stop."""
    notify("WATCHDOG=1")
    return stop.wait(seconds)


def _loop(app: App, say: Say, stop: threading.Event) -> None:
    jobs = _jobs(app, say)
    jobs.run_all()
    wall, steady = app.now(), time.monotonic()
    while not stop.wait(TICK):
        passed = timedelta(seconds=time.monotonic() - steady)
        if abs((app.now() - wall - passed).total_seconds()) > JUMP:
            jobs = _jobs(app, say)
            jobs.run_all()
        elif not app.observing and app.store.commands(app.host.id):
            _pass(app, say)
        else:
            jobs.run_pending()
        wall, steady = app.now(), time.monotonic()


def _jobs(app: App, say: Say) -> schedule.Scheduler:
    jobs = schedule.Scheduler()
    seconds = max(1, int(app.settings.every.total_seconds()))
    jobs.every(seconds).seconds.do(_pass, app, say)
    return jobs


def _pass(app: App, say: Say) -> None:
    """No trouble ends the daemon; a job that raised would keep `schedule` from its next run."""
    try:
        report = app.run_pass()
    except ReachoutError as problem:
        report = Report(troubles=[str(problem)])
    trouble = report.troubles[0].splitlines()[0] if report.troubles else ""
    calm = "Observing." if app.observing else "Watching."
    notify("WATCHDOG=1", f"STATUS=Trouble: {trouble}" if trouble else f"STATUS={calm}")
    say(report)
