"""One addr-spec and nothing else: a comma in it would add a recipient."""

from __future__ import annotations

import re

from reachout.settings.refusal import refusal

_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL})+")  # RFC 5322 dot-atom, RFC 1123
_INSIDE = re.compile(r"[^\s<>,;:\"()]+@[^\s<>,;:\"()]+")


def address(value: object) -> str:
    """The bare address, in lower case.

    Quoted local parts and address literals (RFC 5322 section 3.4.1) are refused: nobody who
    types a contact means one.
    """
    if not isinstance(value, str):
        raise refusal("is not an address.", 'Write it like "priya@example.com".')
    text = value.strip()
    if _ADDRESS.fullmatch(text) and len(text) <= 254:
        return text.lower()
    raise refusal(*_fault(text))


def _fault(text: str) -> tuple[str, str]:
    inside = _INSIDE.findall(text)
    if len(inside) > 1:
        return "is more than one address.", f"Write {_as_list(inside)}."
    if inside and inside[0] != text:
        return "is more than an address.", f'Write the address alone: "{inside[0]}".'
    if not text.isascii() and inside:
        return _beyond_ascii(text)
    return "is not an address.", 'Write it like "priya@example.com".'


def _as_list(found: list[str]) -> str:
    quoted = ", ".join(f'"{one}"' for one in found)
    return f"addresses = [{quoted}] if all are theirs, else one contact for each"


def _beyond_ascii(text: str) -> tuple[str, str]:
    local, _, domain = text.rpartition("@")
    try:
        plain = f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        plain = ""
    what = "holds letters that mail servers do not agree on."
    if _ADDRESS.fullmatch(plain):
        return what, f'Write "{plain}".'
    return what, "Ask the person for an address in plain letters."
