"""The speaker of a match, and the channels that grammar puts in its place.

In: a match. Out: the words of the speaker and of the channels.
"""

from __future__ import annotations

from typing import Final

from claims.attribution.medium import channel_phrase
from claims.attribution.relayed_sources import cited_source, is_relay, relayed_source
from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.rules.matcher import Match
from claims.syntax.function_words import case_of
from claims.syntax.noun_phrases import noun_phrase, without_fused
from claims.syntax.verbs import passive

__all__ = ["source_words"]

_NOBODY: Final = GRAMMAR.impersonal_pronouns | GRAMMAR.neuter_pronouns
"""Pronouns that name no source: *on dit que*."""


def source_words(match: Match, lists: WordLists) -> tuple[tuple[Word, ...], tuple[tuple[Word, ...], ...]]:
    """The speaker's noun phrase, and those of the channels that grammar puts in the speaker's place, outermost first.

    In *selon Le Quotidien, citant l'agence Voxa, qui tient l'information d'un responsable* an official speaks through
    an agency and a newspaper.
    """
    sentence, word = match.sentence, match.words.get(match.rule.speaker) if match.rule.speaker else None
    if word is None:
        return (), ()
    relayed = relayed_source(sentence, match.words["trigger"], word, lists)
    if relayed is not None:
        through = (noun_phrase(sentence, relayed.through),) if relayed.through is not None else ()
        return without_fused(sentence, relayed.speaker, noun_phrase(sentence, relayed.speaker)), through
    titled = match.rule.medium in match.words and _title(sentence, match.words[match.rule.medium or ""])
    if titled:
        # "selon Le Quotidien de Tarnes": a newspaper's name, not a channel of the town.
        word = match.words[match.rule.medium or ""]
    relaying: list[tuple[Word, ...]] = []
    asserts = match.words["trigger"].upos in ("VERB", "AUX")
    cited = cited_source(sentence, word, lists) if not asserts and is_relay(sentence, word, lists) else None
    while cited is not None:
        relaying.append(noun_phrase(sentence, word))
        word = cited
        cited = cited_source(sentence, word, lists) if is_relay(sentence, word, lists) else None
    whole = relaying or titled
    return (noun_phrase(sentence, word) if whole else _speaker_words(match, word, lists)), tuple(relaying)


def _title(sentence: Sentence, word: Word) -> bool:
    """Whether a common noun is part of a name: capitals within the sentence, in it or its article."""
    before = sentence.words[word.index - 1] if word.index else None
    article = before is not None and before.upos == "DET" and before.form[:1].isupper()
    return word.index > 1 and (article or word.form[:1].isupper())


def _speaker_words(match: Match, word: Word, lists: WordLists) -> tuple[Word, ...]:
    if word.upos in ("VERB", "ADV", "PUNCT", "ADP") or word.form.lower().lstrip("-t") in _NOBODY:
        return ()
    if word.deprel == "expl:subj" and passive(match.sentence, match.words["trigger"]):
        # "il est espéré que": nobody in particular.
        return ()
    barred = [w for name, w in match.words.items() if name != match.rule.speaker]
    # "la préfète à l'AFP": parsers hang whom she told it on the speaker.
    barred += [
        w
        for w in match.sentence.subtree(word)
        if w.relation == "nmod" and w.index > word.index and channel_phrase(match.sentence, w, lists) is not None
    ]
    # "prévient un témoin vendredi matin": when, not who.
    barred += [w for w in match.sentence.children(word) if _when(match.sentence, w, lists) and w.index > word.index]
    # "les accusations portées par l'ancien trésorier contre le maire": whom they are made against.
    barred += [w for w in match.sentence.children(word) if case_of(match.sentence, w) in GRAMMAR.against_prepositions]
    return without_fused(match.sentence, word, noun_phrase(match.sentence, word, without=barred))


def _when(sentence: Sentence, word: Word, lists: WordLists) -> bool:
    return word.form.lower() in lists.classes.day_names and not case_of(sentence, word)
