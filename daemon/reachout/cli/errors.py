"""How the program says that something did not work: words on stderr, and an exit code.

0 done · 1 failed, or its outcome is unknown · 2 the command makes no sense as given ·
75 try again later · 78 the config has problems
"""

from __future__ import annotations

from collections.abc import Callable

from reachout.cli.show import complain, counted
from reachout.errors import BadSettings, ReachoutError


def guarded(run: Callable[[], None]) -> int:
    """Run and return the exit code. A bug shows its traceback, nothing else does."""
    try:
        run()
    except ReachoutError as problem:
        complain(str(problem))
        if isinstance(problem, BadSettings) and len(problem.problems) > 1:
            complain(f"{counted(len(problem.problems), 'problem')} in the config.")
        return problem.exit_code
    except OSError as problem:
        complain(_in_words(problem))
        return 1
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _in_words(problem: OSError) -> str:
    about = f"{problem.filename}: " if problem.filename else ""
    return f"{about}{problem.strerror or problem}. Look at the file, its rights and the disk."
