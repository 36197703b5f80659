"""A no that names no time: a bare one, or what somebody cannot or will not do."""

from __future__ import annotations

import re

from reachout.reading.clauses import Sentence, blotted
from reachout.reading.folding import phrases
from reachout.reading.heard import Speech

_NO = "no\nnope\nnah\nnein\nnee\nneen\nnon\nnao"  # understood in a letter of any language


def bare_no(speech: Speech) -> bool:
    """ "No.", "Thank you, but no": a no with nothing but courtesies beside it."""
    return any(_is_bare_no(speech, sentence) for sentence in speech.sentences)


def _is_bare_no(speech: Speech, sentence: Sentence) -> bool:
    senses = speech.senses
    if sentence.times or sentence.asks:
        return False
    goes_on = any(clause.says(senses.no) for clause in sentence.clauses[1:])
    opens = goes_on and _is_no(speech, sentence.clauses[0].bare)
    ends = len(sentence.clauses) > 1 and _is_no(speech, sentence.clauses[-1].bare)
    return opens or ends or _is_no(speech, sentence.bare)


def _is_no(speech: Speech, bare: str) -> bool:
    senses = speech.senses
    left = blotted(senses.polite, bare)
    spoken = [w for w in re.findall(r"[\w']+", left) if w not in speech.names]
    one = phrases(f"{senses.lone_no}\n{_NO}")
    return re.fullmatch(rf"{one}(?: {one})*", " ".join(spoken)) is not None


def refuses_it(speech: Speech) -> bool:
    """A refusal that is of no time in particular: of the chat itself."""
    lines = speech.senses.refusal
    return any(
        (sentence.says(lines) and not sentence.times)
        or any(clause.says(lines) and not clause.times for clause in sentence.clauses)
        for sentence in speech.sentences
        if not sentence.asks
    )


SHORT = 4  # sentences: in a longer mail a not may be of anything
LONG = 20  # words of a sentence
_YET = re.compile(r"\b(?:yet|noch|encore|todavia|aun|ancora|ainda|nog)\b")


def says_only_not(speech: Speech) -> bool:
    """What is left: a short answer of a not, about no time and with nothing passed on."""
    if len(speech.sentences) > SHORT or speech.says(speech.senses.hands_on):
        return False
    return any(_is_not(speech, sentence) for sentence in speech.sentences)


def _is_not(speech: Speech, sentence: Sentence) -> bool:
    plain = not (sentence.asks or sentence.times or _YET.search(sentence.bare))
    short = len(sentence.bare.split()) <= LONG
    return plain and short and sentence.says(speech.senses.negation)


def only_for_now(speech: Speech) -> bool:
    """ "I can't at the moment" refuses for the time being."""
    refusing = [s for s in speech.sentences if s.says(speech.senses.refusal)]
    return any(s.says(speech.senses.now) for s in refusing)
