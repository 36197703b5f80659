"""`run` in a process of its own: what it says, how it ends, who else may work."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import Popen

import pytest
from tests.cli.terminal import Workspace, process

from reachout.store.lock import PassLock


@contextmanager
def daemon(sam: Workspace) -> Iterator[Popen[str]]:
    """Ended whatever happens in the test."""
    running = process("run", "--home", str(sam.home), "--now", "2026-06-01T09:00+02:00")
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def read_until(running: Popen[str], words: str) -> str:
    """Its lines up to the one with *words*."""
    assert running.stdout is not None
    said = ""
    for line in running.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(f"it ended before it said {words!r}:\n{said}")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_what_lies_in_drafts_and_ends_in_peace(
    sam: Workspace, number: signal.Signals
) -> None:
    """The letter, where it lies, the command that sends it; then exit 0."""
    with daemon(sam) as running:
        out = read_until(running, "send it:")
        assert "In Drafts: the first letter to Priya Nair" in out
        assert f'reachout --home {sam.home} approve "Priya Nair"' in out
        running.send_signal(number)
        out, err = running.communicate(timeout=20)
        assert (running.returncode, err) == (0, "")
        assert "Stopped." in out


def test_what_lay_in_drafts_before_is_said_too(drafted: Workspace) -> None:
    """Not only letters that this process wrote."""
    with daemon(drafted) as running:
        assert "In Drafts: the first letter to Priya Nair" in read_until(running, "send it:")


def test_a_word_said_beside_the_daemon_is_done_by_it(sam: Workspace) -> None:
    """`approve` waits until the daemon has sent the letter, and says what came of it."""
    with daemon(sam) as running:
        read_until(running, "send it:")
        said = process("approve", "Priya", "--home", str(sam.home))
        out, err = said.communicate(timeout=30)
        assert (said.returncode, err) == (0, "")
        assert "moved to Sent" in out and "It is Priya Nair's turn." in out
        assert "lies in Sent" in read_until(running, "Priya Nair's turn")


def test_only_one_works_at_a_time(sam: Workspace) -> None:
    """Somebody holds the lock: `once` and `run` say so with exit 75; readers need no lock."""
    (sam.home / "state").mkdir(exist_ok=True)
    with PassLock(sam.home / "state" / "lock"):
        for word in ("once", "run"):
            said = sam(word)
            assert said.code == 75 and said.out == ""
        assert sam("status").code == 0
