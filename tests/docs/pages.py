"""The documentation as it lies in the repository: pages, their headings, blocks and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
DOCS = ROOT / "docs"
_HEADING = re.compile(r"(?m)^(#{1,6}) (.+)$")
_FENCE = re.compile(r"(?ms)^( *)```(\w*)\n(.*?)^\1```$")
_MARKED = r"<!-- {mark} -->\n```\w*\n(.*?)^```$"


@dataclass(frozen=True)
class Block:
    language: str
    text: str


def pages() -> list[Path]:
    """Every page that a reader of the repository may open."""
    return sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands under *heading* (without its marks), down to the next one of its level."""
    found = [match for match in _HEADING.finditer(text) if match[2] == heading]
    assert len(found) == 1, f"{len(found)} headings say “{heading}”"
    rest = text[found[0].end() :]
    ends = re.search(rf"(?m)^#{{1,{len(found[0][1])}}} ", rest)
    return rest[: ends.start()] if ends else rest


def anchors(text: str) -> set[str]:
    """The names by which headings are linked to, as GitHub makes them."""
    without_blocks = _FENCE.sub("", text)
    heads = (match[2] for match in _HEADING.finditer(without_blocks))
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def blocks(text: str) -> Iterator[Block]:
    for indent, language, inside in _FENCE.findall(text):
        yield Block(language, re.sub(f"(?m)^{indent}", "", inside))


def marked(text: str, mark: str) -> list[str]:
    """The blocks that stand right under <!-- mark -->."""
    return re.findall(_MARKED.format(mark=re.escape(mark)), text, re.MULTILINE | re.DOTALL)


def rows(text: str) -> list[list[str]]:
    """The cells of every table row, headings and rules left out."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def words(text: str) -> list[str]:
    """What stands in code marks, blocks left out."""
    return re.findall(r"`([^`\n]+)`", _FENCE.sub("", text))
