"""Waiting for the daemon to apply what was said."""

from __future__ import annotations

import time
from datetime import timedelta

from reachout.ports import Command, Store

BETWEEN_LOOKS = 0.1  # seconds


def until_applied(store: Store, number: int, patience: timedelta) -> Command | None:
    """The command once a pass has applied it; None when patience ran out first."""
    ends = time.monotonic() + patience.total_seconds()
    while time.monotonic() < ends:
        said = store.command(number)
        if said is not None and said.done_at is not None:
            return said
        time.sleep(BETWEEN_LOOKS)
    return None
