"""Sources that the text does not identify."""

from __future__ import annotations

from claims.document.tree import Sentence, Word
from claims.lexicon.wordlists import WordLists
from claims.syntax.noun_phrases import noun_phrase

__all__ = ["anonymous", "unidentified"]

_INDEFINITE = frozenset(("un", "une", "des", "de", "d'", "plusieurs", "certains", "certaines", "quelques", "divers"))
_ANONYMITY = frozenset(("anonymat", "anonymement"))


def unidentified(sentence: Sentence, word: Word, lists: WordLists) -> bool:
    """Whether the noun or pronoun ``word`` leaves open who is meant: *certains*, *des proches*, *une source*, *on*.

    The caller knows that no name is given. A noun of persons or bodies is open after an indefinite determiner; those
    of ``sources-vagues`` also in the definite plural (*les observateurs*), and the collective ones whatever stands
    before them (*l'entourage du ministre*). After AFP's rules on sources (2016, no. 3).
    """
    form = word.form.lower().lstrip("-").removeprefix("t-")
    whole = " ".join(w.form.lower() for w in noun_phrase(sentence, word)).replace("' ", "'")
    if whole in lists["sources-vagues"]:
        # "la plupart", "d'aucuns"
        return True
    if word.upos in ("PRON", "ADJ", "DET"):
        return form in lists["sources-vagues"] or form in ("on", "l'on")
    if word.upos != "NOUN":
        return False
    nouns = {word.lemma, form}
    if nouns & lists["informations-sans-source"] or nouns & lists["sources-collectives"]:
        return True
    plural = word.feat("Number") == "Plur"
    determiner = next((w for w in sentence.children(word) if w.relation == "det"), None)
    first = determiner.form.lower() if determiner is not None else ""
    open_ = first in _INDEFINITE or (not first and plural)
    if nouns & lists["sources-vagues"]:
        return open_ or plural
    return not nouns.isdisjoint(lists.classes.persons | lists.classes.bodies) and open_


def anonymous(sentence: Sentence, word: Word) -> bool:
    """Whether the sentence says that a source stays unnamed: *sous couvert d'anonymat*, *qui a requis l'anonymat*."""
    return any(w.lemma in _ANONYMITY and abs(w.index - word.index) <= 15 for w in sentence.words)
