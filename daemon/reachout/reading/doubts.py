"""Why an acceptance would not be booked without asking: every reason, in words."""

from __future__ import annotations

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

from reachout.domain.letter import ShownSlot
from reachout.reading.beside import other_times
from reachout.reading.clauses import Clause, Sentence, blotted, says, spoken, tells_of_past
from reachout.reading.folding import listed
from reachout.reading.gate import words_in
from reachout.reading.heard import Heard, Speech, agrees, refuses

CHOICES_LIMIT = 12
SHORT = 6  # sentences: in a short mail every "if" may belong to the choice


def doubts(speech: Speech, heard: Heard, slots: list[ShownSlot]) -> list[str]:
    """Reasons to ask before *slots* (the chosen ones, earliest first) are booked."""
    if len(heard.chosen_in) > CHOICES_LIMIT:
        return ["they name too many times"]
    found = list(heard.unclear)
    found += other_times(speech, heard, slots)
    for sentence in speech.sentences:
        if sentence.says(speech.senses.retract):
            continue  # what it took back is gone already
        found += _open(speech, heard, sentence)
        found += _elsewhen(speech, heard, sentence, slots)
    for sentence, clause in heard.chosen_in:
        found += _unread(speech, heard, sentence, clause)
    if slots and slots[0].start <= speech.sent.received_at:
        found.append("that time was over when they wrote")
    return found


def _open(speech: Speech, heard: Heard, sentence: Sentence) -> list[str]:
    found = []
    if any(int(share) < 100 for share in re.findall(r"(?<!\d)(\d{1,3}) ?%", sentence.text)):
        found.append(f"“{sentence.text}” leaves it open")
    near = {chosen.paragraph for chosen, _ in heard.chosen_in}
    if sentence.says(speech.senses.doubt):
        found.append(f"“{sentence.text}” leaves it open")
    if sentence.asks and not (
        _asks_for_it(speech, heard, sentence)
        or _wants_invitation(speech, sentence)
        or _answers_itself(speech, heard, sentence)
    ):
        found.append(f"they ask: “{sentence.text}”")
    if sentence.says(speech.senses.ask) or sentence.says(speech.senses.cancel):
        found.append(f"“{sentence.text}” leaves it open")
    if sentence.about is not None and not any(sentence is chosen for chosen, _ in heard.chosen_in):
        return found  # said below another offer: it refuses that one
    short = len(speech.sentences) <= SHORT
    if (short or sentence.paragraph in near) and sentence.says(speech.senses.weak):
        found.append(f"“{sentence.text}” may be a condition")
    if (short or sentence.paragraph in near) and _sets_terms(speech, sentence):
        found.append(f"“{sentence.text}” sets terms")
    return found


def _sets_terms(speech: Speech, sentence: Sentence) -> bool:
    """What they will not do; said of another time it only refuses that time."""
    free = [clause for clause in sentence.clauses if not clause.times]
    if any(clause.says(speech.senses.terms) for clause in free):
        return True
    alone = len(re.findall(r"\w+", sentence.bare)) <= 2 and not sentence.times
    refusal = sentence.says(speech.senses.no) and not sentence.says(speech.senses.yes)
    return sentence.about is None and alone and refusal


def _elsewhen(
    speech: Speech, heard: Heard, sentence: Sentence, slots: list[ShownSlot]
) -> list[str]:
    """ "Thursday works next month", "ten minutes are enough": not what was offered."""
    if _another_length(speech, sentence):
        return [f"“{sentence.text}” speaks of another length"]
    if not any(sentence is chosen for chosen, _ in heard.chosen_in) or not slots:
        if sentence.about is not None:
            return []
        if speech.language.thorough:
            return _remark_binds(speech, sentence)
        return _remark_not_understood(speech, sentence)
    bare = sentence.bare
    if _is_next_week(speech, slots[0]):
        bare = re.sub(rf"\b(?:{listed(speech.language.next_week)})\b", " ", bare)
    vague = heard.groups and says(speech.senses.vague, bare)
    return [f"“{sentence.text}” speaks of another time"] if vague else []


def _is_timed(said: Sentence) -> bool:
    """A mere day or part of one ("I look on Monday") is no time to meet."""
    return any(time.clock or time.has_ref or time.date or time.nth for time in said.times)


def _another_length(speech: Speech, sentence: Sentence) -> bool:
    """Shorter in any words but of the past; longer where it is proposed."""
    minutes, senses = speech.sent.minutes, speech.senses
    shorter = any(length < minutes for length in sentence.lengths)
    longer = any(length > minutes for length in sentence.lengths)
    proposed = sentence.says(senses.propose) or sentence.says(senses.shift)
    return (shorter and not tells_of_past(sentence.bare)) or (longer and proposed)


def _remark_binds(speech: Speech, sentence: Sentence) -> list[str]:
    """What falls to the host, or to others, must be understood word by word."""
    binding = not _is_timed(sentence) and sentence.says(speech.senses.binds)
    if not binding or sentence.says(speech.senses.sends) or not speech.unknown(sentence.bare):
        return []
    return [f"“{sentence.text}” may bind the host to something"]


def _remark_not_understood(speech: Speech, sentence: Sentence) -> list[str]:
    """Where a language's lists are short, every remark must be understood as harmless."""
    senses = speech.senses
    open_words = not sentence.times and (sentence.says(senses.no) or sentence.says(senses.propose))
    if open_words or (speech.unknown(sentence.bare) and not sentence.times):
        return [f"“{sentence.text}” is not understood"]
    return []


def _is_next_week(speech: Speech, slot: ShownSlot) -> bool:
    zone = ZoneInfo(speech.sent.shown_zone)
    today = speech.sent.received_at.astimezone(zone).date()
    monday = today + timedelta(days=7 - today.weekday())
    return monday <= slot.start.astimezone(zone).date() < monday + timedelta(days=7)


def _asks_for_it(speech: Speech, heard: Heard, sentence: Sentence) -> bool:
    """ "Could we do the second?" asks for what we offered; nothing else may be asked."""
    chosen = [clause for where, clause in heard.chosen_in if where is sentence]
    if not chosen or chosen[-1] is not sentence.clauses[-1] or "??" in sentence.text:
        return False
    return chosen[-1].says(speech.senses.propose) and not chosen[-1].says(speech.senses.yes)


def _answers_itself(speech: Speech, heard: Heard, sentence: Sentence) -> bool:
    """ "Monday the 22nd, one o'clock? Consider it done": the time said again, and then the yes."""
    chosen = any(where is sentence for where, _ in heard.chosen_in)
    behind = speech.sentences[speech.sentences.index(sentence) + 1 :][:1]
    says_it_again = not speech.unknown(sentence.bare) or len(spoken(sentence.bare)) <= ECHO
    return (
        chosen
        and says_it_again
        and any(
            agrees(speech, after.bare)
            and not after.asks
            and not any(refuses(speech, clause) for clause in after.clauses)
            and not speech.unknown(after.bare)
            for after in behind
        )
    )


ECHO = 2  # words besides the time


def _wants_invitation(speech: Speech, sentence: Sentence) -> bool:
    """ "Could you send me the link?": that comes with the booking anyway."""
    return sentence.says(speech.senses.sends) and not speech.unknown(sentence.bare)


def _unread(speech: Speech, heard: Heard, sentence: Sentence, clause: Clause) -> list[str]:
    """Words of the accepting clause that are not understood, and a "but" behind it."""
    behind = _behind(sentence, clause)
    buts = [later for later in behind if later.after_but and not clause.after_but]
    chosen = [one for where, one in heard.chosen_in if where is sentence]
    if not all(later in chosen or _only_refuses(speech, later) for later in buts):
        return [f"“{sentence.text}” goes on with a but"]
    if _ends_on_but(speech, sentence, behind):
        return [f"“{sentence.text}” ends on a but"]
    if any(_takes_back(speech, later) for later in behind):
        return [f"“{sentence.text}” ends on a no"]
    bare = blotted(speech.senses.all_but, clause.bare)
    unknown = speech.unknown(bare)
    if len(unknown) > _let_pass(speech, clause, bare):
        return [f"“{unknown[0]}” is not understood"]
    return [
        f"“{later.text}” may be a condition"
        for later in behind
        if not later.times and not _is_remark(speech, later)
    ]


CHATTER = 3  # words not understood beside a yes to a day and its hour
FEWER = 2  # beside a yes to a day alone


def _let_pass(speech: Speech, clause: Clause, bare: str) -> int:
    """How many unknown words ("Tuesday at ten is fine with the dog") a plain yes may carry: more
    where the time is named in two ways, none beside a mere number, and none that follows on a word
    of place, means or person.
    """
    plain = clause.says(speech.senses.yes) and not tells_of_past(bare)
    if not (speech.language.thorough and plain) or _leads_somewhere(speech, bare):
        return 0
    if any((time.clock or time.ref) and time.has_day for time in clause.times):
        return CHATTER
    if any(time.has_day for time in clause.times):
        return FEWER
    return int(any(time.ref and not time.ordinal for time in clause.times))


def _leads_somewhere(speech: Speech, bare: str) -> bool:
    spoken = words_in(bare)
    leads = speech.language.place_words
    return any(
        speech.unknown(word) and leads & set(spoken[max(0, at - 2) : at])
        for at, word in enumerate(spoken)
    )


def _only_refuses(speech: Speech, later: Clause) -> bool:
    """ "… but Friday is out": of another time, and no bound on this one."""
    plain = later.times and not any(time.limited for time in later.times)
    return bool(plain) and refuses(speech, later)


def _takes_back(speech: Speech, later: Clause) -> bool:
    """ "Tomorrow at ten, which I said works: it doesn't any more"."""
    short = len(re.findall(r"\w+", later.bare)) <= SHORT
    asks = re.match(r"\W*(?:and |so |but )?(?:please )?(?:don'?t|do not|never)\b", later.bare)
    return short and not later.times and not asks and refuses(speech, later)


def _ends_on_but(speech: Speech, sentence: Sentence, behind: tuple[Clause, ...]) -> bool:
    """ "Thursday works, I'm at the mercy of the trains though"."""
    words = listed(speech.language.but_words)
    ends = re.search(rf"\b(?:{words})\W*$", sentence.bare) is not None
    return ends and any(speech.unknown(clause.bare) for clause in behind)


def _behind(sentence: Sentence, clause: Clause) -> tuple[Clause, ...]:
    """What follows in the sentence; an aside binds nobody but by its own words."""
    later = sentence.clauses[sentence.clauses.index(clause) + 1 :]
    return tuple(one for one in later if not one.aside)


def _is_remark(speech: Speech, clause: Clause) -> bool:
    """A plain statement of one's own, a name, or words that are all understood."""
    openers = listed(speech.language.free_openers)
    if re.match(rf"[\s)]*(?:{openers})(?![\w'])", clause.bare):
        return True
    if _lone_word(clause.bare) or not speech.unknown(clause.bare):
        return True
    return speech.language.thorough and _tells(speech, clause.bare)


STORY = 5  # words: a shorter piece behind a choice is rather a condition than a story


def _tells(speech: Speech, bare: str) -> bool:
    """A statement of its own behind a choice is as good as a sentence: the lists judge it."""
    spoken = re.findall(r"[^\W\d_]+", bare)
    return len(spoken) >= STORY and spoken[0] not in speech.language.place_words


def _lone_word(bare: str) -> bool:
    """A name or a thank-you in some language; adverbs may take a word back."""
    found = re.findall(r"[^\W\d_]+", bare)
    return len(found) == 1 and not found[0].endswith(("ly", "ment", "mente", "weise", "ing"))


def plain_yes_is_sure(speech: Speech) -> bool:
    """A yes without a time, to a letter with one offer: nothing else may be said."""
    senses = speech.senses
    return not any(
        sentence.asks
        or sentence.says(senses.doubt)
        or sentence.says(senses.weak)
        or any(refuses(speech, clause) for clause in sentence.clauses)
        or speech.unknown(sentence.bare)
        for sentence in speech.sentences
    )
