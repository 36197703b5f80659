"""The languages that can be read; one file each, all of it data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache

from reachout.reading.folding import folded
from reachout.reading.languages.de import GERMAN
from reachout.reading.languages.en import ENGLISH
from reachout.reading.languages.es import SPANISH
from reachout.reading.languages.fr import FRENCH
from reachout.reading.languages.it import ITALIAN
from reachout.reading.languages.language import Language
from reachout.reading.languages.nl import DUTCH
from reachout.reading.languages.pt import PORTUGUESE

LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH)
}


def language_of(text: str, letter: str) -> Language | None:
    """The language of *text*; when it does not tell, that of our letter (a locale).

    None: a text in a language that cannot be read.
    """
    found = re.findall(r"[^\W\d_]+", folded(text[:4000]))
    base = letter.partition("-")[0]
    scores = {code: _score(lang, found) for code, lang in LANGUAGES.items()}
    best = max(scores.values())
    if base in scores and 0 < scores[base] >= best - 1:
        return LANGUAGES[base]
    if best == 0 and not found:
        return LANGUAGES.get(base, ENGLISH)  # numbers and signs are read in any language
    if best == 0:
        return LANGUAGES.get(base) if not _foreign(text) else None
    order = [base, "en", *LANGUAGES]
    return next(LANGUAGES[code] for code in order if scores.get(code) == best)


def _score(language: Language, found: list[str]) -> int:
    days = {folded(day) for day in language.weekdays if len(day) > 3}
    return sum(
        2 * (word in language.common) + _weight(language, word) + 3 * (word in days)
        for word in found
    )


def _weight(language: Language, word: str) -> int:
    """Words that no other language has tell most."""
    if word not in _lexicon(language):
        return 0
    return 1 if any(word in _lexicon(other) for other in _others(language)) else 2


def _others(language: Language) -> tuple[Language, ...]:
    return tuple(other for other in LANGUAGES.values() if other is not language)


@lru_cache(maxsize=16)
def _lexicon(language: Language) -> frozenset[str]:
    """Every word that stands in the language's lists."""
    senses = language.senses
    listed = " ".join(folded(getattr(senses, field.name)) for field in fields(senses))
    names = {folded(name) for name in _names(language)}
    spoken = set(re.findall(r"[^\W\d_]{2,}", re.sub(r"\\[a-z]", " ", listed)))
    return language.vocabulary | names | spoken


def _names(language: Language) -> Iterator[str]:
    for table in (language.weekdays, language.months, language.numbers, language.ordinals):
        yield from table


def _foreign(text: str) -> bool:
    """Letters of a script that none of our languages uses."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(ord(char) > 0x24F for char in letters) * 2 > len(letters)
