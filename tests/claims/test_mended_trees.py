"""Attachments that parsers trained on little news get wrong, put right sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from claims.conjuncts import with_conjuncts
from claims.inversion import with_impersonal_il, with_insertions, with_inverted_subjects
from claims.lexicon import speaking_nouns, speech_verbs
from claims.text import Word
from tests.claims.trees import tree

FIN = "Mood=Ind|VerbForm=Fin"


def arcs(words: Sequence[Word], *forms: str) -> dict[str, tuple[str, str]]:
    """Head and relation of some words, by form."""
    return {w.form: (words[w.head].form if w.head >= 0 else "", w.deprel) for w in words if w.form in forms}


def test_what_brings_its_own_conjunction_is_a_conjunct_of_the_clause() -> None:
    found = tree(f"""
    Il lui PRON 2 nsubj
    estime estimer VERB 0 root {FIN}
    que que SCONJ 6 mark
    la le DET 5 det
    digue digue NOUN 6 nsubj
    tiendra tenir VERB 2 ccomp {FIN}
    et et CCONJ 11 cc
    que que SCONJ 11 mark
    le le DET 10 det
    pont pont NOUN 11 nsubj
    cédera céder VERB 2 ccomp {FIN}
    . . PUNCT 2 punct
    """)
    assert arcs(with_conjuncts(found.words), "tiendra", "cédera") == {
        "tiendra": ("estime", "ccomp"),
        "cédera": ("tiendra", "conj"),
    }


def test_what_a_colon_adds_to_the_clause_is_part_of_it() -> None:
    found = tree(f"""
    Elle lui PRON 2 nsubj
    affirme affirmer VERB 0 root {FIN}
    que que SCONJ 5 mark
    tout tout PRON 5 nsubj
    manque manquer VERB 2 ccomp {FIN}
    : : PUNCT 8 punct
    des un DET 8 det
    lits lit NOUN 2 obj
    . . PUNCT 2 punct
    """)
    assert arcs(with_conjuncts(found.words), "lits") == {"lits": ("manque", "parataxis")}


def test_an_adverbial_clause_without_a_comma_belongs_to_the_clause_before_it() -> None:
    rows = f"""
    Elle lui PRON 2 nsubj
    pense penser VERB 0 root {FIN}
    qu' que SCONJ 5 mark
    il lui PRON 5 nsubj
    perdra perdre VERB 2 ccomp {FIN}
    s' si SCONJ 8 mark
    il lui PRON 8 nsubj
    part partir VERB 2 advcl {FIN}
    . . PUNCT 2 punct
    """
    assert arcs(with_conjuncts(tree(rows).words), "part") == {"part": ("perdra", "advcl")}
    parted = rows.replace("s' si SCONJ 8 mark", ", , PUNCT 9 punct\n    s' si SCONJ 9 mark")
    parted = parted.replace("il lui PRON 8 nsubj", "il lui PRON 9 nsubj")
    assert arcs(with_conjuncts(tree(parted).words), "part") == {"part": ("pense", "advcl")}


def test_a_complement_without_a_conjunction_stays_where_it_is() -> None:
    found = tree(f"""
    Elle lui PRON 2 nsubj
    dit dire VERB 0 root {FIN}
    qu' que SCONJ 5 mark
    il lui PRON 5 nsubj
    part partir VERB 2 ccomp {FIN}
    à à ADP 8 case
    la le DET 8 det
    presse presse NOUN 2 obl:arg
    . . PUNCT 2 punct
    """)
    assert with_conjuncts(found.words) == found.words


def test_the_verb_after_a_relative_clause_is_what_its_noun_does() -> None:
    found = tree(f"""
    La le DET 2 det
    rumeur rumeur NOUN 0 root
    que que SCONJ 5 mark
    Zoé Zoé PROPN 5 nsubj
    partirait partir VERB 2 acl Mood=Cnd|VerbForm=Fin
    a avoir AUX 7 aux:tense {FIN}
    couru courir VERB 5 xcomp Tense=Past|VerbForm=Part
    . . PUNCT 7 punct
    """)
    assert arcs(with_conjuncts(found.words), "rumeur", "partirait", "couru") == {
        "rumeur": ("couru", "nsubj"),
        "partirait": ("rumeur", "acl"),
        "couru": ("", "root"),
    }


def test_an_incise_between_subject_and_verb_leaves_them_to_each_other() -> None:
    found = tree(f"""
    La le DET 2 det
    neige neige NOUN 4 nsubj
    , , PUNCT 2 punct
    prévient prévenir VERB 0 root {FIN}
    la le DET 6 det
    guide guide NOUN 4 obj
    , , PUNCT 8 punct
    tombera tomber VERB 4 conj {FIN}
    . . PUNCT 4 punct
    """)
    assert arcs(with_insertions(found.words, speech_verbs()), "neige", "prévient", "guide", "tombera") == {
        "neige": ("tombera", "nsubj"),
        "prévient": ("tombera", "parataxis"),
        "guide": ("prévient", "nsubj"),
        "tombera": ("", "root"),
    }


def test_an_apposition_between_subject_and_verb_is_no_incise() -> None:
    found = tree(f"""
    Sa son DET 2 det
    voisine voisin NOUN 8 nsubj
    , , PUNCT 4 punct
    Zoé Zoé PROPN 2 appos
    , , PUNCT 4 punct
    l' le PRON 8 obj
    a avoir AUX 8 aux:tense {FIN}
    affirmé affirmer VERB 0 root Tense=Past|VerbForm=Part
    , , PUNCT 11 punct
    mais mais CCONJ 11 cc
    doute douter VERB 8 conj {FIN}
    . . PUNCT 8 punct
    """)
    assert with_insertions(found.words, speech_verbs()) == found.words


def test_il_of_a_passive_with_a_clause_is_nobody() -> None:
    found = tree(f"""
    Il lui PRON 4 nsubj:pass
    lui lui PRON 4 iobj
    est être AUX 4 aux:pass {FIN}
    reproché reprocher VERB 0 root Tense=Past|VerbForm=Part
    d' de ADP 7 mark
    avoir avoir AUX 7 aux:tense VerbForm=Inf
    signé signer VERB 4 xcomp Tense=Past|VerbForm=Part
    . . PUNCT 4 punct
    """)
    assert arcs(with_impersonal_il(found.words), "Il") == {"Il": ("reproché", "expl:subj")}


def test_il_of_a_passive_without_a_clause_stays_a_person() -> None:
    found = tree(f"""
    Il lui PRON 3 nsubj:pass
    est être AUX 3 aux:pass {FIN}
    suspendu suspendre VERB 0 root Tense=Past|VerbForm=Part
    . . PUNCT 3 punct
    """)
    assert with_impersonal_il(found.words) == found.words


def test_a_noun_with_its_preposition_goes_on_with_the_complement_that_has_the_same() -> None:
    found = tree(f"""
    Elle lui PRON 2 nsubj
    dit dire VERB 0 root {FIN}
    que que SCONJ 5 mark
    tout tout PRON 5 nsubj
    porte porter VERB 2 ccomp {FIN}
    sur sur ADP 8 case
    le le DET 8 det
    traité traité NOUN 5 obl:arg
    et et CCONJ 11 cc
    sur sur ADP 11 case
    Ostrelle Ostrelle PROPN 2 conj
    . . PUNCT 2 punct
    """)
    assert arcs(with_conjuncts(found.words), "Ostrelle") == {"Ostrelle": ("traité", "conj")}


def test_a_subject_before_the_verb_that_an_incise_hangs_on_is_that_verbs() -> None:
    found = tree(f"""
    Un un DET 2 det
    ferry ferry NOUN 10 nsubj
    s' se PRON 5 expl:pv
    est être AUX 5 aux:tense {FIN}
    échoué échouer VERB 0 root Tense=Past|VerbForm=Part
    ici ici ADV 5 advmod
    , , PUNCT 7 punct
    hier hier ADV 5 advmod
    , , PUNCT 10 punct
    indiquent indiquer VERB 5 parataxis {FIN}
    les le DET 12 det
    autorités autorité NOUN 10 obj
    . . PUNCT 5 punct
    """)
    mended = with_inverted_subjects(found.words, speech_verbs(), speaking_nouns())
    assert arcs(mended, "ferry", "autorités") == {
        "ferry": ("échoué", "nsubj"),
        "autorités": ("indiquent", "nsubj"),
    }
