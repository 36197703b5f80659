"""On a real terminal: questions are asked, and colour is used with measure."""

from __future__ import annotations

import os
import pty
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cli.terminal import PROGRAM, Workspace, reachout

pytestmark = pytest.mark.slow


def on_terminal(*words: str, answers: Sequence[str] = (), **env: str) -> str:
    """What the program prints on a pseudo-terminal; each question gets the next answer."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update({"TERM": "xterm", "PYTHONPATH": ":".join(sys.path), **env})
        os.execv(PROGRAM[0], [*PROGRAM, *words])
    shown, left, answered = b"", list(answers), 0
    while part := _read(terminal):
        shown += part
        if left and shown[answered:].rstrip(b" ").endswith(b":"):
            answered = len(shown)
            os.write(terminal, f"{left.pop(0)}\n".encode())
    os.waitpid(pid, 0)
    os.close(terminal)
    return shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how a pseudo-terminal says that the other end is gone
        return b""


def test_colour_is_for_terminals_and_no_color_ends_it(drafted: Workspace) -> None:
    """With NO_COLOR there is not one control character (no-color.org)."""
    words = ("status", "--home", str(drafted.home))
    shown, plain = on_terminal(*words), on_terminal(*words, NO_COLOR="1")
    assert "\x1b[" in shown and "\x1b" not in plain
    assert "Priya Nair · learn" in plain


def test_init_asks_for_one_person_in_five_questions(tmp_path: Path) -> None:
    """What cannot stand in a letter is asked again; the letter is read at once."""
    home = tmp_path / "w"
    answers = (
        "Sam Okafor", "sam at home", "sam@example.org", "Europe/Berlin", "y",
        "Priya Nair", "priya@example.com", "", "learn", "We met in Porto.",
        "because of you", "You said a review is for whoever is on call.", "How do you do it?",
    )  # fmt: skip
    shown = on_terminal("init", str(home), answers=answers)
    assert "That is not an address." in shown and "Write a whole sentence" in shown
    assert "Hi Priya," in shown and "We met in Porto." in shown
    assert reachout("check", "--home", str(home)).code == 0
