"""What a reply means for a loop: from a reading, which only understands words, to an event."""

from __future__ import annotations

from datetime import datetime, timedelta

from reachout.domain import events as e
from reachout.domain.chat import PartStat
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop, Outcome, Stage
from reachout.domain.reading import Meaning, Reading, Sender

FARTHEST = timedelta(days=60)  # a time beyond this is settled with the host


def events_of(loop: Loop, contact: Contact, reading: Reading, at: datetime) -> tuple[e.Event, ...]:
    """The events of one mail that came in at *at*; none when it needs nothing."""
    match reading.sender:
        case Sender.HUMAN:
            return _human(loop, contact, reading, at)
        case Sender.AUTO_REPLY:
            return (e.WentAway(at=at, until=reading.until),)
        case Sender.BOUNCE:
            return (e.Bounced(at=at, address=reading.failed_address or contact.address),)
        case Sender.CHALLENGE:
            text = f"{contact.name}'s mail system asks you to confirm that you are a person."
            return (e.NeedsHost(at=at, code="challenge", text=text, heard=False),)
        case Sender.DELAY | Sender.BULK:
            return ()


def _human(loop: Loop, contact: Contact, reading: Reading, at: datetime) -> tuple[e.Event, ...]:
    if not reading.known_address:
        text = f"A mail in the thread with {contact.name} came from an address you did not list."
        return (_ask(at, "other address", text, reading),)
    if reading.stop:
        return (e.OptedOut(at=at),)
    if not loop.is_open:
        return _late(loop, contact, reading, at)
    if loop.stage in (Stage.BOOKED, Stage.MET):
        return _after_booking(loop, contact, reading, at)
    if loop.stage in (Stage.OPENED, Stage.DRAFTED):
        text = f"{contact.name} wrote to you before your letter went."
        return (_ask(at, "wrote first", text, reading),)
    return _answer(loop, contact, reading, at)


def _ask(at: datetime, code: str, text: str, reading: Reading) -> e.NeedsHost:
    return e.NeedsHost(at=at, code=code, text=f"{text} {reading.why}".strip())


def _late(loop: Loop, contact: Contact, reading: Reading, at: datetime) -> tuple[e.Event, ...]:
    if loop.outcome is Outcome.OPTED_OUT:
        return ()
    return (_ask(at, "answered late", f"{contact.name} answered late.", reading),)


def _after_booking(
    loop: Loop, contact: Contact, reading: Reading, at: datetime
) -> tuple[e.Event, ...]:
    answers = {"ACCEPTED": PartStat.ACCEPTED, "DECLINED": PartStat.DECLINED}
    if reading.partstat in answers:
        return (e.GuestAnswered(at=at, answer=answers[reading.partstat]),)
    same = loop.chat is not None and reading.start in (None, loop.chat.start)
    if reading.meaning is Meaning.OTHER or (reading.meaning is Meaning.ACCEPT and same):
        return ()
    words = {
        Meaning.CANCEL: f"{contact.name} calls the chat off.",
        Meaning.DECLINE: f"{contact.name} calls the chat off.",
        Meaning.COUNTER: f"{contact.name} would like another time.",
        Meaning.DEFER: f"{contact.name} would like another time.",
    }
    text = words.get(reading.meaning or Meaning.OTHER, f"{contact.name} wrote about the chat.")
    return (_ask(at, "about the chat", text, reading),)


def _answer(loop: Loop, contact: Contact, reading: Reading, at: datetime) -> tuple[e.Event, ...]:
    match reading.meaning:
        case Meaning.ACCEPT | Meaning.COUNTER:
            return _about_time(loop, contact, reading, at)
        case Meaning.DEFER:
            return (e.Deferred(at=at, until=reading.until),)
        case Meaning.DECLINE:
            return (e.Declined(at=at),)
        case Meaning.CANCEL if loop.chat is None and loop.agreed is None:
            return (e.Declined(at=at),)  # there is nothing to call off but the idea
        case Meaning.QUESTION:
            return (_ask(at, "question", f"{contact.name} asks you something.", reading),)
        case Meaning.CANCEL:
            return (_ask(at, "called off", f"{contact.name} calls it off.", reading),)
        case Meaning.OTHER | None:
            text = f"{contact.name} answered in words. If nothing is left to arrange: talked."
            return (_ask(at, "answered", text, reading),)


def _about_time(
    loop: Loop, contact: Contact, reading: Reading, at: datetime
) -> tuple[e.Event, ...]:
    start = reading.start
    accepts = reading.meaning is Meaning.ACCEPT
    if accepts and loop.chat is not None and start == loop.chat.start:
        return ()
    if start is None and not accepts:
        return (e.AskedAnother(at=at),)
    if start is None or (accepts and not reading.safe):
        return (_ask(at, "unsure", f"{contact.name} answered, and it is not plain.", reading),)
    if not at < start <= at + FARTHEST:
        return (_ask(at, "far or past", f"{contact.name} names {start:%d %B %Y}.", reading),)
    end = start + timedelta(minutes=contact.minutes)
    kind = e.Accepted if accepts else e.Countered
    return (kind(at=at, start=start, end=end),)
