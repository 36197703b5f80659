"""The questions of every pass. Each costs what it finds, not what is stored.

Built once, with named parameters: building one anew costs SQLAlchemy more than asking it.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from reachout.domain.contact import Intent
from reachout.domain.offers import LIVE
from reachout.store import schema as t

HOST: sa.BindParameter[Any] = sa.bindparam("host")
ID: sa.BindParameter[Any] = sa.bindparam("id")
NOW: sa.BindParameter[Any] = sa.bindparam("now")

# ------------------------------------------------------------------ people

CONTACT = sa.select(t.contact.c.id, t.contact.c.record).where(
    t.contact.c.id == ID, t.contact.c.present == sa.true()
)
STANDING = sa.select(t.standing.c.record).where(t.standing.c.contact == ID)
ADDRESSES = (
    sa.select(t.address.c.address).where(t.address.c.contact == ID).order_by(t.address.c.place)
)
OPT_OUTS = (
    sa.select(t.address.c.address, t.optout.c.address.label("told"))
    .select_from(
        t.address.outerjoin(
            t.optout,
            sa.and_(
                t.optout.c.host == t.address.c.host,
                t.optout.c.address == t.address.c.address,
            ),
        )
    )
    .where(t.address.c.contact == ID)
)


def _candidates() -> sa.CompoundSelect[Any]:
    """Per intent the best of those who are due, answered from one index alone."""
    busy = sa.select(t.loop.c.contact).where(t.loop.c.host == HOST, t.still_open)
    people = t.contact.c
    of_intent = (
        sa.select(people.id)
        .where(
            people.host == HOST,
            people.present == sa.true(),
            people.intent == intent.value,
            people.due_at <= NOW,
            people.id.not_in(busy),
        )
        .order_by(people.promised.desc(), people.last_touch_at, people.id)
        .limit(sa.bindparam("most"))
        .subquery()
        for intent in Intent
    )
    return sa.union_all(*(sa.select(best.c.id) for best in of_intent))


CANDIDATES = _candidates()

# ------------------------------------------------------------------ loops


def _loops(*which: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Oldest first."""
    return sa.select(t.loop).where(*which).order_by(t.loop.c.opened_at, t.loop.c.id)


# Ids first: asked for in order at once, SQLite would walk all loops of years by `opened_at`.
OPEN = sa.select(t.loop.c.id).where(t.loop.c.host == HOST, t.still_open)
LOOP = sa.select(t.loop).where(t.loop.c.id == ID)
OPEN_LOOP_OF = sa.select(t.loop).where(t.loop.c.contact == ID, t.still_open)
LAST_LOOP_OF = (
    sa.select(t.loop)
    .where(t.loop.c.contact == ID)
    .order_by(t.loop.c.opened_at.desc(), t.loop.c.id.desc())
    .limit(1)
)
LOOPS = _loops(t.loop.c.host == HOST)
OPEN_LOOPS = _loops(t.loop.c.id.in_(OPEN))
OPENED_SINCE = _loops(t.loop.c.host == HOST, t.loop.c.opened_at >= NOW)
WATCHED = _loops(
    t.loop.c.id.in_(
        sa.union_all(
            OPEN,
            sa.select(t.loop.c.id).where(
                t.loop.c.host == HOST, t.loop.c.stage == "closed", t.loop.c.since >= NOW
            ),
        )
    )
)
TO_STEP = (
    sa.select(t.loop.c.id)
    .where(
        t.loop.c.id.in_(
            sa.union_all(
                sa.select(t.inbox.c.loop).where(
                    t.inbox.c.host == HOST, t.inbox.c.taken == sa.false()
                ),
                sa.select(t.loop.c.id).where(t.loop.c.host == HOST, t.loop.c.look_again_at <= NOW),
            )
        )
    )
    .order_by(t.loop.c.opened_at, t.loop.c.id)
)
LETTERS = (
    sa.select(t.letter)
    .where(t.letter.c.loop == ID)
    .order_by(t.letter.c.written_at, sa.literal_column("letter.rowid"))
)
LETTERS_SENT_TO = (
    sa.select(t.letter)
    .where(t.letter.c.contact == ID, t.letter.c.sent_at.is_not(None))
    .order_by(t.letter.c.sent_at)
)
OFFERS = sa.select(t.offer).where(t.offer.c.loop == ID).order_by(t.offer.c.place)
LIVE_OFFERS = (
    sa.select(t.offer)
    .join(t.loop, t.loop.c.id == t.offer.c.loop)
    .where(
        t.loop.c.host == HOST,
        t.still_open,
        t.offer.c.state.in_(t.words(*sorted(LIVE))),
    )
    .order_by(t.offer.c.start, t.offer.c.loop, t.offer.c.place)
)
HELD = (
    sa.select(t.offer)
    .where(t.offer.c.host == HOST, t.is_held)
    .order_by(t.offer.c.start, t.offer.c.loop, t.offer.c.place)
)
OPEN_INTENT = sa.select(t.intent).where(t.intent.c.loop == ID, t.unsettled)

# ------------------------------------------------------------------ looks, and what was said

SOURCE = sa.select(t.cursor.c.cursor, t.cursor.c.seen_at).where(
    t.cursor.c.host == HOST, t.cursor.c.source == sa.bindparam("source")
)
_ITS_MAIL = sa.and_(  # of a row of the inbox
    t.mail.c.host == t.inbox.c.host,
    t.mail.c.id == t.inbox.c.mail,
    t.mail.c.folder == t.inbox.c.folder,
)
MAIL_OF = (
    sa.select(t.inbox.c.mail, t.mail.c.raw)
    .join(t.loop, t.loop.c.id == t.inbox.c.loop)
    .join(t.mail, _ITS_MAIL)
    .where(t.loop.c.contact == ID, t.inbox.c.folder == "inbox")
    .group_by(t.inbox.c.mail)
    .order_by(sa.func.max(t.inbox.c.id).desc())
    .limit(sa.bindparam("most"))
)
_LAST_SEEN = (  # the newest row of the inbox with this mail, while the mail is kept
    sa.select(sa.func.max(t.inbox.c.id))
    .select_from(t.inbox)
    .join(t.mail, _ITS_MAIL)
    .where(
        t.inbox.c.host == t.reading.c.host,
        t.inbox.c.mail == t.reading.c.mail,
        t.inbox.c.folder != "sent",
    )
    .correlate(t.reading)
    .scalar_subquery()
)
MAILS_READ = (
    sa.select(t.reading.c.mail, _LAST_SEEN.label("seen"))
    .where(t.reading.c.host == HOST, t.reading.c.rules < sa.bindparam("below"))
    .where(_LAST_SEEN.is_not(None))
    .order_by("seen")
)
MAIL_READ = (
    sa.select(t.reading, t.inbox.c.loop, t.inbox.c.folder, t.inbox.c.found_at, t.mail.c.raw)
    .select_from(t.reading)
    .join(t.inbox, t.inbox.c.id == _LAST_SEEN)
    .join(t.mail, _ITS_MAIL)
    .where(t.reading.c.host == HOST, t.reading.c.mail == ID)
)
INBOX = (
    sa.select(t.inbox, t.mail.c.raw)
    .join(t.mail, _ITS_MAIL)
    .where(t.inbox.c.loop == ID, t.inbox.c.taken == sa.false())
    .order_by(t.inbox.c.id)
)
COMMANDS = (
    sa.select(t.command)
    .where(t.command.c.host == HOST, t.command.c.done_at.is_(None))
    .order_by(t.command.c.id)
)
