"""Subjects, agents, moods, noun phrases: grammar read off hand-built trees."""

from __future__ import annotations

import pytest

from claims.document.tree import Sentence
from claims.syntax.grammar import (
    after_quotation,
    agent,
    auxiliaries,
    case_of,
    clause_start,
    inserted,
    mark_of,
    mood,
    negated,
    noun_phrase,
    passive,
    subject,
    top,
    verb_group,
    without_fused,
)
from tests.support.conllu import forms, named, sentence
from tests.support.word_classes import CLASSES

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"


def who(found: Sentence, verb: str, nth: int = 0) -> str | None:
    """The form of the verb's subject."""
    one = subject(found, named(found, verb, nth), CLASSES.speech_verbs)
    return one.form if one else None


# --- Subjects --------------------------------------------------------------------------------------------------------

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


def test_an_article_that_is_one_with_its_preposition_is_left_out() -> None:
    found = sentence("au Figaro", "+2 au; à _ ADP _ 3 case; le _ DET _ 3 det; Figaro _ PROPN _ 0 root")

    assert forms(without_fused(found, found.words[2], found.words[1:])) == "Figaro"


def test_the_top_of_a_phrase_is_the_word_that_none_of_it_governs() -> None:
    found = sentence(
        "le juge de Vaux", "le _ DET _ 2 det; juge _ NOUN _ 0 root; de _ ADP _ 4 case; Vaux _ PROPN _ 2 nmod"
    )

    assert top(found.words).form == "juge"


# --- Passives, agents, moods -----------------------------------------------------------------------------------------

ACCUSED = sentence(
    "Trois élus seraient accusés par la juge d’avoir menti.",
    f"""
    Trois _ NUM _ 2 nummod
    élus élu NOUN _ 4 nsubj:pass
    seraient être AUX Mood=Cnd|VerbForm=Fin 4 aux:pass
    accusés accuser VERB {PART} 0 root
    par _ ADP _ 7 case
    la le DET _ 7 det
    juge _ NOUN _ 4 obl:agent
    d' de ADP _ 10 mark
    avoir _ AUX VerbForm=Inf 10 aux:tense
    menti mentir VERB {PART} 4 xcomp
    . _ PUNCT _ 4 punct
    """,
)


def test_the_agent_of_a_passive() -> None:
    found = agent(ACCUSED, named(ACCUSED, "accusés"))

    assert found is not None
    assert found.form == "juge"


def test_an_agent_is_found_without_the_subtype_too() -> None:
    """The official models write obl where the bundled ones write obl:agent."""
    found = sentence(
        "Élu accusé par Anne",
        f"Élu _ NOUN _ 0 root; accusé accuser VERB {PART} 1 acl; par _ ADP _ 4 case; Anne _ PROPN _ 2 obl",
    )

    one = agent(found, named(found, "accusé"))
    assert one is not None
    assert one.form == "Anne"


def test_a_place_is_no_agent() -> None:
    found = sentence(
        "Élu accusé à Paris",
        f"Élu _ NOUN _ 0 root; accusé accuser VERB {PART} 1 acl; à _ ADP _ 4 case; Paris _ PROPN _ 2 obl",
    )

    assert agent(found, named(found, "accusé")) is None


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([f"a avoir AUX {FIN} 2 aux:tense", f"dit dire VERB {PART} 0 root"], False),
        ([f"est être AUX {FIN} 2 aux:pass", f"accusé accuser VERB {PART} 0 root"], True),
        ([f"est être AUX {FIN} 2 aux", f"accusé accuser VERB {PART} 0 root"], True),
        ([f"est être AUX {FIN} 3 aux:tense", "s' soi PRON _ 3 expl:pv", f"défendu défendre VERB {PART} 0 root"], False),
        ([f"accusé accuser VERB {PART} 0 root"], True),
        ([f"accuse accuser VERB {FIN} 0 root"], False),
        (["accusation _ NOUN _ 0 root"], False),
    ],
)
def test_passives(rows: list[str], wanted: bool) -> None:
    found = sentence(" ".join(r.split()[0] for r in rows), "; ".join(rows))

    assert passive(found, found.root) is wanted


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (["aurait avoir AUX Mood=Cnd|VerbForm=Fin 2 aux:tense", f"signé signer VERB {PART} 0 root"], "conditional"),
        (["dirait dire VERB Mood=Cnd|VerbForm=Fin 0 root"], "conditional"),
        ([f"dit dire VERB {FIN} 0 root"], "indicative"),
        (["fasse faire VERB Mood=Sub|VerbForm=Fin 0 root"], "subjunctive"),
        (["Dites dire VERB Mood=Imp|VerbForm=Fin 0 root"], "imperative"),
        (["partir _ VERB VerbForm=Inf 0 root"], "infinitive"),
        (["avoir _ AUX VerbForm=Inf 2 aux:tense", f"signé signer VERB {PART} 0 root"], "infinitive"),
        ([f"signé signer VERB {PART} 0 root"], "participle"),
        (["serait être AUX Mood=Cnd|VerbForm=Fin 2 cop", "malade _ ADJ _ 0 root"], "conditional"),
        (["maison _ NOUN _ 0 root"], ""),
    ],
)
def test_the_auxiliary_carries_the_mood(rows: list[str], wanted: str) -> None:
    found = sentence(" ".join(r.split()[0] for r in rows), "; ".join(rows))

    assert mood(found, found.root) == wanted


def test_auxiliaries_are_the_words_that_help() -> None:
    assert forms(auxiliaries(ACCUSED, named(ACCUSED, "accusés"))) == "seraient"


# --- Negation --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (["ne _ ADV _ 2 advmod", f"dit dire VERB {FIN} 0 root", "pas _ ADV _ 2 advmod"], True),
        (["n' ne ADV _ 2 advmod", f"admet admettre VERB {FIN} 0 root", "jamais _ ADV _ 2 advmod"], True),
        (["ne _ ADV _ 2 advmod", f"dit dire VERB {FIN} 0 root", "rien _ PRON _ 2 obj"], True),
        (
            ["ne _ ADV _ 2 advmod", f"dit dire VERB {FIN} 0 root", "que _ ADV _ 4 advmod", "cela _ PRON _ 2 obj"],
            False,
        ),
        ([f"dit dire VERB {FIN} 0 root", "plus _ ADV _ 1 advmod"], False),
        ([f"dit dire VERB {FIN} 0 root"], False),
    ],
)
def test_negation_wants_ne_and_no_que(rows: list[str], wanted: bool) -> None:
    found = sentence(" ".join(r.split()[0] for r in rows), "; ".join(rows))

    assert negated(found, found.root) is wanted


# --- Prepositions and subordinators ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        ("Selon Anne", "Selon _ ADP _ 2 case; Anne _ PROPN _ 0 root", "selon"),
        ("D’après Anne", "D' de ADP _ 3 case; après _ ADP _ 1 fixed; Anne _ PROPN _ 0 root", "d'après"),
        ("D’après Anne", "D' de ADP _ 3 case; après _ ADP _ 3 case; Anne _ PROPN _ 0 root", "d'après"),
        (
            "lors de l’audience",
            "lors _ ADP _ 4 case; de _ ADP _ 1 fixed; l' le DET _ 4 det; audience _ NOUN _ 0 root",
            "lors de",
        ),
        ("du maire", "+2 du; de _ ADP _ 3 case; le _ DET _ 3 det; maire _ NOUN _ 0 root", "de"),
        ("Anne", "Anne _ PROPN _ 0 root", ""),
    ],
)
def test_the_preposition_with_its_fixed_parts(text: str, rows: str, wanted: str) -> None:
    found = sentence(text, rows)

    assert case_of(found, found.root) == wanted


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        ("que dort", f"que _ SCONJ _ 2 mark; dort dormir VERB {FIN} 0 root", "que"),
        ("qu’il dort", f"qu' que SCONJ _ 3 mark; il _ PRON _ 3 nsubj; dort dormir VERB {FIN} 0 root", "que"),
        ("avant de dormir", "avant _ ADP _ 3 mark; de _ ADP _ 1 fixed; dormir _ VERB VerbForm=Inf 0 root", "avant de"),
        ("il dort", f"il _ PRON _ 2 nsubj; dort dormir VERB {FIN} 0 root", ""),
    ],
)
def test_the_subordinator_with_its_fixed_parts(text: str, rows: str, wanted: str) -> None:
    found = sentence(text, rows)

    assert mark_of(found, found.root) == wanted


# --- Verb groups and inserted clauses --------------------------------------------------------------------------------

INSERTED = sentence(
    "« Rien ne va », s’est aussitôt plainte la maire, avant de partir.",
    f"""
    « _ PUNCT _ 4 punct
    Rien _ PRON _ 4 nsubj
    ne _ ADV _ 4 advmod
    va aller VERB {FIN} 10 ccomp
    » _ PUNCT _ 4 punct
    , _ PUNCT _ 4 punct
    s' soi PRON _ 10 expl:pv
    est être AUX {FIN} 10 aux:tense
    aussitôt _ ADV _ 10 advmod
    plainte plaindre VERB {PART} 0 root
    la le DET _ 12 det
    maire _ NOUN _ 10 nsubj
    , _ PUNCT _ 16 punct
    avant _ ADP _ 16 mark
    de _ ADP _ 14 fixed
    partir _ VERB VerbForm=Inf 10 advcl
    . _ PUNCT _ 10 punct
    """,
)


def test_the_verb_group_takes_auxiliary_and_reflexive_pronoun_in() -> None:
    text = "« Rien ne va », s’est aussitôt plainte la maire, avant de partir."

    assert verb_group(INSERTED, named(INSERTED, "plainte")).of(text) == "s’est aussitôt plainte"


def test_the_group_of_an_inserted_verb_starts_after_the_mark() -> None:
    assert INSERTED.words[clause_start(INSERTED, named(INSERTED, "plainte"))].form == "s'"


def test_a_verb_behind_a_mark_is_inserted() -> None:
    assert inserted(INSERTED, named(INSERTED, "plainte"))
    assert after_quotation(INSERTED, named(INSERTED, "plainte"))


def test_a_verb_behind_its_subject_is_not_inserted() -> None:
    assert not inserted(COORDINATED, named(COORDINATED, "nie"))
    assert not after_quotation(COORDINATED, named(COORDINATED, "nie"))


def test_a_comma_alone_is_no_quotation() -> None:
    found = sentence(
        "Il pleut, dit Anne.",
        f"Il _ PRON _ 2 nsubj; pleut pleuvoir VERB {FIN} 4 ccomp; , _ PUNCT _ 2 punct; dit dire VERB {FIN} 0 root; "
        "Anne _ PROPN _ 4 nsubj; . _ PUNCT _ 4 punct",
    )

    assert inserted(found, named(found, "dit"))
    assert not after_quotation(found, named(found, "dit"))


# --- Noun phrases ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rows", "head", "wanted"),
    [
        (
            "Le maire du village",
            "Le _ DET _ 2 det; maire _ NOUN _ 0 root; +2 du; de _ ADP _ 5 case; le _ DET _ 5 det; "
            "village _ NOUN _ 2 nmod",
            "maire",
            "Le maire de le village",
        ),
        ("selon le maire", "selon _ ADP _ 3 case; le _ DET _ 3 det; maire _ NOUN _ 0 root", "maire", "le maire"),
        (
            "Nadia Ferrol, maire",
            "Nadia _ PROPN _ 0 root; Ferrol _ PROPN _ 1 flat:name; , _ PUNCT _ 4 punct; maire _ NOUN _ 1 appos",
            "Nadia",
            "Nadia Ferrol",
        ),
        (
            "le maire Paul Morin",
            "le _ DET _ 2 det; maire _ NOUN _ 0 root; Paul _ PROPN _ 2 appos; Morin _ PROPN _ 3 flat:name",
            "maire",
            "le maire Paul Morin",
        ),
        (
            "le maire qui dort",
            f"le _ DET _ 2 det; maire _ NOUN _ 0 root; qui _ PRON PronType=Rel 4 nsubj; "
            f"dort dormir VERB {FIN} 2 acl:relcl",
            "maire",
            "le maire",
        ),
        ("et la maire", "et _ CCONJ _ 3 cc; la le DET _ 3 det; maire _ NOUN _ 0 root", "maire", "la maire"),
        ("Anne et Paul", "Anne _ PROPN _ 0 root; et _ CCONJ _ 3 cc; Paul _ PROPN _ 1 conj", "Anne", "Anne et Paul"),
        (
            "le maire (élu)",
            "le _ DET _ 2 det; maire _ NOUN _ 0 root; ( _ PUNCT _ 4 punct; élu _ ADJ _ 2 amod; ) _ PUNCT _ 4 punct",
            "maire",
            "le maire",
        ),
    ],
)
def test_a_noun_phrase_ends_before_relatives_and_commas(text: str, rows: str, head: str, wanted: str) -> None:
    found = sentence(text, rows)

    assert forms(noun_phrase(found, named(found, head))) == wanted


def test_a_noun_phrase_leaves_out_what_it_is_told_to() -> None:
    found = sentence("Anne et Paul", "Anne _ PROPN _ 0 root; et _ CCONJ _ 3 cc; Paul _ PROPN _ 1 conj")

    assert forms(noun_phrase(found, found.root, without=[named(found, "Paul")])) == "Anne"
