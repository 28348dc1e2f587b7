"""Who does what a verb says, read off hand-built trees."""

from __future__ import annotations

import pytest

from claims.document.tree import Sentence
from claims.syntax.subjects import subject
from claims.syntax.verbs import passive
from tests.support.trees import named, sentence
from tests.support.word_classes import CLASSES

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"


def who(found: Sentence, verb: str, nth: int = 0) -> str | None:
    """The form of the verb's subject."""
    one = subject(found, named(found, verb, nth), CLASSES.speech_verbs)
    return one.form if one else None


COORDINATED = sentence(
    "Le maire nie et accuse la préfète d’avoir menti.",
    f"""
    Le le DET _ 2 det
    maire _ NOUN _ 3 nsubj
    nie nier VERB {FIN} 0 root
    et _ CCONJ _ 5 cc
    accuse accuser VERB {FIN} 3 conj
    la le DET _ 7 det
    préfète _ NOUN _ 5 obj
    d' de ADP _ 10 mark
    avoir _ AUX VerbForm=Inf 10 aux:tense
    menti mentir VERB {PART} 5 xcomp
    . _ PUNCT _ 3 punct
    """,
)

RELATIVE = sentence(
    "Le témoin qui affirme cela, et le juge affirmant le contraire, ont parlé.",
    f"""
    Le le DET _ 2 det
    témoin _ NOUN _ 14 nsubj
    qui _ PRON PronType=Rel 4 nsubj
    affirme affirmer VERB {FIN} 2 acl:relcl
    cela _ PRON _ 4 obj
    , _ PUNCT _ 4 punct
    et _ CCONJ _ 9 cc
    le _ DET _ 9 det
    juge _ NOUN _ 2 conj
    affirmant affirmer VERB Tense=Pres|VerbForm=Part 9 acl
    le _ DET _ 12 det
    contraire _ NOUN _ 10 obj
    , _ PUNCT _ 9 punct
    ont avoir AUX {FIN} 15 aux:tense
    parlé parler VERB {PART} 0 root
    . _ PUNCT _ 15 punct
    """.replace("14 nsubj", "15 nsubj"),
)


def test_a_verb_has_its_own_subject() -> None:
    assert who(COORDINATED, "nie") == "maire"


def test_coordinated_verbs_share_a_subject() -> None:
    assert who(COORDINATED, "accuse") == "maire"


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    assert who(RELATIVE, "affirme") == "témoin"


def test_a_present_participle_has_the_noun_it_modifies() -> None:
    assert who(RELATIVE, "affirmant") == "juge"


def test_an_infinitive_has_the_subject_of_the_verb_above() -> None:
    found = sentence(
        "Le maire dit vouloir partir.",
        f"""
        Le le DET _ 2 det
        maire _ NOUN _ 3 nsubj
        dit dire VERB {FIN} 0 root
        vouloir _ VERB VerbForm=Inf 3 xcomp
        partir _ VERB VerbForm=Inf 4 xcomp
        . _ PUNCT _ 3 punct
        """,
    )

    assert who(found, "partir") == "maire"


def test_a_finite_clause_does_not_borrow_the_subject_above() -> None:
    found = sentence(
        "Le maire dit que pleut.",
        f"""
        Le le DET _ 2 det
        maire _ NOUN _ 3 nsubj
        dit dire VERB {FIN} 0 root
        que _ SCONJ _ 5 mark
        pleut pleuvoir VERB {FIN} 3 ccomp
        . _ PUNCT _ 3 punct
        """,
    )

    assert who(found, "pleut") is None


def test_a_past_participle_after_its_noun_has_no_subject() -> None:
    """*la somme demandée*: the sum demands nothing."""
    found = sentence(
        "La somme demandée manque.",
        f"""
        La le DET _ 2 det
        somme _ NOUN _ 4 nsubj
        demandée demander VERB {PART} 2 acl
        manque manquer VERB {FIN} 0 root
        . _ PUNCT _ 4 punct
        """,
    )

    assert who(found, "demandée") is None
    assert passive(found, named(found, "demandée"))


def test_a_noun_beats_the_clitic_that_doubles_it() -> None:
    found = sentence(
        "Le maire a-t-il menti ?",
        f"""
        Le le DET _ 2 det
        maire _ NOUN _ 5 nsubj
        a avoir AUX {FIN} 5 aux:tense
        -t-il lui PRON _ 5 expl:subj
        menti mentir VERB {PART} 0 root
        ? _ PUNCT _ 5 punct
        """,
    )

    assert who(found, "menti") == "maire"


def test_an_inverted_clitic_is_a_subject_when_nothing_else_is() -> None:
    found = sentence(
        "« Non », a-t-elle dit.",
        f"""
        « _ PUNCT _ 2 punct
        Non _ INTJ _ 7 ccomp
        » _ PUNCT _ 2 punct
        , _ PUNCT _ 2 punct
        a avoir AUX {FIN} 7 aux:tense
        -t-elle lui PRON _ 7 expl:subj
        dit dire VERB {PART} 0 root
        . _ PUNCT _ 7 punct
        """,
    )

    assert who(found, "dit") == "-t-elle"


@pytest.mark.parametrize("form", ["ce", "Cela", "Ça"])
def test_impersonal_pronouns_are_nobody(form: str) -> None:
    found = sentence(
        f"{form} indique tout.",
        f"{form} _ PRON _ 2 nsubj; indique indiquer VERB {FIN} 0 root; tout _ PRON _ 2 obj; . _ PUNCT _ 2 punct",
    )

    assert who(found, "indique") is None


def apposed(subject_relation: str, name_relation: str) -> Sentence:
    """*Le maire, Paul Morin, a dit*, as parsers have it."""
    return sentence(
        "Le maire, Paul Morin, a dit oui.",
        f"""
        Le le DET _ 2 det
        maire _ NOUN _ 8 {subject_relation}
        , _ PUNCT _ 4 punct
        Paul _ PROPN _ 8 {name_relation}
        Morin _ PROPN _ 4 flat:name
        , _ PUNCT _ 4 punct
        a avoir AUX {FIN} 8 aux:tense
        dit dire VERB {PART} 0 root
        oui _ INTJ _ 8 obj
        . _ PUNCT _ 8 punct
        """,
    )


@pytest.mark.parametrize(("noun", "name"), [("nsubj", "nsubj"), ("nsubj", "dep"), ("dislocated", "appos")])
def test_the_noun_before_an_apposition_is_the_subject(noun: str, name: str) -> None:
    assert who(apposed(noun, name), "dit") == "maire"


def test_the_name_right_before_the_verb_beats_what_opens_the_sentence() -> None:
    found = sentence(
        "Joint lundi, Paul Morin conteste tout.",
        f"Joint _ PROPN _ 6 nsubj; lundi _ NOUN _ 1 nmod; , _ PUNCT _ 1 punct; Paul _ PROPN _ 6 nsubj; "
        f"Morin _ PROPN _ 4 flat:name; conteste contester VERB {FIN} 0 root; tout _ PRON _ 6 obj; . _ PUNCT _ 6 punct",
    )

    assert who(found, "conteste") == "Paul"


def test_the_pronoun_before_the_verb_beats_what_it_takes_up() -> None:
    found = sentence(
        "Quant au juge, il redoute tout.",
        f"Quant _ ADV _ 4 case; +2 au; à _ ADP _ 4 case; le _ DET _ 4 det; juge _ NOUN _ 7 nsubj; , _ PUNCT _ 4 punct; "
        f"il lui PRON _ 7 nsubj; redoute redouter VERB {FIN} 0 root; tout _ PRON _ 7 obj; . _ PUNCT _ 7 punct",
    )

    assert who(found, "redoute") == "il"


def test_a_noun_in_the_quotation_is_not_the_subject_of_what_follows_it() -> None:
    found = sentence(
        "« Un visage », a-t-elle dit.",
        f"« _ PUNCT _ 3 punct; Un un DET _ 3 det; visage _ NOUN _ 8 nsubj; » _ PUNCT _ 3 punct; , _ PUNCT _ 3 punct; "
        f"a avoir AUX {FIN} 8 aux:tense; -t-elle lui PRON _ 8 nsubj; dit dire VERB {PART} 0 root; . _ PUNCT _ 8 punct",
    )

    assert who(found, "dit") == "-t-elle"


def test_a_name_after_the_verb_beats_a_noun_in_the_quotation() -> None:
    found = sentence(
        "« Un visage », a dit Anne.",
        f"« _ PUNCT _ 3 punct; Un un DET _ 3 det; visage _ NOUN _ 7 nsubj; » _ PUNCT _ 3 punct; , _ PUNCT _ 3 punct; "
        f"a avoir AUX {FIN} 7 aux:tense; dit dire VERB {PART} 0 root; Anne _ PROPN _ 7 nsubj; . _ PUNCT _ 7 punct",
    )

    assert who(found, "dit") == "Anne"


def test_who_speaks_on_is_who_spoke() -> None:
    """The parser hung *avant d'assurer* on the verb of what was said."""
    found = sentence(
        "Elle annonce que le port ferme, avant d'assurer que tout va.",
        f"""
        Elle lui PRON _ 2 nsubj
        annonce annoncer VERB {FIN} 0 root
        que _ SCONJ _ 6 mark
        le _ DET _ 5 det
        port _ NOUN _ 6 nsubj
        ferme fermer VERB {FIN} 2 ccomp
        , _ PUNCT _ 10 punct
        avant _ ADP _ 10 mark
        d' de ADP _ 10 mark
        assurer _ VERB VerbForm=Inf 6 advcl
        que _ SCONJ _ 13 mark
        tout _ PRON _ 13 nsubj
        va aller VERB {FIN} 10 ccomp
        . _ PUNCT _ 2 punct
        """,
    )

    assert who(found, "assurer") == "Elle"


def test_a_gerund_has_the_subject_of_the_main_clause() -> None:
    found = sentence(
        "La ligue annonce une enquête sur les faits, tout en disant que tout va.",
        f"""
        La le DET _ 2 det
        ligue _ NOUN _ 3 nsubj
        annonce annoncer VERB {FIN} 0 root
        une un DET _ 5 det
        enquête _ NOUN _ 3 obj
        sur _ ADP _ 8 case
        les le DET _ 8 det
        faits fait NOUN _ 5 nmod
        , _ PUNCT _ 12 punct
        tout _ ADV _ 12 advmod
        en _ ADP _ 12 mark
        disant dire VERB Tense=Pres|VerbForm=Part 8 acl
        que _ SCONJ _ 15 mark
        tout _ PRON _ 15 nsubj
        va aller VERB {FIN} 12 ccomp
        . _ PUNCT _ 3 punct
        """,
    )

    assert who(found, "disant") == "ligue"


def test_what_follows_a_participle_is_not_its_subject() -> None:
    found = sentence(
        "écrit-il, ajoutant que le combat va durer",
        f"écrit écrire VERB {FIN} 0 root; -il lui PRON _ 1 nsubj; , _ PUNCT _ 4 punct; "
        f"ajoutant ajouter VERB Tense=Pres|VerbForm=Part 1 advcl; que _ SCONJ _ 8 mark; le _ DET _ 7 det; "
        f"combat _ NOUN _ 4 nsubj; va aller VERB {FIN} 4 ccomp; durer _ VERB VerbForm=Inf 8 xcomp",
    )

    assert who(found, "ajoutant") == "-il"


def test_the_subject_comes_after_the_verb_of_as_somebody_says() -> None:
    found = sentence(
        "comme l’indique Anne Morin",
        f"comme _ SCONJ _ 3 mark; l' le PRON _ 3 obj; indique indiquer VERB {FIN} 0 root; Anne _ PROPN _ 3 obj; "
        "Morin _ PROPN _ 4 flat:name",
    )

    assert who(found, "indique") == "Anne"


def test_the_subject_is_the_name_not_its_apposition_after_the_verb() -> None:
    found = sentence(
        "a déclaré Norpal, la société du port.",
        f"a avoir AUX {FIN} 2 aux:tense; déclaré déclarer VERB {PART} 0 root; Norpal _ PROPN _ 2 obj; "
        ", _ PUNCT _ 6 punct; la le DET _ 6 det; société _ NOUN _ 2 nsubj; +2 du; de _ ADP _ 9 case; "
        "le _ DET _ 9 det; port _ NOUN _ 6 nmod; . _ PUNCT _ 2 punct",
    )

    assert who(found, "déclaré") == "Norpal"
