"""What a reply says: raw bytes and what we offered go in, a Reading comes out. Pure."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reachout.reading.named import exact_times, mentions
    from reachout.reading.offers import forms, read_offer
    from reachout.reading.reply import RULES_VERSION, read

__all__ = ["RULES_VERSION", "exact_times", "forms", "mentions", "read", "read_offer"]

_HOMES = {
    "RULES_VERSION": "reply",
    "exact_times": "named",
    "forms": "offers",
    "mentions": "named",
    "read": "reply",
    "read_offer": "offers",
}


def __getattr__(name: str) -> Any:
    """Loaded when it is asked for: a command that reads no mail does not wait for the rules."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found
