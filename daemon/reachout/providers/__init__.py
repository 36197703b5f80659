"""One file or package per technology; its name is the name used in the config."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from reachout.errors import BadSettings, Problem
from reachout.ports import Calendar, Mailbox


def open_mailbox(kind: str, **options: Any) -> Mailbox:
    """The mailbox of provider *kind*; what *options* it takes is its own `open_mailbox`'s say.

    BadSettings when there is no such provider, or it has no mailbox.
    """
    opened: Mailbox = _maker(kind, "mailbox")(**options)
    return opened


def open_calendar(kind: str, **options: Any) -> Calendar:
    """The calendar of provider *kind*; see its own `open_calendar` for the options.

    BadSettings when there is no such provider, or it has no calendar.
    """
    opened: Calendar = _maker(kind, "calendar")(**options)
    return opened


def known() -> tuple[str, ...]:
    """The names of all providers that are installed."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def _maker(kind: str, what: str) -> Any:
    if kind not in known():
        raise _unknown(kind, what, "is no provider of this program.")
    maker = getattr(_module(kind), f"open_{what}", None)
    if maker is None:
        raise _unknown(kind, what, f"has no {what}.")
    return maker


def _module(kind: str) -> ModuleType:
    return import_module(f"{__name__}.{kind}")


def _unknown(kind: str, what: str, fault: str) -> BadSettings:
    cure = f"Choose one of: {', '.join(known())}."
    return BadSettings(
        [
            Problem(
                file="config",
                line=None,
                where=f"{what}.provider",
                value=kind,
                what=fault,
                cure=cure,
            )
        ]
    )
