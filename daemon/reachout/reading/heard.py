"""Going through a reply's sentences: what is said of which time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from reachout.domain.reading import Evidence, Sent
from reachout.reading.clauses import Clause, Sentence, blotted, says, says_at, spoken
from reachout.reading.folding import listed
from reachout.reading.gate import unknown_words
from reachout.reading.languages.language import Language, Senses
from reachout.reading.match import Match, matched
from reachout.reading.when import When

THUMB = "+"  # clauses.py writes a thumb up as this


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """All that one reply says, and by what it is understood."""

    sentences: tuple[Sentence, ...]
    language: Language
    sent: Sent
    names: frozenset[str]  # words of the names of both people, folded
    in_thread: bool = False  # the mail quotes an exchange, not only our letter

    @property
    def senses(self) -> Senses:
        return self.language.senses

    def says(self, lines: str) -> bool:
        return any(sentence.says(lines) for sentence in self.sentences)

    def unknown(self, bare: str) -> tuple[str, ...]:
        return unknown_words(bare, self.language, self.names)


@dataclass(frozen=True, slots=True)
class Said:
    """A time, and where it was said; kept where it turns out to be no choice."""

    match: Match
    sentence: Sentence
    clause: Clause
    whole: bool  # its day was said with it, and not taken from the mention before


@dataclass(slots=True)
class Heard:
    """What was gathered: the times chosen, refused, brought up, and the yes without a time."""

    groups: list[list[Match]] = field(default_factory=list)  # alternatives within, steps between
    refused: list[Match] = field(default_factory=list)
    excluded: list[Match] = field(default_factory=list)  # "any but the first"
    own: list[Match] = field(default_factory=list)  # exact times of the writer's own
    loose: list[Said] = field(default_factory=list)  # days and bounds, no exact time
    beside: list[Said] = field(default_factory=list)  # times in a story
    chosen_in: list[tuple[Sentence, Clause]] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    any_fit: bool = False
    yes: bool = False
    shift: int | None = None  # minutes by which an offered time shall move
    shift_of: Match | None = None  # the time beside the shift, when there is one
    last: Match | None = None  # the day or offer that was spoken of last
    evidence: list[Evidence] = field(default_factory=list)
    taken_back: Heard | None = None  # what was said before a "no, wait"

    def take_back(self) -> None:
        """ "Thursday - no, wait": what follows counts, if anything does."""
        if not self.groups:
            return
        self.taken_back = replace(self, taken_back=None)
        self.groups, self.chosen_in, self.unclear, self.evidence = [], [], [], []

    def give_back(self) -> None:
        """Nothing came after it that they would take instead."""
        if self.taken_back is None or self.groups or self.own or self.any_fit:
            return
        before = self.taken_back
        self.groups, self.chosen_in = before.groups, before.chosen_in
        self.evidence = before.evidence
        self.unclear = [*before.unclear, "they take it back"]


def hear(speech: Speech) -> Heard:
    """What *speech* says of times."""
    heard = Heard(last=_agreed(speech.sent))
    for sentence in speech.sentences:
        if sentence.says(speech.senses.retract):
            heard.take_back()
        no_fit = sentence.says(speech.senses.none_fit)
        for clause in sentence.clauses:
            _hear_clause(speech, heard, sentence, clause)
            if not no_fit and not refuses(speech, clause):
                _hear_any(speech, heard, sentence, clause)
        _hear_shift(speech, heard, sentence)
    heard.give_back()
    return heard


def _agreed(sent: Sent) -> Match | None:
    """A chat that stands is what "same day" and "at eleven instead" go back to."""
    if sent.agreed_start is None:
        return None
    return Match(when=When(start=0, end=0, ref=0), start=sent.agreed_start)


def refuses(speech: Speech, clause: Clause) -> bool:
    settled = blotted(speech.senses.doubt, clause.bare)
    return says(speech.senses.no, settled) or clause.says(speech.senses.none_fit)


def agrees(speech: Speech, bare: str) -> bool:
    return says(speech.senses.yes, bare) or THUMB in bare


def _hear_clause(speech: Speech, heard: Heard, sentence: Sentence, clause: Clause) -> None:
    if not clause.times and sentence.about is not None:
        _hear_inline(speech, heard, sentence, clause)
    for when in clause.times:
        _hear_time(speech, heard, sentence, clause, when)


def _hear_time(
    speech: Speech, heard: Heard, sentence: Sentence, clause: Clause, when: When
) -> None:
    if when.shift is not None and when.date and when.clock:
        when = replace(when, shift=None)  # "a week later, so Friday 6 November at 10"
    if when.shift is not None:
        base = replace(when, shift=None)
        heard.last = heard.last if base.empty else matched(base, speech.sent, heard.last)
        heard.shift_of = heard.shift_of if base.empty else heard.last
        return
    if sentence.about is not None and when.has_day and not when.clock:
        return
    if sentence.about is not None and not when.has_day and not when.has_ref:
        when = _on_day_of(when, sentence.about, speech.sent)
    match = matched(when, speech.sent, heard.last)
    if when.has_day or when.has_ref or when.pick:
        heard.last = match
    if not when.given_up:
        said = Said(match, sentence, clause, whole=when.has_day or when.has_ref)
        _weigh(speech, heard, said, alone=when.bare is not None)


def _on_day_of(when: When, number: int, sent: Sent) -> When:
    """An hour below a quoted offer is an hour of that day."""
    slot = next((s for s in sent.slots if s.number == number), None)
    if slot is None:
        return when
    local = slot.start.astimezone(ZoneInfo(sent.shown_zone))
    return replace(when, date=(local.year, local.month, local.day))


def _weigh(speech: Speech, heard: Heard, said: Said, alone: bool) -> None:
    clause = said.clause
    if clause.says(speech.senses.all_but):
        heard.excluded.append(said.match)
        heard.any_fit = True
        heard.chosen_in.append((said.sentence, clause))
    elif refuses(speech, clause):
        heard.refused.append(said.match)
    elif clause.says(speech.senses.defer):  # "ask me again on the 15th" takes no 15th
        heard.beside.append(said)
    elif _answers(speech, clause, alone) or _asks_for(said):
        _take(speech, heard, said)
    else:
        heard.beside.append(said)


def _answers(speech: Speech, clause: Clause, alone: bool = False) -> bool:
    """Is the time said as an answer, or does it stand in a story? *alone*: a mere number."""
    senses = speech.senses
    if any(clause.says(lines) for lines in (senses.yes, senses.propose, senses.shift)):
        return True
    if alone and len(spoken(clause.bare)) > FEW:
        return False  # "there are 2 things to look out for"
    plain = blotted(speech.senses.doubt, blotted(speech.senses.weak, clause.bare))
    return not speech.unknown(plain) or _answers_before_condition(speech, clause)


FEW = 3  # words that may stand beside a number alone


def _asks_for(said: Said) -> bool:
    """ "The 28th at noon?" brings that time up, whatever else the sentence says."""
    when = said.match.when
    return said.sentence.asks and when.has_day and when.clock is not None and not when.limited


def _answers_before_condition(speech: Speech, clause: Clause) -> bool:
    """ "Thursday, subject to childcare": what the condition is need not be understood."""
    bare = clause.bare
    after = bare.rfind("\x01") + 1
    found = says_at(f"{speech.senses.doubt}\n{speech.senses.weak}", bare, after)
    if found is None:
        return False
    led = re.match(r"\s*[,(:;-]", bare[after:]) and not speech.unknown(bare[:after])
    return bool(led) or not speech.unknown(bare[:found])


def _take(speech: Speech, heard: Heard, said: Said) -> None:
    match, clause = said.match, said.clause
    heard.evidence.append(Evidence(words=clause.text, understood=understood(match)))
    if match.contradiction or match.unsettled:
        heard.unclear.append(match.contradiction or match.unsettled)
    if match.slots and not match.when.limited and not _only_part(speech, clause, match.when):
        found = _each_of(speech, clause, match)
        if match.when.joined and heard.groups:
            heard.groups[-1] += found
        else:
            heard.groups.append(found)
        heard.chosen_in.append((said.sentence, clause))
    elif match.start is not None or (match.unsettled and match.when.clock):
        heard.own.append(match)
    else:
        heard.loose.append(said)


def _each_of(speech: Speech, clause: Clause, match: Match) -> list[Match]:
    """ "Either of the Thursday slots" takes each of them, not one that is left open."""
    every = clause.says(speech.senses.any_fit)
    both = clause.says(speech.senses.both_fit) and len(match.slots) == 2
    if every or both:
        return [replace(match, slots=(slot,)) for slot in match.slots]
    return [match]


def understood(match: Match) -> str:
    if match.contradiction or match.unsettled:
        return match.contradiction or match.unsettled
    if match.slots:
        return "offer " + " or ".join(str(slot.number) for slot in match.slots)
    return match.start.isoformat() if match.start else "no exact time"


def _only_part(speech: Speech, clause: Clause, when: When) -> bool:
    """ "An afternoon" is no choice; "the afternoon one" is."""
    if when.has_day or when.has_ref or when.clock or when.pick:
        return False
    before = speech.language.slot_before
    if before and re.search(rf"\b(?:{listed(before)})\s*\x01", clause.bare):
        return False
    nouns = speech.language.slot_after
    found = re.search(rf"\x01\s+({listed(nouns)})(?!\w)", clause.bare) if nouns else None
    return found is None or found.group(1) in _TIME


_TIME = ("time", "zeit", "tijd", "uhrzeit", "moment")  # "time in the afternoon" is no choice


def _hear_inline(speech: Speech, heard: Heard, sentence: Sentence, clause: Clause) -> None:
    """Words below a quoted offer speak of that offer."""
    slot = tuple(s for s in speech.sent.slots if s.number == sentence.about)
    if not slot:
        return
    match = Match(when=When(start=0, end=0, ref=sentence.about), slots=slot)
    if refuses(speech, clause):
        heard.refused.append(match)
    elif agrees(speech, clause.bare):
        heard.groups.append([match])
        heard.chosen_in.append((sentence, clause))
        heard.last = match


def _hear_any(speech: Speech, heard: Heard, sentence: Sentence, clause: Clause) -> None:
    any_fit = clause.says(speech.senses.any_fit) and _answers(speech, clause)
    if any_fit or clause.says(speech.senses.both_fit):
        if not any_fit and (len(speech.sent.slots) != 2 or clause.times):
            return
        heard.any_fit = True
        heard.chosen_in.append((sentence, clause))
    elif agrees(speech, clause.bare):
        heard.yes = True


def _hear_shift(speech: Speech, heard: Heard, sentence: Sentence) -> None:
    for when in sentence.times:
        if when.shift is not None:
            heard.shift = when.shift
    if heard.shift is None and sentence.lengths and sentence.says(speech.senses.shift):
        earlier = sentence.says(speech.language.earlier_shift.replace("|", "\n"))
        heard.shift = -sentence.lengths[0] if earlier else sentence.lengths[0]
