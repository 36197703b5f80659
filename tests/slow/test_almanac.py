"""Hundreds of made-up calendars, read and offered from, beside the plain truth."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.providers.almanac import make_up
from tests.providers.almanac_checks import busy_is_the_truth, offers_are_true

pytestmark = pytest.mark.slow

SEEDS = st.integers(0, 2**32)


@settings(max_examples=600, deadline=None)
@given(SEEDS)
def test_what_is_busy_is_what_stands_in_the_calendar(seed: int):
    """Rules, exceptions, moved and declined instances, in any zone, over any change of clocks."""
    with tempfile.TemporaryDirectory() as home:
        busy_is_the_truth(make_up(seed), Path(home), seed)


@settings(max_examples=400, deadline=None)
@given(SEEDS)
def test_what_is_offered_is_free_and_something_is_offered_whenever_it_can_be(seed: int):
    """From the files to the chosen times, beside a walk over every minute."""
    with tempfile.TemporaryDirectory() as home:
        offers_are_true(make_up(seed), Path(home), seed)
