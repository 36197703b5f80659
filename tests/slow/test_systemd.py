"""The shipped units under a live systemd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.slow.board import Mail
from tests.slow.machine import CHECKOUT, ROOT, Reachout, environment, until
from tests.slow.user_manager import UserManager, user_manager

pytestmark = pytest.mark.slow

USER_UNIT, SYSTEM_UNIT = (
    ROOT / "systemd/reachout.service",
    ROOT / "systemd/reachout-system.service",
)
NAME, WALLED = "reachout.service", "walled.service"
PROGRAM = "#!/bin/sh\nPYTHONPATH='{path}' exec '{python}' -m reachout \"$@\"\n"


@pytest.fixture(scope="module")
def manager(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UserManager]:
    """Its home holds ~/.local/bin/reachout, where the unit looks for it."""
    home = tmp_path_factory.mktemp("home")
    program = home / ".local" / "bin" / "reachout"
    program.parent.mkdir(parents=True)
    program.write_text(PROGRAM.format(path=CHECKOUT, python=Reachout(home).program[0]))
    program.chmod(0o755)
    with user_manager(home) as manager:
        yield manager


@pytest.fixture
def sam(manager: UserManager) -> Iterator[Reachout]:
    """A workspace where `reachout run` looks for it, the unit installed; removed afterwards."""
    home = manager.home / ".local" / "share" / "reachout"
    sam = Reachout(home, env=environment(PYTHONPATH=CHECKOUT, HOME=str(manager.home)))
    home.parent.mkdir(parents=True, exist_ok=True)
    sam.does("init", "--example")
    settings = home / "reachout.toml"
    settings.write_text(settings.read_text().replace('every = "1 minute"', 'every = "10 seconds"'))
    manager.has(USER_UNIT, NAME, "RestartSec=1")
    yield sam
    manager.ctl("stop", NAME)
    manager.ctl("reset-failed", NAME)
    home.rename(manager.home / f"before-{len(list(manager.home.iterdir()))}")


def test_it_is_active_once_it_watches(manager: UserManager, sam: Reachout) -> None:
    """`start` returns when READY came; the status line says what it does; the draft lies there."""
    started = manager.ctl("start", NAME)
    assert started.code == 0, started.err + manager.log()
    shown = manager.becomes(NAME, ActiveState="active", StatusText="Watching.")
    assert (shown["SubState"], shown["NRestarts"]) == ("running", "0")
    assert "Watching." in manager.ctl("status", NAME).out
    until(lambda: len(Mail(sam.home).drafts()) == 1, "the first letter lies in Drafts")


def test_stop_is_a_success(manager: UserManager, sam: Reachout) -> None:
    """SIGTERM, exit 0, and not one restart."""
    assert manager.ctl("start", NAME).code == 0
    assert manager.ctl("stop", NAME).code == 0
    shown = manager.shows(NAME)
    assert (shown["ActiveState"], shown["Result"]) == ("inactive", "success")
    assert (shown["ExecMainStatus"], shown["NRestarts"]) == ("0", "0")


def test_a_broken_config_is_not_tried_again(manager: UserManager, sam: Reachout) -> None:
    """Exit 78 stays failed, and the journal says file, line and cure."""
    settings = sam.home / "reachout.toml"
    settings.write_text(settings.read_text().replace("weekly = 1", "weekly = 1000"))
    assert manager.ctl("start", NAME).code != 0
    shown = manager.becomes(NAME, ActiveState="failed")
    assert (shown["ExecMainStatus"], shown["Result"]) == ("78", "exit-code")
    until(lambda: "weekly" in manager.log(), "the journal says what is wrong")
    assert re.search(r"reachout\.toml:\d+: .*weekly", manager.log())
    assert manager.shows(NAME)["NRestarts"] == "0"


def test_a_kill_is_followed_by_a_restart(manager: UserManager, sam: Reachout) -> None:
    """kill -9: another process watches, and there is still one draft."""
    assert manager.ctl("start", NAME).code == 0
    until(lambda: len(Mail(sam.home).drafts()) == 1, "the first letter lies in Drafts")
    before = manager.shows(NAME)["MainPID"]
    assert manager.run("kill", "-9", before).code == 0
    shown = manager.becomes(NAME, ActiveState="active", NRestarts="1", StatusText="Watching.")
    assert shown["MainPID"] not in ("0", before)
    sam.does("approve", "Priya")
    assert (len(Mail(sam.home).drafts()), len(Mail(sam.home).sent())) == (0, 1)


def test_trouble_is_on_the_status_line(manager: UserManager, sam: Reachout) -> None:
    """A config that breaks while it runs: the last good one stays in force, and systemd knows."""
    assert manager.ctl("start", NAME).code == 0
    settings = sam.home / "reachout.toml"
    good = settings.read_text()
    settings.write_text(good.replace("weekly = 1", "weekly = 1000"))
    until(lambda: "Trouble" in manager.shows(NAME)["StatusText"], "the trouble is shown")
    assert "last good config" in manager.shows(NAME)["StatusText"]
    settings.write_text(good)
    manager.becomes(NAME, ActiveState="active", StatusText="Watching.", NRestarts="0")


def test_the_walls_of_the_system_unit(manager: UserManager, sam: Reachout) -> None:
    """Within them it reads, writes a draft, takes a command, and stops.

    Run by the user manager of root: what only PID 1 can do (User=, StateDirectory=) is replaced.
    """
    home = Path("/srv/reachout")
    assert manager.run("mount", "-t", "tmpfs", "tmpfs", "/srv").code == 0
    assert manager.run("cp", "-r", sam.home, home).code == 0
    manager.has(
        SYSTEM_UNIT, WALLED, "User=", "StateDirectory=", "PrivateUsers=yes", "ExecStart=",
        f"ExecStart={sam.program[0]} -m reachout --home {home} run",
        f"Environment=PYTHONPATH={CHECKOUT}", f"BindReadOnlyPaths={ROOT}",
        f"ReadWritePaths={home}",
    )  # fmt: skip
    try:
        started = manager.ctl("start", WALLED)
        assert started.code == 0, started.err + manager.log()
        manager.becomes(WALLED, ActiveState="active", StatusText="Watching.")
        listed = ("find", home / "mail/.Drafts/cur", "-type", "f")
        until(lambda: manager.run(*listed).out.count("\n") == 1, "a draft within the walls")
        program = manager.home / ".local/bin/reachout"
        said = manager.run(program, "--home", home, "approve", "Priya")
        assert said.code == 0, said.err
        assert manager.run(*listed).out == ""
        assert manager.ctl("stop", WALLED).code == 0
        assert manager.shows(WALLED)["Result"] == "success"
    finally:
        manager.ctl("stop", WALLED)
        manager.run("umount", "/srv")


@pytest.mark.parametrize("unit", [USER_UNIT, SYSTEM_UNIT], ids=lambda unit: unit.stem)
def test_systemd_finds_no_fault(manager: UserManager, tmp_path: Path, unit: Path) -> None:
    """`systemd-analyze verify` says not a word; the exposure is printed, and gated with walls."""
    here = manager.home / ".local" / "bin" / "reachout"
    copy = tmp_path / NAME
    copy.write_text(unit.read_text().replace("/usr/local/bin/reachout", str(here)))
    whose = "--user" if unit == USER_UNIT else "--system"
    said = manager.run("systemd-analyze", "verify", whose, "--man=no", copy)
    assert (said.code, said.out, said.err) == (0, "", "")
    gate = "100" if unit == USER_UNIT else "25"
    words = ("systemd-analyze", "security", "--offline=true", f"--threshold={gate}", copy)
    score = manager.run(*words)
    print(score.out.splitlines()[-1])
    assert score.code == 0, score.out + score.err
