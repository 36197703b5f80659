"""Which providers there are: the modules of reachout.providers, by name, not imported."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pkgutil import iter_modules

from reachout.settings.refusal import refusal
from reachout.settings.source import did_you_mean

_ROOM = "reachout.providers"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def provider(value: object) -> str:
    """The name of a provider that is there."""
    if isinstance(value, str) and _there(value):
        return value
    word = value if isinstance(value, str) else ""
    raise refusal("is not a provider.", did_you_mean(word, _known(), '"'))


@lru_cache(maxsize=64)
def _there(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and find_spec(f"{_ROOM}.{name}") is not None


def _known() -> list[str]:
    room = find_spec(_ROOM)
    places = room.submodule_search_locations if room else None
    return sorted(module.name for module in iter_modules(places) if module.name[0] != "_")
