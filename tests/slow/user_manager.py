"""A live `systemd --user` in a mount namespace of its own, and what is asked of it from here."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.slow.machine import Said, environment, needed, run, until

SCRIPT = Path(__file__).with_name("systemd_user.sh")
INSTALL = "Install it: apt-get install systemd"
SHOWN = "ActiveState,SubState,Result,StatusText,NRestarts,MainPID,ExecMainStatus"


@dataclass(frozen=True)
class UserManager:
    home: Path
    pid: int  # of a process inside the namespace

    @property
    def units(self) -> Path:
        return self.home / ".config" / "systemd" / "user"

    def run(self, *words: str | Path) -> Said:
        """A command inside."""
        env = environment(HOME=str(self.home), XDG_RUNTIME_DIR="/run/user/0")
        return run("nsenter", "--mount", "--target", str(self.pid), *words, env=env)

    def ctl(self, *words: str) -> Said:
        return self.run("systemctl", "--user", *words)

    def has(self, unit: Path, name: str, *more: str) -> None:
        """Install a shipped unit under *name*; *more* are the lines of a drop-in's [Service]."""
        drop_ins = self.units / f"{name}.d"
        drop_ins.mkdir(parents=True, exist_ok=True)
        shutil.copy(unit, self.units / name)
        (drop_ins / "here.conf").write_text("\n".join(("[Service]", *more, "")))
        said = self.ctl("daemon-reload")
        assert said.code == 0, said.err

    def shows(self, name: str) -> dict[str, str]:
        lines = self.ctl("show", name, "-p", SHOWN).out.splitlines()
        return dict(line.split("=", 1) for line in lines)

    def becomes(self, name: str, **wanted: str) -> dict[str, str]:
        """Wait until *name* shows all of it."""

        def told() -> bool:
            shown = self.shows(name)
            return all(shown[key] == value for key, value in wanted.items())

        try:
            until(told, f"{name} becomes {wanted}", 60)
        except AssertionError as late:
            raise AssertionError(f"{late}\n{self.shows(name)}\n{self.log()}") from None
        return self.shows(name)

    def log(self) -> str:
        """The whole journal: nobody else writes into this one."""
        return self.run("journalctl", "--no-pager").out


@contextmanager
def user_manager(home: Path) -> Iterator[UserManager]:
    assert os.geteuid() == 0, "This suite mounts and unshares: run it as root, as CI does."
    for program in ("systemctl", "systemd-analyze", "unshare", "nsenter"):
        needed(program, INSTALL)
    ready = home / "ready"
    words = [str(SCRIPT), str(home), "sh", "-c", f"touch '{ready}'; read -r _"]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment())
    try:
        until(lambda: ready.exists() or process.poll() is not None, "systemd --user is up")
        assert process.poll() is None, "systemd --user did not come up; see stderr"
        yield UserManager(home, process.pid)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(60)
