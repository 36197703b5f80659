"""Examples of a command's use, kept beside its function and shown at the foot of its help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., None])
_SHOWN: dict[Callable[..., Any], tuple[str, ...]] = {}


def example(*lines: str) -> Callable[[_Function], _Function]:
    def kept(function: _Function) -> _Function:
        _SHOWN[function] = lines
        return function

    return kept


def foot(function: Callable[..., None]) -> str:
    """The mark keeps the lines apart, which help texts would otherwise run together."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in _SHOWN[function])
