"""`service`: the unit put in place, known again, and taken away; systemd is a program on PATH."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.cli.terminal import Workspace, new_workspace, reachout

from reachout.paths import shipped
from reachout.runtime.unit import Owner, UnitFile, of_machine, of_user
from reachout.store.lock import PassLock

RECORDER = Path(__file__).with_name("systemd.sh")
NAME = "reachout.service"


@dataclass(frozen=True)
class Machine:
    """A home, and a systemd that only keeps what it is told."""

    home: Path
    desk: Path

    @property
    def unit(self) -> Path:
        return self.home / ".config/systemd/user" / NAME

    def calls(self) -> list[str]:
        """What was done to the unit since the last question, without what was only asked."""
        file = self.desk / "calls"
        told = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        asked = ("systemctl --user show", "loginctl", "journalctl")
        return [call for call in told if not call.startswith(asked)]

    def says(self, name: str, text: str = "") -> None:
        (self.desk / name).write_text(text)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path / "home", tmp_path / "desk")
    programs = tmp_path / "bin"
    for folder in (made.home, made.desk, programs):
        folder.mkdir()
    for name in ("systemctl", "loginctl", "journalctl"):
        shutil.copy(RECORDER, programs / name)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.setenv("HOME", str(made.home))
    monkeypatch.setenv("DESK", str(made.desk))
    monkeypatch.setenv("UNIT", str(made.unit))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "REACHOUT_HOME"):
        monkeypatch.delenv(name, raising=False)
    return made


@pytest.fixture
def sam(machine: Machine) -> Workspace:
    """A workspace where it usually lies."""
    return new_workspace(machine.home / ".local/share/reachout")


# ------------------------------------------------------------------ install


def test_install_puts_the_unit_in_place_and_starts_it(machine: Machine, sam: Workspace) -> None:
    """The shipped unit with the program that runs, enabled; the rest is told."""
    said = reachout("service", "install")
    assert (said.code, said.err) == (0, "")
    assert machine.calls() == [
        "systemctl --user daemon-reload",
        f"systemctl --user enable --now {NAME}",
    ]
    lines = machine.unit.read_text().splitlines()
    (start,) = [line for line in lines if line.startswith("ExecStart=")]
    program = Path(start.removeprefix("ExecStart=").removesuffix(" run").split()[0])
    assert program.is_absolute()
    assert program.exists()
    assert "--home" not in start
    plain = (shipped("systemd") / NAME).read_text().splitlines()
    assert [line for line in lines[1:] if line != start] == [
        line for line in plain if not line.startswith("ExecStart=")
    ]
    assert "The service runs since Mon 2026-06-01" in said.out
    assert "loginctl enable-linger" in said.out


def test_a_second_time_changes_nothing(machine: Machine, sam: Workspace) -> None:
    """Not even the time of the file; and no restart."""
    reachout("service", "install")
    machine.calls()
    before = machine.unit.stat().st_mtime_ns
    said = reachout("service", "install")
    assert said.code == 0
    assert said.out.startswith("Unchanged")
    assert machine.unit.stat().st_mtime_ns == before
    assert machine.calls() == [f"systemctl --user enable --now {NAME}"]


def test_another_workspace_is_named_in_the_unit(machine: Machine, tmp_path: Path) -> None:
    """Also one whose path systemd would otherwise read its own way."""
    sam = new_workspace(tmp_path / "my 100% $HOME")
    assert reachout("--home", str(sam.home), "service", "install").code == 0
    escaped = str(sam.home).replace("%", "%%").replace("$", "$$")
    assert f'--home "{escaped}" run' in machine.unit.read_text()


def test_a_changed_unit_of_ours_is_replaced_and_restarted(
    machine: Machine, sam: Workspace, tmp_path: Path
) -> None:
    """Another workspace: nobody edited it, so nobody is asked."""
    reachout("service", "install")
    other = new_workspace(tmp_path / "other")
    machine.calls()
    said = reachout("service", "install", "--home", str(other.home))
    assert said.code == 0
    assert machine.calls() == [
        "systemctl --user daemon-reload",
        f"systemctl --user enable --now {NAME}",
        f"systemctl --user restart {NAME}",
    ]


def test_a_unit_that_was_copied_by_hand_is_taken_over(machine: Machine, sam: Workspace) -> None:
    """It is the shipped one, as it is."""
    machine.unit.parent.mkdir(parents=True)
    shutil.copy(shipped("systemd") / NAME, machine.unit)
    assert reachout("service", "install").code == 0
    assert "service install" in machine.unit.read_text()


def test_an_edited_unit_is_left_as_it_is(machine: Machine, sam: Workspace) -> None:
    """The difference is shown, and nothing is done; --force overwrites."""
    reachout("service", "install")
    edited = machine.unit.read_text().replace("RestartSec=15", "RestartSec=99")
    machine.unit.write_text(edited)
    machine.calls()
    said = reachout("service", "install")
    assert said.code == 2
    assert "-RestartSec=99\n+RestartSec=15" in said.err
    assert (machine.unit.read_text(), machine.calls()) == (edited, [])
    assert reachout("service", "install", "--force").code == 0
    assert "RestartSec=99" not in machine.unit.read_text()


def test_no_start_only_writes(machine: Machine, sam: Workspace) -> None:
    """Systemd is not even asked; the commands are told."""
    said = reachout("service", "install", "--no-start")
    assert (said.code, machine.unit.exists()) == (0, True)
    assert "systemctl --user enable --now reachout.service" in said.out
    assert not (machine.desk / "calls").exists()


def test_a_service_that_does_not_come_up_is_a_failure(machine: Machine, sam: Workspace) -> None:
    """With what helps, and the last lines of the journal."""
    machine.says("broken")
    machine.says("ended", "failed")
    machine.says("result", "exit-code")
    machine.says("code", "78")
    said = reachout("service", "install")
    assert said.code == 1
    assert "reachout check" in said.err
    assert "Keeping watch." in said.err


def test_lingering_is_asked_and_told(machine: Machine, sam: Workspace) -> None:
    """Where it is on, no command is named."""
    machine.says("linger", "yes")
    said = reachout("service", "install")
    assert "Lingering is on" in said.out
    assert "enable-linger" not in said.out


def test_without_a_workspace_nothing_is_installed(machine: Machine) -> None:
    """It would only fail: 78, as everywhere."""
    said = reachout("service", "install")
    assert said.code == 78
    assert not machine.unit.exists()


def test_while_another_one_runs_nothing_is_installed(machine: Machine, sam: Workspace) -> None:
    """A `reachout run` in a terminal holds the workspace: 75."""
    with PassLock(sam.home / "state" / "lock"):
        said = reachout("service", "install")
    assert said.code == 75
    assert not machine.unit.exists()


@pytest.mark.parametrize("word", ["install", "status"])
def test_without_systemd_it_says_so(
    machine: Machine, sam: Workspace, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    """Exit 1, with the way that goes without; nothing is left half done."""
    monkeypatch.setenv("PATH", str(machine.home))
    said = reachout("service", word)
    assert (said.code, said.out) == (1, "")
    assert "systemctl" in said.err
    assert "without systemd" in said.err
    assert not machine.unit.exists()


def test_a_user_manager_that_cannot_be_reached(machine: Machine, sam: Workspace) -> None:
    """As under `su`: the cure is named, and no unit is left."""
    machine.says("unreachable")
    said = reachout("service", "install")
    assert said.code == 1
    assert "XDG_RUNTIME_DIR" in said.err
    assert not machine.unit.exists()


# ------------------------------------------------------------------ uninstall


def test_uninstall_takes_only_our_unit(machine: Machine, sam: Workspace) -> None:
    """Stopped, disabled, removed; overrides and the workspace stay. Twice is fine."""
    reachout("service", "install")
    override = machine.unit.with_name(f"{NAME}.d") / "override.conf"
    override.parent.mkdir()
    override.write_text("[Service]\nNice=5\n")
    machine.calls()
    said = reachout("service", "uninstall")
    assert (said.code, str(override) in said.out) == (0, True)
    assert machine.calls() == [
        f"systemctl --user disable --now {NAME}",
        "systemctl --user daemon-reload",
        f"systemctl --user reset-failed {NAME}",
    ]
    assert (machine.unit.exists(), override.exists()) == (False, True)
    assert (sam.home / "reachout.toml").exists()
    assert reachout("service", "uninstall").code == 0
    assert machine.calls() == []


def test_uninstall_leaves_what_somebody_edited(machine: Machine, sam: Workspace) -> None:
    """Until --force."""
    reachout("service", "install")
    machine.unit.write_text(machine.unit.read_text() + "# mine\n")
    machine.calls()
    assert reachout("service", "uninstall").code == 2
    assert (machine.unit.exists(), machine.calls()) == (True, [])
    assert reachout("service", "uninstall", "--force").code == 0
    assert not machine.unit.exists()


# ------------------------------------------------------------------ status


def test_status_of_one_that_runs(machine: Machine, sam: Workspace) -> None:
    """Since when, what it says, whether it comes again, and its journal: exit 0."""
    reachout("service", "install")
    said = reachout("service", "status")
    assert said.code == 0
    for words in ("runs since Mon 2026-06-01", "Watching.", "every login", "Keeping watch."):
        assert words in said.out


def test_status_before_anything_is_installed(machine: Machine) -> None:
    """Exit 1, and the command that installs it."""
    said = reachout("service", "status")
    assert said.code == 1
    assert "reachout service install" in said.out


@pytest.mark.parametrize(
    ("result", "code", "words"),
    [
        ("exit-code", "78", "reachout check"),
        ("exit-code", "203", "could not be run"),
        ("exit-code", "1", "its journal says why"),
        ("start-limit-hit", "1", "too often"),
        ("signal", "9", "killed"),
    ],
)
def test_status_of_one_that_failed(
    machine: Machine, sam: Workspace, result: str, code: str, words: str
) -> None:
    """In plain words what systemd calls its result: exit 1."""
    reachout("service", "install", "--no-start")
    machine.says("ended", "failed")
    machine.says("result", result)
    machine.says("code", code)
    said = reachout("service", "status")
    assert said.code == 1
    assert "has failed" in said.out
    assert words in said.out


# ------------------------------------------------------------------ of the machine


WITHOUT_RIGHTS = """
import contextlib, io, os
from reachout.cli.main import main
import reachout.runtime.systemd, reachout.runtime.unit
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(["service", "install", "--help"])
if os.geteuid() == 0:
    os.setuid(65534)  # all is imported: nobody may not be let in where Python lies
main()
"""


def test_without_root_the_system_unit_is_only_explained(machine: Machine) -> None:
    """What to do with sudo, on standard output, and nothing done."""
    who = pwd.getpwuid(os.geteuid() or 65534).pw_name
    words = ["--home", "/srv/r", "service", "install", "--system"]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_RIGHTS, *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"sudo install -d -o {who} -m 700 /srv/r" in done.stdout
    assert done.stdout.endswith(f"--home /srv/r service install --system --as {who}\n")
    assert not (machine.desk / "calls").exists()


def test_a_user_who_is_not_there_is_refused(machine: Machine) -> None:
    """Before anything is written."""
    if os.geteuid() != 0:
        pytest.skip("only root gets so far")
    said = reachout("service", "install", "--system", "--as", "nobody-of-that-name")
    assert (said.code, "--as" in said.err) == (2, True)


def test_as_goes_with_system_only(machine: Machine, sam: Workspace) -> None:
    """One's own service runs as oneself."""
    assert reachout("service", "install", "--as", "sam").code == 2


def test_the_system_unit_lets_in_what_it_needs() -> None:
    """User, program and workspace; a workspace elsewhere is one more door in the walls."""
    usual = of_machine(["/usr/bin/reachout"], Path("/var/lib/reachout"), "sam")
    assert "\nUser=sam\n" in usual
    assert "\nStateDirectory=reachout\n" in usual
    elsewhere = of_machine(["/usr/bin/reachout"], Path("/home/sam/r o"), "sam")
    assert "StateDirectory" not in elsewhere
    assert '\nReadWritePaths="/home/sam/r o"\n' in elsewhere
    assert '\nExecStart=/usr/bin/reachout --home "/home/sam/r o" run\n' in elsewhere


def test_whoever_wrote_a_unit_is_known_by_its_words(tmp_path: Path) -> None:
    """Ours, the shipped one, anybody's, nobody's."""
    file = UnitFile(tmp_path / NAME)
    assert file.owner is Owner.NOBODY
    file.write(of_user(["/opt/a\\b/reachout"], None))
    assert file.owner is Owner.WE
    assert r'ExecStart="/opt/a\\b/reachout" run' in file.read()
    file.path.write_text(file.read().replace("UMask=0077", "UMask=0022"))
    assert file.owner is Owner.SOMEBODY


def test_the_process_knows_the_program_that_it_is(tmp_path: Path) -> None:
    """`reachout` on PATH by a link: the link is named, for an update moves what it leads to."""
    from reachout.cli.service import program

    assert Path(program()[0]).is_absolute()
    link = tmp_path / "reachout"
    link.write_text(f"#!{sys.executable}\nfrom reachout.cli.service import program\n"
                    "print(*program())\n")  # fmt: skip
    link.chmod(0o755)
    other = tmp_path / "bin" / "reachout"
    other.parent.mkdir()
    other.symlink_to(link)
    env = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([other], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.strip() == str(other)
