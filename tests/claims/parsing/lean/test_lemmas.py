"""Lemmas are those of Stanza: from the dictionary, else from the net, and kept."""

from __future__ import annotations

import functools
from types import SimpleNamespace
from typing import Any

import pytest

from claims.parsing.lean import lemmas
from claims.parsing.lean.documents import LeanDocument
from claims.parsing.lean.lemmas import LeanLemmatizer, lean_processor
from claims.parsing.lean.replacements import LEAN
from tests.support.stock_stanza import annotated_paragraphs, documents, stock_pipeline

UNKNOWN = [
    ("orvanisaient", "VERB"),
    ("Trébuliennes", "ADJ"),
    ("passerellettes", "NOUN"),
    ("Ostrelle", "PROPN"),
    ("ŁódŹ", "PROPN"),
    ("🜚", "SYM"),
    ("KHÔLERONT", "VERB"),
    ("x" * 70, "NOUN"),
    ("voxéifiée", "VERB"),
    ("_", "SYM"),
    ("_'", "NOUN"),
    ("__N'", "NOUN"),
]


@functools.cache
def stock() -> Any:
    return stock_pipeline().processors["lemma"]


def lean() -> LeanLemmatizer:
    made = lean_processor(stock())
    assert made is not None
    return made


def tagged(pairs: list[tuple[str, str]]) -> LeanDocument:
    entries = [
        {"id": at + 1, "text": word, "start_char": at, "end_char": at + 1} for at, (word, _tag) in enumerate(pairs)
    ]
    document = LeanDocument([entries], "")
    for word, (_text, tag) in zip(document.sentences[0].words, pairs, strict=True):
        word.upos = tag
    return document


def lean_lemmas(pairs: list[tuple[str, str]], lemmatizer: LeanLemmatizer) -> list[str | None]:
    (found,) = lemmatizer.bulk_process([tagged(pairs)])
    return [word.lemma for word in found.sentences[0].words]


@pytest.mark.model
def test_lemmas_of_annotated_articles_are_those_of_stanza() -> None:
    pipeline = stock_pipeline()
    found = pipeline.bulk_process(documents(list(annotated_paragraphs())), processors=["tokenize", "mwt"])
    LEAN["pos"](pipeline.processors["pos"]).bulk_process(found)  # type: ignore[union-attr]
    stock().bulk_process(found)
    theirs = [word.lemma for d in found for s in d.sentences for word in s.words]
    lean().bulk_process(found)
    ours = [word.lemma for d in found for s in d.sentences for word in s.words]

    assert len(ours) > 2_000
    assert sum(a != b for a, b in zip(ours, theirs, strict=True)) <= len(theirs) / 2_000


@pytest.mark.model
def test_words_outside_the_dictionary_are_spelled_as_stanza_spells_them() -> None:
    from stanza import Document

    document = Document([[{"id": n + 1, "text": word, "upos": tag} for n, (word, tag) in enumerate(UNKNOWN)]])
    stock().bulk_process([document])

    assert lean_lemmas(UNKNOWN, lean()) == [word.lemma for word in document.sentences[0].words]


@pytest.mark.model
def test_a_lemma_does_not_depend_on_the_words_beside_it() -> None:
    alone = [lemma for pair in UNKNOWN for lemma in lean_lemmas([pair], lean())]

    assert lean_lemmas(UNKNOWN, lean()) == alone


class Spy:
    """Spells every word backwards, and tells what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def lemmas(self, pairs: list[tuple[str, str]]) -> list[str]:
        self.asked += pairs
        return [word[::-1] for word, _tag in pairs]


def with_spy() -> tuple[LeanLemmatizer, Spy]:
    spy = Spy()
    dictionary = {"*": {"vont": "aller", "est": "être"}, "NOUN": {"est": "est"}}
    return LeanLemmatizer(spy, dictionary), spy  # type: ignore[arg-type]


def test_the_dictionary_is_asked_with_the_tag_first() -> None:
    lemmatizer, spy = with_spy()

    assert lean_lemmas([("est", "NOUN"), ("est", "AUX"), ("vont", "VERB")], lemmatizer) == ["est", "être", "aller"]
    assert not spy.asked


def test_the_net_is_asked_once_for_each_word_and_tag() -> None:
    lemmatizer, spy = with_spy()
    pairs = [("bac", "NOUN"), ("bac", "NOUN"), ("bac", "VERB")]

    assert lean_lemmas(pairs, lemmatizer) == lean_lemmas(pairs, lemmatizer) == ["cab"] * 3
    assert spy.asked == [("bac", "NOUN"), ("bac", "VERB")]


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lemmas, "_KEPT", 3)
    lemmatizer, spy = with_spy()

    lean_lemmas([(word, "X") for word in ("a1", "b1", "c1", "d1", "e1")], lemmatizer)
    lean_lemmas([("e1", "X"), ("a1", "X")], lemmatizer)

    assert spy.asked[5:] == [("a1", "X")]


KNOWN: dict[str, Any] = {
    "ensemble_dict": True,
    "edit": True,
    "copy": True,
    "pos": True,
    "pos_dim": 50,
    "attn_type": "soft",
    "num_layers": 1,
}


@pytest.mark.parametrize(
    "other",
    [
        {"dict_only": True},
        {"edit": False},
        {"copy": False},
        {"attn_type": "mlp"},
        {"num_layers": 2},
        {"caseless": True},
    ],
    ids=str,
)
def test_a_model_of_another_kind_is_left_to_stanza(other: dict[str, Any]) -> None:
    trainer = SimpleNamespace(args={**KNOWN, **other}, contextual_lemmatizers=[])

    assert lean_processor(SimpleNamespace(trainer=trainer, config={"beam_size": 1})) is None
