"""Gender and number of mentions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.resolution.agreement import (
    agree,
    determiner,
    ends_like_a_person,
    gender_by_ending,
    gender_of,
    is_latter,
    is_plural,
    latter_traits,
    pronoun_form,
    pronoun_traits,
)
from tests.support.trees import sentence, word

FIN = "Mood=Ind|VerbForm=Fin"


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("la le DET Gender=Fem 2 det; juge _ NOUN Gender=Masc 0 root", "Fem"),
        ("un _ DET _ 2 det; juge _ NOUN _ 0 root", "Masc"),
        ("l' le DET _ 2 det; édile _ NOUN Gender=Fem 0 root", ""),
        ("leur _ DET _ 2 det; avocate _ NOUN Gender=Fem 0 root", "Fem"),
    ],
)
def test_the_article_tells_the_gender_and_an_elided_one_tells_none(rows: str, wanted: str) -> None:
    forms = [row.strip().split()[0] for row in rows.split(";")]
    text = "".join(form if form.endswith("'") else form + " " for form in forms).strip()
    tree = sentence(text, rows)

    assert gender_of(tree, tree.words[-1]) == wanted


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("accusé", "Masc"),
        ("accusée", "Fem"),
        ("élu", "Masc"),
        ("Élue", "Fem"),
        ("avocat", ""),
        ("autorité", ""),
        ("armée", ""),
        ("édile", ""),
    ],
)
def test_a_participle_tells_the_gender_where_there_is_one_for_women_and_one_for_men(form: str, wanted: str) -> None:
    persons = ("accusé", "accusée", "élu", "élue", "avocat", "avocate", "édile")

    assert gender_by_ending(word(form, "NOUN"), persons) == wanted


def test_an_unknown_gender_agrees_with_any() -> None:
    assert agree("", "Fem")
    assert agree("Fem", "")
    assert agree("Fem", "Fem")
    assert not agree("Masc", "Fem")


def test_a_plural_shows_in_the_noun_or_in_its_determiner() -> None:
    by_article = sentence("les avocats", "les le DET _ 2 det; avocats _ NOUN _ 0 root")
    by_noun = sentence("avocats", "avocats _ NOUN Number=Plur 0 root")
    single = sentence("son avocat", "son _ DET _ 2 det; avocat _ NOUN Number=Sing 0 root")

    assert is_plural(by_article, by_article.words[1])
    assert is_plural(by_noun, by_noun.words[0])
    assert not is_plural(single, single.words[1])
    assert determiner(single, single.words[1]) == "son"
    assert determiner(by_noun, by_noun.words[0]) == ""


@pytest.mark.parametrize(
    ("form", "relation", "wanted"),
    [
        ("Elle", "nsubj", ("Fem", False, False)),
        ("-t-elle", "nsubj", ("Fem", False, False)),
        ("ils", "nsubj", ("Masc", True, False)),
        ("celle-ci", "nsubj", ("Fem", False, True)),
        ("lui", "iobj", ("", False, False)),
        ("lui", "nsubj", ("Masc", False, False)),
        ("il", "expl:subj", ("Masc", False, False)),
    ],
)
def test_pronouns_tell_gender_number_and_whether_the_last_one_is_meant(
    form: str, relation: str, wanted: tuple[str, bool, bool]
) -> None:
    traits = pronoun_traits(replace(word(form, upos="PRON"), deprel=relation))
    assert traits is not None
    assert (traits.gender, traits.plural, traits.latter) == wanted


@pytest.mark.parametrize(
    ("form", "relation"), [("je", "nsubj"), ("on", "nsubj"), ("il", "expl:pass"), ("qui", "nsubj")]
)
def test_other_pronouns_stand_for_nobody(form: str, relation: str) -> None:
    assert pronoun_traits(replace(word(form, upos="PRON"), deprel=relation)) is None


def test_the_hyphens_of_a_pronoun_are_none_of_it() -> None:
    assert [pronoun_form(word(form, upos="PRON")) for form in ("-t-il", "-elle", "On")] == ["il", "elle", "on"]


def test_this_latter_one_is_a_pronoun_and_latter_days_are_none() -> None:
    tree = sentence("cette dernière", "cette ce DET _ 2 det; dernière dernier ADJ _ 0 root")
    days = sentence("ces derniers jours", "ces ce DET _ 3 det; derniers dernier ADJ _ 3 amod; jours _ NOUN _ 0 root")

    assert is_latter(tree, tree.words[1])
    assert not is_latter(days, days.words[1])
    traits = latter_traits(tree.words[1])
    assert (traits.gender, traits.plural, traits.latter) == ("Fem", False, True)
    assert latter_traits(days.words[1]).plural


def test_endings_tell_persons_that_no_list_has() -> None:
    assert ends_like_a_person(word("skippeuse", "skippeuse", "NOUN"))
    assert ends_like_a_person(word("rhumatologues", "rhumatologue", "NOUN"))
    assert not ends_like_a_person(word("catalogue", "catalogue", "NOUN"))
    assert not ends_like_a_person(word("Creuse", "Creuse", "PROPN"))
