"""The loop as a picture in the README. `python -m tests.docs` draws it anew from the table."""

from __future__ import annotations

from tests.docs.pages import README

from reachout.domain.picture import draw

BEGIN, END = "<!-- the loop: begin -->\n", "<!-- the loop: end -->\n"


def drawn(readme: str) -> str:
    """*readme* with the picture as the table has it now."""
    before, _, rest = readme.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"README.md has lost its two marks, {BEGIN.strip()} and {END.strip()}.")
    return f"{before}{BEGIN}```mermaid\n{draw()}\n```\n{END}{after}"


def redraw() -> None:
    README.write_text(drawn(README.read_text(encoding="utf-8")), encoding="utf-8")
