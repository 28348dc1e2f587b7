"""Spans, words and trees."""

from __future__ import annotations

import pytest

from claims.document.tree import Document, Span, Word, phrase
from tests.support.trees import document, forms, named, sentence, span

TEXT = "Le maire du village affirme que le pont sera fermé."
TREE = """
Le le DET _ 2 det
maire _ NOUN _ 6 nsubj
+2 du
de _ ADP _ 5 case
le _ DET _ 5 det
village _ NOUN _ 2 nmod
affirme affirmer VERB _ 0 root
que _ SCONJ _ 11 mark
le _ DET _ 9 det
pont _ NOUN _ 11 nsubj:pass
sera être AUX _ 11 aux:pass
fermé fermer VERB _ 6 ccomp
. _ PUNCT _ 6 punct
"""


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_a_span_runs_forward_from_zero_or_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="expected 0 <= start <= end"):
        Span(start, end)


def test_a_span_counts_code_points_not_bytes_or_utf16_units() -> None:
    text = "🎉 « 𝒜 » e\u0301té"

    assert span(text, "𝒜").of(text) == "𝒜"
    assert len(span(text, "𝒜")) == 1
    assert Span(8, 12).of(text) == "e\u0301té"


def test_neighbouring_spans_do_not_overlap() -> None:
    assert not Span(0, 4).overlaps(Span(4, 8))
    assert Span(0, 5).overlaps(Span(4, 8))


def test_an_empty_span_overlaps_nothing_around_its_edges() -> None:
    assert not Span(4, 4).overlaps(Span(4, 8))
    assert not Span(8, 8).overlaps(Span(4, 8))


def test_a_span_covers_itself_and_what_lies_inside() -> None:
    assert Span(2, 6).covers(Span(2, 6))
    assert Span(2, 6).covers(Span(3, 3))
    assert not Span(2, 6).covers(Span(1, 3))


def test_around_takes_the_outer_edges_in_any_order() -> None:
    assert Span.around([Span(8, 9), Span(2, 4), Span(3, 12)]) == Span(2, 12)


def test_shifted_keeps_the_length() -> None:
    assert Span(2, 6).shifted(10) == Span(12, 16)


def test_words_of_a_contraction_share_the_token() -> None:
    found = sentence(TEXT, TREE)

    assert [w.span.of(TEXT) for w in found.words[2:5]] == ["du", "du", "village"]


def test_every_other_word_slices_to_its_form() -> None:
    found = sentence(TEXT, TREE)

    assert [w.span.of(TEXT) for w in found.words if w.form not in ("de", "le")] == [
        w.form for w in found.words if w.form not in ("de", "le")
    ]


def test_the_relation_leaves_the_subtype_out() -> None:
    assert named(sentence(TEXT, TREE), "pont").relation == "nsubj"


def test_children_come_in_text_order() -> None:
    found = sentence(TEXT, TREE)

    assert forms(found.children(found.root)) == "maire fermé ."
    assert forms(found.children(named(found, "maire"))) == "Le village"


def test_a_subtree_holds_all_below_and_nothing_else() -> None:
    found = sentence(TEXT, TREE)

    assert forms(found.subtree(named(found, "fermé"))) == "que le pont sera fermé"
    assert forms(found.subtree(found.root, without=[named(found, "fermé")])) == "Le maire de le village affirme ."


def test_ancestors_go_up_to_the_root() -> None:
    found = sentence(TEXT, TREE)

    assert forms(tuple(found.ancestors(found.words[2]))) == "village maire affirme"
    assert found.head(found.root) is None


def test_a_cycle_in_a_broken_parse_ends() -> None:
    """Two words that govern each other: no endless walk."""
    found = sentence("Oui non .", "Oui _ INTJ _ 2 dep\nnon _ INTJ _ 1 dep\n. _ PUNCT _ 1 punct")

    assert forms(tuple(found.ancestors(found.words[2]))) == "Oui non"
    assert forms(found.subtree(found.words[0])) == "Oui non ."
    assert found.root.form == "Oui"
    assert phrase(found.words, found.words[0]) == {0, 1, 2}


def test_a_word_that_governs_itself_is_not_its_own_child() -> None:
    found = sentence("Oui .", "Oui _ INTJ _ 1 dep\n. _ PUNCT _ 1 punct")

    assert forms(found.children(found.words[0])) == "."


def test_an_absent_feature_is_an_empty_text() -> None:
    assert Word(index=0, span=Span(0, 1), form="a", lemma="a", upos="X", head=-1, deprel="root").feat("Mood") == ""


def test_sentences_know_their_paragraph() -> None:
    text = "Il pleut.\n\nElle dort."
    tree = "{0} _ PRON _ 2 nsubj\n{1} _ VERB _ 0 root\n. _ PUNCT _ 2 punct"

    found = document(text, tree.format("Il", "pleut"), tree.format("Elle", "dort"))

    assert [(s.index, s.block, s.span.of(text)) for s in found.sentences] == [(0, 0, "Il pleut."), (1, 1, "Elle dort.")]


def test_a_document_knows_its_quotations() -> None:
    """Those of its blocks; they are made of the text, so documents that differ in nothing else are equal."""
    text = "« Un », « deux\n\n« trois »."
    document = Document(text=text, sentences=(), blocks=(Span(0, 14), Span(16, len(text))))

    assert [q.span.of(text) for q in document.quotations] == ["« Un »", text[8:-1]]
    assert [s.of(text) for s in document.quoted] == ["Un", "deux", "trois"]
    assert Document(text=text, sentences=()).quotations == ()
    assert document == Document(text=text, sentences=(), blocks=document.blocks)
