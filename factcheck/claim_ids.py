"""Stable ids for claims: the same claim has the same id in every run, article and store.

In: a ``Checked``. Out: one id a claim.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from hashlib import blake2b

from claims.claim import Claim
from factcheck.scan_results import Checked

__all__ = ["claim_ids"]

_QUOTES = re.compile(r"\s*[«»“”„‟″\"]\s*")
_APOSTROPHES = re.compile("[‘’‛ʼ′＇]")
_SPACES = re.compile(r"\s+")


def _plain(text: str) -> str:
    """``text`` without case and without differences of typography."""
    text = unicodedata.normalize("NFC", text.casefold())
    # French has spaces inside quotation marks, English has none: they do not count.
    text = _QUOTES.sub(' " ', _APOSTROPHES.sub("'", text))
    return _SPACES.sub(" ", text).strip()


def _digest(claim: Claim, text: str) -> str:
    speaker = claim.speaker.name if claim.speaker else ""
    parts = (_plain(claim.text(text)), _plain(speaker), claim.polarity, "1" if claim.attributed else "0")
    # The unit separator cannot be in a part: white space is folded above.
    key = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(key, digest_size=6).hexdigest()


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
        digest = _digest(item.claim, checked.article.text)
        seen[digest] += 1
        ids.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return tuple(ids)
