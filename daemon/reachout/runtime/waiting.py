"""Waiting for the daemon to apply what was said."""

from __future__ import annotations

import time
from datetime import timedelta

from reachout.ports import Command, Store

BETWEEN_LOOKS = 0.1  # seconds


def pause(seconds: float) -> bool:
    """Sleep. False: nobody asked the program to stop meanwhile."""
    time.sleep(seconds)
    return False


def until_applied(store: Store, host: str, number: int, patience: timedelta) -> Command | None:
    """The command once the pass that applied it is over; None when patience ran out first."""
    ends = time.monotonic() + patience.total_seconds()
    while time.monotonic() < ends:
        said = store.command(number)
        passed = store.last_pass(host)
        if said is not None and said.done_at is not None and passed and passed >= said.done_at:
            return said
        time.sleep(BETWEEN_LOOKS)
    return None
