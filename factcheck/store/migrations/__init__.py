"""How the store came to have the tables it has: one step a file, run in order by alembic."""
