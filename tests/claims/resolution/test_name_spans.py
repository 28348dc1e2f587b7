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
        # What the recogniser took for a name, and what it cut in two.
        ("Les flacons dort", "Les le DET _ 2 det; flacons _ NOUN _ 3 nsubj; # ORG Les flacons", []),
        ("Le Lyonnais dort", "Le le DET _ 2 det; Lyonnais _ PROPN _ 3 nsubj; # ORG Le Lyonnais", []),
        ("le coureur Milan Sert dort", "le _ DET _ 2 det; coureur _ NOUN _ 5 nsubj; Milan _ PROPN _ 2 appos; "
         "Sert _ PROPN _ 3 flat:name; # ORG Milan Sert", [("Milan Sert", "PER")]),
        ("Mondher Ben Sa dort", "Mondher _ PROPN _ 4 nsubj; Ben _ PROPN _ 1 flat:name; Sa _ PROPN _ 1 flat:name; "
         "# ORG Mondher; # PER Ben Sa", [("Mondher Ben Sa", "PER")]),
        ("Mondher Ben Sa dort", "Mondher _ PROPN _ 4 nsubj; Ben _ PROPN _ 1 flat:name; Sa _ PROPN _ 1 flat:name; "
         "# PER Ben Sa", [("Mondher Ben Sa", "PER")]),
        ("l'Espagnol Ruben Ort dort", "l' le DET _ 2 det; Espagnol _ PROPN _ 5 nsubj; Ruben _ PROPN _ 2 flat:name; "
         "Ort _ PROPN _ 3 flat:name; # PER Ruben Ort", [("Ruben Ort", "PER")]),
        ("Mme de Vaux dort", "Mme _ NOUN _ 4 nsubj; de _ ADP _ 3 case; Vaux _ PROPN _ 1 nmod; # LOC Vaux",
         [("Mme de Vaux", "PER")]),
        ("Paul Le Floc'h dort", "Paul _ PROPN _ 5 nsubj; Le _ DET _ 3 det; Floc' _ PROPN _ 1 nmod; h _ NOUN _ 3 nmod; "
         "# PER Paul Le Floc'", [("Paul Le Floc'h", "PER")]),
        ("Fanny dort", "Fanny _ PROPN _ 2 nsubj", [("Fanny", "PER")]),
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
