"""The words of a content below its top word, and what of a noun phrase belongs to it.

In: a sentence, the top word of a content, words that are no part of it, the trigger. Out: words in text order.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.syntax.function_words import case_of

__all__ = ["content_subtree"]


def content_subtree(sentence: Sentence, root: Word, barred: Sequence[Word], trigger: Word) -> tuple[Word, ...]:
    """The subtree of the top word of a content less the ``barred`` ones; a noun has neither its preposition nor what
    explains it aside.
    """
    if root.upos not in ("NOUN", "PROPN", "PRON", "NUM") or root.feat("VerbForm"):
        return sentence.subtree(root, without=barred)
    children = sentence.children(root)
    cases = [] if _attribute_of_self(sentence, root, trigger) else _cases(sentence, root)
    fused = {w.span for w in cases}
    cases += [w for w in children if w.relation == "det" and w.span in fused and w.feat("Number") == "Sing"]
    asides = [w for w in children if root.index < trigger.index and _aside(sentence, w)]
    inside = sentence.subtree(root, without=[*barred, *cases, *asides])
    return tuple(sorted((*inside, *_complements_of_participle(sentence, root, barred)), key=lambda w: w.index))


def _cases(sentence: Sentence, noun: Word) -> list[Word]:
    return [w for w in sentence.children(noun) if w.relation in ("case", "mark") and w.index < noun.index]


def _attribute_of_self(sentence: Sentence, noun: Word, trigger: Word) -> bool:
    """Whether a noun with its preposition is what somebody calls himself: *se dit contre la fusion*."""
    reflexive = any(w.relation == "expl" for w in sentence.children(trigger))
    reflexive = reflexive and trigger.lemma in GRAMMAR.self_naming_verbs
    return noun.head == trigger.index and reflexive and case_of(sentence, noun) not in GRAMMAR.of_forms


def _aside(sentence: Sentence, word: Word) -> bool:
    """Whether a clause or an apposition on a noun stands after a comma: *l'attaque, qui a été filmée*."""
    if word.relation not in ("acl", "appos"):
        return False
    first = min(w.index for w in sentence.subtree(word) if w.upos != "PUNCT")
    return first > 0 and sentence.words[first - 1].form == ","


def _complements_of_participle(sentence: Sentence, noun: Word, barred: Sequence[Word]) -> tuple[Word, ...]:
    """Complements of a noun attached to its participle: *le cambrioleur présumé de la bijouterie sur le quai*."""
    found: list[Word] = []
    for participle in barred:
        if participle.head != noun.index or participle.relation not in ("acl", "amod") or participle.index < noun.index:
            continue
        ends = participle.index
        for child in (w for w in sentence.children(participle) if w.index > participle.index):
            whole = sentence.subtree(child)
            nominal = child.relation in ("obl", "nmod") and case_of(sentence, child) not in GRAMMAR.agent_prepositions
            of = nominal and case_of(sentence, child) in GRAMMAR.of_forms
            kind = child.relation == "xcomp" and child.upos in ("NOUN", "PROPN")
            if of or kind or (found and nominal and whole[0].index == ends + 1):
                found += whole
                ends = whole[-1].index
    return tuple(found)
