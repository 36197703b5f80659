"""Opening loops: who is worth a hello now, if the host's week has room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from reachout.compose import letters
from reachout.domain import due
from reachout.domain.contact import Contact
from reachout.domain.due import Lack, Verdict, Week
from reachout.domain.loop import Loop, Stage
from reachout.domain.standing import Standing
from reachout.errors import Conflict, Unreachable
from reachout.ports import Change, JournalLine
from reachout.runtime import audit, times
from reachout.runtime.effects import drafting
from reachout.runtime.world import World

AT_A_TIME = 50  # candidates of one intent that are weighed together
MOST_WEIGHED = 1000  # people in one pass; the next pass goes on
ASK_AGAIN = timedelta(days=1)  # when nothing says when the answer could change

Step = Callable[[World, str, datetime], None]


def open_new(world: World, now: datetime, step: Step) -> None:
    """Open loops while the week has room. A second pass finds nobody left to weigh."""
    weighed = 0
    while weighed < MOST_WEIGHED and gate(world, now) is None:
        people = _candidates(world, now)
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


def _candidates(world: World, now: datetime) -> list[tuple[Contact, Standing]]:
    found = []
    for id in world.store.candidates(world.host.id, now, AT_A_TIME):
        contact = world.store.contact(id)
        if contact is not None:
            found.append((contact, world.store.standing(id)))
    since = now - timedelta(days=365)
    lately = [loop.intent for loop in world.store.opened_since(world.host.id, since)]
    return due.order(found, lately[::-1])


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
    verdict = weigh(world, contact, standing, now)
    try:
        if verdict.due or verdict.rule == Lack.LINK:
            standing = _with_touches(world, contact, standing, now)
            verdict = weigh(world, contact, standing, now)
        obstacle = _obstacle(world, contact, now) if verdict.due else None
    except Unreachable as problem:
        world.report.trouble(str(problem))
        later[contact.id] = now + timedelta(minutes=15)
        return False
    if not verdict.due or obstacle is not None:
        later[contact.id] = verdict.next if not verdict.due else now + ASK_AGAIN
        if obstacle is not None:
            _record(world, contact, now, obstacle)
        return False
    return _open(world, contact, standing, now, step)


def _with_touches(world: World, contact: Contact, standing: Standing, now: datetime) -> Standing:
    """Mail and meetings that no loop of ours knows of count too."""
    since = now - due.wait_of(contact, standing)
    touch = audit.newest_touch(world, contact, since, now)
    known = standing if touch is None else standing.touched(touch)
    if known != standing:
        world.store.save(Change(standing=known))
    return known


OBSTACLES = {
    "draft lies there": "A draft to {name} lies in your Drafts already. Send or discard it.",
    "no free hours": "Your calendar has no free time to offer {name} in the next days.",
}


def _obstacle(world: World, contact: Contact, now: datetime) -> str | None:
    """What the world puts in the way, as one of the words of OBSTACLES."""
    since = now - timedelta(days=365)
    if audit.draft_to(world, contact, since):
        return "draft lies there"
    if not contact.times:
        return None
    try:
        return None if times.to_offer(world, contact, now) else "no free hours"
    except Unreachable:
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
    step(world, loop.id, now)
    return True


def explain(world: World, contact: Contact, now: datetime) -> Verdict:
    """`why`: about the person, and if they are due, about the host's week. Reads, never writes."""
    standing = world.store.standing(contact.id)
    verdict = weigh(world, contact, standing, now)
    if not verdict.due:
        return verdict
    closed = gate(world, now) or _blocked(world, contact, now)
    return due.behind(verdict, closed) if closed is not None else verdict


def _blocked(world: World, contact: Contact, now: datetime) -> Verdict | None:
    try:
        obstacle = _obstacle(world, contact, now)
    except Unreachable as problem:
        return Verdict(due=False, rule="cannot look", text=str(problem))
    if obstacle is None:
        return None
    text = OBSTACLES[obstacle].format(name=contact.name)
    return Verdict(due=False, rule=obstacle, text=text, next=now + ASK_AGAIN)
