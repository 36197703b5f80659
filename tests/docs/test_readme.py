"""The README is true: its commands, its pictures, its links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.terminal import reachout
from tests.docs.pages import DOCS, README, ROOT, anchors, blocks, marked, pages
from tests.docs.picture import drawn

PAGES = (
    "commands.md", "settings.md", "exit-codes.md", "letters.md", "replies.md", "slots.md",
    "local.md", "google.md", "memory.md", "service.md", "field-bugs.md",
)  # fmt: skip


def readme() -> str:
    return README.read_text(encoding="utf-8")


def test_the_two_commands_are_named() -> None:
    """Alone, as one types them, and both are targets of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    typed = [block.text.strip() for block in blocks(readme()) if block.language == "console"]
    for target in ("run", "test"):
        assert f"$ make {target}" in typed
        assert re.search(rf"(?m)^{target}:", makefile)


def test_every_make_target_that_is_named_exists() -> None:
    """In the README and in every page."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for path in pages():
        for target in re.findall(r"`make ([a-z-]+)`", path.read_text(encoding="utf-8")):
            assert re.search(rf"(?m)^{target}:", makefile), f"{path.name}: make {target}"


def test_the_picture_of_the_loop_is_current() -> None:
    """It is drawn from the table, and the table may have changed."""
    assert readme() == drawn(readme()), (
        "The loop in README.md is not the one in domain/table.py any more. "
        "Draw it anew: PYTHONPATH=daemon .venv/bin/python -m tests.docs"
    )


def test_the_status_shown_is_the_status_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The terminal picture, line for line, from the shipped example."""
    monkeypatch.setenv("REACHOUT_HOME", str(tmp_path / "sam"))
    at = "2026-06-02T09:00+02:00"
    assert reachout("init", "--example", "--now", at).code == 0
    assert reachout("once", "--now", at).code == 0
    printed = reachout("status", "--now", at.replace("09:00", "09:01")).out
    (shown,) = marked(readme(), "status")
    assert printed.strip() == shown.strip()


@pytest.mark.slow
def test_the_demo_shown_is_the_demo_played() -> None:
    """The README shows its beginning, without a word of its own."""
    (shown,) = marked(readme(), "demo")
    assert reachout("demo").out.startswith(shown)


# ------------------------------------------------------------------ links


def links(text: str) -> list[str]:
    plain = re.sub(r"(?s)```.*?```", "", text)
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", plain) if "://" not in link]


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    """To a file that is there, and to a heading in it."""
    for link in links(path.read_text(encoding="utf-8")):
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_reached_from_the_readme(name: str) -> None:
    """Nobody has to know the folder to find a page."""
    assert (DOCS / name).exists()
    assert f"docs/{name}" in links(readme())


def test_what_the_readme_says_of_the_workspace_is_so(tmp_path: Path) -> None:
    """Every file and folder of a new workspace is in its table."""
    home = tmp_path / "sam"
    assert reachout("init", str(home), "--example", "--now", "2026-06-02T09:00+02:00").code == 0
    made = {path.relative_to(home).parts[0] for path in home.rglob("*")}
    table = readme().partition("## Where things lie")[2]
    for name in made - {"state"}:
        assert re.search(rf"\| `{re.escape(name)}/?`", table), name
    for file in (home / "state").iterdir():
        assert f"| `state/{file.name}` |" in table
