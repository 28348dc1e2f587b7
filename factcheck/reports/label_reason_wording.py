"""Why a claim bears its label, in one sentence.

In: a claim and what decided its label. Out: words in the language in force.
"""

from __future__ import annotations

from claims.claim import LabelledClaim
from factcheck.i18n import _
from factcheck.reports.feature_wording import feature_words
from factcheck.reports.wording import label_name
from factcheck.scan_results import LabelReason

__all__ = ["label_reason_words"]


def label_reason_words(item: LabelledClaim, reason: LabelReason | None) -> str:
    """*allegation rather than reported speech: conditional without a source*; empty where nothing is known."""
    if reason is None:
        return ""
    features = item.claim.features
    told = [words for name in reason.features if (words := feature_words(name, features))]
    names = {"label": label_name(item.label), "other": label_name(reason.against)}
    reasons = ", ".join(told) or _("nothing in the sentence speaks more for the other")
    return _("{label} rather than {other}: {reasons}").format(**names, reasons=reasons)
