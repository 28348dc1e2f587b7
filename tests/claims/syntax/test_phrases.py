"""Phrases of several words, whatever the parser's tokens."""

from __future__ import annotations

import pytest

from claims.document.quotations import Quotation
from claims.document.span import Span
from claims.syntax.phrases import is_title, phrase_words, squeezed
from tests.support.trees import MAYOR, tree


@pytest.mark.parametrize(
    ("phrases", "found"),
    [
        (["que la"], ["que", "la"]),
        (["que", "que la route"], ["que", "la", "route"]),
        (["QUE LA"], ["que", "la"]),
        (["que route"], []),
        (["la route"], []),
    ],
)
def test_a_phrase_opens_with_its_word(phrases: list[str], found: list[str]) -> None:
    """The longest one counts; capitals and the parser's cutting of elided words do not."""
    sentence = tree(MAYOR)
    that = next(w for w in sentence.words if w.form == "que")

    words = phrase_words(frozenset(map(squeezed, phrases)), sentence, that)

    assert [w.form for w in words] == found


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        # Le label « Terre d'accueil » a été accordé.
        ("Le le DET 2 det\nlabel label NOUN 9 nsubj\n« « PUNCT 4 punct\nTerre terre NOUN 2 appos\nd' de ADP 6 case\n"
         "accueil accueil NOUN 4 nmod\n» » PUNCT 4 punct\nest être AUX 9 aux\naccordé accorder VERB 0 root", True),
        # Il dénonce une « décision absurde ».
        ("Il lui PRON 2 nsubj\ndénonce dénoncer VERB 0 root\nune un DET 5 det\n« « PUNCT 5 punct\n"
         "décision décision NOUN 2 obj\nabsurde absurde ADJ 5 amod\n» » PUNCT 5 punct", False),
        # « Tout va », dit-il.
        ("« « PUNCT 3 punct\nTout tout PRON 3 nsubj\nva aller VERB Mood=Ind|VerbForm=Fin 0 root\n» » PUNCT 3 punct\n"
         "dit dire VERB Mood=Ind|VerbForm=Fin 3 parataxis", False),
    ],
)  # fmt: skip
def test_a_quoted_name_is_no_quotation(lines: str, title: bool) -> None:
    parsed = tree(lines)
    marks = [w.span for w in parsed.words if w.form in "«»"]
    quote = Quotation(span=Span(marks[0].start, marks[1].end), inner=(Span(marks[0].end, marks[1].start),))
    assert is_title(parsed, quote) is title
