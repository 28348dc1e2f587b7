"""Scores of tiny made-up articles against values worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claims.claim import LABELS, Claim, Label, LabelledClaim, Polarity, Speaker, Style
from claims.text import Span
from factcheck.evaluation import Figures, Tally, evaluate, same_name
from factcheck.gold import GoldArticle, GoldClaim
from factcheck.records import Article, Checked

REPORTED, ALLEGED, FACT = LABELS
TEXT = "Titre du jour\n\n" + "x" * 200
"""A headline of thirteen characters; the body starts at 15."""


def gold(
    content: Sequence[tuple[int, int]],
    label: Label = REPORTED,
    *,
    speaker: tuple[int, int] | None = None,
    name: str | None = None,
    cue: tuple[int, int] | None = None,
    medium: tuple[int, int] | None = None,
    style: Style | None = None,
    polarity: Polarity = Polarity.ASSERTED,
) -> GoldClaim:
    return GoldClaim(
        content=tuple(Span(*s) for s in content),
        label=label,
        speaker=Span(*speaker) if speaker else None,
        speaker_name=name,
        cue=Span(*cue) if cue else None,
        medium=Span(*medium) if medium else None,
        style=style,
        polarity=polarity,
    )


def found(
    content: Sequence[tuple[int, int]],
    label: Label = REPORTED,
    *,
    score: float = 0.9,
    speaker: tuple[int, int] | None = None,
    name: str = "",
    cue: tuple[int, int] | None = None,
    medium: tuple[int, int] | None = None,
    style: Style | None = None,
    polarity: Polarity = Polarity.ASSERTED,
    rules: tuple[str, ...] = ("essai",),
) -> LabelledClaim:
    claim = Claim(
        content=tuple(Span(*s) for s in content),
        sentence=Span(content[0][0], content[-1][1]),
        construction="essai",
        suggested=label,
        rules=() if label is FACT else rules,
        cue=Span(*cue) if cue else None,
        speaker=Speaker(span=Span(*speaker), name=name) if speaker else None,
        medium=Span(*medium) if medium else None,
        style=style,
        polarity=polarity,
    )
    rest = (1 - score) / 2
    return LabelledClaim(claim=claim, label=label, probabilities={x: score if x is label else rest for x in LABELS})


def scored(marked: Sequence[GoldClaim], scanned: Sequence[LabelledClaim], text: str = TEXT) -> Tally:
    article = Article(id="un", source="un.txt", text=text, blocks=())
    checked = Checked(article=article, claims=tuple(scanned), skipped=())
    return evaluate([(GoldArticle(id="un", text=text, claims=tuple(marked)), checked)])


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
    tally = scored([gold([(15, 40)]), gold([(50, 80)])], [found([(15, 40)]), found([(90, 120)])])

    for figures in tally.attributed.values():
        assert (figures.precision, figures.recall, figures.f1) == (0.5, 0.5, 0.5)
    assert [words for _, words, _ in tally.missed] == ["x" * 30]
    assert [(article, rule) for article, _, rule in tally.spurious] == [("un", "essai")]
    assert tally.rules == {("essai", True): 1, ("essai", False): 1}


def test_one_found_claim_matches_one_marked_claim() -> None:
    tally = scored([gold([(15, 40)]), gold([(15, 40)])], [found([(15, 40)])])

    assert tally.attributed["iou 0.5"].recall == 0.5


def test_facts_are_scored_apart() -> None:
    marked = [gold([(15, 40)], FACT), gold([(50, 80)], FACT), gold([(100, 120)])]

    tally = scored(marked, [found([(15, 40)], FACT), found([(100, 120)])])

    assert (tally.facts.precision, tally.facts.recall) == (1.0, 0.5)
    assert tally.attributed["iou 0.5"].f1 == 1.0
    assert tally.leak == 0.0


def test_what_someone_said_shown_as_a_fact_is_a_leak() -> None:
    marked = [gold([(15, 40)]), gold([(50, 80)], ALLEGED), gold([(90, 99)]), gold([(100, 110)])]

    tally = scored(marked, [found([(15, 40)], FACT), found([(50, 80)])])

    assert tally.leak == 0.25


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n\n", "\n"), TEXT.replace("\n\n", "\r\n\r\n")])
def test_claims_of_the_headline_are_left_out(text: str) -> None:
    tally = scored([], [found([(0, 13)]), found([(0, 5)], FACT)], text)

    assert tally.attributed["0.3"].found == 0
    assert tally.facts.found == 0


def test_a_text_without_line_breaks_has_no_headline() -> None:
    assert scored([], [found([(0, 5)])], "x" * 50).attributed["0.3"].found == 1


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


def test_calibration_error_weighs_bins_by_their_claims() -> None:
    """Two at 0.95, both right: off by 0.05. Two at 0.75, one right: off by 0.25. Mean 0.15."""
    tally = Tally(certainty=[(0.95, True), (0.95, True), (0.75, True), (0.75, False)])

    assert tally.calibration_error == pytest.approx(0.15)


def test_a_certainty_of_one_counts() -> None:
    assert Tally(certainty=[(1.0, False)]).calibration_error == 1.0


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
    assert tally.leak == tally.calibration_error == tally.label_macro_f1 == 0.0


@pytest.mark.parametrize(
    ("gold", "found", "wanted"),
    [
        ("Nadia Ferrol", "Ferrol", True),
        ("Nadia Ferrol", "nadia FERROL", True),
        ("Zoë Évrard", "Zoe\u0308 Evrard", True),
        ("le ministère", "ministère", True),
        ("la mairie d’Argelune", "mairie d'Argelune", True),
        ("Nadia Ferrol", "Nadia Morin", True),
        ("Nadia Ferrol", "Paul Morin", False),
        ("le maire", "le préfet", False),
        ("", "Ferrol", False),
        ("le", "la", False),
        ("une deux trois quatre", "une cinq six sept", False),
    ],
)
def test_names_are_the_same_when_half_their_words_are(gold: str, found: str, wanted: bool) -> None:
    assert same_name(gold, found) is wanted
