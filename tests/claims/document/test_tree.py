"""Spans, words and trees."""

from __future__ import annotations

import pickle
from copy import deepcopy
from dataclasses import FrozenInstanceError, replace

import pytest

from claims.document.span import Span
from claims.document.tree import Document, Word, phrase, tree_fault
from tests.support.trees import document, forms, named, sentence

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


@pytest.mark.parametrize("edges", [(a, b) for a in range(0, len(TEXT), 3) for b in range(a, len(TEXT) + 1, 4)])
def test_words_are_found_by_their_places(edges: tuple[int, int]) -> None:
    found, place = sentence(TEXT, TREE), Span(*edges)

    assert found.within(place) == tuple(w for w in found.words if place.covers(w.span))
    assert found.overlapping(place) == tuple(w for w in found.words if place.overlaps(w.span))


def test_words_that_govern_each_other_have_a_subtree() -> None:
    found = sentence(
        "Un deux trois.", "Un _ NUM _ 2 dep\ndeux _ NUM _ 1 dep\ntrois _ NUM _ 0 root\n. _ PUNCT _ 3 punct"
    )

    assert forms(found.subtree(found.words[0])) == "Un deux"


def test_other_asides_leave_all_else_as_it_was() -> None:
    before = document(TEXT, TREE)
    after = before.with_asides([Span(0, 2)])

    assert after == replace(before, asides=(Span(0, 2),))
    assert (before.asides, after.quotations) == ((), before.quotations)


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


@pytest.mark.parametrize("start", [0, 255, 256, 257, 9_999_999])
@pytest.mark.parametrize("length", [0, 1, 255, 6_000])
def test_a_word_keeps_its_span_wherever_it_stands(start: int, length: int) -> None:
    span = Span(start, start + length)
    word = Word(index=0, span=span, form="a", lemma="a", upos="X", head=-1, deprel="root")
    moved = replace(word, span=span.shifted(1))

    assert (word.span, moved.span) == (span, Span(start + 1, start + length + 1))
    assert (word == replace(moved, span=span), word == moved) == (True, False)
    assert f"span={span}" in repr(word)
    with pytest.raises(FrozenInstanceError):
        word.span = span  # type: ignore[misc]


def test_a_word_without_a_place_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="span"):
        Word(index=0, form="a", lemma="a", upos="X", head=-1, deprel="root")


def test_trees_are_copied_and_pickled_whole() -> None:
    one = sentence(TEXT, TREE)

    assert deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one


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


# --- Is it a tree? ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "head", "fault"),
    [
        (1, 10, None),
        (1, 19, "word 2 hangs on word 20, and there are 12"),
        (1, -2, "word 2 hangs on word -1, and there are 12"),
        (1, -1, "2 roots, expected one"),
        (5, 1, "0 roots, expected one"),
        (10, 9, "word 7 hangs below itself"),
        (1, 1, "word 1 hangs below itself"),
    ],
)
def test_a_tree_has_one_root_above_every_word(word: int, head: int, fault: str | None) -> None:
    words = list(sentence(TEXT, TREE).words)
    words[word] = replace(words[word], head=head)
    found = tree_fault(words)
    assert (str(found) if found is not None else None) == fault


def test_no_words_and_words_out_of_order_are_no_tree() -> None:
    words = sentence(TEXT, TREE).words
    assert str(tree_fault(())) == "no words"
    assert str(tree_fault(words[::-1])) == "words out of order"


def test_a_chain_of_a_hundred_thousand_words_is_looked_through_once() -> None:
    one = sentence(TEXT, TREE).words[0]
    chain = [replace(one, index=i, head=i - 1) for i in range(100_000)]
    assert tree_fault(chain) is None


def test_a_document_without_a_block_is_as_if_it_had_not_been_parsed() -> None:
    first, second = "Un pont tombe.", "Le maire parle."
    upper = "\nUn un DET _ 2 det\npont _ NOUN _ 3 nsubj\ntombe tomber VERB _ 0 root\n. _ PUNCT _ 3 punct\n"
    lower = "\nLe le DET _ 2 det\nmaire _ NOUN _ 3 nsubj\nparle parler VERB _ 0 root\n. _ PUNCT _ 3 punct\n"
    text = f"{first}\n\n{second}"
    above = sentence(first, upper)
    below = replace(sentence(" " * (len(first) + 2) + second, lower), index=1, block=1)
    blocks = (Span(0, len(first)), Span(len(first) + 2, len(text)))
    whole = Document(text=text, sentences=(above, below), blocks=blocks)

    rest = whole.without([blocks[0]])

    assert rest == Document(text=text, sentences=(replace(below, index=0, block=0),), blocks=blocks[1:])
    assert whole.without([]) is whole
