"""The addressee of a claim: *a déclaré aux députés*, *devant la presse*, *lui a-t-il répondu*.

In: a match, the content and the speaker. Out: the span of the addressee, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.attribution.relayed_sources import newsroom_list
from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.rules.matcher import Match
from claims.syntax.function_words import case_of
from claims.syntax.noun_phrases import noun_phrase, without_fused

__all__ = ["addressee_span"]

_AUXILIARY = 2
"""Greatest distance in words between an auxiliary and its participle; parsers hang the addressee on either."""
_REACH = 12
"""Greatest distance in words between a verb of speech and its addressee, which may stand after the subject."""


def addressee_span(
    match: Match, lists: WordLists, content: Sequence[Span], speaker: Sequence[Word], medium: Span | None
) -> Span | None:
    """The addressee of the claim, without its preposition, or None.

    A newspaper or an agency that was told something (*au Figaro*) is both addressee and medium. A place (*à Paris*,
    *à l'Assemblée*) or a channel (*à la radio*, *dans un communiqué*) is no addressee; nor is a person who is accused
    or reproached: that is the target of the claim.
    """
    sentence, trigger = match.sentence, match.words["trigger"]
    telling = trigger.lemma in lists.classes.speech_verbs or trigger.lemma in lists["verbes-promesse"]
    if not telling or trigger.lemma in lists["verbes-accusation"]:
        return None
    barred = {w.index for w in speaker} | {w.index for w in match.words.values()}
    for child in sentence.children(trigger):
        if child.index in barred or any(span.overlaps(child.span) for span in content):
            continue
        if _dative(sentence, child, trigger):
            return child.span
        addressed = child.relation == "obj" and child.index > trigger.index and child.upos in ("NOUN", "PROPN")
        if (
            addressed
            and any(w.index < trigger.index for w in speaker)
            and _can_be_addressed(sentence, child, lists, "")
        ):
            # "prévenir, avertir, informer les salariés que"
            return place_of(noun_phrase(sentence, child))
    for word in sentence.words[max(0, trigger.index - _REACH) : trigger.index + _REACH]:
        if word.index in barred or any(span.covers(word.span) for span in content):
            continue
        case = case_of(sentence, word)
        if (
            case not in GRAMMAR.addressee_prepositions
            or _compound(sentence, word)
            or not _governed(sentence, word, trigger, barred)
        ):
            continue
        span = place_of(without_fused(sentence, word, noun_phrase(sentence, word)))
        addressed = medium is not None and medium.overlaps(span) and _is_told_newsroom(sentence, word, lists, case)
        if addressed or (
            not (medium is not None and medium.overlaps(span)) and _can_be_addressed(sentence, word, lists, case)
        ):
            return span
    return None


def _dative(sentence: Sentence, word: Word, trigger: Word) -> bool:
    """Whether a pronoun before the verb is its addressee; *l'expert, lui, a maintenu* only stresses the subject."""
    if word.upos != "PRON" or word.form.lower() not in GRAMMAR.dative_clitics or word.index > trigger.index:
        return False
    return word.relation in ("iobj", "obl", "obj") and sentence.words[word.index + 1].form != ","


def _governed(sentence: Sentence, word: Word, trigger: Word, barred: set[int]) -> bool:
    """Whether a phrase hangs on the verb, or on the subject after it, as parsers often have it."""
    above = sentence.head(word)
    if above is None:
        return False
    auxiliary = (
        above.index < trigger.index and trigger.index - above.index <= _AUXILIARY and above.upos in ("VERB", "AUX")
    )
    return above.index == trigger.index or above.index in barred or auxiliary


def _compound(sentence: Sentence, word: Word) -> bool:
    """Whether *à* belongs to another preposition: *quant à*, *grâce à*."""
    case = next(w for w in sentence.children(word) if w.relation == "case")
    return case.index > 0 and sentence.words[case.index - 1].form.lower() in GRAMMAR.openers_before_a


def _is_told_newsroom(sentence: Sentence, word: Word, lists: WordLists, case: str) -> bool:
    """Whether a medium is a newsroom that was told something, not a channel on which somebody speaks."""
    named = word.upos in ("PROPN", "X") and newsroom_list(noun_phrase(sentence, word), lists) in ("agences", "medias")
    newsroom = named or word.lemma in lists["noms-media"]
    return (newsroom and case not in GRAMMAR.facing_prepositions) or word.lemma in lists["sources-collectives"]


def _can_be_addressed(sentence: Sentence, word: Word, lists: WordLists, case: str) -> bool:
    """Whether a noun is somebody who can be told something; after *à* a body may be a place (*à l'Assemblée*)."""
    if word.upos == "PRON":
        return word.feat("PronType") != "Rel" and word.form.lower() not in GRAMMAR.thing_pronouns
    if word.upos == "PROPN":
        return any(e.kind in ("PER", "ORG") and e.span.overlaps(word.span) for e in sentence.entities)
    nouns = {word.lemma, word.form.lower()}
    someone = lists.classes.persons
    bodies = lists["organisations-anaphoriques"] if case in GRAMMAR.to_prepositions else lists["noms-organisation"]
    return bool(nouns & someone or nouns & bodies or nouns & lists["organisations-anaphoriques"])
