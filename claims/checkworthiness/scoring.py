"""How much each claim is worth checking, and why.

In: a document, its claims, a ``WorthScale``. Out: one ``Worth`` a claim.

Source: ClaimBuster (Hassan et al., KDD 2017), where numbers, entity types and past tenses tell sentences worth checking
from others, and the annotation guidelines of the CheckThat! Lab at CLEF: a claim is worth it when it can be verified,
matters to the public or may harm somebody; opinions, wishes, promises, predictions, questions and courtesies are not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from heapq import merge
from itertools import groupby, islice
from sys import intern
from typing import Final

from claims.checkworthiness.worth_weights import GAP, EntryIndex, WorthScale
from claims.claim import Claim, Worth, WorthReason
from claims.classification.features import future, past
from claims.document.span import Span
from claims.document.tree import Document, Entity, Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.syntax.clauses import governing_word
from claims.syntax.verbs import auxiliaries, mood, passive

__all__ = ["weigh"]

_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")
_GAP_WORDS: Final = 5
_UNIT_WORDS: Final = 3
_CONTENT_UPOS: Final = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
_SAID: Final = 0.7
"""Share of the lemmas of a claim that another must have for the two to say the same; set by hand."""
_LEAST: Final = 3
"""Lemmas below which a claim is too short to count as a repetition; set by hand."""
_MOST_COMPARED: Final = 2_000
"""Earlier claims with the same rare lemmas that one is compared with: a bound on the cost of long texts."""
_NAMES: Final = frozenset(("PER", "ORG", "MISC"))
_NONE: Final[Mapping[str, Sequence[tuple[str, ...]]]] = {}
"""What begins with most words: no entry of any reason."""
_TENSES: Final = frozenset(("past", "present", "prediction"))

Reasons = dict[str, Span | None]
Part = tuple[Sentence, tuple[Word, ...]]
"""A sentence, and those of its words that are meant."""


def weigh(document: Document, claims: Sequence[Claim], scale: WorthScale) -> tuple[Worth, ...]:
    """The worth of each claim, in their order; all of them must be of ``document``.

    The score is the logistic function of the scale's base and the weights of all reasons that are given, each once.
    """
    earlier = _Earlier(claims)
    worths: list[Worth] = []
    for claim in claims:
        parts = list(_parts(document, claim.content))
        reasons = _reasons(document, claim, parts, scale)
        before = earlier.said(_lemmas(parts))
        if before is not None:
            reasons["repeated"] = claims[before].span
        worths.append(_worth(reasons, scale))
    return tuple(worths)


def _worth(reasons: Mapping[str, Span | None], scale: WorthScale) -> Worth:
    given = [
        WorthReason(key=key, weight=scale.weights[key], span=span)
        for key, span in reasons.items()
        if scale.weights.get(key)
    ]
    total = scale.base + sum(reason.weight for reason in given)
    ordered = sorted(given, key=lambda reason: -abs(reason.weight))
    return Worth(score=1 / (1 + math.exp(-total)), reasons=tuple(ordered))


# --- What is said ----------------------------------------------------------------------------------------------------


def _parts(document: Document, spans: Sequence[Span]) -> Iterator[Part]:
    """The words inside the spans, sentence by sentence."""
    near = {s.index: s for span in spans for s in document.sentences_touching(span)}
    for _number, sentence in sorted(near.items()):
        inside = sentence.within(spans[0])
        if len(spans) > 1:
            several = {w.index for span in spans for w in sentence.within(span)}
            inside = tuple([sentence.words[index] for index in sorted(several)])
        if inside:
            yield sentence, inside


def _reasons(document: Document, claim: Claim, parts: Sequence[Part], scale: WorthScale) -> Reasons:
    """The reasons that a claim gives, the content of which is the ``parts``, each once, with their place."""
    reasons: Reasons = {}
    for sentence, words in parts:
        found = _matches(words, scale.content_words)
        for key in scale.content:
            for match in found.get(key, ()):
                whole = _counted(words, match) if key == "amount" else match
                if whole:
                    reasons.setdefault(key, place_of(whole))
        _add_numbers(words, found.get("date", ()), reasons)
        _add_names(sentence.entities, claim, reasons)
        _add_verb(sentence, words, claim, reasons)
    if claim.cue is not None:
        for _sentence, words in _parts(document, (claim.cue,)):
            _add_cue(words, scale, reasons)
    _add_form(document.text, claim, reasons)
    if "amount" in reasons:
        # An amount says all that its number says.
        reasons.pop("number", None)
    return reasons


def _matches(words: Sequence[Word], entries: EntryIndex) -> Mapping[str, Sequence[Sequence[Word]]]:
    """Where the entries of each reason stand in the words, by form or lemma; of one reason one at each place."""
    tokens = [(_form(word.form), word.lemma.lower()) for word in words]
    found: dict[str, list[Sequence[Word]]] = {}
    for place, (form, lemma) in enumerate(tokens):
        by_form, by_lemma = entries.get(form, _NONE), entries.get(lemma, _NONE)
        if not by_form and not by_lemma:
            continue
        for key in (*by_form, *(key for key in by_lemma if key not in by_form)):
            for entry in (*by_form.get(key, ()), *by_lemma.get(key, ())):
                end = _end(tokens, place, entry)
                if end is not None:
                    found.setdefault(key, []).append(words[place:end])
                    break
    return found


def _end(words: Sequence[tuple[str, str]], place: int, entry: tuple[str, ...]) -> int | None:
    """The index after the last word of an entry that begins at ``place``, or None where it does not.

    ``words`` are form and lemma of each word, in small letters.
    """
    for number, token in enumerate(entry):
        if token == GAP:
            rest = entry[number + 1 :]
            ends = (_end(words, start, rest) for start in range(place + 1, place + 2 + _GAP_WORDS))
            return next((end for end in ends if end is not None), None)
        if place >= len(words) or token not in words[place]:
            return None
        place += 1
    return place


def _form(written: str) -> str:
    return written.lower().replace("’", "'")


def _counted(words: Sequence[Word], unit: Sequence[Word]) -> Sequence[Word]:
    """A unit with the number right before it, or nothing where no number stands there."""
    first = next(place for place, word in enumerate(words) if word is unit[0])
    start = next((n for n in range(max(0, first - _UNIT_WORDS), first) if _numeral(words[n])), None)
    return () if start is None else (*words[start:first], *unit)


def _numeral(word: Word) -> bool:
    # "un" is the article, too: alone it is no number.
    return (word.upos == "NUM" or word.form[:1].isdigit()) and word.lemma.lower() not in GRAMMAR.one_forms


def _add_numbers(words: Sequence[Word], dates: Sequence[Sequence[Word]], reasons: Reasons) -> None:
    """Add numbers and dates; a year alone is a date, and so is a day before its month, which is in ``dates``."""
    dated = {w.index for match in dates for w in match}
    for word in words:
        if not _numeral(word):
            continue
        if _YEAR.fullmatch(word.form):
            reasons.setdefault("date", word.span)
        elif word.index + 1 not in dated:
            reasons.setdefault("number", word.span)


def _add_names(entities: Sequence[Entity], claim: Claim, reasons: Reasons) -> None:
    for entity in entities:
        if any(span.covers(entity.span) for span in claim.content):
            reasons.setdefault("named" if entity.kind in _NAMES else "place", entity.span)


def _add_cue(words: Sequence[Word], scale: WorthScale, reasons: Reasons) -> None:
    """Add the reasons that the words of the cue give: each word at most one, the first that has it in the file."""
    used: set[int] = set()
    found = _matches(words, scale.cue_words)
    for key in scale.cue:
        for match in found.get(key, ()):
            if not used.intersection(w.index for w in match):
                used.update(w.index for w in match)
                reasons.setdefault(key, place_of(match))


def _add_verb(sentence: Sentence, words: Sequence[Word], claim: Claim, reasons: Reasons) -> None:
    """Add past or prediction by the verb that governs the content; of several sentences the first decides."""
    verb = _verb(sentence, words)
    if verb is None or not _TENSES.isdisjoint(reasons):
        return
    group = place_of((verb, *auxiliaries(sentence, verb)))
    kind = claim.features.get("conditional")
    form = mood(sentence, verb)
    if form == "imperative":
        reasons.setdefault("rhetorical", group)
    elif future(sentence, verb) or kind == "future_in_past":
        reasons.setdefault("prediction", group)
    elif kind in ("modal", "hypothesis"):
        reasons.setdefault("supposition", group)
    elif _was(sentence, verb):
        reasons["past"] = group
    elif form == "indicative":
        reasons["present"] = group


def _verb(sentence: Sentence, words: Sequence[Word]) -> Word | None:
    """The verb that gives the time: the top word, or the verb below it where it is a noun."""
    top = governing_word(words)
    if top is None or top.feat("VerbForm") or auxiliaries(sentence, top):
        return top
    return next((w for w in words if w.head == top.index and w.feat("VerbForm")), top)


def _was(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb group is in a past tense; a participle in a present passive is not."""
    helpers = auxiliaries(sentence, verb)
    if any(past(sentence, w) for w in helpers if w.relation == "cop" or passive(sentence, verb)):
        return True
    return past(sentence, verb) and (len(helpers) > 1 or not passive(sentence, verb))


def _add_form(text: str, claim: Claim, reasons: Reasons) -> None:
    """Add question or exclamation, by the mark at the end."""
    end = text[claim.span.end - 1 : claim.span.end + 2].strip()
    if end.endswith("?") or end.startswith("?"):
        reasons.setdefault("question", None)
    elif end.endswith("!") or end.startswith("!"):
        reasons.setdefault("rhetorical", None)


# --- What was said before --------------------------------------------------------------------------------------------


def _lemmas(parts: Sequence[Part]) -> frozenset[str]:
    return frozenset([intern(w.lemma.lower()) for _s, words in parts for w in words if w.upos in _CONTENT_UPOS])


class _Earlier:
    """The claims of an article by their lemmas, added as they are asked for in text order."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._lemmas: list[frozenset[str]] = []
        self._with: dict[str, list[int]] = {}

    def said(self, own: frozenset[str]) -> int | None:
        """The index of an earlier claim that says most of what the next one says; one inside another repeats nothing.

        ``own`` are the lemmas of the next claim: each is asked for once, in order.
        """
        at = len(self._lemmas)
        self._lemmas.append(own)
        found = next((before for before in self._alike(own) if self._says(before, at)), None)
        for lemma in own:
            self._with.setdefault(lemma, []).append(at)
        return found

    def _alike(self, own: frozenset[str]) -> Iterator[int]:
        """Earlier claims that may share most of the lemmas ``own``, in order: those with one of the rarest of them.

        A claim that has none of these has too few of the others.
        """
        if len(own) < _LEAST:
            return iter(())
        spared = len(own) - math.ceil(_SAID * len(own)) + 1
        rarest = sorted((self._with.get(lemma, ()) for lemma in own), key=len)[:spared]
        return islice((number for number, _same in groupby(merge(*rarest))), _MOST_COMPARED)

    def _says(self, before: int, at: int) -> bool:
        apart = not self._claims[before].span.overlaps(self._claims[at].span)
        own = self._lemmas[at]
        return apart and len(own & self._lemmas[before]) >= _SAID * len(own)
