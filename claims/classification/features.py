"""The features of a claim: what the classifier sees of it.

In: an ``Extraction``, its document, the word lists. Out: for each claim, names to strings, numbers or truth values;
README.md in this package lists them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from sys import intern
from typing import Final

from claims.claim import Claim, Derivation, Extraction
from claims.document.nearby import touching
from claims.document.quotations import Quotation
from claims.document.tree import Document, Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.syntax.phrases import is_title
from claims.syntax.remembered import of_sentence
from claims.syntax.verbs import auxiliaries, mood, negated, passive

__all__ = ["FeatureContext", "features", "with_features"]

Features = dict[str, str | float | bool]

_PAST: Final = frozenset(("Past", "Imp"))
_PARTS: Final = frozenset(("avant-heure", "canaux-ecrits", "canaux-oraux", "noms-intervenants"))
"""Word lists that tell nothing of a cue: parts of another one by the preposition before its words, labels of turns,
what stands before hours.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureContext:
    """What the features of a claim are computed from: the claim, how it was found, the quotations of its text.

    ``lists`` are the word lists of the rules that found it.
    """

    claim: Claim
    derivation: Derivation
    quotations: Sequence[Quotation]
    lists: WordLists


def with_features(extraction: Extraction, document: Document, lists: WordLists) -> Extraction:
    """``extraction`` of ``document`` with features in its claims; those without a derivation have none.

    ``lists`` are the word lists that the claims were found with.
    """
    claims = [
        replace(
            claim,
            features=features(
                FeatureContext(claim=claim, derivation=claim.derivation, quotations=document.quotations, lists=lists)
            ),
        )
        if claim.derivation is not None
        else claim
        for claim in extraction.claims
    ]
    return replace(extraction, claims=tuple(claims))


def features(context: FeatureContext) -> Features:
    """The features of one claim; README.md in this package says what each means. All claims share the names.

    Mood and tense are those of the content's root, the conditional is split into hearsay (compound, or without a
    past cue, a modal or a *si* clause) and others, after the tests of Kronning 2002 and the filter that follows
    from the counts of modals and *si* clauses in French treebanks.
    """
    claim, derivation, lists = context.claim, context.derivation, context.lists
    sentence, root, trigger = derivation.sentence, derivation.root, derivation.trigger
    values: Features = {
        "construction": claim.construction,
        "suggested": claim.suggested.value if derivation.label is not None else "",
        "attributed": derivation.label is not None,
        "speaker": claim.speaker is not None,
        "polarity": derivation.polarity.value,
        "mood": mood(sentence, root) or "none",
        "root_upos": root.upos,
        "root_passive": passive(sentence, root),
        "root_negated": negated(sentence, root),
    }
    if trigger is not None:
        for name in sorted(set(lists.having(trigger.lemma)) - _PARTS):
            values[intern(f"cue_in={name}")] = True
        values["cue_upos"] = trigger.upos
        values["cue_passive"] = passive(sentence, trigger)
        values["cue_negated"] = negated(sentence, trigger)
        values["cue_mood"] = mood(sentence, trigger) or "none"
    kind = conditional_kind(sentence, root, trigger, lists)
    values["hearsay"] = kind == "hearsay"
    values["conditional"] = kind
    told = _told_by(sentence)
    lemmas = told.lemmas
    inside = {w.lemma for w in sentence.subtree(root)}
    for name in ("verbes-accusation", "participes-procedure", "verbes-dementi", "noms-accusation", "noms-rumeur"):
        values[intern(f"near={name}")] = not lemmas.isdisjoint(lists[name])
    for name in ("adjectifs-allegation", "adverbes-oui-dire", "noms-accusation", "verbes-accusation"):
        values[intern(f"inside={name}")] = not inside.isdisjoint(lists[name])
    values["hedge"] = not (lemmas | told.forms).isdisjoint(lists["adverbes-reserve"])
    values["appearance"] = not lemmas.isdisjoint(lists["verbes-apparence"])
    values["modal"] = root.lemma in lists["verbes-modaux"]
    values["future"] = future(sentence, root)
    values["first_person"] = told.first_person
    values["quoted_part"] = any(
        q.span.overlaps(sentence.span) and not is_title(sentence, q)
        for q in touching(context.quotations, sentence.span)
    )
    values["number"] = told.number
    values["exclaims"] = sentence.words[-1].form == "!"
    return values


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words of a sentence tell of all claims in it; forms are in small letters."""

    lemmas: frozenset[str]
    forms: frozenset[str]
    first_person: bool
    number: bool


@of_sentence
def _told_by(sentence: Sentence) -> _Told:
    words = sentence.words
    return _Told(
        lemmas=frozenset([w.lemma for w in words]),
        forms=frozenset([w.form.lower() for w in words]),
        first_person=any(w.upos in ("PRON", "VERB", "AUX") and w.feat("Person") == "1" for w in words),
        number=any(w.upos == "NUM" for w in words),
    )


def conditional_kind(sentence: Sentence, root: Word, trigger: Word | None, lists: WordLists) -> str:
    """What a conditional of ``root`` stands for.

    ``none`` (no conditional), ``modal``, ``hypothesis`` (*si* …), ``future_in_past``, or ``hearsay``: it gives the
    words to somebody else (EMPR in Kronning 2002).
    """
    if mood(sentence, root) != "conditional":
        return "none"
    if _modal(root, lists):
        return "modal"
    if _hypothesis(sentence, root):
        return "hypothesis"
    if future_in_past(sentence, root, trigger):
        return "future_in_past"
    return "hearsay"


def _modal(root: Word, lists: WordLists) -> bool:
    return root.lemma in lists["verbes-modaux"]


def _hypothesis(sentence: Sentence, root: Word) -> bool:
    for clause in sentence.children(root):
        if clause.relation == "advcl" and any(
            w.relation == "mark" and w.form.lower() in GRAMMAR.if_forms for w in sentence.children(clause)
        ):
            return True
    return False


def future_in_past(sentence: Sentence, root: Word, trigger: Word | None) -> bool:
    """Whether a simple conditional stands under a cue in a past tense (*avait annoncé que … porteraient*)."""
    compound = any(w.feat("Mood") == "Cnd" for w in auxiliaries(sentence, root))
    if compound and not passive(sentence, root):
        # "aurait signé" after a past cue is often hearsay; only a passive ("serait signé") can be a future.
        return False
    if trigger is None or trigger.upos not in ("VERB", "NOUN", "AUX") or trigger.index == root.index:
        return False
    if any(above.index == root.index for above in sentence.ancestors(trigger)):
        # "Il quitterait le club, a rapporté la radio": an inserted cue governs no tense, so it is hearsay.
        return False
    return past(sentence, trigger)


def future(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb group, copula included, is in a future tense."""
    return any(w.feat("Tense") == "Fut" for w in (verb, *auxiliaries(sentence, verb)))


def past(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb group is in a past tense: imperfect, simple past, or a compound with a past participle."""
    if verb.feat("Tense") in _PAST and verb.feat("VerbForm") != "Part":
        return True
    if verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past":
        return any(w.relation == "aux" for w in sentence.children(verb))
    return False
