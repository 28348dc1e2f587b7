"""What keeps a sentence of the article's own from being a fact, and what does not."""

from __future__ import annotations

import pytest

from claims.attribution.reserves import calls, conveyed, headed, hedged
from claims.document.tree import Sentence
from claims.rules.loader import WordLists
from tests.support.trees import document

FIN = "Mood=Ind|VerbForm=Fin"
COND = "Mood=Cnd|VerbForm=Fin"
LISTS = WordLists(
    {
        "verbes-dire-seuls": {"déclarer", "préciser", "confirmer", "demander", "soupçonner"},
        "verbes-demande": {"demander", "inviter"},
        "verbes-appel": {"inviter"},
        "verbes-accusation": {"soupçonner"},
        "verbes-apparence": {"risquer"},
    }
)


def sentence(rows: str) -> Sentence:
    lines = [line.strip() for line in rows.split(";")]
    forms = [line.split()[0] for line in lines]
    return document(" ".join(forms), "\n".join(lines)).sentences[0]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            f"Ce _ PRON _ 4 nsubj; sont être AUX {FIN} 4 cop; deux _ NUM _ 4 nummod; bonbonnes bonbonne NOUN _ 0 root;"
            f"qui _ PRON _ 6 nsubj; seraient être VERB {COND} 4 acl:relcl; en _ ADP _ 8 case; cause _ NOUN _ 6 obl",
            True,
            id="second half of a cleft",
        ),
        pytest.param(
            f"Deux _ NUM _ 2 nsubj; dorment dormir VERB {FIN} 0 root; un _ NUM _ 5 nsubj;"
            f"serait être AUX {COND} 5 cop; absent _ ADJ _ 2 conj",
            True,
            id="second main clause",
        ),
        pytest.param(
            f"Il _ PRON _ 2 nsubj; lit lire VERB {FIN} 0 root; une _ DET _ 4 det; loi _ NOUN _ 2 obj;"
            f"qui _ PRON _ 6 nsubj; interdirait interdire VERB {COND} 4 acl:relcl; tout _ PRON _ 6 obj",
            False,
            id="relative clause",
        ),
        pytest.param(
            f"Le _ DET _ 2 det; mur _ NOUN _ 3 nsubj; risque risquer VERB {FIN} 0 root; de _ ADP _ 5 mark;"
            "céder _ VERB VerbForm=Inf 3 xcomp",
            True,
            id="what may happen",
        ),
    ],
)
def test_what_a_sentence_supposes_is_hedged(rows: str, expected: bool) -> None:
    assert hedged(sentence(rows), LISTS) is expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            f"La _ DET _ 2 det; ville _ NOUN _ 3 nsubj; invite inviter VERB {FIN} 0 root; les _ DET _ 5 det;"
            "usagers usager NOUN _ 3 obj; à _ ADP _ 7 mark; patienter _ VERB VerbForm=Inf 3 xcomp",
            True,
            id="to do something",
        ),
        pytest.param(
            f"La _ DET _ 2 det; ville _ NOUN _ 3 nsubj; invite inviter VERB {FIN} 0 root; à _ ADP _ 6 case;"
            "la _ DET _ 6 det; prudence _ NOUN _ 3 obl:arg",
            True,
            id="to a state",
        ),
        pytest.param(
            f"Elle _ PRON _ 2 nsubj; invite inviter VERB {FIN} 0 root; Paul _ PROPN _ 2 obj; à _ ADP _ 5 case;"
            "Berlin _ PROPN _ 2 obl",
            False,
            id="to a place",
        ),
        pytest.param(
            f"Elle _ PRON _ 2 nsubj; demande demander VERB {FIN} 0 root; à _ ADP _ 4 mark;"
            "partir _ VERB VerbForm=Inf 2 xcomp",
            False,
            id="what is asked for",
        ),
    ],
)
def test_calls_on_somebody_state_nothing(rows: str, expected: bool) -> None:
    assert calls(sentence(rows), LISTS) is expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(f"Le_maire maire NOUN _ 2 nsubj; confirme confirmer VERB {FIN} 0 root", True, id="says"),
        pytest.param(
            f"Le _ DET _ 2 det; feu _ NOUN _ 5 nsubj; s' se PRON _ 5 expl:pv; est être AUX {FIN} 5 aux:tense;"
            "déclaré déclarer VERB Tense=Past|VerbForm=Part 0 root; lundi _ NOUN _ 5 obl:mod",
            False,
            id="breaks out",
        ),
        pytest.param(
            f"Elle _ PRON _ 2 nsubj; déclare déclarer VERB {FIN} 0 root; que _ SCONJ _ 5 mark; tout _ PRON _ 5 nsubj;"
            f"va aller VERB {FIN} 2 ccomp",
            True,
            id="clause",
        ),
        pytest.param(
            f"Elle _ PRON _ 4 nsubj; n' ne ADV _ 4 advmod; a avoir AUX {FIN} 4 aux:tense;"
            "précisé préciser VERB Tense=Past|VerbForm=Part 0 root; aucun _ DET _ 6 det; nom _ NOUN _ 4 obj",
            False,
            id="says nothing",
        ),
        pytest.param(
            f"Elle _ PRON _ 3 nsubj:pass; est être AUX {FIN} 3 aux:pass;"
            "soupçonnée soupçonner VERB Tense=Past|VerbForm=Part 0 root",
            True,
            id="suspicion in the passive",
        ),
        pytest.param(
            f"Le_juge juge NOUN _ 2 nsubj; demande demander VERB {FIN} 0 root; une _ DET _ 4 det;"
            "expertise _ NOUN _ 2 obj",
            False,
            id="asks for something",
        ),
    ],
)
def test_verbs_of_saying_convey_words_unless_they_tell_an_act(rows: str, expected: bool) -> None:
    assert conveyed(sentence(rows), LISTS) is expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (f"La _ DET _ 2 det; modératrice _ NOUN _ 4 nsubj; : _ PUNCT _ 4 punct; dormez dormir VERB {FIN} 0 root", True),
        (f"Bilan bilan NOUN _ 3 nsubj; : _ PUNCT _ 3 punct; dormez dormir VERB {FIN} 0 root", False),
        (f"Il _ PRON _ 2 nsubj; dort dormir VERB {FIN} 0 root; : _ PUNCT _ 2 punct; lectrice _ NOUN _ 2 obj", False),
        (f"Pour _ ADP _ 2 case; lectrices _ NOUN _ 4 obl; : _ PUNCT _ 4 punct; dort dormir VERB {FIN} 0 root", False),
        (f"La _ DET _ 2 det; lectrice _ NOUN _ 3 nsubj; dort dormir VERB {FIN} 0 root", False),
    ],
)
def test_somebody_and_a_colon_open_a_turn(rows: str, expected: bool) -> None:
    assert headed(sentence(rows), LISTS) is expected
