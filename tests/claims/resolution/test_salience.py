"""How much mentions are in view, and who comes to mind first."""

from __future__ import annotations

import pytest

from claims.document.tree import Sentence
from claims.resolution.persons import Mention, PersonBuilder
from claims.resolution.salience import heads_mention, mention_weight, most_salient, speaks, was_subject
from tests.support.trees import document, named, sentence
from tests.support.word_classes import CLASSES

FIN = "Mood=Ind|VerbForm=Fin"
HERE = document(
    "Tout va. Elle nie.",
    f"Tout _ PRON _ 2 nsubj; va aller VERB {FIN} 0 root; . _ PUNCT _ 2 punct",
    f"Elle lui PRON _ 2 nsubj; nie nier VERB {FIN} 0 root; . _ PUNCT _ 2 punct",
).sentences[1]


def somebody(name: str, *weights: float, kind: str = "PER", gender: str = "", plural: bool = False) -> PersonBuilder:
    """Somebody met in the sentence before, once for each weight."""
    met = [Mention(0, at, weight) for at, weight in enumerate(weights)]
    return PersonBuilder(name=name, kind=kind, tokens=(name,), gender=gender, plural=plural, met=met)


def test_who_is_most_in_view_comes_to_mind_first() -> None:
    anne, rose = somebody("anne", 1.0, 1.0), somebody("rose", 1.0)

    found = most_salient(HERE, HERE.words[0], [rose, anne])

    assert found is not None
    assert found.person is anne
    assert found.share == pytest.approx(2 / 3)


def test_who_spoke_in_the_last_sentence_comes_before_who_was_often_mentioned_before_that() -> None:
    here = Sentence(index=5, span=HERE.span, words=HERE.words)
    often = PersonBuilder("anne", "PER", met=[Mention(1, 0, 0.5), Mention(2, 1, 1.6), Mention(3, 2, 1.6)])
    last = PersonBuilder("rose", "PER", met=[Mention(4, 3, 1.6)])

    found = most_salient(here, HERE.words[0], [often, last])

    assert found is not None
    assert found.person is last
    assert [person.name for person, _salience in found.weighed] == ["rose", "anne"]


def test_celle_ci_is_who_was_met_last() -> None:
    anne = somebody("anne", 1.6)
    rose = PersonBuilder(name="rose", kind="PER", met=[Mention(0, 5, 0.3)])

    found = most_salient(HERE, HERE.words[0], [anne, rose], latter=True)

    assert found is not None
    assert found.person is rose
    assert found.share == 1


def test_gender_and_number_must_agree() -> None:
    others = [somebody("paul", 1.6, gender="Masc"), somebody("anne et rose", 1.6, plural=True)]
    assert most_salient(HERE, HERE.words[0], others, gender="Fem") is None


def test_who_is_named_only_later_does_not_come_to_mind() -> None:
    later = PersonBuilder(name="rose", kind="PER", met=[Mention(1, 40, 1.0)])
    assert most_salient(HERE, HERE.words[0], [later]) is None


def test_a_pronoun_stands_for_persons_rather_than_for_things() -> None:
    anne, bridge = somebody("anne", 0.5), somebody("pont", 1.6, kind="thing")

    found = most_salient(HERE, HERE.words[0], [anne, bridge], pronoun=True)

    assert found is not None
    assert found.person is anne


def test_mentions_fade_until_nobody_comes_to_mind() -> None:
    far = Sentence(index=12, span=HERE.span, words=HERE.words)
    assert most_salient(far, HERE.words[0], [somebody("anne", 1.0)]) is None


SAID = sentence(
    "Selon Rose, le pont ferme, affirme le maire de Vaux.",
    f"""
    Selon _ ADP _ 2 case
    Rose _ PROPN _ 6 obl
    , _ PUNCT _ 2 punct
    le _ DET _ 5 det
    pont _ NOUN _ 6 nsubj
    ferme fermer VERB {FIN} 0 root
    , _ PUNCT _ 8 punct
    affirme affirmer VERB {FIN} 6 parataxis
    le _ DET _ 10 det
    maire _ NOUN _ 8 obj
    de _ ADP _ 12 case
    Vaux _ PROPN _ 10 nmod
    . _ PUNCT _ 6 punct
    """,
)


@pytest.mark.parametrize(("form", "wanted"), [("Rose", True), ("maire", True), ("pont", False), ("Vaux", False)])
def test_who_speaks(form: str, wanted: bool) -> None:
    assert speaks(SAID, named(SAID, form), CLASSES.speech_verbs) is wanted


def test_speakers_weigh_more_than_subjects_and_those_more_than_complements() -> None:
    weights = [mention_weight(SAID, named(SAID, form), CLASSES.speech_verbs) for form in ("maire", "pont", "Vaux")]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 3


def test_names_beside_their_noun_are_no_mentions_of_their_own() -> None:
    tree = sentence(
        "le maire Paul dort",
        f"le _ DET _ 2 det; maire _ NOUN _ 4 nsubj; Paul _ PROPN _ 2 appos; dort dormir VERB {FIN} 0 root",
    )
    assert [w.form for w in tree.words if heads_mention(tree, w)] == ["maire"]


def test_who_was_a_subject_is_prominent() -> None:
    assert was_subject(somebody("norpal", 1.0))
    assert not was_subject(somebody("norpal", 0.5, 0.3))
