"""Sentences and tokens are those of Stanza, whatever stands beside a paragraph."""

from __future__ import annotations

import functools
from types import SimpleNamespace
from typing import Any

import pytest

from claims.parsing.lean import splitting
from claims.parsing.lean.splitting import LeanTokenizer, lean_processor
from tests.support.stock_stanza import annotated_paragraphs, documents, stock_pipeline

Token = tuple[str, int, int, bool]

HARD = {
    "white space": "La maire\xa0a  parlé\tà\u2009Ostrelle.\n Puis\x85plus rien .",
    "blank lines": "\n \nUn titre\n\n \t\nDeux phrases ici. La seconde\n\nfinit sans point",
    "addresses": "Écrivez à l.orvane@mairie-ostrelle.example ou voyez www.ostrelle.example.org/a_b, https://voxa.example/x?y=1.",
    "contractions": "Du pont au bourg, des voisins parlent AUX autres du DÉBAT des années 1990.",
    "unknown letters": "Le 🜚 coûte 3 ₴ à Łódź, dit Ὀδυσσεύς. 漢字 aussi !",
    "one letter": "A",
    "capitals": "L'ONU, l'A.B.C. et M. K. disent NON. Hier,10.5 %…Et 1 000 000 ?!",
    "a word without end": "a" * 1_200 + " finit.",
    "no spaces": "Oui.Non.Si.",
}


def stock_tokens(texts: list[str]) -> list[list[list[Token]]]:
    """Text, offsets and mark of contractions of each token, by sentence and document, as Stanza has them."""
    return [
        [[token(t.text, t.start_char, t.end_char, t.misc) for t in s.tokens] for s in found.sentences]
        for text in texts
        for found in stock_pipeline().processors["tokenize"].bulk_process(documents([text]))
    ]


def token(text: str, start: int, end: int, misc: str | None) -> Token:
    return text, start, end, "MWT=Yes" in (misc or "")


@functools.cache
def lean() -> LeanTokenizer:
    made = lean_processor(stock_pipeline().processors["tokenize"])
    assert made is not None
    return made


def lean_tokens(texts: list[str]) -> list[list[list[Token]]]:
    return [
        [[token(t["text"], t["start_char"], t["end_char"], t.get("misc")) for t in s] for s in found.to_dict()]
        for found in lean().bulk_process(documents(texts))
    ]


@pytest.mark.model
@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_a_hard_text_is_split_as_stanza_splits_it(text: str) -> None:
    assert lean_tokens([text]) == stock_tokens([text])


@pytest.mark.model
def test_the_annotated_articles_are_split_as_stanza_splits_them() -> None:
    texts = list(annotated_paragraphs())
    ours = [token for text in lean_tokens(texts) for sentence in text for token in sentence]
    found = stock_pipeline().processors["tokenize"].bulk_process(documents(texts))
    theirs = [token(t.text, t.start_char, t.end_char, t.misc) for d in found for s in d.sentences for t in s.tokens]

    assert len(ours) > 2_000
    assert sum(a != b for a, b in zip(ours, theirs, strict=True)) <= len(theirs) / 2_000


@pytest.mark.model
def test_what_stands_beside_a_text_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [*HARD.values(), *list(annotated_paragraphs(1))]
    alone = [found for text in texts for found in lean_tokens([text])]

    assert lean_tokens(texts) == alone
    monkeypatch.setattr(splitting, "_BATCH", 500)
    assert lean_tokens(texts) == alone


@pytest.mark.model
def test_a_paragraph_longer_than_a_window_goes_on_at_the_end_of_a_sentence() -> None:
    sentence = "La passerelle du port rouvrira lundi, a dit la maire d’Ostrelle devant la presse. "
    (found,) = lean_tokens([sentence * 60])

    assert [words[-1][0] for words in found] == ["."] * 60
    assert {tuple(word for word, *_rest in words) for words in found} == {tuple(word for word, *_rest in found[0])}


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\x85"])
def test_a_text_of_nothing_has_no_sentences(text: str) -> None:
    assert lean_tokens([text, "Oui."]) == [[], [[("Oui", 0, 3, False), (".", 3, 4, False)]]]


KNOWN: dict[str, Any] = {
    "feat_funcs": ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"],
    "hierarchical": True,
    "use_mwt": True,
    "rnn_layers": 1,
}
OTHERS: list[dict[str, Any]] = [
    {"feat_funcs": ["space_before"]},
    {"hierarchical": False},
    {"use_mwt": False},
    {"rnn_layers": 2},
    {"conv_res": "1,9"},
    {"charlm_forward_file": "letters.pt"},
    {"use_dictionary": True},
    {"skip_newline": True},
]


@pytest.mark.parametrize("other", OTHERS, ids=str)
def test_a_model_of_another_kind_is_left_to_stanza(other: dict[str, Any]) -> None:
    trainer = SimpleNamespace(args={**KNOWN, **other})

    assert lean_processor(SimpleNamespace(trainer=trainer, config={})) is None


@pytest.mark.model
@pytest.mark.parametrize("length", [998, 999, 1_000, 1_001, 2_500])
def test_windows_end_where_those_of_stanza_end(length: int) -> None:
    text = ("La maire d'Ostrelle parle du pont, " * 80)[: length - 1] + "."

    assert lean_tokens([text]) == stock_tokens([text])
