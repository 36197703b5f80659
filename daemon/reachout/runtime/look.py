"""One look for all loops: what is new since the cursors goes into the inbox."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from reachout.domain.loop import Loop, Stage
from reachout.errors import NotNow, Refused, Unreachable
from reachout.formats import mail as mails
from reachout.ports import Change, JournalLine, MailSeen, Store, Watch
from reachout.runtime import introduction
from reachout.runtime.world import World

MAIL, CALENDAR = "mail", "calendar"
TRY_LATER = (Unreachable, NotNow, Refused)  # of a look; the last needs the host as well


def look(world: World, now: datetime) -> None:
    """Mail and calendar, once each; neither while nothing is open or watched.

    A source that cannot be asked is said and asked next time.
    """
    watched = world.store.watched(world.host.id, now - world.policy.watch_closed)
    world.alarm = False
    if watched:
        _look(world, watched, now)
    else:
        _rest(world, now)


def look_before_opening(world: World, now: datetime) -> None:
    """So that what happens to the first letter is news to the look that follows it."""
    introduction.ask(world, now)
    if not world.looked:
        _look(world, (), now)


def _look(world: World, watched: Sequence[Loop], now: datetime) -> None:
    world.looked = True
    for source, ask in ((MAIL, _look_at_mail), (CALENDAR, _look_at_calendar)):
        unread = _is_unread(world, source)
        try:
            ask(world, watched, now)
            world.unread[source] = False
            if unread:
                world.report.back.append(source)
        except TRY_LATER as problem:
            world.report.trouble(str(problem))
            world.unread[source] = True
            world.report.unread.append(source)
            _keep_trouble(world, source, str(problem), now)


def _keep_trouble(world: World, source: str, text: str, now: datetime) -> None:
    """For the board, which reads memory alone. A later good look overrules it."""
    if trouble_of(world.store, world.host.id, source) != text:
        world.store.found(world.host.id, f"{source} trouble", text, now, ())


def trouble_of(store: Store, host: str, source: str) -> str:
    """Why this source could not be read; "" when it was read well since."""
    met = store.last_good_look(host, f"{source} trouble")
    good = store.last_good_look(host, source)
    since = met is not None and (good is None or good < met)
    return store.cursor(host, f"{source} trouble") if since else ""


def _is_unread(world: World, source: str) -> bool:
    """The board says so, perhaps since an earlier process."""
    if source not in world.unread:
        world.unread[source] = bool(trouble_of(world.store, world.host.id, source))
    return world.unread[source]


def _rest(world: World, now: datetime) -> None:
    """Cursors that nobody moves grow old, and are begun anew when something is watched again."""
    for source in (MAIL, CALENDAR):
        if world.store.cursor(world.host.id, source):
            world.store.found(world.host.id, source, "", now, ())


def _look_at_mail(world: World, watched: Sequence[Loop], now: datetime) -> None:
    cursor = world.store.cursor(world.host.id, MAIL)
    seen = world.mail.look(cursor, watch(world, watched))
    routed = route(world, watched, seen.mail)
    world.heard |= {loop for loop, _ in routed}
    world.alarm = _all_vanished(world, watched, seen.gone, now)
    wake = [loop.id for loop in watched if loop.pending and loop.pending.key in seen.stirred]
    _tell_overwritten(world, watched, seen.overwritten, now)
    if routed or wake or seen.cursor != cursor or _stale(world, MAIL, now):
        world.store.found(world.host.id, MAIL, seen.cursor, now, routed, wake)


def _tell_overwritten(
    world: World, watched: Sequence[Loop], overwritten: frozenset[str], now: datetime
) -> None:
    """The host saved an edit in the very second in which the times of his draft were renewed."""
    for loop in watched:
        if loop.pending is None or loop.pending.key not in overwritten:
            continue
        line = JournalLine(
            at=now, loop=loop.id, contact=loop.contact, what="Overwritten", detail={"v": 1}
        )
        world.store.save(Change(journal=(line,)))
        world.report.trouble(
            f"The letter “{loop.pending.ref.subject}” was given new times in the very second in "
            "which you saved it. What you had just changed may be gone: look at it again."
        )


def _all_vanished(
    world: World, watched: Sequence[Loop], gone: frozenset[str], now: datetime
) -> bool:
    """Several letters lay in Drafts, and neither there nor in Sent is any of them left.

    That is a lost folder or a mail program gone wrong, and not so many decisions of the host.
    Nothing is said before the look that would take them as discarded: Gmail may hold back for
    half a minute what the host has just sent.
    """
    lying = [loop.pending for loop in watched if loop.pending is not None]
    if len(lying) < 2 or not gone.issuperset(pending.key for pending in lying):
        return False
    missed = [pending.missing_since for pending in lying if pending.missing_since is not None]
    if not missed or now - min(missed) < world.policy.discard_settle:
        return False
    if any(world.mail.sent(pending.ref, pending.written_at) for pending in lying):
        return False
    world.report.trouble(
        f"All {len(lying)} letters vanished from Drafts at once. None is taken as discarded: put "
        "the folder back, or let each one go with `reachout skip NAME` or `reachout close NAME`."
    )
    return True


def _look_at_calendar(world: World, watched: Sequence[Loop], now: datetime) -> None:
    cursor = world.store.cursor(world.host.id, CALENDAR)
    seen = world.calendar.look(cursor, widely=_times_are_out(world, watched))
    news = seen.changed or _is_unread(world, CALENDAR)
    wake = [loop.id for loop in watched if news and _minds_the_calendar(loop)]
    if wake or seen.cursor != cursor or _stale(world, CALENDAR, now):
        world.store.found(world.host.id, CALENDAR, seen.cursor, now, (), wake)


def _times_are_out(world: World, watched: Sequence[Loop]) -> bool:
    """A time stands in an unsent letter, or in one that somebody has."""
    if any(loop.pending is not None or loop.agreed is not None for loop in watched):
        return True
    awaited = any(loop.stage is Stage.AWAITING for loop in watched)
    return awaited and bool(world.store.live_offers(world.host.id))


def _stale(world: World, source: str, now: datetime) -> bool:
    """The board says when a source was last read well; that need not be to the second, unless it
    says that it cannot be read.
    """
    if _is_unread(world, source):
        return True
    last = world.store.last_good_look(world.host.id, source)
    return last is None or (now - last).total_seconds() >= 300


def _minds_the_calendar(loop: Loop) -> bool:
    """An unsent letter may name a time that is taken now; a chat may have been moved."""
    return loop.chat is not None or loop.pending is not None or loop.agreed is not None


def watch(world: World, loops: Iterable[Loop], *, contact: str | None = None) -> Watch:
    """Which mail concerns these loops."""
    chosen = [loop for loop in loops if contact in (None, loop.contact)]
    addresses: set[str] = set()
    for loop in chosen:
        found = world.store.contact(loop.contact)
        addresses |= set(found.addresses) if found else {world.store.address_of(loop.contact)}
    ids = {id for loop in chosen for id in loop.thread.message_ids}
    ids |= {loop.pending.ref.message_id for loop in chosen if loop.pending}
    drafts = tuple(loop.pending.ref for loop in chosen if loop.pending)
    return Watch(addresses=frozenset(addresses), message_ids=frozenset(ids), drafts=drafts)


def route(
    world: World, loops: Sequence[Loop], found: Iterable[MailSeen]
) -> list[tuple[str, MailSeen]]:
    """Each message with the loop it belongs to: by what it answers, else by whose it is."""
    routed = []
    for mail in found:
        loop = _by_thread(loops, mail) or _by_person(world, loops, mail)
        if loop is not None:
            routed.append((loop.id, mail))
    return routed


def _by_thread(loops: Sequence[Loop], mail: MailSeen) -> Loop | None:
    head = mails.headers(mail.raw)
    key = mails.header(head, "X-Reachout-Loop")
    named = {*mails.references(head), mails.message_id(head)}
    for loop in reversed(loops):
        ours = set(loop.thread.message_ids)
        if loop.pending is not None:
            ours.add(loop.pending.ref.message_id)
        if loop.id == key or ours & named:
            return loop
    return None


def _by_person(world: World, loops: Sequence[Loop], mail: MailSeen) -> Loop | None:
    """The open loop of the person, else the newest one still watched."""
    people = mails.people(mails.headers(mail.raw))
    best: Loop | None = None
    for loop in loops:
        contact = world.store.contact(loop.contact)
        theirs = set(contact.addresses) if contact else {world.store.address_of(loop.contact)}
        if people & theirs or (_is_report(mail) and _names(mail, theirs)):
            best = loop if best is None or loop.stage is not Stage.CLOSED else best
    return best


def _is_report(mail: MailSeen) -> bool:
    return mails.looks_like_bounce(mails.head_of(mail.raw))


def _names(mail: MailSeen, addresses: set[str]) -> bool:
    return any(address.encode() in mail.raw.lower() for address in addresses)
