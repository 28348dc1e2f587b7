"""Documents between lean processors have what Stanza's have, by the same names."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from claims.parsing.lean.documents import LeanDocument

SENTENCES: list[list[dict[str, Any]]] = [
    [
        {"id": 1, "text": "Près", "start_char": 0, "end_char": 4},
        {"id": (2, 3), "text": "du", "start_char": 5, "end_char": 7},
        {"id": 2, "text": "de"},
        {"id": 3, "text": "le"},
        {"id": 4, "text": "port", "start_char": 8, "end_char": 12},
    ],
    [{"id": 1, "text": "Oui", "start_char": 13, "end_char": 16}],
]


def parts(document: Any) -> list[Any]:
    return [
        [
            (t.id, t.text, t.start_char, t.end_char, [(w.id, w.text, w.start_char, w.end_char) for w in t.words])
            for t in sentence.tokens
        ]
        + [[word.text for word in sentence.words]]
        for sentence in document.sentences
    ]


@pytest.mark.model
def test_tokens_and_words_are_those_of_stanza_s_document() -> None:
    from stanza import Document

    # Stanza writes into what it is given.
    theirs = Document(deepcopy(SENTENCES), text="Près du port Oui")

    assert parts(LeanDocument(SENTENCES, "Près du port Oui")) == parts(theirs)


def test_a_document_counts_its_tokens_and_words() -> None:
    document = LeanDocument(SENTENCES, "Près du port Oui")

    assert (document.num_tokens, document.num_words) == (4, 5)


@pytest.mark.model
@pytest.mark.parametrize(
    "tags",
    [
        ["B-LOC", "I-LOC", "E-LOC", "S-PER"],
        ["S-LOC", "S-LOC", "O", None],
        ["I-LOC", "E-ORG", "B-PER", "B-PER"],
        ["B-LOC", "O", "E-LOC", "I-LOC"],
    ],
    ids=str,
)
def test_entities_are_those_that_stanza_makes_of_the_tags(tags: list[str | None]) -> None:
    from stanza import Document

    text = "Près du port Oui"
    ours: Any = LeanDocument(SENTENCES, text)
    theirs: Any = Document(deepcopy(SENTENCES), text=text)
    found = []
    for document in (ours, theirs):
        for token, tag in zip([t for s in document.sentences for t in s.tokens], tags, strict=True):
            token.ner = tag
        document.build_ents()
        found.append([(e.type, e.start_char, e.end_char) for e in document.ents])

    assert found[0] == found[1]


def test_what_conllu_writes_for_nothing_is_none() -> None:
    word: Any = LeanDocument(SENTENCES, "Près du port Oui").sentences[0].words[0]
    word.upos, word.xpos, word.feats = "ADV", "_", "_"

    assert (word.upos, word.xpos, word.feats) == ("ADV", None, None)
