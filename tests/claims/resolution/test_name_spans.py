"""Where names stand, and whether they are persons' or bodies'."""

from __future__ import annotations

import pytest

from claims.resolution.name_spans import NameSpans
from tests.support.trees import sentence, word
from tests.support.word_classes import CLASSES

FIN = "Mood=Ind|VerbForm=Fin"


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        ("Paul Morin dort", "Paul _ PROPN _ 3 nsubj; Morin _ PROPN _ 1 flat:name", [("Paul Morin", "PER")]),
        ("Me Morin dort", "Me maître NOUN _ 3 nsubj; Morin _ PROPN _ 1 nmod; # ORG Morin", [("Morin", "PER")]),
        ("l'association Vent dort", "l' le DET _ 2 det; association _ NOUN _ 4 nsubj; Vent _ PROPN _ 2 nmod; "
         "# PER Vent", [("Vent", "ORG")]),
        ("urbaniste Anne Roy dort", "urbaniste _ NOUN _ 4 nsubj; Anne _ PROPN _ 1 flat; Roy _ PROPN _ 2 flat; "
         "# PER urbaniste Anne Roy", [("Anne Roy", "PER")]),
        ("Maire de Vaux dort", "Maire _ NOUN _ 4 nsubj; de _ ADP _ 3 case; Vaux _ PROPN _ 1 nmod; "
         "# PER Maire de Vaux", []),
        ("Vaux dort", "Vaux _ PROPN _ 2 nsubj; # LOC Vaux", []),
    ],
)  # fmt: skip
def test_names_and_kinds(text: str, rows: str, wanted: list[tuple[str, str]]) -> None:
    names = [row for row in rows.split("; ") if row.startswith("#")]
    tokens = [row for row in rows.split("; ") if not row.startswith("#")]
    table = "; ".join([*tokens, f"dort dormir VERB {FIN} 0 root", *names])

    found = list(NameSpans(CLASSES).of(sentence(text, table), text))

    assert [(span.of(text), kind) for span, kind in found] == wanted


def test_titles_are_known_with_and_without_full_stop() -> None:
    names = NameSpans(CLASSES)
    assert names.is_title(word("Dr."))
    assert names.is_title(word("Mme"))
    assert not names.is_title(word("Mémé"))
