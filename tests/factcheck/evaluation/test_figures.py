"""Scores of tiny made-up articles against values worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claims.claim import LABELS, LabelledClaim, Polarity, Style
from claims.document.span import Span
from factcheck.evaluation.comparison import compared
from factcheck.evaluation.figures import GOALS, Figures, Group, Tally, evaluate, reached
from factcheck.evaluation.gold import GoldClaim
from tests.support.annotated import TEXT, found, gold, pair

REPORTED, ALLEGED, FACT = LABELS


def scored(marked: Sequence[GoldClaim], scanned: Sequence[LabelledClaim], text: str = TEXT) -> Tally:
    return evaluate([pair(marked, scanned, text)])


# --- Precision, recall, F1 -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "gold", "found", "precision", "recall", "f1"),
    [
        (1, 2, 4, 0.25, 0.5, 1 / 3),
        (2, 2, 2, 1.0, 1.0, 1.0),
        (0, 2, 3, 0.0, 0.0, 0.0),
        (0, 0, 0, 0.0, 0.0, 0.0),
        (0, 5, 0, 0.0, 0.0, 0.0),
    ],
)
def test_figures(right: int, gold: int, found: int, precision: float, recall: float, f1: float) -> None:
    figures = Figures(right, gold, found)

    assert (figures.precision, figures.recall, figures.f1) == pytest.approx((precision, recall, f1))


def test_contents_match_three_ways() -> None:
    """Gold of 100; found 50 of them, 90 of them, and one of 60 and 100 that is far too long."""
    marked = [gold([(15, 115)])]

    def matches(*content: tuple[int, int]) -> tuple[float, ...]:
        return tuple(f.f1 for f in scored(marked, [found(content)]).attributed.values())

    assert matches((15, 65)) == (1.0, 0.0, 1.0)
    assert matches((15, 105)) == (1.0, 1.0, 1.0)
    assert matches((15, 45)) == (0.0, 0.0, 0.0)
    assert matches((15, 46)) == (1.0, 0.0, 0.0)
    assert matches((15, 216)) == (1.0, 1.0, 0.0)


def test_half_found_half_right() -> None:
    """Two marked, one of them found, and one found that nobody marked: everything is one half."""
    one = pair([gold([(15, 40)]), gold([(50, 80)])], [found([(15, 40)]), found([(90, 120)])])
    tally = evaluate([one])

    for figures in tally.attributed.values():
        assert (figures.precision, figures.recall, figures.f1) == (0.5, 0.5, 0.5)
    assert [g.content for g in compared(*one).missed] == [(Span(50, 80),)]
    assert [c.claim.content for c in compared(*one).spurious] == [(Span(90, 120),)]


def test_one_found_claim_matches_one_marked_claim() -> None:
    tally = scored([gold([(15, 40)]), gold([(15, 40)])], [found([(15, 40)])])

    assert tally.attributed["iou 0.5"].recall == 0.5


def test_facts_are_scored_apart() -> None:
    marked = [gold([(15, 40)], FACT), gold([(50, 80)], FACT), gold([(100, 120)])]

    tally = scored(marked, [found([(15, 40)], FACT), found([(100, 120)])])

    assert (tally.facts.precision, tally.facts.recall) == (1.0, 0.5)
    assert tally.attributed["iou 0.5"].f1 == 1.0
    assert tally.leak == 0.0


@pytest.mark.parametrize(
    ("facts", "said", "within"),
    [
        ([(15, 115)], [], 1.0),
        ([(15, 68)], [], 1.0),
        ([(15, 67)], [], 0.0),
        ([(15, 115)], [(60, 75)], 0.0),
        ([(15, 115)], [(60, 64)], 1.0),
        ([], [], 0.0),
    ],
)
def test_a_claim_within_a_longer_fact_is_seen_as_one(
    facts: list[tuple[int, int]], said: list[tuple[int, int]], within: float
) -> None:
    """The claim has 24 code points in the midst of a sentence."""
    scanned = [found([at], label=FACT) for at in facts] + [found([at]) for at in said]

    assert scored([gold([(55, 79)])], scanned).figures()["within_fact"] == within


def test_what_someone_said_shown_as_a_fact_is_a_leak() -> None:
    marked = [gold([(15, 40)]), gold([(50, 80)], ALLEGED), gold([(90, 99)]), gold([(100, 110)])]

    tally = scored(marked, [found([(15, 40)], FACT), found([(50, 80)])])

    assert tally.leak == 0.25


# --- Labels ----------------------------------------------------------------------------------------------------------


def test_label_f1_counts_matched_claims() -> None:
    """Gold RRRA, found RRAA: reported 2 of 2 found and of 3 marked, alleged 1 of 2 found and of 1 marked."""
    places = [(15, 20), (30, 35), (40, 45), (50, 55)]
    marked = [gold([p], label) for p, label in zip(places, (REPORTED, REPORTED, REPORTED, ALLEGED), strict=True)]
    scanned = [found([p], label) for p, label in zip(places, (REPORTED, REPORTED, ALLEGED, ALLEGED), strict=True)]

    tally = scored(marked, scanned)

    assert tally.label_f1[REPORTED].f1 == pytest.approx(0.8)
    assert tally.label_f1[ALLEGED].f1 == pytest.approx(2 / 3)
    assert tally.label_macro_f1 == pytest.approx((0.8 + 2 / 3) / 2)


def test_labels_of_all_claims_are_set_against_each_other() -> None:
    """A fact found as speech, a claim that nobody marked, and one that nothing found."""
    marked = [gold([(15, 40)], FACT), gold([(50, 80)], ALLEGED)]

    tally = scored(marked, [found([(15, 40)]), found([(90, 120)], ALLEGED)])

    assert {k: n for k, n in tally.confusion.items() if n} == {
        (FACT, REPORTED): 1,
        (ALLEGED, None): 1,
        (None, ALLEGED): 1,
    }
    assert [(f.shown, f.gold, f.score) for f in tally.forecasts] == [(REPORTED, FACT, 0.9)]


def test_accuracy_is_that_of_matched_attributed_claims() -> None:
    marked = [gold([(15, 40)]), gold([(50, 80)], ALLEGED), gold([(90, 120)], FACT)]
    scanned = [found([(15, 40)]), found([(50, 80)]), found([(90, 120)], FACT)]

    assert scored(marked, scanned).label_accuracy == 0.5


# --- By rule, by style -----------------------------------------------------------------------------------------------


def test_claims_are_broken_down_by_rule_and_facts_by_construction() -> None:
    marked = [gold([(15, 40)], speaker=(1, 3)), gold([(50, 80)], ALLEGED), gold([(90, 120)], FACT)]
    scanned = [
        found([(15, 40)], speaker=(1, 3), rules=("que", "incise")),
        found([(50, 80)], speaker=(5, 8), rules=("que",)),
        found([(90, 120)], FACT),
        found([(130, 140)], rules=("incise",)),
    ]

    assert scored(marked, scanned).rules == {
        "que": Group(found=2, right=2, attributed=2, label=1, speaker=1),
        "incise": Group(found=2, right=1, attributed=1, label=1, speaker=1),
        "essai": Group(found=1, right=1),
    }


def test_styles_have_recall_by_what_is_marked_and_precision_by_what_is_found() -> None:
    marked = [gold([(15, 40)], style=Style.DIRECT), gold([(50, 80)], style=Style.DIRECT), gold([(90, 99)], FACT)]
    scanned = [found([(15, 40)], style=Style.MIXED), found([(130, 140)], style=Style.DIRECT)]

    styles = scored(marked, scanned).styles

    assert (styles[Style.DIRECT].precision, styles[Style.DIRECT].recall) == (0.0, 0.5)
    assert (styles[Style.MIXED].precision, styles[Style.MIXED].recall) == (1.0, 0.0)
    assert Style.INDIRECT not in styles


# --- Goals ---------------------------------------------------------------------------------------------------------


def test_every_goal_is_one_of_the_figures() -> None:
    figures = Tally().figures()

    assert list(figures)[: len(GOALS)] == list(GOALS)


def test_what_is_shown_as_a_fact_must_stay_below_its_goal() -> None:
    assert reached("shown_as_fact", 0.009)
    assert not reached("shown_as_fact", 0.01)
    assert reached("cue", GOALS["cue"])
    assert not reached("cue", GOALS["cue"] - 0.001)


# --- Attribution -----------------------------------------------------------------------------------------------------


def test_speakers_cues_media_styles_and_denials_are_counted_on_matches() -> None:
    marked = [
        gold(
            [(15, 40)],
            speaker=(50, 60),
            name="Nadia Ferrol",
            cue=(61, 65),
            medium=(70, 80),
            style=Style.DIRECT,
            polarity=Polarity.DENIED,
        ),
        gold([(90, 120)]),
        gold([(130, 150)], speaker=(160, 170), name="le ministère"),
    ]
    scanned = [
        found(
            [(15, 40)],
            speaker=(55, 58),
            name="Ferrol",
            cue=(64, 70),
            medium=(79, 90),
            style=Style.DIRECT,
            polarity=Polarity.DENIED,
        ),
        found([(90, 120)], medium=(1, 5)),
        found([(130, 150)], speaker=(171, 180), name="Paul Morin", polarity=Polarity.DENIED),
    ]

    tally = scored(marked, scanned)

    assert tally.share("speaker_right", "speakers") == pytest.approx(2 / 3)
    assert tally.share("name_right", "names") == 0.5
    assert tally.share("cue_right", "cues") == 1.0
    assert (tally.medium.precision, tally.medium.recall) == (0.5, 1.0)
    assert tally.share("style_right", "styles") == 1.0
    assert tally.share("denial_right", "denials") == 0.5


def test_a_share_of_nothing_is_zero() -> None:
    assert Tally().share("right", "all") == 0.0


def test_no_articles_no_figures() -> None:
    tally = evaluate([])

    assert tally.articles == 0
    assert set(tally.figures().values()) == {0.0}
