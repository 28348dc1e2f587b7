"""The dictionary of forms answers as simplemma's own functions do."""

from __future__ import annotations

import pytest

from claims.parsing.repair.dictionary import is_known, lemma_of

FORMS = [
    "détenus", "murmure", "inculpée", "passerelle", "récompenser", "aurait", "orvanisaient", "a", "l'eau",
    "œufs", "ça", "aujourd'hui", "rouvrira", "x" * 80, "🜚", "porte-parole", "ex-maires", "1990",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_forms_and_lemmas_are_those_of_simplemma(form: str) -> None:
    import simplemma

    assert is_known(form) == simplemma.is_known(form, lang="fr")
    assert lemma_of(form) == simplemma.lemmatize(form, lang="fr")
