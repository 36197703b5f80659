"""Lists in pages, as the API hands them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    items: Sequence[Item]
    next: str  # "" on the last page


def page_of(
    items: Sequence[Item],
    token: str,
    size: int,
    *,
    empty_first: bool = False,
    repeats: bool = False,
) -> Page[Item] | None:
    """The page of *items* that *token* asks for; None when we never gave that token.

    *empty_first*: the first page holds nothing but a token (gauteh/lieer#24). *repeats*: each
    page begins with the last item of the one before.
    """
    if not token:
        return Page((), _token(0)) if empty_first else _from(items, 0, size, repeats)
    start = _place(token)
    return None if start is None or start > len(items) else _from(items, start, size, repeats)


def _from(items: Sequence[Item], start: int, size: int, repeats: bool) -> Page[Item]:
    end = start + size
    first = start - 1 if repeats and start else start
    return Page(items[first:end], _token(end) if end < len(items) else "")


def _token(place: int) -> str:
    return f"{place * 7919 + 104729:020d}"


def _place(token: str) -> int | None:
    if not token.isdigit() or (int(token) - 104729) % 7919:
        return None
    return (int(token) - 104729) // 7919
