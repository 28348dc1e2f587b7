"""Worth in words: the score out of 100, reasons for it first and those against it marked."""

from __future__ import annotations

from claims.claim import Worth, WorthReason
from factcheck.i18n import using_language
from factcheck.reports.worth_wording import reason_words, worth_reasons, worth_score, worth_words

WORTH = Worth(
    score=0.6225,
    reasons=(
        WorthReason(key="opinion", weight=-1.2),
        WorthReason(key="amount", weight=1.3),
        WorthReason(key="brand_new", weight=0.2),
    ),
)


def test_the_score_is_out_of_a_hundred() -> None:
    with using_language("en"):
        assert (worth_score(WORTH), worth_words(WORTH)) == ("62", "worth 62")


def test_a_claim_that_nobody_weighed_has_no_words() -> None:
    assert (worth_score(None), worth_words(None), worth_reasons(None)) == ("", "", "")


def test_reasons_for_a_check_come_first() -> None:
    with using_language("en"):
        assert worth_reasons(WORTH) == "amount, brand_new, − opinion"
        assert worth_reasons(WORTH, against=False) == "amount, brand_new"


def test_reasons_are_named_in_the_language_in_force() -> None:
    with using_language("fr"):
        assert reason_words("amount") == "montant"
    assert reason_words("brand\nnew") == "brand new"
