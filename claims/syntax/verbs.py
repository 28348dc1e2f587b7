"""Verbs: auxiliaries, voice, mood, negation, the group of words around a verb, insertion.

In: a sentence and a verb. Out: words, a span, an index, or yes and no. Relations are read with and without subtypes,
since the bundled models and Stanza's official package differ (``obl:agent`` or ``obl``).
"""

from __future__ import annotations

from typing import Final

from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.syntax.function_words import case_of
from claims.syntax.remembered import remembered

__all__ = [
    "after_quotation",
    "agent",
    "auxiliaries",
    "causative_group",
    "clause_start",
    "inserted",
    "mood",
    "negated",
    "passive",
    "tense",
    "verb_group",
]

_INSERTING: Final = frozenset((",", "»", '"', "?", "!", "-", "...", "…", "?!", ")", "]"))
"""Marks after which a verb group without a subject before it opens an inserted clause."""
_SMALL: Final = frozenset(("AUX", "ADV", "PRON", "PART"))
"""Parts of speech of the words before a verb that belong to its group."""
_GROUP_REACH: Final = 8
"""Greatest distance in words between a verb and a word of its group: *n'a, a-t-on dit, pas du tout confirmé*."""
_AUXILIARY_REACH: Final = 6
"""Greatest distance in words between an auxiliary and its participle: *a, pour sa part, commenté*."""
_RESTRICTION_REACH: Final = 3
"""Greatest distance in words after a verb at which *que* restricts and does not negate: *ne dit rien d'autre que*."""


@remembered
def agent(sentence: Sentence, verb: Word) -> Word | None:
    """The noun of the *par* phrase of a passive, or None."""
    for child in sentence.children(verb):
        by = child.relation == "obl" and case_of(sentence, child) in GRAMMAR.agent_prepositions
        if by or child.deprel == "obl:agent":
            return child
    return None


@remembered
def auxiliaries(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The auxiliaries and copula of a verb, in text order."""
    return tuple(w for w in sentence.children(verb) if w.relation in ("aux", "cop"))


@remembered
def passive(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb is in the passive: a passive auxiliary, or a bare past participle that modifies a noun."""
    if verb.upos not in ("VERB", "ADJ", "AUX"):
        return False
    children = sentence.children(verb)
    if any(w.deprel == "aux:pass" or w.deprel == "nsubj:pass" for w in children):
        return True
    if verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past":
        if any(w.relation == "aux" and w.lemma in GRAMMAR.perfect_auxiliaries for w in children):
            return False
        if any(w.relation in ("aux", "cop") and w.lemma in GRAMMAR.passive_auxiliaries for w in children):
            return not any(w.relation == "expl" for w in children)
        return True
    return verb.feat("Voice") == "Pass"


@remembered
def mood(sentence: Sentence, verb: Word) -> str:
    """``conditional``, ``indicative``, ``subjunctive``, ``imperative``, ``infinitive`` or ``participle``.

    The auxiliary carries the mood of a compound tense (UD French: Mood=Cnd stands on *aurait*, not on the
    participle). Of two, which parsers make of *c'est ainsi qu'il aurait*, the nearest is the verb's own.
    """
    for word in (*reversed(auxiliaries(sentence, verb)), verb):
        value = word.feat("Mood")
        if value:
            return {"Cnd": "conditional", "Ind": "indicative", "Sub": "subjunctive", "Imp": "imperative"}.get(
                value, value.lower()
            )
    form = next((w.feat("VerbForm") for w in (*auxiliaries(sentence, verb), verb) if w.feat("VerbForm")), "")
    return {"Inf": "infinitive", "Part": "participle"}.get(form, "")


def tense(sentence: Sentence, verb: Word) -> tuple[str, bool]:
    """The tense of the finite word of a verb (``Pres``, ``Imp``, ``Fut``, ``Past``, ``Cnd``, empty without one), and
    whether it is an auxiliary of the past: *a dit* is ``("Pres", True)``, *était ouvert* ``("Imp", False)``.
    """
    helpers = auxiliaries(sentence, verb)
    finite = next((w for w in (*helpers, verb) if w.feat("VerbForm") == "Fin"), None)
    if finite is None:
        return "", False
    compound = finite.deprel == "aux:tense" or (
        finite.index != verb.index and any(w.feat("VerbForm") == "Part" for w in helpers)
    )
    return "Cnd" if finite.feat("Mood") == "Cnd" else finite.feat("Tense"), compound


@remembered
def negated(sentence: Sentence, verb: Word) -> bool:
    """Whether *ne* or another negation belongs to the verb (restrictive *ne … que* does not negate)."""
    around = [w for w in sentence.children(verb) if w.relation in ("advmod", "expl", "dep", "mark", "case", "cc")]
    forms = {w.form.lower() for w in around}
    if forms.isdisjoint(GRAMMAR.ne_forms):
        return False
    if forms & GRAMMAR.negative_words:
        return True
    after = (w.form.lower() for w in sentence.words[verb.index : verb.index + 1 + _RESTRICTION_REACH])
    return not any(form in GRAMMAR.that_forms for form in after)


@remembered
def verb_group(sentence: Sentence, verb: Word) -> Span:
    """The verb with its auxiliaries, reflexive pronoun and what stands between, as one span."""
    parts = [verb]
    if causative_group(sentence, verb):
        parts += sentence.words[clause_start(sentence, verb) : verb.index]
    for child in sentence.children(verb):
        near = abs(child.index - verb.index) <= _GROUP_REACH
        reflexive = child.relation == "expl" and child.deprel != "expl:subj" and child.index < verb.index
        fixed = child.relation == "fixed" and child.index > verb.index
        fixed = fixed or (child.form.lower() in GRAMMAR.ne_forms and child.index < verb.index)
        if near and (child.relation in ("aux", "cop") or reflexive or fixed):
            parts.append(child)
    return place_of(parts)


@remembered
def clause_start(sentence: Sentence, verb: Word) -> int:
    """Index of the first word of the verb's own group: auxiliaries, clitics and adverbs before the verb.

    What stands between an auxiliary and its participle (*a, pour sa part, commenté*) is inside the group, and so is
    the *faire* of *faire savoir*.
    """
    first = verb.index
    for child in sentence.children(verb):
        if child.relation == "aux" and verb.index - _AUXILIARY_REACH <= child.index < first:
            first = child.index
    governed: set[int] | None = None
    while first > 0:
        before = sentence.words[first - 1]
        if governed is None and before.upos in _SMALL:
            governed = {w.index for w in sentence.subtree(verb)}
        causative = before.lemma in GRAMMAR.causative_verbs and verb.feat("VerbForm") == "Inf"
        small = governed is not None and before.upos in _SMALL and before.index in governed
        outer = (
            before.upos in ("AUX", "ADV", "PRON") and verb.feat("VerbForm") == "Inf" and causative_group(sentence, verb)
        )
        if not (small or causative or outer) or (before.relation == "nsubj" and before.upos != "PRON"):
            break
        first -= 1
    return first


def causative_group(sentence: Sentence, verb: Word) -> bool:
    """Whether *faire* or *laisser* stands right before an infinitive (*fait savoir*, *laisse entendre*)."""
    return verb.index > 0 and sentence.words[verb.index - 1].lemma in GRAMMAR.causative_verbs


def inserted(sentence: Sentence, verb: Word) -> bool:
    """Whether the verb opens an inserted clause (*incise*): a mark stands right before its group.

    The mark is a comma, a closing quotation mark, a question or exclamation mark or a dash; the clause may also
    open the sentence when the parser cut it off from its quotation.
    """
    first = clause_start(sentence, verb)
    if first == 0:
        return True
    return sentence.words[first - 1].form in _INSERTING


def after_quotation(sentence: Sentence, verb: Word) -> bool:
    """Whether a closing quotation mark, perhaps with a comma, stands right before the verb's group."""
    first = clause_start(sentence, verb)
    before = [w.form for w in sentence.words[max(0, first - 2) : first]]
    if not before:
        return False
    return before[-1] in ("»", '"') or (before[-1] == "," and before[0] in ("»", '"'))
