"""Quoted words within a sentence of the article: whether they are somebody's, so that the sentence is no fact.

In: a quotation, the sentence it stands in, the word lists. Out: yes and no. No rule tells whose words they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.document.quotations import Quotation
from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.syntax.phrases import is_title
from claims.syntax.verbs import passive

__all__ = ["somebodys"]

_STATEMENT: Final = 4
"""Words above which a quotation with a verb states something; set by hand."""
_LONGEST_TITLE: Final = 6
"""Words of a work's name that has a verb; set by hand."""
_SUBJECTS: Final = ("nsubj", "nsubj:pass", "obl:agent")
_COMPLEMENTS: Final = ("obj", "obl", "xcomp", "nmod", "amod", "acl", "appos", "ccomp", "advcl")
_SAYING: Final = (
    "verbes-accusation",
    "verbes-affirmation",
    "verbes-dire-seuls",
    "verbes-discredit",
    "verbes-opinion",
    "verbes-parole",
)
"""Lists of verbs that tell nothing but words or thoughts; others (*lancer*, *défendre*) tell deeds as well."""


def somebodys(quote: Quotation, sentence: Sentence, lists: WordLists) -> bool:
    """Whether a quotation in ``sentence`` is somebody's: whatever stands around it, the whole is no fact.

    It states something; a verb of saying governs it (*parle d'une « erreur »*); or somebody is in the sentence to
    whom the words can belong, and they judge (*des salariés « à bout »*) or bring their article along (*à cause de « la
    peur »*). A title, a name or a set term does neither.
    """
    inside = [w for w in sentence.within(quote.span) if w.upos != "PUNCT"]
    if not inside:
        return False
    if _verb_inside(sentence, quote):
        return not _names_a_work(sentence, quote, lists)
    if is_title(sentence, quote):
        return False
    return _said(sentence, inside, lists) or (_judging(inside) and _somebody(sentence, inside, lists))


def _verb_inside(sentence: Sentence, quote: Quotation) -> bool:
    inside = sentence.within(quote.span)
    return len(inside) > _STATEMENT and any(w.upos in ("VERB", "AUX") for w in inside)


def _names_a_work(sentence: Sentence, quote: Quotation, lists: WordLists) -> bool:
    """Whether a short quotation right after a noun is what that is called: *le film « Personne ne savait »*."""
    before = [w for w in sentence.words if w.span.end <= quote.span.start]
    inside = [w for w in sentence.within(quote.span) if w.upos != "PUNCT"]
    if not before or before[-1].upos != "NOUN" or before[-1].lemma in lists.classes.content_nouns:
        return False
    return inside[0].form[:1].isupper() and len(inside) <= _LONGEST_TITLE


def _said(sentence: Sentence, inside: Sequence[Word], lists: WordLists) -> bool:
    """Whether an active verb of saying before the words is the main verb or governs them."""
    root = sentence.root
    if root.index < inside[0].index and root.lemma in lists.classes.speech_verbs and not passive(sentence, root):
        return True
    indices = {w.index for w in inside}
    top = next((w for w in inside if w.head not in indices), inside[0])
    above = [w for w in sentence.ancestors(top) if w.index < inside[0].index and w.index not in indices]
    verb = next((w for w in above if w.upos in ("VERB", "AUX")), None)
    saying = verb is not None and any(verb.lemma in lists[name] for name in _SAYING) and not passive(sentence, verb)
    return saying and top.relation in _COMPLEMENTS


def _judging(inside: Sequence[Word]) -> bool:
    """Whether quoted words judge, by their form: an adjective or participle alone, or a phrase with its article."""
    first = inside[0]
    if not first.form[:1].islower():
        return False
    if not any(w.upos in ("NOUN", "PROPN", "NUM", "PRON", "X", "INTJ") for w in inside):
        return any(w.upos in ("ADJ", "VERB") for w in inside)
    return len(inside) > 1 and first.upos == "DET" and not any(w.upos == "PROPN" for w in inside)


def _somebody(sentence: Sentence, inside: Sequence[Word], lists: WordLists) -> bool:
    """Whether a person, a body or a document is the subject or agent of some verb outside the words."""
    return any(
        w.deprel in _SUBJECTS
        and w not in inside
        and (
            (w.upos == "PRON" and w.form.lower().lstrip("-t") in GRAMMAR.third_persons)
            or w.lemma in lists.classes.speaking_nouns
            or any(e.kind in ("PER", "ORG") and e.span.overlaps(w.span) for e in sentence.entities)
        )
        for w in sentence.words
    )
