"""What a reply means for a loop: from a reading, which only understands words, to an event.

How much a mail may bring about goes by the evidence for who sent it. One that is not confirmed
moves nothing: whatever it says is put to the host, and the reminder waits.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from reachout.domain import events as e
from reachout.domain.changes import UNCONFIRMED_STOP
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
            return _away(reading, at)
        case Sender.BOUNCE:
            return _bounce(contact, reading, at)
        case Sender.CHALLENGE:
            text = f"{contact.name}'s mail system asks you to confirm that you are a person."
            text = f"{text} {_doubt(reading)}".strip()
            return (e.NeedsHost(at=at, code="challenge", text=text, heard=False),)
        case Sender.DELAY | Sender.BULK:
            return ()


# ------------------------------------------------------------------ machines


def _away(reading: Reading, at: datetime) -> tuple[e.Event, ...]:
    """Theirs, or in answer to our letter. It only makes us wait; any other is let pass."""
    believed = reading.confirmed or reading.vouched.in_thread
    return (e.WentAway(at=at, until=reading.until),) if believed else ()


def _bounce(contact: Contact, reading: Reading, at: datetime) -> tuple[e.Event, ...]:
    """Nothing confirms a mail server, but only who had our letter knows its Message-ID.

    One of ten real bounces does not carry it: that is asked about, and not lost.
    """
    address = reading.failed_address or contact.address
    if reading.vouched.ours_inside or reading.vouched.in_thread:
        return (e.Bounced(at=at, address=address),)
    if address not in contact.addresses:
        return ()  # of a mail to several people, for one of the others
    text = (
        f"A mail says that {address} cannot be reached. It does not name your letter, so it may "
        "be about another mail, or forged. If the address is dead, put the right one into "
        "contacts.toml and say `reachout close`."
    )
    return (e.NeedsHost(at=at, code="perhaps bounced", text=text, heard=False),)


# ------------------------------------------------------------------ people


def _human(loop: Loop, contact: Contact, reading: Reading, at: datetime) -> tuple[e.Event, ...]:
    if reading.stop and not reading.confirmed:
        return _seems_to_stop(loop, contact, reading, at)
    if not reading.known_address:
        text = f"A mail in the thread with {contact.name} came from an address you did not list."
        return (_ask(at, "other address", text, reading),)
    follows = _known(loop, contact, reading, at)
    if reading.confirmed or all(isinstance(event, e.NeedsHost) for event in follows):
        return follows
    return (_unconfirmed(contact, reading, at),)


def _known(loop: Loop, contact: Contact, reading: Reading, at: datetime) -> tuple[e.Event, ...]:
    """What follows if the mail is theirs."""
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


_SEEMS = {
    Meaning.ACCEPT: "seems to take a time.",
    Meaning.COUNTER: "seems to want another time.",
    Meaning.DEFER: "seems to ask for later.",
    Meaning.DECLINE: "seems to say no.",
    Meaning.CANCEL: "seems to say no.",
}


def _unconfirmed(contact: Contact, reading: Reading, at: datetime) -> e.NeedsHost:
    """More than a question would follow if it were theirs, and nobody knows whether it is."""
    seems = _SEEMS.get(reading.meaning or Meaning.OTHER, "seems to answer.")
    asked = _ask(at, "unconfirmed", f"{contact.name} {seems}", reading)
    return replace(asked, text=f"{asked.text} So nothing follows until you say what it means.")


def _ask(at: datetime, code: str, text: str, reading: Reading) -> e.NeedsHost:
    said = " ".join(filter(None, (text, reading.why, _doubt(reading))))
    return e.NeedsHost(at=at, code=code, text=said, confirmed=reading.confirmed)


def _doubt(reading: Reading) -> str:
    """What is missing for the sender to be believed."""
    return "" if reading.vouched.sender else reading.vouched.why


def _seems_to_stop(
    loop: Loop, contact: Contact, reading: Reading, at: datetime
) -> tuple[e.Event, ...]:
    """Too precious to be lost, and for good: so a forger must not bring it about."""
    if loop.outcome is Outcome.OPTED_OUT:
        return ()
    text = f"{contact.name} seems to ask never to be written to again."
    if not reading.known_address:
        text = (
            f"A mail in the thread with {contact.name} asks never to be written to again. It came "
            "from an address you did not list."
        )
    asked = _ask(at, UNCONFIRMED_STOP, text, reading)
    return (replace(asked, text=f"{asked.text} If it is theirs, say stop: it is for good."),)


def _late(loop: Loop, contact: Contact, reading: Reading, at: datetime) -> tuple[e.Event, ...]:
    if loop.outcome is Outcome.OPTED_OUT:
        return ()
    return (_ask(at, "answered late", f"{contact.name} answered late.", reading),)


def _after_booking(
    loop: Loop, contact: Contact, reading: Reading, at: datetime
) -> tuple[e.Event, ...]:
    answers = {"ACCEPTED": PartStat.ACCEPTED, "DECLINED": PartStat.DECLINED}
    if reading.confirmed and reading.partstat in answers:
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
