"""The words for the steps that set the content of a claim. In: one step. Out: words in the language in use."""

from __future__ import annotations

from collections.abc import Mapping

from claims.claim import ContentChange, ContentStep
from factcheck.i18n import N_, _

__all__ = ["content_step_words"]

_STEPS: Mapping[ContentStep, str] = {
    ContentStep.RULE: N_("cut out by {rule}"),
    ContentStep.SENTENCE: N_("the whole sentence"),
    ContentStep.QUOTATION: N_("what stands between the quotation marks"),
    ContentStep.TURN: N_("what is said in this turn"),
    ContentStep.CONTINUED: N_("run on over what follows and is said too"),
    ContentStep.CLOSED: N_("brought to the quotation marks"),
    ContentStep.INSERTION: N_("less the inserted cue of {rule}"),
    ContentStep.APART: N_("less what {rule} quotes"),
    ContentStep.TRIMMED: N_("less outer marks and final punctuation"),
}


def content_step_words(change: ContentChange) -> str:
    """What one step did to the content, with the rule that did it."""
    return _(_STEPS[change.step]).format(rule=change.by)
