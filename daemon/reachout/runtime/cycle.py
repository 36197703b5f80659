"""One pass: look, then notice, decide, perform, remember, until nothing is left to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from reachout.compose import letters
from reachout.domain import actions as a
from reachout.domain import events as e
from reachout.domain.contact import Contact
from reachout.domain.decide import Case, decide, next_look
from reachout.domain.loop import Loop
from reachout.domain.notice import Snapshot, notice
from reachout.domain.table import advance
from reachout.errors import Bug, Conflict, MissingVariable, NotNow, Refused, Unreachable
from reachout.formats import mail as mails
from reachout.ports import Change, Command, Folder, InboxItem
from reachout.runtime import audit
from reachout.runtime.look import look
from reachout.runtime.opening import open_new
from reachout.runtime.perform import perform
from reachout.runtime.reconcile import reconcile
from reachout.runtime.remember import remember
from reachout.runtime.sides import no_working_days
from reachout.runtime.view import sent_letter, view
from reachout.runtime.world import Report, World

MOST_STEPS = 60  # notices and actions of one loop in one pass; one that holds no times needs six
MOST_ROUNDS = 3
RETRY = timedelta(minutes=15)
SOON = timedelta(minutes=1)
RETRY_REFUSED = timedelta(hours=1)  # only the host can mend it; he may have done so


def one_pass(world: World) -> Report:
    """One look at the world and what follows. A second one over the same world does nothing.

    It breaks off where the host turns out to have travelled: the calendar is to be opened anew.
    """
    from reachout.runtime.commands import apply_all

    world.begin()
    now, zone = world.now(), world.host.zone
    for turn in range(MOST_ROUNDS):
        done = len(world.report.done)
        if turn == 0 or (world.mail.near and world.calendar.near):
            look(world, now)
        if audit.is_time(world, now):
            audit.audit(world, now)
        if world.host.zone != zone:
            return world.report  # who travels is looked at by the clock of where they are now
        for loop_id in world.store.to_step(world.host.id, now):
            step_safely(world, loop_id, now)
        apply_all(world, now)
        open_new(world, now, step_safely)
        if len(world.report.done) == done:
            break  # else our own effects are seen at once, and not as news by the next pass
    world.store.passed(world.host.id, now)
    return world.report


def step_safely(world: World, loop_id: str, now: datetime) -> None:
    """One bad loop is pushed on and reported; the others go on. Once a pass is enough for it."""
    if loop_id in world.stuck:
        return
    try:
        step(world, loop_id, now)
    except (Unreachable, NotNow, Conflict, MissingVariable) as problem:
        world.report.trouble(str(problem))
        _push_on(world, loop_id, now + _patience(world, loop_id))
    except Refused as problem:
        world.report.trouble(str(problem))
        _push_on(world, loop_id, now + RETRY_REFUSED)
    except Exception as problem:  # noqa: BLE001 - whatever is wrong with one, the others go on
        world.stuck.add(loop_id)
        what = f"{type(problem).__name__}: {problem}"
        world.report.trouble(f"Loop {loop_id} is stuck and is tried again tomorrow. {what}")
        _push_on(world, loop_id, now + timedelta(days=1))


def _patience(world: World, loop_id: str) -> timedelta:
    """What was left open is looked for as soon as a look can tell."""
    if world.store.open_intent(loop_id) is None:
        return RETRY
    return max(world.mail.settles, world.calendar.settles, SOON)


def _push_on(world: World, loop_id: str, until: datetime) -> None:
    loop = world.store.loop(loop_id)
    if loop is not None:
        world.store.save(Change(loop=replace(loop, look_again_at=until)))


def step(
    world: World,
    loop_id: str,
    now: datetime,
    told: tuple[e.Event, ...] = (),
    command: Command | None = None,
) -> None:
    """Take one loop as far as it goes now. *told*: what the host said, with its command row."""
    for _ in range(MOST_STEPS):
        loop = world.store.loop(loop_id)
        if loop is None:
            return
        contact = world.store.contact(loop.contact)
        intent = world.store.open_intent(loop_id)
        if intent is not None:
            if not reconcile(world, loop, contact, intent):
                _look_again(world, loop, now + _patience(world, loop_id), now)
                return
            continue
        items = _together(world.store.inbox(loop_id), contact)
        seen, readings = view(world, loop, contact, items, now, told)
        events = _one_open(world, loop, notice(loop, seen, world.policy))
        if events or items or command is not None:
            change = Change(
                taken=tuple(item.id for item in items),
                readings=readings,
                letter=sent_letter(world, loop, items),
                command=command,
            )
            remember(world, loop, contact, events, change)
            told, command = (), None
        elif not _act(world, loop, contact, seen):
            return
    raise Bug(f"loop {loop_id} finds no rest after {MOST_STEPS} steps")


_OLD_LETTER = "They take up a time from an older letter: see what they wrote, and answer it."


def _one_open(world: World, loop: Loop, events: tuple[e.Event, ...]) -> tuple[e.Event, ...]:
    """A closed loop stays closed while another one with this person is open."""
    if loop.is_open or world.store.open_loop_of(loop.contact) is None:
        return events
    kept = tuple(event for event in events if not advance(loop, event).is_open)
    said = [event for event in events if isinstance(event, e.Accepted | e.Countered)]
    asked = (e.NeedsHost(at=event.at, code="older letter", text=_OLD_LETTER) for event in said)
    return (*kept, *asked)


def _together(items: Sequence[InboxItem], contact: Contact | None) -> list[InboxItem]:
    """What is taken in at once: mail of one side only, oldest first.

    A reply is read against the letter that it answers, so that letter has to be in the ledger.
    What somebody writes who left the contacts file is kept until they are in it again.
    """
    ours = [item for item in items if item.folder is Folder.SENT]
    theirs = [item for item in items if item.folder is not Folder.SENT and contact is not None]
    first = min(map(_written_at, theirs), default=None)
    earlier = [item for item in ours if first is None or _written_at(item) <= first]
    if earlier or not theirs:
        return earlier
    until = min(map(_written_at, ours), default=None)
    return [item for item in theirs if until is None or _written_at(item) < until]


def _written_at(item: InboxItem) -> datetime:
    return mails.date_of(mails.headers(item.raw)) or item.found_at


def _act(world: World, loop: Loop, contact: Contact | None, seen: Snapshot) -> bool:
    """Do the next thing; False when there is none."""
    case = case_of(world, loop, contact, seen)
    action = decide(case)
    if action is None:
        _look_again(world, loop, next_look(case), seen.now)
        return False
    if world.alarm and isinstance(action, a.WithdrawDraft | a.RewriteDraft):
        return False  # nobody knows where the drafts are: the next look tells
    if isinstance(action, e.Happened):
        remember(world, loop, contact, (action,))
    elif not audit.news_before_letter(world, loop, contact, action):
        perform(world, loop, contact, action)
    return True


def _look_again(world: World, loop: Loop, wanted: datetime | None, now: datetime) -> None:
    """Saved only when it is news: a second pass over the same world writes nothing."""
    stored = loop.look_again_at
    good = stored is not None and wanted is not None and now < stored <= wanted
    if not good and stored != wanted:
        world.store.save(Change(loop=replace(loop, look_again_at=wanted)))


def _held(world: World, id: str, contact: Contact | None, now: datetime) -> bool:
    """Paused, this person or everything: no reminder is written."""
    if world.store.standing(id).paused or world.store.standing(world.host.id).paused:
        return True
    if contact is None:
        return False
    today = now.astimezone(ZoneInfo(world.host.zone)).date()
    until = contact.paused_until
    return contact.paused or (until is not None and today < until)


def case_of(world: World, loop: Loop, contact: Contact | None, seen: Snapshot) -> Case:
    told = [row.letter.used for row in world.store.letters_sent_to(loop.contact)]
    return Case(
        loop=loop,
        contact=contact,
        policy=world.policy,
        host_zone=world.host.zone,
        seen=seen,
        opener=letters.opener(told),
        held=_held(world, loop.contact, contact, seen.now),
        opted_out=world.store.standing(loop.contact).opted_out,
        invites=world.calendar.invites,
        delivers=world.delivers,
        holidays=no_working_days(loop, contact, world.host.zone),
        offers=tuple(world.store.offers(loop.id)),
    )
