"""Reading one reply, from the raw mail to the Reading."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial

from reachout.domain.letter import ShownSlot
from reachout.domain.reading import Meaning, Reading, Sender, Sent
from reachout.reading.clauses import sentences
from reachout.reading.folding import squeezed
from reachout.reading.gate import names_in
from reachout.reading.heard import Speech
from reachout.reading.invites import Invite, read_invite
from reachout.reading.japanese import is_japanese, judged, returns_on
from reachout.reading.languages import LANGUAGES, language_of
from reachout.reading.languages.language import Language
from reachout.reading.later import returns
from reachout.reading.mail import Mail, take_apart
from reachout.reading.match import matched
from reachout.reading.quotes import FRESH_LIMIT, Passage, fresh_passages
from reachout.reading.sender import who_speaks
from reachout.reading.speaker import Speaker
from reachout.reading.trust import vouched
from reachout.reading.verdict import Verdict, judge
from reachout.reading.when import mentions

RULES_VERSION = 3


def read(raw: bytes, sent: Sent) -> Reading:
    """What the mail *raw* says about the times in *sent*.

    Never raises on a malformed mail. `start` is aware, `until` a local date of the shown zone.
    `safe` is set only where a careful assistant would book without asking, had he no doubt who
    wrote; whether the sender is who he says stands in `vouched`.
    """
    mail = take_apart(raw)
    return replace(_said(mail, _with_names(mail, sent)), vouched=vouched(raw, mail, sent))


def _said(mail: Mail, sent: Sent) -> Reading:
    known = mail.from_address in sent.addresses
    invite = _invite(mail)
    speaker = who_speaks(mail, sent, invite is not None)
    if speaker.kind != Sender.HUMAN:
        return _of_machine(mail, speaker, sent)
    reading = replace(_of_person(mail, invite, sent), known_address=known)
    if not known:
        return _held_back(reading, "But the address is not one we know.")
    if len(reading.new_words) >= FRESH_LIMIT:
        return _held_back(reading, "But the mail is longer than what was read.")
    return reading


def _held_back(reading: Reading, reason: str) -> Reading:
    return replace(reading, safe=False, why=f"{reading.why} {reason}") if reading.safe else reading


def _with_names(mail: Mail, sent: Sent) -> Sent:
    return replace(
        sent,
        host_name=sent.host_name or mail.to_name,
        contact_name=sent.contact_name or mail.from_name,
        addresses=tuple(address.lower() for address in sent.addresses),
    )


def _invite(mail: Mail) -> Invite | None:
    found = (read_invite(text, mail.from_address) for text in mail.calendars)
    invite = next((invite for invite in found if invite), None)
    wanted = ("REPLY", "COUNTER", "CANCEL", "REQUEST", "DECLINECOUNTER")
    return invite if invite and invite.method in wanted else None


# ------------------------------------------------------------------ machines


def _of_machine(mail: Mail, speaker: Speaker, sent: Sent) -> Reading:
    until = None
    passages: tuple[Passage, ...] = ()
    if speaker.kind == Sender.AUTO_REPLY:
        passages = fresh_passages(mail, sent.text, lambda line: None)
        text = "\n".join(passage.text for passage in passages)
        until = _back_on(text, sent)
    return Reading(
        sender=speaker.kind,
        meaning=None,
        until=until,
        known_address=mail.from_address in sent.addresses,
        new_words="\n".join(passage.text for passage in passages),
        why=speaker.why,
        failed_address=speaker.failed_address,
        rules=RULES_VERSION,
    )


def _back_on(text: str, sent: Sent) -> date | None:
    if is_japanese(text):
        return returns_on(text, sent)
    language = language_of(text, sent.language)
    return returns(text, language, sent) if language else None


# ------------------------------------------------------------------ people


def _of_person(mail: Mail, invite: Invite | None, sent: Sent) -> Reading:
    quoted = LANGUAGES.get(sent.language.partition("-")[0]) or LANGUAGES["en"]
    passages = fresh_passages(mail, sent.text, partial(slot_of, sent=sent, language=quoted))
    words = "\n".join(passage.text for passage in passages)
    if invite is not None:
        beside = _of_words(_comments(invite, passages), words, mail, sent)
        return replace(_of_invite(invite, sent, beside), new_words=words)
    return replace(_of_words(passages, words, mail, sent), new_words=words)


def _of_words(passages: tuple[Passage, ...], words: str, mail: Mail, sent: Sent) -> Reading:
    if not words.strip():
        return _reading(Verdict(meaning=Meaning.OTHER, why="The mail says nothing of its own."))
    if is_japanese(words):
        return _reading(judged(passages, sent))
    language = language_of(words, sent.language)
    if language is None:
        return _reading(Verdict(meaning=Meaning.OTHER, why="Its language cannot be read."))
    names = names_in(sent, mail.from_name)
    said = tuple(sentences(passages, language, sent))
    speech = Speech(
        sentences=said, language=language, sent=sent, names=names, in_thread=_in_thread(mail)
    )
    return _reading(judge(speech))


def _in_thread(mail: Mail) -> bool:
    """A quote within the quote: an exchange went before, so a time may stand agreed."""
    return re.search(r"^ {0,3}> ?>", mail.text, re.MULTILINE) is not None


def _reading(verdict: Verdict) -> Reading:
    return Reading(
        sender=Sender.HUMAN,
        meaning=verdict.meaning,
        stop=verdict.stop,
        slot=verdict.slot.number if verdict.slot else None,
        start=verdict.start,
        until=verdict.until,
        safe=verdict.safe,
        why=verdict.why,
        evidence=verdict.evidence,
        rules=RULES_VERSION,
    )


def slot_of(line: str, sent: Sent, language: Language) -> int | None:
    """The number of the offer that a quoted line shows; None when it shows none or several."""
    text = squeezed(line[:200])
    if not re.search(r"\d", text) or len(line) > 300:
        return None
    for slot in sent.slots:
        if slot.words and squeezed(slot.words) in text:
            return slot.number
    spoken = {language, language_of(line, sent.language) or language}
    return _shown(sent, line[:200], spoken)


def _shown(sent: Sent, line: str, spoken: set[Language]) -> int | None:
    numbers: set[int] = set()
    for language in spoken:
        found, _ = mentions(line, language, sent)
        for when in found:
            day = replace(when, ref=None, bare=None)
            slots = matched(day, sent).slots if when.clock and when.has_day else ()
            numbers |= {slot.number for slot in slots if len(slots) == 1}
    return next(iter(numbers)) if len(numbers) == 1 else None


# ------------------------------------------------------------------ calendar answers


def _comments(invite: Invite, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """What was said besides, without the title, which may be a question itself."""
    said = [*(passage.text for passage in passages), invite.comment]
    title = invite.title.strip()
    return tuple(Passage(text.replace(title, "") if title else text) for text in said if text)


def _of_invite(invite: Invite, sent: Sent, beside: Reading) -> Reading:
    """RFC 5546: REPLY carries an answer, COUNTER another time, REQUEST an invitation of theirs.

    Words beside it that speak against it, or ask something, put it to the host.
    """
    slot = _slot_at(invite, sent)
    reading = _reading(_verdict_of(invite, slot, sent))
    reading = replace(reading, partstat=invite.partstat if invite.method == "REPLY" else "")
    if beside.stop:
        return beside
    if beside.meaning in _AGAINST or (beside.start or reading.start) != reading.start:
        return _held_back(reading, "But they write something else beside it.")
    return reading


_AGAINST = frozenset(
    {Meaning.COUNTER, Meaning.DEFER, Meaning.DECLINE, Meaning.CANCEL, Meaning.QUESTION}
)


def _slot_at(invite: Invite, sent: Sent) -> ShownSlot | None:
    return next((slot for slot in sent.slots if slot.start == invite.start), None)


def _verdict_of(invite: Invite, slot: ShownSlot | None, sent: Sent) -> Verdict:
    if invite.method == "CANCEL":
        return Verdict(meaning=Meaning.CANCEL, why="Their calendar calls the meeting off.")
    if invite.method in ("COUNTER", "DECLINECOUNTER"):
        return Verdict(
            meaning=Meaning.COUNTER,
            start=invite.start,
            why="Their calendar proposes another time.",
        )
    if invite.method == "REQUEST":
        return _invited(invite, slot, sent)
    if invite.partstat == "DECLINED":
        return Verdict(meaning=Meaning.DECLINE, why="Their calendar declines.")
    if invite.partstat in ("ACCEPTED", "TENTATIVE"):
        return _answered(invite, slot, sent)
    return Verdict(meaning=Meaning.OTHER, why="Their calendar gives no answer.")


def _invited(invite: Invite, slot: ShownSlot | None, sent: Sent) -> Verdict:
    if slot is None or invite.recurring:
        return Verdict(
            meaning=Meaning.COUNTER,
            start=None if invite.recurring else invite.start,
            why="They invite to another time.",
        )
    return Verdict(
        meaning=Meaning.ACCEPT,
        slot=slot,
        start=slot.start,
        safe=slot.start > sent.received_at and not _demand(invite, sent),
        why="They invite to an offered time." + _demand(invite, sent),
    )


def _demand(invite: Invite, sent: Sent) -> str:
    """What their invitation wants besides the time."""
    if invite.minutes != sent.minutes:
        return " But it is not as long as was offered."
    if invite.place:
        return " But they name a place."
    return " But others are invited too." if invite.guests > 1 else ""


def _answered(invite: Invite, slot: ShownSlot | None, sent: Sent) -> Verdict:
    tentative = invite.partstat == "TENTATIVE"
    ours = slot is not None or (invite.start is not None and invite.start == sent.agreed_start)
    start = slot.start if slot else invite.start
    safe = ours and not tentative and start is not None and start > sent.received_at
    how = "tentatively" if tentative else "plainly"
    return Verdict(
        meaning=Meaning.ACCEPT,
        slot=slot,
        start=start,
        safe=safe,
        why=f"Their calendar accepts {how}.",
    )
