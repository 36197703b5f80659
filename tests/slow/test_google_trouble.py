"""The whole of the trouble at Google: many writes, many cuts, and lives with new seeds.

REACHOUT_SEED repeats a run; without it the seeds follow from the commit, and are printed.
"""

from __future__ import annotations

import os
import subprocess

import pytest
from tests.runtime.google_faults import cut_by_cut, fault_by_fault
from tests.runtime.google_life import lives
from tests.slow.google_writer import Impatient, writes_with_unknown_end
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


def test_writes_and_faults(tmp_path):
    """Every third pair of a write of a whole loop and a fault that leaves its end unknown."""
    assert fault_by_fault(tmp_path, every=3) >= 45


def test_the_power_goes_everywhere(tmp_path):
    """At every sixth of the five hundred effects and commits of a whole loop."""
    assert cut_by_cut(tmp_path, every=6) > 80


@pytest.mark.parametrize("number", range(12))
def test_lives(tmp_path, number):
    """Two months in trouble, then rest."""
    seed = first_seed() + number
    print(f"REACHOUT_SEED={seed}")
    lives(tmp_path, seed, steps=60, share=0.5)


@pytest.mark.parametrize("number", range(2))
def test_a_thousand_writes_whose_end_is_unknown(tmp_path, number):
    """Drafts made, made anew and taken away, chats placed, confirmed and called off: seven writes
    in ten go wrong. At most one of each lies there, every one comes about, none leaves twice.
    """
    seed = first_seed() + number
    print(f"REACHOUT_SEED={seed}")
    unknown = writes_with_unknown_end(tmp_path, seed, jobs=100, share=0.7)
    print(f"{unknown} writes had an unknown end")
    assert unknown >= 500


def test_a_writer_who_does_not_wait_is_caught(tmp_path):
    """Google did it after all, and so it is there twice."""
    with pytest.raises(AssertionError, match="I2|I3"):
        writes_with_unknown_end(tmp_path, 1, jobs=40, share=0.7, kind=Impatient)
