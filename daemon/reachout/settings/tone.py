"""What may jar in a letter although it is allowed: warnings, never refusals."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"\w+")
_THIRD_PERSON = {
    "en": frozenset({"she", "he", "She", "He"}),
    "de": frozenset({"er", "sie", "Er"}),  # "Sie" is the person written to
}
_FAMILIAR = frozenset(
    [
        "du",
        "dich",
        "dir",
        "dein",
        "deine",
        "deinen",
        "deinem",
        "deiner",
        "Du",
        "Dich",
        "Dir",
        "Dein",
        "Deine",
    ]
)
# "They" later in a sentence mostly means people named before it, as in "people ... they".
_THEY = re.compile(r"(?:^|[.!?]\s)\W*(?:\w+\s){0,2}(they)\b", re.IGNORECASE)
_SAY_YOU = 'The sentence is said to the person: write "you".'
_WORN = ("amazing", "inspiring", "pick your brain")
# Frequent words that the other language does not have; a vote, not a dictionary.
_ENGLISH = """
    the and you your yours that this with have has for from about what how were are is it of to my
    me we our would could which when where been did do not but at on be i as or if they there
    their will may can us
"""
_GERMAN = """
    der das den dem des und du ihr ihre ihren ihrem dein deine deinen sie dass mit haben habe hast
    für von über wie waren sind ist es ich mir mich wir unser unsere würde könnte welche wenn wo
    nicht aber bei auf ein eine einen einem einer zu zur zum im am sich auch noch schon nur oder
    nach seit
"""
_STOP_WORDS = {"en": frozenset(_ENGLISH.split()), "de": frozenset(_GERMAN.split())}


def remarks(text: str, *, language: str, formal: bool, name: str) -> Iterator[tuple[str, str]]:
    """What is odd in *text* and how to mend it; *language* is a base one: "en", "de"."""
    words = frozenset(_WORD.findall(text))
    lowered = text.lower()
    if pronoun := _third_person(text, words, language):
        yield f'says "{pronoun}".', _SAY_YOU
    if part := _name_in(words, name, language):
        yield f'holds the name "{part}".', _SAY_YOU
    if formal and language == "de" and (found := sorted(words & _FAMILIAR)):
        yield f'says "{found[0]}" in a formal letter.', "Write Sie, or take `formal` away."
    if other := _other_language(frozenset(map(str.lower, words)), language):
        yield f"looks like {other}, and the contact's language is {language}.", "Change one."
    for phrase in _WORN:
        if phrase in lowered:
            yield f'says "{phrase}".', "Say what it did to you instead."


def _third_person(text: str, words: frozenset[str], language: str) -> str | None:
    for word in sorted(words & _THIRD_PERSON.get(language, frozenset())):
        return word
    may_say_they = language == "en" and ("they" in words or "They" in words)
    found = _THEY.search(text) if may_say_they else None
    return found[1] if found else None


def _name_in(words: frozenset[str], name: str, language: str) -> str | None:
    for part in name.replace("-", " ").split():
        if part in words and len(part) > 2 and part.lower() not in _STOP_WORDS.get(language, ()):
            return part
    return None


def _other_language(words: frozenset[str], language: str) -> str | None:
    votes = {name: len(words & stops) for name, stops in _STOP_WORDS.items()}
    if language not in votes:
        return None
    winner = max(votes, key=lambda name: votes[name])
    clear = votes[winner] >= 2 and votes[winner] >= 3 * votes[language]
    return winner if winner != language and clear else None
