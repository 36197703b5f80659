from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.slow.machine import ROOT, does


@dataclass(frozen=True)
class Installed:
    """The wheel, and an environment that holds nothing else but what it asks for."""

    wheel: Path
    bin: Path

    @property
    def reachout(self) -> str:
        return str(self.bin / "reachout")

    @property
    def python(self) -> str:
        return str(self.bin / "python")


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Built as pip builds it, installed by the lock file into an empty environment."""
    dist, venv = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("away") / "venv"
    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet")
    does(sys.executable, *pip, "wheel", "--no-deps", "-w", dist, ROOT, patience=300)
    (wheel,) = dist.glob("reachout-*.whl")
    does(sys.executable, "-m", "venv", venv)
    python = venv / "bin" / "python"
    lock = ROOT / "constraints.txt"
    does(python, *pip, "install", "-c", lock, wheel, cwd=dist, patience=600)
    return Installed(wheel, venv / "bin")
