"""The whole of the trouble at Google: every write, every cut, and lives with new seeds.

REACHOUT_SEED repeats a run; without it the seeds follow from the commit, and are printed.
"""

from __future__ import annotations

import os
import subprocess

import pytest
from tests.runtime.google_faults import cut_by_cut, fault_by_fault
from tests.runtime.google_life import lives
from tests.slow.machine import ROOT

pytestmark = pytest.mark.slow


def first_seed() -> int:
    """Even, so that the same number of lives is led by one process and by many."""
    given = os.environ.get("REACHOUT_SEED")
    if given:
        return int(given)
    asked = ["git", "rev-parse", "--short=6", "HEAD"]
    found = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return int(found.stdout.strip() or "0", 16) // 2 * 2


def test_every_write_and_every_fault(tmp_path):
    """Each write of a whole loop meets each fault that leaves its end unknown."""
    assert fault_by_fault(tmp_path, every=1) > 100


def test_every_cut(tmp_path):
    """The power goes at each effect and commit of a whole loop."""
    assert cut_by_cut(tmp_path, every=1) > 100


@pytest.mark.parametrize("number", range(20))
def test_lives(tmp_path, number):
    """Two months in trouble, then rest."""
    seed = first_seed() + number
    print(f"REACHOUT_SEED={seed}")
    lives(tmp_path, seed, steps=60, share=0.5)
