"""Contractions become words, with their capitals, and all words are counted anew."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from claims.parsing.lean.contractions import LeanExpander, lean_processor
from claims.parsing.lean.splitting import CONTRACTION, SplitDocument
from tests.support.stock_stanza import documents, stock_pipeline

EXPANSIONS = {"du": "de le", "auxquels": "à lesquels", "AU": "À Le", "qu'on": "qu' on"}


def expanded(*forms: str) -> list[tuple[Any, ...]]:
    """Id, text and offsets of the words of a sentence in which each of ``forms`` is marked as a contraction."""
    at, sentence = 0, []
    for number, form in enumerate(forms):
        entry = {"id": number + 1, "text": form, "start_char": at, "end_char": at + len(form)}
        sentence.append({**entry, "misc": CONTRACTION} if form[0] != "_" else entry)
        at += len(form) + 1
    (found,) = LeanExpander(EXPANSIONS).bulk_process([SplitDocument([sentence], " ".join(forms))])
    return [(e["id"], e["text"], e.get("start_char"), e.get("end_char")) for e in found.to_dict()[0]]


def test_a_contraction_goes_before_its_words() -> None:
    assert expanded("_a", "du", "_b") == [
        (1, "_a", 0, 2),
        ((2, 3), "du", 3, 5),
        (2, "de", None, None),
        (3, "le", None, None),
        (4, "_b", 6, 8),
    ]


@pytest.mark.parametrize(
    ("form", "words"),
    [("Du", ["De", "le"]), ("DU", ["DE", "LE"]), ("AU", ["À", "Le"]), ("AUXQUELS", ["À", "LESQUELS"])],
)
def test_capitals_are_those_of_the_contraction(form: str, words: list[str]) -> None:
    assert [text for number, text, *_place in expanded(form) if isinstance(number, int)] == words


def test_words_that_stand_in_the_text_have_their_places() -> None:
    assert expanded("qu'on")[1:] == [(1, "qu'", 0, 3), (2, "on", 3, 5)]


def test_what_the_dictionary_does_not_have_stays_one_word() -> None:
    assert expanded("dudu", "dU") == [(1, "dudu", 0, 4), (2, "dU", 5, 7)]


def test_what_has_spaces_and_is_not_in_the_dictionary_is_parted_at_them() -> None:
    assert expanded("1 000éaux")[1:] == [(1, "1", 0, 1), (2, "000éaux", 2, 9)]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Du pont au port, DES voisins parlent aux élus des travaux Desquels ? AUX URNES !",
        "1 000éaux",
        "Les 3 000aux ont",
    ],
)
def test_words_are_those_of_stanza(text: str) -> None:
    pipeline = stock_pipeline()
    ours: Any = documents([text])
    for name in ("tokenize", "mwt"):
        ours = _lean(name, pipeline).bulk_process(ours)
    (stock,) = pipeline.bulk_process(documents([text]), processors=["tokenize", "mwt"])

    keys = ("id", "text", "start_char", "end_char")
    assert ours[0].to_dict() == [[{k: e[k] for k in keys if k in e} for e in s] for s in stock.to_dict()]


def _lean(name: str, pipeline: Any) -> Any:
    from claims.parsing.lean.replacements import LEAN

    return LEAN[name](pipeline.processors[name])


def test_a_model_that_writes_expansions_is_left_to_stanza() -> None:
    trainer = SimpleNamespace(args={"dict_only": False}, expansion_dict={})

    assert lean_processor(SimpleNamespace(trainer=trainer, config={"dict_only": False})) is None
