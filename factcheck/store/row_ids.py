"""Ids that are those of what they name: of a text, of a claim's content and speaker.

In: the id of a row and what was read of the row before it. Out: the id, or an error that says what was expected. What
an import brings under the id of something else would stand in its place; rows that are here already stay readable.
"""

from __future__ import annotations

from pydantic import ValidationInfo

from factcheck.claim_ids import article_id, claim_id
from factcheck.i18n import N_
from factcheck.store.row_values import matching, refuse

__all__ = ["id_of_its_content", "id_of_its_text"]

_OURS = matching("[0-9a-f]{12}")
"""The ids that articles have here: others can stand for no text of ours."""
_OF_CLAIM = frozenset(("content", "speaker", "polarity", "attributed"))


def id_of_its_text(value: str, info: ValidationInfo) -> str:
    """The id of an article, where an import has its text under it."""
    text = info.data.get("text")
    if info.context is not None and text is not None and _OURS(value) and value != article_id(text):
        raise refuse(N_("the id of an article with this text"))
    return value


def id_of_its_content(value: str, info: ValidationInfo) -> str:
    """The id of a claim, where an import has its content and speaker under it; else decisions on it count elsewhere."""
    given = info.data
    if info.context is None or not given.keys() >= _OF_CLAIM:
        return value
    own = claim_id(given["content"], given["speaker"], given["polarity"], attributed=given["attributed"])
    if value != own:
        raise refuse(N_("the id of a claim with this content and speaker"))
    return value
