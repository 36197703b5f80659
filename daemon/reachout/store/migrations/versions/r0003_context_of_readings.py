"""Beside each reading: what was known when it was made, so that it can be made again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEPT = "host, mail, rules, record"


def upgrade() -> None:
    """Of what was read before nobody knows the context: it is the empty text."""
    op.rename_table("reading", "reading_before")
    op.drop_index("ix_reading_mail", "reading_before")
    op.create_table(
        "reading",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_reading_host")),
        sa.PrimaryKeyConstraint("host", "mail", name=op.f("pk_reading")),
    )
    op.execute(f"INSERT INTO reading ({KEPT}, context) SELECT {KEPT}, '' FROM reading_before")
    op.drop_table("reading_before")
    op.create_index("ix_reading_mail", "reading", ["mail"], unique=False)
