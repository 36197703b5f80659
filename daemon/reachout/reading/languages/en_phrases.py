"""English: what people say, phrase by phrase."""

from __future__ import annotations

from reachout.reading.languages import en_agreeing, en_harmless, en_leaving_open, en_refusing
from reachout.reading.languages.language import Senses

SENSES = Senses(
    yes=en_agreeing.YES,
    no=en_refusing.NO,
    none_fit=en_refusing.NONE_FIT,
    any_fit=en_agreeing.ANY_FIT,
    both_fit=en_agreeing.BOTH_FIT,
    all_but=en_agreeing.ALL_BUT,
    propose=en_agreeing.PROPOSE,
    shift=en_agreeing.SHIFT,
    vague=en_agreeing.VAGUE,
    doubt=en_leaving_open.DOUBT,
    weak=en_leaving_open.WEAK,
    terms=en_leaving_open.TERMS,
    binds=en_leaving_open.BINDS,
    decline=en_refusing.DECLINE,
    refusal=en_refusing.REFUSAL,
    lone_no=en_refusing.LONE_NO,
    negation=en_refusing.NEGATION,
    hands_on=en_refusing.HANDS_ON,
    polite=en_refusing.POLITE,
    now=en_refusing.NOW,
    stop=en_refusing.STOP,
    defer=en_refusing.DEFER,
    busy=en_refusing.BUSY,
    cancel=en_refusing.CANCEL,
    comes=en_refusing.COMES,
    sends=en_agreeing.SENDS,
    ask=en_leaving_open.ASK,
    retract=en_leaving_open.RETRACT,
    harmless=en_harmless.HARMLESS,
    compared=r"""
instead of | rather than | than | in place of
""",
    limits=r"""
until | till | til | after | before | from | since | by | through | not before
any ?time after | anytime after | past | later than | earlier than | onwards? | between
prior to
""",
)
