"""Looking again where a cursor may have missed something: daily, and before every letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reachout.domain import actions as a
from reachout.domain.contact import Contact
from reachout.domain.loop import Loop
from reachout.domain.span import Span
from reachout.domain.standing import Touch, TouchKind
from reachout.formats import mail as mails
from reachout.ports import Folder, MailSeen, Watch
from reachout.runtime import introduction
from reachout.runtime.look import MAIL, TRY_LATER, route, watch
from reachout.runtime.world import World

AUDIT = "audit"
EVERY = timedelta(days=1)
MEETINGS_AHEAD = timedelta(days=30)  # a meeting that is planned anyway is a hello
NEWEST = 10  # of the mails with one person: enough to find the last that was personal
FEW = 3  # a mail or an event with more people on it is no touch


def is_time(world: World, now: datetime) -> bool:
    last = world.store.last_good_look(world.host.id, AUDIT)
    return last is None or now - last >= EVERY


def audit(world: World, now: datetime) -> None:
    """Everything open, in every folder, Spam and other threads too."""
    loops = world.store.watched(world.host.id, now - world.policy.watch_closed)
    found: Sequence[tuple[str, MailSeen]] = ()
    try:
        if loops:
            introduction.ask(world, now)
            since = min(loop.opened_at for loop in loops)
            found = _since_opening(world, loops, world.mail.search(watch(world, loops), since))
    except TRY_LATER as problem:
        world.report.trouble(str(problem))
        return
    wake = [loop.id for loop in loops if loop.is_open]
    world.heard.update(wake)  # nobody is searched for again in this pass
    world.store.found(world.host.id, AUDIT, "", now, found, wake)
    world.store.sweep(now - world.policy.watch_closed)


def _since_opening(
    world: World, loops: Sequence[Loop], mail: Sequence[MailSeen]
) -> list[tuple[str, MailSeen]]:
    """Mail from before a loop was opened has no part in it."""
    opened = {loop.id: loop.opened_at for loop in loops}
    routed = route(world, loops, [seen for seen in mail if seen.folder is not Folder.DRAFTS])
    return [(id, seen) for id, seen in routed if _date(seen, opened[id]) >= opened[id]]


def _date(seen: MailSeen, unknown: datetime) -> datetime:
    return mails.date_of(mails.headers(seen.raw)) or unknown


def news_before_letter(
    world: World, loop: Loop, contact: Contact | None, action: a.Action
) -> bool:
    """Search for this contact alone; True when something came in that is to be read first.

    What this pass has just heard from them, or searched when it opened the loop, is not asked
    for again.
    """
    if contact is None or not isinstance(action, a.WriteDraft) or loop.id in world.heard:
        return False
    found = world.mail.search(watch(world, [loop]), loop.opened_at)
    routed = _since_opening(world, [loop], found)
    if not routed:
        return False
    cursor = world.store.cursor(world.host.id, MAIL)
    world.store.found(world.host.id, MAIL, cursor, world.now(), routed)
    return bool(world.store.inbox(loop.id))


# ------------------------------------------------------------------ touches


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one search for a person shows, before the first letter to them."""

    touch: Touch | None  # the newest mail or meeting, whoever began
    draft: bool  # one to them lies there: yesterday's backup, a lost state, or the host's own


def search_for(world: World, contact: Contact, since: datetime, now: datetime) -> Found:
    """Mail, drafts and meetings of this person since then."""
    people = Watch(addresses=frozenset(contact.addresses))
    mail = world.mail.search(people, since, drafts=True, newest=NEWEST)
    drafts = [seen for seen in mail if seen.folder is Folder.DRAFTS]
    touches = [_touch_of(world, seen, now) for seen in mail if seen not in drafts]
    touches += _meetings(world, contact, Span(since, now + MEETINGS_AHEAD))
    known = [touch for touch in touches if touch is not None]
    return Found(
        touch=max(known, key=lambda touch: touch.at, default=None),
        draft=bool(drafts),
    )


def _meetings(world: World, contact: Contact, window: Span) -> list[Touch]:
    """An unreadable calendar keeps nobody from a letter; it keeps the letter from naming times."""
    try:
        found = world.calendar.meetings(frozenset(contact.addresses), window)
    except TRY_LATER as problem:
        world.report.trouble(str(problem))
        return []
    return [Touch(at=one.start, kind=TouchKind.MEETING, evidence=one.id) for one in found]


def _touch_of(world: World, seen: MailSeen, now: datetime) -> Touch | None:
    if not is_personal(world, seen.raw):
        return None
    authors = mails.authors(mails.headers(seen.raw))
    ours = seen.folder is Folder.SENT or bool(authors & world.host.own_addresses)
    kind = TouchKind.MAIL_FROM_HOST if ours else TouchKind.MAIL_FROM_CONTACT
    return Touch(at=min(_date(seen, now), now), kind=kind, evidence=seen.id)


def is_personal(world: World, raw: bytes) -> bool:
    """Written by a person to at most three, the writer counted."""
    head = mails.headers(raw)
    automatic = mails.header(head, "Auto-Submitted").lower() not in ("", "no")
    return not automatic and len(mails.people(head) - world.host.own_addresses) + 1 <= FEW
