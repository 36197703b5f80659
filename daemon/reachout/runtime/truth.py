"""Whether what a letter says about times still holds: of the one in Drafts, and of a sent one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from reachout.compose import letters
from reachout.domain.contact import Contact
from reachout.domain.draft import Pending
from reachout.domain.letter import Letter, LetterName, ShownSlot
from reachout.domain.loop import Loop
from reachout.domain.notice import DraftNow
from reachout.domain.offers import OfferState
from reachout.domain.overlap import Overlap
from reachout.domain.slots import Slot
from reachout.domain.truth import Around, sentence
from reachout.formats import mail as mails
from reachout.ports import DraftSeen, LetterRow
from reachout.runtime import sides, times
from reachout.runtime.look import TRY_LATER
from reachout.runtime.offered import offered_in
from reachout.runtime.world import World

SOON = timedelta(seconds=1)  # at the very instant the time may still be offered
LONGEST = 70  # characters of a line of the host's that are worth quoting


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lying:
    """A letter with times that lies in Drafts, and for whom it is."""

    world: World
    loop: Loop
    contact: Contact
    pending: Pending
    now: datetime

    def around(self, shown: Sequence[ShownSlot]) -> Around:
        return times.around(self.world, self.loop, self.contact, self.now, shown=shown)


def of_draft(
    world: World,
    loop: Loop,
    contact: Contact | None,
    pending: Pending,
    seen: DraftSeen,
    rows: Sequence[LetterRow],
    now: datetime,
) -> DraftNow:
    """The letter in Drafts as it lies there, and what in it is no longer true.

    *rows*: its revisions, oldest first. A calendar that cannot be read judges nothing: what was
    known before stands.
    """
    mark = mails.fingerprint(seen.raw)
    lies = next((row.letter for row in reversed(rows) if row.fingerprint == mark), None)
    draft = DraftNow(ref=replace(seen.ref, key=pending.key), touched=lies is None)
    if contact is None or pending.letter not in times.OFFERING:
        return draft
    lying = _Lying(world=world, loop=loop, contact=contact, pending=pending, now=now)
    try:
        return _ours(lying, draft, lies) if lies else _theirs(lying, draft, seen, rows)
    except TRY_LATER as problem:
        world.report.trouble(str(problem))
        return replace(draft, stale=pending.stale if draft.touched else (), unsure=True)


# ------------------------------------------------------------------ untouched


def _ours(lying: _Lying, draft: DraftNow, letter: Letter) -> DraftNow:
    if not letter.slots:
        holds = lead_holds(lying.world, lying.contact, letter, lying.now)
        return replace(draft, lacks_times=_could_offer(lying, letter.name) or not holds)
    judge = lying.around(letter.slots)
    today = _today(lying, letter)
    told = [
        sentence(old.words, wrong) for old in letter.slots if (wrong := judge.wrong(_slot(old)))
    ]
    told += [_reworded(old, new) for old, new in today if old.words != new.words]
    if not lead_holds(lying.world, lying.contact, letter, lying.now):
        told.append(sentence("our hours hardly meet", "is not so any more"))
    return replace(draft, stale=tuple(told), good_until=_good_until(lying, letter.slots))


def lead_holds(world: World, contact: Contact, letter: Letter, now: datetime) -> bool:
    """That their hours hardly or never meet, where the letter says so, is so still."""
    said = [
        meet
        for meet in (Overlap.HARDLY, Overlap.NEVER)
        if any(name.startswith(f"lead.{meet}") for name in letter.used.sentences)
    ]
    return not said or sides.meeting(world, contact, now) in said


def _could_offer(lying: _Lying, name: LetterName) -> bool:
    """It was written while nothing could be offered, and now something can."""
    if not times.names_times(lying.contact, name):
        return False
    return bool(times.to_offer(lying.world, lying.contact, lying.now, draft_of=lying.loop.id))


def _today(lying: _Lying, letter: Letter) -> list[tuple[ShownSlot, ShownSlot]]:
    """Each time of the letter as it stands there, and as it would be worded now."""
    world = lying.world
    now = letters.worded_today(letter, lying.contact, world.host, folders=world.templates)
    return list(zip(letter.slots, now, strict=True))


def _good_until(lying: _Lying, shown: Iterable[ShownSlot]) -> datetime | None:
    """When the notice of the next of these times runs out."""
    notice = lying.world.policy.slots.notice
    ends = (slot.start - notice + SOON for slot in shown)
    return min((end for end in ends if end > lying.now), default=None)


# ------------------------------------------------------------------ touched


def _theirs(
    lying: _Lying, draft: DraftNow, seen: DraftSeen, rows: Sequence[LetterRow]
) -> DraftNow:
    """What the host's own words offer: a time that he struck is no longer named."""
    known = {slot.start: slot for row in rows for slot in row.letter.slots}
    led = [slot.zone for slot in known.values()] or [lying.contact.zone or lying.world.host.zone]
    stands = offered_in(
        lying.world, lying.contact, seen.raw, rows, zone=led[-1], at=lying.now
    ).slots
    if not stands:
        return draft
    judge = lying.around(stands)
    told = [*_wrong(lying, judge, stands, known), *_changed(lying, seen, rows, stands)]
    ours = [slot for slot in stands if slot.start in known]
    return replace(draft, stale=tuple(told), good_until=_good_until(lying, ours))


def _wrong(
    lying: _Lying, judge: Around, stands: Iterable[ShownSlot], known: Collection[datetime]
) -> Iterator[str]:
    """Of a time that he wrote in by hand only whether anything else is there."""
    for shown in stands:
        slot = _slot(shown)
        wrong = judge.wrong(slot) if shown.start in known else judge.in_the_way(slot)
        if wrong:
            yield sentence(_quoted(shown), wrong)


def _changed(
    lying: _Lying, seen: DraftSeen, rows: Sequence[LetterRow], stands: Iterable[ShownSlot]
) -> Iterator[str]:
    """Our lines that still stand, and that would show other clocks today."""
    starts = {slot.start for slot in stands}
    there = " ".join(mails.text_of(seen.raw)[0].split())
    for old, new in _today(lying, rows[-1].letter) if rows else ():
        if old.start in starts and old.words in there and _other_clock(old, new):
            yield _reworded(old, new)


def _other_clock(old: ShownSlot, new: ShownSlot) -> bool:
    """Another wording alone is not worth saying to somebody who chose his own words."""
    return old.zone != new.zone or _numbers(old.words) != _numbers(new.words)


def _numbers(words: str) -> list[str]:
    """ "7:30" and "07:30" are one hour."""
    return re.findall(r"[1-9]\d*|0\b|[ap]m\b", words)


def _quoted(slot: ShownSlot) -> str:
    """As it stands there; a long line of the host's is named by day and hour."""
    if len(slot.words) <= LONGEST:
        return slot.words
    return f"{slot.start.astimezone(ZoneInfo(slot.zone)):%d %B, %H:%M}".lstrip("0")


def _reworded(old: ShownSlot, new: ShownSlot) -> str:
    return sentence(old.words, f"would read “{new.words}” today")


def _slot(shown: ShownSlot) -> Slot:
    return Slot(shown.start, shown.end)


# ------------------------------------------------------------------ sent


def still_offered(world: World, loop: Loop, contact: Contact, now: datetime) -> tuple[Slot, ...]:
    """The times that they have in hand and that would be offered again today.

    Unreachable when the calendar cannot say.
    """
    held = [o.shown() for o in world.store.offers(loop.id) if o.state is OfferState.OFFERED]
    ahead = [slot for slot in held if slot.start > now]
    if not ahead:
        return ()
    judge = times.around(world, loop, contact, now, shown=ahead, fresh=True)
    return tuple(sorted(slot for slot in map(_slot, ahead) if judge.good(slot)))
