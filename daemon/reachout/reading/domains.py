"""Domains as two of them are compared: lower case, in A-label form (RFC 5890)."""

from __future__ import annotations

import re
import unicodedata

_NAME = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")


def domain_of(address: str) -> str:
    """The domain of an address, or of a bare domain; "" for what cannot be one.

    A label in other letters than ASCII is encoded as it stands (RFC 5891), not mapped: "ß" and
    "ss" are two domains, and may belong to two people.
    """
    name = address.rpartition("@")[2].removesuffix(".")
    if len(name) > 253:
        return ""
    plain = ".".join(map(_a_label, name.split(".")))
    return plain if _NAME.fullmatch(plain) else ""


def _a_label(label: str) -> str:
    if label.isascii():
        return label.lower()
    small = unicodedata.normalize("NFC", label.lower())
    if len(small) > 63 or small.isascii() or unicodedata.normalize("NFKC", small) != small:
        return ""
    return "xn--" + small.encode("punycode").decode()
