"""The probabilities, in [0, 1], from which on a claim of the article's own voice is shown, and as what."""

from __future__ import annotations

from typing import Final

__all__ = ["FACT_THRESHOLD", "LIKELY_THRESHOLD"]

FACT_THRESHOLD: Final = 0.85
"""Probability from which on an unattributed sentence is shown as an established fact: in doubt, never a fact.

Source: out of fold on annotated articles, sentences that no rule attributes fall into two groups: with quotation marks
or other signs of speech mostly below 0.85, others above 0.9. The threshold separates the two.
"""
LIKELY_THRESHOLD: Final = 0.5
"""Probability from which on a sentence that is no fact is shown as speech or allegation; below, it is left out."""
