"""Where the words end and the signature begins."""

from __future__ import annotations

import re
from functools import lru_cache

from reachout.reading.folding import folded, phrases
from reachout.reading.languages import LANGUAGES

_DASHES = re.compile(r"(?:--|—|__+|\*{3,}|-{3,})\s*$")
_LAWYERS = re.compile(
    r"intended (?:recipient|addressee|only)"
    r"|confidential(?:ity)?\b.{0,80}(?:notice|privileged|may|and)"
    r"|legally privileged|disclaimer|(?:e-?mail|message|nachricht|information).{0,60}"
    r"(?:is|ist|may contain|contains|enthalt|est|es|e) .{0,30}"
    r"(?:confidential|vertraulich|confiden[ct]i)"
    r"|vertrauliche informationen|registered (?:office|in england)|amtsgericht|handelsregister"
)
_AFTERWARDS = re.compile(r"(?:p\.?\s?p?\.?\s?s\.?|n\.?b\.?)\s*[:.\-]?\s")


def without_signature(lines: list[str], names: frozenset[str]) -> list[str]:
    """*lines* up to the signature, and a postscript behind it.

    *names*: the words of the writer's own name, folded; a line of nothing else signs.
    """
    kept: list[str] = []
    signed = False
    for at, line in enumerate(lines):
        text = folded(line.strip())
        if _AFTERWARDS.match(text + " ") and len(text) > 4:
            signed = False
        signed = signed or _signs(text, lines[at + 1 :], names)
        if not signed and not _hours_line().match(text):
            kept.append(line)
    return kept


def _signs(text: str, after: list[str], names: frozenset[str]) -> bool:
    if not text:
        return False
    if _DASHES.match(text) or _device_line().match(text) or _LAWYERS.search(text[:400]):
        return True
    if _is_name(text, names):
        return True
    closing = _sign_off().match(text)
    if not closing:
        return False
    rest = re.findall(r"\w+", text[closing.end() :])
    if rest:
        return len(rest) <= 4 and set(rest) <= names
    following = next((line.strip() for line in after if line.strip()), "")
    return len(following.split()) <= 5 and not re.search(r"\d", following)


def _is_name(text: str, names: frozenset[str]) -> bool:
    found = re.findall(r"[^\W\d_]+", text)
    if not found or len(found) > 5 or re.search(r"[?\d]", text):
        return False
    initials = {name[0] for name in names}
    if all(word in names for word in found):
        return True
    tight = "".join(found)
    short = len(tight) <= 3 and tight not in _WORDS and all(char in initials for char in tight)
    return short and not text.endswith("!")


_WORDS = frozenset({"ok", "yes", "no", "si", "ja", "oui", "non", "sim", "k"})


@lru_cache(maxsize=1)
def _sign_off() -> re.Pattern[str]:
    every = "\n".join(language.sign_offs for language in LANGUAGES.values())
    return re.compile(phrases(every) + r"(?:\s*/\s*" + phrases(every) + r")?\s*(?:[,.!-]+|$)")


@lru_cache(maxsize=1)
def _device_line() -> re.Pattern[str]:
    every = "|".join(folded(lang.device_lines) for lang in LANGUAGES.values() if lang.device_lines)
    return re.compile(every)


@lru_cache(maxsize=1)
def _hours_line() -> re.Pattern[str]:
    every = "|".join(folded(lang.hours_lines) for lang in LANGUAGES.values() if lang.hours_lines)
    return re.compile(rf"\W*(?:my |our |meine |unsere )?(?:{every})\b.{{0,60}}?(?::|\d)")
