"""The program as a stranger runs it: real processes, with nothing of the checkout around them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
OURS = ("PYTHON", "REACHOUT", "XDG_", "MAKE", "MFLAGS", "VIRTUAL_ENV", "PYTEST", "NOTIFY_SOCKET")
PATIENCE = 90.0  # seconds; a machine that does three other things at once is slow


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.out, f"no JSON, exit code {self.code}: {self.err}"
        return json.loads(self.out)


def environment(**more: str) -> dict[str, str]:
    """Of a terminal that knows nothing of this checkout or of the test run."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**clean, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1", **more}


def run(
    *words: str | Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    patience: float = PATIENCE,
) -> Said:
    """One command to its end, with no terminal."""
    ended = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=dict(env) if env is not None else environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=patience,
        check=False,
    )
    return Said(ended.returncode, ended.stdout, ended.stderr)


def does(*words: str | Path, **how: Any) -> str:
    """A command that must work; what it printed."""
    said = run(*words, **how)
    assert said.code == 0, f"{' '.join(map(str, words))} → {said.code}\n{said.out}{said.err}"
    return said.out


def needed(program: str, cure: str) -> str:
    """Where *program* lies. A missing one is a failure here, not a skip."""
    found = shutil.which(program)
    assert found, f"{program} is needed for this test. {cure}"
    return found


def until(told: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Wait for something that other processes do."""
    ends = time.monotonic() + patience
    while not told():
        assert time.monotonic() < ends, f"waited {patience:g} s in vain: {what}"
        time.sleep(0.05)


@dataclass
class Running:
    """A process with a group of its own; its output goes to files that can be read meanwhile."""

    process: subprocess.Popen[bytes]
    log: Path

    @property
    def out(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        return self.log.with_suffix(".err").read_text(encoding="utf-8")

    def says(self, words: str, patience: float = PATIENCE) -> None:
        """Wait until it has said these words."""
        ended: list[int] = []
        until(lambda: words in self.out or self._has_ended(ended), f"{words!r}", patience)
        assert words in self.out, f"it ended ({ended}) before it said {words!r}:\n{self._all()}"

    def _has_ended(self, code: list[int]) -> bool:
        found = self.process.poll()
        code[:] = [] if found is None else [found]
        return found is not None

    def _all(self) -> str:
        return f"{self.out}{self.err}"

    def signal(self, number: int) -> None:
        """To the whole group, as a terminal does for Ctrl-C."""
        os.killpg(self.process.pid, number)

    def ends(self, patience: float = PATIENCE) -> int:
        return self.process.wait(patience)

    def kill(self) -> None:
        if self.process.poll() is None:
            self.signal(signal.SIGKILL)
        self.process.wait(PATIENCE)


@contextmanager
def started(
    *words: str | Path, log: Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """A process that is ended whatever happens in the test."""
    running = start(*words, log=log, cwd=cwd, env=env)
    try:
        yield running
    finally:
        running.kill()


def start(
    *words: str | Path, log: Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Running:
    with open(log, "wb") as out, open(log.with_suffix(".err"), "wb") as err:
        process = subprocess.Popen(
            [str(word) for word in words],
            cwd=cwd,
            env=dict(env) if env is not None else environment(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
    return Running(process, log)


@dataclass(frozen=True)
class Reachout:
    """The installed command on one workspace."""

    home: Path
    program: tuple[str, ...] = (sys.executable, "-m", "reachout")
    env: Mapping[str, str] = field(default_factory=lambda: environment(PYTHONPATH=CHECKOUT))

    def __call__(self, *words: str, now: str | None = None) -> Said:
        return run(*self.words(*words, now=now), env=self.env, cwd=self.home.parent)

    def does(self, *words: str, now: str | None = None) -> str:
        said = self(*words, now=now)
        assert said.code == 0, f"reachout {' '.join(words)} → {said.code}\n{said.out}{said.err}"
        return said.out

    def words(self, *words: str, now: str | None = None) -> list[str]:
        when = ("--now", now) if now else ()
        return [*self.program, "--home", str(self.home), *when, *words]

    def start(self, *words: str, log: Path, now: str | None = None) -> Running:
        return start(*self.words(*words, now=now), log=log, env=self.env, cwd=self.home.parent)


CHECKOUT = str(ROOT / "daemon")
