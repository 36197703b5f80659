"""`make bench`: exact counts are asserted, times are only shown (docs/benchmarks.md).

Times are the minimum of interleaved runs, so that a noisy neighbour slows all alike.
"""

from __future__ import annotations

import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.bench import calendars, google, reading, sweep
from tests.bench.waiting import awaiting
from tests.runtime.workspace import ADA, Workspace

from reachout.ports import Change
from reachout.runtime.app import App, Seams, open_app
from reachout.runtime.cycle import one_pass

SIZES = (20, 1_000, 100_000)
ROUNDS = 15


@dataclass
class Counting:
    """Stands before a provider and counts what is asked of it."""

    inner: Any
    calls: int = 0

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.inner, name)
        if not callable(found):
            return found

        def counted(*args: Any, **kwargs: Any) -> Any:
            self.calls += 1
            return found(*args, **kwargs)

        return counted


@dataclass
class Rig:
    """A workspace in which one letter waits for its answer and nobody is due, warmed up."""

    size: int
    home: Path
    app: App
    mail: Counting
    calendar: Counting

    @classmethod
    def build(cls, folder: Path, size: int) -> Rig:
        world = Workspace.make(folder / str(size), _people(size))
        made: dict[str, Counting] = {}

        def keep(name: str) -> Callable[[Any], Any]:
            return lambda inner: made.setdefault(name, Counting(inner))

        seams = Seams(mail=keep("mail"), calendar=keep("calendar"))
        app = open_app(world.home, world.clock, new_id=world.new_id, seams=seams)
        later = world.clock.now() + timedelta(days=80)
        app.store.set_due({one.id: later for one in app.store.contacts(app.host.id)})
        (somebody, *_) = app.store.contacts(app.host.id)
        app.store.save(Change(opened=awaiting(app, somebody.id, 0)))
        one_pass(app.world())
        one_pass(app.world())
        return cls(size, world.home, app, made["mail"], made["calendar"])

    def counts(self) -> dict[str, int]:
        store: Any = self.app.store
        before = (store.statements, store.rows, self.mail.calls, self.calendar.calls)
        one_pass(self.app.world())
        after = (store.statements, store.rows, self.mail.calls, self.calendar.calls)
        names = ("statements", "rows", "mail requests", "calendar requests")
        return {n: b - a for n, a, b in zip(names, before, after, strict=True)}


def _people(size: int) -> str:
    """Everybody was met the day before."""
    one = ADA.replace('cadence = "90 days"', 'cadence = "90 days"\nlast = 2026-05-31')
    return "\n".join(
        one.replace("Ada Brook", f"Person {n}").replace("ada@", f"p{n}@") for n in range(size)
    )


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def cold(*words: str) -> float:
    return timed(lambda: subprocess.run(words, check=True, stdout=subprocess.DEVNULL))


HELLO = (
    "import typer, rich.console\n"
    "app = typer.Typer()\n"
    "@app.command()\n"
    "def hello(): rich.console.Console().print('hello')\n"
    "app()\n"
)

IDLE = """\
import sys
from datetime import UTC, datetime
from pathlib import Path
from reachout.runtime.app import open_app
from reachout.runtime.clock import SetClock
from reachout.runtime.cycle import one_pass
app = open_app(Path(sys.argv[1]), SetClock(datetime(2026, 6, 1, 8, tzinfo=UTC)))
for _ in range(3):
    one_pass(app.world())
assert "holidays" not in sys.modules  # the list of all of them costs 20 MB
print([l for l in open("/proc/self/status") if l.startswith("VmRSS")][0].split()[1])
"""


def resident(home: Path) -> float:
    """MiB of a process that opened the workspace and made three idle passes."""
    words = [sys.executable, "-c", IDLE, str(home)]
    found = subprocess.run(words, check=True, capture_output=True, text=True)
    return int(found.stdout) / 1024


def main() -> None:
    say = print
    say(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        rigs = [Rig.build(Path(folder), size) for size in SIZES]
        say(f"built in {time.perf_counter() - begun:.0f} s")
        counts = {rig.size: rig.counts() for rig in rigs}
        say(f"an idle pass: {counts[SIZES[0]]}")
        assert len({tuple(found.values()) for found in counts.values()}) == 1, counts
        best = {rig.size: float("inf") for rig in rigs}
        for _ in range(ROUNDS):
            for rig in rigs:
                best[rig.size] = min(best[rig.size], timed(lambda r=rig: one_pass(r.app.world())))
        for size, seconds in best.items():
            say(f"an idle pass at {size:>7} contacts: {seconds * 1000:.2f} ms")
        say(f"{SIZES[-1]} : {SIZES[0]} contacts = {best[SIZES[-1]] / best[SIZES[0]]:.2f}")
        for rig in rigs:
            rig.app.close()
        _cold_status(rigs, say)
        for rig in rigs:
            say(f"resident, idle, {rig.size:>7} contacts: {resident(rig.home):.1f} MiB")
    sweep.main(say)
    calendars.main(say)
    google.main(say)
    reading.main(say)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"(the benchmark itself: {own:.0f} MiB)")


def _cold_status(rigs: list[Rig], say: Callable[[str], None]) -> None:
    hello = min(cold(sys.executable, "-c", HELLO) for _ in range(5))
    say(f"typer + rich hello, cold: {hello * 1000:.0f} ms")
    for rig in rigs:
        words = (sys.executable, "-m", "reachout", "--home", str(rig.home), "status")
        found = min(cold(*words) for _ in range(5))
        say(f"status, cold, {rig.size:>7} contacts: {found * 1000:.0f} ms ({found / hello:.2f}×)")


if __name__ == "__main__":
    main()
