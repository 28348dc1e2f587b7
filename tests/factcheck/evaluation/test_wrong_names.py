"""Wrong names of speakers: which there are, which come first, who was weighed for them."""

from __future__ import annotations

from claims.document.span import Span
from claims.resolution.persons import Person
from claims.resolution.referent import Referent
from factcheck.evaluation.comparison import compared
from factcheck.evaluation.figures import evaluate
from factcheck.evaluation.wrong_names import Candidate, WrongName, with_candidates, wrong_names
from tests.support.annotated import found, gold, pair

PAIR = pair(
    [
        gold([(20, 40)], speaker=(15, 18), name="Anne Morin"),
        gold([(50, 70)], speaker=(45, 48), name="Paul Valcourt"),
        gold([(80, 99)], speaker=(75, 78), name="Rose Duchêne"),
        gold([(110, 130)], speaker=(105, 108), name="Jean Ferrol"),
        gold([(140, 160)]),
    ],
    [
        found([(20, 40)], speaker=(15, 18), name="la ministre Anne Morin"),
        found([(50, 70)], speaker=(45, 48), name="Anne Morin"),
        found([(80, 99)], speaker=(100, 103), name="Jean Ferrol"),
        found([(110, 130)]),
        found([(140, 160)], speaker=(135, 138), name="Anne Morin"),
    ],
)


def test_names_that_share_no_words_with_the_annotation_are_wrong_and_so_is_none() -> None:
    names = wrong_names([compared(*PAIR)])

    assert [(name.expected, name.found, name.words_right) for name in names] == [
        ("Paul Valcourt", "Anne Morin", True),
        ("Rose Duchêne", "Jean Ferrol", False),
        ("Jean Ferrol", None, False),
    ]
    # A name without speaker is looked for where the annotation has one.
    assert names[-1].speaker == Span(105, 108)


def test_there_are_as_many_as_the_figures_count() -> None:
    counts = evaluate([PAIR]).counts

    assert counts["names"] - counts["name_right"] == len(wrong_names([compared(*PAIR)]))


def test_a_name_comes_with_who_was_weighed_for_it() -> None:
    asked: list[tuple[str, Span]] = []
    anne, paul = Person("Anne Morin", "PER", ("anne", "morin")), Person("Paul Valcourt", "PER", ("paul", "valcourt"))

    def referent(article: str, span: Span) -> Referent | None:
        asked.append((article, span))
        return Referent(anne, "pronoun", 0.6, ((anne, 1.23456), (paul, 0.8))) if span.start == 45 else None

    first, second, third = with_candidates(wrong_names([compared(*PAIR)]), referent)

    assert first.how == "pronoun"
    assert first.candidates == (Candidate("Anne Morin", 1.235), Candidate("Paul Valcourt", 0.8))
    assert (second.how, second.candidates) == (None, ())
    assert isinstance(third, WrongName)
    # Nobody was weighed for a speaker that was not found.
    assert asked == [("un", Span(45, 48)), ("un", Span(100, 103))]
