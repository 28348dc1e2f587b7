"""A word list that a user changes changes every step: each asked on its own, then all of them together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claims.attribution.extractor import Extractor
from claims.attribution.insertions import inserted_clause
from claims.checkworthiness.worth_weights import load_worth
from claims.claim import Claim
from claims.classification.features import with_features
from claims.document.tree import Document, Sentence
from claims.lexicon.wordlists import WordLists
from claims.parsing.parser import Parser
from claims.parsing.repair.registry import repairs_of, with_repairs
from claims.parsing.sentence_boundaries import regroup
from claims.resolution.coreference import referents
from claims.rules.loader import RuleSet, load_rules
from claims.syntax.subjects import subject
from tests.support.trees import document, forms, named, tree

FIN = "Mood=Ind|VerbForm=Fin"
PAST = "Tense=Past|VerbForm=Part"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The built-in rules where *blablater* is a verb of speech and *dire* is none, and more words are known."""
    lists = tmp_path_factory.mktemp("rules") / "lists"
    lists.mkdir()
    for name, words in {
        "verbes-parole": "add: [blablater, zigouner]\nremove: [dire]",
        "noms-role": "add: [bidulier]",
        "titres-civilite": "add: [Zab.]",
        "abreviations": "add: [Zab.]",
        "jours": "add: [trididi]",
    }.items():
        (lists / f"{name}.yaml").write_text(f"{words}\n", encoding="utf-8")
    found = load_rules([lists.parent])
    assert found.errors == ()
    return found


def in_both(own: RuleSet, ruleset: RuleSet) -> tuple[WordLists, WordLists]:
    return own.lists, ruleset.lists


def test_mending_of_tags(own: RuleSet, ruleset: RuleSet) -> None:
    (present, _stop) = tree(f"zigoune zigoune VERB {FIN} 0 root\n. . PUNCT 1 punct").words

    def lemma(rules: RuleSet) -> str:
        return with_repairs((present,), repairs_of(rules).tags)[0][0].lemma

    assert [lemma(rules) for rules in (own, ruleset)] == ["zigouner", "zigoune"]


def inserted(verb: str, lemma: str) -> Sentence:
    """*Le pont a fermé, VERB la préfète.*, the speaker taken for an object."""
    return tree(f"""
    Le le DET 2 det
    pont pont NOUN 4 nsubj
    a avoir AUX {FIN} 4 aux:tense
    fermé fermer VERB {PAST} 0 root
    , , PUNCT 6 punct
    {verb} {lemma} VERB {FIN} 4 parataxis
    la le DET 8 det
    préfète préfète NOUN 6 obj
    . . PUNCT 4 punct
    """)


@pytest.mark.parametrize(
    ("verb", "lemma", "relations"), [("blablate", "blablater", ["nsubj", "obj"]), ("dit", "dire", ["obj", "nsubj"])]
)
def test_mending_of_trees(verb: str, lemma: str, relations: list[str], own: RuleSet, ruleset: RuleSet) -> None:
    words = inserted(verb, lemma).words
    mended = [with_repairs(words, repairs_of(rules).tree)[0] for rules in (own, ruleset)]
    assert [found[7].deprel for found in mended] == relations


def test_sentence_boundaries(own: RuleSet, ruleset: RuleSet) -> None:
    text = "Selon Zab. Morin, tout va."
    cut: list[list[dict[str, Any]]] = [[], []]
    for number, (form, at) in enumerate(
        (("Selon", 0), ("Zab.", 6), ("Morin", 11), (",", 16), ("tout", 18), ("va", 23), (".", 25))
    ):
        part = cut[number > 1]
        part.append({"id": len(part) + 1, "text": form, "start_char": at, "end_char": at + len(form)})

    assert [len(regroup(cut, text, lists.classes)) for lists in in_both(own, ruleset)] == [1, 2]


def test_subjects(own: RuleSet, ruleset: RuleSet) -> None:
    found = tree(f"""
    Comme comme SCONJ 3 mark
    le le PRON 3 obj
    blablate blablater VERB {FIN} 7 advcl
    Anne Anne PROPN 3 obj
    , , PUNCT 3 punct
    tout tout PRON 7 nsubj
    va aller VERB {FIN} 0 root
    . . PUNCT 7 punct
    """)

    def form(lists: WordLists) -> str:
        who = subject(found, named(found, "blablate"), lists.classes.speech_verbs)
        return who.form if who is not None else ""

    assert [form(lists) for lists in in_both(own, ruleset)] == ["Anne", ""]


def test_extents_of_inserted_clauses(own: RuleSet, ruleset: RuleSet) -> None:
    found = tree(f"""
    La le DET 2 det
    route route NOUN 12 nsubj
    , , PUNCT 5 punct
    a avoir AUX {FIN} 5 aux:tense
    dit dire VERB {PAST} 12 parataxis
    Anne Anne PROPN 5 nsubj
    , , PUNCT 8 punct
    bidulier bidulier NOUN 2 appos
    , , PUNCT 8 punct
    est être AUX {FIN} 12 aux:pass
    bien bien ADV 12 advmod
    fermée fermer VERB {PAST} 0 root
    . . PUNCT 12 punct
    """)
    frames = [
        forms(inserted_clause(found, named(found, "dit"), named(found, "Anne"), lists.classes))
        for lists in in_both(own, ruleset)
    ]
    assert frames == ["a dit Anne , bidulier", "a dit Anne"]


def test_whom_phrases_stand_for(own: RuleSet, ruleset: RuleSet) -> None:
    text = "Tout va, blablate le truc."
    found = document(
        text,
        f"""
        Tout _ PRON _ 2 nsubj
        va aller VERB {FIN} 0 root
        , _ PUNCT _ 4 punct
        blablate blablater VERB {FIN} 2 parataxis
        le _ DET _ 6 det
        truc _ NOUN Number=Sing 4 obj
        . _ PUNCT _ 2 punct
        """,
    )
    sentence = found.sentences[0]
    speaks = [
        referents(found, lists).at(sentence, named(sentence, "truc")) is not None for lists in in_both(own, ruleset)
    ]
    assert speaks == [True, False]


def claims_with_features(ruleset: RuleSet, found: Document) -> tuple[Claim, ...]:
    return with_features(Extractor(ruleset).extract(found), found, ruleset.lists).claims


def claims_of(ruleset: RuleSet, participle: str, lemma: str) -> tuple[str, tuple[Claim, ...]]:
    """The claims with a cue in *Le ministre a … aux députés que tout va.*"""
    text = f"Le ministre a {participle} aux députés que tout va."
    found = document(
        text,
        f"""
        Le _ DET _ 2 det
        ministre _ NOUN Number=Sing 4 nsubj
        a avoir AUX {FIN} 4 aux:tense
        {participle} {lemma} VERB {PAST} 0 root
        +2 aux
        à _ ADP _ 7 case
        les le DET _ 7 det
        députés député NOUN Number=Plur 4 iobj
        que _ SCONJ _ 10 mark
        tout _ PRON _ 10 nsubj
        va aller VERB {FIN} 4 ccomp
        . _ PUNCT _ 4 punct
        """,
    )
    return text, tuple(c for c in claims_with_features(ruleset, found) if c.cue is not None)


def test_cues_addressees_and_features(own: RuleSet, ruleset: RuleSet) -> None:
    text, (claim,) = claims_of(own, "blablaté", "blablater")

    assert claim.cue is not None
    assert claim.cue.of(text) == "a blablaté"
    assert claim.addressee is not None
    assert claim.addressee.of(text) == "députés"
    assert claim.features["cue_in=verbes-parole"] is True
    assert claims_of(ruleset, "blablaté", "blablater")[1] == ()


def test_a_verb_that_was_taken_away_is_no_cue(own: RuleSet, ruleset: RuleSet) -> None:
    assert "verbe-que" not in {rule for claim in claims_of(own, "dit", "dire")[1] for rule in claim.rules}
    assert "verbe-que" in {rule for claim in claims_of(ruleset, "dit", "dire")[1] for rule in claim.rules}


def test_days_are_no_part_of_who_speaks(own: RuleSet, ruleset: RuleSet) -> None:
    text = "Tout va, affirme un témoin trididi."
    found = document(
        text,
        f"""
        Tout _ PRON _ 2 nsubj
        va aller VERB {FIN} 0 root
        , _ PUNCT _ 4 punct
        affirme affirmer VERB {FIN} 2 parataxis
        un _ DET _ 6 det
        témoin _ NOUN Number=Sing 4 nsubj
        trididi _ NOUN _ 6 nmod
        . _ PUNCT _ 2 punct
        """,
    )
    speakers = [
        [c.speaker.span.of(text) for c in Extractor(rules).extract(found).claims if c.speaker]
        for rules in (own, ruleset)
    ]
    assert speakers == [["un témoin"], ["un témoin trididi"]]


def test_reasons_for_checking_a_claim(own: RuleSet, ruleset: RuleSet) -> None:
    dates = [load_worth(lists).content["date"] for lists in in_both(own, ruleset)]
    assert [("trididi",) in words for words in dates] == [True, False]


@pytest.mark.model
def test_from_text_to_claim(own: RuleSet, ruleset: RuleSet, live_parser: Parser) -> None:
    text = "« Le pont de Roncevelle restera fermé tout l'été », blablate Nadia Ferrol."

    def told(rules: RuleSet) -> list[tuple[str, str, bool]]:
        found = live_parser.with_rules(rules).parse(text)[0]
        return [
            (c.cue.of(text), c.speaker.name, "cue_in=verbes-parole" in c.features)
            for c in claims_with_features(rules, found)
            if c.cue and c.speaker
        ]

    assert told(own) == [("blablate", "Nadia Ferrol", True)]
    assert not any(listed for _cue, _name, listed in told(ruleset))


def test_the_built_in_lists_are_read_anew_for_each_rule_set(tmp_path: Path, own: RuleSet) -> None:
    assert "blablater" not in load_rules().lists.classes.speech_verbs
    assert "dire" not in own.lists.classes.speech_verbs
