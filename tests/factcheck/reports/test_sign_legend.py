"""The line that explains the signs of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.accusation import Accusation, Party, Stage
from claims.document.span import Span
from factcheck.claim_ids import claim_ids
from factcheck.i18n import using_language
from factcheck.reports.sign_legend import legend_lines, sign_legend
from factcheck.scan_results import Checked, Standing, Suggestion
from tests.support.factories import TEXT, checked, labelled, port, sourced


@pytest.mark.parametrize(
    ("made", "signs"),
    [(port(), ["→", "≠"]), (sourced(), ["→", "via", "←", "to:", "worth:"]), (checked(labelled(TEXT, "reçu")), [])],
)
def test_only_signs_that_occur_are_told(made: Checked, signs: list[str]) -> None:
    with using_language("en"):
        legend = sign_legend(made)

    assert legend.startswith("Signs: ") is bool(signs)
    told = [part.split(" ")[0].rstrip(":") for part in legend.removeprefix("Signs: ").split(" · ") if part]
    assert told == [sign.rstrip(":") for sign in signs]


def test_signs_of_the_standing_are_told_too() -> None:
    item = labelled(TEXT, "reçu")
    (name,) = claim_ids(checked(item))
    likely = Suggestion(known="0123456789ab", content="reçu", score=80.0)
    one = replace(checked(item), standings={name: Standing(same_as="0123456789ab", suggestions=(likely,))})
    with using_language("en"):
        assert sign_legend(one) == (
            "Signs: = the known claim that it repeats · ≈ one that may be the same, to be judged"
        )


def test_the_page_has_words_for_some_signs() -> None:
    with using_language("en"):
        assert sign_legend(sourced(), page=True) == "Signs: → whom the words stand for · ← who had it from whom"


def test_accusations_and_changes_are_explained_where_they_occur() -> None:
    party = Party(span=Span(0, 2), name="Ida Rune", confidence=0.9)
    accusation = Accusation(stage=Stage.CHARGED, accused=(party,), cue=Span(0, 2))
    item = labelled(TEXT, "reçu")
    accusing = replace(item, claim=replace(item.claim, accusations=(accusation,)))
    (name,) = claim_ids(checked(accusing))
    with using_language("en"):
        assert legend_lines(checked(item)) == []
        told = legend_lines(replace(checked(accusing), standings={name: Standing(changed_since=True)}))

    assert [line.split(":")[0] for line in told] == ["accused", "“changed since”"]
