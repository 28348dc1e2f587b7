"""The medium of a match: the channel that the text names.

In: a match, its content and speaker. Out: a span, or None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claims.attribution.asking_outlets import asking_outlets
from claims.attribution.relayed_sources import is_title, newsroom_list
from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.rules.matcher import Match
from claims.syntax.function_words import case_of
from claims.syntax.noun_phrases import noun_phrase, without_fused

__all__ = ["channel_phrase", "medium_span"]

_REACH: Final = 25
"""Words between the trigger and a channel that counts as its medium, whatever the tree says; set by hand."""


def medium_span(
    match: Match,
    lists: WordLists,
    content: Sequence[Span],
    speaker: Sequence[Word],
    through: Sequence[Sequence[Word]] = (),
) -> Span | None:
    """The channel named outside the content: *sur Telegram*, *dans un communiqué*, *au micro de RTL*, *à l'AFP*.

    Parsers attach such phrases badly, so any channel phrase of the sentence outside the content and the speaker
    counts; of several, the one nearest to the trigger. ``through`` are the channels already found
    in the speaker's place, the outermost of which counts.
    """
    if through:
        return place_of(through[0])
    named = match.words.get(match.rule.medium) if match.rule.medium else None
    if named is not None and named.index not in {w.index for w in speaker}:
        return place_of(noun_phrase(match.sentence, named))
    sentence = match.sentence
    announced = _announced(match, lists)
    if announced is not None and not any(span.overlaps(announced) for span in content):
        return announced
    held = _antecedent(match, lists)
    if held is not None and not any(span.overlaps(held) for span in content):
        return held
    taken = {w.index for w in speaker}
    best: tuple[int, Span] | None = None
    for word, phrase in (*_channels(sentence, lists), *_outlets(sentence, lists)):
        if word.index in taken or any(span.overlaps(phrase) for span in content):
            continue
        distance = abs(word.index - match.words["trigger"].index)
        if distance <= _REACH and (best is None or distance < best[0]):
            best = (distance, phrase)
    return best[1] if best else None


def _channels(sentence: Sentence, lists: WordLists) -> Iterator[tuple[Word, Span]]:
    # A channel stands after a preposition.
    found: list[tuple[Word, Span]] = []
    for place in sorted({w.head for w in sentence.words if w.relation == "case" and w.head >= 0}):
        word = sentence.words[place]
        phrase = channel_phrase(sentence, word, lists)
        if phrase is not None:
            found.append((word, _with_publisher(sentence, word, phrase, lists)))
    for word, phrase in found:
        # "LinkedIn" in "un message publié sur LinkedIn" is no other channel.
        yield word, next((other for _, other in found if other.covers(phrase) and len(other) > len(phrase)), phrase)


def _with_publisher(sentence: Sentence, word: Word, phrase: Span, lists: WordLists) -> Span:
    """A channel with the platform or outlet on which it came out: *une vidéo diffusée lundi sur TikTok*."""
    after = [w for w in sentence.children(word) if w.relation == "acl" and w.lemma in GRAMMAR.publishing_verbs]
    for participle in after if word.upos == "NOUN" else ():
        for name in sentence.subtree(participle):
            if name.index > participle.index and case_of(sentence, name) and _names_outlet(sentence, name, lists):
                return Span(phrase.start, place_of(noun_phrase(sentence, name)).end)
    return phrase


def _names_outlet(sentence: Sentence, word: Word, lists: WordLists) -> bool:
    phrase = noun_phrase(sentence, word)
    if word.upos in ("PROPN", "X"):
        return bool(newsroom_list(phrase, lists))
    known = word.lemma in lists["noms-media"] or word.lemma in lists["noms-canal"]
    return word.upos == "NOUN" and known and any(w.upos in ("PROPN", "X") for w in phrase)


def _outlets(sentence: Sentence, lists: WordLists) -> Iterator[tuple[Word, Span]]:
    for phrase in asking_outlets(sentence, lists):
        yield phrase[0], place_of(phrase)


def _antecedent(match: Match, lists: WordLists) -> Span | None:
    """The channel in whose relative clause the cue stands: *une vidéo où il assure que*, *une lettre dans laquelle*."""
    sentence, trigger = match.sentence, match.words["trigger"]
    noun = sentence.head(trigger) if trigger.relation == "acl" else None
    if noun is None or noun.upos != "NOUN" or noun.lemma not in lists["noms-canal"]:
        return None
    pronoun = next((w for w in sentence.children(trigger) if w.index < trigger.index and _is_place(sentence, w)), None)
    return place_of(noun_phrase(sentence, noun)) if pronoun is not None else None


def _is_place(sentence: Sentence, word: Word) -> bool:
    """Whether a relative pronoun says in what: *où*, *dans laquelle*."""
    if word.form.lower() in GRAMMAR.relative_places:
        return True
    return word.form.lower() in GRAMMAR.relative_subjects and case_of(sentence, word) in GRAMMAR.document_prepositions


def _announced(match: Match, lists: WordLists) -> Span | None:
    """The channel right before a colon: *une déclaration : « … »*."""
    if match.rule.where != "colon":
        return None
    sentence = match.sentence
    colon = next((w for w in sentence.words[match.words["trigger"].index + 1 :] if w.form == ":"), None)
    if colon is None:
        return None
    for word in reversed(sentence.words[match.words["trigger"].index + 1 : colon.index]):
        if word.upos == "NOUN" and word.lemma in lists["noms-canal"]:
            return place_of(noun_phrase(sentence, word))
        if word.upos == "PUNCT":
            return None
    return None


def channel_phrase(sentence: Sentence, word: Word, lists: WordLists) -> Span | None:
    """The phrase of a noun or name that says through what something came (*dans un communiqué*), without *au*; or None.

    It must be a channel or an outlet by the word lists, and stand after a preposition that goes with its kind.
    """
    case = _preposition(sentence, word)
    if case not in _PREPOSITIONS:
        return None
    phrase = without_fused(sentence, word, noun_phrase(sentence, word))
    listed = newsroom_list(phrase, lists) if word.upos in ("PROPN", "X", "NOUN") else ""
    if listed:
        return place_of(phrase) if case in _BEFORE_NAMES[listed] else None
    if case in GRAMMAR.before_outlets and is_title(sentence, word):
        return place_of(phrase)
    if word.upos != "NOUN":
        return None
    if case in GRAMMAR.before_written_channels and _is_way(sentence, word, lists):
        return place_of(phrase)
    if word.lemma in lists["noms-media"] and case in GRAMMAR.before_outlets:
        # "à la télévision nationale" names one as a proper name does; "sur le site industriel" need not.
        told = case in GRAMMAR.to_prepositions and any(w.relation == "amod" for w in sentence.children(word))
        named = told or any(w.upos in ("PROPN", "X") for w in phrase)
        return place_of(phrase) if named else None
    return place_of(phrase) if _is_channel(word, case, lists) else None


def _preposition(sentence: Sentence, word: Word) -> str:
    """The preposition before a noun; of *lors d'une conférence* both words, where a tree takes *lors* for an adverb."""
    case = case_of(sentence, word)
    if case not in GRAMMAR.of_forms:
        return case
    marker = next(w for w in sentence.children(word) if w.relation == "case")
    before = sentence.words[marker.index - 1].form.lower() if marker.index else ""
    return f"{before} {case}" if before in GRAMMAR.openers_before_de else case


def _is_way(sentence: Sentence, word: Word, lists: WordLists) -> bool:
    """Whether a noun is that of *par voie de presse*, *par voie de communiqué*."""
    if word.lemma not in GRAMMAR.way_nouns:
        return False
    return any(w.relation == "nmod" and w.lemma in lists["noms-canal"] for w in sentence.children(word))


def _is_channel(word: Word, case: str, lists: WordLists) -> bool:
    """Whether a noun is a channel behind this preposition: *dans un discours*, *à la radio*, *par courriel*."""
    if word.lemma not in lists["noms-canal"]:
        return False
    spoken = case in GRAMMAR.before_spoken_channels and word.lemma in lists["canaux-oraux"]
    written = case in GRAMMAR.before_written_channels and word.lemma in lists["canaux-ecrits"]
    return spoken or written or case in GRAMMAR.before_channels


_BEFORE_NAMES: Final = {
    "plateformes": GRAMMAR.before_platforms,
    "medias": GRAMMAR.before_media,
    "agences": GRAMMAR.before_agencies,
}
"""The prepositions that stand before the names of each list."""
_PREPOSITIONS: Final = frozenset[str]().union(
    *_BEFORE_NAMES.values(),
    GRAMMAR.before_outlets,
    GRAMMAR.before_channels,
    GRAMMAR.before_spoken_channels,
    GRAMMAR.before_written_channels,
)
