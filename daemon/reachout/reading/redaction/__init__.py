"""A mail that reads the same and tells nothing private: for showing a misread one to others."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reachout.domain.reading import Sent
from reachout.reading.folding import folded
from reachout.reading.mail import take_apart
from reachout.reading.redaction.lexicon import words_for
from reachout.reading.redaction.mail import redacted_mail
from reachout.reading.redaction.stand_ins import StandIns


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    raw: bytes
    sent: Sent  # the offer with the same stand-ins
    replaced: tuple[str, ...]  # the words that were replaced, folded; names among them
    names: frozenset[str]  # folded words that stand in names here
    stayed: tuple[str, ...]  # those of them that are words of the language besides, and may stand


def redact(raw: bytes, sent: Sent, keep: frozenset[str] = frozenset()) -> Redacted:
    """*raw* with stand-ins for all that reading does not go by. *keep*: words that may stay.

    Times, scheduling words, quote marks, parts and charsets stay. Never raises on malformed mail.
    """
    mail = take_apart(raw)
    said = mail.text or re.sub(r"<[^>]{0,500}>", " ", mail.html)
    names = _names(" ".join((mail.from_name, mail.to_name, sent.host_name, sent.contact_name)))
    lexicon = words_for(said, sent.language)
    stand_ins = StandIns(lexicon, names, frozenset(map(folded, keep)))
    redacted = redacted_mail(raw, stand_ins)
    return Redacted(
        raw=redacted,
        sent=_offer(sent, stand_ins),
        replaced=tuple(stand_ins.replaced),
        names=names,
        stayed=tuple(name for name in sorted(names) if lexicon.speaks(name)),
    )


def _names(said: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{2,}", folded(said)))


def _offer(sent: Sent, stand_ins: StandIns) -> Sent:
    return replace(
        sent,
        text=stand_ins.text(sent.text),
        slots=tuple(replace(slot, words=stand_ins.text(slot.words)) for slot in sent.slots),
        addresses=tuple(stand_ins.at(address) for address in sent.addresses),
        message_ids=tuple(stand_ins.token(id) for id in sent.message_ids),
        host_name=stand_ins.name(sent.host_name),
        contact_name=stand_ins.name(sent.contact_name),
    )
