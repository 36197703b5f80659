"""Two programs on one workspace: one daemon, and commands beside it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.slow.board import Mail
from tests.slow.machine import Reachout, Running, start

pytestmark = pytest.mark.slow

MONDAY = "2026-06-01T09:00+02:00"
LATER = "2026-06-01T09:30+02:00"


@pytest.fixture
def sam(tmp_path: Path) -> Reachout:
    program = Reachout(tmp_path / "sam")
    program.does("init", "--example", now=MONDAY)
    return program


@pytest.fixture
def daemon(sam: Reachout, tmp_path: Path) -> Iterator[Running]:
    """It has written its first letter and waits."""
    running = sam.start("run", log=tmp_path / "daemon.log", now=MONDAY)
    try:
        running.says("send it:")
        yield running
    finally:
        running.kill()


def test_a_second_daemon_refuses_at_once(sam: Reachout, daemon: Running) -> None:
    """Exit 75, with the process number of the first, which goes on as if nothing had been."""
    for word in ("run", "once"):
        took = min(_refused_after(sam, word, daemon) for _ in range(3))
        bare = min(_help_after(sam) for _ in range(3))
        print(f"`{word}` is refused after {took:.2f} s, `--help` takes {bare:.2f} s")
        assert took < 1.0 + 3 * bare  # a slow or busy machine is slow at both
    assert daemon.process.poll() is None
    assert len(Mail(sam.home).drafts()) == 1


def _refused_after(sam: Reachout, word: str, daemon: Running) -> float:
    begun = time.monotonic()
    said = sam(word, now=LATER)
    took = time.monotonic() - begun
    assert (said.code, said.out) == (75, "") and str(daemon.process.pid) in said.err
    return took


def _help_after(sam: Reachout) -> float:
    begun = time.monotonic()
    sam.does("--help")
    return time.monotonic() - begun


def test_the_daemon_does_what_commands_say(sam: Reachout, daemon: Running) -> None:
    """Each word is applied by the daemon, which holds the lock all the while."""
    out = sam.does("approve", "Priya", now=LATER)
    assert "moved to Sent" in out and "Priya Nair's turn" in out
    daemon.says("lies in Sent")
    assert len(Mail(sam.home).sent()) == 1 and Mail(sam.home).drafts() == []
    sam.does("answer", "Priya", "no", now=LATER)
    (loop,) = sam("status", "--json", now=LATER).json["loops"]
    assert (loop["stage"], loop["outcome"]) == ("closed", "declined")
    assert daemon.process.poll() is None and daemon.err == ""


def test_two_commands_at_once_send_one_letter(
    sam: Reachout, daemon: Running, tmp_path: Path
) -> None:
    """Both want to approve: one letter goes, the other command says why not, none hangs."""
    codes = _both(sam, tmp_path, ("approve", "Priya"), ("approve", "Priya"))
    assert 0 in codes and codes <= {0, 1, 2}
    assert len(Mail(sam.home).sent()) == 1 and Mail(sam.home).drafts() == []


def test_two_commands_at_once_without_a_daemon(sam: Reachout, tmp_path: Path) -> None:
    """Each makes the pass itself, or leaves its word to the one that does; one letter goes."""
    sam.does("once", now=MONDAY)
    codes = _both(sam, tmp_path, ("approve", "Priya"), ("pause",))
    assert codes == {0}
    sam("once", now=LATER)
    assert len(Mail(sam.home).sent()) == 1 and Mail(sam.home).drafts() == []
    assert "paused" in sam.does("status", now=LATER)


def _both(sam: Reachout, at: Path, *commands: tuple[str, ...]) -> set[int]:
    running = [
        start(*sam.words(*words, now=LATER), log=at / f"{i}.log", env=sam.env)
        for i, words in enumerate(commands)
    ]
    try:
        return {one.ends() for one in running}
    finally:
        for one in running:
            print(one.out, one.err)
            one.kill()
