"""What the host says through the CLI, applied by a pass: each word in one function.

A function returns (events for the loop, change besides, answer), or raises Usage with the reason.
Arguments are strings; times and dates in them are ISO, made by the CLI.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from reachout import reading
from reachout.domain import events as e
from reachout.domain.contact import Contact
from reachout.domain.draft import Pending
from reachout.domain.gesture import Gesture, GestureKind
from reachout.domain.letter import Cause
from reachout.domain.loop import Loop, Stage
from reachout.domain.numbering import by_number
from reachout.domain.standing import Promise, Standing
from reachout.domain.table import TABLE, Ignored, counts
from reachout.domain.waiting import touched_by
from reachout.errors import ReachoutError, Usage
from reachout.formats import mail as mails
from reachout.ports import Change, Command
from reachout.runtime import again, times
from reachout.runtime.cycle import step, step_safely
from reachout.runtime.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One command with what it is about."""

    world: World
    command: Command
    contact: Contact
    loop: Loop | None  # the open one, else the newest
    now: datetime

    def argument(self, name: str) -> str:
        return self.command.arguments.get(name, "")

    @property
    def standing(self) -> Standing:
        return self.world.store.standing(self.contact.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    answer: str
    events: tuple[e.Event, ...] = ()
    standing: Standing | None = None


def apply_all(world: World, now: datetime) -> None:
    """Every waiting command, oldest first. One that makes no sense is answered, and done."""
    for command in world.store.commands(world.host.id):
        try:
            _apply(world, command, now)
        except ReachoutError as problem:
            _answer_with(world, command, problem, now)


def _answer_with(world: World, command: Command, problem: ReachoutError, now: datetime) -> None:
    """What stopped it; or, when it was applied and only what follows met trouble, the trouble."""
    said = world.store.command(command.id)
    if said is not None and said.done_at is not None:
        world.report.trouble(str(problem))
        return
    failed = replace(command, done_at=now, answer=str(problem), failed=True)
    world.store.save(Change(command=failed))


def _apply(world: World, command: Command, now: datetime) -> None:
    if not command.arguments.get("contact"):
        _apply_to_all(world, command, now)
        return
    contact = world.store.contact(command.arguments["contact"])
    if contact is None:
        raise Usage("This person is no longer in contacts.toml.")
    said = _about(world, command, contact, now)
    if said.loop is not None and said.loop.is_open:
        step_safely(world, said.loop.id, now)  # the world may have changed since the last pass
        said = _about(world, command, contact, now)
    effect = WORDS[command.name](said)
    done = replace(command, done_at=now, answer=effect.answer)
    if effect.standing is not None:
        world.store.save(Change(standing=effect.standing))
    if effect.events and said.loop is not None:
        _must_count(said.loop, effect.events)
        step(world, said.loop.id, now, effect.events, done)
    else:
        world.store.save(Change(command=done))
    if effect.standing is not None:
        world.store.set_due({contact.id: now})


def _about(world: World, command: Command, contact: Contact, now: datetime) -> Said:
    loop = world.store.open_loop_of(contact.id) or world.store.last_loop_of(contact.id)
    return Said(world=world, command=command, contact=contact, loop=loop, now=now)


def _revision(said: Said) -> str | None:
    """Which revision of the letter lies in Drafts."""
    pending = said.loop.pending if said.loop is not None else None
    if pending is None or said.loop is None:
        return None
    rows = [row for row in said.world.store.letters(said.loop.id) if row.draft == pending.key]
    return rows[-1].key if rows else None


def _apply_to_all(world: World, command: Command, now: datetime) -> None:
    if command.name == "read --again":
        again.store_again(world, every=command.arguments.get("all") == "yes")
        world.store.save(Change(command=replace(command, done_at=now, answer="")))
        return
    paused = command.name == "pause"
    everything = replace(world.store.standing(world.host.id), paused=paused)
    answer = "Nothing new is written until `reachout resume`." if paused else "On it goes."
    done = replace(command, done_at=now, answer=answer)
    world.store.save(Change(standing=everything, command=done))


def _must_count(loop: Loop, events: tuple[e.Event, ...]) -> None:
    for event in events:
        if not counts(loop, event):
            cell = TABLE[type(event)].cells[loop.stage]
            reason = cell.reason if isinstance(cell, Ignored) else ""
            raise Usage(f"That has no place while the loop is {loop.stage}: {reason}.")


def _open(said: Said) -> Loop:
    if said.loop is None or not said.loop.is_open:
        raise Usage(f"No loop with {said.contact.name} is open.")
    return said.loop


# ------------------------------------------------------------------ gestures


def approve(said: Said) -> Effect:
    loop, again = _open(said), said.argument("again") == "yes"
    pending = loop.pending
    if pending is None or pending.missing_since is not None:
        raise Usage(f"No letter to {said.contact.name} lies in Drafts.")
    if said.world.mail.outbox is None:
        link = said.world.mail.link(pending.ref)
        raise Usage(f"Only you send from this mailbox. The letter waits there: {link}")
    if said.argument("revision") not in ("", _revision(said)):
        raise Usage("Its times have changed a moment ago. Look at it again, then approve it.")
    if pending.send_unknown and not again:
        raise Usage("It may have been sent already. `approve --again` sends it once more.")
    if _names_another_time(said, pending):
        raise Usage(
            "You changed the time in it, and the attached invitation still says the old one. "
            "Send it in your mail program without the attachment, or discard it and say "
            f'`reachout answer "{said.contact.name}" at TIME`.'
        )
    gesture = _gesture(said, GestureKind.SEND)
    return Effect(answer="", events=(e.Approved(at=said.now, gesture=gesture, again=again),))


def _names_another_time(said: Said, pending: Pending) -> bool:
    """An edited letter about a chat whose words no longer name the time of its invitation."""
    if not (pending.touched and pending.invitation and pending.about is not None):
        return False
    draft = said.world.mail.draft(pending.ref)
    if draft is None:
        return False
    forms = reading.forms(*mails.forms_of(draft.raw))
    zones = {said.contact.zone or said.world.host.zone, said.world.host.zone}
    language, start = said.contact.language, pending.about
    return not all(
        any(reading.mentions(text, start, zone, language) for zone in zones) for text in forms
    )


def accept(said: Said) -> Effect:
    loop = _open(said)
    if loop.stage is not Stage.PROPOSED:
        raise Usage(f"No proposed chat with {said.contact.name} waits for your yes.")
    event = e.SaidYes(at=said.now, gesture=_gesture(said, GestureKind.YES))
    edited = loop.pending is not None and loop.pending.touched and not said.world.calendar.invites
    return Effect(answer=_YOUR_WORDS if edited else "", events=(event,))


_YOUR_WORDS = "Your yes is kept. The letter that you edited tells them: send it."


def _gesture(said: Said, kind: GestureKind) -> Gesture:
    number = said.command.id
    return Gesture(
        id=f"command:{number}",
        kind=kind,
        at=said.now,
        evidence=f"`reachout {said.command.name}`, command {number}",
    )


# ------------------------------------------------------------------ answering for the contact


def answer(said: Said) -> Effect:
    """`answer CONTACT WORD …`: the host has read the reply and says what it means."""
    if said.loop is None:
        raise Usage(f"There is no loop with {said.contact.name} yet.")
    return ANSWERS[said.argument("word")](said, said.loop)


def _accepts(said: Said, loop: Loop) -> Effect:
    number = int(said.argument("value"))
    offers = by_number(times.in_their_hands(said.world, loop))
    if number not in offers:
        raise Usage(f"The last letter to {said.contact.name} has no time number {number}.")
    offer = offers[number]
    if offer.start <= said.now:
        raise Usage(
            f"Time {number} has gone by ({offer.words}). `answer … at TIME` names another."
        )
    return Effect(answer="", events=(e.Accepted(at=said.now, start=offer.start, end=offer.end),))


def _at(said: Said, loop: Loop) -> Effect:
    start = datetime.fromisoformat(said.argument("value"))
    if start <= said.now:
        raise Usage("That time has gone by.")
    end = start + timedelta(minutes=said.contact.minutes)
    if loop.stage is Stage.BOOKED:
        moved = e.MoveWanted(at=said.now, start=start, end=end, cause=Cause.GUEST_MOVED)
        return Effect(answer="", events=(moved,))
    return Effect(answer="", events=(e.Countered(at=said.now, start=start, end=end),))


def _later(said: Said, loop: Loop) -> Effect:
    return Effect(answer="", events=(e.Deferred(at=said.now, until=_date(said)),))


def _away(said: Said, loop: Loop) -> Effect:
    away = e.WentAway(at=said.now, until=_date(said))
    return Effect(answer="", events=(away, e.AttentionSettled(at=said.now)))


def _date(said: Said) -> date | None:
    value = said.argument("value")
    return date.fromisoformat(value) if value else None


ANSWERS: dict[str, Callable[[Said, Loop], Effect]] = {
    "accept": _accepts,
    "at": _at,
    "later": _later,
    "away": _away,
    "talked": lambda said, loop: Effect(answer="", events=(e.Talked(at=said.now),)),
    "no": lambda said, loop: Effect(answer="", events=(e.Declined(at=said.now),)),
    "stop": lambda said, loop: Effect(answer="", events=(e.OptedOut(at=said.now),)),
    "ignore": lambda said, loop: Effect(answer="", events=(e.AttentionSettled(at=said.now),)),
}


# ------------------------------------------------------------------ the host's own wishes


def skip(said: Said) -> Effect:
    _open(said)
    return Effect(answer="", events=(e.Skipped(at=said.now),))


def snooze(said: Said) -> Effect:
    until = _date(said)
    standing = replace(said.standing, snoozed_until=until)
    answered = f"{said.contact.name} is left in peace until {until}."
    loop = said.loop
    drafted = loop is not None and loop.stage in (Stage.OPENED, Stage.DRAFTED)
    events = (e.Skipped(at=said.now),) if drafted else ()
    return Effect(answer=answered, standing=standing, events=events)


def pause(said: Said) -> Effect:
    name = said.contact.name
    standing = replace(said.standing, paused=True)
    return Effect(answer=f"{name} is paused. `reachout resume` goes on.", standing=standing)


def resume(said: Said) -> Effect:
    """Also after a no, and after letters that had no answer: the host says go on."""
    standing = said.standing
    if standing.opted_out:
        raise Usage(f"{said.contact.name} asked not to be written to. That stands.")
    again = replace(
        standing,
        paused=False,
        declined=False,
        waits_for_host=False,
        snoozed_until=None,
        later_until=None,
        asked_first=True,
        rest_until=None,
    )
    return Effect(answer=f"{said.contact.name} can be written to again.", standing=again)


def close(said: Said) -> Effect:
    loop = _open(said)
    told = loop.chat is not None and loop.chat.told
    answered = "The event stays on your calendar, for the guest knows of it." if told else ""
    return Effect(answer=answered, events=(e.Cancelled(at=said.now),))


def note(said: Said) -> Effect:
    """What the chat brought. Only `tell` is ever said to the person."""
    known = said.standing
    standing = replace(
        known,
        gained=said.argument("gained") or known.gained,
        gave=said.argument("gave") or known.gave,
        tell=said.argument("tell") or known.tell,
    )
    if said.argument("promised"):
        promise = Promise(text=said.argument("promised"), made_at=said.now)
        standing = replace(standing, promise=promise)
    if said.argument("kept") == "yes":
        standing = replace(standing, promise=None)
    noted = said.loop is not None and said.loop.is_open
    events = (e.Noted(at=said.now),) if noted else ()
    return Effect(answer="Noted.", standing=standing, events=events)


def met(said: Said) -> Effect:
    happened = said.argument("no") != "yes"
    event = e.Met(at=said.now) if happened else e.NotMet(at=said.now)
    chat = said.loop.chat if said.loop is not None and said.loop.is_open else None
    if happened and chat is not None and chat.start > said.now:
        raise Usage(f"The chat with {said.contact.name} is still to come.")
    if said.loop is None or not said.loop.is_open:
        if not happened:
            raise Usage(f"No loop with {said.contact.name} is open.")
        standing = touched_by(said.standing, e.Met(at=said.now))
        return Effect(answer=f"You met {said.contact.name}: remembered.", standing=standing)
    return Effect(answer="", events=(event,))


WORDS: dict[str, Callable[[Said], Effect]] = {
    "approve": approve,
    "accept": accept,
    "answer": answer,
    "skip": skip,
    "snooze": snooze,
    "pause": pause,
    "resume": resume,
    "close": close,
    "note": note,
    "met": met,
}
