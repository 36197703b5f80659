"""A stranger's first minutes: clone, `make run`, look into Drafts, Ctrl-C."""

from __future__ import annotations

import os
import re
import shlex
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.slow.board import Mail, is_whole
from tests.slow.machine import ROOT, Running, does, environment, needed, run, started

pytestmark = pytest.mark.slow

WATCHED = 20.0  # seconds that the daemon is left to itself
INSTALLING = 600.0  # seconds, at most


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is committed, and nothing else."""
    needed("git", "Install it: apt-get install git")
    needed("make", "Install it: apt-get install make")
    at = tmp_path_factory.mktemp("stranger") / "reachout"
    does("git", "clone", "--quiet", ROOT, at, env=environment(GIT_CONFIG_COUNT="1", **SAFE))
    return at


# A checkout of another user (containers have them) is no danger here: git only reads it.
SAFE = {"GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}


@contextmanager
def make_run(clone: Path, log: Path) -> Iterator[Running]:
    """`make run`, up to the letter that it shows; the first time it installs everything."""
    with started("make", "run", log=log, cwd=clone) as running:
        running.says("send it:", INSTALLING)
        yield running


def test_make_run_for_twenty_seconds(clone: Path, tmp_path: Path) -> None:
    """It says what lies in Drafts and how to send it; the letter lies there; SIGINT is exit 0."""
    with make_run(clone, tmp_path / "run.log") as running:
        time.sleep(WATCHED)
        assert running.process.poll() is None
        (draft,) = Mail(clone / ".reachout").drafts()
        assert f"“{draft['Subject']}”" in running.out and "In Drafts:" in running.out
        assert _words(draft).count("your time") == 3
        assert Path(_after("read it:", running.out)).read_bytes().startswith(b"From: ")
        os.kill(_daemon(running), signal.SIGINT)
        assert running.ends() == 0, running.err
        assert "Traceback" not in running.err and "Stopped." in running.out
    is_whole(clone / ".reachout")


def test_the_second_time_it_goes_on_and_sigterm_ends_it(clone: Path, tmp_path: Path) -> None:
    """Same workspace, same single letter; the command that was shown sends it; SIGTERM is 0."""
    with make_run(clone, tmp_path / "again.log") as running:
        program = environment(PATH=f"{clone}/.venv/bin:{environment()['PATH']}")
        said = run(*shlex.split(_after("send it:", running.out)), cwd=tmp_path, env=program)
        assert said.code == 0 and "moved to Sent" in said.out, said
        os.kill(_daemon(running), signal.SIGTERM)
        assert running.ends() == 0, running.err
        assert "Traceback" not in running.err and "Stopped." in running.out
    mail = Mail(clone / ".reachout")
    assert (len(mail.sent()), mail.drafts()) == (1, [])


def test_ctrl_c_in_a_terminal(clone: Path, tmp_path: Path) -> None:
    """It reaches make too, which ends by the signal, as make does; the daemon ends in peace."""
    with started("make", "run", log=tmp_path / "ctrl-c.log", cwd=clone) as running:
        running.says("Keeping watch")
        daemon = _daemon(running)
        running.signal(signal.SIGINT)
        assert running.ends() in (0, -signal.SIGINT)
        assert "Traceback" not in running.err and "Stopped." in running.out
        assert not Path(f"/proc/{daemon}").exists()
    is_whole(clone / ".reachout")


def test_git_sees_nothing_of_it(clone: Path) -> None:
    """What these commands made is ignored."""
    assert does("git", "status", "--porcelain", cwd=clone) == ""


def test_the_readme_names_both_commands(clone: Path) -> None:
    """And the Makefile has them, with `demo` and the others."""
    readme, makefile = (clone / "README.md").read_text(), (clone / "Makefile").read_text()
    for command in ("make run", "make test", "make demo"):
        assert re.search(rf"(?m)^\s*(\$ )?{command}\b|`{command}`", readme), f"{command} in README"
    for target in ("run", "demo", "test", "test-all", "lint", "bench"):
        assert re.search(rf"(?m)^{target}:", makefile), f"{target} in Makefile"
    assert does("make", "-n", "test", cwd=clone).count("pytest") == 1


def _daemon(running: Running) -> int:
    """The process that make has started: the recipe's shell becomes the daemon."""
    make = running.process.pid
    (child,) = Path(f"/proc/{make}/task/{make}/children").read_text().split()
    assert b"reachout" in Path(f"/proc/{child}/cmdline").read_bytes()
    return int(child)


def _after(words: str, out: str) -> str:
    (line,) = [line for line in out.splitlines() if words in line]
    return line.partition(words)[2].strip()


def _words(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
