"""Google goes wrong in every way there is, and nothing is done twice and nothing is lost.

The long form, with every write, every cut and new seeds, is tests/slow/test_google_trouble.py.
"""

from __future__ import annotations

import pytest
from tests.runtime.google_faults import cut_by_cut, fault_by_fault
from tests.runtime.google_life import lives


def test_a_write_whose_end_is_unknown(tmp_path):
    """Done or not, half answered, reset, 503, done late: it ends as if all had gone well."""
    assert fault_by_fault(tmp_path, every=37) >= 2


def test_the_power_goes(tmp_path):
    """At some effects and commits; the next process finds what stands at Google."""
    assert cut_by_cut(tmp_path, every=97, stays=True) >= 2


@pytest.mark.parametrize("seed", [0])
def test_lives_in_trouble(tmp_path, seed):
    """Host and people do what they like, when they like; then everything comes to rest."""
    lives(tmp_path, seed, steps=30, share=0.4)
