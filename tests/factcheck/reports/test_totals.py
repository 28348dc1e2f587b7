"""How many claims there are, and where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.i18n import using_language
from factcheck.reports.totals import Tally
from factcheck.scan_results import Checked, Standing, Status
from tests.support.factories import TEXT, checked, labelled, port, sourced


def standing(*statuses: Status) -> Checked:
    """The article with claims of these statuses."""
    names = claim_ids(port())
    return replace(port(), standings={n: Standing(status=s) for n, s in zip(names, statuses, strict=False)})


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ((), "5 affirmations, toutes à vérifier"),
        ((Status.DROPPED,), "5 affirmations\u00a0: 4 à vérifier"),
        (
            (Status.IN_PROGRESS, Status.AWAITING_REPLY, Status.AWAITING_REPLY, Status.IN_SECOND_REVIEW),
            "5 affirmations\u00a0: 1 à vérifier, 1 en cours, 2 en attente de réponse, 1 en relecture",
        ),
        ((Status.IN_PROGRESS, *4 * (Status.VERIFIED,)), "5 affirmations\u00a0: 1 en cours"),
        (5 * (Status.PUBLISHED,), "5 affirmations, aucune à vérifier"),
    ],
)
def test_all_work_that_is_left_is_told(statuses: tuple[Status, ...], words: str) -> None:
    with using_language("fr"):
        assert Tally([standing(*statuses)]).words() == words


def test_a_claim_of_several_articles_counts_once() -> None:
    other = replace(standing(Status.VERIFIED), article=replace(port().article, id="later"))
    tally = Tally([standing(Status.VERIFIED), other, sourced()])

    with using_language("en"):
        assert tally.whole_words() == "3 articles · 8 claims (13 passages): 7 to verify"
        assert [words for _label, words in tally.labels()] == [
            "4 reported speech",
            "2 allegations",
            "2 stated by the article",
        ]


def test_a_claim_that_an_article_says_twice_counts_once() -> None:
    twice = checked(labelled(TEXT, "reçu"), labelled(TEXT, "reçu"))

    with using_language("en"):
        assert Tally([twice]).words() == "1 claim (2 passages): 1 to verify"
        assert Tally([checked()]).words() == "No claim found."
        assert Tally([checked()]).labels() == []
