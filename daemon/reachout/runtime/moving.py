"""Mailbox or calendar move to another provider: never while something is open there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from reachout.errors import BadSettings, Problem
from reachout.ports import Store
from reachout.settings.loaded import Settings

SOURCE = "providers"


def check(store: Store, host: str, settings: Settings, now: datetime) -> None:
    """BadSettings when a loop is open in a mailbox or a calendar that is no longer the one.

    Its draft would count as discarded, and its chat as deleted, though both lie where they were.
    """
    here = {"mailbox": settings.mailbox.provider, "calendar": settings.calendar.provider}
    told = store.cursor(host, SOURCE)
    before = dict(zip(here, told.split(), strict=False))
    if told == " ".join(here.values()):
        return
    open_ones = store.loops(host) if told else ()
    if open_ones:
        people = [store.contact(loop.contact) for loop in open_ones]
        names = [one.name if one else "somebody else" for one in people]
        raise BadSettings(list(_problems(here, before, names)))
    store.found(host, SOURCE, " ".join(here.values()), now, ())


def _problems(here: dict[str, str], before: dict[str, str], names: list[str]) -> Iterator[Problem]:
    who = ", ".join(sorted(names))
    for what, provider in here.items():
        if before.get(what) != provider:
            yield Problem(
                file="reachout.toml",
                line=None,
                where=f"{what}.provider",
                value=provider,
                what=f"is another than the one in which letters and chats are open ({who}).",
                cure=f'Put "{before.get(what)}" back; change it once they are over or closed.',
            )
