"""`make demo-google`: the demo with mailbox and calendar at Google, over the wire.

The server is the one of the tests; no account, no key and no network is needed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.simulation import at_google, figures

from reachout.errors import ReachoutError
from reachout.simulation import cast, demo


def play(home: Path, say: demo.Say) -> None:
    """Bug: the checker found a broken promise; the figures are told all the same."""
    with at_google.staged(home, cast.PEOPLE, say) as scene:
        try:
            demo.told(scene.stage, say)
        finally:
            say("")
            for line in figures.told(scene):
                say(line)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="reachout-demo-google-") as folder:
        try:
            play(Path(folder), print)
        except ReachoutError as problem:
            print(problem, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
