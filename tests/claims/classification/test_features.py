"""What the classifier sees: moods, and which conditional lends words to others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.claim import Claim, Derivation, Extraction, Label, Speaker
from claims.classification.features import (
    FeatureContext,
    conditional_kind,
    features,
    future_in_past,
    past,
    with_features,
)
from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.rules.loader import WordLists
from tests.support.trees import document, named, sentence

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"
LISTS = WordLists(
    {
        "verbes-modaux": ("devoir", "pouvoir"),
        "verbes-parole": ("annoncer", "dire"),
        "adverbes-reserve": ("peut-être",),
        "adverbes-oui-dire": ("apparemment",),
        "verbes-accusation": ("accuser",),
    }
)


def kind(found: Sentence, root: str, trigger: str | None = None) -> str:
    return conditional_kind(found, named(found, root), named(found, trigger) if trigger else None, LISTS)


ALONE = sentence(
    "Le suspect aurait fui.",
    f"Le le DET _ 2 det; suspect _ NOUN _ 4 nsubj; aurait avoir AUX Mood=Cnd|VerbForm=Fin 4 aux:tense; "
    f"fui fuir VERB {PART} 0 root; . _ PUNCT _ 4 punct",
)


def announced(cue: str, content: str) -> Sentence:
    """Elle … que le pont …: a cue of one to two words, a content verb of one to three."""
    cues = {
        "a annoncé": f"a avoir AUX {FIN} 3 aux:tense; annoncé annoncer VERB {PART} 0 root",
        "annonçait": "annonçait annoncer VERB Mood=Ind|Tense=Imp|VerbForm=Fin 0 root",
        "annonça": "annonça annoncer VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root",
        "annonce": "annonce annoncer VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root",
    }
    at = len(cue.split()) + 1
    last = at + 3 + len(content.split())
    cnd = "Mood=Cnd|VerbForm=Fin"
    contents = {
        "rouvrirait": f"rouvrirait rouvrir VERB {cnd} {at} ccomp",
        "aurait rouvert": f"aurait avoir AUX {cnd} {last} aux:tense; rouvert rouvrir VERB {PART} {at} ccomp",
        "serait fermé": f"serait être AUX {cnd} {last} aux:pass; fermé fermer VERB {PART} {at} ccomp",
        "devrait rouvrir": f"devrait devoir VERB {cnd} {at} ccomp; rouvrir _ VERB VerbForm=Inf {last - 1} xcomp",
    }
    return sentence(
        f"Elle {cue} que le pont {content}.",
        f"Elle _ PRON _ {at} nsubj; {cues[cue]}; que _ SCONJ _ {last} mark; le _ DET _ {at + 3} det; "
        f"pont _ NOUN _ {last} nsubj; {contents[content]}; . _ PUNCT _ {at} punct",
    )


def verbs(found: Sentence) -> tuple[Word, Word]:
    """The cue and the root of the content."""
    return found.root, next(w for w in found.words if w.deprel == "ccomp")


def test_a_conditional_without_a_cue_is_hearsay() -> None:
    assert kind(ALONE, "fui") == "hearsay"


@pytest.mark.parametrize(
    ("cue", "content", "wanted"),
    [
        ("a annoncé", "rouvrirait", "future_in_past"),
        ("annonçait", "rouvrirait", "future_in_past"),
        ("annonça", "rouvrirait", "future_in_past"),
        ("a annoncé", "serait fermé", "future_in_past"),
        ("a annoncé", "aurait rouvert", "hearsay"),
        ("annonce", "rouvrirait", "hearsay"),
        ("annonce", "serait fermé", "hearsay"),
        ("annonce", "aurait rouvert", "hearsay"),
        ("a annoncé", "devrait rouvrir", "modal"),
        ("annonce", "devrait rouvrir", "modal"),
    ],
)
def test_under_a_past_cue_a_simple_conditional_is_a_future(cue: str, content: str, wanted: str) -> None:
    """*a annoncé que le pont rouvrirait* tells of a plan; *annonce que le pont rouvrirait* of a rumour."""
    found = announced(cue, content)
    trigger, root = verbs(found)

    assert conditional_kind(found, root, trigger, LISTS) == wanted
    assert future_in_past(found, root, trigger) is (
        wanted == "future_in_past" or (content[:6] == "devrai" and cue != "annonce")
    )


def test_an_inserted_cue_in_the_past_governs_no_tense() -> None:
    """*Elle quitterait le club, a rapporté la radio* is hearsay, whatever the tense of the cue."""
    found = sentence(
        "Elle fuirait, a dit Anne.",
        "Elle _ PRON _ 2 nsubj; fuirait fuir VERB Mood=Cnd|VerbForm=Fin 0 root; , _ PUNCT _ 5 punct; "
        f"a avoir AUX {FIN} 5 aux:tense; dit dire VERB {PART} 2 parataxis; Anne _ PROPN _ 5 nsubj; . _ PUNCT _ 2 punct",
    )
    cue = next(w for w in found.words if w.lemma == "dire")

    assert conditional_kind(found, found.root, cue, LISTS) == "hearsay"


def test_a_conditional_after_si_is_a_hypothesis() -> None:
    found = sentence(
        "Si elle part, il resterait.",
        f"Si _ SCONJ _ 3 mark; elle _ PRON _ 3 nsubj; part partir VERB {FIN} 6 advcl; , _ PUNCT _ 3 punct; "
        "il _ PRON _ 6 nsubj; resterait rester VERB Mood=Cnd|VerbForm=Fin 0 root; . _ PUNCT _ 6 punct",
    )

    assert kind(found, "resterait") == "hypothesis"


def test_an_indicative_is_no_conditional() -> None:
    found = sentence("Elle part.", f"Elle _ PRON _ 2 nsubj; part partir VERB {FIN} 0 root; . _ PUNCT _ 2 punct")

    assert kind(found, "part") == "none"


@pytest.mark.parametrize(
    ("cue", "wanted"), [("a annoncé", True), ("annonçait", True), ("annonça", True), ("annonce", False)]
)
def test_past_tenses_of_a_cue(cue: str, wanted: bool) -> None:
    found = announced(cue, "rouvrirait")

    assert past(found, found.root) is wanted


def test_a_participle_without_auxiliary_is_no_past_tense() -> None:
    found = sentence("le pont annoncé", f"le _ DET _ 2 det; pont _ NOUN _ 0 root; annoncé annoncer VERB {PART} 2 acl")

    assert not past(found, named(found, "annoncé"))


# --- The whole mapping -----------------------------------------------------------------------------------------------


def seen(
    found: Sentence,
    root: Word | None = None,
    trigger: Word | None = None,
    label: Label | None = None,
    speaker: Speaker | None = None,
) -> dict[str, str | float | bool]:
    """The features of a claim about a sentence; of the article's own voice where no word triggers a rule."""
    claim = Claim(
        content=(found.span,),
        sentence=found.span,
        construction="verbe-que" if trigger else "narration",
        suggested=label or Label.ESTABLISHED_FACT,
        speaker=speaker,
    )
    derivation = Derivation(sentence=found, root=root or found.root, trigger=trigger, label=label)
    return features(FeatureContext(claim=claim, derivation=derivation, quotations=(), lists=LISTS))


def test_an_unattributed_sentence_has_narration_features() -> None:
    found = seen(ALONE)

    assert found["construction"] == "narration"
    assert found["attributed"] is False
    assert found["suggested"] == ""
    assert found["mood"] == "conditional"
    assert found["conditional"] == "hearsay"
    assert "cue_mood" not in found


def test_an_attributed_claim_has_features_of_its_cue() -> None:
    tree = announced("a annoncé", "rouvrirait")
    trigger, root = verbs(tree)

    found = seen(tree, root, trigger, Label.ALLEGATION, Speaker(span=Span(0, 4), name="Elle"))

    assert found["construction"] == "verbe-que"
    assert found["attributed"] is True
    assert found["speaker"] is True
    assert found["suggested"] == "allegation"
    assert found["cue_in=verbes-parole"] is True
    assert found["cue_mood"] == "indicative"
    assert found["conditional"] == "future_in_past"
    assert found["hearsay"] is False


def test_every_feature_is_a_text_a_number_or_a_truth_value() -> None:
    tree = announced("a annoncé", "rouvrirait")
    trigger, root = verbs(tree)

    found = seen(tree, root, trigger, Label.ALLEGATION)

    assert {type(v) for v in found.values()} <= {str, bool, float, int}


def test_hedges_numbers_and_exclamations_are_seen() -> None:
    found = sentence(
        "Peut-être dix morts !",
        "Peut-être peut-être ADV _ 3 advmod; dix _ NUM _ 3 nummod; morts mort NOUN _ 0 root; ! _ PUNCT _ 3 punct",
    )

    told = seen(found)

    assert (told["hedge"], told["number"], told["exclaims"]) == (True, True, True)
    assert told["quoted_part"] is False


def test_with_features_every_derived_claim_has_them_and_no_other() -> None:
    found = document(
        "« oui », dit-elle.",
        f"« _ PUNCT _ 2 punct; oui _ INTJ _ 5 obj; » _ PUNCT _ 2 punct; , _ PUNCT _ 2 punct; "
        f"dit dire VERB {FIN} 0 root; -elle elle PRON _ 5 nsubj; . _ PUNCT _ 5 punct",
    )
    tree = found.sentences[0]
    claim = Claim(content=(Span(2, 5),), sentence=tree.span, construction="x", suggested=Label.REPORTED_SPEECH)
    derived = replace(claim, derivation=Derivation(sentence=tree, root=tree.words[1], trigger=tree.root))

    kept, made = with_features(Extraction(claims=(claim, derived)), found, LISTS).claims

    assert kept.features == {}
    assert made.features["cue_in=verbes-parole"] is True
    assert made.features["quoted_part"] is True


def test_lists_that_part_another_are_no_features_of_their_own() -> None:
    """What preposition makes a medium of *courriel* tells nothing of a cue."""
    known = WordLists({"noms-canal": ("courriel",), "canaux-ecrits": ("courriel",), "canaux-oraux": ("courriel",)})
    mail = sentence("Le courriel dit", f"Le le DET _ 2 det; courriel _ NOUN _ 3 nsubj; dit dire VERB {FIN} 0 root")
    claim = Claim(content=(mail.span,), sentence=mail.span, construction="x", suggested=Label.ALLEGATION)
    derivation = Derivation(sentence=mail, root=mail.root, trigger=named(mail, "courriel"))

    told = features(FeatureContext(claim=claim, derivation=derivation, quotations=(), lists=known))

    assert [name for name in told if name.startswith("cue_in")] == ["cue_in=noms-canal"]
