"""Errors of a measured scan: which there are, which come first, where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from claims.claim import LABELS, LabelledClaim
from claims.document.span import Span
from claims.document.tree import Document
from factcheck.evaluation.comparison import compared
from factcheck.evaluation.gold import GoldClaim
from factcheck.evaluation.worst_errors import Fault, faults, with_parses, worst
from tests.support.annotated import found, gold, pair
from tests.support.trees import DOG, tree

REPORTED, ALLEGED, FACT = LABELS


def told(*, marked: Sequence[GoldClaim], scanned: Sequence[LabelledClaim]) -> list[tuple[Fault, bool, bool]]:
    """Fault, whether a person's claim belongs to it, whether a claim found does."""
    article = compared(*pair(marked, scanned))
    return [(m.fault, m.gold is not None, m.found is not None) for m in faults(article)]


def test_what_is_right_is_no_mistake() -> None:
    assert (
        told(marked=[gold([(15, 40)]), gold([(50, 80)], FACT)], scanned=[found([(15, 40)]), found([(50, 80)], FACT)])
        == []
    )


def test_an_attributed_claim_shown_as_a_fact_is_that_and_not_missed_too() -> None:
    assert told(marked=[gold([(15, 40)])], scanned=[found([(15, 40)], FACT)]) == [(Fault.SHOWN_AS_FACT, True, True)]


def test_a_wrong_label_is_that_and_no_wrong_speaker_too() -> None:
    marked, scanned = [gold([(15, 40)], ALLEGED, speaker=(1, 3))], [found([(15, 40)], speaker=(5, 9))]

    assert told(marked=marked, scanned=scanned) == [(Fault.WRONG_LABEL, True, True)]


def test_a_fact_shown_as_speech_has_a_wrong_label_and_is_not_spurious_too() -> None:
    assert told(marked=[gold([(15, 40)], FACT)], scanned=[found([(15, 40)])]) == [(Fault.WRONG_LABEL, True, True)]


def test_a_missed_claim_comes_with_what_overlaps_it_most() -> None:
    marked = [gold([(15, 115)])]
    article = compared(*pair(marked, [found([(15, 25)]), found([(30, 70)])]))

    (missed,) = (m for m in faults(article) if m.fault is Fault.MISSED)

    assert missed.found is not None
    assert missed.found.claim.content == (Span(30, 70),)
    assert missed.weight == 0.6


def test_what_nothing_overlaps_stands_alone() -> None:
    assert told(marked=[gold([(15, 40)])], scanned=[found([(90, 120)])]) == [
        (Fault.MISSED, True, False),
        (Fault.SPURIOUS, False, True),
    ]


def test_a_wrong_speaker_is_told_where_all_else_is_right() -> None:
    assert told(marked=[gold([(15, 40)], speaker=(1, 3))], scanned=[found([(15, 40)], speaker=(5, 9))]) == [
        (Fault.WRONG_SPEAKER, True, True)
    ]


def test_the_worst_come_first() -> None:
    """Facts that are none, allegations before speech; labels, the surest first; missed allegations; speakers."""
    marked = [
        gold([(15, 25)], speaker=(1, 3)),
        gold([(30, 40)], ALLEGED),
        gold([(45, 55)]),
        gold([(60, 70)], ALLEGED),
        gold([(75, 85)], ALLEGED),
        gold([(90, 100)]),
        gold([(105, 115)], ALLEGED),
    ]
    scanned = [
        found([(15, 25)], speaker=(5, 9)),
        found([(30, 40)], score=0.7),
        found([(45, 55)], FACT, score=0.99),
        found([(60, 70)], FACT),
        found([(75, 85)], score=0.8),
    ]

    ranked = worst([compared(*pair(marked, scanned))], 20)

    assert [(m.fault, m.gold.content[0].start if m.gold else -1) for m in ranked] == [
        (Fault.SHOWN_AS_FACT, 60),
        (Fault.SHOWN_AS_FACT, 45),
        (Fault.WRONG_LABEL, 75),
        (Fault.WRONG_LABEL, 30),
        (Fault.MISSED, 105),
        (Fault.MISSED, 90),
        (Fault.WRONG_SPEAKER, 15),
    ]
    assert worst([compared(*pair(marked, scanned))], 2) == ranked[:2]


def test_sentences_are_looked_up_once_an_article() -> None:
    asked: list[str] = []
    dog = tree(DOG, offset=60)

    def parse(name: str) -> Document:
        asked.append(name)
        return Document(text="x" * 300, sentences=(dog,), blocks=())

    marked = [gold([(15, 40)], cue=(62, 65)), gold([(100, 120)])]

    placed = with_parses(worst([compared(*pair(marked, []))], 20), parse)

    assert asked == ["un"]
    assert {m.place: m.sentence for m in placed} == {62: dog, 100: None}
