"""Opening loops: who is worth a hello now, if the host's week has room."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from datetime import datetime, timedelta

from reachout.compose import letters
from reachout.domain import due
from reachout.domain.contact import Contact, Intent
from reachout.domain.due import Lack, Verdict, Week
from reachout.domain.loop import Loop, Stage
from reachout.domain.overlap import Overlap
from reachout.domain.standing import Standing
from reachout.errors import Conflict
from reachout.ports import Change, JournalLine
from reachout.runtime import audit, sides, times
from reachout.runtime.effects import drafting
from reachout.runtime.look import MAIL, TRY_LATER, look_before_opening
from reachout.runtime.world import World

AT_A_TIME = 50  # candidates of one intent that are weighed together
MOST_WEIGHED = 1000  # people in one pass; the next pass goes on
ASK_AGAIN = timedelta(days=1)  # when nothing says when the answer could change

Step = Callable[[World, str, datetime], None]


def open_new(world: World, now: datetime, step: Step) -> None:
    """Open loops while the week has room. A second pass finds nobody left to weigh."""
    weighed = 0
    while weighed < MOST_WEIGHED and gate(world, now) is None:
        people = candidates(world, now)
        if not people:
            return
        weighed += len(people)
        later: dict[str, datetime | None] = {}
        for contact, standing in people:
            if _try(world, contact, standing, now, step, later):
                break
        world.store.set_due(later)


def gate(world: World, now: datetime) -> Verdict | None:
    return due.gate(week(world, now), world.host, world.policy, now)


def week(world: World, now: datetime) -> Week:
    loops = world.store.loops(world.host.id)
    monday = due.week_begins(now, world.host.zone)
    return Week(
        opened=len(world.store.opened_since(world.host.id, monday)),
        unsent=sum(loop.waits_for_first_send for loop in loops),
        open_loops=len(loops),
        paused=world.store.standing(world.host.id).paused,
    )


def candidates(
    world: World, now: datetime, *, but: Set[str] = frozenset(), after: Sequence[Intent] = ()
) -> list[tuple[Contact, Standing]]:
    """Who is to be weighed next, the first one first; nobody whose id is in *but*.

    *after*: intents that count as used already, oldest first, besides those of the record.
    """
    found = []
    for id in world.store.candidates(world.host.id, now, AT_A_TIME + len(but)):
        contact = None if id in but else world.store.contact(id)
        if contact is not None:
            found.append((contact, world.store.standing(id)))
    since = now - timedelta(days=365)
    lately = [loop.intent for loop in world.store.opened_since(world.host.id, since)]
    return due.order(found, [*lately, *after][::-1])


def weigh(world: World, contact: Contact, standing: Standing, now: datetime) -> Verdict:
    """The verdict on one person, from what is stored."""
    loop = world.store.open_loop_of(contact.id)
    return due.verdict(
        contact,
        standing,
        loop,
        world.host,
        now,
        lacks=_lacks(world, contact, standing),
    )


def _lacks(world: World, contact: Contact, standing: Standing) -> Lack | None:
    told = [row.letter.used for row in world.store.letters_sent_to(contact.id)]
    with_news = replace(contact, tell=standing.tell or contact.tell)
    if not letters.anything_new(letters.opener(told), with_news, told):
        return Lack.LINE
    linked = contact.link or drafting.is_linked(contact, standing, told)
    return None if linked else Lack.LINK


def _try(
    world: World,
    contact: Contact,
    standing: Standing,
    now: datetime,
    step: Step,
    later: dict[str, datetime | None],
) -> bool:
    """Open a loop with this person, or say in *later* when to consider them again."""
    verdict, known = weigh(world, contact, standing, now), standing
    try:
        if asks_the_world(verdict):
            look_before_opening(world, now)
            verdict, known = consider(world, contact, standing, now)
    except TRY_LATER as problem:
        world.report.trouble(str(problem))
        world.report.unread.append(MAIL)
        later[contact.id] = now + timedelta(minutes=15)
        return False
    if known != standing:
        world.store.save(Change(standing=known))
    if not verdict.due:
        later[contact.id] = verdict.next
        if verdict.rule in OBSTACLES:
            _record(world, contact, now, verdict.rule)
        return False
    return _open(world, contact, known, now, step)


def asks_the_world(verdict: Verdict) -> bool:
    """What is stored speaks for a letter: mail and calendar are asked whether they agree."""
    return verdict.due or verdict.rule == Lack.LINK


def consider(
    world: World, contact: Contact, standing: Standing, now: datetime
) -> tuple[Verdict, Standing]:
    """The verdict when mail and calendar were asked, and the standing with what they show.

    Reads only. Unreachable and the like: a source cannot be asked.
    """
    found = search(world, contact, standing, now)
    known = standing if found.touch is None else standing.touched(found.touch)
    verdict = weigh(world, contact, known, now)
    obstacle = _obstacle(world, contact, found, now) if verdict.due else None
    if obstacle is not None:
        text = OBSTACLES[obstacle].format(name=contact.name)
        blocked = Verdict(due=False, rule=obstacle, text=text, next=now + ASK_AGAIN)
        verdict = due.behind(verdict, blocked)
    return verdict, known


LONGEST_LYING = timedelta(days=90)  # a draft older than this is nobody's plan any more


def search(world: World, contact: Contact, standing: Standing, now: datetime) -> audit.Found:
    """Mail, drafts and meetings of the time in which they would count."""
    since = now - max(due.wait_of(contact, standing), LONGEST_LYING)
    return audit.search_for(world, contact, since, now)


OBSTACLES = {
    "draft lies there": "A draft to {name} lies in your Drafts already. Send or discard it.",
    "no free hours": "Your calendar has no free time to offer {name} in the next days.",
}


def _obstacle(world: World, contact: Contact, found: audit.Found, now: datetime) -> str | None:
    """What the world puts in the way, as one of the words of OBSTACLES."""
    if found.draft:
        return "draft lies there"
    if not contact.times or sides.meeting(world, contact, now) is Overlap.NEVER:
        return None  # the letter offers no times, and says why where it would
    try:
        return None if times.to_offer(world, contact, now) else "no free hours"
    except TRY_LATER:
        return None  # the letter asks for their times instead


def _record(world: World, contact: Contact, now: datetime, what: str) -> None:
    line = JournalLine(
        at=now, loop="", contact=contact.id, what="NotWritten", detail={"v": 1, "rule": what}
    )
    world.store.save(Change(journal=(line,)))


def _open(world: World, contact: Contact, standing: Standing, now: datetime, step: Step) -> bool:
    loop = Loop(
        id=world.new_id(),
        host=world.host.id,
        contact=contact.id,
        intent=contact.intent,
        stage=Stage.OPENED,
        opened_at=now,
        since=now,
        look_again_at=now,
    )
    opened = replace(standing, loops=standing.loops + 1)
    line = JournalLine(
        at=now,
        loop=loop.id,
        contact=contact.id,
        what="Opened",
        detail={"v": 1, "intent": contact.intent.value},
    )
    try:
        world.store.save(Change(opened=loop, standing=opened, journal=(line,)))
    except Conflict:
        return False
    world.heard.add(loop.id)  # they have just been searched for
    step(world, loop.id, now)
    return True


def explain(world: World, contact: Contact, now: datetime, *, ask: bool = True) -> Verdict:
    """`why`: about the person, and if they are due, about the host's week. Reads, never writes.

    Without *ask* from memory alone: mailbox and calendar are left in peace.
    """
    standing = world.store.standing(contact.id)
    verdict = weigh(world, contact, standing, now)
    closed = gate(world, now)
    if closed is not None:
        return due.behind(verdict, closed) if verdict.due else verdict
    if not ask or not asks_the_world(verdict):
        return verdict
    try:
        return consider(world, contact, standing, now)[0]
    except TRY_LATER as problem:
        return due.behind(verdict, Verdict(due=False, rule="cannot look", text=str(problem)))
