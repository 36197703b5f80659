"""Remarks that need not be understood word by word, because they plainly tell a story."""

from __future__ import annotations

import re


def untold(lines: str) -> str:
    """A phrase that fits every sentence in which none of *lines* (phrases as in `Senses`) stands.

    For `Senses.binds`: what shows no sign of a story, a thank-you or a wish may bind somebody.
    """
    signs = "|".join(line.strip() for line in re.split(r"\n| \| ", lines) if line.strip())
    return rf"^(?!.{{0,600}}?(?<![\w'])(?:{signs})(?!\w))[^\w]*\w+"
