"""The tables. Each row carries its host; what is looked for is a column, the rest is JSON.

Identifiers are random texts given by the runtime. The newest touch lives in `standing`, and once
more in `contact.last_touch_at` for the order of candidates; the touches before it are not kept.
Whoever changes this file adds a revision in migrations/versions, and a test compares the two.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from reachout.domain.loop import Stage
from reachout.store.codec import instant_to_text, text_to_instant

SCHEMA = 3  # the newest revision in migrations/versions


class Instant(sa.types.TypeDecorator[datetime]):
    """UTC text of fixed width, readable and sorted. Refuses naive values, gives back aware ones.

    SQLAlchemy's own DateTime(timezone=True) drops the offset on SQLite without converting.
    """

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else instant_to_text(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else text_to_instant(value)


METADATA = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.Text, primary_key=True)


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _host(*, primary_key: bool = False) -> sa.Column[str]:
    return _of("host", primary_key=primary_key)


def _of(table: str, *, primary_key: bool = False) -> sa.Column[str]:
    key = sa.ForeignKey(f"{table}.id")
    return sa.Column(table, sa.Text, key, primary_key=primary_key, nullable=False)


def _text(name: str, *, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=primary_key, nullable=False)


def _instant(name: str) -> sa.Column[datetime]:
    return sa.Column(name, Instant, nullable=False)


def _instant_or_none(name: str) -> sa.Column[datetime]:
    return sa.Column(name, Instant)


# ------------------------------------------------------------------ people

host = sa.Table(
    "host",
    METADATA,
    _id(),
    sa.Column("address", sa.Text, nullable=False, unique=True),
    _text("fingerprint"),  # of the config whose contacts are stored
    _instant_or_none("last_pass_at"),
)

contact = sa.Table(
    "contact",
    METADATA,
    _id(),
    _host(),
    _text("given"),  # the `id` in the config; "" when it names none
    _text("name"),  # case folded, to be found by
    _text("intent"),
    sa.Column("present", sa.Boolean, nullable=False),  # False: gone from the config
    _instant_or_none("due_at"),  # null: not before something changes
    sa.Column("promised", sa.Boolean, nullable=False),
    _instant_or_none("last_touch_at"),
    _text("record"),
    # Holds all that `candidates` asks for, so that it reads no row of the table at all.
    sa.Index(
        "ix_contact_due",
        *("host", "present", "intent", "due_at", "promised", "last_touch_at", "id"),
    ),
)

address = sa.Table(
    "address",
    METADATA,
    _host(primary_key=True),
    _text("address", primary_key=True),
    _of("contact"),
    sa.Column("place", sa.Integer, nullable=False),  # 0: letters go here
    sa.Index("ix_address_contact", "contact", "place"),
)

standing = sa.Table(
    "standing",
    METADATA,
    _text("contact", primary_key=True),  # or the host's own id: "everything is paused"
    _host(),
    _text("record"),
)

optout = sa.Table("optout", METADATA, _host(primary_key=True), _text("address", primary_key=True))

# ------------------------------------------------------------------ loops

loop = sa.Table(
    "loop",
    METADATA,
    _id(),
    _host(),
    _of("contact"),
    _text("stage"),
    _instant("opened_at"),
    _instant("since"),
    _instant_or_none("look_again_at"),  # the truth; not the one in `record`
    sa.Column("version", sa.Integer, nullable=False),  # likewise
    _text("record"),
    sa.Index("ix_loop_opened", "host", "opened_at"),
    sa.Index("ix_loop_stage", "host", "stage", "since"),
    sa.Index("ix_loop_look", "host", "look_again_at"),
    sa.Index("ix_loop_contact", "contact", "opened_at"),
)

# Words themselves, not parameters: only so SQLite sees that the partial index serves.
_is_open = loop.c.stage != sa.literal_column("'closed'")

sa.Index("uq_loop_open", loop.c.host, loop.c.contact, unique=True, sqlite_where=_is_open)


def words(*enums: StrEnum) -> list[sa.ColumnElement[str]]:
    """For `in_`: written into the statement, which then is the same for every call."""
    return [sa.literal_column(f"'{one.value}'") for one in enums]


# By name of each open stage: so the index finds them, and no closed loop of years is read.
still_open = loop.c.stage.in_(words(*(stage for stage in Stage if stage is not Stage.CLOSED)))

letter = sa.Table(
    "letter",
    METADATA,
    _text("key", primary_key=True),
    _host(),
    _text("draft"),
    _of("loop"),
    _of("contact"),
    _text("fingerprint"),
    _text("message_id"),
    _instant("written_at"),
    _instant_or_none("sent_at"),
    _text("sent_text"),
    _text("record"),
    sa.Index("ix_letter_loop", "loop", "written_at"),
    sa.Index("ix_letter_contact", "contact", "sent_at"),
)

offer = sa.Table(
    "offer",
    METADATA,
    _of("loop", primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),  # in the ledger of the loop
    _host(),
    _text("key"),
    sa.Column("number", sa.Integer, nullable=False),
    _instant("start"),
    _instant("end"),
    _text("zone"),
    _text("words"),
    _text("state"),
    _text("revision"),  # key of the letter that showed it; "" when nobody knows
    _text("held"),  # id of the event that holds it on the calendar; "" when none does
)

is_held = offer.c.held != sa.literal_column("''")

sa.Index("ix_offer_held", offer.c.host, sqlite_where=is_held)  # few of the offers of years

intent = sa.Table(
    "intent",
    METADATA,
    _text("key", primary_key=True),
    _host(),
    _of("loop"),
    _text("kind"),
    _text("payload"),
    _instant("at"),
    _text("state"),
)

unsettled = intent.c.state == sa.literal_column("'open'")

sa.Index("uq_intent_open", intent.c.loop, unique=True, sqlite_where=unsettled)

# ------------------------------------------------------------------ looks

inbox = sa.Table(
    "inbox",
    METADATA,
    _number(),
    _host(),
    _of("loop"),
    _text("mail"),
    _text("folder"),
    _instant("found_at"),
    sa.Column("taken", sa.Boolean, nullable=False),  # kept, so that nothing is taken twice
    sa.UniqueConstraint("host", "loop", "mail", "folder"),
    sa.Index("ix_inbox_waiting", "host", "taken", "loop"),
    sa.Index("ix_inbox_loop", "loop", "taken"),
    sa.Index("ix_inbox_mail", "mail"),
)

mail = sa.Table(
    "mail",
    METADATA,
    _host(primary_key=True),
    _text("id", primary_key=True),
    _text("folder", primary_key=True),
    sa.Column("raw", sa.LargeBinary, nullable=False),  # zlib
    sa.Index("ix_mail_id", "id", "folder"),
)

reading = sa.Table(
    "reading",
    METADATA,
    _host(primary_key=True),
    _text("mail", primary_key=True),
    sa.Column("rules", sa.Integer, nullable=False),
    _text("record"),
    _text("context"),  # what was known when it was read; "" of a time before it was kept
    sa.Index("ix_reading_mail", "mail"),
)

cursor = sa.Table(
    "cursor",
    METADATA,
    _host(primary_key=True),
    _text("source", primary_key=True),
    _text("cursor"),
    _instant("seen_at"),
)

# ------------------------------------------------------------------ what was said and done

command = sa.Table(
    "command",
    METADATA,
    _number(),
    _host(),
    _text("name"),
    _text("arguments"),
    _instant("at"),
    _instant_or_none("done_at"),
    _text("answer"),
    sa.Column("failed", sa.Boolean, nullable=False),
    sa.Index("ix_command_waiting", "host", "done_at"),
)

journal = sa.Table(
    "journal",
    METADATA,
    _number(),
    _host(),
    _instant("at"),
    _text("loop"),
    _text("contact"),
    _text("what"),
    _text("detail"),
    sa.Index("ix_journal_host", "host"),
    sa.Index("ix_journal_contact", "contact"),
)

# Alembic's own table, in its own shape: one truth about the schema, read without Alembic.
revision = sa.Table(
    "alembic_version",
    METADATA,
    sa.Column("version_num", sa.String(32), nullable=False),
    sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
