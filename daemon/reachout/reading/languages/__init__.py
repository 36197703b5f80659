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
    if _in_another_script(text[:4000]):
        return None
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


def _in_another_script(text: str) -> bool:
    """Most of its letters are none of ours: a few names in Latin letters make it no English."""
    letters: list[str] = re.findall(r"[^\W\d_]", text)
    return sum(letter > "\u024f" for letter in letters) > len(letters) / 2


def _score(language: Language, found: list[str]) -> int:
    weights = _weights(language)
    return sum(weights.get(word, 0) for word in found)


@lru_cache(maxsize=16)
def _weights(language: Language) -> dict[str, int]:
    """What each word tells for the language; words that no other language has tell most."""
    own = _lexicon(language)
    others = frozenset[str]().union(*(_lexicon(other) for other in _others(language)))
    weights = {word: 1 if word in others else 2 for word in own}
    days = {folded(day) for day in language.weekdays if len(day) > 3}
    for words, more in ((language.common, 2), (days, 3)):
        for word in words:
            weights[word] = weights.get(word, 0) + more
    return weights


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
