"""Observe mode: what a pass would write and why, with nothing written, stored or moved on.

It weighs as runtime/opening.py does and composes as runtime/preview.py does. No cursor moves and
no touch is kept, so going live begins as if nobody had looked: with this week's number.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reachout.domain import due
from reachout.domain.contact import Contact
from reachout.domain.due import Lack, Verdict, Week
from reachout.domain.letter import Letter
from reachout.domain.loop import Loop
from reachout.domain.span import Span
from reachout.domain.standing import Standing
from reachout.errors import MissingVariable, Usage
from reachout.runtime import introduction, opening, preview
from reachout.runtime.look import TRY_LATER
from reachout.runtime.world import Report, World

if TYPE_CHECKING:
    from reachout.runtime.app import App

AGAIN = timedelta(minutes=15)  # an answer stands so long, unless the config changes
MOST_WEIGHED = opening.MOST_WEIGHED
FEW = 20  # people that a glance weighs; a pass looks further
NOT_TOLD = "cannot look"
_FAR = timedelta(days=36500)
_UNTOLD = Verdict(due=False, rule=NOT_TOLD, text="What would be written cannot be told just now.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WouldWrite:
    """One letter that a live pass would write now."""

    contact: Contact
    verdict: Verdict  # the reason, as `why` has it
    letter: Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    letters: tuple[WouldWrite, ...] = ()
    silence: Verdict | None = None  # why there is none; None: there is one
    left: tuple[str, ...] = ()  # people with a loop from live days: it is left as it is

    @property
    def told(self) -> bool:
        """False: mailbox or calendar could not be asked, so this is no answer."""
        return self.silence is None or self.silence.rule != NOT_TOLD

    @property
    def news(self) -> object:
        """What must differ to be worth saying again: "5 days ago" becoming "6" is not."""
        letters = [
            (one.contact.id, one.verdict.rule, one.letter.subject, one.letter.text)
            for one in self.letters
        ]
        silence = self.silence and (self.silence.rule, self.silence.next)
        return letters, silence, self.left


def refuse(word: str) -> Usage:
    """What is answered to a word that would act."""
    return Usage(
        f"Observe mode is on, and nothing is done in it: `{word}` has no place. "
        'With mode = "live" under [daemon] in reachout.toml it begins.'
    )


@dataclass(slots=True)
class Observer:
    """Keeps in mind what was found for as long as the process lives, so that a daemon does not
    ask mailbox and calendar about everybody each minute. None of it is stored."""

    _world: World | None = None  # whose config and sources the answer rests on
    _at: datetime | None = None
    _seen: Observed | None = None
    _later: dict[str, Verdict] = field(default_factory=dict)

    def look(self, app: App, most: int) -> Report:
        try:
            world = app.world()
        except TRY_LATER as problem:  # a disk that is not there
            return Report(troubles=[str(problem)], observed=Observed(silence=_UNTOLD))
        now = app.now()
        if world is not self._world:
            self._world, self._at, self._later = world, None, {}
        if self._seen is not None and self._at is not None and self._at <= now < self._at + AGAIN:
            return Report(observed=self._seen)
        self._later = {id: one for id, one in self._later.items() if not _is_over(one, now)}
        world.begin()
        self._seen = observe(app, self._later, most)
        app.host = world.host
        troubles = list(world.report.troubles)
        self._at = None if troubles else now
        return Report(troubles=troubles, observed=self._seen)


def _is_over(verdict: Verdict, now: datetime) -> bool:
    return verdict.next is not None and verdict.next <= now


def observe(app: App, later: dict[str, Verdict], most: int = MOST_WEIGHED) -> Observed:
    """The letters that a live pass would write now. Reads only.

    *later*: who need not be weighed again yet, with the reason; it is added to. A source that
    cannot be asked is named in the world's report.
    """
    world = app.world()
    letters: list[WouldWrite] = []
    try:
        silence = _write(app, letters, later, most)
    except TRY_LATER as problem:
        world.report.trouble(str(problem))
        silence = _UNTOLD
    left = tuple(_name(world, loop) for loop in world.store.loops(world.host.id))
    return Observed(letters=tuple(letters), silence=None if letters else silence, left=left)


def _write(app: App, letters: list[WouldWrite], later: dict[str, Verdict], most: int) -> Verdict:
    """Fill *letters* while the host's week has room; the reason why it went no further."""
    world, now = app.world(), app.now()
    introduction.hear(world)
    week, weighed = opening.week(world, now), 0
    while weighed < most:
        closed = due.gate(_with(week, len(letters)), world.host, world.policy, now)
        if closed is not None:
            return closed
        drafted = {one.contact.id for one in letters}
        intents = [one.contact.intent for one in letters]
        people = opening.candidates(world, now, but=later.keys() | drafted, after=intents)
        if not people:
            return _nobody(app, later)
        for contact, standing in people[: most - weighed]:
            weighed += 1
            found = _weigh(_beside(world, letters), contact, standing, now)
            if isinstance(found, WouldWrite):
                letters.append(found)
                break
            later[contact.id] = found
    text = f"Nobody of the first {most} people; `reachout once` looks further."
    return _silence("looked at a few", text)


def _with(week: Week, drafted: int) -> Week:
    """The week as it would be with so many letters in Drafts."""
    return replace(
        week,
        opened=week.opened + drafted,
        unsent=week.unsent + drafted,
        open_loops=week.open_loops + drafted,
    )


def _beside(world: World, letters: list[WouldWrite]) -> World:
    """The world in which these letters lie in Drafts: their times are offered to nobody else."""
    spans = [Span(slot.start, slot.end) for one in letters for slot in one.letter.slots]
    return replace(world, imagined=tuple(spans))


def _weigh(
    world: World, contact: Contact, standing: Standing, now: datetime
) -> WouldWrite | Verdict:
    verdict, known = opening.weigh(world, contact, standing, now), standing
    if opening.asks_the_world(verdict):
        verdict, known = opening.consider(world, contact, standing, now)
    if not verdict.due:
        return verdict
    try:
        in_touch = known.last_touch is not None
        letter = preview.opener(world, contact, now, in_touch=in_touch)
    except MissingVariable as lacking:
        world.report.trouble(str(lacking))
        return _silence("no letter", str(lacking))
    return WouldWrite(contact=contact, verdict=verdict, letter=letter)


# ------------------------------------------------------------------ nobody


def _nobody(app: App, later: dict[str, Verdict]) -> Verdict:
    """The most useful of the reasons: a missing sentence, else whose time comes first."""
    if later:
        never = app.now() + _FAR
        return min(later.values(), key=lambda one: (one.rule not in set(Lack), one.next or never))
    following = preview.who_is_next(app)
    if following is not None:
        return following[1]
    if app.store.contacts(app.host.id):
        return _silence("nobody", "Everybody has a reason: `reachout why NAME`.")
    return _silence("nobody", "There is nobody in contacts.toml yet: `reachout contacts add`.")


def _silence(rule: str, text: str) -> Verdict:
    return Verdict(due=False, rule=rule, text=text)


def _name(world: World, loop: Loop) -> str:
    contact = world.store.contact(loop.contact)
    return contact.name if contact is not None else world.store.address_of(loop.contact)
