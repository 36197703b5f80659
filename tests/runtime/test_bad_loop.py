"""A story about a fault of our own: it must not run wild."""

from __future__ import annotations

from tests.runtime.test_mutants import Mutant
from tests.runtime.workspace import Workspace

from reachout.runtime.app import Seams
from reachout.runtime.cycle import step_safely


def test_a_loop_that_met_a_bug_is_left_alone_for_the_rest_of_the_pass(tmp_path):
    """It is said once, pushed on, and stepped again by a later pass, however often it is woken."""
    world = Workspace.make(tmp_path / "w")
    world.run()
    tried: list[str] = []

    def breaks(mail, ref):
        tried.append(ref.key)
        raise ZeroDivisionError

    world.seams = Seams(mail=lambda mail: Mutant(mail, draft=breaks))
    with world.app() as app:
        inside, loop = app.world(), world.loop()
        for _ in range(2):
            step_safely(inside, loop.id, app.now())
        assert len(tried) == 1
        assert len([text for text in inside.report.troubles if "is stuck" in text]) == 1
        inside.begin()
        step_safely(inside, loop.id, app.now())
        assert len(tried) == 2
