"""Words put into the frames of their list: slots, forms, and which frames a word is meant for."""

from __future__ import annotations

import pytest

from claims.rules.frames import Frame, expanded, with_forms
from claims.rules.loader import load_rules
from tests.support.rule_files import Write

FORMS = {
    "participe": {"-er": "-é", "-ir": "-i", "-enir": "-enu", "dire": "dit"},
    "pluriel": {"-": "-s", "-al": "-aux", "-x": "-x"},
    "le": {"-": "le -", "auteur": "l'auteur"},
}


def filled(text: str, entry: str) -> str:
    """The text of a frame with one word in it."""
    (case,) = expanded([Frame(list="mots", text=text)], [entry], FORMS)
    return case.frame.text


@pytest.mark.parametrize(
    ("text", "entry", "expected"),
    [
        ("Il dit {mot}.", "oui", "Il dit oui."),
        ("{Mot}, il dort.", "à ce qu'on dit", "À ce qu'on dit, il dort."),
        ("Il a {participe}.", "crier", "Il a crié."),
        ("Il a {participe}.", "finir", "Il a fini."),
        # Of two endings that fit, the longer one; of an ending and the word itself, the word.
        ("Il a {participe}.", "tenir", "Il a tenu."),
        ("Il a {participe}.", "dire", "Il a dit."),
        ("Les {pluriel}.", "maire", "Les maires."),
        ("Les {pluriel}.", "général", "Les généraux."),
        ("Les {pluriel}.", "voix", "Les voix."),
        ("{Le} dort.", "maire", "Le maire dort."),
        ("{Le} dort.", "auteur", "L'auteur dort."),
        ("Il {mot}, soit {cible}.", "dément → démentir", "Il dément, soit démentir."),
        ("{Le cible} dort, {le mot} veille.", "chef → auteur", "L'auteur dort, le chef veille."),
    ],
)
def test_slots_are_filled_with_forms(text: str, entry: str, expected: str) -> None:
    assert filled(text, entry) == expected


def test_what_is_expected_is_filled_too() -> None:
    frame = Frame(list="mots", text="{mot}", claim={"cue": "a {participe}"}, page={"outlet": "{mot}"}, lemma="{cible}")

    (case,) = expanded([frame], ["dire → parler"], FORMS)

    assert (case.frame.claim, case.frame.page, case.frame.lemma) == ({"cue": "a dit"}, {"outlet": "dire"}, "parler")


def test_a_form_that_is_not_known_is_a_fault_of_that_word_alone() -> None:
    cases = list(expanded([Frame(list="mots", text="Il a {participe}.")], ["crier", "croire"], FORMS))

    assert [(c.entry, str(c.fault or "")) for c in cases] == [
        ("crier", ""),
        ("croire", "no form 'participe' of 'croire'; add it under forms"),
    ]


def test_a_frame_is_meant_for_the_words_it_names() -> None:
    frames = [
        Frame(list="mots", text="un {mot}", only=frozenset({"a"})),
        Frame(list="mots", text="deux {mot}", barred=frozenset({"a"})),
        Frame(list="mots", text="trois {mot}"),
    ]

    assert [c.frame.text for c in expanded(frames, ["b", "a"], {})] == ["un a", "trois a", "deux b", "trois b"]


def test_forms_of_a_list_stand_on_the_common_ones() -> None:
    assert with_forms({"s": {"a": "1", "b": "2"}}, {"s": {"b": "3"}, "t": {"c": "4"}}) == {
        "s": {"a": "1", "b": "3"},
        "t": {"c": "4"},
    }


def test_a_fault_in_a_frame_never_costs_the_words(rules: Write) -> None:
    ruleset = rules(lists__mots="entries: [dire]\nframes:\n  - {text: rien}\n")

    assert {e.path for e in ruleset.errors} == {"frames[0]", "frames[0].text"}
    assert ruleset.lists["mots"] == frozenset({"dire"})


def test_words_added_to_a_list_stand_in_its_frames() -> None:
    ruleset = load_rules()
    names = {c.frame.list for c in ruleset.cases()}

    assert "verbes-parole" in names
    assert [c.frame.list for c in ruleset.cases(["jours"])] == ["jours"] * len(ruleset.lists["jours"])
