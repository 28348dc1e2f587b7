"""Nouns that name a person by country, town or party: *le Lyonnais*, *la Malienne*, *le Vert*.

In: a sentence and a word. Out: yes or no.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR

__all__ = ["is_demonym"]


def is_demonym(sentence: Sentence, word: Word, listed: AbstractSet[str]) -> bool:
    """Whether a capitalised singular noun right after *le*, *la* or *l'* names a person by origin or party.

    By its ending or among those ``listed`` (small letters), which have no such ending; a place (*l'Ukraine*), a name
    (*le Parisien libéré*) or a noun with a complement (*la Lyonnaise des eaux*) is none.
    """
    article = sentence.words[word.index - 1] if word.index else None
    if article is None or article.upos != "DET" or article.form.lower() not in GRAMMAR.singular_definites:
        return False
    if not word.form[:1].isupper() or word.form.isupper():
        return False
    form = word.form.lower()
    if form not in listed and not form.endswith(tuple(GRAMMAR.demonym_endings)):
        return False
    after = sentence.words[word.index + 1] if word.index + 1 < len(sentence.words) else None
    if after is not None and after.upos in ("PROPN", "ADP"):
        return False
    if form in listed and (form not in GRAMMAR.places_and_people or _masculine(article)):
        # "la Suisse" is a country, "le Suisse" is one of its citizens.
        return True
    return not any(e.kind == "LOC" and e.span.overlaps(word.span) for e in sentence.entities)


def _masculine(article: Word) -> bool:
    return article.form.lower() in GRAMMAR.masculine_determiners
