"""What of a noun phrase belongs to a content."""

from __future__ import annotations

import pytest

from claims.attribution.noun_contents import content_subtree
from tests.support.trees import forms, named, sentence

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"


@pytest.mark.parametrize(
    ("case", "wanted"), [("contre", "contre la vente"), ("de", "la vente")], ids=["preposition kept", "of left out"]
)
def test_what_somebody_calls_himself_keeps_its_preposition(case: str, wanted: str) -> None:
    found = sentence(
        f"Il se dit {case} la vente",
        f"Il lui PRON 3 nsubj; se _ PRON 3 expl:pv; dit dire VERB {FIN} 0 root; {case} _ ADP 6 case; la le DET 6 det;"
        " vente _ NOUN 3 obl:mod",
    )

    assert forms(content_subtree(found, named(found, "vente"), [], named(found, "dit"))) == wanted


def test_an_article_goes_with_the_preposition_it_is_fused_with() -> None:
    found = sentence(
        "Il parle du vol",
        f"Il lui PRON 2 nsubj; parle parler VERB {FIN} 0 root\n+2 du\nde _ ADP 5 case\nle _ DET Number=Sing 5 det\n"
        "vol _ NOUN 2 obl:arg",
    )

    assert forms(content_subtree(found, named(found, "vol"), [], named(found, "parle"))) == "vol"


def test_what_stands_aside_is_none_of_a_noun_before_its_cue() -> None:
    found = sentence(
        "Le tir, que tous ont vu, est confirmé",
        f"Le _ DET 2 det; tir _ NOUN 9 nsubj:pass; , _ PUNCT 7 punct; que _ PRON 7 obj; tous _ PRON 7 nsubj;"
        f" ont avoir AUX {FIN} 7 aux:tense; vu voir VERB {PART} 2 acl:relcl; , _ PUNCT 7 punct; est être AUX {FIN} 10"
        f" aux:pass; confirmé confirmer VERB {PART} 0 root",
    )

    assert forms(content_subtree(found, named(found, "tir"), [], named(found, "confirmé"))) == "Le tir"


def test_complements_of_a_noun_are_found_on_its_participle() -> None:
    found = sentence(
        "Le chef présumé du gang à Nice court",
        f"Le _ DET 2 det; chef _ NOUN 9 nsubj; présumé présumer VERB {PART} 2 acl\n+2 du\nde _ ADP 6 case\n"
        "le _ DET 6 det\n"
        f"gang _ NOUN 3 obl:arg\nà _ ADP 8 case\nNice _ PROPN 3 obl:mod\ncourt courir VERB {FIN} 0 root",
    )
    presumed = named(found, "présumé")

    words = content_subtree(found, named(found, "chef"), [presumed], presumed)

    assert forms(words) == "Le chef de le gang à Nice"
