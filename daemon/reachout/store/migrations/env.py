"""Run by Alembic: the steps run inside the one transaction that reachout.store.versions began."""

from __future__ import annotations

from alembic import context

from reachout.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
