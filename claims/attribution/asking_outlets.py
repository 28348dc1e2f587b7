"""Outlets that made somebody speak or pass on what somebody said: *interrogé par la RTS*, *cité par Le Phare*.

In: a sentence and the word lists. Out: the noun phrases of such outlets.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.attribution.relayed_sources import entity_kind, is_relay
from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.syntax.noun_phrases import noun_phrase, without_fused
from claims.syntax.verbs import agent, auxiliaries

__all__ = ["asking_outlets"]


def asking_outlets(sentence: Sentence, lists: WordLists) -> Iterator[tuple[Word, ...]]:
    """The phrases of outlets that the text says to have asked or quoted the speaker, in text order.

    *Joint par La Voix du Lot*, *un pêcheur, cité par l'agence Voxa*, *invitée de Matin Première*. What is no known
    outlet must be a title or a name that is nobody's.
    """
    asking, quoting = lists["verbes-interview"], lists["verbes-citation"]
    for verb in sentence.words:
        if (verb.lemma not in asking and verb.lemma not in quoting) or not _bare_participle(sentence, verb):
            continue
        outlet = agent(sentence, verb) or _host(sentence, verb, lists)
        if outlet is not None and _is_outlet(sentence, outlet, lists):
            yield without_fused(sentence, outlet, noun_phrase(sentence, outlet))


def _bare_participle(sentence: Sentence, verb: Word) -> bool:
    past = verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past"
    return past and not any(w.lemma in GRAMMAR.perfect_auxiliaries for w in auxiliaries(sentence, verb)[-1:])


def _host(sentence: Sentence, verb: Word, lists: WordLists) -> Word | None:
    """The outlet whose guest somebody is: *invité de Matin Première*; it must be in the word lists."""
    near = (w for w in sentence.children(verb) if w.index > verb.index and w.upos in ("NOUN", "PROPN"))
    guest = next((w for w in near if any(c.form.lower() in GRAMMAR.of_forms for c in sentence.children(w))), None)
    return guest if guest is not None and is_relay(sentence, guest, lists) else None


def _is_outlet(sentence: Sentence, word: Word, lists: WordLists) -> bool:
    if is_relay(sentence, word, lists):
        return True
    # "interrogé par Mediapart"; bodies that question people have an article, "la DGSI".
    bare = not any(c.relation == "det" for c in sentence.children(word))
    return word.upos == "PROPN" and bare and entity_kind(sentence, word) not in ("PER", "LOC")
