"""What stands around names and nouns and describes them."""

from __future__ import annotations

from claims.resolution.descriptions import (
    called,
    complements,
    give_role,
    is_former,
    is_new,
    is_one_of,
    spelt_out,
    words_after_name,
    words_before_name,
)
from claims.resolution.persons import PersonBuilder
from tests.support.trees import forms, named, sentence

FIN = "Mood=Ind|VerbForm=Fin"


def test_complements_narrow_an_office_down_but_indefinite_ones_do_not() -> None:
    tree = sentence(
        "le maire socialiste de Vaux et père d'un soldat",
        "le _ DET _ 2 det; maire _ NOUN _ 0 root; socialiste _ ADJ _ 2 amod; de _ ADP _ 5 case; Vaux _ PROPN _ 2 nmod; "
        "et _ CCONJ _ 7 cc; père _ NOUN _ 2 conj; d' de ADP _ 10 case; un _ DET _ 10 det; soldat _ NOUN _ 7 nmod",
    )

    assert complements(tree, named(tree, "maire")) == {"socialiste", "vaux"}
    assert complements(tree, named(tree, "père")) == frozenset()


ANNE = sentence(
    "Joint hier, le maire, Anne Morin, 36 ans, élue de Vaux, dort.",
    f"""
    Joint joindre VERB _ 14 advcl
    hier _ ADV _ 1 advmod
    , _ PUNCT _ 1 punct
    le _ DET _ 5 det
    maire _ NOUN _ 15 nsubj
    , _ PUNCT _ 7 punct
    Anne _ PROPN _ 5 appos
    Morin _ PROPN _ 7 flat:name
    , _ PUNCT _ 11 punct
    36 _ NUM _ 11 nummod
    ans an NOUN _ 7 nmod
    , _ PUNCT _ 13 punct
    élue _ NOUN _ 7 appos
    de _ ADP _ 15 case
    Vaux _ PROPN _ 13 nmod
    , _ PUNCT _ 13 punct
    dort dormir VERB {FIN} 0 root
    . _ PUNCT _ 17 punct
    """,
)


def test_an_office_before_a_name_is_read_back_to_the_mark_before_it() -> None:
    assert forms(words_before_name(ANNE, 6, 7)) == "le maire"


def test_a_comma_that_no_mark_answers_parts_an_office_from_a_name() -> None:
    tree = sentence(
        "Selon le maire, Anne Morin part.",
        f"""
        Selon _ ADP _ 3 case
        le _ DET _ 3 det
        maire _ NOUN _ 7 obl
        , _ PUNCT _ 3 punct
        Anne _ PROPN _ 7 nsubj
        Morin _ PROPN _ 5 flat:name
        part partir VERB {FIN} 0 root
        . _ PUNCT _ 7 punct
        """,
    )
    assert words_before_name(tree, 4, 5) == []


def test_an_apposition_may_follow_an_age() -> None:
    assert forms(words_after_name(ANNE, 7)) == "élue de Vaux"


def test_what_no_comma_or_bracket_opens_is_no_apposition() -> None:
    assert words_after_name(ANNE, 4) == [ANNE.words[6], ANNE.words[7]]
    assert words_after_name(ANNE, 0) == ()


def test_an_acronym_is_spelt_out_by_the_initials_before_it() -> None:
    tree = sentence(
        "L'Agence des eaux du Sud (AES) ferme.",
        f"""
        L' le DET _ 2 det
        Agence _ NOUN _ 10 nsubj
        des _ ADP _ 4 case
        eaux eau NOUN _ 2 nmod
        du _ ADP _ 6 case
        Sud _ PROPN _ 4 nmod
        ( _ PUNCT _ 8 punct
        AES _ PROPN _ 2 appos
        ) _ PUNCT _ 8 punct
        ferme fermer VERB {FIN} 0 root
        . _ PUNCT _ 10 punct
        """,
    )
    assert forms(spelt_out(tree, named(tree, "AES"))) == "Agence des eaux du Sud"
    assert spelt_out(tree, named(tree, "Sud")) == ()


def test_a_word_is_one_of_some_nouns_by_lemma_or_form() -> None:
    assert is_one_of(named(ANNE, "maire"), frozenset(("maire",)))
    assert not is_one_of(named(ANNE, "dort"), frozenset(("dormir",)))


def test_a_rank_before_an_office_makes_another_one_and_ex_none() -> None:
    tree = sentence(
        "l'ex-Premier ministre",
        "l' le DET _ 3 det; ex-Premier ex-premier ADJ _ 3 amod; ministre _ NOUN _ 0 root",
    )
    former = sentence("cet ex-ministre", "cet ce DET _ 2 det; ex-ministre _ NOUN _ 0 root")

    assert called(tree, tree.words[2]) == {"premier ministre"}
    assert called(former, former.words[1]) == {"ministre"}
    assert is_former(tree, tree.words[2])
    assert is_former(former, former.words[1])


def test_the_adjective_of_another_noun_makes_nobody_a_former_one() -> None:
    tree = sentence(
        "l'ancien bureau du ministre",
        "l' le DET _ 3 det; ancien _ ADJ _ 3 amod; bureau _ NOUN _ 0 root; du de ADP _ 5 case; "
        "ministre _ NOUN _ 3 nmod",
    )
    assert not is_former(tree, named(tree, "ministre"))


def test_a_role_holds_whose_it_is_and_whether_it_is_still_held() -> None:
    tree = sentence("sa mère", "sa son DET _ 2 det; mère _ NOUN _ 0 root")
    old = sentence("l'ancien maire", "l' le DET _ 3 det; ancien _ ADJ _ 3 amod; maire _ NOUN _ 0 root")
    anne = PersonBuilder(name="Anne", kind="PER")

    give_role(anne, tree, tree.words[1])
    give_role(anne, old, old.words[2])

    assert anne.theirs == {"mère"}
    assert anne.former == {"maire"}
    assert anne.roles == [("mère", frozenset()), ("maire", frozenset())]


def test_whoever_is_new_in_an_office_is_said_to_be() -> None:
    tree = sentence(
        "la nouvelle présidente", "la le DET _ 3 det; nouvelle nouveau ADJ _ 3 amod; présidente _ NOUN _ 0 root"
    )
    assert is_new(tree, tree.words[2])
    assert not is_new(tree, tree.words[1])
