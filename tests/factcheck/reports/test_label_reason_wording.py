"""Why a claim bears its label, in a sentence."""

from __future__ import annotations

from dataclasses import replace

from claims.claim import Label
from factcheck.i18n import using_language
from factcheck.reports.label_reason_wording import label_reason_words
from factcheck.scan_results import LabelReason
from tests.factcheck.labels.test_explanation import hearsay


def test_a_sentence_names_both_labels_and_what_decided() -> None:
    reason = LabelReason(against=Label.REPORTED_SPEECH, features=("hearsay", "construction=hearsay-conditional"))
    with using_language("en"):
        told = label_reason_words(hearsay(), reason)
    with using_language("fr"):
        french = label_reason_words(hearsay(), reason)

    assert told == "allegation rather than reported speech: conditional without a source, the conditional alone"
    assert french.startswith("allégation et non propos rapporté\u00a0: conditionnel sans source, ")


def test_french_needs_no_elision_whatever_the_labels_begin_with() -> None:
    reason = LabelReason(against=Label.ALLEGATION, features=())
    spoken = replace(hearsay(), label=Label.REPORTED_SPEECH)
    with using_language("fr"):
        told = label_reason_words(spoken, reason)

    assert told.startswith("propos rapporté et non allégation\u00a0: ")


def test_a_label_that_nothing_supports_and_one_of_which_nothing_is_known() -> None:
    bare = LabelReason(against=Label.REPORTED_SPEECH, features=("unknown=feature",))
    with using_language("en"):
        told = label_reason_words(hearsay(), bare)

    assert told.endswith(": nothing in the sentence speaks more for the other")
    assert label_reason_words(hearsay(), None) == ""
