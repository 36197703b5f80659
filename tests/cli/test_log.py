"""`log`: every event of the loop has words."""

from __future__ import annotations

from reachout.cli.log import SENTENCES
from reachout.domain.table import TABLE


def test_every_event_has_words() -> None:
    """No line of the record is a class name to the host."""
    assert {event.__name__ for event in TABLE} <= set(SENTENCES)
