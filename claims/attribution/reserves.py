"""What keeps a sentence of the article from being a fact: doubts, forecasts, calls, words of which nobody is told.

In: a parsed sentence and the word lists. Out: yes and no for each of these.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.syntax.function_words import case_of, mark_of
from claims.syntax.phrases import phrase_words, squeezed
from claims.syntax.verbs import mood, negated, passive

__all__ = ["calls", "conveyed", "foreign", "headed", "hedged"]

_SUBORDINATE: Final = frozenset(("acl", "advcl", "ccomp", "csubj", "xcomp"))
_CLEFT: Final = frozenset(("advcl:cleft", "acl:cleft"))
_THOUGHT: Final = ("verbes-opinion", "verbes-accusation", "verbes-dementi")
"""Lists of verbs that leave their content open also where they are denied or in the passive: *n'est pas soupçonné*."""


_LONGEST_HEAD: Final = 7
"""Words before a colon that can be a name with its office: *La procureure générale Rose Amblard :*."""


def headed(sentence: Sentence, lists: WordLists) -> bool:
    """Whether somebody and a colon open the sentence, as a turn is labelled: *La modératrice : le lycée fermera.*"""
    colon = next((w.index for w in sentence.words[: _LONGEST_HEAD + 1] if w.form == ":"), 0)
    head = sentence.words[:colon]
    first = next((w for w in head if w.upos in ("NOUN", "PROPN")), None)
    if first is None or head[0].upos in ("ADP", "ADV") or any(w.upos in ("VERB", "AUX") for w in head):
        return False
    if first.upos == "PROPN":
        return any(e.kind in ("PER", "ORG") and e.span.overlaps(first.span) for e in sentence.entities)
    person = first.form.lower().removesuffix("s").endswith(tuple(GRAMMAR.person_endings))
    return person or first.lemma in lists.classes.persons


def foreign(sentence: Sentence, lists: WordLists) -> bool:
    """Whether an inserted verb of saying at the end gives the sentence to somebody: *…, rétorque l'urbaniste*."""
    return any(
        w.relation == "parataxis"
        and w.lemma in lists.classes.speech_verbs
        and w.feat("VerbForm") == "Fin"
        and w.index > 1
        and sentence.words[w.index - 1].form == ","
        and any(x.relation in ("nsubj", "obj") and x.index > w.index for x in sentence.children(w))
        and not any(x.relation in ("nsubj", "expl") and x.index == w.index - 1 for x in sentence.children(w))
        for w in sentence.words
    )


def hedged(sentence: Sentence, lists: WordLists) -> bool:
    """Whether the article supposes, forecasts or hedges what the sentence tells, so that it does not establish it."""
    return _supposed(sentence) or _doubted(sentence, lists) or _apparent(sentence, lists)


def _supposed(sentence: Sentence) -> bool:
    """Whether a main clause, or what a cleft sentence says (*c'est lui qui serait*), is in the conditional."""
    if mood(sentence, sentence.root) == "conditional":
        return True
    return any(w.feat("Mood") == "Cnd" and _in_main_clause(sentence, w) for w in sentence.words)


def _in_main_clause(sentence: Sentence, word: Word) -> bool:
    while word.head >= 0:
        above = sentence.words[word.head]
        if word.relation in _SUBORDINATE and word.deprel not in _CLEFT and not _is_cleft(sentence, above):
            return False
        word = above
    return True


def _is_cleft(sentence: Sentence, word: Word) -> bool:
    """Whether a clause on ``word`` is the second half of *c'est … qui*, which parsers often take for a relative."""
    parts = [w for w in sentence.children(word) if w.index < word.index]
    return any(w.relation == "cop" for w in parts) and any(w.form.lower() in GRAMMAR.cleft_subjects for w in parts)


def _doubted(sentence: Sentence, lists: WordLists) -> bool:
    """Whether an adverb on the main verb (*probablement*, *sans doute*) keeps the sentence from being a fact."""
    words = lists["adverbes-reserve"]
    if any(w.form.lower() in words for w in sentence.children(sentence.root)):
        return True
    # "sans doute", "semble-t-il": several words are no common adverb of anything else, wherever they stand.
    phrases = _squeezed(words)
    return any(len(phrase_words(phrases, sentence, w)) > 1 for w in sentence.words)


@lru_cache(maxsize=8)
def _squeezed(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(map(squeezed, phrases))


def _apparent(sentence: Sentence, lists: WordLists) -> bool:
    """Whether the main clause only infers: *il semble que*, *la digue risque de céder*, *est censé partir*."""
    root = sentence.root
    if not any(w.relation in ("ccomp", "csubj", "xcomp", "acl", "advcl") for w in sentence.children(root)):
        return False
    return root.lemma in lists["verbes-apparence"] or root.form.lower() in lists["attributs-reserve"]


def calls(sentence: Sentence, lists: WordLists) -> bool:
    """Whether the main verb only calls on somebody (*appelle au calme*, *invite les usagers à patienter*).

    A call asserts nothing. What is asked of a court or decided (*demande une expertise*) is an act, and so a fact.
    """
    root = sentence.root
    if root.lemma not in lists["verbes-appel"]:
        return False
    below = [w for w in sentence.children(root) if w.index > root.index]
    # "presse les riverains d'éviter": parsers often hang the infinitive on whoever is called on.
    clauses = (*below, *(x for w in below if w.relation in ("obj", "obl") for x in sentence.children(w)))
    if any(
        w.relation in ("xcomp", "ccomp", "advcl", "acl")
        and mood(sentence, w) == "infinitive"
        and mark_of(sentence, w) in GRAMMAR.call_openers
        for w in clauses
    ):
        return True
    return any(
        w.relation in ("obl", "iobj")
        and case_of(sentence, w) in GRAMMAR.call_openers
        and w.upos == "NOUN"
        and not any(x.relation == "nummod" for x in sentence.children(w))
        for w in below
    )


def conveyed(sentence: Sentence, lists: WordLists) -> bool:
    """Whether the main verb reports words (*jure que*, *s'attend à ce que*, *dénonce par ailleurs des retards*).

    No rule says whose they are, and the article does not assert them. After a few verbs the clause with *que* is the
    article's own (*il faut que*, *cela signifie que*).
    """
    root = sentence.root
    if root.lemma in lists["verbes-constat"] or root.upos not in ("VERB", "AUX"):
        return False
    if root.lemma in lists["verbes-dire-seuls"]:
        return not _told_act(sentence, lists)
    return any(
        w.form.lower() in GRAMMAR.that_forms
        and w.relation == "mark"
        and root.index < w.index
        # "varie selon que": on what it depends, not what is said.
        and sentence.words[w.index - 1].form.lower() not in GRAMMAR.according_openers
        # An adverbial clause says when or why; only one right after the verb or after "ce" is what is conveyed.
        and (
            clause.relation == "ccomp"
            or sentence.words[w.index - 1].form == root.form
            or sentence.words[w.index - 1].form in GRAMMAR.that_antecedents
        )
        for clause in sentence.children(root)
        if clause.relation in ("ccomp", "advcl") and clause.index > root.index
        for w in sentence.children(clause)
    )


def _told_act(sentence: Sentence, lists: WordLists) -> bool:
    """Whether a verb of saying tells what happened, not what was said.

    Something broke out (*un incendie s'est déclaré*), somebody was criticised or found guilty, said nothing
    (*n'a pas précisé si*), or asked for something (*a demandé une expertise*).
    """
    root = sentence.root
    below = sentence.children(root)
    conveys = any(w.relation == "ccomp" and mark_of(sentence, w) == "que" for w in below)
    if conveys or any(root.lemma in lists[name] for name in _THOUGHT):
        return False
    if _decides(sentence, root, lists):
        return True
    if any(w.deprel == "expl:pv" or w.deprel == "expl:pass" for w in below):
        return not any(w.relation in ("xcomp", "obj", "amod", "ccomp") for w in below)
    if passive(sentence, root):
        # Somebody is criticised, warned, found guilty; a hypothesis that is mentioned is still nobody's fact.
        return any(w.relation in ("xcomp", "obj") or (w.relation == "nsubj" and _is_somebody(w, lists)) for w in below)
    if negated(sentence, root):
        # "ne confirme que": a restriction grants the rest.
        return any(w.form.lower() in GRAMMAR.negative_words for w in sentence.words)
    asks = root.lemma in lists["verbes-demande"] and root.lemma not in lists["verbes-appel"]
    return asks and any(w.relation in ("obj", "xcomp") and w.index > root.index for w in below)


def _decides(sentence: Sentence, root: Word, lists: WordLists) -> bool:
    """Whether judges act: *le tribunal a reconnu X coupable*, *la peine a été confirmée*."""
    subjects = [w for w in sentence.children(root) if w.relation == "nsubj"]
    if passive(sentence, root):
        return any(w.lemma in lists["noms-decision"] for w in subjects)
    objects = [w for w in sentence.children(root) if w.relation == "obj" and w.index > root.index]
    decided = any(_is_somebody(w, lists) or w.lemma in lists["noms-decision"] for w in objects)
    return decided and any(w.lemma in lists["noms-justice"] for w in subjects)


def _is_somebody(word: Word, lists: WordLists) -> bool:
    return word.upos in ("PROPN", "PRON") or word.lemma in lists.classes.speaking_nouns
