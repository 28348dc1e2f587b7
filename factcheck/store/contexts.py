"""The text and the sentence in which a claim was last read.

In: the id of a claim. Out: the text of the article and the span of the sentence in it.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Connection

from claims.document.span import Span
from factcheck.errors import Fault, VerificationError
from factcheck.store import tables as t
from factcheck.store.dossiers import read_dossier
from factcheck.store.sound_rows import sound

__all__ = ["read_article_text", "read_context"]

_ARTICLES = sound(t.articles)


def read_article_text(connection: Connection, article: str) -> str:
    """The text of the article with that id.

    Raises:
        VerificationError: there is none, or its record is broken.
    """
    text = connection.scalar(select(_ARTICLES.c.text).where(_ARTICLES.c.id == article))
    if text is None:
        raise VerificationError(Fault.NO_SUCH_ARTICLE, name=article)
    return str(text)


def read_context(connection: Connection, name: str) -> tuple[str, Span]:
    """The article in which a claim was last read, and the span of its sentence there.

    Raises:
        VerificationError: no claim, or several, have that name, or no article holds it any more.
    """
    dossier = read_dossier(connection, name)
    for appearance in reversed(dossier.appearances):
        query = select(_ARTICLES.c.text).where(_ARTICLES.c.id == appearance.article_id)
        text = connection.scalar(query)
        if text is not None and appearance.sentence:
            return text, appearance.sentence
    raise VerificationError(Fault.NO_ARTICLE_KEPT, claim=dossier.claim.id)
