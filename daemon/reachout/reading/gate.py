"""The closed vocabulary: which words of an accepting clause reading can vouch for.

How many strangers a plain yes may carry besides is settled in doubts.py.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reachout.domain.reading import Sent
from reachout.reading.folding import folded
from reachout.reading.languages.language import Language


def unknown_words(bare: str, language: Language, names: frozenset[str]) -> tuple[str, ...]:
    """Words of *bare* (folded, times blotted out) that reading cannot vouch for."""
    return tuple(
        w for w in words_in(bare) if w not in names and not _is_known(w, vocabulary(language))
    )


def words_in(bare: str) -> list[str]:
    """With what an apostrophe adds to them: "don't"."""
    return _WORD.findall(bare)


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_LONG_RUN = re.compile(r"(.)\1{2,}")


def names_in(sent: Sent, *more: str) -> frozenset[str]:
    joined = " ".join((sent.host_name, sent.contact_name, *more))
    return frozenset(re.findall(r"\w+", folded(joined)))


@lru_cache(maxsize=16)
def vocabulary(language: Language) -> frozenset[str]:
    tables = (language.numbers, language.ordinals, language.parts, language.weekdays)
    names = {folded(word) for table in tables for word in table}
    return language.vocabulary | names | _agreeing(language)


@lru_cache(maxsize=16)
def beside_number(language: Language) -> frozenset[str]:
    """Words that stand next to the number of an offer ("take 2", "the first would"), and no
    noun that could have a number of its own ("page 2", "the first page").
    """
    times = {folded(word) for table in (language.parts, language.weekdays) for word in table}
    senses = language.senses
    said = _words_of(f"{senses.yes}\n{senses.polite}") | _single_words(senses.doubt)
    return said | _linking(language) | language.common | times


@lru_cache(maxsize=16)
def _agreeing(language: Language) -> frozenset[str]:
    senses = language.senses
    said = "\n".join((senses.yes, senses.any_fit, senses.both_fit, senses.propose))
    return _words_of(said) | _linking(language)


def _single_words(lines: str) -> frozenset[str]:
    """The phrases of a list that are one plain word: "probably"."""
    return frozenset(
        line.strip() for line in re.split(r"\n| \| ", lines) if line.strip().isalpha()
    )


def _linking(language: Language) -> frozenset[str]:
    return language.joiners | language.or_words | language.and_words


def _words_of(lines: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{2,}(?:'[^\W\d_]+)?", folded(lines)))


def _is_known(word: str, known: frozenset[str]) -> bool:
    if word in known or word.removesuffix("'s") in known:
        return True
    calm = _LONG_RUN.sub(r"\1", word)
    return calm in known or mended(word, known) is not None


def mended(word: str, known: frozenset[str]) -> str | None:
    """A typing slip: the same letters in another order, first and last in place."""
    if len(word) < 5:
        return None
    return _by_letters(known).get((word[0], word[-1], "".join(sorted(word))))


@lru_cache(maxsize=64)
def _by_letters(known: frozenset[str]) -> dict[tuple[str, str, str], str]:
    return {(w[0], w[-1], "".join(sorted(w))): w for w in known if len(w) >= 5}


def slip_of(word: str, known: frozenset[str]) -> str | None:
    """The one word of *known* that *word* (six letters or more) is, but for one letter left out,
    too many or wrong; first and last stay in place ("tusday", "wenesday").
    """
    if len(word) < 6:
        return None
    found = {one for short in _shortened(word) for one in _by_shortened(known).get(short, ())}
    return next(iter(found)) if len(found) == 1 else None


def _shortened(word: str) -> set[str]:
    """*word*, and what is left of it without one of its inner letters."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}


@lru_cache(maxsize=16)
def _by_shortened(known: frozenset[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for word in known:
        for short in _shortened(word) if len(word) >= 6 else ():
            found.setdefault(short, set()).add(word)
    return found


def spelled(text: str, language: Language) -> str:
    """*text* (folded) with slips in its weekdays, months and ordinals mended, same length."""
    known = _time_words(language)
    return re.sub(r"[^\W\d_]{5,}", lambda m: _mended_slip(m.group(), known, language), text)


def _mended_slip(word: str, known: frozenset[str], language: Language) -> str:
    return word if word in vocabulary(language) else mended(word, known) or word


@lru_cache(maxsize=16)
def _time_words(language: Language) -> frozenset[str]:
    tables = (language.weekdays, language.months, language.ordinals, language.numbers)
    return frozenset(folded(word) for table in tables for word in table)
