"""Which claims come first, and what they are called then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.reports.ranking import by_worth, first_to_check, ranked
from factcheck.scan_results import Checked, Standing, Status
from tests.support.factories import checked, labelled, port, sourced, span


def test_what_is_most_worth_checking_comes_first() -> None:
    best = by_worth(sourced())

    assert [item.worth.score for item in best.claims if item.worth] == [0.74, 0.6225, 0.0832]
    assert best.numbers == (3, 1, 2)


def test_ids_go_with_their_claims() -> None:
    """The second occurrence of a claim is called so, also where it comes first."""
    text = "Titre\n\nIl pleut. Il pleut."
    first, again = labelled(text, "Il pleut"), labelled(text, "Il pleut")
    again = replace(
        again, claim=replace(again.claim, content=(span(text, "Il pleut", 1),)), worth=sourced().claims[0].worth
    )
    twice = checked(first, again, text=text)

    assert claim_ids(by_worth(twice)) == tuple(reversed(claim_ids(twice)))
    assert claim_ids(twice)[1].endswith("-2")


def test_claims_that_nobody_weighed_keep_the_order_of_the_text() -> None:
    assert by_worth(port()).claims == port().claims


@pytest.mark.parametrize(("sort", "numbers"), [("text", (1, 2, 3)), ("worth", (3, 1, 2))])
def test_a_report_has_the_order_that_is_asked_for(sort: str, numbers: tuple[int, ...]) -> None:
    assert ranked(sourced(), sort).numbers == numbers


def test_the_first_to_check_are_worth_it_and_open() -> None:
    """By worth; neither what is hardly worth it nor what somebody has settled."""
    article = sourced()
    done = Standing(status=Status.VERIFIED)

    assert [number for number, _item in first_to_check(article)] == [3, 1]
    settled = replace(article, standings={claim_ids(article)[2]: done})
    assert [number for number, _item in first_to_check(settled)] == [1]


def test_a_single_claim_is_not_called_the_first() -> None:
    article = sourced()

    assert first_to_check(Checked(article=article.article, claims=article.claims[:1], skipped=())) == []
