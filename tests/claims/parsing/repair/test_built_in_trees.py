"""Attachments that parsers trained on little news get wrong, put right sentence by sentence."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from claims.document.tree import Word
from tests.support.repairs import mended_by, mended_tree
from tests.support.trees import tree

FIN = "Mood=Ind|VerbForm=Fin"


def arcs(words: Sequence[Word], *forms: str) -> dict[str, tuple[str, str]]:
    """Head and relation of some words, by form."""
    return {w.form: (words[w.head].form if w.head >= 0 else "", w.deprel) for w in words if w.form in forms}


def test_what_brings_its_own_conjunction_is_a_conjunct_of_the_clause() -> None:
    found = tree(f"""
    Il lui PRON 2 nsubj
    estime estimer VERB {FIN} 0 root
    que que SCONJ 6 mark
    la le DET 5 det
    digue digue NOUN 6 nsubj
    tiendra tenir VERB {FIN} 2 ccomp
    et et CCONJ 11 cc
    que que SCONJ 11 mark
    le le DET 10 det
    pont pont NOUN 11 nsubj
    cédera céder VERB {FIN} 2 ccomp
    . . PUNCT 2 punct
    """)
    assert arcs(mended_tree(found.words), "tiendra", "cédera") == {
        "tiendra": ("estime", "ccomp"),
        "cédera": ("tiendra", "conj"),
    }


def test_what_is_set_beside_a_sentence_is_no_conjunct_of_its_adjective() -> None:
    found = tree(f"""
    Elle lui PRON 2 nsubj
    reste rester VERB {FIN} 0 root
    prudente prudent ADJ 2 xcomp
    , , PUNCT 7 punct
    mais mais CCONJ 7 cc
    tout tout PRON 7 nsubj
    va aller VERB {FIN} 2 parataxis
    . . PUNCT 2 punct
    """)
    assert mended_tree(found.words) == found.words


def test_an_adverbial_clause_without_a_comma_belongs_to_the_clause_before_it() -> None:
    rows = f"""
    Elle lui PRON 2 nsubj
    pense penser VERB {FIN} 0 root
    qu' que SCONJ 5 mark
    il lui PRON 5 nsubj
    perdra perdre VERB {FIN} 2 ccomp
    s' si SCONJ 8 mark
    il lui PRON 8 nsubj
    part partir VERB {FIN} 2 advcl
    . . PUNCT 2 punct
    """
    assert arcs(mended_tree(tree(rows).words), "part") == {"part": ("perdra", "advcl")}
    parted = rows.replace("s' si SCONJ 8 mark", ", , PUNCT 9 punct\n    s' si SCONJ 9 mark")
    parted = parted.replace("il lui PRON 8 nsubj", "il lui PRON 9 nsubj")
    assert arcs(mended_tree(tree(parted).words), "part") == {"part": ("pense", "advcl")}


def test_a_complement_without_a_conjunction_stays_where_it_is() -> None:
    found = tree(f"""
    Elle lui PRON 2 nsubj
    dit dire VERB {FIN} 0 root
    qu' que SCONJ 5 mark
    il lui PRON 5 nsubj
    part partir VERB {FIN} 2 ccomp
    à à ADP 8 case
    la le DET 8 det
    presse presse NOUN 2 obl:arg
    . . PUNCT 2 punct
    """)
    assert mended_tree(found.words) == found.words


def test_an_incise_between_subject_and_verb_leaves_them_to_each_other() -> None:
    found = tree(f"""
    La le DET 2 det
    neige neige NOUN 4 nsubj
    , , PUNCT 2 punct
    prévient prévenir VERB {FIN} 0 root
    la le DET 6 det
    guide guide NOUN 4 obj
    , , PUNCT 8 punct
    tombera tomber VERB {FIN} 4 conj
    . . PUNCT 4 punct
    """)
    assert arcs(mended_tree(found.words), "neige", "prévient", "guide", "tombera") == {
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
    a avoir AUX {FIN} 8 aux:tense
    affirmé affirmer VERB Tense=Past|VerbForm=Part 0 root
    , , PUNCT 11 punct
    mais mais CCONJ 11 cc
    doute douter VERB {FIN} 8 conj
    . . PUNCT 8 punct
    """)
    assert mended_tree(found.words) == found.words


def test_il_of_a_passive_with_a_clause_is_nobody() -> None:
    found = tree(f"""
    Il lui PRON 4 nsubj:pass
    lui lui PRON 4 iobj
    est être AUX {FIN} 4 aux:pass
    reproché reprocher VERB Tense=Past|VerbForm=Part 0 root
    d' de ADP 7 mark
    avoir avoir AUX VerbForm=Inf 7 aux:tense
    signé signer VERB Tense=Past|VerbForm=Part 4 xcomp
    . . PUNCT 4 punct
    """)
    assert arcs(mended_tree(found.words), "Il") == {"Il": ("reproché", "expl:subj")}


def test_il_of_a_passive_without_a_clause_stays_a_person() -> None:
    found = tree(f"""
    Il lui PRON 3 nsubj:pass
    est être AUX {FIN} 3 aux:pass
    suspendu suspendre VERB Tense=Past|VerbForm=Part 0 root
    . . PUNCT 3 punct
    """)
    assert mended_tree(found.words) == found.words


def test_a_clause_with_que_goes_on_with_the_nearest_one() -> None:
    found = tree(f"""
    La le DET 2 det
    ligue ligue NOUN 3 nsubj
    annonce annoncer VERB {FIN} 0 root
    que que SCONJ 6 mark
    tout tout PRON 6 nsubj
    ferme fermer VERB {FIN} 3 ccomp
    et et CCONJ 10 cc
    que que SCONJ 10 mark
    rien rien PRON 10 nsubj
    rouvre rouvrir VERB {FIN} 3 conj
    . . PUNCT 3 punct
    """)
    assert arcs(mended_tree(found.words), "rouvre") == {"rouvre": ("ferme", "conj")}


def test_a_clause_with_que_that_nothing_joins_is_a_complement() -> None:
    found = tree(f"""
    La le DET 2 det
    ligue ligue NOUN 4 nsubj
    a avoir AUX {FIN} 4 aux:tense
    informé informer VERB Tense=Past|VerbForm=Part 0 root
    ses son DET 6 det
    abonnés abonné NOUN 4 obj
    , , PUNCT 10 punct
    que que SCONJ 10 mark
    tout tout PRON 10 nsubj
    ferme fermer VERB {FIN} 4 conj
    . . PUNCT 4 punct
    """)
    assert arcs(mended_tree(found.words), "ferme") == {"ferme": ("informé", "ccomp")}


def test_after_a_noun_of_opinion_it_tells_what_the_noun_holds() -> None:
    found = tree(f"""
    Elle lui PRON 2 nsubj
    défend défendre VERB {FIN} 0 root
    l' le DET 4 det
    idée idée NOUN 2 obj
    que que SCONJ 7 mark
    tout tout PRON 7 nsubj
    ferme fermer VERB {FIN} 2 conj
    . . PUNCT 2 punct
    """)
    assert arcs(mended_tree(found.words), "ferme") == {"ferme": ("idée", "acl")}


def test_two_verbs_that_a_conjunction_joins_stay_joined() -> None:
    found = tree(f"""
    Elle lui PRON 2 nsubj
    dit dire VERB {FIN} 0 root
    que que SCONJ 5 mark
    tout tout PRON 5 nsubj
    ferme fermer VERB {FIN} 2 ccomp
    et et CCONJ 7 cc
    part partir VERB {FIN} 2 conj
    . . PUNCT 2 punct
    """)
    assert arcs(mended_tree(found.words), "part") == {"part": ("dit", "conj")}


def test_an_infinitive_completes_the_adjective_or_participle_before_it() -> None:
    ready = tree(f"""
    Elle lui PRON 3 nsubj
    se se PRON 3 expl:pv
    dit dire VERB {FIN} 0 root
    prête prêt ADJ 3 xcomp
    à à ADP 6 mark
    partir partir VERB VerbForm=Inf 3 xcomp
    . . PUNCT 3 punct
    """)
    assert arcs(mended_tree(ready.words), "partir") == {"partir": ("prête", "xcomp")}
    suspected = tree(f"""
    Un un DET 2 det
    pompier pompier NOUN 7 nsubj
    soupçonné soupçonner VERB Tense=Past|VerbForm=Part 2 acl
    d' de ADP 6 mark
    avoir avoir AUX VerbForm=Inf 6 aux:tense
    fui fuir VERB Tense=Past|VerbForm=Part 2 acl
    dort dormir VERB {FIN} 0 root
    . . PUNCT 7 punct
    """)
    assert arcs(mended_tree(suspected.words), "fui") == {"fui": ("soupçonné", "xcomp")}


def test_no_clause_is_hung_below_what_hangs_on_it() -> None:
    found = tree(f"""
    Elle lui PRON 2 nsubj
    dit dire VERB {FIN} 0 root
    que que SCONJ 5 mark
    tout tout PRON 5 nsubj
    ferme fermer VERB {FIN} 9 ccomp
    et et CCONJ 9 cc
    que que SCONJ 9 mark
    rien rien PRON 9 nsubj
    rouvre rouvrir VERB {FIN} 2 conj
    . . PUNCT 2 punct
    """)
    assert arcs(mended_tree(found.words), "ferme", "rouvre") == {
        "ferme": ("rouvre", "ccomp"),
        "rouvre": ("dit", "conj"),
    }


def test_of_two_subjects_the_one_between_commas_is_an_apposition() -> None:
    told = tree(f"""
    Une un PRON 8 nsubj
    des de ADP 3 case
    voisines voisine NOUN 1 nmod
    , , PUNCT 5 punct
    Rose Rose PROPN 8 nsubj
    Amblard Amblard PROPN 5 flat:name
    , , PUNCT 5 punct
    raconte raconter VERB {FIN} 0 root
    . . PUNCT 8 punct
    """)
    assert arcs(mended_tree(told.words), "Une", "Rose") == {"Une": ("raconte", "nsubj"), "Rose": ("Une", "appos")}
    according = tree(f"""
    Selon selon ADP 2 case
    Rose Rose PROPN 9 obl:mod
    Amblard Amblard PROPN 2 flat:name
    , , PUNCT 2 punct
    adjointe adjoint NOUN 9 nsubj
    , , PUNCT 2 punct
    le le DET 8 det
    pont pont NOUN 9 nsubj
    ferme fermer VERB {FIN} 0 root
    . . PUNCT 9 punct
    """)
    assert arcs(mended_tree(according.words), "adjointe", "pont") == {
        "adjointe": ("Rose", "appos"),
        "pont": ("ferme", "nsubj"),
    }


def test_an_apposition_in_an_incise_is_that_of_the_speaker() -> None:
    found = tree(f"""
    Le le DET 2 det
    pont pont NOUN 9 nsubj
    , , PUNCT 4 punct
    dit dire VERB {FIN} 9 parataxis
    Rose Rose PROPN 4 nsubj
    , , PUNCT 7 punct
    maire maire NOUN 9 nsubj
    , , PUNCT 4 punct
    ferme fermer VERB {FIN} 0 root
    . . PUNCT 9 punct
    """)
    assert arcs(mended_tree(found.words), "pont", "maire") == {"pont": ("ferme", "nsubj"), "maire": ("Rose", "appos")}


def test_the_first_noun_of_a_list_is_no_apposition_to_the_name_before_it() -> None:
    found = tree(f"""
    Selon selon ADP 2 case
    Rose Rose PROPN 9 obl:mod
    , , PUNCT 2 punct
    ponts pont NOUN 9 nsubj
    , , PUNCT 6 punct
    gares gare NOUN 9 nsubj
    et et CCONJ 8 cc
    ports port NOUN 6 conj
    ferment fermer VERB {FIN} 0 root
    . . PUNCT 9 punct
    """)
    assert mended_tree(found.words) == found.words


WORDS = [
    *(("que", "SCONJ"), (",", "PUNCT"), ("»", "PUNCT"), ("dit", "VERB"), ("pont", "NOUN")),
    *(("idée", "NOUN"), ("Rose", "PROPN"), ("de", "ADP"), ("tout", "ADV"), ("en", "ADP")),
]


@pytest.mark.parametrize("seed", range(40))
def test_a_broken_parse_is_mended_without_end_or_loss(seed: int) -> None:
    """Whatever hangs on whatever, circles too: each word is still there, and hangs on one of them or on none."""
    chance = random.Random(seed)
    rows = []
    for _ in range(12):
        form, upos = chance.choice(WORDS)
        lemma = {"dit": "dire"}.get(form, form)
        relation = chance.choice(["nsubj", "obj", "conj", "mark", "acl", "acl:relcl", "aux", "xcomp", "ccomp", "advcl"])
        feats = chance.choice(["_", FIN, "VerbForm=Inf"])
        rows.append(f"{form} {lemma} {upos} {feats} {chance.randrange(13)} {relation}")
    words = tree("\n".join(rows)).words
    mended = mended_tree(words)
    assert [w.form for w in mended] == [w.form for w in words]
    assert all(-1 <= w.head < len(words) for w in mended)


NAMED = f"""
Le le DET 2 det
programme programme NOUN 8 nsubj
{{opening}} {{opening}} PUNCT 4 punct
Rivages Rivages PROPN 2 appos
2030 2030 NUM 4 nummod
{{closing}} {{closing}} PUNCT 4 punct
a avoir AUX {FIN} 8 aux:tense
coûté coûter VERB Tense=Past|VerbForm=Part 0 root
deux deux NUM 10 nummod
millions million NOUN 8 obj
. . PUNCT 8 punct
"""
"""Le programme « Rivages 2030 » a coûté deux millions."""


@pytest.mark.parametrize(("opening", "closing"), ["«»", '""'])
def test_a_name_in_quotation_marks_is_no_speech(opening: str, closing: str) -> None:
    found = tree(NAMED.format(opening=opening, closing=closing))
    assert mended_tree(found.words) == found.words


def test_a_word_quoted_as_the_subject_is_no_speech() -> None:
    found = tree(f"""
    Le le DET 3 det
    « « PUNCT 3 punct
    oui oui NOUN 5 nsubj
    » » PUNCT 3 punct
    obtient obtenir VERB {FIN} 0 root
    51 51 NUM 7 nummod
    % % NOUN 5 obj
    . . PUNCT 5 punct
    """)
    assert mended_tree(found.words) == found.words


def test_what_opens_a_quotation_closes_none() -> None:
    found = tree(f"""
    Un un DET 2 det
    texte texte NOUN 0 root
    qui qui PRON PronType=Rel 5 nsubj
    " " PUNCT 5 punct
    crée créer VERB {FIN} 2 acl:relcl
    un un DET 7 det
    dispositif dispositif NOUN 5 obj
    " " PUNCT 5 punct
    . . PUNCT 2 punct
    """)
    assert mended_tree(found.words) == found.words


def test_a_participle_after_a_quotation_has_no_subject() -> None:
    found = tree(f"""
    Elle lui PRON 2 nsubj
    a avoir VERB {FIN} 0 root
    des un DET 5 det
    « « PUNCT 5 punct
    lésions lésion NOUN 2 obj
    » » PUNCT 5 punct
    ayant avoir AUX VerbForm=Part 8 aux:tense
    causé causer VERB Tense=Past|VerbForm=Part 5 acl
    la le DET 10 det
    mort mort NOUN 8 obj
    . . PUNCT 2 punct
    """)
    assert mended_tree(found.words) == found.words


def test_a_part_of_what_is_said_may_stand_in_quotation_marks() -> None:
    found = tree(f"""
    Le le DET 2 det
    pont pont NOUN 9 nsubj
    « « PUNCT 5 punct
    sera être AUX {FIN} 5 aux:pass
    fermé fermer VERB Tense=Past|VerbForm=Part 9 ccomp
    » » PUNCT 5 punct
    , , PUNCT 9 punct
    a avoir AUX {FIN} 9 aux:tense
    déclaré déclarer VERB Tense=Past|VerbForm=Part 0 root
    la le DET 11 det
    ministre ministre NOUN 9 obj
    . . PUNCT 9 punct
    """)
    assert arcs(mended_tree(found.words), "ministre") == {"ministre": ("déclaré", "nsubj")}


def test_an_incise_in_order_is_left_alone() -> None:
    found = tree(f"""
    La le DET 2 det
    neige neige NOUN 10 nsubj
    , , PUNCT 4 punct
    prévient prévenir VERB {FIN} 10 parataxis
    jeudi jeudi NOUN 4 obl:mod
    soir soir NOUN 5 nmod
    la le DET 8 det
    guide guide NOUN 4 nsubj
    , , PUNCT 4 punct
    tombera tomber VERB {FIN} 0 root
    . . PUNCT 10 punct
    """)
    assert mended_tree(found.words) == found.words


def test_after_a_comma_only_a_verb_of_speech_has_its_subject_behind_it() -> None:
    found = tree(f"""
    Celui celui PRON 7 nsubj
    qui qui PRON 3 nsubj
    gagne gagner VERB {FIN} 1 acl:relcl
    , , PUNCT 5 punct
    fixera fixer VERB {FIN} 7 parataxis
    l'agenda agenda NOUN 5 obj
    dort dormir VERB {FIN} 0 root
    . . PUNCT 7 punct
    """)
    assert mended_tree(found.words) == found.words


def test_il_of_a_suspicion_is_a_person() -> None:
    found = tree(f"""
    Il lui PRON 3 nsubj:pass
    est être AUX {FIN} 3 aux:pass
    soupçonné soupçonner VERB Tense=Past|VerbForm=Part 0 root
    d' de ADP 6 mark
    avoir avoir AUX VerbForm=Inf 6 aux:tense
    fui fuir VERB Tense=Past|VerbForm=Part 3 xcomp
    . . PUNCT 3 punct
    """)
    assert mended_tree(found.words) == found.words


@pytest.mark.parametrize(("mood", "relation"), [("Cnd", "advcl"), ("Ind", "ccomp")])
@pytest.mark.parametrize("compound", [True, False])
def test_what_a_conditional_depends_on_is_no_question(mood: str, relation: str, compound: bool) -> None:
    helper = f"a avoir AUX Mood={mood} 4 aux:tense" if compound else "y y ADV 4 advmod"
    verb = "tenu tenir VERB 0 root" if compound else f"tenu tenir VERB Mood={mood} 0 root"
    clause = "s' si SCONJ 7 mark\nil lui PRON 7 nsubj\npleuvait pleuvoir VERB 4 ccomp\n. . PUNCT 4 punct"
    words = tree(f"Le le DET 2 det\npont pont NOUN 4 nsubj\n{helper}\n{verb}\n{clause}").words
    assert mended_by("hypothesis", words)[6].deprel == relation
