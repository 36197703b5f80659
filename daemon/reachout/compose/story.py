"""What one letter has to tell: which of the host's sentences, which times, which chat."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from reachout.compose import guard
from reachout.compose.words import Times, on_day
from reachout.domain.contact import Contact, Intent
from reachout.domain.host import Host
from reachout.domain.letter import OPENERS, Cause, LetterName, Occasion, ShownSlot, Used
from reachout.domain.overlap import Overlap
from reachout.errors import MissingVariable

MINUTE = timedelta(minutes=1)
_ANSWER = re.compile(r"\s*(re|aw)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    variables: Mapping[str, object]
    used: Used = Used()
    slots: tuple[ShownSlot, ...] = ()
    own: tuple[str, ...] = ()  # the host's own texts, as they stand in the letter
    told_before: tuple[Used, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    name: LetterName
    contact: Contact
    host: Host
    occasion: Occasion
    times: Times

    def lacks(self, what: str, cure: str) -> MissingVariable:
        return MissingVariable(f"The {self.name} letter to {self.contact.name} {what}. {cure}")


@dataclass(frozen=True, slots=True)
class _Part:
    """What a kind of letter adds: variables, the host's sentences among them, and what it used."""

    variables: Mapping[str, object]
    own: Mapping[str, str] = field(default_factory=dict)
    used: Used = Used()


def tell(
    name: LetterName, contact: Contact, host: Host, occasion: Occasion, times: Times
) -> Story:
    """All that the template of *name* may say. MissingVariable: something it needs is unknown."""
    case = _Case(name, contact, host, occasion, times)
    part = _PARTS[name](case)
    slots = times.shown(_offered(case))
    own = {
        "greeting": guard.line(contact.greeting),
        "sign_off": guard.lines(
            contact.sign_off or host.sign_off(contact.language, contact.formal)
        ),
        "subject": _subject(case),
        "place": guard.line(occasion.place or contact.place),
        **{each: guard.line(text) for each, text in part.own.items()},
    }
    for needed in ("greeting", "sign_off"):
        if not own[needed]:
            raise case.lacks(f"has no {needed}", "Add it to the contacts file.")
    return Story(
        variables={**own, **_common(case, slots), **_chat(case, own["place"]), **part.variables},
        used=part.used,
        slots=slots,
        own=tuple(own.values()),
        told_before=occasion.told_before,
    )


def _common(case: _Case, slots: tuple[ShownSlot, ...]) -> dict[str, object]:
    intent = case.contact.intent
    return {
        "intent": str(intent),
        "kind": str(case.contact.kind),
        "giving": intent is Intent.GIVE,
        "formal": case.contact.formal,
        "talk": case.contact.times or intent is not Intent.GIVE,
        "lead": _lead(case, slots),
        "several": len(slots) > 1,
        "slot": slots[0].words if slots else "",
    }


def _lead(case: _Case, slots: tuple[ShownSlot, ...]) -> str:
    """Which list of [lead] comes before the times, or in their place."""
    plain = "times" if slots else "none"
    wanted = Overlap.HARDLY if slots else Overlap.NEVER
    fits = case.occasion.meet is wanted and case.contact.times
    return str(wanted) if fits and case.times.wording.has("lead", wanted) else plain


def _chat(case: _Case, place: str) -> dict[str, object]:
    """How long, by what and where: the same words before a chat is agreed and after."""
    say, kind, minutes = case.times.wording.say, str(case.contact.kind), _minutes(case)
    return {
        "minutes": minutes,
        "length": say("length", str(minutes), minutes=minutes),
        "by": say("by", kind),
        "where": say("where", kind, place=place) if place else "",
    }


def _minutes(case: _Case) -> int:
    start, end = case.occasion.chat_start, case.occasion.chat_end
    if start is None or end is None:
        return case.contact.minutes
    return (end - start) // MINUTE


_OFFERING = OPENERS | {LetterName.NUDGE, LetterName.REOFFER}


def _offered(case: _Case) -> tuple[tuple[datetime, datetime], ...]:
    """A calendar that cannot be read vouches for no time at all."""
    wanted = case.contact.times or case.name is LetterName.REOFFER
    if case.name not in _OFFERING or case.occasion.calendar_unreadable or not wanted:
        return ()
    return case.occasion.slots[:1] if case.name is LetterName.NUDGE else case.occasion.slots


def _subject(case: _Case) -> str:
    """The thread's, else the topic, else a plain word for the intent."""
    topic = guard.line(case.contact.topic)
    own = topic or case.times.wording.say("subject", str(case.contact.intent))
    if case.name in OPENERS:
        return own
    return _ANSWER.sub("", guard.line(case.occasion.subject), count=1) or own


# ------------------------------------------------------------------ first and again


def opener(told_before: Sequence[Used]) -> LetterName:
    """The name of the next opener to somebody who was sent these letters."""
    known = any(used.why or used.ask for used in told_before)
    return LetterName.AGAIN if known else LetterName.FIRST


def anything_new(name: LetterName, contact: Contact, told_before: Sequence[Used]) -> bool:
    """Whether an opener could say or ask this person something that no letter did before.

    A `first` letter must ask; `again` may also just tell.
    """
    new = _new_words(name, contact, told_before)
    return bool(new["ask"] or (name is LetterName.AGAIN and (new["tell"] or new["why"])))


def _new_words(name: LetterName, contact: Contact, told_before: Sequence[Used]) -> dict[str, str]:
    ever_first = name is LetterName.FIRST and not told_before
    news = _unsaid(contact.tell, told_before) if name is LetterName.AGAIN else ""
    return {
        "link": contact.link if ever_first else "",
        "tell": news,
        "why": "" if news or any(used.why for used in told_before) else contact.why,
        "ask": _next(contact.ask, (used.ask for used in told_before)),
    }


def _opener(case: _Case) -> _Part:
    contact, told = case.contact, case.occasion.told_before
    if not anything_new(case.name, contact, told):
        raise case.lacks("has nothing new to say", "Add a sentence to its `ask` or its `tell`.")
    stranger = case.name is LetterName.FIRST and not told and not case.occasion.linked
    if stranger and not contact.link:
        what = "does not say how you know each other, and no earlier mail or meeting was found"
        raise case.lacks(what, "Add `link`.")
    own = {**_new_words(case.name, contact, told), "fact": _fresh_fact(case)}
    used = Used(
        link=bool(own["link"]),
        why=bool(own["why"]),
        tell=bool(own["tell"]),
        ask=own["ask"],
        fact=own["fact"],
        said=(own["tell"],) if own["tell"] else (),
    )
    return _Part({}, own, used)


def _fresh_fact(case: _Case) -> str:
    """The newest that was not said yet."""
    today = case.occasion.on or on_day(case.occasion.now, case.host.zone)
    fresh = [fact for fact in case.contact.facts if fact.fresh(today)]
    newest = sorted(fresh, key=lambda fact: fact.on, reverse=True)
    return _next((f.say for f in newest), (used.fact for used in case.occasion.told_before))


def _next(texts: Iterable[str], said: Iterable[str]) -> str:
    before = set(said)
    return next((text for text in texts if text not in before), "")


def _unsaid(text: str, told_before: Sequence[Used]) -> str:
    return _next((text,), (said for used in told_before for said in used.said))


# ------------------------------------------------------------------ later letters


def _nudge(case: _Case) -> _Part:
    sent = case.occasion.first_sent
    if sent is None:
        raise case.lacks("does not know when the unanswered one went", "Look for it in Sent.")
    return _Part(
        {
            "first_sent": case.times.date(sent),
            "times_gone": case.occasion.times_gone,
            "times_over": case.occasion.times_over and not case.occasion.times_gone,
            "last_nudge": case.occasion.last_nudge,
        }
    )


def _reoffer(case: _Case) -> _Part:
    cause, start = case.occasion.cause, case.occasion.chat_start
    if cause is None:
        raise case.lacks("does not know why other times are needed", "Name the cause.")
    offered = cause is Cause.TAKEN and case.occasion.was_offered and start is not None
    chosen = (
        case.times.near_moment(start, case.occasion.now)
        if start is not None
        else case.times.wording.say("times", "unnamed")
    )
    return _Part({"cause": "offered" if offered else cause.replace(" ", "_"), "chosen": chosen})


def _confirm(case: _Case) -> _Part:
    return _Part({"when": case.times.moment(_start(case)), "invitation": case.occasion.invitation})


def _moved(case: _Case) -> _Part:
    by_guest = case.occasion.cause is Cause.GUEST_MOVED
    part = _confirm(case)
    return _Part({**part.variables, "by_whom": "by_guest" if by_guest else "by_host"})


def _thanks(case: _Case) -> _Part:
    """A promise or a sentence that was said in an earlier letter is not said again."""
    told = case.occasion.told_before
    own = {
        "gained": _unsaid(case.occasion.gained, told),
        "promised": _unsaid(case.occasion.promised, told),
    }
    day = case.times.near_day(_start(case), case.occasion.now)
    said = tuple(text for text in own.values() if text)
    return _Part({"day": day}, own, Used(tell=bool(own["gained"]), said=said))


def _start(case: _Case) -> datetime:
    start = case.occasion.chat_start
    if start is None:
        raise case.lacks("does not know when the chat is", "Look at the calendar.")
    return start


_PARTS: dict[LetterName, Callable[[_Case], _Part]] = {
    LetterName.FIRST: _opener,
    LetterName.AGAIN: _opener,
    LetterName.NUDGE: _nudge,
    LetterName.REOFFER: _reoffer,
    LetterName.CONFIRM: _confirm,
    LetterName.MOVED: _moved,
    LetterName.THANKS: _thanks,
}
