"""A module of the program with one fault in it: to prove that a checker finds the fault."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any


def with_fault(module: ModuleType, right: str, wrong: str) -> Any:
    """*module* as it would be if *wrong* stood where *right* stands; the real one is untouched."""
    assert module.__file__ is not None
    source = Path(module.__file__).read_text(encoding="utf-8")
    assert source.count(right) == 1, f"{module.__name__} has no single {right!r} any more"
    faulty = ModuleType(module.__name__)
    exec(compile(source.replace(right, wrong), module.__file__, "exec"), faulty.__dict__)
    return faulty
