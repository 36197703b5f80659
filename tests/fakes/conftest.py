"""A Google whose mailbox and calendar are the smallest there are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.fakes.google import SetClock
from tests.fakes.google.notebook import START, Notebook
from tests.fakes.google.server import GoogleServer


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
def google(notebook: Notebook) -> Iterator[GoogleServer]:
    """Fails at its end when an answer did not fit its schema."""
    clock = SetClock(START)
    with GoogleServer("ada@example.com", clock=clock, gmail=notebook, calendar=notebook) as server:
        yield server
