"""`service` under a live systemd: installed, running, killed, taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.slow.board import Mail
from tests.slow.machine import ROOT, Said, until
from tests.slow.user_manager import UserManager, user_manager

pytestmark = pytest.mark.slow

NAME = "reachout.service"
RECORDER = ROOT / "tests" / "cli" / "systemd.sh"


@pytest.fixture(scope="module")
def manager(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UserManager]:
    with user_manager(tmp_path_factory.mktemp("home")) as manager:
        yield manager


@pytest.fixture(scope="module")
def reachout(tmp_path_factory: pytest.TempPathFactory, installed) -> Path:
    """The installed command, where a unit can name it."""
    return Path(installed.reachout)


def does(manager: UserManager, *words: str | Path) -> Said:
    said = manager.run(*words)
    assert said.code == 0, f"{said.out}{said.err}{manager.log()}"
    return said


@pytest.mark.parametrize("where", ["", "my 100% $HOME"], ids=["usual place", "odd place"])
def test_install_run_uninstall(manager: UserManager, reachout: Path, where: str) -> None:
    """By one command it watches, by one it is gone; the workspace stays."""
    home = manager.home / (where or ".local/share/reachout")
    named = ("--home", home) if where else ()
    does(manager, reachout, *named, "init", "--example")
    said = does(manager, reachout, *named, "service", "install")
    assert "The service runs since" in said.out
    assert "enable-linger" in said.out
    until(lambda: len(Mail(home).drafts()) == 1, "the first letter lies in Drafts")
    shown = manager.becomes(NAME, ActiveState="active", StatusText="Watching.")

    again = does(manager, reachout, *named, "service", "install")
    assert again.out.startswith("Unchanged")
    assert manager.shows(NAME)["MainPID"] == shown["MainPID"]

    told = does(manager, reachout, "service", "status").out
    for words in ("The service runs since", "Watching.", "starts with every login", "Started"):
        assert words in told

    does(manager, reachout, "service", "uninstall")
    assert manager.shows(NAME)["ActiveState"] == "inactive"
    assert not (manager.units / NAME).exists()
    assert not list(manager.units.rglob(NAME))
    gone = manager.run(reachout, "service", "status")
    assert (gone.code, "not installed" in gone.out) == (1, True)
    assert len(Mail(home).drafts()) == 1
    home.rename(manager.home / f"before-{len(list(manager.home.iterdir()))}")


def test_a_broken_config_is_told_in_plain_words(manager: UserManager, reachout: Path) -> None:
    """`service status` names the exit code and what it means; mended, `install` starts it again.

    The program's own lines are not among those of the unit here: journald knows them by the
    control group that a login makes, and there is none.
    """
    home = manager.home / ".local/share/reachout"
    does(manager, reachout, "init", "--example")
    does(manager, reachout, "service", "install")
    settings = home / "reachout.toml"
    good = settings.read_text()
    settings.write_text(good.replace("weekly = 1", "weekly = 1000"))
    assert manager.ctl("restart", NAME).code != 0
    manager.becomes(NAME, ActiveState="failed")
    said = manager.run(reachout, "service", "status")
    assert said.code == 1
    assert "exit code 78: the config needs you" in said.out

    settings.write_text(good)
    does(manager, reachout, "service", "install")
    manager.becomes(NAME, ActiveState="active")
    does(manager, reachout, "service", "uninstall")


def test_a_credential_reaches_the_program(manager: UserManager) -> None:
    """The drop-in that docs/service.md shows works in a user manager too.

    systemd mounts it from a namespace of its own, so /run must be shared, as it is on a machine.
    """
    does(manager, "mount", "--make-rshared", "/run")
    token = manager.home / "google-token.json"
    token.write_text("secret")
    said = does(
        manager, "systemd-run", "--user", "--wait", "--pipe", "--quiet",
        f"--property=LoadCredential=google-token:{token}",
        "sh", "-c", 'cat "$CREDENTIALS_DIRECTORY/google-token"',
    )  # fmt: skip
    assert said.out == "secret"


def test_root_installs_the_unit_of_the_machine(
    manager: UserManager, reachout: Path, tmp_path: Path
) -> None:
    """/etc/systemd/system lies in memory here, and PID 1 is played by a program on PATH; the unit
    is held against the real systemd-analyze."""
    units, home = Path("/etc/systemd/system"), manager.home / "machine"
    does(manager, reachout, "init", home, "--example")
    does(manager, "mount", "-t", "tmpfs", "tmpfs", units)
    (tmp_path / "systemctl").symlink_to(RECORDER)
    played = ("env", f"PATH={tmp_path}:/usr/bin:/bin", f"DESK={tmp_path}", f"UNIT={units / NAME}")
    words = (*played, reachout, "--home", home, "service")
    try:
        said = does(manager, *words, "install", "--system", "--as", "daemon")
        assert "It starts with the machine." in said.out
        text = does(manager, "cat", units / NAME).out
        assert "\nUser=daemon\n" in text
        assert f"\nReadWritePaths={home}\n" in text
        told = does(manager, "systemd-analyze", "verify", "--man=no", units / NAME)
        assert (told.out, told.err) == ("", "")
        does(manager, *words, "uninstall", "--system")
        assert manager.run("test", "-e", units / NAME).code == 1
    finally:
        manager.run("umount", units)
    calls = (tmp_path / "calls").read_text().splitlines()
    assert [call for call in calls if " show " not in call] == [
        "systemctl daemon-reload",
        f"systemctl enable --now {NAME}",
        f"systemctl disable --now {NAME}",
        "systemctl daemon-reload",
        f"systemctl reset-failed {NAME}",
    ]
