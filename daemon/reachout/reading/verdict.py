"""From what was heard to what a reply means: a choice, a counter-offer, a no, or a doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from reachout.domain.letter import ShownSlot
from reachout.domain.reading import Evidence, Meaning, Sent
from reachout.reading.clauses import Clause, Sentence, blotted, says, tells_of_past
from reachout.reading.doubts import doubts, plain_yes_is_sure
from reachout.reading.folding import folded
from reachout.reading.heard import Heard, Speech, agrees, hear
from reachout.reading.later import period_alone, when_to_ask_again
from reachout.reading.match import Match, matched
from reachout.reading.refusals import bare_no, only_for_now, refuses_it, says_only_not


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    meaning: Meaning
    stop: bool = False
    slot: ShownSlot | None = None
    start: datetime | None = None
    until: date | None = None
    safe: bool = False
    why: str = ""
    evidence: tuple[Evidence, ...] = ()


def judge(speech: Speech) -> Verdict:
    """Stop before cancel before times before words without times."""
    heard = hear(speech)
    return (
        _stop(speech)
        or _cancel(speech, heard)
        or _shifted(speech, heard)
        or _counter(speech, heard)
        or _choice(speech, heard)
        or _words(speech, heard)
        or _mentioned(speech, heard)
        or Verdict(meaning=Meaning.OTHER, why=_WHY[Meaning.OTHER], evidence=tuple(heard.evidence))
    )


def _proof(speech: Speech, lines: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(words=sentence.text, understood="says so")
        for sentence in speech.sentences
        if sentence.says(lines)
    )


def _stop(speech: Speech) -> Verdict | None:
    lines = speech.senses.stop
    if not any(_brings_up(lines, sentence) for sentence in speech.sentences):
        return None
    why = "They ask not to be written to."
    return Verdict(meaning=Meaning.DECLINE, stop=True, why=why, evidence=_proof(speech, lines))


def _cancel(speech: Speech, heard: Heard) -> Verdict | None:
    lines = speech.senses.cancel
    off = [s for s in speech.sentences if s.says(lines) and not _PERHAPS.search(s.bare)]
    if not off or heard.own:
        return None
    senses = speech.senses
    if speech.says(senses.vague) and speech.says(senses.propose):
        return Verdict(meaning=Meaning.COUNTER, why=_WHY[Meaning.COUNTER])
    return Verdict(meaning=Meaning.CANCEL, why=_WHY_CANCEL, evidence=_proof(speech, lines))


_PERHAPS = re.compile(r"\b(?:may|might|i could|if|in case|unless|falls|wenn|eventuell)\b")
_WHY_CANCEL = "They call the agreed meeting off."


# ------------------------------------------------------------------ another time


def _shifted(speech: Speech, heard: Heard) -> Verdict | None:
    """ "Half an hour later" than the offer spoken of."""
    if heard.shift is None or not (heard.groups or heard.last):
        return None
    beside = [[match] for match in (heard.shift_of,) if match]
    before = [[match] for match in (heard.last,) if match]
    bases = (_one_start(group) for group in (*beside, *heard.groups[-1:], *before))
    base = next((start for start in bases if start), None)
    start = _moved(base, heard.shift, speech.sent) if base else None
    others = {match.start for match in heard.own}
    if others and start not in others:
        start = next(iter(others)) if len(others) == 1 else None
    why = "They want an offered time moved."
    evidence = tuple(heard.evidence)
    return Verdict(meaning=Meaning.COUNTER, start=start, evidence=evidence, why=why)


def _one_start(group: Sequence[Match]) -> datetime | None:
    starts = {slot.start for match in group for slot in match.slots}
    starts |= {match.start for match in group if match.start}
    return next(iter(starts)) if len(starts) == 1 else None


def _moved(base: datetime, minutes: int, sent: Sent) -> datetime:
    """By wall clock where whole days are meant: a week later is the same hour."""
    delta = timedelta(minutes=minutes)
    if minutes % 1440 == 0:
        return base.astimezone(ZoneInfo(sent.shown_zone)) + delta
    return (base.astimezone(UTC) + delta).astimezone(ZoneInfo(sent.shown_zone))


def _counter(speech: Speech, heard: Heard) -> Verdict | None:
    refused = speech.says(speech.senses.decline) and not speech.says(speech.senses.propose)
    if not heard.own or refused:
        return None
    starts = {match.start for match in heard.own}
    if starts == {None} and heard.groups and not speech.says(speech.senses.propose):
        return None  # an hour on a clock we do not know, beside a plain choice
    start = next(iter(starts)) if len(starts) == 1 and not heard.unclear else None
    why = "They name another time." if start else "They name other times, and not just one."
    evidence = tuple(heard.evidence)
    return Verdict(meaning=Meaning.COUNTER, start=start, why=why, evidence=evidence)


# ------------------------------------------------------------------ a choice


def _choice(speech: Speech, heard: Heard) -> Verdict | None:
    chooses = heard.groups or (heard.any_fit and not speech.says(speech.senses.none_fit))
    if not chooses or speech.says(speech.senses.decline):
        return None
    slots, exact = _chosen(speech, heard)
    if not slots or not exact:
        return _accepted(heard, None, "It is not clear which of the offered times they mean.")
    found = doubts(speech, heard, slots)
    slot = slots[0]
    why = f"They take {slot.words or slot.start.isoformat()}"
    why += f", but not for sure: {'; '.join(dict.fromkeys(found))}." if found else "."
    return _accepted(heard, slot, why, safe=not found)


def _accepted(heard: Heard, slot: ShownSlot | None, why: str, safe: bool = False) -> Verdict:
    return Verdict(
        meaning=Meaning.ACCEPT,
        slot=slot,
        start=slot.start if slot else None,
        safe=safe,
        why=why,
        evidence=tuple(heard.evidence),
    )


def _start(slot: ShownSlot) -> datetime:
    return slot.start


def _chosen(speech: Speech, heard: Heard) -> tuple[list[ShownSlot], bool]:
    """The accepted slots, earliest first, and whether the words settle on them."""
    crossed = (*heard.excluded, *heard.refused)
    gone = {s.number for m in crossed for s in m.slots if len(m.slots) == 1}
    live = [slot for slot in speech.sent.slots if slot.number not in gone]
    if heard.groups:
        return _agreed(heard.groups, gone, heard.unclear)
    to_come = [slot for slot in live if slot.start > speech.sent.received_at]
    return sorted(to_come or live, key=_start), True


def _agreed(
    groups: list[list[Match]], gone: set[int], unclear: list[str]
) -> tuple[list[ShownSlot], bool]:
    """What all steps of the reply agree on; where they do not, all that they name."""
    every = {s.number: s for group in groups for m in group for s in m.slots}
    sets = [{s.number for m in group for s in m.slots} - gone for group in groups]
    common = set.intersection(*sets)
    if not common:
        common = set.union(*sets)
        unclear.append("they name more than one time")
    chosen = sorted((every[number] for number in common), key=_start)
    return chosen, len(common) <= 1 or _each_exact(groups, common)


def _each_exact(groups: list[list[Match]], common: set[int]) -> bool:
    """ "Thursday or Friday" is exact when each of the two names one offer."""
    return any(
        all(len({s.number for s in m.slots} & common) <= 1 for m in group) for group in groups
    )


# ------------------------------------------------------------------ no times, only words

_WHY = {
    Meaning.DEFER: "They put it off.",
    Meaning.DECLINE: "They say no.",
    Meaning.COUNTER: "None of the times suits, or they want another and name no exact one.",
    Meaning.CANCEL: _WHY_CANCEL,
    Meaning.QUESTION: "They ask something first.",
    Meaning.ACCEPT: "They say yes without naming a time.",
    Meaning.OTHER: "Nothing in it speaks of a time.",
}


def _words(speech: Speech, heard: Heard) -> Verdict | None:
    until, asked = when_to_ask_again(list(speech.sentences), speech.language, speech.sent)
    if not asked:
        until = _far_off(speech, heard)
        asked = until is not None
    meaning = _meaning(speech, heard, until, asked)
    if meaning == Meaning.OTHER:
        return None
    if meaning == Meaning.ACCEPT and (named := _one_named(heard)) is not None:
        why = "They say yes, and name an offered time in words that are not understood."
        return _accepted(heard, named, why)
    only = speech.sent.slots[0] if len(speech.sent.slots) == 1 else None
    slot = only if meaning == Meaning.ACCEPT else None
    over = slot is not None and slot.start <= speech.sent.received_at
    return Verdict(
        meaning=meaning,
        until=until if meaning == Meaning.DEFER else None,
        slot=slot,
        start=slot.start if slot else _own_start(heard) if meaning == Meaning.COUNTER else None,
        safe=slot is not None and not over and plain_yes_is_sure(speech),
        why=_WHY[meaning],
        evidence=_evidence(speech, heard, meaning),
    )


SHORT_WORDS = 7


def _mentioned(speech: Speech, heard: Heard) -> Verdict | None:
    """One offer named in words that are not understood: most likely taken, never for sure."""
    named = _one_named(heard)
    if named is not None:
        why = "They name an offered time, but what they say of it is not understood."
        return _accepted(heard, named, why)
    start = _own_start(heard)
    if start is None:
        return None
    why = "They name another time, but what they say of it is not understood."
    return Verdict(meaning=Meaning.COUNTER, start=start, why=why, evidence=tuple(heard.evidence))


def _one_named(heard: Heard) -> ShownSlot | None:
    """The one offer that stands in words not understood."""
    answers = [said for said in heard.beside if _as_answer(said.match, said.sentence)]
    named = {slot.number: slot for said in answers for slot in said.match.slots}
    return next(iter(named.values())) if len(named) == 1 else None


def _own_start(heard: Heard) -> datetime | None:
    """The one exact time of the writer's own that stands in words not understood."""
    own = {
        said.match.start
        for said in heard.beside
        if said.match.start and not said.match.slots and _as_answer(said.match, said.sentence)
    }
    return next(iter(own)) if len(own) == 1 else None


def _as_answer(match: Match, sentence: Sentence) -> bool:
    """By day and hour, or in a short sentence that tells nothing of the past."""
    if match.contradiction or match.unsettled or match.when.limited or sentence.asks:
        return False
    exact = (match.when.has_day and match.when.clock is not None) or match.when.ref is not None
    short = len(re.findall(r"[^\W\d_]+", sentence.bare)) <= SHORT_WORDS
    return not tells_of_past(sentence.bare) and (exact or (short and match.when.has_day))


def _far_off(speech: Speech, heard: Heard) -> date | None:
    """ "July?": a month or a quarter, said as an answer, puts it off until then."""
    if speech.says(speech.senses.none_fit) or heard.loose or heard.refused:
        return None
    found = (
        period_alone(clause, speech.language, speech.sent)
        for sentence in speech.sentences
        if not sentence.times
        for clause in sentence.clauses
        if _is_answer(speech, clause)
    )
    return next((day for day in found if day), None)


def _is_answer(speech: Speech, clause: Clause) -> bool:
    senses = speech.senses
    language = speech.language
    said = " ".join((*language.months, *language.periods))
    months = set(re.findall(r"\w+", folded(said)))
    open_words = f"{senses.weak}\n{senses.doubt}\n{speech.language.back}"
    if tells_of_past(clause.bare):
        return False  # "your talk in March was a joy"
    plain = blotted(open_words, clause.bare)
    unknown = [word for word in speech.unknown(plain) if word not in months]
    return not unknown or (clause.says(senses.propose) and not clause.says(senses.no))


def _meaning(speech: Speech, heard: Heard, until: date | None, asked: bool) -> Meaning:
    asks_other = any(s.asks and _brings_up(speech.senses.vague, s) for s in speech.sentences)
    declines = speech.says(speech.senses.decline) or (bare_no(speech) and not asks_other)
    refuses = refuses_it(speech)
    checks = (
        (asked and (until is not None or not declines), Meaning.DEFER),
        (declines, Meaning.DECLINE),
        (asked, Meaning.DEFER),
        (_calls_off(speech, heard), Meaning.CANCEL),
        (_wants_other(speech, heard), Meaning.COUNTER),
        (refuses and only_for_now(speech), Meaning.DEFER),
        (refuses, Meaning.DECLINE),
        (any(sentence.asks for sentence in speech.sentences), Meaning.QUESTION),
        (speech.says(speech.senses.busy), Meaning.DEFER),
        (speech.says(speech.senses.ask), Meaning.QUESTION),
        (says_only_not(speech) and not heard.groups, Meaning.DECLINE),
        (bool(heard.groups) or (heard.yes and _plain_yes(speech)), Meaning.ACCEPT),
    )
    return next((meaning for holds, meaning in checks if holds), Meaning.OTHER)


def _calls_off(speech: Speech, heard: Heard) -> bool:
    """With a chat that stands, a refusal of that day with no word of another calls it off."""
    none_fit = speech.says(speech.senses.none_fit)
    if _stays_away_today(speech):
        return True
    if speech.sent.agreed_start is None and (none_fit or not speech.in_thread):
        return False
    refuses = bool(heard.refused) or none_fit
    other = speech.says(speech.senses.vague) or speech.says(speech.senses.propose)
    return refuses and not other and not heard.loose


def _stays_away_today(speech: Speech) -> bool:
    """ "I won't make it this afternoon", where nothing was offered for that day."""
    return any(
        when.ahead in (0, 1) and not matched(when, speech.sent).slots
        for sentence in speech.sentences
        if sentence.says(speech.senses.comes) and sentence.says(speech.senses.no)
        for when in sentence.times
    )


def _wants_other(speech: Speech, heard: Heard) -> bool:
    senses = speech.senses
    if heard.loose or speech.says(senses.none_fit) or any(m.slots for m in heard.refused):
        return True
    if any(s.asks and _brings_up(senses.vague, s) for s in speech.sentences):
        return True
    return speech.says(senses.vague) and (speech.says(senses.propose) or speech.says(senses.yes))


def _brings_up(lines: str, sentence: Sentence) -> bool:
    """Also where the words were read as part of a time ("the following week")."""
    return sentence.says(lines) or says(lines, folded(sentence.text))


def _plain_yes(speech: Speech) -> bool:
    return any(
        agrees(speech, sentence.bare)
        and not sentence.says(speech.senses.no)
        and not speech.unknown(sentence.bare)
        for sentence in speech.sentences
    )


def _evidence(speech: Speech, heard: Heard, meaning: Meaning) -> tuple[Evidence, ...]:
    senses = speech.senses
    lines = {
        Meaning.DEFER: senses.defer,
        Meaning.DECLINE: f"{senses.decline}\n{senses.refusal}",
        Meaning.COUNTER: f"{senses.none_fit}\n{senses.vague}",
    }
    return (*heard.evidence, *_proof(speech, lines.get(meaning, "")))
