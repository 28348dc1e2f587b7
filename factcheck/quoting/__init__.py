"""Who is quoted in articles: how often, in how many words, by name or not, women and men.

In: articles with their claims. Out: ``QuotedSource``, one a person, body or unnamed source, and shares of all words.
"""

from __future__ import annotations

from factcheck.quoting.gender import Gender, gender_of_speaker
from factcheck.quoting.tally import Naming, QuotedSource, Share, quoted_sources, shares_of, totals

__all__ = ["Gender", "Naming", "QuotedSource", "Share", "gender_of_speaker", "quoted_sources", "shares_of", "totals"]
