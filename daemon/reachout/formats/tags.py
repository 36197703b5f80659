"""HTML made safe for the parser of the standard library."""

from __future__ import annotations

import re

_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^>]*(?:>|\Z)", re.DOTALL)
_HALF_TAG = re.compile(r"<[a-zA-Z/][^<>]*(?=<|\Z)")
_LONG_TAG = re.compile(r"<[a-zA-Z/][^<>]{5000,}>")  # a picture, or nonsense
_LESS_THAN = re.compile(r"<(?![a-zA-Z/])")


def closed(html: str) -> str:
    """Without comments and half tags, over each of which HTMLParser would read to the end.

    Linear in the length; what a reader sees stays as it is.
    """
    shown = _HALF_TAG.sub("", _UNSEEN.sub("", html))
    return _LESS_THAN.sub("&lt;", _LONG_TAG.sub("", shown))
