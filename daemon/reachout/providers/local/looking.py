"""Finding the mail that concerns us in one folder, and saying whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from reachout.formats import mail
from reachout.ports import Folder, MailSeen
from reachout.providers.local.concern import Concern
from reachout.providers.local.cursor import mark_of
from reachout.providers.local.drafts import TRASHED
from reachout.providers.local.maildir import Entry, MailFolder
from reachout.providers.local.marks import instant, mail_seen
from reachout.providers.local.tree import Place

MAIL_LIMIT = 2 * 1024 * 1024  # bytes of one mail; what follows is attachments
BOUNCE_LIMIT = 1024 * 1024  # bytes searched for what bounced
UNSENT = "D"  # the flag of a draft, in whatever folder
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def look_into(
    place: Place, before: frozenset[str] | None, concern: Concern
) -> tuple[frozenset[str], list[MailSeen]]:
    """(marks of all that was seen, new mail that concerns us); *before* None: nothing is new.

    A message that cannot be opened is left out of the marks, so that it is new again next time.
    """
    names = place.folder.names()
    marks = {mark_of(name): name for name in names}
    fresh = set() if before is None else marks.keys() - before
    found: list[MailSeen] = []
    missed: set[str] = set()
    for mark in sorted(fresh) if concern else ():
        head = place.folder.head(marks[mark], names[marks[mark]])
        if head is None:
            missed.add(mark)
        elif _covers(concern, head, place.folder, marks[mark]):
            kind = _whose(place, head, concern)
            found += _seen(place.folder, marks[mark], kind)
    return frozenset(marks.keys() - missed), found


def search_in(
    place: Place, concern: Concern, since: datetime, *, drafts: bool
) -> Iterator[MailSeen]:
    """All mail since then that concerns us, own mail outside of Sent too."""
    for entry in place.folder.entries():
        head = place.folder.head(entry.name, entry.path)
        if head is None or not _covers(concern, head, place.folder, entry.name):
            continue
        if (mail.date_of(mail.headers(head)) or instant(entry)) >= since:
            kind = _whose(place, head, concern) or _own(place, entry)
            if drafts or kind is not Folder.DRAFTS:
                yield from _seen(place.folder, entry.name, kind)


def once(found: Iterable[MailSeen]) -> tuple[MailSeen, ...]:
    """Each message once, the first copy of it, oldest first."""
    each: dict[str, MailSeen] = {}
    for seen in found:
        each.setdefault(seen.id, seen)
    return tuple(sorted(each.values(), key=_date))


def _date(seen: MailSeen) -> datetime:
    return mail.date_of(mail.headers(seen.raw)) or LONG_AGO


def _covers(concern: Concern, head: bytes, folder: MailFolder, name: str) -> bool:
    return concern.covers(head, lambda: folder.read(name, limit=BOUNCE_LIMIT) or b"")


def _whose(place: Place, head: bytes, concern: Concern) -> Folder | None:
    """Sent: the host wrote it. Inbox, Spam: somebody else did. None: own mail in such a folder.

    A copy to himself is never a reply (warmbly #549). What lies in Sent is the host's, also under
    an alias nobody told us, unless a person we watch wrote it: some file whole threads there.
    """
    authors = mail.authors(mail.headers(head))
    by_host = bool(authors) and authors <= concern.own
    if place.kind is Folder.SENT:
        return Folder.SENT if by_host or authors.isdisjoint(concern.addresses) else Folder.INBOX
    return None if by_host or place.kind is Folder.DRAFTS else place.kind


def _own(place: Place, entry: Entry) -> Folder | None:
    """As what own mail outside of Sent counts. In Trash it may be a draft thrown away, never sent;
    in Spam somebody borrowed the address.
    """
    if place.trash or place.kind is Folder.SPAM or TRASHED in entry.flags:
        return None
    unsent = place.kind is Folder.DRAFTS or UNSENT in entry.flags
    return Folder.DRAFTS if unsent else Folder.SENT


def _seen(folder: MailFolder, name: str, kind: Folder | None) -> Iterator[MailSeen]:
    raw = folder.read(name, limit=MAIL_LIMIT) if kind else None
    if raw is not None and kind is not None:
        yield mail_seen(kind, raw)
