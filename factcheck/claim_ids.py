"""Stable ids for articles and claims: the same one has the same id in every run, article and store.

In: a text, or a ``Checked``. Out: its id, or one id a claim.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from hashlib import blake2b

from factcheck.scan_results import Checked

__all__ = ["article_id", "base_id", "claim_id", "claim_ids", "short_id"]

_SHORT = 8
"""Digits that reports show of an id: among ten thousand claims two begin alike in one store of a hundred."""

_QUOTES = re.compile(r"\s*[«»“”„‟″\"]\s*")
_APOSTROPHES = re.compile("[‘’‛ʼ′＇]")
_SPACES = re.compile(r"\s+")


def _plain(text: str) -> str:
    """``text`` without case and without differences of typography."""
    text = unicodedata.normalize("NFC", text.casefold())
    # French has spaces inside quotation marks, English has none: they do not count.
    text = _QUOTES.sub(' " ', _APOSTROPHES.sub("'", text))
    return _SPACES.sub(" ", text).strip()


def article_id(text: str) -> str:
    """The id of the article with this text: 12 hexadecimal digits."""
    # A lone surrogate cannot come from a file, but a caller may pass one.
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


@lru_cache(maxsize=4_096)
def claim_id(content: str, speaker: str | None, polarity: str, *, attributed: bool) -> str:
    """The id of the claim with this content by the speaker of this name, without number: 12 hexadecimal digits."""
    parts = (_plain(content), _plain(speaker or ""), polarity, "1" if attributed else "0")
    # The unit separator cannot be in a part: white space is folded above.
    key = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(key, digest_size=6).hexdigest()


def base_id(name: str) -> str:
    """The claim's id without the number of its occurrence: ``a1b2c3d4e5f6`` for ``a1b2c3d4e5f6-2``."""
    return name.partition("-")[0]


def short_id(name: str) -> str:
    """The first digits of the id of a claim, which commands take for the whole where no other begins so."""
    return name[:_SHORT]


def claim_ids(checked: Checked) -> tuple[str, ...]:
    """The ids of an article's claims, in their order: 12 hexadecimal digits each.

    They depend on content, speaker, polarity and on whether the claim is attributed, not on its place; equal ones
    within one article end in ``-2``, ``-3`` and so on. Claims out of the store keep the ids they have there.
    """
    if checked.names:
        return checked.names
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for item in checked.claims:
        claim = item.claim
        speaker = claim.speaker.name if claim.speaker else None
        digest = claim_id(claim.text(checked.article.text), speaker, claim.polarity.value, attributed=claim.attributed)
        seen[digest] += 1
        ids.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return tuple(ids)
