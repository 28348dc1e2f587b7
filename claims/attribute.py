"""Speaker, cue and medium of one match."""

from __future__ import annotations

from collections.abc import Sequence

from claims.grammar import case_of, noun_phrase, passive, verb_group
from claims.match import Match
from claims.text import Sentence, Span, Word
from claims.wordlists import WordLists

__all__ = ["cue_span", "medium_span", "speaker_words"]

_CHANNEL_CASES = frozenset(
    (
        "sur", "dans", "à", "au", "aux", "via", "par", "lors", "lors de", "lors d'", "en", "devant", "auprès",
        "auprès de", "auprès d'", "au cours de", "à l'occasion de",
    )
)  # fmt: skip


_NOBODY = frozenset(("on", "l'on", "ce", "c'", "ça", "cela"))
"""Pronouns that name no source: *on dit que*."""


def cue_span(match: Match) -> Span:
    """The words that attribute: verbs with their auxiliaries, prepositions with their fixed parts, bare others."""
    sentence, spans = match.sentence, []
    for name in match.rule.cue:
        word = match.words.get(name)
        if word is None:
            continue
        if word.upos in ("VERB", "AUX") or (word.upos == "ADJ" and word.feat("VerbForm")):
            spans.append(verb_group(sentence, word))
        else:
            fixed = [w for w in sentence.children(word) if w.relation == "fixed"]
            after = sentence.words[word.index + 1 : word.index + 2]
            if word.form.lower() == "d'" and after and after[0].form.lower() == "après":
                fixed.append(after[0])
            spans.append(Span.around(w.span for w in (word, *fixed)))
    return Span.around(spans)


def speaker_words(match: Match) -> tuple[Word, ...]:
    """The speaker's noun phrase, or nothing."""
    word = match.words.get(match.rule.speaker) if match.rule.speaker else None
    if word is None or word.upos in ("VERB", "ADV", "PUNCT", "ADP") or word.form.lower().lstrip("-t") in _NOBODY:
        return ()
    if word.deprel == "expl:subj" and passive(match.sentence, match.words["trigger"]):
        # "il est espéré que": nobody in particular.
        return ()
    barred = [w for name, w in match.words.items() if name != match.rule.speaker]
    return noun_phrase(match.sentence, word, without=barred)


def medium_span(match: Match, lists: WordLists, content: Sequence[Span], speaker: Sequence[Word]) -> Span | None:
    """The channel named outside the content: *sur Telegram*, *dans un communiqué*, *au micro de RTL*, *à l'AFP*.

    Attachments of such phrases are the parser's weak spot, so any channel phrase of the sentence outside the
    content and the speaker counts; the one nearest to the trigger wins.
    """
    named = match.words.get(match.rule.medium) if match.rule.medium else None
    if named is not None:
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
        phrase = _channel(sentence, word, lists)
        if phrase is None or any(span.overlaps(phrase) for span in content):
            continue
        distance = abs(word.index - match.words["trigger"].index)
        if distance <= 25 and (best is None or distance < best[0]):
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


def _channel(sentence: Sentence, word: Word, lists: WordLists) -> Span | None:
    case = case_of(sentence, word)
    if case in ("de", "d'"):
        # "lors d'une conférence": some trees take *lors* for an adverb of its own.
        marker = next(w for w in sentence.children(word) if w.relation == "case")
        before = sentence.words[marker.index - 1].form.lower() if marker.index else ""
        case = f"{before} {case}" if before in ("lors", "auprès", "cours", "occasion", "issue") else case
    phrase = noun_phrase(sentence, word)
    text = " ".join(w.form for w in phrase if w.upos not in ("DET", "ADP"))
    first = " ".join(w.form for w in phrase)
    if case not in _CHANNEL_CASES:
        return None
    if word.upos == "PROPN" or word.upos in ("X", "NOUN"):
        for name in ("plateformes", "medias", "agences"):
            entries = lists[name]
            hit = next((n for n in (word.form, text, first) if n in entries), None)
            if hit is None:
                continue
            if name == "plateformes" and case not in ("sur", "via", "dans", "à", "par"):
                return None
            if name == "medias" and case in ("de", "d'", "par", "avec", "selon", "d'après"):
                return None
            if name == "agences" and case not in ("à", "au", "auprès de", "auprès", "par", "via", "sur", "dans"):
                return None
            return Span.around(w.span for w in phrase)
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
