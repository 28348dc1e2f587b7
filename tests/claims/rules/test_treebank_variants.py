"""The rules with the relations of other treebanks: what the official French package emits differs from ours.

After the corpora: subtypes that one has and another has not (``obl:arg`` and ``obl:mod`` are ``obl`` in PUD and
ParTUT), and the inserted speech clause, which GSD and Sequoia hang below the quotation (``parataxis:insert``) and PUD
puts above it (the quotation is its ``parataxis``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from claims.attribution.extractor import Extractor
from claims.authoring.rule_examples import documents
from claims.claim import Claim
from claims.document.tree import Document, Sentence, Word
from claims.rules.compiled_rule import Rule, RuleTest
from claims.rules.loader import RuleSet
from tests.support.stored_parser import StoredParser

KEPT = frozenset(("acl:relcl", "aux:pass", "nsubj:pass", "expl:subj", "obl:agent", "flat:name"))
"""Subtypes that every French treebank has."""
INSERTED = ("parataxis", "ccomp", "conj", "advcl")

OTHERWISE = frozenset(
    (
        # The clause after the colon becomes a part of the first claim, which is the same speaker's allegation then.
        "Cette part est exagérée, nuance l'agence : le chiffre tournerait plutôt autour de 35 %.",
        # No inserted cue, though the subject follows its verb: turned, the clause hangs on nothing.
        "L'usine a déversé des solvants pendant dix ans. C'est ce qu'affirment deux anciens ouvriers.",
    )
)
"""Examples whose claims are others when they are turned."""

Case = tuple[Rule, RuleTest, Document]


@pytest.fixture(scope="module")
def examples(example_parser: StoredParser, ruleset: RuleSet) -> list[Case]:
    """Every example that must match, parsed once."""
    cases = [(rule, test) for rule in ruleset.rules if rule.status != "deprecated" for test in rule.matches]
    parsed = documents(example_parser, [test.text for _rule, test in cases])
    return [(rule, test, document) for (rule, test), document in zip(cases, parsed, strict=True)]


def bare(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with relations stripped of the subtypes that not all treebanks have."""
    return tuple(w if w.deprel in KEPT else replace(w, deprel=w.relation) for w in words)


def turned(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with an inserted cue that was below the clause it reports above it, and the reverse.

    The cue is the verb that its subject follows at once; the other verb is the head of what it reports.
    """
    out = list(words)
    for cue in words:
        subject = next(
            (w for w in words if w.head == cue.index and w.relation == "nsubj" and w.index > cue.index), None
        )
        if cue.upos != "VERB" or subject is None:
            continue
        if cue.head >= 0 and words[cue.head].head < 0 and cue.relation in INSERTED and cue.index > cue.head:
            host = words[cue.head]
            out[cue.index] = replace(cue, head=-1, deprel="root")
            out[host.index] = replace(host, head=cue.index, deprel="parataxis")
        elif cue.head < 0:
            host_below = next(
                (w for w in words if w.head == cue.index and w.relation in INSERTED and w.index < cue.index), None
            )
            if host_below is not None:
                out[cue.index] = replace(cue, head=host_below.index, deprel="parataxis:insert")
                out[host_below.index] = replace(host_below, head=-1, deprel="root")
        return tuple(out)
    return tuple(out)


def changed(document: Document, change: object) -> Document:
    """The document with the words of every sentence changed."""
    assert callable(change)
    sentences: list[Sentence] = [replace(s, words=change(s.words)) for s in document.sentences]
    return replace(document, sentences=tuple(sentences))


def told(claims: Sequence[Claim], text: str) -> list[tuple[str, str, str]]:
    """What counts of attributed claims: content, speaker, label."""
    return sorted(
        (c.text(text), c.speaker.span.of(text) if c.speaker else "", c.suggested.value) for c in claims if c.attributed
    )


@pytest.mark.parametrize("change", [bare, turned, lambda words: bare(turned(words))], ids=["bare", "turned", "both"])
def test_other_treebanks_relations_give_the_same_claims(change: object, ruleset: RuleSet, examples: list[Case]) -> None:
    extractor = Extractor(ruleset)
    differing = []
    for rule, test, document in examples:
        other = changed(document, change)
        ours = told(extractor.extract(document).claims, document.text)
        theirs = told(extractor.extract(other).claims, document.text)
        if ours != theirs and test.text not in OTHERWISE:
            differing.append((rule.id, test.text, ours, theirs))

    assert differing == []


def test_inserted_cues_are_really_turned(examples: list[Case]) -> None:
    """The examples hold inserted cues, so that the test above tests something."""
    moved = [test.text for _rule, test, d in examples if changed(d, turned).sentences != d.sentences]

    assert len(moved) >= 2
