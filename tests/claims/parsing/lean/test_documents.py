"""Documents between lean processors have what Stanza's have, by the same names."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from claims.parsing.lean.documents import LeanDocument, LeanEntity

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


def test_tokens_and_words_are_those_of_stanza_s_document() -> None:
    from stanza import Document

    # Stanza writes into what it is given.
    theirs = Document(deepcopy(SENTENCES), text="Près du port Oui")

    assert parts(LeanDocument(SENTENCES, "Près du port Oui")) == parts(theirs)


def test_a_document_counts_its_tokens_and_words() -> None:
    document = LeanDocument(SENTENCES, "Près du port Oui")

    assert (document.num_tokens, document.num_words) == (4, 5)


def test_the_entities_of_all_sentences_are_those_of_the_document() -> None:
    document = LeanDocument(SENTENCES, "Près du port Oui")
    document.sentences[1].ents.append(LeanEntity("LOC", "Oui", 13, 16))

    assert [(e.type, e.text, e.start_char, e.end_char) for e in document.ents] == [("LOC", "Oui", 13, 16)]
