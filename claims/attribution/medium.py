"""The medium of a match: the channel that the text names.

In: a match, its content and speaker. Out: a span, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.attribution.relayed_sources import newsroom_list
from claims.document.tree import Sentence, Span, Word
from claims.lexicon.wordlists import WordLists
from claims.rules.matcher import Match
from claims.syntax.function_words import case_of
from claims.syntax.noun_phrases import noun_phrase, without_fused

__all__ = ["channel_phrase", "medium_span"]

_REACH = 25
"""Words between the trigger and a channel that counts as its medium, whatever the tree says; set by hand."""

_CHANNEL_CASES = frozenset(
    (
        "sur", "dans", "à", "au", "aux", "via", "par", "lors", "lors de", "lors d'", "en", "devant", "auprès",
        "auprès de", "auprès d'", "au cours de", "à l'occasion de",
    )
)  # fmt: skip


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
        return Span.around(w.span for w in through[0])
    named = match.words.get(match.rule.medium) if match.rule.medium else None
    if named is not None and named.index not in {w.index for w in speaker}:
        return Span.around(w.span for w in noun_phrase(match.sentence, named))
    sentence = match.sentence
    announced = _announced(match, lists)
    if announced is not None and not any(span.overlaps(announced) for span in content):
        return announced
    taken = {w.index for w in speaker}
    best: tuple[int, Span] | None = None
    for word in sentence.words:
        if word.index in taken or any(span.covers(word.span) for span in content):
            continue
        phrase = channel_phrase(sentence, word, lists)
        if phrase is None or any(span.overlaps(phrase) for span in content):
            continue
        distance = abs(word.index - match.words["trigger"].index)
        if distance <= _REACH and (best is None or distance < best[0]):
            best = (distance, phrase)
    return best[1] if best else None


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
            return Span.around(w.span for w in noun_phrase(sentence, word))
        if word.upos == "PUNCT":
            return None
    return None


def channel_phrase(sentence: Sentence, word: Word, lists: WordLists) -> Span | None:
    """The phrase of a noun or name that says through what something came (*dans un communiqué*), without *au*; or None.

    It must be a channel or an outlet by the word lists, and stand after a preposition that goes with its kind.
    """
    case = case_of(sentence, word)
    if case in ("de", "d'"):
        # "lors d'une conférence": some trees take *lors* for an adverb of its own.
        marker = next(w for w in sentence.children(word) if w.relation == "case")
        before = sentence.words[marker.index - 1].form.lower() if marker.index else ""
        case = f"{before} {case}" if before in ("lors", "auprès", "cours", "occasion", "issue") else case
    if case not in _CHANNEL_CASES:
        return None
    phrase = without_fused(sentence, word, noun_phrase(sentence, word))
    listed = newsroom_list(phrase, lists) if word.upos in ("PROPN", "X", "NOUN") else ""
    if listed:
        return Span.around(w.span for w in phrase) if case in _LISTED_CASES[listed] else None
    if word.upos == "NOUN" and word.lemma in lists["noms-media"] and case in _OUTLET_CASES:
        named = any(w.upos in ("PROPN", "X") for w in phrase)
        return Span.around(w.span for w in phrase) if named else None
    if word.upos != "NOUN" or word.lemma not in lists["noms-canal"]:
        return None
    spoken = case == "à" and word.lemma in _SPOKEN
    written = case == "par" and word.lemma in _WRITTEN
    if spoken or written or case in _INSIDE:
        return Span.around(w.span for w in phrase)
    return None


_LISTED_CASES = {
    "plateformes": frozenset(("sur", "via", "dans", "à", "par")),
    "medias": frozenset(_CHANNEL_CASES - {"par"}),
    "agences": frozenset(("à", "au", "auprès de", "auprès", "par", "via", "sur", "dans")),
}
_WRITTEN = frozenset(("communiqué", "courriel", "lettre", "message", "courrier", "mail", "tweet", "visioconférence"))
_SPOKEN = frozenset(("micro", "antenne", "presse", "télévision", "radio", "barre", "issue"))
_INSIDE = frozenset(
    (
        "dans", "sur", "via", "devant", "en", "durant", "pendant", "lors", "lors de", "lors d'", "au cours de",
        "au cours d'", "cours de", "cours d'", "à l'occasion de", "occasion de", "occasion d'", "à l'issue de",
        "issue de", "issue d'",
    )
)  # fmt: skip
_OUTLET_CASES = frozenset(("à", "au", "sur", "dans", "auprès de", "auprès", "par", "via", "chez"))
