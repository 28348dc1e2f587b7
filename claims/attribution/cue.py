"""The cue of a match: the words that attribute."""

from __future__ import annotations

from claims.document.span import Span
from claims.document.word import place_of
from claims.rules.matcher import Match
from claims.syntax.phrases import ACCORDING, phrase_words
from claims.syntax.verbs import auxiliaries, verb_group

__all__ = ["cue_span"]


def cue_span(match: Match) -> Span:
    """The words that attribute: verbs with auxiliaries, copulas, prepositions with their fixed parts, bare others."""
    sentence, spans = match.sentence, []
    for name in match.rule.cue:
        word = match.words.get(name)
        if word is None:
            continue
        phrase = match.rule.trigger.phrase
        if name == "trigger" and phrase:
            spans.append(place_of(phrase_words(phrase, sentence, word)))
        elif word.upos in ("VERB", "AUX") or (word.upos == "ADJ" and word.feat("VerbForm")):
            spans.append(verb_group(sentence, word))
        elif match.rule.trigger.mood and name == "trigger" and auxiliaries(sentence, word):
            # "serait en fuite": the mood attributes, and it stands on the copula.
            spans.append(place_of(auxiliaries(sentence, word)))
        else:
            # Some trees do not tell that both words of "d'après" are one preposition.
            fixed = [w for w in sentence.children(word) if w.relation == "fixed"]
            spans.append(place_of((word, *fixed, *phrase_words(ACCORDING, sentence, word))))
    return Span.around(spans)
