"""Which words reading goes by: they may stay in a mail that is shown to strangers.

Collected from the rules themselves, so that what the rules learn is known here as well.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import CodeType, FunctionType, ModuleType

from reachout.reading import japanese, reply, zones
from reachout.reading.folding import folded, phrases
from reachout.reading.gate import unknown_words
from reachout.reading.languages import LANGUAGES, language_of
from reachout.reading.languages.language import Language

_OTHER = (  # rooms of reading that say nothing of the words of a reply
    "reply", "mail", "markup", "folding", "zones", "countries", "invites", "trust", "domains",
    "whereabouts", "offers", "offering", "written", "named", "rows",
)  # fmt: skip
_ANYWHERE = (  # what is looked for in mail of any language
    "weekdays", "months", "numbers", "ordinals", "day_words", "parts", "moments", "days_ahead",
    "sign_offs", "device_lines", "hours_lines",
)  # fmt: skip
_PLACES = ("_PLACES", "_CITIES_OF", "_CITIES")
_GROUP = re.compile(r"([^\W\d_]*)\((?:\?(?:[:=!]|<[=!]|P<\w+>))?([^()]*)\)(\??)([^\W\d_]*)")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
LOOKED_AT = 20_000  # characters of a text in which patterns are looked for
SHORTEST = 4  # letters of a pattern that a word must begin with to be one of its own
DEEPEST = 20  # groups within groups


@lru_cache(maxsize=16)
def words_for(text: str, letter: str) -> Lexicon:
    """What is known in a mail that says *text*, answering a letter in the locale *letter*."""
    own = language_of(text, letter)
    base = LANGUAGES.get(letter.partition("-")[0])
    found = {one.code: one for one in (LANGUAGES["en"], base, own) if one is not None}
    return Lexicon(tuple(found.values()))


class Lexicon:
    def __init__(self, languages: tuple[Language, ...]) -> None:
        self._languages = languages
        self._decided: dict[str, frozenset[int]] = {}
        self._words = _anywhere() | frozenset().union(*map(_every_word, languages))

    def knows(self, word: str) -> bool:
        """*word* is folded. Slips of typing that the rules mend are known too."""
        return word in self._words or self.speaks(word)

    def speaks(self, word: str) -> bool:
        """A word of the languages of this mail, and not only of some rule."""
        return any(not unknown_words(word, language, frozenset()) for language in self._languages)

    def decides(self, text: str) -> frozenset[int]:
        """Where in *text* words begin by which some pattern of the rules found something."""
        if text not in self._decided:
            self._decided[text] = self._found(folded(text[:LOOKED_AT]))
        return self._decided[text]

    def _found(self, plain: str) -> frozenset[int]:
        rows = (*_patterns(), *(row for one in self._languages for row in _phrases_of(one)))
        return frozenset(
            word.start()
            for pattern, stems in rows
            for found in pattern.finditer(plain)
            for word in _WORD.finditer(plain, found.start(), found.end())
            if word.group().startswith(stems)
        )

    def is_day(self, word: str) -> bool:
        return any(word in one.weekdays for one in self._languages)

    def is_place(self, before: str, word: str, after: str) -> bool:
        """A city or a country that stands for its clock: "London time", "4 pm in Berlin"."""
        if folded(word) not in _places():
            return False
        follows = re.match(r"\s+([^\W\d_]+)", folded(after))
        told = any(follows and follows[1] in _spelled(one.zone_time) for one in self._languages)
        return told or re.search(r"\d[^\d\n]{0,20}$", before) is not None


# ------------------------------------------------------------------ single words


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    said = (value for name, value in vars(zones).items() if name in _PLACES)
    return frozenset(word for value in said for text in _texts(value) for word in _plain(text))


@lru_cache(maxsize=1)
def _anywhere() -> frozenset[str]:
    rules = [value for module in _rules() for value in _constants(module)]
    clocks = [value for name, value in vars(zones).items() if _is_constant(name, value)]
    clocks = [value for value in clocks if value not in map(vars(zones).get, _PLACES)]
    named = [getattr(one, name) for one in LANGUAGES.values() for name in _ANYWHERE]
    said = (text for value in (*rules, *named) for text in _texts(value))
    zone_words = (word for value in clocks for word in (value if _is_table(value) else ()))
    return frozenset(word for text in (*said, *zone_words) for word in _spelled(text))


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


@lru_cache(maxsize=16)
def _every_word(language: Language) -> frozenset[str]:
    return frozenset(word for text in _texts(language) for word in _spelled(text))


def _plain(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", folded(text)))


@lru_cache(maxsize=8192)
def _spelled(text: str) -> frozenset[str]:
    """The words that a list or a pattern spells out, with its choices written out."""
    found: set[str] = set()
    plain = _without_marks(folded(text))
    for _ in range(DEEPEST):
        if "(" not in plain:
            break
        plain = _GROUP.sub(lambda group: _opened(group, found), plain)
    return frozenset(found | _words(plain))


def _without_marks(pattern: str) -> str:
    """Two or three letters in brackets as a choice ("civili[sz]ed"), no other brackets and no
    marks that stand for themselves.
    """
    plain = re.sub(r"\\[a-zA-Z]", " ", re.sub(r"\\\.\??|\\[^\w\s]", "", pattern))
    plain = re.sub(r"\[([a-z]{2,3})\](?![*+{])", lambda found: f"(?:{'|'.join(found[1])})", plain)
    return re.sub(r"\[[^\]\n]*\]|\{[^}\n]*\}", " ", plain)


def _opened(group: re.Match[str], found: set[str]) -> str:
    """Every choice with the letters around it is a word; the first one stays in the text."""
    before, inside, optional, after = group.groups()
    choices = [*inside.split("|"), *([""] if optional else [])]
    for choice in choices:
        found |= _words(f"{before}{choice}{after}")
    return f"{before}{choices[0]}{after} "


def _words(text: str) -> set[str]:
    """ "mails?" is two words, "can't" is "cant" as well."""
    forms = (text.replace("?", ""), re.sub(r".\?", "", text)) if "?" in text else (text,)
    words = {word for form in forms for word in _WORD.findall(form)}
    return words.union(
        (word.replace("'", "") for word in words), *(word.split("'") for word in words)
    )


# ------------------------------------------------------------------ whole patterns

Rows = tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]  # pattern, beginnings of its words


@lru_cache(maxsize=1)
def _patterns() -> Rows:
    found = {value for module in _rules() for value in _constants(module) if _is_pattern(value)}
    own = [value for value in found if isinstance(value, re.Pattern)]
    lines = [_compiled(one.device_lines) for one in LANGUAGES.values() if one.device_lines]
    lines += [_compiled(one.hours_lines) for one in LANGUAGES.values() if one.hours_lines]
    return _with_stems([*own, *filter(None, lines)])


@lru_cache(maxsize=16)
def _phrases_of(language: Language) -> Rows:
    said = (getattr(language.senses, field.name) for field in fields(language.senses))
    compiled = (re.compile(phrases(lines)) for lines in said if lines.strip())
    return _with_stems([*compiled, *filter(None, map(_compiled, language.periods))])


def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(folded(pattern))
    except re.error:
        return None


def _with_stems(patterns: Iterable[re.Pattern[str]]) -> Rows:
    rows = ((pattern, _stems(pattern.pattern)) for pattern in patterns)
    return tuple((pattern, stems) for pattern, stems in rows if stems)


def _stems(pattern: str) -> tuple[str, ...]:
    return tuple(word for word in sorted(_spelled(pattern)) if len(word) >= SHORTEST)


def _is_pattern(value: object) -> bool:
    return isinstance(value, re.Pattern) and isinstance(value.pattern, str)


# ------------------------------------------------------------------ what the rules are made of


@lru_cache(maxsize=1)
def _rules() -> tuple[ModuleType, ...]:
    """Every room that `read` goes by; all of them are there once it was imported."""
    room = f"{reply.__package__}."
    names = (name.removeprefix(room) for name in sorted(sys.modules) if name.startswith(room))
    return tuple(
        sys.modules[room + name]
        for name in names
        if "." not in name and name not in _OTHER and name not in ("languages", "redaction")
    )


def patterns_with(mark: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of the rules in which *mark* stands."""
    found = (value for module in _rules() for value in vars(module).values())
    own = (value for value in found if isinstance(value, re.Pattern))
    return tuple(pattern for pattern in own if mark in str(pattern.pattern))


def _constants(module: ModuleType) -> Iterator[object]:
    """What a module of rules says itself: patterns, word lists, and texts in its functions."""
    for name, value in vars(module).items():
        if _is_constant(name, value):
            yield value
        elif getattr(value, "__module__", "") == module.__name__:
            yield tuple(_said_by(value))


def _said_by(value: object) -> Iterator[str]:
    """What stands in a function, or in the methods of a class."""
    value = getattr(value, "__wrapped__", value)  # below a cache
    if isinstance(value, FunctionType):
        yield from _said_in(value.__code__, value.__doc__)
    elif isinstance(value, type):
        for held in vars(value).values():
            yield from _said_by(held)


def _is_constant(name: str, value: object) -> bool:
    return isinstance(value, re.Pattern) or (name.isupper() and not name.startswith("__"))


def _said_in(code: CodeType, doc: str | None) -> Iterator[str]:
    for value in code.co_consts:
        if isinstance(value, CodeType):
            yield from _said_in(value, None)
        elif isinstance(value, str) and value != doc:
            yield value


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, re.Pattern):
        yield str(value.pattern)
    else:
        for held in _inside(value):
            yield from _texts(held)


def _inside(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        yield from value.keys()
        yield from value.values()
    elif isinstance(value, tuple | list | set | frozenset):
        yield from value
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (getattr(value, field.name) for field in fields(value))


# ------------------------------------------------------------------ no spaces between words


def known_fragments(text: str) -> list[tuple[int, int]]:
    """Of a text without spaces between its words (Japanese): what some rule says, as spans."""
    return [found.span() for found in _fragments().finditer(text)]


@lru_cache(maxsize=1)
def _fragments() -> re.Pattern[str]:
    said = {text for value in _constants(japanese) for text in _texts(value)}
    longest = sorted({word for text in said for word in _cjk(text)}, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, longest)) or r"(?!)")


def _cjk(text: str) -> list[str]:
    """Kanji and kana of the rules, and the words for days, hours and numbers."""
    return [
        *re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]+", text),
        *"年月日時分半曜火水木金土午前後第様",
    ]
