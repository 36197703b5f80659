"""A passage as sentences and clauses, with the times in them and what is said about those."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reachout.domain.reading import Sent
from reachout.reading.clocks import with_one_clock
from reachout.reading.folding import folded, listed, phrases
from reachout.reading.languages.language import Language
from reachout.reading.pieces import Kind
from reachout.reading.quotes import Passage
from reachout.reading.when import When, mentions


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that agree or refuse together. `bare` has times and harmless phrases blotted out."""

    text: str
    bare: str
    times: tuple[When, ...]
    after_but: bool = False
    aside: bool = False  # in brackets

    def says(self, lines: str) -> bool:
        return says(lines, self.bare)


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    clauses: tuple[Clause, ...]
    asks: bool
    paragraph: int
    about: int | None  # the quoted offer above it
    bare: str  # times and harmless phrases blotted out
    timeless: str  # the same without even the gaps that the times left
    lengths: tuple[int, ...] = ()  # minutes named in it

    @property
    def times(self) -> tuple[When, ...]:
        return tuple(time for clause in self.clauses for time in clause.times)

    def says(self, lines: str) -> bool:
        if says(lines, self.bare):
            return True
        return len(self.timeless) < len(self.bare) and says(lines, self.timeless)


@lru_cache(maxsize=256)
def _pattern(lines: str) -> re.Pattern[str]:
    return re.compile(phrases(lines))


@lru_cache(maxsize=1024)
def says(lines: str, text: str) -> bool:
    """Asked again and again of the sentences in hand, so the last answers are kept."""
    return bool(lines.strip()) and _pattern(lines).search(text) is not None


@lru_cache(maxsize=256)
def says_at(lines: str, text: str, after: int) -> int | None:
    """Where in *text*, from *after* on, the first of *lines* begins."""
    found = _pattern(lines).search(text, after)
    return found.start() if found else None


@lru_cache(maxsize=256)
def blotted(lines: str, text: str) -> str:
    """*text* without every match of *lines*, same length."""
    return _pattern(lines).sub(lambda m: " " * len(m.group()), text) if lines.strip() else text


_PAST = re.compile(
    r"\b(?:was|were|had|did|last|ago|war|waren|hatte|letzte\w*|etait|dernier\w*|fue|era|pasad[oa]"
    r"|scors[oa]|stat[oa]|foi|passad[oa]|vorig\w*|afgelopen)\b"
)


def tells_of_past(bare: str) -> bool:
    return _PAST.search(bare) is not None


def spoken(bare: str) -> list[str]:
    """Its words of two letters and more."""
    return re.findall(r"[^\W\d_]{2,}", bare)


def sentences(passages: tuple[Passage, ...], language: Language, sent: Sent) -> list[Sentence]:
    found: list[Sentence] = []
    for number, passage in enumerate(passages):
        found += _of_passage(passage, number * 100, language, sent)
    return found


def _of_passage(
    passage: Passage, number: int, language: Language, sent: Sent
) -> Iterator[Sentence]:
    text = _without_greeting(passage.text, language, _host_names(sent))
    text = _thumbed(text, language)
    times, noise = mentions(text, language, sent)
    times = with_one_clock(times, folded(text), language, sent)
    spans = [(t.start, t.end) for t in times] + [(p.start, p.end) for p in noise]
    blot = [(p.start, p.end) for p in noise if p.kind != Kind.MONTH]
    bare = _bare(text, [(t.start, t.end) for t in times] + blot, language)
    for start, end in cut(folded(text), spans, _spans(language.senses.retract, bare)):
        inside = [p for p in noise if start <= p.start < end and p.kind == Kind.NOISE and p.value]
        yield Sentence(
            text=text[start:end].strip(),
            clauses=tuple(_with_asides(text, bare, start, end, times, language)),
            asks="?" in bare[start : end + 1],
            paragraph=number + text.count("\n", 0, start),
            about=passage.about,
            bare=bare[start:end],
            timeless=_GAP.sub("", bare[start:end]),
            lengths=tuple(p.value[0] for p in inside),
        )


def _host_names(sent: Sent) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", folded(sent.host_name)))


def _without_greeting(text: str, language: Language, names: frozenset[str]) -> str:
    plain = folded(text)
    greeting = _greeting(language).match(plain)
    if greeting and _full_days(language) & set(re.findall(r"\w+", greeting.group())):
        return text  # "Lieber Freitag" greets nobody
    at = greeting.end() if greeting else 0
    named = re.match(r"\s*([\w'-]+)(?:\s+[\w'-]+)?\s*(?:[,!:]+|-\s|\n)\s*", plain[at:])
    if named and (named.group(1) in names or (at == 0 and _is_line_of_name(named.group()))):
        at += named.end()
    return text[at:]


@lru_cache(maxsize=16)
def _greeting(language: Language) -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:{listed(language.greetings)})\b"
        r"(?:\s+(?:herr|frau|mr|mrs|ms|dr|prof|[\w'.-]+)){0,4}?\s*[,.!:;\n-]+\s*"
    )


@lru_cache(maxsize=16)
def _full_days(language: Language) -> frozenset[str]:
    return frozenset(folded(day) for day in language.weekdays if len(day) > 3)


def _is_line_of_name(text: str) -> bool:
    return text.endswith("\n") and "," in text


def _thumbed(text: str, language: Language) -> str:
    return _thumbs(language).sub(lambda match: "+" * len(match.group()), text)


@lru_cache(maxsize=16)
def _thumbs(language: Language) -> re.Pattern[str]:
    """Signs, and the words that only their accent tells from others: "sí" and "si"."""
    words = "|".join(filter(str.isalpha, language.thumbs.split()))
    signs = "|".join(re.escape(sign) for sign in language.thumbs.split() if not sign.isalpha())
    spoken = rf"|(?<!\w)(?:{words})(?!\w)" if words else ""
    return re.compile(rf"{signs}{spoken}|(?<![\w+])\+1(?! ?[\d(-])", re.IGNORECASE)


def _bare(text: str, spans: list[tuple[int, int]], language: Language) -> str:
    chars = list(folded(text))
    for start, end in spans:
        chars[start:end] = "\x01" * (end - start)
    return blotted(language.senses.harmless, "".join(chars))


_GAP = re.compile(r"\s*\x01+")
_FACES = r"[:;]-?[)(pd3]+(?![\w)])|<3+(?!\w)|[\u2600-\u27bf\U0001f300-\U0001faff]+"
_END = re.compile(
    rf"[.!?;…。！？]+(?=[\s)\"'\x01]|$)|\n+|(?<=[。！？])|(?<![\d\x01]){_FACES}(?=\s|$)"
)
_SHORT_FORMS = re.compile(r"\b(?:mr|mrs|ms|dr|prof|st|nr|e\.g|i\.e|bzw|ca|z\.b|u\.a|approx)$")

_NUMBER = re.compile(r"no\.\s*\d")  # "no. 2"


def cut(text: str, spans: Spans, apart: Spans = ()) -> list[tuple[int, int]]:
    """The sentences' places; no cut within a time or behind "Dr.". *apart* stand alone."""
    return [place for a, b in _cut(text, spans) for place in _set_apart(text, a, b, apart)]


Spans = Sequence[tuple[int, int]]


def _set_apart(text: str, start: int, end: int, apart: Spans) -> Iterator[tuple[int, int]]:
    at = start
    for a, b in apart:
        if start <= a < end:
            if text[at:a].strip():
                yield at, a
            yield a, min(b, end)
            at = min(b, end)
    if text[at:end].strip():
        yield at, end


def _cut(text: str, spans: Spans) -> list[tuple[int, int]]:
    cuts, start = [], 0
    for match in _END.finditer(text):
        within = any(a < match.start() + 1 < b for a, b in spans)
        number = _NUMBER.match(text, match.start() - 2) if match.start() >= 2 else None
        if within or number or _SHORT_FORMS.search(text[start : match.start()][-8:]):
            continue
        if text[start : match.start()].strip():
            cuts.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        cuts.append((start, len(text)))
    return cuts


def _with_asides(
    text: str, bare: str, start: int, end: int, times: list[When], language: Language
) -> Iterator[Clause]:
    """What stands in brackets is said by the way: the sentence goes on behind it."""
    asides = [
        found.span()
        for found in _ASIDE.finditer(bare, start, end)
        if not any(_crosses(time, *found.span()) for time in times)
    ]
    outer, bare_outer = text, bare
    for a, b in asides:
        gap = " " * (b - a)
        outer, bare_outer = outer[:a] + gap + outer[b:], bare_outer[:a] + gap + bare_outer[b:]
    within = [t for a, b in asides for t in times if a <= t.start < b]
    without = [t for t in times if t not in within]
    yield from _clauses(outer, bare_outer, start, end, without, language)
    for a, b in asides:
        for clause in _clauses(text, bare, a + 1, b - 1, times, language):
            yield replace(clause, aside=True)


_ASIDE = re.compile(r"\([^()\n]{2,200}\)")


def _crosses(time: When, start: int, end: int) -> bool:
    apart = time.end <= start or time.start >= end
    return not apart and not start <= time.start < time.end <= end


def _clauses(
    text: str, bare: str, start: int, end: int, times: list[When], language: Language
) -> Iterator[Clause]:
    pattern = _separator(language)
    here = [t for t in times if start <= t.start < end]
    places, at = [], start
    kept = (
        ()
        if says(language.senses.none_fit, bare[start:end])
        else _spans(language.senses.all_but, bare)
    )
    for match in pattern.finditer(bare, start, end):
        inside = [*((t.start, t.end) for t in here), *kept]
        if any(a < match.start() < b for a, b in inside):
            continue
        places.append((at, match.start(), match.group() or "if"))
        at = match.end()
    places.append((at, end, ""))
    places = _filled(places, text)
    but = False
    for a, b, mark in _merged(places, bare, here, language):
        said = tuple(t for t in here if a <= t.start < b)
        if text[a:b].strip():
            yield Clause(text[a:b].strip(), bare[a:b], said, but)
        but = but or bool(re.search(r"\w", mark) and mark != "if")


Place = tuple[int, int, str]  # from, to, the word or sign behind it


def _filled(places: list[Place], text: str) -> list[Place]:
    """Without empty places; the "but" behind one stays with the place before."""
    done: list[Place] = []
    for a, b, mark in places:
        if text[a:b].strip(" \n.!?,;"):
            done.append((a, b, mark))
        elif done and re.search(r"\w", mark):
            done[-1] = (*done[-1][:2], mark)
    return done or places


@lru_cache(maxsize=256)
def _spans(lines: str, text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in _pattern(lines).finditer(text)) if lines.strip() else ()


@lru_cache(maxsize=16)
def _separator(language: Language) -> re.Pattern[str]:
    cuts = rf"|\b(?=(?:{listed(language.cut_words)})\b)" if language.cut_words else ""
    return re.compile(rf"\b(?:{listed(language.but_words)})\b{cuts}|\s-+\s|[;,:()]")


def _merged(places: list[Place], bare: str, times: list[When], language: Language) -> list[Place]:
    """A piece that is only a time belongs to the words beside it: "Tuesday, that's fine"."""
    done: list[Place] = []
    for place in places:
        conditional = bool(done) and _is_condition(done[-1], bare, language)
        if done and not conditional and _may_merge(done[-1], place, bare, times):
            done[-1] = (done[-1][0], place[1], place[2])
        else:
            done.append(place)
    return done


def _is_condition(place: Place, bare: str, language: Language) -> bool:
    """ "If nothing changes, Thursday": the time is the answer, not a part of the condition."""
    text = bare[place[0] : place[1]]
    words = listed(language.cut_words) or r"\b\B"
    return "\x01" not in text and re.match(rf"\W*(?:{words})\b", text) is not None


def _may_merge(left: Place, right: Place, bare: str, times: list[When]) -> bool:
    both = all(any(a <= t.start < b for t in times) for a, b, _ in (left, right))
    if both or re.search(r"\w", left[2]):
        return False
    if _only_time(left, bare, times) or _only_time(right, bare, times):
        return True
    return left[2] == "," and _LED_TIME.match(bare[left[0] : left[1]]) is not None


_LED_TIME = re.compile(r"\s*(?:on|am|an|op|no|na|em|le|el|il)\s+\x01+\s*$")  # "On Friday, I spoke"


def _only_time(place: Place, bare: str, times: list[When]) -> bool:
    has_time = any(place[0] <= t.start < place[1] for t in times)
    return has_time and not re.search(r"[^\W_]", bare[place[0] : place[1]].replace("\x01", ""))
