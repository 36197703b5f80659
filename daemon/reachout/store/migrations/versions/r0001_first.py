"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _people()
    _loops()
    _looks()
    _said_and_done()


def _people() -> None:
    op.create_table(
        "host",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("last_pass_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_host")),
        sa.UniqueConstraint("address", name=op.f("uq_host_address")),
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("intent", sa.Text(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.Text(), nullable=True),
        sa.Column("promised", sa.Boolean(), nullable=False),
        sa.Column("last_touch_at", sa.Text(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_contact_host")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(
        "ix_contact_due",
        "contact",
        ["host", "present", "intent", "due_at", "promised", "last_touch_at", "id"],
        unique=False,
    )
    op.create_table(
        "address",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_address_host")),
        sa.ForeignKeyConstraint(["contact"], ["contact.id"], name=op.f("fk_address_contact")),
        sa.PrimaryKeyConstraint("host", "address", name=op.f("pk_address")),
    )
    op.create_index("ix_address_contact", "address", ["contact", "place"], unique=False)
    op.create_table(
        "standing",
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_standing_host")),
        sa.PrimaryKeyConstraint("contact", name=op.f("pk_standing")),
    )
    op.create_table(
        "optout",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_optout_host")),
        sa.PrimaryKeyConstraint("host", "address", name=op.f("pk_optout")),
    )


def _loops() -> None:
    op.create_table(
        "loop",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("look_again_at", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_loop_host")),
        sa.ForeignKeyConstraint(["contact"], ["contact.id"], name=op.f("fk_loop_contact")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loop")),
    )
    op.create_index("ix_loop_contact", "loop", ["contact", "opened_at"], unique=False)
    op.create_index("ix_loop_look", "loop", ["host", "look_again_at"], unique=False)
    op.create_index("ix_loop_opened", "loop", ["host", "opened_at"], unique=False)
    op.create_index("ix_loop_stage", "loop", ["host", "stage", "since"], unique=False)
    op.create_index(
        "uq_loop_open",
        "loop",
        ["host", "contact"],
        unique=True,
        sqlite_where=sa.text("stage != 'closed'"),
    )
    op.create_table(
        "letter",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("loop", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.Text(), nullable=True),
        sa.Column("sent_text", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_letter_host")),
        sa.ForeignKeyConstraint(["loop"], ["loop.id"], name=op.f("fk_letter_loop")),
        sa.ForeignKeyConstraint(["contact"], ["contact.id"], name=op.f("fk_letter_contact")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_letter")),
    )
    op.create_index("ix_letter_contact", "letter", ["contact", "sent_at"], unique=False)
    op.create_index("ix_letter_loop", "letter", ["loop", "written_at"], unique=False)
    op.create_table(
        "offer",
        sa.Column("loop", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("end", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["loop"], ["loop.id"], name=op.f("fk_offer_loop")),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_offer_host")),
        sa.PrimaryKeyConstraint("loop", "place", name=op.f("pk_offer")),
    )
    op.create_table(
        "intent",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("loop", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_intent_host")),
        sa.ForeignKeyConstraint(["loop"], ["loop.id"], name=op.f("fk_intent_loop")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_intent")),
    )
    op.create_index(
        "uq_intent_open", "intent", ["loop"], unique=True, sqlite_where=sa.text("state = 'open'")
    )


def _looks() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("loop", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("found_at", sa.Text(), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.UniqueConstraint(
            "host", "loop", "mail", "folder", name=op.f("uq_inbox_host_loop_mail_folder")
        ),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_inbox_host")),
        sa.ForeignKeyConstraint(["loop"], ["loop.id"], name=op.f("fk_inbox_loop")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
    )
    op.create_index("ix_inbox_loop", "inbox", ["loop", "taken"], unique=False)
    op.create_index("ix_inbox_mail", "inbox", ["mail"], unique=False)
    op.create_index("ix_inbox_waiting", "inbox", ["host", "taken", "loop"], unique=False)
    op.create_table(
        "mail",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_mail_host")),
        sa.PrimaryKeyConstraint("host", "id", "folder", name=op.f("pk_mail")),
    )
    op.create_index("ix_mail_id", "mail", ["id", "folder"], unique=False)
    op.create_table(
        "reading",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_reading_host")),
        sa.PrimaryKeyConstraint("host", "mail", name=op.f("pk_reading")),
    )
    op.create_index("ix_reading_mail", "reading", ["mail"], unique=False)
    op.create_table(
        "cursor",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("cursor", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_cursor_host")),
        sa.PrimaryKeyConstraint("host", "source", name=op.f("pk_cursor")),
    )


def _said_and_done() -> None:
    op.create_table(
        "command",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("arguments", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_command_host")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_command")),
    )
    op.create_index("ix_command_waiting", "command", ["host", "done_at"], unique=False)
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("loop", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_journal_host")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    op.create_index("ix_journal_contact", "journal", ["contact"], unique=False)
    op.create_index("ix_journal_host", "journal", ["host"], unique=False)
