"""Of each offered time: which revision showed it, and which event holds it on the calendar."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEPT = '"loop", place, host, "key", number, start, "end", zone, words, state'


def upgrade() -> None:
    """Of what was offered before nobody knows the revision, and nothing is held."""
    op.rename_table("offer", "offer_before")
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
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("held", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["loop"], ["loop.id"], name=op.f("fk_offer_loop")),
        sa.ForeignKeyConstraint(["host"], ["host.id"], name=op.f("fk_offer_host")),
        sa.PrimaryKeyConstraint("loop", "place", name=op.f("pk_offer")),
    )
    op.execute(
        f"INSERT INTO offer ({KEPT}, revision, held) SELECT {KEPT}, '', '' FROM offer_before"
    )
    op.drop_table("offer_before")
    op.create_index("ix_offer_held", "offer", ["host"], sqlite_where=sa.text("held != ''"))
