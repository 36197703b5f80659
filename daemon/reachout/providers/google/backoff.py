"""How long to wait before a read is asked again."""

from __future__ import annotations

from random import Random

LONGEST = 64.0  # seconds of one wait
BUDGET = 90.0  # seconds that one read may take in all, waits and requests together


def next_wait(tried: int, wanted: float, jitter: Random) -> float:
    """Seconds to wait after *tried* failures (1 …), when the server wants *wanted* (0: silent).

    Google's truncated exponential back-off, min(2^n + random, 64), with fresh jitter each time;
    the first wait is at least one second.
    """
    own = 2.0 ** (tried - 1) + jitter.random()
    return min(LONGEST, max(own, wanted))
