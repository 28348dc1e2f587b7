"""Runs migrations on the connection that the store hands over, inside the store's own transaction."""

from __future__ import annotations

from alembic import context

from factcheck.store.tables import metadata

# Both databases can take a failed change of tables back: all steps happen, or none.
context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
