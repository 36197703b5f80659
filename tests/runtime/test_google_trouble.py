"""Google goes wrong in every way there is, and nothing is done twice and nothing is lost.

The long form, with every write, every cut and new seeds, is tests/slow/test_google_trouble.py.
"""

from __future__ import annotations

import pytest
from tests.runtime.google_life import lives


@pytest.mark.parametrize("seed", [0])
def test_lives_in_trouble(tmp_path, seed):
    """Host and people do what they like, when they like; then everything comes to rest."""
    lives(tmp_path, seed, steps=30, share=0.4)
