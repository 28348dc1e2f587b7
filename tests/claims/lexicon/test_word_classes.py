"""Classes of words made of word lists."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from claims.lexicon.word_classes import CLASS_NAMES, WordClasses

DEFINITIONS = {
    "speech_verbs": ["verbes-parole", "verbes-opinion"],
    "titles": ["titres-civilite"],
    "irregular_forms": ["formes-verbales"],
}
LISTS = {
    "verbes-parole": ("dire", "affirmer"),
    "verbes-opinion": ("penser", "affirmer"),
    "titres-civilite": ("Mme", "Dr."),
    "formes-verbales": ("dément → démentir", "sans flèche"),
}


def test_a_class_has_the_words_of_its_lists() -> None:
    assert WordClasses.of(LISTS, DEFINITIONS).speech_verbs == {"dire", "affirmer", "penser"}


def test_a_class_without_definition_and_a_list_that_is_absent_are_empty() -> None:
    classes = WordClasses.of({}, {"speech_verbs": ["verbes-parole"]})
    assert classes.speech_verbs == classes.day_names == frozenset()
    assert classes.irregular_forms == {}


def test_a_class_has_the_words_of_the_classes_it_names() -> None:
    definitions = {"persons": ["noms-role"], "speaking_nouns": ["persons", "noms-canal"]}
    found = WordClasses.of({"noms-role": ["maire"], "noms-canal": ["communiqué"]}, definitions)
    assert found.speaking_nouns == {"maire", "communiqué"}


def test_classes_that_name_each_other_have_the_words_of_both() -> None:
    definitions = {"persons": ["noms-role", "bodies"], "bodies": ["noms-organisation", "persons"]}
    found = WordClasses.of({"noms-role": ["maire"], "noms-organisation": ["mairie"]}, definitions)
    assert found.persons == found.bodies == {"maire", "mairie"}


def test_classes_that_all_name_all_others_take_no_time() -> None:
    definitions = {name: [f"noms-{name}", *(n for n in CLASS_NAMES if n != name)] for name in CLASS_NAMES}
    found = WordClasses.of({f"noms-{name}": [f"{name} → x"] for name in CLASS_NAMES}, definitions)
    assert found.persons == found.bodies == {f"{name} → x" for name in CLASS_NAMES}


def test_titles_lose_their_full_stop() -> None:
    assert WordClasses.of(LISTS, DEFINITIONS).titles == {"Mme", "Dr"}


def test_irregular_forms_are_read_off_their_arrows() -> None:
    assert WordClasses.of(LISTS, DEFINITIONS).irregular_forms == {"dément": "démentir"}


def test_classes_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        WordClasses.of(LISTS, DEFINITIONS).speech_verbs = frozenset()  # type: ignore[misc]


def test_the_names_of_classes_are_those_of_its_fields() -> None:
    assert [field.name for field in fields(WordClasses)] == list(CLASS_NAMES)
