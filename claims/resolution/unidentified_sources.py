"""Whether a source is one that the text does not identify.

In: a sentence and the head of the source. Out: yes or no.
"""

from __future__ import annotations

from typing import Final

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.resolution.agreement import pronoun_form
from claims.syntax.noun_phrases import noun_phrase

__all__ = ["anonymous", "unidentified"]

_ANONYMITY_REACH: Final = 15
"""Greatest distance in words between a source and the phrase that says that it stays unnamed."""


def unidentified(sentence: Sentence, word: Word, lists: WordLists) -> bool:
    """Whether the noun or pronoun ``word`` leaves open who is meant: *certains*, *des proches*, *une source*, *on*.

    The caller knows that no name is given. A noun of persons or bodies is open after an indefinite determiner; those
    of ``sources-vagues`` also in the definite plural (*les observateurs*), and the collective ones whatever stands
    before them (*l'entourage du ministre*). After AFP's rules on sources (2016, no. 3).
    """
    form = pronoun_form(word)
    whole = " ".join(w.form.lower() for w in noun_phrase(sentence, word)).replace("' ", "'")
    if whole in lists["sources-vagues"]:
        # "la plupart", "d'aucuns"
        return True
    if word.upos in ("PRON", "ADJ", "DET"):
        return form in lists["sources-vagues"] or form in GRAMMAR.impersonal_pronouns
    if word.upos != "NOUN":
        return False
    nouns = {word.lemma, form}
    if nouns & lists["informations-sans-source"] or nouns & lists["sources-collectives"]:
        return True
    plural = word.feat("Number") == "Plur"
    determiner = next((w for w in sentence.children(word) if w.relation == "det"), None)
    first = determiner.form.lower() if determiner is not None else ""
    open_ = first in GRAMMAR.indefinite_determiners or (not first and plural)
    if nouns & lists["sources-vagues"]:
        return open_ or plural
    classes = lists.classes
    return open_ and not (nouns.isdisjoint(classes.persons) and nouns.isdisjoint(classes.bodies))


def anonymous(sentence: Sentence, word: Word) -> bool:
    """Whether the sentence says that a source stays unnamed: *sous couvert d'anonymat*, *qui a requis l'anonymat*."""
    near = sentence.words[max(0, word.index - _ANONYMITY_REACH) : word.index + _ANONYMITY_REACH + 1]
    return any(w.lemma in GRAMMAR.anonymity_words for w in near)
