"""What the looks found: cursors, the inbox, raw mail, and what each reply says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from reachout.domain.reading import Reading
from reachout.ports import InboxItem, MailRead, MailSeen, StoredReading
from reachout.store import queries, rows
from reachout.store import schema as t
from reachout.store.database import Database


class Post:
    def __init__(self, db: Database) -> None:
        self.db = db

    def cursor(self, host: str, source: str) -> str:
        """ "" before the first look."""
        row = self.db.first(queries.SOURCE, host=host, source=source)
        return "" if row is None else str(row.cursor)

    def last_good_look(self, host: str, source: str) -> datetime | None:
        row = self.db.first(queries.SOURCE, host=host, source=source)
        found: datetime | None = None if row is None else row.seen_at
        return found

    def found(
        self,
        host: str,
        source: str,
        cursor: str,
        now: datetime,
        mail: Sequence[tuple[str, MailSeen]],
        wake: Sequence[str] = (),
    ) -> None:
        """Of a mail above 1 MiB the first MiB is kept."""
        with self.db.writing() as connection:
            for loop, seen in mail:
                _put_in_inbox(connection, host, loop, seen, now)
            _wake(connection, wake, now)
            at = {"cursor": cursor, "seen_at": now}
            new = insert(t.cursor).values(host=host, source=source, **at)
            connection.execute(
                new.on_conflict_do_update(index_elements=["host", "source"], set_=at)
            )

    def inbox(self, loop: str) -> Sequence[InboxItem]:
        """What waits, in the order found."""
        return [rows.inbox_item(row) for row in self.db.all(queries.INBOX, id=loop)]

    def mail(self, mail_id: str) -> bytes | None:
        """As found in Inbox, else Sent, else Spam."""
        stored = sa.select(t.mail.c.raw).where(t.mail.c.id == mail_id)
        found: bytes | None = self.db.value(stored.order_by(t.mail.c.folder))
        return None if found is None else rows.unpacked(found)

    def mail_of(self, contact: str, newest: int) -> Sequence[tuple[str, bytes]]:
        """While it is kept; what several loops were told once."""
        found = self.db.all(queries.MAIL_OF, id=contact, most=newest)
        return [(row.mail, rows.unpacked(row.raw)) for row in found]

    def reading(self, mail_id: str) -> Reading | None:
        stored = sa.select(t.reading.c.record).where(t.reading.c.mail == mail_id)
        found: str | None = self.db.value(stored)
        return None if found is None else rows.reading(found)

    def mails_read(self, host: str, below: int) -> Sequence[str]:
        found = self.db.all(queries.MAILS_READ, host=host, below=below)
        return [row.mail for row in found]

    def mail_read(self, host: str, mail_id: str) -> MailRead | None:
        row = self.db.first(queries.MAIL_READ, host=host, id=mail_id)
        return None if row is None else rows.mail_read(row)

    def sweep(self, before: datetime) -> None:
        """Inbox rows stay, without the mail: so that nothing swept is found anew."""
        old = sa.select(t.loop.c.id).where(t.loop.c.stage == "closed", t.loop.c.since < before)
        kept = sa.exists().where(
            t.inbox.c.mail == t.mail.c.id,
            t.inbox.c.host == t.mail.c.host,
            t.inbox.c.folder == t.mail.c.folder,
            sa.or_(t.inbox.c.loop.not_in(old), t.inbox.c.taken == sa.false()),
        )
        with self.db.writing() as connection:
            connection.execute(sa.delete(t.mail).where(~kept))


def _put_in_inbox(
    connection: sa.Connection, host: str, loop: str, seen: MailSeen, now: datetime
) -> None:
    item = insert(t.inbox).values(
        host=host, loop=loop, mail=seen.id, folder=seen.folder.value, found_at=now, taken=False
    )
    if connection.execute(item.on_conflict_do_nothing()).rowcount == 0:
        return
    raw = insert(t.mail).values(
        host=host, id=seen.id, folder=seen.folder.value, raw=rows.packed(seen.raw)
    )
    connection.execute(raw.on_conflict_do_nothing())


def _wake(connection: sa.Connection, loops: Sequence[str], now: datetime) -> None:
    """The version rises too: who read the loop before reads it again."""
    if not loops:
        return
    asleep = sa.or_(t.loop.c.look_again_at.is_(None), t.loop.c.look_again_at > now)
    connection.execute(
        sa.update(t.loop)
        .where(t.loop.c.id.in_(list(loops)), asleep)
        .values(look_again_at=now, version=t.loop.c.version + 1)
    )


# ------------------------------------------------------------------ saving


def take(connection: sa.Connection, items: Sequence[int]) -> None:
    if items:
        dealt_with = sa.update(t.inbox).where(t.inbox.c.id.in_(list(items)))
        connection.execute(dealt_with.values(taken=True))


def save_reading(connection: sa.Connection, host: str, made: StoredReading) -> None:
    values = rows.reading_values(made, host)
    new = insert(t.reading).values(values)
    said = {name: values[name] for name in ("rules", "record", "context")}
    connection.execute(new.on_conflict_do_update(index_elements=["host", "mail"], set_=said))
