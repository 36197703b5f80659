"""A session of the Google transport with the tiny server of google_wire, for its own tests."""

from __future__ import annotations

import pytest
from tests.providers.google_sessions import Sessions


@pytest.fixture
def sessions(tmp_path):
    with Sessions(tmp_path) as sessions:
        yield sessions


@pytest.fixture
def server(sessions):
    return sessions.server


@pytest.fixture
def session(sessions):
    return sessions.logged_in()
