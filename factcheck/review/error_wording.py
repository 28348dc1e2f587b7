"""Errors as the review words them: with the key that helps."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.errors import Fault
from factcheck.i18n import N_
from factcheck.reports.error_wording import error_words

__all__ = ["KEYS_THAT_HELP", "error_for_review"]

KEYS_THAT_HELP: Mapping[Fault, str] = {
    Fault.LACKS_VERDICT: N_("a verified claim needs a verdict; press v"),
    Fault.LACKS_EVIDENCE: N_("a verified claim needs {needed}, it has {found}; press e"),
    Fault.LACKS_PRIMARY_SOURCE: N_("a verified claim needs {needed}, it has {found}; press e"),
    Fault.LACKS_SECOND_PERSON: N_("somebody other than {who}, who gave the verdict, has to verify it; press r"),
    Fault.NO_CONTENT: N_("a claim without words is none; to drop it: Esc, then d"),
}
"""Faults that a key mends, in words that name it."""


def error_for_review(error: BaseException) -> str:
    """The message of an error for people in a review, in the language in force."""
    return error_words(error, KEYS_THAT_HELP)
