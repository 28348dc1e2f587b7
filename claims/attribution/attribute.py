"""Speaker, cue and medium of one match."""

from __future__ import annotations

from collections.abc import Sequence

from claims.attribution.relayed_sources import behind, cites, newsroom, relays
from claims.document.tree import Sentence, Span, Word
from claims.lexicon.wordlists import WordLists
from claims.rules.matcher import Match
from claims.syntax.grammar import case_of, noun_phrase, passive, verb_group, without_fused
from claims.syntax.phrases import phrase_words

__all__ = ["cue_span", "medium_span", "source_words"]

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
        phrase = match.rule.trigger.phrase
        if name == "trigger" and phrase:
            spans.append(Span.around(w.span for w in phrase_words(phrase, sentence, word)))
        elif word.upos in ("VERB", "AUX") or (word.upos == "ADJ" and word.feat("VerbForm")):
            spans.append(verb_group(sentence, word))
        else:
            fixed = [w for w in sentence.children(word) if w.relation == "fixed"]
            after = sentence.words[word.index + 1 : word.index + 2]
            if word.form.lower() == "d'" and after and after[0].form.lower() == "après":
                fixed.append(after[0])
            spans.append(Span.around(w.span for w in (word, *fixed)))
    return Span.around(spans)


def source_words(match: Match, lists: WordLists) -> tuple[tuple[Word, ...], tuple[tuple[Word, ...], ...]]:
    """The speaker's noun phrase, and those of the channels that grammar puts in the speaker's place, outermost first.

    In *selon Le Quotidien, citant l'agence Voxa, qui tient l'information d'un responsable* an official speaks through
    an agency and a newspaper.
    """
    sentence, word = match.sentence, match.words.get(match.rule.speaker) if match.rule.speaker else None
    if word is None:
        return (), ()
    found = behind(sentence, match.words["trigger"], word, lists)
    if found is not None:
        through = (noun_phrase(sentence, found.through),) if found.through is not None else ()
        return noun_phrase(sentence, found.speaker), through
    if match.rule.medium in match.words and _title(sentence, match.words[match.rule.medium or ""]):
        # "selon Le Quotidien de Tarnes": a newspaper's name, not a channel of the town.
        word = match.words[match.rule.medium or ""]
    relaying: list[tuple[Word, ...]] = []
    asserts = match.words["trigger"].upos in ("VERB", "AUX")
    cited = cites(sentence, word, lists) if not asserts and relays(sentence, word, lists) else None
    while cited is not None:
        relaying.append(noun_phrase(sentence, word))
        word = cited
        cited = cites(sentence, word, lists) if relays(sentence, word, lists) else None
    return (noun_phrase(sentence, word) if relaying else _speaker_words(match, word, lists)), tuple(relaying)


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
        if w.relation == "nmod" and w.index > word.index and _channel(match.sentence, w, lists) is not None
    ]
    # "prévient un témoin vendredi matin": when, not who.
    barred += [w for w in match.sentence.children(word) if _when(match.sentence, w, lists) and w.index > word.index]
    return noun_phrase(match.sentence, word, without=barred)


def _when(sentence: Sentence, word: Word, lists: WordLists) -> bool:
    return word.form.lower() in lists.classes.day_names and not case_of(sentence, word)


def medium_span(
    match: Match,
    lists: WordLists,
    content: Sequence[Span],
    speaker: Sequence[Word],
    through: Sequence[Sequence[Word]] = (),
) -> Span | None:
    """The channel named outside the content: *sur Telegram*, *dans un communiqué*, *au micro de RTL*, *à l'AFP*.

    Attachments of such phrases are the parser's weak spot, so any channel phrase of the sentence outside the
    content and the speaker counts; the one nearest to the trigger wins. ``through`` are the channels already found
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
    if case not in _CHANNEL_CASES:
        return None
    phrase = without_fused(sentence, word, noun_phrase(sentence, word))
    listed = newsroom(phrase, lists) if word.upos in ("PROPN", "X", "NOUN") else ""
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
