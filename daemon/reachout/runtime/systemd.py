"""Asking systemd, through its own programs on PATH: systemctl, loginctl and journalctl."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

from reachout.errors import Refused

PATIENCE = 150.0  # seconds; TimeoutStopSec= of the unit is 90
_SHOWN = (
    "LoadState", "ActiveState", "SubState", "Result", "StatusText", "ExecMainStatus", "NRestarts",
    "UnitFileState", "ActiveEnterTimestamp", "InactiveEnterTimestamp", "NeedDaemonReload",
)  # fmt: skip
_CURE_USER = (
    "Your user manager cannot be reached. Log in as this user itself, not with su or sudo "
    "(which leave XDG_RUNTIME_DIR unset)."
)
_CURE_SYSTEM = "Is systemd the init of this machine?"
WITHOUT = "docs/service.md says how it runs without systemd."


@dataclass(frozen=True, slots=True)
class State:
    """What `systemctl show` says of one unit."""

    shown: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.shown.get(name, "")

    @property
    def known(self) -> bool:
        return self["LoadState"] not in ("", "not-found")

    @property
    def runs(self) -> bool:
        return self["ActiveState"] == "active"

    @property
    def stirs(self) -> bool:
        """It runs, or is about to."""
        return self["ActiveState"] in ("active", "activating", "reloading")


@dataclass(frozen=True, slots=True)
class Systemd:
    """One manager: that of the user, or that of the machine."""

    user: bool

    def state(self, unit: str) -> State:
        """Refused, with the cure, when there is no systemd to be asked."""
        said = self._run("systemctl", "show", unit, f"--property={','.join(_SHOWN)}")
        if said.returncode != 0:
            cure = _CURE_USER if self.user else _CURE_SYSTEM
            raise Refused(f"systemctl: {_words(said)}\n{cure} {WITHOUT}")
        pairs = (line.split("=", 1) for line in said.stdout.splitlines() if "=" in line)
        return State({name: value for name, value in pairs})

    def does(self, *words: str) -> None:
        """A command that must work: Refused, with what systemctl said."""
        said = self._run("systemctl", *words)
        if said.returncode != 0:
            raise Refused(f"systemctl {' '.join(words)}: {_words(said)}")

    def tries(self, *words: str) -> None:
        """A command that may have nothing to do."""
        self._run("systemctl", *words)

    def journal(self, unit: str, lines: int) -> list[str]:
        """The last lines, oldest first; none where the journal cannot be read."""
        if shutil.which("journalctl") is None:
            return []
        which = "--user-unit" if self.user else "--unit"
        said = _run("journalctl", which, unit, f"--lines={lines}", "--no-pager", "--quiet")
        return [line for line in said.stdout.splitlines() if not line.startswith("-- ")]

    def _run(self, program: str, *words: str) -> subprocess.CompletedProcess[str]:
        if shutil.which(program) is None:
            raise Refused(f"There is no {program} here, so no systemd. {WITHOUT}")
        whose = ["--user"] if self.user else []
        return _run(program, *whose, *words)


def lingers(user: str) -> bool | None:
    """Whether the services of *user* go on without a login; None: nobody can tell."""
    if shutil.which("loginctl") is None:
        return None
    said = _run("loginctl", "show-user", user, "--property=Linger")
    if "Linger=" in said.stdout:
        return said.stdout.strip().endswith("yes")
    # logind knows only users who are logged in or linger
    return False if "not logged in or lingering" in said.stderr else None


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            words, capture_output=True, text=True, check=False, timeout=PATIENCE, errors="replace"
        )
    except subprocess.TimeoutExpired:
        raise Refused(f"{words[0]} gave no answer for {PATIENCE:g} seconds.") from None


def _words(said: subprocess.CompletedProcess[str]) -> str:
    text = said.stderr.strip() or said.stdout.strip() or f"exit code {said.returncode}"
    return f"{text.rstrip('.')}."
