"""Passives, agents, moods, negation, verb groups and inserted clauses, read off hand-built trees."""

from __future__ import annotations

import pytest

from claims.syntax.verbs import (
    after_quotation,
    agent,
    auxiliaries,
    clause_start,
    inserted,
    mood,
    negated,
    passive,
    verb_group,
)
from tests.support.trees import forms, named, sentence

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"


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
