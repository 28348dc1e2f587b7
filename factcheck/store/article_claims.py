"""What one article holds: its claims in text order; and the articles that claims stand in.

In: the id of an article. Out: readings as they count now; titles.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from factcheck.store.accusation_corrections import accused_as_told, read_told
from factcheck.store.corrections import mark, read_marks
from factcheck.store.rows import rows_as
from factcheck.stored_records import Appearance

__all__ = ["claims_of_article", "titles_by_claim"]

_READINGS = text(
    "SELECT r.*, a.title, a.outlet, a.published, a.source FROM current_readings AS r "
    "JOIN article_list AS a ON a.id = r.article_id WHERE r.article_id = :article"
)
_TITLES = text(
    "SELECT p.claim_id, a.title, a.outlet, a.source FROM sound_appearances AS p "
    "JOIN article_list AS a ON a.id = p.article_id"
)
_TEXT = text("SELECT text FROM sound_articles WHERE id = :article")


def claims_of_article(connection: Connection, article: str) -> list[Appearance]:
    """The last readings of the claims that stand in an article, in text order, as people corrected what they tell."""
    content = connection.scalar(_TEXT, {"article": article}) or ""
    readings = rows_as(Appearance, connection.execute(_READINGS, {"article": article}))
    ids = [reading.claim_id for reading in readings]
    marks, told = read_marks(connection, ids), read_told(connection, ids)
    there = [
        accused_as_told(mark(one, marks.get((one.claim_id, article), {}), content), told.get(one.claim_id), content)
        for one in readings
    ]
    return sorted(there, key=lambda one: (one.spans[0].start, one.claim_id))


def titles_by_claim(connection: Connection) -> dict[str, str]:
    """Title, outlet and source of the articles of each claim, in one text."""
    told: dict[str, str] = {}
    for row in connection.execute(_TITLES):
        words = " ".join(part for part in (row.title, row.outlet, row.source) if part)
        told[row.claim_id] = f"{told.get(row.claim_id, '')} {words}"
    return told
