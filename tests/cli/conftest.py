from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from tests.cli.terminal import Workspace, new_workspace

# Made once and copied: a workspace is a folder, and lives wherever it is put.


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same workspace as it stood after each step."""
    folder = tmp_path_factory.mktemp("stages")
    work = new_workspace(folder / "work")
    steps = {"new": (), "drafted": ("once",), "awaiting": ("approve", "Priya")}
    for name, words in steps.items():
        if words:
            work.does(*words)
        copytree(work.home, folder / name)
    return {name: folder / name for name in steps}


def copied(stages: dict[str, Path], name: str, to: Path) -> Workspace:
    copytree(stages[name], to / "sam")
    return Workspace(to / "sam")


@pytest.fixture
def sam(tmp_path: Path, stages: dict[str, Path]) -> Workspace:
    """Sam's new workspace, with Priya in it, on a Monday morning."""
    return copied(stages, "new", tmp_path)


@pytest.fixture
def drafted(tmp_path: Path, stages: dict[str, Path]) -> Workspace:
    """The first letter lies in Drafts."""
    return copied(stages, "drafted", tmp_path)


@pytest.fixture
def awaiting(tmp_path: Path, stages: dict[str, Path]) -> Workspace:
    """The first letter went."""
    return copied(stages, "awaiting", tmp_path)
