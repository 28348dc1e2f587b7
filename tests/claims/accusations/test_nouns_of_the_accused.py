"""Whom *le prévenu* and the like stand for: somebody accused before, never whoever spoke last."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from claims.accusation import Accusation, Party, Stage
from claims.accusations.nouns_of_the_accused import with_accused_named
from claims.document.span import Span

TEXT = (
    "Ana Rey est jugée. Paul Gil est jugé. Le prévenu, Léo Tan, ment, dit le juge Ugo Bel. Le prévenu a été condamné."
)
NOUNS = frozenset(("prévenu",))


def party(words: str, name: str, *, last: bool = False) -> Party:
    start = TEXT.rindex(words) if last else TEXT.index(words)
    return Party(span=Span(start, start + len(words)), name=name)


def names(*parties: Party) -> list[str]:
    """The names of the accused of a sentence each."""
    told: Mapping[Span, tuple[Accusation, ...]] = {
        p.span: (Accusation(stage=Stage.ON_TRIAL, cue=p.span, accused=(p,)),) for p in parties
    }
    return [p.name for one in with_accused_named(told, TEXT, NOUNS).values() for a in one for p in a.accused]


ANA, PAUL = party("Ana Rey", "Ana Rey"), party("Paul Gil", "Paul Gil")


@pytest.mark.parametrize(
    ("before", "name", "expected"),
    [
        ((), "Ugo Bel", "prévenu"),
        ((ANA,), "Ugo Bel", "Ana Rey"),
        ((ANA, PAUL), "Ugo Bel", "prévenu"),
        ((ANA, PAUL), "Paul Gil", "Paul Gil"),
        ((ANA,), "prévenu", "prévenu"),
    ],
)
def test_the_noun_has_the_name_of_the_only_one_accused_before(
    before: tuple[Party, ...], name: str, expected: str
) -> None:
    assert names(*before, party("Le prévenu", name, last=True))[-1] == expected


def test_a_name_right_after_the_noun_is_its_name() -> None:
    assert names(ANA, party("Le prévenu", "Léo Tan"))[-1] == "Léo Tan"


def test_other_words_keep_their_names() -> None:
    assert names(ANA, party("le juge Ugo Bel", "Ugo Bel")) == ["Ana Rey", "Ugo Bel"]
